package quiz

import (
	"math"
	"strings"
	"testing"
	"time"

	"sabaq/quiz/fsrs"
)

// asks is a model that asks for a given interval.
type asks struct {
	fsrs.Model
	days float64
}

func (a asks) Interval(fsrs.State, float64) float64 { return a.days }

func TestReason(t *testing.T) {
	today := DayOf(noon, 4*time.Hour)
	reviewed := func(days int, r fsrs.Rating) CardState {
		s := CardState{Phase: Reviewing, LastDay: today, Last: noon.UnixMilli(), Due: Due{Day: today + Day(days)}, Reps: 1}
		s.Recent[0] = Review{Rating: r}
		return s
	}
	step := func(r fsrs.Rating) CardState {
		s := reviewed(0, r)
		s.Phase, s.Due.At = Learning, noon.UnixMilli()+60000
		return s
	}
	suspended, buried := reviewed(5, fsrs.Good), reviewed(0, fsrs.Good)
	suspended.Suspended, buried.Buried = true, today
	tests := []struct {
		state CardState
		model float64
		fuzz  bool
		want  string
	}{
		{CardState{}, 0, true, "new"},
		{suspended, 5, true, "suspended"},
		{buried, 5, true, "buried"},
		{step(fsrs.Again), 0, true, "learning step 1: it was rated again"},
		{step(fsrs.Good), 0, true, "learning step 1: a card"},
		{reviewed(1, fsrs.Hard), 0.3, true, "after 7 hours; an interval in days is at least one"},
		{reviewed(2, fsrs.Hard), 2.2, true, "recall falls to 90 % after 2.2 days"},
		{reviewed(30, fsrs.Good), 30.2, false, "recall falls to 90 % after 30.2 days"},
		{reviewed(28, fsrs.Good), 30.2, true, "of the 27 to 34 days around it, 28 was chosen"},
		{reviewed(350, fsrs.Good), 800, true, "after 800 days, but 365 days is the longest interval allowed; 350 was chosen"},
		{reviewed(365, fsrs.Good), 800, false, "after 800 days, but 365 days is the longest"},
		{reviewed(3, fsrs.Easy), 1.2, true, "moved so that a better rating"},
		{reviewed(90, fsrs.Easy), 30, true, "90 was chosen when the card was answered"},
		{reviewed(4, fsrs.Good), 30, true, "4 was chosen when the card was answered"},
	}
	for _, tt := range tests {
		set := DefaultSettings()
		set.Fuzz = tt.fuzz
		p := &Planner{Model: asks{mustModel(t, fsrs.Name7), tt.model}, Settings: &set}
		st := Explain(p, "card", tt.state, &Event{}, noon)
		if !strings.Contains(st.Reason, tt.want) {
			t.Errorf("got %q, want %q", st.Reason, tt.want)
		}
	}

	// What moved a card since is told from its last event.
	s := reviewed(20, fsrs.Good)
	s.Recent[0].Due = Due{Day: today + 90}
	set := DefaultSettings()
	p := &Planner{Model: asks{mustModel(t, fsrs.Name7), 20}, Settings: &set}
	for want, last := range map[string]Event{
		"what your answers taught the model by 2026-03-02 moved it from 2026-05-31: recall falls to 90 % after 20.0 days; of the": {Kind: Moved, Day: today, Due: s.Due},
		"its answer was corrected":                           {Kind: Corrected, Due: s.Due},
		"a corrected answer, or what the model learnt since": {Kind: Resumed},
	} {
		if st := Explain(p, "card", s, &last, noon); !strings.Contains(st.Reason, want) {
			t.Errorf("got %q, want %q", st.Reason, want)
		}
	}
}

func TestExplain(t *testing.T) {
	w := newWorld(t).deck(1, "a")
	w.set.Steps = nil
	w.answer(w.start(), fsrs.Good)
	p := &Planner{Model: w.mem.model, Settings: &w.set}
	s := w.mem.states["a"]
	w.at = w.at.AddDate(0, 0, 2)
	st := Explain(p, "a", s, &Event{}, w.at)
	if !st.Active || st.Due != s.Due || st.Recall <= st.AtDue || math.Abs(st.AtDue-0.9) > 0.02 {
		t.Errorf("recall is %.3f now and %.3f when due (%v)", st.Recall, st.AtDue, st.Active)
	}
	s.Suspended = true
	if st := Explain(p, "a", s, &Event{}, w.at); st.Active || st.AtDue != 0 || st.Recall == 0 {
		t.Errorf("suspended: recall %v, when due %v", st.Recall, st.AtDue)
	}
	if st := Explain(p, "a", CardState{}, &Event{}, w.at); st.Active || st.Recall != 0 || st.Interval != 0 {
		t.Errorf("new: %+v", st)
	}
}

func TestDaysAndSpan(t *testing.T) {
	for d, want := range map[float64]string{
		0: "1 minute", 1.0 / 1440: "1 minute", 2.0 / 1440: "2 minutes", 59.4 / 1440: "59 minutes", 59.6 / 1440: "1 hour", 0.25: "6 hours",
		0.97: "23 hours", 0.99: "1.0 days", 1: "1.0 days", 14.23: "14.2 days", 99.94: "99.9 days", 99.96: "100 days", 36500: "36500 days", -1: "1 minute",
	} {
		if got := Days(d); got != want {
			t.Errorf("Days(%v) = %q, want %q", d, got, want)
		}
	}
	if got := Days(math.NaN()); got != "1 minute" {
		t.Errorf("Days of no number: %q", got)
	}
	for d, want := range map[time.Duration]string{
		-time.Hour: "<1m", 59 * time.Second: "<1m", time.Minute: "1m", 90 * time.Second: "2m", 59*time.Minute + 40*time.Second: "1h",
		5*time.Minute + 30*time.Second: "6m", 3 * time.Hour: "3h", 23*time.Hour + 40*time.Minute: "1d", day: "1d", 30 * day: "30d",
		31 * day: "1mo", 76 * day: "2.5mo", 359 * day: "11.8mo", 365 * day: "1y", 438 * day: "1.2y", 36500 * day: "99.9y",
	} {
		if got := Span(d); got != want {
			t.Errorf("Span(%v) = %q, want %q", d, got, want)
		}
	}
}
