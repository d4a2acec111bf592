package draft

import (
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// contrast asks for the other side of a comparison. The segment's clause begins at at.
func (u *unit) contrast(s *english.Segment, at int, front bool) *Candidate {
	inner := u.e.reader.Clause(u.t, at, s.End)
	if inner == nil || !inner.HasSubject() || inner.Subject.Head < 0 {
		return nil
	}
	other := u.say(inner.Subject.Start, s.End)
	main := u.clauseText(s.Start)
	if front {
		return u.against(other, u.Main.Subject, strings.TrimSuffix(u.behindClause(s), "."), u.span(u.Main.Subject.Start, u.Main.Sub))
	}
	return u.against(main, inner.Subject, other, u.span(inner.Subject.Start, s.End))
}

// against asks what is said of one thing beside what is shown of another. The subject of
// what is hidden must tell by itself what is asked about.
func (u *unit) against(shown string, of english.Phrase, hidden string, at Span) *Candidate {
	head := &u.t[of.Head]
	about := u.say(of.Start, of.End)
	if of.Start > 0 && u.t[of.Start-1].Is("only") {
		return nil
	}
	if !head.Nominal() && head.Class != english.Adjective || u.leaning(shown) || len(strings.Fields(shown)) > 30 || len(strings.Fields(hidden)) > 28 || len(strings.Fields(about)) > 10 {
		return nil
	}
	if u.t[of.Start].Is("only", "few", "many", "some", "most", "no", "all", "any", "several", "how", "what", "much", "none", "one") || strings.HasPrefix(folded(shown), "how ") || strings.HasPrefix(folded(shown), "what ") {
		return nil
	}
	if head.Class == english.Noun && of.End-of.Start < 2 && !u.e.reader.Plural(head.Low) || holdsPhrase(folded(shown), folded(about)) || holdsPhrase(folded(about), "there") {
		return nil
	}
	c := u.candidate(decks.Basic, "contrast")
	ask := " By contrast, what does the essay say of "
	switch {
	case u.changes(of):
		ask = " By contrast, what happened to "
	case u.Link == "but", u.Link == "yet":
		ask = " But what does the essay say of "
	case u.Link == ";" && u.connection() == "":
		ask = " And what does the essay say of "
	}
	c.Question = question(finish(upperFirst(shown)) + ask + about)
	c.Answer = finish(hidden)
	c.Spans = []Span{at}
	c.Score = 0.65
	return c
}

// changes reports whether the verb behind a subject tells what became of it.
func (u *unit) changes(of english.Phrase) bool {
	for i := of.End; i < u.End && i < of.End+4; i++ {
		t := &u.t[i]
		if t.Class != english.Verb || !t.Finite {
			continue
		}
		if t.Is("was", "were") && i+1 < u.End && u.t[i+1].Class == english.Verb && u.t[i+1].Form == english.Participle {
			return true
		}
		switch t.Lemma {
		case "fall", "rise", "slip", "decline", "grow", "stagnate", "drop", "increase", "decrease", "shrink", "collapse", "double", "recover", "disappear", "vanish", "soar", "climb", "sink", "survive", "die", "go":
			return t.Form == english.Past
		}
		return false
	}
	return false
}

// although asks what is granted beside a statement.
func (u *unit) although(s *english.Segment) *Candidate {
	at := s.Start
	if at > u.Main.Subject.Start && at < u.Main.Verb {
		return nil // it parts the subject from its verb
	}
	for at < s.End && u.t[at].Class == english.Adverb && !u.t[at].Is("even") {
		at++
	}
	end := min(u.End, max(s.Start, u.Main.Rest))
	even := end > u.Main.Rest && u.t[end-1].Is("even")
	if even {
		end--
	}
	main := u.clauseText(end)
	if s.End <= u.Main.Subject.Start {
		main = strings.TrimSuffix(u.behindClause(s), ".")
	}
	word := u.t[at].Low
	if u.t[at].Is("even") {
		word = "even " + u.t[at+1].Low
	}
	if u.leaning(main) || len(strings.Fields(main)) < 4 || len(strings.Fields(main)) > 34 {
		return nil
	}
	tail := " With what reservation?"
	if s.End <= u.Main.Subject.Start || even || word == "although" {
		tail = " In spite of what?"
	}
	card := u.answered("concession", finish(upperFirst(main))+tail, at+1, s.End, 0.65)
	if card != nil && even {
		card.Answer = finish("Even " + u.say(at, s.End))
	} else if card != nil && word != "although" && word != "though" {
		card.Answer = finish(upperFirst(u.say(at, s.End)))
	}
	return card
}

// placed is the clause as it stands, up to a token, with a question behind it: where to turn
// it into one would bend it.
func (u *unit) placed(end int, tail string) string {
	end = max(end, u.Main.Rest)
	text := ""
	if end > u.Main.Verb {
		text = u.raw(u.Start, end)
	}
	if text == "" {
		text = u.clauseText(end)
	}
	if n := len(strings.Fields(text)); n < 4 || n > 36 || u.leaning(text) {
		return ""
	}
	if first, _, _ := strings.Cut(tail, " "); first == lowerFirst(first) {
		return upperFirst(text) + " " + tail
	}
	return finish(text) + " " + tail
}
