package english

import "strings"

// Tag sets the class of every token of a sentence, and form, lemma and finiteness
// of the verbs, from left to right: what stands before a word mostly decides it,
// and where that leaves two ways, what comes behind.
func (r *Reader) Tag(tokens []Token) {
	g := tagger{r: r, t: tokens, first: -1, openAt: -1}
	for i := range tokens {
		if tokens[i].Class != Mark {
			g.first = i
			break
		}
	}
	for i := 0; i < len(tokens); i++ {
		g.at(i)
		g.follow(i)
		i = g.remark(i)
	}
	g.conjunctions()
}

// remark passes over a remark between commas behind token i, which is no clause of
// the sentence: "some historians, it is true, see". It returns its last token, or i.
func (g *tagger) remark(i int) int {
	if i+4 >= len(g.t) || !g.t[i].Is(",") || !g.t[i+1].Is("it") || !g.t[i+2].Is("is", "was", "seems") || !g.t[i+3].Is("true", "said", "clear", "argued") || !g.t[i+4].Is(",") {
		return i
	}
	g.t[i+1].Class, g.t[i+2].Class, g.t[i+3].Class = Pronoun, Verb, Adjective
	g.t[i+2].Form, g.t[i+2].Lemma, g.t[i+2].Aux = Third, "be", true
	return i + 3
}

// tagger goes through one sentence. The flags say in which clause it is and what
// that has had already.
type tagger struct {
	r     *Reader
	t     []Token
	first int // the first word

	sub        bool // in a subordinate or relative clause
	finite     bool // this clause has its finite verb
	mainFinite bool // the main clause has
	soft       bool // a coordinator came since: another finite verb may follow
	subject    bool // a noun phrase has come in the main clause
	commas     int  // since the subject
	openAt     int  // a word before the main clause that may be a conjunction, or -1
}

// follow keeps the flags behind token i.
func (g *tagger) follow(i int) {
	t := &g.t[i]
	switch {
	case t.Class == Subordinator, t.Class == Relative:
		g.sub, g.finite, g.soft = true, false, false
	case t.Class == Pronoun && !g.sub && !g.mainFinite && contact(g.t, g.first, i):
		g.sub, g.finite, g.soft = true, false, false
	case t.Is(";", ":"):
		*g = tagger{r: g.r, t: g.t, first: g.first, openAt: -1}
	case t.Class == Preposition && !g.mainFinite && t.Is("as", "since", "after", "before", "until", "once") && (i == g.first || g.t[i-1].Class == Mark || g.t[i-1].Class == Coordinator):
		g.openAt = i
	case t.Is("as") && t.Class == Preposition && i > 1 && g.openAt == i-2 && g.t[i-1].Is("soon", "long", "far"):
		g.openAt = i // "as soon as"
	case t.Is(",", "—", "–", "-", "--", "(", ")"):
		g.commas++
		if g.openAt >= 0 && g.mainFinite && !g.sub && g.clauseAt(g.openAt+1) {
			g.finite, g.mainFinite, g.soft = false, false, false // "as prices rose, the bank"
			g.subject = g.openAt > g.first && g.t[g.first].Class != Preposition
		}
		if g.mainFinite {
			g.openAt = -1
		}
		if g.sub && g.finite {
			g.sub, g.finite = false, g.mainFinite
		}
		g.soft = g.soft || g.finite
	case t.Class == Coordinator && t.Is("so", "for"):
		g.sub, g.finite, g.soft = false, false, false
	case t.Class == Coordinator:
		g.soft = true
	case t.Class == Verb && t.Finite:
		if g.sub && g.finite && !g.mainFinite {
			g.sub = false
		}
		g.finite, g.soft = true, false
		if !g.sub {
			g.mainFinite = true
		}
	case (t.Nominal() || t.Class == Pronoun) && !g.sub && !g.subject:
		g.subject, g.commas = true, 0
	}
}

// contact reports whether the pronoun at i is the subject of a relative clause without a
// relative, right behind the noun phrase that begins at start: "the ship he built".
func contact(t []Token, start, i int) bool {
	if start < 0 || i <= start || t[i].Class != Pronoun || !t[i].Is("he", "she", "it", "they", "we", "i", "you") || t[i-1].Class != Noun || spell(t[i-1].Low) {
		return false
	}
	for j := start; j < i; j++ {
		switch t[j].Class {
		case Determiner, Adjective, Noun, Name, Number, Possessive:
		default:
			return false
		}
	}
	return true
}

// before returns the last token before i that is no adverb, or nil.
func (g *tagger) before(i int) *Token {
	for i--; i >= 0; i-- {
		if i > 0 && g.t[i].Is("longer") && g.t[i-1].Is("no") {
			i-- // like an adverb
			continue
		}
		if g.t[i].Class != Adverb || g.t[i].Is(",") {
			return &g.t[i]
		}
	}
	return nil
}

// after returns the next token that is no plain adverb, or nil.
func (g *tagger) after(i int) *Token {
	for i++; i < len(g.t); i++ {
		if !strings.HasSuffix(g.t[i].Low, "ly") && !g.t[i].Is("not", "also", "never", "often", "always", "still", "once", "even") {
			return &g.t[i]
		}
	}
	return nil
}

// opensNP reports whether a token can begin a noun phrase that is an object.
func (g *tagger) opensNP(t *Token) bool {
	if t == nil || t.Class == Mark && !t.Is("\"", "“", "‘") {
		return false
	}
	if t.Class == Mark || t.Class == Number || capital(t.Text) {
		return true
	}
	l := g.r.lex
	if l.in("determiner", t.Low) && !t.Is("less", "least", "enough") || l.in("possessive", t.Low) || l.in("pronoun", t.Low) && !t.Is("there", "i") || l.in("number", t.Low) {
		return true
	}
	if l.closed(t.Low) {
		return false
	}
	return g.r.may(t)&(canNoun|canAdjective) != 0 && g.r.may(t)&canAdverb == 0
}

// at decides token i.
func (g *tagger) at(i int) {
	t := &g.t[i]
	switch t.Class {
	case Mark, Possessive:
		return
	case Number:
		if strings.HasSuffix(t.Low, "-olds") {
			t.Class = Noun
		} else if strings.HasSuffix(t.Low, "-year") || strings.ContainsAny(t.Low, "-") && strings.IndexFunc(t.Low, func(r rune) bool { return r >= 'a' && r <= 'z' }) > 0 {
			t.Class = Adjective
		}
		return
	}
	if head, tail, ok := strings.Cut(t.Text, "-"); ok && len(head) < 4 && capital(tail) && strings.ToLower(head) == head && i > 0 {
		t.Class = Name // "al-Afghani"
		return
	}
	if t.Is("v", "v.", "vs", "vs.") && i > 0 && i+1 < len(g.t) && g.t[i-1].Class == Name && capital(g.t[i+1].Text) {
		t.Class = Name // of a case at law
		return
	}
	begins := i == g.first || i > 0 && g.t[i-1].Is(":", "\"", "“") && i == g.first+1
	if capital(t.Text) && strings.ContainsRune(t.Low, '-') && hyphened(t.Low) == Adjective && !strings.HasSuffix(t.Low, "al") && !strings.HasSuffix(t.Low, "long") {
		t.Class = Adjective // "U.S.-led"
		return
	}
	if particle(t.Low) && i > 0 && i+1 < len(g.t) && g.t[i-1].Class == Name && (capital(g.t[i+1].Text) || particle(g.t[i+1].Low)) {
		t.Class = Name // "Ferdinand de Lesseps"
		return
	}
	if capital(t.Text) && t.Text != "I" && !g.initialWord(i, begins) {
		t.Class = Name
		return
	}
	if g.closed(i) {
		return
	}
	g.open(i)
}

// initialWord reports whether a capitalised word may be a common word that only
// begins the sentence.
func (g *tagger) initialWord(i int, begins bool) bool {
	t := &g.t[i]
	if !begins {
		return false
	}
	if g.r.lex.in("auxiliary", t.Low) && i+1 < len(g.t) && capital(g.t[i+1].Text) && t.Is("may", "will") {
		return false // "May Donoghue"
	}
	if g.r.lex.closed(t.Low) || g.r.lex.in("number", t.Low) {
		return true
	}
	nextName := i+1 < len(g.t) && capital(g.t[i+1].Text) && !g.r.lex.closed(g.t[i+1].Low)
	if g.r.upper[t.Low] > 0 && (g.r.lower[t.Low] == 0 || nextName) {
		return false
	}
	if nextName && g.r.lower[t.Low] == 0 && !g.r.lex.adverb(t.Low) && g.r.may(t)&(canGerund|canParticiple) == 0 {
		return false
	}
	return g.r.Known(t.Low) || abstract(t.Low) || strings.HasSuffix(t.Low, "s") && g.r.upper[t.Low] == 0
}

// abstract reports whether a word ends as nouns do that are no names.
func abstract(w string) bool {
	for _, e := range [...]string{"ing", "tion", "sion", "ment", "ity", "ism", "ness", "ance", "ence", "ship", "hood", "ology", "ists", "ers", "ors", "sis", "ure", "age", "ics", "graphy", "nomy", "cracy", "phyll", "gen", "ase"} {
		if strings.HasSuffix(w, e) && len(w) > len(e)+3 {
			return true
		}
	}
	return false
}

// verb makes token i a verb.
func (g *tagger) verb(i int, form Form, finite bool) {
	t := &g.t[i]
	t.Class, t.Form, t.Finite = Verb, form, finite
	for _, reading := range g.r.lex.readings(t.Low) {
		if reading.form == form || form == Past && reading.form == Participle {
			t.Lemma = reading.lemma
			if reading.form == form {
				break
			}
		}
	}
	if form == Base && t.Lemma == "" {
		t.Lemma = t.Low
	}
	if t.Lemma == "" && (form == Past || form == Participle) {
		t.Lemma = plainStem(t.Low)
	}
}

// open decides a word of an open class.
func (g *tagger) open(i int) {
	t := &g.t[i]
	may := g.r.may(t)
	p := g.before(i)
	if g.r.lex.in("number", t.Low) {
		t.Class = Number
		return
	}
	if head, last, ok := strings.Cut(t.Low, "-"); ok && g.r.lex.in("number", head) {
		if last == "olds" || strings.HasSuffix(last, "-olds") {
			t.Class = Noun // "eleven-year-olds"
			return
		}
		if g.r.lex.in("number", last) || fraction(last) {
			t.Class = Number
			return
		}
		if g.opensNP(g.after(i)) && !g.strongObject(g.after(i)) || strings.HasSuffix(t.Low, "-old") {
			t.Class = Adjective
			return
		}
	}
	if strings.ContainsRune(t.Low, '-') {
		t.Class = hyphened(t.Low)
		if t.Class == Adjective && !g.opensNP(g.after(i)) && p != nil && p.Is("the", "a", "an") {
			t.Class = Noun
		}
		return
	}
	if t.Is("need", "dare") && i+2 < len(g.t) && g.t[i+1].Is("not", "never", "only", "hardly") && g.r.may(&g.t[i+2])&canBase != 0 && !g.inNP(p) && g.r.lex.in("auxiliary", g.t[i+2].Low) == g.t[i+2].Is("be", "have", "do") {
		t.Lemma, t.Class, t.Form, t.Finite, t.Aux = t.Low, Verb, Modal, true, true // "need not run"
		return
	}
	if may == canAdverb || may&canAdverb != 0 && may&(canNoun|canBase) == 0 && !g.inNP(p) {
		t.Class = Adverb
		return
	}
	switch {
	case p == nil:
		g.opening(i, may)
	case p.Class == Particle:
		g.verb(i, Base, false)
	case p.Class == Verb && (p.Form == Modal || p.Lemma == "do" && p.Aux) && may&canBase != 0:
		g.verb(i, Base, false)
	case p.Class == Verb && p.Lemma == "have" && may&canParticiple != 0 && !(may&canAdjective != 0 && g.opensNP(g.after(i)) && may&verbOnly == 0):
		p.Aux = true
		g.verb(i, Participle, false)
	case p.Class == Verb && p.Lemma == "be" && may&canParticiple != 0:
		p.Aux = true
		g.verb(i, Participle, false)
	case p.Class == Verb && p.Lemma == "be" && may&canGerund != 0 && may&canAdjective == 0:
		p.Aux = true
		g.verb(i, Gerund, false)
	case g.inNP(p):
		g.inside(i, may)
	case p.Class == Pronoun || p.Class == Relative:
		g.behindSubject(i, may, p)
	case p.Class == Preposition:
		g.behindPreposition(i, may)
	case p.Class == Coordinator:
		g.behindCoordinator(i, may)
	case p.Nominal() || p.Class == Number || p.Is("\"", "”", "’", ")", "'"):
		g.behindNoun(i, may, p)
	case p.Class == Verb:
		g.behindVerb(i, may)
	default: // marks, subordinators
		g.opening(i, may)
	}
}

// particle reports whether a lower-case word joins the parts of a name.
func particle(w string) bool {
	switch w {
	case "de", "du", "des", "del", "della", "di", "da", "dos", "von", "van", "der", "den", "ter", "zu", "la", "le", "el", "al", "bin", "ibn", "ben", "y":
		return true
	}
	return false
}

// fraction reports whether a word names a part: the "thirds" of "two-thirds".
func fraction(w string) bool {
	switch strings.TrimSuffix(w, "s") {
	case "half", "halve", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "first", "second", "fourth":
		return true
	}
	return false
}

// hyphened returns the class of a compound by its last part.
func hyphened(w string) Class {
	last := w[strings.LastIndexByte(w, '-')+1:]
	for _, e := range [...]string{"led", "ed", "ing", "based", "made", "born", "built", "run", "wide", "free", "like", "old", "long", "term", "scale", "range", "class", "style", "level", "century", "ous", "ic", "al", "ive", "ary", "ent", "ant", "day", "bound", "held", "grown", "known"} {
		if strings.HasSuffix(last, e) {
			return Adjective
		}
	}
	return Noun
}

// inNP reports whether a token leaves its noun phrase open for a noun.
func (g *tagger) inNP(p *Token) bool {
	if p == nil {
		return false
	}
	switch p.Class {
	case Determiner, Possessive, Adjective:
		return true
	case Number:
		return !Year(p.Text)
	}
	return false
}

// Year reports whether a number looks like a year, a decade or a range of years such
// as "1914–18".
func Year(s string) bool {
	s = strings.TrimSuffix(s, "s")
	if len(s) > 6 {
		from, to, ok := strings.Cut(strings.NewReplacer("–", "-", "‐", "-", "‑", "-").Replace(s), "-")
		return ok && Year(from) && (Year(to) || len(to) == 2 && to[0] >= '0' && to[0] <= '9' && to[1] >= '0' && to[1] <= '9')
	}
	if len(s) != 4 || s[0] != '1' && s[0] != '2' {
		return false
	}
	for i := 0; i < 4; i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
