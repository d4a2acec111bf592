package english

import "strings"

// behindNoun decides a word behind a noun: the verb of its clause, or something
// that belongs to the noun.
func (g *tagger) behindNoun(i int, may can, p *Token) {
	t, next := &g.t[i], g.after(i)
	free := !g.finite || g.sub && !g.mainFinite && g.subject // a finite verb is due
	open := free || g.soft
	plural := p.Class == Noun && g.r.Plural(p.Low) || p.Is("them", "themselves", "us") || g.coordinated(i)
	switch {
	case may&canBase != 0 && g.lets(i) && (may&canNoun == 0 || g.strongObject(next)):
		g.verb(i, Base, false) // "let the army hold the valley"
	case may&canGerund != 0 && p.Class == Number && Year(p.Text) && g.r.intransitive(t.Low) && g.opensNP(next):
		t.Class = Adjective // "in the 1970s rising prices"
	case may&canPast != 0 && may&canParticiple == 0: // went
		g.verb(i, Past, open || may&canNoun == 0)
		if !open && may&canNoun != 0 {
			t.Class, t.Form, t.Finite = Noun, NoForm, false
		}
	case may&canPast != 0: // ended
		g.past(i, may, free)
	case may&canThird != 0 && open && (!plural || g.headNumber(i) < 0) && g.third(i, may, free):
		g.verb(i, Third, true)
	case may&canBase != 0 && open && (plural || g.headNumber(i) > 0 || p.Class == Name && g.strongObject(next)) && g.base(i, may, free):
		g.verb(i, Base, true)
	case may&canThird != 0 && may&canNoun == 0 && open:
		g.verb(i, Third, true)
	case may&canBase != 0 && may&canNoun == 0 && free && g.sub && g.finite && g.pluralSubject(i):
		g.verb(i, Base, true) // "those who left the farm now buy"
	case may&canParticiple != 0 && may&canNoun == 0:
		g.verb(i, Participle, false)
	case may&canGerund != 0 && next != nil && (g.opensNP(next) || g.r.lex.in("preposition", next.Low) && !next.Is("of")) && !(p.Class == Noun && next.Class != Mark && g.r.lex.in("auxiliary", next.Low)):
		g.verb(i, Gerund, false)
	case may&canAdverb != 0 && may&canNoun == 0:
		t.Class = Adverb
	case may&canAdjective != 0 && may&canNoun == 0:
		t.Class = Adjective
	default:
		t.Class = Noun
	}
}

// lets reports whether token i stands behind the object of a verb that takes another one without
// "to".
func (g *tagger) lets(i int) bool {
	for j := i - 1; j > 0 && j > i-8; j-- {
		switch t := &g.t[j]; t.Class {
		case Noun, Name, Adjective, Determiner, Possessive, Number:
		case Verb:
			return j < i-1 && t.Is("let", "lets", "make", "makes", "made", "help", "helps", "helped")
		default:
			return false
		}
	}
	return false
}

// headNumber returns 1 where the noun before the last "of" in front of i is a
// plural, -1 where it is a singular, and 0 where there is none.
func (g *tagger) headNumber(i int) int {
	for j := i - 1; j > 0; j-- {
		switch t := &g.t[j]; t.Class {
		case Preposition:
			if t.Is("as") && j > 1 && g.t[j-1].Is("such") {
				j-- // "critics such as Hale say"
			}
			if head := &g.t[j-1]; head.Nominal() {
				if g.r.Plural(head.Low) {
					return 1
				}
				return -1
			}
			if j > 0 && g.t[j-1].Is("none", "each", "one", "neither", "either") {
				return -1
			}
			return 0
		case Noun, Name, Adjective, Determiner, Possessive, Number, Adverb:
		default:
			return 0
		}
	}
	return 0
}

// past decides a form that is past and participle: "the treaty signed in Rome
// ended the war".
func (g *tagger) past(i int, may can, free bool) {
	t, next := &g.t[i], g.after(i)
	object := g.opensNP(next)
	finite := free
	switch {
	case free && !g.sub && next != nil && !capital(next.Text) && !g.r.lex.closed(next.Low) && g.r.may(next)&(canPast|canThird) != 0 && g.r.may(next)&(canNoun|canAdjective) == 0 && !g.opensAfter(next):
		finite = false // "the quantity demanded exceeds"
	case free && next != nil && next.Is("when", "while", "before", "after", "which", "who") && g.twoFinite(i+1):
		finite = false // "bonds bought when prices fell were"
	case free && next != nil && next.Is("to") && i+2 < len(g.t) && g.r.may(&g.t[i+2])&canBase != 0 && !g.r.lex.closed(g.t[i+2].Low) && !g.laterAux(i):
		finite = true // "proposed to go"
	case free && t.Is("called", "named", "dubbed", "nicknamed") && next != nil && capital(next.Text) && g.indefinite(i):
		finite = !g.laterFinite(i, true) // "a clerk named Hale, aged 40, left"
	case free && object && !t.Is("called", "named", "given", "known", "made", "sent", "shown", "told", "paid", "considered", "brought", "built", "set"):
	case free:
		finite = !g.laterFinite(i, false)
	case g.timeClause(i) && !(next != nil && next.Is("by")):
		finite = true
	case g.soft:
		finite = object && g.strongObject(next) || g.subjectSinceMark(i) && !(next != nil && next.Is("by"))
	}
	if finite {
		g.verb(i, Past, true)
	} else {
		g.verb(i, Participle, false)
	}
}

// twoFinite reports whether the clause that begins at i has its verb and another
// finite one stands behind that, with no mark or coordinator in between.
func (g *tagger) twoFinite(i int) bool {
	n, last := 0, -1
	for j := i + 1; j < len(g.t); j++ {
		t := &g.t[j]
		if t.Class == Mark || t.Is("and", "but", "or", "when", "because", "if", "that", "which", "who", "to", "than", "as") {
			return false
		}
		if capital(t.Text) || t.Is("be", "been", "being", "having") {
			continue
		}
		may := g.r.may(t)
		aux := g.r.lex.in("auxiliary", t.Low)
		if !aux && (g.r.lex.closed(t.Low) || may&(canPast|canThird|canBase) == 0 || may&(canNoun|canAdjective) != 0 && may&canPast == 0) {
			continue
		}
		if last >= 0 && last == j-1 && (g.r.lex.in("auxiliary", g.t[last].Low)) {
			last = j
			continue
		}
		if n++; n == 2 {
			return true
		}
		last = j
	}
	return false
}

// indefinite reports whether the noun phrase before i begins with "a".
func (g *tagger) indefinite(i int) bool {
	for i--; i >= 0; i-- {
		switch g.t[i].Class {
		case Noun, Adjective:
		default:
			return g.t[i].Is("a", "an")
		}
	}
	return false
}

// laterAux reports whether an auxiliary follows that no other clause claims: "the
// men ordered to go were".
func (g *tagger) laterAux(i int) bool {
	for j := i + 1; j < len(g.t); j++ {
		t := &g.t[j]
		if t.Class == Mark || g.r.lex.in("relative", t.Low) || g.r.lex.in("subordinator", t.Low) || t.Is("and", "but") {
			return false
		}
		if t.Is("is", "are", "was", "were", "has", "had", "did", "would", "could", "will", "shall", "must", "may", "might", "should", "can", "cannot") {
			return true
		}
	}
	return false
}

// subjectSinceMark reports whether what stands between the last comma or
// semicolon with its coordinator and token i is one noun phrase that begins like
// a subject: ", and the army attacked".
func (g *tagger) subjectSinceMark(i int) bool {
	for j := i - 1; j >= 0; j-- {
		t := &g.t[j]
		switch t.Class {
		case Verb, Preposition, Particle, Relative, Subordinator:
			if t.Is("of") || t.Class == Preposition && j > 0 && g.t[j-1].Class == Coordinator {
				continue // "and in 1970 half of them left"
			}
			return false
		case Coordinator:
			return j > 0 && g.t[j-1].Is(",", ";") || j+1 < i && (g.strongObject(&g.t[j+1]) || capital(g.t[j+1].Text))
		case Mark:
			return false
		}
	}
	return false
}

// third decides "claims" behind a singular.
func (g *tagger) third(i int, may can, free bool) bool {
	next := g.after(i)
	if may&canNoun == 0 {
		return true
	}
	if next == nil {
		return free
	}
	if g.r.lex.in("auxiliary", next.Low) && g.sub && !g.finite && !g.mainFinite && g.t[g.first].Is("how", "why", "whether") {
		return true // "how it spreads is not known"
	}
	if g.numbered(i) || g.fronted(i) {
		return false // "of eleven states"
	}
	if c := g.r.may(next); c&canPast != 0 && c&(canNoun|canAdjective) == 0 && !capital(next.Text) && !g.r.lex.closed(next.Low) {
		return false // "transport costs declined"
	}
	if g.strongObject(next) || next.Is("that", "how", "why", "when", "not", "to") {
		return free || g.soft
	}
	if g.r.lex.in("auxiliary", next.Low) && !next.Is("do") || !g.subject && !g.sub && g.headNumber(i) == 0 && g.behindPrep(i) {
		return false
	}
	return free && !g.laterFinite(i, next.Is(",") && !g.sub)
}

// numbered reports whether a number that asks for a plural stands before i with no noun
// behind it yet.
func (g *tagger) numbered(i int) bool {
	for j := i - 1; j >= 0; j-- {
		t := &g.t[j]
		if t.Class == Number {
			return !t.Is("one") && !Year(t.Text) && !strings.HasSuffix(t.Text, "%")
		}
		if t.Class != Adjective && !(t.Class == Name && demonym(t.Low)) {
			return false
		}
	}
	return false
}

// fronted reports whether the noun phrase before i, with a word for a people in it,
// belongs to a preposition that begins the clause: "to Indian engineers".
func (g *tagger) fronted(i int) bool {
	p := &g.t[i-1]
	if p.Class != Name || !demonym(p.Low) || g.mainFinite {
		return false
	}
	return i > 1 && g.t[i-2].Class == Preposition && (i-2 == g.first || g.t[i-3].Class == Mark)
}

// behindPrep reports whether the noun phrase before i belongs to a preposition.
func (g *tagger) behindPrep(i int) bool {
	for j := i - 1; j >= 0; j-- {
		switch g.t[j].Class {
		case Noun, Name, Adjective, Determiner, Possessive, Number:
		case Preposition:
			return true
		default:
			return false
		}
	}
	return false
}

// base decides "claim" behind a plural.
func (g *tagger) base(i int, may can, free bool) bool {
	next := g.after(i)
	if may&canNoun == 0 {
		return true
	}
	if next == nil {
		return free
	}
	if g.strongObject(next) || next.Is("that", "how", "to") {
		return free || g.soft
	}
	if g.r.lex.in("auxiliary", next.Low) {
		return false
	}
	return free && !g.laterFinite(i, false)
}

// coordinated reports whether a noun phrase with "and" stands right before i.
func (g *tagger) coordinated(i int) bool {
	nouns := 0
	for j := i - 1; j >= 0; j-- {
		switch t := &g.t[j]; t.Class {
		case Noun, Name:
			nouns++
		case Adjective, Determiner, Number, Possessive, Adverb:
		case Coordinator:
			return nouns > 0 && t.Is("and") && j > 0 && g.t[j-1].Nominal() && !g.finite
		case Mark:
			if !t.Is(",") {
				return false
			}
		case Preposition:
			if !t.Is("of") {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// timeClause reports whether the noun phrase before i stands right behind a word
// like "after", which then begins a clause.
func (g *tagger) timeClause(i int) bool {
	for j := i - 1; j >= 0; j-- {
		switch t := &g.t[j]; t.Class {
		case Noun, Name, Adjective, Determiner, Possessive, Number, Pronoun, Adverb:
			if t.Is("once") && j == g.first {
				return true
			}
		case Preposition:
			if t.Is("after", "before", "until", "till", "since", "as") {
				return true
			}
			if !t.Is("of", "in", "for") {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// newSubject reports whether a noun phrase at i looks like the subject of a clause
// of its own rather than a part of a list.
func (g *tagger) newSubject(i int) bool {
	for ; i < len(g.t); i++ {
		t := &g.t[i]
		if t.Class == Mark {
			return false
		}
		if t.Is("he", "she", "it", "they", "we") || g.r.lex.in("auxiliary", t.Low) {
			return true
		}
		if may := g.r.may(t); !g.r.lex.closed(t.Low) && !capital(t.Text) && may&canPast != 0 {
			return true
		}
	}
	return false
}

// laterFinite reports whether a finite verb for the subject before i comes
// behind i. Where across is set, commas are no end.
func (g *tagger) laterFinite(i int, across bool) bool {
	claimed := 0 // finite verbs that belong to clauses of their own
	for j := i + 1; j < len(g.t); j++ {
		t := &g.t[j]
		switch {
		case t.Is(";", ":"):
			return false
		case t.Is("\"", "“"):
			// What is quoted is no verb of this clause.
			k := j + 1
			for k < len(g.t) && !g.t[k].Is("\"", "”") {
				k++
			}
			if k < len(g.t) {
				j = k
			}
			continue
		case t.Class == Mark:
			if t.Is(",", "—", "–") {
				if !across {
					return false
				}
				if j+1 < len(g.t) && (g.t[j+1].Is("but", "so", "yet") || g.t[j+1].Is("and", "or") && g.newSubject(j+2)) {
					return false
				}
			}
			continue
		case g.r.lex.in("relative", t.Low) && !t.Is("that"), t.Is("because", "although", "while", "whereas", "when", "if", "unless", "though", "that", "until", "so"):
			if !across {
				return false
			}
			claimed++
			continue
		case t.Is("than") && across && j+1 < len(g.t) && g.t[j+1].Is("he", "she", "it", "they", "we", "i", "you"):
			claimed++
			continue
		case t.Is("and", "but", "or"):
			// "built and sold" goes on; "built, and the city grew" doesn't.
			if j+1 < len(g.t) && g.r.may(&g.t[j+1])&(canPast|canParticiple) != 0 {
				continue
			}
			if !across {
				return false
			}
			continue
		}
		if g.r.lex.in("auxiliary", t.Low) && !t.Is("be", "been", "being", "having") {
			if t.Is("have", "do") && j > 0 && g.t[j-1].Is("to") || j > i+1 && g.r.lex.in("auxiliary", g.t[j-1].Low) {
				continue
			}
			if claimed > 0 {
				claimed--
				continue
			}
			return true
		}
		if capital(t.Text) || g.r.lex.closed(t.Low) || g.t[j-1].Is("to") {
			continue
		}
		may := g.r.may(t)
		prev := &g.t[j-1]
		if j == i+1 && claimed == 0 && !g.sub && !(may&canParticiple != 0 && g.opensAfter(t)) && (may&canPast != 0 || may&canThird != 0 && may&canNoun == 0) {
			return true // "the economists asked agreed"
		}
		if may&canBase != 0 && may&verbOnly != 0 && claimed == 0 && !g.sub && prev.Class != Mark && !g.r.lex.closed(prev.Low) {
			return true
		}
		if prev.Class == Mark || !g.r.lex.closed(prev.Low) && g.r.may(prev)&(canNoun|canAdverb) != 0 || capital(prev.Text) || prev.Class == Number || g.r.lex.in("relative", prev.Low) || prev.Is("he", "she", "they", "we", "i") {
			if may&canPast != 0 || may&canThird != 0 && may&canNoun == 0 || may&canThird != 0 && g.strongObject(g.after(j)) {
				if claimed > 0 {
					claimed--
					continue
				}
				return true
			}
			if may&canBase != 0 && may&canNoun == 0 && g.r.Plural(prev.Low) {
				return true
			}
		}
	}
	return false
}
