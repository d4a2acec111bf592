package screen

import (
	"fmt"
	"slices"

	"sabaq/decks"
	"sabaq/quiz/screen/ink"
)

// question draws what a card shows before its answer.
func (s *sheet) question(a *attempt) {
	c := a.card
	if c.Lead != "" {
		s.aside(c.Lead + ":")
	}
	s.stem(c.Kind, c.Question)
	if ask := a.ask(); ask != "" {
		s.gap()
		s.aside(ask)
	}
	listed := c.Kind == decks.Choice || c.Kind == decks.Order && a.stage == asking || a.stage == ticking
	if listed && !(s.brief && a.stage == answered) {
		s.gap()
		for place := range a.order {
			s.option(a, place)
		}
	}
	if a.hinted && a.stage == asking {
		s.gap()
		start := len(s.lines)
		s.labelled("hint", c.Hint)
		if a.cursor < 0 {
			s.from, s.to = start, len(s.lines)
		}
	}
}

// stem draws the card's own question.
func (s *sheet) stem(kind decks.Kind, question string) {
	draw := ink.Markdown
	if kind == decks.Cloze {
		draw = ink.Cloze
	}
	s.add(draw(question, s.width, s.palette)...)
}

// ask says what is wanted, where the question itself may not.
func (a *attempt) ask() string {
	c := a.card
	switch {
	case a.stage == ticking:
		return "Tick what you recalled."
	case c.Kind == decks.TrueFalse && a.verdict == nil:
		return "True or false?"
	case c.Kind == decks.Choice && a.severalRight():
		return "Choose all that are right."
	case c.Kind == decks.Choice:
		return "Choose one."
	case c.Kind == decks.Order && a.stage == asking:
		return "Which comes first, which next?"
	case c.Kind == decks.All && c.Need < len(c.Items):
		return fmt.Sprintf("Recall any %d of %d.", c.Need, len(c.Items))
	case c.Kind == decks.All:
		return fmt.Sprintf("Recall all %d.", len(c.Items))
	}
	return ""
}

// option draws the option, or the item to be ticked or put in order, at a place.
func (s *sheet) option(a *attempt, place int) {
	index := a.order[place]
	sign := s.sign(false, false)
	if place == a.cursor {
		sign = ink.Span{Style: ink.Key, Text: s.palette.Pick(" ▸", " >")}
	}
	text := ""
	if a.card.Kind == decks.Choice {
		text = a.card.Choices[index].Text
		if right := a.card.Choices[index].Right; a.stage == answered {
			sign = s.sign(right, !right && a.chose(index))
		}
	} else {
		text = a.card.Items[index]
	}
	start := len(s.lines)
	box := ""
	if !s.brief {
		box = a.box(index)
	}
	indent := s.item(sign, place+1, box, text)
	if a.stage == answered {
		s.outcome(a, index, indent)
	}
	if place == a.cursor {
		s.from, s.to = start, len(s.lines)
	}
}

// item draws a numbered line of a list and returns how far its text is indented.
func (s *sheet) item(sign ink.Span, number int, box, text string) (indent int) {
	first := ink.Line{sign, ink.Styled(ink.Key, fmt.Sprintf("%2d", number)), ink.Styled(0, "  "+box)}
	indent = first.Width()
	s.add(ink.Prefix(ink.Markdown(text, max(s.width-indent, 10), s.palette), first, ink.Blank(indent))...)
	return indent
}

// box shows whether an option is ticked, or which place an item was given.
func (a *attempt) box(index int) string {
	at := slices.Index(a.picks, index)
	switch {
	case !a.boxes() || a.stage == answered && at < 0 && a.verdict == nil:
		return ""
	case at < 0:
		return "[ ] "
	case a.card.Kind == decks.Order:
		return fmt.Sprintf("[%d] ", at+1)
	}
	return "[x] "
}

// outcome says in words what an option was, where its sign doesn't say enough,
// and what the deck says to somebody who chose it.
func (s *sheet) outcome(a *attempt, index, indent int) {
	c, chosen := &a.card.Choices[index], a.chose(index)
	switch {
	case s.brief && c.Right && chosen:
		s.behind("right, your choice", indent)
	case c.Right && !chosen && a.boxes() && a.verdict != nil:
		s.behind("right, missed", indent)
	case s.brief && c.Right:
		s.behind("right", indent)
	case s.brief && chosen:
		s.behind("your choice, not right", indent)
	}
	if chosen && c.Feedback != "" {
		said := ink.Wrap(ink.Line{ink.Styled(ink.Dim, c.Feedback)}, max(s.width-indent, 10))
		s.add(ink.Prefix(said, ink.Blank(indent), ink.Blank(indent))...)
	}
}
