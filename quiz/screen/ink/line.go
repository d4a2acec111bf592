package ink

import (
	"io"
	"strings"
)

// Span is a piece of text in one style.
type Span struct {
	Style Style
	Text  Text
}

// Styled returns a span of s, made safe.
func Styled(style Style, s string) Span { return Span{style, Clean(s)} }

// Line is one line of a screen: spans side by side.
type Line []Span

// Plainly returns a line of s, made safe, without style.
func Plainly(s string) Line { return Line{Styled(0, s)} }

// Width returns how many cells the line takes.
func (l Line) Width() int {
	width := 0
	for _, span := range l {
		width += span.Text.Width()
	}
	return width
}

// Text returns the line without its styles.
func (l Line) Text() Text {
	if len(l) == 1 {
		return l[0].Text
	}
	var all []byte
	for _, span := range l {
		all = append(all, span.Text.s...)
	}
	return Text{string(all)}
}

// With returns the line with style added to each of its spans.
func (l Line) With(style Style) Line {
	out := make(Line, len(l))
	for i, span := range l {
		out[i] = Span{span.Style | style, span.Text}
	}
	return out
}

// Pad returns the line filled with spaces up to width cells; a wider line stays
// as it is.
func (l Line) Pad(width int) Line {
	return append(l[:len(l):len(l)], Blank(width-l.Width())...)
}

// Truncate returns the line cut to width cells, an ellipsis at the cut.
func (l Line) Truncate(width int, p Palette) Line {
	if l.Width() <= width {
		return l
	}
	dots := p.ellipsis()
	if width < dots.Width() {
		dots = Clean("...."[:max(width, 0)])
	}
	room := width - dots.Width()
	var out Line
	for _, span := range l {
		size := fitting(span.Text.s, &room)
		if size > 0 {
			out = append(out, Span{span.Style, Text{span.Text.s[:size]}})
		}
		if size < len(span.Text.s) {
			return append(out, Span{span.Style, dots})
		}
	}
	return out
}

// fitting returns how many bytes of s fit in room cells and takes them off it.
func fitting(s string, room *int) int {
	size := 0
	for size < len(s) {
		n, cells := cluster(s[size:])
		if cells > *room {
			break
		}
		size, *room = size+n, *room-cells
	}
	return size
}

// Blank returns a line of n spaces, an empty one for n < 1.
func Blank(n int) Line {
	if n < 1 {
		return nil
	}
	return Line{{0, Text{strings.Repeat(" ", n)}}}
}

// Spread returns left and right at the two ends of a line of width cells; left
// is cut where they don't fit side by side.
func Spread(left, right Line, width int, p Palette) Line {
	right = right.Truncate(width, p)
	room := width - right.Width()
	out := left.Truncate(max(room-1, 0), p).Pad(room)
	return append(out, right...)
}

// Prefix returns the lines with first before the first of them and rest before
// the others, as a list item or a quotation is drawn.
func Prefix(lines []Line, first, rest Line) []Line {
	out := make([]Line, len(lines))
	for i, line := range lines {
		before := rest
		if i == 0 {
			before = first
		}
		out[i] = append(before[:len(before):len(before)], line...)
	}
	return out
}

// Render returns the line as the palette shows it. The only escape sequences in
// it are SGR, and it ends with none of them open.
func (l Line) Render(p Palette) string { return string(l.append(nil, p)) }

// append appends the rendered line, one pair of sequences around a run of
// spans of one style.
func (l Line) append(out []byte, p Palette) []byte {
	for i := 0; i < len(l); {
		style, start := l[i].Style, len(out)
		out = appendSGR(out, style, p.Mode)
		styled := len(out) > start
		for ; i < len(l) && l[i].Style == style; i++ {
			out = append(out, l[i].Text.s...)
		}
		if styled {
			out = append(out, "\x1b[0m"...)
		}
	}
	return out
}

// Print writes the lines to w in one piece, each with a newline. It is the way
// out of the package: nothing but Lines goes in.
func (p Palette) Print(w io.Writer, lines ...Line) error {
	var out []byte
	for _, line := range lines {
		out = append(line.append(out, p), '\n')
	}
	_, err := w.Write(out)
	return err
}
