package mark

import (
	"math"
	"slices"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"sabaq/decks"
)

// Typed compares a typed answer with all that the card accepts and returns the best
// Result: right before wrong, fewer slips before more, earlier in accept before
// later. A blank answer is wrong. grading.md says what counts as the same.
func Typed(answer string, accept []decks.Accept) Result {
	best := Result{Matched: -1}
	answer, over := limit(answer)
	if answer == "" {
		return best
	}
	you := read(answer, false)
	forgiving := you
	if again := read(answer, true); keys(again.words) != keys(you.words) {
		forgiving = again
	}
	lowest := math.MaxInt
	for i, a := range accept {
		r, price := compare(answer, you, a, over)
		if !r.Right && forgiving != you {
			if second, p := compare(answer, forgiving, a, over); second.Right {
				r, price = second, p
			}
		}
		r.Matched = i
		if i == 0 || r.Right && !best.Right || r.Right == best.Right && price < lowest {
			best, lowest = r, price
		}
	}
	return best
}

// compare marks the answer against one accepted answer. price orders results.
func compare(answer string, you *text, accept decks.Accept, over bool) (r Result, price int) {
	shown, tooLong := limit(accept.Text)
	card := read(shown, false)
	steps, price := align(levelLeads(you.words, card.words))
	r.Right = price < faultPrice && over == tooLong
	switch {
	case len(card.words) == 0 || len(you.words) == 0:
		// Nothing but punctuation, as in a card on C operators: then it counts.
		r.Right = len(card.words) == len(you.words) && bare(answer) == bare(shown) && over == tooLong
		if !r.Right {
			price = max(price, faultPrice)
		}
		steps = nil
	case accept.Numeric && !r.Right:
		if inRange(you, card, accept) && !over {
			r.Right, r.Score = true, 1
			r.Diff = []Span{{Same, answer, shown}}
			return r, 0
		}
	}
	r.Diff, r.Spelling = diff(you, card, steps)
	for _, s := range steps {
		if s.price < faultPrice {
			r.Slips += s.price / slipPrice
		}
	}
	if r.Right && r.Slips > allowedSlips(card.words) {
		r.Right = false
	}
	if r.Right {
		r.Score = 1
	}
	return r, price
}

// levelLeads makes a preposition at the start light where only one side has one: "in
// Quetta" is Quetta, but "on time" is not "in time".
func levelLeads(you, card []word) (y, c []word) {
	i, j := lead(you), lead(card)
	switch {
	case i >= 0 && j < 0:
		you = slices.Clone(you)
		you[i].light = true
	case j >= 0 && i < 0:
		card = slices.Clone(card)
		card[j].light = true
	}
	return you, card
}

// lead returns the index of a preposition that begins the text proper, or -1.
func lead(words []word) int {
	for i, w := range words {
		if i+1 < len(words) && (w.key == "in" || w.key == "on" || w.key == "at") {
			return i
		}
		if !w.light {
			break
		}
	}
	return -1
}

// allowedSlips bounds the slips of a whole answer: one for every five letters of
// the card's, at least one, at most maxTotalSlips.
func allowedSlips(card []word) int {
	letters := 0
	for _, w := range card {
		letters += len([]rune(w.key))
	}
	return min(max(letters/5, 1), maxTotalSlips)
}

// bare is the comparison of last resort, for text without letters and numbers.
func bare(s string) string {
	return strings.Join(strings.Fields(cases.Fold().String(norm.NFC.String(s))), " ")
}

// inRange reports whether the answer is one number from Low to High. Words of the
// card's own text may stand beside it ("2.1 million tonnes"), a unit must not
// contradict the card's, and "about" is fine where the card itself is not exact.
func inRange(you, card *text, accept decks.Accept) bool {
	var value *word
	for i := range you.words {
		w := &you.words[i]
		switch {
		case w.light || w.hedge && w.key == "about":
		case w.kind == number && value == nil:
			value = w
		case w.kind == plain && !w.hedge && has(card.words, w.key):
		default:
			return false
		}
	}
	if value == nil {
		return false
	}
	for i := range card.words {
		if u := card.words[i].unit; u != "" && value.unit != "" && u != value.unit {
			return false
		}
	}
	x, _ := value.value.Float64() // the nearest, as the bounds are
	return accept.Low <= x && x <= accept.High
}

func has(words []word, key string) bool {
	for i := range words {
		if words[i].key == key {
			return true
		}
	}
	return false
}
