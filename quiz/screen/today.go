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
	if len(t.Decks) > 0 {
		lines = append(append(lines, todayDecks(t.Decks, width, p)...), nil)
	}
	if t.Kept != nil {
		kept := fmt.Sprintf("  Kept in 30 days: %.0f %% (goal %.0f %%)", 100**t.Kept, 100*t.Goal)
		lines = append(lines, ink.Plainly(kept).Truncate(width, p))
	}
	lines = append(lines, days("  Done:  ", t.Week, t.Day-6, width)...)
	lines = append(append(lines, days("  Ahead: ", t.Ahead, t.Day+1, width)...), nil)
	next := [2]string{"sabaq study", "begin"}
	if all == 0 {
		next = [2]string{"sabaq study --new 20", "more new cards today"}
	}
	return append(lines, invite(width, [][2]string{next})...)
}

// todayDecks draws the table of decks.
func todayDecks(list []TodayDeck, width int, p ink.Palette) []ink.Line {
	name := max(width-16, 12)
	lines := []ink.Line{ink.Line{ink.Styled(ink.Dim, "  "+pad("deck", name-2)+"   due   new")}.Truncate(width, p)}
	for _, d := range list {
		if d.Problem != "" {
			said := ink.Wrap(ink.Line{ink.Styled(ink.Wrong, d.Problem)}, max(width-4, 10))
			lines = append(lines, ink.Prefix(said, ink.Blank(2), ink.Blank(4))...)
			continue
		}
		row := ink.Plainly("  "+d.Title).Truncate(name, p).Pad(name)
		lines = append(lines, append(row, ink.Styled(0, fmt.Sprintf("%6d%6d", d.Due, d.New))).Truncate(width, p))
	}
	return lines
}

// days draws counts with the names of their weekdays: "Mo 12  Tu 8 ...". A count
// isn't parted from its day.
func days(label string, counts []int, first time.Weekday, width int) []ink.Line {
	parts := make([]string, len(counts))
	for i, n := range counts {
		day := (int(first) + i + 14) % 7
		parts[i] = fmt.Sprintf("%s\u00a0%d", time.Weekday(day).String()[:2], n)
	}
	row := ink.Wrap(ink.Plainly(strings.Join(parts, "  ")), max(width-len(label), 10))
	return ink.Prefix(row, ink.Line{ink.Styled(ink.Dim, label)}, ink.Blank(len(label)))
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
