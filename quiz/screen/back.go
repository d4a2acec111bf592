package screen

import (
	"fmt"

	"sabaq/decks"
	"sabaq/quiz/screen/ink"
)

// answer draws what is shown after the question: how the attempt was, the right
// answer, and what the deck says about it.
func (a *attempt) answer(width int, p ink.Palette) []ink.Line {
	c := a.card
	var lines []ink.Line
	add := func(more []ink.Line) {
		if len(more) > 0 {
			lines = append(append(lines, nil), more...)
		}
	}
	if a.verdict != nil {
		add(a.verdict(width, p))
	}
	if right := a.rightAnswer(width, p); len(right) > 0 {
		add(right)
	}
	if c.Why != "" {
		add(labelled("why", c.Why, width, p))
	}
	if c.Note != "" {
		add(labelled("note", c.Note, width, p))
	}
	if c.Until != "" {
		add(labelled("until", c.Until+": after this date the fact may no longer hold", width, p))
	}
	return lines
}

// rightAnswer draws the answer, unless the options or the verdict show it already.
func (a *attempt) rightAnswer(width int, p ink.Palette) []ink.Line {
	switch c := a.card; c.Kind {
	case decks.Choice:
		if !a.reprint {
			return nil
		}
		var lines []ink.Line
		for place, index := range a.order {
			if c.Choices[index].Right || a.chose(index) {
				lines = append(lines, a.option(place, width, p)...)
			}
		}
		return lines
	case decks.All, decks.Order:
		var lines []ink.Line
		for i, item := range c.Items {
			first := ink.Line{a.itemSign(i, p), ink.Styled(ink.Key, fmt.Sprintf("%2d", i+1)), ink.Styled(0, "  ")}
			lines = append(lines, ink.Prefix(ink.Markdown(item, max(width-first.Width(), 10), p), first, ink.Blank(first.Width()))...)
		}
		return lines
	case decks.TrueFalse:
		word := "False."
		if c.True {
			word = "True."
		}
		return []ink.Line{{ink.Styled(ink.Right, word)}}
	default:
		if a.compared {
			return nil // the answer stands in the verdict
		}
		return ink.Markdown(c.Answer, width, p)
	}
}

// itemSign marks a point that was recalled, or an item that was put at its place.
func (a *attempt) itemSign(i int, p ink.Palette) ink.Span {
	hit, marked := a.itemHit(i)
	switch {
	case !marked:
		return ink.Styled(0, "  ")
	case hit:
		return ink.Span{Style: ink.Right, Text: p.Pick(" ✓", " +")}
	}
	return ink.Span{Style: ink.Wrong, Text: p.Pick(" ✗", " x")}
}

// source draws where the answer comes from: the passage with the quoted phrases
// marked where the text is at hand, else the paragraph's number. whole shows
// all of a long paragraph.
func (s *Study) source(a *attempt, whole bool, width int) []ink.Line {
	c := a.card
	if c.Source == 0 {
		return quoted(c.Quotes, width, s.Palette)
	}
	head := ink.Wrap(ink.Line{ink.Styled(ink.Dim, fmt.Sprintf("From the source, paragraph %d", c.Source))}, width)
	passage := s.Passage(a.turn)
	if passage == "" {
		return append(head, quoted(c.Quotes, width, s.Palette)...)
	}
	draw := ink.Excerpt
	if whole {
		draw = ink.Highlight
	}
	return append(head, ink.Quoted(draw(passage, c.Quotes, max(width-2, 10), s.Palette), s.Palette)...)
}

// quoted draws the phrases that the card quotes.
func quoted(quotes []string, width int, p ink.Palette) []ink.Line {
	var lines []ink.Line
	for _, q := range quotes {
		lines = append(lines, ink.Quoted(ink.Wrap(ink.Plainly(q), max(width-2, 10)), p)...)
	}
	return lines
}
