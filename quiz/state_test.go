package quiz

import (
	"testing"
	"time"

	"sabaq/quiz/fsrs"
)

func TestApply(t *testing.T) {
	m := mustModel(t, fsrs.Name7)
	today := DayOf(noon, 4*time.Hour)
	step := func(s CardState, ev Event) CardState {
		ev.ID = EventID{Seq: s.LastEvent.Seq + 1}
		s = Apply(m, s, ev)
		if s.LastEvent != ev.ID {
			t.Errorf("event %d isn't the last one of the state", ev.Kind)
		}
		return s
	}
	answer := func(days int, r fsrs.Rating, phase Phase) Event {
		return Event{Kind: Answered, At: noon.AddDate(0, 0, days), Day: today + Day(days), Rating: r, Phase: phase, Due: Due{Day: today + Day(days) + 3}}
	}
	s := step(CardState{}, answer(0, fsrs.Again, Learning))
	if s.Lapses != 0 || s.Reps != 1 || s.Phase != Learning || s.Memory != m.Next(fsrs.State{}, 0, fsrs.Again) {
		t.Errorf("after the first answer: %+v", s)
	}
	s = step(s, answer(0, fsrs.Good, Reviewing))
	s = step(s, Event{Kind: Buried, Day: today + 3})
	if due, ok := s.Active(); !ok || due != (Due{Day: today + 4}) {
		t.Errorf("a buried card comes up on %v", due)
	}
	before := s
	s = step(s, answer(3, fsrs.Again, Relearning))
	if s.Lapses != 1 || s.Buried != 0 || s.Memory != m.Next(before.Memory, 3, fsrs.Again) {
		t.Errorf("after a lapse: %+v", s)
	}
	s = step(s, answer(3, fsrs.Again, Relearning))
	if s.Lapses != 1 {
		t.Error("Again inside the steps is no further lapse")
	}
	s = step(s, Event{Kind: Suspended})
	if _, ok := s.Active(); ok {
		t.Error("a suspended card comes up")
	}
	before = s
	s = step(s, Event{Kind: Practised, Rating: fsrs.Again})
	before.LastEvent = s.LastEvent
	if s != before {
		t.Error("practice moved the card")
	}
	if s = step(s, Event{Kind: Resumed}); s.Suspended {
		t.Error("resumed and still suspended")
	}
	for i := range KeptReviews + 2 {
		s = step(s, answer(4+i, fsrs.Good, Reviewing))
	}
	for i, r := range s.Recent {
		if want := today + Day(4+KeptReviews+1-i); r.Day != want || r.Due.Day != want+3 {
			t.Errorf("review %d back is of %v, want %v", i, r.Day, want)
		}
	}
	if s = step(s, Event{Kind: Reset}); s != (CardState{LastEvent: s.LastEvent}) {
		t.Errorf("after a reset: %+v", s)
	}
}

func TestElapsed(t *testing.T) {
	today := DayOf(noon, 4*time.Hour)
	s := CardState{Last: noon.UnixMilli(), LastDay: today}
	tests := []struct {
		after       time.Duration
		whole, part float64
	}{
		{36 * time.Hour, 1, 1.5}, {40 * time.Hour, 2, 40.0 / 24}, {15 * time.Hour, 0, 0.625}, {17 * time.Hour, 1, 17.0 / 24}, {0, 0, 0}, {-time.Hour, 0, 0}, {-1000 * time.Hour, 0, 0},
	}
	for _, tt := range tests {
		at := noon.Add(tt.after)
		if got := Elapsed(mustModel(t, fsrs.Name6), &s, at, DayOf(at, 4*time.Hour)); got != tt.whole {
			t.Errorf("%v later: %v whole days, want %v", tt.after, got, tt.whole)
		}
		if got := Elapsed(mustModel(t, fsrs.Name7), &s, at, DayOf(at, 4*time.Hour)); got != tt.part {
			t.Errorf("%v later: %v days, want %v", tt.after, got, tt.part)
		}
	}
	if got := Elapsed(mustModel(t, fsrs.Name7), &CardState{}, noon, today); got != 0 {
		t.Errorf("a new card was answered %v days ago", got)
	}
}

func TestCount(t *testing.T) {
	ev := Event{Kind: Answered, Rating: fsrs.Good, Took: 1500 * time.Millisecond}
	again := Event{Kind: Answered, Rating: fsrs.Again, Took: -time.Second}
	tests := []struct {
		phase Phase
		ev    Event
		want  DayCount
	}{
		{New, ev, DayCount{Answers: 1, New: 1, TookMS: 1500}},
		{Learning, ev, DayCount{Answers: 1, TookMS: 1500}},
		{Reviewing, ev, DayCount{Answers: 1, Asked: 1, Kept: 1, TookMS: 1500}},
		{Reviewing, again, DayCount{Answers: 1, Asked: 1}},
		{Relearning, again, DayCount{Answers: 1}},
		{Reviewing, Event{Kind: Practised, Took: time.Second}, DayCount{Answers: 1, TookMS: 1000}},
		{Reviewing, Event{Kind: Buried}, DayCount{}},
	}
	var sum DayCount
	for _, tt := range tests {
		got := Count(&CardState{Phase: tt.phase}, &tt.ev)
		if got != tt.want {
			t.Errorf("%v, event %d: %+v, want %+v", tt.phase, tt.ev.Kind, got, tt.want)
		}
		if sum.Add(got).Sub(got) != sum {
			t.Error("what was added can't be taken away")
		}
		sum = sum.Add(got)
	}
}

func TestClockNeverGoesBack(t *testing.T) {
	var c Clock
	for _, at := range []time.Time{noon, noon, noon.AddDate(-1, 0, 0), time.Unix(-5, 0), noon.Add(time.Millisecond), time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC), noon, time.Date(200000, 1, 1, 0, 0, 0, 0, time.UTC)} {
		next := c.Tick(at)
		if next <= c {
			t.Errorf("at %v the clock went from %d to %d", at, c, next)
		}
		c = next
	}
}
