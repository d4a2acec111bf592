package tty

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"sabaq/quiz/screen/ink"
)

// show writes a line with its cursor as a bar.
func (l *line) show() string {
	return strings.Join(l.text[:l.at], "") + "|" + strings.Join(l.text[l.at:], "")
}

func TestLinePress(t *testing.T) {
	const family = "\U0001F468\u200d\U0001F469\u200d\U0001F467"
	tests := []struct {
		name, text string
		keys       []Key
		want       string
	}{
		{"type", "", []Key{'a', 'b', Space, 'c'}, "ab c|"},
		{"type inside", "ac", []Key{Left, 'b'}, "ab|c"},
		{"backspace", "abc", []Key{Backspace, Left, Backspace}, "|b"},
		{"delete", "abc", []Key{Home, Delete, Right, CtrlD}, "b|"},
		{"ends", "abc", []Key{CtrlA, 'x', CtrlE, 'y'}, "xabcy|"},
		{"kill left", "one two", []Key{WordLeft, CtrlU}, "|two"},
		{"kill right", "one two", []Key{WordLeft, CtrlK}, "one |"},
		{"kill word", "one two  ", []Key{CtrlW}, "one |"},
		{"words", "one two three", []Key{WordLeft, WordLeft, WordRight}, "one two| three"},
		{"words stop at the ends", "one", []Key{WordRight, WordLeft, WordLeft}, "|one"},
		{"a mark joins its letter", "e", []Key{'\u0301', Left}, "|e\u0301"},
		{"a letter goes with its marks", "\u0628\u064e\u0651", []Key{Backspace}, "|"},
		{"a conjunct's vowel", "कि", []Key{Backspace}, "|"},
		{"an emoji of parts", "x" + family, []Key{Backspace}, "x|"},
		{"a joiner is kept", "می", []Key{'\u200c', 'ر'}, "می\u200cر|"},
		{"right to left", "سل", []Key{'ا', 'م'}, "سلام|"},
		{"controls and overrides aren't typed", "a", []Key{'\u202e', '\u2066', '\u00ad', '\ufeff', Tab, PgUp}, "a|"},
		{"nothing to do", "", []Key{Left, Right, Backspace, Delete, CtrlU, CtrlK, CtrlW}, "|"},
		{"deleting between joins", "e\u0301", []Key{Home, 'x', Home}, "|xe\u0301"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var l line
			l.insert(tt.text)
			for _, k := range tt.keys {
				l.press(k)
			}
			if got := l.show(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLinePressTells(t *testing.T) {
	var l line
	for _, k := range []Key{Left, Right, Backspace, Delete, PgUp, '\u202e', Tab} {
		if l.press(k) {
			t.Errorf("%v had something to do on an empty line", k)
		}
	}
	if !l.press('a') || !l.press(Left) || !l.press(Delete) {
		t.Error("a key that edits says that it didn't")
	}
}

func TestLineCap(t *testing.T) {
	var l line
	if !l.insert(strings.Repeat("ب", maxLine-1)) {
		t.Error("a line of less than the cap didn't fit")
	}
	if l.insert("xyz") {
		t.Error("the cap was passed without a word")
	}
	if got := utf8.RuneCountInString(l.String()); got != maxLine || !strings.HasSuffix(l.String(), "x") {
		t.Errorf("the line has %d runes, want %d", got, maxLine)
	}
	if l.press('y') || !l.press(Backspace) || !l.press('y') {
		t.Error("a full line takes a key again only after one was deleted")
	}
}

func TestLineView(t *testing.T) {
	tests := []struct {
		name, text string
		keys       []Key
		cols       int
		want       string
		cursor     int
	}{
		{"fits", "abc", nil, 4, "abc", 3},
		{"the cursor needs a column", "abcd", nil, 4, "bcd", 3},
		{"at the start", "abcdef", []Key{Home}, 4, "abc", 0},
		{"inside", "abcdef", []Key{Left, Left, Left, Left}, 4, "cde", 0},
		{"wide", "世界地図", nil, 6, "地図", 4},
		{"half a wide letter isn't shown", "a世界", []Key{Home}, 5, "a世", 0},
		{"marks take no column", "e\u0301e\u0301e\u0301", nil, 4, "e\u0301e\u0301e\u0301", 3},
		{"deleting scrolls back", "abcdef", []Key{Backspace, Backspace, Backspace}, 4, "abc", 3},
		{"no room at all", "世", nil, 0, "", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var l line
			l.insert(tt.text)
			l.view(tt.cols)
			for _, k := range tt.keys {
				l.press(k)
				l.view(tt.cols)
			}
			if got, cursor := l.view(tt.cols); got != tt.want || cursor != tt.cursor {
				t.Errorf("shows %q, cursor in column %d, want %q, %d", got, cursor, tt.want, tt.cursor)
			}
		})
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"one\ntwo\tthree\r":                  "one two three ",
		"\x1b]52;c;eA==\a":                   "]52;c;eA==",
		"\x1b[2J\u009b31m\x00\u202eabc":      "[2J31mabc",
		"\xff\xfea":                          "a",
		"می\u200cروم":                        "می\u200cروم",
		"\U0001F1F5\U0001F1F0 \u2066x\u2069": "\U0001F1F5\U0001F1F0 x",
	} {
		if got := clean(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

// Whatever is typed, the cursor stays within the field, nothing unsafe is in
// the line, and the clusters are those of the whole text.
func FuzzLine(f *testing.F) {
	f.Add("one two", []byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, uint8(10))
	f.Add("e\u0301\U0001F468\u200d\U0001F469 می\u200cروم", []byte{12, 8, 13, 14, 0, 0, 15}, uint8(3))
	keys := []Key{Left, Right, Home, End, WordLeft, WordRight, Backspace, Delete, CtrlW, CtrlU, CtrlK, 'x', '\u0301', '\u200d',
		'\U0001F469', 'ک', Space, '\u202e', '世', '\U0001F1F5', Tab, Redraw}
	f.Fuzz(func(t *testing.T, text string, presses []byte, cols uint8) {
		var l line
		l.insert(clean(text))
		for _, p := range presses {
			l.press(keys[int(p)%len(keys)])
			if p > 200 {
				l.insert(clean(text))
			}
			if l.at < 0 || l.at > len(l.text) {
				t.Fatalf("the cursor is at %d of %d", l.at, len(l.text))
			}
			shown, cursor := l.view(int(cols))
			if room := max(int(cols)-1, 1); ink.Cells(shown) > room || cursor < 0 || cursor > max(room, 2) {
				t.Fatalf("%q and a cursor at %d in a field of %d", shown, cursor, cols)
			}
		}
		s := l.String()
		if again := ink.Clusters(s); len(again) != len(l.text) {
			t.Fatalf("%q has %d clusters, the line %d", s, len(again), len(l.text))
		}
		if utf8.RuneCountInString(s) > maxLine {
			t.Fatalf("%d runes", utf8.RuneCountInString(s))
		}
		for _, r := range s {
			if unicode.IsControl(r) || r == '\u202e' || r == utf8.RuneError {
				t.Fatalf("%q in the line", r)
			}
		}
	})
}
