package exam

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sabaq/decks"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; -update writes it anew. It is now:\n%s", name, got)
	}
}

// rivers returns the cards of testdata/rivers.md.
func rivers(t testing.TB) []decks.Card {
	t.Helper()
	data, err := os.ReadFile("testdata/rivers.md")
	if err != nil {
		t.Fatal(err)
	}
	return parse(t, string(data))
}

func parse(t testing.TB, text string) []decks.Card {
	t.Helper()
	deck, found := decks.Parse("test.md", []byte(text))
	for _, d := range found {
		t.Fatal(d)
	}
	return deck.Cards
}

func draw(t testing.TB, cards []decks.Card, plan Plan) *Paper {
	t.Helper()
	paper, err := Draw(cards, plan)
	if err != nil {
		t.Fatal(err)
	}
	return paper
}

// ids returns the cards of a paper in its order.
func ids(p *Paper) []string {
	out := make([]string, len(p.Items))
	for i := range p.Items {
		out[i] = p.Items[i].Card
	}
	return out
}

// find returns the item of a card.
func find(t testing.TB, items []Item, card string) *Item {
	t.Helper()
	i := slices.IndexFunc(items, func(it Item) bool { return it.Card == card })
	if i < 0 {
		t.Fatalf("no item for %s", card)
	}
	return &items[i]
}

// pick returns the indexes of options by their texts, in the order of the texts.
func pick(t testing.TB, it *Item, texts ...string) []int {
	t.Helper()
	out := []int{}
	for _, text := range texts {
		i := slices.Index(it.Options, text)
		if i < 0 {
			t.Fatalf("%s has no option %q: %q", it.Card, text, it.Options)
		}
		out = append(out, i)
	}
	if it.Form == Tick {
		slices.Sort(out)
	}
	return out
}

// clock is a clock that a test sets.
type clock struct{ at time.Time }

func (c *clock) now() time.Time       { return c.at }
func (c *clock) pass(d time.Duration) { c.at = c.at.Add(d) }
func newClock() *clock {
	return &clock{time.Date(2026, 11, 22, 9, 0, 0, 0, time.FixedZone("", 5*3600))}
}
func sixteen() *strings.Reader { return strings.NewReader("0123456789abcdef") }
func setup() Setup {
	return Setup{Learner: "Zarghuna", Deck: "rivers", Title: "Rivers & *lakes*", Fingerprint: strings.Repeat("a1", 32), Minutes: 10, Pass: 50, Penalty: .25}
}
