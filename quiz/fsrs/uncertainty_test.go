package fsrs

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// histories are cards to be uncertain of: new, forgotten again and again, seen twice a day, hard and easy, old.
func histories() [][]Review {
	return [][]Review{
		{{0, Good}},
		{{0, Again}, {0.01, Good}, {1, Good}, {3, Again}, {0.02, Good}, {2, Good}},
		{{0, Good}, {2, Hard}, {5, Easy}, {30, Good}, {90, Again}, {1, Hard}},
		{{0, Easy}, {20, Good}, {80, Good}, {300, Good}, {900, Good}},
		{{0, Hard}, {0, Again}, {0, Good}, {1, Easy}},
	}
}

// TestSensitivity compares the derivatives of recall with central differences of the model itself.
func TestSensitivity(t *testing.T) {
	for _, name := range []string{Name6, Name7} {
		k, _ := kindOf(name)
		m := learner(t, name, 8)
		c := &Covariance{Model: name, Lower: make([]float32, k.size*(k.size+1)/2)}
		for n, history := range histories() {
			x, s, err := c.follow(m, history)
			if err != nil {
				t.Fatal(err)
			}
			for _, elapsed := range []float64{0.5, 4, 60} {
				d := make([]float64, k.size)
				near(t, name+" recall", x.sense(elapsed, d), m.Retrievability(s, elapsed), 1e-9)
				for i := range d {
					const h = 1e-5
					side := func(h float64) float64 {
						shifted, err := k.model(shifted(&k, m.Parameters(), i, h))
						if err != nil {
							t.Fatal(err)
						}
						var s State
						for _, r := range history {
							s = shifted.Next(s, r.Elapsed, r.Rating)
						}
						return shifted.Retrievability(s, elapsed)
					}
					central := (side(h) - side(-h)) / (2 * h)
					w := m.Parameters()[i]
					if w <= k.bounds[i].lo || w >= k.bounds[i].hi {
						continue // the clip makes the difference one-sided
					}
					if math.Abs(d[i]-central) > 1e-6+1e-4*math.Abs(central) {
						t.Errorf("%s: history %d after %v days: dR/dw%d is %v, by differences %v", name, n, elapsed, i, d[i], central)
					}
				}
			}
		}
	}
}

// draws returns models whose parameters are drawn from the covariance around those of m.
func draws(t *testing.T, k *kind, m Model, c *Covariance, n int) []Model {
	t.Helper()
	factor := make([]float64, len(c.Lower))
	for i, x := range c.Lower {
		factor[i] = float64(x)
	}
	cholesky(factor, k.size)
	rng := rand.New(rand.NewPCG(8, 8))
	models := make([]Model, n)
	for i := range models {
		z := make([]float64, k.size)
		for j := range z {
			z[j] = rng.NormFloat64()
		}
		w := m.Parameters()
		for a := range w {
			x := 0.0
			for b := range a + 1 {
				x += factor[at(a, b)] * z[b]
			}
			if slices.Contains(k.logs, a) {
				w[a] *= math.Exp(x)
			} else {
				w[a] += x
			}
		}
		var err error
		if models[i], err = k.model(w); err != nil {
			t.Fatal(err)
		}
	}
	return models
}

// spread is the standard deviation.
func spread(x []float64) float64 {
	sum, squares := 0.0, 0.0
	for _, v := range x {
		sum += v
		squares += v * v
	}
	n := float64(len(x))
	return math.Sqrt(max(squares/n-sum/n*sum/n, 0))
}

// TestUncertainty: recall and interval vary as much as the delta method says when the parameters are drawn from the
// covariance of a fit. Of parameters near their bounds, which would cut the draws short, it is left out; and it is made smaller, as
// the method is right in the limit only.
func TestUncertainty(t *testing.T) {
	for _, name := range []string{Name6, Name7} {
		k, _ := kindOf(name)
		l := synthetic(t, learner(t, name, 2), 2, 20_000)
		fit := mustFit(t, l, FitOptions{Model: name})
		m, _ := k.model(fit.Parameters)
		// Free parameters only: what a bound cuts off makes the draws vary less.
		c := *fit.Covariance
		c.Lower = slices.Clone(c.Lower)
		for i, w := range fit.Parameters {
			room := 3 * fit.Deviations[i]
			if w-k.bounds[i].lo > room && k.bounds[i].hi-w > room {
				continue
			}
			for j := range k.size {
				c.Lower[at(max(i, j), min(i, j))] = 0
			}
		}
		for i := range c.Lower {
			c.Lower[i] *= 0.01
		}
		models := draws(t, &k, m, &c, 3000)
		for n, history := range histories() {
			for _, elapsed := range []float64{1, 10} {
				got, err := c.Recall(m, history, elapsed)
				if err != nil {
					t.Fatal(err)
				}
				interval, err := c.Interval(m, history, 0.85)
				if err != nil {
					t.Fatal(err)
				}
				var recalls, intervals []float64
				for _, m := range models {
					var s State
					for _, r := range history {
						s = m.Next(s, r.Elapsed, r.Rating)
					}
					recalls = append(recalls, m.Retrievability(s, elapsed))
					intervals = append(intervals, math.Log(m.Interval(s, 0.85)))
				}
				if want := spread(recalls); math.Abs(got.Deviation/want-1) > 0.08 {
					t.Errorf("%s: history %d, recall after %v days is %.4f ± %.5f, drawn ± %.5f", name, n, elapsed, got.Value, got.Deviation, want)
				}
				if want := spread(intervals); math.Abs(interval.Deviation/interval.Value/want-1) > 0.08 {
					t.Errorf("%s: history %d, interval is %.4f ± %.5f, drawn ± %.5f", name, n, interval.Value, interval.Deviation, want*interval.Value)
				}
			}
		}
	}
}

// TestUncertaintyShrinks: what a learner's reviews tell makes recall less uncertain than it is among all learners.
func TestUncertaintyShrinks(t *testing.T) {
	for _, name := range []string{Name6, Name7} {
		prior, err := PriorCovariance(name)
		if err != nil {
			t.Fatal(err)
		}
		k, _ := kindOf(name)
		for i, d := range prior.deviations(&k, k.defaults) {
			want := k.deviations[i]
			if slices.Contains(k.logs, i) {
				want *= k.defaults[i]
			}
			near(t, "the prior's deviation", d, want, 1e-6*want)
		}
		fit := mustFit(t, synthetic(t, learner(t, name, 2), 2, 5000), FitOptions{Model: name})
		m, _ := k.model(fit.Parameters)
		for _, history := range histories() {
			before, _ := prior.Recall(m, history, 10)
			after, _ := fit.Covariance.Recall(m, history, 10)
			if !(after.Deviation > 0 && after.Deviation < before.Deviation) {
				t.Errorf("%s: ± %v by the prior, ± %v after a fit", name, before.Deviation, after.Deviation)
			}
		}
	}
}

func TestUncertaintyErrors(t *testing.T) {
	m := must7(t, nil)
	c, _ := PriorCovariance(Name7)
	six, _ := PriorCovariance(Name6)
	history := []Review{{0, Good}}
	for _, bad := range []struct {
		c       *Covariance
		history []Review
	}{{six, history}, {&Covariance{Model: Name7}, history}, {&Covariance{}, history}, {c, nil}, {c, []Review{{0, 0}}}, {c, []Review{{0, 9}}}} {
		if _, err := bad.c.Recall(m, bad.history, 1); err == nil {
			t.Errorf("%d cells of %q, history %v: no error", len(bad.c.Lower), bad.c.Model, bad.history)
		}
		if _, err := bad.c.Interval(m, bad.history, 0.9); err == nil {
			t.Errorf("%d cells of %q, history %v: no error", len(bad.c.Lower), bad.c.Model, bad.history)
		}
	}
	if _, err := PriorCovariance("sm-2"); err == nil {
		t.Error("sm-2: no error")
	}
	// Numbers that no fit writes.
	for _, x := range []float32{float32(math.NaN()), float32(math.Inf(1)), -1, math.MaxFloat32} {
		broken := &Covariance{Model: Name7, Lower: make([]float32, len(c.Lower))}
		for i := range broken.Lower {
			broken.Lower[i] = x
		}
		for _, elapsed := range []float64{math.NaN(), math.Inf(1), -5, 3} {
			e, err := broken.Recall(m, []Review{{math.NaN(), Again}, {math.Inf(1), Good}, {-1, Hard}}, elapsed)
			if err != nil || !(e.Value >= 0 && e.Value <= 1) || !(e.Deviation >= 0) || math.IsInf(e.Deviation, 1) {
				t.Errorf("cells of %v, after %v days: %+v, %v", x, elapsed, e, err)
			}
		}
	}
	if e, err := c.Interval(m, history, 1); err != nil || e != (Estimate{}) {
		t.Errorf("at a retention of 1: %+v, %v", e, err)
	}
	text, err := json.Marshal(c)
	var back Covariance
	if err != nil || json.Unmarshal(text, &back) != nil || !slices.Equal(back.Lower, c.Lower) || back.Model != c.Model {
		t.Errorf("marshalled: %v", err)
	}
}

func BenchmarkUncertainty(b *testing.B) {
	for _, name := range []string{Name6, Name7} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			m := learner(b, name, 1)
			c, _ := PriorCovariance(name)
			for b.Loop() {
				if _, err := c.Recall(m, histories()[2], 10); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
