package screen

import (
	"fmt"
	"slices"

	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// maxWidth is how wide text is drawn: longer lines are hard to read.
const maxWidth = 90

// roomy is the height from which rules and empty lines are drawn, spacious the
// width from which margins are.
const (
	roomy    = 16
	spacious = 60
)

// view is a window on a sheet that may be longer than the screen.
type view struct {
	top    int  // the first line of the sheet on the screen
	moved  bool // the learner scrolled, so it stays where it is
	height int  // lines for the sheet when it was drawn last
}

// place chooses what part of the sheet is seen: its beginning, or the answer once
// it is there, or where the learner scrolled to, and always the option under the
// cursor.
func (v *view) place(s *sheet, height int) {
	v.height = height
	if !v.moved {
		v.top = s.answer
		if s.to > 0 {
			v.top = min(max(v.top, s.to-height), s.from)
		}
	}
	v.top = max(0, min(v.top, len(s.lines)-height))
}

// scroll moves the view for the keys that do that and reports whether key is
// one. A page keeps a line of the one before.
func (v *view) scroll(key tty.Key) bool {
	const all = 1 << 20
	page := max(v.height-1, 1)
	by := map[tty.Key]int{tty.Up: -1, tty.Down: 1, tty.PgUp: -page, tty.PgDn: page, tty.Home: -all, tty.End: all}[key]
	if by == 0 {
		return false
	}
	v.top, v.moved = max(0, v.top+by), true
	return true
}

// canvas is the window: a title, a part of a sheet, what there is to say, and the
// prompt under it.
type canvas struct {
	view
	t       *tty.Terminal
	palette ink.Palette
	status  string     // what happened last; shown until the next key
	base    []ink.Line // stands between the status and the prompt
	// live, where it is set, adds to the title what changes while nothing is pressed.
	live         func(title, right ink.Line) (ink.Line, ink.Line)
	title, right ink.Line // as drawn last
}

// size returns the window's size, and how wide the body of the screen may be.
func (f *canvas) size() (cols, rows, width int) {
	cols, rows = f.t.Size()
	return cols, rows, max(min(cols-2*margin(cols), maxWidth), 10)
}

func margin(cols int) int {
	if cols >= spacious {
		return 3
	}
	return 0
}

// drawCard draws a card's screen.
func (f *full) drawCard(a *attempt) error {
	cols, _, _ := f.size()
	met, again := f.count(a)
	count := ink.Plainly(fmt.Sprintf("%d of %d", met, a.turn.Total))
	if again {
		count = ink.Line{ink.Styled(ink.Strong, "again"), ink.Styled(0, fmt.Sprintf(", %d of %d", met, a.turn.Total))}
	}
	title := ink.Line{ink.Styled(ink.Title, a.turn.Deck)}
	if cols >= spacious {
		count = slices.Concat(ink.Bar(f.share(a), 16, f.Palette), ink.Blank(1), count)
		if a.card.Section != "" {
			title = append(title, ink.Styled(ink.Dim, "  "+a.card.Section))
		}
	}
	return f.draw(title, count, f.sheet(a))
}

// share is how much of the session is done: a card counts half when it was met
// and half when it needn't come again.
func (f *full) share(a *attempt) float64 {
	return float64(f.Session.Summary.Cards+a.turn.Done) / float64(max(2*a.turn.Total, 1))
}

// sheet draws the card for the window.
func (f *full) sheet(a *attempt) *sheet {
	_, rows, width := f.size()
	s := &sheet{palette: f.Palette, width: width, tight: rows < roomy}
	s.card(a)
	if a.stage == answered && len(s.lines) > rows-f.frameHeight() {
		*s = sheet{palette: s.palette, width: s.width, tight: s.tight, brief: true}
		s.card(a)
	}
	if note := f.note(a); note != "" {
		without := s.lines
		s.gap()
		s.aside(note)
		if len(s.lines) > rows-f.frameHeight() {
			s.lines = without
		}
	}
	return s
}

// card draws the question and, where it is time, the answer and its source.
func (s *sheet) card(a *attempt) {
	s.question(a)
	if a.stage != answered {
		return
	}
	s.add(s.palette.Rule(min(s.width, 4)))
	s.solution(a)
	s.source(a)
}

// note says how a typed answer is given.
func (f *full) note(a *attempt) string {
	switch {
	case !f.entering(a):
		return ""
	case a.card.Hint != "" && !a.hinted:
		return "Enter shows the answer. Esc, then a key: h hint, ? help."
	}
	return "Enter shows the answer. Esc, then a key: ? help."
}

// head and foot draw what stands above and below the body.
func (f *canvas) head(title, right ink.Line) []ink.Line {
	cols, rows, _ := f.size()
	head := []ink.Line{f.topLine(title, right, cols)}
	if rows >= roomy {
		head = append(head, f.palette.Rule(cols), nil)
	}
	return head
}

func (f *canvas) topLine(title, right ink.Line, cols int) ink.Line {
	if f.live != nil {
		title, right = f.live(title, right)
	}
	return ink.Spread(title, right, cols, f.palette)
}

func (f *canvas) foot() []ink.Line {
	cols, rows, width := f.size()
	var foot []ink.Line
	if f.status != "" {
		said := ink.Wrap(ink.Line{ink.Styled(ink.Dim, f.status)}, width)
		foot = ink.Prefix(said, ink.Blank(margin(cols)), ink.Blank(margin(cols)))
	} else if rows >= roomy {
		foot = append(foot, nil)
	}
	if rows >= roomy {
		foot = append(foot, f.palette.Rule(cols))
	}
	return append(foot, f.base...)
}

// frameHeight is how many lines the head, the foot and the prompt take.
func (f *canvas) frameHeight() int { return len(f.head(nil, nil)) + len(f.foot()) + 1 }

// draw draws the title, the part of the sheet that is seen, and the status. What
// is above and below the part seen is told in the rule under it, or where there
// is none in the title.
func (f *canvas) draw(title, right ink.Line, s *sheet) error {
	cols, rows, _ := f.size()
	height := max(rows-f.frameHeight(), 1)
	f.place(s, height)
	seen := s.lines[f.top:min(f.top+height, len(s.lines))]
	above, below := f.top, len(s.lines)-f.top-len(seen)
	foot := f.foot()
	if above+below > 0 && rows >= roomy {
		foot[len(foot)-1-len(f.base)] = f.ruleWith(outOfSight(above, below), cols)
	} else if above+below > 0 {
		right = append(ink.Line{ink.Styled(ink.Dim, f.arrows(above, below))}, right...)
	}
	f.title, f.right = title, right
	body := ink.Prefix(seen, ink.Blank(margin(cols)), ink.Blank(margin(cols)))
	body = append(body, make([]ink.Line, height-len(seen))...)
	var frame []string
	for _, lines := range [][]ink.Line{f.head(title, right), body, foot} {
		for _, line := range lines {
			frame = append(frame, line.Render(f.palette))
		}
	}
	return f.t.Draw(frame)
}

// ruleWith is a rule across the window with a few words in it.
func (f *canvas) ruleWith(words string, cols int) ink.Line {
	line := append(f.palette.Rule(2), ink.Styled(ink.Dim, " "+words+" "))
	return append(line, f.palette.Rule(cols-line.Width())...).Truncate(cols, f.palette)
}

// outOfSight says how many lines are above and below those that are seen.
func outOfSight(above, below int) string {
	switch {
	case above == 0:
		return fmt.Sprintf("%d more below", below)
	case below == 0:
		return fmt.Sprintf("%d more above", above)
	}
	return fmt.Sprintf("%d more above, %d below", above, below)
}

// arrows says the same in a few cells.
func (f *canvas) arrows(above, below int) string {
	text := ""
	if above > 0 {
		text += fmt.Sprintf("%s%d ", f.palette.Pick("↑", "^"), above)
	}
	if below > 0 {
		text += fmt.Sprintf("%s%d ", f.palette.Pick("↓", "v"), below)
	}
	return text
}
