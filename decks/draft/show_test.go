package draft

import (
	"fmt"
	"os"
	"testing"
)

func TestShow(t *testing.T) {
	name := os.Getenv("SHOW")
	if name == "" {
		t.Skip()
	}
	data, _ := os.ReadFile(name)
	e, err := Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	r := Draft(e, Options{})
	for _, c := range r.Coverage {
		if len(c.Cards) == 0 || os.Getenv("ALL") != "" {
			fmt.Printf("¶%d %s\n    -> %d cards; %s\n", c.Paragraph, c.Sentence, len(c.Cards), c.Why)
		}
	}
	for _, s := range e.sentences {
		for _, u := range s.units {
			if u.why != "" {
				fmt.Printf("WHY %s: %s\n", u.why, oneLine(s.Text))
			}
		}
	}
	for _, x := range r.Refused {
		fmt.Printf("REFUSED %s %s: %s | %s\n", x.Card.Rule, x.Why, x.Card.Question, x.Card.answers())
	}
	fmt.Println(len(r.Refused), "refused", len(r.Cards), "entries")
}

func TestDeck(t *testing.T) {
	name := os.Getenv("DECK")
	if name == "" {
		t.Skip()
	}
	data, _ := os.ReadFile(name)
	e, err := Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println(string(Draft(e, Options{}).Deck()))
}
