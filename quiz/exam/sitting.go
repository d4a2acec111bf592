package exam

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// Errors of a Sitting.
var (
	ErrOver    = errors.New("the sitting is over")
	ErrRunning = errors.New("the sitting still runs")
	ErrNotSelf = errors.New("this question is marked by machine")
)

// Setup is what a sitting is about and by which rules it goes.
type Setup struct {
	Learner     string
	Deck        string // name; no path
	Title       string
	Fingerprint string  // SHA-256 of the deck file, 64 hexadecimal digits
	Minutes     float64 // time allowed; 0 = no limit
	Pass        float64 // percent of the points needed to pass; 0 = no mark of passing
	Penalty     float64 // share of an item's points that a wrong choice costs, 0 to 1
}

// Sitting is a paper being answered, or looked at afterwards. Questions are counted
// from 0 and can be answered in any order, as often as the learner likes, until it
// is handed in or the time is up.
//
// The clock is the wall: the time allowed counts from Record.Started, and goes on
// while the program is stopped, killed or asleep. A wall clock that is set back
// gives nobody time that has been seen to pass. When the time is up the sitting ends
// at that moment, whenever it is noticed: every method looks, and no answer given
// later is taken.
type Sitting struct {
	rec      Record
	cards    Lookup
	now      func() time.Time
	latest   time.Time // the clock when it was last looked at
	shown    time.Time // since when the current item's time is not yet accounted for
	current  int
	problems []Problem
}

// Begin begins a sitting of a paper. cards are those that the paper was drawn from;
// random gives the 16 bytes of the record's id.
func Begin(paper *Paper, cards Lookup, setup Setup, now func() time.Time, random io.Reader) (*Sitting, error) {
	var id [16]byte
	if _, err := io.ReadFull(random, id[:]); err != nil {
		return nil, fmt.Errorf("drawing an id: %w", err)
	}
	rec := Record{
		Version: Version, ID: hex.EncodeToString(id[:]),
		Learner: sound(setup.Learner), Deck: sound(setup.Deck), Title: sound(setup.Title), Fingerprint: setup.Fingerprint, Seed: paper.Seed,
		Started: tidy(now()), Minutes: setup.Minutes, Pass: setup.Pass, Penalty: setup.Penalty,
		Items: slices.Clone(paper.Items),
	}
	for i := range rec.Items {
		rec.Items[i].Correct = ""
	}
	if len(rec.Items) == 0 {
		return nil, errors.New("the paper has no questions")
	}
	return Resume(rec, cards, now)
}

// Resume goes on with a sitting from its record, at the first question that is not
// answered. Where the time is up by now it ended when it was. A record that has
// ended can be looked at, and its Self items be marked; its other marks are made
// anew. A record that is not sound is refused (see Record.Validate).
func Resume(rec Record, cards Lookup, now func() time.Time) (*Sitting, error) {
	if err := rec.Validate(); err != nil {
		return nil, err
	}
	if len(rec.Items) == 0 {
		return nil, errors.New("the record has no questions")
	}
	s := &Sitting{rec: rec.clone(), cards: cards, now: now, latest: tidy(rec.Started)}
	if !rec.Ended.IsZero() {
		s.rec, s.problems = Remark(s.rec, cards)
		return s, nil
	}
	for i := range s.rec.Items {
		it := &s.rec.Items[i]
		it.Given = !it.blank()
		it.Judged, it.Correct = false, ""
		it.Points, it.Right = 0, false
		if it.At.After(s.latest) {
			s.latest = it.At
		}
	}
	if s.rec.Items[0].Given {
		s.current = max(0, s.find(0, func(it *Item) bool { return !it.Given }))
	}
	s.shown = s.clock()
	s.Over()
	return s, nil
}

// sound returns a text with what isn't UTF-8 replaced, so that a record is the same
// after it was written.
func sound(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }

// tidy returns a time in milliseconds, by the wall clock alone.
func tidy(t time.Time) time.Time { return t.Round(0).Truncate(time.Millisecond) }

// clock returns the time, never earlier than before.
func (s *Sitting) clock() time.Time {
	if t := tidy(s.now()); t.After(s.latest) {
		s.latest = t
	}
	return s.latest
}

// Deadline returns when the time is up; ok is false where there is no limit.
func (s *Sitting) Deadline() (at time.Time, ok bool) {
	if s.rec.Minutes <= 0 {
		return time.Time{}, false
	}
	allowed := time.Duration(s.rec.Minutes * float64(time.Minute)).Truncate(time.Millisecond)
	return s.rec.Started.Add(max(allowed, time.Millisecond)), true
}

// TimeLeft returns how much of the time allowed is left, 0 once the sitting is over;
// ok is false where there is no limit.
func (s *Sitting) TimeLeft() (left time.Duration, ok bool) {
	deadline, ok := s.Deadline()
	if !ok || s.Over() {
		return 0, ok
	}
	return deadline.Sub(s.latest), true
}

// Over reports whether the sitting has ended. It ends here where the time is up.
func (s *Sitting) Over() bool {
	if !s.rec.Ended.IsZero() {
		return true
	}
	now := s.clock()
	if deadline, ok := s.Deadline(); ok && !now.Before(deadline) {
		s.end(deadline, TimeUp)
		return true
	}
	return false
}

// HandIn ends the sitting and marks it.
func (s *Sitting) HandIn() error {
	if s.Over() {
		return ErrOver
	}
	s.end(s.latest, HandedIn)
	return nil
}

// end ends the sitting at a time.
func (s *Sitting) end(at time.Time, how End) {
	s.account(at)
	s.rec.Ended, s.rec.End = at, how
	s.rec, s.problems = Remark(s.rec, s.cards)
}

// account adds the time since the last call to the item that was shown.
func (s *Sitting) account(until time.Time) {
	if spent := until.Sub(s.shown); spent > 0 {
		it := &s.rec.Items[s.current]
		it.Took = min(it.Took+spent.Milliseconds(), maxTook)
		s.shown = until
	}
}

// Record returns the sitting as it stands, to be kept: while it runs, all that
// Resume needs, and neither right answers nor points.
func (s *Sitting) Record() Record {
	if !s.Over() {
		s.account(s.latest)
	}
	return s.rec.clone()
}

// Totals returns what the sitting came to; while it runs, no points.
func (s *Sitting) Totals() Totals {
	s.Over()
	return Total(s.rec)
}

// Problems returns what in the cards differs from what was asked (a deck that was
// edited during the sitting), once it is over.
func (s *Sitting) Problems() []Problem { return slices.Clone(s.problems) }
