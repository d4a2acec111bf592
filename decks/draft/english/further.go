package english

// This file finds where a second predicate of the same subject begins. Joined verbs
// are told from joined objects by their form: what goes on after "but" or "and" has
// to agree with the first verb of the clause, and where a clause stands between that
// it could as well belong to, nothing is told.

// First returns the token behind the first predicate of the clause: where the
// coordinator or comma before a further one stands (see [Clause.Also]), or
// End where there is none, or it comes behind End. A comma before the coordinator
// doesn't belong to either.
func (c *Clause) First(t []Token) int {
	if c.Also < 0 || c.Also > c.End {
		return c.End
	}
	end := c.Also
	for end > c.Rest && t[end-1].Class == Mark && !quoteMark(t[end-1].Text) && !t[end-1].Is(")", "]") {
		end--
	}
	return end
}

// further returns the coordinator, or in a series the comma, before the first
// further predicate that the clause has up to limit, or -1.
func (r *Reader) further(t []Token, c *Clause, limit int) int {
	s := scan{r: r, t: t, c: c, limit: limit, comma: -1}
	for j := c.Rest; j < limit; j++ {
		switch {
		case t[j].Is("(", "["):
			for j+1 < limit && !t[j].Is(")", "]") {
				j++
			}
		case t[j].Is("\"", "“"):
			for k := j + 1; k < limit; k++ {
				if t[k].Is("\"", "”") {
					j = k
					break
				}
			}
		case t[j].Is(";", ":"):
			return -1
		case t[j].Class == Relative || t[j].Class == Subordinator:
			s.open++
			s.aside = t[j].Class == Relative && t[j-1].Is(",")
		case t[j].Class == Particle:
			s.taken = true
		case t[j].Is(","), t[j].Class == Coordinator && t[j].Is("and", "but", "or", "nor", "yet"):
			at, done := s.joint(j)
			if done {
				return at
			}
			j = max(j, at)
		case t[j].Class == Verb && t[j].Finite:
			s.inner, s.open = &t[j], max(s.open-1, 0)
		case t[j].Class == Verb:
			s.taken = true
		}
	}
	return -1
}

// scan goes through what stands behind a verb group.
type scan struct {
	r     *Reader
	t     []Token
	c     *Clause
	limit int
	open  int    // clauses that wait for their verbs
	inner *Token // the finite verb of the clause passed last
	aside bool   // which is a relative one between commas
	taken bool   // a verb that is not finite came: what goes on may go on that
	comma int    // of a series that no coordinator has closed yet
}

// joint looks behind the comma or coordinator at j. It is done where a further
// predicate begins there, or surely none does; otherwise the scan goes on behind
// the token returned, or behind j.
func (s *scan) joint(j int) (at int, done bool) {
	t := s.t
	k := j + 1
	if t[j].Class == Mark && k < s.limit && t[k].Class == Coordinator {
		return -1, false
	}
	k = s.verb(k)
	if k < 0 || t[j].Class == Coordinator && s.turned(j, k) {
		return -1, t[j].Class == Coordinator && (k >= 0 || s.newClause(j+1))
	}
	if !s.goesOn(&t[k], t[j-1].Is(",")) {
		return -1, false
	}
	if t[j].Class == Mark {
		if s.comma < 0 {
			s.comma = j
		}
		return k, false
	}
	if s.comma >= 0 {
		return s.comma, true
	}
	return j, true
}

// verb returns the verb at token k, behind adverbs and phrases with a preposition
// between commas or not, or -1.
func (s *scan) verb(k int) int {
	t := s.t
	for k < s.limit {
		switch {
		case t[k].Class == Verb:
			return k
		case t[k].Class == Adverb, t[k].Is(","):
			k++
		case t[k].Class == Preposition && t[k-1].Class != Mark || t[k].Class == Preposition && k > 1 && t[k-2].Class == Coordinator:
			p, ok := s.r.Whole(t, k+1, s.limit, false)
			if !ok {
				return -1
			}
			k = p.End
		default:
			return -1
		}
	}
	return -1
}

// turned reports whether the finite verb at k, behind the joint at j, has its own
// subject behind it: "and with them went a trade", "nor does the court".
func (s *scan) turned(j, k int) bool {
	t := s.t
	if !t[k].Finite || k+1 >= s.limit {
		return false
	}
	subject := startsNP(&t[k+1]) && t[k+1].Class != Adjective
	switch {
	case t[j].Is("nor"), k > j+1 && t[k-1].Is("so", "neither", "nor"):
		return subject && (t[k].Aux || t[k].Form == Modal || t[k].Lemma == "have" || t[k].Lemma == "do")
	case k > j+1 && t[k-1].Class != Adverb && !t[k-1].Is(","):
		return subject && locative(t[k].Lemma)
	}
	return false
}

// inverted reports whether a clause with its subject behind the verb stands behind the
// coordinator at token i.
func (r *Reader) inverted(t []Token, i, end int) bool {
	s := scan{r: r, t: t, limit: end}
	k := s.verb(i + 1)
	return k >= 0 && s.turned(i, k)
}

// newClause reports whether a noun phrase with its own finite verb stands at k.
func (s *scan) newClause(k int) bool {
	p, ok := s.r.Whole(s.t[:s.limit], k, s.limit, true)
	return ok && s.open == 0 && p.End < s.limit && s.t[p.End].Class == Verb && s.t[p.End].Finite
}

// goesOn reports whether a verb behind a joint belongs to the subject of the clause.
func (s *scan) goesOn(v *Token, comma bool) bool {
	main := &s.t[s.c.Verb]
	if !v.Finite {
		m := &s.t[s.c.Main]
		return s.inner == nil && s.open == 0 && !s.taken && s.c.Main != s.c.Verb && v.Form == m.Form && v.Form != NoForm
	}
	if s.open > 0 || clash(main, v) {
		return false
	}
	if s.inner == nil || clash(s.inner, v) {
		return true
	}
	if past := main.Form == Past; v.Form != Modal && s.inner.Form != Modal && main.Form != Modal && past != (s.inner.Form == Past) {
		return past == (v.Form == Past)
	}
	return comma && !s.aside
}

// clash reports whether one of two finite verbs is of a singular and the other of
// a plural.
func clash(a, b *Token) bool { return number(a)*number(b) < 0 }

// number returns 1 for a finite verb of a plural, -1 for one of a singular, and 0
// where its form doesn't tell.
func number(v *Token) int {
	switch {
	case v.Is("was"), v.Form == Third:
		return -1
	case v.Is("were"), v.Form == Base:
		return 1
	}
	return 0
}

// locative reports whether a verb is one whose subject stands behind it where the
// place comes first.
func locative(base string) bool {
	switch base {
	case "be", "come", "go", "lie", "stand", "sit", "rise", "live", "run", "hang", "grow", "follow", "arise", "emerge", "flow":
		return true
	}
	return false
}
