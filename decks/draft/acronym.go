package draft

import (
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// acronyms asks what the acronyms of a sentence stand for, where it says so: "the
// Panel on Climate Change (PCC)".
func acronyms(s *sentence, seen map[string]bool) []*Candidate {
	var list []*Candidate
	t := s.parsed.Tokens
	for i := 2; i+1 < len(t); i++ {
		if !t[i-1].Is("(") || !t[i+1].Is(")") || !acronym(t[i].Text) {
			continue
		}
		start := expansion(t, i-1, strings.TrimRight(strings.ReplaceAll(t[i].Text, ".", ""), "s"))
		if start < 0 || len(s.units) == 0 || seen[t[i].Low] {
			continue
		}
		seen[t[i].Low] = true
		u := s.units[0]
		c := u.candidate(decks.Typed, "acronym")
		c.Question = "What does " + t[i].Text + " stand for?"
		c.Answer = joinTokens(t, start, i-1)
		c.Spans = []Span{u.span(start, i-1)}
		c.Score = 0.75
		list = append(list, c)
	}
	return list
}

// expansion returns the first token of the words before an acronym at end whose
// letters it is made of, or -1.
func expansion(t []english.Token, end int, letters string) int {
	low := strings.ToLower(letters)
	for n := 1; n <= 2*len(low) && end-n >= 0; n++ {
		if t[end-n].Class == english.Mark || t[end-n].Class == english.Possessive {
			return -1
		}
		if !strings.HasPrefix(t[end-n].Low, low[:1]) {
			continue
		}
		if initials(t[end-n:end], low) {
			return end - n
		}
	}
	return -1
}

// initials reports whether the tokens, hyphens taken apart and little words left out
// or not, begin with these letters.
func initials(t []english.Token, letters string) bool {
	var all, telling strings.Builder
	for i := range t {
		for _, part := range strings.FieldsFunc(t[i].Low, func(r rune) bool { return r == '-' }) {
			all.WriteByte(part[0])
			if !t[i].Is("of", "the", "and", "for", "on", "in", "de", "to", "a") {
				telling.WriteByte(part[0])
			}
		}
	}
	return all.String() == letters || telling.String() == letters
}

func joinTokens(t []english.Token, a, b int) string {
	var out strings.Builder
	for i := a; i < b; i++ {
		if i > a && !t[i].Glued {
			out.WriteByte(' ')
		}
		out.WriteString(t[i].Text)
	}
	return out.String()
}
