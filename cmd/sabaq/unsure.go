package main

import (
	"context"
	"time"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
	"sabaq/store"
)

// unsure fills in how uncertain a card's recall is, since the model's parameters are. Where the card's
// history must be looked for in a long log, that is left out rather than waited for.
func (a *app) unsure(cfg *config, st *store.File, card string, w *quiz.Standing) error {
	const patience = 300 * time.Millisecond
	s := &w.State
	if s.Phase == quiz.New {
		return nil
	}
	var m fsrs.Model
	var fit quiz.Fit
	err := st.Look(func(v *store.View) (err error) {
		m = v.Model()
		fit, _, err = v.Fit()
		return err
	})
	if err != nil {
		return err
	}
	cov := fit.Covariance
	if cov == nil {
		if cov, err = fsrs.PriorCovariance(m.Name()); err != nil {
			return err
		}
	}
	answers := kept(s)
	if int(s.Reps) > len(answers) {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		if answers, err = answersOf(ctx, st, card); err != nil {
			if ctx.Err() != nil {
				return nil
			}
			return err
		}
	}
	history := make([]fsrs.Review, len(answers))
	for i, r := range answers {
		history[i].Rating = r.Rating
		if i > 0 {
			last := quiz.CardState{Last: answers[i-1].At, LastDay: answers[i-1].Day}
			history[i].Elapsed = quiz.Elapsed(m, &last, time.UnixMilli(r.At), r.Day)
		}
	}
	now := a.now()
	recall, err := cov.Recall(m, history, quiz.Elapsed(m, s, now, quiz.DayOf(now, cfg.Rollover)))
	if err != nil {
		return nil // the history isn't whole, as after a repair
	}
	w.Unsure = recall.Deviation
	if w.Active {
		if recall, err = cov.Recall(m, history, quiz.AtDue(m, s, w.Due)); err == nil {
			w.UnsureAtDue = recall.Deviation
		}
	}
	return nil
}

// kept returns the answers that a state carries, oldest first.
func kept(s *quiz.CardState) (answers []quiz.Review) {
	for i := len(s.Recent) - 1; i >= 0; i-- {
		if s.Recent[i].Rating != 0 {
			answers = append(answers, s.Recent[i])
		}
	}
	return answers
}

// answersOf looks for all answers to a card in the log, those under its earlier ids too.
func answersOf(ctx context.Context, st *store.File, card string) ([]quiz.Review, error) {
	events, err := answered(ctx, st)
	if err != nil {
		return nil, err
	}
	histories := map[string][]quiz.Review{}
	for _, ev := range events {
		if !rehomed(histories, &ev) {
			histories[ev.Card] = append(histories[ev.Card], quiz.Review{At: ev.At.UnixMilli(), Day: ev.Day, Rating: ev.Rating})
		}
	}
	return histories[card], nil
}
