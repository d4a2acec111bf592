package exam

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sabaq/decks"
	"sabaq/quiz/screen/ink"
)

// sheet is a paper as it is printed: every text of the deck made safe and drawn.
type sheet struct {
	Title     string
	Name      string   // of the learner, or ""
	Rules     []string // what whoever sits it has to know
	Edition   string   // tells this paper from others of the same deck
	Questions []asked
}

// asked is one question with its key.
type asked struct {
	Number  int
	Points  string
	Lead    string // attribution, or ""
	Text    []ink.Line
	Ask     string // what is to be done, where the question may not say
	Form    Form
	Options []lettered
	Blanks  int        // lines to write on, or places to fill
	Right   []lettered // key: options that are right, or all in the right order
	Answer  []ink.Line // key: where there are no options
	Also    []ink.Line // key: what else counts when written
}

type lettered struct {
	Letter string
	Text   []ink.Line
}

// paperWidth is wider than any paragraph that a page can hold: the page breaks lines.
const paperWidth = 4000

// sheet draws the paper for a form of printing.
func (p *Paper) sheet(s Setup, palette ink.Palette) *sheet {
	out := &sheet{
		Title: ink.Clean(s.Title).String(), Name: ink.Clean(s.Learner).String(),
		Rules: p.rules(s), Edition: fmt.Sprintf("seed %d", p.Seed),
	}
	if out.Title == "" {
		out.Title = ink.Clean(s.Deck).String()
	}
	if len(s.Fingerprint) >= 12 {
		out.Edition += ", deck " + ink.Clean(s.Fingerprint[:12]).String()
	}
	for i := range p.Items {
		out.Questions = append(out.Questions, ask(i+1, &p.Items[i], p.cards[i], palette))
	}
	return out
}

func ask(number int, it *Item, card *decks.Card, palette ink.Palette) asked {
	draw := func(src string) []ink.Line { return narrow(ink.Markdown(src, paperWidth, palette)) }
	q := asked{Number: number, Points: plural(it.Max, "point"), Form: it.Form, Text: draw(it.Question)}
	if it.Lead != "" {
		q.Lead = ink.Clean(it.Lead).String() + ":"
	}
	if card.Kind == decks.Cloze {
		q.Text = narrow(ink.Cloze(it.Question, paperWidth, palette))
	}
	for i, o := range it.Options {
		q.Options = append(q.Options, lettered{letter(i), draw(o)})
	}
	switch it.Form {
	case Choose, Tick:
		right, _ := rightOptions(card, it.Options)
		for i, o := range q.Options {
			if right[i] {
				q.Right = append(q.Right, o)
			}
		}
	case Arrange:
		if place, ok := places(card, it.Options); ok {
			for at := range place {
				q.Right = append(q.Right, q.Options[slices.Index(place, at)])
			}
		}
	default:
		q.Answer = draw(it.Correct)
		for _, a := range card.Accept[min(1, len(card.Accept)):] {
			q.Also = append(q.Also, ink.Plainly(a.Text))
		}
	}
	switch {
	case card.Kind == decks.TrueFalse:
		q.Ask = "True or false?"
	case it.Form == Choose:
		q.Ask = "Choose one."
	case it.Form == Tick && it.Need > 0:
		q.Ask = fmt.Sprintf("Tick %d.", it.Need)
	case it.Form == Tick:
		q.Ask = "Tick all that are right."
	case it.Form == List:
		q.Ask, q.Blanks = fmt.Sprintf("Write %d, one a line.", it.Need), it.Need
	case it.Form == Arrange:
		q.Ask, q.Blanks = "Write the letters in the right order.", len(it.Options)
	case card.Kind == decks.Cloze:
		q.Ask, q.Blanks = "Fill the gap.", 1
	case it.Form == Type:
		q.Blanks = 1
	default:
		q.Ask, q.Blanks = "Answer in your own words.", 2+int(it.Max)
	}
	return q
}

// narrow draws a rule across the width as a short one.
func narrow(lines []ink.Line) []ink.Line {
	for i, l := range lines {
		if l.Width() == paperWidth && strings.Trim(l.Text().String(), "─-") == "" {
			lines[i] = ink.Plainly("* * *")
		}
	}
	return lines
}

// rules says in sentences how the paper is marked: only what it needs.
func (p *Paper) rules(s Setup) []string {
	points, forms := 0.0, map[Form]float64{}
	for i := range p.Items {
		points += p.Items[i].Max
		forms[p.Items[i].Form] += p.Items[i].Max
	}
	rules := []string{plural(float64(len(p.Items)), "question") + ", " + plural(points, "point") + "."}
	if s.Minutes > 0 {
		rules = append(rules, "Time allowed: "+plural(s.Minutes, "minute")+".")
	}
	if s.Pass > 0 {
		rules = append(rules, "To pass: "+figure(s.Pass)+" % of the points.")
	}
	rules = append(rules, "A question left blank costs nothing.")
	if s.Penalty > 0 && forms[Choose] > 0 {
		rules = append(rules, "Where one option is to be chosen, a wrong one costs "+figure(s.Penalty)+" of the question's points.")
	}
	if forms[Tick] > 0 {
		rules = append(rules, "Where several options can be right, each wrong tick takes away what a right one earns, down to nothing.")
	}
	if forms[List] > 0 {
		rules = append(rules, "In a list only as many lines count as are asked for, the first ones.")
	}
	if forms[Arrange] > 0 {
		rules = append(rules, "An order earns points for each pair that stands in the right order.")
	}
	if n := forms[Self]; n > 0 {
		rules = append(rules, "Answers in your own words are for "+plural(n, "point")+" of these, counted apart.")
	}
	return rules
}

// letter names an option.
func letter(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return strconv.Itoa(i + 1)
}

// figure writes a number as short as it can be.
func figure(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// plural counts things.
func plural(n float64, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return figure(n) + " " + thing + "s"
}

// spoken joins what stands on several lines.
func spoken(lines []ink.Line) string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = strings.TrimSpace(l.Text().String())
	}
	return strings.Join(texts, " ")
}
