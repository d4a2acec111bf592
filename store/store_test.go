package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
)

const rollover = 4 * time.Hour

// clock is a clock that tests set.
type clock struct{ now time.Time }

func newClock() *clock {
	return &clock{time.Date(2026, 11, 22, 9, 0, 0, 0, time.FixedZone("", 5*3600))}
}

func (c *clock) day() quiz.Day { return quiz.DayOf(c.now, rollover) }

func (c *clock) options() Options {
	return Options{Now: func() time.Time { return c.now }, Rollover: rollover}
}

// newFile names a progress file in a folder of its own.
func newFile(t testing.TB) (*File, *clock) {
	t.Helper()
	c := newClock()
	return New(filepath.Join(t.TempDir(), "sabaq", "progress.db"), c.options()), c
}

// refs makes a deck's cards: q0000, q0001 and so on, every third with a facet.
func refs(prefix string, n int) []quiz.CardRef {
	out := make([]quiz.CardRef, n)
	for i := range out {
		id := fmt.Sprintf("%s%04d", prefix, i)
		if i%3 == 2 {
			id = fmt.Sprintf("%s%04d.reverse", prefix, i-1)
		}
		out[i] = quiz.CardRef{ID: id, Section: "A / B", Line: i + 1, Offset: 100 * i, Length: 90}
	}
	return out
}

func deckInfo(name string) DeckInfo {
	return DeckInfo{Key: "/decks/" + name + ".md", Name: name, Title: "Deck " + name, Size: 1234, ModTime: 99, Sum: [32]byte{1}, Front: []byte("deck: x"), Version: 1}
}

// answer makes the event of an answer that makes the card due in so many days.
func (c *clock) answer(card string, r fsrs.Rating, in quiz.Day) quiz.Event {
	return quiz.Event{
		Kind: quiz.Answered, Card: card, At: c.now, Day: c.day(), Rating: r, Proposed: fsrs.Good, Took: 1500 * time.Millisecond,
		Phase: quiz.Reviewing, Due: quiz.Due{Day: c.day() + in},
	}
}

func (c *clock) event(kind quiz.EventKind, card string) quiz.Event {
	return quiz.Event{Kind: kind, Card: card, At: c.now, Day: c.day()}
}

func stateOf(t testing.TB, f *File, card string) (s quiz.CardState) {
	t.Helper()
	err := f.View(func(v quiz.View) (err error) {
		s, err = v.State(card)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func mustRecord(t testing.TB, f *File, ev quiz.Event) (quiz.Event, quiz.CardState) {
	t.Helper()
	written, after, err := f.Record(ev, stateOf(t, f, ev.Card).LastEvent)
	if err != nil {
		t.Fatal(err)
	}
	return written, after
}

func mustIndex(t testing.TB, f *File, info DeckInfo, cards []quiz.CardRef) quiz.DeckID {
	t.Helper()
	id, err := f.Index(info, cards)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// mustBeClean ends most tests.
func mustBeClean(t testing.TB, f *File) *Report {
	t.Helper()
	r, err := f.Check(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if !r.Clean() {
		t.Fatalf("check: %v (and %d more)", r.Findings, r.More)
	}
	return r
}

func due(t testing.TB, f *File, deck quiz.DeckID, upto quiz.Day) (cards []string) {
	t.Helper()
	err := f.View(func(v quiz.View) error {
		return v.Due(deck, upto, func(c quiz.DueCard) bool {
			cards = append(cards, c.Card)
			return true
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return cards
}

func TestMissingFileLooksEmpty(t *testing.T) {
	f, c := newFile(t)
	err := f.Look(func(v *View) error {
		if s, err := v.State("x"); err != nil || s != (quiz.CardState{}) {
			t.Errorf("State: %v, %v", s, err)
		}
		if v.Model() == nil {
			t.Error("no model")
		}
		load, err := v.Load(c.day(), 3)
		if err != nil || len(load) != 3 {
			t.Errorf("Load: %v, %v", load, err)
		}
		if n, err := v.Count(c.day()); err != nil || n != (quiz.DayCount{}) {
			t.Errorf("Count: %v, %v", n, err)
		}
		if err := v.Due(1, c.day(), func(quiz.DueCard) bool { t.Error("a due card"); return true }); err != nil {
			t.Error(err)
		}
		if err := v.New(1, c.day(), func(string) bool { t.Error("a new card"); return true }); err != nil {
			t.Error(err)
		}
		if err := v.Siblings("x", func(string, quiz.CardState) bool { t.Error("a sibling"); return true }); err != nil {
			t.Error(err)
		}
		if _, ok, err := v.Ref(1, "x"); ok || err != nil {
			t.Errorf("Ref: %v, %v", ok, err)
		}
		if decks, err := v.Decks(); len(decks) != 0 || err != nil {
			t.Errorf("Decks: %v, %v", decks, err)
		}
		if _, ok, err := v.Deck("x"); ok || err != nil {
			t.Errorf("Deck: %v, %v", ok, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Events(t.Context(), func(quiz.Event) error { t.Error("an event"); return nil }); err != nil {
		t.Error(err)
	}
	mustBeClean(t, f)
	if _, err := os.Stat(filepath.Dir(f.Path())); !errors.Is(err, os.ErrNotExist) || f.Exists() {
		t.Errorf("looking made something: %v", err)
	}
}

func TestModes(t *testing.T) {
	f, c := newFile(t)
	mustRecord(t, f, c.answer("a", fsrs.Good, 3))
	for path, want := range map[string]os.FileMode{f.Path(): 0o600, filepath.Dir(f.Path()): 0o700 | os.ModeDir} {
		info, err := os.Stat(path)
		if err != nil || info.Mode() != want {
			t.Errorf("%s: %v, want %v (%v)", path, info.Mode(), want, err)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(f.Path()), ".*")); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestRecordAndUndo(t *testing.T) {
	f, c := newFile(t)
	deck := mustIndex(t, f, deckInfo("one"), refs("q", 6))
	ev, after := mustRecord(t, f, c.answer("q0000", fsrs.Good, 0))
	if ev.ID.Seq != 1 || ev.Clock == 0 || after.Reps != 1 || after.LastEvent != ev.ID {
		t.Fatalf("%+v %+v", ev, after)
	}
	if got := stateOf(t, f, "q0000"); got != after {
		t.Fatalf("state %+v, want %+v", got, after)
	}
	if got := due(t, f, deck, c.day()); len(got) != 1 || got[0] != "q0000" {
		t.Fatalf("due: %v", got)
	}
	if _, _, err := f.Record(c.answer("q0000", fsrs.Good, 1), quiz.EventID{}); !errors.Is(err, quiz.ErrMoved) {
		t.Fatalf("an answer to an older state: %v", err)
	}
	before := after
	ev2, after := mustRecord(t, f, c.answer("q0000", fsrs.Again, 2))
	if err := f.Undo(ev, quiz.CardState{}); !errors.Is(err, quiz.ErrMoved) {
		t.Fatalf("undo of an event that isn't the last: %v", err)
	}
	for name, wrong := range map[string]func(*quiz.CardState){
		"reps":   func(s *quiz.CardState) { s.Reps++ },
		"due":    func(s *quiz.CardState) { s.Due.Day++ },
		"memory": func(s *quiz.CardState) { s.Memory.Stability *= 2 },
		"event":  func(s *quiz.CardState) { s.LastEvent.Seq = 9 },
		"phase":  func(s *quiz.CardState) { s.Phase = quiz.Learning },
	} {
		s := before
		wrong(&s)
		if err := f.Undo(ev2, s); !errors.Is(err, quiz.ErrMoved) {
			t.Errorf("undo to a state with another %s: %v", name, err)
		}
	}
	if err := f.Undo(ev2, before); err != nil {
		t.Fatal(err)
	}
	if got := stateOf(t, f, "q0000"); got != before {
		t.Fatalf("undone to %+v, want %+v", got, before)
	}
	if err := f.Undo(ev2, before); !errors.Is(err, quiz.ErrMoved) {
		t.Fatalf("undone twice: %v", err)
	}
	if err := f.Undo(ev, quiz.CardState{}); err != nil {
		t.Fatal(err)
	}
	err := f.Look(func(v *View) error {
		counts, err := v.DeckCounts(deck, c.day())
		if want := (DeckCounts{Total: 6, New: 6}); counts != want {
			t.Errorf("counts %+v, want %+v", counts, want)
		}
		n, err2 := v.Count(c.day())
		if n != (quiz.DayCount{}) {
			t.Errorf("day's count after undo: %+v", n)
		}
		var fresh []string
		err3 := v.New(deck, c.day(), func(card string) bool { fresh = append(fresh, card); return true })
		if len(fresh) != 6 || fresh[0] != "q0000" {
			t.Errorf("new: %v", fresh)
		}
		return errors.Join(err, err2, err3)
	})
	if err != nil {
		t.Fatal(err)
	}
	if r := mustBeClean(t, f); r.Events != 4 || r.Undone != 2 {
		t.Errorf("%+v", r)
	}
}

func TestRefused(t *testing.T) {
	f, c := newFile(t)
	mustRecord(t, f, c.answer("old", fsrs.Good, 1))
	mustRecord(t, f, c.answer("new", fsrs.Good, 1))
	edited := c.event(quiz.Edited, "old")
	for name, tc := range map[string]struct {
		change func(*quiz.Event)
		want   error
	}{
		"no card":     {func(e *quiz.Event) { e.Card = "" }, ErrInvalid},
		"long card":   {func(e *quiz.Event) { e.Card = string(make([]byte, 81)) }, ErrInvalid},
		"spaces":      {func(e *quiz.Event) { e.Card = "a b" }, ErrInvalid},
		"no rating":   {func(e *quiz.Event) { e.Rating = 0 }, ErrInvalid},
		"phase":       {func(e *quiz.Event) { e.Phase = quiz.New }, ErrInvalid},
		"kind":        {func(e *quiz.Event) { e.Kind = 77 }, ErrInvalid},
		"undone":      {func(e *quiz.Event) { e.Kind = quiz.Undone }, ErrInvalid},
		"to nothing":  {func(e *quiz.Event) { *e = edited }, ErrInvalid},
		"to itself":   {func(e *quiz.Event) { *e = edited; e.To = "old" }, ErrInvalid},
		"has history": {func(e *quiz.Event) { *e = edited; e.To = "new" }, ErrHistory},
	} {
		ev := c.answer("old", fsrs.Good, 3)
		tc.change(&ev)
		_, _, err := f.Record(ev, stateOf(t, f, "old").LastEvent)
		if !errors.Is(err, tc.want) {
			t.Errorf("%s: %v, want %v", name, err, tc.want)
		}
	}
	if _, err := f.Index(deckInfo("x"), []quiz.CardRef{{ID: "a"}, {ID: "a"}}); !errors.Is(err, ErrInvalid) {
		t.Errorf("a card twice: %v", err)
	}
	if err := f.Forget(9); !errors.Is(err, ErrNoDeck) {
		t.Errorf("Forget: %v", err)
	}
	if err := f.Touch(9, 1); !errors.Is(err, ErrNoDeck) {
		t.Errorf("Touch: %v", err)
	}
	if r := mustBeClean(t, f); r.Events != 2 {
		t.Errorf("events: %d", r.Events)
	}
}

func TestNormalised(t *testing.T) {
	f, c := newFile(t)
	c.now = time.Date(2026, 11, 22, 9, 0, 0, 123_456_789, time.FixedZone("X", 5*3600+30*60+7))
	ev := c.answer("a", fsrs.Good, 1)
	ev.Took = time.Hour + time.Microsecond
	ev.To = "b"
	written, _ := mustRecord(t, f, ev)
	_, offset := written.At.Zone()
	if written.At.Nanosecond() != 123e6 || offset != 5*3600+30*60 || written.Took != 10*time.Minute || written.To != "" {
		t.Errorf("%+v", written)
	}
	var log []quiz.Event
	if err := f.Events(t.Context(), func(ev quiz.Event) error { log = append(log, ev); return nil }); err != nil {
		t.Fatal(err)
	}
	if len(log) != 1 || !log[0].At.Equal(written.At) || log[0].ID != written.ID || log[0].Due != ev.Due {
		t.Errorf("%+v, want %+v", log, written)
	}
}
