package fsrs

import (
	"context"
	"slices"
)

const (
	// guardFolds is how often the fit of few predictions is validated; a fit to more than guardMany is in
	// their second half, and one to more than guardMore only in the last quarter, without fitting anew to those before.
	guardFolds           = 5
	guardMany, guardMore = 2000, 6000
	// A sample of the cards with about so many predictions is enough for that.
	guardMost = 16_000
	// margin is by how many nats the fit has to be better in all: where there are few predictions, chance is no reason.
	margin = 0.5
)

// trial is what validation found.
type trial struct {
	better        bool
	before, after float64 // mean weighted log loss with the parameters in use, or the defaults, and with those fitted
}

// better tells whether fitting pays: whether parameters fitted to the earlier predictions of s foretell the later ones
// better than the defaults, and the last of them no worse than those in use; v is the fit to all of s.
//
// Those in use may have been fitted to the very reviews that they are tried on. What that is worth is, on average, at most one
// nat for each parameter that the data determine (Akaike), and they are allowed that much.
func (f *fitter) better(ctx context.Context, s Span, v *solver, inUse []float64) (trial, error) {
	n := v.pass.portion.predictions
	if n <= guardMore {
		return f.betterByFolds(ctx, s, v, inUse)
	}
	own := v
	if v.pass.portion.late == nil {
		stride := (n + guardMost - 1) / guardMost
		sample := f.portion(s, lateFrom(s), stride)
		for stride > 1 && sample.predictions < guardMany { // few cards have most of the reviews
			stride /= 2
			sample = f.portion(s, lateFrom(s), stride)
		}
		own = newSolver(f.kind, newPass(sample, f.kind, f.workers))
		if err := own.linearise(ctx, v.parameters()); err != nil {
			return trial{}, err
		}
	}
	plain, err := own.judge(ctx, f.kind.defaults)
	if err != nil {
		return trial{}, err
	}
	earlier, err := own.without(ctx)
	if err != nil {
		return trial{}, err
	}
	t := trial{before: plain.all, after: own.last.all}
	used := plain
	if inUse != nil {
		if used = v.first; own != v {
			if used, err = own.judge(ctx, inUse); err != nil {
				return trial{}, err
			}
		}
		t.before = used.all
	}
	t.before /= own.pass.portion.total
	t.after /= own.pass.portion.total
	t.better = earlier.beats(plain, -margin) && (inUse == nil || earlier.beats(used, v.effective()))
	return t, nil
}

// sameDay is what predictions of the same day count for in validation: cards are scheduled by those of the long term.
const sameDay = 0.5

// beats reports whether the loss of the last predictions is lower than the other plus an allowance, over those of the long term
// alone and over all.
func (j judgement) beats(other judgement, allowed float64) bool {
	long, short := j.late[0]-other.late[0], j.late[1]-other.late[1]
	return long <= allowed && long+mul(sameDay, short) <= allowed
}

// lateFrom returns where the last quarter of the predictions of a span begins, or the end of the span if there are
// few.
func lateFrom(s Span) int {
	n := s.To - s.From
	if n <= guardMore {
		return s.To
	}
	return s.To - n/4
}

// judge returns the loss with the parameters w.
func (s *solver) judge(ctx context.Context, w []float64) (judgement, error) {
	m, err := s.kind.model(w)
	if err != nil {
		return judgement{}, err
	}
	sums, err := s.pass.run(ctx, m, wantLoss)
	if err != nil {
		return judgement{}, err
	}
	return sums.judgement(), nil
}

// without returns the loss with the parameters that would have been found had the last predictions not been there: one
// Newton step away, shortened if the others' loss rises.
func (s *solver) without(ctx context.Context) (judgement, error) {
	e := *s
	e.at, e.trial, e.move = slices.Clone(s.taken.at), slices.Clone(s.trial), slices.Clone(s.move)
	e.gradient, e.curvature = slices.Clone(s.gradient), slices.Clone(s.curvature)
	share := s.pass.portion.lateTotal / s.pass.portion.total
	for i, q := range s.precision {
		e.curvature[i] -= mul(share, e.curvature[i]-q)
	}
	for i, g := range s.taken.gradient {
		e.gradient[i] -= g
	}
	e.release()
	e.step(0)
	before := s.taken.loss - s.taken.late
	for range 3 {
		sums, err := e.look(ctx, e.trial, wantLoss)
		if err != nil {
			return judgement{}, err
		}
		rise := e.objective(sums, e.trial) - sums.late[0] - sums.late[1] - before
		if rise <= 0 {
			return sums.judgement(), nil
		}
		e.shorten(rise)
		for i := range e.move {
			e.move[i] = e.trial[i] - e.at[i]
		}
	}
	return s.last, nil
}

// betterByFolds tells the same of few predictions by fitting anew to the earlier ones.
func (f *fitter) betterByFolds(ctx context.Context, s Span, v *solver, inUse []float64) (trial, error) {
	t := trial{before: v.first.all, after: v.last.all}
	if inUse == nil {
		plain, err := v.judge(ctx, f.kind.defaults)
		if err != nil {
			return trial{}, err
		}
		t.before = plain.all
	}
	t.before /= v.pass.portion.total
	t.after /= v.pass.portion.total

	var fitted, plain judgement
	at := f.counted(s)
	folds := cutFolds(at, s.From, guardFolds)
	if len(at)-1 > guardMany {
		folds = cutFolds(at, s.From, guardFolds)[2:]
	}
	for i, fold := range folds {
		earlier, err := f.earlier(ctx, fold.Train)
		if err != nil {
			return trial{}, err
		}
		// All of the test is late, so that its parts are told apart.
		test := newSolver(f.kind, newPass(newPortion(f.log, f.sample(1), 1, fold.Test, fold.Test.From, f.kind.whole, true), f.kind, f.workers))
		own, err := test.judge(ctx, earlier)
		if err != nil {
			return trial{}, err
		}
		defaults, err := test.judge(ctx, f.kind.defaults)
		if err != nil {
			return trial{}, err
		}
		for part := range own.late {
			fitted.late[part] += own.late[part]
			plain.late[part] += defaults.late[part]
		}
		if inUse == nil || i < len(folds)-1 {
			continue
		}
		used, err := test.judge(ctx, inUse)
		if err != nil {
			return trial{}, err
		}
		if !own.beats(used, v.effective()) {
			return t, nil
		}
	}
	t.better = fitted.beats(plain, -margin)
	return t, nil
}

// counted returns the places of the predictions that a fit counts, and last the end of the span.
func (f *fitter) counted(s Span) []int {
	at := make([]int, 0, s.To-s.From+1)
	for i := s.From; i < s.To; i++ {
		if f.counts(i) {
			at = append(at, i)
		}
	}
	return append(at, s.To)
}

// counts reports whether a fit counts prediction i.
func (f *fitter) counts(i int) bool {
	return !f.kind.whole || f.log.reviews[f.log.order[i]].days > 0
}

// earlier returns parameters fitted to the earlier predictions.
func (f *fitter) earlier(ctx context.Context, s Span) ([]float64, error) {
	p := newPortion(f.log, f.sample(1), 1, s, s.To, f.kind.whole, false)
	if p.predictions < fewest {
		return f.kind.defaults, nil
	}
	e := newSolver(f.kind, newPass(p, f.kind, f.workers))
	if p.predictions < fewestForAll {
		e.only = 4
	}
	if err := e.solve(ctx, f.kind.defaults, mostSteps); err != nil {
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
