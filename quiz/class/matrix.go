package class

import (
	"math/bits"

	"sabaq/decks"
	"sabaq/quiz/items"
)

// Matrix hands the marks over to item statistics: the counted sitting of each learner
// of the class, a question for each card that a machine marked at least once, in the
// deck's order. A question that a learner's paper didn't have, or that can't be marked
// with this deck, is not asked. Files and lines are those of the instructor's deck.
func (g *Gradebook) Matrix() *items.Matrix {
	m := &items.Matrix{Title: g.Title, Fingerprint: g.Fingerprint}
	column := make(map[int32]int) // of a card
	for i := range g.Learners {
		if s := g.Learners[i].counted; s != nil {
			for _, a := range s.items {
				if a.card >= 0 && !a.void && !a.self {
					column[a.card] = -1
				}
			}
		}
	}
	for i := range g.cards {
		if _, asked := column[int32(i)]; asked {
			column[int32(i)] = len(m.Items)
			m.Items = append(m.Items, newItem(&g.cards[i], g.path, g.meanPenalty()))
		}
	}
	for i := range g.Learners {
		s := g.Learners[i].counted
		if s == nil {
			continue
		}
		l := items.Learner{Name: g.Learners[i].Key(), Answers: make([]items.Answer, len(m.Items))}
		for _, a := range s.items {
			at, ok := column[a.card]
			if !ok || a.void || a.self {
				continue
			}
			answer := items.Answer{Asked: true, Given: a.given, Points: a.points}
			for rest := a.chosen; rest != 0; rest &= rest - 1 {
				answer.Chosen = append(answer.Chosen, bits.TrailingZeros64(rest))
			}
			l.Answers[at] = answer
		}
		m.Learners = append(m.Learners, l)
	}
	return m
}

// newItem describes a card as item statistics want it.
func newItem(c *decks.Card, file string, penalty float64) items.Item {
	it := items.Item{
		Name: c.Question, Card: c.ID, File: file, Line: c.Pos.Line, Max: float64(min(max(c.Weight, 1), 3)), Guess: guess(c, penalty),
	}
	for i, text := range options(c) {
		right := false
		switch c.Kind {
		case decks.Choice:
			right = c.Choices[i].Right
		case decks.TrueFalse:
			right = c.True == (i == 0)
		}
		it.Options = append(it.Options, items.Option{Text: text, Key: right})
	}
	return it
}

// meanPenalty returns what a wrong choice cost in the sittings that count, on average: a share.
func (g *Gradebook) meanPenalty() float64 {
	if g.penalty != nil {
		return *g.penalty
	}
	sum, n := 0.0, 0
	for i := range g.Learners {
		if s := g.Learners[i].counted; s != nil {
			sum += s.penalty
			n++
		}
	}
	return sum / float64(max(n, 1))
}

// guess returns the share of the points that blind guessing earns on average, less what wrong choices cost
// by the penalty; nil where that depends on the paper.
func guess(c *decks.Card, penalty float64) *float64 {
	var share float64
	choosing := func(options int) { share = (1 - float64(options-1)*penalty) / float64(options) }
	switch c.Kind {
	case decks.Typed, decks.Cloze:
	case decks.TrueFalse:
		choosing(2)
	case decks.Order:
		share = 0.5 // a random order has half of the pairs right
	case decks.Choice:
		right := 0
		for _, o := range c.Choices {
			if o.Right {
				right++
			}
		}
		if right != 1 {
			return nil
		}
		choosing(len(c.Choices))
	default:
		return nil
	}
	return &share
}
