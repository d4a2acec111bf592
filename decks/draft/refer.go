package draft

import (
	"strings"

	"sabaq/decks/draft/english"
)

// topic is what a unit is about: its subject, for pronouns behind it.
type topic struct {
	name   string // as text, "" where it is not known
	plural bool
	person byte // 'm', 'f', '?' for a person, 0 for none
	fixed  bool // a name, or a pronoun that was resolved
	vague  bool // known only from before itself
	rivals bool // another clause of the unit has a subject that "it" may mean as well
	at     int  // the sentence that names it
}

// noClause is why a unit without a clause can't be asked about.
const noClause = "no clause was found in it"

// resolve replaces the pronouns that have one safe antecedent, unit by unit.
// Where there is none, it says why the unit can't stand alone.
func (e *Essay) resolve() {
	var before topic
	var people []topic // persons named lately, the last one last
	paragraph := 0
	for _, s := range e.sentences {
		if s.p.N != paragraph {
			paragraph = s.p.N
			before = topic{}
		}
		for _, u := range s.units {
			u.strip()
			u.refer(before, people)
			u.settle()
			u.topic.at = max(u.topic.at, s.index)
			before = u.topic
			people = u.people(people)
		}
		if len(s.units) == 0 {
			before = topic{}
		}
	}
}

// refer resolves the pronouns of a unit.
func (u *unit) refer(before topic, people []topic) {
	c := u.Main
	if c == nil {
		u.why = noClause
		return
	}
	subject := c.Subject
	head := &u.t[max(subject.Head, 0)]
	if subject.Head >= 0 && head.Class == english.Pronoun && subject.End-subject.Start == 1 {
		u.pronoun(subject.Start, before, people)
	} else if first := &u.t[subject.Start]; subject.Head >= 0 {
		switch {
		case head.Class == english.Adjective && !subject.Plural, head.Is("first", "second", "third", "fourth", "last", "latter", "former", "other", "others") && head.Class != english.Name && !(subject.Head+1 < len(u.t) && u.t[subject.Head+1].Is("of")):
			u.leave(u.Main.Subject.Start, "its subject, `"+u.say(subject.Start, subject.End)+"`, points back to another sentence")
		case first.Class == english.Possessive && first.Is("its", "their", "his", "her"):
			u.owner(subject.Start, before, people)
		case first.Class == english.Determiner && first.Is("this", "these", "that", "those") || first.Is("such"):
			u.pointing(first)
		case first.Is("the"):
			u.definite(before)
		}
	}
	u.undate()
	// What stands before the subject points to the same thing as the subject, or to
	// what the subject's own pronoun was resolved to.
	for i := u.Start; i < u.End && u.why == ""; i++ {
		if _, done := u.swap[i]; done || i >= subject.Start && i < subject.End && i == subject.Start {
			continue
		}
		u.inner(i, before, people)
		if u.why != "" {
			u.shorten(i)
		}
	}
}

// pronoun resolves a pronoun that is the subject.
func (u *unit) pronoun(i int, before topic, people []topic) {
	t := &u.t[i]
	if t.Is("it") && u.impersonal(i) {
		return
	}
	to := u.ahead(t.Is("they"), t.Is("he", "she"))
	if len(u.Fronted) > 0 && u.t[u.Fronted[0].Start].Is("because", "since") && before.name != "" && before.plural == to.plural && t.Is("it", "they") {
		to = topic{} // the reason's subject, or what the sentence before was about
	}
	switch {
	case to.name != "":
	case t.Is("he", "she"):
		to = u.e.onlyPerson(t.Low, before, people)
	case t.Is("it"):
		if before.name != "" && !before.plural && before.person == 0 && !before.rivals {
			to = before
		}
	case t.Is("they"):
		if before.plural {
			to = before
		}
	case t.Is("i", "we", "you", "there", "one", "what", "who", "everyone", "everybody", "nothing", "nobody", "everything", "someone", "somebody", "anyone", "anything", "people", "whoever", "whatever"):
		if t.Is("i", "we", "you") {
			u.why = "it speaks of the writer or the reader"
		}
		return
	case t.Is("many", "some", "most", "few", "several", "others", "all", "both", "each", "none", "neither", "either", "another"):
		if i+1 < len(u.t) && u.t[i+1].Is("of") {
			return
		}
	}
	if to.name == "" {
		u.leave(u.Main.Subject.Start, "its subject is `"+t.Low+"`, without a sure antecedent")
		return
	}
	u.put(i, to.name, to)
	u.topic = to
	u.topic.fixed = true
	u.vague = u.vague || to.vague
}

// ahead returns the subject of a clause in front of the main clause, which its
// pronoun means where number and kind fit: "once the pact was signed, it ...".
func (u *unit) ahead(plural, someone bool) topic {
	for i := range u.Fronted {
		c := u.Fronted[i].Clause
		if u.Fronted[i].Kind != english.Subordinate || c == nil || !c.HasSubject() || c.Subject.Head < 0 || !u.t[c.Subject.Head].Nominal() {
			continue
		}
		sex := u.e.personal(u, c.Subject)
		if someone && u.t[c.Subject.Start].Is("his", "her") {
			continue // "because her friend had paid, she"
		}
		if c.Subject.Plural == plural && (plural || (sex != 0) == someone) && c.Subject.End-c.Subject.Start <= 5 {
			return topic{name: u.say(c.Subject.Start, c.Subject.End), plural: plural, person: sex, fixed: true, at: u.s.index}
		}
	}
	return topic{}
}

// impersonal reports whether "it" at i stands for nothing: "it was clear that".
func (u *unit) impersonal(i int) bool {
	c := u.Main
	for j := c.Rest; j < c.End; j++ {
		if u.t[j].Is("that", "to") && u.t[c.Main].Lemma != "" {
			return u.t[c.Main].Lemma == "be" || u.t[c.Main].Is("seems", "seemed", "appears", "appeared", "took", "takes", "argued", "said", "predicted", "claimed", "believed", "thought", "estimated", "follows", "followed", "follow")
		}
	}
	return false
}

// onlyPerson returns the one person that "he" or "she" can mean.
func (e *Essay) onlyPerson(pronoun string, before topic, people []topic) topic {
	sex := byte('m')
	if pronoun == "she" || pronoun == "her" {
		sex = 'f'
	}
	fits := func(t *topic) bool { return t.person == sex || t.person == '?' }
	if before.person != 0 && !before.plural && fits(&before) {
		return before
	}
	if fits(&e.hero) {
		return e.hero
	}
	var found topic
	for i := range people {
		if fits(&people[i]) && people[i].name != found.name {
			if found.name != "" && !strings.Contains(found.name, people[i].name) && !strings.Contains(people[i].name, found.name) {
				return topic{}
			}
			found = people[i]
		}
	}
	return found
}

// owner resolves "its", "their", "his" and "her" at the head of the subject.
func (u *unit) owner(i int, before topic, people []topic) {
	t := &u.t[i]
	to := u.ahead(t.Is("their"), t.Is("his", "her"))
	switch {
	case to.name != "":
	case t.Is("his", "her"):
		to = u.e.onlyPerson(map[string]string{"his": "he", "her": "she"}[t.Low], before, people)
	case t.Is("its") && !before.plural && before.person == 0 && !before.rivals, t.Is("their") && before.plural:
		to = before
	}
	if to.name == "" || len(strings.Fields(to.name)) > 5 {
		u.leave(u.Main.Subject.Start, "its subject begins with `"+t.Low+"`, without a sure antecedent")
		return
	}
	u.put(i, possessiveOf(to.name), to)
	u.vague = u.vague || to.vague
}

func possessiveOf(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "'"
	}
	return name + "'s"
}

// pointing resolves "this policy": only to what the essay itself is.
func (u *unit) pointing(t *english.Token) {
	if t.Is("that") && u != u.s.units[0] && u.Main.Subject.Start == u.Start && u.t[u.Start-1].Is(",") {
		u.why = noClause // "the countries, Chile among them, that had paid"
		return
	}
	head := u.t[u.Main.Subject.Head].Low
	switch head {
	case "essay", "paper", "article", "chapter", "text":
		u.swap[u.Main.Subject.Start] = "the"
		return
	}
	u.leave(u.Main.Subject.Start, "its subject, `"+t.Low+" "+head+"`, points back to another sentence")
}

// inner looks at a pronoun that is not the subject: it may point to something named
// before it in the same unit, or else to the one that the subject points to.
func (u *unit) inner(i int, before topic, people []topic) {
	t := &u.t[i]
	if u.drop[i] {
		return
	}
	if t.Is("such") && i+2 < len(u.t) && u.t[i+1].Is("a", "an") && (!u.t[min(i+3, len(u.t)-1)].Is("as", "that", "way") || u.t[min(i+5, len(u.t)-1)].Is("as")) && i > u.Main.Verb {
		u.leave(i, "`such` in it points back")
		return
	}
	if u.explained(i) || u.saying(i) {
		return
	}
	if t.Is("we", "you") && i+1 < len(u.t) && u.t[min(i+2, len(u.t)-1)].Is("call", "know") || t.Is("we", "you") && i+1 < len(u.t) && u.t[i+1].Is("call", "know") {
		return // "what we now call"
	}
	switch t.Class {
	case english.Pronoun, english.Possessive:
	case english.Determiner:
		if t.Is("this", "these") && !u.relativeTime(i) && !u.late(i) {
			u.leave(i, "`"+t.Low+"` in it points back")
		}
		return
	default:
		if t.Is("one", "ones") && i > u.Main.Verb && (u.t[i-1].Class == english.Verb || u.t[i-1].Class == english.Preposition || u.t[i-1].Class == english.Adjective) && (i+1 >= len(u.t) || u.t[i+1].Class == english.Mark || u.t[i+1].Class == english.Subordinator || u.t[i+1].Class == english.Preposition && !u.t[i+1].Is("of")) {
			u.leave(i, "`one` in it points back")
		}
		if t.Is("such") && t.Class == english.Adjective && i+1 < len(u.t) && !u.t[i+1].Is("as", "a", "an", "that") && !u.late(i) && !u.namedBefore(i, true, false) {
			u.leave(i, "`such` in it points back")
		}
		if t.Is("former", "latter") && i+1 < len(u.t) && u.t[i+1].Class != english.Noun && u.t[i+1].Class != english.Name {
			u.leave(i, "`"+t.Low+"` in it points back")
		}
		return
	}
	var plural, person bool
	switch {
	case t.Is("it", "its", "itself"):
	case t.Is("they", "them", "their", "theirs", "themselves"):
		plural = true
	case t.Is("he", "him", "his", "she", "her", "himself", "herself"):
		person = true
	case t.Is("this", "these", "those", "that"):
		if t.Class == english.Pronoun && !(i+1 < len(u.t) && (u.t[i+1].Is("who", "of", "that", "which", "in", "with") || t.Is("those") && (u.t[i+1].Class == english.Adjective || u.t[i+1].Class == english.Preposition || u.t[i+1].Class == english.Verb && !u.t[i+1].Finite))) {
			u.leave(i, "`"+t.Low+"` in it points back")
		}
		return
	case t.Is("i", "we", "us", "our", "my", "you", "your", "me"):
		u.why = "it speaks of the writer or the reader"
		return
	default:
		return
	}
	if t.Is("it") && (u.emptyIt(i) || i > 0 && u.t[i-1].Is("put", "puts")) {
		return
	}
	if t.Class == english.Pronoun && t.Is("it", "them", "him", "her") && i >= u.Main.Rest && i < u.Main.Sub && !u.clauseBetween(i) {
		// An object: not what the clause's own subject is.
		if front := (&unit{Unit: &english.Unit{Start: u.Start, End: u.Main.Subject.Start, Main: u.Main}, e: u.e, s: u.s, t: u.t}); front.namedBefore(min(i, u.Main.Subject.Start), t.Is("them"), t.Is("him", "her")) {
			u.vague = true // clear only beside what stands in front
			return
		}
		if t.Is("him", "her") {
			if to := u.e.onlyPerson(map[bool]string{true: "she", false: "he"}[t.Is("her")], before, people); to.name != "" && to.name != u.topic.name && !u.t[u.Main.Subject.Start].Is("he", "she") && folded(to.name) != folded(u.subject()) {
				u.put(i, to.name, to)
				return
			}
		}
		u.leave(i, "`"+t.Low+"` in it has no sure antecedent")
		return
	}
	if u.namedBefore(i, plural, person) {
		return
	}
	var to topic
	switch {
	case person:
		to = u.e.onlyPerson(map[bool]string{true: "she", false: "he"}[t.Is("she", "her", "herself")], before, people)
	case before.rivals:
	case before.name != "" && before.plural == plural && before.person == 0 || plural && before.plural:
		to = before
	}
	// A pronoun in front may also mean the subject that comes.
	if s := u.Main.Subject; i < s.Start && s.Head >= 0 && t.Class == english.Possessive && u.t[s.Head].Class != english.Pronoun {
		if s.Plural == plural || person {
			if person && u.e.personal(u, s) == 0 || len(strings.Fields(u.say(s.Start, s.End))) > 6 {
				u.leave(i, "`"+t.Low+"` in it has no sure antecedent")
				return
			}
			to = topic{name: u.say(s.Start, s.End), at: u.s.index}
		}
	}
	if to.name == "" || len(strings.Fields(to.name)) > 5 {
		u.leave(i, "`"+t.Low+"` in it has no sure antecedent")
		return
	}
	if t.Class == english.Possessive {
		u.put(i, possessiveOf(to.name), to)
	} else {
		u.put(i, to.name, to)
	}
}

// put says a text instead of the token at i.
func (u *unit) put(i int, text string, to topic) {
	u.swap[i] = text
	if to.at < u.s.index && to.person != 0 && to.fixed && !to.plural && u.t[i].Is("he", "she", "his", "her", "him") {
		u.sure[i] = text
		return
	}
	u.far = u.far || to.at < u.s.index
}

// leave says why a unit can't stand alone: the word at i points back. Behind what it points
// to, the unit can be shown.
func (u *unit) leave(i int, why string) {
	u.why, u.back, u.backAt = why, true, i
	if u.doubt == "" {
		u.doubt = why
	}
}

// late reports whether a word stands so near the end of a long clause that what it points
// back to is hardly missed.
func (u *unit) late(i int) bool {
	return u.Main != nil && i > u.Main.Rest && i-u.Start > 14 && u.End-i <= 5
}

// saying reports whether the pronoun at i only tells in passing who says it: "the power to
// amend, it held, ...".
func (u *unit) saying(i int) bool {
	if i < 1 || i+2 >= len(u.t) || !u.t[i-1].Is(",") || !u.t[i+2].Is(",") {
		return false
	}
	return u.t[i+1].Class == english.Verb && u.e.reader.Speech(u.t[i+1].Lemma) || u.t[i+1].Is("held", "said", "argued", "wrote", "thought", "reasoned")
}

// clauseBetween reports whether another clause or verb begins between the main verb
// and token i.
func (u *unit) clauseBetween(i int) bool {
	for j := u.Main.Rest; j < i; j++ {
		if c := u.t[j].Class; c == english.Subordinator || c == english.Relative || c == english.Coordinator || c == english.Verb && u.t[j].Finite {
			return true
		}
	}
	return i+1 < len(u.t) && u.t[i+1].Class == english.Verb && u.t[i+1].Finite
}

// emptyIt reports whether "it" at i is the subject of a clause about nothing.
func (u *unit) emptyIt(i int) bool {
	if i+2 >= len(u.t) || u.t[i+1].Lemma != "be" {
		return false
	}
	for j := i + 2; j < len(u.t) && j < i+7; j++ {
		if u.t[j].Is("that", "to") {
			return true
		}
	}
	return false
}

// relativeTime reports whether "this" at i belongs to a phrase like "this time".
func (u *unit) relativeTime(i int) bool {
	return i+1 < len(u.t) && u.t[i+1].Is("essay", "article", "paper", "chapter")
}

// namedBefore reports whether something that a pronoun can mean stands before it in
// the unit.
func (u *unit) namedBefore(i int, plural, person bool) bool {
	for j := u.Start; j < i; {
		if other, ok := u.swap[j]; ok && other != "" {
			if u.topic.plural == plural || person {
				return true
			}
		}
		p, ok := u.e.reader.NounPhrase(u.t[:i], j)
		if !ok {
			j++
			continue
		}
		if p.End == i-1 && u.t[p.End].Class == english.Preposition && !plural {
			break // "a part of it" is no part of itself
		}
		head := &u.t[p.Head]
		joined := false
		if p.End+1 < i && u.t[p.End].Is("and") {
			_, joined = u.e.reader.NounPhrase(u.t[:i], p.End+1)
		}
		switch {
		case head.Class == english.Pronoun, head.Class == english.Number, head.Is("cent"), month(head.Low):
		case person:
			if u.e.personal(u, p) != 0 || p.End < len(u.t) && u.t[p.End].Is("who") && !p.Plural {
				return true
			}
		case (p.Plural || joined) == plural && (plural || u.e.personal(u, p) == 0):
			return true
		}
		j = max(p.End, j+1)
	}
	return false
}

// settle records what the unit is about.
func (u *unit) settle() {
	c := u.Main
	if c == nil || u.topic.name != "" || !c.HasSubject() || c.Subject.Head < 0 {
		return
	}
	s := c.Subject
	if u.t[s.Head].Class == english.Pronoun {
		return
	}
	u.topic = topic{name: u.say(s.Start, s.End), plural: s.Plural, person: u.e.personal(u, s), fixed: u.t[s.Head].Class == english.Name}
	for i := range u.Fronted {
		if f := u.Fronted[i].Clause; f != nil && f.HasSubject() && f.Subject.Head >= 0 && u.t[f.Subject.Head].Nominal() && !f.Subject.Plural && folded(u.say(f.Subject.Start, f.Subject.End)) != folded(u.topic.name) {
			u.topic.rivals = true
		}
	}
	if first := &u.t[s.Start]; first.Is("a", "an", "some", "each", "every", "no", "any", "half", "one") && !s.Plural && u.topic.person == 0 {
		u.topic.rivals = true // too loose for "it"
	}
	u.topic.vague = u.vague
	if u.why != "" || len(strings.Fields(u.topic.name)) > 8 {
		u.topic.name = ""
	}
}

// people adds the persons that the unit names.
func (u *unit) people(list []topic) []topic {
	for i := u.Start; i < u.End; {
		p, ok := u.e.reader.NounPhrase(u.t[:u.End], i)
		if !ok {
			i++
			continue
		}
		if sex := u.e.personal(u, p); sex != 0 && !p.Plural && u.t[p.Head].Class == english.Name && !(p.End < len(u.t) && u.t[p.End].Low == "'s") {
			from := p.Head
			for from > p.Start && u.t[from-1].Class == english.Name {
				from--
			}
			list = append(list, topic{name: joinTokens(u.t, from, p.End), person: sex, fixed: true, at: u.s.index})
		}
		i = max(p.End, i+1)
	}
	return list[max(0, len(list)-4):]
}
