package draft

import (
	"strings"
	"testing"
	"time"
)

// TestHostile reads and drafts megabytes that are made to be slow. The bound is far
// above what they take; it is there for what grows with the square of the size.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("megabytes")
	}
	for name, unit := range map[string]string{
		"words.txt":     "a ",
		"same.txt":      "In 1919 the Bank of England lost 5 million pounds. ",
		"paragraphs.md": "The Bank of England was founded in 1694, and it lent money to the king.\n\n",
		"open.html":     "<nav><b>x",
		"quotes.html":   "<p a=\"<p b='",
		"comment.html":  "<!-- <p>text</p> ",
		"brackets.md":   "[a](b ![",
		"stars.md":      "*a **b _c ",
		"parens.txt":    "((U.S. v. (A) ",
		"commas.txt":    "the king, the queen, and ",
		"names.txt":     "Bank of the Bank of England and the ",
		"dots.txt":      "U.S. J. No. 5 ... ",
		"acronyms.txt":  "International Monetary Fund (IMF) ",
	} {
		text := strings.Repeat(unit, (256<<10)/len(unit))
		start := time.Now()
		e, err := Read(name, []byte(text))
		if err == nil {
			Draft(e, Options{Count: 50}).Deck()
		}
		if took := time.Since(start); took > 30*time.Second {
			t.Errorf("%s took %v", name, took)
		} else {
			t.Log(name, took, err)
		}
	}
}
