package draft

import (
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// relations makes the cards of the unit's arguments: how its clauses, and the
// unit and the one before it, hang together by the words that say so.
func (u *unit) relations(before *unit) []*Candidate {
	var list []*Candidate
	add := func(c *Candidate) {
		if c != nil {
			list = append(list, c)
		}
	}
	for i := range u.Fronted {
		add(u.subordinate(&u.Fronted[i], true))
		add(u.causePhrase(u.Fronted[i].Start, u.Fronted[i].End))
		add(u.purpose(&u.Fronted[i]))
		add(u.unlike(&u.Fronted[i]))
		add(u.despite(&u.Fronted[i]))
		add(u.prompted(&u.Fronted[i]))
		add(u.jointed(&u.Fronted[i]))
		add(u.without(&u.Fronted[i]))
		add(u.instead(&u.Fronted[i]))
	}
	add(u.joined())
	if u.Main.Sub < u.Main.End {
		inner := english.Segment{Kind: english.Subordinate, Start: u.Main.Sub, End: u.Main.End}
		add(u.subordinate(&inner, false))
	}
	for i := u.Main.Also; u.further && i < u.Main.End; i++ {
		if u.t[i].Class == english.Subordinator && u.t[i].Is("because", "although", "though") {
			add(u.subordinate(&english.Segment{Kind: english.Subordinate, Start: i, End: u.Main.End}, false))
			break
		}
	}
	for i := range u.Trailing {
		add(u.subordinate(&u.Trailing[i], false))
		add(u.outcome(&u.Trailing[i]))
		add(u.reasoned(&u.Trailing[i]))
		add(u.whichIsWhy(&u.Trailing[i]))
		if u.Trailing[i].Kind == english.Prepositional {
			add(u.causePhrase(u.Trailing[i].Start, u.Trailing[i].End))
		}
	}
	add(u.causePhrase(u.Main.Rest, u.Main.Sub))
	if len(list) == 0 {
		add(u.causes())
		add(u.means())
		add(u.agent())
		add(u.keyNoun())
		add(u.judged())
		add(u.consequence())
		add(u.needs())
	}
	for _, inner := range u.embedded() {
		add(inner.causes())
		add(inner.compels())
		add(inner.duty())
	}
	add(u.soThat())
	add(u.compels())
	add(u.onlyThis())
	if card := u.ratherThan(); card != nil {
		add(card)
	} else {
		add(u.versus())
	}
	add(u.thisDid(before))
	add(u.shows())
	add(u.freely())
	add(u.cannot())
	add(u.duty())
	if card := u.would(); card != nil {
		add(card)
	} else if len(list) == 0 {
		add(u.ofAny())
	}
	add(u.linked(before))
	add(u.support(before))
	add(u.andSo())
	add(u.paired(before))
	add(u.followed(before))
	return list
}

// whole reports whether the unit's main clause can be said by itself.
func (u *unit) whole() bool { return u.sayable() && !u.vague }

// sayable is whole for a clause that is shown beside the one it points back to.
func (u *unit) sayable() bool {
	return u != nil && u.Main != nil && u.why == "" && !u.Doubtful && !u.s.parsed.Question && u.Main.HasSubject() && len(strings.Fields(u.statement())) >= 3
}

// part returns a segment's clause as text without its conjunction; ok is false
// where it isn't one or has a pronoun that the whole unit doesn't explain.
func (u *unit) part(a, b int) (string, bool) {
	i := a
	for i < b && (u.t[i].Class == english.Subordinator || u.t[i].Class == english.Coordinator || u.t[i].Class == english.Adverb && i == a) {
		i++
	}
	for j := max(i, b-3); j < b; j++ {
		if u.t[j].Class == english.Coordinator && !(b-j > 1 && (u.t[b-1].Nominal() || u.t[b-1].Class == english.Adjective || u.t[b-1].Class == english.Verb)) {
			b = j // "and at last", before something that isn't said
		}
	}
	text := u.say(i, b)
	n := len(strings.Fields(text))
	return text, n >= 2 && n <= 30
}

// subordinate makes a card of a clause with its conjunction.
func (u *unit) subordinate(s *english.Segment, front bool) *Candidate {
	if front && u.vague && u.sayable() && u.t[s.Start].Is("because", "since") && s.Kind == english.Subordinate && !u.unsaid(s) && u.perfectless(s.Start, s.End) {
		// "Because the bonds were paid in rice, inflation could not devour them."
		other, ok := u.part(s.Start, s.End)
		if answer := u.behindClause(s); ok && len(strings.Fields(answer)) <= answerWords {
			card := u.answered("result", finish(upperFirst(other))+" With what result?", u.Main.Subject.Start, u.Main.Sub, 0.7)
			if card != nil {
				card.Answer = answer
			}
			return card
		}
	}
	if u.unsaid(s) || s.Kind != english.Subordinate && !(s.Kind == english.Loose && u.t[s.Start].Is("because", "since", "although", "though") && u.finite(s.Start, s.End)) || !u.sayable() {
		return nil
	}
	if first := &u.t[s.Start]; u.vague && !(front && first.Is("if", "unless", "where", "until", "once", "although", "though")) {
		return nil // "if trade had paid, the colony would have grown" tells which one
	}
	at := s.Start
	for at < s.End && (u.t[at].Class == english.Adverb || u.t[at].Class == english.Coordinator) {
		at++
	}
	if at >= s.End {
		return nil
	}
	if joint, _, found := u.jointAt(at, s.End); found && joint.clause || at > 0 && u.t[at-1].Is("only") {
		return nil // joined reads it
	}
	if at > 0 && u.t[at-1].Is("not") {
		// "Not because X but because Y."
		for i := at + 1; i+1 < s.End; i++ {
			if u.t[i].Is("but") && u.t[i+1].Is(u.t[at].Low) {
				at = i + 1
				break
			}
		}
		if u.t[at-1].Is("not") {
			return nil
		}
	}
	other, ok := u.part(at, s.End)
	if !ok {
		return nil
	}
	main := strings.TrimSuffix(u.statement(), ".")
	switch t := &u.t[at]; {
	case t.Is("because"), t.Is("since") && (front && u.perfectless(at, s.End) || !front && at > 0 && u.t[at-1].Is(",")):
		return u.whyCard(other, s)
	case t.Is("as") && front && u.t[at+1].Class != english.Verb && !u.t[at+1].Is("a", "well", "if", "though", "long", "soon", "far", "early", "late") && u.t[u.Main.Verb].Form == english.Past && len(strings.Fields(u.s.Text)) < 24:
		if answer := u.behindClause(s); len(strings.Fields(answer)) <= answerWords {
			card := u.answered("asOther", question("What happened "+u.say(s.Start, s.End)), u.Main.Subject.Start, u.Main.Sub, 0.55)
			if card != nil {
				card.Answer = answer
			}
			return card
		}
		return nil
	case t.Is("as") && front && u.t[min(at+2, len(u.t)-1)].Is("as") && u.t[at+1].Is("long"):
		return u.condition("as long as", strings.TrimPrefix(strings.TrimPrefix(u.say(at, s.End), "as long as "), "as "), s)
	case t.Is("when", "once", "where", "after") && front:
		if card := u.reacted(s); card != nil {
			return card
		}
		if card := u.happens(other, s); card != nil || !t.Is("where") {
			return card
		}
		return u.held(other, s)
	case t.Is("until") && front:
		return u.held(other, s)
	case t.Is("for") && !front && at > 0 && u.t[at-1].Is(","):
		return u.whyCard(other, s)
	case t.Is("so") && at+1 < s.End && u.t[at+1].Is("that"):
		if u.leaning(other) && u.clear() {
			// It can only be read behind its claim.
			return u.answered("effect", u.placed(s.Start, "With what result?"), at+2, s.End, 0.7)
		}
		if inner := u.e.reader.Clause(u.t, at+2, s.End); inner != nil && u.t[inner.Verb].Is("can", "may", "might") {
			return u.answered("purpose", u.placed(s.Start, "For what purpose?"), at, s.End, 0.7)
		}
		return u.claim("effect", main, "effect", other, s)
	case t.Is("if") && at > 0 && u.t[at-1].Is("even"):
		return u.although(s)
	case t.Is("if", "unless"):
		if !front && u.unnamed(at, s.End) {
			return u.inCase(t.Low, at, s)
		}
		return u.condition(t.Low, other, s)
	case t.Is("although", "though"), t.Is("even") && at+1 < s.End && u.t[at+1].Is("though", "if"):
		return u.although(s)
	case t.Is("whereas"), t.Is("while") && (front || at > 0 && u.t[at-1].Is(",")):
		return u.contrast(s, at, front)
	}
	return nil
}

// finites counts the finite verbs between a and b that no relative clause has.
func (u *unit) finites(a, b int) int {
	n := 0
	for i := a; i < b; i++ {
		switch {
		case u.t[i].Class == english.Relative, u.t[i].Is("that", "and", "or", "where", "what", "how"):
			n--
		case u.t[i].Class == english.Verb && u.t[i].Finite:
			n++
		}
	}
	return n
}

// unsaid reports whether a segment is left out: more of it than the coordinator that joins it.
func (u *unit) unsaid(s *english.Segment) bool {
	first := s.Start
	if u.t[first].Class == english.Coordinator {
		first++
	}
	return first >= s.End || u.drop[first]
}

// perfectless reports whether "since" at i is one of reason: behind one of time
// stands a past tense beside a perfect in the main clause.
func (u *unit) perfectless(i, end int) bool {
	if !u.t[i].Is("since") {
		return true
	}
	return !u.dateIn(i, end) && !u.t[u.Main.Verb].Is("has", "have")
}

// whyCard asks for a reason.
func (u *unit) whyCard(reason string, s *english.Segment) *Candidate {
	if u.further && s.Start > u.Main.Also && s.Start < u.End {
		return u.answered("because", u.placed(s.Start, "Why?"), s.Start, s.End, 0.75)
	}
	rest := u.say(u.Main.Rest, u.Main.Sub)
	if that := u.saidAt(); that > 0 && !u.leaning(u.say(that+1, u.Main.Sub)) {
		// The reason belongs to what is said, not to the saying.
		return u.claim("because", u.say(that+1, u.Main.Sub), "because", reason, s)
	}
	if !u.clear() {
		return u.claim("because", strings.TrimSuffix(u.statement(), "."), "because", reason, s)
	}
	how := ""
	if s.Start > 0 && s.Start < u.End {
		for i := s.Start; i < s.End && u.t[i].Is("chiefly", "mainly", "largely", "partly", "mostly", "simply", "precisely"); i++ {
			how = upperFirst(u.t[i].Low) + " " // "chiefly because"
		}
		if i := s.Start - 1; how == "" && i > u.Main.Verb && u.t[i].Is("chiefly", "mainly", "largely", "partly", "mostly", "simply", "precisely") {
			how = upperFirst(u.t[i].Low) + " "
		}
	}
	q := u.opened(u.asking("Why", rest))
	if q == "" {
		return u.claim("because", strings.TrimSuffix(u.statement(), "."), "because", reason, s)
	}
	c := u.candidate(decks.Basic, "because")
	c.Question = q
	c.Answer = finish(upperFirst(strings.ToLower(how) + "because " + reason))
	c.Spans = []Span{u.span(s.Start, s.End)}
	c.Score = 0.85
	return c
}

// claim makes a claim card of the main clause and another one.
func (u *unit) claim(rule, claim, facet, other string, s *english.Segment) *Candidate {
	c := u.candidate(decks.Claim, rule)
	c.Question = finish(claim)
	c.Facets = []decks.Field{{Name: facet, Text: finish(other)}}
	c.Attribute = true
	c.Spans = []Span{u.span(s.Start, s.End)}
	c.Score = 0.75
	if len(strings.Fields(claim)) > 28 || u.leaning(other) && facet == "effect" {
		c.Score = 0.2
	}
	return c
}

// leaning reports whether a clause begins with a pronoun, so that it can't be shown by
// itself. Behind what explains it, it can.
func (u *unit) leaning(s string) bool {
	if u.led != "" {
		return false
	}
	first, _, _ := strings.Cut(strings.ToLower(s), " ")
	switch first {
	case "it", "they", "he", "she", "this", "these", "that", "its", "their", "his", "her", "which", "such", "those", "there":
		return true
	}
	return false
}

// condition asks what follows under a condition.
func (u *unit) condition(word, cond string, s *english.Segment) *Candidate {
	if u.leaning(cond) || u.finites(s.Start, s.End) > 1 || len(strings.Fields(cond)) < 3 && (strings.HasPrefix(cond, "that ") || strings.HasPrefix(cond, "this ")) {
		return nil
	}
	c := u.candidate(decks.Basic, "condition")
	words := "What follows "
	if strings.Contains(" "+cond, " had ") || u.t[u.Main.Verb].Is("would", "might", "could") {
		words = "What would follow "
	}
	c.Question = question(words + word + " " + cond)
	c.Answer = u.statement()
	if f := &u.t[u.Main.Verb]; f.Is("must", "should", "ought") && u.Main.Main > u.Main.Verb && !u.Main.Negative && !u.Main.Passive {
		c.Question = question("What " + f.Low + " " + u.subject() + " do " + word + " " + cond)
		c.Answer = finish(u.brief(u.s.lastWord()))
		if at := u.Main.Main; len(strings.Fields(u.raw(at, u.s.lastWord()))) <= answerWords {
			c.Answer = finish(u.raw(at, u.s.lastWord()))
		}
	}
	if len(strings.Fields(c.Answer)) < 3 || u.e.reader.Speech(u.t[u.Main.Main].Lemma) && u.Main.Rest >= u.Main.Sub {
		return nil
	}
	c.Spans = []Span{u.span(u.Main.Subject.Start, u.Main.Sub)}
	c.Attribute = true
	c.Score = 0.75
	return c
}

// causePhrase asks why, where a phrase of cause stands between a and b: "because of
// X", "as a result of X", "owing to X".
func (u *unit) causePhrase(a, b int) *Candidate {
	if !u.clear() {
		return nil
	}
	for i := a; i+1 < b; i++ {
		if u.drop[i] {
			continue
		}
		n := 0
		switch {
		case u.t[i].Is("because") && u.t[i+1].Is("of"), u.t[i].Is("owing", "due", "thanks") && u.t[i+1].Is("to"):
			n = 2
		case u.t[i].Is("as") && i+3 < b && u.t[i+1].Is("a") && u.t[i+2].Is("result", "consequence") && u.t[i+3].Is("of"):
			n = 4
		default:
			continue
		}
		reason := u.say(i+n, b)
		if words := len(strings.Fields(reason)); words == 0 || words > 20 {
			return nil
		}
		c := u.Main
		rest := u.say(c.Rest, c.Sub)
		if i >= c.Rest && i < c.Sub {
			rest = u.say(c.Rest, i)
		}
		if len(strings.Fields(rest)) < 1 {
			return nil
		}
		q := u.asking("Why", rest)
		if q == "" {
			return nil
		}
		card := u.candidate(decks.Basic, "cause")
		card.Question = q
		card.Answer = finish(u.say(i, b))
		card.Spans = []Span{u.span(i, b)}
		card.Score = 0.8
		return card
	}
	return nil
}

// purpose asks what for, where "to ..." or "in order to ..." stands in front.
func (u *unit) purpose(s *english.Segment) *Candidate {
	if f := &u.t[u.Main.Verb]; f.Form == english.Modal && s.Kind == english.Infinitive && !u.drop[s.Start] && u.sayable() && !u.t[min(s.Start+1, s.End)].Is("be", "conclude", "sum") {
		ask := "What is needed "
		if f.Is("would", "could", "might") {
			ask = "What would be needed "
		}
		card := u.answered("needed", question(ask+u.say(s.Start, s.End)), u.Main.Subject.Start, u.Main.Sub, 0.62)
		if card != nil {
			card.Answer, card.Attribute = u.behindClause(s), true
		}
		if card == nil || len(strings.Fields(card.Answer)) > answerWords {
			return nil
		}
		return card
	}
	if u.drop[s.Start] || !u.clear() || u.t[u.Main.Verb].Form == english.Modal || s.Kind != english.Infinitive && !(u.t[s.Start].Is("in") && s.Start+1 < s.End && u.t[s.Start+1].Is("order")) {
		return nil
	}
	q := u.asking("For what purpose", u.say(u.Main.Rest, u.Main.Sub))
	if q == "" {
		return nil
	}
	c := u.candidate(decks.Basic, "purpose")
	c.Question = q
	c.Answer = finish(u.say(s.Start, s.End))
	c.Spans = []Span{u.span(s.Start, s.End)}
	c.Score = 0.65
	return c
}

// outcome asks with what result, where a participle behind the clause says it:
// "..., forcing it to close".
func (u *unit) outcome(s *english.Segment) *Candidate {
	if u.drop[s.Start] || s.Kind != english.Participial || !u.clear() {
		return nil
	}
	i := s.Start
	for i < s.End && u.t[i].Class == english.Adverb {
		i++
	}
	drawn := i > s.Start && u.t[i-1].Is("thereby", "thus", "hence")
	if i >= s.End || !(drawn && u.t[i].Form == english.Gerund) && !u.t[i].Is("rendering", "turning", "exposing", "depriving", "inviting", "undermining", "destroying", "encouraging", "discouraging", "deterring", "ensuring", "raising", "lowering", "increasing", "removing", "compelling", "obliging", "requiring", "permitting", "establishing", "granting", "restoring", "blocking", "limiting", "shifting", "transforming", "eroding", "leading", "resulting", "causing", "forcing", "making", "allowing", "enabling", "creating", "giving", "leaving", "prompting", "triggering", "producing", "reducing", "preventing", "bringing", "driving", "paving", "ending", "weakening", "strengthening") {
		return nil
	}
	result := u.say(i, s.End)
	if n := len(strings.Fields(result)); n < 3 || n > 24 {
		return nil
	}
	q := u.placed(s.Start, "With what result?")
	if q == "" {
		return nil
	}
	c := u.candidate(decks.Basic, "outcome")
	c.Question = q
	c.Answer = finish(result)
	c.Spans = []Span{u.span(i, s.End)}
	c.Score = 0.7
	return c
}
