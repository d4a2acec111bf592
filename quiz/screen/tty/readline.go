package tty

import (
	"fmt"
	"strings"

	"sabaq/quiz/screen/ink"
)

// minField is how many columns of a line entry are kept from a long prompt.
const minField = 12

// ReadLine lets a person type a line under the frame, behind the prompt, which
// must be safe and one line. prefill is text to begin with. The usual keys
// edit it; text may be pasted, its line ends become spaces; a line holds 1000
// runes. What is returned has no control characters.
//
// Esc returns ErrBack, Ctrl-D on an empty line ErrEOF, and the others are those
// of ReadKey, ErrRedraw for the key Redraw. The text typed so far comes with
// every error, ready to be the prefill of the next call.
//
// It is ours and not survey's Input, which asks the terminal for the cursor's
// place and waits for ever where a terminal doesn't answer.
func (t *Terminal) ReadLine(prompt, prefill string) (string, error) {
	var l line
	l.insert(clean(prefill))
	text, err := t.edit(prompt, &l)
	t.entry = ""
	if hiding := t.show("\x1b[?25l"); err == nil {
		err = hiding
	}
	return text, err
}

func (t *Terminal) edit(prompt string, l *line) (string, error) {
	for {
		if err := t.showLine(prompt, l); err != nil {
			return l.String(), err
		}
		t.entry = l.String()
		k, err := t.key()
		if err != nil {
			return l.String(), err
		}
		done := true
		switch {
		case k == Enter:
			return l.String(), nil
		case k == Esc:
			return l.String(), ErrBack
		case k == Redraw:
			return l.String(), ErrRedraw
		case k == CtrlD && len(l.text) == 0:
			return "", ErrEOF
		case k == Paste:
			done = l.insert(clean(strings.TrimRight(t.keys.dec.Pasted(), "\r\n")))
		default:
			done = l.press(k)
		}
		if !done {
			if err := t.show("\a"); err != nil {
				return l.String(), err
			}
		}
	}
}

// showLine draws the prompt and what fits of the text.
func (t *Terminal) showLine(prompt string, l *line) error {
	cols, _ := t.Size()
	prompt = ink.Cut(prompt, cols-minField)
	column := ink.Cells(prompt)
	shown, cursor := l.view(max(cols-column, minField))
	return t.show(fmt.Sprintf("\x1b[?25l%s%s\x1b[0m%s\x1b[%dG\x1b[?25h", clearLine, prompt, shown, column+cursor+1))
}
