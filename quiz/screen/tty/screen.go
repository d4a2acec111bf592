package tty

import "strings"

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
	if t.drawn = len(frame) > 0; t.drawn {
		t.top = frame[0]
	}
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
	return t.show(b.String())
}
