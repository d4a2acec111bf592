package decks

import (
	"regexp"
	"strings"
	"testing"
)

// The examples of the format reference are read without a complaint, and show
// every kind, field, facet and front matter key.
func TestFormatExamples(t *testing.T) {
	examples := regexp.MustCompile("(?s)```deck\n(.*?)```").FindAllStringSubmatch(FormatHelp, -1)
	if len(examples) < 10 {
		t.Fatalf("%d examples found", len(examples))
	}
	kinds := map[Kind]bool{}
	names := map[string]bool{}
	for _, example := range examples {
		deck, problems := Parse("example.md", []byte(example[1]))
		for _, d := range problems {
			t.Errorf("%s: %s", d, d.Text)
		}
		for _, e := range deck.Entries {
			kinds[e.Kind] = true
			for _, f := range append(e.Fields, e.Facets...) {
				names[f.Name] = true
			}
		}
	}
	for k := Basic; k <= Claim; k++ {
		if !kinds[k] {
			t.Errorf("no example of a %s card", k)
		}
	}
	for _, name := range strings.Fields("hint why src > tags weight reverse because evidence effect counter assumes") {
		if !names[name] {
			t.Errorf("no example of %s", name)
		}
	}
	for _, name := range strings.Fields("`note:` `until:` `sha256` min-sabaq:") {
		if !strings.Contains(FormatHelp, name) {
			t.Errorf("%s is not explained", name)
		}
	}
}
