package quiz

import (
	"errors"
	"slices"
	"testing"

	"sabaq/decks"
	"sabaq/quiz/fsrs"
)

func TestTwoSessionsShareTheDaysNewCards(t *testing.T) {
	w := newWorld(t).deck(1, names("a", 100)...)
	one, two := w.start(), w.start()
	for range 6 {
		w.answer(one, fsrs.Easy)
	}
	w.finish(two, always(fsrs.Easy))
	w.finish(one, always(fsrs.Easy))
	if n := w.mem.counts[w.today()].New; n != 10 {
		t.Errorf("%d new cards on one day", n)
	}
	if n := len(w.mem.log); n != 10 {
		t.Errorf("%d answers; a card answered in one session should be passed over in the other", n)
	}
}

func TestAnsweredElsewhere(t *testing.T) {
	w := newWorld(t).deck(1, names("a", 3)...)
	w.reviewing(0, names("a", 3)...)
	one, two := w.start(), w.start()
	turn := w.next(one)
	w.next(two)
	w.answer(two, fsrs.Good)
	if _, err := one.Answer(turn, fsrs.Again, 0, 0); !errors.Is(err, ErrMoved) {
		t.Fatalf("got %v", err)
	}
	if next := w.next(one); next.Card.ID == turn.Card.ID || next.Total != 2 {
		t.Errorf("asked %s next, of %d", next.Card.ID, next.Total)
	}
	card, _ := w.answer(one, fsrs.Good)
	w.mem.seed(card, w.at, Reviewing, Due{Day: w.today() + 5})
	if err := one.Undo(); !errors.Is(err, ErrMoved) {
		t.Errorf("undo of what was answered elsewhere since: %v", err)
	}
	if err := one.Undo(); !errors.Is(err, ErrNothingToUndo) {
		t.Errorf("and once more: %v", err)
	}
	if one.Summary.Answers != 1 {
		t.Errorf("summary %+v: the answer stands", one.Summary)
	}
}

// TestAStepAnsweredElsewhere leaves the card to the other session, also while it is still in its steps.
func TestAStepAnsweredElsewhere(t *testing.T) {
	for _, cram := range []bool{false, true} {
		w := newWorld(t).deck(1, "a")
		w.opt.Cram = cram
		one, two := w.start(), w.start()
		turn := w.next(one)
		w.answer(two, fsrs.Again)
		if _, err := one.Answer(turn, fsrs.Again, 0, 0); !errors.Is(err, ErrMoved) {
			t.Fatalf("got %v", err)
		}
		if w.next(one) != nil {
			t.Errorf("cram %v: the card is asked in both sessions", cram)
		}
	}
}

func TestSuspendedElsewhere(t *testing.T) {
	for _, cram := range []bool{false, true} {
		w := newWorld(t).deck(1, "a", "b")
		w.opt.Cram = cram
		one, two := w.start(), w.start()
		w.next(one)
		turn := w.next(two)
		if err := two.Suspend(turn); err != nil {
			t.Fatal(err)
		}
		if next := w.next(one); next.Card.ID == turn.Card.ID {
			t.Errorf("cram %v: a suspended card is asked", cram)
		}
	}
}

func TestCardGoneFromItsDeck(t *testing.T) {
	w := newWorld(t).deck(1, "a", "b", "c")
	s := w.start()
	w.next(s)
	w.mem.cards[1] = []string{"b"}
	if turn := w.next(s); turn.Card.ID != "b" || turn.Total != 2 {
		t.Errorf("%s of %d", turn.Card.ID, turn.Total)
	}
	if asked := w.finish(s, always(fsrs.Easy)); !slices.Equal(asked, []string{"b"}) {
		t.Errorf("asked %v", asked)
	}
	broken := errors.New("permission denied")
	w.at = w.at.AddDate(1, 0, 0)
	s = w.start()
	s.decks[0].Card = func(string) (c decks.Card, err error) { return c, broken }
	if _, err := s.Next(); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

// TestReviewedElsewhere opens two sessions on the same reviews and answers each card once.
func TestReviewedElsewhere(t *testing.T) {
	w := newWorld(t).deck(1, names("a", 5)...)
	w.reviewing(0, names("a", 5)...)
	one, two := w.start(), w.start()
	w.finish(one, always(fsrs.Good))
	if asked := w.finish(two, always(fsrs.Good)); len(asked) != 0 {
		t.Errorf("%v are asked twice", asked)
	}
}
