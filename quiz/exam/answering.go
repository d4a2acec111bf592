package exam

import (
	"fmt"
	"math"
	"slices"
)

// Len returns how many questions there are.
func (s *Sitting) Len() int { return len(s.rec.Items) }

// Current returns the number of the question that is shown.
func (s *Sitting) Current() int { return s.current }

// Item returns a copy of a question, a zero one where there is none. Its right
// answer and points are in it once the sitting is over.
func (s *Sitting) Item(i int) Item {
	s.Over()
	if i < 0 || i >= len(s.rec.Items) {
		return Item{}
	}
	it := s.rec.Items[i]
	it.Chosen = slices.Clone(it.Chosen)
	return it
}

// Go shows a question, and reports whether there is one of that number. It works
// once the sitting is over, too; only, no time is counted then.
func (s *Sitting) Go(i int) bool {
	if i < 0 || i >= len(s.rec.Items) {
		return false
	}
	if !s.Over() {
		s.account(s.latest)
	}
	s.current = i
	return true
}

// Next shows the next question, and reports false at the last.
func (s *Sitting) Next() bool { return s.Go(s.current + 1) }

// Prev shows the question before, and reports false at the first.
func (s *Sitting) Prev() bool { return s.Go(s.current - 1) }

// NextOpen shows the next question without an answer, from the beginning again
// after the last, and reports whether there is another one.
func (s *Sitting) NextOpen() bool {
	return s.Go(s.find(s.current, func(it *Item) bool { return !it.Given }))
}

// NextFlagged shows the next question that is flagged, as NextOpen does.
func (s *Sitting) NextFlagged() bool {
	return s.Go(s.find(s.current, func(it *Item) bool { return it.Flagged }))
}

// find returns the next item after one that is as asked, or -1.
func (s *Sitting) find(after int, is func(*Item) bool) int {
	n := len(s.rec.Items)
	for step := 1; step < n; step++ {
		if i := (after + step) % n; is(&s.rec.Items[i]) {
			return i
		}
	}
	return -1
}

// Open returns the numbers of the questions without an answer.
func (s *Sitting) Open() []int { return s.all(func(it *Item) bool { return !it.Given }) }

// Flagged returns the numbers of the questions that are flagged.
func (s *Sitting) Flagged() []int { return s.all(func(it *Item) bool { return it.Flagged }) }

func (s *Sitting) all(is func(*Item) bool) []int {
	s.Over()
	var out []int
	for i := range s.rec.Items {
		if is(&s.rec.Items[i]) {
			out = append(out, i)
		}
	}
	return out
}

// Answer answers the question that is shown, in place of an earlier answer; a blank
// one takes that back. Ticks may come in any order. A response that is none to the
// question (too long, an option that there is not, an order that leaves an item
// out) is an error and changes nothing.
func (s *Sitting) Answer(r Response) error {
	if s.Over() {
		return ErrOver
	}
	it := &s.rec.Items[s.current]
	r.Text = sound(r.Text) // what JSON would make of it
	r.Chosen = slices.Clone(r.Chosen)
	if it.Form == Tick {
		slices.Sort(r.Chosen)
		r.Chosen = slices.Compact(r.Chosen)
	}
	if err := r.check(it); err != nil {
		return fmt.Errorf("question %d: %w", s.current+1, err)
	}
	if r.blank() {
		r = Response{}
	}
	s.account(s.latest)
	it.Response, it.Given, it.At = r, !r.blank(), s.latest
	return nil
}

// Clear takes the answer to the question that is shown back.
func (s *Sitting) Clear() error { return s.Answer(Response{}) }

// Flag marks the question that is shown to be looked at again, or no longer.
func (s *Sitting) Flag(on bool) error {
	if s.Over() {
		return ErrOver
	}
	s.rec.Items[s.current].Flagged = on
	return nil
}

// Judge gives a Self item the points that the learner finds right, once the sitting
// is over; they are kept between 0 and the weight. It can be done again.
func (s *Sitting) Judge(i int, points float64) error {
	switch {
	case !s.Over():
		return ErrRunning
	case i < 0 || i >= len(s.rec.Items):
		return fmt.Errorf("there is no question %d", i+1)
	case s.rec.Items[i].Form != Self:
		return ErrNotSelf
	case s.rec.Items[i].Void:
		return fmt.Errorf("question %d: the deck no longer has its card", i+1)
	case math.IsNaN(points):
		return fmt.Errorf("question %d: its points are none", i+1)
	}
	it := &s.rec.Items[i]
	it.Judged, it.Points = true, min(max(points, 0), it.Max)
	it.Right = it.Points == it.Max
	return nil
}
