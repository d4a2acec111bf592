package screen

import (
	"fmt"
	"strings"
	"time"

	"sabaq/quiz/screen/ink"
)

// TodayText is what the overview of the day says.
type TodayText struct {
	Date           string // "Sun 22 Nov"
	Day            time.Weekday
	Streak         int // study days in a row
	Due, New, Done int
	Spend          time.Duration
	Kept           *float64 // share of reviews remembered in 30 days; nil without reviews
	Goal           float64
	Week           []int // answers on the last seven days, today last
	Ahead          []int // cards that come up on the next days
	Decks          []TodayDeck
}

// TodayDeck is a deck's row. Problem says why it can't be read, or is empty.
type TodayDeck struct {
	Title, Name string
	Due, New    int
	Problem     string
}

// Today draws the overview of the day.
func Today(t TodayText, width int, p ink.Palette) []ink.Line {
	width = min(width, 80)
	date := t.Date
	if t.Streak > 1 {
		date += fmt.Sprintf(", day %d in a row", t.Streak)
	}
	lines := []ink.Line{
		ink.Spread(ink.Line{ink.Styled(ink.Title, "sabaq")}, ink.Line{ink.Styled(ink.Dim, date)}, width, p),
		p.Rule(width),
		nil,
	}
	all := t.Due + t.New
	left := "Nothing is due."
	if all > 0 {
		left = fmt.Sprintf("%s today, about %s", cards(all), minutes(t.Spend))
	}
	right := fmt.Sprintf("%d due, %d new", t.Due, t.New)
	if t.Done > 0 {
		right += fmt.Sprintf(", %d done", t.Done)
	}
	lines = append(lines, spreadOrStack(ink.Line{ink.Styled(ink.Strong, "  "+left)}, ink.Plainly(right), width, p)...)
	lines = append(lines, nil)
	name := max(width-16, 12)
	lines = append(lines, ink.Line{ink.Styled(ink.Dim, "  "+pad("deck", name-2)+"   due   new")}.Truncate(width, p))
	for _, d := range t.Decks {
		if d.Problem != "" {
			lines = append(lines, ink.Prefix(ink.Wrap(ink.Line{ink.Styled(ink.Wrong, d.Problem)}, max(width-2, 10)), ink.Blank(2), ink.Blank(4))...)
			continue
		}
		row := ink.Plainly("  "+d.Title).Truncate(name, p).Pad(name)
		lines = append(lines, append(row, ink.Styled(0, fmt.Sprintf("%6d%6d", d.Due, d.New))).Truncate(width, p))
	}
	lines = append(lines, nil)
	if kept := "Kept in 30 days: "; t.Kept != nil {
		lines = append(lines, ink.Plainly(fmt.Sprintf("  %s%.0f %% (goal %.0f %%)", kept, 100**t.Kept, 100*t.Goal)).Truncate(width, p))
	}
	lines = append(lines, days("  Done:  ", t.Week, t.Day-6, width, p), days("  Ahead: ", t.Ahead, t.Day+1, width, p), nil)
	next := "sabaq study            begin"
	if all == 0 {
		next = "sabaq study --new 20   more new cards today"
	}
	return append(lines, ink.Plainly("  "+next).Truncate(width, p))
}

// days draws a row of counts under the names of weekdays: "Mo 12  Tu 8 ...".
func days(label string, counts []int, first time.Weekday, width int, p ink.Palette) ink.Line {
	parts := make([]string, len(counts))
	for i, n := range counts {
		day := (int(first) + i + 14) % 7
		parts[i] = fmt.Sprintf("%s %d", time.Weekday(day).String()[:2], n)
	}
	return ink.Line{ink.Styled(ink.Dim, label), ink.Styled(0, strings.Join(parts, "  "))}.Truncate(width, p)
}

func minutes(d time.Duration) string {
	n := int(d.Round(time.Minute) / time.Minute)
	if n <= 1 {
		return "1 minute"
	}
	return fmt.Sprintf("%d minutes", n)
}

func pad(s string, n int) string { return s + strings.Repeat(" ", max(0, n-len(s))) }

// spreadOrStack puts two lines side by side, or under each other where they don't fit.
func spreadOrStack(left, right ink.Line, width int, p ink.Palette) []ink.Line {
	if left.Width()+2+right.Width() <= width {
		return []ink.Line{ink.Spread(left, right, width, p)}
	}
	return []ink.Line{left.Truncate(width, p), append(ink.Blank(2), right...).Truncate(width, p)}
}

// WelcomeText is what somebody sees who has studied nothing yet.
type WelcomeText struct {
	Deck            string
	Cards, New      int
	Progress, Decks string // paths
}

// Welcome draws the first screen of all.
func Welcome(t WelcomeText, width int, p ink.Palette) []ink.Line {
	width = min(width, 80)
	var lines []ink.Line
	para := func(text string) { lines = append(append(lines, ink.Wrap(ink.Plainly(text), width)...), nil) }
	lines = append(lines, ink.Wrap(ink.Line{ink.Styled(ink.Title, "sabaq"), ink.Styled(0, " - study cards for what you read, in this terminal")}, width)...)
	lines = append(lines, nil)
	para("Nothing has been written to your disk so far.")
	for _, do := range [][2]string{
		{fmt.Sprintf("Study the built-in deck, %q (%d cards, %d new a day):", t.Deck, t.Cards, t.New), "sabaq study"},
		{"Study a deck of your own:", "sabaq study notes.md"},
		{"How a deck is written:", "sabaq help format"},
	} {
		lines = append(lines, ink.Wrap(ink.Plainly(do[0]), width)...)
		lines = append(lines, ink.Line{ink.Styled(ink.Code, "  "+do[1])})
	}
	lines = append(lines, nil)
	para("Decks are Markdown files that you own. Those in " + t.Decks + " are found by themselves. Progress is kept in " + t.Progress + " (or where SABAQ_DB says).")
	return lines[:len(lines)-1]
}
