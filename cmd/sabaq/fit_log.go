package main

import (
	"context"
	"fmt"
	"math"
	"time"

	"sabaq/quiz/fsrs"
	"sabaq/quiz/screen/ink"
)

// fitFile is `fit --log`.
func (a *app) fitFile(ctx context.Context, f *fitFlags) error {
	if f.model == "" {
		f.model = autoModel
	}
	rule := dayRule{time.Local, time.Duration(f.dayStart) * time.Hour}
	if f.zone != "" {
		var err error
		if rule.zone, err = time.LoadLocation(f.zone); err != nil {
			return usageError{fmt.Errorf("--tz %q is no time zone", f.zone), "write it as in Asia/Karachi"}
		}
	}
	log, err := readLog(f.log, rule)
	if err != nil {
		return err
	}
	report, err := fitLog(ctx, log, f, a.now)
	if err != nil {
		return err
	}
	if f.json {
		return a.printJSON(report)
	}
	return a.print(report.lines()...)
}

// fitJSON is what `fit --log --json` prints, which is stable. What there are too few reviews to say is null.
type fitJSON struct {
	Model       string    `json:"model"`
	Reviews     int       `json:"reviews"`
	Cards       int       `json:"cards"`
	Predictions int       `json:"predictions"` // that the fit is to
	Outcome     string    `json:"outcome"`     // fitted, too few, not better
	Parameters  []float64 `json:"parameters"`
	Deviations  []float64 `json:"deviations"` // standard deviations: how sure the parameters are
	FitSeconds  float64   `json:"fit_seconds"`
	InSample    *spanJSON `json:"in_sample"`
	HeldOut     *spanJSON `json:"held_out"` // null with --folds 0
}

type spanJSON struct {
	All      partJSON `json:"all"`
	LongTerm partJSON `json:"long_term"`
}

type partJSON struct {
	N        int          `json:"n"`
	Default  metricsJSON  `json:"default"`
	Fitted   metricsJSON  `json:"fitted"`
	Refitted *metricsJSON `json:"refitted,omitempty"`
}

type metricsJSON struct {
	N       int      `json:"n"`
	LogLoss *float64 `json:"log_loss"`
	RMSE    *float64 `json:"rmse_bins"`
	AUC     *float64 `json:"auc"`
}

// fitLog fits and validates. clock is for how long the fit takes.
func fitLog(ctx context.Context, log *fsrs.Log, f *fitFlags, clock func() time.Time) (*fitJSON, error) {
	name := f.model
	if name == autoModel {
		choice, err := fsrs.Compare(ctx, log, max(f.folds, chooseFrom), fsrs.FitOptions{})
		if err != nil {
			return nil, err
		}
		name = choice.Model
	}
	opt := fsrs.FitOptions{Model: name}
	began := clock()
	fit, err := fsrs.Fit(ctx, log, opt)
	if err != nil {
		return nil, err
	}
	took := clock().Sub(began)
	report := &fitJSON{
		Model: fit.Model, Reviews: log.Reviews(), Cards: log.Cards(), Predictions: fit.Predictions, Outcome: fit.Reason.String(),
		Parameters: fit.Parameters, Deviations: fit.Deviations, FitSeconds: took.Seconds(),
	}
	plain, err := quality(log, name, nil)
	if err != nil {
		return nil, err
	}
	fitted, err := quality(log, name, fit.Parameters)
	if err != nil {
		return nil, err
	}
	report.InSample = asSpan(plain, fitted, nil)
	if f.folds == 0 {
		return report, nil
	}
	v, err := fsrs.CrossValidate(ctx, log, f.folds, f.refit, opt)
	if err != nil {
		return nil, err
	}
	var refits *fsrs.Quality
	if f.refit {
		refits = &v.Refits
	}
	report.HeldOut = asSpan(v.Default, v.Fitted, refits)
	return report, nil
}

// quality evaluates parameters on a whole log.
func quality(log *fsrs.Log, name string, params []float64) (fsrs.Quality, error) {
	m, err := fsrs.New(name, params)
	if err != nil {
		return fsrs.Quality{}, err
	}
	return fsrs.Evaluate(log, m, fsrs.Span{From: 0, To: log.Predictions()}), nil
}

func asSpan(plain, fitted fsrs.Quality, refits *fsrs.Quality) *spanJSON {
	part := func(of func(q *fsrs.Quality) fsrs.Metrics) partJSON {
		p := partJSON{N: of(&plain).N, Default: asMetrics(of(&plain)), Fitted: asMetrics(of(&fitted))}
		if refits != nil {
			m := asMetrics(of(refits))
			p.Refitted = &m
		}
		return p
	}
	return &spanJSON{
		All:      part(func(q *fsrs.Quality) fsrs.Metrics { return q.All }),
		LongTerm: part(func(q *fsrs.Quality) fsrs.Metrics { return q.LongTerm }),
	}
}

func asMetrics(m fsrs.Metrics) metricsJSON {
	known := func(x float64) *float64 {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return nil
		}
		return &x
	}
	return metricsJSON{m.N, known(m.LogLoss), known(m.RMSE), known(m.AUC)}
}

// lines is the report for a person.
func (r *fitJSON) lines() []ink.Line {
	var lines []ink.Line
	say := func(format string, args ...any) { lines = append(lines, ink.Plainly(fmt.Sprintf(format, args...))) }
	say("%d reviews of %d cards; %s, %.0f ms", r.Reviews, r.Cards, r.Model, r.FitSeconds*1000)
	switch r.Outcome {
	case fsrs.TooFew.String():
		say("Too few reviews to fit: the defaults stand.")
	case fsrs.NotBetter.String():
		say("Fitted to the earlier reviews, it foretold the later ones no better: the defaults stand.")
	}
	spans := []struct {
		name string
		span *spanJSON
	}{{"in sample", r.InSample}, {"held out", r.HeldOut}}
	for _, s := range spans {
		if s.span == nil {
			continue
		}
		say("")
		say("%-22s %8s %9s %9s %9s", s.name, "reviews", "log loss", "rmse", "auc")
		for _, p := range []struct {
			name string
			part partJSON
		}{{"a day or more later", s.span.LongTerm}, {"all", s.span.All}} {
			say("  %s", p.name)
			rows := []struct {
				name string
				m    *metricsJSON
			}{{"defaults", &p.part.Default}, {"fitted", &p.part.Fitted}, {"fitted again", p.part.Refitted}}
			for _, row := range rows {
				if row.m != nil {
					say("    %-18s %8d %9s %9s %9s", row.name, row.m.N, figure(row.m.LogLoss), figure(row.m.RMSE), figure(row.m.AUC))
				}
			}
		}
	}
	if r.Outcome == fsrs.Fitted.String() {
		say("")
		say("parameters")
		for i := 0; i < len(r.Parameters); i += 6 {
			text := " "
			for _, w := range r.Parameters[i:min(i+6, len(r.Parameters))] {
				text += fmt.Sprintf(" %9.4f", w)
			}
			say("%s", text)
		}
	}
	return lines
}

func figure(x *float64) string {
	if x == nil {
		return "-"
	}
	return fmt.Sprintf("%.4f", *x)
}
