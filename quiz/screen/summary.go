package screen

import (
	"fmt"
	"strings"
	"time"

	"sabaq/decks"
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
	HeldBack bool          // new cards wait for another day: today's number of them was reached
	Decks    string        // as in Study
}

// mostMissed is how many missed questions a report lists.
const mostMissed = 5

// asked remembers the question of a card for the report.
func (s *Study) asked(c *decks.Card) {
	if s.questions == nil {
		s.questions = map[string]string{}
	}
	s.questions[c.ID] = firstLine(c.Kind, c.Question)
}

// firstLine is the first line of a question without its Markdown.
func firstLine(kind decks.Kind, question string) string {
	draw := ink.Markdown
	if kind == decks.Cloze {
		draw = ink.Cloze
	}
	line, _, _ := strings.Cut(strings.TrimSpace(question), "\n")
	lines := draw(line, 200, ink.Palette{Mode: ink.Mono})
	if len(lines) == 0 {
		return ""
	}
	return lines[0].Text().String()
}

// ending gathers what the report says; quit is whether the session was ended
// before its end.
func (s *Study) ending(quit bool) Ending {
	e := Ending{Summary: s.Session.Summary, Took: s.Now().Sub(s.began), Tomorrow: s.Session.Tomorrow(),
		HeldBack: s.Session.HeldBack(), Decks: s.Decks}
	if quit {
		e.Left, _ = s.Session.Waiting()
	} else {
		e.Later = s.Session.Later()
	}
	for _, id := range e.Summary.Missed {
		e.Missed = append(e.Missed, s.questions[id])
	}
	return e
}

// Report draws the summary of a session.
func Report(e Ending, width int, p ink.Palette) []ink.Line {
	switch {
	case e.Answers > 0:
		return report(e, width, p)
	case e.Left > 0:
		return []ink.Line{ink.Plainly(fmt.Sprintf("Nothing answered. %s waiting.", cards(e.Left)))}
	}
	return caughtUp(e, width, p)
}

// report is the report of a session in which something was answered.
func report(e Ending, width int, p ink.Palette) []ink.Line {
	done := "Done: "
	if e.Left > 0 {
		done = "Saved: "
	}
	done += fmt.Sprintf("%s in %s.", cards(e.Cards), clock(e.Took))
	switch {
	case e.Left > 0:
		done += fmt.Sprintf(" Still waiting: %s.", cards(e.Left))
	case e.Later > 0:
		done += " A learning step comes up in " + quiz.Days(e.Later.Hours()/24) + "."
	}
	lines := append(ink.Wrap(ink.Line{ink.Styled(ink.Title, done)}, width), nil)
	share := float64(e.FirstTry) / float64(e.Cards)
	row := ink.Line{ink.Styled(0, "  first try   ")}
	if bar := width - 40; bar >= 10 {
		row = append(append(row, ink.Bar(share, min(bar, 36), p)...), ink.Blank(2)...)
	}
	row = append(row, ink.Styled(0, fmt.Sprintf("%d of %d   %.0f %%", e.FirstTry, e.Cards, 100*share)))
	lines = append(lines, row.Truncate(width, p),
		ink.Plainly(fmt.Sprintf("  new %d   reviewed %d   answers %d", e.New, e.Cards-e.New, e.Answers)).Truncate(width, p))
	if len(e.Missed) > 0 {
		lines = append(lines, nil, ink.Plainly("Worth another look"))
		for _, question := range e.Missed[:min(len(e.Missed), mostMissed)] {
			lines = append(lines, ink.Plainly("  "+question).Truncate(width, p))
		}
		if more := len(e.Missed) - mostMissed; more > 0 {
			lines = append(lines, ink.Plainly(fmt.Sprintf("  and %d more", more)))
		}
	}
	if e.Tomorrow > 0 {
		lines = append(append(lines, nil), tomorrow(e.Tomorrow, width)...)
	}
	return lines
}

// caughtUp is the report of a session that had nothing to ask.
func caughtUp(e Ending, width int, p ink.Palette) []ink.Line {
	lines := []ink.Line{{ink.Styled(ink.Title, "All done for today.")}}
	if e.HeldBack {
		lines = append(lines, ink.Wrap(ink.Plainly("More new cards wait for another day: today's number of them, over all decks, is reached."), width)...)
	}
	if e.Later > 0 {
		lines = append(lines, ink.Wrap(ink.Plainly("A learning step comes up in "+quiz.Days(e.Later.Hours()/24)+"."), width)...)
	}
	if e.Tomorrow > 0 {
		lines = append(lines, tomorrow(e.Tomorrow, width)...)
	}
	return append(append(lines, nil), invite(width, [][2]string{
		{"sabaq study" + e.Decks + " --new 20", "up to 20 new cards today"},
		{"sabaq study" + e.Decks + " --ahead 3", "what comes up in the next three days"},
		{"sabaq study" + e.Decks + " --cram", "every card, the schedule untouched"},
	})...)
}

func tomorrow(n, width int) []ink.Line {
	return ink.Wrap(ink.Plainly(fmt.Sprintf("Tomorrow: %s, besides new ones.", cards(n))), width)
}

// invite lists commands with what they do, beside them or, in a narrow window,
// under them.
func invite(width int, commands [][2]string) []ink.Line {
	column, wide := 0, 0
	for _, c := range commands {
		column, wide = max(column, len(c[0])+4), max(wide, len(c[1]))
	}
	var lines []ink.Line
	for _, c := range commands {
		command := ink.Line{ink.Styled(ink.Code, "  "+c[0])}
		if column+2+wide <= width {
			lines = append(lines, append(command.Pad(column+2), ink.Styled(0, c[1])))
			continue
		}
		lines = append(lines, command)
		lines = append(lines, ink.Prefix(ink.Wrap(ink.Plainly(c[1]), max(width-4, 10)), ink.Blank(4), ink.Blank(4))...)
	}
	return lines
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
