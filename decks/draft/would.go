package draft

import (
	"strings"

	"sabaq/decks/draft/english"
)

// would asks what would become of something that the essay only imagines: "a policy that
// merely locked the cupboard would kill more people than it saved".
func (u *unit) would() *Candidate {
	c := u.Main
	f := &u.t[c.Verb]
	if !u.clear() || !f.Is("would", "could", "might") || c.Passive || c.Negative || c.Main == c.Verb || u.t[c.Main].Lemma == "be" || u.t[c.Main].Lemma == "have" && c.Main < c.Verb+2 {
		return nil
	}
	if s := c.Subject; s.End-s.Start < 3 || !u.t[s.Start].Is("a", "an", "any", "every", "no", "anyone", "anybody", "whoever", "such") && !u.finite(s.Start, s.End) {
		return nil
	}
	for i := range u.Fronted {
		if u.Fronted[i].Kind == english.Subordinate {
			return nil // only in that case
		}
	}
	do := " do"
	if u.t[c.Verb+1].Is("have") && u.t[c.Main].Form == english.Participle {
		do = " have done"
	}
	end := u.End
	if len(strings.Fields(u.say(c.Main, end))) > answerWords {
		end = c.Sub
	}
	if end-c.Main < 3 || u.asks(end) {
		return nil
	}
	card := u.answered("would", question("What "+f.Low+" "+u.subject()+do), c.Main, end, 0.66)
	if card != nil {
		card.Attribute = true
	}
	return card
}

// asks reports whether a question mark stands at a token.
func (u *unit) asks(i int) bool { return i < len(u.t) && u.t[i].Is("?") }
