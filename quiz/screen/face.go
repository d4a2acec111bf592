package screen

import (
	"fmt"

	"sabaq/decks"
	"sabaq/quiz/screen/ink"
)

// question draws what a card shows before its answer.
func (a *attempt) question(width int, p ink.Palette) []ink.Line {
	var lines []ink.Line
	c := a.card
	if c.Lead != "" {
		lines = append(lines, ink.Wrap(ink.Line{ink.Styled(ink.Dim, c.Lead+":")}, width)...)
	}
	draw := ink.Markdown
	if c.Kind == decks.Cloze {
		draw = ink.Cloze
	}
	lines = append(lines, draw(c.Question, width, p)...)
	if ask := a.ask(); ask != "" {
		lines = append(lines, nil)
		lines = append(lines, ink.Wrap(ink.Line{ink.Styled(ink.Dim, ask)}, width)...)
	}
	switch c.Kind {
	case decks.Choice, decks.Order:
		lines = append(lines, nil)
		for place := range a.order {
			lines = append(lines, a.option(place, width, p)...)
		}
	}
	if a.hinted {
		lines = append(lines, nil)
		lines = append(lines, labelled("hint", c.Hint, width, p)...)
	}
	return lines
}

// ask says what is wanted, where the question itself may not.
func (a *attempt) ask() string {
	switch c := a.card; c.Kind {
	case decks.TrueFalse:
		return "True or false?"
	case decks.Choice:
		if a.severalRight() {
			return "Choose all that are right."
		}
		return "Choose one."
	case decks.Order:
		return "Put these in order, first to last."
	case decks.All:
		if c.Need < len(c.Items) {
			return fmt.Sprintf("Name any %d.", c.Need)
		}
		return fmt.Sprintf("Name all %d.", len(c.Items))
	}
	return ""
}

// option draws the place-th option, or item to be put in order, as it is shown.
func (a *attempt) option(place, width int, p ink.Palette) []ink.Line {
	c, index := a.card, a.order[place]
	sign, box, text, feedback := ink.Styled(0, "  "), "", "", ""
	if c.Kind == decks.Order {
		text = c.Items[index]
	} else {
		text = c.Choices[index].Text
		switch {
		case a.done:
			sign = a.optionSign(index, p)
			if a.chose(index) {
				feedback = c.Choices[index].Feedback
			}
		case a.severalRight():
			box = "[ ] "
			if a.chose(index) {
				box = "[x] "
			}
		}
		if !a.done && place == a.cursor {
			sign = ink.Span{Style: ink.Key, Text: p.Pick(" ▸", " >")}
		}
	}
	first := ink.Line{sign, ink.Styled(ink.Key, fmt.Sprintf("%2d", place+1)), ink.Styled(0, "  "+box)}
	indent := first.Width()
	room := max(width-indent, 10)
	lines := ink.Prefix(ink.Markdown(text, room, p), first, ink.Blank(indent))
	if feedback != "" {
		said := ink.Wrap(ink.Line{ink.Styled(ink.Dim, feedback)}, room)
		lines = append(lines, ink.Prefix(said, ink.Blank(indent), ink.Blank(indent))...)
	}
	return lines
}

// optionSign marks an option after the answer: right ones, and wrong ones that were chosen.
func (a *attempt) optionSign(index int, p ink.Palette) ink.Span {
	switch c := a.card.Choices[index]; {
	case c.Right:
		return ink.Span{Style: ink.Right, Text: p.Pick(" ✓", " +")}
	case a.chose(index):
		return ink.Span{Style: ink.Wrong, Text: p.Pick(" ✗", " x")}
	}
	return ink.Styled(0, "  ")
}

// labelled draws a Markdown text behind a label: "why  because ...".
func labelled(label, text string, width int, p ink.Palette) []ink.Line {
	first := ink.Line{ink.Styled(ink.Dim, label+"  ")}
	indent := first.Width()
	if width < 40 {
		return append([]ink.Line{first}, ink.Markdown(text, width, p)...)
	}
	return ink.Prefix(ink.Markdown(text, width-indent, p), first, ink.Blank(indent))
}
