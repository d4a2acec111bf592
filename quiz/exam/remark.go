package exam

import (
	"fmt"
	"slices"

	"sabaq/decks"
)

// Lookup finds a card by its id; nil where there is none.
type Lookup func(id string) *decks.Card

// Cards returns a Lookup of cards, which it does not copy. Of two with the same id
// it finds the first.
func Cards(cards []decks.Card) Lookup {
	byID := make(map[string]*decks.Card, len(cards))
	for i := range cards {
		if c := &cards[i]; byID[c.ID] == nil {
			byID[c.ID] = c
		}
	}
	return func(id string) *decks.Card { return byID[id] }
}

// Change says how what was asked differs from the deck that marks it.
type Change string

// Changes. The first three make an item void.
const (
	CardUnknown     Change = "the deck has no such card"
	CardRecast      Change = "the card can't be asked in that form any more"
	AnswerGone      Change = "nothing that is right now was among the options shown"
	OptionsChanged  Change = "the card has other options or items now"
	QuestionChanged Change = "the question was worded otherwise when asked"
)

// Voids reports whether an item with this change can't be marked.
func (c Change) Voids() bool { return c == CardUnknown || c == CardRecast || c == AnswerGone }

// Problem is something to know about one item's mark.
type Problem struct {
	Item   int    // index in Record.Items
	Card   string // its card
	Change Change
}

// String returns the problem in words, the item counted from 1.
func (p Problem) String() string {
	return fmt.Sprintf("question %d (%s): %s", p.Item+1, p.Card, p.Change)
}

// Remark returns the record as the cards mark it: from the raw answers, whatever
// marks it came with, and with their right answers in words. Penalty and mark of
// passing are the record's; who doesn't trust them sets them first. What the
// learner gave themselves for Self items stays, within the weight. The problems
// are in the order of the items. The record's own items are left as they are.
func Remark(rec Record, cards Lookup) (Record, []Problem) {
	rec = rec.clone()
	var problems []Problem
	for i := range rec.Items {
		it := &rec.Items[i]
		card := cards(it.Card)
		it.Given = !it.blank()
		it.Mark = MarkItem(card, it, rec.Penalty)
		it.Correct = ""
		if card != nil {
			it.Correct = correct(card, it)
		}
		if change := compare(card, it); change != "" {
			problems = append(problems, Problem{i, it.Card, change})
		}
	}
	return rec, problems
}

// compare says how a marked item differs from its card; "" where it doesn't.
func compare(card *decks.Card, it *Item) Change {
	switch {
	case card == nil:
		return CardUnknown
	case !fits(card, it.Form):
		return CardRecast
	case it.Void:
		return AnswerGone
	case otherOptions(card, it):
		return OptionsChanged
	case it.Question != card.Question:
		return QuestionChanged
	}
	return ""
}

// otherOptions reports whether options were shown that the card has not, or the
// other way round. A choice among other claims, and a list's points among others,
// show what isn't the card's: there only what is right has to be as it was.
func otherOptions(card *decks.Card, it *Item) bool {
	if it.Form != Choose && it.Form != Tick {
		return false
	}
	right, all := rightTexts(card)
	shown := it.Options
	if card.Kind == decks.All || card.Kind == decks.Claim {
		return slices.ContainsFunc(right, func(text string) bool { return !slices.Contains(shown, text) })
	}
	return len(shown) != len(all) || slices.ContainsFunc(all, func(text string) bool { return !slices.Contains(shown, text) })
}

// clone returns a copy that shares no answer with the record.
func (r Record) clone() Record {
	r.Items = slices.Clone(r.Items)
	for i := range r.Items {
		r.Items[i].Chosen = slices.Clone(r.Items[i].Chosen)
	}
	return r
}
