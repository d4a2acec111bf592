package quiz

import (
	"math"
	"testing"
	"time"

	"sabaq/quiz/fsrs"
)

// TestRefit: a card moves only where the new interval differs from the old by more than the fuzz, and
// never to a day that is past.
func TestRefit(t *testing.T) {
	today := DayOf(noon, 4*time.Hour)
	model := mustModel(t, fsrs.Name7)
	base := CardState{Phase: Reviewing, LastDay: today - 10, Last: 1, Reps: 3, Due: Due{Day: today + 10}}
	with := func(change func(*CardState)) CardState {
		s := base
		change(&s)
		return s
	}
	for _, c := range []struct {
		name       string
		state      CardState
		old, new   float64
		from, upto Day // 0 = it stays
	}{
		{"within the fuzz", base, 20, 22, 0, 0},
		{"longer", base, 20, 40, 26, 35},
		{"shorter", base, 20, 14, 2, 6},
		{"in the past", base, 20, 5, 1, 1},
		{"overdue, and still", with(func(s *CardState) { s.Due.Day = today - 2 }), 20, 5, 0, 0},
		{"overdue, and no more", with(func(s *CardState) { s.Due.Day = today - 2 }), 8, 40, 26, 35},
		{"above the longest", base, 20, 9999, 325, 355},
		{"both above the longest", base, 500, 9999, 0, 0},
		{"no number", base, 20, math.NaN(), 0, 0},
		{"answered today", with(func(s *CardState) { s.LastDay = today }), 20, 40, 0, 0},
		{"a learning step", with(func(s *CardState) { s.Phase = Relearning; s.Due.At = 5 }), 20, 40, 0, 0},
		{"new", CardState{}, 20, 40, 0, 0},
		{"suspended", with(func(s *CardState) { s.Suspended = true }), 20, 40, 0, 0},
		{"buried today", with(func(s *CardState) { s.Buried = today }), 20, 40, 0, 0},
	} {
		set := DefaultSettings()
		r := Refit{Old: asks{model, c.old}, New: asks{model, c.new}, Settings: &set, Today: today}
		due, moves := r.Move("card", &c.state, &c.state)
		if moves != (c.upto != 0) || moves && (due.At != 0 || due.Day < today+c.from || due.Day > today+c.upto) {
			t.Errorf("%s: %v, moved to %v", c.name, moves, due.Day-today)
		}
	}
}

// TestRefitSpreads: cards that move together don't all come up on one day, and the counts follow them.
func TestRefitSpreads(t *testing.T) {
	today := DayOf(noon, 4*time.Hour)
	set := DefaultSettings()
	load := make([]int, balanced+1)
	load[60] = 200
	r := Refit{Old: asks{mustModel(t, fsrs.Name7), 80}, New: asks{mustModel(t, fsrs.Name7), 30}, Settings: &set, Today: today, Load: load}
	s := CardState{Phase: Reviewing, LastDay: today - 1, Last: 1, Due: Due{Day: today + 60}}
	for n := range 200 {
		s.Reps = uint32(n)
		if _, moves := r.Move("card", &s, &s); !moves {
			t.Fatal("it stays")
		}
	}
	most, sum := 0, 0
	for _, n := range load {
		most, sum = max(most, n), sum+n
	}
	if load[60] != 0 || sum != 200 || most > 60 {
		t.Errorf("%v", load)
	}
}

func TestPlanReason(t *testing.T) {
	for _, c := range []struct {
		plan Plan
		want string
	}{
		{Plan{Phase: Learning, Step: 1}, "learning step 2"},
		{Plan{Phase: Reviewing, Wait: 365 * day, Capped: true, Model: 800}, "the model asks for 800 days, more than the longest allowed"},
		{Plan{Phase: Reviewing, Wait: 3 * day, Pushed: true, Model: 2.2, Lo: 3, Hi: 3}, "the model asks for 2.2 days; later than a worse rating"},
		{Plan{Phase: Reviewing, Wait: day, Model: 0.1, Lo: 1, Hi: 1}, "the model asks for 2 hours; a day at least"},
		{Plan{Phase: Reviewing, Wait: 2 * day, Model: 2.1, Lo: 2, Hi: 2}, ""},
		{Plan{Phase: Reviewing, Wait: 9 * day, Model: 9, Lo: 8, Hi: 10, Chance: 9}, "of 8 to 10 days, by chance"},
		{Plan{Phase: Reviewing, Wait: 8 * day, Model: 9, Lo: 8, Hi: 10, Chance: 9}, "of 8 to 10 days; a quieter day than 9"},
	} {
		if got := c.plan.Reason(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// TestFitData: a fit comes back as it was, and nothing else is taken for one.
func TestFitData(t *testing.T) {
	fit := Fit{Model: mustModel(t, fsrs.Name6), Pinned: true, Answers: 12, Compared: 7, Covariance: &fsrs.Covariance{Model: fsrs.Name6, Lower: make([]float32, 21*22/2)}}
	fit.Covariance.Lower[5] = -0.25
	data := fit.Encode()
	got, err := DecodeFit(data)
	if err != nil || got.Encode() != data || got.Covariance.Lower[5] != -0.25 || !got.Pinned || got.Answers != 12 || got.Compared != 7 || got.Model.Name() != fsrs.Name6 {
		t.Errorf("%+v (%v)", got, err)
	}
	for n := range len(data) {
		// Without its covariance it is whole as well.
		if _, err := DecodeFit(data[:n]); err == nil && n != len(data)-4*len(fit.Covariance.Lower) {
			t.Errorf("cut at %d of %d it is still a fit", n, len(data))
		}
	}
}

func FuzzDecodeFit(f *testing.F) {
	m, err := fsrs.New(fsrs.Name7, nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add((&Fit{Model: m}).Encode())
	f.Fuzz(func(t *testing.T, data string) {
		if fit, err := DecodeFit(data); err == nil {
			if again, err := DecodeFit(fit.Encode()); err != nil || again.Encode() != fit.Encode() {
				t.Errorf("%v after another round", err)
			}
		}
	})
}
