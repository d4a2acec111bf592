package exam

import (
	"testing"

	"sabaq/decks"
	"sabaq/decks/pakafghan"
)

// TestBuiltin asks each card of the built-in deck, answers all of them right, and
// hands in.
func TestBuiltin(t *testing.T) {
	deck, found := decks.Parse(pakafghan.Name+".md", pakafghan.Text())
	if len(found) > 0 {
		t.Fatal(found)
	}
	paper := draw(t, deck.Cards, Plan{Self: true})
	forms := map[Form]int{}
	for i := range paper.Items {
		forms[paper.Items[i].Form]++
	}
	t.Logf("%d cards: %v", len(paper.Items), forms)
	if len(paper.Items) != len(deck.Cards) {
		t.Errorf("%d of %d cards are asked", len(paper.Items), len(deck.Cards))
	}
	machine := draw(t, deck.Cards, Plan{})
	if n := len(machine.Items); n != len(deck.Cards)-forms[Self] || machine.Left != forms[Self] || n < 50 {
		t.Errorf("%d are marked by machine, %d left out, %d only by the learner", n, machine.Left, forms[Self])
	}
	c := newClock()
	s, err := Begin(paper, Cards(deck.Cards), setup(), c.now, sixteen())
	must(t, err)
	for i := range s.Len() {
		s.Go(i)
		must(t, s.Answer(perfect(paper, i)))
	}
	must(t, s.HandIn())
	if got := s.Totals(); got.Percent != 100 || got.Right != got.Items || !got.Passed || got.SelfItems != forms[Self] {
		t.Errorf("all right: %+v", got)
		for i := range s.Len() {
			if it := s.Item(i); !it.Right && !it.Self {
				t.Errorf("%s %s %q: %+v", it.Card, it.Form, it.Text, it.Mark)
			}
		}
	}
}

// perfect is the right answer to an item.
func perfect(p *Paper, i int) (r Response) {
	it, card := &p.Items[i], p.cards[i]
	switch it.Form {
	case Choose, Tick:
		right, _ := rightOptions(card, it.Options)
		for n, ok := range right {
			if ok {
				r.Chosen = append(r.Chosen, n)
			}
		}
	case Arrange:
		place, _ := places(card, it.Options)
		r.Chosen = make([]int, len(place))
		for n, at := range place {
			r.Chosen[at] = n
		}
	case List:
		for _, item := range card.Items[:card.Need] {
			r.Text += item + "\n"
		}
	default:
		r.Text = card.Answer
	}
	return r
}
