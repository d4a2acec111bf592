package draft

import (
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// support asks with what the essay backs a general statement: the sentence behind it, where
// that gives dates or figures and doesn't turn away. Essays seldom say "for example".
func (u *unit) support(before *unit) *Candidate {
	if before == nil || before.s == u.s || before.s.p != u.s.p || u != u.s.units[0] || before != before.s.units[len(before.s.units)-1] || before.general() == 0 || u.s.parsed.Question || strings.HasPrefix(u.s.Text, itemMark) || u.s.leans == hard && u.undated {
		return nil
	}
	if u.s.turn() || !u.s.figures() && !u.s.names() || u.Start >= u.End || u.t[u.Start].Is("their", "its", "his", "her") {
		return nil
	}
	if u.Main != nil && u.named(u.Main.Subject) && before.named(before.Main.Subject) {
		return nil // "England laid the cost on one. The United States moved it to another."
	}
	if u.Main != nil && len(before.s.behind) > 0 && before.t[before.Main.Verb].Form == english.Past && u.e.personal(u, u.Main.Subject) != 0 {
		return nil // a story that goes on
	}
	claim := before.s.joined(len(before.s.behind) == 0)
	first, second := claim.say(claim.Start, claim.End), u.s.joined(true).brief(u.s.lastWord())
	if n := len(strings.Fields(second)); n < 6 || before.general() < sureSupport && n+2 < len(strings.Fields(u.s.Text)) {
		return nil // cut short it may not show it
	}
	card := u.candidate(decks.Basic, "support")
	card.Question = finish(first) + " " + asksShown
	card.Answer, card.Attribute, card.Score = finish(second), true, before.general()
	card.Spans = []Span{u.span(u.Start, u.End)}
	u.beside(card, before.s.units[0])
	return card
}

// asksShown asks for what backs a statement.
const asksShown = "What does the essay bring forward to show this?"

// general returns how surely the unit's sentence states or judges something without figures of
// its own, as what others are given for; 0 where it doesn't.
func (u *unit) general() float64 {
	c := u.Main
	words := len(strings.Fields(u.s.Text))
	if c == nil || u.Doubtful || u.s.parsed.Question || u.s.figures() || u.why != "" && !u.back || u.s.lost() {
		return 0
	}
	if words > generalWords || u.t[c.Subject.Start].Is("there") {
		return 0
	}
	f := &u.t[c.Verb]
	rest := c.Rest
	for rest+1 < c.End && u.t[rest].Class == english.Adverb {
		rest++
	}
	if c.Negative || f.Is("can", "cannot", "need") || u.t[c.Main].Lemma == "be" && !c.Passive && rest < c.End && u.t[rest].Class == english.Adjective {
		return sureSupport
	}
	for i := u.Start; i < u.End; i++ {
		if t := &u.t[i]; t.Is("never", "seldom", "rarely", "hardly", "nobody", "nothing", "none", "nowhere", "little", "few", "always", "late", "slow", "badly", "well") || t.Class == english.Adjective && judgement(t.Low) {
			return sureSupport
		}
	}
	for i := u.Start; i < u.End; i++ {
		if u.t[i].Class == english.Number {
			return 0 // "its reform came in three steps": which they are is asked
		}
	}
	switch {
	case f.Form == english.Modal, words > shortGeneral && u.s.names(), u.dateIn(u.Start, u.End), f.Is("was", "were", "is", "are") && c.Verb+1 < u.End && u.t[c.Verb+1].Is("to"):
		return 0
	case f.Form != english.Past && !f.Is("was", "were", "had"):
		return likelySupport // what is so at all times
	case words <= shortGeneral && c.Subject.Head >= 0 && u.t[c.Subject.Head].Class != english.Pronoun && u.e.personal(u, c.Subject) == 0:
		return likelySupport // "the trouble began with land"
	}
	return 0
}

// named reports whether a phrase is the name of something that is no person.
func (u *unit) named(p english.Phrase) bool {
	if p.Head < 0 || u.t[p.Head].Class != english.Name || u.e.personal(u, p) != 0 {
		return false
	}
	for i := p.Start; i < p.End; i++ {
		if u.t[i].Class != english.Name && !u.t[i].Is("the", "of") {
			return false
		}
	}
	return true
}

// How much what backs a general statement is worth asking for: where the statement is surely one,
// and where it only looks like one.
const (
	sureSupport   = 0.68
	likelySupport = 0.54
	shortGeneral  = 9
)

// generalWords bounds a general statement: what the paragraph is about is said in few words.
const generalWords = 22

// answerWords is how many words an answer may have, by the rules for good cards.
const answerWords = 25

// brief is the unit word for word up to a token, without what goes beyond an answer's
// length: cut where a phrase or clause begins. "" where that leaves nothing whole.
func (u *unit) brief(to int) string {
	if len(strings.Fields(u.raw(u.Start, to))) > answerWords {
		plain := *u
		plain.verbatim = false // without what stands in brackets
		if text := plain.say(u.Start, to); len(strings.Fields(text)) <= answerWords && balanced(text) {
			return text
		}
	}
	for end := to; end > u.Start; {
		if text := u.raw(u.Start, end); len(strings.Fields(text)) <= answerWords && balanced(text) {
			if end < to && u.t[wordBefore(u.t, end)].Class == english.Verb {
				return ""
			}
			return text
		}
		next := u.Start
		for _, v := range u.s.units {
			for i := range v.Trailing {
				if at := v.Trailing[i].Start; at < end {
					next = max(next, at)
				}
			}
			if v.Start < end {
				next = max(next, v.Start)
			}
		}
		end = next
		for end > u.Start && (u.t[end-1].Class == english.Mark || u.t[end-1].Class == english.Coordinator) {
			end--
		}
	}
	return ""
}

// balanced reports whether no bracket of a text is left open.
func balanced(s string) bool {
	return strings.Count(s, "(") == strings.Count(s, ")") && strings.Count(s, "[") == strings.Count(s, "]")
}

// figures reports whether a sentence gives numbers or dates.
func (s *sentence) figures() bool {
	for _, u := range s.units {
		for _, t := range u.terms() {
			if (t.kind == number || t.kind == year || t.kind == date) && t.weight > 0.6 {
				return true
			}
		}
	}
	return false
}

// wordBefore returns the last token before end that is no mark.
func wordBefore(t []english.Token, end int) int {
	for end > 1 && t[end-1].Class == english.Mark {
		end--
	}
	return end - 1
}

func digits(s string) bool { return strings.ContainsAny(s, "0123456789") }

// turn reports whether a sentence turns away from the one before it, or draws something from
// it.
func (s *sentence) turn() bool {
	for i := range s.parsed.Tokens {
		if i > 8 {
			break
		}
		if s.parsed.Tokens[i].Is("but", "yet", "however", "nevertheless", "nonetheless", "conversely", "contrast", "still", "therefore", "thus", "hence", "so", "consequently", "meanwhile", "then", "later", "finally", "also", "instead", "although", "though", "while", "otherwise", "result", "consequence", "second", "third", "another", "he", "she", "too", "fewer", "sure", "granted", "true", "unless", "himself", "herself", "itself", "elsewhere") || i == 0 && s.parsed.Tokens[i].Is("that", "this", "these", "it", "they") {
			return true
		}
	}
	return false
}
