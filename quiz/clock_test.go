package quiz

import (
	"slices"
	"testing"
	"time"

	"sabaq/quiz/fsrs"
)

func TestAnOvernightTurnCountsFromItsAnswer(t *testing.T) {
	w := newWorld(t).deck(1, "a")
	w.reviewing(0, "a")
	s := w.start()
	turn := w.next(s)
	w.at = w.at.Add(20 * time.Hour)
	saved, err := s.Answer(turn, fsrs.Hard, 0, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	st := w.mem.states["a"]
	if st.LastDay != turn.State.Due.Day+1 || st.Due.Day-st.LastDay != Day(saved.Plan.Wait/day) || st.Due != saved.Plan.Due {
		t.Errorf("answered on %v, due %v, the button said %v", st.LastDay, st.Due.Day, Span(saved.Plan.Wait))
	}
	if s.Summary.Spent != LongestAnswer {
		t.Errorf("an answer counted as %v", s.Summary.Spent)
	}
}

func TestSessionOverTheRollover(t *testing.T) {
	w := newWorld(t).deck(1, names("a", 30)...)
	w.reviewing(0, names("a", 15)...)
	w.at = time.Date(2026, 3, 3, 3, 59, 0, 0, time.UTC) // still the 2nd
	first := w.today()
	s := w.start()
	cards, fresh := s.Waiting()
	if cards != 25 || fresh != 10 {
		t.Fatalf("%d cards, %d new", cards, fresh)
	}
	if asked := w.finish(s, always(fsrs.Easy)); len(asked) != 25 {
		t.Errorf("%d cards were asked", len(asked))
	}
	before, after := w.mem.counts[first], w.mem.counts[first+1]
	if before.Answers == 0 || after.Answers == 0 || before.Answers+after.Answers != 25 {
		t.Errorf("%d answers before, %d after", before.Answers, after.Answers)
	}
	load, _ := w.mem.Load(s.planned, len(s.planner.Load))
	if s.planned != first+1 || !slices.Equal(load, s.planner.Load) {
		t.Errorf("loads from %v are %v, want %v", s.planned, s.planner.Load, load)
	}
	if _, fresh := w.start().Waiting(); fresh != 10-int(after.New) {
		t.Errorf("%d new cards are left for the new day, %d were answered on it", fresh, after.New)
	}
}

// TestClockPutBack has the clock of a session run a year ahead until it is set right.
func TestClockPutBack(t *testing.T) {
	w := newWorld(t).deck(1, "a", "b")
	w.at = w.at.AddDate(1, 0, 0)
	s := w.start()
	w.answer(s, fsrs.Again)
	w.at = noon
	asked := w.finish(s, always(fsrs.Good))
	slices.Sort(asked)
	if want := []string{"a", "a", "b", "b"}; !slices.Equal(asked, want) {
		t.Errorf("asked %v: the step of the card answered before should be shown too", asked)
	}
	if due := w.mem.states["a"].Due; due.At != 0 || due.Day <= w.today() || due.Day > w.today()+30 {
		t.Errorf("due %v", due)
	}
}

// TestZoneChangeInTheSteps flies from UTC+14 to UTC-12 between two learning steps.
func TestZoneChangeInTheSteps(t *testing.T) {
	w := newWorld(t).deck(1, "a")
	w.at = noon.In(time.FixedZone("", 14*3600))
	first := w.today()
	w.answer(w.start(), fsrs.Again)
	w.at = w.at.Add(15 * time.Minute).In(time.FixedZone("", -12*3600))
	if w.today() >= first {
		t.Fatal("the day should go back")
	}
	if turn := w.next(w.start()); turn == nil || turn.State.Phase != Learning {
		t.Error("the step should be asked when its moment has come")
	}
}

// TestStepOfTomorrow leaves a long step to the study day that its moment is in.
func TestStepOfTomorrow(t *testing.T) {
	w := newWorld(t).deck(1, "a")
	w.set.Steps = []time.Duration{20 * time.Hour}
	w.answer(w.start(), fsrs.Again)
	w.at = w.at.Add(time.Hour)
	if cards, _ := w.start().Waiting(); cards != 0 {
		t.Error("the step is counted though its time is tomorrow")
	}
	w.at = w.at.Add(19 * time.Hour)
	if cards, _ := w.start().Waiting(); cards != 1 {
		t.Error("the step is forgotten")
	}
}
