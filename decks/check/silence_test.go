package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestSilenced(t *testing.T) {
	const closed = "Q: Does Chile border Brazil?\nA: No.\n"
	tests := []struct {
		deck string
		want []string
	}{
		{closed, []string{"W303"}},
		{closed + "<!-- ignore: W303 -->\n", nil},
		{closed + "<!-- ignore: W301 -->\n", []string{"W303"}},
		{closed + "<!-- ignore: W303 -->\n\n" + strings.ReplaceAll(closed, "Chile", "Peru"), []string{"W303"}},
		{"---\nignore: [W303]\n---\n" + closed + "\n" + strings.ReplaceAll(closed, "Chile", "Peru"), nil},
		{"---\nignore: [W210]\n---\n" + closed + "Hint: the Andes\n" + "<!-- ignore: W303 -->\n", nil},             // the parser's, too
		{"T: a\nhint: b\nHints: c\n<!-- ignore: W210 -->\n", nil},                                                  // on a card
		{"T: a\nhint: b\nHints: c\n", []string{"W210"}},                                                            // else not
		{"---\nignore: [W398, W399]\n---\nT: a\n<!-- ignore: W397 -->\n", []string{"W406"}},                        // nothing to silence
		{"---\nignore: [W406, W399]\n---\nT: a\n<!-- ignore: W397 -->\n", nil},                                     // but that
		{"---\nignore: [W120]\n---\nQ: a\n", []string{"E120", "W406"}},                                             // errors stay
		{"---\nignore: [E120]\n---\nQ: a\n", []string{"E120", "W202"}},                                             // and can't be named
		{"Q: What is an ion?\nA: x\n\nQ: What is an ion?\nA: y\n<!-- ignore: W401 -->\n", nil},                     // where it is reported
		{"Q: What is an ion?\nA: x\n<!-- ignore: W401 -->\n\nQ: What is an ion?\nA: y\n", []string{codeAmbiguous}}, // not where it began
	}
	for _, tt := range tests {
		if got := codesOf(run([]byte(tt.deck), Options{})); !slices.Equal(got, tt.want) {
			t.Errorf("%q: %v, want %v", tt.deck, got, tt.want)
		}
	}
}

// A deck with more problems than anyone reads says how many more there are.
func TestManyReports(t *testing.T) {
	var b strings.Builder
	for i := range maxReports + 7 {
		fmt.Fprintf(&b, "Q: Does it hold for %d things?\nA: No.\n\n", i)
	}
	found := run([]byte(b.String()), Options{})
	if n := len(found); n != maxReports+1 || found[n-1].Code != codeMore || found[n-1].Message != "7 more problems are not listed" {
		t.Errorf("%d, the last: %v", len(found), found[len(found)-1])
	}
}
