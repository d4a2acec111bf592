package draft

import (
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// posed asks a question of the essay's own that the sentence behind it answers: "Why did the
// clock fail? Partly because every shock ...".
func (e *Essay) posed(s *sentence) *Candidate {
	if s.index == 0 || len(s.units) == 0 || s.parsed.Question || strings.HasPrefix(s.Text, itemMark) {
		return nil
	}
	b := e.sentences[s.index-1]
	if b.p != s.p || !b.parsed.Question || b.Repeats > 0 || len(b.units) == 0 || b.leans == hard && len(b.behind) == 0 || b.half {
		return nil
	}
	t := b.parsed.Tokens
	first := 0
	for first < len(t) && (t[first].Class == english.Coordinator || t[first].Class == english.Mark) {
		first++
	}
	yesNo := t[first].Is("is", "are", "was", "were", "does", "do", "did", "has", "have", "had", "can", "could", "should", "must", "will", "would", "may", "might")
	if len(t)-first < 6 || !yesNo && !t[first].Is("why", "how", "what", "which", "who", "where", "when") {
		return nil
	}
	for i := range t {
		if t[i].Is("i", "we", "you", "us", "our", "my") {
			return nil
		}
	}
	if t[first].Is("what") && t[first+1].Is("if") || !yesNo && !answers(s.parsed.Tokens) {
		return nil
	}
	u := s.joined(false)
	answer := u.upTo(u.Start, s.lastWord())
	if n := len(strings.Fields(answer)); n < 4 || yesNo && n < 6 {
		return nil
	}
	for _, v := range s.units {
		if v.why != "" && !v.back && v.why != noClause {
			return nil
		}
	}
	card := u.candidate(decks.Basic, "posed")
	card.Question, card.Answer = oneLine(b.Text), finish(upperFirst(answer))
	if len(b.behind) > 0 {
		card.Question = b.textBefore(0) + " " + card.Question
	}
	card.Attribute, card.Score, card.Spans = true, 0.7, []Span{u.span(u.Start, s.lastWord())}
	return u.beside(card, b.units[0])
}

// answers reports whether a sentence begins as one that answers the question before it: what
// only goes on from it begins with something new.
func answers(t []english.Token) bool {
	if len(t) < 3 {
		return false
	}
	if t[0].Is("the", "my", "one", "its", "our", "part") {
		for i := 1; i < 5 && i < len(t); i++ {
			if t[i].Is("answer", "reason", "explanation", "cause", "success", "failure") {
				return true
			}
		}
		return false
	}
	return t[0].Is("partly", "largely", "chiefly", "mainly", "mostly", "because", "by", "not", "it", "they", "he", "she", "nobody", "nothing", "through")
}
