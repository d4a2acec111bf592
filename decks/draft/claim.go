package draft

import (
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// causal reports whether a verb says that its subject brings its object about, and
// with which preposition.
func causal(lemma string) (prep string, ok bool) {
	switch lemma {
	case "cause", "produce", "trigger", "prompt", "provoke", "create", "generate", "spark", "ignite", "encourage", "worsen", "aggravate", "deepen", "hasten", "accelerate", "undermine", "weaken", "strengthen", "prevent", "reduce", "increase", "embolden", "erode", "destroy", "transform", "threaten":
		return "", true
	case "lead", "contribute":
		return "to", true
	case "result":
		return "in", true
	}
	return "", false
}

// causes asks for what something led to.
func (u *unit) causes() *Candidate {
	c := u.Main
	if !u.clear() || c.Passive || c.Negative || c.Rest >= c.Sub {
		return nil
	}
	prep, ok := causal(u.t[c.Main].Lemma)
	if !ok {
		return nil
	}
	at := c.Rest
	if prep != "" {
		if !u.t[at].Is(prep) {
			return nil
		}
		at++
	}
	end, rest := c.Sub, prep
	if p, ok := u.e.reader.Whole(u.t[:c.Sub], at, c.Sub, true); ok && prep == "" && p.End < c.Sub && c.Sub-p.End <= 6 && u.t[p.End].Is("by", "from", "within", "during", "in", "at", "between") {
		end, rest = p.End, u.say(p.End, c.Sub) // "by 15 per cent" is no part of the object
	}
	answer := u.say(at, end)
	if n := len(strings.Fields(answer)); n < 1 || n > 20 {
		return nil
	}
	q := u.opened(u.asking("What", rest))
	if q == "" || len(strings.Fields(q)) < 4 || len(strings.Fields(q)) == 4 && len(strings.Fields(answer)) < 2 {
		return nil
	}
	card := u.candidate(decks.Basic, "effect")
	card.Question = q
	card.Answer = finish(answer)
	card.Spans = []Span{u.span(at, end)}
	card.Score = 0.7
	return card
}

// shows makes a claim with its evidence: "X shows that Y".
func (u *unit) shows() *Candidate {
	c := u.Main
	if !u.clear() || c.Negative || c.Passive || c.Rest >= c.Sub || !u.t[c.Rest].Is("that") {
		return nil
	}
	switch u.t[c.Main].Lemma {
	case "show", "demonstrate", "prove", "suggest", "indicate", "reveal", "imply", "confirm":
	default:
		return nil
	}
	claim := u.say(c.Rest+1, c.Sub)
	if c.Subject.End-c.Subject.Start < 3 || u.e.personal(u, c.Subject) != 0 || u.leaning(claim) {
		return nil
	}
	return u.claim("evidence", claim, "evidence", u.subject(), &english.Segment{Start: c.Subject.Start, End: c.Subject.End})
}

// duty asks what somebody must or should do, by the essay's judgement.
func (u *unit) duty() *Candidate {
	c := u.Main
	f := &u.t[c.Verb]
	if !u.clear() || !f.Is("must", "should", "ought") || c.Passive || c.Main == c.Verb || u.t[c.Main].Lemma == "be" || u.t[c.Main].Lemma == "have" {
		return nil
	}
	if u.announced() != nil {
		return nil
	}
	for i := range u.Fronted {
		if u.Fronted[i].Kind == english.Subordinate {
			return nil // only in that case
		}
	}
	answer := u.say(c.Main, c.Sub)
	if n := len(strings.Fields(answer)); n < 3 || n > 22 {
		return nil
	}
	card := u.candidate(decks.Basic, "duty")
	card.Question = question("According to the essay, what " + f.Low + " " + u.subject() + map[bool]string{true: " not do", false: " do"}[c.Negative])
	card.Answer = finish(answer)
	card.Attribute = true
	card.Spans = []Span{u.span(c.Main, c.Sub)}
	card.Score = 0.7
	return card
}

// linked makes the card of a unit that an adverb or a conjunction ties to the one
// before: "therefore", "however", "so".
func (u *unit) linked(before *unit) *Candidate {
	if !before.whole() || !u.sayable() || before.s.p != u.s.p {
		return nil
	}
	how := u.connection()
	if how == "" {
		return nil
	}
	first, second := strings.TrimSuffix(before.complete(), "."), strings.TrimSuffix(u.complete(), ".")
	at := u.span(u.Main.Subject.Start, u.Main.Sub)
	var c *Candidate
	switch how {
	case "effect":
		if len(strings.Fields(first)) > 34 || len(strings.Fields(second)) > 28 || u.leaning(second) || u.leaning(first) {
			return nil
		}
		if u.led == "" && u.s != before.s && !u.link[u.Start] && !shares(first, second) {
			return nil // it may follow from more than the sentence before
		}
		c = u.candidate(decks.Claim, "therefore")
		c.Question = finish(first)
		c.Facets = []decks.Field{{Name: "effect", Text: finish(second)}}
		c.Score = 0.65
		c.Attribute = true
		c.Spans = []Span{at}
	case "contrast":
		if u.leaning(first) {
			return nil
		}
		if c = u.reserved(before, first); c != nil && u.s == before.s && u.Link != "" {
			break
		}
		if s := u.Main.Subject; s.End-s.Start < 2 && u.t[s.Head].Class == english.Noun {
			return nil // "what of lessons?"
		}
		if c = u.against(first, u.Main.Subject, second, at); c == nil {
			return nil
		}
		c.Score = 0.6
	case "detail":
		if len(strings.Fields(first)) > 28 || len(strings.Fields(second)) > 28 || u.leaning(first) {
			return nil
		}
		second = u.raw(u.Start, u.s.lastWord()) // all that stands behind the colon
		if len(strings.Fields(second)) > answerWords && u == u.s.units[len(u.s.units)-1] {
			second = u.brief(u.s.lastWord())
		}
		if second == "" {
			return nil
		}
		c = u.candidate(decks.Basic, "detail")
		c.Question, c.Answer = finish(first)+" How so?", finish(second)
		c.Attribute, c.Score, c.Spans = true, 0.65, []Span{at}
	case "evidence":
		if len(strings.Fields(first)) > 24 || u.leaning(first) {
			return nil
		}
		c = u.candidate(decks.Claim, "example")
		c.Question = finish(first)
		c.Facets = []decks.Field{{Name: "evidence", Text: finish(second)}}
		c.Score = 0.6
		c.Attribute = true
		c.Spans = []Span{at}
	}
	return u.beside(c, before)
}

// reserved asks what is held against a statement, where what says it speaks of the same
// thing or of nothing else: "it saves water, but nothing guarantees that".
func (u *unit) reserved(before *unit, first string) *Candidate {
	s := u.Main.Subject
	head := &u.t[s.Head]
	if !head.Is("it", "they", "he", "she", "nothing", "nobody", "none", "few", "this") && folded(u.subject()) != folded(before.subject()) || u.impersonal(s.Start) {
		return nil
	}
	second := u.brief(u.s.lastWord())
	if n := len(strings.Fields(second)); n < 3 || len(strings.Fields(first)) < 4 || digits(first) && digits(second) {
		return nil
	}
	c := u.candidate(decks.Basic, "reserved")
	c.Question, c.Answer = finish(first)+" With what reservation?", finish(second)
	c.Attribute, c.Score, c.Spans = true, 0.62, []Span{u.span(u.Main.Subject.Start, u.Main.Sub)}
	return c
}

// shares reports whether two texts have a telling word in common.
func shares(a, b string) bool {
	has := telling(a)
	for w := range telling(b) {
		if has[w] {
			return true
		}
	}
	return false
}

// counted reports whether the tokens announce a list: "in three ways".
func counted(t []english.Token) bool {
	for i := range t {
		if t[i].Class == english.Number && !english.Year(t[i].Text) || t[i].Is("following", "question") {
			return true
		}
	}
	return false
}

// connection returns how the unit goes on from the one before: "effect",
// "contrast", "evidence", or "".
func (u *unit) connection() string {
	text := ""
	for i := range u.Fronted {
		if u.Fronted[i].Kind == english.Connective {
			text += " " + strings.ToLower(joinTokens(u.t, u.Fronted[i].Start, u.Fronted[i].End))
		}
	}
	for i := range u.Between {
		if u.Between[i].Kind == english.Connective {
			text += " " + strings.ToLower(joinTokens(u.t, u.Between[i].Start, u.Between[i].End))
		}
	}
	if n := u.connected(); n > 0 {
		text += " " + strings.ToLower(joinTokens(u.t, u.Start, u.Start+n))
	}
	if len(u.Trailing) > 0 && u.Trailing[0].Kind == english.Connective {
		text += " " + strings.ToLower(joinTokens(u.t, u.Trailing[0].Start, u.Trailing[0].End))
	}
	for i := u.Start; i < u.Main.Rest; i++ {
		if u.t[i].Class == english.Adverb && u.drop[i] && (i < u.Main.Subject.Start || i >= u.Main.Subject.End) {
			text += " " + u.t[i].Low
		}
	}
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(text+" ", " "+w+" ") {
				return true
			}
		}
		return false
	}
	switch {
	case u.Link == "so", has("therefore", "thus", "hence", "consequently", "accordingly", "as a result", "as a consequence", "in consequence", "for this reason", "for that reason"):
		return "effect"
	case u.Link == ":" && !u.t[u.Main.Subject.Start].Is("there") && !counted(u.t[:u.Start]):
		return "detail"
	case u.Link == "but", u.Link == "yet", has("however", "nevertheless", "nonetheless", "conversely", "by contrast", "in contrast", "in stark contrast", "on the other hand", "on the contrary", "instead"):
		return "contrast"
	case has("for example", "for instance", "evidently"):
		return "evidence"
	}
	return ""
}
