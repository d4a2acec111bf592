package screen_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"sabaq/decks"
	"sabaq/quiz"
	"sabaq/quiz/fsrs"
	"sabaq/quiz/screen"
	"sabaq/quiz/screen/ink"
)

// What the commands print, in a wide window and in a narrow one, with no line
// wider than it.
func TestReports(t *testing.T) {
	kept := 0.914
	today := screen.TodayText{
		Date: "Sun 22 Nov", Day: time.Sunday, Streak: 12, Due: 19, New: 8, Done: 3, Spend: 9 * time.Minute, Kept: &kept, Goal: 0.9,
		Week: []int{20, 21, 0, 18, 25, 7, 3}, Ahead: []int{22, 14, 31, 0, 9, 8, 120},
		Decks: []screen.TodayDeck{
			{Title: "Borders, and what it costs to hold them in the mountains and on the sea", Due: 12, New: 5},
			{Title: "فارسی", Due: 7, New: 3},
			{Name: "broken", Problem: "broken.md: the deck's file is not there"},
		},
	}
	ending := screen.Ending{
		Summary: quiz.Summary{Cards: 27, New: 8, Answers: 31, FirstTry: 24}, Took: 9*time.Minute + 12*time.Second, Tomorrow: 22,
		Missed: []string{"Why was the policy given up after three years, though nobody had asked for that?", "b", "c", "d", "e", "f", "g"},
	}
	left := ending
	left.Left, left.Missed, left.Tomorrow = 1, nil, 0
	steps := ending
	steps.Later, steps.Missed, steps.Took = 40*time.Minute, nil, 62*time.Minute
	w := newWorld(t, kinds)
	state := quiz.CardState{
		Phase: quiz.Reviewing, Memory: fsrs.State{Stability: 20, Fast: 3, Difficulty: 5.5}, Due: quiz.Due{Day: 20790}, Last: w.at.AddDate(0, 0, -9).UnixMilli(),
		LastDay: 20770, Reps: 2, Lapses: 1, Recent: [quiz.KeptReviews]quiz.Review{
			{At: w.at.AddDate(0, 0, -9).UnixMilli(), Day: 20770, Rating: fsrs.Good, Due: quiz.Due{Day: 20790}},
			{At: w.at.AddDate(0, 0, -10).UnixMilli(), Day: 20769, Rating: fsrs.Again, Due: quiz.Due{Day: 20769, At: w.at.AddDate(0, 0, -10).Add(time.Minute).UnixMilli()}},
		},
	}
	model, err := fsrs.New(fsrs.Name7, nil)
	if err != nil {
		t.Fatal(err)
	}
	standing := quiz.Explain(&quiz.Planner{Model: model, Settings: &w.settings}, "basic", state, &quiz.Event{}, w.at)
	problem := &decks.Diagnostic{
		File: "borders.md", Pos: decks.Pos{Line: 41, Col: 3}, Severity: decks.Error, Code: "E01", Message: "a choice without a right option",
		Text: "- [ ] the Khyber pass, which in winter is often closed for weeks", Hint: "mark the right one with [x]",
	}
	reports := map[string]func(int, ink.Palette) []ink.Line{
		"today": func(width int, p ink.Palette) []ink.Line { return screen.Today(today, width, p) },
		"today-nothing": func(width int, p ink.Palette) []ink.Line {
			return screen.Today(screen.TodayText{Date: "Sun 22 Nov", Week: make([]int, 7), Ahead: make([]int, 7)}, width, p)
		},
		"welcome": func(width int, p ink.Palette) []ink.Line {
			return screen.Welcome(screen.WelcomeText{Deck: "Borders", Cards: 118, New: 10, Progress: "/home/sara/.local/share/sabaq/progress.db", Decks: "/home/sara/.local/share/sabaq/decks"}, width, p)
		},
		"report":       func(width int, p ink.Palette) []ink.Line { return screen.Report(ending, width, p) },
		"report-left":  func(width int, p ink.Palette) []ink.Line { return screen.Report(left, width, p) },
		"report-later": func(width int, p ink.Palette) []ink.Line { return screen.Report(steps, width, p) },
		"caught-up": func(width int, p ink.Palette) []ink.Line {
			return screen.Report(screen.Ending{Later: 3 * time.Hour, Tomorrow: 1}, width, p)
		},
		"standing": func(width int, p ink.Palette) []ink.Line {
			return screen.Standing(&w.cards[0], standing, time.UTC, width, p)
		},
		"problem": func(width int, p ink.Palette) []ink.Line { return screen.Problem(problem, width, p) },
		"cards": func(width int, p ink.Palette) (lines []ink.Line) {
			for i := range w.cards {
				lines = append(lines, screen.Card(&w.cards[i], width, p)...)
			}
			return lines
		},
	}
	for name, draw := range reports {
		for _, width := range []int{78, 40} {
			t.Run(fmt.Sprintf("%s-%d", name, width), func(t *testing.T) {
				lines := draw(width, mono)
				for _, line := range lines {
					if line.Width() > width {
						t.Errorf("%d cells wide: %q", line.Width(), line.Text())
					}
				}
				golden(t, fmt.Sprintf("reports/%s-%d", name, width), text(lines))
				_ = draw(1, ink.Palette{}) // no width is too small
			})
		}
	}
}

// text is what lines say, without escapes.
func text(lines []ink.Line) string {
	var out bytes.Buffer
	for _, line := range lines {
		fmt.Fprintln(&out, strings.TrimRight(line.Text().String(), " "))
	}
	return out.String()
}
