package main

import (
	"context"
	"errors"
	"fmt"

	"sabaq/quiz/screen/ink"
	"sabaq/store"
)

// afterSession lets the memory model learn from the session's answers, if that takes no longer than
// the learner allows; else it says that `sabaq fit` is due. The answers are saved already, so
// whatever goes wrong here is told and is no failure.
func (a *app) afterSession(cfg *config, st *store.File) {
	if cfg.Fit == 0 {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), cfg.Fit)
	defer cancel()
	moved, err := a.learnQuietly(ctx, cfg, st)
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		err = a.sayFitIsDue(st)
	case errors.Is(err, store.ErrBusy):
		err = nil // another session goes on; its end learns for both
	case err == nil && moved > 0:
		err = a.print(ink.Plainly("By what your answers taught, cards now come up on another day: " + fmt.Sprint(moved) + "."))
	}
	if err != nil {
		printError(a.err, fmt.Errorf("your answers are saved, but the memory model could not learn from them: %w", err))
	}
}

// learnQuietly refits the model in force. From twice as many answers on as at the last comparison it first
// compares the models again, unless the learner chose one.
func (a *app) learnQuietly(ctx context.Context, cfg *config, st *store.File) (moved int, err error) {
	log, err := ownLog(ctx, st)
	if err != nil {
		return 0, err
	}
	l, err := newLesson(st, log)
	if err != nil {
		return 0, err
	}
	if n := log.Reviews(); n >= comparedFrom && n >= 2*l.past.Compared {
		err = l.choose(ctx, "")
	} else {
		err = l.stay()
	}
	if err == nil {
		err = l.learn(ctx)
	}
	if err != nil || !l.matters() && l.fit.Compared == l.past.Compared {
		return 0, err
	}
	return l.keep(context.WithoutCancel(ctx), &cfg.Settings, st, a.now()) // what is learnt isn't thrown away
}

// sayFitIsDue says so once the log has grown by a twentieth since the last fit.
func (a *app) sayFitIsDue(st *store.File) error {
	var fitted, now int
	err := st.Look(func(v *store.View) error {
		past, _, err := v.Fit()
		if err != nil {
			return err
		}
		n, err := v.Length()
		fitted, now = past.Answers, int(n)
		return err
	})
	if err != nil || now < fitted+fitted/20 {
		return err
	}
	return a.print(ink.Plainly("The memory model can learn from your latest answers, but not in a moment: sabaq fit"))
}
