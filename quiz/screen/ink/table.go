package ink

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// table draws a table with its columns aligned, or row by row as 'a | b' where
// the window is too narrow for that.
func (d *drawer) table(n *extast.Table, width int) []Line {
	var rows [][]Line
	widths := make([]int, len(n.Alignments))
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		style := Style(0)
		if row.Kind() == extast.KindTableHeader {
			style = Strong
		}
		var cells []Line
		for cell := row.FirstChild(); cell != nil && len(cells) < len(widths); cell = cell.NextSibling() {
			line := d.cell(cell, style)
			widths[len(cells)] = max(widths[len(cells)], line.Width())
			cells = append(cells, line)
		}
		rows = append(rows, cells)
	}
	total := 3 * (len(widths) - 1)
	for _, w := range widths {
		total += w
	}
	if total > width {
		return d.narrowTable(rows, width)
	}
	bar := Span{Dim, d.palette.Pick(" │ ", " | ")}
	var out []Line
	for i, row := range rows {
		var line Line
		for j, cell := range row {
			if j > 0 {
				line = append(line, bar)
			}
			line = append(line, align(cell, n.Alignments[j], widths[j], j == len(row)-1)...)
		}
		out = append(out, line)
		if i == 0 {
			out = append(out, d.tableRule(widths))
		}
	}
	return out
}

// cell returns a cell's content on one line.
func (d *drawer) cell(n ast.Node, style Style) Line {
	var out Line
	for i, line := range d.inlines(n, style) {
		if i > 0 {
			out = append(out, Blank(1)...)
		}
		out = append(out, line...)
	}
	return out
}

func align(cell Line, how extast.Alignment, width int, last bool) Line {
	room := width - cell.Width()
	switch how {
	case extast.AlignRight:
		return cell.padLeft(width)
	case extast.AlignCenter:
		cell = cell.padLeft(width - room + room/2)
	}
	if last {
		return cell
	}
	return cell.Pad(width)
}

// tableRule returns the line below a table's head.
func (d *drawer) tableRule(widths []int) Line {
	var line Line
	for i, w := range widths {
		if i > 0 {
			line = append(line, Span{Dim, d.palette.Pick("─┼─", "-+-")})
		}
		line = append(line, d.palette.Rule(w)...)
	}
	return line
}

func (d *drawer) narrowTable(rows [][]Line, width int) []Line {
	var out []Line
	for i, row := range rows {
		var line Line
		for j, cell := range row {
			if j > 0 {
				line = append(line, Styled(Dim, " | "))
			}
			line = append(line, cell...)
		}
		out = append(out, Wrap(line, width)...)
		if i == 0 {
			out = append(out, d.palette.Rule(width))
		}
	}
	return out
}
