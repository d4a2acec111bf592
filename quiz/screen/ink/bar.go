package ink

import (
	"math"
	"strings"
)

// Bar draws a fraction (0 to 1) as a bar of width cells, its two ends included.
// It is full only at 1 and empty only at 0, as far as its length can tell.
func Bar(fraction float64, width int, p Palette) Line {
	room := width - 2
	if room < 1 {
		return Blank(width)
	}
	if math.IsNaN(fraction) {
		fraction = 0
	}
	fraction = min(max(fraction, 0), 1)
	full := int(math.Round(fraction * float64(room)))
	if full == room && fraction < 1 {
		full--
	}
	if full == 0 && fraction > 0 && room > 1 {
		full = 1
	}
	return Line{
		{Dim, p.Pick("▕", "[")},
		{0, Text{strings.Repeat(p.Pick("█", "#").s, full)}},
		{Dim, Text{strings.Repeat(p.Pick("░", "-").s, room-full) + p.Pick("▏", "]").s}},
	}
}
