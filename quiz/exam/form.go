package exam

import (
	"slices"

	"sabaq/decks"
)

// self reports whether only the learner can mark the card: what is answered in
// one's own words, and a claim whose deck has too few others to ask it among.
func (p *pool) self(c *decks.Card) bool {
	return c.Kind == decks.Basic || c.Kind == decks.Claim && p.amongClaims(c) == nil
}

// item asks a card. list has every list typed.
func (p *pool) item(c *decks.Card, list bool) Item {
	it := Item{
		Card: c.ID, Kind: c.Kind.String(), Section: c.Section, Tags: slices.Clone(c.Tags),
		Lead: c.Lead, Question: c.Question,
	}
	switch c.Kind {
	case decks.Typed, decks.Cloze:
		it.Form = Type
	case decks.TrueFalse:
		it.Form, it.Options = Choose, []string{optionTrue, optionFalse}
	case decks.Choice:
		right, all := rightTexts(c)
		it.Form, it.Options = Choose, arranged(p.seed, c.ID, all)
		if len(right) > 1 {
			it.Form = Tick
		}
	case decks.All:
		it.Form, it.Need = List, c.Need
		if options := p.amongPoints(c); options != nil && !list {
			it.Form, it.Options = Tick, shuffled(p.seed, "options "+c.ID, options)
		}
	case decks.Order:
		it.Form, it.Options = Arrange, shuffled(p.seed, "options "+c.ID, c.Items)
		if slices.Equal(it.Options, c.Items) {
			slices.Reverse(it.Options) // in the right order it would ask nothing
		}
	case decks.Claim:
		it.Form = Self
		if options := p.amongClaims(c); options != nil {
			it.Form, it.Options = Choose, shuffled(p.seed, "options "+c.ID, options)
		}
	default:
		it.Form = Self
	}
	it.Correct = correct(c, &it)
	it.Mark = MarkItem(c, &it, 0)
	return it
}
