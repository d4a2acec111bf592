package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sabaq/decks"
	"sabaq/quiz/screen"
)

// draftOf is a draft of n cards in sections, with notes between them.
func draftOf(n int) string {
	var b strings.Builder
	b.WriteString("---\ndeck: Numbers\nstatus: draft\n---\n\nNotes.\n\n")
	for i := range n {
		if i%5 == 3 {
			fmt.Fprintf(&b, "# Part %d\n\n", i/5)
		}
		fmt.Fprintf(&b, "Q: Question %d?\n= %d\nsrc: ¶%d\n\n", i, i, i/2+1)
		if i%7 == 6 {
			b.WriteString("More notes.\n\n")
		}
	}
	return b.String()
}

// deskAt opens a desk on a draft in dir.
func deskAt(t *testing.T, dir string) *desk {
	t.Helper()
	env := func(name string) string { return map[string]string{"HOME": dir, "VISUAL": os.Getenv("VISUAL")}[name] }
	a := &app{stdio: stdio{in: strings.NewReader(""), out: io.Discard, err: io.Discard, env: env, now: time.Now}}
	d, err := a.openDesk(deckFile{key: filepath.Join(dir, "numbers-draft.md"), name: "numbers-draft"}, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := d.settle(); err != nil {
		t.Fatal(err)
	}
	return d
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// textOf returns a file's bytes, "" where there is none.
func textOf(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return string(data)
}

// TestDeskUndo makes and takes back changes at random. Whatever was done, each card is in one of the files or was
// dropped, and when all is taken back the files are what they were to the last byte.
func TestDeskUndo(t *testing.T) {
	for seed := range uint64(6) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		dir := t.TempDir()
		draft, deck := filepath.Join(dir, "numbers-draft.md"), filepath.Join(dir, "numbers.md")
		was, had := draftOf(24), ""
		if seed%2 == 1 {
			had = "# Part 2\r\n\r\nT: mine\r\n\r\n# Mine\r\n"
			write(t, deck, had)
		}
		write(t, draft, was)
		d := deskAt(t, dir)
		for range 60 {
			i := rnd.IntN(d.Len())
			var err error
			switch op := rnd.IntN(8); {
			case op == 0:
				_, err = d.Undo()
			case d.Card(i).Decided:
				continue
			case op < 4:
				err = d.Keep(i)
			case op < 6:
				err = d.Drop(i)
			case op == 6:
				if _, none := decks.Recast(d.cards[i].text); none != nil {
					continue
				}
				err = d.Recast(i)
			default:
				err = d.reword(i, fmt.Sprintf("T: Statement %d\n\nT: Another %d", rnd.IntN(1e6), rnd.IntN(1e6)))
			}
			if err != nil && !errors.Is(err, screen.ErrNothingDone) {
				t.Fatal(seed, err)
			}
			agrees(t, d, draft, deck)
		}
		for {
			_, err := d.Undo()
			if errors.Is(err, screen.ErrNothingDone) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			agrees(t, d, draft, deck)
		}
		if now := textOf(t, draft); now != was {
			t.Errorf("seed %d: the draft became\n%s", seed, now)
		}
		if now := textOf(t, deck); now != had || exists(deck) != (had != "") {
			t.Errorf("seed %d: the deck became\n%s", seed, now)
		}
	}
}

// agrees checks that what the desk knows is what the files say.
func agrees(t *testing.T, d *desk, draft, deck string) {
	t.Helper()
	questions := func(path string) (all []string) {
		parsed, problems := decks.Parse(path, []byte(textOf(t, path)))
		for _, p := range problems {
			t.Errorf("%s", p)
		}
		for _, e := range parsed.Entries {
			if e.Question != "mine" {
				all = append(all, e.Section+"/"+e.Question)
			}
		}
		return all
	}
	var open, kept []string
	for _, c := range d.cards {
		switch name := c.Entry.Section + "/" + c.Entry.Question; {
		case !c.Decided:
			open = append(open, name)
		case c.kept:
			kept = append(kept, name)
		}
	}
	if got := questions(draft); !slices.Equal(got, open) {
		t.Fatalf("the draft has %q, the desk %q", got, open)
	}
	// Of a deck that has a part of its own the parts may be in another order.
	got := questions(deck)
	if !exists(deck) || !strings.Contains(textOf(t, deck), "mine") {
		if !slices.Equal(got, kept) {
			t.Fatalf("the deck has %q, the desk %q", got, kept)
		}
	}
	slices.Sort(got)
	slices.Sort(kept)
	if !slices.Equal(got, kept) {
		t.Fatalf("the deck has %q, the desk %q", got, kept)
	}
}

// TestDeskMeanwhile has somebody else save the files during a review: nothing of theirs is overwritten.
func TestDeskMeanwhile(t *testing.T) {
	dir := t.TempDir()
	draft, deck := filepath.Join(dir, "numbers-draft.md"), filepath.Join(dir, "numbers.md")
	write(t, draft, draftOf(6))
	d := deskAt(t, dir)
	steps := []func() error{
		func() error { return d.Keep(1) },
		func() error { return d.Drop(2) },
		func() error { return d.Recast(3) },
		func() error { _, err := d.Undo(); return err },
	}
	if err := d.Keep(0); err != nil {
		t.Fatal(err)
	}
	for i, step := range steps {
		path := []string{draft, deck}[i%2]
		theirs := textOf(t, path) + fmt.Sprintf("\nT: Theirs %d\n", i)
		write(t, path, theirs)
		err := step()
		if err == nil || !strings.Contains(err.Error(), "is read again") {
			t.Errorf("step %d: %v", i, err)
		}
		if textOf(t, path) != theirs {
			t.Errorf("step %d: what somebody else saved is gone", i)
		}
		if i < 3 {
			if err := step(); err != nil {
				t.Errorf("step %d, again: %v", i, err)
			}
		} else if err := step(); !errors.Is(err, screen.ErrNothingDone) {
			t.Errorf("what was done before can be taken back: %v", err)
		}
	}
	if kept, dropped := d.Tally(); kept != 2 || dropped != 1 || d.Len() != 8 {
		t.Errorf("%d kept, %d dropped of %d", kept, dropped, d.Len())
	}
	if !d.cards[0].kept || !d.cards[2].Decided || d.cards[4].Decided {
		t.Error("the cards are in another order")
	}
}

// TestDeskHalf has the second of the two files fail: then the first is what it was.
func TestDeskHalf(t *testing.T) {
	dir := t.TempDir()
	draft, deck := filepath.Join(dir, "numbers-draft.md"), filepath.Join(dir, "numbers.md")
	write(t, draft, draftOf(3))
	d := deskAt(t, dir)
	if err := os.Chmod(draft, 0o400); err != nil {
		t.Fatal(err)
	}
	if err := d.Keep(0); !errors.Is(err, os.ErrPermission) || exists(deck) {
		t.Errorf("%v; the deck: %s", err, textOf(t, deck))
	}
	if err := os.Chmod(draft, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := d.Keep(0); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(deck, 0o400); err != nil {
		t.Fatal(err)
	}
	was := textOf(t, draft)
	if err := d.Keep(1); !errors.Is(err, os.ErrPermission) || textOf(t, draft) != was {
		t.Errorf("%v", err)
	}
	if err := d.Drop(1); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(draft); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the draft's permissions: %v, %v", info.Mode(), err)
	}
	for _, e := range must(os.ReadDir(dir))(t) {
		if strings.HasPrefix(e.Name(), ".sabaq-") {
			t.Errorf("%s was left", e.Name())
		}
	}
}

// must returns what a call returned without an error.
func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// TestReviewKilled kills a review again and again, at whatever it is doing. No card is lost, and in the end
// each is in the deck once, in the draft's order.
func TestReviewKilled(t *testing.T) {
	t.Parallel()
	const n = 60
	dir := t.TempDir()
	draft, deck := filepath.Join(dir, "numbers-draft.md"), filepath.Join(dir, "numbers.md")
	write(t, draft, draftOf(n))
	rnd := rand.New(rand.NewPCG(3, 9))
	for round := 0; exists(draft) && round < 40; round++ {
		cmd := sabaqIn(dir, firstMoment, "deck", "review", "numbers-draft.md")
		cmd.Stdin = strings.NewReader(strings.Repeat("k\n", n))
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for left := 20 + rnd.IntN(40); left > 0 && lines.Scan(); left-- {
		}
		_ = cmd.Process.Kill()
		_, _ = io.Copy(io.Discard, out)
		_ = cmd.Wait()
		both := textOf(t, draft) + textOf(t, deck)
		for i := range n {
			if !strings.Contains(both, fmt.Sprintf("Question %d?", i)) {
				t.Fatalf("round %d: card %d is gone", round, i)
			}
		}
	}
	if r := runIn(t, dir, strings.Repeat("k\n", n), "deck", "review", "numbers-draft.md"); exists(draft) && r.code != exitDone {
		t.Fatalf("%s", r.err)
	}
	at, text := -1, textOf(t, deck)
	for i := range n {
		question := fmt.Sprintf("Question %d?", i)
		next := strings.Index(text, question)
		if next <= at || strings.Count(text, question) != 1 {
			t.Errorf("%s at %d, behind %d, %d times", question, next, at, strings.Count(text, question))
		}
		at = next
	}
	if left, _ := decks.Parse("", []byte(textOf(t, draft))); len(left.Entries) > 0 {
		t.Errorf("%d cards are left in the draft", len(left.Entries))
	}
}

// TestReviewEditor edits cards in a terminal: what is wrong is told and there again the next time.
func TestReviewEditor(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "numbers-draft.md"), draftOf(3))
	write(t, filepath.Join(dir, "ed"), "#!/bin/sh\ncp \"$1\" seen\ncp text \"$1\"\n")
	if err := os.Chmod(filepath.Join(dir, "ed"), 0o755); err != nil {
		t.Fatal(err)
	}
	text, seen := filepath.Join(dir, "text"), filepath.Join(dir, "seen")
	write(t, text, "Q: Broken?\n")
	p, cmd := atTerminal(t, dir, []string{"LC_ALL=C.UTF-8", ticksEnv + "=1", "EDITOR=" + filepath.Join(dir, "ed")}, "deck", "review", "numbers-draft.md")
	p.sees("Question 0?")
	p.sees("end")
	p.types("e")
	p.sees("Not edited: line 1: question has no answer")
	p.sees("end")
	if got := textOf(t, seen); got != "Q: Question 0?\n= 0\nsrc: ¶1\n" {
		t.Errorf("the editor got %q", got)
	}
	write(t, text, "Q: Mended?\n= yes\nsrc: ¶1\naccept: aye\n")
	wait(200 * time.Millisecond) // for so long a key is taken for one too many
	p.types("e")
	p.sees("Not edited: line 4:")
	p.sees("end")
	write(t, text, "Q: Mended?\r\nA: Yes, it is.\r\n\r\nT: Split.\r\n\r\n")
	wait(200 * time.Millisecond)
	p.types("e")
	p.sees("1 of 4")
	p.sees("Mended?")
	p.sees("Edited; u takes it back.")
	if got := textOf(t, seen); got != "Q: Mended?\n= yes\nsrc: ¶1\naccept: aye\n" {
		t.Errorf("the editor got %q", got)
	}
	wait(200 * time.Millisecond)
	p.types("1")
	p.sees("2 of 4: 1 kept")
	wait(200 * time.Millisecond)
	p.types("k")
	p.sees("3 of 4: 2 kept")
	wait(200 * time.Millisecond)
	p.types("q")
	if said := p.ends(cmd); !strings.Contains(said, "2 kept, 0 dropped, 2 left") {
		t.Errorf("%s", said)
	}
	if got, want := textOf(t, filepath.Join(dir, "numbers.md")), "---\ndeck: Numbers\n---\n\nQ: Mended?\nA: Yes, it is.\n\nT: Split.\n"; got != want {
		t.Errorf("the deck is %q", got)
	}
}

// TestReviewHostile looks over drafts that would do something to a terminal.
func TestReviewHostile(t *testing.T) {
	t.Parallel()
	for name, text := range hostileDecks() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			draft := append([]byte("---\nstatus: draft\n---\n"), bytes.TrimPrefix(text, []byte("---\n"))...)
			if bytes.HasPrefix(text, []byte("---\n")) {
				draft = bytes.Replace(text, []byte("---\n"), []byte("---\nstatus: draft\n"), 1)
			}
			write(t, filepath.Join(dir, "x-draft.md"), string(draft))
			runIn(t, dir, "", "deck", "review", "x-draft.md", "--json")
			runIn(t, dir, "p\nc\nk\nd\nu\nk\n"+attack+"\nk\nk\n", "deck", "review", "x-draft.md", "--plain")
			if name == "soft escapes" {
				p, cmd := atTerminal(t, dir, []string{"LC_ALL=C.UTF-8"}, "deck", "review", "x-draft.md")
				p.sees("end")
				p.types("q")
				all := string(p.seen) + p.ends(cmd)
				if strings.Contains(all, "\u202e") || strings.Contains(all, "\u2066") {
					t.Errorf("%q", all)
				}
			}
		})
	}
}
