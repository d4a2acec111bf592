package check

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"sabaq/decks"
)

// How far the right option's length may be from the others' before it tells.
const (
	lengthRatio = 1.8
	lengthGap   = 15 // characters
)

// options checks a choice by Haladyna's rules: no option may stand out but by
// being right.
func (c *checker) options(e *entry) {
	right := -1
	for i := range e.Choices {
		o := &e.Choices[i]
		if abovePattern.MatchString(o.Text) {
			c.add(codeAbove, e, o.Text, "this option is about the other options", "write out what it stands for, or mark several options [x]")
			return
		}
		if o.Right {
			if right >= 0 {
				right = len(e.Choices)
			} else {
				right = i
			}
		}
	}
	c.oddLength(e, right)
	c.oddType(e)
	c.cue(e, right)
	if negative(e.Question) {
		c.add(codeNegative, e, e.Question, "the question asks for what is not so, in a word that is easily overlooked", "ask for what is so, or write NOT in capitals")
	}
}

// abovePattern matches options that refer to the others.
var abovePattern = regexp.MustCompile(`(?i)^(all|none|both|neither|any|either)( one)? of (the (above|below|others?|options)|these|them|those)\b`)

// oddLength reports a single right option that is much longer than every wrong
// one, or much shorter.
func (c *checker) oddLength(e *entry, right int) {
	if right < 0 || right >= len(e.Choices) || len(e.Choices) < 3 {
		return
	}
	n := utf8.RuneCountInString(e.Choices[right].Text)
	shortest, longest := 1<<30, 0
	for i := range e.Choices {
		if i != right {
			m := utf8.RuneCountInString(e.Choices[i].Text)
			shortest, longest = min(shortest, m), max(longest, m)
		}
	}
	how := ""
	switch {
	case float64(n) > lengthRatio*float64(longest) && n-longest >= lengthGap:
		how = fmt.Sprintf("longer than every other: %d characters, the others at most %d", n, longest)
	case float64(shortest) > lengthRatio*float64(n) && shortest-n >= lengthGap:
		how = fmt.Sprintf("shorter than every other: %d characters, the others at least %d", n, shortest)
	default:
		return
	}
	c.add(codeLength, e, e.Choices[right].Text, "the right option is much "+how, "bring the options to about the same length")
}

// oddType reports a single option that begins with a number among options that
// don't, or the other way round.
func (c *checker) oddType(e *entry) {
	if len(e.Choices) < 3 {
		return
	}
	numbers, last, other := 0, 0, 0
	for i := range e.Choices {
		if numeric(e.Choices[i].Text) {
			numbers++
			last = i
		} else {
			other = i
		}
	}
	switch {
	case numbers == 1:
		if !spelled(e, last) {
			c.add(codeType, e, e.Choices[last].Text, "this option is a number, the others are not", "let all options be of one type")
		}
	case numbers == len(e.Choices)-1:
		if !spelled(e, -1) && !numberWord(e.Choices[other].Text) {
			c.add(codeType, e, e.Choices[other].Text, "the other options are numbers, this one is not", "let all options be of one type")
		}
	}
}

// numeric reports whether an option is an amount or a date: it begins with a
// digit, behind a sign at most.
func numeric(s string) bool {
	s = strings.TrimLeft(s, "+-−~<>≤≥≈$€£¥ ")
	return s != "" && s[0] >= '0' && s[0] <= '9'
}

// spelled reports whether one of the options besides skip has a number in
// it, in digits or in words: such options are amounts all the same.
func spelled(e *entry, skip int) bool {
	for i := range e.Choices {
		if i != skip && !numeric(e.Choices[i].Text) && (numberWord(e.Choices[i].Text) || strings.ContainsAny(e.Choices[i].Text, "0123456789")) {
			return true
		}
	}
	return false
}

func numberWord(s string) bool {
	return hasWord(words(s), "a", "an", "zero", "none", "no", "never", "nothing", "infinite", "infinity", "infinitely", "undefined", "unlimited", "impossible",
		"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty", "hundred", "thousand", "million",
		"half", "quarter", "once", "twice", "first", "second", "third", "same", "always", "∞", "pi", "π", "e", "i", "x", "n")
}

// cue reports a telling word of five letters and more that the question shares
// with the right option, when it shares none with the wrong ones.
func (c *checker) cue(e *entry, right int) {
	if right < 0 || right >= len(e.Choices) || !prose(e.Question) || hasWord(words(e.Question), "or") {
		return
	}
	stem := make(map[string]bool)
	for _, w := range telling(e.Question) {
		stem[root(w)] = true
	}
	shared := ""
	for i := range e.Choices {
		for _, w := range telling(e.Choices[i].Text) {
			if utf8.RuneCountInString(w) >= 4 && stem[root(w)] {
				if i != right {
					return
				}
				if utf8.RuneCountInString(w) >= 5 {
					shared = w
				}
			}
		}
	}
	if shared != "" {
		c.add(codeCue, e, e.Choices[right].Text, fmt.Sprintf("of all options only the right one takes up %q from the question", cut(shared, 40)), "use the word in a wrong option, too, or leave it out of the question")
	}
}

// root cuts the endings that English puts on one and the same word.
func root(w string) string {
	for _, ending := range [...]string{"ies", "es", "s", "ing", "ed"} {
		if rest, ok := strings.CutSuffix(w, ending); ok && len(rest) >= 4 {
			return rest
		}
	}
	return w
}

// negative reports whether a choice asks which option is not so, without
// capitals or emphasis on the word.
func negative(question string) bool {
	if !prose(question) {
		return false
	}
	if m := negativePattern.FindStringSubmatch(question); m != nil {
		return !hasWord(words(m[1]), "if", "when", "that", "who", "because", "as", "where", "why", "whether", "while", "unless", "since", "although")
	}
	return exceptPattern.MatchString(question)
}

var (
	// What stands between the question word and "not" must not begin a clause of its own.
	negativePattern = regexp.MustCompile(`^(?:Which|What|Who)(?: of (?:the|these|those))?((?: [\w-]+){0,5}?) (?:(?:is|are|was|were|does|do|did|has|have|had|can|could|would|should|will) not|(?:is|are|was|were|does|do|did|has|have|had|ca|could|would|should|wo)n['’]t)\b`)
	exceptPattern   = regexp.MustCompile(`\bexcept( for)?( one)?( of)?( the| these)?( following)?\s*[:.?…]*$`)
)

// falseNot checks that a false statement isn't a negative one: to call it false
// takes two turns.
func (c *checker) falseNot(e *entry) {
	if e.Kind == decks.TrueFalse && !e.True && prose(e.Question) && notPattern.MatchString(e.Question) {
		c.add(codeFalseNot, e, e.Question, "the statement is false and says not: to reject it is a double negative", "state the wrong thing in the positive")
	}
}

var notPattern = regexp.MustCompile(`(?i)\b((is|are|was|were|does|do|did|has|have|had|can|could|will|would|must|need|may) ?not|(is|are|was|were|does|do|did|has|have|had|ca|could|wo|would|must|need)n['’]t)\b( [^o]|$| o[^n]|\.)`)
