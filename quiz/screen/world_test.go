package screen_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"sabaq/decks"
	"sabaq/quiz"
	"sabaq/quiz/screen"
	"sabaq/quiz/screen/ink"
	"sabaq/store"
)

var update = flag.Bool("update", false, "write the golden files anew")

// mono is a palette whose frames say with words and signs what colours would.
var mono = ink.Palette{Mode: ink.Mono}

// A world is a deck, a progress file and a clock that stands still: what a
// session needs.
type world struct {
	t        *testing.T
	at       time.Time
	cards    []decks.Card
	file     *store.File
	progress flaky
	settings quiz.Settings
	options  quiz.Options
	passages map[int]string
	editor   func(*quiz.Turn) (*screen.Editing, error)
}

// flaky is a progress file that fails when it is told to.
type flaky struct {
	quiz.Progress
	view, record, undo error // what the next call returns instead of doing anything
}

func fail(next *error) error {
	err := *next
	*next = nil
	return err
}

func (f *flaky) View(fn func(quiz.View) error) error {
	if err := fail(&f.view); err != nil {
		return err
	}
	return f.Progress.View(fn)
}

func (f *flaky) Record(ev quiz.Event, expect quiz.EventID) (quiz.Event, quiz.CardState, error) {
	if err := fail(&f.record); err != nil {
		return quiz.Event{}, quiz.CardState{}, err
	}
	return f.Progress.Record(ev, expect)
}

func (f *flaky) Undo(ev quiz.Event, before quiz.CardState) error {
	if err := fail(&f.undo); err != nil {
		return err
	}
	return f.Progress.Undo(ev, before)
}

var errBusy = errors.New("another program holds it")

// newWorld reads cards from a deck.
func newWorld(t *testing.T, deck string) *world {
	t.Helper()
	w := &world{t: t, at: time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC), settings: quiz.DefaultSettings()}
	w.options.New = 100
	w.settings.Fuzz = false
	w.file = store.New(filepath.Join(t.TempDir(), "progress.db"), store.Options{
		Now: w.now, Backups: -1, Device: func() [8]byte { return [8]byte{1} },
	})
	w.progress.Progress = w.file
	w.write(deck)
	w.editor = func(*quiz.Turn) (*screen.Editing, error) { return nil, errors.New("there is no editor here") }
	return w
}

func (w *world) now() time.Time { return w.at }

// write replaces the deck.
func (w *world) write(deck string) {
	w.t.Helper()
	d, problems := decks.Parse("deck.md", []byte(deck))
	for _, p := range problems {
		w.t.Fatalf("the deck: %d: %s", p.Pos.Line, p.Message)
	}
	w.cards = d.Cards
	var refs []quiz.CardRef
	for _, c := range d.Cards {
		refs = append(refs, quiz.CardRef{ID: c.ID, Line: c.Pos.Line})
	}
	if _, err := w.file.Index(store.DeckInfo{Key: "/deck.md", Name: "deck", Title: d.Title}, refs); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) card(id string) (decks.Card, error) {
	for _, c := range w.cards {
		if c.ID == id {
			return c, nil
		}
	}
	return decks.Card{}, quiz.ErrGone
}

// study starts a session.
func (w *world) study(p ink.Palette) *screen.Study {
	w.t.Helper()
	deck := quiz.StudyDeck{ID: 1, Title: "Borders", Card: w.card}
	session, err := quiz.Start(&w.progress, &w.settings, []quiz.StudyDeck{deck}, w.options, w.now)
	if err != nil {
		w.t.Fatal(err)
	}
	return &screen.Study{
		Session: session, Palette: p, Now: w.now, Cram: w.options.Cram,
		Passage: func(t *quiz.Turn) string { return w.passages[t.Card.Source] },
		Passing: func(err error) bool { return errors.Is(err, errBusy) },
		Editor:  func(t *quiz.Turn) (*screen.Editing, error) { return w.editor(t) },
		Standing: func(t *quiz.Turn) (st quiz.Standing, err error) {
			err = w.progress.View(func(v quiz.View) error {
				s, err := v.State(t.Card.ID)
				st = quiz.Explain(&quiz.Planner{Model: v.Model(), Settings: &w.settings}, t.Card.ID, s, &quiz.Event{}, w.now())
				return err
			})
			return st, err
		},
	}
}

// state returns a card's state as the progress file has it.
func (w *world) state(card string) (s quiz.CardState) {
	w.t.Helper()
	err := w.file.View(func(v quiz.View) (err error) {
		s, err = v.State(card)
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return s
}

// golden compares with a file in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, []byte(got)) {
		t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
	}
}
