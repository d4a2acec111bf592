package english

// This file finds the verbs of a subject that stands before a comma: those that go on a
// series, and those that an insertion parts from it.

// phrased reports whether nothing but one phrase with a preposition stands before the
// first comma, and i right behind that: then the subject is yet to come.
func (g *tagger) phrased(i int) bool {
	if g.commas > 1 || g.first < 0 || i == 0 || !g.t[i-1].Is(",") || g.t[g.first].Class != Preposition {
		return false
	}
	for j := g.first; j < i-1; j++ {
		if g.t[j].Class == Verb || g.t[j].Class == Mark {
			return false
		}
	}
	return g.directly(g.first+1, i-1)
}

// suspended reports whether a coordinator was left waiting for token i by a phrase
// between commas: "and, in May, recognised".
func (g *tagger) suspended(i int) bool {
	if i == 0 || !g.t[i-1].Is(",") {
		return false
	}
	for j := i - 2; j > 0; j-- {
		if g.t[j].Is(",") {
			return g.t[j-1].Is("and", "but")
		}
		if g.t[j].Class == Verb {
			return false
		}
	}
	return false
}

// pluralSubject reports whether the first noun of the sentence before i is a plural.
func (g *tagger) pluralSubject(i int) bool {
	for j := g.first; j >= 0 && j < i; j++ {
		if g.t[j].Nominal() && !(j+1 < i && g.t[j+1].Nominal()) {
			return g.r.Plural(g.t[j].Low)
		}
	}
	return false
}

// series returns the form in which token i goes on a series of verbs, "rose, fell, and
// rose again" or "were washed, dried and packed", or NoForm. A coordinator with
// another such form has to close the series.
func (g *tagger) series(i int, may can) Form {
	if i == 0 || !g.t[i-1].Is(",") || !g.mainFinite || g.sub {
		return NoForm
	}
	form, want, helped := NoForm, can(0), false
	for j := i - 1; j >= 0 && form == NoForm; j-- {
		v := &g.t[j]
		switch {
		case v.Class != Verb:
		case v.Form == Participle && !v.Finite && g.helped(j+1):
			form, want, helped = Participle, canParticiple, true
		case v.Form == Base && !v.Finite && g.helped(j+1):
			form, want, helped = Base, canBase, true
		case v.Finite && v.Form == Past && !v.Aux:
			form, want = Past, canPast
		case v.Finite && v.Form == Third && !v.Aux:
			form, want = Third, canThird
		case v.Finite && v.Form == Base && !v.Aux:
			form, want = Base, canBase
		case v.Finite:
			return NoForm
		}
	}
	object := g.strongObject(g.after(i))
	if form == NoForm || may&want == 0 || may&canNoun != 0 && !object {
		if form == NoForm || may&want == 0 || form != Third || !g.closes(i, want, 3) {
			return NoForm
		}
		return form
	}
	if g.closes(i, want, len(g.t)) && (object || may&canParticiple == 0 || helped || g.closes(i, want, 6)) {
		return form
	}
	return NoForm
}

// plainBase reports whether the verb before i is a base form behind a helping verb.
func (g *tagger) plainBase(i int) bool {
	for i--; i >= 0; i-- {
		if g.t[i].Class == Verb {
			return g.t[i].Form == Base && !g.t[i].Finite
		}
	}
	return false
}

// stranded reports whether token i is the verb of a noun phrase behind a comma and a
// coordinator that an insertion parts from it: ", and measles, which was rare, came".
func (g *tagger) stranded(i int) bool {
	if i < 4 || !g.t[i-1].Is(",") {
		return false
	}
	comma := -1
	for j := i - 2; j > 0; j-- {
		t := &g.t[j]
		switch {
		case t.Is(";", ":"):
			return false
		case t.Is(","):
			comma = j
		case t.Class == Coordinator && g.t[j-1].Is(","):
			n := -1
			if comma > j+1 {
				n = comma + 1
			}
			return n > 0 && g.directly(j+1, comma) && !g.verbs(j+1, comma) && (g.t[n].Class == Relative || g.t[n].Class == Verb && !g.t[n].Finite)
		}
	}
	return false
}

// verbs reports whether a verb stands among the tokens from a to b.
func (g *tagger) verbs(a, b int) bool {
	for ; a < b; a++ {
		if g.t[a].Class == Verb {
			return true
		}
	}
	return false
}

// closes reports whether a coordinator with a verb of a form stands behind i, at most
// n tokens away.
func (g *tagger) closes(i int, want can, n int) bool {
	for j := i + 1; j+1 < len(g.t) && j <= i+n; j++ {
		if g.t[j].Is(";", ":", "(") {
			return false
		}
		if !g.t[j].Is("and", "or", "but") {
			continue
		}
		k := j + 1
		for k+1 < len(g.t) && g.r.lex.adverb(g.t[k].Low) {
			k++
		}
		if may := g.r.may(&g.t[k]); may&want != 0 || want == canThird && g.t[k].Is("is", "has") || want == canPast && g.t[k].Is("was", "had") {
			return true
		}
	}
	return false
}

// resumed decides a verb form behind a mark where the subject has no verb yet.
func (g *tagger) resumed(i int, may can) {
	next := g.after(i)
	later := g.laterFinite(i, true)
	switch {
	case may&canParticiple != 0 && g.commas == 1 && g.t[i-1].Is(",") && g.resumes(i):
		g.verb(i, Participle, false) // "walls, built by slaves, stand"
	case may&canPast != 0 && (may&canParticiple == 0 || !later || g.strongObject(next) || i > 0 && g.t[i-1].Class == Adverb):
		g.verb(i, Past, true)
	case may&canThird != 0 && (may&canNoun == 0 || !later && !g.pluralSubject(i)):
		g.verb(i, Third, true)
	case may&canParticiple != 0:
		g.verb(i, Participle, false)
	case may&canBase != 0 && (!later || g.onward(i)) && (may&canNoun == 0 || g.strongObject(next) || next != nil && next.Class == Number && g.commas > 1 || g.pluralSubject(i) && g.commas > 1 && g.t[g.first].Class != Preposition && next != nil && next.Class != Mark):
		g.verb(i, Base, true)
	case may&canAdjective != 0 && may&canNoun == 0:
		g.t[i].Class = Adjective
	default:
		g.t[i].Class = Noun
	}
}

// resumes reports whether a word that can be the finite verb of the subject stands
// right behind the next comma.
func (g *tagger) resumes(i int) bool {
	for j := i + 1; j+1 < len(g.t); j++ {
		t := &g.t[j]
		if t.Is(";", ":", "(") {
			return false
		}
		if !t.Is(",") {
			continue
		}
		may := g.r.may(&g.t[j+1])
		if g.r.lex.closed(g.t[j+1].Low) || capital(g.t[j+1].Text) {
			return false
		}
		return may&canPast != 0 || may&canThird != 0 && !g.pluralSubject(i) || may&canBase != 0 && g.pluralSubject(i)
	}
	return false
}

// onward reports whether the next helping verb behind i stands behind a coordinator, so
// that a verb before it has the subject: "drift for days and can settle".
func (g *tagger) onward(i int) bool {
	for j := i + 1; j < len(g.t) && g.t[j].Class != Mark; j++ {
		if g.r.lex.in("auxiliary", g.t[j].Low) {
			return g.t[j-1].Is("and", "but", "or")
		}
	}
	return false
}
