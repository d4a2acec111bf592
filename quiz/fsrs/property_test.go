package fsrs

import (
	"math"
	"math/rand/v2"
	"testing"
)

// walk calls visit with states that reviews lead to, and with how long after each the next review is.
func walk(rng *rand.Rand, m Model, cards int, visit func(s State, elapsed float64)) {
	for range cards {
		s := m.Next(State{}, 0, Rating(1+rng.IntN(4)))
		for range 10 {
			elapsed := m.Interval(s, 0.7+0.29*rng.Float64()) * 2 * rng.Float64()
			if m.WholeDays() {
				elapsed = math.Round(elapsed)
			}
			visit(s, elapsed)
			s = m.Next(s, elapsed, Rating(1+rng.IntN(4)))
		}
	}
}

func TestRecallFalls(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, m := range randomModels(t, rng, 60) {
		walk(rng, m, 5, func(s State, _ float64) {
			at := m.Retrievability(s, 0)
			if at > 1 || at < 0.99998 {
				t.Fatalf("%s: recall is %v at once, of %+v", m.Name(), at, s)
			}
			for days := 1e-3; days < 1e5; days *= 1.5 {
				later := m.Retrievability(s, days)
				// Where a trace has hardly begun to fall, the change is below the last digit.
				if later > at+1e-15 || (days > s.Stability && later >= at) {
					t.Fatalf("%s: recall goes from %v to %v after %v days, of %+v", m.Name(), at, later, days, s)
				}
				at = later
			}
		})
	}
}

// TestIntervalInvertsRecall: recall after the interval for r is r.
func TestIntervalInvertsRecall(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, m := range randomModels(t, rng, 100) {
		walk(rng, m, 10, func(s State, _ float64) {
			r := 0.3 + 0.699*rng.Float64()
			interval := m.Interval(s, r)
			got := m.Retrievability(s, interval)
			switch {
			case interval == MaxInterval && got >= r:
			case math.Abs(got-r) > 1e-9:
				t.Fatalf("%s: the interval for %v is %v days, where recall is %v; of %+v, %v", m.Name(), r, interval, got, s, m.Parameters())
			}
		})
	}
}

// bendAt returns the bend of a curve after t days.
func bendAt(c *curve, t float64) bend {
	at := func(share, rate, decay float64) part {
		return part{share * exp(-decay*log(1+mul(rate, t))), decay, 1 / (1 + mul(rate, t))}
	}
	return join(at(c.fastShare, c.fastRate, c.fastDecay), at(c.slowShare, c.slowRate, c.slowDecay))
}

// TestIntervalPrecision compares FSRS-7's solver with 200 bisections, in days.
func TestIntervalPrecision(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	models := randomModels(t, rng, 60)
	worst := 0.0
	for _, model := range models {
		m, ok := model.(*Model7)
		if !ok {
			continue
		}
		for range 200 {
			s := State{exp(20*rng.Float64() - 9.2), exp(20*rng.Float64() - 9.2), 1 + 9*rng.Float64()}
			g, _ := m.shape.goal(0.3 + 0.699*rng.Float64())
			c := m.shape.curve(bounded7(s))
			lo, hi := 1e-40, float64(MaxInterval)
			for range 200 {
				if middle := math.Sqrt(lo * hi); bendAt(&c, middle).mean > g.mean {
					lo = middle
				} else {
					hi = middle
				}
			}
			// The curve's own rounding moves its root by this much.
			noise := 2e-15 / math.Abs(bendAt(&c, lo).first)
			one := [1]search{{curve: c}}
			g.solve(one[:])
			got := one[0].t
			off := math.Abs(got/lo - 1)
			worst = max(worst, off)
			if off > 1e-9+noise {
				t.Fatalf("solve = %v days, want %v; of %+v, %+v, %v", got, lo, s, g, m.Parameters())
			}
		}
	}
	t.Logf("at most %.2g off, relative", worst)
}

func TestIntervalFallsWithRetention(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for _, m := range randomModels(t, rng, 60) {
		walk(rng, m, 3, func(s State, _ float64) {
			longer := math.Inf(1)
			for r := 0.0; r <= 1.0; r += 1.0 / 64 {
				interval := m.Interval(s, r)
				if !(interval < longer || interval == MaxInterval) {
					t.Fatalf("%s: the interval rises from %v to %v days at %v, of %+v", m.Name(), longer, interval, r, s)
				}
				longer = interval
			}
			if longer != 0 {
				t.Fatalf("%s: the interval for certain recall is %v days", m.Name(), longer)
			}
		})
	}
}

// TestIntervalLimits: what retention is asked for is limited to [0.0001, 0.9999] by FSRS-7.
func TestIntervalLimits(t *testing.T) {
	m := must7(t, nil)
	s := m.Next(State{}, 0, Good)
	for _, r := range []float64{0.9999, 1, 2, math.Inf(1), math.NaN()} {
		if got := m.Interval(s, r); got != 0 {
			t.Errorf("Interval(%v) = %v days, want 0", r, got)
		}
	}
	lowest := m.Interval(s, 0.0001)
	for _, r := range []float64{0, -1, math.Inf(-1)} {
		if got := m.Interval(s, r); got != lowest {
			t.Errorf("Interval(%v) = %v days, want that of 0.0001, %v", r, got, lowest)
		}
	}
}

func TestInterval6IsStabilityAt90(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	for _, m := range randomModels(t, rng, 60) {
		if m.Name() != Name6 {
			continue
		}
		walk(rng, m, 3, func(s State, _ float64) {
			if got := m.Interval(s, 0.9); got != s.Stability {
				t.Fatalf("interval %v at 0.9, want exactly the stability %v", got, s.Stability)
			}
		})
	}
}

// TestOrderOfRatings: both models guarantee, for any parameters, that stability never falls and difficulty never
// rises with a better rating, except that after a lapse at low recall FSRS-7 may raise difficulty less than after
// hard; and, on a later day, that a lapse never raises a stability and success never lowers one. FSRS-6's intervals
// follow its stability. FSRS-7's need not, for any parameters, but do with its defaults.
func TestOrderOfRatings(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	for i, m := range randomModels(t, rng, 100) {
		cards := 20
		if i < 2 {
			cards = 2000
		}
		walk(rng, m, cards, func(s State, elapsed float64) {
			outcomes := m.Outcomes(s, elapsed, 0.7+0.29*rng.Float64())
			fail := func(what string, r int) {
				t.Helper()
				t.Fatalf("%s: %s at %v: %+v after %v days of %+v, %v", m.Name(), what, Rating(r+1), outcomes, elapsed, s, m.Parameters())
			}
			for r := range 3 {
				a, b := outcomes[r], outcomes[r+1]
				if b.State.Stability < a.State.Stability || b.State.Fast < a.State.Fast {
					fail("stability falls", r+1)
				}
				if b.State.Difficulty > a.State.Difficulty && (r > 0 || m.Name() == Name6) {
					fail("difficulty rises", r+1)
				}
				if b.Interval < a.Interval && (m.Name() == Name6 || i < 2) {
					fail("the interval falls", r+1)
				}
			}
			again, hard := outcomes[0].State, outcomes[1].State
			if elapsed >= 1 && (again.Stability > s.Stability || again.Fast > s.Fast) {
				fail("stability rises", 0)
			}
			if hard.Stability < s.Stability || hard.Fast < s.Fast {
				fail("stability falls", 1)
			}
		})
	}
}

// TestGainIsTheLarger: the published update takes the larger of the lapse's and the gain's stability after a success;
// trace leaves the first out.
func TestGainIsTheLarger(t *testing.T) {
	rng := rand.New(rand.NewPCG(13, 14))
	for _, model := range randomModels(t, rng, 100) {
		m, ok := model.(*Model7)
		if !ok {
			continue
		}
		for range 100 {
			x, q, d := exp(20*rng.Float64()-9.2), rng.Float64(), 1+9*rng.Float64()
			for _, tr := range []trace{m.slow, m.fast} {
				if lapse, success := tr.forgotten(x, q), x*(1+tr.gain(log(x), q, d)*tr.bonus[1]); lapse > success {
					t.Fatalf("lapse %v, success %v of %v at %v", lapse, success, x, q)
				}
			}
		}
	}
}
