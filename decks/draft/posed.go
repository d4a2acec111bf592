package draft

import (
	"strings"

	"sabaq/decks/draft/english"
)

// posed asks a question of the essay's own that the sentence behind it answers: "Why did the
// clock fail? Partly because every shock ...".
func (e *Essay) posed(s *sentence) *Candidate {
	p := e.pairOf(s, true)
	if p == nil {
		return nil
	}
	t := p.before.parsed.Tokens
	first := 0
	for first < len(t) && (t[first].Class == english.Coordinator || t[first].Class == english.Mark) {
		first++
	}
	if len(t)-first < 6 {
		return nil
	}
	yesNo := t[first].Is("is", "are", "was", "were", "does", "do", "did", "has", "have", "had", "can", "could", "should", "must", "will", "would", "may", "might")
	if !yesNo && (!t[first].Is("why", "how", "what", "which", "who", "where", "when") || t[first].Is("what") && t[first+1].Is("if") || !answers(p.tokens())) {
		return nil
	}
	for i := range t {
		if t[i].Is("i", "we", "you", "us", "our", "my") {
			return nil
		}
	}
	q := oneLine(p.before.Text)
	if len(p.before.behind) > 0 {
		q = p.before.textBefore(0) + " " + q
	}
	c := p.card("posed", q, p.second.Start, 0.7)
	if c != nil && yesNo && len(strings.Fields(c.Answer)) < 6 {
		return nil // "He checked."
	}
	return c
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
