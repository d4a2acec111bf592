package exam

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"sabaq/quiz/mark"
)

// arranged returns options in the order in which a paper shows them. They are
// shuffled, except:
//
//	numbers        ascending, so that their places say nothing
//	none of these  and whatever else speaks of the other options stays at the end
//	both A and B   and whatever else names options by letter leaves all where they were
func arranged(seed uint64, card string, options []string) []string {
	norms := make([]string, len(options))
	for i, o := range options {
		norms[i] = mark.Normalise(o)
	}
	if sorted, ok := ascending(options, norms); ok {
		return sorted
	}
	var free, last []string
	for i, o := range options {
		switch {
		case byLetter(norms[i]):
			return slices.Clone(options)
		case ofOthers(norms[i]):
			last = append(last, o)
		default:
			free = append(free, o)
		}
	}
	return append(shuffled(seed, "options "+card, free), last...)
}

// ascending sorts options that are all numbers.
func ascending(options, norms []string) (sorted []string, ok bool) {
	type numbered struct {
		value float64
		text  string
	}
	all := make([]numbered, len(options))
	for i := range options {
		value, err := strconv.ParseFloat(norms[i], 64)
		if err != nil {
			return nil, false
		}
		all[i] = numbered{value, options[i]}
	}
	slices.SortStableFunc(all, func(a, b numbered) int { return cmp.Compare(a.value, b.value) })
	for _, n := range all {
		sorted = append(sorted, n.text)
	}
	return sorted, true
}

// ofOthers reports whether a normalised option speaks of the other ones.
func ofOthers(norm string) bool {
	switch strings.TrimPrefix(norm, "the ") {
	case "none", "all", "both", "neither", "any", "none of them", "all of them", "both of them", "neither of them", "either of them":
		return true
	}
	for _, phrase := range []string{" of the above", " of these", " of those", " of the other", " of the others", " of the options"} {
		if strings.HasSuffix(norm, phrase) {
			return true
		}
	}
	return false
}

// byLetter reports whether a normalised option names others by letter or number:
// "a and c", "both 1 and 2", "only b and d".
func byLetter(norm string) bool {
	named := 0
	for word := range strings.FieldsSeq(norm) {
		switch word {
		case "and", "or", "nor", "both", "only", "neither", "either", "but", "not":
		default:
			if len(word) != 1 || word[0] > 'h' {
				return false
			}
			named++
		}
	}
	return named > 1
}
