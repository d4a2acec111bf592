package fsrs

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// randomLog returns reviews at times that spread recall between sure and lost.
func randomLog(t testing.TB, rng *rand.Rand, cards, most int) *Log {
	t.Helper()
	m := must6(t, nil)
	var records []Record
	for c := range cards {
		var s State
		now, day := float64(rng.IntN(1000)), 0.0
		for i := range 1 + rng.IntN(most) {
			gap := 0.0
			if i > 0 {
				gap = m.Interval(s, 0.9) * math.Exp(1.2*rng.NormFloat64())
				if rng.IntN(5) == 0 {
					gap = rng.Float64() / 20
				}
			}
			now += gap
			elapsed := math.Floor(now) - day
			day = math.Floor(now)
			r := Rating(1 + rng.IntN(4))
			if rng.IntN(2) == 0 {
				r = Good
			}
			records = append(records, Record{c, int64(now * 86_400_000), int(elapsed), r})
			s = m.Next(s, elapsed, r)
		}
	}
	l, err := NewLog(records)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// coordinates turns parameters into those of the solver, and back.
func shifted(k *kind, w []float64, i int, h float64) []float64 {
	w = append([]float64(nil), w...)
	if slices.Contains(k.logs, i) {
		w[i] *= math.Exp(h)
	} else {
		w[i] += h
	}
	return w
}

// TestGradient compares the derivatives with central differences. Where a difference straddles a kink (a clamp, the
// smaller of two lines), the derivative has to be that of one of the sides.
func TestGradient(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 6))
	l := randomLog(t, rng, 60, 12)
	for _, name := range []string{Name6, Name7} {
		k, err := kindOf(name)
		if err != nil {
			t.Fatal(err)
		}
		tree := newTree(l, k.whole, 11, 1)
		p := newPortion(l, tree, 1, l.all(), math.MaxInt, k.whole, false)
		x := newPass(p, k, 1)
		loss := func(w []float64) float64 {
			m, err := k.model(w)
			if err != nil {
				t.Fatal(err)
			}
			s, err := x.run(t.Context(), m, wantLoss)
			if err != nil {
				t.Fatal(err)
			}
			return s.loss
		}
		kinks, checked := 0, 0
		for range 40 {
			w := slices.Clone(k.defaults)
			spread := rng.Float64()
			for i := range w {
				x := spread * k.deviations[i] * rng.NormFloat64()
				if slices.Contains(k.logs, i) {
					w[i] *= math.Exp(x)
				} else {
					w[i] += x
				}
			}
			m, _ := k.model(w)
			w = m.Parameters()
			// A little away from the bounds, where the clip would cut a difference short.
			for i, b := range k.bounds {
				w[i] = clamp(w[i], b.lo+1e-4*(1+math.Abs(b.lo)), b.hi-1e-4*(1+math.Abs(b.hi)))
			}
			for i := 3; i > 0; i-- {
				if k.ordered && w[i] <= w[i-1]*1.001 {
					w[i-1] = w[i] / 1.001
				}
			}
			m, _ = k.model(w)
			for _, want := range []wanted{wantGradient, wantFisher} {
				s, err := x.run(t.Context(), m, want)
				if err != nil {
					t.Fatal(err)
				}
				gradient := append([]float64(nil), s.gradient...)
				for i := range w {
					const h = 1e-6
					here, up, down := loss(w), loss(shifted(&k, w, i, h)), loss(shifted(&k, w, i, -h))
					central := (up - down) / (2 * h)
					within := 1e-6 * (1 + math.Abs(central)) * (1 + math.Abs(here)/100)
					checked++
					if math.Abs(gradient[i]-central) <= within+1e-4*math.Abs(central) {
						continue
					}
					kinks++
					right, left := (up-here)/h, (here-down)/h
					slack := 2e-3 * (1 + math.Abs(central))
					if gradient[i] < min(left, right)-slack || gradient[i] > max(left, right)+slack {
						t.Errorf("%s: dloss/dw%d = %v, central %v, left %v, right %v; at %v", name, i, gradient[i], central, left, right, w)
					}
				}
			}
		}
		t.Logf("%s: %d derivatives, %d beside a kink", name, checked, kinks)
		if kinks > checked/20 {
			t.Errorf("%s: %d of %d derivatives lie beside a kink", name, kinks, checked)
		}
	}
}
