package screen

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"sabaq/decks"
	"sabaq/quiz/exam"
	"sabaq/quiz/screen/ink"
)

// asked draws a question of a sitting with what was answered so far.
func (s *sheet) asked(r *response) {
	s.posed(&r.item)
	s.gap()
	s.aside(r.ask())
	if len(r.item.Options) > 0 {
		s.gap()
		for i := range r.item.Options {
			s.examOption(r, i)
		}
	}
	if len(r.lines) > 0 {
		s.gap()
		s.typed(r)
	}
}

// posed draws the question itself.
func (s *sheet) posed(it *exam.Item) {
	if it.Lead != "" {
		s.aside(it.Lead + ":")
	}
	s.stem(kindOf(it), it.Question)
}

// kindOf returns the kind of card that is asked, as far as drawing differs.
func kindOf(it *exam.Item) decks.Kind {
	if it.Kind == decks.Cloze.String() {
		return decks.Cloze
	}
	return decks.Basic
}

// examOption draws an option with its cursor and what was done with it.
func (s *sheet) examOption(r *response, i int) {
	sign := s.sign(false, false)
	if i == r.cursor {
		sign = ink.Span{Style: ink.Key, Text: s.palette.Pick(" ▸", " >")}
	}
	box := ""
	if !s.brief {
		box = r.box(i)
	}
	start := len(s.lines)
	s.item(sign, i+1, box, r.item.Options[i])
	if i == r.cursor {
		s.from, s.to = start, len(s.lines)
	}
}

// box shows whether an option is chosen, or which place it was given.
func (r *response) box(i int) string {
	at := slices.Index(r.picks, i)
	switch {
	case r.item.Form == exam.Choose && at < 0:
		return "( ) "
	case r.item.Form == exam.Choose:
		return "(x) "
	case at < 0:
		return "[ ] "
	case r.item.Form == exam.Arrange:
		return fmt.Sprintf("[%d] ", at+1)
	}
	return "[x] "
}

// typed draws the lines typed so far; the last one must be seen.
func (s *sheet) typed(r *response) {
	for i, line := range r.lines {
		first := ink.Blank(2)
		if r.item.Form == exam.List {
			first = ink.Line{ink.Styled(ink.Dim, fmt.Sprintf("%4d  ", i+1))}
		}
		s.from = len(s.lines)
		s.add(ink.Prefix(ink.Wrap(ink.Plainly(line), max(s.width-first.Width(), 10)), first, ink.Blank(first.Width()))...)
		s.to = len(s.lines)
	}
}

// figure writes a number of points or a percentage.
func figure(x float64) string { return strconv.FormatFloat(math.Round(100*x)/100, 'f', -1, 64) }

func inPoints(x float64) string {
	if x == 1 {
		return "1 point"
	}
	return figure(x) + " points"
}
