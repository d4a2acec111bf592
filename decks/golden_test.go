package decks

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden reads testdata/*.md and compares all that comes of it.
func TestGolden(t *testing.T) {
	paths, _ := filepath.Glob("testdata/*.md")
	if len(paths) < 5 {
		t.Fatalf("%d decks in testdata", len(paths))
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		deck, problems := Parse(filepath.Base(path), data)
		got := dump(deck, problems)
		golden := strings.TrimSuffix(path, ".md") + ".golden"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: %s", path, firstDifference(got, string(want)))
		}
		// Line ends and a byte order mark change nothing but offsets.
		crlf := "\uFEFF" + strings.ReplaceAll(string(data), "\n", "\r\n")
		deck2, problems2 := Parse(filepath.Base(path), []byte(crlf))
		if other := dump(deck2, problems2); other != got {
			t.Errorf("%s with CRLF: %s", path, firstDifference(other, got))
		}
		deck2, problems2 = Parse(filepath.Base(path), []byte(strings.TrimRight(string(data), "\n")))
		if other := dump(deck2, problems2); other != got {
			t.Errorf("%s without the last line end: %s", path, firstDifference(other, got))
		}
	}
}

// dump writes out a deck without offsets.
func dump(d *Deck, problems []Diagnostic) string {
	var b strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	opt := func(name, value string) {
		if value != "" {
			p("  %s: %s", name, strings.ReplaceAll(value, "\n", "\n  | "))
		}
	}
	for _, d := range problems {
		p("%s", d)
		opt("hint", d.Hint)
		opt("text", d.Text)
	}
	p("deck %s %q source %+v attribution %q tags %q version %q", d.Name, d.Title, d.Source, d.Attribution, d.Tags, d.Version)
	for _, e := range d.Entries {
		p("\nentry %s line %d id %q text %s section %q", e.Kind, e.Pos.Line, e.ID, e.TextID, e.Section)
		for _, f := range append(e.Facets, e.Fields...) {
			opt(fmt.Sprintf("%d %s", f.Pos.Line, f.Name), f.Text)
		}
		for _, c := range d.Cards {
			if c.Pos != e.Pos {
				continue
			}
			p("card %s %s %s", c.ID, c.Kind, c.Facet)
			opt("Q", c.Question)
			opt("A", c.Answer)
			for _, a := range c.Accept {
				opt("accept", fmt.Sprintf("%+v", a))
			}
			for _, o := range c.Choices {
				opt("option", fmt.Sprintf("%+v", o))
			}
			if len(c.Items) > 0 {
				opt("items", fmt.Sprintf("%q need %d", c.Items, c.Need))
			}
			if c.Kind == TrueFalse {
				opt("true", fmt.Sprint(c.True))
			}
			opt("hint", c.Hint)
			opt("why", c.Why)
			opt("note", c.Note)
			for _, q := range c.Quotes {
				opt("quote", q)
			}
			opt("about", fmt.Sprintf("source %d tags %v weight %d until %q lead %q", c.Source, c.Tags, c.Weight, c.Until, c.Lead))
		}
	}
	return b.String()
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d:\n got %q\nwant %q", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}
