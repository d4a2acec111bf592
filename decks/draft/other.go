package draft

import "sabaq/decks/draft/english"

// asksBeside asks for what stands beside something without a word that says how.
const asksBeside = "What does the essay set beside this?"

// asksOther asks for the clause from a token on, which only a mark sets beside the one from a to
// b: by what it speaks of, by the phrase in front of it, or by how the two differ.
func (u *unit) asksOther(a, b, from, end int) string {
	t := u.t
	if t[from].Class == english.Preposition || t[from].Class == english.Subordinator {
		if comma := u.commaFrom(from, end); comma > 0 && comma-from <= 10 && (t[from].Class == english.Subordinator && !t[from].Is("as") || !u.finite(from, comma)) {
			return question("And " + u.say(from, comma))
		}
		if p, ok := u.e.reader.Whole(t[:end], from+1, end, true); ok && t[from].Class == english.Preposition && p.End < end-2 && p.End-from <= 8 && t[p.End].Class != english.Relative && p.End-from > 1 && t[p.Head].Nominal() {
			return question("And " + u.say(from, p.End))
		}
	}
	c := u.e.reader.Clause(t, from, end)
	if t[from].Is("only") {
		return asksBeside
	}
	if c == nil || !c.HasSubject() || c.Subject.Head < 0 || c.Subject.Start > from+1 {
		return asksBeside
	}
	s := c.Subject
	if head := &t[s.Head]; head.Is("it", "they", "he", "she") && s.End-s.Start == 1 {
		switch first, second := u.denies(a, b), u.denies(from, end); {
		case first == second:
			return "And what else?"
		case second:
			return "With what reservation?"
		}
		return "What instead?"
	}
	for i := s.Start; i < s.End; i++ {
		if t[i].Class == english.Mark || t[i].Class == english.Possessive && i == s.Start && t[i].Glued {
			return asksBeside
		}
	}
	if (t[s.Head].Nominal() || t[s.Head].Is("those")) && s.End-s.Start <= 8 && u.finites(s.Start, s.End) <= 0 {
		return question("And what of " + u.say(s.Start, s.End))
	}
	return asksBeside
}

// nearWords is how far from its beginning a clause says that it denies something.
const nearWords = 9

// denies reports whether a clause between two tokens says no.
func (u *unit) denies(a, b int) bool {
	for i := a; i < min(b, a+nearWords); i++ {
		if u.t[i].Is("not", "no", "never", "nothing", "nobody", "none", "cannot", "hardly", "scarcely") {
			return true
		}
	}
	return false
}
