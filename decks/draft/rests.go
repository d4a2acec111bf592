package draft

import (
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// needs asks for what something depends on, presupposes or amounts to, with all of
// the object: "X presupposes that Y", "X rests on Y which Z".
func (u *unit) needs() *Candidate {
	c := u.Main
	if !u.clear() || c.Passive || c.Negative || c.Rest+1 >= c.Sub {
		return nil
	}
	at, prep := c.Rest, ""
	switch u.t[c.Main].Lemma {
	case "require", "presuppose", "imply", "entail", "mean", "violate", "justify", "satisfy", "protect", "reject", "assume", "demand", "ignore", "recognise", "recognize", "defend", "challenge", "support", "explain", "refute", "contradict", "overlook", "admit", "define", "shape", "teach", "secure", "guarantee", "forbid", "prohibit", "permit":
	case "depend", "rest", "turn", "hinge", "rely", "insist":
		prep = "on"
	case "follow", "derive", "stem", "arise", "suffer":
		prep = "from"
	case "consist":
		prep = "in"
	case "amount", "apply", "appeal", "object":
		prep = "to"
	case "distinguish":
		prep = "between"
	default:
		return nil
	}
	if prep != "" {
		if !u.t[at].Is(prep) {
			return nil
		}
		at++
	}
	if u.t[at].Class == english.Particle || u.t[at].Class == english.Pronoun || len(strings.Fields(u.subject())) < 2 && u.t[c.Subject.Head].Class != english.Name && len(strings.Fields(u.say(at, c.Sub))) < 3 {
		return nil
	}
	if len(strings.Fields(u.say(at, c.Sub))) < 3 && !u.t[at].Is("that") {
		return nil // "two lessons": nothing to know
	}
	return u.answered("needs", u.opened(u.asking("What", prep)), at, c.Sub, 0.6)
}

// whichIs asks for the definition that a clause with "which" gives in passing:
// "nonfeasance, which is the failure to help".
func (u *unit) whichIs(s *english.Segment) *Candidate {
	if u.Doubtful || u.drop[s.Start] || s.Kind != english.Relatival || s.Start+3 >= s.End || s.Start < 2 || !u.t[s.Start].Is("which") || !u.t[s.Start+1].Is("is", "are", "was", "were") || !u.t[s.Start+2].Is("a", "an", "the") || !u.t[s.Start-1].Is(",") {
		return nil
	}
	end := s.Start - 1
	for i := max(u.Start, end-4); i < end; i++ {
		p, ok := u.e.reader.NounPhrase(u.t[:end], i)
		if !ok || p.End != end || i > 0 && u.t[i-1].Is("of") {
			continue
		}
		if u.t[i].Is("the", "this", "that", "these", "those", "some", "any", "no") || !u.t[p.Head].Nominal() || vague(u.t[p.Head].Low) || u.t[i].Class == english.Possessive {
			return nil
		}
		for k := s.Start + 2; k < s.End; k++ {
			if u.t[k].Is("this", "these", "they", "it", "he", "she", "them", "its", "their") {
				return nil
			}
		}
		q := question("What " + u.t[s.Start+1].Low + " " + u.say(i, end))
		answer := u.say(s.Start+2, s.End)
		if n := len(strings.Fields(answer)); n < 3 || n > 22 {
			return nil
		}
		card := u.candidate(decks.Basic, "definition")
		card.Question, card.Answer, card.Score = q, finish(answer), 0.65
		card.Spans = []Span{u.span(s.Start+2, s.End)}
		return card
	}
	return nil
}

// ruleCase makes a card of the year of a case.
const ruleCase = "case"

// caseYear asks for the year in brackets behind the name of a case or a text of law:
// "Marlow v Denning (1897)".
func (u *unit) caseYear() *Candidate {
	for i := u.Start + 2; i+2 < u.End; i++ {
		if !u.t[i].Is("(", "[") || !u.t[i+2].Is(")", "]") || !english.Year(u.t[i+1].Text) || u.t[i-1].Class != english.Name {
			continue
		}
		from := i
		law := statute(u.t[i-1].Low)
		for from > u.Start && (u.t[from-1].Class == english.Name || u.t[from-1].Is("v", "v.", "vs", "versus", "of", "the", "and", "&")) {
			from--
			law = law || u.t[from].Is("v", "v.", "vs", "versus")
		}
		for from < i && u.t[from].Class != english.Name {
			from++
		}
		if !law || i-from < 2 || i-from > 9 {
			continue
		}
		if from > u.Start && u.t[from-1].Is("the") {
			from--
		}
		card := u.candidate(decks.Typed, ruleCase)
		card.Question = question("From which year is " + u.say(from, i))
		card.Answer = u.t[i+1].Text
		card.Spans = []Span{u.span(i+1, i+2)}
		card.Score = 0.6
		return card
	}
	return nil
}

// statute reports whether a word is what texts of law are called.
func statute(w string) bool {
	switch w {
	case "act", "treaty", "convention", "code", "statute", "directive", "constitution", "declaration", "charter", "case", "bill", "protocol", "regulation", "ordinance", "amendment":
		return true
	}
	return false
}

// paired sets a clause behind a semicolon against the one before, where the two speak
// of the same kind of thing, or one answers the other: "a perfect duty ...; an
// imperfect duty ...", "critics argue ...; defenders reply".
func (u *unit) paired(before *unit) *Candidate {
	if u.Link != ";" || !before.whole() || !u.whole() || !before.clear() || !u.clear() || before.s != u.s || u.connection() != "" {
		return nil
	}
	a, b := before.Main, u.Main
	head := func(v *unit) string { return english.Singular(v.t[v.Main.Subject.Head].Low) }
	alike := head(before) == head(u) && folded(before.subject()) != folded(u.subject()) && a.Subject.End-a.Subject.Start > 1
	answers := false
	switch u.t[b.Main].Lemma {
	case "reply", "respond", "answer", "object", "counter", "retort", "disagree", "deny", "insist", "rejoin":
		answers = u.e.reader.Speech(u.t[a.Main].Lemma) || u.t[a.Main].Lemma == "object"
	}
	if s := b.Subject; !alike && !answers && (s.End-s.Start < 2 && u.t[s.Head].Class == english.Noun || folded(before.subject()) == folded(u.subject())) {
		return nil
	}
	if !alike && !answers && (u.s.names() || digits(u.s.Text)) {
		return nil // a story that goes on
	}
	return u.beside(u.against(strings.TrimSuffix(before.complete(), "."), b.Subject, strings.TrimSuffix(u.complete(), "."), u.span(b.Subject.Start, b.Sub)), before)
}

// announced asks for the clauses of a list that a number announces: "must satisfy three
// conditions: A, B, and C".
func (u *unit) announced() *Candidate {
	c := u.Main
	if !u.clear() || c.Negative || c.Passive || c.Sub-c.Rest < 2 || u.End >= len(u.t) || !u.t[u.End].Is(":") || c.Sub != u.End {
		return nil
	}
	at := c.Rest
	for at < c.Sub && u.t[at].Class != english.Number {
		at++
	}
	if c.Sub-at < 2 || c.Sub-at > 4 || english.Year(u.t[at].Text) || u.t[c.Sub-1].Class != english.Noun || u.t[at].Is("one") {
		return nil
	}
	end := len(u.t)
	for end > u.End && u.t[end-1].Class == english.Mark {
		end--
	}
	if end <= u.End+1 || u.finite(at, c.Sub) {
		return nil
	}
	q := u.opened(u.asking("Which "+u.say(at, c.Sub), u.say(c.Rest, at)))
	answer := joinTokens(u.t, u.End+1, end)
	n := len(strings.Fields(answer))
	if q == "" || n < 5 || n > 40 || u.leaning(answer) || len(strings.Fields(q)) < 5 {
		return nil
	}
	card := u.candidate(decks.Basic, "announced")
	card.Question, card.Answer, card.Score = q, finish(answer), 0.75
	card.Spans = []Span{u.span(u.End+1, end)}
	return card
}

// theMore asks for the second half of "the more X, the more Y".
func (u *unit) theMore() *Candidate {
	t, at := u.t, u.Start
	if u.s.parsed.Question || len(t) < at+8 || at > 0 && !t[at-1].Is(":", ";") || !t[at].Is("the") || !degree(t[at+1].Low) {
		return nil
	}
	comma := -1
	for i := at + 2; i+2 < len(t); i++ {
		if t[i].Is(",") {
			comma = i
			break
		}
	}
	if comma < 0 || !t[comma+1].Is("the") || !degree(t[comma+2].Low) {
		return nil
	}
	end := len(t)
	for i := comma + 1; i < end; i++ {
		if t[i].Is(";", ":", ",", ".", "!") {
			end = i
		}
	}
	for i := at; i < comma; i++ {
		if at == 0 && t[i].Class == english.Pronoun && t[i].Is("it", "they", "this", "he", "she", "we", "them") {
			return nil
		}
	}
	text := func(a, b int) string { return strings.TrimSpace(u.s.parsed.Text[t[a].Start:t[b-1].End]) }
	q := question("What follows " + lowerFirst(text(at, comma)))
	if end-comma > 24 || comma-at > 20 || end-comma < 5 || strings.HasPrefix(u.s.Text, itemMark) {
		return nil
	}
	card := u.candidate(decks.Basic, "more")
	card.Question, card.Answer = q, finish(text(comma+1, end))
	card.Spans = []Span{u.span(comma+1, end)}
	card.Attribute, card.Score = true, 0.7
	return card
}

// degree reports whether a word compares: "more", "greater".
func degree(w string) bool {
	switch w {
	case "more", "less", "better", "worse", "fewer":
		return true
	}
	return len(w) > 5 && strings.HasSuffix(w, "er")
}

// speaker reports whether the subject can only be somebody, by what it does or is
// called: whoever objects, rules or replies is no thing.
func (u *unit) speaker(s english.Phrase) bool {
	switch u.t[u.Main.Main].Lemma {
	case "object", "reply", "answer", "rule", "decide", "insist", "concede", "retort", "respond", "complain", "promise":
		return true
	}
	head := u.t[s.Head].Low
	return s.Plural && u.e.reader.Speech(u.t[u.Main.Main].Lemma) && (strings.HasSuffix(head, "ers") && head != "papers" || strings.HasSuffix(head, "ists") || strings.HasSuffix(head, "ians") || head == "critics")
}
