package quiz

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sabaq/decks"
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

func TestOrderAndCuts(t *testing.T) {
	// risky makes reviews of falling risk: r0 is the most at risk.
	risky := func(w *world, n int) {
		for i, card := range names("r", n) {
			w.mem.seed(card, w.at.AddDate(0, 0, i-n-1), Reviewing, Due{Day: w.today() - 1})
		}
	}
	tests := []struct {
		name string
		opt  Options
		due  int
		want []string // the first cards asked
		all  int
	}{
		{"everything", Options{New: -1}, 6, nil, 6 + 10},
		{"a limit", Options{New: -1, Limit: 4}, 6, []string{"r0", "r1", "r2", "r3"}, 4},
		{"a limit that leaves room for new ones", Options{New: -1, Limit: 8}, 6, nil, 8},
		{"minutes", Options{New: -1, Budget: time.Minute}, 6, []string{"r0", "r1", "r2", "r3", "r4"}, 5},
		{"minutes that leave room for new ones", Options{New: -1, Budget: 3 * time.Minute}, 6, nil, 6 + 3},
		{"seconds", Options{New: -1, Budget: time.Second}, 6, []string{"r0"}, 1},
		{"seconds and only new ones", Options{New: -1, Budget: time.Second}, 0, []string{"n0"}, 1},
		{"no new ones", Options{New: 0}, 6, nil, 6},
		{"a number of new ones", Options{New: 13}, 6, nil, 6 + 13},
		{"below nothing", Options{New: -5, Limit: -1, Budget: -time.Hour, Ahead: -3}, 6, nil, 6 + 10},
		{"only some", Options{New: -1, Only: func(id string) bool { return strings.HasSuffix(id, "3") }}, 6, nil, 2 + 1},
	}
	for _, tt := range tests {
		w := newWorld(t).deck(1, append(names("n", 20), names("r", tt.due)...)...)
		w.opt = tt.opt
		risky(w, tt.due)
		s := w.start()
		if cards, _ := s.Waiting(); cards != tt.all {
			t.Errorf("%s: %d cards, want %d", tt.name, cards, tt.all)
		}
		w.set.Steps = nil
		w.opt.Budget, s.opt.Budget = 0, 0
		asked := w.finish(s, always(fsrs.Easy))
		if tt.want != nil && !slices.Equal(asked, tt.want) {
			t.Errorf("%s: asked %v, want %v", tt.name, asked, tt.want)
		}
		if len(asked) != tt.all {
			t.Errorf("%s: %d cards were asked", tt.name, len(asked))
		}
	}
}

func TestStepsAndALimit(t *testing.T) {
	w := newWorld(t).deck(1, slices.Concat(names("r", 5), []string{"ready", "later"})...)
	w.reviewing(-1, names("r", 5)...)
	at := w.at.Add(-5 * time.Minute)
	w.mem.seed("ready", at, Learning, Due{w.today(), at.Add(time.Minute).UnixMilli()})
	w.mem.seed("later", at, Learning, Due{w.today(), at.Add(10 * time.Minute).UnixMilli()})
	w.opt.Limit = 3
	asked := w.finish(w.start(), always(fsrs.Easy))
	if len(asked) != 3 || asked[0] != "ready" || slices.Contains(asked, "later") {
		t.Errorf("asked %v; a limit keeps the step that is ready and drops the one that isn't", asked)
	}
}

func TestBudgetEndsByTheLearnersOwnTimes(t *testing.T) {
	w := newWorld(t).deck(1, names("r", 50)...)
	w.reviewing(0, names("r", 50)...)
	w.opt.Budget = 2 * time.Minute
	s := w.start()
	for turn := w.next(s); turn != nil; turn = w.next(s) {
		w.at = w.at.Add(time.Hour) // tea
		if _, err := s.Answer(turn, fsrs.Easy, 0, 30*time.Second); err != nil {
			t.Fatal(err)
		}
	}
	if s.Summary.Answers != 4 {
		t.Errorf("%d answers of 30 seconds in two minutes", s.Summary.Answers)
	}
	// The next session knows the pace.
	w.mem.counts[w.today()] = DayCount{Answers: 100, TookMS: 100 * 30000}
	s = w.start()
	if cards, _ := s.Waiting(); cards != 4 || s.Estimate() != 2*time.Minute {
		t.Errorf("%d cards, estimated at %v", cards, s.Estimate())
	}
}

func TestSiblingsStayApart(t *testing.T) {
	w := newWorld(t).deck(1, "c.1", "c.2", "c.3", "d.1", "d.2", "e")
	w.reviewing(0, "d.1", "d.2")
	s := w.start()
	asked := w.finish(s, always(fsrs.Easy))
	slices.Sort(asked)
	if want := []string{"c.1", "d.1", "e"}; !slices.Equal(asked, want) {
		t.Errorf("asked %v, want %v", asked, want)
	}
	if cards, _ := w.start().Waiting(); cards != 0 {
		t.Errorf("%d siblings are asked later the same day", cards)
	}
	w.at = w.at.AddDate(0, 0, 1)
	asked = w.finish(w.start(), always(fsrs.Easy))
	slices.Sort(asked)
	if want := []string{"c.2", "d.2"}; !slices.Equal(asked, want) {
		t.Errorf("on the next day asked %v, want %v", asked, want)
	}
}

func TestACardInItsStepsGoesBeforeItsSiblings(t *testing.T) {
	w := newWorld(t).deck(1, "c.1", "c.2")
	w.reviewing(-3, "c.1")
	at := w.at.AddDate(0, 0, -1)
	w.mem.seed("c.2", at, Relearning, Due{w.today() - 1, at.Add(time.Minute).UnixMilli()})
	if asked := w.finish(w.start(), always(fsrs.Easy)); !slices.Equal(asked, []string{"c.2"}) {
		t.Errorf("asked %v", asked)
	}
}

func TestACardInTwoDecksIsAskedOnce(t *testing.T) {
	for _, cram := range []bool{false, true} {
		w := newWorld(t).deck(1, "a", "b", "c").deck(2, "b", "c", "d")
		w.reviewing(0, "b")
		w.opt.Cram = cram
		s := w.start()
		asked := w.finish(s, always(fsrs.Easy))
		slices.Sort(asked)
		if want := []string{"a", "b", "c", "d"}; !slices.Equal(asked, want) {
			t.Errorf("cram %v: asked %v, want %v", cram, asked, want)
		}
	}
}

func TestNewCardsPerDay(t *testing.T) {
	w := newWorld(t).deck(1, names("a", 100)...)
	run := func(answers int) int {
		s := w.start()
		for range answers {
			if w.next(s) == nil {
				break
			}
			w.answer(s, fsrs.Easy)
		}
		return int(w.mem.counts[w.today()].New)
	}
	if n := run(4); n != 4 {
		t.Errorf("%d new cards after four answers", n)
	}
	for range 3 {
		if n := run(100); n != 10 {
			t.Errorf("%d new cards on one day", n)
		}
	}
	w.opt.New = 12
	if n := run(100); n != 12 {
		t.Errorf("%d new cards where 12 were asked for", n)
	}
	w.opt.New = 5
	if n := run(100); n != 12 {
		t.Errorf("%d new cards where 5 are allowed and 12 were answered", n)
	}
	w.at = w.at.AddDate(0, 0, 1)
	w.opt.New = -1
	if n := run(100); n != 10 {
		t.Errorf("%d new cards on the next day", n)
	}
}

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

func TestCram(t *testing.T) {
	w := newWorld(t).deck(1, names("a", 6)...)
	w.reviewing(200, "a0", "a1")
	w.reviewing(0, "a2")
	w.opt.Cram = true
	before := w.mem.states["a0"]
	s := w.start()
	n := 0
	asked := w.finish(s, func(turn *Turn) fsrs.Rating {
		if turn.Plans != ([4]Plan{}) {
			t.Error("a cram has no plans")
		}
		if n++; n <= 2 {
			return fsrs.Again
		}
		return fsrs.Good
	})
	if len(asked) != 8 || !slices.Equal(asked[:2], asked[6:]) {
		t.Errorf("asked %v: all six and the missed ones again at the end", asked)
	}
	after := w.mem.states["a0"]
	before.LastEvent = after.LastEvent
	if before != after {
		t.Error("practice moved a card")
	}
	if c := w.mem.counts[w.today()]; c.Answers != 8 || c.New != 0 {
		t.Errorf("the day's count is %+v", c)
	}
	w.opt.Limit = 4
	if cards, _ := w.start().Waiting(); cards != 4 {
		t.Errorf("%d cards", cards)
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
	if len(w.mem.log) != 0 {
		t.Error("a card without history has none to move")
	}
	if asked := w.finish(s, always(fsrs.Easy)); !slices.Equal(asked, []string{"b"}) {
		t.Errorf("asked %v", asked)
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

func TestSameSeedSameOrder(t *testing.T) {
	run := func(seed uint64, cram bool) []string {
		w := newWorld(t).deck(1, names("a", 40)...)
		w.reviewing(0, names("a", 30)...)
		w.opt.Seed, w.opt.Cram = seed, cram
		return w.finish(w.start(), always(fsrs.Easy))
	}
	for _, cram := range []bool{false, true} {
		if !slices.Equal(run(7, cram), run(7, cram)) {
			t.Error("the same seed gave another order")
		}
		if slices.Equal(run(7, cram), run(8, cram)) {
			t.Error("another seed gave the same order")
		}
	}
}

func TestNewCardsAreSpreadAmongReviews(t *testing.T) {
	for reviews := range 12 {
		for fresh := range 12 {
			all := interleave(make([]item, reviews), slices.Repeat([]item{{fresh: true}}, fresh))
			n, longest, run := 0, 0, 0
			for _, it := range all {
				if it.fresh {
					n, run = n+1, 0
					continue
				}
				run++
				longest = max(longest, run)
			}
			if n != fresh || len(all) != reviews+fresh {
				t.Fatalf("%d and %d became %d of %d", reviews, fresh, n, len(all))
			}
			if most := (reviews + max(fresh, 1) - 1) / max(fresh, 1); longest > most+1 {
				t.Errorf("%d reviews, %d new: %d reviews in a row", reviews, fresh, longest)
			}
		}
	}
}

func TestByDeck(t *testing.T) {
	w := newWorld(t).deck(1, "a", "b").deck(2, "c", "d", "e")
	w.reviewing(0, "a", "c")
	s := w.start()
	w.next(s)
	if got, want := s.ByDeck(), []Waits{{1, 1}, {1, 2}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := s.Estimate(); got != (2+3*newCardAnswers)*assumedAnswer {
		t.Errorf("estimated %v", got)
	}
}
