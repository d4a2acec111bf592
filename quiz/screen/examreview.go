package screen

import (
	"fmt"
	"slices"

	"sabaq/decks"
	"sabaq/quiz/exam"
	"sabaq/quiz/screen/ink"
)

// Mistakes draws each question that was answered wrongly, partly or not at all,
// with the answer, the right one, and what the deck says about it with its source.
// card finds the deck's cards, passage their paragraphs, "" where there is none.
func Mistakes(rec exam.Record, card exam.Lookup, passage func(*decks.Card) string, width int, p ink.Palette) []ink.Line {
	s := &sheet{palette: p, width: width}
	for _, i := range mistakes(rec) {
		if len(s.lines) > 0 {
			s.add(nil, p.Rule(min(width, 4)))
		}
		s.reviewed(i, &rec.Items[i], behind(&rec.Items[i], card, passage), false)
	}
	return s.lines
}

// mistakes returns the questions of a sitting that is over which aren't right.
// What the learner has yet to mark is none.
func mistakes(rec exam.Record) (missed []int) {
	for i := range rec.Items {
		it := &rec.Items[i]
		if !it.Void && !it.Right && (it.Form != exam.Self || it.Judged) {
			missed = append(missed, i)
		}
	}
	return missed
}

// behind returns the card behind a question as one that was asked and answered.
func behind(it *exam.Item, card exam.Lookup, passage func(*decks.Card) string) *attempt {
	c := card(it.Card)
	if c == nil {
		return &attempt{card: &decks.Card{}}
	}
	return &attempt{card: c, passage: passage(c)}
}

// reviewed draws a question after the end: what was answered, what is right, and
// where that comes from.
func (s *sheet) reviewed(i int, it *exam.Item, a *attempt, whole bool) {
	style, words := outcomeOf(it)
	points := ", " + inPoints(it.Max)
	if it.Judged || it.Form != exam.Self {
		points = ", " + figure(it.Points) + " of " + inPoints(it.Max)
	}
	s.add(ink.Wrap(ink.Line{ink.Styled(ink.Dim, fmt.Sprintf("Question %d: ", i+1)), ink.Styled(style, words), ink.Styled(ink.Dim, points)}, s.width)...)
	s.posed(it)
	s.gap()
	s.labelledLines("you", func(width int) []ink.Line { return s.given(it, width) })
	s.feedback(it, a.card)
	s.labelled("right", it.Correct)
	for _, field := range [][2]string{{"why", a.card.Why}, {"note", a.card.Note}} {
		if field[1] != "" {
			s.gap()
			s.labelled(field[0], field[1])
		}
	}
	a.whole = whole
	s.source(a)
}

// outcomeOf says what an answer was.
func outcomeOf(it *exam.Item) (ink.Style, string) {
	switch {
	case it.Form == exam.Self && !it.Judged:
		return ink.Strong, "not marked yet"
	case !it.Given:
		return ink.Wrong, "not answered"
	case it.Right:
		return ink.Right, "right"
	case it.Points > 0:
		return ink.Hard, "partly right"
	}
	return ink.Wrong, "wrong"
}

// given draws what was answered.
func (s *sheet) given(it *exam.Item, width int) (lines []ink.Line) {
	switch {
	case !it.Given:
		return []ink.Line{{ink.Styled(ink.Dim, "nothing")}}
	case len(it.Chosen) == 0:
		for _, text := range ink.CleanLines(it.Text) {
			lines = append(lines, ink.Wrap(ink.Line{{Text: text}}, width)...)
		}
		return lines
	}
	for at, option := range it.Chosen {
		if option >= len(it.Options) {
			continue
		}
		first := ink.Line{}
		switch it.Form {
		case exam.Arrange:
			first = ink.Line{ink.Styled(0, fmt.Sprintf("%d. ", at+1))}
		case exam.Tick:
			first = ink.Line{ink.Styled(0, "- ")}
		}
		text := ink.Markdown(it.Options[option], max(width-first.Width(), 10), s.palette)
		lines = append(lines, ink.Prefix(text, first, ink.Blank(first.Width()))...)
	}
	return lines
}

// feedback draws what the deck says to somebody who chose what was chosen.
func (s *sheet) feedback(it *exam.Item, c *decks.Card) {
	for _, option := range it.Chosen {
		i := slices.IndexFunc(c.Choices, func(o decks.Option) bool { return option < len(it.Options) && o.Text == it.Options[option] })
		if i >= 0 && c.Choices[i].Feedback != "" {
			s.labelledLines("", func(width int) []ink.Line {
				return ink.Wrap(ink.Line{ink.Styled(ink.Dim, c.Choices[i].Feedback)}, width)
			})
		}
	}
}
