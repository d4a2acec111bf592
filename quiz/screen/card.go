package screen

import (
	"fmt"
	"strings"

	"sabaq/decks"
	"sabaq/quiz/screen/ink"
)

// Card draws a card with its answer, as `deck show` prints it.
func Card(c *decks.Card, width int, p ink.Palette) []ink.Line {
	a := &attempt{card: c, cursor: -1, stage: answered, order: places(c)}
	about := fmt.Sprintf("%s  %s", c.ID, c.Kind)
	if c.Facet != "" {
		about += ", " + c.Facet
	}
	if c.Source > 0 {
		about += fmt.Sprintf(", paragraph %d", c.Source)
	}
	if c.Weight > 1 {
		about += fmt.Sprintf(", weight %d", c.Weight)
	}
	if len(c.Tags) > 0 {
		about += ", " + strings.Join(c.Tags, " ")
	}
	lines := ink.Wrap(ink.Line{ink.Styled(ink.Dim, about)}, width)
	s := &sheet{palette: p, width: width - 2}
	s.question(a)
	s.gap()
	s.solution(a)
	s.source(a)
	return append(append(lines, ink.Prefix(s.lines, ink.Blank(2), ink.Blank(2))...), nil)
}
