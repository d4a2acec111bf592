package draft

import (
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// which asks for the few things that a number announces before a colon: "three ingredients
// are found: A, B and C".
func (u *unit) which() *Candidate {
	colon := u.Start
	for colon < len(u.t) && colon <= u.End && !u.t[colon].Is(":") {
		colon++
	}
	if u.why != "" || colon > u.End || colon+2 >= len(u.t) {
		return nil
	}
	for i := u.Start; i+1 < colon; i++ {
		n := &u.t[i]
		if n.Class != english.Number || english.Year(n.Text) || !n.Is("two", "three", "four", "five", "six") {
			continue
		}
		p, ok := u.e.reader.NounPhrase(u.t[:colon], i)
		if !ok || !p.Plural || u.t[p.Head].Class != english.Noun || timespan(u.t[p.Head].Low) || measure(u.t[p.Head].Low) {
			continue
		}
		first, second := u.raw(u.Start, colon), joinTokens(u.t, colon+1, u.s.lastWord())
		if words := len(strings.Fields(second)); first == "" || words < 5 || words > answerWords {
			return nil
		}
		items := points(second)
		if len(items) != map[string]int{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}[n.Low] {
			return nil
		}
		c := u.candidate(decks.All, "which")
		c.Question, c.Items, c.Score = finish(first)+" Which "+n.Low+"?", items, 0.75
		c.Spans = []Span{u.span(colon+1, u.s.lastWord())}
		return c
	}
	return nil
}

// points takes a list apart at its semicolons or commas and the "and" before the last.
func points(s string) []string {
	mark := ','
	if strings.Contains(s, ";") {
		mark = ';'
	}
	quoted := false
	parts := strings.FieldsFunc(s, func(r rune) bool {
		quoted = quoted != (r == '"')
		return r == mark && !quoted
	})
	var list []string
	for i, p := range parts {
		p = strings.TrimSpace(p)
		if i == len(parts)-1 {
			if rest, ok := strings.CutPrefix(p, "and "); ok {
				p = rest
			} else if a, b, ok := strings.Cut(p, " and "); ok {
				list, p = append(list, a), b
			}
		}
		if p != "" {
			list = append(list, strings.TrimSpace(p))
		}
	}
	return list
}
