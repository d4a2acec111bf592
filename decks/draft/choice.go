package draft

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"sabaq/decks"
)

// options of a choice card
const choiceOptions = 4

// choices turns who-questions into choices where the essay has three other names of
// the same kind that its sentence does not mention. They take the place of the
// typed cards.
func (e *Essay) choices(all []*Candidate) {
	pool := e.pool()
	n := 0
	for _, c := range all {
		if c.Kind != decks.Typed || c.Rule != "who" && c.Rule != "object" && c.Rule != "when" {
			continue
		}
		n++
		if n%3 != 0 {
			continue // a third of them: recall is worth more than recognition
		}
		kind, ok := pool.kindOf(c.Answer)
		if !ok {
			continue
		}
		var wrong []string
		others := pool.of[kind]
		if kind == year {
			others = nearYears(others, c.Answer)
		}
		for _, other := range others {
			if len(wrong) == choiceOptions-1 {
				break
			}
			if pool.distinct(other, c.Answer, wrong) && !strings.Contains(folded(c.Sentence), folded(other)) && alike(other, c.Answer) && !cues(c.Question, other, c.Answer) {
				wrong = append(wrong, other)
			}
		}
		if len(wrong) < choiceOptions-1 {
			continue
		}
		c.Kind = decks.Choice
		at := (c.at + len(c.Question)) % choiceOptions
		for i, w := range slices.Insert(wrong, at, c.Answer) {
			c.Options = append(c.Options, decks.Option{Text: w, Right: i == at})
		}
	}
}

// nearYears returns the years that could be taken for one: not much before or after it, the
// nearest first.
func nearYears(all []string, right string) []string {
	at, err := strconv.Atoi(right)
	if err != nil {
		return nil
	}
	apart := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil {
			return 1 << 20
		}
		return max(n-at, at-n)
	}
	var list []string
	for _, s := range all {
		if apart(s) <= 30 {
			list = append(list, s)
		}
	}
	slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(apart(a), apart(b)) })
	return list
}

// terms of the essay by their kind
type termPool struct {
	of  map[kindOf][]string
	has map[kindOf]map[string]bool
}

// pool gathers the terms of the essay, in the order of the text.
func (e *Essay) pool() *termPool {
	p := &termPool{of: make(map[kindOf][]string), has: make(map[kindOf]map[string]bool)}
	for _, s := range e.sentences {
		for _, u := range s.units {
			for _, t := range u.terms() {
				text := u.say(t.start, t.end)
				kind := t.kind
				if kind == titled && len(strings.Fields(text)) < 2 {
					continue
				}
				if kind == date {
					kind = dateShape(text)
				}
				if kind == place && country(text) {
					kind = countryKind
				}
				if p.has[kind] == nil {
					p.has[kind] = make(map[string]bool)
				}
				if !p.has[kind][text] {
					p.has[kind][text] = true
					p.of[kind] = append(p.of[kind], text)
				}
			}
		}
	}
	return p
}

// Kinds that only options tell apart.
const (
	countryKind kindOf = iota + 20
	dayKind
	monthKind
	otherDate
)

// dateShape tells dates by what they name: a day, a month, or something else.
func dateShape(s string) kindOf {
	words := strings.Fields(s)
	switch {
	case len(words) == 3:
		return dayKind
	case len(words) == 2 && month(strings.ToLower(words[0])) && len(words[1]) == 4:
		return monthKind
	}
	return otherDate
}

// kindOf returns under which kind a text stands.
func (p *termPool) kindOf(text string) (kindOf, bool) {
	for k := range countryKind + 4 {
		if k != otherDate && k != thing && k != number && k != concept && k != quoted && p.has[k][strings.TrimPrefix(text, "the ")] {
			return k, strings.TrimPrefix(text, "the ") == text
		}
	}
	return 0, false
}

// distinct reports whether a text can stand beside the right one and the wrong ones:
// none is a part of another.
func (p *termPool) distinct(text, right string, wrong []string) bool {
	for _, o := range append([]string{right}, wrong...) {
		a, b := folded(text), folded(o)
		for _, w := range strings.Fields(a) {
			if len(w) > 3 && strings.Contains(" "+b+" ", " "+w+" ") && !month(w) && !(len(w) == 4 && w[0] < ':') {
				return false
			}
		}
		if a == b {
			return false
		}
	}
	return true
}

// alike reports whether two options are of about the same length.
func alike(a, b string) bool {
	m, n := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	return m <= 2*n+4 && n <= 2*m+4 && m-n < 14 && n-m < 14
}

// cues reports whether the question's words would tell one of the two from the
// other.
func cues(q, a, b string) bool {
	q = " " + folded(q) + " "
	for _, s := range [...]string{a, b} {
		for _, w := range strings.Fields(folded(s)) {
			if len(w) > 3 && strings.Contains(q, " "+w+" ") {
				return true
			}
		}
	}
	return false
}
