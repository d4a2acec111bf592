package fsrs

import (
	"math"
	"testing"
)

// TestTreeKeepsLoss: merging equal beginnings leaves the loss what it is card by card.
func TestTreeKeepsLoss(t *testing.T) {
	l := synthetic(t, learner(t, Name7, 9), 9, 5000)
	for _, c := range []struct {
		name   string
		bits   int
		within float64
	}{{Name6, 0, 1e-10}, {Name7, 11, 1e-3}, {Name7, bucketBits, 3e-2}} {
		k, _ := kindOf(c.name)
		m := learner(t, c.name, 4)
		p := predict(l, m)
		want := 0.0
		for i, at := range l.order {
			r := l.reviews[at]
			switch {
			case k.whole && r.days == 0:
			case r.rating > Again:
				want -= recency(i, len(l.order)) * math.Log(p[at])
			default:
				want -= recency(i, len(l.order)) * math.Log(1-p[at])
			}
		}
		tree := newTree(l, k.whole, c.bits, 1)
		x := newPass(newPortion(l, tree, 1, l.all(), math.MaxInt, k.whole, false), k, 1)
		s, err := x.run(t.Context(), m, wantLoss)
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(s.loss/want-1) > c.within {
			t.Errorf("%s in 1/2^%d octaves: loss %v, card by card %v", c.name, c.bits, s.loss, want)
		}
		t.Logf("%s in 1/2^%d octaves: %d reviews are %d nodes; loss off by %.1e", c.name, c.bits, l.Reviews(), len(tree.nodes), s.loss/want-1)
		if len(tree.nodes) >= l.Reviews() {
			t.Errorf("%s: nothing is merged", c.name)
		}
	}
}

// TestSolverGradient: the derivatives of the whole objective in the solver's coordinates.
func TestSolverGradient(t *testing.T) {
	l := synthetic(t, learner(t, Name7, 9), 9, 1000)
	for _, name := range []string{Name6, Name7} {
		k, _ := kindOf(name)
		x := newPass(newPortion(l, newTree(l, k.whole, bucketBits, 1), 1, l.all(), math.MaxInt, k.whole, false), k, 1)
		s := newSolver(k, x)
		copy(s.at, learner(t, name, 8).Parameters())
		k.toSolver(s.at)
		at := func(w []float64) float64 {
			sums, err := s.look(t.Context(), w, wantLoss)
			if err != nil {
				t.Fatal(err)
			}
			return s.objective(sums, w)
		}
		sums, err := s.look(t.Context(), s.at, wantFisher)
		if err != nil {
			t.Fatal(err)
		}
		s.take(sums)
		for i, g := range s.gradient {
			lo, hi := s.limits(i, s.at)
			if s.at[i] < lo+1e-4 || s.at[i] > hi-1e-4 {
				continue
			}
			const h = 1e-6
			copy(s.trial, s.at)
			s.trial[i] += h
			up := at(s.trial)
			s.trial[i] -= 2 * h
			central := (up - at(s.trial)) / (2 * h)
			if math.Abs(g-central) > 1e-3*(1+math.Abs(central)) {
				t.Errorf("%s: derivative %d is %v, by differences %v", name, i, g, central)
			}
		}
	}
}

// TestPassAllocatesNothing: once its memory is there, following a model through the reviews takes none.
func TestPassAllocatesNothing(t *testing.T) {
	l := synthetic(t, learner(t, Name7, 9), 9, 3000)
	for _, name := range []string{Name6, Name7} {
		k, _ := kindOf(name)
		p := newPortion(l, newTree(l, k.whole, bucketBits, 1), 1, l.all(), math.MaxInt, k.whole, false)
		x := newPass(p, k, 1)
		m := learner(t, name, 8)
		x.tracers[0].set(m)
		for _, want := range []wanted{wantLoss, wantGradient, wantFisher} {
			n := testing.AllocsPerRun(10, func() {
				for i, c := range p.chunks {
					x.tracers[0].run(p, c, &x.chunks[i], want)
				}
			})
			if n != 0 {
				t.Errorf("%s: a pass allocates %v times", name, n)
			}
		}
	}
}

// TestGradientAlone: a pass without the Fisher matrix finds the same gradient.
func TestGradientAlone(t *testing.T) {
	l := synthetic(t, learner(t, Name7, 9), 9, 3000)
	for _, name := range []string{Name6, Name7} {
		k, _ := kindOf(name)
		x := newPass(newPortion(l, newTree(l, k.whole, bucketBits, 1), 1, l.all(), math.MaxInt, k.whole, false), k, 1)
		m := learner(t, name, 8)
		sums, _ := x.run(t.Context(), m, wantFisher)
		with := append([]float64(nil), sums.gradient...)
		sums, _ = x.run(t.Context(), m, wantGradient)
		for i, g := range sums.gradient {
			if math.Abs(g-with[i]) > 1e-9*(1+math.Abs(g)) {
				t.Errorf("%s: derivative %d is %v alone and %v with the matrix", name, i, g, with[i])
			}
		}
	}
}
