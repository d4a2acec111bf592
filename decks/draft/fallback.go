package draft

import (
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// object asks for all that somebody or something does, where nothing else of a sentence is
// asked: "What does a terminal need?"
func (u *unit) object() *Candidate {
	c := u.Main
	if !u.clear() || c.Passive || c.Negative || c.Rest >= c.End || u.further {
		return nil
	}
	f := &u.t[c.Main]
	if f.Form == english.Gerund || f.Lemma == "" || light(f.Lemma) || u.t[c.Verb].Form == english.Modal || !u.telling(c.Subject) {
		return nil
	}
	p, ok := u.e.reader.NounPhrase(u.t[:c.End], c.Rest)
	if !ok || !u.t[p.Head].Nominal() && !u.t[p.Head].Is("nothing") || vague(u.t[p.Head].Low) && p.End-p.Start < 3 {
		return nil
	}
	end := u.End
	if len(strings.Fields(u.raw(c.Rest, end))) > answerWords {
		end = c.Sub
	}
	answer := u.raw(c.Rest, end)
	if n := len(strings.Fields(answer)); n < 3 || n > answerWords || u.dateIn(c.Rest, end) || u.finites(c.Rest, end) > 0 || u.t[end-1].Is("way") {
		return nil
	}
	if mark := u.markFrom(c.Rest); mark < end && u.t[min(mark+1, end-1)].Class == english.Verb {
		return nil // "the arms deal, announced that year, let": what looks like the verb is a noun
	}
	q := u.opened(u.asking("What", ""))
	if q == "" || len(strings.Fields(q)) < 5 {
		return nil
	}
	card := u.candidate(decks.Basic, "object")
	card.Question, card.Answer, card.Score = q, finish(upperFirst(answer)), 0.5
	card.Spans = []Span{u.span(c.Rest, end)}
	return card
}

// remark asks what the essay says of what the sentence before told: "this was generosity of a
// practical kind".
func (u *unit) remark() *Candidate {
	c := u.Main
	if u.led == "" || u != u.s.units[0] || u.Doubtful || !c.HasSubject() || c.Subject.End-c.Subject.Start != 1 || !u.t[c.Subject.Start].Is("this", "that", "these") {
		return nil
	}
	answer := u.brief(u.s.lastWord())
	if n := len(strings.Fields(answer)); n < 4 {
		return nil
	}
	card := u.candidate(decks.Basic, "remark")
	card.Question, card.Answer, card.Attribute, card.Score = "What does the essay say of this?", finish(upperFirst(answer)), true, 0.5
	card.Spans = []Span{u.span(u.Start, u.End)}
	return card
}

// dateIn reports whether a date stands between a and b.
func (u *unit) dateIn(a, b int) bool { return len(u.times(a, b)) > 0 }

// telling reports whether a subject says enough to ask about: a name, what the essay is
// about, or a noun with something that tells which.
func (u *unit) telling(s english.Phrase) bool {
	if s.Head < 0 || u.led != "" && u.t[s.Head].Class == english.Pronoun {
		return u.led != "" && s.Head >= 0
	}
	if u.holds(s, english.Name) || u.e.topical(u.t[s.Head].Low) {
		return true
	}
	return s.End-s.Start > 2 || s.End-s.Start == 2 && !u.t[s.Start].Is("the", "this", "these", "some", "many", "few", "most", "all", "any")
}
