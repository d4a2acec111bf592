package exam

import (
	"math"
	"slices"
	"strings"

	"sabaq/decks"
	"sabaq/quiz/mark"
)

// MarkItem marks the answer to an item by a card, which may be a corrected version
// of the one that was asked: it goes by the texts of the options shown, not by
// their places. The points are the card's weight times a share:
//
//	type     all or nothing; slips of spelling cost nothing (see mark.Typed)
//	choose   all for a right option; a wrong one costs penalty x weight
//	tick     (right ticks - wrong ticks) / right options, at least 0
//	list     points recalled / points asked for; only as many lines count as points
//	         are asked for, the first ones, and a line once
//	arrange  pairs in the right order / pairs, for a whole order
//	self     what the learner gave, 0 to the weight
//
// Nothing answered is 0, never less. The penalty is a share, 0 to 1, and is for
// choosing one of several options alone: ticks have their own price for a wrong
// one, and nobody types a right answer by chance. An item that can't be marked by
// the card, or a nil card, gets a void mark.
func MarkItem(card *decks.Card, it *Item, penalty float64) Mark {
	if card == nil || !fits(card, it.Form) {
		return Mark{Void: true, Self: it.Form == Self}
	}
	weight := float64(min(max(card.Weight, 1), maxWeight))
	m := Mark{Max: weight}
	switch it.Form {
	case Type:
		m.give(mark.Typed(it.Text, card.Accept))
	case Choose:
		right, n := rightOptions(card, it.Options)
		switch i := chosenOne(it); {
		case n == 0:
			return Mark{Void: true}
		case i < 0:
		case right[i]:
			m.give(mark.Result{Right: true, Score: 1})
		default:
			m.Points = 0 - share(penalty)*weight // not -0
		}
	case Tick:
		return ticked(card, it, m)
	case List:
		m.give(mark.Points(recalled(once(lines(it.Text, card.Need)), card.Items), card.Need))
	case Arrange:
		place, ok := places(card, it.Options)
		if !ok {
			return Mark{Void: true}
		}
		if permutation(it.Chosen, len(place)) {
			given := make([]int, len(place))
			for at, i := range it.Chosen {
				given[at] = place[i]
			}
			r := mark.Order(given)
			m.give(mark.Result{Right: r.Right, Score: r.Score})
		}
	case Self:
		m.Self = true
		if it.Judged {
			m.Points = min(max(number(it.Points), 0), m.Max)
			m.Right = m.Points == m.Max
		}
	}
	return m
}

// give sets the points for the share of the answer that is right.
func (m *Mark) give(r mark.Result) {
	m.Right = r.Right
	m.Points = share(r.Score) * m.Max
	if r.Right {
		m.Points = m.Max
	}
}

// ticked marks the options ticked of an item. m has the weight.
func ticked(card *decks.Card, it *Item, m Mark) Mark {
	right, n := rightOptions(card, it.Options)
	if n == 0 {
		return Mark{Void: true}
	}
	if card.Kind != decks.All {
		options := make([]decks.Option, len(right))
		for i := range right {
			options[i].Right = right[i]
		}
		m.give(mark.Ticked(it.Chosen, options))
		return m
	}
	need := min(card.Need, n)
	hits, misses := 0, 0
	for i, ok := range right {
		switch {
		case !slices.Contains(it.Chosen, i):
		case ok:
			hits++
		default:
			misses++
		}
	}
	m.give(mark.Points(min(hits, need)-misses, need))
	return m
}

// recalled counts the items that the lines recall.
func recalled(lines, items []string) int {
	n := 0
	for _, line := range mark.AllTyped(lines, items) {
		if line >= 0 {
			n++
		}
	}
	return n
}

// correct returns the right answer to an item in words.
func correct(card *decks.Card, it *Item) string {
	if card.Kind == decks.TrueFalse {
		return strings.ToLower(card.Answer)
	}
	return card.Answer
}

// blank reports whether nothing was answered.
func (r *Response) blank() bool { return len(r.Chosen) == 0 && strings.TrimSpace(r.Text) == "" }

// chosenOne returns the option that was chosen, or -1.
func chosenOne(it *Item) int {
	if len(it.Chosen) == 1 && it.Chosen[0] >= 0 && it.Chosen[0] < len(it.Options) {
		return it.Chosen[0]
	}
	return -1
}

// permutation reports whether order has each of 0 to n-1 once.
func permutation(order []int, n int) bool {
	if len(order) != n || n > MaxOptions {
		return false
	}
	var seen [MaxOptions]bool
	for _, i := range order {
		if i < 0 || i >= n || seen[i] {
			return false
		}
		seen[i] = true
	}
	return true
}

// number returns x, or 0 where it is none.
func number(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return 0
	}
	return x
}

// share returns x between 0 and 1.
func share(x float64) float64 { return min(max(number(x), 0), 1) }
