package check

import (
	"regexp"

	"sabaq/decks"
)

// wording checks that a card's text can be understood by itself, and at the first
// reading.
func (c *checker) wording(e *entry) {
	switch e.Kind {
	case decks.TrueFalse:
		c.falseNot(e)
	case decks.Basic, decks.Typed, decks.Choice, decks.All:
		if word := leaning(e.Question); word != "" {
			c.add(codePronoun, e, e.Question, "the question says `"+word+"`, and nothing in it says who or what that is", "name it: cards come alone and in any order")
		}
	}
}

// leaning returns the pronoun that a question begins with before it has named
// anything that it could stand for, or "".
func leaning(question string) string {
	if !prose(question) || !asks(question) {
		return ""
	}
	if m := personPattern.FindStringSubmatch(question); m != nil {
		return m[len(m)-1]
	}
	if m := thingPattern.FindStringSubmatch(question); m != nil && !impersonal(words(m[2])) {
		return m[1]
	}
	return ""
}

var (
	personPattern = regexp.MustCompile(`^(?:What|Why|How|When|Where|Who|Whom|(?:In|On|At|By|For|With|To|From) (?:what|which|whom) ?\w*|Which \w+|How (?:many|much|long|often) ?\w*) (?:did|does|do|was|were|has|had|have|could|would) (he|she|they)\b`)
	thingPattern  = regexp.MustCompile(`^(?:What|Why|How|When|Where|Who|In (?:what|which) \w+) (?:did|does|was|has|had) (it)\b(.*)$`)
)

// impersonal reports whether "it" before these words may stand for nothing, or
// for what follows.
func impersonal(rest []string) bool {
	if len(rest) == 0 {
		return false
	}
	return startsWith(rest, "take", "cost", "mean", "matter", "happen", "rain", "snow", "pay", "feel", "look", "seem", "make", "come", "become", "called", "said", "like", "not", "t") ||
		hasWord(rest, "to", "that", "when", "if", "for", "called", "who", "until", "before") || hasWord(rest[:1], "possible", "important", "necessary", "easy", "hard", "difficult", "so")
}
