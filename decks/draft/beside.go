package draft

import (
	"strings"

	"sabaq/decks/draft/english"
)

// setBeside asks for a sentence that stands against the one before it, or beside it, without a
// word that says so: the one denies and the other doesn't, or both are built of the same words
// ("Money that is paid late is still money. News that is printed late is not news.").
func (e *Essay) setBeside(s *sentence) *Candidate {
	p := e.pairOf(s, false)
	if p == nil {
		return nil
	}
	v, u := p.before.units[len(p.before.units)-1], s.units[0]
	if v.Main == nil || u.Main == nil || !v.Main.HasSubject() || !u.Main.HasSubject() || v.Doubtful || u.Doubtful {
		return nil
	}
	ask := stands(v, u)
	if ask == "" {
		return nil
	}
	return p.ask("beside", ask, p.second.Start, completeWords, 0.54)
}

// stands returns what asks for the clause of u behind that of v.
func stands(v, u *unit) string {
	for i := v.Start; i < v.End; i++ {
		if v.t[i].Class == english.Number || v.t[i].Is("several", "various", "following") {
			return "" // it announces what comes
		}
	}
	if u.Main.Subject.Head < 0 {
		return ""
	}
	head := &u.t[u.Main.Subject.Head]
	goesOn := head.Is("it", "they", "he", "she") && !u.impersonal(u.Main.Subject.Start)
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
		return asksBeside
	}
	return ""
}

// parallelWords bounds two sentences that are read as one built like the other.
const parallelWords = 20
