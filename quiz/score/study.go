package score

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"sabaq/quiz/exam"
	"sabaq/quiz/fsrs"
)

// studied is what was reviewed of a deck on a day, in the schedule or outside it.
type studied struct {
	Day, Deck string
	Source    string // "review" or "practice"
	Reviews   int
	Ratings   [fsrs.Easy + 1]int // by rating
	Took      int64              // milliseconds
}

// Recalled returns the share of the reviews that were rated better than again, in percent.
func (s *studied) Recalled() float64 {
	if s.Reviews == 0 {
		return 0
	}
	return 100 * float64(s.Reviews-s.Ratings[fsrs.Again]) / float64(s.Reviews)
}

// byDay sums the reviews up, by day, deck and source.
func byDay(reviews []Review) []studied {
	type key struct{ day, deck, source string }
	at := map[key]int{}
	var days []studied
	for i := range reviews {
		r := &reviews[i]
		k := key{r.Day, r.Deck, source(r)}
		n, ok := at[k]
		if !ok {
			n = len(days)
			at[k] = n
			days = append(days, studied{Day: k.day, Deck: k.deck, Source: k.source})
		}
		d := &days[n]
		d.Reviews++
		d.Ratings[rating(r.Rating)]++
		d.Took = addTime(d.Took, r.Took)
	}
	slices.SortFunc(days, func(a, b studied) int {
		return cmp.Or(strings.Compare(a.Day, b.Day), strings.Compare(a.Deck, b.Deck), strings.Compare(b.Source, a.Source))
	})
	return days
}

// took returns the time spent on a sitting's questions, milliseconds.
func took(rec *exam.Record) int64 {
	var ms int64
	for i := range rec.Items {
		ms = addTime(ms, rec.Items[i].Took)
	}
	return ms
}

// addTime adds two times that are at least 0, or what is left of them.
func addTime(a, b int64) int64 {
	b = max(b, 0)
	if a > math.MaxInt64-b {
		return math.MaxInt64
	}
	return a + b
}
