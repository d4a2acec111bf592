package draft

import (
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// item makes a card of an item of a list that names something and says what it is or
// does: "barrier reefs, which ...", "supply: what sellers offer".
func (u *unit) item() *Candidate {
	if !strings.HasPrefix(u.s.Text, itemMark) || u.Main != nil || len(u.Trailing) < 2 {
		return nil
	}
	name, what := &u.Trailing[0], &u.Trailing[1]
	end := u.Trailing[len(u.Trailing)-1].End
	p, ok := u.e.reader.NounPhrase(u.t[:name.End], name.Start)
	if !ok || p.End != name.End || name.End-name.Start > 5 {
		return nil
	}
	for i := what.Start; i < end; i++ {
		if u.t[i].Is("this", "these", "it", "they", "such", "his", "her") {
			return nil
		}
	}
	c := u.candidate(decks.Typed, "item")
	c.Score = 0.6
	switch first := &u.t[what.Start]; {
	case what.Kind == english.Relatival && what.Clause != nil && first.Is("which", "who") && what.Clause.Verb == what.Start+1:
		words, verb := "What ", u.e.singular(&u.t[what.Clause.Verb])
		if first.Is("who") {
			words = "Who "
		}
		c.Question = question(words + verb + " " + u.say(what.Clause.Verb+1, end))
		c.Answer = u.say(name.Start, name.End)
		c.Accept = variants(c.Answer)
		c.Spans = []Span{u.span(name.Start, name.End)}
	case what.Kind == english.Nominals || what.Kind == english.Finite && u.t[what.Start-1].Is(":"):
		answer := u.say(what.Start, end)
		if n := len(strings.Fields(answer)); n < 3 || n > 24 {
			return nil
		}
		c.Kind = decks.Basic
		be := "is"
		if p.Plural {
			be = "are"
		}
		c.Question = question("What " + be + " " + u.say(name.Start, name.End))
		c.Answer = finish(answer)
		c.Spans = []Span{u.span(what.Start, end)}
	default:
		return nil
	}
	return c
}

// singular returns a finite verb as it stands behind "what".
func (e *Essay) singular(f *english.Token) string {
	switch {
	case f.Is("are"):
		return "is"
	case f.Is("were"):
		return "was"
	case f.Is("have"):
		return "has"
	case f.Is("do"):
		return "does"
	case f.Form == english.Base && f.Lemma != "":
		return e.reader.ThirdPerson(f.Lemma)
	}
	return f.Low
}
