package draft

import (
	"strings"

	"sabaq/decks/draft/english"
)

// month reports whether a lower-case word is the name of a month.
func month(w string) bool { return monthNumber(w) > 0 }

// monthNumber returns 1 to 12, or 0.
func monthNumber(w string) int {
	for i, m := range [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"} {
		if w == m {
			return i + 1
		}
	}
	return 0
}

// dateAt returns the date that begins at token i: "26 July 1956", "July 26, 1956",
// "July 1956", "1956", "the 1930s", "the nineteenth century".
func (u *unit) dateAt(i int) (end int, kind kindOf, ok bool) {
	t := u.t
	at := func(j int) *english.Token {
		if j < u.End {
			return &t[j]
		}
		return &english.Token{}
	}
	first := at(i)
	named := func(j int) bool {
		return month(at(j).Low) && at(j).Class != english.Verb && strings.ToUpper(at(j).Text[:1]) == at(j).Text[:1]
	}
	day := func(j int) bool {
		s := strings.TrimRight(at(j).Low, "stndrh")
		return at(j).Class == english.Number && (len(s) == 1 || len(s) == 2 && s <= "31") && s >= "0" && s < ":"
	}
	switch {
	case day(i) && named(i+1):
		end = i + 2
		if english.Year(at(end).Text) {
			end++
		}
		return end, date, true
	case named(i) && day(i+1):
		end = i + 2
		if at(end).Is(",") && english.Year(at(end+1).Text) {
			end += 2
		}
		return end, date, true
	case named(i) && english.Year(at(i+1).Text):
		return i + 2, date, true
	case named(i) && i > u.Start && t[i-1].Is("in", "by", "since", "until", "from"):
		return i + 1, date, true
	case first.Class == english.Number && english.Year(first.Text):
		if u.yearContext(i) {
			return i + 1, year, true
		}
	case at(i+1).Is("century") && i > u.Start && (strings.HasSuffix(first.Low, "th") || strings.HasSuffix(first.Low, "st") || strings.HasSuffix(first.Low, "nd") || strings.HasSuffix(first.Low, "rd")):
		return i + 2, date, true
	}
	return 0, 0, false
}

// yearContext reports whether a number that looks like a year is one: what stands
// before it says so, or another year beside it.
func (u *unit) yearContext(i int) bool {
	next := &english.Token{}
	if i+1 < len(u.t) {
		next = &u.t[i+1]
	}
	if i == u.Start+1 && u.t[u.Start].Is("in", "by", "since", "until") {
		return true // "In 2009 tremors"
	}
	if next.Class == english.Noun && u.e.reader.Plural(next.Low) && !strings.HasSuffix(u.t[i].Text, "s") {
		return false // "1914 soldiers"
	}
	if i == u.Start {
		return next.Is(",", "was", "saw")
	}
	prev := &u.t[i-1]
	if prev.Is("in", "by", "since", "until", "till", "from", "to", "after", "before", "between", "during", "of", "around", "about", "circa", "late", "early", "mid", "the", "and", ",", "or", "than", "through", "for", "at", "with", "unlike", "like", "as") {
		return true
	}
	return prev.Class == english.Name || prev.Class == english.Noun || prev.Is("(", "–", "-")
}

// timePhrase reports whether the tokens from a to b are a phrase that says when.
func (u *unit) timePhrase(a, b int) bool {
	return b-a <= 7 && u.dateIn(a, b)
}

// when is a phrase with its preposition that says when: "in 1919".
type when struct {
	prep       int // its first token
	start, end int // the date
	kind       kindOf
}

// times returns the dates among the tokens from a to b that stand behind a
// preposition.
func (u *unit) times(a, b int) []when {
	var list []when
	for i := a; i < b; i++ {
		end, kind, ok := u.dateAt(i)
		if !ok {
			continue
		}
		prep := i
		for prep > a && (u.t[prep-1].Is("the", "early", "late", "mid") || u.t[prep-1].Class == english.Determiner || u.t[prep-1].Is("around", "about")) {
			prep--
		}
		if prep > a && u.t[prep-1].Class == english.Preposition {
			prep--
		}
		list = append(list, when{prep, i, end, kind})
		i = end - 1
	}
	return list
}
