package screen

import (
	"fmt"
	"strings"

	"sabaq/decks"
	"sabaq/quiz/screen/ink"
)

// drafted draws an entry of a draft: all that it says, and what a check finds.
func (s *sheet) drafted(c *DraftCard) {
	e := c.Entry
	s.aside(about(c))
	s.gap()
	s.stem(e.Kind, e.Question)
	s.gap()
	s.draftAnswer(e)
	for _, name := range []string{"hint", "why", "note", "until"} {
		for _, text := range e.Field(name) {
			s.gap()
			s.part(name, text)
		}
	}
	for i := range c.Problems {
		s.gap()
		s.found(&c.Problems[i])
	}
}

// about says in a line what kind of card it is, and what its fields say of it.
func about(c *DraftCard) string {
	said := c.Entry.Kind.String()
	if n := len(c.Cards); n > 1 {
		said += ", " + cards(n)
	}
	if len(c.Cards) == 0 {
		return said
	}
	first := &c.Cards[0]
	if first.Weight > 1 {
		said += fmt.Sprintf(", weight %d", first.Weight)
	}
	if len(first.Tags) > 0 {
		said += ", " + strings.Join(first.Tags, " ")
	}
	return said
}

// draftAnswer draws what is right.
func (s *sheet) draftAnswer(e *decks.Entry) {
	switch e.Kind {
	case decks.Basic:
		s.part("answer", e.Answer)
	case decks.Typed:
		for i, a := range e.Accept {
			s.part([]string{"answer", "or"}[min(i, 1)], a.Text)
		}
	case decks.TrueFalse:
		s.add(ink.Line{ink.Styled(ink.Right, map[bool]string{true: "It is true.", false: "It is false."}[e.True])})
	case decks.Choice:
		for i := range e.Choices {
			o := &e.Choices[i]
			indent := s.item(s.sign(o.Right, false), i+1, "", o.Text)
			if s.brief && o.Right {
				s.behind("right", indent)
			}
			s.behind(o.Feedback, indent)
		}
	case decks.All, decks.Order:
		if e.Need > 0 {
			s.aside(fmt.Sprintf("Any %d of these:", e.Need))
		}
		for i, item := range e.Items {
			s.item(s.sign(false, false), i+1, "", item)
		}
	case decks.Claim:
		for _, f := range e.Facets {
			s.part(f.Name, f.Text)
		}
	}
}

// partWidth is as wide as the longest name of a part.
const partWidth = len("evidence  ")

// part draws a named part of an entry.
func (s *sheet) part(name, text string) {
	first := ink.Line{ink.Styled(ink.Dim, name)}.Pad(partWidth)
	if s.width < 30 {
		s.add(first)
		s.markdown(text)
		return
	}
	s.add(ink.Prefix(ink.Markdown(text, s.width-partWidth, s.palette), first, ink.Blank(partWidth))...)
}

// found draws what a check says of the card.
func (s *sheet) found(d *decks.Diagnostic) {
	style := ink.Hard
	if d.Severity == decks.Error {
		style = ink.Wrong
	}
	said := ink.Line{ink.Styled(style, d.Severity.String()+" "+d.Code+": "), ink.Styled(0, d.Message)}
	if d.Hint != "" {
		said = append(said, ink.Styled(ink.Dim, "; "+d.Hint))
	}
	s.add(ink.Prefix(ink.Wrap(said, max(s.width-2, 10)), ink.Line{ink.Styled(style, "! ")}, ink.Blank(2))...)
}

// beside draws the passage of a card, whole or around its quotations.
func (s *sheet) beside(c *DraftCard, whole bool) {
	if len(c.Cards) == 0 {
		return
	}
	s.source(&attempt{card: &c.Cards[0], passage: c.Passage, whole: whole})
	s.from, s.to = 0, 0
}

// sideBySide is the width from which the passage stands beside the card, and not
// below it.
const sideBySide = 100

// columnGap is how many cells part the two.
const columnGap = 3

// columns draws two sheets beside each other, the left one so wide.
func columns(left, right []ink.Line, width int) []ink.Line {
	lines := make([]ink.Line, max(len(left), len(right)))
	for i := range lines {
		var l, r ink.Line
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		if len(r) > 0 {
			l = append(append(l.Pad(width), ink.Blank(columnGap)...), r...)
		}
		lines[i] = l
	}
	return lines
}
