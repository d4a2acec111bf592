package screen

import (
	"fmt"
	"strings"

	"sabaq/decks"
	"sabaq/quiz"
	"sabaq/quiz/fsrs"
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// maxWidth is how wide text is drawn: longer lines are hard to read.
const maxWidth = 90

// roomy is the height from which rules and blank lines are drawn.
const roomy = 16

// width is how wide the body may be.
func (f *full) width() int {
	cols, _ := f.t.Size()
	return max(min(cols-2*f.margin(), maxWidth), 10)
}

func (f *full) margin() int {
	if cols, _ := f.t.Size(); cols >= 60 {
		return 3
	}
	return 0
}

// draw draws a card's screen: the deck and how far the session is, the body,
// and the status. below is how many lines a prompt needs besides the footer.
func (f *full) draw(a *attempt, body []ink.Line, below ...int) error {
	cols, _ := f.t.Size()
	count := ink.Plainly(fmt.Sprintf("%d of %d", min(a.turn.Done+1, a.turn.Total), a.turn.Total))
	if cols >= 60 {
		bar := ink.Bar(float64(a.turn.Done)/float64(max(a.turn.Total, 1)), 16, f.Palette)
		count = append(append(bar, ink.Styled(0, " ")), count...)
	}
	title := ink.Line{ink.Styled(ink.Title, a.turn.Deck)}
	if a.card.Section != "" && cols >= 60 {
		title = append(title, ink.Styled(ink.Dim, "  "+a.card.Section))
	}
	return f.drawUnder(title, count, body, below...)
}

// drawUnder draws a header, the part of the body that fits, and the status.
func (f *full) drawUnder(title, right ink.Line, body []ink.Line, below ...int) error {
	cols, rows := f.t.Size()
	var head, foot []string
	head = append(head, ink.Spread(title, right, cols, f.Palette).Render(f.Palette))
	if rows >= roomy {
		head = append(head, f.Palette.Rule(cols).Render(f.Palette), "")
		foot = append(foot, f.Palette.Rule(cols).Render(f.Palette))
	}
	if f.status != "" || rows >= roomy {
		line := ink.Line{ink.Styled(ink.Dim, f.status)}
		if rows >= roomy {
			line = append(ink.Blank(f.margin()), line...)
		}
		foot = append([]string{line.Truncate(cols, f.Palette).Render(f.Palette)}, foot...)
	}
	height := rows - 1 - len(head) - len(foot)
	for _, n := range below {
		height -= n
	}
	height = max(height, 1)
	shown := f.window(body, height)
	frame := head
	for _, line := range shown {
		frame = append(frame, append(ink.Blank(f.margin()), line...).Render(f.Palette))
	}
	for range height - len(shown) {
		if len(below) == 0 {
			frame = append(frame, "")
		}
	}
	if len(below) > 0 {
		return f.t.Draw(frame)
	}
	return f.t.Draw(append(frame, foot...))
}

// window returns the lines of the body that are on the screen; where there are
// more, the last line says so.
func (f *full) window(body []ink.Line, height int) []ink.Line {
	if len(body) <= height {
		f.top = 0
		return body
	}
	f.top = max(0, min(f.top, len(body)-height+1))
	shown := body[f.top:min(f.top+height-1, len(body))]
	more := fmt.Sprintf("lines %d to %d of %d, arrows scroll", f.top+1, f.top+len(shown), len(body))
	return append(shown[:len(shown):len(shown)], ink.Line{ink.Styled(ink.Dim, more)})
}

// scroll moves the body for the keys that do that, and reports whether key is one.
func (f *full) scroll(key tty.Key, lines int) bool {
	_, rows := f.t.Size()
	page := max(rows-6, 1)
	by, ok := map[tty.Key]int{tty.Up: -1, tty.Down: 1, tty.PgUp: -page, tty.PgDn: page, tty.Home: -lines, tty.End: lines}[key]
	f.top = max(0, min(f.top+by, lines-1))
	return ok
}

// hint is a key and what it does, for the footer.
type hint struct{ key, does string }

// hintsBefore lists the keys of a card that wasn't answered yet, the most important first.
func (f *full) hintsBefore(a *attempt) []hint {
	var hints []hint
	switch a.card.Kind {
	case decks.Choice:
		answer := hint{fmt.Sprintf("1-%d", len(a.order)), "answer"}
		if a.severalRight() {
			answer.does = "tick"
			hints = append(hints, answer, hint{"enter", "done"}, hint{"0", "don't know"})
		} else {
			hints = append(hints, answer, hint{"0", "don't know"})
		}
	case decks.TrueFalse:
		hints = append(hints, hint{"1 t", "true"}, hint{"2 f", "false"}, hint{"space", "don't know"})
	case decks.Order:
		hints = append(hints, hint{fmt.Sprintf("1-%d", len(a.order)), "first, next, ..."}, hint{"space", "show"})
	default:
		hints = append(hints, hint{"space", "show"})
		if a.typing() {
			hints = append(hints, hint{"a", "answer by typing"})
		}
	}
	if a.card.Hint != "" {
		hints = append(hints, hint{"h", "hint"})
	}
	return append(hints, hint{"u", "undo"}, hint{"b", "bury"}, hint{"s", "suspend"}, hint{"e", "edit"}, hint{"i", "info"})
}

// fit draws as many hints as the window is wide, and always ? and q.
func (f *full) fit(hints []hint) string {
	cols, _ := f.t.Size()
	always := f.hints([]hint{{"?", "help"}, {"q", "end"}})
	if cols < 60 {
		always = f.hints([]hint{{"?", ""}, {"q", ""}})
	}
	var line ink.Line
	for n := len(hints); n >= 0; n-- {
		line = append(f.hints(hints[:n]), always...)
		if line.Width() < cols {
			break
		}
	}
	return line.Truncate(cols-1, f.Palette).Render(f.Palette)
}

func (f *full) hints(hints []hint) ink.Line {
	var line ink.Line
	for _, h := range hints {
		line = append(line, ink.Styled(0, " "), ink.Styled(ink.Key, h.key))
		if h.does != "" {
			line = append(line, ink.Styled(0, " "), ink.Styled(ink.Dim, h.does))
		}
		line = append(line, ink.Styled(0, " "))
	}
	return line
}

// rateFooter draws the four buttons with what they lead to; the suggested one is reversed.
func (f *full) rateFooter(a *attempt) string {
	cols, _ := f.t.Size()
	buttons := func(names bool) ink.Line {
		var line ink.Line
		styles := [...]ink.Style{ink.Again, ink.Hard, ink.Good, ink.Easy}
		for i, plan := range a.turn.Plans {
			rating := fsrs.Rating(i + 1)
			text := fmt.Sprint(i + 1)
			if names {
				text += " " + rating.String()
			}
			if !f.Cram {
				text += " " + quiz.Span(plan.Wait)
			}
			style := styles[i]
			if rating == a.suggested() {
				style |= ink.Strong
				text = "[" + text + "]"
			} else {
				text = " " + text + " "
			}
			line = append(line, ink.Styled(style, text))
		}
		return line
	}
	more := []hint{{"u", "undo"}, {"p", "passage"}, {"e", "edit"}, {"i", "info"}, {"b", "bury"}, {"s", "suspend"}}
	if a.card.Kind == decks.All {
		more = append([]hint{{"t", "tick"}}, more...)
	}
	always := f.hints([]hint{{"?", ""}, {"q", ""}})
	for n := len(more); n >= -1; n-- {
		line := append(buttons(n >= 0), append(f.hints(more[:max(n, 0)]), always...)...)
		if line.Width() < cols || n < 0 {
			return line.Truncate(cols-1, f.Palette).Render(f.Palette)
		}
	}
	return ""
}

// placesWords lists the picks by the numbers that they are shown under.
func (a *attempt) placesWords() string {
	words := make([]string, len(a.picks))
	for i, place := range a.places() {
		words[i] = fmt.Sprint(place + 1)
	}
	return strings.Join(words, " ")
}
