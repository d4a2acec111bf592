package screen

import (
	"errors"
	"time"

	"sabaq/quiz/exam"
)

// patience waits for a line and for the clock, whichever comes first.
type patience struct {
	heard   chan heard
	waiting bool // a line is being read
	stale   bool // since before the sitting ended
	warned  int  // how many warnings lie behind
}

// heard is a line that was read.
type heard struct {
	line string
	err  error
}

// errDue says that there is a warning to tell.
var errDue = errors.New("little time is left")

// longest is how long the clock isn't looked at: a timer sleeps with the machine,
// the time of a sitting doesn't.
const longest = 20 * time.Second

// ask asks until a line comes. What comes after the end of the sitting, or was
// begun before it, is none: the error is exam.ErrOver the first time.
func (l *examLines) ask(wants func() string) (string, error) {
	for {
		if at, due := l.due(); due {
			l.warned++
			if _, more := l.due(); more {
				continue // the time went by faster than the lines came
			}
			if err := l.say(warning(at) + "."); err != nil {
				return "", err
			}
		}
		ran := !l.Sitting.Over()
		line, err := l.prompt(wants())
		switch {
		case errors.Is(err, errDue):
			continue
		case err != nil:
			return "", err
		}
		late := l.stale || ran && l.Sitting.Over()
		l.stale = false
		if late && line != "" {
			if err := l.say("That came after the end and doesn't count."); err != nil {
				return "", err
			}
		}
		switch {
		case !late:
			return line, nil
		case ran:
			return "", exam.ErrOver
		}
	}
}

// due returns the next warning, and whether it is time for it.
func (l *examLines) due() (at time.Duration, due bool) {
	left, limited := l.Sitting.TimeLeft()
	if !limited || l.Sitting.Over() || l.warned == len(warnings) {
		return 0, false
	}
	return warnings[l.warned], left <= warnings[l.warned]
}

// await reads a line, and leaves off with errDue when there is a warning to tell
// and with exam.ErrOver when the time is up: then the next call goes on waiting for
// the same line. No line is read before it is asked for.
func (l *examLines) await() (string, error) {
	ran := !l.Sitting.Over()
	for {
		var alarm <-chan time.Time
		if left, limited := l.Sitting.TimeLeft(); ran && limited {
			if l.Sitting.Over() {
				l.stale = l.waiting
				return "", exam.ErrOver
			}
			at, due := l.due()
			if due {
				return "", errDue
			}
			alarm = l.after(min(left-at, longest))
		}
		if !l.waiting {
			l.waiting = true
			go func() {
				line, err := l.readLine()
				l.heard <- heard{line, err}
			}()
		}
		select {
		case h := <-l.heard:
			l.waiting = false
			return h.line, h.err
		case <-alarm:
		}
	}
}
