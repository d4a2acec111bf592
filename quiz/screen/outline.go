package screen

import (
	"fmt"

	"sabaq/decks"
	"sabaq/quiz/screen/ink"
)

// Known returns the mean chance of recall of a branch's cards and of those under
// it. It is false where there is no progress yet (recall is nil) or no card.
func Known(b *decks.Branch, recall map[string]float64) (float64, bool) {
	ids := b.All()
	if recall == nil || len(ids) == 0 {
		return 0, false
	}
	sum := 0.0
	for _, id := range ids {
		sum += recall[id]
	}
	return sum / float64(len(ids)), true
}

// Outline draws a deck's outline as a tree. recall gives each card's chance of
// recall, nil when nothing was studied yet.
func Outline(title string, branches []decks.Branch, recall map[string]float64, width int, p ink.Palette) []ink.Line {
	o := outline{recall: recall, width: width, p: p}
	o.lines = append(o.lines, ink.Line{ink.Styled(ink.Title, title)}.Truncate(width, p))
	for i := range branches {
		o.lines = append(o.lines, nil)
		o.section(&branches[i], 0)
	}
	return o.lines
}

type outline struct {
	recall map[string]float64
	width  int
	p      ink.Palette
	lines  []ink.Line
}

// knownWidth is the column of percentages: "100 %" and a space before it.
const knownWidth = 6

// section draws a heading and what stands under it.
func (o *outline) section(b *decks.Branch, depth int) {
	if len(b.Cards) > 0 || b.Claim {
		o.branch(b, nil, nil)
		return
	}
	o.row(b, ink.Blank(2*depth), ink.Blank(2*depth), ink.Strong)
	for i := range b.Branches {
		if child := &b.Branches[i]; len(child.Cards) == 0 && !child.Claim && child.Label == "" {
			o.section(child, depth+1)
		} else {
			last := i == len(b.Branches)-1
			o.child(child, ink.Blank(2*depth), last)
		}
	}
}

// child draws a branch behind its line of the tree.
func (o *outline) child(b *decks.Branch, before ink.Line, last bool) {
	joint, down := o.p.Pick("├ ", "|- "), o.p.Pick("│ ", "|  ")
	if last {
		joint, down = o.p.Pick("└ ", "`- "), o.p.Pick("  ", "   ")
	}
	first := append(before[:len(before):len(before)], ink.Span{Style: ink.Dim, Text: joint})
	rest := append(before[:len(before):len(before)], ink.Span{Style: ink.Dim, Text: down})
	o.branch(b, first, rest)
}

func (o *outline) branch(b *decks.Branch, first, rest ink.Line) {
	o.row(b, first, rest, 0)
	for i := range b.Branches {
		o.child(&b.Branches[i], rest, i == len(b.Branches)-1)
	}
}

// row draws a branch's text, and at the right how well it is known.
func (o *outline) row(b *decks.Branch, first, rest ink.Line, style ink.Style) {
	if b.Label != "" {
		first = append(first[:len(first):len(first)], ink.Styled(ink.Dim, b.Label+": "))
	}
	if b.Claim {
		style |= ink.Strong
	}
	room := max(o.width-max(first.Width(), rest.Width())-knownWidth, 10)
	text := ink.Markdown(b.Text, room, o.p)
	for i := range text {
		text[i] = text[i].With(style)
	}
	lines := ink.Prefix(text, first, rest)
	if known, ok := Known(b, o.recall); ok && len(lines) > 0 {
		lines[0] = ink.Spread(lines[0], ink.Line{ink.Styled(ink.Dim, fmt.Sprintf("%3.0f %%", 100*known))}, o.width, o.p)
	}
	o.lines = append(o.lines, lines...)
}
