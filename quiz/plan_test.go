package quiz

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	"sabaq/quiz/fsrs"
)

// fixed is a model whose intervals are given.
type fixed struct {
	fsrs.Model
	days [4]float64
}

func (f fixed) Outcomes(fsrs.State, float64, float64) (out [4]fsrs.Outcome) {
	for i := range out {
		out[i].Interval = f.days[i]
	}
	return out
}

func mustModel(t testing.TB, name string) fsrs.Model {
	m, err := fsrs.New(name, nil)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func planner(t testing.TB, days ...float64) *Planner {
	set := DefaultSettings()
	set.Fuzz = false
	return &Planner{Model: fixed{mustModel(t, fsrs.Name7), [4]float64(days)}, Settings: &set}
}

func TestPlans(t *testing.T) {
	const m = time.Minute
	type plan struct {
		phase Phase
		step  uint8
		wait  time.Duration
	}
	days := func(n int) plan { return plan{Reviewing, 0, time.Duration(n) * day} }
	default2 := []time.Duration{m, 10 * m}
	nan, inf := math.NaN(), math.Inf(1)
	tests := []struct {
		name  string
		steps []time.Duration
		state CardState
		model [4]float64
		want  [4]plan
	}{
		{"new", default2, CardState{}, [4]float64{0, .6, 4.8, 54},
			[4]plan{{Learning, 0, m}, {Learning, 0, 5*m + 30*time.Second}, {Learning, 1, 10 * m}, days(54)}},
		{"second step", default2, CardState{Phase: Learning, Step: 1}, [4]float64{0, .6, 4.8, 54},
			[4]plan{{Learning, 0, m}, {Learning, 1, 10 * m}, days(5), days(54)}},
		{"step that is no more", default2[:1], CardState{Phase: Learning, Step: 5}, [4]float64{0, .6, 4.8, 54},
			[4]plan{{Learning, 0, m}, {Learning, 0, 90 * time.Second}, days(5), days(54)}},
		{"relearning", default2, CardState{Phase: Relearning}, [4]float64{0, .6, 1.2, 1.3},
			[4]plan{{Relearning, 0, m}, {Relearning, 0, 5*m + 30*time.Second}, {Relearning, 1, 10 * m}, days(1)}},
		{"review", default2, CardState{Phase: Reviewing}, [4]float64{0, 9.4, 9.6, 20},
			[4]plan{{Relearning, 0, m}, days(9), days(10), days(20)}},
		{"the buttons keep their order", default2, CardState{Phase: Reviewing}, [4]float64{0, 5, 5.1, 4},
			[4]plan{{Relearning, 0, m}, days(5), days(6), days(7)}},
		{"at least a day", default2, CardState{Phase: Reviewing}, [4]float64{0, 0, .1, .2},
			[4]plan{{Relearning, 0, m}, days(1), days(2), days(3)}},
		{"without steps", nil, CardState{}, [4]float64{0, .6, 4.8, 54},
			[4]plan{days(1), days(1), days(5), days(54)}},
		{"a long single step", []time.Duration{20 * time.Hour}, CardState{}, [4]float64{0, .6, 4.8, 54},
			[4]plan{{Learning, 0, 20 * time.Hour}, {Learning, 0, 24 * time.Hour}, days(5), days(54)}},
		{"capped", default2, CardState{Phase: Reviewing}, [4]float64{0, 364, 5000, 36500},
			[4]plan{{Relearning, 0, m}, days(364), days(365), days(365)}},
		{"no numbers", nil, CardState{}, [4]float64{nan, nan, inf, -inf},
			[4]plan{days(1), days(1), days(365), days(365)}},
	}
	for _, tt := range tests {
		p := planner(t, tt.model[:]...)
		p.Settings.Steps = tt.steps
		for i, got := range p.Plans("card", &tt.state, noon) {
			if (plan{got.Phase, got.Step, got.Wait}) != tt.want[i] {
				t.Errorf("%s, %v: got %v step %d after %v, want %v", tt.name, got.Rating, got.Phase, got.Step, got.Wait, tt.want[i])
			}
			want := Due{Day: DayOf(noon, p.Settings.Rollover) + Day(got.Wait/day)}
			if got.Phase != Reviewing {
				want = Due{Day: DayOf(noon.Add(got.Wait), p.Settings.Rollover), At: noon.Add(got.Wait).UnixMilli()}
			}
			if got.Due != want || got.Rating != fsrs.Rating(i+1) {
				t.Errorf("%s, %v: due %v, want %v", tt.name, got.Rating, got.Due, want)
			}
		}
	}
}

func TestPlanSaysWhatMovedIt(t *testing.T) {
	p := planner(t, 0, 5, 5.1, 5000)
	plans := p.Plans("card", &CardState{Phase: Reviewing}, noon)
	if tomorrow := planner(t, 0, 0, 5, 9).Plans("card", &CardState{Phase: Reviewing}, noon)[1]; tomorrow.Pushed {
		t.Error("no other button moved an interval of a day")
	}
	if plans[1].Pushed || !plans[2].Pushed || plans[3].Pushed {
		t.Error("only good stands in the way of hard and should be pushed")
	}
	if plans[2].Capped || !plans[3].Capped {
		t.Error("only easy is above the longest interval")
	}
	if plans[0].Hi != 0 || plans[1].Lo != 5 || plans[1].Hi != 5 {
		t.Error("the ranges are wrong")
	}
}

// TestHeadline is the sequence by which implementations of FSRS-6 are compared:
// good six times, again twice, good five times, each on the day it is due.
func TestHeadline(t *testing.T) {
	set := DefaultSettings()
	set.Fuzz, set.Longest = false, fsrs.MaxInterval
	p := &Planner{Model: mustModel(t, fsrs.Name6), Settings: &set}
	var s CardState
	at := noon
	var got []int
	for i, r := range []fsrs.Rating{3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3} {
		if i == 6 {
			set.Steps = set.Steps[1:] // the reference relearns in one step
		}
		plan := p.Plans("card", &s, at)[r-1]
		ev := Event{Kind: Answered, At: at, Day: DayOf(at, set.Rollover), Rating: r, Phase: plan.Phase, Step: plan.Step, Due: plan.Due}
		s = Apply(p.Model, s, ev)
		got = append(got, int(plan.Wait/day))
		at = at.Add(plan.Wait)
	}
	if want := []int{0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if s.Lapses != 1 || s.Reps != 13 || s.Phase != Reviewing {
		t.Errorf("lapses %d, reps %d, phase %v", s.Lapses, s.Reps, s.Phase)
	}
}

func TestFuzzVectors(t *testing.T) {
	var v struct{ Interval, Delta []float64 }
	b, err := os.ReadFile("testdata/fuzz-vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &v); err != nil || len(v.Interval) == 0 {
		t.Fatal("no vectors", err)
	}
	for i, days := range v.Interval {
		if got := fuzzDelta(days); math.Abs(got-v.Delta[i]) > 1e-6 {
			t.Errorf("%v days: ±%v, want ±%v", days, got, v.Delta[i])
		}
		lo, hi := FuzzRange(days)
		if wlo, whi := int(math.Round(days-v.Delta[i])), int(math.Round(days+v.Delta[i])); lo != wlo || hi != whi {
			t.Errorf("%v days: %d to %d, want %d to %d", days, lo, hi, wlo, whi)
		}
	}
}

func TestFuzzRangeOfNonsense(t *testing.T) {
	for _, days := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), -5, 0, 2.4999, 2.5, 1e300} {
		lo, hi := FuzzRange(days)
		if lo < 0 || hi < lo || hi > fsrs.MaxInterval {
			t.Errorf("%v days: %d to %d", days, lo, hi)
		}
	}
}

// TestIntervalsInOrder draws models, settings, loads and cards, and checks that better ratings never
// come up sooner, that all stays within the limits, and that the fuzz stays in its range.
func TestIntervalsInOrder(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		p := planner(t, 0, 0, 0, 0)
		ivl := []float64{0, 0, 0, 0}
		for i := range ivl {
			ivl[i] = math.Exp(rnd.Float64()*14 - 3)
		}
		slices.Sort(ivl)
		p.Model = fixed{p.Model, [4]float64(ivl)}
		p.Settings.Fuzz = rnd.IntN(4) > 0
		p.Settings.Longest = 1 + rnd.IntN([]int{3, 90, 400, 36500}[rnd.IntN(4)])
		p.Settings.LightDays[rnd.IntN(7)] = true
		if rnd.IntN(2) == 0 {
			p.Settings.Steps = nil
		}
		if rnd.IntN(3) > 0 {
			p.Load = make([]int, balanced+1)
			for i := range p.Load {
				p.Load[i] = rnd.IntN(50)
			}
		}
		s := &CardState{Phase: Reviewing, Reps: rnd.Uint32()}
		plans := p.Plans("card", s, noon)
		before := 0
		for i, plan := range plans {
			if plan.Phase != Reviewing {
				continue
			}
			days := int(plan.Wait / day)
			lowest := before + 1
			if i == 1 {
				lowest = max(before, 1)
			}
			if lowest = min(lowest, p.Settings.Longest); days < lowest || days > p.Settings.Longest {
				t.Fatalf("%v after %d days, the one before after %d, longest %d", plan.Rating, days, before, p.Settings.Longest)
			}
			if days < plan.Lo || days > plan.Hi {
				t.Fatalf("%v after %d days, outside %d to %d", plan.Rating, days, plan.Lo, plan.Hi)
			}
			if lo, hi := FuzzRange(min(ivl[i], float64(p.Settings.Longest))); p.Settings.Fuzz && lo > before && (days < lo || days > hi) {
				t.Fatalf("%v after %d days, the fuzz range is %d to %d", plan.Rating, days, lo, hi)
			}
			before = days
		}
		if again := p.Plans("card", s, noon); again != plans {
			t.Fatal("the same question got another answer")
		}
	}
}

// TestFuzzIsUniform checks that without loads each day of the range is about as likely.
func TestFuzzIsUniform(t *testing.T) {
	p := planner(t, 0, 50, 100, 200)
	p.Settings.Fuzz = true
	const n = 30000
	counts := map[int]int{}
	for i := range n {
		plan := p.Plans("card", &CardState{Phase: Reviewing, Reps: uint32(i)}, noon)[1]
		counts[int(plan.Wait/day)]++
	}
	lo, hi := FuzzRange(50)
	for d := lo; d <= hi; d++ {
		if share := float64(counts[d]) * float64(hi-lo+1) / n; share < 0.93 || share > 1.07 {
			t.Errorf("day %d has %.2f of its share", d, share)
		}
	}
	if len(counts) != hi-lo+1 {
		t.Errorf("%d days, want %d to %d", len(counts), lo, hi)
	}
}

// spread returns the variance of the number of cards over the days lo to hi.
func spread(counts map[Day]int, lo, hi Day) float64 {
	n, sum, squares := float64(hi-lo+1), 0.0, 0.0
	for d := lo; d <= hi; d++ {
		c := float64(counts[d])
		sum += c
		squares += c * c
	}
	return squares/n - (sum/n)*(sum/n)
}

func TestLoadBalancingFlattens(t *testing.T) {
	run := func(balance bool) map[Day]int {
		p := planner(t, 0, 10, 30, 60)
		p.Settings.Fuzz = true
		if balance {
			p.Load = make([]int, balanced+1)
		}
		counts := map[Day]int{}
		for _, card := range names("card", 700) {
			plan := p.Plans(card, &CardState{Phase: Reviewing}, noon)[2]
			counts[plan.Due.Day]++
			if balance {
				p.Load[plan.Wait/day]++
			}
		}
		return counts
	}
	today := DayOf(noon, 4*time.Hour)
	lo, hi := FuzzRange(30)
	with, without := spread(run(true), today+Day(lo), today+Day(hi)), spread(run(false), today+Day(lo), today+Day(hi))
	if with*3 > without {
		t.Errorf("variance %.1f with load balancing, %.1f without", with, without)
	}
	t.Logf("variance over %d days: %.1f with load balancing, %.1f without", hi-lo+1, with, without)
}

func TestLightDaysAndSiblingsAreAvoided(t *testing.T) {
	p := planner(t, 0, 10, 30, 60)
	p.Settings.Fuzz = true
	p.Load = make([]int, balanced+1)
	today := DayOf(noon, p.Settings.Rollover)
	p.Settings.LightDays[time.Sunday] = true
	p.Avoid = []Day{today + 30}
	counts, sundays, days := map[Day]int{}, 0, map[Day]bool{}
	for _, card := range names("card", 2000) {
		due := p.Plans(card, &CardState{Phase: Reviewing}, noon)[2].Due.Day
		counts[due]++
		days[due] = true
		if due.Date().Weekday() == time.Sunday {
			sundays++
		}
	}
	average := 2000 / len(days)
	if sundays == 0 || sundays > average/4 {
		t.Errorf("%d cards on Sundays, %d on the average day", sundays, average)
	}
	if counts[today+30] == 0 || counts[today+30] > average/4 {
		t.Errorf("%d cards on the sibling's day, %d on the average day", counts[today+30], average)
	}
}

func BenchmarkPlans(b *testing.B) {
	for _, name := range []string{fsrs.Name7, fsrs.Name6} {
		b.Run(name, func(b *testing.B) {
			set := DefaultSettings()
			p := &Planner{Model: mustModel(b, name), Settings: &set, Load: make([]int, balanced+1)}
			var s CardState
			for i := range 3 {
				at := noon.AddDate(0, 0, 4*i)
				s = Apply(p.Model, s, Event{Kind: Answered, At: at, Day: DayOf(at, set.Rollover), Rating: fsrs.Good, Phase: Reviewing})
			}
			now := noon.AddDate(0, 0, 20)
			b.ReportAllocs()
			for b.Loop() {
				p.Plans("pk-7k2m.1", &s, now)
			}
		})
	}
}
