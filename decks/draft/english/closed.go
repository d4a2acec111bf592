package english

import "strings"

// closed decides a word of a closed class, and reports whether it was one.
func (g *tagger) closed(i int) bool {
	t := &g.t[i]
	l := g.r.lex
	if !l.closed(t.Low) {
		return false
	}
	p := g.before(i)
	next := g.after(i)
	switch t.Low {
	case "that":
		t.Class = g.that(i, p, next)
		return true
	case "to":
		t.Class = g.to(i)
		return true
	case "as", "since", "after", "before", "until", "till", "than", "once", "like":
		t.Class = Preposition // conjunctions looks again
		if t.Low == "than" && i > 0 && g.t[i-1].Is("more", "less", "fewer") && next != nil && (next.Class == Number || l.in("number", strings.SplitN(next.Low, "-", 2)[0])) {
			t.Class = Adverb // "more than 1,100 islands"
			return true
		}
		if t.Low == "once" {
			t.Class = Adverb
			if i == g.first && g.strongObject(next) {
				t.Class = Subordinator
			}
		}
		if t.Low == "like" && p != nil && (p.Class == Particle || p.Is("would")) {
			g.verb(i, Base, false)
		}
		return true
	case "half":
		if i > 2 && g.t[i-1].Is("a") && g.t[i-2].Is("and") && (g.t[i-3].Class == Number) {
			t.Class = Number // "ten and a half days"
			return true
		}
		t.Class = g.determiner(i, p, next)
		if g.inNP(p) && p.Class != Number {
			t.Class = Noun // "the first half of"
			if next != nil && !next.Is("of") && g.mayNoun(next) {
				t.Class = Adjective
			}
		}
		return true
	case "this", "these", "those", "some", "many", "most", "few", "several", "all", "both", "each", "any", "another", "much", "more", "less", "enough", "either", "neither", "such", "fewer", "least", "other", "certain", "various":
		t.Class = g.determiner(i, p, next)
		return true
	case "her":
		t.Class = Pronoun
		if g.opensNP(next) && next != nil && !l.closed(next.Low) {
			t.Class = Possessive
		}
		return true
	case "there":
		t.Class = Adverb
		if next != nil && l.in("auxiliary", next.Low) {
			t.Class = Pronoun
		}
		return true
	case "so":
		t.Class = Adverb
		if i+1 < len(g.t) && g.t[i+1].Is("that") {
			t.Class = Subordinator
		} else if i > 0 && g.t[i-1].Is(",") && g.opensNP(next) {
			t.Class = Coordinator
		}
		return true
	case "yet", "plus":
		t.Class = Adverb
		if i > 0 && g.t[i-1].Is(",", ";") {
			t.Class = Coordinator
		}
		return true
	case "because":
		t.Class = Subordinator
		if i+1 < len(g.t) && g.t[i+1].Is("of") {
			t.Class = Preposition
		}
		return true
	case "what", "whatever":
		t.Class = Pronoun
		g.sub, g.finite = true, false
		g.subject = g.subject || !g.mainFinite
		return true
	case "how", "why", "when", "whenever", "whether", "where":
		t.Class = Subordinator
		return true
	case "provided", "given", "following", "according", "including", "excluding", "regarding", "concerning":
		return g.verbal(i, p, next)
	case "first", "second", "third", "last", "next", "further", "later", "earlier", "early", "late", "long", "far", "hard", "fast", "straight", "right", "well", "better", "best", "worse", "worst", "only", "alone", "alike", "overall":
		t.Class = Adverb
		if g.inNP(p) && i+1 < len(g.t) && g.t[i+1].Is("of") {
			t.Class = Noun // "a third of"
			return true
		}
		if l.in("adjective", t.Low) || t.Is("first", "second", "third", "last", "next", "further", "later", "only") {
			if g.inNP(p) || next != nil && next.Class != Mark && g.mayNoun(next) && !(t.Is("only", "later", "further", "alone")) {
				t.Class = Adjective
			}
		}
		if t.Class == Adverb && g.inNP(p) && p.Class != Number && (next == nil || !g.opensNP(next)) {
			t.Class = Noun // "the right to", "the first of"
		}
		return true
	case "about", "around", "over", "under", "nearly", "almost", "roughly", "above":
		if next != nil && next.Is("a") && i+2 < len(g.t) && g.t[i+2].Is("quarter", "third", "half", "fifth", "tenth", "dozen", "hundred", "thousand", "million") {
			t.Class = Adverb
			return true
		}
		if next != nil && (next.Class == Number || l.in("number", strings.SplitN(next.Low, "-", 2)[0])) && !(t.Is("over", "around", "above", "under") && g.t[min(i+1, len(g.t)-1)].Class == Number && Year(g.t[min(i+1, len(g.t)-1)].Text)) {
			t.Class = Adverb
			return true
		}
	case "not", "never":
		t.Class = Adverb
		return true
	case "one":
		t.Class = Number
		return true
	}
	switch {
	case l.in("auxiliary", t.Low):
		g.auxiliary(i, p, next)
	case l.in("possessive", t.Low) && t.Low != "whose":
		t.Class = Possessive
	case l.in("relative", t.Low):
		t.Class = Relative
	case l.in("subordinator", t.Low):
		t.Class = Subordinator
	case l.in("determiner", t.Low):
		t.Class = Determiner
	case l.in("coordinator", t.Low):
		t.Class = Coordinator
	case l.in("pronoun", t.Low):
		t.Class = Pronoun
	case l.in("preposition", t.Low):
		t.Class = Preposition
		if l.in("adverb", t.Low) && !g.opensNP(next) && !(next != nil && (l.in("relative", next.Low) || g.r.may(next)&canGerund != 0)) {
			t.Class = Adverb
		}
	default:
		t.Class = Adverb
	}
	return true
}

// that decides "that".
func (g *tagger) that(i int, p, next *Token) Class {
	if i > 0 && g.t[i-1].Is("so", "now", "provided", "given", "except") {
		g.t[i-1].Class = Subordinator
		return Subordinator
	}
	verbNext := next != nil && (g.r.lex.in("auxiliary", next.Low) || g.r.may(next)&(canThird|canPast) != 0 && !g.r.lex.closed(next.Low) && g.r.may(next)&canNoun == 0)
	switch {
	case next == nil || next.Class == Mark && !next.Is("\"", "“", "‘", ","):
		return Pronoun
	case p == nil:
		if verbNext || g.r.may(next)&canThird != 0 && g.opensObject(i+1) {
			return Pronoun
		}
		return Determiner
	case p.Class == Verb && p.Lemma != "" && !g.r.Speech(p.Lemma) && p.Lemma != "be" && !verbNext && !p.Is("ensure", "ensured", "prevent"):
		if g.r.lex.closed(nextLow(next)) || next != nil && capital(next.Text) {
			return Subordinator
		}
		return Determiner
	case p.Class == Verb:
		if verbNext && !g.r.Speech(p.Lemma) {
			return Pronoun
		}
		return Subordinator
	case p.Nominal() && g.r.lex.in("before-that", p.Low) && !verbNext:
		return Subordinator
	case p.Nominal() || p.Is("those", "all", "one", "something", "anything", "everything", "nothing"):
		if !g.sub && g.speechBefore(i) && !verbNext {
			return Subordinator
		}
		return Relative
	case p.Class == Adjective:
		return Subordinator
	case p.Class == Number && Year(p.Text) && g.finite && !verbNext && g.clauseAhead(i+1):
		return Subordinator
	case (p.Is(")", "]") || p.Class == Possessive && p.Low == "'s") && g.finite && !verbNext:
		return Subordinator
	case p.Is(",") && g.finite && (g.strongObject(next) || !verbNext && g.clauseAhead(i+1)):
		return Subordinator
	case p.Class == Coordinator || p.Is(","):
		for j := i - 1; j >= 0; j-- {
			if g.t[j].Is("that") && g.t[j].Class == Subordinator {
				return Subordinator
			}
		}
	case p.Class == Preposition && !verbNext:
		if next != nil && g.mayNoun(next) {
			return Determiner
		}
	}
	if verbNext || next == nil || next.Class == Mark {
		return Pronoun
	}
	return Determiner
}

// opensObject reports whether what follows token i can only follow a verb.
func (g *tagger) opensObject(i int) bool {
	if i+1 >= len(g.t) {
		return false
	}
	n := &g.t[i+1]
	return g.strongObject(n) || n.Is("to", "how", "why", "what", "that") && !g.t[i].Is("need", "right", "claim")
}

// clauseAhead reports whether a finite verb comes before the next mark.
func (g *tagger) clauseAhead(i int) bool {
	for ; i < len(g.t) && g.t[i].Class != Mark; i++ {
		if g.r.lex.in("auxiliary", g.t[i].Low) && !g.t[i].Is("be", "been", "being", "having") || g.r.may(&g.t[i])&(canPast|canThird) != 0 && g.r.may(&g.t[i])&canNoun == 0 {
			return true
		}
	}
	return false
}

// speechBefore reports whether the noun before i is the object of a verb of
// telling: "told a crowd that".
func (g *tagger) speechBefore(i int) bool {
	for j := i - 1; j >= 0; j-- {
		if g.t[j].Class == Verb {
			switch g.t[j].Lemma {
			case "tell", "warn", "inform", "convince", "persuade", "remind", "assure", "promise", "notify":
				return true
			}
			return false
		}
	}
	return false
}

func nextLow(t *Token) string {
	if t == nil {
		return ""
	}
	return t.Low
}

// to decides between the particle and the preposition.
func (g *tagger) to(i int) Class {
	next := g.after(i)
	if next == nil || capital(next.Text) {
		return Preposition
	}
	if next.Is("be", "have", "do") {
		return Particle
	}
	may := g.r.may(next)
	if g.r.lex.closed(next.Low) || may&canBase == 0 {
		return Preposition
	}
	if i > 0 && g.r.lex.in("before-to-noun", g.t[i-1].Low) && may&canNoun != 0 {
		return Preposition
	}
	return Particle
}

// determiner decides a word that determines a noun or stands for one.
func (g *tagger) determiner(i int, p, next *Token) Class {
	t := &g.t[i]
	l := g.r.lex
	if next == nil || next.Class == Mark && !next.Is("\"", "“", "‘") {
		if t.Is("much", "more", "less", "most", "enough", "least") {
			return Adverb
		}
		return Pronoun
	}
	may := g.r.may(next)
	switch {
	case t.Is("all", "both", "each") && p != nil && p.Class == Verb && (p.Aux || p.Lemma == "have") && (next.Is("been", "be") || may&canParticiple != 0 && may&canNoun == 0):
		return Adverb
	case t.Is("such") && next.Is("as"):
		return Preposition
	case t.Is("other", "certain", "various", "such"):
		return Adjective
	case t.Is("more", "less", "most", "least", "much", "enough") && (may&(canAdjective|canAdverb|canParticiple) != 0 && may&canNoun == 0 || next.Is("than")):
		return Adverb
	case t.Is("all", "both", "half") && l.closed(next.Low):
		return Determiner
	case l.in("auxiliary", next.Low), l.in("preposition", next.Low), l.in("relative", next.Low), l.in("coordinator", next.Low), next.Is("to"):
		return Pronoun
	case t.Is("this", "each", "another", "that", "much", "neither", "either") && may&canThird != 0 && !l.in("noun", next.Low):
		return Pronoun // "this ends"
	case t.Is("this", "these", "those", "both", "many", "all", "some") && may&canPast != 0 && may&canNoun == 0 && !g.opensAfter(next):
		return Pronoun // "this led to"
	case t.Is("this", "these", "both") && may&canPast != 0 && may&canParticiple == 0:
		return Pronoun
	case t.Is("these", "those", "both", "many", "some", "most", "few") && may&canBase != 0 && may&canAdjective == 0 && !g.r.Plural(next.Low) && !g.opensAfter(next):
		return Pronoun // "these form the core"
	case !g.opensNP(next) && may&(canParticiple|canGerund) == 0 && !l.adverb(next.Low):
		return Pronoun
	}
	return Determiner
}

// opensAfter reports whether a noun stands right behind a token.
func (g *tagger) opensAfter(t *Token) bool {
	for i := range g.t {
		if &g.t[i] == t && i+1 < len(g.t) {
			n := &g.t[i+1]
			return n.Class != Mark && !g.r.lex.closed(n.Low) && g.mayNoun(n)
		}
	}
	return false
}

// verbal decides participles that have become prepositions.
func (g *tagger) verbal(i int, p, next *Token) bool {
	t := &g.t[i]
	switch {
	case p != nil && p.Class == Verb && (p.Lemma == "be" || p.Lemma == "have") && t.Is("given", "provided"):
		p.Aux = true
		g.verb(i, Participle, false)
	case g.inNP(p):
		t.Class = Adjective
	case t.Is("provided"):
		if i+1 < len(g.t) && g.t[i+1].Is("that") && (p == nil || p.Is(",")) {
			t.Class = Subordinator
		} else {
			g.open(i)
		}
	case t.Is("given", "following") && p != nil && p.Nominal() && !g.sub && i > 0 && !g.t[i-1].Is(","):
		if t.Is("following") {
			t.Class = Preposition
		} else {
			g.verb(i, Participle, false)
		}
	case next != nil && (g.opensNP(next) || next.Is("to")) || t.Is("including"):
		t.Class = Preposition
	default:
		g.open(i)
	}
	return true
}

// auxiliary decides the forms of be, have, do and the modals.
func (g *tagger) auxiliary(i int, p, next *Token) {
	t := &g.t[i]
	if g.inNP(p) && p.Class != Number && !(p.Class == Adjective && g.predicate(i)) && t.Is("will", "might", "can", "must") {
		t.Class = Noun
		return
	}
	t.Class, t.Aux = Verb, true
	bare := p != nil && (p.Class == Particle || p.Class == Verb && (p.Form == Modal || p.Lemma == "do" && p.Form != Base))
	switch t.Low {
	case "am", "is", "are", "was", "were":
		t.Lemma, t.Finite = "be", true
		t.Form = Third
		if strings.HasPrefix(t.Low, "w") {
			t.Form = Past
		} else if t.Low == "are" || t.Low == "am" {
			t.Form = Base
		}
	case "be", "been", "being":
		t.Lemma = "be"
		t.Form = map[string]Form{"be": Base, "been": Participle, "being": Gerund}[t.Low]
		if p != nil && p.Class == Verb && p.Lemma == "have" {
			p.Aux = true
		}
	case "has", "have", "had", "having":
		t.Lemma = "have"
		t.Form = map[string]Form{"has": Third, "have": Base, "had": Past, "having": Gerund}[t.Low]
		if t.Low == "had" && p != nil && p.Class == Verb && p.Lemma == "have" {
			t.Form = Participle
			p.Aux = true
		}
		if t.Low == "have" && p != nil && p.Class == Coordinator {
			for j := i - 1; j >= 0; j-- {
				if g.t[j].Class == Verb {
					bare = g.t[j].Form == Base && !g.t[j].Finite
					break
				}
			}
		}
		t.Finite = t.Form != Gerund && t.Form != Participle && !bare
		t.Aux = false // until a participle follows
	case "do", "does", "did":
		t.Lemma = "do"
		t.Form = map[string]Form{"do": Base, "does": Third, "did": Past}[t.Low]
		t.Finite = !bare
		t.Aux = next != nil && (g.r.may(next)&canBase != 0 && g.r.may(next)&verbOnly != 0 || i+1 < len(g.t) && g.t[i+1].Is("not"))
	default:
		t.Lemma, t.Form, t.Finite = t.Low, Modal, true
	}
}

// conjunctions looks at the words that are prepositions before a noun phrase and
// conjunctions before a clause, once the verbs are known.
func (g *tagger) conjunctions() {
	// Where too few finite verbs are there, the main clause needs them itself.
	spare := -1
	for i := range g.t {
		switch t := &g.t[i]; {
		case t.Class == Verb && t.Finite:
			spare++
		case (t.Class == Subordinator || t.Class == Relative) && !(i > 0 && g.t[i-1].Class == Subordinator):
			spare--
		}
	}
	for i := range g.t {
		t := &g.t[i]
		if t.Class != Preposition && t.Class != Adverb || !t.Is("as", "since", "after", "before", "until", "till", "once", "than", "for") || t.Is("than") && t.Class == Adverb {
			continue
		}
		if t.Is("for") && !(i > 0 && g.t[i-1].Is(",")) {
			continue
		}
		if t.Is("as") && i+2 < len(g.t) && g.t[i+1].Is("a", "the") && g.t[i+2].Is("result", "consequence", "rule", "whole") {
			continue
		}
		if spare > 0 && g.clauseAt(i+1) {
			t.Class = Subordinator
			spare--
			if t.Is("as") && i > 1 && g.t[i-2].Is("as") && g.t[i-1].Is("long", "soon", "far") && g.t[i-2].Class == Preposition {
				g.t[i-2].Class, g.t[i-1].Class, t.Class = Subordinator, Adverb, Adverb // "as long as"
			}
		}
	}
}

// clauseAt reports whether a noun phrase and its finite verb stand at i.
func (g *tagger) clauseAt(i int) bool {
	noun, start := false, i
	for ; i < len(g.t); i++ {
		t := &g.t[i]
		switch t.Class {
		case Noun, Name, Pronoun:
			noun = true
		case Number, Determiner, Possessive, Adjective, Adverb:
			noun = noun || t.Class == Number
		case Preposition:
			if !noun || t.Is("as", "since", "after", "before", "until") {
				return false
			}
		case Coordinator:
			if !noun {
				return false
			}
		case Verb:
			return noun && t.Finite && g.t[i-1].Class != Preposition && g.t[i-1].Class != Coordinator && g.directly(start, i)
		default:
			return false
		}
	}
	return false
}

// directly reports whether the noun phrase from start to a verb is one, not two in a row
// ("after the war the city grew").
func (g *tagger) directly(start, i int) bool {
	for j := start + 1; j < i; j++ {
		t := &g.t[j]
		if (t.Class == Determiner || t.Class == Pronoun || t.Class == Possessive && !t.Is("'s", "'")) && (g.t[j-1].Nominal() || g.t[j-1].Class == Number && Year(g.t[j-1].Text)) {
			return false
		}
		if t.Class == Name && g.t[j-1].Class == Number {
			return false
		}
	}
	return true
}
