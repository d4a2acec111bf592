package draft

import (
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// whenCard asks for the one date of the clause.
func (u *unit) whenCard() *Candidate {
	c := u.Main
	var all []when
	for _, w := range append(u.times(u.Start, c.Subject.Start), u.times(c.Rest, c.Sub)...) {
		if !u.inClause(w.prep) && !u.behindVerb(w.prep) {
			all = append(all, w)
		}
	}
	var trailing []when
	for i := range u.Trailing {
		if u.Trailing[i].Kind == english.Prepositional && i == 0 {
			trailing = u.times(u.Trailing[i].Start, u.Trailing[i].End)
		}
	}
	all = append(all, trailing...)
	if len(all) != 1 || len(u.times(u.Start, u.End)) > 3 {
		return nil
	}
	w := all[0]
	prep := &u.t[w.prep]
	if w.prep > 0 && w.prep >= c.Rest && u.t[w.prep-1].Class == english.Coordinator {
		return nil // it belongs to what comes: "and in 1920 he"
	}
	words := "When"
	switch {
	case prep.Is("in") && w.kind == year && w.start == w.prep+1:
		words = "In which year"
		if strings.HasSuffix(u.t[w.start].Text, "s") {
			words = "In which decade"
		}
	case prep.Is("on", "in", "at"):
	case prep.Is("since"):
		words = "Since when"
	case prep.Is("by"):
		words = "By when"
	case prep.Is("until"):
		words = "Until when"
	default:
		return nil
	}
	// The date must belong to the clause itself, not to a noun phrase inside or to
	// a clause of its own.
	for i := c.Rest; i < w.prep && w.prep >= c.Rest; i++ {
		if u.t[i].Class == english.Relative || u.t[i].Class == english.Subordinator || u.t[i].Class == english.Verb {
			return nil
		}
	}
	rest := u.say(c.Rest, c.Sub)
	if w.prep >= c.Rest && w.end <= c.Sub {
		if w.end < c.Sub && u.t[w.end].Class != english.Preposition && u.t[w.end].Class != english.Mark {
			return nil
		}
		rest = u.say(c.Rest, w.prep) + " " + u.say(w.end, c.Sub)
	}
	q := u.opened(u.asking(words, rest), w)
	if q == "" || len(strings.Fields(q)) < 6 || !u.dated(w) {
		return nil
	}
	if !yearIn(u.say(w.start, w.end)) && !yearIn(u.led+" "+q) {
		return nil // a day of no year
	}
	card := u.candidate(decks.Typed, "when")
	card.Question = q
	from := w.start
	if from > 0 && u.t[from-1].Is("early", "late", "mid") {
		from--
	}
	card.Answer = u.say(from, w.end)
	card.Spans = []Span{u.span(from, w.end)}
	card.Score = 0.85
	return card
}

// yearIn reports whether a text names a year, a decade or a century.
func yearIn(s string) bool {
	if strings.Contains(s, "century") {
		return true
	}
	for w := range strings.FieldsSeq(s) {
		if w = strings.Trim(w, ".,;:()?s"); len(w) >= 4 && english.Year(w[:4]) {
			return true
		}
	}
	return false
}

// behindVerb reports whether a verb stands before token i in front of the clause: "in a trial
// published in 1957".
func (u *unit) behindVerb(i int) bool {
	for j := u.Start; j < i && j < u.Main.Subject.Start; j++ {
		if u.t[j].Class == english.Verb {
			return true
		}
	}
	return false
}

// inClause reports whether a token stands in a clause before the main one.
func (u *unit) inClause(i int) bool {
	for k := range u.Fronted {
		if f := &u.Fronted[k]; f.Start <= i && i < f.End {
			return f.Kind != english.Prepositional && f.Kind != english.Nominals || k > 0 && u.Fronted[k-1].Kind == english.Subordinate
		}
	}
	return false
}

// dated reports whether the clause is an event that a date tells the time of: in the past,
// one verb, with a name in it to know it by.
func (u *unit) dated(w when) bool {
	c := u.Main
	if u.e.reader.Speech(u.t[c.Main].Lemma) || u.t[c.Main].Is("calculated", "compared", "analysed", "analyzed", "examined", "studied", "surveyed", "noted", "observed", "published") {
		return false // when something was said matters less than what
	}
	if u.t[c.Verb].Is("had") && c.Main != c.Verb && !u.t[w.prep].Is("by", "until", "since") {
		return false
	}
	if f := &u.t[c.Verb]; f.Form != english.Past && !f.Is("was", "were") && !u.t[w.prep].Is("since", "by", "until") || u.further && w.prep >= c.Rest || (u.t[c.Main].Lemma == "be" || u.t[c.Main].Lemma == "have") && !u.t[w.prep].Is("since") || c.Negative {
		return false
	}
	for i := w.end; i < u.End && w.prep >= c.Subject.Start; i++ {
		if u.t[i].Is("to", "and", "or", "–", "-") && i < w.end+1 {
			return false // "from 1951 to today"
		}
	}
	said := len(telling(u.say(c.Main, c.Sub)))
	if w.prep >= c.Rest && w.end <= c.Sub {
		said -= len(telling(u.say(w.start, w.end)))
	}
	if said < 2 && !c.Passive && !happens(u.t[c.Main].Lemma) {
		return false // "did he calculate": what?
	}
	if w.prep > u.Start && u.t[w.prep].Is("from", "between") || u.s.parsed.Tokens[w.start].Glued {
		return false
	}
	for i := c.Subject.Start; i < c.Sub; i++ {
		if u.t[i].Class == english.Name && !month(u.t[i].Low) {
			return true
		}
	}
	return u.led != "" || u.t[w.prep].Is("since")
}

// happens reports whether a verb says all of an event by itself.
func happens(lemma string) bool {
	switch lemma {
	case "fall", "die", "begin", "end", "open", "close", "collapse", "start", "emerge", "arise", "appear", "meet", "burn", "sink", "land", "erupt", "fail", "resign", "abdicate", "surrender", "break", "occur", "happen", "rise", "vanish", "disappear":
		return true
	}
	return false
}
