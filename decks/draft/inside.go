package draft

import (
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

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
