package draft

import (
	"fmt"
	"strings"
	"testing"
)

// TestHostile reads and drafts texts that are made to be slow: what grows with the
// square of their size wouldn't end within the time that tests have.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("megabytes")
	}
	var numbered strings.Builder
	for i := range 8000 {
		fmt.Fprintf(&numbered, "In %d the Company of Number%d sold %d ships to Baron Number%d because king%d needed them. ", 1000+i%1000, i, i, i+1, i)
	}
	e, err := Read("numbered.txt", []byte(numbered.String()))
	if err != nil {
		t.Fatal(err)
	}
	if r := Draft(e, Options{Count: 100}); len(r.Cards) != 100 {
		t.Errorf("%d cards", len(r.Cards))
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
		e, err := Read(name, []byte(text))
		if err == nil {
			Draft(e, Options{Count: 50}).Deck()
		}
		t.Log(name, err)
	}
}
