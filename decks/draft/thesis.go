package draft

import (
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// An essay's own voice, "I shall argue that ..." and "my claim is that ...", tells what it
// is all about: it is asked as the author's.

// thesis asks what the author argues, or means by a word.
func (u *unit) thesis() *Candidate {
	c := u.Main
	if c == nil || u.Doubtful || u.s.parsed.Question || !c.HasSubject() {
		return nil
	}
	if card := u.meaning(); card != nil {
		return card
	}
	s := c.Subject
	q := ""
	switch {
	case s.End-s.Start == 1 && u.t[s.Start].Is("i", "we") && !c.Negative && u.t[c.Main].Is("argue", "claim", "contend", "maintain", "believe", "think", "suggest", "propose", "conclude", "hold", "submit", "suspect"):
		q = "What does the author " + u.t[c.Main].Lemma + "?"
		if u.t[c.Main].Is("hold", "submit") {
			q = "What does the author argue?"
		}
	case u.t[s.Start].Is("my", "our") && s.End-s.Start == 2 && u.t[s.Head].Is("claim", "argument", "thesis", "view", "contention", "point", "answer", "conclusion", "case", "suggestion", "proposal") && u.t[c.Main].Lemma == "be":
		q = "What is the author's " + u.t[s.Head].Low + "?"
	case u.t[s.Head].Is("claim", "argument", "thesis", "view", "contention", "point", "conclusion", "case", "answer") && u.t[c.Main].Lemma == "be" && u.t[s.End-1].Is("essay", "paper", "article", "chapter"):
		q = "What is the essay's " + u.t[s.Head].Low + "?"
	default:
		return nil
	}
	that := c.Rest
	if that >= c.End || !u.t[that].Is("that") {
		return nil
	}
	answer := u.author(that)
	if len(strings.Fields(answer)) < 5 {
		return nil
	}
	card := u.candidate(decks.Basic, "thesis")
	card.Question, card.Answer, card.Attribute, card.Score = q, finish(upperFirst(answer)), true, 0.85
	card.Spans = []Span{u.span(that, c.End)}
	return card
}

// meaning asks what the author means by a word: "by a public examination I mean a test that
// ...".
func (u *unit) meaning() *Candidate {
	c := u.Main
	if !u.t[c.Subject.Start].Is("i", "we") || u.t[c.Main].Lemma != "mean" || c.Rest >= c.End {
		return nil
	}
	for i := u.Start; i < c.Subject.Start; i++ {
		if !u.t[i].Is("by") {
			continue
		}
		word := strings.TrimRight(joinTokens(u.t, i+1, c.Subject.Start), " ,")
		answer := u.author(c.Rest)
		if n := len(strings.Fields(word)); n < 1 || n > 6 || len(strings.Fields(answer)) < 3 {
			return nil
		}
		card := u.candidate(decks.Basic, "meaning")
		card.Question, card.Answer, card.Score = question("What does the author mean by "+word), finish(upperFirst(answer)), 0.85
		card.Spans = []Span{u.span(c.Rest, c.End)}
		return card
	}
	return nil
}

// author returns what stands from a token to the sentence's end, as far as an answer goes,
// or "" where the writer speaks in it.
func (u *unit) author(from int) string {
	end := u.s.lastWord()
	for {
		text := joinTokens(u.t, from, end)
		if len(strings.Fields(text)) <= answerWords {
			for i := from; i < end; i++ {
				if u.t[i].Is("i", "we", "my", "our", "me", "us") {
					return ""
				}
			}
			return text
		}
		next := from
		for i := from + 4; i < end-1; i++ {
			if u.t[i].Is(",", ";", ":") || u.t[i].Is("and") && u.t[i+1].Is("that") {
				next = i
			}
		}
		if next == from {
			return ""
		}
		end = next
	}
}

// had asks what would have followed, in "had the formula been the law, ...".
func (u *unit) had() *Candidate {
	c := u.Main
	if c == nil || len(u.Fronted) == 0 || u.why != "" || !u.t[c.Verb].Is("would", "could", "might", "need", "needed", "must", "will", "can", "may") || !c.HasSubject() {
		return nil
	}
	f := &u.Fronted[0]
	if !u.t[f.Start].Is("had", "were", "should") || f.End-f.Start < 4 || f.End-f.Start > 20 {
		return nil
	}
	words := "What would have followed "
	switch {
	case u.t[f.Start].Is("were"):
		words = "What would follow "
	case u.t[f.Start].Is("should"):
		words = "What follows "
	}
	answer := u.raw(c.Subject.Start, u.End)
	if n := len(strings.Fields(answer)); n < 3 || n > answerWords {
		return nil
	}
	card := u.candidate(decks.Basic, "had")
	card.Question, card.Answer, card.Attribute, card.Score = question(words+lowerFirst(u.say(f.Start, f.End))), finish(upperFirst(answer)), true, 0.7
	card.Spans = []Span{u.span(c.Subject.Start, u.End)}
	return card
}

// hadBeen is had for a sentence whose inverted clause wasn't understood.
func (s *sentence) hadBeen() *Candidate {
	if len(s.units) == 0 || s.units[0].Main != nil || s.parsed.Question || s.lost() || s.half {
		return nil
	}
	u := s.joined(len(s.behind) == 0)
	t, end := u.t, s.lastWord()
	first := u.Start
	for first < end && t[first].Class == english.Coordinator {
		first++
	}
	comma := u.commaFrom(first, end)
	if first >= end || !t[first].Is("had", "were") || comma-first < 4 || comma-first > 20 {
		return nil
	}
	if next := u.commaFrom(comma+1, end); next > 0 && next-comma < 6 && u.finite(comma, next) {
		comma = next // "their model implies"
	}
	for i := comma + 1; i < min(comma+8, end); i++ {
		if !t[i].Is("would", "could", "might") {
			continue
		}
		answer := u.upTo(comma+1, end)
		if len(strings.Fields(answer)) < 3 {
			return nil
		}
		words := "What would have followed "
		if t[first].Is("were") {
			words = "What would follow "
		}
		card := u.candidate(decks.Basic, "had")
		card.Question, card.Answer = question(words+lowerFirst(u.say(first, u.commaFrom(first, end)))), finish(upperFirst(answer))
		card.Attribute, card.Score, card.Spans = true, 0.68, []Span{u.span(comma+1, end)}
		return card
	}
	return nil
}

// judgedTo is verdict where what is judged is something to do: "it would be lazy to blame the
// weather".
func (u *unit) judgedTo(at, to int) *Candidate {
	c := u.Main
	adjective := &u.t[at]
	if u.why != "" || u.t[c.Verb].Is("was", "were") || !judgement(adjective.Low) && !adjective.Is("lazy", "rash", "naive", "tempting", "easy", "hard", "idle", "foolish", "unfair", "misleading", "odd", "cruel", "dishonest", "simple", "common", "usual", "mistake", "error", "folly", "illusion") {
		return nil
	}
	word := u.say(at-1, at+1)
	if u.t[at-1].Class != english.Determiner {
		word = adjective.Low
	}
	be := u.say(c.Verb, c.Rest)
	first, rest, _ := strings.Cut(be, " ")
	answer := u.raw(to+1, u.End)
	if n := len(strings.Fields(answer)); n < 4 || n > answerWords {
		return nil
	}
	card := u.answered("verdict", question("What, according to the essay, "+first+" it "+rest+" "+word+" to do"), to+1, u.End, 0.6)
	if card != nil {
		card.Answer, card.Attribute = finish(upperFirst(answer)), true
	}
	return card
}

// verdict asks what the essay finds rash, mistaken or safe to do: "it would be rash to
// conclude that ...".
func (u *unit) verdict() *Candidate {
	c := u.Main
	if c == nil || u.Doubtful || !u.t[c.Subject.Start].Is("it") || u.t[c.Main].Lemma != "be" || c.Rest+3 >= c.End {
		return nil
	}
	at := c.Rest
	for at+1 < c.End && (u.t[at].Class == english.Determiner || u.t[at].Class == english.Adverb) {
		at++ // "is therefore a mistake"
	}
	adjective := &u.t[at]
	to := at + 1
	if to+3 >= u.End || adjective.Class != english.Adjective && adjective.Class != english.Noun || !u.t[to].Is("to") || u.t[to+1].Form != english.Base || c.Negative {
		return nil
	}
	that := to + 2
	if that >= c.End || !u.t[that].Is("that") {
		return u.judgedTo(at, to)
	}
	answer := u.raw(that, u.End)
	if n := len(strings.Fields(answer)); n < 4 || n > answerWords {
		return nil
	}
	be := u.say(c.Verb, c.Rest)
	first, rest, _ := strings.Cut(be, " ")
	card := u.candidate(decks.Basic, "verdict")
	card.Question = question("What, according to the essay, " + first + " it " + rest + " " + adjective.Low + " to " + u.t[to+1].Low)
	card.Answer, card.Attribute, card.Score = finish(upperFirst(answer)), true, 0.65
	card.Spans = []Span{u.span(that, u.End)}
	return card
}
