package draft

import (
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// whoCard asks for the subject.
func (u *unit) whoCard() *Candidate {
	c := u.Main
	s := c.Subject
	if s.End-s.Start > 8 || len(u.swap) > 0 && u.swap[s.Start] != "" || u.holds(s, english.Possessive) && u.t[s.Head].Class != english.Name || c.Apart && !u.ofPhrase(s) {
		return nil
	}
	if c.Negative {
		return nil // many others did not, either
	}
	words, singular := u.asker(s)
	if words == "" || u.t[s.Head].Class != english.Name && (u.led != "" || s.End-s.Start > 1 || u.e.reader.Common(u.t[s.Head].Low) || u.t[c.Verb].Form != english.Base && u.t[c.Verb].Form != english.Third) || u.e.commonplace(u.t[s.End-1].Low) {
		return nil
	}
	if words == "What" && c.Rest < c.Sub && u.t[c.Rest].Is("that") && u.speaker(s) {
		words = "Who"
	}
	f := &u.t[c.Verb]
	if f.Lemma == "be" && c.Main == c.Verb {
		// "The X was the first Y": the complement must be one thing.
		if c.Rest >= c.Sub || !u.t[c.Rest].Is("the") {
			return nil
		}
	}
	verb := u.say(c.Verb, c.Rest)
	if singular && !(words == "Who" && f.Is("are", "were", "do")) {
		verb = u.e.singular(f) + " " + u.say(c.Verb+1, c.Rest)
	}
	rest := u.say(c.Rest, c.Sub)
	for i := c.Rest; i < c.Sub; i++ {
		// Without the subject a pronoun may have nothing to stand for.
		if u.t[i].Is("it", "its", "they", "their", "them", "he", "his", "him", "she", "her", "itself", "themselves", "himself", "herself") && u.swap[i] == "" && !u.nounIn(c.Rest, i) {
			return nil
		}
	}
	if said := telling(verb + " " + rest); len(said) < 3 || len(said) == 3 && !digits(rest) || light(f.Lemma) && len(said) < 5 && f.Lemma != "become" || u.sharesWord(s, c.Rest, c.Sub) {
		return nil
	}
	body := words + " " + u.say(u.adverbs(), c.Verb) + " " + verb + " " + rest
	card := u.candidate(decks.Typed, "who")
	card.Question = u.opened(question(tidySpaces(body)))
	card.Answer = u.say(s.Start, s.End)
	card.Accept = variants(card.Answer)
	card.Spans = []Span{u.span(s.Start, s.End)}
	card.Score = 0.6
	if u.t[s.Head].Class == english.Name {
		card.Score = 0.7
		if u.e.commonplace(u.t[s.End-1].Low) {
			card.Score = 0.45
		}
	} else {
		card.Score = 0.55
	}
	if len(strings.Fields(card.Answer)) > 5 {
		return nil
	}
	return card
}

// holds reports whether a token of a class stands in a phrase.
func (u *unit) holds(p english.Phrase, class english.Class) bool {
	for i := p.Start; i < p.End; i++ {
		if u.t[i].Class == class {
			return true
		}
	}
	return false
}

// nounIn reports whether a noun or name stands between a and b.
func (u *unit) nounIn(a, b int) bool {
	for i := a; i < b; i++ {
		if u.t[i].Nominal() {
			return true
		}
	}
	return false
}

// ofPhrase reports whether all of a subject is one noun phrase with "of".
func (u *unit) ofPhrase(s english.Phrase) bool {
	p, ok := u.e.reader.Whole(u.t[:s.End], s.Start, s.End, true)
	return ok && p.End == s.End
}

// sharesWord reports whether a telling word of the subject stands between a and b.
func (u *unit) sharesWord(s english.Phrase, a, b int) bool {
	for i := s.Start; i < s.End; i++ {
		if !u.t[i].Nominal() {
			continue
		}
		for j := a; j < b; j++ {
			if u.t[j].Nominal() && english.Singular(u.t[i].Low) == english.Singular(u.t[j].Low) {
				return true
			}
		}
	}
	return false
}

// asker returns the words that ask for a noun phrase: "Who", "Which treaty",
// "What"; and whether the verb has to stand in the singular behind them. "" where
// that can't be told.
func (u *unit) asker(p english.Phrase) (words string, singular bool) {
	head := &u.t[p.Head]
	for i := p.Start; i < p.End; i++ {
		if u.t[i].Class == english.Coordinator && u.t[i].Is("and", "or") && u.t[p.Head].Class != english.Name {
			return "", false
		}
	}
	switch {
	case u.e.personal(u, p) != 0:
		if head.Class == english.Noun && !u.t[p.Start].Is("the") && !p.Plural {
			return "", false
		}
		return "Who", true
	case head.Class == english.Noun:
		if u.t[p.Start].Is("a", "an") || u.t[p.Start].Is("no", "many", "some", "few", "most", "several", "another", "both", "each", "every", "any") || u.t[p.Start].Class == english.Number {
			return "", false
		}
		return "What", true
	case head.Class == english.Name:
		name := u.say(p.Start, p.End)
		if strings.Contains(name, " and ") {
			return "", false
		}
		if country(name) {
			return "Which country", false
		}
		for i := p.Head; i >= p.Start && u.t[i].Class == english.Name; i-- {
			if w := u.t[i].Low; organisation(w) && (i == p.Head || i == p.Start || u.t[min(i+1, p.End-1)].Is("of")) && !u.t[i].Is("states", "nations", "house", "front", "times", "kingdom", "east", "union", "line", "forces", "officers") && i > p.Start || i+1 < p.End && organisation(w) && u.t[i+1].Is("of") && w != "house" {
				return "Which " + w, true
			}
		}
	}
	return "", false
}

// variants returns other ways to type a name.
func variants(answer string) []string {
	var list []string
	for _, article := range [...]string{"the ", "The ", "a ", "an ", "A ", "An "} {
		if rest, ok := strings.CutPrefix(answer, article); ok {
			list = append(list, rest)
		}
	}
	return list
}
