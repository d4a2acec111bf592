package screen

import (
	"slices"

	"sabaq/decks"
	"sabaq/quiz"
)

// FooterKeys returns the keys that the footers of all kinds offer at all stages.
func FooterKeys() (keys []string) {
	add := func(hints []keyHint) {
		for _, h := range hints {
			keys = append(keys, h.key)
		}
	}
	add(lastHints(true))
	add(pageHints())
	for kind := decks.Basic; kind <= decks.Claim; kind++ {
		for _, several := range []bool{false, true} {
			card := &decks.Card{Kind: kind, Hint: "h", Items: []string{"1", "2"}, Accept: []decks.Accept{{Text: "a"}}}
			card.Choices = []decks.Option{{Right: true}, {Right: several}}
			for _, st := range []stage{asking, ticking, answered} {
				if st == ticking && kind != decks.All {
					continue
				}
				add((&attempt{card: card, turn: &quiz.Turn{}, stage: st, order: places(card), passage: "p"}).hints())
			}
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}
