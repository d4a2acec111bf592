package draft

import (
	"strings"

	"sabaq/decks/draft/english"
)

// mirrored asks for a sentence that is built as the one before it, of another thing: "About
// plague he had a point. About famine he was wrong." The second is asked for by what it begins
// with.
func (e *Essay) mirrored(s *sentence) *Candidate {
	p := e.pairOf(s, false)
	if p == nil {
		return nil
	}
	ask, from := mirror(e.reader, p.before.parsed.Tokens, p.tokens())
	if from == 0 {
		return nil
	}
	return p.ask("mirror", question(ask), from, completeWords, 0.66)
}

// mirror compares how two sentences begin; it returns what asks for the second and where what
// is asked for begins, or 0.
func mirror(r *english.Reader, a, b []english.Token) (ask string, from int) {
	if len(a) < 5 || len(b) < 5 {
		return "", 0
	}
	if a[0].Is("some", "many", "most", "few") && b[0].Is("other", "others") {
		return "What does the essay set against this?", firstWord(b)
	}
	if !a[0].Is(b[0].Low) || b[0].Class != english.Preposition || b[0].Is("by", "since", "until", "from", "after", "before", "despite", "according", "because", "as") {
		return "", 0
	}
	p, ok := r.NounPhrase(a, 1)
	q, okToo := r.NounPhrase(b, 1)
	if !ok || !okToo || q.End >= len(b)-3 {
		return "", 0
	}
	if strings.EqualFold(joinTokens(a, p.Start, p.End), joinTokens(b, q.Start, q.End)) || dated(a[:p.End]) || dated(b[:q.End]) {
		return "", 0
	}
	from = q.End
	if b[from].Is(",") {
		from++
	}
	return "And " + b[0].Low + " " + joinTokens(b, q.Start, q.End), from
}

// dated reports whether a number or a time stands among tokens: "In 1864" and "In 1869" are
// no contrast.
func dated(t []english.Token) bool {
	for i := range t {
		if t[i].Class == english.Number || timespan(t[i].Low) || month(t[i].Low) || t[i].Is("spring", "summer", "autumn", "winter", "end", "addition", "fact", "particular", "general", "practice", "theory") {
			return true
		}
	}
	return false
}
