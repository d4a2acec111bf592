package screen_test

import (
	"bytes"
	"errors"
	"os/exec"
	"strings"
	"testing"

	"sabaq/decks"
	"sabaq/quiz/screen"
	"sabaq/quiz/screen/ink"
)

// A bench is a desk of which nothing is written anywhere.
type bench struct {
	t      *testing.T
	cards  []*screen.DraftCard
	is     []string // "kept" or "dropped", by card
	texts  []string
	done   []func() int
	fail   error // of the next change, which then isn't made
	editor func(text string) string
	closed int
}

// newBench puts a draft on the desk. Of the cards whose paragraph is the second the passage is at hand.
func newBench(t *testing.T, draft string) *bench {
	t.Helper()
	b := &bench{t: t}
	b.load(draft)
	if len(b.cards) == 0 {
		t.Fatal("the draft has no cards")
	}
	return b
}

func (b *bench) load(draft string) {
	d, problems := decks.Parse("draft.md", []byte(draft))
	for i := range d.Entries {
		e := &d.Entries[i]
		text := draft[e.Pos.Offset : e.Pos.Offset+e.Pos.Length]
		c := &screen.DraftCard{Entry: e}
		c.Cards, _ = d.ParseEntry(e.Section, e.Pos, []byte(text))
		if c.Cards[0].Source == 2 {
			c.Passage = source
		}
		for _, p := range problems {
			if p.Pos.Offset >= e.Pos.Offset && p.Pos.Offset < e.Pos.Offset+e.Pos.Length {
				c.Problems = append(c.Problems, p)
			}
		}
		b.cards, b.is, b.texts = append(b.cards, c), append(b.is, ""), append(b.texts, text)
	}
}

func (b *bench) Len() int                     { return len(b.cards) }
func (b *bench) Card(i int) *screen.DraftCard { return b.cards[i] }

func (b *bench) Tally() (kept, dropped int) {
	all := strings.Join(b.is, " ")
	return strings.Count(all, "kept"), strings.Count(all, "dropped")
}

func (b *bench) Keep(i int) error { return b.decide(i, "kept") }
func (b *bench) Drop(i int) error { return b.decide(i, "dropped") }

func (b *bench) decide(i int, is string) error {
	if err := fail(&b.fail); err != nil {
		return err
	}
	if b.is[i] != "" {
		b.t.Errorf("card %d is decided again", i)
	}
	b.is[i], b.cards[i].Decided = is, true
	b.done = append(b.done, func() int {
		b.is[i], b.cards[i].Decided = "", false
		return i
	})
	return nil
}

func (b *bench) Recast(i int) error {
	text, err := decks.Recast(b.texts[i])
	if err != nil {
		return err
	}
	return b.reword(i, text)
}

func (b *bench) reword(i int, text string) error {
	if err := fail(&b.fail); err != nil {
		return err
	}
	was, wasText := b.cards[i], b.texts[i]
	one := &bench{t: b.t}
	one.load(text)
	one.cards[0].Entry.Section = was.Entry.Section
	b.cards[i], b.texts[i] = one.cards[0], text
	b.done = append(b.done, func() int {
		b.cards[i], b.texts[i] = was, wasText
		return i
	})
	return nil
}

func (b *bench) Edit(i int, run func(*exec.Cmd) error) (bool, error) {
	if err := run(exec.Command("true")); err != nil {
		return false, err
	}
	text := b.editor(b.texts[i])
	if text == b.texts[i] {
		return false, nil
	}
	return true, b.reword(i, text)
}

func (b *bench) Undo() (int, error) {
	if len(b.done) == 0 {
		return 0, screen.ErrNothingDone
	}
	if err := fail(&b.fail); err != nil {
		return 0, err
	}
	last := b.done[len(b.done)-1]
	b.done = b.done[:len(b.done)-1]
	return last(), nil
}

func (b *bench) Close() (screen.ReviewEnd, error) {
	b.closed++
	kept, dropped := b.Tally()
	return screen.ReviewEnd{Draft: "essay-draft.md", Deck: "essay.md", Removed: kept+dropped == len(b.cards)}, nil
}

func (b *bench) review(p ink.Palette) *screen.Review {
	return &screen.Review{Desk: b, Title: "Borders", Palette: p}
}

// wants compares what became of the cards, short: k, d or -.
func (b *bench) wants(want string) {
	b.t.Helper()
	got := ""
	for _, is := range b.is {
		got += (is + "-")[:1]
	}
	if got != want {
		b.t.Errorf("the cards are %s, want %s", got, want)
	}
}

// byLines runs a review on lines of input.
func (b *bench) byLines(input ...string) string {
	b.t.Helper()
	var out bytes.Buffer
	in := strings.NewReader(strings.Join(append(input, ""), "\n"))
	if err := b.review(ink.Palette{Mode: ink.Colour}).Lines(in, &out); err != nil && !errors.Is(err, errBusy) {
		b.t.Fatal(err)
	}
	if b.closed != 1 {
		b.t.Errorf("closed %d times", b.closed)
	}
	return out.String()
}
