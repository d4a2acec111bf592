package mark

import "sabaq/quiz/fsrs"

// OrderResult is what putting items in order came to.
type OrderResult struct {
	Right  bool
	Score  float64 // Pairs / Of; 1 for a single item in its place
	Pairs  int     // pairs of items that stand in the right order to each other
	Of     int     // all pairs: n(n-1)/2
	Places []bool  // for each place, from the first: the item that belongs there stands there
}

// Order marks an order: given[i] is the place, from 0, at which the item that was put
// at place i belongs. The score counts pairs (1 - the normalised Kendall tau distance),
// so one item out of its place costs little and the reverse order scores 0. Something
// else than a permutation of 0..n-1 is wrong, and only its sound pairs count.
func Order(given []int) OrderResult {
	n := len(given)
	r := OrderResult{Of: n * (n - 1) / 2, Places: make([]bool, n), Right: n > 0}
	for i, a := range given {
		r.Places[i] = a == i
		r.Right = r.Right && a == i
		for _, b := range given[i+1:] {
			if a >= 0 && a < b && b < n {
				r.Pairs++
			}
		}
	}
	switch {
	case r.Of > 0:
		r.Score = float64(r.Pairs) / float64(r.Of)
	case r.Right:
		r.Score = 1
	}
	return r
}

// Proposed returns the rating that an OrderResult suggests: good for all pairs, hard
// for four in five, else again.
func (r OrderResult) Proposed() fsrs.Rating {
	switch {
	case r.Right:
		return fsrs.Good
	case r.Score >= hardFromPairs:
		return fsrs.Hard
	}
	return fsrs.Again
}
