package screen

import (
	"fmt"
	"math"
	"time"

	"sabaq/decks"
	"sabaq/quiz"
	"sabaq/quiz/screen/ink"
)

// Standing draws where a card stands and why it comes up when it does. Dates
// are shown in loc.
func Standing(c *decks.Card, st quiz.Standing, loc *time.Location, width int, p ink.Palette) []ink.Line {
	question := sheet{palette: p, width: width}
	question.stem(c.Kind, c.Question)
	lines := append(question.lines, nil)
	row := func(label, text string) {
		first := ink.Line{ink.Styled(ink.Dim, fmt.Sprintf("%-12s", label))}
		lines = append(lines, ink.Prefix(ink.Wrap(ink.Plainly(text), max(width-12, 10)), first, ink.Blank(12))...)
	}
	s := &st.State
	row("card", c.ID+facet(c))
	where := fmt.Sprintf("line %d", c.Pos.Line)
	if c.Section != "" {
		where = c.Section + ", " + where
	}
	row("stands in", where)
	row("phase", phase(s))
	if s.Phase != quiz.New {
		row("memory", fmt.Sprintf("difficulty %.1f of 10; %.0f %% recall lasts %s", s.Memory.Difficulty, 100*st.Retention, quiz.Days(st.Interval)))
		row("recall now", percent(st.Recall, st.Unsure))
	}
	if st.Active {
		row("comes up", fmt.Sprintf("%s, at %s recall", dueWords(st.Due, loc), percent(st.AtDue, st.UnsureAtDue)))
	}
	row("because", st.Reason)
	if s.Reps > 0 {
		last := fmt.Sprintf("last answers, of %d in all; forgotten %s", s.Reps, times(s.Lapses))
		lines = append(append(lines, nil), ink.Wrap(ink.Line{ink.Styled(ink.Dim, last)}, width)...)
		for _, r := range s.Recent {
			if r.Rating != 0 {
				at := time.UnixMilli(r.At).In(loc).Format("2006-01-02 15:04")
				lines = append(lines, ink.Plainly(fmt.Sprintf("  %s  %-5s  then %s", at, r.Rating, dueWords(r.Due, loc))).Truncate(width, p))
			}
		}
	}
	lines = append(lines, nil, ink.Line{ink.Styled(ink.Dim, "an answer now would lead to")})
	for _, plan := range st.Plans {
		if plan.Reason() == "" {
			lines = append(lines, ink.Plainly(fmt.Sprintf("  %-5s  %s", plan.Rating, quiz.Span(plan.Wait))))
			continue
		}
		first := ink.Plainly(fmt.Sprintf("  %-5s  %-5s", plan.Rating, quiz.Span(plan.Wait)))
		why := ink.Line{ink.Styled(ink.Dim, plan.Reason())}
		lines = append(lines, ink.Prefix(ink.Wrap(why, max(width-16, 10)), append(first, ink.Blank(2)...), ink.Blank(16))...)
	}
	return lines
}

// percent writes a chance of recall, and how far off it may be where that is known.
func percent(p, unsure float64) string {
	if unsure == 0 {
		return fmt.Sprintf("%.0f %%", 100*p)
	}
	return fmt.Sprintf("%.0f %% (+- %.0f)", 100*p, max(1, math.Round(100*unsure)))
}

func times(n uint32) string {
	switch n {
	case 0:
		return "never"
	case 1:
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

func facet(c *decks.Card) string {
	if c.Facet == "" {
		return ""
	}
	return " (" + c.Facet + ")"
}

func phase(s *quiz.CardState) string {
	text := s.Phase.String()
	if s.Suspended {
		text += ", suspended"
	}
	return text
}

// dueWords writes when a card comes up.
func dueWords(due quiz.Due, loc *time.Location) string {
	if due.At != 0 {
		return time.UnixMilli(due.At).In(loc).Format("2006-01-02 15:04")
	}
	return due.Day.String()
}
