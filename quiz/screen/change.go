package screen

import (
	"fmt"

	"sabaq/decks"
	"sabaq/quiz/screen/ink"
)

// Change draws what changed in a card, as `deck diff` prints it.
func Change(c *decks.Change, width int, p ink.Palette) []ink.Line {
	card, where := c.New, ""
	style := ink.Strong
	switch {
	case card == nil:
		card, style = c.Old, ink.Wrong
	case c.Old == nil:
		style = ink.Right
		fallthrough
	default:
		where = fmt.Sprintf(", line %d", card.Pos.Line)
	}
	was := ""
	if c.Recognised() {
		was = " (was " + c.Old.ID + ")"
	}
	lines := ink.Wrap(ink.Line{ink.Styled(style, c.Kind.String()), ink.Styled(ink.Dim, "  "+card.ID+was+where)}, width)
	row := func(sign, text string, style ink.Style) {
		first := ink.Line{ink.Styled(style, "  "+sign+" ")}
		for _, line := range ink.Markdown(text, max(width-4, 10), p) {
			lines = append(lines, append(first[:1:1], line.With(style)...))
		}
	}
	part := func(old, new string) {
		if old == new {
			row(" ", new, 0)
			return
		}
		row("-", old, ink.Wrong)
		row("+", new, ink.Right)
	}
	switch c.Kind {
	case decks.Added:
		row("+", card.Question, 0)
		row("+", card.Answer, 0)
	case decks.Withdrawn:
		row("-", card.Question, 0)
		row("-", card.Answer, 0)
	default:
		part(c.Old.Question, c.New.Question)
		part(c.Old.Answer, c.New.Answer)
	}
	return append(lines, nil)
}
