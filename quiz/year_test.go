package quiz

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
	_ "time/tzdata"

	"sabaq/quiz/fsrs"
)

// TestYearOfALearner studies 200 days while travelling, with a clock that is now and then an hour or a
// year wrong, and looks that nothing is lost by it. The model in newMemory fails the test when it
// is asked about a negative time.
func TestYearOfALearner(t *testing.T) {
	for _, model := range []string{fsrs.Name7, fsrs.Name6} {
		t.Run(model, func(t *testing.T) { yearOf(t, model) })
	}
}

func yearOf(t *testing.T, model string) {
	w := newWorld(t)
	w.mem.model = checked{mustModel(t, model), t}
	w.set.Fuzz, w.set.Longest = true, 60
	var cards []string
	for i := range 60 {
		cards = append(cards, fmt.Sprintf("e%d.1", i), fmt.Sprintf("e%d.2", i), fmt.Sprintf("s%d", i))
	}
	w.deck(1, cards[:120]...).deck(2, cards[100:]...)

	rnd := rand.New(rand.NewPCG(5, 6))
	rate := func(turn *Turn) fsrs.Rating {
		if turn.State.Phase == New || rnd.IntN(100) < 15 {
			return fsrs.Rating(1 + rnd.IntN(3))
		}
		return fsrs.Rating(2 + rnd.IntN(3))
	}
	lastAsked := map[string]int{}
	today := 0
	study := func() {
		for range 1 + rnd.IntN(2) {
			w.opt.Seed = rnd.Uint64()
			groups := map[string]string{}
			w.finish(w.start(), func(turn *Turn) fsrs.Rating {
				if other := groups[turn.Card.Group()]; other != "" && other != turn.Card.ID {
					t.Errorf("%s and %s in one session", other, turn.Card.ID)
				}
				groups[turn.Card.Group()] = turn.Card.ID
				lastAsked[turn.Card.ID] = today
				return rate(turn)
			})
			w.at = w.at.Add(time.Duration(rnd.IntN(300)) * time.Minute)
		}
	}
	places := []string{
		"Asia/Karachi", "Asia/Kabul", "America/New_York", "Australia/Lord_Howe", "Pacific/Kiritimati", "Etc/GMT+12", "Europe/London", "Africa/Casablanca",
	}
	real := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	for today = range 200 {
		real = real.Add(24*time.Hour + time.Duration(rnd.IntN(241)-120)*time.Minute)
		w.at = real.In(load(t, places[today/9%len(places)]))
		switch rnd.IntN(25) {
		case 0:
			w.at = w.at.AddDate(1, 0, 0)
		case 1:
			w.at = w.at.AddDate(-1, 0, 0)
		case 2:
			w.at = w.at.Add(-time.Hour)
		}
		study()
	}
	answers := len(w.mem.log)

	// From here on the clock is right. What was answered a year ahead comes up a year late, but it comes.
	w.opt.New = 0
	for today = 200; today < 200+366+70; today++ {
		real = real.Add(24 * time.Hour)
		w.at = real.In(time.UTC)
		study()
	}
	for card, s := range w.mem.states {
		if s.Phase != New && lastAsked[card] < 200 {
			t.Errorf("%s was never asked again after day %d: %+v", card, lastAsked[card], s)
		}
	}
	for d, c := range w.mem.counts {
		if int(c.New) > w.set.NewPerDay {
			t.Errorf("%d new cards on %v", c.New, d)
		}
	}
	for _, ev := range w.mem.log {
		switch days := ev.Due.Day - ev.Day; {
		case ev.Phase == Reviewing && (days < 1 || days > 60 || ev.Due.At != 0):
			t.Errorf("%s: %v after %v", ev.Card, ev.Due, ev.Day)
		case ev.Phase != Reviewing && (days < 0 || days > 1 || ev.Due.At <= ev.At.UnixMilli()):
			t.Errorf("%s: step %v after %v", ev.Card, ev.Due, ev.At)
		}
	}
	if diff := w.mem.differs(w.mem.replay()); diff != "" {
		t.Error(diff)
	}
	if answers < 1500 || len(w.mem.states) != len(cards) {
		t.Errorf("only %d answers to %d cards", answers, len(w.mem.states))
	}
	t.Logf("%d answers in 200 days, %d in all", answers, len(w.mem.log))
}

func load(t testing.TB, name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}
