package main

import (
	"context"
	"fmt"
	"math"
	"slices"
	"time"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
	"sabaq/store"
)

const (
	chooseFrom   = 3   // folds by which models are compared where no other number is asked for
	comparedFrom = 200 // answers under which a comparison of the models says little
)

// lesson is what the learner's own answers teach the memory model.
type lesson struct {
	log      *fsrs.Log
	old      fsrs.Model // in force
	past     quiz.Fit   // that it comes from; zero where there was none
	fit      quiz.Fit   // what is to be kept
	progress func(step int, objective float64)

	plain                 fsrs.Model // next, with the default parameters
	next                  fsrs.Model
	outcome               string
	deviations            []float64
	lossBefore, lossAfter float64
}

// newLesson begins with the model in force.
func newLesson(st *store.File, log *fsrs.Log) (*lesson, error) {
	l := &lesson{log: log}
	err := st.Look(func(v *store.View) (err error) {
		l.old = v.Model()
		l.past, _, err = v.Fit()
		return err
	})
	l.fit = quiz.Fit{Model: l.old, Covariance: l.past.Covariance, Pinned: l.past.Pinned, Answers: log.Reviews(), Compared: l.past.Compared}
	l.next = l.old
	return l, err
}

// choose decides which model to fit: the one that was asked for from now on, "auto" for the one that foretells
// better, or "" for what was decided before.
func (l *lesson) choose(ctx context.Context, name string) (err error) {
	switch {
	case name == "" && l.past.Pinned:
		name = l.old.Name()
	case name == "" || name == autoModel:
		l.fit.Pinned = false
		choice, err := fsrs.Compare(ctx, l.log, chooseFrom, fsrs.FitOptions{})
		if err != nil {
			return err
		}
		l.fit.Compared = l.log.Reviews()
		name = choice.Model
	default:
		l.fit.Pinned = true
	}
	l.plain, err = fsrs.New(name, nil)
	return err
}

// stay goes on with the model in force.
func (l *lesson) stay() (err error) {
	l.plain, err = fsrs.New(l.old.Name(), nil)
	return err
}

// learn fits the chosen model.
func (l *lesson) learn(ctx context.Context) error {
	opt := fsrs.FitOptions{Model: l.plain.Name(), Progress: l.progress}
	if l.old.Name() == opt.Model && !same(l.old, l.plain) {
		opt.InUse = l.old.Parameters()
	}
	fit, err := fsrs.Fit(ctx, l.log, opt)
	if err != nil {
		return err
	}
	l.outcome, l.deviations, l.lossBefore, l.lossAfter = fit.Reason.String(), fit.Deviations, fit.Before, fit.After
	switch {
	case fit.Reason == fsrs.Fitted:
		l.next, err = fsrs.New(opt.Model, fit.Parameters)
		l.fit.Covariance = fit.Covariance
	case l.fit.Pinned:
		if l.old.Name() != opt.Model {
			l.next, l.fit.Covariance = l.plain, nil
		}
	} // else a choice made from nothing, which is none
	l.fit.Model = l.next
	return err
}

// forget goes back to the default parameters, of the model that was asked for or else of that in force.
func (l *lesson) forget(name string) (err error) {
	l.fit.Pinned = l.past.Pinned
	switch name {
	case "":
		name = l.old.Name()
	case autoModel:
		name, l.fit.Pinned, l.fit.Compared = l.old.Name(), false, 0
	default:
		l.fit.Pinned = true
	}
	if l.plain, err = fsrs.New(name, nil); err != nil {
		return err
	}
	l.outcome, l.next = "reset", l.plain
	l.fit.Model, l.fit.Covariance = l.plain, nil
	return nil
}

// changed reports whether another model, or other parameters, are to be in force.
func (l *lesson) changed() bool { return !same(l.old, l.next) }

// matters reports whether a parameter has moved by more than a little of what is known of it.
func (l *lesson) matters() bool {
	if l.old.Name() != l.next.Name() || len(l.deviations) == 0 {
		return l.changed()
	}
	before, after := l.old.Parameters(), l.next.Parameters()
	for i, sd := range l.deviations {
		if math.Abs(after[i]-before[i]) > sd/50 {
			return true
		}
	}
	return false
}

// keep puts what was learnt into the progress file and returns how many cards it moved.
func (l *lesson) keep(ctx context.Context, set *quiz.Settings, st *store.File, now time.Time) (moved int, err error) {
	if !l.changed() && l.fit.Pinned == l.past.Pinned && l.fit.Compared == l.past.Compared {
		return 0, nil
	}
	refit := quiz.Refit{Old: l.old, New: l.next, Settings: set}
	err = st.View(func(v quiz.View) error { return refit.Look(v, now) })
	if err != nil {
		return 0, err
	}
	return st.Fit(ctx, l.fit, refit.Move)
}

// memory compares how long the first good lasts, with this learner and with most.
func (l *lesson) memory(retention float64) string {
	last := func(m fsrs.Model) float64 { return m.Interval(m.Next(fsrs.State{}, 0, fsrs.Good), retention) }
	own, most := last(l.next), last(l.plain)
	how := "about as long as most"
	switch {
	case own > 1.15*most:
		how = "longer than most"
	case own < most/1.15:
		how = "less long than most"
	}
	return fmt.Sprintf("%s: %.1f days after the first good, most %.1f", how, own, most)
}

// same reports whether two models are one.
func same(a, b fsrs.Model) bool {
	return a.Name() == b.Name() && slices.Equal(a.Parameters(), b.Parameters())
}

// answered reads what the memory model learns from: answers that were not taken back, resets, and moves of histories.
func answered(ctx context.Context, st *store.File) (events []quiz.Event, err error) {
	undone := map[quiz.EventID]bool{}
	err = st.Look(func(v *store.View) error {
		n, err := v.Length()
		events = make([]quiz.Event, 0, min(n, 1<<22))
		return err
	})
	if err != nil {
		return nil, err
	}
	err = st.Events(ctx, func(ev quiz.Event) error {
		switch ev.Kind {
		case quiz.Undone:
			undone[ev.Target] = true
		case quiz.Answered, quiz.Reset, quiz.Edited:
			events = append(events, ev)
		}
		return nil
	})
	return slices.DeleteFunc(events, func(ev quiz.Event) bool { return undone[ev.ID] }), err
}

// ownLog makes the learner's answers a review log. A card that was reset begins anew.
func ownLog(ctx context.Context, st *store.File) (*fsrs.Log, error) {
	events, err := answered(ctx, st)
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
		if rehomed(histories, ev) {
			continue
		}
		r := fsrs.Record{Time: ev.At.UnixMilli(), Rating: ev.Rating}
		h := histories[ev.Card]
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
	return fsrs.NewLog(records)
}

// rehomed does what an event other than an answer does to histories: a reset ends one, and an edit
// moves it to the card's new id. It reports whether the event was one of these.
func rehomed[T any](histories map[string]T, ev *quiz.Event) bool {
	switch ev.Kind {
	case quiz.Reset:
		delete(histories, ev.Card)
	case quiz.Edited:
		h, ok := histories[ev.Card]
		if _, taken := histories[ev.To]; ok && !taken {
			delete(histories, ev.Card)
			histories[ev.To] = h
		}
	default:
		return false
	}
	return true
}
