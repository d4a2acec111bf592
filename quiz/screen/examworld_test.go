package screen_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"sabaq/decks"
	"sabaq/quiz/exam"
	"sabaq/quiz/screen"
	"sabaq/quiz/screen/ink"
)

// A hall is where a sitting is held: a deck, a clock that stands still, and what
// was kept last.
type hall struct {
	t     *testing.T
	cards []decks.Card
	setup exam.Setup

	mu   sync.Mutex // the screen and the test look at the rest
	more *sync.Cond // something was kept
	at   time.Time
	kept exam.Record
	fail error // what the next keeping returns instead of doing anything
}

func newHall(t *testing.T, deck string) *hall {
	t.Helper()
	d, problems := decks.Parse("deck.md", []byte(deck))
	for _, p := range problems {
		t.Fatalf("the deck: %d: %s", p.Pos.Line, p.Message)
	}
	h := &hall{
		t: t, at: time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC), cards: d.Cards,
		setup: exam.Setup{Deck: "deck", Title: "Borders", Fingerprint: strings.Repeat("0a", 32)},
	}
	h.more = sync.NewCond(&h.mu)
	return h
}

// sitting begins a sitting of some of the cards, in the deck's order.
func (h *hall) sitting(cards ...string) *exam.Sitting {
	h.t.Helper()
	only := slices.DeleteFunc(slices.Clone(h.cards), func(c decks.Card) bool { return len(cards) > 0 && !slices.Contains(cards, c.ID) })
	paper, err := exam.Draw(only, exam.Plan{Seed: 7, Self: true, Sort: true, List: true})
	if err != nil {
		h.t.Fatal(err)
	}
	s, err := exam.Begin(paper, exam.Cards(h.cards), h.setup, h.now, strings.NewReader(strings.Repeat("id", 8)))
	if err != nil {
		h.t.Fatal(err)
	}
	return s
}

func (h *hall) now() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.at
}

// later moves the clock on.
func (h *hall) later(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.at = h.at.Add(d)
}

// failing has the next keeping fail.
func (h *hall) failing(err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.fail = err
}

// answers returns what was kept, short: text, or places from 1, and "-" for nothing.
func (h *hall) answers() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return answersOf(h.kept)
}

// keeps waits for answers to be kept.
func (h *hall) keeps(answers string) {
	h.t.Helper()
	late := false
	watchdog := time.AfterFunc(20*time.Second, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		late = true
		h.more.Broadcast()
	})
	defer watchdog.Stop()
	h.mu.Lock()
	defer h.mu.Unlock()
	for answersOf(h.kept) != answers {
		if late {
			h.t.Fatalf("waited for %s to be kept, what is kept is %s", answers, answersOf(h.kept))
		}
		h.more.Wait()
	}
}

func answersOf(rec exam.Record) string {
	var all []string
	for _, it := range rec.Items {
		said := strings.ReplaceAll(it.Text, "\n", "/")
		for _, i := range it.Chosen {
			said += fmt.Sprint(i + 1)
		}
		if !it.Given {
			said = "-"
		}
		if it.Flagged {
			said += "!"
		}
		all = append(all, said)
	}
	return strings.Join(all, " | ")
}

// resume goes on with what was kept, as after a kill.
func (h *hall) resume() *exam.Sitting {
	h.t.Helper()
	s, err := exam.Resume(h.kept, exam.Cards(h.cards), h.now)
	if err != nil {
		h.t.Fatal(err)
	}
	return s
}

// exam is what the screen shows of a sitting.
func (h *hall) exam(s *exam.Sitting, p ink.Palette) *screen.Exam {
	return &screen.Exam{
		Sitting: s, Palette: p, Card: exam.Cards(h.cards), Resume: "sabaq quiz deck --resume",
		Passage: h.passage,
		Passing: func(err error) bool { return errors.Is(err, errBusy) },
		Keep: func(rec exam.Record) error {
			h.mu.Lock()
			defer h.mu.Unlock()
			if err := fail(&h.fail); err != nil {
				return err
			}
			h.kept = rec
			h.more.Broadcast()
			return nil
		},
	}
}

func (h *hall) passage(c *decks.Card) string {
	if c.Source == 2 {
		return source
	}
	return ""
}

// byLines runs a sitting on lines of input.
func (h *hall) byLines(s *exam.Sitting, input ...string) string {
	h.t.Helper()
	var out bytes.Buffer
	in := strings.NewReader(strings.Join(append(input, ""), "\n"))
	if err := h.exam(s, ink.Palette{Mode: ink.Colour}).Lines(in, &out); err != nil {
		h.t.Fatal(err)
	}
	return out.String()
}
