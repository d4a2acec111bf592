package draft

import (
	"strings"

	"sabaq/decks/draft/english"
)

// ofAny asks what the essay says of whatever fits a description: "a tenant who may be gone next
// season has no reason to dig". What such a sentence claims of its subject is a reason or a rule.
func (u *unit) ofAny() *Candidate {
	c := u.Main
	s := c.Subject
	if !u.clear() || s.Head < 0 || s.End-s.Start < 4 || s.End-s.Start > 18 || c.Passive && u.t[c.Rest].Is("by") {
		return nil
	}
	first := &u.t[s.Start]
	described := u.finite(s.Start, s.End)
	for i := s.Start; i < s.End; i++ {
		described = described || u.t[i].Is("without") || u.t[i].Is("with") && first.Is("a", "an", "any") || u.t[i].Class == english.Verb && u.t[i].Form == english.Participle && i > s.Head || u.t[i].Class == english.Adjective && i == s.Head+1
		if u.t[i].Class == english.Subordinator && !u.t[i].Is("when", "if", "that", "where", "who") || u.t[i].Class == english.Name || u.t[i].Class == english.Number || u.t[i].Is("this", "these", "that") && u.t[i].Class == english.Determiner {
			return nil
		}
	}
	general := first.Is("a", "an", "any", "anyone", "anybody", "anything", "whoever", "whatever", "those", "every", "everyone", "nobody") || first.Nominal() && (s.Plural || first.Class == english.Noun && !first.Is("the"))
	if !described || !general {
		return nil
	}
	if c.Verb == 0 || c.Verb+1 >= u.End {
		return nil
	}
	switch last := &u.t[c.Verb-1]; {
	case last.Class == english.Pronoun, last.Class == english.Coordinator, last.Class == english.Mark, last.Class == english.Subordinator:
		return nil // it was read wrong, or something stands in between
	}
	for i := c.Verb - 1; i > s.Start; i-- {
		if u.t[i].Is("whose") && !u.finite(i, c.Verb) {
			return nil
		}
	}
	from, end := c.Verb, u.End
	if len(strings.Fields(u.say(from, end))) > answerWords {
		end = c.Sub
	}
	answer := u.say(from, end)
	if u.t[c.Verb+1].Class == english.Mark {
		answer = u.raw(from, end) // "has, to my mind, half repealed it"
	}
	least := 4
	if u.t[c.Main].Lemma == "be" && s.End-s.Start > 5 {
		least = 3 // "is an ornament"
	}
	if n := len(strings.Fields(answer)); n < least || n > answerWords {
		return nil
	}
	return u.saysOf("ofAny", u.say(s.Start, from), answer, from, end, 0.6)
}

// saysOf makes the card that asks what the essay says of a subject, where the answer is what stands
// between two tokens as a sentence would have it.
func (u *unit) saysOf(rule, subject, answer string, from, end int, score float64) *Candidate {
	card := u.answered(rule, u.opened(question("what does the essay say of "+subject)), from, end, score)
	if card != nil {
		card.Question, card.Answer, card.Attribute = upperFirst(card.Question), finish(upperFirst(u.withSubject(answer))), true
	}
	return card
}

// withSubject puts a pronoun for the subject before what is said of it, where that surely is no
// single person.
func (u *unit) withSubject(predicate string) string {
	s := u.Main.Subject
	switch {
	case s.Plural:
		return "they " + predicate
	case u.t[s.Head].Class != english.Noun || u.e.reader.Person(u.t[s.Head].Low) || u.e.personal(u, s) != 0:
		return predicate
	}
	for i := s.Start; i < s.End; i++ {
		if u.t[i].Is("who", "whose", "whom") {
			return predicate
		}
	}
	return "it " + predicate
}

// ofIt asks what the essay says of what a sentence speaks of, where nothing else of the sentence is
// asked.
func (u *unit) ofIt() *Candidate {
	c := u.Main
	if c == nil || !u.clear() || !u.telling(c.Subject) || c.Subject.End-c.Subject.Start > 12 || u.t[c.Subject.Head].Class == english.Pronoun {
		return nil
	}
	first := &u.t[c.Subject.Start]
	if first.Is("some", "many", "most", "few", "all", "no", "none", "nobody", "everyone", "what", "how", "why", "there", "this", "these", "that", "such") || first.Class == english.Number {
		return nil
	}
	if strings.HasPrefix(u.subject(), "only ") {
		return nil
	}
	if c.Verb+1 >= u.End {
		return nil
	}
	f := &u.t[c.Verb]
	general := f.Form == english.Modal || f.Form == english.Third || f.Form == english.Base || f.Is("has", "have", "does", "do")
	if !general || u.t[c.Main].Lemma == "be" && !c.Passive || u.t[c.Verb+1].Class == english.Mark || u.s.names() {
		return nil // a fact, a story, or what a gap asks for as well
	}
	from, end := u.adverbs(), u.End
	if from > 0 && u.t[from-1].Class == english.Mark {
		return nil
	}
	answer := u.upTo(from, end)
	if n := len(strings.Fields(answer)); n < 4 || n > answerWords {
		return nil
	}
	return u.saysOf("ofIt", u.subject(), answer, from, end, 0.46)
}
