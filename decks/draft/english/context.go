package english

// This file decides words of open classes by what stands before them.

// inside decides a word in a noun phrase that is still open.
func (g *tagger) inside(i int, may can) {
	t, next := &g.t[i], g.after(i)
	p := g.before(i)
	nounNext := g.nounAt(next)
	switch {
	case p.Class == Number && t.Is("won") && p.Is("million", "billion", "trillion", "thousand"):
		t.Class = Noun // the money
	case (p.Class == Possessive && p.Low == "'s" || p.Class == Number) && may&canPast != 0 && may&(canNoun|canAdjective) == 0 && (!nounNext || may&canParticiple == 0):
		g.behindNoun(i, may, p) // "Britain's peaked", "five took part"
	case may&canAdjective != 0 && (nounNext || next != nil && next.Class == Number || may&canNoun == 0 && p.Class == Adjective):
		t.Class = Adjective
	case p.Class == Adjective && may&(canPast|canThird) != 0 && may&canNoun == 0 && !nounNext && !g.beside(i):
		p.Class = Noun // "the flat reached": it was the noun
		g.behindNoun(i, may, p)
	case p.Class == Adjective && g.predicate(i) && g.sub && g.finite && !g.mainFinite && g.subject && may&canBase != 0 && may&canNoun == 0:
		g.verb(i, Base, true) // "those bought when rents were low lose"
	case p.Class == Adjective && g.predicate(i) && may&(canPast|canThird|canBase) != 0 && may&canNoun == 0:
		g.behindNoun(i, may, p)
	case may&(canParticiple|canGerund) != 0 && nounNext && !next.Is("of"):
		t.Class = Adjective
	case may&canAdverb != 0 && may&canNoun == 0 && next != nil && g.r.may(next)&(canAdjective|canParticiple) != 0:
		t.Class = Adverb
	default:
		t.Class = Noun
	}
}

// beside reports whether the token before i is no adjective that could be a noun: an
// adverb stands there, or the phrase has no determiner.
func (g *tagger) beside(i int) bool {
	if i < 2 || g.t[i-1].Class != Adjective {
		return true
	}
	for j := i - 2; j >= 0; j-- {
		switch g.t[j].Class {
		case Determiner, Possessive:
			return false
		case Adjective:
		default:
			return true
		}
	}
	return true
}

// predicate reports whether the adjective before i stands behind a verb, with no
// noun of its own to come.
func (g *tagger) predicate(i int) bool {
	for i--; i >= 0; i-- {
		switch g.t[i].Class {
		case Adjective, Adverb, Coordinator:
		case Verb:
			return true
		default:
			return false
		}
	}
	return false
}

// mayNoun reports whether a token that isn't decided yet can belong to a noun
// phrase that is open.
func (g *tagger) mayNoun(t *Token) bool {
	if t.Class == Number || g.r.lex.in("number", t.Low) {
		return false
	}
	if g.r.lex.closed(t.Low) && !g.r.lex.in("adjective", t.Low) {
		return false
	}
	c := g.r.may(t)
	return c&(canNoun|canAdjective) != 0 && !(c&verbOnly != 0)
}

// nounAt reports whether a token, nil at the end, looks like part of a noun phrase.
func (g *tagger) nounAt(t *Token) bool {
	return t != nil && t.Class != Mark && (capital(t.Text) || g.mayNoun(t))
}

// noVerb is the class of a word that is no verb here.
func noVerb(may can, nounNext bool) Class {
	switch {
	case may&(canAdjective|canParticiple) != 0 && nounNext:
		return Adjective
	case may&canAdverb != 0 && may&canNoun == 0:
		return Adverb
	case may&canAdjective != 0 && may&canNoun == 0:
		return Adjective
	}
	return Noun
}

// behindSubject decides a word behind a pronoun.
func (g *tagger) behindSubject(i int, may can, p *Token) {
	next := g.after(i)
	switch {
	case p.Is("me", "him", "us", "them", "itself", "themselves", "himself", "herself"):
		g.behindNoun(i, may, p)
	case p.Is("it", "this", "that", "these", "those", "you") && i > 1 && &g.t[i-1] == p && g.t[i-2].Class == Preposition && !g.t[i-2].Is("as", "since", "after", "before", "until", "than"):
		g.behindNoun(i, may, p) // "the reasons given for it prove"
	case p.Is("this", "it", "he", "she", "that", "which", "who", "what", "much", "neither", "either", "each", "everyone", "nobody", "nothing", "everything", "somebody", "something") && may&canThird != 0:
		g.verb(i, Third, true)
	case may&canPast != 0:
		g.verb(i, Past, true)
	case may&canBase != 0 && !p.Is("it", "he", "she", "this") && (may&canNoun == 0 || !p.Is("that", "which", "what") || g.opensNP(next) || next == nil || g.r.lex.in("preposition", next.Low)):
		g.verb(i, Base, true)
	case may&canThird != 0 && p.Class == Relative:
		g.verb(i, Third, true)
	default:
		g.opening(i, may)
	}
}

// behindPreposition decides a word behind a preposition.
func (g *tagger) behindPreposition(i int, may can) {
	t, next := &g.t[i], g.after(i)
	nounNext := g.nounAt(next)
	switch {
	case may&canGerund != 0 && nounNext && g.r.intransitive(t.Low):
		t.Class = Adjective // "by rising prices"
	case may&canGerund != 0 && next != nil && !next.Is("of", ",", ".", ";", ")") && next.Class != Mark && (g.opensNP(next) || g.r.lex.in("preposition", next.Low)):
		if nounNext && next.Class != Number && g.r.lower[t.Low] > 0 && g.compound(next) {
			t.Class = Noun
			return
		}
		g.verb(i, Gerund, false)
	default:
		t.Class = noVerb(may, nounNext)
	}
}

// compound reports whether a noun directly before this one makes one word with it
// rather than taking it as an object: never told for sure, so plain singulars.
func (g *tagger) compound(next *Token) bool {
	return g.r.lex.in("noun", next.Low)
}

// behindCoordinator decides a word behind "and" or "or" by what the coordinator
// joins it to.
func (g *tagger) behindCoordinator(i int, may can) {
	t, next := &g.t[i], g.after(i)
	// The nearest verb before tells which form goes on.
	var last *Token
	for j := i - 1; j >= 0 && last == nil; j-- {
		if g.t[j].Class == Verb {
			last = &g.t[j]
		}
	}
	object := g.opensNP(next) || next != nil && g.r.lex.in("preposition", next.Low)
	switch {
	case last != nil && last.Form == Participle && !last.Finite && may&canParticiple != 0 && !g.finitePast():
		g.verb(i, Participle, false)
	case last != nil && may&(canPast) != 0 && (g.finite || g.mainFinite) && !((may&(canAdjective|canParticiple) != 0) && g.opensNP(next) && !g.strongObject(next) && g.beforeCoordinator(i, Adjective)):
		g.verb(i, Past, true)
	case last != nil && last.Form == Gerund && may&canGerund != 0 && object:
		g.verb(i, Gerund, false)
	case last != nil && last.Form == Base && !last.Finite && may&canBase != 0 && (may&canNoun == 0 || g.opensNP(next)):
		g.verb(i, Base, false)
	case last != nil && last.Finite && last.Form == Third && may&canThird != 0 && (may&canNoun == 0 || g.strongObject(next) || i+1 < len(g.t) && g.t[i+1].Is("down", "up", "out", "off")):
		g.verb(i, Third, true)
	case last != nil && last.Finite && last.Form == Base && may&canBase != 0 && (may&canNoun == 0 || g.strongObject(next)):
		g.verb(i, Base, true)
	case g.agrees(i, may) && (may&canNoun == 0 || g.strongObject(next)):
		if may&canThird != 0 {
			g.verb(i, Third, true)
		} else {
			g.verb(i, Base, true)
		}
	case may&(canAdjective|canParticiple) != 0 && g.beforeCoordinator(i, Adjective) && g.opensNP(next):
		t.Class = Adjective // "new and used parts"
	case i > 2 && spell(g.t[i-2].Low) && g.t[i-2].Class == Noun && g.agrees(i, may) && next != nil && next.Class != Mark:
		if may&canThird != 0 {
			g.verb(i, Third, true) // "floods every year and leaves"
		} else {
			g.verb(i, Base, true)
		}
	case i > 1 && may&canThird != 0 && g.t[i-2].Class == Verb && g.t[i-2].Finite && g.t[i-2].Form == Third && (next == nil || next.Class == Mark):
		g.verb(i, Third, true) // "fills and closes"
	case may&canAdjective != 0 && (g.beforeCoordinator(i, Adjective) || g.opensNP(next) || may&canNoun == 0):
		t.Class = Adjective
	case may&(canParticiple|canGerund) != 0 && next != nil && next.Class != Mark && g.mayNoun(next):
		t.Class = Adjective
	case may&canAdverb != 0 && may&canNoun == 0:
		t.Class = Adverb
	case may&canParticiple != 0 && may&canNoun == 0:
		g.verb(i, Participle, false)
	default:
		t.Class = Noun
	}
}

// agrees reports whether the first finite verb of the sentence stands in the same
// form of the present as token i may: "says that prices rose and blames".
func (g *tagger) agrees(i int, may can) bool {
	for j := 0; j < i; j++ {
		if v := &g.t[j]; v.Class == Verb && v.Finite {
			return v.Form == Third && may&canThird != 0 || v.Form == Base && may&canBase != 0
		}
	}
	return false
}

// finitePast reports whether the finite verb before stands in the simple past.
func (g *tagger) finitePast() bool {
	for j := len(g.t) - 1; j >= 0; j-- {
		if g.t[j].Class == Verb && g.t[j].Finite {
			return g.t[j].Form == Past && !g.t[j].Aux
		}
	}
	return false
}

func (g *tagger) beforeCoordinator(i int, class Class) bool {
	return i > 1 && g.t[i-2].Class == class
}

// strongObject reports whether a token can only begin a noun phrase.
func (g *tagger) strongObject(t *Token) bool {
	return t != nil && (g.r.lex.in("determiner", t.Low) && !t.Is("that") || g.r.lex.in("possessive", t.Low) || t.Is("it", "them", "him", "us", "itself", "themselves"))
}

// behindVerb decides a word behind a main verb.
func (g *tagger) behindVerb(i int, may can) {
	t, next := &g.t[i], g.after(i)
	p := g.before(i)
	nounNext := g.nounAt(next)
	switch {
	case g.sub && g.finite && !g.mainFinite && g.subject && may&canPast != 0:
		g.verb(i, Past, true) // "the tax that they paid rose"
	case g.sub && g.finite && !g.mainFinite && g.subject && may&canThird != 0 && may&canNoun == 0:
		g.verb(i, Third, true)
	case g.sub && g.finite && !g.mainFinite && g.subject && may&canBase != 0 && may&canNoun == 0 && g.pluralSubject(i):
		g.verb(i, Base, true)
	case p.Form == Participle && !p.Finite && !p.Aux && !g.finite && g.subject && !g.helped(i) && may&canPast != 0:
		g.verb(i, Past, true) // "the men asked agreed"
	case p.Form == Participle && !p.Finite && !p.Aux && !g.finite && g.subject && !g.helped(i) && may&canThird != 0 && may&canNoun == 0:
		g.verb(i, Third, true)
	case !p.Finite && !g.finite && !p.Aux && (p.Form == Base || p.Form == Gerund) && g.subject && (may&canPast != 0 && may&canParticiple == 0 || may&canThird != 0 && may&canNoun == 0 || (may&canPast != 0 || may&canThird != 0) && g.strongObject(next)):
		if may&canPast != 0 {
			g.verb(i, Past, true) // "the order to march came"
		} else {
			g.verb(i, Third, true)
		}
	case may&canGerund != 0 && !nounNext && !(p.Lemma == "be" && may&canAdjective != 0):
		g.verb(i, Gerund, false)
	case may&(canAdjective|canParticiple|canGerund) != 0 && nounNext:
		t.Class = Adjective
	case may&canAdjective != 0:
		t.Class = Adjective
	case may&canParticiple != 0 && may&canNoun == 0:
		g.verb(i, Participle, false)
	case may&canBase != 0 && p.Is("let", "help", "helped", "helps") && may&canNoun == 0:
		g.verb(i, Base, false)
	case may&canAdverb != 0 && may&canNoun == 0:
		t.Class = Adverb
	default:
		t.Class = Noun
	}
}

// helped reports whether the verb before i has an auxiliary.
func (g *tagger) helped(i int) bool {
	for j := i - 1; j >= 0; j-- {
		switch g.t[j].Class {
		case Verb:
			if j < i-1 {
				return g.t[j].Aux || g.t[j].Form == Modal
			}
		case Adverb:
		default:
			return false
		}
	}
	return false
}

// opening decides a word that begins the sentence, or stands behind a mark or a
// subordinator.
func (g *tagger) opening(i int, may can) {
	t, next := &g.t[i], g.after(i)
	nounNext := g.nounAt(next)
	pending := g.subject && !g.mainFinite && !g.sub && !g.phrased(i)
	form := g.series(i, may)
	switch {
	case g.mainFinite && may&canPast != 0 && (g.suspended(i) || g.stranded(i)):
		g.verb(i, Past, true)
	case i == g.first && may&canBase != 0 && may&canNoun == 0 && g.strongObject(next):
		g.verb(i, Base, false) // "suppose a man wants"
	case pending && may&(canPast|canThird|canBase) != 0 && g.commas > 0:
		g.resumed(i, may)
	case may&canGerund != 0 && (may&canAdjective == 0) && (g.opensNP(next) || next != nil && g.r.lex.in("preposition", next.Low) && !next.Is("of")):
		g.verb(i, Gerund, false)
	case g.finite && may&canThird != 0 && may&canNoun == 0, g.finite && may&canPast != 0 && may&canParticiple == 0:
		if may&canThird != 0 {
			g.verb(i, Third, true)
		} else {
			g.verb(i, Past, true)
		}
	case form != NoForm:
		g.verb(i, form, form != Participle && !(form == Base && g.plainBase(i)))
	case may&canParticiple != 0 && !nounNext && may&canNoun == 0:
		g.verb(i, Participle, false)
	default:
		t.Class = noVerb(may, nounNext)
	}
}
