package check

import (
	"fmt"
	"regexp"
	"strings"

	"sabaq/decks"
)

// Limits of what can be recalled in one go. Wozniak asks for the minimum of
// information; the numbers are this program's.
const (
	maxAnswer = 25 // words that are said or looked up
	maxTyped  = 12 // words that are typed
	maxPoints = 8  // points of a list

	maxVerdict = 6 // words of an answer that is yes or no and little more
)

// answer checks what a question with a free answer asks for and gets.
func (c *checker) answer(e *entry) {
	if e.Kind != decks.Basic && e.Kind != decks.Typed {
		return
	}
	text := e.cards[0].Answer
	n := len(strings.Fields(text))
	switch {
	case strings.ContainsAny(text, "`$|") || strings.Contains(text, "!["): // code, maths, a table, a picture
	case isList(text) || isSeries(text, e.Question):
		c.add(codeList, e, text, "the answer is a list: one point forgotten and the whole card is wrong", "make it an ALL: card with each point on a line `- ...`")
	case e.Kind == decks.Typed && n > maxTyped:
		c.add(codeLong, e, text, fmt.Sprintf("the answer has %d words; more than %d are hard to type as they stand", n, maxTyped), "ask for the key words only, or use A: instead of =")
	case n > maxAnswer:
		c.add(codeLong, e, text, fmt.Sprintf("the answer has %d words; %d are enough for one card", n, maxAnswer), "split the card, or move what explains to why:")
	}
	if yesNo(e.Question, text) {
		c.add(codeYesNo, e, e.Question, "the question can be answered by yes or no", "ask what, which, why or how; or state it as T: or F:")
	}
	if givesAway(e.Question, text) {
		c.add(codeGiven, e, e.Question, "the question holds every word of its answer", "word the question without them")
	}
}

// isList reports whether an answer consists of three or more list items, with
// nothing but a line that leads to them.
func isList(text string) bool {
	items := 0
	first := true
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \r\n")
		switch {
		case line == "":
		case bullet(line):
			items++
		case strings.HasPrefix(line, "  ") && items > 0:
		case first && strings.HasSuffix(line, ":"):
		default:
			return false
		}
		first = first && line == ""
	}
	return items >= 3
}

func bullet(line string) bool {
	if len(line) > 2 && strings.ContainsRune("-*+", rune(line[0])) && line[1] == ' ' {
		return true
	}
	digits := strings.TrimLeft(line, "0123456789")
	return len(digits) < len(line) && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") "))
}

// isSeries reports whether an answer is a series "a, b, c and d" of four or more
// short items; of three where the question asks for three, or to name them.
func isSeries(text, question string) bool {
	text = strings.TrimRight(text, ".")
	if strings.ContainsAny(text, ".;:()\n") {
		return false
	}
	parts := strings.Split(text, ", ")
	last := parts[len(parts)-1]
	before, after, found := strings.Cut(last, " and ")
	switch {
	case strings.HasPrefix(last, "and "):
		parts[len(parts)-1] = strings.TrimPrefix(last, "and ")
	case found:
		parts[len(parts)-1] = before
		parts = append(parts, after)
	case len(parts) < 5 && !hasWord(words(question), counted(len(parts))...):
		return false
	}
	longest := 4
	if !found && !strings.HasPrefix(last, "and ") {
		longest = 2 // no "and" says that it is a series
	}
	for _, p := range parts {
		if n := len(strings.Fields(p)); n == 0 || n > longest {
			return false
		}
	}
	q := words(question)
	return len(parts) >= 4 || len(parts) == 3 && (hasWord(q, counted(3)...) || startsWith(q, "name", "list"))
}

// counted returns how a question may say that it asks for n things.
func counted(n int) []string {
	switch n {
	case 3:
		return []string{"three", "3"}
	case 4:
		return []string{"four", "4"}
	}
	return nil
}

// yesNo reports whether a question is one for yes or no, by its answer or by its
// form.
func yesNo(question, answer string) bool {
	q := words(question)
	if !asks(question) || len(q) < 3 || strings.ContainsAny(question, "\"“„«") ||
		hasWord(q, "or", "what", "which", "who", "whom", "whose", "why", "how", "when", "where", "say", "mean") ||
		startsWith(q, "wie", "wer", "wo", "wann", "warum", "comment", "que", "qui", "quoi", "cómo", "qué", "come", "cosa", "как", "что") {
		return false
	}
	if yesPattern.MatchString(answer) {
		// Behind a case to decide, "No, because ..." is what is wanted.
		return len(strings.Fields(answer)) <= maxVerdict || !strings.ContainsAny(strings.TrimRight(question, "?"), ".?!\n")
	}
	return startsWith(q, "is", "are", "was", "were", "does", "did", "has", "had", "can", "could", "should", "must") &&
		!hasWord(q, "you") && !strings.ContainsAny(strings.TrimRight(question, "?"), ".?!\n:") && prose(question)
}

// yesPattern matches answers that are yes or no, or begin with it and a stop.
var yesPattern = regexp.MustCompile(`(?i)^(yes|no|ja|nein|oui|non|sí|sì|да|нет)([.,;:!\n]|$)`)

// givesAway reports whether a question holds all that is asked for. Questions
// that offer alternatives do so on purpose, and so do those about words.
func givesAway(question, answer string) bool {
	if !asks(question) || !prose(question) || strings.ContainsAny(question, "=+<>\"“«„") {
		return false
	}
	q := words(question)
	if len(q) < 4 || len(telling(answer)) > 8 ||
		hasWord(q, "or", "oder", "ou", "vs", "versus", "between", "capital", "capitale", "hauptstadt", "mean", "means", "word", "spell", "spelled", "translate", "plural", "abbreviation") ||
		strings.Contains(strings.ToLower(question), "which of") || strings.Contains(strings.ToLower(question), "of the two") {
		return false
	}
	return holdsAll(question, answer)
}

// hints checks that a hint helps without answering.
func (c *checker) hints(e *entry) {
	if e.Kind != decks.Basic && e.Kind != decks.Typed && e.Kind != decks.Cloze {
		return
	}
	for i := range e.cards {
		card := &e.cards[i]
		if len(telling(card.Answer)) > 6 {
			continue
		}
		if holdsAll(card.Hint, card.Answer) {
			c.add(codeHint, e, "hint:", "the hint holds every word of the answer", "hint at where to look, or at a part of the answer")
			return
		}
		if hint := gapHint(card); holdsAll(hint, card.Answer) {
			c.add(codeHint, e, "::"+hint, "the gap's hint holds every word of its answer", "hint at what kind of thing is asked for")
			return
		}
	}
}

// gapHint returns the hint that stands in a cloze card's only gap, or "".
func gapHint(card *decks.Card) string {
	if card.Kind != decks.Cloze || strings.Count(card.Bare, gapMark) != 1 || card.Bare == card.Question {
		return ""
	}
	before, after, _ := strings.Cut(card.Bare, gapMark)
	hint, ok := strings.CutPrefix(card.Question, before+"[")
	if !ok {
		return ""
	}
	hint, ok = strings.CutSuffix(hint, "]"+after)
	if !ok {
		return ""
	}
	return hint
}

// points checks that a list is short enough to be recalled whole.
func (c *checker) points(e *entry) {
	n := len(e.Items)
	if e.Kind == decks.All {
		n = e.cards[0].Need
	}
	if n > maxPoints {
		c.add(codePoints, e, "", fmt.Sprintf("%d points are asked for at once; more than %d are hard to keep together", n, maxPoints), "split the list into groups that mean something, or ask for fewer with `ALL 5:`")
	}
}

// dated checks facts that have run out.
func (c *checker) dated(e *entry) {
	until := e.cards[0].Until
	if until != "" && c.opt.Today != "" && until < c.opt.Today {
		c.add(codeUntil, e, "until:", "the fact was good until "+until, "look it up again, then correct the card or its date")
	}
}
