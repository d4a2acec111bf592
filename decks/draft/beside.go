package draft

import (
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// setBeside asks for a sentence that stands against the one before it, or beside it, without a
// word that says so: the one denies and the other doesn't, or both are built of the same words
// ("Money that is paid late is still money. News that is printed late is not news.").
func (e *Essay) setBeside(s *sentence) *Candidate {
	if s.index == 0 || len(s.units) == 0 || s.parsed.Question || strings.HasPrefix(s.Text, itemMark) {
		return nil
	}
	b := e.sentences[s.index-1]
	if b.p != s.p || b.parsed.Question || b.Repeats > 0 || len(b.units) == 0 || b.leans == hard && len(b.behind) == 0 || b.half {
		return nil
	}
	v, u := b.units[len(b.units)-1], s.units[0]
	if v.Main == nil || u.Main == nil || !v.Main.HasSubject() || !u.Main.HasSubject() || v.Doubtful || u.Doubtful {
		return nil
	}
	for _, w := range s.units {
		if w.why != "" && !w.back && w.why != noClause {
			return nil
		}
	}
	ask := stands(v, u)
	if ask == "" {
		return nil
	}
	first, second := b.joined(len(b.behind) == 0), s.joined(false)
	shown := first.say(first.Start, first.End)
	answer := second.upTo(second.Start, s.lastWord())
	if n := len(strings.Fields(shown)); n < 4 || n > completeWords || len(strings.Fields(answer)) < 4 {
		return nil
	}
	card := second.candidate(decks.Basic, "beside")
	card.Question, card.Answer = finish(shown)+" "+ask, finish(upperFirst(answer))
	card.Attribute, card.Score, card.Spans = true, 0.54, []Span{second.span(second.Start, s.lastWord())}
	return second.beside(card, b.units[0])
}

// stands returns what asks for the clause of u behind that of v.
func stands(v, u *unit) string {
	for i := v.Start; i < v.End; i++ {
		if v.t[i].Class == english.Number || v.t[i].Is("several", "various", "following", "following:") {
			return "" // it announces what comes
		}
	}
	head := &u.t[u.Main.Subject.Head]
	goesOn := u.Main.Subject.Head >= 0 && head.Is("it", "they", "he", "she") && !u.impersonal(u.Main.Subject.Start)
	switch {
	case goesOn && v.Main.Negative && !u.Main.Negative:
		return "What instead?"
	case goesOn && !v.Main.Negative && u.Main.Negative:
		return "With what reservation?"
	case goesOn || head.Class == english.Pronoun || folded(v.subject()) == folded(u.subject()):
		return ""
	}
	if c := u.Main; c.Negative && !v.Main.Negative && c.Verb+2 < len(u.t) && u.t[c.Verb+1].Is("not") && (u.t[c.Verb+2].Class == english.Mark || c.Verb+2 >= u.End) {
		return question("And what of " + u.subject()) // "the aim was humane. The result was not"
	}
	if len(strings.Fields(v.s.Text)) > parallelWords || len(strings.Fields(u.s.Text)) > parallelWords {
		return ""
	}
	common := 0
	mine := telling(v.s.Text)
	for w := range telling(u.s.Text) {
		if mine[w] && !u.e.topical(w) {
			common++
		}
	}
	if v.Main.Negative != u.Main.Negative && common > 0 || common > 1 && v.t[v.Main.Main].Lemma == u.t[u.Main.Main].Lemma {
		return "What does the essay set beside this?"
	}
	return ""
}

// parallelWords bounds two sentences that are read as one built like the other.
const parallelWords = 20
