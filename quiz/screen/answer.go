package screen

import (
	"fmt"

	"sabaq/decks"
	"sabaq/quiz/mark"
	"sabaq/quiz/screen/ink"
)

// solution draws what is shown after the question: how the attempt was, the
// right answer, and what the deck says about it.
func (s *sheet) solution(a *attempt) {
	s.answer = len(s.lines)
	c := a.card
	if a.verdict != nil {
		s.verdict(a.verdict)
	}
	s.rightAnswer(a)
	for _, field := range [][2]string{{"why", c.Why}, {"note", c.Note}} {
		if field[1] != "" {
			s.gap()
			s.labelled(field[0], field[1])
		}
	}
	if c.Until != "" {
		s.gap()
		s.labelled("until", c.Until+"; after this date it may no longer hold")
	}
}

// verdict draws how the attempt was: what was typed over what stands on the
// card, their differences marked.
func (s *sheet) verdict(v *verdict) {
	style, sign := ink.Wrong, s.palette.Pick("✗ ", "")
	if v.right {
		style, sign = ink.Right, s.palette.Pick("✓ ", "")
	}
	s.add(ink.Wrap(ink.Line{{Style: style, Text: sign}, ink.Styled(style, v.words)}, s.width)...)
	if len(v.diff) == 0 {
		return
	}
	you, card := ink.Line{ink.Styled(ink.Dim, "you   ")}, ink.Line{ink.Styled(ink.Dim, "card  ")}
	for _, d := range v.diff {
		if d.Op == mark.Same {
			you, card = append(you, ink.Styled(0, d.You)), append(card, ink.Styled(0, d.Card))
			continue
		}
		you = append(you, s.difference(ink.Wrong, d.You)...)
		card = append(card, s.difference(ink.Right, d.Card)...)
	}
	s.add(ink.Wrap(you, s.width)...)
	s.add(ink.Wrap(card, s.width)...)
}

// difference marks a stretch of text: underlined besides its colour, for whoever
// sees none, and between brackets where nothing can be underlined.
func (s *sheet) difference(style ink.Style, text string) ink.Line {
	switch {
	case text == "":
		return nil
	case s.palette.Mode == ink.Plain:
		text = "[" + text + "]"
	}
	return ink.Line{ink.Styled(style|ink.Emph, text)}
}

// rightAnswer draws the answer, unless the options or the verdict show it
// already.
func (s *sheet) rightAnswer(a *attempt) {
	c := a.card
	switch c.Kind {
	case decks.Choice:
		for place, index := range a.order {
			if s.brief && (c.Choices[index].Right || a.chose(index)) {
				s.option(a, place)
			}
		}
	case decks.All, decks.Order:
		if a.verdict != nil {
			s.gap()
		}
		for i, item := range c.Items {
			right, wrong := a.itemMark(i)
			indent := s.item(s.sign(right, wrong), i+1, "", item)
			s.behind(a.misplaced(i), indent)
		}
	case decks.TrueFalse:
		if a.verdict == nil {
			s.add(ink.Line{ink.Styled(ink.Right, "I"+a.truth()[1:])})
		}
	default:
		if a.verdict == nil || len(a.verdict.diff) == 0 {
			s.markdown(c.Answer)
		}
	}
}

// misplaced says where an item was put that belongs at place i.
func (a *attempt) misplaced(i int) string {
	if a.card.Kind == decks.Order && a.verdict != nil {
		for at, index := range a.picks {
			if index == i && at != i {
				return fmt.Sprintf("you: %d", at+1)
			}
		}
	}
	return ""
}

// source draws where the answer comes from: the passage with the quoted phrases
// marked where the text is at hand, else the paragraph's number and the phrases.
// A long passage is shown in part unless a.whole is set.
func (s *sheet) source(a *attempt) {
	c, text := a.card, a.passage
	if c.Source == 0 && len(c.Quotes) == 0 {
		return
	}
	s.gap()
	start := len(s.lines)
	if c.Source > 0 {
		s.aside(fmt.Sprintf("From the source, paragraph %d", c.Source))
	}
	room := max(s.width-2, 10)
	var lines []ink.Line
	switch {
	case text == "":
		for _, q := range c.Quotes {
			lines = append(lines, ink.Wrap(ink.Plainly(q), room)...)
		}
	case a.whole:
		lines = ink.Highlight(text, c.Quotes, room, s.palette)
	default:
		lines = ink.Excerpt(text, c.Quotes, room, s.palette)
	}
	s.add(ink.Quoted(lines, s.palette)...)
	if a.whole {
		s.from, s.to = start, len(s.lines)
	}
}
