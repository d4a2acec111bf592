package fsrs

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
)

// Record is one review as it was written down, for NewLog.
type Record struct {
	Card   int   // any number from 0 on; a log is smallest when they have no gaps
	Time   int64 // milliseconds since 1970
	Days   int   // whole study days since the card's review before; not looked at for its first
	Rating Rating
}

// Log is a learner's reviews in the order that fitting wants: card by card, each card's in time order. It is never
// changed once built, so many goroutines may share one.
//
// Every review but a card's first is a prediction: from what went before, a model says how likely it is
// that the rating is not Again. Predictions are numbered in time order.
type Log struct {
	reviews []review
	cards   []int32 // where each card's reviews begin, and at last their number
	order   []int32 // the predictions: places in reviews
	rank    []int32 // of each review, which prediction it is; -1 for a card's first
}

// review is one review in a Log.
type review struct {
	elapsed float64 // fractional days since the card's review before
	days    int32   // the same in whole study days
	rating  Rating
	first   bool
}

// maxReviews is how many reviews a Log can hold.
const maxReviews = math.MaxInt32

// NewLog returns the log of some reviews, in any order; those of the same moment are taken in the order given. The
// records are not kept. A rating that is none, a card below 0 and too many records are errors.
func NewLog(records []Record) (*Log, error) {
	if len(records) > maxReviews {
		return nil, errors.New("review log: over 2 billion reviews")
	}
	cards := 0
	for i, r := range records {
		switch {
		case r.Rating < Again || r.Rating > Easy:
			return nil, fmt.Errorf("review %d: rating %d is not one of 1 to 4", i+1, r.Rating)
		case r.Card < 0 || r.Card >= maxReviews:
			return nil, fmt.Errorf("review %d: card number %d is out of range", i+1, r.Card)
		}
		cards = max(cards, r.Card+1)
	}
	byTime := func(a, b Record) int { return cmp.Compare(a.Time, b.Time) }
	if !slices.IsSortedFunc(records, byTime) {
		records = slices.Clone(records)
		slices.SortStableFunc(records, byTime)
	}

	l := &Log{reviews: make([]review, len(records)), cards: make([]int32, cards+1), rank: make([]int32, len(records))}
	for _, r := range records {
		l.cards[r.Card+1]++
	}
	for i := range cards {
		l.cards[i+1] += l.cards[i]
	}
	next := slices.Clone(l.cards)
	last := make([]int64, cards)
	l.order = make([]int32, 0, len(records))
	for _, r := range records {
		at := next[r.Card]
		next[r.Card]++
		v := review{rating: r.Rating, first: at == l.cards[r.Card]}
		l.rank[at] = -1
		if !v.first {
			v.days = int32(min(max(r.Days, 0), MaxInterval))
			v.elapsed = min(float64(r.Time-last[r.Card])/86_400_000, MaxInterval)
			l.rank[at] = int32(len(l.order))
			l.order = append(l.order, at)
		}
		l.reviews[at] = v
		last[r.Card] = r.Time
	}
	return l, nil
}

// Reviews returns the number of reviews.
func (l *Log) Reviews() int { return len(l.reviews) }

// Cards returns the number of cards that have a review.
func (l *Log) Cards() int { return len(l.reviews) - len(l.order) }

// Predictions returns the number of predictions: of reviews that are not a card's first.
func (l *Log) Predictions() int { return len(l.order) }

// LongTerm returns how many predictions are a day boundary or more after the card's review before.
func (l *Log) LongTerm() int {
	n := 0
	for _, at := range l.order {
		if l.reviews[at].days > 0 {
			n++
		}
	}
	return n
}

// Span is a run of predictions in time order, from From up to and not including To.
type Span struct{ From, To int }

// all returns the span of all predictions.
func (l *Log) all() Span { return Span{0, len(l.order)} }

// Fold is one step of time-ordered validation: parameters are fitted to one span of the predictions and tried on a
// later one.
type Fold struct{ Train, Test Span }

// Folds cuts the predictions into folds+1 runs of equal length, the first longer by the remainder. Each run but the
// first is the test of all that was before it (scikit-learn's TimeSeriesSplit). With longTerm only long-term
// predictions are counted, though the spans hold all. There are none if there are too few predictions.
func (l *Log) Folds(folds int, longTerm bool) []Fold {
	var at []int
	for i, k := range l.order {
		if !longTerm || l.reviews[k].days > 0 {
			at = append(at, i)
		}
	}
	return cutFolds(append(at, len(l.order)), 0, folds)
}

// cutFolds cuts predictions into folds; at holds the places of those that count, and where the last one ends.
func cutFolds(at []int, from, folds int) []Fold {
	n := len(at) - 1
	if folds < 1 || n < folds+1 {
		return nil
	}
	length := n / (folds + 1)
	cut := make([]Fold, folds)
	for i := range cut {
		test := n - (folds-i)*length
		cut[i] = Fold{Span{from, at[test]}, Span{at[test], at[test+length]}}
	}
	return cut
}
