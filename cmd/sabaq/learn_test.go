package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
	"sabaq/store"
)

// longLog makes a progress file of so many answers, of a learner who remembers a little better than most.
func longLog(b *testing.B, answers int) (*store.File, *config) {
	dir, err := os.MkdirTemp("/dev/shm", "sabaq-bench-") // thousands of syncs
	if err != nil {
		dir = b.TempDir()
	}
	b.Cleanup(func() { os.RemoveAll(dir) })
	cfg := &config{Settings: quiz.DefaultSettings(), Fit: aMoment}
	st := store.New(filepath.Join(dir, "progress.db"), store.Options{Now: time.Now, Backups: -1})
	m, err := fsrs.New(fsrs.Name7, nil)
	if err != nil {
		b.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(5, 5))
	began := time.Date(2025, 1, 1, 9, 0, 0, 0, time.UTC)
	for n, card := 0, 0; n < answers; card++ {
		id, at := fmt.Sprintf("card-%04d", card), began.AddDate(0, 0, card/10)
		s := quiz.CardState{}
		for range 12 {
			day := quiz.DayOf(at, cfg.Rollover)
			rating := fsrs.Good
			if !s.Memory.New() && rng.Float64() > 0.02+m.Retrievability(s.Memory, quiz.Elapsed(m, &s, at, day)) {
				rating = fsrs.Again
			}
			planner := quiz.Planner{Model: m, Settings: &cfg.Settings}
			plan := planner.Plans(id, &s, at)[rating-1]
			ev := quiz.Event{Kind: quiz.Answered, Card: id, At: at, Day: day, Rating: rating, Phase: plan.Phase, Step: plan.Step, Due: plan.Due}
			if _, s, err = st.Record(ev, s.LastEvent); err != nil {
				b.Fatal(err)
			}
			n++
			at = at.Add(max(plan.Wait, 12*time.Hour))
		}
	}
	return st, cfg
}

// BenchmarkAfterSession is what the end of a session costs: 12,000 answers read, the model fitted, all states computed anew.
func BenchmarkAfterSession(b *testing.B) {
	st, cfg := longLog(b, 12_000)
	a := &app{stdio: stdio{now: time.Now}}
	for _, part := range []struct {
		name string
		do   func() error
	}{
		{"read", func() error { _, err := ownLog(b.Context(), st); return err }},
		{"all", func() error {
			if _, err := a.learnQuietly(b.Context(), cfg, st); err != nil {
				return err
			}
			return nil
		}},
		{"keep", func() error {
			log, err := ownLog(b.Context(), st)
			if err != nil {
				return err
			}
			l, err := newLesson(st, log)
			if err == nil {
				err = l.stay()
			}
			if err != nil {
				return err
			}
			l.fit.Compared++
			_, err = l.keep(b.Context(), &cfg.Settings, st, time.Now())
			return err
		}},
	} {
		b.Run(part.name, func(b *testing.B) {
			for b.Loop() {
				if err := part.do(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
