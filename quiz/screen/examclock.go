package screen

import (
	"fmt"
	"slices"
	"time"

	"sabaq/quiz/exam"
	"sabaq/quiz/screen/ink"
)

// warnings are the times left at which the learner is told, the longest first.
var warnings = [...]time.Duration{5 * time.Minute, time.Minute}

// warned is how long a warning stays on the screen.
const warned = 20 * time.Second

// warning says that so little time is left.
func warning(left time.Duration) string {
	return count(int(left/time.Minute), "minute", "minutes") + " left"
}

// timed puts the time left into the title of the window, and for a while in place
// of the title itself, when there is little.
func (f *examFull) timed(title, right ink.Line) (ink.Line, ink.Line) {
	left, limited := f.Sitting.TimeLeft()
	if !limited {
		return title, right
	}
	style := ink.Strong
	for _, at := range warnings {
		if left > at {
			continue
		}
		style = ink.Wrong
		if left > at-warned {
			title = ink.Line{ink.Styled(ink.Wrong, warning(at)+"!")}
		}
	}
	said := countdown(left)
	if cols, _, _ := f.size(); cols >= spacious {
		said += " left"
	}
	return title, slices.Concat(right, ink.Line{ink.Styled(0, "  "), ink.Styled(style, said)})
}

// countdown is a clock that runs backwards: "4:59", "1:02:00". It is at 0:00 only
// when the time is up.
func countdown(left time.Duration) string {
	s := int((left + time.Second - 1) / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// standOf is the sign of a question in the strip and the list: answered or open,
// flagged or not.
func standOf(it *exam.Item, p ink.Palette) ink.Span {
	switch {
	case it.Flagged && it.Given:
		return ink.Span{Style: ink.Strong, Text: p.Pick("◆", "!")}
	case it.Flagged:
		return ink.Span{Style: ink.Strong, Text: p.Pick("◇", "?")}
	case it.Given:
		return ink.Span{Text: p.Pick("●", "#")}
	}
	return ink.Span{Text: p.Pick("○", "-")}
}

// strip shows in one line which questions are answered, open and flagged, the one
// that is shown in brackets: as many around it as there is room for.
func (e *Exam) strip(cols int) ink.Line {
	open, flagged := len(e.Sitting.Open()), len(e.Sitting.Flagged())
	said := "all answered"
	if open > 0 {
		said = fmt.Sprintf("%d open", open)
	}
	if cols >= spacious && open > 0 {
		said = fmt.Sprintf("%d answered, ", e.Sitting.Len()-open) + said
	}
	if flagged > 0 {
		said += fmt.Sprintf(", %d flagged", flagged)
	}
	const around = len(" <[]>  ")
	current, n := e.Sitting.Current(), e.Sitting.Len()
	if cols-1-len(said)-around < 1 {
		said = ""
	}
	room := max(cols-1-len(said)-around, 1)
	from := max(0, min(current-room/2, n-room))
	to := min(from+room, n)
	line := ink.Blank(1)
	if from > 0 {
		line = append(line, ink.Styled(ink.Dim, "<"))
	}
	for i := from; i < to; i++ {
		it := e.Sitting.Item(i)
		sign := standOf(&it, e.Palette)
		if i == current {
			line = append(line, ink.Styled(ink.Key, "["), sign, ink.Styled(ink.Key, "]"))
			continue
		}
		line = append(line, sign)
	}
	if to < n {
		line = append(line, ink.Styled(ink.Dim, ">"))
	}
	return ink.Spread(line, ink.Line{ink.Styled(ink.Dim, said)}, cols-1, e.Palette)
}
