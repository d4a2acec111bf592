package ink

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// minContent is the width below which quotations and lists stop indenting:
// a list in a list in a list must still be readable in a narrow window.
const minContent = 8

// drawer draws one parsed source.
type drawer struct {
	src     []byte
	palette Palette
	gaps    bool
}

// blocks draws the children of parent, with empty lines between them if loose.
func (d *drawer) blocks(parent ast.Node, width int, loose bool) []Line {
	var out []Line
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		lines := d.block(n, width)
		if loose && len(out) > 0 && len(lines) > 0 {
			out = append(out, nil)
		}
		out = append(out, lines...)
	}
	return out
}

func (d *drawer) block(n ast.Node, width int) []Line {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return d.wrapped(n, 0, width)
	case *ast.Heading:
		return d.heading(n, width)
	case *ast.ThematicBreak:
		return []Line{d.palette.Rule(width)}
	case *ast.CodeBlock:
		return d.code(n.Lines(), width)
	case *ast.FencedCodeBlock:
		return d.code(n.Lines(), width)
	case *ast.Blockquote:
		return d.quote(n, width)
	case *ast.List:
		return d.list(n, width)
	case *ast.HTMLBlock:
		return d.html(n, width)
	case *extast.Table:
		return d.table(n, width)
	case *ast.ListItem: // of a list that there was no room to indent
		list, ok := n.Parent().(*ast.List)
		return d.blocks(n, width, !ok || !list.IsTight)
	case *ast.LinkReferenceDefinition:
		return nil
	}
	return d.blocks(n, width, true)
}

// wrapped draws a block of text.
func (d *drawer) wrapped(n ast.Node, style Style, width int) []Line {
	var out []Line
	for _, line := range d.inlines(n, style) {
		out = append(out, Wrap(line, width)...)
	}
	return out
}

func (d *drawer) heading(n *ast.Heading, width int) []Line {
	mark := Plainly(strings.Repeat("#", n.Level) + " ")
	room := width - mark.Width()
	if d.palette.Mode != Plain || room < minContent {
		return d.wrapped(n, Title, width)
	}
	return Prefix(d.wrapped(n, Title, room), mark, Blank(mark.Width()))
}

// Rule returns a line across width cells.
func (p Palette) Rule(width int) Line {
	return Line{{Dim, Text{strings.Repeat(p.Pick("─", "-").s, max(width, 0))}}}
}

// Quoted draws a bar before each line, two cells wide in all.
func Quoted(lines []Line, p Palette) []Line {
	bar := Line{{Quote, p.Pick("│", "|")}, {0, Text{" "}}}
	return Prefix(lines, bar, bar)
}

func (d *drawer) quote(n ast.Node, width int) []Line {
	if width-2 < minContent {
		return d.blocks(n, width, true)
	}
	return Quoted(d.blocks(n, width-2, true), d.palette)
}

func (d *drawer) list(n *ast.List, width int) []Line {
	bullet := d.palette.Pick("•", "-").s + " "
	size := 2
	if n.IsOrdered() {
		size = len(strconv.Itoa(n.Start+n.ChildCount()-1)) + 2
	}
	if width-size < minContent {
		return d.blocks(n, width, !n.IsTight) // no room for marks
	}
	var out []Line
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		mark := bullet
		if n.IsOrdered() {
			mark = ordinal(number, n.Marker)
			number++
		}
		lines := d.blocks(item, width-size, !n.IsTight)
		if len(lines) == 0 {
			lines = []Line{nil}
		}
		if len(out) > 0 && !n.IsTight {
			out = append(out, nil)
		}
		out = append(out, Prefix(lines, Plainly(mark).padLeft(size), Blank(size))...)
	}
	return out
}

// ordinal returns a number as its list writes it, "1. " or "1) ".
func ordinal(number int, mark byte) string {
	return strconv.Itoa(number) + string(rune(mark)) + " "
}

// padLeft returns the line with spaces before it up to width cells.
func (l Line) padLeft(width int) Line { return append(Blank(width-l.Width()), l...) }

// code draws literal lines, indented by two. They are not wrapped but cut where
// the window ends, and an arrow says that a line goes on.
func (d *drawer) code(segments *text.Segments, width int) []Line {
	var src strings.Builder
	for i := range segments.Len() {
		segment := segments.At(i)
		src.Write(segment.Value(d.src))
	}
	more := Line{{Dim, d.palette.Pick("↪ ", "> ")}}
	var out []Line
	for _, t := range CleanLines(src.String()) {
		out = append(out, Prefix(hardwrap(Line{{Code, t}}, width-2), Blank(2), more)...)
	}
	return out
}

// html draws raw HTML as text and drops its comments.
func (d *drawer) html(n *ast.HTMLBlock, width int) []Line {
	var src strings.Builder
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		src.Write(segment.Value(d.src))
	}
	if n.HasClosure() {
		src.Write(n.ClosureLine.Value(d.src))
	}
	var out []Line
	for _, t := range CleanLines(strings.TrimSpace(dropComments(src.String()))) {
		out = append(out, Wrap(Line{{0, t}}, width)...)
	}
	return out
}

// dropComments returns s without its HTML comments; one that does not end takes
// the rest.
func dropComments(s string) string {
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(s, "<!--")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		_, s, _ = strings.Cut(rest, "-->")
	}
}
