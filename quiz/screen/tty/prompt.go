package tty

import (
	"unicode/utf8"

	"github.com/AlecAivazis/survey/v2"
	"github.com/AlecAivazis/survey/v2/terminal"
)

// surveyIn is the keyboard as survey reads it: every Read is one whole key, so
// that survey takes none apart and buffers none.
type surveyIn struct {
	t       *Terminal
	pressed Key // by the last Read
}

func (in *surveyIn) Fd() uintptr { return in.t.inFd }

// Read hands survey one rune for any key. What survey makes of it isn't looked
// at, and it never waits for more: a key that types nothing is U+FFFD.
func (in *surveyIn) Read(p []byte) (int, error) {
	for {
		k, err := in.t.key()
		switch {
		case err != nil:
			return 0, err
		case k == CtrlD:
			return 0, ErrEOF
		case k != Paste:
			in.pressed = k
			return copy(p, string(rune(k))), nil
		}
	}
}

// surveyOut is the terminal as survey writes to it.
type surveyOut struct{ t *Terminal }

func (out surveyOut) Fd() uintptr { return out.t.outFd }

func (out surveyOut) Write(p []byte) (int, error) {
	if err := out.t.show(string(p)); err != nil {
		return 0, err
	}
	return len(p), nil
}

// A keyPrompt asks for one key: a line of hints, drawn and read by survey's
// Renderer. The body of the screen isn't its affair, for what survey renders it
// also erases.
type keyPrompt struct {
	survey.Renderer
	Footer string
}

// ask shows the footer and waits. The terminal is raw already, and survey isn't
// to set its modes: those that it would restore afterwards may be the shell's.
func (p *keyPrompt) ask() error {
	if err := p.Render("{{.Footer}}", p); err != nil {
		return err
	}
	if !surveyReads {
		_, err := p.Stdio().In.Read(make([]byte, utf8.UTFMax))
		return err
	}
	_, _, err := p.NewRuneReader().ReadRune()
	return err
}

// ReadKey shows the footer, one safe line, under the frame and waits for a key.
// Text that is pasted is dropped. The key Redraw asks to draw again. Errors:
// ErrEOF for Ctrl-D, a Signal for Ctrl-C and for the end of all prompts, or that
// of writing to the terminal.
func (t *Terminal) ReadKey(footer string) (Key, error) {
	in := &surveyIn{t: t}
	prompt := keyPrompt{Footer: footer}
	prompt.WithStdio(terminal.Stdio{In: in, Out: surveyOut{t}})
	if err := prompt.ask(); err != nil {
		return 0, t.keys.ended(gone(err))
	}
	return in.pressed, nil
}
