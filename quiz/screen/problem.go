package screen

import (
	"fmt"

	"sabaq/decks"
	"sabaq/quiz/screen/ink"
)

// Problem draws a diagnostic as a compiler does: where and what, the line with
// a caret under the place, and what to do.
func Problem(d *decks.Diagnostic, width int, p ink.Palette) []ink.Line {
	style := ink.Wrong
	if d.Severity != decks.Error {
		style = ink.Hard
	}
	lines := ink.Wrap(ink.Line{
		ink.Styled(ink.Strong, fmt.Sprintf("%s:%d:%d: ", d.File, d.Pos.Line, d.Pos.Col)),
		ink.Styled(style, d.Severity.String()+" "+d.Code+": "),
		ink.Styled(0, d.Message),
	}, width)
	if d.Text != "" {
		number := ink.Line{ink.Styled(ink.Dim, fmt.Sprintf("%5d | ", d.Pos.Line))}
		lines = append(lines, append(number, ink.Styled(0, d.Text)).Truncate(width, p))
		before := []rune(d.Text)
		before = before[:min(max(d.Pos.Col-1, 0), len(before))]
		if at := ink.Clean(string(before)).Width(); at+8 < width {
			lines = append(lines, append(ink.Line{ink.Styled(ink.Dim, "      | ")}, append(ink.Blank(at), ink.Styled(style, "^"))...))
		}
	}
	if d.Hint != "" {
		lines = append(lines, ink.Prefix(ink.Wrap(ink.Plainly(d.Hint), max(width-8, 10)), ink.Blank(8), ink.Blank(8))...)
	}
	return lines
}
