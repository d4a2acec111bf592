package fsrs

import (
	"math"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"
)

// synthetic returns the log of a made-up learner, whose memory is truth: new cards day after day, each shown again
// when recall has fallen to somewhere about 0.9, and again on the same day when it was forgotten.
func synthetic(t testing.TB, truth Model, seed uint64, reviews int) *Log {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 2026))
	const day = 86_400_000
	records := make([]Record, 0, reviews)
	for card := 0; len(records) < reviews; card++ {
		var s State
		now := 1.6e12 + float64(card/20)*day + rng.Float64()*day/3
		before, elapsed := 0.0, 0.0
		// Younger cards have had fewer reviews, as in a real log that was cut at some moment.
		for range 3 + rng.IntN(14) {
			if len(records) == reviews {
				break
			}
			whole := math.Floor(now/day) - math.Floor(before/day)
			r := Good
			if s.New() {
				if rng.Float64() < 0.35 {
					r = Again
				}
			} else {
				elapsed = (now - before) / day
				if truth.WholeDays() {
					elapsed = whole
				}
				recall := truth.Retrievability(s, elapsed)
				switch x := rng.Float64(); {
				case x > recall:
					r = Again
				case x < 0.06*recall:
					r = Hard
				case x > 0.95*recall:
					r = Easy
				}
			}
			records = append(records, Record{card, int64(now), int(whole), r})
			s = truth.Next(s, elapsed, r)
			before = now
			gap := truth.Interval(s, 0.75+0.2*rng.Float64())
			if r == Again {
				gap = 10.0 / 1440
			} else {
				gap = max(1, math.Round(gap*(0.8+0.5*rng.Float64())))
			}
			now += gap * day * (1 + 0.05*rng.NormFloat64()*0.1)
		}
	}
	l, err := NewLog(records)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// learner returns a model with parameters drawn around the defaults as the prior has it.
func learner(t testing.TB, name string, seed uint64) Model {
	t.Helper()
	k, err := kindOf(name)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(seed, 7))
	w := k.defaults
	for i := range w {
		x := 0.6 * k.deviations[i] * rng.NormFloat64()
		if slices.Contains(k.logs, i) {
			w[i] *= math.Exp(x)
		} else {
			w[i] += x
		}
	}
	m, err := k.model(w)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// benchLogs makes each log once, however often a benchmark starts over.
var benchLogs sync.Map

func benchLog(b *testing.B, name string) *Log {
	if l, ok := benchLogs.Load(name); ok {
		return l.(*Log)
	}
	var l *Log
	switch name {
	case "reviews-a":
		l = realLog(b)
	case "100k":
		l = synthetic(b, learner(b, Name6, 5), 1, 100_000)
	case "500k":
		l = synthetic(b, learner(b, Name6, 5), 1, 500_000)
	}
	benchLogs.Store(name, l)
	return l
}

// BenchmarkFit reports the least time too: on a busy machine that is the figure that says most.
func BenchmarkFit(b *testing.B) {
	for _, log := range []string{"reviews-a", "100k", "500k"} {
		for _, model := range []string{Name6, Name7} {
			// Cold is from the defaults; warm from what was fitted to the same log; grown from what was fitted
			// before the log grew by a hundredth.
			for _, from := range []string{"cold", "warm", "grown"} {
				b.Run(log+"/"+model+"/"+from, func(b *testing.B) {
					l := benchLog(b, log)
					opt := FitOptions{Model: model}
					if from != "cold" {
						s := l.all()
						if from == "grown" {
							s.To -= s.To / 100
						}
						f, err := newFitter(l, opt)
						if err != nil {
							b.Fatal(err)
						}
						r, err := f.fit(b.Context(), s, nil)
						if err != nil {
							b.Fatal(err)
						}
						opt.InUse = r.Parameters
					}
					least := time.Duration(math.MaxInt64)
					for b.Loop() {
						began := time.Now()
						if _, err := Fit(b.Context(), l, opt); err != nil {
							b.Fatal(err)
						}
						least = min(least, time.Since(began))
					}
					b.ReportMetric(float64(least.Microseconds())/1000, "ms-least")
				})
			}
		}
	}
}
