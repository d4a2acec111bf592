package screen

import (
	"errors"
	"fmt"
	"strings"

	"sabaq/quiz/exam"
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// next goes on. Behind the last question it is asked what else there is to do.
func (l *examLines) next() error {
	if l.Sitting.Next() {
		return nil
	}
	for {
		if err := l.say("That was the last question: " + l.progress() + "."); err != nil {
			return err
		}
		back := 0
		if open := l.Sitting.Open(); len(open) > 0 {
			back = open[0]
		}
		line, err := l.ask(func() string {
			return fmt.Sprintf("Enter goes to question %d, a number to that one, 0 hands in, q leaves: ", back+1)
		})
		if err != nil {
			return err
		}
		places, slip := numbers(line, exam.MaxItems)
		switch name, arg := l.named(line); {
		case line == "":
			l.Sitting.Go(back)
			l.r = nil
			return nil
		case name == 'h' || name == 0 && slip == "" && len(places) == 0:
			if err := l.handIn(); err != nil || l.Sitting.Over() {
				return err
			}
		case name == 'n':
		case name != 0:
			return l.command(name, arg)
		default:
			if l.r = nil; slip == "" && l.Sitting.Go(places[0]) {
				return nil
			}
			if err := l.say(fmt.Sprintf("There are questions 1 to %d.", l.Sitting.Len())); err != nil {
				return err
			}
		}
	}
}

// handIn asks whether the sitting is to be handed in, and does it.
func (l *examLines) handIn() error {
	if err := l.say(l.progress() + ". " + handInWords); err != nil {
		return err
	}
	line, err := l.ask(func() string { return "1 hands in, Enter goes back: " })
	if err != nil {
		return err
	}
	switch strings.ToLower(line) {
	case "h", "hand in":
		return l.Sitting.HandIn()
	}
	if places, slip := numbers(line, 1); slip == "" && len(places) == 1 {
		return l.Sitting.HandIn()
	}
	return l.say("Not handed in.")
}

// timeUp tells that the clock handed in.
func (l *examLines) timeUp() error { return l.say("The time is up. " + timeUpLineWords) }

const timeUpLineWords = "It was handed in by the clock. What was answered by then counts."

// judge has the learner mark what only they can mark.
func (l *examLines) judge(items []int) error {
	for at, i := range items {
		it := l.Sitting.Item(i)
		if err := l.say(fmt.Sprintf("Mark it yourself, %d of %d.", at+1, len(items))); err != nil {
			return err
		}
		if err := l.print(l.reviewed(i)...); err != nil {
			return err
		}
		if err := l.judgeOne(i, &it); err != nil {
			if errors.Is(err, errQuit) {
				return nil
			}
			return err
		}
	}
	return nil
}

// judgeOne asks for the points of one question.
func (l *examLines) judgeOne(i int, it *exam.Item) error {
	for {
		line, err := l.ask(func() string {
			return fmt.Sprintf("Points, 0 to %s (Enter skips, q ends): ", figure(it.Max))
		})
		switch {
		case err != nil || line == "":
			return err
		case commandOf(line) == quit:
			return errQuit
		}
		runes := []rune(line)
		if digit, ok := tty.Key(runes[0]).Digit(); ok && len(runes) == 1 && float64(digit) <= it.Max {
			if err := l.Sitting.Judge(i, float64(digit)); err != nil {
				return err
			}
			return l.keepPatiently(l)
		}
		if err := l.say(fmt.Sprintf("Give 0 to %s.", inPoints(it.Max))); err != nil {
			return err
		}
	}
}

// reviewed draws a question after the end.
func (l *examLines) reviewed(i int) []ink.Line {
	it := l.Sitting.Item(i)
	s := l.sheet()
	s.reviewed(i, &it, l.behind(&it), true)
	return append([]ink.Line{nil}, append(s.lines, nil)...)
}

// review shows the result and then each mistake.
func (l *examLines) review() error {
	l.shown = true
	if err := l.print(append([]ink.Line{nil}, l.lastWords(l.width)...)...); err != nil {
		return err
	}
	for at, i := range mistakes(l.Sitting.Record()) {
		if at == 0 {
			if err := l.print(nil); err != nil {
				return err
			}
		}
		line, err := l.ask(func() string {
			return fmt.Sprintf("Enter shows mistake %d of %d, q ends: ", at+1, len(mistakes(l.Sitting.Record())))
		})
		if err != nil || commandOf(line) == quit {
			return err
		}
		if err := l.print(l.reviewed(i)...); err != nil {
			return err
		}
	}
	return nil
}
