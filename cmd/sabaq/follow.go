package main

import (
	"errors"
	"fmt"
	"strings"

	"sabaq/decks"
	"sabaq/quiz"
	"sabaq/quiz/screen/ink"
	"sabaq/store"
)

// follow lets the history of cards follow an edit of their deck: where a card goes by
// another id now, its state moves there, and where it asks for another answer it
// comes up again today. It is done before the new index is written: should the
// program end in between, the next run compares the same two versions again, and
// finds nothing left to move.
func (d *deck) follow(a *app, cfg *config, old, new *decks.Deck) error {
	now := a.now()
	today := quiz.DayOf(now, cfg.Rollover)
	for _, c := range decks.Diff(old, new) {
		if c.Old == nil || c.New == nil {
			continue
		}
		state, err := d.state(c.Old.ID)
		if err != nil {
			return err
		}
		if c.Recognised() && !state.LastEvent.Zero() {
			ev := quiz.Event{Kind: quiz.Edited, Card: c.Old.ID, To: c.New.ID, At: now, Day: today}
			_, after, err := d.st.Record(ev, state.LastEvent)
			if errors.Is(err, store.ErrHistory) {
				continue // it was studied under its new text before: that history counts
			}
			if err != nil {
				return fmt.Errorf("%s: %w", c.Old.ID, err)
			}
			state = after
		}
		if c.Kind == decks.Corrected && state.Phase != quiz.New && !state.Suspended {
			ev := quiz.Event{Kind: quiz.Corrected, Card: c.New.ID, Due: quiz.Due{Day: today}, At: now, Day: today}
			if _, _, err := d.st.Record(ev, state.LastEvent); err != nil {
				return fmt.Errorf("%s: %w", c.New.ID, err)
			}
		}
	}
	return nil
}

// tellChanges says which cards were recognised or corrected since the deck was last studied, and notes
// that this version is studied now.
func (a *app) tellChanges(d *deck) error {
	kept, err := a.versions(d.deckFile)
	if err != nil {
		return err
	}
	last, _ := kept.studied()
	if last == d.info.Sum {
		return nil
	}
	if old := kept.deck(last); old != nil {
		if now := kept.deck(d.info.Sum); now != nil {
			a.printChanges(d, decks.Diff(old, now))
		}
	}
	return kept.study(d.info.Sum)
}

func (a *app) printChanges(d *deck, changes []decks.Change) {
	recognised, corrected := 0, 0
	for i := range changes {
		if changes[i].Recognised() && changes[i].Kind != decks.Restamped {
			recognised++
		}
		if changes[i].Kind == decks.Corrected {
			corrected++
		}
	}
	if recognised+corrected == 0 {
		return
	}
	var parts []string
	if recognised > 0 {
		parts = append(parts, count(recognised, "card")+" recognised after edits")
	}
	if corrected > 0 {
		parts = append(parts, count(corrected, "answer")+" corrected")
	}
	said := d.name + ": " + strings.Join(parts, ", ")
	fmt.Fprintf(a.err, "%s\n  see: sabaq deck diff %s\n", ink.Clean(said), ink.Clean(d.name))
}

// state reads a card's state.
func (d *deck) state(card string) (s quiz.CardState, err error) {
	err = d.st.View(func(v quiz.View) error {
		s, err = v.State(card)
		return err
	})
	return s, err
}
