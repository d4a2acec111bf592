package draft

import (
	"slices"
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// cue is a word that parts a sentence into what is shown and what is asked for.
type cue struct {
	ask  string // what asks for what stands behind it
	keep bool   // the word belongs to the answer
}

// phrased reports whether a phrase may stand behind the word, where else a clause has to.
func (c cue) phrased() bool {
	switch c.ask {
	case "Why so?", "only to do what?", "In spite of what, according to the essay?", "Because of what?", "To what end?", "at what price?":
		return true
	}
	return false
}

// cueAt returns the cue at token i of a sentence, and the first token behind it.
func cueAt(t []english.Token, i int) (cue, int, bool) {
	comma := t[i-1].Is(",", ";", "—", "–")
	next := func(w ...string) bool { return i+1 < len(t) && t[i+1].Is(w...) }
	switch {
	case t[i].Is("and") && next("so", "thus", "therefore", "thereby", "accordingly", "consequently", "hence") && i+3 < len(t) && t[i+2].Class == english.Verb && t[i+2].Finite:
		return cue{"With what result?", false}, i + 2, true
	case t[i].Is("if") && t[i].Class == english.Subordinator && !comma && !t[i-1].Is("as", "even", "only", "what", "see", "ask", "asked", "wonder", "know", "than", "but", "that", "and", "or", "more", "less"):
		return cue{"In what case?", true}, i + 1, true
	case t[i].Is("so", "as") && next("long") && i+3 < len(t) && t[i+2].Is("as"):
		return cue{"On what condition?", true}, i + 1, true
	case t[i].Is("as") && next("too") && passiveBefore(t, i):
		return cue{"Why so?", true}, i + 1, true
	case comma && t[i].Is("only") && next("to") && i+2 < len(t) && t[i+2].Class == english.Verb:
		return cue{"only to do what?", false}, i + 2, true
	case t[i].Is("despite") && i+1 < len(t):
		return cue{"In spite of what, according to the essay?", true}, i + 1, true
	case t[i].Is("because") && next("of"):
		return cue{"Because of what?", true}, i + 1, true
	case t[i].Is("in") && next("order") || t[i].Is("so") && next("as") && i+2 < len(t) && t[i+2].Is("to") && t[i-1].Class != english.Adverb:
		return cue{"To what end?", true}, i + 1, true
	case t[i].Is("at") && next("the") && i+3 < len(t) && t[i+2].Is("price", "cost", "expense") && t[i+3].Is("of"):
		return cue{"at what price?", true}, i + 1, true
	case comma && t[i].Is("whereupon"):
		return cue{"What then?", false}, i + 1, true
	case t[i].Is("yet") && !comma && i+1 < len(t) && t[i+1].Class == english.Verb && t[i+1].Finite:
		return cue{"But what?", false}, i + 1, true
	case t[i-1].Is(";") && t[i].Is("therefore", "thus", "hence", "consequently", "so", "accordingly") && i+1 < len(t) && t[i+1].Class != english.Verb:
		return cue{"With what result?", false}, i + 1, true
	case t[i-1].Is(";") && t[i].Is("however", "nevertheless", "yet", "but", "still"):
		return cue{"But what?", false}, i + 1, true
	case comma && t[i].Is("or") && next("else"):
		return cue{"Or else what?", false}, i + 2, true
	case t[i].Is("but") && next("only") && i+3 < len(t) && t[i+2].Is("once", "if", "when", "where", "after", "because"):
		return cue{"But only in what case?", false}, i + 1, true
	case t[i].Is("once") && t[i].Class == english.Subordinator && !comma:
		return cue{"once what?", false}, i + 1, true
	case t[i].Is("until", "before") && t[i].Class == english.Subordinator && !comma && deniedBefore(t, i):
		return cue{t[i].Low + " what?", false}, i + 1, true
	case t[i].Is("that") && (t[i].Class != english.Determiner || next("only", "the", "no", "even")) && degreeBefore(t, i):
		return cue{"that what?", false}, i + 1, true
	case t[i].Is("because") && t[i-1].Is("but") && !next("of"):
		return cue{"But why?", true}, i + 1, true
	case t[i].Is("because") && !next("of") && !t[i-1].Is("not", "only", "just", "merely"):
		return cue{"Why?", true}, i + 1, true
	case comma && t[i].Is("since") && i+1 < len(t) && t[i+1].Class != english.Number && !next("then", "the", "when"):
		return cue{"Why?", true}, i + 1, true
	case comma && t[i].Is("for") && i+3 < len(t) && (next("it", "he", "she", "they", "there", "this", "nobody", "nothing", "no") || t[i+1].Class == english.Determiner && !next("every", "each", "all", "some", "any", "that") && finiteSoon(t, i+2)):
		return cue{"Why?", true}, i + 1, true
	case comma && t[i].Is("although", "though") || comma && t[i].Is("even") && next("though"):
		return cue{"In spite of what?", true}, i + 1, true
	case comma && t[i].Is("whereas"), comma && t[i].Is("while") && i+1 < len(t) && t[i+1].Class != english.Verb:
		return cue{"What does the essay set against this?", false}, i + 1, true
	case comma && t[i].Is("and") && next("so", "therefore", "thus", "hence", "consequently", "accordingly") && i+3 < len(t) && t[i+2].Class != english.Verb:
		return cue{"With what result?", false}, i + 2, true
	case comma && t[i].Is("so") && next("that"):
		return cue{"With what result?", false}, i + 2, true
	case comma && t[i].Is("so") && i+1 < len(t) && (t[i+1].Class == english.Determiner || t[i+1].Class == english.Pronoun || t[i+1].Nominal()):
		return cue{"With what result?", false}, i + 1, true
	case t[i].Is("unless"):
		return cue{"Except in what case?", true}, i + 1, true
	case comma && t[i].Is("but", "yet") && i+2 < len(t) && !next("also", "not", "only"):
		return cue{"But what?", false}, i + 1, true
	case comma && t[i].Is("and") && next("yet"):
		return cue{"But what?", false}, i + 2, true
	case comma && t[i].Is("and") && next("that", "this") && i+3 < len(t) && t[i+2].Class == english.Verb && t[i+2].Finite && t[i+2].Lemma != "be":
		return cue{"With what result?", false}, i + 1, true
	case comma && t[i].Is("and") && next("it", "they") && i+4 < len(t) && t[i+2].Class == english.Verb && t[i+3].Is("not"):
		return cue{"With what reservation?", false}, i + 1, true
	case comma && t[i].Is("and") && i+2 < len(t) && !next("so", "therefore", "thus", "hence", "then", "that", "which", "who") && (t[i+1].Class == english.Determiner || t[i+1].Class == english.Possessive || t[i+1].Nominal()) && finiteSoon(t, i+2):
		return cue{asksBeside, false}, i + 1, true
	case t[i-1].Is(";") && t[i].Class != english.Mark:
		return cue{asksBeside, false}, i, true
	case t[i-1].Is(":") && t[i].Class != english.Mark:
		return cue{"How so?", false}, i, true
	}
	return cue{}, 0, false
}

// asksBeside asks for what stands beside something without a word that says how.
const asksBeside = "What does the essay set beside this?"

// degreeBefore reports whether a word not far before token i wants what stands behind it: "so many
// years that".
func degreeBefore(t []english.Token, i int) bool {
	for j := i - 2; j >= max(0, i-7) && t[j].Class != english.Mark; j-- {
		if t[j].Is("so", "such") && !t[j+1].Is("that", "as") {
			return true
		}
	}
	return false
}

// passiveBefore reports whether something was done to what a clause speaks of before token i: "was
// abandoned in 1986 as too costly".
func passiveBefore(t []english.Token, i int) bool {
	for j := i - 1; j > 0 && t[j].Class != english.Mark; j-- {
		if t[j].Class == english.Verb {
			return t[j].Form == english.Participle && t[j-1].Lemma == "be"
		}
	}
	return false
}

// deniedBefore reports whether a clause says no before token i: "no loan until".
func deniedBefore(t []english.Token, i int) bool {
	for j := i - 1; j >= 0 && t[j].Class != english.Mark && t[j].Class != english.Subordinator; j-- {
		if t[j].Is("not", "no", "never", "nobody", "nothing", "cannot") {
			return true
		}
	}
	return false
}

// finiteSoon reports whether a finite verb stands within a few words, before any mark.
func finiteSoon(t []english.Token, i int) bool {
	for j := i; j < min(i+7, len(t)) && t[j].Class != english.Mark; j++ {
		if t[j].Class == english.Verb && t[j].Finite {
			return true
		}
	}
	return false
}

// parted asks for what stands behind each word of a sentence that joins two thoughts, where
// no rule that knows its clauses asks for it. Both halves stay as they are written.
func (s *sentence) parted(asked []*Candidate) []*Candidate {
	if len(s.units) == 0 || s.leans == hard && len(s.behind) == 0 || s.half || s.parsed.Question || strings.HasPrefix(s.Text, itemMark) {
		return nil
	}
	u := s.joined(len(s.behind) == 0)
	if len(s.behind) == 0 && u.t[u.Start].Is("nor") {
		return nil
	}
	for _, v := range s.units {
		if v.why != "" && v.why != noClause && !(v != s.units[0] && v.back && v.within(v.backAt)) {
			return nil
		}
	}
	t, end := u.t, s.lastWord()
	var list []*Candidate
	if c := u.ifInside(end, asked); c != nil {
		list = append(list, c)
	}
	quoted, depth := false, 0
	for i := 1; i < end; i++ {
		switch {
		case quoteOf(&t[i]):
			quoted = !quoted
		case t[i].Is("("):
			depth++
		case t[i].Is(")"):
			depth--
		}
		if quoted || depth > 0 || i-u.Start < 4 {
			continue
		}
		c, from, ok := cueAt(t, i)
		if !ok || u.Main != nil && u.Main.HasSubject() && i > u.Main.Subject.Start && i < u.Main.Verb {
			continue
		}
		if t[i].Is("and") && c.ask == asksBeside && argued(asked) || t[i].Is("if") && slices.ContainsFunc(asked, func(c *Candidate) bool { return c.Rule == "condition" }) {
			continue
		}
		stop := i
		if c.ask == "But why?" {
			stop-- // "not because X but because Y"
		}
		for c.ask == "Why?" && stop > u.Start && (t[stop-1].Is("partly", "largely", "chiefly", "mainly", "mostly") || t[stop-1].Class == english.Coordinator) {
			stop-- // "partly for want of money and partly because"
		}
		for stop > u.Start && t[stop-1].Class == english.Mark && !quoteOf(&t[stop-1]) && !t[stop-1].Is(")", "]") {
			stop--
		}
		begin := u.Start
		if len(strings.Fields(u.say(begin, stop))) > completeWords {
			begin = u.lastThought(stop)
		}
		shown := u.say(begin, stop)
		if !u.finite(begin, stop) || !c.phrased() && !u.finite(from, end) || len(strings.Fields(shown)) < 4 && u.led == "" || len(strings.Fields(shown)) > completeWords {
			continue
		}
		answer := u.upTo(from, end)
		if c.phrased() {
			answer = u.say(from, u.markFrom(from))
			if n := len(strings.Fields(answer)); n < 2 || n > 16 {
				continue
			}
		} else if len(strings.Fields(answer)) < 3 {
			continue
		}
		if u.span(from, end).asked(asked) {
			continue
		}
		if t[i].Is("and") && c.ask == asksBeside && (digits(shown+answer) || s.names()) {
			continue // a story that goes on
		}
		if c.keep {
			answer = t[i].Low + " " + answer
		}
		if c.ask == asksBeside {
			c.ask = u.asksOther(begin, stop, from, end)
		}
		card := u.candidate(decks.Basic, "parted")
		card.Question, card.Answer = finish(upperFirst(shown))+" "+c.ask, finish(upperFirst(answer))
		if first := c.ask[:1]; first == strings.ToLower(first) {
			card.Question = upperFirst(shown) + " " + c.ask // "so many that what?"
		}
		card.Attribute, card.Score, card.Spans = true, 0.55, []Span{u.span(from, end)}
		if c.ask == asksBeside {
			card.Score = 0.48
		}
		list = append(list, card)
	}
	return list
}

// nearBytes is how far apart two spans may begin that begin with the same.
const nearBytes = 20

// asked reports whether one of the cards asks for what begins where a span does.
func (a Span) asked(list []*Candidate) bool {
	for _, c := range list {
		if c.Kind == decks.Cloze || c.Kind == decks.Typed {
			continue
		}
		for _, b := range c.Spans {
			if a.Paragraph == b.Paragraph && b.Start < a.Start+nearBytes && b.Start > a.Start-nearBytes {
				return true
			}
		}
	}
	return false
}

// ifInside asks what follows from a condition that stands inside a clause: "they proved that if a
// treasury borrows too much, the bank must print".
func (u *unit) ifInside(end int, asked []*Candidate) *Candidate {
	t := u.t
	for i := u.Start + 3; i+6 < end; i++ {
		if !t[i].Is("if", "unless") || t[i].Class != english.Subordinator || !(t[i-1].Is("that", ",", ":", ";", "and", "but", "for") || t[i-1].Class == english.Coordinator) || t[i-1].Is("as", "even") {
			continue
		}
		comma := u.commaFrom(i, end)
		if comma == 0 || comma-i > 20 || comma-i < 3 || !u.finite(i, comma) || !finiteSoon(t, comma+1) {
			continue
		}
		from := comma + 1
		if t[from].Is("then") {
			from++
		}
		if t[from].Class == english.Coordinator || u.span(from, end).asked(asked) {
			return nil
		}
		begin := u.Start
		if len(strings.Fields(u.say(begin, comma))) > completeWords {
			begin = u.lastThought(comma)
		}
		shown, answer := u.say(begin, comma), u.upTo(from, end)
		if n := len(strings.Fields(shown)); n < 6 || n > completeWords || len(strings.Fields(answer)) < 3 {
			return nil
		}
		card := u.candidate(decks.Basic, "within")
		card.Question, card.Answer = upperFirst(shown)+", what?", finish(upperFirst(answer))
		card.Attribute, card.Score, card.Spans = true, 0.6, []Span{u.span(from, end)}
		return card
	}
	return nil
}

// lastThought returns where the last clause before a token begins that a mark and a coordinator, or
// a semicolon, set apart; the unit's start where none does.
func (u *unit) lastThought(stop int) int {
	for i := stop - 4; i > u.Start+3; i-- {
		at := i
		if u.t[i].Is(",") && u.t[i+1].Class == english.Coordinator {
			at = i + 2
		} else if u.t[i].Is(";", ":") {
			at = i + 1
		}
		if at > i && u.finite(at, stop) && len(strings.Fields(u.say(at, stop))) >= 4 {
			return at
		}
	}
	return u.Start
}

// asksOther asks for the clause from a token on, which only a mark sets beside the one from a to
// b: by what it speaks of, by the phrase in front of it, or by how the two differ.
func (u *unit) asksOther(a, b, from, end int) string {
	t := u.t
	if t[from].Class == english.Preposition || t[from].Class == english.Subordinator {
		if comma := u.commaFrom(from, end); comma > 0 && comma-from <= 10 && (t[from].Class == english.Subordinator && !t[from].Is("as") || !u.finite(from, comma)) {
			return question("And " + u.say(from, comma))
		}
		if p, ok := u.e.reader.Whole(t[:end], from+1, end, true); ok && t[from].Class == english.Preposition && p.End < end-2 && p.End-from <= 8 && t[p.End].Class != english.Relative && p.End-from > 1 && t[p.Head].Nominal() {
			return question("And " + u.say(from, p.End))
		}
	}
	c := u.e.reader.Clause(t, from, end)
	if t[from].Is("only") {
		return asksBeside
	}
	if c == nil || !c.HasSubject() || c.Subject.Head < 0 || c.Subject.Start > from+1 {
		return asksBeside
	}
	s := c.Subject
	if head := &t[s.Head]; head.Is("it", "they", "he", "she") && s.End-s.Start == 1 {
		switch first, second := u.denies(a, b), u.denies(from, end); {
		case first == second:
			return "And what else?"
		case second:
			return "With what reservation?"
		}
		return "What instead?"
	}
	for i := s.Start; i < s.End; i++ {
		if t[i].Class == english.Mark || t[i].Class == english.Possessive && i == s.Start && t[i].Glued {
			return asksBeside
		}
	}
	if (t[s.Head].Nominal() || t[s.Head].Is("those")) && s.End-s.Start <= 8 && u.finites(s.Start, s.End) <= 0 {
		return question("And what of " + u.say(s.Start, s.End))
	}
	return asksBeside
}

// nearWords is how far from its beginning a clause says that it denies something.
const nearWords = 9

// denies reports whether a clause between two tokens says no.
func (u *unit) denies(a, b int) bool {
	for i := a; i < min(b, a+nearWords); i++ {
		if u.t[i].Is("not", "no", "never", "nothing", "nobody", "none", "cannot", "hardly", "scarcely") {
			return true
		}
	}
	return false
}

// commaFrom returns the first comma between two tokens, or 0.
func (u *unit) commaFrom(from, end int) int {
	for i := from + 1; i < end; i++ {
		if u.t[i].Is(",") {
			return i
		}
	}
	return 0
}

// hanging reports whether what ends before a token wants something behind it: "the trust on
// which".
func (u *unit) hanging(end int) bool {
	switch u.t[wordBefore(u.t, end)].Class {
	case english.Preposition, english.Relative, english.Determiner, english.Subordinator, english.Coordinator:
		return true
	}
	return false
}

// upTo is what stands between two tokens, cut at a mark where it goes beyond an answer's
// length; "" where no clause is left.
func (u *unit) upTo(from, to int) string {
	for end := to; end > from; {
		if text := u.say(from, end); len(strings.Fields(text)) < answerWords && balanced(text) && (end == to || !u.hanging(end)) {
			if !u.finite(from, end) || end < to && u.t[wordBefore(u.t, end)].Class == english.Verb {
				return "" // cut before it says anything
			}
			return text
		}
		next := from
		for j := from + 3; j < end-1; j++ {
			if u.t[j].Is(",", ";", ":", "—") {
				next = j
			}
		}
		end = next
	}
	return ""
}
