package draft

import (
	"strings"

	"sabaq/decks/draft/english"
)

// versus asks for the second of two things that a clause sets against each other: "not for
// idleness but for awkwardness", "less to remember than to forget", "did more for trade than
// the treaty".
func (u *unit) versus() *Candidate {
	c := u.Main
	if c == nil || u.why != "" || u.vague || u.Doubtful && !c.HasSubject() || c.Negative && u.t[c.Subject.Start].Is("what") {
		return nil // freely asks that
	}
	for i := max(c.Verb, u.Start+1); i+2 < u.End; i++ {
		if u.drop[i] {
			continue
		}
		if u.t[i].Is("(") {
			return nil
		}
		at, ask := u.opposed(i)
		if at == 0 {
			continue
		}
		end := u.markFrom(at)
		if n := len(strings.Fields(u.say(at, end))); n < 1 || n > 20 || u.t[at].Class == english.Pronoun && n < 4 {
			return nil // "than they settled"
		}
		before := at - 1
		if u.t[before].Is("to") {
			before--
		}
		if before > 0 && u.t[before-1].Is(",") {
			before--
		}
		q := u.placed(before, ask)
		if u.t[before].Is(",") && strings.HasPrefix(ask, "not ") {
			q = strings.TrimSuffix(q, " "+ask) + ", " + ask
		}
		return u.answered("versus", q, at, end, 0.68)
	}
	return nil
}

// opposed returns where the second of two opposed things begins, where the first is opened by
// token i, and the words that ask for it; 0 where i opens none.
func (u *unit) opposed(i int) (at int, ask string) {
	until := func(word string, far int) int {
		for j := i + 1; j < min(i+far, u.End-1); j++ {
			if u.t[j].Is(word) {
				return j
			}
			if u.t[j].Class == english.Mark && !u.t[j].Is(",", "\"", "“", "”") || u.t[j].Class == english.Relative {
				return 0
			}
		}
		return 0
	}
	switch {
	case u.t[i].Is("not") && u.t[i-1].Is(",") && u.t[i+1].Is("to") && u.t[i+2].Class == english.Verb:
		return i + 2, "not to do what?"
	case u.t[i].Is("without") && (u.Main.Negative || u.t[u.Main.Verb].Is("would", "could", "might", "cannot")) && !u.finite(i, u.markFrom(i)) && !u.t[i+1].Is("any", "it", "them"):
		return i + 1, "without what?"
	case u.t[i].Is("not") && u.t[i+1].Class == english.Verb && u.t[i+1].Form == english.Base:
		if j := until("but", 16); j > 0 && u.t[j+1].Class == english.Verb {
			return j + 1, "but what?"
		}
	case u.t[i].Is("not") && !u.t[i+1].Is("only", "just", "merely", "so"):
		j := until("but", 14)
		if j == 0 || u.finite(i, j) || u.finite(j, u.markFrom(j+1)) && !u.t[j+1].Is("that", "because", "what", "how") {
			return 0, ""
		}
		return j + 1, "but what?"
	case u.t[i].Is("not") && u.t[i+1].Is("so") && u.t[i+2].Is("much"):
		if j := until("as", 16); j > 0 && j > i+3 {
			return j + 1, "as what?"
		}
	case u.t[i].Is("as") && u.t[i+1].Is("much"):
		if j := until("as", 16); j > i+3 {
			return j + 1, "as what?"
		}
	case (u.t[i].Is("instead") && u.t[i+1].Is("of") || u.t[i].Is("rather") && u.t[i+1].Is("than")) && !u.finite(i, u.markFrom(i)):
		return i + 2, u.t[i+1].Low + " what?"
	case u.t[i].Is("less", "more") && !u.compares(i):
		j := until("than", 16)
		if j == 0 || j == i+1 && !u.finite(j, u.markFrom(j)) || u.t[j+1].Class == english.Number || u.t[j+1].Is("a", "half") && j+2 < u.End && u.t[j+2].Class == english.Number || u.End-j < 3 && !u.t[j+1].Nominal() {
			return 0, ""
		}
		if u.t[j+1].Is("ever", "usual", "before", "once", "expected", "that", "this", "it", "any", "most", "one", "others", "other", "anyone", "anything") {
			return 0, ""
		}
		return j + 1, "than what?"
	}
	return 0, ""
}

// compares reports whether a number stands right behind the word of degree at i, or before it:
// "more than 40", "ten times more".
func (u *unit) compares(i int) bool {
	for j := max(u.Start, i-3); j < min(i+4, u.End); j++ {
		if u.t[j].Class == english.Number || u.t[j].Is("half", "percent", "third", "quarter", "twice") {
			return true
		}
	}
	return false
}

// markFrom returns the first mark from a token on that ends a phrase, or the unit's end.
func (u *unit) markFrom(at int) int {
	for i := at; i < u.End; i++ {
		if u.t[i].Class == english.Mark && !quoteOf(&u.t[i]) && !u.t[i].Is("-", "’", "'", "(", ")", "[", "]") {
			return i
		}
	}
	return u.End
}
