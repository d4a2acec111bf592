package draft

import (
	"strings"

	"sabaq/decks/draft/english"
)

// onlyWhen asks for the one case in which something is so: "only when the bank failed did the
// council act".
func (u *unit) onlyWhen() *Candidate {
	if u.s.parsed.Question || u.why != "" && u.why != noClause || u.End-u.Start < 7 || !u.t[u.Start].Is("only") || !u.t[u.Start+1].Is("when", "if", "after", "where", "because", "by", "in", "with", "through") {
		return nil
	}
	if u.t[u.Start+1].Is("in", "after") && u.t[u.Start+2].Class == english.Number {
		return nil // a date, which is asked as one
	}
	clause := u.t[u.Start+1].Is("when", "if", "after", "where", "because")
	finite := 0
	for i := u.Start + 2; i+2 < u.End; i++ {
		t := &u.t[i]
		if t.Class == english.Verb && t.Finite {
			finite++
		}
		if !t.Is("did", "does", "do", "would", "could", "can", "will", "was", "were", "is", "are", "has", "have", "had") || clause && finite < 2 && !t.Is("did", "does", "do") {
			continue
		}
		if _, ok := u.e.reader.NounPhrase(u.t[:u.End], i+1); !ok {
			continue
		}
		ask := "In what case alone "
		switch {
		case u.t[u.Start+1].Is("because"):
			ask = "For what reason alone "
		case !clause:
			ask = "How alone "
		}
		return u.answered("onlyWhen", question(ask+joinTokens(u.t, i, u.s.lastWord())), u.Start, i, 0.7)
	}
	return nil
}

// onlyThis asks what alone does something: "only a rapid cut can save the reefs".
func (u *unit) onlyThis() *Candidate {
	c := u.Main
	s := c.Subject
	first := s.Start
	if u.t[first].Is("only") {
		first++
	} else if first == u.Start || !u.t[first-1].Is("only") {
		return nil
	}
	if !u.clear() || u.connection() != "" || c.Negative || s.End-first < 2 || u.finite(first, s.End) || s.End != c.Verb || s.End-first > 12 {
		return nil
	}
	for i := first; i < s.End; i++ {
		if u.t[i].Class == english.Number || u.t[i].Is("latter", "former", "one", "then") {
			return nil
		}
	}
	end := u.End
	if len(strings.Fields(u.say(c.Verb, end))) > answerWords {
		end = c.Sub
	}
	who := "What alone "
	if u.e.personal(u, s) != 0 {
		who = "Who alone "
	}
	if len(strings.Fields(u.say(c.Verb, end))) < 3 {
		return nil
	}
	card := u.answered("only", question(who+u.say(c.Verb, end)), first, s.End, 0.7)
	if card != nil {
		card.Answer = finish(upperFirst(u.say(first, s.End)))
	}
	return card
}

// instead asks what somebody did instead of what stands in front.
func (u *unit) instead(s *english.Segment) *Candidate {
	c := u.Main
	if u.unsaid(s) || !u.clear() || s.End-s.Start < 3 || s.End-s.Start > 16 || c.Passive || c.Negative || u.does() == "" || c.Main != c.Verb {
		return nil
	}
	first, second := &u.t[s.Start], &u.t[s.Start+1]
	if !(first.Is("instead") && second.Is("of") || first.Is("rather") && second.Is("than") || first.Is("far") && second.Is("from")) {
		return nil
	}
	return u.answered("instead", question(u.say(s.Start, s.End)+", what "+u.does()+" "+u.subject()+" do"), c.Verb, c.Sub, 0.65)
}
