package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sabaq/decks"
	"sabaq/quiz"
	"sabaq/quiz/screen/ink"
	"sabaq/store"
)

func newDeckStamp(a *app) *cobra.Command {
	var check, dryRun bool
	cmd := &cobra.Command{
		Use:   "stamp [DECK...]",
		Short: "give the cards ids, so that they can be reworded freely",
		Long: `Adds a line <!-- id: ... --> to every card that has none, and changes no other
byte. A card with an id keeps its history however it is edited, moved or renamed.
Your own progress follows; that of others who have the deck follows when they get
the stamped file.

Without DECK it is about the decks in your decks directory.

EXIT STATUS
  0 done   3 with --check: a card has no id   1 a deck can't be read`,
		Example:           "  sabaq deck stamp history.md\n  sabaq deck stamp --check decks/",
		ValidArgsFunction: a.completeDecks,
		RunE:              func(_ *cobra.Command, args []string) error { return a.deckStamp(args, check, dryRun) },
	}
	cmd.Flags().BoolVar(&check, "check", false, "write nothing; list the cards without an id")
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "write nothing; count what would be stamped")
	return cmd
}

func (a *app) deckStamp(args []string, check, dryRun bool) error {
	cfg, st, err := a.learner()
	if err != nil {
		return err
	}
	files, err := a.ownDecks(st, args)
	if err != nil {
		return err
	}
	missing := false
	for _, f := range files {
		d, _, err := parseDeck(f)
		if err != nil {
			return err
		}
		unstamped := d.Unstamped()
		missing = missing || len(unstamped) > 0
		switch {
		case check:
			err = a.listUnstamped(f, unstamped)
		case dryRun:
			err = a.print(ink.Plainly(fmt.Sprintf("%s: %s would get an id", f.shown(), count(len(unstamped), "card"))))
		default:
			err = a.stampFile(cfg, st, f)
		}
		if err != nil {
			return err
		}
	}
	if check && missing {
		return silent(exitFound)
	}
	return nil
}

func (a *app) listUnstamped(f deckFile, entries []*decks.Entry) error {
	var lines []ink.Line
	for _, e := range entries {
		question, _, _ := strings.Cut(e.Question, "\n")
		lines = append(lines, ink.Plainly(fmt.Sprintf("%s:%d: no id: %s", f.shown(), e.Pos.Line, question)))
	}
	return a.print(lines...)
}

// stampFile stamps a deck and lets the history of its cards follow.
//
// The file is written first. Should the program end before the history has moved, nothing
// is lost: the id that a card had by its text can be told from the stamped file too, and
// the next run looks for a history under it, for every card that has a stamp.
func (a *app) stampFile(cfg *config, st *store.File, f deckFile) error {
	data, err := readDeck(f)
	if err != nil {
		return deckError(f, err)
	}
	d, _ := decks.Parse(f.shown(), data)
	stamped, renamed := decks.Stamp(data, d.NewIDs(rand.Reader))
	if len(renamed) > 0 {
		if err := rewrite(f.key, data, stamped); err != nil {
			return err
		}
	}
	now, _ := decks.Parse(f.shown(), stamped)
	moved, err := a.moveHistories(cfg, st, now.Renames())
	if err != nil {
		return fmt.Errorf("%s is stamped, but not all of its history has moved; run this again: %w", f.shown(), err)
	}
	said := fmt.Sprintf("%s: %s stamped", f.shown(), count(len(d.Unstamped())-len(now.Unstamped()), "card"))
	if moved > 0 {
		said += fmt.Sprintf(", the history of %d kept", moved)
	}
	if err := a.print(ink.Plainly(said)); err != nil {
		return err
	}
	if left := now.Unstamped(); len(left) > 0 {
		printError(a.err, hinted{fmt.Errorf("%s:%d: %s could not be stamped", f.shown(), left[0].Pos.Line, count(len(left), "card")), "see: sabaq deck check " + f.shown()})
	}
	return nil
}

// moveHistories gives cards the history that is kept under the ids they had by their text,
// and says how many had one. A card with a history of its own keeps that.
func (a *app) moveHistories(cfg *config, st *store.File, renamed []decks.Renamed) (int, error) {
	if !st.Exists() {
		return 0, nil
	}
	var moves []decks.Renamed
	states := map[string]quiz.CardState{}
	err := st.View(func(v quiz.View) error {
		for _, r := range renamed {
			old, err := v.State(r.Old)
			if err != nil {
				return err
			}
			if !old.LastEvent.Zero() {
				moves = append(moves, r)
				states[r.Old] = old
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	moved := 0
	for _, r := range moves {
		now := a.now()
		ev := quiz.Event{Kind: quiz.Edited, Card: r.Old, To: r.New, At: now, Day: quiz.DayOf(now, cfg.Rollover)}
		switch _, _, err := st.Record(ev, states[r.Old].LastEvent); {
		case errors.Is(err, store.ErrHistory):
		case err != nil:
			return moved, fmt.Errorf("%s: %w", r.New, err)
		default:
			moved++
		}
	}
	return moved, nil
}
