package screen

import (
	"fmt"

	"sabaq/decks"
	"sabaq/quiz/fsrs"
	"sabaq/quiz/mark"
)

// verdict is what the marking makes of an attempt.
type verdict struct {
	right bool
	words string      // "Right.", "Not right: 4 of 6 pairs in order."
	diff  []mark.Span // what was typed beside the card's answer; nil where they agree
}

// answerTyped marks a typed answer.
func (a *attempt) answerTyped(text string) {
	r := mark.Typed(text, a.card.Accept)
	v := verdict{right: r.Right, words: "Not right."}
	switch {
	case r.Right && r.Slips == 1:
		v.words = "Right, with a slip of spelling."
	case r.Right && r.Slips > 1:
		v.words = fmt.Sprintf("Right, with %d slips of spelling.", r.Slips)
	case r.Right:
		v.words = "Right."
	}
	if !r.Right || r.Slips > 0 {
		v.diff = r.Diff
	}
	a.take(v, r.Proposed())
}

// answerTruth marks a choice between true and false.
func (a *attempt) answerTruth(holds bool) {
	v, proposed := verdict{words: "Not right: " + a.truth()}, fsrs.Again
	if holds == a.card.True {
		v, proposed = verdict{right: true, words: "Right: " + a.truth()}, fsrs.Good
	}
	a.take(v, proposed)
}

// truth says whether the card's statement holds.
func (a *attempt) truth() string {
	if a.card.True {
		return "it is true."
	}
	return "it is false."
}

// answerChoice marks the options picked.
func (a *attempt) answerChoice() {
	r := mark.Ticked(a.picks, a.card.Choices)
	v := verdict{right: r.Right, words: "Right."}
	if !r.Right {
		v.words = "Not right."
	}
	if a.severalRight() && !r.Right {
		found := 0
		for _, index := range a.picks {
			if a.card.Choices[index].Right {
				found++
			}
		}
		v.words = fmt.Sprintf("Not right: %d of %d found", found, a.rightOptions())
		if wrong := len(a.picks) - found; wrong > 0 {
			v.words += fmt.Sprintf(", %d wrong", wrong)
		}
		v.words += "."
	}
	a.take(v, r.Proposed())
}

// answerOrder marks the order of the items picked.
func (a *attempt) answerOrder() {
	r := mark.Order(a.picks)
	v := verdict{right: r.Right, words: "Right."}
	if !r.Right {
		v.words = fmt.Sprintf("Not right: %d of %d pairs in order.", r.Pairs, r.Of)
	}
	a.take(v, r.Proposed())
}

// answerPoints marks the points ticked, after they were shown.
func (a *attempt) answerPoints() {
	need, hit := a.card.Need, len(a.picks)
	r := mark.Points(hit, need)
	v := verdict{right: r.Right, words: fmt.Sprintf("%d of %d recalled.", min(hit, need), need)}
	if hit == 0 {
		v.words = "None recalled."
	}
	a.take(v, r.Proposed())
}

// itemMark says of an item of All or Order how the attempt was with it: right,
// wrong, or nothing to say.
func (a *attempt) itemMark(index int) (right, wrong bool) {
	switch {
	case a.verdict == nil || a.stage != answered:
		return false, false
	case a.card.Kind == decks.Order:
		right = index < len(a.picks) && a.picks[index] == index
		return right, !right
	}
	right = a.chose(index)
	return right, !right && a.card.Need >= len(a.card.Items) // of "any two" none is missed
}
