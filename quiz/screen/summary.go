package screen

import (
	"fmt"
	"time"

	"sabaq/quiz"
	"sabaq/quiz/screen/ink"
)

// Ending says how a session ended, for the report that stays in the scrollback.
type Ending struct {
	quiz.Summary
	Took     time.Duration // wall time
	Left     int           // cards still waiting when it was ended
	Tomorrow int           // cards that come up on the next study day
	Later    time.Duration // until the next learning step is due; 0 = none
	Missed   []string      // questions of the cards that were missed
}

// Report draws the summary of a session.
func Report(e Ending, width int, p ink.Palette) []ink.Line {
	if e.Answers == 0 {
		if e.Left > 0 {
			return []ink.Line{ink.Plainly(fmt.Sprintf("Nothing answered. %s waiting.", cards(e.Left)))}
		}
		return caughtUp(e)
	}
	first := fmt.Sprintf("%s in %s.", cards(e.Cards), clock(e.Took))
	switch {
	case e.Left > 0:
		first = "Saved: " + first + fmt.Sprintf(" Still waiting: %d.", e.Left)
	case e.Later > 0:
		first = "Done: " + first + fmt.Sprintf(" A learning step comes up in %s.", quiz.Span(e.Later))
	default:
		first = "Done: " + first
	}
	share := float64(e.FirstTry) / float64(e.Cards)
	lines := ink.Wrap(ink.Line{ink.Styled(ink.Title, first)}, width)
	lines = append(lines, nil)
	row := ink.Line{ink.Styled(0, "  first try    ")}
	if bar := width - 40; bar >= 10 {
		row = append(append(row, ink.Bar(share, min(bar, 36), p)...), ink.Styled(0, "  "))
	}
	lines = append(lines,
		append(row, ink.Styled(0, fmt.Sprintf("%d of %d   %.0f %%", e.FirstTry, e.Cards, 100*share))).Truncate(width, p),
		ink.Plainly(fmt.Sprintf("  new %d   reviewed %d   answers %d", e.New, e.Cards-e.New, e.Answers)).Truncate(width, p),
	)
	if len(e.Missed) > 0 {
		lines = append(lines, nil, ink.Line{ink.Styled(0, "Worth another look")})
		for i, question := range e.Missed {
			if i == 5 {
				lines = append(lines, ink.Plainly(fmt.Sprintf("  and %d more", len(e.Missed)-i)))
				break
			}
			lines = append(lines, ink.Plainly("  "+question).Truncate(width, p))
		}
	}
	if e.Tomorrow > 0 {
		lines = append(lines, nil, ink.Plainly(fmt.Sprintf("Tomorrow: %s, besides new ones.", cards(e.Tomorrow))))
	}
	return lines
}

// caughtUp is the report of a session that had nothing to ask.
func caughtUp(e Ending) []ink.Line {
	lines := []ink.Line{{ink.Styled(ink.Title, "All done for today.")}, nil}
	if e.Later > 0 {
		lines = append(lines, ink.Plainly("  A learning step comes up in "+quiz.Span(e.Later)+"."))
	}
	if e.Tomorrow > 0 {
		lines = append(lines, ink.Plainly(fmt.Sprintf("  Tomorrow: %s, besides new ones.", cards(e.Tomorrow))))
	}
	return append(lines,
		ink.Plainly("  sabaq study --new 20     more new cards today"),
		ink.Plainly("  sabaq study --ahead 3    what comes up in the next three days"),
		ink.Plainly("  sabaq study --cram       every card, the schedule untouched"),
	)
}

func cards(n int) string {
	if n == 1 {
		return "1 card"
	}
	return fmt.Sprintf("%d cards", n)
}

// clock writes a length of time as people say it: "9 min 12 s", "40 s", "1 h 5 min".
func clock(d time.Duration) string {
	d = d.Round(time.Second)
	switch {
	case d < time.Minute:
		return fmt.Sprintf("%d s", d/time.Second)
	case d < time.Hour:
		return fmt.Sprintf("%d min %d s", d/time.Minute, d%time.Minute/time.Second)
	default:
		return fmt.Sprintf("%d h %d min", d/time.Hour, d%time.Hour/time.Minute)
	}
}
