package draft_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"sabaq/decks"
)

var (
	pronoun  = regexp.MustCompile(`(?i)\b(he|she|it|they|him|her|them|his|hers|its|their|theirs|we|us|our)\b`)
	owner    = regexp.MustCompile(`(?i)^(his|her|its|their)$`)
	pointing = regexp.MustCompile(`(?i)\b(this|these|those|such)\b`)
	leaning  = regexp.MustCompile(`(?i)\b(the (former|latter|above|following)|in the same (year|month|week|decade)|there(fore|by)|as (mentioned|stated)|(this|the) (sentence|paragraph|section)|this passage|in the passage|the passage (says|calls|describes))\b`)
	relative = regexp.MustCompile(`(?i)\b(later|earlier|afterwards|the next (day|morning|week|month|year)|now)\b`) // to a time named elsewhere
	timed    = regexp.MustCompile(`(?i)\b(when|if|after|before|until|once|as soon as)\b.* |\[(date|year|number)\]`)
	nextTime = regexp.MustCompile(`(?i)^the following (day|morning|week|month|year|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december)\b`)
	ofIt     = regexp.MustCompile(`(?i)\b(of|than|like|to|for) that\.?$`)
	ownerNow = regexp.MustCompile(`^(In|At|By|With|On|Under|After|Before|For|Despite) [^,.]*, (the )?[\p{Lu}\[]`) // "in his book, Hale"
	object   = regexp.MustCompile(`(?i)\babout it\b|\bfor it($|[.,;:?!]| (in|at|on|by|and|or|with|to|from|until|because|when|if)\b)|\bone(\?|\.?$| (until|because|when|if|unless|after)\b)`)
	empty    = regexp.MustCompile(`(?i)^it (that\b|((is|was) )?(im)?possible|((would|will|may|might) be|is|was) .{1,60}\b(that|who|to)\b|(takes|took) .{1,60}\bto\b)`) // stands for nothing
	ahead    = regexp.MustCompile(`(?i)\b(how (much|many)|what (share|part)|which) of $`)                                                                              // its owner comes behind
	defined  = regexp.MustCompile(`(?i)^ (who|whose|of|that|which|in|below|above|under|over|with|without|\pL+ed|"|“)`)                                                 // "those" says itself who
	links    = regexp.MustCompile(`(?i)^\s*(is|was|are|were|means?|meant|gave|made|led)\b`)                                                                            // "this" is a clause
	beginsIn = regexp.MustCompile(`(?i)^(and|but|or|so|yet|however|moreover|also|thus|hence|then|conversely|that|in contrast|by contrast|as a result|nevertheless)\b`)
	forward  = regexp.MustCompile(`(?i)^(put|arrange|bring|order) these\b`) // points at the items
	typo     = regexp.MustCompile(`[,;:] ?[,;:]| [,;.?]|\pL[,;]\pL|\]\pL\pL|\b(the the|a a|of of|a the|the a) `)
	breaks   = regexp.MustCompile(`(?i)\b(that|and|or|of|the|a|an|by|with|which|where|who|when|because|if|as|than|whether|its|their)\.?$`)
	gapMark  = regexp.MustCompile(`\[[^\]]*\]`)
	orders   = regexp.MustCompile(`(?i)^(name|list|put|give|arrange|order)\b`)
	light    = set(`happen happened make made makes do done cause caused lead led take taken say said argue argued according
		essay text author claim result follow year event name known mean meant reason evidence many long number`)
)

// asked returns what is the card's own of a question: not the words that every claim
// is asked with.
func asked(c *decks.Card) string {
	if c.Kind == decks.Claim {
		_, own, _ := strings.Cut(c.Question, ":")
		return strings.TrimSpace(own)
	}
	return c.Question
}

// unanswerable says why somebody who has learned the text couldn't tell what is wanted,
// or needn't know it, or "".
func unanswerable(c *decks.Card) string {
	q := asked(c)
	if n := len(strings.Fields(q)); n < 3 && c.Kind != decks.Claim || n > 70 {
		return fmt.Sprintf("a question of %d words", n)
	}
	pointed := q
	if c.Kind == decks.All || c.Kind == decks.Order {
		pointed = forward.ReplaceAllString(q, "$1 the")
	}
	if at := sentenceEnd.FindStringIndex(pointed); at != nil {
		pointed = pointed[:at[0]+1] // what comes behind is explained by it
	}
	if why := dangling(pointed); why != "" {
		return why
	}
	if m := typo.FindString(q); m != "" {
		return fmt.Sprintf("not English: %q", m)
	}
	if breaks.MatchString(q) || c.Kind != decks.Cloze && breaks.MatchString(c.Answer) && !ofIt.MatchString(c.Answer) {
		return "breaks off"
	}
	end := strings.TrimRight(c.Question, "*_ \"”")
	switch c.Kind {
	case decks.Claim, decks.TrueFalse:
	case decks.Cloze:
		if !gapMark.MatchString(q) {
			return "no gap"
		}
		if n := len(content(gapMark.ReplaceAllString(q, " "))); n < 3 {
			return "little beside the gap"
		}
	case decks.All, decks.Order:
		if !strings.HasSuffix(end, "?") && !orders.MatchString(q) {
			return "not a question"
		}
	default:
		if !strings.HasSuffix(end, "?") {
			return "not a question"
		}
	}
	if c.Kind != decks.TrueFalse && c.Kind != decks.Choice {
		shown := wordsOf(q)
		for _, a := range answers(c) {
			switch words := content(a); {
			case len(words) == 0:
				return fmt.Sprintf("asks for %q", a)
			case holds(shown, words):
				return fmt.Sprintf("gives %q away", a)
			}
		}
	}
	return ""
}

// sentenceEnd finds where a first sentence ends and another follows.
var sentenceEnd = regexp.MustCompile(`\p{Ll}\p{Ll}["”)]?[.?!]["”)]? ["“]?[\p{Lu}\[]`)

// dangling says which word of the question points at nothing.
func dangling(q string) string {
	if m := beginsIn.FindString(q); m != "" && !strings.HasSuffix(q, "?") {
		return "begins with " + m
	}
	for _, at := range leaning.FindAllStringIndex(q, -1) {
		if m := q[at[0]:at[1]]; !nextTime.MatchString(q[at[0]:]) || !strings.ContainsAny(q[:at[0]], "0123456789[") {
			return "leans on " + m
		}
	}
	if m := relative.FindString(q); m != "" && !strings.ContainsAny(q, "0123456789") && !timed.MatchString(q) {
		return "no time for " + m
	}
	if m := object.FindString(q); m != "" {
		return "nothing for " + m
	}
	for _, at := range pronoun.FindAllStringIndex(q, -1) {
		if q[at[0]:at[1]] == "US" || empty.MatchString(q[at[0]:]) || ahead.MatchString(q[:at[0]]) {
			continue
		}
		if antecedents(q[:at[0]]) == 0 && !(owner.MatchString(q[at[0]:at[1]]) && ownerNow.MatchString(q)) {
			return "nothing before " + q[at[0]:at[1]]
		}
	}
	for _, at := range pointing.FindAllStringIndex(q, -1) {
		next := wordsOf(q[at[1]:])
		if strings.EqualFold(q[at[0]:at[1]], "those") && defined.MatchString(q[at[1]:]) {
			continue
		}
		if strings.HasPrefix(strings.ToLower(q[at[0]:]), "such as") || links.MatchString(q[at[1]:]) && antecedents(q[:at[0]]) > 1 {
			continue
		}
		before := wordsOf(q[:at[0]])
		if len(next) == 0 || !slices.ContainsFunc(before, func(w string) bool { return kin(w, next[0]) }) {
			return "nothing for " + q[at[0]:at[1]]
		}
	}
	return ""
}

// antecedents counts the words that a pronoun behind them could stand for.
func antecedents(before string) int {
	n := 0
	for _, w := range content(gapMark.ReplaceAllString(before, " thing ")) {
		if !light[w] && !isNumber(w) {
			n++
		}
	}
	return n
}

// content returns the words that mean something by themselves.
func content(s string) []string {
	return slices.DeleteFunc(wordsOf(s), func(w string) bool { return functionWords[w] })
}

// sameCard reports whether two cards ask the same: one answer, and mostly the same
// words before it.
func sameCard(a, b *decks.Card) bool {
	p, q := content(gapMark.ReplaceAllString(asked(a), " ")), content(gapMark.ReplaceAllString(asked(b), " "))
	slices.Sort(p)
	slices.Sort(q)
	p, q = slices.Compact(p), slices.Compact(q)
	common := 0
	for _, w := range p {
		if holds(q, []string{w}) {
			common++
		}
	}
	if a.Kind == decks.TrueFalse && b.Kind == decks.TrueFalse {
		return common*5 >= 4*max(len(p), len(q))
	}
	x, y := answerWords(a), answerWords(b)
	if !holds(x, y) && !holds(y, x) || min(len(x), len(y)) == 0 || 3*min(len(x), len(y)) <= max(len(x), len(y)) {
		return false // or a year, and the whole thought that holds it
	}
	return common >= 2 && common*5 >= 3*min(len(p), len(q))
}

func answerWords(c *decks.Card) []string {
	if c.Kind == decks.Typed || c.Kind == decks.Cloze {
		return content(c.Accept[0].Text)
	}
	return content(c.Answer)
}

// oddOptions says what makes a choice poor, or "".
func oddOptions(e *essay, c *decks.Card) string {
	if len(c.Choices) < 3 {
		return "fewer than three options"
	}
	var right []string
	shapes := map[string]bool{}
	shortest, longest := 1000, 0
	for _, o := range c.Choices {
		if o.Right {
			right = append(right, o.Text)
		}
		shapes[shape(o.Text)] = true
		n := len([]rune(o.Text))
		shortest, longest = min(shortest, n), max(longest, n)
	}
	if len(right) != 1 {
		return fmt.Sprintf("%d right options", len(right))
	}
	if len(shapes) > 1 {
		return fmt.Sprintf("options of %d shapes", len(shapes))
	}
	if longest > 3*shortest+12 {
		return "options of unlike length"
	}
	for _, o := range c.Choices {
		words := content(o.Text)
		switch {
		case o.Right:
		case len(words) == 0:
			return fmt.Sprintf("empty option %q", o.Text)
		case holds(wordsOf(c.Question), words):
			return fmt.Sprintf("the question names the option %q", o.Text)
		case !slices.ContainsFunc(e.paragraph, func(p []string) bool { return holds(p, words) }):
			return fmt.Sprintf("option %q is not from the text", o.Text)
		case holds(wordsOf(right[0]), words) || holds(wordsOf(o.Text), wordsOf(right[0])):
			return fmt.Sprintf("option %q is right, too", o.Text)
		case slices.ContainsFunc(c.Quotes, func(q string) bool { return listed(q, right[0], o.Text) }):
			return fmt.Sprintf("the text lists %q with the right one", o.Text)
		}
	}
	return ""
}

// listed reports whether the sentence has both side by side in an enumeration, so
// that what is said of one is said of the other.
func listed(sentence, a, b string) bool {
	between := `(,? and |,? or |, )(the )?`
	a, b = regexp.QuoteMeta(a), regexp.QuoteMeta(b)
	return regexp.MustCompile(a + between + b + "|" + b + between + a).MatchString(sentence)
}

var (
	months   = `(January|February|March|April|May|June|July|August|September|October|November|December)`
	aYear    = regexp.MustCompile(`^(in )?\d{4}s?$`)
	aDate    = regexp.MustCompile(`^(\d{1,2} )?` + months + `( \d{1,2},?)?( \d{4})?$`)
	aMoney   = regexp.MustCompile(`(^|\s)[$£€¥]\d|\d.* (dollars|pounds|euros)`)
	aShare   = regexp.MustCompile(`\d\s?(%|per ?cent)`)
	aNumber  = regexp.MustCompile(`\d|^(about |over |some )?(two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|sixty)\b`)
	aName    = regexp.MustCompile(`^((t|T)he )?\p{Lu}`)
	asPhrase = regexp.MustCompile(`^(\p{Lu}|The |the )?[^\p{Lu}]*$`)
)

// shape returns the type of an option as a reader sees it at a glance.
func shape(s string) string {
	s = strings.Trim(strings.TrimSpace(s), `*_."“”`)
	switch {
	case aYear.MatchString(s):
		return "year"
	case aDate.MatchString(s):
		return "date"
	case aMoney.MatchString(s):
		return "money"
	case aShare.MatchString(s):
		return "share"
	case aNumber.MatchString(s) && len(strings.Fields(s)) <= 4:
		return "number"
	case aName.MatchString(s) && (len(strings.Fields(s)) < 4 || !asPhrase.MatchString(s)):
		return "name"
	}
	return "phrase"
}
