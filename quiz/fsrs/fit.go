package fsrs

import (
	"context"
	"fmt"
	"slices"
	"sync"
)

// FitOptions say how to fit. The zero value fits FSRS-7 from its defaults on two cores.
type FitOptions struct {
	// Model is the name of the model; "fsrs-7" if empty.
	Model string
	// InUse are the parameters in use, if there are any: the fit starts there, which takes fewer steps, and is refused
	// if it foretells no better than they do.
	InUse []float64
	// Workers is how many goroutines compute; 2 if 0. The result is the same for any number.
	Workers int
	// Progress, if there is one, hears after each step what the objective has come down to.
	Progress func(step int, objective float64)
}

// Reason is why a fit returned what it returned.
type Reason uint8

const (
	// Fitted: the parameters fitted are returned.
	Fitted Reason = iota
	// TooFew: with under 8 predictions the ones in use, or the defaults, are.
	TooFew
	// NotBetter: parameters fitted to the earlier reviews did not foretell the later ones better; those in use,
	// or the defaults, are returned.
	NotBetter
)

var reasonNames = [...]string{"fitted", "too few", "not better"}

// String returns "fitted", "too few" or "not better".
func (r Reason) String() string {
	if int(r) < len(reasonNames) {
		return reasonNames[r]
	}
	return ""
}

// FitResult is the outcome of a fit.
type FitResult struct {
	Model       string
	Parameters  []float64
	Deviations  []float64   // how uncertain each parameter is: its posterior standard deviation, 0 if nothing was fitted
	Covariance  *Covariance // the same in full; nil if nothing was fitted
	Predictions int         // that the fit is to; FSRS-6 does not count those of the same day
	Steps       int
	// Before is the mean weighted log loss with the parameters in use, or the defaults, and After that with those returned; both of
	// a sample of the cards where there are over 32,000 predictions.
	Before, After float64
	Reason        Reason
}

const (
	// fewest predictions for a fit at all, and for one of more than the initial stabilities
	fewest, fewestForAll = 8, 64
	// Where the fit does not foretell better, one with a prior so many times stronger may.
	cautious = 8
	// Of more predictions than so many only a sample is validated.
	manyPredictions = 32_000
	// Many predictions are fitted to samples first, of some cards, each coarser by so much than the next.
	sampleSize, coarser = 1500, 4
	// The first sample's fit takes as many steps as it needs; the others', at most so many.
	fewSteps = 2
	// A sample of every so manyth card or fewer has a tree of its own; for others that of all cards serves.
	ownTree = 16
)

// Fit finds the parameters most likely for a learner, given the log and what is known of other learners: the
// minimum of the recency-weighted log loss plus a Gaussian prior towards the defaults. It never returns parameters that
// time-ordered validation shows to be worse than the defaults or those in use. The error is that of the context, or
// of options that make no sense. The same log and options give the same bits on every machine.
func Fit(ctx context.Context, l *Log, opt FitOptions) (*FitResult, error) {
	f, err := newFitter(l, opt)
	if err != nil {
		return nil, err
	}
	return f.fit(ctx, l.all(), f.inUse)
}

// fitter fits one model to parts of one log.
type fitter struct {
	log     *Log
	kind    kind
	samples *samples
	inUse   []float64
	workers int
	bits    int // see bucketBits
	report  func(step int, objective float64)
}

// bucketBits is how finely FSRS-7's gaps are told apart: to an eighth of an octave. TestRealBuckets says what that costs and
// saves.
const bucketBits = 3

func newFitter(l *Log, opt FitOptions) (*fitter, error) {
	if opt.Model == "" {
		opt.Model = Name7
	}
	k, err := kindOf(opt.Model)
	if err != nil {
		return nil, err
	}
	f := &fitter{log: l, kind: k, samples: &samples{of: map[int]func() *tree{}}, workers: opt.Workers, bits: bucketBits, report: opt.Progress}
	if f.workers == 0 {
		f.workers = 2
	}
	if len(opt.InUse) > 0 {
		m, err := k.model(opt.InUse)
		if err != nil {
			return nil, fmt.Errorf("parameters in use: %w", err)
		}
		f.inUse = m.Parameters()
	}
	return f, nil
}

// fit fits to a span of the log. inUse may be nil.
func (f *fitter) fit(ctx context.Context, s Span, inUse []float64) (*FitResult, error) {
	start := inUse
	if start == nil {
		start = f.kind.defaults
	}
	many := f.many(s)
	late := s.To // where there are very many predictions, validation has a sample of its own
	if !many {
		late = lateFrom(s)
	}
	whole := sync.OnceValue(func() *portion { return f.portion(s, late, 1) })
	if many && inUse == nil {
		go whole() // while samples are fitted
	}
	only := f.kind.size
	result := &FitResult{
		Model: f.kind.name, Parameters: slices.Clone(start), Deviations: make([]float64, f.kind.size), Reason: NotBetter,
	}
	if !many {
		switch n := whole().predictions; {
		case n < fewest:
			result.Predictions, result.Reason = n, TooFew
			return result, ctx.Err()
		case n < fewestForAll:
			only = 4
		}
	}
	for _, strength := range [...]float64{1, cautious} {
		g := *f
		g.kind.strength *= strength
		v, err := g.solve(ctx, whole, s, start, inUse != nil, only)
		if err != nil {
			return nil, err
		}
		trial, err := g.better(ctx, s, v, inUse)
		if err != nil {
			return nil, err
		}
		result.Predictions = v.pass.portion.predictions
		result.Steps += v.passes
		result.Before, result.After = trial.before, trial.before
		if trial.better {
			result.Reason, result.After = Fitted, trial.after
			copy(result.Parameters[:only], v.parameters())
			result.Covariance = g.kind.covariance(v.curvature)
			result.Covariance.cumulate(&g.kind)
			result.Deviations = result.Covariance.deviations(&g.kind, result.Parameters)
			break
		}
	}
	return result, nil
}

// many reports whether a span has very many predictions, and enough of those that a fit counts.
func (f *fitter) many(s Span) bool {
	if s.To-s.From <= manyPredictions {
		return false
	}
	n := 0
	for i, rank := range f.log.rank {
		if at := int(rank); at >= s.From && at < s.To && (!f.kind.whole || f.log.reviews[i].days > 0) {
			if n++; n > 2*guardMore {
				return true
			}
		}
	}
	return false
}

// portion returns what fitting wants of every stride-th card in a span of the log.
func (f *fitter) portion(s Span, late, stride int) *portion {
	of := stride
	if stride < ownTree {
		of = 1
	}
	return newPortion(f.log, f.sample(of), stride, s, late, f.kind.whole, false)
}

// solve returns a solver that has come to the minimum over whole, the portion of s, from start or from near it if near. Where
// there are many predictions, the way there begins with a sample of the cards, and leads through ever larger ones.
func (f *fitter) solve(ctx context.Context, whole func() *portion, s Span, start []float64, near bool, only int) (*solver, error) {
	stride := 1
	for !near && s.To-s.From > coarser*stride*sampleSize {
		stride *= coarser
	}
	for steps := mostSteps; stride > 1; stride /= coarser {
		v := newSolver(f.kind, newPass(f.portion(s, s.To, stride), f.kind, f.workers))
		v.rough = true
		if err := v.solve(ctx, start, steps); err != nil {
			return nil, err
		}
		start, steps = v.parameters(), fewSteps
	}
	v := newSolver(f.kind, newPass(whole(), f.kind, f.workers))
	v.only, v.report = only, f.report
	return v, v.solve(ctx, start, mostSteps)
}

// samples are the trees of every so many cards, built when they are first asked for.
type samples struct {
	lock sync.Mutex
	of   map[int]func() *tree
}

// sample returns the tree of every stride-th card.
func (f *fitter) sample(stride int) *tree {
	s := f.samples
	s.lock.Lock()
	build := s.of[stride]
	if build == nil {
		build = sync.OnceValue(func() *tree { return newTree(f.log, f.kind.whole, f.bits, stride) })
		s.of[stride] = build
	}
	s.lock.Unlock()
	return build()
}
