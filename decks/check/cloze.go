package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sabaq/decks"
)

// gapMark is what a cloze card shows for its gap.
const gapMark = "[...]"

// maxCloze is how many cards of one text are few enough.
const maxCloze = 6

// gaps checks the gaps of a cloze text.
func (c *checker) gaps(e *entry) {
	if len(e.cards) > maxCloze {
		c.add(codeManyGaps, e, "", fmt.Sprintf("%d gaps make %d cards that repeat one text", len(e.cards), len(e.cards)), "keep the gaps that matter, or split the text")
	}
	// Where each gap begins and ends in the text with all of them filled in.
	type span struct{ begin, end int }
	var last span
	hinted, adjacent := false, false
	for i := range e.cards {
		card := &e.cards[i]
		if strings.Count(card.Bare, gapMark) != 1 {
			last = span{}
			continue
		}
		at := strings.Index(card.Bare, gapMark)
		before, after := card.Bare[:at], card.Bare[at+len(gapMark):]
		now := span{at, at + len(card.Answer)}
		if last.end > 0 && last.end <= now.begin && now.begin <= len(before) && blank(before[last.end:]) && !adjacent && !hinted && card.Bare == card.Question && worded(before[:last.begin], after, e) {
			adjacent = true
			c.add(codeAdjacent, e, gapMarkup(card), "this gap stands right behind another: each shows half of one answer", "make them one gap, or give both one number: {{c1::...}}")
		}
		last, hinted = now, card.Bare != card.Question
		if !prose(card.Bare) {
			continue
		}
		switch {
		case empty(card, after):
			c.add(codeFunction, e, gapMarkup(card), fmt.Sprintf("the gap hides %q, which any reader fills in unthinking", card.Answer), "hide the word that carries the fact; if the grammar is the point, give the gap a hint")
		case repeated(before, after, card.Answer):
			c.add(codeGiven, e, gapMarkup(card), "what the gap hides stands elsewhere in the text", "word the text without it, or hide both: {{c1::...}} and {{c1::...}}")
		}
	}
}

// gapMarkup is how a gap begins in the file, as far as can be told.
func gapMarkup(card *decks.Card) string { return "[" + card.Answer }

func blank(s string) bool { return strings.Trim(s, " \t") == "" }

// worded reports whether there are words besides two gaps on their line: a line of
// gaps alone is a sentence to be built word by word.
func worded(before, after string, e *entry) bool {
	before = before[strings.LastIndexByte(before, '\n')+1:]
	after, _, _ = strings.Cut(after, "\n")
	gapped := 0
	for i := range e.cards {
		gapped += len(words(e.cards[i].Answer))
	}
	return len(words(before))+len(words(after)) > max(0, gapped-2)
}

// empty reports whether a gap hides nothing but an English word that the
// sentence needs anyway. A hint, capitals or a tag of a language course say
// that the word is meant.
func empty(card *decks.Card, after string) bool {
	if card.Bare != card.Question {
		return false
	}
	switch card.Answer {
	case "the", "an", "and", "of", "is", "are", "was", "were", "be", "been", "it", "that", "this", "which", "has", "had", "but", "The", "It", "This":
	default:
		return false
	}
	if slices.ContainsFunc(card.Tags, func(tag string) bool {
		return hasWord(words(tag), "grammar", "language", "languages", "english", "articles", "verbs", "vocabulary", "vocab", "esl")
	}) {
		return false
	}
	return after == "" || !unicode.IsLetter(first(after))
}

// repeated reports whether the words of an answer stand in the rest of the text,
// in the same order. A gap that is one short word is let go.
func repeated(before, after, answer string) bool {
	wanted := words(answer)
	if len(wanted) == 0 || len(telling(answer)) == 0 {
		return false
	}
	if n := utf8.RuneCountInString(answer); n < 4 || len(wanted) == 1 && n < 5 && !numeric(answer) {
		return false
	}
	for _, part := range [...]string{before, after} {
		list := words(part)
		for i := 0; i+len(wanted) <= len(list); i++ {
			if slices.Equal(list[i:i+len(wanted)], wanted) {
				return true
			}
		}
	}
	return false
}
