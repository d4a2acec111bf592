package screen

import (
	"fmt"
	"strings"

	"sabaq/quiz/exam"
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// Behind the questions in the list stands what else there is to do.
const (
	rowHandIn = iota
	rowLeave
	lastRows
)

// list shows all questions, to go to one of them, flag it, hand in or leave: all by
// digits, arrows, space and enter.
func (f *examFull) list(cursor int) error {
	under, base := f.view, f.base
	defer func() { f.view, f.base = under, base }()
	f.view, f.base = view{}, nil
	n, typed := f.Sitting.Len(), 0
	for {
		if err := f.drawList(cursor); err != nil {
			return err
		}
		cols, _, _ := f.size()
		key, err := f.t.ReadKey(fitPage(listHints(), cols, f.palette).Render(f.palette))
		if err != nil {
			return err
		}
		number := typed
		typed = 0
		if key != tty.Redraw {
			f.status = ""
		}
		digit, isDigit := key.Digit()
		switch {
		case isDigit:
			if number = 10*number + digit; number > n {
				number = digit
			}
			if number > 0 && number <= n {
				cursor, typed, f.moved = number-1, number, false
			}
		case moveCursor(&cursor, n+lastRows, key):
			f.moved = false
		case key == tty.Redraw || f.scroll(key):
		case key == tty.Enter && cursor < n:
			f.Sitting.Go(cursor)
			return nil
		case key == 'h' || key == 'H' || key == tty.Enter && cursor == n+rowHandIn:
			return f.handIn()
		case key == tty.Enter:
			return errQuit
		case cursor < n && (key == tty.Space || key == 'f' || key == 'F'):
			if f.status, err = f.flag(cursor); err != nil {
				return err
			}
			f.r = nil
		case key == tty.Space:
		default:
			return nil
		}
	}
}

func (f *examFull) drawList(cursor int) error {
	_, _, width := f.size()
	s := &sheet{palette: f.palette, width: width}
	row := func(i int, left, right ink.Line) {
		sign := ink.Styled(0, "  ")
		if i == cursor {
			sign = ink.Span{Style: ink.Key, Text: f.palette.Pick(" ▸", " >")}
			s.from, s.to = len(s.lines), len(s.lines)+1
		}
		s.add(ink.Spread(append(ink.Line{sign}, left...), right, width, f.palette))
	}
	n := f.Sitting.Len()
	for i := range n {
		it := f.Sitting.Item(i)
		left := ink.Line{ink.Styled(ink.Key, fmt.Sprintf("%4d ", i+1)), standOf(&it, f.palette), ink.Styled(0, " "+firstLine(kindOf(&it), it.Question))}
		row(i, left, ink.Line{ink.Styled(ink.Dim, standing(&it))})
	}
	row(n+rowHandIn, ink.Line{ink.Styled(ink.Key, "     Hand in")}, nil)
	row(n+rowLeave, ink.Line{ink.Styled(ink.Key, "     Leave, and go on later")}, nil)
	return f.draw(ink.Line{ink.Styled(ink.Title, "All questions")}, nil, s)
}

// standing says what the sign of a question says, but that it is answered.
func standing(it *exam.Item) string {
	var said []string
	if !it.Given {
		said = append(said, "open")
	}
	if it.Flagged {
		said = append(said, "flagged")
	}
	return strings.Join(said, ", ")
}

// handIn asks whether the sitting is to be handed in, and does it.
func (f *examFull) handIn() error {
	f.t.Guard(rateGuard)
	f.status = ""
	body := func(width int) []ink.Line {
		lines := ink.Wrap(ink.Plainly(f.progress()+"."), width)
		return append(append(lines, nil), ink.Wrap(ink.Plainly(handInWords), width)...)
	}
	key, err := f.page("Hand in?", body, handInHints())
	if err != nil {
		return err
	}
	if digit, ok := key.Digit(); ok && digit == 1 || key == 'h' || key == 'H' {
		return f.Sitting.HandIn()
	}
	return nil
}

const handInWords = "Once it is handed in, nothing can be changed, and you see what was right."
