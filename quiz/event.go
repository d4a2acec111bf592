package quiz

import (
	"time"

	"sabaq/quiz/fsrs"
)

// EventID names an event for ever: the device that wrote it and a sequence
// number that counts from 1 on that device. It is chosen before the commit, so
// that a commit whose outcome is unknown can be looked up afterwards.
type EventID struct {
	Device [8]byte
	Seq    uint64
}

// Zero reports whether the id names no event.
func (id EventID) Zero() bool { return id == EventID{} }

// Clock orders events of all devices: milliseconds since 1970 in the upper 48
// bits, a counter in the lower 16. It never goes backwards, though wall clocks
// do.
type Clock uint64

// Tick returns the clock's next value at wall time now: later than c in any case.
func (c Clock) Tick(now time.Time) Clock {
	if ms := now.UnixMilli(); ms > 0 && Clock(ms)<<16 > c {
		return Clock(ms) << 16
	}
	return c + 1
}

// EventKind says what happened.
type EventKind uint8

// Kinds of events. Their numbers stand in progress files: never renumber.
const (
	Answered  EventKind = 1 // a rating was given; the card moves
	Practised EventKind = 2 // a rating was given outside the schedule (cram); only the day's count moves
	Undone    EventKind = 3 // the event Target is taken back
	Suspended EventKind = 4 // not asked until resumed
	Resumed   EventKind = 5 // asked again
	Buried    EventKind = 6 // not asked again on Day
	Reset     EventKind = 7 // the card is new again; its log stays
	Edited    EventKind = 8 // the card's text changed; its history goes on under the id To
	Corrected EventKind = 9 // the card asks for another answer; it comes up again on Due

	Fitted EventKind = 10 // the memory model was fitted: Data is a Fit; about no card
	Moved  EventKind = 11 // by that fit the card comes up on Due
	Sat    EventKind = 12 // a scored sitting ended: Data is its record; about no card
)

// MaxData is how long an event's Data may be, in bytes.
const MaxData = 1 << 20

// Due says when a card is asked again: on a study day, or (inside learning
// steps) from a moment on.
type Due struct {
	Day Day
	At  int64 // Unix milliseconds; 0 = from the beginning of Day
}

// Event is one record of the log. The log is the truth; everything else in the
// progress file can be computed from it. What was decided at the time (the due
// date with its fuzz, the phase and step) is data here and is never decided
// again; what follows from the ratings (the memory state) is computed.
type Event struct {
	ID    EventID
	Clock Clock
	Kind  EventKind
	Card  string    // at most 80 bytes, see decks.Card.ID; empty for Fitted and Sat
	At    time.Time // wall time to the millisecond, with the learner's UTC offset to the minute
	Day   Day       // the study day of At by the rollover hour then in force

	Rating   fsrs.Rating   // Answered, Practised
	Proposed fsrs.Rating   // what the marking proposed; 0 where it had no opinion
	Took     time.Duration // from question to rating, to the millisecond, at most 10 minutes
	Phase    Phase         // Answered: the phase, step and due date that follow (Corrected, Moved: Due alone)
	Step     uint8
	Due      Due

	Target EventID // Undone
	To     string  // Edited
	Data   string  // Fitted, Sat: at most MaxData bytes, opaque to the log
}
