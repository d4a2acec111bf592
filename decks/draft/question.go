package draft

import (
	"slices"
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// candidates returns all cards that the rules make of a sentence: questions, then gaps for
// what none asks for, then what is left. seen holds the acronyms that were asked for before.
func (e *Essay) candidates(s *sentence, seen map[string]bool) []*Candidate {
	if s.parsed.Question {
		return nil
	}
	var list []*Candidate
	var said []string // what the questions ask for
	for i, u := range s.units {
		for _, c := range u.questions(e.unitBefore(s, i)) {
			c.showBehind(u)
			list = append(list, c)
			said = append(said, c.asks()...)
			if c.Rule == "definition" {
				said = append(said, u.subject()) // not the other way round, too
			}
		}
	}
	if c := e.posed(s); c != nil {
		list = append(list, c)
	}
	if c := e.mirrored(s); c != nil {
		c.showBehind(s.units[0])
		list = append(list, c)
	}
	for _, c := range [...]*Candidate{s.bidden(), s.hadBeen()} {
		if c != nil {
			c.showBehind(s.joined(len(s.behind) == 0))
			list = append(list, c)
		}
	}
	questions := len(list)
	for _, c := range s.clozes(said, false) {
		if questions == 0 || !c.slight() {
			list = append(list, c)
		}
	}
	list = e.otherwise(s, list)
	if len(list) == 0 {
		list = s.clozes(said, true)
	}
	return append(list, acronyms(s, seen)...)
}

// unitBefore returns the unit before the i-th of a sentence, in its paragraph, or nil.
func (e *Essay) unitBefore(s *sentence, i int) *unit {
	if i > 0 {
		return s.units[i-1]
	}
	if s.index > 0 && e.sentences[s.index-1].p == s.p {
		if prev := e.sentences[s.index-1].units; len(prev) > 0 {
			return prev[len(prev)-1]
		}
	}
	return nil
}

// clozes asks the sentence's own words; anyTerm says that nothing better was found than words
// that are no term.
func (s *sentence) clozes(said []string, anyTerm bool) []*Candidate {
	var list []*Candidate
	for _, u := range s.stretches() {
		u.anyTerm = anyTerm
		if c := u.cloze(said); c != nil {
			list = append(list, c)
		}
		u.anyTerm = false
	}
	return list
}

// otherwise adds a question of the last kinds to a sentence that has none.
func (e *Essay) otherwise(s *sentence, list []*Candidate) []*Candidate {
	if len(s.units) == 1 && len(list) == 0 {
		if c := s.units[0].item(); c != nil {
			list = append(list, c)
		}
	}
	for _, c := range s.parted(list) {
		u := s.joined(len(s.behind) == 0)
		c.showBehind(u)
		list = append(list, c)
	}
	for _, c := range [...]*Candidate{e.turned(s), e.setBeside(s)} {
		if c != nil {
			c.showBehind(s.units[0])
			list = append(list, c)
		}
	}
	bare := len(list) == 0 || !s.figures()
	for _, u := range s.units {
		if asked(list) || u.Main == nil {
			break
		}
		var c *Candidate
		if bare {
			c = u.object()
		}
		if c == nil {
			c = u.remark()
		}
		if c == nil && len(list) == 0 {
			c = u.ofIt()
		}
		if c != nil {
			c.showBehind(u)
			list = append(list, c)
		}
	}
	return list
}

// argued reports whether a card asks for more than a fact.
func argued(list []*Candidate) bool {
	return slices.ContainsFunc(list, func(c *Candidate) bool {
		switch c.Rule {
		case "cloze", "when", "who", "definition", "apposition", "enumeration", ruleCase, "item", "said":
			return false
		}
		return true
	})
}

// asked reports whether something but gaps is asked.
func asked(list []*Candidate) bool {
	return slices.ContainsFunc(list, func(c *Candidate) bool { return c.Kind != decks.Cloze })
}

// asks returns what has to be known for the card, one text for each thing.
func (c *Candidate) asks() []string {
	switch c.Kind {
	case decks.All, decks.Order:
		return c.Items
	case decks.Claim:
		return nil
	}
	return []string{c.Answer}
}

// questions makes the cards that are not clozes.
func (u *unit) questions(before *unit) []*Candidate {
	if c := u.theMore(); c != nil {
		return []*Candidate{c}
	}
	if c := u.onlyWhen(); c != nil {
		return []*Candidate{c}
	}
	if u.Main == nil {
		if c := u.support(before); c != nil {
			return []*Candidate{c} // it needn't be understood
		}
		return nil
	}
	var list []*Candidate
	add := func(c *Candidate) {
		if c != nil {
			list = append(list, c)
		}
	}
	add(u.thesis())
	add(u.verdict())
	add(u.had())
	for _, c := range u.relations(before) {
		add(c)
	}
	if u.clear() {
		add(u.enumeration())
		add(u.whenCard())
		add(u.definition())
		said := u.saidCard(len(list) == 0)
		if len(list) == 0 && said == nil {
			add(u.whoCard())
		}
		add(said)
	}
	for _, c := range u.appositions() {
		add(c)
	}
	for i := range u.Trailing {
		add(u.whichIs(&u.Trailing[i]))
	}
	for i := range u.Between {
		add(u.whichIs(&u.Between[i]))
	}
	add(u.caseYear())
	if c := u.announced(); c != nil {
		add(c)
	} else {
		add(u.which())
	}
	return list
}

// clear reports whether the clause was read for sure and says something by itself.
func (u *unit) clear() bool {
	c := u.Main
	if u.why != "" || u.vague || u.Doubtful || c == nil || !c.HasSubject() || c.Subject.Head < 0 {
		return false
	}
	head := &u.t[c.Subject.Head]
	if _, swapped := u.swap[c.Subject.Start]; head.Class == english.Pronoun && !swapped {
		return u.led != "" && head.Is("he", "she", "it", "they", "this", "these", "both", "neither") && !u.impersonal(c.Subject.Start)
	}
	return true
}

// subject returns the subject as text.
func (u *unit) subject() string { return u.say(u.subjectStart(), u.Main.Subject.End) }

// asking makes a question about the clause: the words that ask, then auxiliary,
// subject, verb and what is left of the rest. "" where the verb's form isn't known.
func (u *unit) asking(words, rest string) string {
	c := u.Main
	f := &u.t[c.Verb]
	subject := u.subject()
	adverbs := u.say(u.adverbs(), c.Verb)
	if adverbs == "even" || adverbs == "only" || adverbs == "also" {
		adverbs = ""
	}
	behind := u.say(c.Verb+1, c.Rest)
	var s string
	switch {
	case f.Low == "cannot":
		s = words + " can " + subject + " not " + behind
	case f.Lemma == "be" || f.Form == english.Modal || f.Aux:
		s = words + " " + f.Low + " " + subject + " " + adverbs + " " + behind
	case f.Lemma == "" || f.Form == english.NoForm:
		return ""
	default:
		do := map[english.Form]string{english.Past: "did", english.Third: "does", english.Base: "do"}[f.Form]
		if do == "" {
			return ""
		}
		s = words + " " + do + " " + subject + " " + adverbs + " " + f.Lemma + " " + behind
	}
	return question(s + " " + rest)
}

// question finishes a question's text.
func question(s string) string {
	s = tidySpaces(s)
	return upperFirst(strings.TrimRight(s, " ,;:.")) + "?"
}

// fronted returns the phrases before the clause that belong to what is asked: when
// and where.
func (u *unit) fronted(except ...when) string {
	var parts []string
	for i := range u.Fronted {
		f := &u.Fronted[i]
		if f.Kind != english.Prepositional || u.drop[f.Start] {
			continue
		}
		skip := false
		for _, w := range except {
			skip = skip || w.start < f.End && w.end > f.Start
		}
		if !skip && f.End-f.Start <= 8 && u.t[f.Start].Class != english.Coordinator {
			parts = append(parts, u.say(f.Start, f.End))
		}
	}
	if lead := u.lead(); lead < u.Main.Subject.Start && u.t[lead].Class == english.Preposition {
		skip := u.inFront(lead)
		for _, w := range except {
			skip = skip || w.start >= lead && w.end <= u.Main.Subject.Start
		}
		if !skip {
			parts = append(parts, u.say(lead, u.Main.Subject.Start))
		}
	}
	return strings.Join(parts, ", ")
}

// inFront reports whether a token stands in a segment before the clause.
func (u *unit) inFront(i int) bool {
	for k := range u.Fronted {
		if u.Fronted[k].Start <= i && i < u.Fronted[k].End {
			return true
		}
	}
	return false
}

// opened puts what stood before the clause in front of a question.
func (u *unit) opened(q string, except ...when) string {
	front := u.fronted(except...)
	if front == "" || q == "" {
		return q
	}
	return upperFirst(front) + ", " + lowerFirst(q)
}
