package draft

import (
	"maps"
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// candidates returns all cards that the rules make of a sentence. seen holds the
// acronyms that were asked for before.
func (e *Essay) candidates(s *sentence, seen map[string]bool) []*Candidate {
	if s.parsed.Question {
		return nil
	}
	var list []*Candidate
	var all []string
	for i, u := range s.units {
		var before *unit
		switch {
		case i > 0:
			before = s.units[i-1]
		case s.index > 0 && e.sentences[s.index-1].p == s.p:
			if prev := e.sentences[s.index-1].units; len(prev) > 0 {
				before = prev[len(prev)-1]
			}
		}
		made := u.questions(before)
		for _, c := range made {
			first := u
			if c.from != nil {
				first = c.from
			}
			if first.led != "" {
				c.showBehind(first)
			}
		}
		list = append(list, made...)
		for _, c := range made {
			all = append(all, c.asks()...)
			if c.Rule == "definition" {
				all = append(all, u.subject()) // not the other way round, too
			}
		}
	}
	for _, u := range s.stretches() {
		if c := u.cloze(all); c != nil && !(len(list) > 0 && c.slight()) {
			list = append(list, c)
		}
	}
	if len(s.units) == 1 && len(list) == 0 {
		if c := s.units[0].item(); c != nil {
			list = append(list, c)
		}
	}
	for _, u := range s.units {
		if len(list) > 0 || u.Main == nil {
			break
		}
		if c := u.object(); c != nil {
			if u.led != "" {
				c.showBehind(u)
			}
			list = append(list, c)
		}
	}
	return append(list, acronyms(s, seen)...)
}

// slight reports whether a cloze asks only for places and common words: beside a question
// about the same sentence it isn't worth a card.
func (c *Candidate) slight() bool {
	for _, g := range c.gaps {
		if g.kind != place && g.kind != concept {
			return false
		}
	}
	return true
}

// stretches returns what of a sentence is asked as one cloze each: all of it, word for
// word, where it is short and nothing in it had to be replaced; else its units.
func (s *sentence) stretches() []*unit {
	if len(s.units) == 0 || len(strings.Fields(s.Text)) > clozeWords {
		return s.units
	}
	for i, u := range s.units {
		switch {
		case u.why == noClause || u.why != "" && u.back && i > 0 && u.within(u.backAt):
		case u.why != "", u.far && len(s.behind) == 0:
			return s.units
		}
	}
	if s.leans == hard && len(s.behind) == 0 {
		return s.units
	}
	return []*unit{s.joined(len(s.behind) == 0)}
}

// joined returns all of a sentence as one unit, word for word; first says that nothing
// is shown before it, so that a word which only joins it is left out.
func (s *sentence) joined(first bool) *unit {
	u := *s.units[0]
	u.Unit = &english.Unit{Start: u.Start, End: max(s.units[len(s.units)-1].End, s.lastWord()), Main: u.Main}
	u.verbatim, u.vague, u.why = true, false, ""
	u.swap, u.drop = map[int]string{}, map[int]bool{}
	for _, v := range s.units {
		maps.Copy(u.swap, v.sure)
		v.unlink(u.drop, first && v == s.units[0])
	}
	return &u
}

// unlink marks what of a unit's words that join it to others is left out where it is said
// word for word: what it begins with, if begins says so, and adverbs that no clause
// misses.
func (u *unit) unlink(drop map[int]bool, begins bool) {
	for i := u.Start; i < u.End; i++ {
		switch {
		case u.link[i] && begins:
			drop[i] = true
		case u.link[i] && u.t[i].Is("however", "therefore", "moreover", "furthermore", "nevertheless", "nonetheless", "consequently", "accordingly", "then", "also", "indeed", "meanwhile"):
			drop[i] = true
			if i > 0 && i+1 < len(u.t) && u.t[i-1].Is(",") && u.t[i+1].Is(",") {
				drop[i-1], drop[i+1] = true, true
			} else if i > 0 && u.t[i-1].Is(",") && i+1 < len(u.t) && u.t[i+1].Class == english.Mark {
				drop[i-1] = true
			}
		case u.t[i].Class != english.Mark:
			begins = false
		}
	}
}

// raw is the unit from a to b word for word, or "" where something in it had to be
// replaced.
func (u *unit) raw(a, b int) string {
	if u.led == "" && (u.far || u.undated) || len(u.swap) > len(u.sure) && u != u.s.units[0] {
		return ""
	}
	v := *u
	v.verbatim, v.swap, v.drop = true, u.sure, map[int]bool{}
	u.unlink(v.drop, true)
	for i := u.Start; i < u.End && u.t[i].Class == english.Coordinator; i++ {
		v.drop[i] = true
	}
	return v.say(a, b)
}

// lastWord returns the token behind the sentence's last one that is no mark.
func (s *sentence) lastWord() int {
	t := s.parsed.Tokens
	end := len(t)
	for end > 0 && t[end-1].Class == english.Mark && !t[end-1].Is(")", "\"", "”", "’", "'", "]") {
		end--
	}
	return end
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
	if u.Main == nil {
		return nil
	}
	var list []*Candidate
	add := func(c *Candidate) {
		if c != nil {
			list = append(list, c)
		}
	}
	for _, c := range u.relations(before) {
		add(c)
	}
	if u.clear() {
		add(u.enumeration())
		add(u.whenCard())
		add(u.definition())
		said := u.saidCard()
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

// whenCard asks for the one date of the clause.
func (u *unit) whenCard() *Candidate {
	c := u.Main
	var all []when
	for _, w := range append(u.times(u.Start, c.Subject.Start), u.times(c.Rest, c.Sub)...) {
		if !u.inClause(w.prep) {
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

// whoCard asks for the subject.
func (u *unit) whoCard() *Candidate {
	c := u.Main
	s := c.Subject
	if s.End-s.Start > 8 || len(u.swap) > 0 && u.swap[s.Start] != "" || u.holds(s, english.Possessive) && u.t[s.Head].Class != english.Name || c.Apart && !u.ofPhrase(s) {
		return nil
	}
	words, singular := u.asker(s)
	if words == "" || u.t[s.Head].Class != english.Name && (u.led != "" || s.End-s.Start > 1 || u.e.reader.Common(u.t[s.Head].Low) || u.t[c.Verb].Form != english.Base && u.t[c.Verb].Form != english.Third) || u.e.commonplace(u.t[s.End-1].Low) {
		return nil
	}
	if words == "What" && c.Rest < c.Sub && u.t[c.Rest].Is("that") && u.speaker(s) {
		words = "Who"
	}
	f := &u.t[c.Verb]
	if f.Lemma == "be" && c.Main == c.Verb {
		// "The X was the first Y": the complement must be one thing.
		if c.Rest >= c.Sub || !u.t[c.Rest].Is("the") {
			return nil
		}
	}
	verb := u.say(c.Verb, c.Rest)
	if singular && !(words == "Who" && f.Is("are", "were", "do")) {
		verb = u.e.singular(f) + " " + u.say(c.Verb+1, c.Rest)
	}
	rest := u.say(c.Rest, c.Sub)
	for i := c.Rest; i < c.Sub; i++ {
		// Without the subject a pronoun may have nothing to stand for.
		if u.t[i].Is("it", "its", "they", "their", "them", "he", "his", "him", "she", "her", "itself", "themselves", "himself", "herself") && u.swap[i] == "" && !u.nounIn(c.Rest, i) {
			return nil
		}
	}
	if said := telling(verb + " " + rest); len(said) < 3 || len(said) == 3 && !strings.ContainsAny(rest, "0123456789") || light(f.Lemma) && len(said) < 5 && f.Lemma != "become" || u.sharesWord(s, c.Rest, c.Sub) {
		return nil
	}
	body := words + " " + u.say(u.adverbs(), c.Verb) + " " + verb + " " + rest
	card := u.candidate(decks.Typed, "who")
	card.Question = u.opened(question(tidySpaces(body)))
	card.Answer = u.say(s.Start, s.End)
	card.Accept = variants(card.Answer)
	card.Spans = []Span{u.span(s.Start, s.End)}
	card.Score = 0.6
	if u.t[s.Head].Class == english.Name {
		card.Score = 0.7
		if u.e.commonplace(u.t[s.End-1].Low) {
			card.Score = 0.45
		}
	} else {
		card.Score = 0.55
	}
	if len(strings.Fields(card.Answer)) > 5 {
		return nil
	}
	return card
}

// holds reports whether a token of a class stands in a phrase.
func (u *unit) holds(p english.Phrase, class english.Class) bool {
	for i := p.Start; i < p.End; i++ {
		if u.t[i].Class == class {
			return true
		}
	}
	return false
}

// nounIn reports whether a noun or name stands between a and b.
func (u *unit) nounIn(a, b int) bool {
	for i := a; i < b; i++ {
		if u.t[i].Nominal() {
			return true
		}
	}
	return false
}

// ofPhrase reports whether all of a subject is one noun phrase with "of".
func (u *unit) ofPhrase(s english.Phrase) bool {
	p, ok := u.e.reader.Whole(u.t[:s.End], s.Start, s.End, true)
	return ok && p.End == s.End
}

// sharesWord reports whether a telling word of the subject stands between a and b.
func (u *unit) sharesWord(s english.Phrase, a, b int) bool {
	for i := s.Start; i < s.End; i++ {
		if !u.t[i].Nominal() {
			continue
		}
		for j := a; j < b; j++ {
			if u.t[j].Nominal() && english.Singular(u.t[i].Low) == english.Singular(u.t[j].Low) {
				return true
			}
		}
	}
	return false
}

// asker returns the words that ask for a noun phrase: "Who", "Which treaty",
// "What"; and whether the verb has to stand in the singular behind them. "" where
// that can't be told.
func (u *unit) asker(p english.Phrase) (words string, singular bool) {
	head := &u.t[p.Head]
	for i := p.Start; i < p.End; i++ {
		if u.t[i].Class == english.Coordinator && u.t[i].Is("and", "or") && u.t[p.Head].Class != english.Name {
			return "", false
		}
	}
	switch {
	case u.e.personal(u, p) != 0:
		if head.Class == english.Noun && !u.t[p.Start].Is("the") && !p.Plural {
			return "", false
		}
		return "Who", true
	case head.Class == english.Noun:
		if u.t[p.Start].Is("a", "an") || u.t[p.Start].Is("no", "many", "some", "few", "most", "several", "another", "both", "each", "every", "any") || u.t[p.Start].Class == english.Number {
			return "", false
		}
		return "What", true
	case head.Class == english.Name:
		name := u.say(p.Start, p.End)
		if strings.Contains(name, " and ") {
			return "", false
		}
		if country(name) {
			return "Which country", false
		}
		for i := p.Head; i >= p.Start && u.t[i].Class == english.Name; i-- {
			if w := u.t[i].Low; organisation(w) && (i == p.Head || i == p.Start || u.t[min(i+1, p.End-1)].Is("of")) && !u.t[i].Is("states", "nations", "house", "front", "times", "kingdom", "east", "union", "line", "forces", "officers") && i > p.Start || i+1 < p.End && organisation(w) && u.t[i+1].Is("of") && w != "house" {
				return "Which " + w, true
			}
		}
	}
	return "", false
}

// variants returns other ways to type a name.
func variants(answer string) []string {
	var list []string
	for _, article := range [...]string{"the ", "The ", "a ", "an ", "A ", "An "} {
		if rest, ok := strings.CutPrefix(answer, article); ok {
			list = append(list, rest)
		}
	}
	return list
}
