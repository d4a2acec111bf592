package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
	"sabaq/store"
)

// fitFlags are what `sabaq fit` was told.
type fitFlags struct {
	log, model, zone string
	folds, dayStart  int
	refit, json      bool
	dryRun, reset    bool
}

const (
	autoModel  = "auto"
	mostFolds  = 100
	chooseFrom = 3 // folds by which auto chooses where none are asked for
)

func newFit(a *app) *cobra.Command {
	var f fitFlags
	cmd := &cobra.Command{
		Use:   "fit",
		Short: "fit the memory model to your reviews, or to a review log",
		Long: `Fits the memory model to your own reviews, so that intervals are right for you,
and says what that changes. A fit that does not foretell your later reviews
better than what there was is not kept. Due dates stay where they are; a card's
next interval is the first to follow the new parameters.

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
	cmd.Flags().StringVar(&f.model, "model", autoModel, "the `MODEL`: fsrs-7, fsrs-6, or auto, the one that foretells better")
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
	case f.model != autoModel && f.model != fsrs.Name7 && f.model != fsrs.Name6:
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
	DryRun        bool      `json:"dry_run"`

	old, next, plain fsrs.Model
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
	var old fsrs.Model
	if err := st.Look(func(v *store.View) error { old = v.Model(); return nil }); err != nil {
		return err
	}
	r, err := a.refit(ctx, log, old, f)
	if err != nil {
		return err
	}
	r.Retention, r.DryRun = cfg.Retention, f.dryRun
	r.LoadBefore, r.LoadAfter = log.Load(old, cfg.Retention), log.Load(r.next, cfg.Retention)
	if r.Changed && !f.dryRun {
		if err := st.SetModel(ctx, r.next); err != nil {
			return err
		}
	}
	if f.json {
		return a.printJSON(r)
	}
	return a.print(r.lines()...)
}

// ownLog reads the answers of the progress file that were not taken back. A card that was reset begins anew.
func ownLog(ctx context.Context, st *store.File) (*fsrs.Log, error) {
	var events []quiz.Event
	undone := map[quiz.EventID]bool{}
	err := st.Events(ctx, func(ev quiz.Event) error {
		switch ev.Kind {
		case quiz.Undone:
			undone[ev.Target] = true
		case quiz.Answered, quiz.Reset, quiz.Edited:
			events = append(events, ev)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	type history struct {
		card int
		time int64
		day  quiz.Day
	}
	histories := map[string]*history{}
	var records []fsrs.Record
	cards := 0
	for i := range events {
		ev := &events[i]
		if undone[ev.ID] {
			continue
		}
		h := histories[ev.Card]
		switch {
		case ev.Kind == quiz.Reset:
			delete(histories, ev.Card)
		case ev.Kind == quiz.Edited:
			if h != nil && histories[ev.To] == nil {
				delete(histories, ev.Card)
				histories[ev.To] = h
			}
		default:
			r := fsrs.Record{Time: ev.At.UnixMilli(), Rating: ev.Rating}
			if h == nil {
				h = &history{card: cards}
				cards++
				histories[ev.Card] = h
			} else {
				r.Days = int(max(0, ev.Day-h.day))
				r.Time = max(r.Time, h.time) // whatever the clocks did
			}
			r.Card = h.card
			h.time, h.day = r.Time, ev.Day
			records = append(records, r)
		}
	}
	return fsrs.NewLog(records)
}

// refit finds the model to use from now on.
func (a *app) refit(ctx context.Context, log *fsrs.Log, old fsrs.Model, f *fitFlags) (*ownFitJSON, error) {
	r := &ownFitJSON{Before: old.Name(), Reviews: log.Reviews(), Cards: log.Cards(), Model: f.model, old: old}
	if f.model == autoModel {
		choice, err := fsrs.Compare(ctx, log, chooseFrom, fsrs.FitOptions{})
		if err != nil {
			return nil, err
		}
		r.Model = choice.Model
	}
	var err error
	if r.plain, err = fsrs.New(r.Model, nil); err != nil {
		return nil, err
	}
	if f.reset {
		if f.model == autoModel {
			r.Model = old.Name()
			if r.plain, err = fsrs.New(r.Model, nil); err != nil {
				return nil, err
			}
		}
		r.Outcome, r.next, r.Parameters = "reset", r.plain, r.plain.Parameters()
		r.Changed = !same(old, r.next)
		return r, nil
	}
	opt := fsrs.FitOptions{Model: r.Model}
	if old.Name() == r.Model && !same(old, r.plain) {
		opt.InUse = old.Parameters()
	}
	if progress := a.counter("steps"); progress != nil {
		opt.Progress = func(step int, _ float64) { progress(step, step+1) }
	}
	fit, err := fsrs.Fit(ctx, log, opt)
	if err != nil {
		return nil, err
	}
	r.Outcome, r.Parameters, r.Deviations = fit.Reason.String(), fit.Parameters, fit.Deviations
	r.LogLossBefore, r.LogLossAfter = fit.Before, fit.After
	if r.next, err = fsrs.New(r.Model, fit.Parameters); err != nil {
		return nil, err
	}
	if f.model == autoModel && fit.Reason != fsrs.Fitted {
		r.next, r.Model, r.Parameters = old, old.Name(), old.Parameters() // a choice made from nothing
	}
	r.Changed = !same(old, r.next)
	return r, nil
}

// same reports whether two models are one.
func same(a, b fsrs.Model) bool {
	return a.Name() == b.Name() && fmt.Sprint(a.Parameters()) == fmt.Sprint(b.Parameters())
}

// lines says what the fit changes.
func (r *ownFitJSON) lines() []ink.Line {
	var lines []ink.Line
	say := func(format string, args ...any) { lines = append(lines, ink.Plainly(fmt.Sprintf(format, args...))) }
	switch r.Outcome {
	case fsrs.TooFew.String():
		say("%s are too few to learn from; the parameters stay as they are.", count(r.Reviews, "review"))
	case fsrs.NotBetter.String():
		say("Fitted to your earlier reviews, the model foretold the later ones no better; the parameters stay.")
	case fsrs.Fitted.String():
		say("Fitted %s to %s of %s; log loss %.4f, before %.4f.", r.Model, count(r.Reviews, "review"), count(r.Cards, "card"), r.LogLossAfter, r.LogLossBefore)
		say("You remember new cards %s.", r.memory())
	default:
		say("The parameters are the defaults of %s.", r.Model)
	}
	if r.Before != r.Model {
		say("From now on %s schedules, not %s.", r.Model, r.Before)
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
	if r.DryRun && r.Changed {
		say("Nothing was changed: --dry-run.")
	}
	return lines
}

// memory compares how long the first good lasts, with this learner and with most.
func (r *ownFitJSON) memory() string {
	last := func(m fsrs.Model) float64 { return m.Interval(m.Next(fsrs.State{}, 0, fsrs.Good), r.Retention) }
	own, most := last(r.next), last(r.plain)
	how := "about as long as most"
	switch {
	case own > 1.15*most:
		how = "longer than most"
	case own < most/1.15:
		how = "less long than most"
	}
	return fmt.Sprintf("%s: %.1f days after the first good, most %.1f", how, own, most)
}
