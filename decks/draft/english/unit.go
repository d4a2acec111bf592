package english

import "strings"

// Kind says what a segment of a sentence is.
type Kind uint8

// The kinds of segments.
const (
	Loose         Kind = iota // none of the others
	Connective                // however, for example
	Prepositional             // in 1919; with the loss of the loan
	Subordinate               // because the water warms
	Participial               // leading to a war; founded in 1919
	Relatival                 // which joins two seas
	Nominals                  // a noun phrase: an apposition, an item of a list
	Predicate                 // a finite verb without a subject
	Finite                    // subject and finite verb
	Infinitive                // to hide the bargain
	Aside                     // in brackets
)

// Segment is what stands between two commas, dashes or brackets.
type Segment struct {
	Kind       Kind
	Start, End int     // tokens, without the marks around
	Clause     *Clause // of Subordinate, Relatival, Predicate and Finite
}

// Unit is an independent clause with all that hangs on it. A sentence has
// several where semicolons, colons or coordinators join clauses.
type Unit struct {
	Start, End int
	Link       string    // what joins it to the unit before: ";", ":", "and", "but", "so", "yet", "or"; else ""
	Fronted    []Segment // before the main clause
	Main       *Clause   // nil where none was understood
	Between    []Segment // between subject and verb
	Trailing   []Segment // behind the main clause
	Doubtful   bool      // the reading does not come out even
}

// Sentence is a sentence as far as it was understood.
type Sentence struct {
	Text     string
	Tokens   []Token
	Units    []Unit
	Question bool
}

// maxTokens is the length from which on a sentence is not taken apart.
const maxTokens = 150

// Parse reads one sentence.
func (r *Reader) Parse(text string) *Sentence {
	s := &Sentence{Text: text, Tokens: Tokens(text)}
	if len(s.Tokens) == 0 || len(s.Tokens) > maxTokens {
		return s
	}
	r.Tag(s.Tokens)
	s.Question = strings.HasSuffix(strings.TrimRight(text, "\"'”’)"), "?")
	end := len(s.Tokens)
	for end > 0 && s.Tokens[end-1].Class == Mark && !s.Tokens[end-1].Is(")", "\"", "”", "’", "'", "]") {
		end--
	}
	segments := r.segments(s.Tokens, end)
	r.retake(s.Tokens, segments)
	start := 0
	for i := range segments {
		if link := r.links(s.Tokens, segments, start, i); link != "" && i > start {
			// What stands before the clause with the coordinator belongs to it.
			back := i
			for back-1 > start && s.Tokens[segments[i].Start].Class != Coordinator && link == "," && (segments[back-1].Kind == Subordinate || segments[back-1].Kind == Prepositional || segments[back-1].Kind == Connective) {
				back--
				if s.Tokens[segments[back].Start].Class == Coordinator {
					break
				}
			}
			if s.Tokens[segments[back].Start].Class != Coordinator {
				back = i
			}
			i := back
			s.Units = append(s.Units, r.unit(s.Tokens, segments[start:i]))
			s.Units[len(s.Units)-1].Link = unitLink(s.Tokens, segments, start)
			start = i
		}
	}
	if start < len(segments) {
		s.Units = append(s.Units, r.unit(s.Tokens, segments[start:]))
		s.Units[len(s.Units)-1].Link = unitLink(s.Tokens, segments, start)
	}
	return s
}

// unitLink returns what joins the unit that begins with a segment to the one
// before it.
func unitLink(t []Token, segments []Segment, i int) string {
	if i == 0 {
		return ""
	}
	if first := &t[segments[i].Start]; first.Class == Coordinator {
		return first.Low
	}
	return t[segments[i].Start-1].Low
}

// links reports whether a new unit begins with segment i.
func (r *Reader) links(t []Token, segments []Segment, start, i int) string {
	if i == 0 {
		return ""
	}
	seg := &segments[i]
	if seg.Start == 0 {
		return ""
	}
	if t[seg.Start].Class == Coordinator && seg.Start+1 < seg.End && t[seg.Start+1].Is("that") && t[seg.Start+1].Class == Subordinator && !t[seg.Start-1].Is(";") {
		return "" // another clause of what is said
	}
	switch mark := &t[seg.Start-1]; {
	case mark.Is(";"):
		return ";"
	case mark.Is(":") && seg.Kind != Nominals:
		return ":"
	case mark.Is(",", "—", "–") && seg.Kind == Finite && t[seg.Start].Class != Subordinator && t[seg.Start].Class != Coordinator && !aside(t, seg):
		main := false
		for j := start; j < i; j++ {
			main = main || segments[j].Kind == Finite
			if t[segments[j].End-1].Class == Subordinator {
				return "" // "when, in May, the ..."
			}
			if c := segments[j].Clause; j == i-1 && segments[j].Kind == Finite && pending(t, c.Rest, segments[j].End) {
				return "" // "only if each tax, duty and fee is paid"
			}
			if k := segments[j].Start; t[k].Is("that") || t[k].Is("and", "or") && segments[j].End > k+1 && t[k+1].Is("that") {
				return "" // one of several clauses with "that"
			}
		}
		if main {
			return ","
		}
	}
	if mark := &t[seg.Start-1]; mark.Class != Mark && t[seg.Start].Class == Coordinator {
		return t[seg.Start].Low
	}
	if t[seg.Start].Class == Coordinator && seg.Kind == Nominals && t[seg.Start-1].Is(",") && resumes(t, segments, start, i) {
		return t[seg.Start].Low
	}
	if t[seg.Start].Class == Coordinator && seg.Kind == Finite && seg.Clause.HasSubject() && !listed(t, segments, start, i) {
		for j := start; j < i; j++ {
			if segments[j].Kind == Finite || segments[j].Kind == Predicate {
				return t[seg.Start].Low
			}
		}
	}
	return ""
}

// resumes reports whether the noun phrase in segment i, behind a clause, is the subject
// of a verb that comes behind an insertion: ", and the dam, built of sand, broke".
func resumes(t []Token, segments []Segment, start, i int) bool {
	clause := false
	for j := start; j < i; j++ {
		clause = clause || segments[j].Kind == Finite
	}
	for j := i + 1; clause && j < len(segments) && j < i+5; j++ {
		s := &segments[j]
		if t[s.Start].Class == Coordinator || t[s.Start-1].Is(";", ":") {
			return false
		}
		switch s.Kind {
		case Predicate:
			return j > i+1
		case Participial, Nominals, Prepositional, Relatival, Aside, Connective:
		default:
			return false
		}
	}
	return false
}

// aside reports whether a clause only says who speaks: "he announced".
func aside(t []Token, s *Segment) bool { return s.End-s.Start <= 3 }

// listed reports whether segment i, which begins with a coordinator, closes a list
// of noun phrases that is the subject: "tension, distrust, and fear mark".
func listed(t []Token, segments []Segment, start, i int) bool {
	for j := start; j < i; j++ {
		if segments[j].Kind == Finite || segments[j].Kind == Predicate {
			return false
		}
	}
	return true
}

// segments cuts the tokens up to end at commas, semicolons, colons, dashes and
// brackets that stand at the top level.
func (r *Reader) segments(t []Token, end int) []Segment {
	var list []Segment
	start, quoted := 0, false
	cut := func(i int) {
		a, b := start, i
		for a < b && t[a].Class == Mark && !quoteMark(t[a].Text) {
			a++
		}
		for a < b && t[b-1].Class == Mark && !quoteMark(t[b-1].Text) {
			b--
		}
		if a < b {
			list = append(list, r.segment(t, a, b))
		}
		start = i + 1
	}
	for i := 0; i < end; i++ {
		switch {
		case t[i].Class == Coordinator && !quoted && i > start && r.joins(t, start, i, end):
			cut(i)
			start = i
		case t[i].Class != Mark:
		case t[i].Is("\"", "“", "”"):
			quoted = !quoted && !t[i].Is("”")
		case quoted:
		case t[i].Is("(", "["):
			cut(i)
			j := i
			for j < end && !t[j].Is(")", "]") {
				j++
			}
			if i+1 < j {
				list = append(list, Segment{Kind: Aside, Start: i + 1, End: j})
			}
			if last := cited(t, j+1, end); j == i+2 && last > j+1 {
				list = append(list, Segment{Kind: Aside, Start: j + 1, End: last})
				j = last - 1
			}
			i, start = j, j+1
		case t[i].Is(",", ";", ":", "—", "–", "--") || t[i].Is("-") && !t[i].Glued:
			cut(i)
		}
	}
	cut(end)
	return merge(t, list)
}

// cited returns the token behind the place of a case in the law reports, "AC 562"
// behind "[1932]", that begins at i, or i.
func cited(t []Token, i, end int) int {
	j := i
	if j < end && t[j].Class == Number && len(t[j].Text) < 3 {
		j++
	}
	n := j
	for j < end && t[j].Class == Name && len(t[j].Text) < 6 && strings.ToUpper(t[j].Text) == t[j].Text {
		j++
	}
	if j == n || j >= end || t[j].Class != Number {
		return i
	}
	return j + 1
}

// merge joins a fronted clause or phrase with the items of a list that it ends in:
// "while it built roads, hospitals, and schools, the ...".
func merge(t []Token, list []Segment) []Segment {
	for i := range list {
		if k := list[i].Kind; k != Subordinate && k != Prepositional && k != Relatival && k != Participial {
			continue
		}
		n := i + 1
		for n < len(list) && list[n].Kind == Nominals && t[list[n].Start].Class != Coordinator && t[list[n].Start-1].Is(",") {
			n++
		}
		if n < len(list) && n > i+1 && list[n].Kind == Nominals && t[list[n].Start].Class == Coordinator {
			list[i].End = list[n].End
			if c := list[i].Clause; c != nil {
				if c.Sub == c.End {
					c.Sub = list[i].End
				}
				c.End = list[i].End
			}
			return merge(t, append(list[:i+1:i+1], list[n+1:]...))
		}
	}
	return list
}

// joins reports whether the coordinator at i joins two clauses of which the first
// begins at start: "the algae multiply and the colony recovers".
func (r *Reader) joins(t []Token, start, i, end int) bool {
	finite := false
	for j := start; j < i; j++ {
		if t[j].Class == Subordinator || t[j].Class == Relative {
			return false
		}
		finite = finite || t[j].Class == Verb && t[j].Finite
	}
	if !finite || i+1 >= end || t[i-1].Class == Mark {
		return false
	}
	p, ok := r.Whole(t[:end], i+1, end, true)
	for ok && p.End < end && t[p.End].Class == Adverb {
		p.End++
	}
	if ok && p.End < end && t[p.End].Class == Relative {
		v := r.mainVerb(t, i+1, end) // "and banks that hold them suffer"
		for j := p.End; j < v; j++ {
			if t[j].Class == Mark || t[j].Class == Coordinator {
				return false
			}
		}
		return v > 0
	}
	return ok && p.End < end && t[p.End].Class == Verb && t[p.End].Finite
}

// segment tells of what kind the tokens from a to b are.
func (r *Reader) segment(t []Token, a, b int) Segment {
	s := Segment{Start: a, End: b}
	i := a
	if t[i].Class == Coordinator && i+1 < b {
		i++
	}
	adverbs := i
	for i < b && t[i].Class == Adverb {
		i++
	}
	if i == b || connective(t[a:b]) {
		s.Kind = Connective
		return s
	}
	first := &t[i]
	switch {
	case first.Class == Relative, first.Class == Preposition && i+1 < b && t[i+1].Class == Relative, i+2 < b && t[i+1].Is("of") && t[i+2].Is("which", "whom"):
		s.Kind, s.Clause = Relatival, r.clause(t, i, b)
		return s
	case first.Class == Subordinator && !first.Is("that") || adverbs < i && first.Class == Subordinator:
		if c := r.clause(t, i, b); c != nil && !(first.Is("how", "why", "whether")) {
			s.Kind, s.Clause = Subordinate, c
			return s
		}
		if first.Is("where", "when", "while", "although", "though", "if", "once") {
			s.Kind = Participial // "when heated"
			return s
		}
	case first.Class == Particle:
		if r.mainVerb(t, i, b) < 0 {
			s.Kind = Infinitive
			return s
		}
	}
	c := r.clause(t, adverbs, b)
	if c != nil && c.Subject.Head >= 0 && t[c.Subject.Head].Form == Gerund && !(t[c.Verb].Aux || t[c.Verb].Form == Modal || t[c.Verb].Form == Third || t[c.Verb].Form == Past && (a == 0 || t[a-1].Is(";", ":"))) {
		c.Subject.Head = -1 // a participle with a finite verb somewhere in its phrase
	}
	switch {
	case c != nil && r.saidAside(t, c, a, b):
		s.Kind = Aside // "there would be, he made plain, no credit"
	case c != nil && a == 0 && c.Mark == 0 && t[0].Is("how", "why", "whether"):
		s.Kind, s.Clause = Loose, c // a clause as the subject, of a verb that wasn't found
	case c != nil && c.HasSubject() && (c.Subject.Head >= 0):
		s.Kind, s.Clause = Finite, c
	case c != nil && c.Verb == i:
		s.Kind, s.Clause = Predicate, c
	case c != nil && !(first.Class == Preposition || first.Class == Verb && !first.Finite):
		s.Kind, s.Clause = Loose, c
	case first.Class == Preposition:
		s.Kind = Prepositional
	case first.Class == Verb && (first.Form == Gerund || first.Form == Participle):
		s.Kind = Participial
	case startsNP(first):
		s.Kind = Nominals
	}
	return s
}

// saidAside reports whether the tokens between two commas only tell who says what stands around
// them.
func (r *Reader) saidAside(t []Token, c *Clause, a, b int) bool {
	if a == 0 || b >= len(t) || !t[a-1].Is(",") || !t[b].Is(",") || !c.HasSubject() || c.Subject.Start != a || b-a > 7 || c.Passive || c.Negative {
		return false
	}
	v := &t[c.Main]
	switch b - c.Main {
	case 1:
		return r.Speech(v.Lemma) || v.Is("showed", "shows", "wrote", "recorded", "thought", "felt", "reckoned")
	case 2:
		return v.Lemma == "make" && t[b-1].Is("plain", "clear")
	}
	return false
}

// connective reports whether the tokens are a phrase that only joins sentences.
func connective(t []Token) bool {
	if len(t) > 5 {
		return false
	}
	var b strings.Builder
	for i := range t {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t[i].Low)
	}
	switch b.String() {
	case "for example", "for instance", "in fact", "in short", "in addition", "in contrast", "by contrast", "in other words", "on the other hand", "on the one hand", "on the contrary",
		"as a result", "as a consequence", "in consequence", "for this reason", "for that reason", "in conclusion", "to conclude", "in sum", "in turn", "after all", "at the same time", "of course",
		"in particular", "in practice", "in return", "in general", "above all", "at first", "at last", "in the end", "in the meantime", "in any case", "that is", "for its part", "for their part", "for his part",
		"by comparison", "in stark contrast", "in this way", "in that case", "even so", "what is more", "no doubt", "to be sure", "it is true", "first of all", "as a rule", "all the same", "more importantly", "most importantly", "and as a consequence", "and as a result", "by now":
		return true
	}
	return false
}
