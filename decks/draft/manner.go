package draft

import (
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// reacted asks what somebody did when or after something happened.
func (u *unit) reacted(s *english.Segment) *Candidate {
	c := u.Main
	f := &u.t[c.Verb]
	if u.e.personal(u, c.Subject) == 0 && !(u.led != "" && u.t[c.Subject.Head].Is("he", "she")) && !country(u.subject()) {
		return nil
	}
	if !u.clear() || f.Form != english.Past || c.Main != c.Verb || c.Negative || light(f.Lemma) && f.Lemma != "give" || u.e.reader.Speech(f.Lemma) {
		return nil
	}
	end := u.End
	if len(strings.Fields(u.raw(c.Verb, end))) > answerWords {
		end = c.Sub
	}
	if len(strings.Fields(u.say(c.Verb, end))) < 3 {
		return nil
	}
	return u.answered("reacted", question(u.say(s.Start, s.End)+", what did "+u.subject()+" do"), c.Verb, end, 0.65)
}

// happens asks what always comes about when, once or where something does.
func (u *unit) happens(other string, s *english.Segment) *Candidate {
	if f := &u.t[u.Main.Verb]; u.t[s.Start].Is("after") || f.Form == english.Past || f.Form == english.Modal || f.Is("was", "were", "had") || u.relativeClause(s) || u.leaning(other) || !u.whole() || strings.HasSuffix(other, " it") {
		return nil
	}
	c := u.candidate(decks.Basic, "happens")
	c.Question = question("What happens " + u.say(s.Start, s.End))
	c.Answer = u.behindClause(s)
	c.Spans = []Span{u.span(u.Main.Subject.Start, u.Main.Sub)}
	c.Score = 0.6
	if n := len(strings.Fields(c.Answer)); n > 24 || n < 3 || len(strings.Fields(c.Question)) < 5 {
		return nil
	}
	return c
}

// held asks what is so in a case, or up to a time, that a clause in front tells: "where officials
// had time and money, the results were solid".
func (u *unit) held(other string, s *english.Segment) *Candidate {
	f := &u.t[u.Main.Verb]
	if u.relativeClause(s) || u.leaning(other) || !u.sayable() || len(strings.Fields(other)) < 2 {
		return nil
	}
	ask := "What was so, according to the essay, "
	if f.Form != english.Past && !f.Is("was", "were", "had") {
		ask = "What is so, according to the essay, "
	}
	answer := u.behindClause(s)
	if n := len(strings.Fields(answer)); n < 3 || n > answerWords {
		return nil
	}
	card := u.answered("held", question(ask+u.say(s.Start, s.End)), u.Main.Subject.Start, u.Main.Sub, 0.55)
	if card != nil {
		card.Answer = answer
	}
	return card
}

// relativeClause reports whether a clause with "when" or "where" belongs to the phrase
// in front of it: "in the years of plenty, when ...".
func (u *unit) relativeClause(s *english.Segment) bool {
	for i := 1; i < len(u.Fronted); i++ {
		if u.Fronted[i].Start == s.Start {
			return u.Fronted[i-1].Kind == english.Prepositional
		}
	}
	return false
}

// soThat asks with what result something was "so ... that".
func (u *unit) soThat() *Candidate {
	c := u.Main
	if !u.clear() {
		return nil
	}
	so := -1
	for i := c.Rest; i < c.End; i++ {
		switch {
		case u.t[i].Is("so", "such") && so < 0 && i+1 < c.End && !u.t[i+1].Is("that", "as"):
			so = i
		case u.t[i].Is("that") && so >= 0 && i > so+1 && u.t[i].Class != english.Determiner:
			answer := u.say(i+1, c.End)
			q := u.placed(i, "that what?")
			if n := len(strings.Fields(answer)); q == "" || n < 4 || n > 26 {
				return nil
			}
			card := u.candidate(decks.Basic, "degree")
			card.Question = q
			card.Answer = finish(answer)
			card.Spans = []Span{u.span(i+1, c.End)}
			card.Score = 0.65
			return card
		}
	}
	return nil
}

// andSo asks with what result something came about, where a further predicate says it: "warms
// slowly and so moderates the weather".
func (u *unit) andSo() *Candidate {
	c := u.Main
	if !u.further || !u.clear() || c.Also+3 >= u.End {
		return nil
	}
	at := c.Also + 1
	if u.t[c.Also].Is(",") {
		at++
	}
	if u.t[c.Also].Is("but", "yet") && u.t[at].Class == english.Verb {
		return u.answered("butWhat", strings.TrimSpace(u.placed(c.Also, ""))+" But what?", at, u.End, 0.6)
	}
	if !u.t[at].Is("so", "therefore", "thus", "hence", "thereby", "consequently") {
		return nil
	}
	card := u.answered("andSo", u.placed(c.Also, "With what result?"), at+1, u.End, 0.68)
	if card != nil && u.t[at+1].Class == english.Verb && u.t[at+1].Finite {
		who := "It "
		if sex := u.e.personal(u, c.Subject); c.Subject.Plural || sex == '?' {
			who = "They "
		} else if sex != 0 {
			who = map[byte]string{'m': "He ", 'f': "She "}[sex]
		}
		card.Answer = finish(who + u.say(at+1, u.End))
	}
	return card
}

// means asks how something was done, where "by" and a gerund say it.
func (u *unit) means() *Candidate {
	c := u.Main
	if !u.clear() || c.Negative {
		return nil
	}
	ask := func(at, end int, rest string) *Candidate {
		answer := u.say(at, end)
		n := len(strings.Fields(answer))
		q := u.asking("How", rest)
		if at >= c.Rest {
			q = u.opened(q)
		}
		if q == "" || n < 3 || n > 20 || len(strings.Fields(q)) < 4 {
			return nil
		}
		card := u.candidate(decks.Basic, "means")
		card.Question = q
		card.Answer = finish(answer)
		card.Spans = []Span{u.span(at, end)}
		card.Score = 0.65
		return card
	}
	for i := range u.Fronted {
		f := &u.Fronted[i]
		if f.End-f.Start > 2 && u.t[f.Start].Is("by") && u.t[f.Start+1].Form == english.Gerund {
			return ask(f.Start, f.End, u.say(c.Rest, c.Sub))
		}
	}
	for i := c.Rest; i+1 < c.Sub; i++ {
		if u.t[i].Class == english.Relative || u.t[i].Class == english.Subordinator {
			return nil
		}
		if u.t[i].Is("by") && u.t[i+1].Class == english.Verb && u.t[i+1].Form == english.Gerund {
			return ask(i, c.Sub, u.say(c.Rest, i))
		}
	}
	return nil
}

// compels asks what somebody was made or allowed to do, or with what something left them.
func (u *unit) compels() *Candidate {
	c := u.Main
	if !u.clear() || c.Passive || c.Negative {
		return nil
	}
	bare := false
	switch u.t[c.Main].Lemma {
	case "force", "compel", "allow", "enable", "lead", "drive", "cause", "encourage", "permit", "oblige", "persuade", "urge", "order", "induce", "prompt", "require", "push", "convince", "invite", "warn", "ask", "command":
	case "let", "make", "help":
		bare = true
	case "leave":
	default:
		return nil
	}
	p, ok := u.e.reader.Whole(u.t[:c.Sub], c.Rest, c.Sub, true)
	if !ok || p.End+1 >= c.Sub {
		return nil
	}
	at, ask := p.End, " to do"
	switch next := &u.t[p.End]; {
	case u.t[c.Main].Lemma == "leave" && next.Is("with"):
		at, ask = p.End+1, " with"
	case bare && next.Class == english.Verb && next.Form == english.Base:
		ask = " do"
	case next.Class != english.Particle || u.t[c.Main].Lemma == "make":
		return nil
	}
	answer := u.say(at, c.Sub)
	q := u.opened(u.asking("What", u.say(p.Start, p.End)+ask))
	if n := len(strings.Fields(answer)); q == "" || n < 3 || n > 22 {
		return nil
	}
	card := u.candidate(decks.Basic, "effect")
	card.Question = q
	card.Answer = finish(upperFirst(answer))
	card.Spans = []Span{u.span(at, c.Sub)}
	card.Score = 0.7
	return card
}

// agent asks by whom or by what something was done.
func (u *unit) agent() *Candidate {
	c := u.Main
	if !u.clear() || !c.Passive || c.Rest+1 >= c.Sub || !u.t[c.Rest].Is("by") || u.t[c.Rest+1].Form == english.Gerund {
		return nil
	}
	p, ok := u.e.reader.Whole(u.t[:c.Sub], c.Rest+1, c.Sub, true)
	if !ok || u.t[p.Head].Class == english.Pronoun || u.t[p.Head].Class == english.Number {
		return nil
	}
	words := "By what"
	if u.e.personal(u, p) != 0 {
		words = "By whom"
	}
	answer := u.say(p.Start, p.End)
	rest := u.say(p.End, c.Sub)
	if n := len(strings.Fields(answer)); n > 8 || n < 3 && words == "By what" || strings.HasPrefix(rest, "who") || strings.HasPrefix(rest, "which") || strings.HasPrefix(rest, "that") {
		return nil
	}
	q := u.opened(u.asking(words, rest))
	if q == "" || len(strings.Fields(q)) < 5 {
		return nil
	}
	card := u.candidate(decks.Basic, "agent")
	card.Question = q
	card.Answer = finish(upperFirst(answer))
	card.Spans = []Span{u.span(p.Start, p.End)}
	card.Score = 0.6
	return card
}
