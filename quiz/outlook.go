package quiz

import "time"

// Tomorrow returns how many cards come up on the study day after the session's,
// its own answers counted.
func (s *Session) Tomorrow() int {
	if len(s.planner.Load) < 2 {
		return 0
	}
	return s.planner.Load[1]
}

// Met reports whether a card was answered in this session.
func (s *Session) Met(card string) bool { return s.met[card] }

// HeldBack reports whether the session left new cards for another day because
// today's number of them was reached.
func (s *Session) HeldBack() bool { return s.heldBack }

// Later returns how long it is until the next learning step may be shown; 0
// when none is waiting.
func (s *Session) Later() time.Duration {
	if len(s.steps) == 0 {
		return 0
	}
	return max(time.Second, time.UnixMilli(s.steps[0].at).Sub(s.now()))
}

// Streak returns how many study days in a row something was answered, up to
// today or, where today has nothing yet, yesterday.
func Streak(v View, today Day) (int, error) {
	day := today
	n := 0
	for {
		c, err := v.Count(day)
		if err != nil {
			return 0, err
		}
		switch {
		case c.Answers > 0:
			n++
		case day != today:
			return n, nil
		}
		day--
	}
}
