package quiz

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"sabaq/quiz/fsrs"
)

// LongestAnswer is the most that one answer counts as: whoever took longer was
// doing something else.
const LongestAnswer = 10 * time.Minute

// Saved is what an answer led to.
type Saved struct {
	Plan   Plan
	Lapses uint32
	Leech  bool // tell the learner that this card is forgotten again and again
}

// ErrNotAsked means that a turn is not the one that Next gave last: its card was
// answered, put off, renamed or passed over since.
var ErrNotAsked = errors.New("this card is not being asked now")

// Answer writes the rating of the turn's card; proposed is what the marking
// proposed (0: nothing) and took how long the answer took. Once it returns
// without an error the answer is on disk. On ErrMoved nothing was written and
// the card is passed over; on any other error it is asked again, unless the
// answer turns out to be saved. The session can go on with Next in any case.
//
// The plan's wait counts from now, not from the moment when the turn was made.
func (s *Session) Answer(t *Turn, rating, proposed fsrs.Rating, took time.Duration) (Saved, error) {
	if rating < fsrs.Again || rating > fsrs.Easy || proposed > fsrs.Easy {
		return Saved{}, fmt.Errorf("rating %d, proposed %d: a rating is 1 to 4", rating, proposed)
	}
	kind := Answered
	if s.opt.Cram {
		kind = Practised
	}
	ev := s.event(kind)
	ev.Rating, ev.Proposed = rating, proposed
	ev.Took = min(max(took, 0), LongestAnswer).Truncate(time.Millisecond)
	var plan Plan
	if t != nil && kind == Answered {
		plan = t.Plans[rating-1]
		plan.Due = plan.from(ev.At, s.settings.Rollover)
		ev.Phase, ev.Step, ev.Due = plan.Phase, plan.Step, plan.Due
	}
	done, err := s.write(ev, t)
	if err != nil {
		return Saved{}, err
	}
	s.tally(done)
	it := done.item
	it.fresh, it.at = false, plan.Due.At
	switch {
	case s.opt.Cram && rating == fsrs.Again:
		s.queue = slices.Insert(s.queue, 0, it)
	case it.at != 0:
		s.wait(it)
	}
	saved := Saved{Plan: plan, Lapses: done.after.Lapses}
	if done.after.Lapses > done.before.Lapses {
		_, saved.Leech = s.settings.Leech(saved.Lapses)
	}
	return saved, nil
}

// Bury puts the turn's card off until the next study day.
func (s *Session) Bury(t *Turn) error {
	_, err := s.write(s.event(Buried), t)
	return err
}

// Suspend puts the turn's card off until it is resumed.
func (s *Session) Suspend(t *Turn) error {
	_, err := s.write(s.event(Suspended), t)
	return err
}

// Rename says that the turn's card was edited and is now known as to; its
// history follows, unless whoever edited the deck has moved it there already.
// The session goes on with the new text: call Next for it.
// What was done under the old name can't be taken back any more.
func (s *Session) Rename(t *Turn, to string) error {
	if err := s.asking(t); err != nil {
		return err
	}
	from := s.current.card
	if to == from {
		return nil
	}
	var state CardState
	if err := s.progress.View(func(v View) (err error) { state, err = v.State(from); return err }); err != nil {
		return err
	}
	if !state.LastEvent.Zero() {
		ev := s.event(Edited)
		ev.Card, ev.To = from, to
		if _, _, err := s.progress.Record(ev, t.State.LastEvent); err != nil {
			return err
		}
	}
	s.forget(to) // where the edit made two cards one, it is asked once
	s.current.card = to
	for i := range s.acts {
		if s.acts[i].item.card == from {
			s.acts[i].item.card, s.acts[i].final = to, true
		}
	}
	s.retally()
	return nil
}

// event returns an event of this moment, to be filled in.
func (s *Session) event(kind EventKind) Event {
	now := s.now().Truncate(time.Millisecond)
	return Event{Kind: kind, At: now, Day: DayOf(now, s.settings.Rollover)}
}

// asking reports ErrNotAsked unless t's card is the current one.
func (s *Session) asking(t *Turn) error {
	if t == nil || s.current == nil || s.current.card != t.Card.ID {
		return ErrNotAsked
	}
	return nil
}

// write records an event of the turn's card, remembers how to take it back, and leaves the session
// without a current card. On an error the card stays current, unless it was answered elsewhere.
func (s *Session) write(ev Event, t *Turn) (*act, error) {
	if err := s.asking(t); err != nil {
		return nil, err
	}
	ev.Card = s.current.card
	ev, after, err := s.progress.Record(ev, t.State.LastEvent)
	if errors.Is(err, ErrMoved) {
		s.current = nil
	}
	if err != nil {
		return nil, err
	}
	s.acts = append(s.acts, act{item: *s.current, event: ev, before: t.State, after: after})
	s.current = nil
	s.moveLoad(&t.State, &after)
	return &s.acts[len(s.acts)-1], nil
}
