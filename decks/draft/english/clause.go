package english

// Clause is a subject with its finite verb, and what follows them.
type Clause struct {
	Mark       int    // the conjunction or relative that begins it, or -1
	Lead       int    // what stands before the subject begins here ("six years later"), or Start
	Start, End int    // tokens, from the subject on
	Subject    Phrase // the whole of it; Start == End where it has none of its own
	Verb       int    // first token of the verb group: the finite verb
	Main       int    // the main verb, Verb itself where there is no auxiliary
	Rest       int    // first token behind the verb group, up to End
	Sub        int    // where a subordinate clause begins in the rest, or End
	// Also is the coordinator before a further predicate of the same subject, "but" in
	// "closed the shop but kept the oven", or the comma where the series has
	// one first ("sold a line, bought a ship and ..."); -1 where there is none
	// or the reading leaves open whose it is. The further predicate is a finite verb,
	// or goes on with the form of Main: "may close the gates and flush silt".
	// Also is at least Rest. It may stand before Sub, which then belongs to the further
	// predicate, behind Sub, and, for a unit's clause only, at or behind End: then the
	// predicate is among what trails. [Clause.First] tells where to cut.
	Also     int
	Passive  bool
	Negative bool
	Apart    bool // something stands between subject and verb
}

// HasSubject reports whether the clause has a subject of its own.
func (c *Clause) HasSubject() bool { return c.Subject.End > c.Subject.Start }

// Clause reads the clause among the tokens from start to end, or returns nil where
// no finite verb is found.
func (r *Reader) Clause(t []Token, start, end int) *Clause { return r.clause(t, start, end) }

// clause reads the clause among the tokens from start to end, or returns nil
// where no finite verb is found. Leading phrases before the subject are passed
// over; c.Start tells where the subject begins.
func (r *Reader) clause(t []Token, start, end int) *Clause {
	c := &Clause{Mark: -1, Start: start, End: end, Also: -1}
	i := start
	for i < end && (t[i].Class == Coordinator || t[i].Class == Subordinator || t[i].Class == Relative && i == start) {
		if t[i].Class != Coordinator || c.Mark < 0 {
			c.Mark = i
		}
		i++
		if t[i-1].Class == Relative {
			break
		}
	}
	relative := c.Mark >= 0 && t[c.Mark].Class == Relative
	verb := r.mainVerb(t, i, end)
	if verb < 0 {
		return nil
	}
	if head := r.free(t, c.Mark, i, verb); head >= 0 {
		next := r.mainVerb(t, verb+1, end)
		for next >= 0 && (t[next-1].Class == Coordinator || t[next-1].Class == Adverb && t[next-2].Class == Coordinator) {
			next = r.mainVerb(t, next+1, end) // "what he said and did was"
		}
		if next >= 0 {
			c.Mark, c.Lead, c.Start, c.Verb = -1, head, head, next
			r.group(t, c)
			c.Subject = Phrase{Start: head, End: next, Head: head}
			for t[c.Subject.End-1].Is("now", "then", "still", "also", "often") && c.Subject.End > head+2 {
				c.Subject.End--
			}
			r.behind(t, c)
			return c
		}
	}
	c.Verb, c.Lead = verb, i
	r.group(t, c)
	s := r.lead(t, i, verb, relative)
	c.Start = s
	c.Subject = Phrase{Start: s, End: verb, Head: s}
	e := verb
	for e > s && t[e-1].Class == Adverb && !(t[e-1].Is("so") && e-1 > s && t[e-2].Class == Verb && t[e-2].Lemma == "do") {
		e--
	}
	c.Subject.End = e
	if p, ok := r.Whole(t[:e], s, e, true); ok {
		c.Subject.Head, c.Subject.Plural = p.Head, p.Plural
		c.Apart = p.End != e
	} else if s < e && t[s].Class == Verb && t[s].Form == Gerund && !relative {
		// "Planting trees is slow."
		c.Subject.Head = s
	} else if relative && e == s {
		c.Subject = Phrase{Start: s, End: s, Head: s}
	} else {
		c.Subject.Head = -1
	}
	for c.HasSubject() && c.Subject.Head >= 0 && c.Start > i && limits(&t[c.Start-1]) && !(c.Start > 1 && t[c.Start-2].Is("or")) {
		c.Start--
		c.Subject.Start--
	}
	r.behind(t, c)
	return c
}

// behind finds what stands behind the verb group: subordinate clauses and further
// predicates.
func (r *Reader) behind(t []Token, c *Clause) {
	end := c.End
	c.Sub = end
	for j := c.Rest; j < end; j++ {
		if t[j].Is("that") && t[j].Class == Subordinator && !t[j-1].Is("so", "now") {
			break // what follows belongs to the clause with "that"
		}
		if t[j].Class == Subordinator && !t[j].Is("that", "whether", "how", "why") && !(t[j].Is("where", "when") && j == c.Rest) {
			c.Sub = j
			break
		}
	}
	c.Also = r.further(t, c, end)
}

// amount reports whether the adverb at i belongs to a number: "about 40".
func amount(t []Token, i int) bool {
	if i+2 < len(t) && t[i].Is("more", "less", "fewer") && t[i+1].Is("than") && t[i+1].Class == Adverb {
		return true
	}
	return i+1 < len(t) && t[i].Class == Adverb && (t[i+1].Class == Number || t[i+1].Is("a") && i+2 < len(t) && t[i+2].Is("quarter", "third", "half", "fifth", "tenth"))
}

// between returns the token behind a phrase that may stand between a helping verb
// and its main verb like an adverb ("had in fact gone", "can no longer pay"), or j.
func (r *Reader) between(t []Token, j, end int) int {
	k := j
	switch {
	case j+2 < end && t[j].Is("no") && t[j+1].Is("longer"):
		k = j + 2
	default:
		for n := 2; n <= 4 && j+n < end; n++ {
			if t[j].Class == Preposition && connective(t[j:j+n]) {
				k = j + n
			}
		}
	}
	if k > j && k < end && (t[k].Class == Verb && !t[k].Finite || t[k].Is("not")) {
		return k
	}
	return j
}

func startsNP(t *Token) bool {
	switch t.Class {
	case Determiner, Possessive, Adjective, Noun, Name, Number, Pronoun:
		return true
	}
	return quoteMark(t.Text)
}

// mainVerb returns the finite verb of the clause from i to end that belongs to no
// relative or subordinate clause in it, or -1.
func (r *Reader) mainVerb(t []Token, i, end int) int {
	claimed := 0
	for j := i; j < end; j++ {
		switch {
		case t[j].Class == Relative, t[j].Class == Subordinator && j > i, contact(t, i, j), t[j].Is("what", "whatever") && t[j].Class == Pronoun && j > i:
			claimed++
		case t[j].Class == Verb && t[j].Finite:
			if claimed == 0 {
				return j
			}
			claimed--
		}
	}
	return -1
}

// group finds the rest of the verb group: auxiliaries, adverbs among them, and
// the main verb.
func (r *Reader) group(t []Token, c *Clause) {
	c.Main = c.Verb
	c.Rest = c.Verb + 1
	for j := c.Verb + 1; j < c.End; j++ {
		last := &t[c.Main]
		switch {
		case t[j].Is("not", "n't", "cannot"):
			if !last.Aux && last.Form != Modal && last.Lemma != "be" && last.Lemma != "have" {
				break // "resolved not to pay"
			}
			if j+1 < c.End && t[j+1].Is("only", "merely", "just", "simply") && !(j+2 < c.End && t[j+2].Class == Verb) {
				break // "is not only old but"
			}
			c.Negative = true
			if c.Rest == j {
				c.Rest = j + 1
			}
			continue
		case t[j].Class == Adverb:
			continue
		case r.between(t, j, c.End) > j:
			j = r.between(t, j, c.End) - 1
			continue
		case t[j].Class == Verb && !t[j].Finite && (last.Aux || last.Form == Modal || last.Lemma == "have" && t[j].Form == Participle):
			if last.Lemma == "be" && t[j].Form == Participle {
				c.Passive = true
			} else {
				c.Passive = false
			}
			c.Main, c.Rest = j, j+1
			continue
		}
		break
	}
	if c.Rest+1 < c.End && r.lex.in("phrasal", t[c.Main].Lemma+"-"+t[c.Rest].Low) && (startsNP(&t[c.Rest+1]) || c.Passive || t[c.Rest+1].Is("that")) {
		c.Rest++
	}
	if t[c.Verb].Is("cannot") {
		c.Negative = true
	}
}
