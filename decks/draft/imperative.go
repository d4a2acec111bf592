package draft

import (
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// bidden asks what follows if one does what the sentence bids: "change the payment, and the
// knowledge will be used".
func (s *sentence) bidden() *Candidate {
	if !s.asWritten() {
		return nil
	}
	u := s.joined(len(s.behind) == 0)
	t, end := u.t, s.lastWord()
	first := u.Start
	for first < end && u.drop[first] {
		first++
	}
	if end-first < 7 || !u.e.reader.Bids(t, first) || t[first].Is("let", "consider", "suppose", "imagine", "compare", "see", "add", "begin") {
		return nil
	}
	for i := first + 3; i < min(first+14, end-3); i++ {
		if t[i].Class == english.Verb && t[i].Finite && i > first+1 || t[i].Is(";", ":") {
			return nil
		}
		if !t[i].Is("and") || t[i+1].Class == english.Verb {
			continue
		}
		if !u.finite(i+1, end) || !modalSoon(t, i+1) && !t[i-1].Is(",") {
			continue
		}
		stop := i
		for t[stop-1].Class == english.Mark || u.drop[stop-1] {
			stop--
		}
		answer := u.upTo(i+1, end)
		if len(strings.Fields(answer)) < 4 || stop-first < 3 {
			return nil
		}
		card := u.candidate(decks.Basic, "bidden")
		card.Question, card.Answer = finish(upperFirst(u.say(first, stop)))+" With what result, according to the essay?", finish(upperFirst(answer))
		card.Attribute, card.Score, card.Spans = true, 0.66, []Span{u.span(i+1, end)}
		return card
	}
	return nil
}

// modalSoon reports whether a modal verb or "you" stands near the beginning of a clause.
func modalSoon(t []english.Token, i int) bool {
	for j := i; j < min(i+8, len(t)); j++ {
		if t[j].Form == english.Modal || t[j].Is("you", "ought") {
			return true
		}
	}
	return false
}
