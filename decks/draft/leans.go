package draft

import (
	"slices"
	"strings"

	"sabaq/decks/draft/english"
)

// This file tells how much a sentence needs what stands before it.

// need says how much a sentence needs what stands before it.
type need uint8

// The needs: none; what would only be loose without; what can't be understood without.
const (
	upright need = iota
	soft
	hard
)

// lean tells how much a sentence needs the ones before it. In an essay about named things,
// figures need a name beside them.
func (s *sentence) lean(named bool) need {
	needs := upright
	for k, u := range s.units {
		if u.Main == nil && u.dangles() {
			return hard
		}
		if u.far || u.undated || u.back && !(k > 0 && u.within(u.backAt)) {
			return hard
		}
		for i := u.Start; i < u.End; i++ {
			needs = max(needs, u.leansAt(i))
		}
		if needs == hard {
			return hard
		}
	}
	if needs == upright && named && s.unanchored() {
		s.nameless = true
		return soft
	}
	if needs == upright && (s.answers() || s.replies() || s.Start > 0 && len(strings.Fields(s.Text)) < shortWords) {
		return soft
	}
	if needs == upright && s.loose() {
		return soft
	}
	return needs
}

// lost reports whether a sentence can't be understood: it needs what stands before it, and isn't
// shown behind that.
func (s *sentence) lost() bool { return s.leans == hard && len(s.behind) == 0 }

// asWritten reports whether a sentence that states something can be shown as it is written, for
// more than its facts.
func (s *sentence) asWritten() bool {
	return len(s.units) > 0 && !s.parsed.Question && !s.lost() && !s.half && !strings.HasPrefix(s.Text, itemMark)
}

// loose reports whether a sentence inside a paragraph names nothing, and is shown behind the one
// before it because both are short: that tells what is spoken of.
func (s *sentence) loose() bool {
	if s.Start == 0 || s.index == 0 || len(s.units) == 0 || s.names() {
		return false
	}
	b := s.units[0].e.sentences[s.index-1]
	return b.p == s.p && len(strings.Fields(b.Text))+len(strings.Fields(s.Text)) <= looseWords
}

// looseWords bounds two sentences of which the second would be understood alone.
const looseWords = 52

// dangles reports whether a unit without a clause has a pronoun that nothing in the sentence
// explains.
func (u *unit) dangles() bool {
	whole := *u
	for i := u.Start; i < u.End; i++ {
		if u.t[i].Is("he", "she", "it", "they", "his", "her", "its", "their", "him", "them") {
			whole.Unit = &english.Unit{Start: 0, End: u.End}
			if !whole.within(i) {
				return true
			}
		}
	}
	return false
}

// within reports whether the pronoun at i may mean something that stands before its unit
// in the sentence.
func (u *unit) within(i int) bool {
	t := &u.t[i]
	whole := *u
	whole.Unit = &english.Unit{Start: 0, End: u.End, Main: u.Main}
	switch {
	case t.Is("they", "them", "their", "theirs", "themselves"):
		return whole.namedBefore(i, true, false)
	case t.Is("he", "him", "his", "she", "her", "himself", "herself"):
		return whole.namedBefore(i, false, true)
	case t.Is("it", "its", "itself"):
		return whole.namedBefore(i, false, false)
	}
	return false
}

// leansAt tells how much the word at i needs what stands before its sentence.
func (u *unit) leansAt(i int) need {
	t := &u.t[i]
	next := &english.Token{}
	if i+1 < len(u.t) {
		next = &u.t[i+1]
	}
	switch {
	case u.link[i]:
		return upright
	case i == u.Start && (t.Is("hence", "thus", "so", "therefore") || t.Is("not") && !next.Is("until")) && u.Main == nil:
		return hard
	case u.saying(i), t.Is("this", "these", "that", "those", "such") && u.late(i):
		return soft
	case t.Is("this", "these", "that", "those") && t.Class == english.Determiner && next.Class != english.Verb:
		if t.Is("that") && i == u.Start && u != u.s.units[0] && u.t[i-1].Is(",") {
			return upright // a relative, whose noun stands before the comma
		}
		if next.Is("essay", "article", "paper", "chapter") || t.Is("that", "those") && (u.explainedBehind(i) || t.Is("that") && u.pluralAt(i)) {
			return upright
		}
		return hard
	case t.Is("such") && !next.Is("as", "a", "an", "that"):
		if u.heldBy(i) {
			return upright
		}
		return hard
	case t.Is("following", "next", "previous", "preceding") && i > 0 && u.t[i-1].Is("the") && (month(next.Low) || timespan(next.Low)) && !anyYear(u.t[:i]):
		return hard
	case month(t.Low) && t.Class != english.Verb && i > 0 && (u.t[i-1].Class == english.Number || u.t[i-1].Is("in", "that", "early", "late", "of")) && !u.s.tellsYear() && u.s.index > 0 && u.e.sentences[u.s.index-1].hasYear():
		return soft
	case t.Is("former", "latter") && next.Class != english.Noun && next.Class != english.Name:
		return hard
	case t.Is("same") && i > 0 && u.t[i-1].Is("the") && !u.follow(i, "as", "that"):
		if next.Is("time", "way", "year", "day", "kind", "thing") || next.Class != english.Noun || u.heldBy(i) {
			return upright
		}
		return soft
	case t.Is("neither", "either", "both", "each") && next.Class == english.Noun && i < u.Start+3 && !u.heldBy(i):
		return hard
	case t.Is("two", "three", "four", "five") && i > 0 && u.t[i-1].Is("the") && next.Class == english.Noun && !u.tied(i+1):
		return hard
	case t.Is("so") && i > 0 && u.t[i-1].Class == english.Verb && u.t[i-1].Lemma == "do":
		return hard
	case t.Is("instead") && !next.Is("of"), t.Is("afterwards", "likewise") && t.Class == english.Adverb:
		return hard
	case t.Is("another", "other") && next.Class == english.Noun && !u.heldBy(i), t.Is("others") && !u.heldBy(i):
		return soft
	case t.Is("then", "there", "here") && t.Class == english.Adverb && next.Lemma != "be", t.Is("too") && next.Class == english.Mark:
		return soft
	case t.Is("more", "less", "better", "worse", "longer", "larger", "smaller", "higher", "lower", "greater", "fewer", "further", "earlier", "later", "faster", "cheaper") &&
		(next.Class == english.Mark || next.Class == english.Noun || i+1 >= u.End || next.Class == english.Coordinator) && !u.t[max(i-1, 0)].Is("the", "no", "or", "once", "any", "far", "years", "months", "days", "weeks", "decades", "centuries") && !u.follow(i, "than"):
		return soft
	case t.Is("the"):
		return u.definiteAt(i)
	}
	return upright
}

// tellsYear reports whether a sentence tells a year, or nothing that happened: "in May the plains
// bake".
func (s *sentence) tellsYear() bool {
	past := false
	for i := range s.parsed.Tokens {
		t := &s.parsed.Tokens[i]
		past = past || t.Class == english.Verb && t.Finite && t.Form == english.Past
	}
	return !past || s.hasYear()
}

func (s *sentence) hasYear() bool { return anyYear(s.parsed.Tokens) }

func anyYear(list []english.Token) bool {
	return slices.ContainsFunc(list, func(t english.Token) bool { return english.Year(t.Text) })
}

// follow reports whether one of the words stands behind token i in the unit.
func (u *unit) follow(i int, words ...string) bool {
	for j := i + 1; j < u.End; j++ {
		if u.t[j].Is(words...) {
			return true
		}
	}
	return false
}

// explainedBehind reports whether what "that" or "those" at i points to is told behind
// it: "those officials who".
func (u *unit) explainedBehind(i int) bool {
	p, ok := u.e.reader.NounPhrase(u.t[:u.End], i)
	return ok && u.tied(p.Head)
}

// pluralAt reports whether a plural stands behind "that" at i, which then is no
// determiner.
func (u *unit) pluralAt(i int) bool {
	p, ok := u.e.reader.NounPhrase(u.t[:u.End], i)
	return ok && p.Plural
}

// tied reports whether something behind a noun tells which one is meant: "the canals
// needed to carry it", "the cost of repair".
func (u *unit) tied(head int) bool {
	if head+1 >= u.End {
		return false
	}
	n := &u.t[head+1]
	switch n.Class {
	case english.Preposition:
		return head+2 < u.End && !u.t[head+2].Is("it", "them", "this", "these", "that") && (n.Is("of", "between", "for", "to", "in", "on", "at", "from", "with", "against", "behind", "under", "over", "about", "along", "around", "beyond", "within", "by", "among", "across", "near", "into", "towards", "toward", "upon", "without"))
	case english.Relative, english.Particle:
		return true
	case english.Verb:
		return !n.Finite
	case english.Subordinator:
		return n.Is("that", "where", "when", "whether")
	case english.Pronoun, english.Name:
		return head+2 < u.End && u.t[head+2].Class == english.Verb && u.t[head+2].Finite // "the canals it built"
	case english.Mark:
		return n.Is("(") || n.Is(",") && head+2 < u.End && u.t[head+2].Class == english.Relative
	}
	return false
}

// heldBy reports whether the head noun of the phrase at i stands in the sentence before
// it.
func (u *unit) heldBy(i int) bool {
	p, ok := u.e.reader.NounPhrase(u.t[:u.End], i)
	if !ok {
		return i > u.Start+4
	}
	return u.saidBefore(p.Head, i)
}

// saidBefore reports whether the noun at head stands in the sentence before token i.
func (u *unit) saidBefore(head, i int) bool {
	w := english.Singular(u.t[head].Low)
	for j := 0; j < i; j++ {
		if english.Singular(u.t[j].Low) == w || u.t[j].Lemma != "" && u.t[j].Lemma == w {
			return true
		}
	}
	return false
}

// definiteAt tells whether "the" at i begins a phrase that means something named before.
func (u *unit) definiteAt(i int) need {
	p, ok := u.e.reader.NounPhrase(u.t[:u.End], i)
	if !ok || p.Head <= i {
		return upright
	}
	head := &u.t[p.Head]
	for j := i + 1; j < p.End; j++ {
		t := &u.t[j]
		switch {
		case t.Is("second", "third", "fourth", "other") && head.Class == english.Noun && u.Main != nil && i == u.Main.Subject.Start && !u.tied(p.Head):
			return hard // of how many?
		case t.Class == english.Name && (head.Class != english.Name || p.End-i > 2):
			return upright
		case t.Class == english.Number, t.Class == english.Possessive, quoteOf(t):
			return upright
		case t.Is("first", "last", "only", "most", "least", "best", "worst", "whole", "entire", "main", "chief", "average", "same", "present", "modern") || strings.HasSuffix(t.Low, "est") && t.Class == english.Adjective:
			return upright
		}
	}
	if head.Class == english.Name {
		// "the Court": short for one that has more to its name.
		if organisation(head.Low) && u.e.spoken(u.s.index, head.Low) {
			return soft
		}
		return upright
	}
	if head.Class != english.Noun || u.tied(p.Head) || u.saidBefore(p.Head, i) || unique(head.Low) || u.e.topical(head.Low) {
		return upright
	}
	if p.End-i > 3 {
		return upright // well enough described
	}
	near := u.e.near(u.s, head.Low)
	subject := u.Main != nil && i == u.Main.Subject.Start
	switch {
	case near && (subject || p.End-i == 2):
		return soft
	case subject && p.End-i == 2 && (pointsBack(head.Low) || u.s.Start > 0 && !u.e.reader.Plural(head.Low)):
		return soft
	}
	return upright
}

func quoteOf(t *english.Token) bool { return t.Is("\"", "“", "”") }

// unique reports whether a noun with "the" needs nothing to tell which one is meant.
func unique(w string) bool {
	switch english.Singular(w) {
	case "world", "sun", "moon", "sea", "sky", "earth", "public", "state", "law", "economy", "past", "present", "future", "climate", "weather", "air", "ground", "market", "press", "police", "army", "poor", "rich", "west", "east", "north", "south", "people", "nation", "country", "court", "century", "year", "day", "time", "end", "beginning", "middle", "mind", "body", "eye", "heart", "land", "environment", "atmosphere", "ocean", "planet", "universe", "internet", "media", "church", "crown", "throne", "military", "government", "population", "truth", "fact", "way", "right", "left", "morning", "evening", "night", "winter", "summer", "spring", "autumn", "one", "rest", "word", "kind", "sort":
		return true
	}
	return false
}

// topical reports whether the essay is about what a noun names: it stands in the title,
// or in every tenth sentence.
func (e *Essay) topical(low string) bool {
	w := english.Singular(low)
	for _, t := range strings.Fields(folded(e.Title)) {
		if english.Singular(t) == w {
			return true
		}
	}
	n := e.reader.Used(w)
	if low != w {
		n += e.reader.Used(low)
	} else {
		n += e.reader.Used(w + "s")
	}
	return n >= 5 && 8*n >= len(e.sentences)
}

// spoken reports whether a word stands in a sentence before number i.
func (e *Essay) spoken(i int, low string) bool {
	for j := max(0, i-12); j < i; j++ {
		for _, t := range e.sentences[j].parsed.Tokens {
			if t.Low == low {
				return true
			}
		}
	}
	return false
}

// near reports whether a noun, or the verb that it is from, stands in one of the two
// sentences before.
func (e *Essay) near(s *sentence, low string) bool {
	w := english.Singular(low)
	for j := max(0, s.index-2); j < s.index; j++ {
		b := e.sentences[j]
		if b.p != s.p {
			continue
		}
		for i := range b.parsed.Tokens {
			t := &b.parsed.Tokens[i]
			if t.Class != english.Mark && (english.Singular(t.Low) == w || t.Lemma != "" && len(w) > 3 && strings.HasPrefix(w, strings.TrimSuffix(t.Lemma, "e")) && len(t.Lemma) > 3) {
				return true
			}
		}
	}
	return false
}

// replies reports whether somebody in the sentence answers what was said before.
func (s *sentence) replies() bool {
	if len(s.units) == 0 || s.units[0].Main == nil {
		return false
	}
	u := s.units[0]
	switch u.t[u.Main.Main].Lemma {
	case "reply", "respond", "answer", "retort", "counter", "agree", "disagree", "refuse", "accept", "reject":
		return true
	}
	return false
}

// answers reports whether a question stands right before the sentence.
func (s *sentence) answers() bool {
	if s.index == 0 || len(s.units) == 0 {
		return false
	}
	b := s.units[0].e.sentences[s.index-1]
	if b.p != s.p || !b.parsed.Question {
		return false
	}
	for i := range b.parsed.Tokens {
		if b.parsed.Tokens[i].Is("this", "that", "these", "those", "it", "they", "he", "she", "such") {
			return false
		}
	}
	return true
}

// unanchored reports whether a sentence inside a paragraph gives figures but names
// nothing that they could be remembered by.
func (s *sentence) unanchored() bool {
	if s.Start == 0 || len(s.units) == 0 {
		return false
	}
	figures := false
	for _, u := range s.units {
		for _, t := range u.terms() {
			switch t.kind {
			case number:
				figures = true
			case concept, quoted:
			default:
				return false
			}
		}
		if c := u.Main; c != nil && c.HasSubject() && c.Subject.Head >= 0 {
			for i := c.Subject.Start; i < c.Subject.End; i++ {
				if u.t[i].Class == english.Name || u.t[i].Class == english.Noun && s.units[0].e.topical(u.t[i].Low) {
					return false
				}
			}
		}
	}
	return figures
}
