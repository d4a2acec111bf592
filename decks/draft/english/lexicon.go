package english

import (
	_ "embed"
	"strings"
)

//go:embed lexicon/verbs.txt
var verbList string

//go:embed lexicon/irregular.txt
var irregularList string

//go:embed lexicon/words.txt
var wordList string

// lexicon holds the lists, ready to look up.
type lexicon struct {
	verbs  map[string]bool      // base forms; true where the word is as often a noun
	forms  map[string][]reading // irregular pasts and participles
	pasts  map[string][2]string // base -> past and participle of irregular verbs
	groups map[string]map[string]bool
}

// reading is one way to take a form of a verb.
type reading struct {
	lemma string
	form  Form
}

func newLexicon() *lexicon {
	l := &lexicon{
		verbs:  make(map[string]bool, 2000),
		forms:  make(map[string][]reading, 500),
		pasts:  make(map[string][2]string, 300),
		groups: make(map[string]map[string]bool, 20),
	}
	for line := range strings.Lines(verbList) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Fields(line) {
			base, noun := strings.CutSuffix(w, "*")
			l.verbs[base] = noun
		}
	}
	for line := range strings.Lines(irregularList) {
		f := strings.Fields(line)
		if strings.HasPrefix(line, "#") || len(f) != 3 {
			continue
		}
		base, noun := strings.CutSuffix(f[0], "*")
		l.verbs[base] = noun
		past, part := strings.Split(f[1], "/"), strings.Split(f[2], "/")
		l.pasts[base] = [2]string{past[0], part[0]}
		for _, w := range past {
			l.forms[w] = append(l.forms[w], reading{base, Past})
		}
		for _, w := range part {
			l.forms[w] = append(l.forms[w], reading{base, Participle})
		}
	}
	group := ""
	for line := range strings.Lines(wordList) {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "["); ok {
			group = strings.TrimSuffix(name, "]")
			l.groups[group] = make(map[string]bool)
			continue
		}
		if strings.HasPrefix(line, "#") || group == "" {
			continue
		}
		for _, w := range strings.Fields(line) {
			l.groups[group][w] = true
		}
	}
	return l
}

// in reports whether a word stands in a group of words.txt.
func (l *lexicon) in(group, word string) bool { return l.groups[group][word] }

// closed reports whether a word belongs to a class that takes in no new members.
func (l *lexicon) closed(w string) bool {
	for _, g := range [...]string{"determiner", "possessive", "pronoun", "preposition", "coordinator", "subordinator", "relative", "auxiliary"} {
		if l.in(g, w) {
			return true
		}
	}
	return l.in("adverb", w)
}

// adjective reports whether a word is one by the list or by its ending.
func (l *lexicon) adjective(w string) bool {
	if l.in("adjective", w) {
		return true
	}
	if l.in("noun", w) || l.in("plural", w) || len(w) < 5 {
		return false
	}
	if strings.HasSuffix(w, "fish") {
		return false
	}
	for _, ending := range [...]string{"ous", "ful", "ive", "able", "ible", "less", "ical", "ial", "ish", "ant", "ent", "ic", "al", "ary", "like", "wide", "ese"} {
		if strings.HasSuffix(w, ending) {
			_, verb := l.verbs[w]
			return !verb && !(strings.HasSuffix(w, "ment") && len(w) > 6)
		}
	}
	return false
}

// adverb reports whether a word is one by the list or by its ending.
func (l *lexicon) adverb(w string) bool {
	if l.in("adverb", w) {
		return true
	}
	_, verb := l.verbs[w]
	return strings.HasSuffix(w, "ly") && len(w) > 4 && !verb && !l.in("noun", w) && !l.in("adjective", w) && !strings.HasSuffix(w, "family")
}

// readings returns the ways to take a lower-case word as a form of a verb that
// the lists have.
func (l *lexicon) readings(w string) []reading {
	var list []reading
	if _, ok := l.verbs[w]; ok || l.verbal(w) {
		list = append(list, reading{w, Base})
	}
	list = append(list, l.forms[w]...)
	if base := l.strip(w, "s"); base != "" {
		list = append(list, reading{base, Third})
	}
	if base := l.strip(w, "ing"); base != "" {
		list = append(list, reading{base, Gerund})
	}
	if base := l.strip(w, "ed"); base != "" {
		if _, irregular := l.pasts[base]; !irregular {
			list = append(list, reading{base, Past}, reading{base, Participle})
		}
	}
	return list
}

// strip takes an ending off a form and returns the base that the list has, or "".
func (l *lexicon) strip(w, ending string) string {
	if len(w) > len(ending)+1 && !strings.HasSuffix(w, ending) || len(w) <= len(ending)+1 {
		return ""
	}
	stem := strings.TrimSuffix(w, ending)
	has := func(base string) bool { _, ok := l.verbs[base]; return ok || l.verbal(base) }
	n := len(stem)
	switch {
	case ending == "s" && strings.HasSuffix(stem, "ie") && has(stem[:n-2]+"y"):
		return stem[:n-2] + "y"
	case ending == "s" && strings.HasSuffix(stem, "e") && n > 2 && sibilant(stem[:n-1]) && has(stem[:n-1]):
		return stem[:n-1]
	case ending == "s":
		if has(stem) && !strings.HasSuffix(stem, "s") {
			return stem
		}
		return ""
	case ending == "ing" && strings.HasSuffix(stem, "y") && has(stem[:n-1]+"ie"):
		return stem[:n-1] + "ie"
	case has(stem+"e") && !(has(stem) && !strings.HasSuffix(stem, "l")):
		return stem + "e"
	case has(stem):
		return stem
	case ending == "ed" && strings.HasSuffix(stem, "i") && has(stem[:n-1]+"y"):
		return stem[:n-1] + "y"
	case n > 2 && stem[n-1] == stem[n-2] && has(stem[:n-1]):
		return stem[:n-1]
	}
	return ""
}

// plainStem returns the base of a regular past that no list has, where it can't end in
// "e": behind two consonants of which neither asks for one.
func plainStem(w string) string {
	stem, ok := strings.CutSuffix(w, "ed")
	n := len(stem)
	if !ok || n < 4 {
		return ""
	}
	switch stem[n-2:] {
	case "lt", "nt", "rt", "st", "ft", "ct", "pt", "nd", "ld", "rd", "ck", "nk", "rk", "sk", "lk", "sh", "rm", "rn", "mp", "lp", "rp":
		return stem
	}
	return ""
}

// verbal reports whether a word that no list has ends as verbs do.
func (l *lexicon) verbal(w string) bool {
	if len(w) < 6 || l.in("noun", w) || l.in("adjective", w) || l.in("person", w) {
		return false
	}
	for _, e := range [...]string{"ate", "ise", "ize", "ify"} {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

func sibilant(s string) bool {
	for _, e := range [...]string{"s", "x", "z", "ch", "sh", "o"} {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}
