package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"sabaq/decks"
	"sabaq/quiz"
	"sabaq/quiz/exam"
	"sabaq/quiz/screen"
	"sabaq/quiz/screen/tty"
	"sabaq/store"
)

// sit shows the sitting and keeps every answer. One that is over becomes part of the log.
func (a *app) sit(d *examDeck, sitting *exam.Sitting, f *quizFlags) error {
	cfg, err := a.config()
	if err != nil {
		return err
	}
	if err := d.keep(sitting.Record()); err != nil {
		return err
	}
	err = a.showExam(a.screenExam(d, sitting), f.plain || cfg.Plain || a.env("SABAQ_PLAIN") != "")
	if n := unmarked(sitting.Record()); sitting.Over() && n > 0 && err == nil {
		_, err := fmt.Fprintf(a.console, "%s not marked yet: sabaq quiz %s --resume\n", count2(n, "answer is", "answers are"), quoted(d.arg))
		return err
	}
	if sitting.Over() {
		// Also where the end was reached and then interrupted: what was handed in is handed in.
		if ended := a.endQuiz(cfg, d, sitting, f); err == nil {
			err = ended
		}
	}
	return err
}

// keep saves a sitting that isn't over.
func (d *examDeck) keep(rec exam.Record) error {
	data, err := json.Marshal(&rec)
	if err != nil {
		return err
	}
	return d.st.KeepSitting(rec.ID, data)
}

// endQuiz puts the sitting into the log, and its wrong answers into the schedule where that was asked for.
func (a *app) endQuiz(cfg *config, d *examDeck, sitting *exam.Sitting, f *quizFlags) error {
	rec := sitting.Record()
	if err := d.end(&rec); err != nil || !f.feed {
		return err
	}
	var wrong []string
	for _, it := range rec.Items {
		if it.Given && !it.Void && !it.Self && it.Points <= 0 {
			wrong = append(wrong, it.Card)
		}
	}
	fed, err := quiz.Feed(d.st, &cfg.Settings, wrong, a.now)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.console, "%s handed to the schedule, as forgotten.\n", count(fed, "wrong answer"))
	return err
}

// end puts a sitting that is over into the log.
func (d *examDeck) end(rec *exam.Record) error {
	data, err := json.Marshal(rec)
	if err != nil {
		return err
	}
	return d.st.EndSitting(rec.ID, data)
}

// unmarked counts the answers that the learner has still to mark.
func unmarked(rec exam.Record) (n int) {
	for _, it := range rec.Items {
		if it.Form == exam.Self && it.Given && !it.Judged && !it.Void {
			n++
		}
	}
	return n
}

// screenExam is the sitting with what the screen needs of the deck.
func (a *app) screenExam(d *examDeck, sitting *exam.Sitting) *screen.Exam {
	texts := &passages{a: a}
	return &screen.Exam{
		Sitting: sitting, Palette: a.palette(), Keep: d.keep,
		Passing: func(err error) bool {
			return errors.Is(err, store.ErrBusy) || errors.Is(err, store.ErrFull) || errors.Is(err, store.ErrReplaced)
		},
		Card:    d.lookup(),
		Passage: func(c *decks.Card) string { return texts.of(d.deck, c) },
		Resume:  "sabaq quiz " + quoted(d.arg) + " --resume",
	}
}

// showExam runs the sitting on the screen, or by lines where that was asked for or there is no screen.
func (a *app) showExam(e *screen.Exam, plain bool) error {
	if plain {
		return e.Lines(a.in, a.console)
	}
	term, err := a.terminal()
	if errors.Is(err, tty.ErrPlain) {
		return e.Lines(a.in, a.console)
	}
	if err != nil {
		return err
	}
	return e.Full(term, a.console)
}

// sittings reads the sittings that are over, oldest first.
func sittings(events []quiz.Event) ([]exam.Record, error) {
	var all []exam.Record
	for i := range events {
		if events[i].Kind != quiz.Sat {
			continue
		}
		rec, err := exam.Decode(bytes.NewReader([]byte(events[i].Data)))
		if err != nil {
			return nil, fmt.Errorf("a quiz of %s can't be read: %w", events[i].At.Format("2006-01-02"), err)
		}
		all = append(all, rec)
	}
	return all, nil
}
