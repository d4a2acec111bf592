package screen

import (
	"fmt"
	"time"

	"sabaq/quiz/exam"
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// timeUpGuard is how long after the end by the clock a key does nothing: whoever is
// typing sees first that there is nothing to type into any more.
const timeUpGuard = time.Second

const timeUpWords = "It was handed in by the clock. What was answered by then counts, what stood in the entry included."

// timeUp tells that the clock handed in.
func (f *examFull) timeUp() error {
	f.t.Guard(timeUpGuard)
	body := func(width int) []ink.Line { return ink.Wrap(ink.Plainly(timeUpWords), width) }
	_, err := f.page("The time is up", body, timeUpHints())
	return err
}

// judge has the learner mark what only they can mark.
func (f *examFull) judge(items []int) error {
	for at := 0; at < len(items); {
		i := items[at]
		it := f.Sitting.Item(i)
		f.t.Guard(rateGuard)
		title := fmt.Sprintf("Mark it yourself, %d of %d", at+1, len(items))
		key, err := f.sheetPage(title, func(s *sheet) { s.reviewed(i, &it, f.behind(&it), false) }, judgeHints(it.Max))
		if err != nil {
			return err
		}
		f.status = ""
		digit, isDigit := key.Digit()
		switch {
		case isDigit && float64(digit) <= it.Max:
			if err := f.Sitting.Judge(i, float64(digit)); err != nil {
				return err
			}
			if err := f.keepPatiently(f); err != nil {
				return err
			}
			at++
		case key == tty.Enter || key == tty.Space || key == tty.Right || key == 'n':
			at++
		case key == tty.Left || key == 'p':
			at = max(0, at-1)
		case key == 'q' || key == 'Q' || key == tty.Esc:
			return nil
		default:
			f.status = fmt.Sprintf("Give 0 to %s.", inPoints(it.Max))
		}
	}
	f.status = ""
	return nil
}

// review shows the result and then each mistake.
func (f *examFull) review() error {
	missed := mistakes(f.Sitting.Record())
	f.t.Guard(rateGuard)
	key, err := f.page("The result", func(width int) []ink.Line {
		return Result(f.Sitting.Record(), f.Sitting.Problems(), width, f.palette)
	}, resultHints(len(missed) > 0))
	if err != nil || key == 'q' || key == 'Q' || key == tty.Esc {
		return err
	}
	whole := false
	for at := 0; at < len(missed); {
		it := f.Sitting.Item(missed[at])
		behind := f.behind(&it)
		title := fmt.Sprintf("Mistake %d of %d", at+1, len(missed))
		key, err := f.sheetPage(title, func(s *sheet) { s.reviewed(missed[at], &it, behind, whole) }, mistakeHints(behind.passage != ""))
		switch {
		case err != nil || key == 'q' || key == 'Q' || key == tty.Esc:
			return err
		case key == 's' || key == 'S':
			whole = !whole
			continue
		case key == tty.Left || key == 'p' || key == 'P':
			at = max(0, at-1)
		default:
			at++
		}
		whole = false
	}
	return nil
}

// behind returns the card behind a question, with the passage that it names.
func (e *Exam) behind(it *exam.Item) *attempt { return behind(it, e.Card, e.Passage) }
