package draft

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sabaq/decks"
	"sabaq/decks/check"
)

// FuzzDraft gives the drafter anything: what it reads, it drafts without a panic,
// twice the same, and every card of the deck is read back and grounded.
func FuzzDraft(f *testing.F) {
	for _, name := range []string{"history.txt", "biology.md"} {
		text, err := os.ReadFile(filepath.Join("testdata", "essays", name))
		if err != nil {
			f.Fatal(err)
		}
		for _, p := range decks.Paragraphs(text) {
			f.Add(name, p)
		}
	}
	f.Add("a.html", "<h1>Tea</h1><p>In 1773 the colonists threw 342 chests of tea into Boston Harbor.</p><p>Because tea was taxed, they were angry.</p>")
	f.Add("a.md", "# A\n\n* *x* [a](b) ![c](d) `e` [^1]\n\n```\ncode\n```\n\n| a |\n")
	f.Add("a.txt", "The Bank of England (BOE) was founded in 1694 to roads, hospitals, and schools. It lent £1.2 million.\nHe [did] *this* `now` $2 billion, \"too\".")
	f.Fuzz(func(t *testing.T, name, text string) {
		if len(text) > 4000 {
			return
		}
		e, err := Read(name, []byte(text))
		if err != nil {
			return
		}
		for i := range e.Paragraphs {
			tiled(t, &e.Paragraphs[i])
		}
		deck := Draft(e, Options{}).Deck()
		if again := Draft(e, Options{}).Deck(); !bytes.Equal(deck, again) {
			t.Fatal("a second draft differs")
		}
		sound(t, e, deck)
	})
}

// tiled checks that the sentences are the paragraph's text but for white space.
func tiled(t *testing.T, p *Paragraph) {
	t.Helper()
	if len(p.Sentences) == 0 {
		return
	}
	at := 0
	for _, s := range p.Sentences {
		if s.Start < at || s.End <= s.Start || p.Text[s.Start:s.End] != s.Text {
			t.Fatalf("sentence %+v in %q", s, p.Text)
		}
		if rest := strings.TrimSpace(p.Text[at:s.Start]); rest != "" {
			t.Fatalf("%q is in no sentence", rest)
		}
		at = s.End
	}
	if rest := strings.TrimSpace(p.Text[at:]); rest != "" {
		t.Fatalf("%q is in no sentence", rest)
	}
}

// sound checks that a deck is read without an error or warning, and agrees with its
// essay.
func sound(t *testing.T, e *Essay, deck []byte) {
	t.Helper()
	d, found := decks.Parse("draft.md", deck)
	source := &check.Source{Paragraphs: decks.Paragraphs(e.Text())}
	for _, p := range check.Report(d, found, check.Options{Data: deck, Source: source}) {
		if p.Severity == decks.Error || p.Code[:2] != "W4" { // W4 is about the deck as a whole
			t.Fatalf("%s (%s)\n%s", p, p.Hint, deck)
		}
	}
	for i := range d.Cards {
		if c := &d.Cards[i]; c.Source < 1 || len(c.Quotes) == 0 {
			t.Fatalf("not grounded: %+v", c)
		}
	}
}
