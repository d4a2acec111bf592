package mark

import "sabaq/decks"

// Ticked marks the options that were chosen, given as indexes into choices. It is
// right when exactly the right options are ticked. Where several are right, Score
// is (right ticks - wrong ticks) / right options, not below 0, so that ticking
// everything earns nothing by chance. Nothing chosen means "I don't know": wrong,
// 0. An index twice counts once; an index outside choices counts as a wrong tick.
func Ticked(chosen []int, choices []decks.Option) Result {
	r := Result{Matched: -1}
	ticked := make(map[int]bool, len(chosen))
	hits, misses, right := 0, 0, 0
	for _, i := range chosen {
		if ticked[i] {
			continue
		}
		ticked[i] = true
		if i >= 0 && i < len(choices) && choices[i].Right {
			hits++
		} else {
			misses++
		}
	}
	for _, c := range choices {
		if c.Right {
			right++
		}
	}
	if right == 0 || len(ticked) == 0 {
		return r // an option must be right for a card to be one; decks sees to it
	}
	r.Right = hits == right && misses == 0
	r.Score = max(0, float64(hits-misses)/float64(right))
	return r
}
