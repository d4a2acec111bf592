package mark

import "sabaq/quiz/fsrs"

// Result is what comparing an answer with a card came to. The zero Result is a
// wrong answer.
type Result struct {
	Right bool
	// Slips counts the slips of spelling between the answer and the card: those
	// forgiven where Right is set, else those in the words that do match.
	Slips int
	// Score is 0 to 1: 1 for right (slips cost nothing), a part of it for some of the
	// ticks or points.
	Score float64
	// Matched is the index of the accepted answer that Diff compares with: the one
	// matched or else the nearest; -1 where there is none.
	Matched  int
	Diff     []Span       // Typed: the answer beside the card's; empty for a blank answer
	Spelling []Correction // Typed: the words with slips, in order
}

// Correction is a word as it was typed and as it stands on the card; You is empty
// for a linking -i- that was left out.
type Correction struct{ You, Card string }

// Hard is proposed from these scores on, where the answer was not wholly right.
const (
	hardFromPoints = 2.0 / 3
	hardFromPairs  = 0.8
)

// manySlips is how many slips make a right answer hard instead of good.
const manySlips = 3

// Proposed returns the rating that a Result suggests; the person decides.
//
//	right                        good
//	right, with 3 or more slips  hard: the name is only half known
//	two thirds or more           hard: ticks and points; a typed answer has no two thirds
//	less                         again
//
// Easy is never proposed: how easily it came, only the person knows.
func (r Result) Proposed() fsrs.Rating {
	switch {
	case r.Right && r.Slips < manySlips:
		return fsrs.Good
	case r.Right, r.Score >= hardFromPoints:
		return fsrs.Hard
	}
	return fsrs.Again
}
