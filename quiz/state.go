package quiz

import (
	"time"

	"sabaq/quiz/fsrs"
)

// Phase says where a card stands in its life.
type Phase uint8

// Phases. Their numbers stand in progress files.
const (
	New        Phase = 0 // never answered
	Learning   Phase = 1 // in the learning steps, first time
	Reviewing  Phase = 2 // intervals in days
	Relearning Phase = 3 // in the learning steps after a lapse
)

var phaseNames = [...]string{"new", "learning", "review", "relearning"}

// String returns the phase's name as people and JSON output see it.
func (p Phase) String() string {
	if int(p) < len(phaseNames) {
		return phaseNames[p]
	}
	return ""
}

// Review is one past answer, as `why` shows it.
type Review struct {
	At     int64 // Unix milliseconds
	Day    Day
	Rating fsrs.Rating
	Due    Due // what it led to
}

// KeptReviews is how many past answers a CardState carries.
const KeptReviews = 8

// CardState is everything the schedule knows of a card: a fold of the card's
// events (see Apply). The zero CardState is a new card.
type CardState struct {
	Phase     Phase
	Step      uint8 // next learning step, from 0; Learning and Relearning only
	Memory    fsrs.State
	Due       Due
	Last      int64 // Unix milliseconds of the last answer; 0 = none
	LastDay   Day
	Reps      uint32 // answers
	Lapses    uint32 // times it was forgotten in phase Reviewing
	Suspended bool
	Buried    Day // not asked on this day; 0 = not buried
	LastEvent EventID
	Recent    [KeptReviews]Review // newest first; unused ones have Rating 0
}

// Active reports on which day the card comes up next, and false when it is
// suspended or new. A buried card comes up on the day after at the earliest.
func (s *CardState) Active() (Due, bool) {
	if s.Suspended || s.Phase == New {
		return Due{}, false
	}
	due := s.Due
	if s.Buried != 0 && due.Day <= s.Buried {
		due = Due{Day: s.Buried + 1}
	}
	return due, true
}

// Apply returns the state after ev. It is the only place where events change
// states: the progress file applies it to each new event, and a replay of the log applies it
// to all of them (leaving out the undone), so both must agree.
// Events that do not concern one card's schedule return s unchanged but for LastEvent; Edited
// is the caller's affair (the state moves to another id unchanged but for LastEvent).
func Apply(m fsrs.Model, s CardState, ev Event) CardState {
	switch ev.Kind {
	case Answered:
		elapsed := Elapsed(m, &s, ev.At, ev.Day)
		if s.Phase == Reviewing && ev.Rating == fsrs.Again {
			s.Lapses++
		}
		s.Memory = m.Next(s.Memory, elapsed, ev.Rating)
		s.Phase, s.Step, s.Due = ev.Phase, ev.Step, ev.Due
		s.Last, s.LastDay = ev.At.UnixMilli(), ev.Day
		s.Reps++
		s.Buried = 0
		copy(s.Recent[1:], s.Recent[:])
		s.Recent[0] = Review{At: s.Last, Day: ev.Day, Rating: ev.Rating, Due: ev.Due}
	case Suspended:
		s.Suspended = true
	case Resumed:
		s.Suspended = false
		s.Buried = 0
	case Buried:
		s.Buried = ev.Day
	case Reset:
		s = CardState{}
	case Corrected:
		s.Due, s.Buried = ev.Due, 0
	case Moved:
		s.Due = ev.Due
	}
	s.LastEvent = ev.ID
	return s
}

// Elapsed returns the days between the card's last answer and now as the model counts them:
// whole study days or fractional days, never below 0 whatever the clocks did.
func Elapsed(m fsrs.Model, s *CardState, now time.Time, today Day) float64 {
	if s.Last == 0 {
		return 0
	}
	if m.WholeDays() {
		return float64(max(0, today-s.LastDay))
	}
	return float64(max(0, now.UnixMilli()-s.Last)) / (24 * 60 * 60 * 1000)
}

// DayCount is what was done on one study day.
type DayCount struct {
	Answers uint32 // all ratings given, practice too
	New     uint32 // cards answered for the first time
	Kept    uint32 // answers in phase Reviewing that were not Again...
	Asked   uint32 // ...of this many: Kept/Asked is the day's true retention
	TookMS  uint64 // time spent, milliseconds
}

// Count returns what ev adds to its day's count, before being the card's state before it.
func Count(before *CardState, ev *Event) DayCount {
	if ev.Kind != Answered && ev.Kind != Practised {
		return DayCount{}
	}
	c := DayCount{Answers: 1, TookMS: uint64(max(0, ev.Took/time.Millisecond))}
	if ev.Kind == Practised {
		return c
	}
	switch before.Phase {
	case New:
		c.New = 1
	case Reviewing:
		c.Asked = 1
		if ev.Rating != fsrs.Again {
			c.Kept = 1
		}
	}
	return c
}

// Add returns the sum of both counts.
func (c DayCount) Add(d DayCount) DayCount {
	return DayCount{c.Answers + d.Answers, c.New + d.New, c.Kept + d.Kept, c.Asked + d.Asked, c.TookMS + d.TookMS}
}

// Sub returns c less d, which must have been added before.
func (c DayCount) Sub(d DayCount) DayCount {
	return DayCount{c.Answers - d.Answers, c.New - d.New, c.Kept - d.Kept, c.Asked - d.Asked, c.TookMS - d.TookMS}
}
