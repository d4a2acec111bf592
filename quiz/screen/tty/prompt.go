package tty

import (
	"github.com/AlecAivazis/survey/v2"
	"github.com/AlecAivazis/survey/v2/terminal"
)

// surveyIn is the keyboard as survey reads it: every Read gives one whole key in
// a spelling that survey knows, so that it takes none apart and buffers none.
type surveyIn struct {
	fd   uintptr
	next func() (Key, error)
	rest string
}

func (in *surveyIn) Fd() uintptr { return in.fd }

func (in *surveyIn) Read(p []byte) (int, error) {
	if in.rest == "" {
		k, err := in.next()
		if err != nil {
			return 0, err
		}
		in.rest = spelling(k)
	}
	n := copy(p, in.rest)
	in.rest = in.rest[n:]
	return n, nil
}

// spelling is how survey reads a key; one that it doesn't know is a NUL, which
// it ignores.
func spelling(k Key) string {
	switch k {
	case Up:
		return "\x1b[A"
	case Down:
		return "\x1b[B"
	case Right:
		return "\x1b[C"
	case Left:
		return "\x1b[D"
	case Enter, Esc:
		return string(rune(k))
	}
	if r, ok := k.Rune(); ok {
		return string(r)
	}
	return "\x00"
}

// stdio is what survey is run on.
func (t *Terminal) stdio(next func() (Key, error)) terminal.Stdio {
	return terminal.Stdio{In: &surveyIn{fd: t.inFd, next: next}, Out: surveyOut{t}, Err: surveyOut{t}}
}

// A keyPrompt asks for one key: a line of hints, drawn and read by survey's
// Renderer. The body of the screen isn't its affair, for what survey renders it
// also erases.
type keyPrompt struct {
	survey.Renderer
	Footer string
}

func (p *keyPrompt) ask() error {
	if err := p.Render("{{.Footer}}", p); err != nil {
		return err
	}
	if !surveyReads {
		_, err := p.Stdio().In.Read(make([]byte, 16))
		return err
	}
	keys := p.NewRuneReader()
	if err := keys.SetTermMode(); err != nil {
		return err
	}
	defer func() { _ = keys.RestoreTermMode() }() // of a terminal that was closed, it can't
	_, _, err := keys.ReadRune()
	return err
}

// ReadKey shows the footer, one safe line, under the frame and waits for a key.
// Text that is pasted is dropped. The key Redraw asks to draw again. Errors:
// ErrEOF for Ctrl-D, a Signal for Ctrl-C and for the end of all prompts, or that
// of writing to the terminal.
func (t *Terminal) ReadKey(footer string) (Key, error) {
	var pressed Key
	prompt := keyPrompt{Footer: footer}
	prompt.WithStdio(t.stdio(func() (k Key, err error) {
		for k = Paste; k == Paste && err == nil; {
			k, err = t.key()
		}
		if k == CtrlD && err == nil {
			err = ErrEOF
		}
		pressed = k
		return k, err
	}))
	if err := prompt.ask(); err != nil {
		return 0, t.keys.ended(gone(err))
	}
	return pressed, nil
}
