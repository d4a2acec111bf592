package draft

import (
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// support asks with what the essay backs a general statement: the sentence behind it, where
// that gives dates or figures and doesn't turn away. Essays seldom say "for example".
func (u *unit) support(before *unit) *Candidate {
	if before == nil || before.s == u.s || before.s.p != u.s.p || u != u.s.units[0] || before != before.s.units[len(before.s.units)-1] || !before.general() || u.s.parsed.Question || strings.HasPrefix(u.s.Text, itemMark) || u.s.leans == hard && u.undated {
		return nil
	}
	if how := u.s.turn(); how || !u.s.figures() {
		return nil
	}
	claim := before.s.joined(len(before.s.behind) == 0)
	first, second := claim.say(claim.Start, claim.End), u.s.joined(true).brief(u.s.lastWord())
	if n := len(strings.Fields(second)); n < 6 || !digits(second) {
		return nil
	}
	card := u.candidate(decks.Basic, "support")
	card.Question = finish(first) + " What does the essay support this with?"
	card.Answer, card.Attribute, card.Score = finish(second), true, 0.68
	card.Spans = []Span{u.span(u.Start, u.End)}
	u.beside(card, before.s.units[0])
	return card
}

// general reports whether the unit's sentence states or judges something without figures of
// its own, as what others are given for.
func (u *unit) general() bool {
	c := u.Main
	if c == nil || u.Doubtful || u.s.parsed.Question || u.s.figures() || u.why != "" && !u.back || u.s.leans == hard && len(u.s.behind) == 0 {
		return false
	}
	if len(strings.Fields(u.s.Text)) > generalWords || u.t[c.Subject.Start].Is("there") {
		return false
	}
	f := &u.t[c.Verb]
	if c.Negative || f.Is("can", "cannot", "need") || u.t[c.Main].Lemma == "be" && !c.Passive && c.Rest < c.End && u.t[c.Rest].Class == english.Adjective {
		return true
	}
	for i := u.Start; i < u.End; i++ {
		if t := &u.t[i]; t.Is("never", "seldom", "rarely", "hardly", "little", "few", "always", "late", "slow", "badly", "well") || t.Class == english.Adjective && judgement(t.Low) {
			return true
		}
	}
	return false
}

// generalWords bounds a general statement: what the paragraph is about is said in few words.
const generalWords = 14

// answerWords is how many words an answer may have, by the rules for good cards.
const answerWords = 25

// brief is the unit word for word up to a token, without what goes beyond an answer's
// length: cut where a phrase or clause begins. "" where that leaves nothing whole.
func (u *unit) brief(to int) string {
	for end := to; end > u.Start; {
		if text := u.raw(u.Start, end); len(strings.Fields(text)) <= answerWords {
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
		if s.parsed.Tokens[i].Is("but", "yet", "however", "nevertheless", "nonetheless", "conversely", "contrast", "still", "therefore", "thus", "hence", "so", "consequently", "meanwhile", "then", "later", "finally", "also", "instead", "although", "though", "while", "otherwise", "result", "consequence", "second", "third", "another", "he", "she", "too") || i == 0 && s.parsed.Tokens[i].Is("that", "this", "these", "it", "they") {
			return true
		}
	}
	return false
}
