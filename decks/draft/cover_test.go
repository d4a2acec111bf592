package draft

import (
	"bytes"
	"strings"
	"testing"

	"sabaq/decks"
)

const coverText = `# The Mill

The mill at Arle was built in 1782 by Thomas Venn. It pleased them. Was it large? So it goes.

The mill at Arle was built in 1782 by Thomas Venn.

## The Fire

In 1811 a fire destroyed the wooden wheel, because the miller had left a lamp in the barn.
`

// Every sentence is told of: which cards rest on it, or why none does.
func TestCoverage(t *testing.T) {
	e, err := Read("mill.md", []byte(coverText))
	if err != nil {
		t.Fatal(err)
	}
	r := Draft(e, Options{})
	if len(r.Coverage) != 6 {
		t.Fatalf("%d sentences", len(r.Coverage))
	}
	for i, want := range []string{"", "antecedent", "it is a question", "", "it repeats ¶2", ""} {
		c := r.Coverage[i]
		if i == 3 {
			if len(c.Cards) > 0 || c.Why == "" {
				t.Errorf("%+v", c)
			}
			continue
		}
		if (want == "") != (len(c.Cards) > 0) || !strings.Contains(c.Why, want) {
			t.Errorf("%q: %+v, want %q", c.Sentence, c, want)
		}
		for _, n := range c.Cards {
			if !strings.Contains(r.Cards[n].Sentence, c.Sentence) {
				t.Errorf("card %d, %q, doesn't rest on %q", n, r.Cards[n].Question, c.Sentence)
			}
		}
	}
	doubts := ""
	for _, d := range r.Doubts {
		doubts += d.Why + "|"
	}
	if !strings.Contains(doubts, "repeats ¶2") || !strings.Contains(doubts, "antecedent") {
		t.Errorf("doubts: %s", doubts)
	}
	sound(t, e, r.Deck())
	d, _ := decks.Parse("x.md", r.Deck())
	if d.Title != "The Mill" || d.Source.File != "mill.md" || d.Attribution == "" {
		t.Errorf("%+v", d.Source)
	}
	if sections := strings.Join(decks.Sections(r.Deck()), "|"); sections != "The Fire" {
		t.Errorf("sections %s", sections)
	}
}

// With a count the best of each section stay.
func TestCount(t *testing.T) {
	e, err := Read("mill.md", []byte(coverText))
	if err != nil {
		t.Fatal(err)
	}
	all := len(Draft(e, Options{}).Cards)
	for count := 1; count <= all+1; count++ {
		r := Draft(e, Options{Count: count})
		if len(r.Cards) != min(count, all) {
			t.Errorf("%d of %d cards", len(r.Cards), count)
		}
		sections := map[string]bool{}
		for _, c := range r.Cards {
			sections[c.Section] = true
		}
		if count >= 3 && len(sections) < 2 {
			t.Errorf("%d cards are of one section", count)
		}
		if !bytes.Equal(r.Deck(), Draft(e, Options{Count: count}).Deck()) {
			t.Error("a second draft differs")
		}
	}
}

func TestSourceName(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"a/b/essay one.txt", "essay one.txt"}, {`C:\x\e.md`, "e.md"}, {"page.html", "page.txt"}, {"", "essay.txt"}, {"-", "essay.txt"}, {"a[b]{c}.txt", "a b c .txt"},
	} {
		e, err := Read(tt.name, []byte("A river froze in 1709."))
		if err != nil {
			t.Fatal(err)
		}
		if got := e.SourceName(); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.name, got, tt.want)
		}
	}
}
