package screen

import "sabaq/quiz/screen/ink"

// sheet is a card being drawn: the lines so far, and where in them one must be
// able to look.
type sheet struct {
	palette ink.Palette
	width   int
	tight   bool // a small window: no empty lines but the deck's own
	brief   bool // the answer stands apart from the question: say again what it refers to

	lines    []ink.Line
	answer   int // the line where the answer begins; 0 before it is shown
	from, to int // lines that must be seen: the option under the cursor, a hint, a passage
}

// add appends lines.
func (s *sheet) add(lines ...ink.Line) { s.lines = append(s.lines, lines...) }

// gap appends an empty line between two parts, where there is room for that.
func (s *sheet) gap() {
	if n := len(s.lines); !s.tight && n > 0 && len(s.lines[n-1]) > 0 {
		s.add(nil)
	}
}

// aside appends text of ours that is less important than the deck's.
func (s *sheet) aside(text string) {
	s.add(ink.Wrap(ink.Line{ink.Styled(ink.Dim, text)}, s.width)...)
}

// markdown appends Markdown of the deck's.
func (s *sheet) markdown(text string) { s.add(ink.Markdown(text, s.width, s.palette)...) }

// labels are as wide as the longest, so that what they label lines up.
const labelWidth = len("until  ")

// labelled appends Markdown behind a label: "why    because ...".
func (s *sheet) labelled(label, text string) {
	s.labelledLines(label, func(width int) []ink.Line { return ink.Markdown(text, width, s.palette) })
}

// labelledLines does so with lines drawn for a width.
func (s *sheet) labelledLines(label string, draw func(width int) []ink.Line) {
	first := ink.Line{ink.Styled(ink.Dim, label)}.Pad(labelWidth)
	if s.width < 30 {
		if label != "" {
			s.add(first)
		}
		s.add(draw(s.width)...)
		return
	}
	s.add(ink.Prefix(draw(s.width-labelWidth), first, ink.Blank(labelWidth))...)
}

// behind appends an aside to the end of the last line, or under it.
func (s *sheet) behind(text string, indent int) {
	if text == "" {
		return
	}
	last := len(s.lines) - 1
	more := ink.Line{ink.Styled(ink.Dim, "("+text+")")}
	if line := s.lines[last]; line.Width()+2+more.Width() <= s.width {
		s.lines[last] = append(append(line[:len(line):len(line)], ink.Blank(2)...), more...)
		return
	}
	s.add(ink.Prefix(ink.Wrap(more, max(s.width-indent, 10)), ink.Blank(indent), ink.Blank(indent))...)
}

// sign returns the sign for right or wrong, two cells wide. Line mode says it in
// words, which can be read aloud.
func (s *sheet) sign(right, wrong bool) ink.Span {
	switch {
	case s.brief && s.palette.Mode == ink.Plain:
	case right:
		return ink.Span{Style: ink.Right, Text: s.palette.Pick(" ✓", " +")}
	case wrong:
		return ink.Span{Style: ink.Wrong, Text: s.palette.Pick(" ✗", " x")}
	}
	return ink.Styled(0, "  ")
}
