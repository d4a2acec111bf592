package tty

import (
	"bytes"
	"strings"
)

const (
	syncBegin = "\x1b[?2026h" // show what follows at once, where a terminal knows how
	syncEnd   = "\x1b[?2026l"
	clearLine = "\r\x1b[0m\x1b[K"
)

// Draw shows the frame from the top of the window, in one write, and nothing
// under it. The prompt that follows takes the line under the frame, so at most
// one line less than the window has is drawn. The lines must be safe; they may
// be styled.
func (t *Terminal) Draw(frame []string) error {
	_, rows := t.Size()
	frame = frame[:min(len(frame), max(rows-1, 0))]
	var b strings.Builder
	b.WriteString(syncBegin + "\x1b[?25l\x1b[H")
	for _, line := range frame {
		// Cleared before and not after: behind a line as wide as the window
		// stands its own last character.
		b.WriteString(clearLine)
		b.WriteString(line)
		b.WriteString("\x1b[0m\r\n")
	}
	b.WriteString("\x1b[J" + syncEnd)
	t.drawn = len(frame)
	return t.show(b.String())
}

// surveyOut is the terminal as survey writes to it, with the line ends that raw
// mode asks for.
type surveyOut struct{ t *Terminal }

func (o surveyOut) Write(p []byte) (int, error) {
	if err := o.t.show(string(bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n")))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Fd is what survey asks the window's width of.
func (o surveyOut) Fd() uintptr {
	if surveyReads {
		return surveyOutFd
	}
	return o.t.outFd
}
