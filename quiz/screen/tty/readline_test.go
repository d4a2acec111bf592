//go:build linux || darwin

package tty

import (
	"strings"
	"testing"
)

func TestReadLine(t *testing.T) {
	p := sit(t, "line")
	p.expect("\x1b[?25h") // the cursor is shown to type at
	p.shows("type", "none", "answer:")
	for _, tt := range []struct{ send, want string }{
		{"hello world\r", `<"hello world">`},
		{"abc\x7f\x1b[D\x1b[Dx\r", `<"xab">`},
		{"one two\x17\x17three\r", `<"three">`},
		{"سلام\x7f\r", `<"سلا">`},
		{"\x1b[200~two\nlines\x1b[2J\n\x1b[201~ more\r", `<"two lines[2J more">`},
		{"\x1b[1;2C\x1b[M !!\x1bOPkept\x04\r", `<"kept">`},
		{"back\x1b", `<entry left "back">`}, // the text is in the next prompt
		{"\x0c", `<the screen must be drawn again "back">`},
		{" again\r", `<"back again">`},
	} {
		p.send(tt.send)
		p.expect(tt.want)
	}
	p.send("end\r")
	p.leaves(0)
}

func TestReadLineScrolls(t *testing.T) {
	p := sit(t, "line")
	p.expect("answer:")
	p.send(strings.Repeat("0123456789", 5))
	p.expect("56789\x1b[40G")
	p.expect("\x1b[?25h")
	p.shows("type", "none", "answer: "+strings.Repeat("0123456789", 5)[19:])
	p.send("\x01")
	p.expect("\x1b[9G\x1b[?25h")
	p.shows("type", "none", "answer: "+strings.Repeat("0123456789", 5)[:31])
	p.resize(25, 10)
	p.expect("<the screen must be drawn again")
	p.send("\x15end\r")
	p.leaves(0)
}
