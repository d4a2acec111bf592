//go:build linux || darwin

package tty

import (
	"fmt"
	"slices"
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

func TestTick(t *testing.T) {
	p := sit(t, "tick", "ITEMS=one,two,three,four")
	p.expect("keys")
	p.shows("tick", "none", "> [ ] 1  one", "  [ ] 2  two", "  [ ] 3  three", "  [ ] 4  four", "keys")
	for _, tt := range []struct{ send, want string }{
		{"3\r", "<<nil> [false false true false]2>"},
		{"1\x1b[B \r", "<<nil> [true true true false]1>"},
		{"zx9۴\r", "<<nil> [true true true true]3>"}, // other letters and digits do nothing
		{"\x1b[D?", "<left by ? [false false false false]3>"},
		{"a\x1b[A \x1b", "<left by esc [true true false true]2>"},
		{"\t \x1b[B1\x1b[1;2C\x1b[200~2\x1b[201~u", "<left by u [false true false false]0>"},
		{"2\x0c", "<the screen must be drawn again [false false false false]1>"},
	} {
		p.send(tt.send)
		p.expect(tt.want)
		p.expect("keys")
	}
	p.send("q")
	p.leaves(1)
}

// Items and lists that are larger than the window leave what is above alone.
func TestTickSmallWindow(t *testing.T) {
	var items []string
	for i := range 15 {
		items = append(items, fmt.Sprintf("item %d %s", i+1, strings.Repeat("long ", 20)))
	}
	p := sit(t, "tick", "ITEMS="+strings.Join(items, ","))
	p.expect("keys")
	top := []string{"tick", "none"}
	if got := p.screen(); !slices.Equal(got[:2], top) || !strings.HasPrefix(got[2], "> [ ] 1  item 1 long") || got[9] != "keys" {
		t.Errorf("the window shows\n%s", strings.Join(got, "\n"))
	}
	p.send("\x1b[A ") // to the last
	p.expect("> [x]    item 15")
	p.expect("keys")
	if got := p.screen(); !slices.Equal(got[:2], top) || !strings.HasPrefix(got[8], "> [x]    item 15 long") || got[9] != "keys" {
		t.Errorf("the window shows\n%s", strings.Join(got, "\n"))
	}
	p.send("0")
	p.expect("> [x] 0  item 10")
	p.expect("keys")
	if got := p.screen(); !slices.Equal(got[:2], top) || got[9] != "keys" {
		t.Errorf("the window shows\n%s", strings.Join(got, "\n"))
	}
	p.send("q")
	p.leaves(1)
}

// What the ticker believes is what survey answers, whatever is pressed.
func FuzzTicker(f *testing.F) {
	f.Add(uint8(4), []byte("1a 3 92"))
	f.Add(uint8(12), []byte("0nnpp 8"))
	f.Fuzz(func(t *testing.T, n uint8, presses []byte) {
		list := &Checklist{Items: make([]string, n%15+1), Keys: "q", At: int(n) % 20}
		list.Ticked = make([]bool, len(list.Items))
		keys := map[byte]Key{'n': Down, 'p': Up, 'r': Right, 'l': Left, 't': Tab}
		i := 0
		c := ticker{list: list, key: func() (Key, error) {
			if i == len(presses) {
				return 0, ErrEOF
			}
			i++
			if k, ok := keys[presses[i-1]]; ok {
				return k, nil
			}
			return Key(presses[i-1]), nil
		}}
		c.start()
		at, ticked := 0, make([]bool, len(list.Items))
		for k, err := c.next(); err == nil; k, err = c.next() {
			switch k {
			case Up:
				at = (at + len(ticked) - 1) % len(ticked)
			case Down:
				at = (at + 1) % len(ticked)
			case Space:
				ticked[at] = !ticked[at]
			case Right, Left:
				for i := range ticked {
					ticked[i] = k == Right
				}
			case Enter:
			default:
				t.Fatalf("%v reaches survey", k)
			}
			if at != list.At || !slices.Equal(ticked, list.Ticked) {
				t.Fatalf("the list is %v at %d, survey has %v at %d", list.Ticked, list.At, ticked, at)
			}
		}
	})
}
