package draft

import (
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// answered makes a card whose answer is the tokens from a to b.
func (u *unit) answered(rule, q string, a, b int, score float64) *Candidate {
	answer := u.say(a, b)
	if n := len(strings.Fields(answer)); q == "" || n < 1 || n > 26 || len(strings.Fields(q)) < 5 {
		return nil
	}
	card := u.candidate(decks.Basic, rule)
	card.Question = q
	card.Answer = finish(answer)
	card.Spans = []Span{u.span(a, b)}
	card.Score = score
	return card
}

// does returns the form of "do" for the unit's subject and tense, or "".
func (u *unit) does() string {
	f := &u.t[u.Main.Verb]
	switch {
	case f.Form == english.Past:
		return "did"
	case u.Main.Subject.Plural:
		return "do"
	case f.Form == english.Third:
		return "does"
	}
	return ""
}

// unlike asks in what the subject differs from what "unlike" names.
func (u *unit) unlike(s *english.Segment) *Candidate {
	if u.drop[s.Start] || !u.clear() || s.Kind != english.Prepositional || !u.t[s.Start].Is("unlike") || u.does() == "" {
		return nil
	}
	if u.timePhrase(s.Start, s.End) {
		return nil
	}
	end := s.End
	for i := range u.Fronted {
		if f := &u.Fronted[i]; f.Start > s.End && f.Kind == english.Relatival && f.Start == end+1 {
			end = f.End
		}
	}
	other := u.say(s.Start+1, end)
	if len(strings.Fields(other)) > 14 || other == "" {
		return nil
	}
	c := u.candidate(decks.Basic, "contrast")
	c.Question = question("How " + u.does() + " " + u.subject() + " differ from " + other)
	c.Answer = finish(u.say(u.Main.Subject.Start, u.Main.Subject.End) + " " + u.say(u.adverbs(), u.Main.Sub))
	c.Spans = []Span{u.span(u.Main.Subject.Start, u.Main.Sub)}
	c.Score = 0.7
	return c
}

// despite asks what was so despite something.
func (u *unit) despite(s *english.Segment) *Candidate {
	if u.drop[s.Start] || !u.clear() || !(u.t[s.Start].Is("despite", "notwithstanding") || s.End-s.Start > 3 && u.t[s.Start].Is("in") && u.t[s.Start+1].Is("spite")) {
		return nil
	}
	words := "What is the case "
	if u.t[u.Main.Verb].Form == english.Past {
		words = "What happened "
		if u.t[u.Main.Main].Lemma == "be" {
			words = "What was the case "
		}
	}
	c := u.candidate(decks.Basic, "concession")
	c.Question = question(words + u.say(s.Start, s.End))
	c.Answer = finish(u.subject() + " " + u.say(u.adverbs(), u.Main.Sub))
	c.Spans = []Span{u.span(u.Main.Subject.Start, u.Main.Sub)}
	c.Score = 0.65
	return c
}

// prompted asks what somebody did under a circumstance that a participle in front
// gives: "deprived of the loan".
func (u *unit) prompted(s *english.Segment) *Candidate {
	c := u.Main
	f := &u.t[c.Verb]
	if u.drop[s.Start] || s.Kind != english.Participial || !u.clear() || c.Passive || f.Aux || f.Lemma == "have" || u.does() == "" || c.Negative || u.timePhrase(s.Start, s.End) || s.End-s.Start < 3 || s.End-s.Start > 14 {
		return nil
	}
	if v := &u.t[s.Start]; v.Class != english.Verb && v.Class != english.Adverb {
		return nil
	}
	q := question(u.say(s.Start, s.End) + ", what " + u.does() + " " + u.subject() + " do")
	end := c.Sub
	if u.further {
		if end = u.End; len(strings.Fields(u.say(c.Subject.Start, end))) > answerWords {
			if end = c.Sub; !u.t[c.Also].Is("and") && !(u.t[c.Also].Is(",") && u.t[c.Also+1].Is("and")) {
				return nil
			}
		}
	}
	return u.answered("prompted", q, c.Subject.Start, end, 0.6)
}

// ratherThan asks for the one of two things that is so: "financial rather than
// military", "not a cause but a symptom".
func (u *unit) ratherThan() *Candidate {
	c := u.Main
	if !u.clear() || c.Negative && u.t[c.Main].Lemma != "be" {
		return nil
	}
	for i := c.Rest; i+1 < u.End; i++ {
		switch {
		case u.t[i].Class == english.Relative, u.t[i].Class == english.Subordinator, u.t[i].Is("("), u.impersonal(c.Subject.Start):
			return nil
		case i+2 < c.End && u.t[i].Is("rather") && u.t[i+1].Is("than"), u.t[i].Is("instead") && u.t[i+1].Is("of"), u.t[i].Is("not") && u.t[i-1].Is(",") && !u.t[i+1].Is("least", "to", "even", "surprisingly", "without", "that", "because"):
			end := c.Sub
			if u.t[i].Is("not") {
				end = u.markFrom(i)
			}
			other, n := u.say(i, end), len(strings.Fields(u.say(c.Rest, i)))
			if n == 0 || n > 10 || len(strings.Fields(other)) < 2 || len(strings.Fields(other)) > 12 || c.Negative || c.Passive || u.t[c.Rest].Class == english.Preposition || u.finite(i, end) {
				return nil
			}
			q := u.asking("what", "")
			if q == "" || n < 2 && u.t[c.Rest].Class != english.Adjective && u.t[c.Rest].Class != english.Name {
				return nil
			}
			if rest, ok := strings.CutPrefix(other, "not "); ok || i+2 < u.End && !u.e.reader.MayBid(&u.t[i+2]) {
				for _, word := range [...]string{"rather than ", "instead of "} {
					rest = strings.TrimPrefix(rest, word)
				}
				other = "if not " + rest
			}
			return u.answered("rather", strings.TrimSuffix(q, "?")+", "+other+"?", c.Rest, i, 0.65)
		case (c.Negative || u.t[c.Rest].Is("no") && u.t[c.Main].Lemma == "be") && u.t[i].Is("but") && i > c.Rest:
			not := "not "
			if !c.Negative {
				not = ""
			}
			q := question("If " + not + u.say(c.Rest, i) + ", what " + u.t[c.Verb].Low + " " + u.subject())
			return u.answered("rather", q, i+1, c.End, 0.7)
		}
	}
	return nil
}

// keyNoun asks for what a clause like "the main reason for X was Y" gives.
func (u *unit) keyNoun() *Candidate {
	c := u.Main
	if !u.clear() || u.t[c.Verb].Lemma != "be" || c.Main != c.Verb || c.Rest >= c.Sub || c.Negative {
		return nil
	}
	switch english.Singular(u.t[c.Subject.Head].Low) {
	case "reason", "cause", "problem", "aim", "purpose", "effect", "result", "consequence", "lesson", "advantage", "disadvantage", "difficulty", "solution", "goal", "function", "task", "challenge", "outcome", "answer", "source", "weakness", "strength", "objection", "danger", "risk", "remedy", "motive", "key", "test", "rule", "principle", "question", "issue", "argument", "conclusion", "paradox", "irony", "drawback", "benefit", "price", "trick", "catch", "premise", "ground", "assumption", "thesis", "upshot", "implication", "explanation", "justification", "rationale", "fear", "worry", "reply", "holding", "hypothesis", "criterion", "requirement", "condition", "point", "distinction", "doctrine", "exception", "defence", "defense", "standard", "claim", "contention", "criticism", "fallacy", "flaw", "merit", "virtue", "vice", "tension", "dilemma", "contrast", "idea":
	default:
		return nil
	}
	if u.led == "" && u.t[c.Subject.Start].Is("the") && !u.tied(c.Subject.Head) && !u.holds(c.Subject, english.Name) && !u.ranked(c.Subject) {
		return nil // the objection to what?
	}
	if u.t[c.Rest].Class == english.Adjective || c.Sub-c.Rest < 2 || c.Subject.End-c.Subject.Start < 3 || !u.t[c.Subject.Start].Is("the") && u.t[c.Subject.Start].Class != english.Name {
		return nil
	}
	if u.t[c.Rest].Is("the") && u.t[c.Rest+1].Is("most", "least") {
		return nil
	}
	return u.answered("key", question("What "+u.t[c.Verb].Low+" "+u.subject()), c.Rest, c.Sub, 0.7)
}

// ranked reports whether a phrase tells which one it means by its place or rank: "the third
// objection", "the deeper reason".
func (u *unit) ranked(p english.Phrase) bool {
	for i := p.Start + 1; i < p.Head; i++ {
		w := u.t[i].Low
		if u.t[i].Is("first", "second", "third", "fourth", "last", "main", "chief", "other", "real", "usual", "standard", "best") || len(w) > 5 && (strings.HasSuffix(w, "est") || strings.HasSuffix(w, "er")) {
			return true
		}
	}
	return false
}

// judged asks how the essay judges something.
func (u *unit) judged() *Candidate {
	c := u.Main
	if !u.clear() || u.t[c.Verb].Lemma != "be" || c.Main != c.Verb || c.Rest >= c.Sub || c.Sub-c.Rest > 8 {
		return nil
	}
	found := false
	for i := c.Rest; i < c.Sub; i++ {
		found = found || judgement(u.t[i].Low)
		if u.t[i].Nominal() {
			return nil
		}
	}
	if !found || len(strings.Fields(u.subject())) > 10 || len(strings.Fields(u.subject())) < 2 || u.t[c.Subject.Head].Class == english.Pronoun {
		return nil
	}
	card := u.answered("judged", question("How does the essay judge "+u.subject()), c.Rest, c.Sub, 0.5)
	if card != nil {
		card.Answer = finish("As " + map[bool]string{true: "not ", false: ""}[c.Negative] + u.say(c.Rest, c.Sub))
		card.Attribute = true
	}
	return card
}

// judgement reports whether an adjective gives an opinion.
func judgement(w string) bool {
	switch w {
	case "misleading", "costly", "pointless", "unfair", "fair", "dangerous", "essential", "crucial", "insufficient", "inadequate", "doubtful", "weak", "wrong", "mistaken", "necessary", "unnecessary", "important", "effective", "ineffective", "successful", "unsuccessful", "harmful", "beneficial", "unjust", "just", "reasonable", "unreasonable", "impossible", "absurd", "naive", "premature", "exaggerated", "desirable", "undesirable", "vital", "limited", "futile", "fragile", "flawed", "sound", "unsound", "convincing", "unconvincing", "plausible", "implausible", "legitimate", "illegitimate", "justified", "unjustified", "superficial", "simplistic", "decisive", "disastrous", "slow", "expensive", "cheap", "risky", "safe", "wise", "unwise", "valuable", "worthless", "useful", "useless", "incomplete", "outdated", "controversial", "arbitrary", "wasteful", "efficient", "inefficient", "sustainable", "unsustainable", "feasible", "inevitable", "defensible", "indefensible":
		return true
	}
	return false
}

// consequence asks with what result something came about, where a clause with
// "which" behind a comma says it: "..., which gave the crown a majority".
func (u *unit) consequence() *Candidate {
	if !u.clear() || len(u.Trailing) == 0 || u.t[u.Main.Verb].Lemma == "be" {
		return nil
	}
	s := &u.Trailing[0]
	if s.Kind != english.Relatival || s.Clause == nil || !u.t[s.Start].Is("which") || s.Clause.Verb != s.Start+1 || u.drop[s.Start] || s.Clause.Negative || s.Clause.Passive {
		return nil
	}
	switch u.t[s.Clause.Main].Lemma {
	case "lead", "mean", "cause", "allow", "enable", "make", "give", "force", "create", "leave", "bring", "help", "prevent", "reduce", "raise", "lower", "trigger", "provoke", "encourage", "weaken", "strengthen", "drive", "push", "damage", "destroy", "end", "result",
		"let", "keep", "turn", "spare", "save", "open", "deprive", "ensure", "free", "earn", "deny", "rob", "stop", "block", "lift":
	default:
		return nil
	}
	q := u.placed(s.Start, "With what result?")
	if u.t[s.Clause.Main].Lemma == "make" && u.t[s.Clause.Rest].Is("it", "them") {
		return nil // "which made it the largest lake": no consequence
	}
	card := u.answered("consequence", q, s.Clause.Verb, s.End, 0.65)
	if card != nil {
		card.Answer = finish("It " + u.say(s.Clause.Verb, s.End))
	}
	return card
}

// thisDid asks with what result the unit before came about, where this one begins
// with "This" and says so.
func (u *unit) thisDid(before *unit) *Candidate {
	c := u.Main
	if before == nil || c == nil || !c.HasSubject() || c.Subject.End != c.Subject.Start+1 || !u.t[c.Subject.Start].Is("this", "that") || !before.clear() || before.s.p != u.s.p || c.Passive || u.Doubtful {
		return nil
	}
	switch u.t[c.Main].Lemma {
	case "be":
		if c.Rest+3 >= u.End || !u.t[c.Rest].Is("why") {
			return nil
		}
		card := u.answered("effect", before.complete()+" What does this explain?", c.Rest, u.End, 0.7)
		if card != nil {
			card.Answer = finish(upperFirst(u.raw(c.Rest, u.End)))
		}
		return u.beside(card, before)
	case "show", "suggest", "demonstrate", "prove", "indicate", "reveal", "imply":
		if c.Rest >= c.Sub || !u.t[c.Rest].Is("that") || u.leaning(u.say(c.Rest+1, c.Sub)) {
			return nil
		}
		for i := c.Rest + 1; i < c.Sub; i++ {
			if u.t[i].Is("this", "these", "it", "they") {
				return nil
			}
		}
		card := u.claim("evidence", u.say(c.Rest+1, c.Sub), "evidence", strings.TrimSuffix(before.statement(), "."), &english.Segment{Start: c.Rest, End: c.Sub})
		return u.beside(card, before)
	case "lead", "mean", "cause", "result", "allow", "enable", "make", "give", "force", "produce", "create", "leave", "bring", "help", "prevent", "reduce", "increase", "raise", "lower", "trigger", "provoke", "encourage", "weaken", "strengthen", "contribute", "drive", "push":
	default:
		return nil
	}
	q := before.complete() + " With what result?"
	for i := c.Rest; i < c.Sub; i++ {
		if u.t[i].Is("this", "these") {
			return nil
		}
	}
	card := u.answered("effect", q, c.Verb, c.Sub, 0.65)
	if card == nil {
		return nil
	}
	card.Answer = finish("It " + u.say(c.Verb, c.Sub))
	return u.beside(card, before)
}

// cannot asks for what somebody or something can't do: "they cannot undo the harm".
func (u *unit) cannot() *Candidate {
	c := u.Main
	if !u.clear() || !c.Negative || c.Passive || c.Main == c.Verb && !u.t[c.Verb].Is("cannot") || !u.t[c.Verb].Is("cannot", "can", "could") || c.Rest >= c.Sub || light(u.t[c.Main].Lemma) {
		return nil
	}
	if first := &u.t[c.Rest]; !(first.Class == english.Determiner || first.Class == english.Possessive || first.Class == english.Noun || first.Class == english.Adjective || first.Is("what", "that", "how")) {
		return nil
	}
	if len(strings.Fields(u.say(c.Rest, c.Sub))) < 3 {
		return nil
	}
	for i := range u.Fronted {
		if u.Fronted[i].Kind == english.Subordinate {
			return nil // the contrast or the condition is asked
		}
	}
	return u.answered("cannot", u.opened(u.asking("What", "")), c.Rest, c.Sub, 0.6)
}

// freely asks what a clause like "what he understood was that ..." tells: its subject is a
// question already.
func (u *unit) freely() *Candidate {
	c := u.Main
	s := c.Subject
	if u.why != "" || u.Doubtful || !c.Negative && u.versus() != nil || !u.t[s.Start].Is("what") || u.t[c.Verb].Lemma != "be" || c.Main != c.Verb || s.End-s.Start < 2 || s.End-s.Start > 12 {
		return nil
	}
	q := question(u.say(s.Start, s.End))
	if u.t[s.Start+1].Class != english.Verb && u.t[s.Start+1].Class != english.Adverb {
		inner := u.e.reader.Clause(u.t, s.Start+1, s.End)
		if inner == nil || !inner.HasSubject() {
			return nil
		}
		asked := *u
		asked.Unit = &english.Unit{Start: inner.Start, End: s.End, Main: inner}
		q = asked.asking("What", u.say(inner.Rest, s.End))
	}
	end := u.End
	if last := u.s.lastWord(); end < len(u.t) && u.t[end].Is(":") && last-c.Rest <= answerWords {
		end = last
	}
	if end-c.Rest > completeWords {
		end = c.Sub
	}
	first := c.Rest
	for first < end && u.t[first].Class == english.Adverb {
		first++
	}
	if first < end && (u.t[first].Class == english.Adjective || u.t[first].Is("what", "why", "who")) {
		return nil
	}
	answer := u.say(c.Rest, end)
	if c.Negative {
		if not, but, ok := strings.Cut(answer, " but "); ok && len(strings.Fields(not)) <= 12 && q != "" {
			q = question(strings.TrimSuffix(q, "?") + ", if not " + not)
			answer = but
		} else {
			answer = "not " + answer
		}
	}
	if n := len(strings.Fields(answer)); q == "" || len(strings.Fields(q)) < 4 || n < 1 || n < 2 && !strings.Contains(q, ", if not ") || n > completeWords {
		return nil
	}
	card := u.candidate(decks.Basic, "freely")
	card.Question, card.Answer, card.Attribute, card.Score = q, finish(upperFirst(answer)), true, 0.7
	card.Spans = []Span{u.span(c.Rest, end)}
	return card
}
