package draft_test

import (
	"crypto/sha256"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sabaq/decks"
	"sabaq/decks/check"
)

// essay is a text with what there is to be learned from it.
type essay struct {
	Name       string
	Text       []byte
	Paragraphs []string
	Inventory  *inventory
	source     *check.Source // what the deck's numbers count in: the text, or what the engine took from a page
	words      []string      // of the whole text
	paragraph  [][]string    // of each paragraph
}

func (e *essay) page() bool { return strings.HasSuffix(e.Name, ".html") }

// newEssay reads an essay as the tests do.
func newEssay(name string, text []byte, inv *inventory) *essay {
	e := &essay{Name: name, Text: text, Inventory: inv, Paragraphs: decks.Paragraphs(text)}
	e.countIn(text)
	if e.page() {
		e.Paragraphs = visible(string(text))
	}
	for _, p := range e.Paragraphs {
		e.paragraph = append(e.paragraph, wordsOf(p))
		e.words = append(e.words, wordsOf(p)...)
	}
	return e
}

func (e *essay) countIn(text []byte) {
	e.source = &check.Source{Paragraphs: decks.Paragraphs(text), SHA256: fmt.Sprintf("%x", sha256.Sum256(text))}
}

// score is what was measured of one deck. The lists say which cards or items fell
// short, and why.
type score struct {
	Cards, Choices                                              int
	Ungrounded, Unanswerable, Duplicates, Distractors, Warnings []string
	Errors                                                      []string
	Facts, Arguments                                            recall
}

type recall struct {
	Have, Of             int
	HaveWeight, OfWeight int
	Missed               []string
}

func (r *recall) add(it *item, found bool) {
	r.Of++
	r.OfWeight += it.Weight
	if found {
		r.Have++
		r.HaveWeight += it.Weight
	} else {
		r.Missed = append(r.Missed, fmt.Sprintf("¶%d %s", it.From, it.Text))
	}
}

func measure(e *essay, deck []byte) *score {
	d, found := decks.Parse("draft.md", deck)
	s := &score{Cards: len(d.Cards)}
	found = check.Report(d, found, check.Options{Data: deck, Source: e.source})
	if e.page() {
		place(e, d.Cards)
	}
	for _, f := range found {
		if f.Severity == decks.Error {
			s.Errors = append(s.Errors, f.String())
		} else {
			s.Warnings = append(s.Warnings, f.String())
		}
	}
	var good []*decks.Card // the others teach nothing, whatever they mention
	for i := range d.Cards {
		c := &d.Cards[i]
		note := func(list *[]string, why string) {
			if why != "" {
				*list = append(*list, fmt.Sprintf("%s: ¶%d %q = %q", why, c.Source, c.Question, c.Answer))
			}
		}
		ground, wording := ungrounded(e, c), unanswerable(c)
		note(&s.Ungrounded, ground)
		note(&s.Unanswerable, wording)
		if ground == "" && wording == "" {
			good = append(good, c)
		}
		if c.Kind == decks.Choice {
			s.Choices++
			note(&s.Distractors, oddOptions(e, c))
		}
		for j := range i {
			if sameCard(&d.Cards[j], c) {
				note(&s.Duplicates, fmt.Sprintf("as %q", d.Cards[j].Question))
				break
			}
		}
	}
	for i := range e.Inventory.Items {
		it := &e.Inventory.Items[i]
		asked := slices.ContainsFunc(good, func(c *decks.Card) bool {
			return c.Source >= it.From && c.Source <= it.To && asks(c, it)
		})
		if it.fact() {
			s.Facts.add(it, asked)
		} else {
			s.Arguments.add(it, asked)
		}
	}
	return s
}

// sides returns the words that a card shows and those that it asks for.
func sides(c *decks.Card) (shown, hidden []string) {
	shown = wordsOf(c.Question)
	switch c.Kind {
	case decks.TrueFalse:
		if c.True {
			hidden = shown
		}
	case decks.Cloze, decks.Typed:
		for _, a := range c.Accept {
			hidden = append(hidden, wordsOf(a.Text)...)
		}
	case decks.All, decks.Order:
		hidden = wordsOf(strings.Join(c.Items, "\n"))
	default:
		hidden = wordsOf(c.Answer)
	}
	return shown, hidden
}

// asks reports whether who knows the item's answer can be told by the card.
func asks(c *decks.Card, it *item) bool {
	shown, hidden := sides(c)
	if c.Kind == decks.TrueFalse {
		// Both ends stand in the statement, and it says whether they belong together.
		return it.Left.in(hidden, nil) >= it.Left.enough() && it.Right.in(hidden, nil) >= it.Right.enough()
	}
	if it.fact() {
		if it.Right.in(slices.Concat(shown, hidden), nil) < it.Right.enough() {
			return false
		}
		// Who has to say the whole fact knows it, but not who is to say a paragraph.
		whole := len(hidden) <= 25 && it.Right.in(hidden, nil) >= it.Right.enough()
		return it.Left.in(hidden, shown) == 1 && (whole || it.Right.in(shown, nil) > 0) ||
			it.Left.in(shown, nil) == 1 && it.Right.in(hidden, shown) > 0
	}
	forth, back := directions(c, it)
	asked := func(from, to end) bool {
		return from.in(shown, nil) >= from.enough() && to.in(hidden, shown) >= to.enough()
	}
	return forth && asked(it.Left, it.Right) || back && asked(it.Right, it.Left)
}

var (
	asksEffect   = regexp.MustCompile(`(?i)\b(leads? to|led to|results?|effects?|follows?|followed|consequences?)\b`)
	asksCause    = regexp.MustCompile(`(?i)^why\b|\b(causes?|caused|because|reasons?|what made|what led)\b`)
	asksClaim    = regexp.MustCompile(`(?i)\b(which|what) (claim|conclusion)\b`)
	asksEvidence = regexp.MustCompile(`(?i)\bevidence\b`)
	wantsEffect  = regexp.MustCompile(`(?i)^(what (would |will |is said to )?follows?|with what (result|effect|consequence))\b`)
)

// directions says which way the card's wording can ask for the item: from its left
// end to the right one, and from the right to the left. "Why" asks for a cause and
// can't be answered by an effect.
func directions(c *decks.Card, it *item) (forth, back bool) {
	stem := wanted(c)
	switch it.Kind {
	case "cause", "condition":
		toCause := asksCause.MatchString(stem) && !wantsEffect.MatchString(stem)
		toEffect := asksEffect.MatchString(stem) && !toCause
		return !toCause, !toEffect
	case "evidence":
		toClaim := asksClaim.MatchString(stem)
		toEvidence := asksEvidence.MatchString(stem) && !toClaim
		return !toClaim, !toEvidence
	}
	return true, true
}

// wanted is what of a card's question asks: the words that every claim is asked with, or
// the last sentence, for those before it are only shown.
func wanted(c *decks.Card) string {
	stem := c.Question
	if c.Kind == decks.Claim {
		stem, _, _ = strings.Cut(stem, ":")
		return stem
	}
	if c.Kind == decks.Cloze {
		return stem
	}
	for _, at := range sentenceEnd.FindAllStringIndex(c.Question, -1) {
		_, stem, _ = strings.Cut(c.Question[at[0]:], " ")
	}
	return stem
}

// ungrounded says what of the card doesn't stand in the text, or "".
func ungrounded(e *essay, c *decks.Card) string {
	if c.Source < 1 || c.Source > len(e.Paragraphs) {
		return "no such paragraph"
	}
	if len(c.Quotes) == 0 {
		return "no quotation"
	}
	for _, q := range c.Quotes {
		if !strings.Contains(e.Paragraphs[c.Source-1], q) {
			return fmt.Sprintf("quotation %q is not in the paragraph", q)
		}
	}
	near := slices.Concat(e.paragraph[c.Source-1], wordsOf(c.Section))
	if c.Kind == decks.Order {
		near = e.words
	}
	for _, answer := range answers(c) {
		if why := madeUp(e, near, answer, c.Question); why != "" {
			return "answer " + why
		}
	}
	for _, w := range wordsOf(gapMark.ReplaceAllString(c.Question, " ")) {
		if isNumber(w) && !slices.Contains(e.words, w) && c.Kind != decks.All && c.Kind != decks.Order {
			return fmt.Sprintf("the question's number %q", w)
		}
	}
	if c.Kind == decks.Cloze {
		// A cloze is a sentence of the text: it has no words of its own.
		for _, w := range content(gapMark.ReplaceAllString(c.Question, " ")) {
			if !isNumber(w) && !slices.ContainsFunc(e.words, func(n string) bool { return kin(n, w) }) {
				return fmt.Sprintf("the sentence's word %q", w)
			}
		}
	}
	shown := c.Question
	if c.Kind == decks.Cloze {
		shown = gapMark.ReplaceAllString(c.Bare, "gap")
	}
	if name := strangeName(e, shown); name != "" {
		return fmt.Sprintf("the question's name %q", name)
	}
	return ""
}

// answers returns the texts that count as right.
func answers(c *decks.Card) []string {
	switch c.Kind {
	case decks.TrueFalse:
		if c.True {
			return []string{c.Question}
		}
		return nil
	case decks.Typed, decks.Cloze:
		var texts []string
		for _, a := range c.Accept {
			texts = append(texts, a.Text)
		}
		return texts
	case decks.All, decks.Order:
		return c.Items
	}
	return []string{c.Answer}
}

// madeUp returns a word of the answer that the paragraph hasn't. Names may come from
// elsewhere in the text, where a pronoun pointed; numbers may be reckoned.
func madeUp(e *essay, near []string, answer, question string) string {
	names := map[string]bool{}
	for _, m := range capitalised.FindAllString(answer, -1) {
		for _, w := range wordsOf(m) {
			names[w] = true
		}
	}
	for _, w := range wordsOf(answer) {
		switch {
		case isNumber(w):
			if !slices.Contains(near, w) && !reckoned(near, w, question) {
				return fmt.Sprintf("has the number %q", w)
			}
		case functionWords[w] || slices.ContainsFunc(near, func(n string) bool { return kin(n, w) }):
		case names[w] && slices.ContainsFunc(e.words, func(n string) bool { return kin(n, w) }):
		default:
			return fmt.Sprintf("has the word %q", w)
		}
	}
	return ""
}

var capitalised = regexp.MustCompile(`\p{Lu}[\pL\pN'’.-]*`)

// strangeName returns a name within the question that the text hasn't. The first
// word of a sentence has its capital from there.
func strangeName(e *essay, question string) string {
	for _, at := range capitalised.FindAllStringIndex(question, -1) {
		before := strings.TrimRight(question[:at[0]], " *_\"'“‘\n")
		if last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(question[:at[0]], "'’")); unicode.IsLetter(last) && question[at[0]-1] != ' ' {
			continue // the H of pH, d'Ivoire
		}
		if before == "" || strings.ContainsAny(before[len(before)-1:], ".?!:]") {
			continue
		}
		for _, w := range wordsOf(question[at[0]:at[1]]) {
			if !functionWords[w] && !slices.ContainsFunc(e.words, func(n string) bool { return kin(n, w) }) {
				return question[at[0]:at[1]]
			}
		}
	}
	return ""
}

func isNumber(w string) bool { return w != "" && w[0] >= '0' && w[0] <= '9' }

// reckoned reports whether a number is the difference or sum of two that stand there,
// or counts few things where the question asks how many.
func reckoned(near []string, w, question string) bool {
	want, err := strconv.ParseFloat(w, 64)
	if err != nil {
		return false
	}
	if want <= 12 && strings.Contains(strings.ToLower(question), "how many") {
		return true
	}
	for i, a := range near {
		x, err := strconv.ParseFloat(a, 64)
		if err != nil {
			continue
		}
		for _, b := range near[i+1:] {
			if y, err := strconv.ParseFloat(b, 64); err == nil && (x-y == want || y-x == want || x+y == want) {
				return true
			}
		}
	}
	return false
}

// kin takes forms of one word for each other: withdrew has to be itself, but
// "withdrawing" is from "withdrawal".
func kin(a, b string) bool {
	if a == b {
		return true
	}
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= 4 && len(a)-n <= 4 && len(b)-n <= 4 && n >= max(len(a), len(b))/2
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var functionWords = set(`a about after again against all also although an and any are as at be because been before
	being between both but by can could did do does during each either for from had has have he her him his how
	however i if in into is it its itself may might more most much must neither no nor not of on once only or other
	our out over own same she should since so some still such than that the their them themselves then there
	therefore these they this those though through thus to too under until up upon very was we were what when where
	whereas whether which while who whom whose why will with within without would yet you your`)
