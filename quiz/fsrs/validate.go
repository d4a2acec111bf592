package fsrs

import (
	"context"
	"math"
)

// Validation is how well parameters foretold reviews that they were not fitted to.
type Validation struct {
	Default Quality
	Fitted  Quality
	Refits  Quality // where asked for: fitted again and again through the test part
}

// refitsPerFold is how often the parameters are fitted anew through a test run.
const refitsPerFold = 20

// CrossValidate fits to the earlier reviews and tries the fit on the later ones, fold by fold (see Folds), and pools the
// predictions of all test runs. Long-term predictions have folds of their own. With refits, the parameters are
// also fitted anew twenty times in each test run, each time starting from the last, as they would be after a session.
func CrossValidate(ctx context.Context, l *Log, folds int, refits bool, opt FitOptions) (*Validation, error) {
	f, err := newFitter(l, opt)
	if err != nil {
		return nil, err
	}
	f.report = nil
	v := &Validation{}
	for _, longTerm := range []bool{false, true} {
		scores := [3]score{{log: l}, {log: l}, {log: l}}
		for _, fold := range l.Folds(folds, longTerm) {
			if err := f.try(ctx, fold, longTerm, refits, &scores); err != nil {
				return nil, err
			}
		}
		for i, q := range []*Quality{&v.Default, &v.Fitted, &v.Refits} {
			if longTerm {
				q.LongTerm = scores[i].quality().LongTerm
			} else {
				q.All = scores[i].quality().All
			}
		}
	}
	return v, nil
}

// try adds a fold's predictions with the defaults, with a fit and, if asked for, with refits.
func (f *fitter) try(ctx context.Context, fold Fold, longTerm, refits bool, scores *[3]score) error {
	if err := f.foretell(f.kind.defaults, fold.Test, longTerm, &scores[0]); err != nil {
		return err
	}
	fit, err := f.fit(ctx, fold.Train, nil)
	if err != nil {
		return err
	}
	if err := f.foretell(fit.Parameters, fold.Test, longTerm, &scores[1]); err != nil || !refits {
		return err
	}
	n := fold.Test.To - fold.Test.From
	for i := range refitsPerFold {
		run := Span{fold.Test.From + n*i/refitsPerFold, fold.Test.From + n*(i+1)/refitsPerFold}
		if i > 0 {
			// What was refused or too little before may succeed now, from the start.
			inUse := fit.Parameters
			if fit.Reason == TooFew {
				inUse = nil
			}
			if fit, err = f.fit(ctx, Span{0, run.From}, inUse); err != nil {
				return err
			}
		}
		if err := f.foretell(fit.Parameters, run, longTerm, &scores[2]); err != nil {
			return err
		}
	}
	return nil
}

// foretell adds the predictions of a span with the parameters w.
func (f *fitter) foretell(w []float64, s Span, longTerm bool, to *score) error {
	m, err := f.kind.model(w)
	if err != nil {
		return err
	}
	p := predict(f.log, m)
	for _, at := range f.log.order[s.From:s.To] {
		if !longTerm || f.log.reviews[at].days > 0 {
			to.add(at, p[at])
		}
	}
	return nil
}

// Choice is which model foretells a log better.
type Choice struct {
	Model   string             // the better one, or FSRS-7 where that can't be said
	LogLoss map[string]float64 // held-out, in the long term; by model
}

// Compare tells by time-ordered validation which model foretells the learner's long-term reviews better.
func Compare(ctx context.Context, l *Log, folds int, opt FitOptions) (*Choice, error) {
	c := &Choice{Model: Name7, LogLoss: map[string]float64{}}
	for _, name := range []string{Name7, Name6} {
		opt.Model, opt.InUse = name, nil
		f, err := newFitter(l, opt)
		if err != nil {
			return nil, err
		}
		f.report = nil
		scores := [3]score{{log: l}, {log: l}, {log: l}}
		for _, fold := range l.Folds(folds, true) {
			if err := f.try(ctx, fold, true, false, &scores); err != nil {
				return nil, err
			}
		}
		c.LogLoss[name] = scores[1].quality().LongTerm.LogLoss
	}
	if six, seven := c.LogLoss[Name6], c.LogLoss[Name7]; six < seven && !math.IsNaN(six) {
		c.Model = Name6
	}
	return c, nil
}
