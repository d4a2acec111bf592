package fsrs

import "context"

const (
	// guardFolds is how often the fit of few predictions is validated; a fit to more than guardMany only on the
	// third quarter and on the last, and after another fit only on the last.
	guardFolds = 5
	guardMany  = 2000
	// margin is by how many nats the fit has to be better in all: where there are few predictions, chance is no reason.
	margin = 0.5
	// A sample of the cards with about so many predictions is enough for that.
	guardMost = 20_000
)

// better reports whether fitting pays: whether parameters fitted to the earlier predictions of s foretell the later
// ones better than the defaults, and the last of them no worse than those in use; v is the fit to all of s.
//
// Those in use may have been fitted to the very reviews that they are tried on. What that is worth is, on average, at most one
// nat for each parameter that the data determine (Akaike), and they are allowed that much.
func (f *fitter) better(ctx context.Context, s Span, v *solver, inUse []float64) (bool, error) {
	tree := f.tree
	if n := s.To - s.From; n > guardMost {
		tree = f.sample((n + guardMost - 1) / guardMost)
	}
	folds := f.guardFolds(s, inUse != nil)
	earlier := make([][]float64, len(folds))
	for i, fold := range folds {
		var err error
		if earlier[i], err = f.earlier(ctx, tree, fold.Train, v); err != nil {
			return false, err
		}
	}
	// Twice: over the long-term predictions, by which cards are scheduled, and over all.
	for _, whole := range []bool{true, false} {
		if !whole && f.kind.whole {
			break
		}
		var fitted, plain float64
		for i, fold := range folds {
			test := newPass(newPortion(f.log, tree, fold.Test, whole, true), f.kind, f.workers)
			for _, of := range []struct {
				w   []float64
				sum *float64
			}{{earlier[i], &fitted}, {f.kind.defaults, &plain}} {
				loss, err := test.loss(ctx, f.kind, of.w)
				if err != nil {
					return false, err
				}
				*of.sum += loss
			}
			if inUse == nil || i < len(folds)-1 {
				continue
			}
			own, err := test.loss(ctx, f.kind, earlier[i])
			if err != nil {
				return false, err
			}
			used, err := test.loss(ctx, f.kind, inUse)
			if err != nil || own > used+v.effective() {
				return false, err
			}
		}
		if fitted > plain-margin {
			return false, nil
		}
	}
	return true, nil
}

// guardFolds cuts the span for validation.
func (f *fitter) guardFolds(s Span, warm bool) []Fold {
	var at []int
	for i := s.From; i < s.To; i++ {
		if !f.kind.whole || f.log.reviews[f.log.order[i]].days > 0 {
			at = append(at, i)
		}
	}
	at = append(at, s.To)
	n := len(at) - 1
	if n > guardMany {
		quarters := cutFolds(at, s.From, 3)
		if warm {
			return quarters[2:]
		}
		return quarters[1:]
	}
	return cutFolds(at, s.From, guardFolds)
}

// earlier returns parameters fitted to the earlier predictions. Of many, that is one Newton step away from
// the fit to all; of few, a fit of their own.
func (f *fitter) earlier(ctx context.Context, t *tree, s Span, v *solver) ([]float64, error) {
	p := newPortion(f.log, t, s, f.kind.whole, false)
	if p.predictions < fewest {
		return f.kind.defaults, nil
	}
	start, steps := f.kind.defaults, mostSteps
	if p.predictions > guardMany/2 {
		start, steps = v.parameters(), 1
	}
	e := newSolver(f.kind, newPass(p, f.kind, f.workers))
	if p.predictions < fewestForAll {
		e.only = 4
	}
	if err := e.solve(ctx, start, steps); err != nil {
		return nil, err
	}
	return e.parameters(), nil
}

// effective returns how many parameters the data determine rather than the prior: the trace of H·(H+P)⁻¹, with the
// loss's curvature H and the prior's precision P.
func (s *solver) effective() float64 {
	n := s.kind.size
	copy(s.factor, s.curvature)
	cholesky(s.factor, n)
	count := float64(n)
	column := make([]float64, n)
	for i := range n {
		for j := range n {
			column[j] = s.precision[at(max(i, j), min(i, j))]
		}
		substitute(s.factor, column)
		count -= column[i]
	}
	return count
}
