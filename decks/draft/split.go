package draft

import (
	"slices"
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// parted asks for what stands behind each word of a sentence that joins two thoughts, where
// no rule that knows its clauses asks for it. Both halves stay as they are written.
func (s *sentence) parted(asked []*Candidate) []*Candidate {
	if !s.partable() {
		return nil
	}
	u, end := s.joined(len(s.behind) == 0), s.lastWord()
	var list []*Candidate
	if c := u.ifInside(end, asked); c != nil {
		list = append(list, c)
	}
	quoted, depth := false, 0
	for i := 1; i < end; i++ {
		switch {
		case quoteOf(&u.t[i]):
			quoted = !quoted
		case u.t[i].Is("("):
			depth++
		case u.t[i].Is(")"):
			depth--
		}
		if quoted || depth > 0 || i-u.Start < 4 || u.splitsClause(i) {
			continue
		}
		if c, from, ok := cueAt(u.t, i); ok {
			if card := u.partAt(c, i, from, end, asked); card != nil {
				list = append(list, card)
			}
		}
	}
	return list
}

// partable reports whether the halves of a sentence can be understood as they are written.
func (s *sentence) partable() bool {
	if !s.asWritten() {
		return false
	}
	if u := s.units[0]; len(s.behind) == 0 && u.t[u.Start].Is("nor") {
		return false
	}
	for _, v := range s.units {
		if v.why != "" && v.why != noClause && !(v != s.units[0] && v.back && v.within(v.backAt)) {
			return false
		}
	}
	return true
}

// splitsClause reports whether token i stands between a subject and its verb.
func (u *unit) splitsClause(i int) bool {
	return u.Main != nil && u.Main.HasSubject() && i > u.Main.Subject.Start && i < u.Main.Verb
}

// partAt makes the card of the cue at token i, behind which what is asked for begins at from; nil
// where either half is too long or says too little, or a card asks for it already.
func (u *unit) partAt(c cue, i, from, end int, asked []*Candidate) *Candidate {
	if u.t[i].Is("and") && c.ask == asksBeside && argued(asked) || u.t[i].Is("if") && slices.ContainsFunc(asked, func(c *Candidate) bool { return c.Rule == "condition" }) {
		return nil
	}
	stop := u.shownTo(c, i)
	begin := u.Start
	if len(strings.Fields(u.say(begin, stop))) > completeWords {
		begin = u.lastThought(stop)
	}
	shown := u.say(begin, stop)
	if n := len(strings.Fields(shown)); !u.finite(begin, stop) || n < 4 && u.led == "" || n > completeWords {
		return nil
	}
	answer := u.behindCue(c, from, end)
	if answer == "" || u.span(from, end).asked(asked) {
		return nil
	}
	if u.t[i].Is("and") && c.ask == asksBeside && (digits(shown+answer) || u.s.names()) {
		return nil // a story that goes on
	}
	if c.keep {
		answer = u.t[i].Low + " " + answer
	}
	card := u.candidate(decks.Basic, "parted")
	card.Attribute, card.Score, card.Spans = true, 0.55, []Span{u.span(from, end)}
	if c.ask == asksBeside {
		if c.ask = u.asksOther(begin, stop, from, end); c.ask == asksBeside {
			card.Score = 0.48
		}
	}
	card.Question, card.Answer = finish(upperFirst(shown))+" "+c.ask, finish(upperFirst(answer))
	if first := c.ask[:1]; first == strings.ToLower(first) {
		card.Question = upperFirst(shown) + " " + c.ask // "so many that what?"
	}
	return card
}

// shownTo returns where what is shown before the cue at token i ends.
func (u *unit) shownTo(c cue, i int) int {
	stop := i
	if c.ask == "But why?" {
		stop-- // "not because X but because Y"
	}
	for c.ask == "Why?" && stop > u.Start && (u.t[stop-1].Is("partly", "largely", "chiefly", "mainly", "mostly") || u.t[stop-1].Class == english.Coordinator) {
		stop-- // "partly for want of money and partly because"
	}
	for stop > u.Start && u.t[stop-1].Class == english.Mark && !quoteOf(&u.t[stop-1]) && !u.t[stop-1].Is(")", "]") {
		stop--
	}
	return stop
}

// behindCue is what stands behind a cue, as far as an answer goes, or "".
func (u *unit) behindCue(c cue, from, end int) string {
	if c.phrase {
		answer := u.say(from, u.markFrom(from))
		if n := len(strings.Fields(answer)); n < 2 || n > 16 {
			return ""
		}
		return answer
	}
	if !u.finite(from, end) {
		return ""
	}
	answer := u.upTo(from, end)
	if len(strings.Fields(answer)) < 3 {
		return ""
	}
	return answer
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
