package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"sabaq/quiz/fsrs"
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// fitFlags are what `sabaq fit` was told.
type fitFlags struct {
	log, model, zone string
	folds, dayStart  int
	refit, json      bool
	dryRun, reset    bool
}

const (
	autoModel = "auto"
	mostFolds = 100
)

func newFit(a *app) *cobra.Command {
	var f fitFlags
	cmd := &cobra.Command{
		Use:   "fit",
		Short: "fit the memory model to your reviews, or to a review log",
		Long: `Fits the memory model to your own reviews, so that intervals are right for you,
and says what that changes. A fit that does not foretell your later reviews
better than what there was is not kept. Cards whose interval changes by more
than chance would have changed it move to another day; the others stay. This
also happens by itself at the end of a session where it takes no more than a
moment ("fit" in the settings; see: sabaq help files).

The model is the one that foretells your reviews better, compared again as your
log grows, unless --model names one: that one stays until --model auto.

With --log it fits to the reviews in FILE.csv, changes nothing, and says how
well recall was foretold: for all reviews (in sample), and for later reviews
when fitted to earlier ones only (held out). The file's first line names its
columns: card_id, review_time (milliseconds since 1970), rating (1 again,
2 hard, 3 good, 4 easy) and, where it is known, elapsed_days (whole study days
since the card's last review). Others are not looked at.

EXIT STATUS
  0 done   1 the log can't be read   2 a usage error   4 the progress file is
  in use   130 interrupted`,
		Example: "  sabaq fit --dry-run        what would change\n  sabaq fit --reset          back to the defaults\n" +
			"  sabaq fit --log reviews.csv --model fsrs-6 --refit --json",
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.fit(cmd, &f) },
	}
	cmd.Flags().StringVar(&f.model, "model", "", "the `MODEL`: fsrs-7, fsrs-6, or auto, the one that foretells better")
	cmd.Flags().BoolVar(&f.dryRun, "dry-run", false, "say what would change, and change nothing")
	cmd.Flags().BoolVar(&f.reset, "reset", false, "go back to the default parameters")
	cmd.Flags().BoolVar(&f.json, "json", false, "print as JSON")
	cmd.Flags().StringVar(&f.log, "log", "", "fit to the review log `FILE` instead")
	cmd.Flags().IntVar(&f.folds, "folds", 5, "with --log: cut the later reviews into `N` test runs; 0 for none")
	cmd.Flags().BoolVar(&f.refit, "refit", false, "with --log: also fit again and again through the test runs")
	cmd.Flags().IntVar(&f.dayStart, "day-start", 4, "with --log: the `HOUR` at which a study day begins")
	cmd.Flags().StringVar(&f.zone, "tz", "", "with --log: the time `ZONE` of the reviews, as in Asia/Karachi (else this machine's)")
	return cmd
}

func (a *app) fit(cmd *cobra.Command, f *fitFlags) error {
	if err := f.check(cmd); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var err error
	if f.log != "" {
		err = a.fitFile(ctx, f)
	} else {
		err = a.fitOwn(ctx, f)
	}
	if errors.Is(err, context.Canceled) {
		return fmt.Errorf("%w; nothing was changed", tty.ErrInterrupted)
	}
	return err
}

// check says what of the flags makes no sense.
func (f *fitFlags) check(cmd *cobra.Command) error {
	hint := "see: " + cmd.CommandPath() + " --help"
	switch {
	case f.model != "" && f.model != autoModel && f.model != fsrs.Name7 && f.model != fsrs.Name6:
		return usageError{fmt.Errorf("--model %q is none of fsrs-7, fsrs-6, auto", f.model), hint}
	case f.folds < 0 || f.folds > mostFolds:
		return usageError{fmt.Errorf("--folds %d is not from 0 to %d", f.folds, mostFolds), hint}
	case f.dayStart < 0 || f.dayStart > 23:
		return usageError{fmt.Errorf("--day-start %d is not an hour from 0 to 23", f.dayStart), hint}
	}
	own := f.log == ""
	for _, name := range []string{"folds", "refit", "day-start", "tz"} {
		if own && cmd.Flags().Changed(name) {
			return usageError{fmt.Errorf("--%s is for --log FILE", name), hint}
		}
	}
	for _, name := range []string{"dry-run", "reset"} {
		if !own && cmd.Flags().Changed(name) {
			return usageError{fmt.Errorf("--%s is not for --log: nothing is changed there", name), hint}
		}
	}
	return nil
}

// ownFitJSON is what `fit --json` prints, which is stable.
type ownFitJSON struct {
	Model         string    `json:"model"`
	Before        string    `json:"model_before"`
	Pinned        bool      `json:"pinned"` // the learner chose the model
	Reviews       int       `json:"reviews"`
	Cards         int       `json:"cards"`
	Outcome       string    `json:"outcome"` // fitted, too few, not better, reset
	Parameters    []float64 `json:"parameters"`
	Deviations    []float64 `json:"deviations"`
	LogLossBefore float64   `json:"log_loss_before"` // mean, recent reviews weighing most
	LogLossAfter  float64   `json:"log_loss_after"`
	Retention     float64   `json:"retention"`
	LoadBefore    float64   `json:"load_before"` // reviews a day that the cards come to
	LoadAfter     float64   `json:"load_after"`
	Changed       bool      `json:"changed"`
	Moved         int       `json:"moved"` // cards that come up on another day
	DryRun        bool      `json:"dry_run"`
}

// fitOwn fits to the learner's own reviews.
func (a *app) fitOwn(ctx context.Context, f *fitFlags) error {
	cfg, st, err := a.learner()
	if err != nil {
		return err
	}
	log, err := ownLog(ctx, st)
	if err != nil {
		return err
	}
	l, err := newLesson(st, log)
	if err != nil {
		return err
	}
	if progress := a.counter("steps"); progress != nil {
		l.progress = func(step int, _ float64) { progress(step, step+1) }
	}
	if f.reset {
		err = l.forget(f.model)
	} else if err = l.choose(ctx, f.model); err == nil {
		err = l.learn(ctx)
	}
	if err != nil {
		return err
	}
	r := &ownFitJSON{
		Model: l.next.Name(), Before: l.old.Name(), Pinned: l.fit.Pinned, Reviews: log.Reviews(), Cards: log.Cards(), Outcome: l.outcome,
		Parameters: l.next.Parameters(), Deviations: l.deviations, LogLossBefore: l.lossBefore, LogLossAfter: l.lossAfter,
		Retention: cfg.Retention, LoadBefore: log.Load(l.old, cfg.Retention), LoadAfter: log.Load(l.next, cfg.Retention),
		Changed: l.changed(), DryRun: f.dryRun,
	}
	if !f.dryRun {
		if r.Moved, err = l.keep(ctx, &cfg.Settings, st, a.now()); err != nil {
			return err
		}
	}
	if f.json {
		return a.printJSON(r)
	}
	return a.print(r.lines(l)...)
}

// lines says what the fit changes.
func (r *ownFitJSON) lines(l *lesson) []ink.Line {
	var lines []ink.Line
	say := func(format string, args ...any) { lines = append(lines, ink.Plainly(fmt.Sprintf(format, args...))) }
	switch r.Outcome {
	case fsrs.TooFew.String():
		say("%s are too few to learn from; the parameters stay as they are.", count(r.Reviews, "review"))
	case fsrs.NotBetter.String():
		say("Fitted to your earlier reviews, the model foretold the later ones no better; the parameters stay.")
	case fsrs.Fitted.String():
		say("Fitted %s to %s of %s; log loss %.4f, before %.4f.", r.Model, count(r.Reviews, "review"), count(r.Cards, "card"), r.LogLossAfter, r.LogLossBefore)
		say("You remember new cards %s.", l.memory(r.Retention))
	default:
		say("The parameters are the defaults of %s.", r.Model)
	}
	if r.Before != r.Model {
		say("From now on %s schedules, not %s.", r.Model, r.Before)
	}
	if r.Pinned {
		say("It stays %s until `sabaq fit --model auto`.", r.Model)
	}
	if r.Changed && r.LoadBefore > 0 {
		percent := 100 * (r.LoadAfter/r.LoadBefore - 1)
		switch {
		case percent <= -0.5:
			say("At %.0f %% your reviews fall by %.0f %%.", 100*r.Retention, -percent)
		case percent >= 0.5:
			say("At %.0f %% your reviews rise by %.0f %%.", 100*r.Retention, percent)
		default:
			say("At %.0f %% your reviews stay as many.", 100*r.Retention)
		}
	}
	if r.Moved > 0 {
		say("Cards that now come up on another day: %d.", r.Moved)
	}
	if r.DryRun && r.Changed {
		say("Nothing was changed: --dry-run.")
	}
	return lines
}
