package quiz

import (
	"fmt"
	"testing"
	"time"

	"sabaq/quiz/fsrs"
)

func TestNewCardGoesThroughItsSteps(t *testing.T) {
	w := newWorld(t).deck(1, "a")
	s := w.start()
	for i, want := range []struct {
		rating fsrs.Rating
		phase  Phase
		wait   time.Duration
	}{
		{fsrs.Again, Learning, time.Minute},
		{fsrs.Good, Learning, 10 * time.Minute},
		{fsrs.Good, Reviewing, 0},
	} {
		_, saved := w.answer(s, want.rating)
		st := w.mem.states["a"]
		if st.Phase != want.phase || saved.Plan.Due != st.Due {
			t.Errorf("answer %d: phase %v, due %v; the plan said %v", i, st.Phase, st.Due, saved.Plan.Due)
		}
		if want.wait > 0 && st.Due.At != w.at.Add(want.wait).UnixMilli() {
			t.Errorf("answer %d: the step counts from %v, want from the answer", i, time.UnixMilli(st.Due.At))
		}
	}
	if w.next(s) != nil {
		t.Error("the session should have ended")
	}
	want := Summary{Cards: 1, New: 1, Answers: 3, FirstTry: 0, Spent: 30 * time.Second, Missed: []string{"a"}}
	if fmt.Sprint(s.Summary) != fmt.Sprint(want) {
		t.Errorf("summary %+v, want %+v", s.Summary, want)
	}
	if c := w.mem.counts[w.today()]; c != (DayCount{Answers: 3, New: 1, TookMS: 30000}) {
		t.Errorf("the day's count is %+v", c)
	}
}

func TestStepsGoOnLaterTheSameDay(t *testing.T) {
	w := newWorld(t).deck(1, "a", "b")
	w.answer(w.start(), fsrs.Again)
	w.at = w.at.Add(3 * time.Hour)
	w.opt.New = 0
	s := w.start()
	if cards, fresh := s.Waiting(); cards != 1 || fresh != 0 {
		t.Fatalf("%d cards wait, %d new; want the one in its steps", cards, fresh)
	}
	if turn := w.next(s); turn.Card.ID != "a" || turn.State.Phase != Learning {
		t.Errorf("%s is asked", turn.Card.ID)
	}
}

func TestReadyStepsComeBeforeTheQueue(t *testing.T) {
	w := newWorld(t).deck(1, names("a", 30)...)
	w.opt.New = 30
	s := w.start()
	first, _ := w.answer(s, fsrs.Again)
	for i := range 10 {
		card, _ := w.answer(s, fsrs.Easy)
		if (card == first) != (i == 6) { // each answer takes ten seconds
			t.Errorf("answer %d was for %s", i, card)
		}
	}
}

func TestNoCardTwiceInARow(t *testing.T) {
	w := newWorld(t).deck(1, "a", "b")
	s := w.start()
	w.answer(s, fsrs.Good) // a, in ten minutes
	w.answer(s, fsrs.Again)
	if card := w.next(s).Card.ID; card != "a" {
		t.Errorf("%s is asked right after itself though another card waits", card)
	}
}

// TestProgressThroughASession checks the count that the screen shows: it never goes back, never
// passes the total, and reaches it.
func TestProgressThroughASession(t *testing.T) {
	w := newWorld(t).deck(1, names("a", 25)...)
	w.reviewing(0, names("a", 15)...)
	s := w.start()
	n, done := 0, 0
	w.finish(s, func(turn *Turn) fsrs.Rating {
		if turn.Total != 25 || turn.Done < done || turn.Done >= turn.Total {
			t.Fatalf("turn %d: %d of %d, before it %d", n, turn.Done, turn.Total, done)
		}
		done = turn.Done
		n++
		return fsrs.Rating(1 + (n*7)%4)
	})
	if done != 24 || s.Summary.Cards != 25 {
		t.Errorf("the last card was the %dth, %d were answered", done+1, s.Summary.Cards)
	}
}
