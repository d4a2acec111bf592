package quiz

import (
	"errors"
	"slices"
	"testing"
	"time"

	"sabaq/quiz/fsrs"
)

// TestUndoWithAStepOnTheScreen puts the step back among the steps.
func TestUndoWithAStepOnTheScreen(t *testing.T) {
	w := newWorld(t).deck(1, "a", "b", "c")
	s := w.start()
	w.answer(s, fsrs.Again)
	for range 5 {
		w.answer(s, fsrs.Again)
		w.at = w.at.Add(time.Minute)
	}
	shown := w.next(s)
	if shown.State.Phase != Learning {
		t.Fatal("a step should be shown")
	}
	queue, steps := len(s.queue), len(s.steps)
	if err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if len(s.queue) != queue || len(s.steps) != steps {
		t.Errorf("%d cards in the queue, there were %d; %d in steps, there were %d", len(s.queue), queue, len(s.steps), steps)
	}
	if turn := w.next(s); turn.Card.ID == shown.Card.ID {
		t.Error("the card of the answer taken back should be shown")
	}
}

func TestAFailedWriteChangesNothing(t *testing.T) {
	w := newWorld(t).deck(1, "a", "b")
	s := w.start()
	turn := w.next(s)
	broken := errors.New("no space left")
	for _, do := range []func() error{
		func() error { _, err := s.Answer(turn, fsrs.Good, 0, 0); return err },
		func() error { return s.Bury(turn) },
		func() error { return s.Suspend(turn) },
	} {
		w.mem.fail = broken
		if err := do(); !errors.Is(err, broken) {
			t.Errorf("got %v", err)
		}
		if again := w.next(s); again.Card.ID != turn.Card.ID || s.Summary.Answers != 0 {
			t.Error("the card should be asked again")
		}
	}
	w.answer(s, fsrs.Good)
	w.mem.fail = broken
	if err := s.Undo(); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if err := s.Undo(); err != nil {
		t.Errorf("the second try: %v", err)
	}
}

func TestStaleTurnsAndBadRatings(t *testing.T) {
	w := newWorld(t).deck(1, "a", "b")
	s := w.start()
	turn := w.next(s)
	for _, bad := range [][2]fsrs.Rating{{0, 0}, {5, 0}, {255, 0}, {fsrs.Good, 5}} {
		if _, err := s.Answer(turn, bad[0], bad[1], 0); err == nil {
			t.Errorf("ratings %d were taken", bad)
		}
	}
	w.answer(s, fsrs.Good)
	for _, stale := range []*Turn{turn, nil} {
		if _, err := s.Answer(stale, fsrs.Good, 0, 0); !errors.Is(err, ErrNotAsked) {
			t.Errorf("answer: %v", err)
		}
		if err := s.Bury(stale); !errors.Is(err, ErrNotAsked) {
			t.Errorf("bury: %v", err)
		}
		if err := s.Rename(stale, "z"); !errors.Is(err, ErrNotAsked) {
			t.Errorf("rename: %v", err)
		}
	}
	if len(w.mem.log) != 1 {
		t.Errorf("%d events", len(w.mem.log))
	}
}

func TestBuryAndSuspend(t *testing.T) {
	w := newWorld(t).deck(1, "a", "b", "c")
	w.reviewing(0, "a")
	s := w.start()
	turns := map[string]func(*Turn) error{"a": s.Bury, "b": s.Suspend, "c": s.Bury}
	for turn := w.next(s); turn != nil; turn = w.next(s) {
		if err := turns[turn.Card.ID](turn); err != nil {
			t.Fatal(err)
		}
	}
	w.opt.Ahead = 3
	if cards, _ := w.start().Waiting(); cards != 1 {
		t.Errorf("%d cards; looking ahead shows the buried card as tomorrow's", cards)
	}
	if turn := w.next(w.start()); turn != nil {
		t.Errorf("%s is asked on the day it was buried", turn.Card.ID)
	}
	w.opt.Ahead = 0
	w.at = w.at.AddDate(0, 0, 1)
	if cards, fresh := w.start().Waiting(); cards != 2 || fresh != 1 {
		t.Errorf("%d cards and %d new ones on the next day", cards, fresh)
	}
}

func TestLeechIsTold(t *testing.T) {
	w := newWorld(t).deck(1, "a")
	w.set.Steps = nil
	w.reviewing(0, "a")
	var told []uint32
	for range 25 {
		_, saved := w.answer(w.start(), fsrs.Again)
		if saved.Leech {
			told = append(told, saved.Lapses)
		}
		w.at = w.at.AddDate(0, 0, 1)
	}
	if !slices.Equal(told, []uint32{8, 12, 16, 20, 24}) {
		t.Errorf("told at %v lapses", told)
	}
}

func TestRename(t *testing.T) {
	w := newWorld(t).deck(1, "a", "b", "c")
	s := w.start()
	w.answer(s, fsrs.Again) // a
	w.answer(s, fsrs.Easy)  // b
	w.at = w.at.Add(time.Minute)
	turn := w.next(s)
	if turn.Card.ID != "a" {
		t.Fatalf("%s is asked", turn.Card.ID)
	}
	if err := s.Rename(turn, "a"); err != nil || len(w.mem.log) != 2 {
		t.Error("a new name that is the old one should do nothing", err)
	}
	w.mem.cards[1][0] = "z"
	if err := s.Rename(turn, "z"); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(s.Summary.Missed, []string{"z"}) || s.Summary.Answers != 2 {
		t.Errorf("summary %+v", s.Summary)
	}
	if _, err := s.Answer(turn, fsrs.Good, 0, 0); !errors.Is(err, ErrNotAsked) {
		t.Errorf("the old turn was answered: %v", err)
	}
	turn = w.next(s)
	if turn.Card.ID != "z" || turn.State.Reps != 1 || turn.Done != 1 || turn.Total != 3 {
		t.Errorf("asked %s with %d answers, %d of %d", turn.Card.ID, turn.State.Reps, turn.Done, turn.Total)
	}
	// b can be taken back, what was done to a under its old name can't.
	if err := s.Undo(); err != nil || w.next(s).Card.ID != "b" {
		t.Error("undo should lead back to b:", err)
	}
	if err := s.Undo(); !errors.Is(err, ErrNothingToUndo) {
		t.Errorf("got %v", err)
	}
	if s.Summary.Answers != 1 || s.Summary.Cards != 1 {
		t.Errorf("summary %+v", s.Summary)
	}
	asked := w.finish(s, always(fsrs.Easy))
	slices.Sort(asked)
	if !slices.Equal(asked, []string{"b", "c", "z"}) {
		t.Errorf("asked %v", asked)
	}
}

func TestRenameOfANewCardIntoOneThatWaits(t *testing.T) {
	w := newWorld(t).deck(1, "a", "b")
	s := w.start()
	if err := s.Rename(w.next(s), "b"); err != nil {
		t.Fatal(err)
	}
	if cards, _ := s.Waiting(); cards != 1 {
		t.Errorf("%d cards wait", cards)
	}
	if len(w.mem.log) != 0 {
		t.Error("a card without history has none to move")
	}
	if asked := w.finish(s, always(fsrs.Easy)); !slices.Equal(asked, []string{"b"}) {
		t.Errorf("asked %v", asked)
	}
}
