package draft

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"sabaq/decks"
	"sabaq/decks/check"
	"sabaq/decks/draft/english"
)

// Gate judges a candidate, of the rules or from outside, against the essay and the
// cards that are there already. A card passes when its quotations stand byte for
// byte in its paragraph, its answers are spans of the essay, its numbers and names
// are the essay's, its question doesn't hold its answer, the checker has nothing to
// say, and no other card asks the same. Else reason says what is wrong.
func Gate(e *Essay, c *Candidate, have []*Candidate) (ok bool, reason string) {
	g := newGate(e)
	for _, h := range have {
		g.remember(h.compared())
	}
	return g.admit(c)
}

// gate keeps what was asked already.
type gate struct {
	e     *Essay
	words map[string]bool // of the essay, with its headings
	plain []string        // the paragraphs' words in a row, between spaces
	asked []askedCard
	by    map[string][]int // the cards, by the words of their answers
}

// maxAlike bounds with how many cards of one answer's word a new one is compared.
const maxAlike = 64

// askedCard is one card as far as it can be compared.
type askedCard struct {
	question map[string]bool // telling words of the question
	answer   string          // telling words of the answer, between spaces
	gap      bool            // it asks for a gap
	exact    string
}

func newGate(e *Essay) *gate {
	g := &gate{e: e, words: make(map[string]bool), by: make(map[string][]int)}
	for i := range e.Paragraphs {
		text := folded(e.Paragraphs[i].Text)
		g.plain = append(g.plain, " "+text+" ")
		for _, w := range strings.Fields(text) {
			g.words[w] = true
		}
	}
	return g
}

// admit judges a candidate and remembers one that passes.
func (g *gate) admit(c *Candidate) (bool, string) {
	for _, test := range [...]func(*Candidate) string{g.quoted, g.whole, g.grounded, g.exact, g.checked} {
		if reason := test(c); reason != "" {
			return false, reason
		}
	}
	mine := c.compared()
	if g.repeated(mine) >= 0 {
		return false, askedTwice
	}
	g.remember(mine)
	return true, ""
}

// quoted checks the paragraph and the quotations.
func (g *gate) quoted(c *Candidate) string {
	if c.Paragraph < 1 || c.Paragraph > len(g.e.Paragraphs) {
		return fmt.Sprintf("there is no ¶%d", c.Paragraph)
	}
	if len(c.Quotes) == 0 {
		return "it quotes nothing"
	}
	raw := g.e.Paragraphs[c.Paragraph-1].raw
	for _, q := range c.Quotes {
		if strings.TrimSpace(q) == "" || strings.ContainsAny(q, "\r\n") || !strings.Contains(raw, q) {
			return fmt.Sprintf("the quotation is not in ¶%d", c.Paragraph)
		}
	}
	return ""
}

// whole checks that the card has what its kind needs.
func (g *gate) whole(c *Candidate) string {
	if strings.TrimSpace(c.Question) == "" {
		return "it has no question"
	}
	for _, s := range c.texts() {
		if len(s) > 2000 || strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }) {
			return "its text has line breaks or control characters, or is too long"
		}
	}
	if len(c.answers()) == 0 {
		return "it has no answer"
	}
	return ""
}

// texts returns all that the card would write into the deck.
func (c *Candidate) texts() []string {
	list := append([]string{c.Question, c.Answer}, c.Accept...)
	for _, o := range c.Options {
		list = append(list, o.Text)
	}
	list = append(list, c.Items...)
	for _, f := range c.Facets {
		list = append(list, f.Text)
	}
	return append(list, c.Quotes...)
}

// answers returns what counts as right.
func (c *Candidate) answers() []string {
	var list []string
	switch c.Kind {
	case decks.Typed, decks.Basic:
		if c.Answer != "" {
			list = append(list, c.Answer)
		}
		list = append(list, c.Accept...)
	case decks.Choice:
		for _, o := range c.Options {
			if o.Right {
				list = append(list, o.Text)
			}
		}
	case decks.All, decks.Order:
		return c.Items
	case decks.Claim:
		for _, f := range c.Facets {
			list = append(list, f.Text)
		}
		if len(list) > 0 {
			list = append(list, c.Question)
		}
	case decks.Cloze:
		return gapTexts(c.Question)
	case decks.TrueFalse:
		list = append(list, c.Question)
	}
	return list
}

// gapTexts returns what the gaps of a cloze hold, without hints.
func gapTexts(question string) []string {
	d, _ := decks.Parse("", []byte("C: "+question+"\n"))
	var list []string
	for i := range d.Cards {
		list = append(list, strings.ReplaceAll(d.Cards[i].Answer, `\`, ""))
	}
	return list
}

// maxSearched is the length of a paragraph, in bytes, from which on an answer has to
// stand in its sentence.
const maxSearched = 64 << 10

// maxPieces is how many pieces of the text an answer may be put together of: its
// pronouns are replaced, a connective left out.
const maxPieces = 4

// grounded checks that the answers are spans of the essay.
func (g *gate) grounded(c *Candidate) string {
	for _, a := range c.answers() {
		if why := g.fromText(a, c); why != "" {
			return why
		}
	}
	for _, o := range c.Options {
		if !o.Right && c.Rule == "with" && !g.anywhere(o.Text) {
			return fmt.Sprintf("the option %q is not in the essay", short(o.Text))
		}
	}
	return ""
}

// fromText says what of an answer is not in the card's paragraph, or "". It is put
// together of pieces of the paragraph and of names from elsewhere in the essay; the
// words that join clauses may be added.
func (g *gate) fromText(answer string, c *Candidate) string {
	text := g.plain[c.Paragraph-1]
	if len(text) > maxSearched && c.Sentence != "" {
		text = " " + folded(c.Sentence) + " "
	}
	words := strings.Fields(folded(answer))
	pieces := 0
	for i := 0; i < len(words); {
		n := longest(text, words[i:])
		if n == 0 && c.Kind == decks.Order {
			for _, p := range g.plain {
				n = max(n, longest(p, words[i:]))
			}
		}
		switch {
		case n > 0:
			if n > 1 || !function(words[i]) {
				pieces++
			}
			i += n
		case function(words[i]):
			i++
		case g.name(words[i], answer, c.Rule == "with"):
			i++
		default:
			return fmt.Sprintf("%q of the answer is not in ¶%d", words[i], c.Paragraph)
		}
	}
	if pieces == 0 && len(words) > 0 && !(acronym(answer) && strings.Contains(g.e.Paragraphs[c.Paragraph-1].Text, answer)) {
		return "nothing of the answer is in the essay"
	}
	limit := maxPieces
	if c.Rule == "with" {
		limit = 2
	}
	if pieces > limit+len(words)/10 && c.Kind != decks.Order {
		return "the answer's words stand too far apart in the essay"
	}
	return ""
}

// longest returns how many of the words, from the first on, stand in the text in a
// row.
func longest(text string, words []string) int {
	n := 0
	for n < len(words) && strings.Contains(text, " "+strings.Join(words[:n+1], " ")+" ") {
		n++
	}
	return n
}

// name reports whether a word stands capitalised in the answer and in the essay; or,
// unless strict, is a word of the subject that a pronoun stands for.
func (g *gate) name(w, answer string, strict bool) bool {
	return g.words[w] && (strings.Contains(answer, upperFirst(w)) && upperFirst(w) != w || !digits(w) && !strict)
}

var gapHints = regexp.MustCompile(`::[^\]\[]*\]`)

// anywhere reports whether a text stands in the essay, in whatever case.
func (g *gate) anywhere(s string) bool {
	key := " " + folded(s) + " "
	for _, p := range g.plain {
		if strings.Contains(p, key) {
			return true
		}
	}
	return false
}

// exact checks that numbers and names of the question are the essay's.
func (g *gate) exact(c *Candidate) string {
	texts := append([]string{gapHints.ReplaceAllString(c.Question, "]")}, c.answers()...)
	for _, text := range texts {
		for _, w := range strings.Fields(folded(text)) {
			if digits(w) && !g.words[w] {
				return fmt.Sprintf("the number %q is not in the essay", w)
			}
		}
	}
	question := c.Question
	if c.Kind == decks.Cloze {
		question = gapHints.ReplaceAllString(question, "]")
	}
	begins := true
	for _, w := range strings.Fields(question) {
		first := begins
		begins = strings.ContainsAny(w[len(w)-1:], ".?!") || strings.HasSuffix(w, "…") || w == "—"
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if first || w == "" || !unicode.IsUpper([]rune(w)[0]) {
			continue
		}
		for _, part := range strings.Fields(folded(w)) {
			if !g.words[part] && !function(part) && len(part) > 1 {
				return fmt.Sprintf("%q in the question is not in the essay", w)
			}
		}
	}
	return ""
}

// checked has the parser and the checker look at the card alone.
func (g *gate) checked(c *Candidate) string {
	text := c.entry()
	d, found := decks.Parse("", []byte(text))
	if len(d.Entries) != 1 || len(d.Cards) == 0 {
		return "it can't be written as a card"
	}
	if len(found) > 0 {
		return found[0].Message
	}
	if found = check.Deck(d, check.Options{}); len(found) > 0 {
		return found[0].Message
	}
	for i := range d.Cards {
		card := &d.Cards[i]
		switch card.Kind {
		case decks.Typed, decks.Basic, decks.Choice, decks.Cloze:
			if card.Kind != decks.Basic && holdsPhrase(folded(card.Bare+card.Question), folded(card.Answer)) && len(folded(card.Answer)) > 3 {
				return "the question holds the answer"
			}
		}
	}
	return ""
}

func holdsPhrase(text, phrase string) bool {
	return phrase != "" && strings.Contains(" "+text+" ", " "+phrase+" ")
}

// askedTwice is the reason of the gate for refusing what another card asks.
const askedTwice = "another card asks the same"

// repeated returns the first card of an entry that another one asks already, with the
// same answer and mostly the same words before it, or -1.
func (g *gate) repeated(cards []askedCard) int {
	for i := range cards {
		if g.seen(&cards[i]) {
			return i
		}
	}
	return -1
}

// seen reports whether a card is asked already.
func (g *gate) seen(mine *askedCard) bool {
	for _, w := range append(strings.Fields(mine.answer), mine.exact) {
		list := g.by[w]
		for _, j := range list[max(0, len(list)-maxAlike):] {
			if same(mine, &g.asked[j]) {
				return true
			}
		}
	}
	return false
}

func (g *gate) remember(cards []askedCard) {
	for _, a := range cards {
		for _, w := range append(strings.Fields(a.answer), a.exact) {
			g.by[w] = append(g.by[w], len(g.asked))
		}
		g.asked = append(g.asked, a)
	}
}

// compared returns the cards of a candidate as they are compared.
func (c *Candidate) compared() []askedCard {
	d, _ := decks.Parse("", []byte(c.entry()))
	var list []askedCard
	for i := range d.Cards {
		card := &d.Cards[i]
		q := card.Question
		if card.Kind == decks.Cloze {
			q = card.Bare
		}
		if card.Kind == decks.Claim {
			_, q, _ = strings.Cut(q, ":")
		}
		a := askedCard{question: telling(q), exact: folded(q), gap: card.Kind == decks.Cloze}
		for _, w := range strings.Fields(folded(card.Answer)) {
			if !function(w) {
				a.answer += " " + english.Singular(w)
			}
		}
		a.answer += " "
		list = append(list, a)
	}
	return list
}

// wider is how many times the words of another an answer has that is not the same any more.
const wider = 2

// same reports whether two cards ask the same.
func same(a, b *askedCard) bool {
	if a.exact == b.exact {
		return true
	}
	if a.answer == " " || b.answer == " " || !strings.Contains(a.answer, b.answer) && !strings.Contains(b.answer, a.answer) {
		return false
	}
	if x, y := len(strings.Fields(a.answer)), len(strings.Fields(b.answer)); min(x, y)*wider <= max(x, y) && !a.gap && !b.gap {
		return false // a year, and the whole thought that holds it
	}
	common := 0
	for w := range a.question {
		if b.question[w] {
			common++
		}
	}
	return common >= 2 && common*5 >= 3*min(len(a.question), len(b.question))
}

// telling returns the words of a text that mean something by themselves.
func telling(s string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(folded(s)) {
		if !function(w) {
			m[english.Singular(w)] = true
		}
	}
	return m
}

// function reports whether a word only joins others.
func function(w string) bool {
	switch w {
	case "a", "an", "the", "this", "that", "these", "those", "it", "its", "they", "their", "them", "he", "his", "him", "she", "her", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did",
		"of", "to", "in", "on", "at", "by", "for", "from", "with", "as", "into", "and", "or", "but", "because", "so", "which", "who", "whom", "what", "when", "where", "why", "how", "s", "not", "no", "would", "could", "will", "can", "may", "must", "should", "if", "than", "then", "there", "also", "only", "up", "about", "after", "before":
		return true
	}
	return false
}

func short(s string) string {
	r := []rune(s)
	if len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
