package exam

import (
	"slices"
	"strings"

	"sabaq/decks"
	"sabaq/quiz/mark"
)

// Options of a statement, in the order in which they are always shown.
const (
	optionTrue  = "true"
	optionFalse = "false"
)

// match returns which of the card's texts each text that was shown is, or -1. Each
// is one shown text at most. Texts that differ only in what marking overlooks (case,
// spacing, accents) are the same, so that a deck with a corrected comma still marks
// what was answered before, but not where that would be true of two.
func match(shown, texts []string) []int {
	at := make([]int, len(shown))
	taken := make([]bool, len(texts))
	left := len(texts)
	for i, s := range shown {
		at[i] = slices.Index(texts, s)
		if n := at[i]; n >= 0 && taken[n] {
			at[i] = -1
		} else if n >= 0 {
			taken[n] = true
			left--
		}
	}
	if left == 0 {
		return at
	}
	norms := make(map[string]int, len(texts)) // -1 for a form that several have
	for n, text := range texts {
		norm := mark.Normalise(text)
		if _, twice := norms[norm]; twice || norm == "" {
			n = -1
		}
		norms[norm] = n
	}
	for i, s := range shown {
		if at[i] >= 0 {
			continue
		}
		if n, ok := norms[mark.Normalise(s)]; ok && n >= 0 && !taken[n] {
			at[i], taken[n] = n, true
		}
	}
	return at
}

// rightTexts returns the texts that are right on a card with options, and all that
// it has.
func rightTexts(c *decks.Card) (right, all []string) {
	switch c.Kind {
	case decks.TrueFalse:
		right, all = []string{optionFalse}, []string{optionTrue, optionFalse}
		if c.True {
			right[0] = optionTrue
		}
	case decks.Choice:
		for _, o := range c.Choices {
			all = append(all, o.Text)
			if o.Right {
				right = append(right, o.Text)
			}
		}
	case decks.All:
		return c.Items, c.Items
	case decks.Claim:
		right = []string{claimOption(c)}
		return right, right
	}
	return right, all
}

// rightOptions says of each option that was shown whether it is right by the card,
// and how many are.
func rightOptions(c *decks.Card, options []string) (right []bool, count int) {
	texts, all := rightTexts(c)
	right = make([]bool, len(options))
	for i, at := range match(options, all) {
		if at >= 0 && slices.Contains(texts, all[at]) {
			right[i] = true
			count++
		}
	}
	return right, count
}

// places returns the place in the card's order of each item that was shown; ok is
// false where they are not the card's items, each once.
func places(c *decks.Card, options []string) (place []int, ok bool) {
	if len(options) != len(c.Items) {
		return nil, false
	}
	place = match(options, c.Items)
	return place, !slices.Contains(place, -1)
}

// fits reports whether a card can be asked in a form.
func fits(c *decks.Card, form Form) bool {
	switch c.Kind {
	case decks.Typed, decks.Cloze:
		return form == Type
	case decks.Choice:
		return form == Choose || form == Tick
	case decks.TrueFalse:
		return form == Choose
	case decks.All:
		return form == Tick || form == List
	case decks.Order:
		return form == Arrange
	case decks.Claim:
		return form == Choose || form == Self
	case decks.Basic:
		return form == Self
	}
	return false
}

// lines returns the lines of a text that say something, trimmed, n at most.
func lines(text string, n int) []string {
	var out []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && len(out) < n {
			out = append(out, line)
		}
	}
	return out
}

// once leaves lines out that repeat an earlier one.
func once(lines []string) []string {
	seen := make(map[string]bool, len(lines))
	return slices.DeleteFunc(lines, func(line string) bool {
		norm := mark.Normalise(line)
		again := seen[norm]
		seen[norm] = true
		return again
	})
}
