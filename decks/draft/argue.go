package draft

import (
	"strings"

	"sabaq/decks/draft/english"
)

// joint is a phrase that joins two ends of an argument: what stands behind it is the
// reason, the effect or the condition of what stands before.
type joint struct {
	phrase string
	facet  string // because, effect, or condition
	ask    string // the words that ask for what stands behind
	clause bool   // a clause stands behind, not a noun phrase
}

// joints returns the phrases that begin with a word. A longer one stands before a
// shorter one that it holds.
func joints(first string) []joint {
	switch first {
	case "on":
		return []joint{
			{"on the ground that", "because", "On what ground", true}, {"on the grounds that", "because", "On what grounds", true},
			{"on the basis that", "because", "On what basis", true}, {"on the assumption that", "because", "On what assumption", true},
			{"on condition that", "condition", "On what condition", true}, {"on the condition that", "condition", "On what condition", true},
			{"on the ground of", "because", "On what ground", false}, {"on the grounds of", "because", "On what grounds", false},
		}
	case "for":
		var list []joint
		for _, kind := range [...]string{"", "simple ", "good ", "obvious ", "practical ", "plain ", "further "} {
			list = append(list, joint{"for the " + kind + "reason that", "because", "Why", true})
		}
		return append(list, joint{"for fear that", "because", "Why", true}, joint{"for fear of", "because", "Why", false})
	case "by":
		return []joint{{"by reason of", "because", "Why", false}, {"by virtue of", "because", "Why", false}}
	case "in":
		return []joint{
			{"in view of", "because", "Why", false}, {"in light of", "because", "Why", false}, {"in the light of", "because", "Why", false},
			{"in so far as", "condition", "How far", true}, {"in the absence of", "condition", "In what case", false},
		}
	case "insofar":
		return []joint{{"insofar as", "condition", "How far", true}}
	case "inasmuch":
		return []joint{{"inasmuch as", "because", "Why", true}}
	case "with":
		return []joint{{"with the result that", "effect", "With what result", true}, {"with the consequence that", "effect", "With what consequence", true}, {"with the effect that", "effect", "With what effect", true}}
	case "to":
		return []joint{{"to the extent that", "condition", "To what extent", true}}
	case "provided", "providing":
		return []joint{{first + " that", "condition", "On what condition", true}}
	case "given":
		return []joint{{"given that", "because", "Why", true}}
	case "only":
		return []joint{{"only if", "condition", "On what condition alone", true}, {"only when", "condition", "In what case alone", true}, {"only where", "condition", "In what case alone", true}, {"only because", "because", "Why", true}}
	case "so":
		return []joint{{"so long as", "condition", "On what condition", true}}
	}
	return nil
}

// jointAt returns the phrase that begins at i and where its other end begins.
func (u *unit) jointAt(i, limit int) (j joint, at int, ok bool) {
	for _, j := range joints(u.t[i].Low) {
		n := 0
		for word := range strings.FieldsSeq(j.phrase) {
			if i+n >= limit || u.t[i+n].Low != word {
				n = 0
				break
			}
			n++
		}
		if n == 2 && u.t[i+1].Is("that") && i > 0 && u.t[i-1].Class == english.Verb {
			continue // "was given that name"
		}
		if n > 0 && i+n < limit {
			return j, i + n, true
		}
	}
	return joint{}, 0, false
}

// joined makes the card of the first phrase behind the unit's verb that joins the ends
// of an argument. Then nothing of the unit may be read otherwise.
func (u *unit) joined() *Candidate {
	c := u.Main
	for i := c.Rest; i < u.End; i++ {
		if u.drop[i] {
			continue
		}
		j, at, ok := u.jointAt(i, u.End)
		if !ok {
			continue
		}
		if i < c.Sub && u.Doubtful {
			// What was not understood stands behind the phrase.
			sure := *u
			unit := *u.Unit
			unit.Doubtful = false
			sure.Unit = &unit
			u = &sure
		}
		if !u.whole() {
			return nil
		}
		for k := c.Rest; k < i; k++ {
			if u.t[k].Class == english.Verb && u.t[k].Form == english.Participle && !u.t[k].Finite && u.t[k-1].Nominal() {
				return nil // "a list of laws placed beyond challenge on the ground of": which of the two?
			}
		}
		end := u.stop(at)
		other := u.say(at, end)
		if n := len(strings.Fields(other)); n < 2 || n > 30 || j.clause && !u.finite(at, end) {
			return nil
		}
		if that := c.Rest; u.t[that].Is("that") && j.facet != "because" && i > that+3 {
			// It belongs to what is said, not to the saying.
			inner := u.e.reader.Clause(u.t, that+1, i)
			if inner == nil || !inner.HasSubject() || inner.Subject.Head < 0 || !u.t[inner.Subject.Head].Nominal() {
				return nil
			}
			said := *u
			said.Unit = &english.Unit{Start: inner.Start, End: end, Main: inner}
			u, c = &said, inner
		}
		if c.Negative && !j.clause {
			return nil // "not on the ground of X alone" gives no ground
		}
		return u.between(j, u.say(c.Rest, i), other, i, at, end)
	}
	return nil
}

// between makes the card of a joint: rest is what of the clause stands before it.
func (u *unit) between(j joint, rest, other string, i, at, end int) *Candidate {
	said := ""
	if j.facet == "because" {
		said = "Because " + other
		if !j.clause {
			said = u.say(i, end)
		}
	} else {
		said = other
		if j.facet == "condition" {
			said = u.say(i, end)
		}
	}
	if u.clear() {
		if q := u.opened(u.asking(j.ask, rest)); q != "" && len(strings.Fields(q)) >= 5 && len(strings.Fields(q)) <= 40 {
			made := u.answered("joined", q, at, end, 0.8)
			if made == nil {
				return nil
			}
			made.Answer = finish(said)
			made.Spans = []Span{u.span(i, end)}
			return made
		}
	}
	main := strings.TrimSuffix(u.clauseText(i), ".")
	if j.facet == "condition" || len(strings.Fields(main)) < 3 || u.leaning(main) && !u.impersonal(u.Main.Subject.Start) {
		return nil
	}
	return u.claim("joined", main, j.facet, other, &english.Segment{Start: i, End: end})
}

// stop returns where what begins at a token ends: at the unit's end, or before what
// goes on with another relation.
func (u *unit) stop(at int) int {
	for i := range u.Trailing {
		s := &u.Trailing[i]
		if s.Start <= at {
			continue
		}
		first := &u.t[s.Start]
		if first.Is("which", "so", "but", "whereas", "although", "though", "while") || s.Kind == english.Participial || s.Kind == english.Infinitive || first.Class == english.Coordinator && s.Kind == english.Finite {
			return s.Start - 1
		}
	}
	return u.End
}

// finite reports whether a finite verb stands between a and b.
func (u *unit) finite(a, b int) bool {
	for i := a; i < b; i++ {
		if u.t[i].Class == english.Verb && u.t[i].Finite {
			return true
		}
	}
	return false
}

// jointed asks for what a clause in front is the condition or the reason of, where a
// phrase begins it: "insofar as ...," and "given that ...,".
func (u *unit) jointed(s *english.Segment) *Candidate {
	if u.drop[s.Start] || !u.clear() {
		return nil
	}
	j, at, ok := u.jointAt(s.Start, s.End)
	if !ok || !j.clause || u.t[s.Start].Is("only") || u.leaning(u.say(at, s.End)) || len(strings.Fields(u.say(at, s.End))) > 24 {
		return nil
	}
	if j.facet == "because" {
		return u.whyCard(u.say(at, s.End), s)
	}
	return u.answered("condition", question("What follows "+u.say(s.Start, s.End)), u.Main.Subject.Start, u.Main.Sub, 0.7)
}

// without asks what would be so without something.
func (u *unit) without(s *english.Segment) *Candidate {
	if u.drop[s.Start] || !u.clear() || !u.t[s.Start].Is("without", "given") || u.t[s.Start+1].Is("that") || s.End-s.Start > 14 || s.End-s.Start < 2 || u.led == "" && !u.t[u.Main.Verb].Is("would", "could", "might", "cannot", "can") {
		return nil
	}
	words := "What would follow "
	if !u.t[u.Main.Verb].Is("would", "could", "might") {
		words = "What follows "
	}
	return u.answered("without", question(words+u.say(s.Start, s.End)), u.Main.Subject.Start, u.Main.Sub, 0.7)
}

// reasoned asks for the ground that a participle of saying gives: "..., reasoning that
// Y".
func (u *unit) reasoned(s *english.Segment) *Candidate {
	if u.drop[s.Start] || !u.clear() || s.End-s.Start < 5 || !u.t[s.Start+1].Is("that") {
		return nil
	}
	ask := "On what ground"
	switch u.t[s.Start].Low {
	case "reasoning", "arguing", "holding", "explaining", "claiming", "believing", "fearing", "noting", "insisting", "maintaining", "hoping":
	case "showing", "suggesting", "proving", "implying", "meaning", "demonstrating":
		ask = "With what implication"
	default:
		return nil
	}
	return u.answered("reasoned", u.opened(u.asking(ask, u.say(u.Main.Rest, u.Main.Sub))), s.Start+1, s.End, 0.75)
}

// whichIsWhy makes a claim with the effect that a clause says behind a comma: "...,
// which is why Y", "which means that Y".
func (u *unit) whichIsWhy(s *english.Segment) *Candidate {
	if u.drop[s.Start] || !u.whole() || s.End-s.Start < 5 || !u.t[s.Start].Is("which") {
		return nil
	}
	at := s.Start + 2
	switch v := &u.t[s.Start+1]; {
	case v.Lemma == "be" && u.t[at].Is("why"):
	case v.Is("means", "meant", "implies", "implied", "entails", "entailed", "shows", "showed", "suggests") && u.t[at].Is("that"):
	default:
		return nil
	}
	main := strings.TrimSuffix(u.statement(), ".")
	if other := u.say(at+1, s.End); len(strings.Fields(other)) >= 3 && !u.leaning(main) {
		facet := "effect"
		if u.t[s.Start+1].Is("shows", "showed", "suggests") {
			return u.claim("shows", other, "evidence", main, s)
		}
		return u.claim("whichIsWhy", main, facet, other, s)
	}
	return nil
}

// follows returns where what follows begins, in "it follows that Y".
func (u *unit) follows() (at int, ok bool) {
	c := u.Main
	if c == nil || c.Rest+2 >= c.End || !u.t[c.Subject.Start].Is("it") || !u.t[c.Main].Is("follows", "followed", "follow") || !u.t[c.Rest].Is("that") {
		return 0, false
	}
	return c.Rest + 1, true
}

// followed makes a claim of the unit before, with what "it follows that" draws from it.
func (u *unit) followed(before *unit) *Candidate {
	at, ok := u.follows()
	if !ok || !before.whole() || before.s.p != u.s.p || u.why != "" {
		return nil
	}
	first, second := strings.TrimSuffix(before.statement(), "."), u.say(at, u.Main.End)
	if u.leaning(first) || u.leaning(second) || len(strings.Fields(first)) > 28 || len(strings.Fields(second)) > 28 {
		return nil
	}
	card := u.claim("follows", first, "effect", second, &english.Segment{Start: at, End: u.Main.End})
	return u.beside(card, before)
}

// explained reports whether token i is a pronoun behind a phrase that joins the ends
// of an argument, and means what stands before the phrase: its ends are always
// shown together.
func (u *unit) explained(i int) bool {
	t := &u.t[i]
	if !t.Is("it", "its", "itself", "he", "him", "his", "she", "her", "they", "them", "their", "himself", "herself", "themselves") || i <= u.Main.Rest {
		return false
	}
	nouns := 0
	for j := u.Main.Subject.Start; j < i; j++ {
		if u.t[j].Nominal() {
			nouns++
		}
		reason := u.t[j].Is("because", "unless", "if", "since") && j > u.Main.Rest && u.t[j].Class == english.Subordinator
		if joint, _, ok := u.jointAt(j, i+1); !(ok && joint.clause) && !reason {
			continue
		}
		if t.Is("them") && u.t[i-1].Is("between") {
			return nouns > 1
		}
		plural := t.Is("they", "them", "their", "themselves")
		return !reason && (u.namedBefore(j, plural, false) || u.namedBefore(j, plural, true))
	}
	return false
}

// unnamed reports whether a pronoun stands between a and b with no noun before it there.
func (u *unit) unnamed(a, b int) bool {
	nouns := 0
	for i := a; i < b; i++ {
		if u.t[i].Nominal() {
			nouns++
		}
		if !u.t[i].Is("it", "its", "he", "him", "his", "she", "her", "they", "them", "their") || u.swap[i] != "" {
			continue
		}
		if nouns == 0 || u.t[i].Is("them") && u.t[i-1].Is("between") {
			return true
		}
		if nouns == 1 && u.t[i].Class == english.Pronoun && u.t[i-1].Class == english.Verb {
			return true // an object: not what its own subject is
		}
	}
	return false
}

// inCase asks for a condition that can only be read behind its clause, for what its
// pronoun means is named there.
func (u *unit) inCase(word string, at int, s *english.Segment) *Candidate {
	ask := "In what case"
	if word == "unless" {
		ask = "Except in what case"
	}
	if !u.clear() {
		return nil
	}
	rest := u.say(u.Main.Rest, min(u.Main.Sub, at))
	return u.answered("condition", u.opened(u.asking(ask, rest)), at, s.End, 0.75)
}

// beside adds the quotation of the unit before to a card that rests on it, too.
func (u *unit) beside(card *Candidate, before *unit) *Candidate {
	if card == nil {
		return nil
	}
	card.from = before
	if before.s != u.s {
		card.Quotes = append(before.s.p.quote(before.s.Start, before.s.End), card.Quotes...)
		card.Sentence = oneLine(before.s.Text) + " " + card.Sentence
	}
	return card
}
