package english

import "slices"

// unit puts the segments of an independent clause together: what stands before
// the main clause, the clause, and what comes behind.
func (r *Reader) unit(t []Token, segments []Segment) Unit {
	u := Unit{Start: segments[0].Start, End: segments[len(segments)-1].End}
	main := -1
	for i := range segments {
		if k := segments[i].Kind; k == Finite || k == Predicate && !relatives(t, segments, i) {
			main = i
			break
		}
	}
	if main < 0 {
		u.Doubtful = true
		u.Trailing = segments
		return u
	}
	c := *segments[main].Clause
	u.Main = &c
	subject := -1 // the first segment of a subject that stands apart or is a list
	switch segments[main].Kind {
	case Predicate:
		for i := 0; i < main; i++ {
			if segments[i].Kind == Nominals && !leading(t, &segments[i]) {
				subject = i
				break
			}
		}
		{
			// A phrase in front with its subject: "In 1919 the treaty, signed in Paris, ended".
			for i := 0; i < main && (subject < 0 || i < subject); i++ {
				if segments[i].Kind == Prepositional {
					if at := r.subjectBehind(t, segments[i]); at >= 0 {
						segments = slices.Insert(slices.Clone(segments), i+1, Segment{Kind: Nominals, Start: at, End: segments[i].End})
						segments[i].End = at
						subject = i + 1
						main++
						break
					}
				}
			}
		}
		if subject < 0 {
			u.Doubtful = true
			u.Trailing = segments
			u.Main = nil
			return u
		}
		u.Between = listBetween(t, segments[subject+1:main])
		for i := range u.Between {
			if b := &u.Between[i]; b.Kind == Nominals && t[b.Start].Class == Coordinator {
				u.Doubtful = true // "Spain, having lost, and France, having won, signed"
			}
		}
		p, ok := r.Whole(t, segments[subject].Start, segments[subject].End, true)
		for a := segments[subject].Start; !ok && a < segments[subject].End; a++ {
			p, ok = r.Whole(t, a, segments[subject].End, true)
		}
		c.Subject = Phrase{Start: segments[subject].Start, End: segments[subject].End, Head: p.Head, Plural: p.Plural}
		for c.Subject.Start < p.Head && (t[c.Subject.Start].Class == Coordinator || t[c.Subject.Start].Is("yet", "so", "still", "then", "thus")) {
			c.Subject.Start++
		}
		if !ok {
			u.Doubtful = true
			c.Subject.Head = -1
		}
		c.Start = c.Subject.Start
		c.Apart = false
	case Finite:
		// A list as the subject.
		first := main
		for first > 0 && segments[first-1].Kind == Nominals && !appositive(t, &segments[first-1]) {
			first--
		}
		at := -1
		if first > 0 && segments[first-1].Kind == Prepositional {
			at = r.subjectBehind(t, segments[first-1])
		}
		closed := t[segments[main].Start].Class == Coordinator && c.Start <= segments[main].Start+1 && t[max(c.Subject.Head, 0)].Class != Pronoun
		for j := c.Subject.Start; j < c.Subject.End; j++ {
			closed = closed || t[j].Is("and", "or") && (first < main || at >= 0)
		}
		if at >= 0 && closed {
			first--
			segments = slices.Insert(slices.Clone(segments), first+1, Segment{Kind: Nominals, Start: at, End: segments[first].End})
			segments[first].End = at
			first++
			main++
		}
		if first < main && closed {
			subject = first
			c.Subject.Start, c.Subject.Plural = segments[first].Start, true
			c.Start = c.Subject.Start
			c.Mark = -1
			c.Apart = false
		}
	}
	before := main
	if subject >= 0 {
		before = subject
	}
	u.Fronted = segments[:before]
	for i := range u.Fronted {
		if k := u.Fronted[i].Kind; k == Nominals || k == Loose || k == Relatival && i == 0 {
			explains := k == Nominals && i > 0 && u.Fronted[i-1].Kind == Prepositional && t[u.Fronted[i].Start].Is("a", "an", "the")
			u.Doubtful = u.Doubtful || !explains && !dateLike(t[u.Fronted[i].Start:u.Fronted[i].End])
		}
	}
	// Items of a list behind the verb belong to the clause.
	rest := segments[main+1:]
	if n := r.goesOn(t, &c, rest); n > 0 {
		c.End = rest[n-1].End
		rest = rest[n:]
		if c.Sub == segments[main].Clause.End {
			c.Sub = c.End
		}
	}
	if pending(t, c.Rest, c.End) {
		if n := whole(t, rest); n > 0 {
			c.End = rest[n-1].End
			rest = rest[n:]
		}
		r.behind(t, &c)
	}
	u.Trailing = rest
	for c.End > c.Rest && t[c.End-1].Class == Coordinator {
		c.End--
		c.Sub = min(c.Sub, c.End)
	}
	for i := range rest {
		if t[rest[i].Start-1].Is(":") {
			break
		}
		if rest[i].Kind == Predicate && t[rest[i].Start].Class != Coordinator && i > 0 && !r.parted(t, &c, u.End, rest[i].Start) {
			u.Doubtful = true // the clause was cut in two
		}
	}
	c.Also = r.further(t, &c, u.End)
	c.Lead = min(c.Lead, c.Start)
	if at := segments[0].Start; at > 0 && t[at].Class != Name {
		if t[at].Class == Coordinator {
			at++
		}
		u.Doubtful = u.Doubtful || t[at].Is("that") && t[at].Class == Subordinator // what is said goes on
	}
	if c.Rest >= c.End && r.lex.in("speech", t[c.Main].Lemma) {
		for i := range rest {
			u.Doubtful = u.Doubtful || t[rest[i].Start].Is("that") // what is said stands apart
		}
	}
	if c.Subject.Head < 0 && c.HasSubject() {
		u.Doubtful = true
	}
	if end := c.Subject.End; c.HasSubject() && t[end-1].Class == Possessive {
		u.Doubtful = true // "Britain's peaked": of what isn't said
	}
	if u.End > c.End && pending(t, c.Rest, c.End) {
		u.Doubtful = true // "explains why most of them, in the end, left"
	}
	return u
}

// retake mends segments that read as clauses of the sentence where what follows shows
// that they aren't.
func (r *Reader) retake(t []Token, list []Segment) {
	plain := func(i int) bool { // a clause behind a comma, with no coordinator
		return i < len(list) && list[i].Kind == Finite && t[list[i].Start].Class != Coordinator && list[i].Start > 0 && t[list[i].Start-1].Is(",")
	}
	for i := range list {
		s := &list[i]
		if !plain(i+1) || s.Clause == nil {
			continue
		}
		for j := i + 2; j < len(list); j++ {
			if list[j].Kind == Finite && t[list[j].Start].Class == Coordinator {
				return // clauses in a row
			}
		}
		switch at := s.Clause.Subject.Start; {
		case s.Kind == Finite && i == 0 && t[s.Start].Class == Preposition && at > s.Start+1 && t[at].Class == Pronoun && s.Clause.Subject.End == at+1 && t[at-1].Class == Noun && !spell(t[at-1].Low):
			s.Kind, s.Clause = Prepositional, nil // "under the pact he signed, firms paid"
		case s.Kind == Finite && i > 0 && list[i-1].Kind == Subordinate && i == 1 && t[s.Start].Is("and", "or"):
			s.Kind = Subordinate // "as rents rose, and wages fell, the town"
		case s.Kind == Finite && s.End > s.Start+3 && t[s.Start].Is("by") && t[s.Start+1].Is("the") && t[s.Start+2].Is("time"):
			s.Kind = Subordinate // "by the time he came, they"
		case s.Kind == Predicate && i == 0 && t[s.Start].Is("had", "were", "should") && capital(t[s.Start].Text):
			s.Kind = Loose // "had the king known, he would"
		}
	}
}

// whole returns how many of the segments behind the clause complete a clause that
// begins in its rest and was cut: "held that, if it rained, nobody was liable".
func whole(t []Token, rest []Segment) int {
	for i := range rest {
		switch k := rest[i].Kind; {
		case t[rest[i].Start-1].Is(";", ":", "("), i > 3:
			return 0
		case k == Finite && t[rest[i].Start].Class != Coordinator, k == Predicate && i > 0 && rest[0].Kind == Nominals:
			return i + 1
		case k == Prepositional, k == Subordinate, k == Connective, k == Nominals && i == 0:
		default:
			return 0
		}
	}
	return 0
}

// relatives reports whether the predicate in segment i belongs to the relative clause
// before it, which an aside has cut: "whose book (2006) is old".
func relatives(t []Token, list []Segment, i int) bool {
	if i < 2 || list[i-1].Kind != Aside || list[i-2].Kind != Relatival || list[i-2].Clause != nil {
		return false
	}
	return t[list[i-2].Start].Class == Relative && t[list[i].Start-1].Is(")", "]")
}

// pending reports whether a clause that begins among the tokens from a to b has no
// finite verb there.
func pending(t []Token, a, b int) bool {
	open := 0
	for i := a; i < b; i++ {
		switch {
		case t[i].Class == Verb && t[i].Finite:
			open = max(open-1, 0)
		case t[i].Class == Relative, t[i].Class == Subordinator && i+1 < b && startsNP(&t[i+1]) && (t[i+1].Class != Adjective || i+2 < b && t[i+2].Nominal()):
			open++
		case t[i].Class == Subordinator && i+1 == b:
			open++
		}
	}
	return open > 0
}

// listBetween makes one of the items of a list that stands between subject and verb:
// "the three rivers, the Ouse, the Aire and the Don, flow".
func listBetween(t []Token, between []Segment) []Segment {
	n := 0
	for n < len(between) && between[n].Kind == Nominals {
		n++
	}
	if n < 2 {
		return between
	}
	for j := between[n-1].Start; j < between[n-1].End; j++ {
		if t[j].Is("and", "or") && t[j].Class == Coordinator {
			list := slices.Clone(between[n-1:])
			list[0].Start = between[0].Start
			return list
		}
	}
	return between
}

// parted reports whether the verb at token v goes on with the subject of a clause from
// a coordinator that a phrase between commas parts from it: "and, in May, left".
func (r *Reader) parted(t []Token, c *Clause, limit, v int) bool {
	also := r.further(t, c, limit)
	if also < 0 || t[also].Class != Coordinator {
		return false
	}
	s := scan{r: r, t: t, c: c, limit: limit}
	return s.verb(also+1) == v
}

// leading reports whether a noun phrase only says when.
func leading(t []Token, s *Segment) bool {
	for i := s.Start; i < s.End; i++ {
		if t[i].Class == Name && !month(t[i].Low) && !weekday(t[i].Low) {
			return false // "the Rivers Act 1951"
		}
	}
	return dateLike(t[s.Start:s.End])
}

func dateLike(t []Token) bool {
	for i := range t {
		if t[i].Class == Number && Year(t[i].Text) || month(t[i].Low) || t[i].Is("later", "ago") || spell(t[i].Low) && !t[i].Is("second", "spring", "time") {
			return true
		}
	}
	return false
}

// appositive reports whether a noun phrase between commas more likely explains
// the one before it than continues a list.
func appositive(t []Token, s *Segment) bool {
	return dateLike(t[s.Start:s.End])
}

// subjectBehind returns where a noun phrase begins behind the phrase with a
// preposition that begins a segment, or -1.
func (r *Reader) subjectBehind(t []Token, s Segment) int {
	i := s.Start
	for i < s.End && t[i].Class == Adverb {
		i++
	}
	for i < s.End && t[i].Class == Preposition {
		p, ok := r.Whole(t, i+1, s.End, true)
		if !ok {
			return -1
		}
		if p.End < s.End && startsNP(&t[p.End]) {
			return p.End
		}
		if j := r.runTogether(t, i+1, s.End); p.End == s.End && j < s.End {
			return j
		}
		i = p.End
	}
	return -1
}

// goesOn returns how many of the segments behind the main clause go on a list that
// its rest began.
func (r *Reader) goesOn(t []Token, c *Clause, rest []Segment) int {
	if c.Rest >= c.End || c.Sub < c.End {
		return 0
	}
	for i := range rest {
		s := &rest[i]
		if s.Start > 0 && t[s.Start-1].Is(";", "(", "[") {
			return 0
		}
		if s.Start > 0 && t[s.Start-1].Is(":") && i > 0 {
			return 0
		}
		if s.Kind == Aside {
			continue
		}
		first := &t[s.Start]
		inner := false
		for j := s.Start + 1; j < s.End; j++ {
			inner = inner || t[j].Is("and", "or") && t[j].Class == Coordinator
		}
		switch {
		case first.Class == Coordinator && s.Start+1 < s.End && t[s.Start+1].Is("that") && t[s.Start+1].Class == Subordinator && s.Kind == Finite:
			return i + 1
		case first.Class == Coordinator && (s.Kind == Connective || r.inverted(t, s.Start, s.End)):
			return 0
		case first.Class == Coordinator && first.Is("and", "or", "nor", "but") && s.Kind != Finite && s.Kind != Relatival && s.Kind != Subordinate:
			return i + 1
		case s.Kind == Nominals && inner && counted(t, s.Start) == s.Start && (i > 0 || !first.Is("a", "an", "the", "its", "his", "her", "their")):
			return i + 1
		case s.Kind == Nominals, s.Kind == Loose && s.Clause == nil, s.Kind == Infinitive && i+1 < len(rest):
			if first.Is("a", "an") && i+1 == len(rest) {
				return 0
			}
		default:
			return 0
		}
	}
	return 0
}
