package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestDraft enters lines into forms; "" is Enter alone, "<" is Esc.
func TestDraft(t *testing.T) {
	all := forms()
	for _, test := range []struct {
		name  string
		form  int
		lines []string
		want  string
	}{
		{"basic", 1, []string{"What? ", " That."}, "Q: What?\nA: That."},
		{"nothing entered", 1, []string{"", "What?", "  ", "That."}, "Q: What?\nA: That."},
		{"a line taken back", 1, []string{"Waht?", "<", "What?", "That."}, "Q: What?\nA: That."},
		{"typed", 2, []string{"Who?", "", "A", "B", ""}, "Q: Who?\n= A\n= B"},
		{"cloze", 3, []string{"A [gap]."}, "C: A [gap]."},
		{"choice", 4, []string{"Which?", "one", "", "two", "three", "four", ""}, "Q: Which?\n- [ ] two\n- [ ] three\n- [ ] four\n- [x] one"},
		{"true", 5, []string{"So."}, "T: So."},
		{"false", 6, []string{"So."}, "F: So."},
		{"all", 7, []string{"Which?", "a", "b", ""}, "ALL: Which?\n- a\n- b"},
		{"order", 8, []string{"Order?", "a", "b", "<", "c", "d", ""}, "ORDER: Order?\n1. a\n2. c\n3. d"},
		{"claim", 9, []string{"So.", "", "e1", "e2", "", "", "c", "", ""}, "CLAIM: So.\nevidence: e1\nevidence: e2\ncounter: c"},
	} {
		d := &unsaved{form: all[test.form-1]}
		for _, line := range test.lines {
			if line == "<" {
				d.back()
			} else {
				d.enter(line)
			}
		}
		if got := d.text(); got != test.want || !d.done() {
			t.Errorf("%s: done %v\n%s\nwant\n%s", test.name, d.done(), got, test.want)
		}
	}
	d := &unsaved{form: all[0], fields: map[string]string{"src": "4", "hint": "h", "why": "w"}}
	d.enter("q")
	d.enter("a")
	if got, want := d.text(), "Q: q\nA: a\nhint: h\nwhy: w\nsrc: 4"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if _, ok := (&unsaved{form: all[0]}).back(); ok {
		t.Error("a line came back that was not entered")
	}
}

// TestDeckAdd writes cards at a terminal.
func TestDeckAdd(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "deck.md")
	const before = "# One\n\nQ:  Untidy?\nA: Yes.\n\n# Two\n\nnotes"
	if err := os.WriteFile(path, []byte(before), 0o640); err != nil {
		t.Fatal(err)
	}
	p, cmd := atTerminal(t, dir, nil, "deck", "add", "deck.md")
	p.sees("Which kind of card?")
	p.types("2")
	p.sees("question")
	p.types("Which year?\r")
	p.sees("answer")
	p.types("1997\r")
	p.sees("another answer, or enter")
	p.types("\r")
	p.sees("Which year?")
	p.sees("saves")
	p.types("h")
	p.sees("hint")
	p.types("late\r")
	p.sees("saves")
	p.types("\r")
	p.sees("1 card added")

	// The kind is remembered; all that is typed ahead counts.
	p.types("\rWhich year, again?\r1998\r\r\r")
	p.sees("2 cards added")

	// Another section; a cloze without a gap can't be saved, and is mended.
	p.types("s")
	p.sees("Which section?")
	p.types("\x15one\r")
	p.sees("Which kind of card?")
	p.types("3A gap.\r")
	p.sees("the cloze has no gap")
	p.types("\r") // doesn't save
	p.types("\x1b")
	p.sees("A gap.")
	p.types("\x15A [gap].\r")
	p.sees("saves")
	p.types("\r")
	p.sees("3 cards added")

	// A card that is there already, thrown away; then a card left in the middle by Ctrl-C.
	p.types("3A [gap].\r")
	p.sees("saves")
	p.types("\r")
	p.sees("the deck has this card already")
	p.types("d")
	p.sees("discarded")
	p.types("1Left?\r")
	p.sees("answer")
	p.types("\x03")
	if err := cmd.Wait(); cmd.ProcessState.ExitCode() != 130 {
		t.Errorf("%v, want exit code 130", err)
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := "# One\n\nQ:  Untidy?\nA: Yes.\n\nC: A [gap].\n\n# Two\n\nnotes\n\nQ: Which year?\n= 1997\nhint: late\n\nQ: Which year, again?\n= 1998\n"
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("%v %v", info.Mode(), err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".sabaq*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// TestDeckAddStamps adds to a deck in which all cards have ids.
func TestDeckAddStamps(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "deck.md")
	if err := os.WriteFile(path, []byte("T: a\n<!-- id: x-1 -->\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p, cmd := atTerminal(t, dir, nil, "deck", "add", "deck.md")
	p.sees("Which kind of card?")
	p.types("6b\r\r")
	p.sees("1 card added")
	p.types("q")
	p.ends(cmd)
	got, err := os.ReadFile(path)
	if err != nil || !regexp.MustCompile(`^T: a\n<!-- id: x-1 -->\n\nF: b\n<!-- id: x-[0-9a-z]{6} -->\n$`).Match(got) {
		t.Errorf("%v %q", err, got)
	}
}

// TestDeckAddEnds leaves in the ways that are no mistake.
func TestDeckAddEnds(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "deck.md"), []byte("T: a\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, keys := range []string{"q", "\x04", "1\x1b\x1b"} {
		p, cmd := atTerminal(t, dir, nil, "deck", "add", "deck.md")
		p.sees("Which kind of card?")
		if keys == "1\x1b\x1b" {
			p.types("1")
			p.sees("question")
			p.types("\x1b")
			p.sees("Which kind of card?")
			p.types("q")
		} else {
			p.types(keys)
		}
		if out := p.ends(cmd); !strings.Contains(out, "deck.md: 0 cards added") {
			t.Errorf("%q: %q", keys, out)
		}
	}
}
