//go:build linux || darwin

package screen_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sabaq/quiz/screen"
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

const reviewSection = "Looking over a draft: "

// sit puts a person before a review and waits for its first frame.
func (b *bench) sit(cols, rows int, p ink.Palette) *person {
	b.t.Helper()
	w := newWorld(b.t, kinds)
	you := before(b.t, w.at, cols, rows, b.review(p).Full)
	you.until("the first frame", func() bool { return you.frames > 0 && you.ready() })
	return you
}

// Each kind of card is drawn beside its passage.
func TestReviewFrames(t *testing.T) {
	tests := []struct {
		name, draft string
		does        []string
	}{
		{"decide", small, []string{"k", "d", "c", "p", " ", "u", "\x1b[D", "\x1b[C", "1", "1"}},
		{"later", small, []string{"s", "s", "s", "\r", "8"}},
		{"kinds", kinds, strings.Split(strings.Repeat("5", 12), "")},
	}
	for _, size := range [][2]int{{80, 24}, {40, 10}, {120, 40}} {
		for _, tt := range tests {
			name := fmt.Sprintf("%s-%dx%d", tt.name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				p := newBench(t, tt.draft).sit(size[0], size[1], mono)
				var all strings.Builder
				fmt.Fprintf(&all, "=== begun\n%s", p.screen())
				for _, do := range tt.does {
					p.does(do)
					fmt.Fprintf(&all, "=== %q\n%s", do, p.screen())
				}
				golden(t, "reviewframes/"+name, all.String())
			})
		}
	}
}

// Every key of the help page does what it says, and every key of the footers stands there.
func TestReviewKeys(t *testing.T) {
	const back = "\x1b[D"
	tests := map[string]struct {
		before []string
		key    string
		sees   string
		want   string
	}{
		"k": {nil, "k", "Kept.", "k--"}, "1": {nil, "۱", "Kept.", "k--"}, "enter": {nil, "\r", "Kept.", "k--"}, "space": {nil, " ", "Kept.", "k--"},
		"e": {nil, "e", "What is fed?", "---"}, "2": {nil, "2", "What is fed?", "---"},
		"d": {nil, "D", "Dropped", "d--"}, "3": {nil, "٣", "Dropped", "d--"},
		"c": {nil, "c", "Now it is basic", "---"}, "4": {nil, "4", "Now it is basic", "---"},
		"s": {nil, "s", "2 of 3", "---"}, "5": {nil, "5", "2 of 3", "---"}, "right": {nil, "\x1b[C", "2 of 3", "---"},
		"b": {[]string{"s"}, "b", "1 of 3", "---"}, "left": {[]string{"s"}, back, "1 of 3", "---"},
		"u": {[]string{"k"}, "u", "Taken back.", "---"}, "6": {[]string{"k"}, "6", "Taken back.", "---"}, "backspace": {[]string{"k"}, "\x7f", "Taken back.", "---"},
		"p": {nil, "p", "Paragraph 2", "---"}, "7": {nil, "7", "Paragraph 2", "---"},
		"?": {nil, "?", "Help", "---"}, "8": {nil, "8", "Help", "---"},
		"q": {}, "0": {}, // TestReviewEnds
	}
	var said []string
	for _, name := range keysOf(t, screen.KeysHelp) {
		if key, ok := strings.CutPrefix(name, reviewSection); ok {
			said = append(said, key)
			if _, ok := tests[key]; !ok {
				t.Errorf("keys.md names %q, which nothing here tries", key)
			}
		}
	}
	for name, tt := range tests {
		if !slices.Contains(said, name) {
			t.Errorf("keys.md doesn't name %q", name)
		}
		if tt.key == "" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			b := newBench(t, small)
			b.editor = func(text string) string { return strings.Replace(text, "must be", "is", 1) }
			p := b.sit(80, 24, mono)
			p.press(tt.before...).doesntSee(tt.sees).press(tt.key).sees(tt.sees)
			b.wants(tt.want)
		})
	}
	for _, hint := range screen.ReviewFooterKeys() {
		for _, key := range strings.Fields(hint) {
			if !slices.Contains(said, key) {
				t.Errorf("the footer offers %q, which keys.md doesn't name", key)
			}
		}
	}
}

// A whole review by digits of another script, space, enter and arrows.
func TestReviewWithoutLetters(t *testing.T) {
	b := newBench(t, small)
	p := b.sit(80, 24, mono)
	p.press("\x1b[C", "۳").sees("3 of 3: 0 kept, 1 dropped").press("۴").sees("Now it is typed")
	p.press("۵").sees("The end of the draft", "2 left for later").press("\r").sees("1 of 3")
	p.press(" ").sees("3 of 3").press("۶").sees("1 of 3", "Taken back.").press("۷").sees("Paragraph 2").press("۱")
	p.press("۱", "۱").sees("2 kept, 1 dropped.", "u undo").press("۶").sees("3 of 3").press("۱")
	if err := p.leaves("\r"); err != nil {
		t.Error(err)
	}
	b.wants("kdk")
	if !strings.Contains(p.report.String(), "essay-draft.md is removed") {
		t.Error(p.report.String())
	}
}

// However it is ended, the desk is closed and it is said how to go on.
func TestReviewEnds(t *testing.T) {
	for keys, want := range map[string]error{"q": nil, "0": nil, "\x04": nil, "\x03": tty.ErrInterrupted} {
		b := newBench(t, small)
		p := b.sit(80, 24, mono)
		p.press("k")
		if err := p.leaves(keys); !errors.Is(err, want) {
			t.Errorf("%q: it ended with %v", keys, err)
		}
		if said := p.report.String(); b.closed != 1 || !strings.Contains(said, "1 kept, 0 dropped, 2 left") || !strings.Contains(said, "sabaq deck review essay-draft.md") {
			t.Errorf("%q: closed %d times: %s", keys, b.closed, said)
		}
		b.wants("k--")
	}
}

// A key that follows too fast doesn't decide about a card that nobody has seen.
func TestReviewGuard(t *testing.T) {
	b := newBench(t, small)
	p := b.sit(80, 24, mono)
	p.clock.stop(0)
	p.press("k")
	p.unheard("k")
	b.wants("k--")
}

// What can't be saved leaves the card where it is.
func TestReviewUnsaved(t *testing.T) {
	b := newBench(t, small)
	p := b.sit(80, 24, mono)
	for key, said := range map[string]string{"k": "Not kept: another program holds it.", "d": "Not dropped: another", "c": "Not changed: another"} {
		b.fail = errBusy
		p.press(key).sees(said, "1 of 3: 0 kept, 0 dropped")
	}
	p.press("k")
	b.fail = errBusy
	p.press("u").sees("Not taken back: another program holds it.", "2 of 3")
	b.wants("k--")
}

// Escapes in a draft reach no terminal.
func TestReviewHostile(t *testing.T) {
	const escape = "\x1b]52;c;aGk=\x07\u202e\x1b[5n"
	b := newBench(t, small)
	for _, c := range b.cards {
		c.Entry.Question += escape
		c.Entry.Section += escape
		c.Passage += escape
	}
	p := b.sit(80, 24, mono)
	p.press("p", "q", "k", "d", "s")
	if raw := string(p.raw); strings.Contains(raw, "]52") || strings.Contains(raw, "\u202e") || strings.Contains(raw, "[5n") {
		t.Errorf("%q", raw)
	}
}
