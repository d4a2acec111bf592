package fsrs

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func mustFit(t testing.TB, l *Log, opt FitOptions) *FitResult {
	t.Helper()
	r, err := Fit(t.Context(), l, opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestFitFindsLearner: fitted to a made-up learner's reviews, the model foretells other reviews of that learner nearly as
// well as the truth does.
func TestFitFindsLearner(t *testing.T) {
	for _, name := range []string{Name6, Name7} {
		for seed := range uint64(3) {
			truth := learner(t, name, seed)
			r := mustFit(t, synthetic(t, truth, seed, 20_000), FitOptions{Model: name})
			if r.Reason != Fitted || !(r.After < r.Before) {
				t.Errorf("%s: %v, loss from %v to %v", name, r.Reason, r.Before, r.After)
			}
			fitted, err := New(name, r.Parameters)
			if err != nil {
				t.Fatal(err)
			}
			others := synthetic(t, truth, seed+100, 8000)
			loss := func(m Model) float64 { return Evaluate(others, m, others.all()).LongTerm.LogLoss }
			plain, _ := New(name, nil)
			if loss(fitted) > loss(truth)+0.003 || loss(fitted) >= loss(plain) {
				t.Errorf("%s: log loss %.4f fitted, %.4f by the truth, %.4f by the defaults", name, loss(fitted), loss(truth), loss(plain))
			}
		}
	}
}

// TestSameBits: the result does not depend on the number of workers.
func TestSameBits(t *testing.T) {
	for _, name := range []string{Name6, Name7} {
		l := synthetic(t, learner(t, name, 3), 3, 20_000)
		one := mustFit(t, l, FitOptions{Model: name, Workers: 1})
		for _, workers := range []int{2, 8} {
			got := mustFit(t, l, FitOptions{Model: name, Workers: workers})
			if !slices.Equal(got.Parameters, one.Parameters) || !slices.Equal(got.Deviations, one.Deviations) || got.After != one.After {
				t.Errorf("%s: %d workers come to other bits than one", name, workers)
			}
		}
	}
}

// TestFitFew: too few reviews leave the defaults, few change only the initial stabilities.
func TestFitFew(t *testing.T) {
	for _, name := range []string{Name6, Name7} {
		k, _ := kindOf(name)
		whole := synthetic(t, learner(t, name, 1), 1, 4000)
		for _, n := range []int{0, 1, 5, 12, 40, 60} {
			l := firstReviews(t, whole, n)
			r := mustFit(t, l, FitOptions{Model: name})
			if r.Predictions < fewest && (r.Reason != TooFew || !slices.Equal(r.Parameters, k.defaults)) {
				t.Errorf("%s: %d predictions: %v", name, r.Predictions, r.Reason)
			}
			if r.Predictions < fewestForAll && !slices.Equal(r.Parameters[4:], k.defaults[4:]) {
				t.Errorf("%s: %d predictions change more than the initial stabilities", name, r.Predictions)
			}
		}
	}
}

// firstReviews returns the log as it was after n reviews. A card's first review, whose time a Log does not keep, is
// taken to be just before its second.
func firstReviews(t testing.TB, l *Log, n int) *Log {
	t.Helper()
	card := make([]int, len(l.reviews))
	for c := range len(l.cards) - 1 {
		for i := l.cards[c]; i < l.cards[c+1]; i++ {
			card[i] = c
		}
	}
	var records []Record
	for _, at := range l.order {
		if len(records) >= n {
			break
		}
		c := card[at]
		if l.reviews[at-1].first {
			records = append(records, Record{c, int64(len(records)), 0, l.reviews[at-1].rating})
		}
		r := l.reviews[at]
		records = append(records, Record{c, int64(len(records)), int(r.days), r.rating})
	}
	cut, err := NewLog(records[:min(n, len(records))])
	if err != nil {
		t.Fatal(err)
	}
	// The times above only keep the order; the gaps are those of the log.
	for c := range len(cut.cards) - 1 {
		for i := cut.cards[c]; i < cut.cards[c+1]; i++ {
			cut.reviews[i].elapsed = l.reviews[l.cards[c]+i-cut.cards[c]].elapsed
		}
	}
	return cut
}

// TestFitRefuses: where what was learnt from the earlier reviews is wrong about the later ones, the defaults stay.
func TestFitRefuses(t *testing.T) {
	for _, name := range []string{Name6, Name7} {
		var records []Record
		plain, _ := New(name, nil)
		rng := rand.New(rand.NewPCG(4, 4))
		for c := range 300 {
			var s State
			now, before := int64(c)*86_400_000, int64(0)
			for i := range 6 {
				elapsed := float64(0)
				if i > 0 {
					elapsed = float64((now - before) / 86_400_000)
				}
				// At first everything is forgotten, then it is as the defaults say.
				r := Good
				if i > 0 && (c < 60 && rng.IntN(10) > 0 || rng.Float64() > plain.Retrievability(s, elapsed)) {
					r = Again
				}
				records = append(records, Record{c, now, int(elapsed), r})
				s = plain.Next(s, elapsed, r)
				before = now
				now += max(1, int64(plain.Interval(s, 0.85))) * 86_400_000
			}
		}
		l, err := NewLog(records)
		if err != nil {
			t.Fatal(err)
		}
		r := mustFit(t, l, FitOptions{Model: name})
		if k, _ := kindOf(name); r.Reason != NotBetter || !slices.Equal(r.Parameters, k.defaults) {
			t.Errorf("%s: %v, %v", name, r.Reason, r.Parameters)
		}
	}
}

// TestFitWarm: from its own result a fit takes hardly a step and stays where it is, within a fraction of what the
// parameters are uncertain.
func TestFitWarm(t *testing.T) {
	for _, name := range []string{Name6, Name7} {
		l := synthetic(t, learner(t, name, 2), 2, 20_000)
		cold := mustFit(t, l, FitOptions{Model: name})
		warm := mustFit(t, l, FitOptions{Model: name, InUse: cold.Parameters})
		if warm.Reason != Fitted || warm.Steps > 2 {
			t.Errorf("%s: %v after %d steps", name, warm.Reason, warm.Steps)
		}
		for i, w := range warm.Parameters {
			if off := math.Abs(w - cold.Parameters[i]); off > 0.7*cold.Deviations[i]+1e-9 {
				t.Errorf("%s: w%d goes from %v to %v, deviation %v", name, i, cold.Parameters[i], w, cold.Deviations[i])
			}
		}
	}
}

func TestFitStops(t *testing.T) {
	l := synthetic(t, learner(t, Name7, 1), 1, 5000)
	ctx, cancel := context.WithCancel(t.Context())
	steps := 0
	_, err := Fit(ctx, l, FitOptions{Progress: func(int, float64) { steps++; cancel() }})
	if !errors.Is(err, context.Canceled) || steps != 1 {
		t.Errorf("cancelled at the first step: %v after %d", err, steps)
	}
	if _, err := CrossValidate(ctx, l, 5, true, FitOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cross-validation: %v", err)
	}
	if _, err := Compare(ctx, l, 5, FitOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("comparison: %v", err)
	}
}

func TestFitOptions(t *testing.T) {
	l := synthetic(t, learner(t, Name7, 1), 1, 100)
	for _, opt := range []FitOptions{{Model: "sm-2"}, {InUse: []float64{1}}, {InUse: fill(size7, math.NaN())}} {
		if _, err := Fit(t.Context(), l, opt); err == nil {
			t.Errorf("%+v: no error", opt)
		}
	}
}

// TestHostileLogs: reviews that no memory makes are fitted without harm.
func TestHostileLogs(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	gaps := []int64{0, 1, 1000, 86_400_000, 86_400_000 * 365, 86_400_000 * 200_000}
	for round := range 40 {
		var records []Record
		for c := range 20 {
			now := int64(0)
			for range 1 + rng.IntN(30) {
				r := Rating(1 + rng.IntN(4))
				if round%3 == 0 {
					r = Rating(1 + round%4)
				}
				records = append(records, Record{c * (1 + round%2), now, rng.IntN(50000) - 5, r})
				now += gaps[rng.IntN(len(gaps))]
			}
		}
		l, err := NewLog(records)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{Name6, Name7} {
			r := mustFit(t, l, FitOptions{Model: name})
			if err := checkFinite(name, r.Parameters); err != nil {
				t.Error(err)
			}
			if err := checkFinite(name, r.Deviations); err != nil {
				t.Error(err)
			}
			again := mustFit(t, l, FitOptions{Model: name, InUse: r.Parameters})
			if err := checkFinite(name, again.Parameters); err != nil {
				t.Error(err)
			}
		}
	}
}

// TestLongHistory: a card with ever so many reviews takes no more memory than one with many.
func TestLongHistory(t *testing.T) {
	var records []Record
	for i := range 3 * longestHistory {
		records = append(records, Record{0, int64(i) * 86_400_000, 1, Rating(3 - 2*(i%7/6))})
	}
	l, err := NewLog(records)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{Name6, Name7} {
		r := mustFit(t, l, FitOptions{Model: name})
		if r.Predictions != longestHistory-1 {
			t.Errorf("%s: %d predictions", name, r.Predictions)
		}
	}
}

// TestLopsidedLogs: very many reviews of a few cards, or of the same day, are fitted like others.
func TestLopsidedLogs(t *testing.T) {
	if testing.Short() {
		t.Skip("fits to 50,000 reviews: not in a short run")
	}
	rng := rand.New(rand.NewPCG(6, 6))
	for name, gap := range map[string]int64{"days": 86_400_000, "seconds": 5000} {
		var records []Record
		for i := range 50_000 {
			card := i % 8
			if i%50 == 0 {
				card = i
			}
			at := int64(i) * gap
			r := Good
			if rng.IntN(6) == 0 {
				r = Again
			}
			records = append(records, Record{card, at, int(8 * gap / 86_400_000), r})
		}
		l, err := NewLog(records)
		if err != nil {
			t.Fatal(err)
		}
		for _, model := range []string{Name6, Name7} {
			r := mustFit(t, l, FitOptions{Model: model})
			warm := mustFit(t, l, FitOptions{Model: model, InUse: r.Parameters})
			for _, r := range []*FitResult{r, warm} {
				if err := checkFinite(model, append(slices.Clone(r.Parameters), r.Before, r.After)); err != nil && r.Reason != TooFew {
					t.Errorf("%s, %s: %v, %+v", model, name, err, r)
				}
			}
		}
	}
}
