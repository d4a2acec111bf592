package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"sabaq/quiz"
	"sabaq/quiz/screen/ink"
)

func newCard(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "card",
		Short: "suspend, resume or reset cards",
		Long:  `CARD is a card's id, or the beginning of one; "sabaq deck show" prints them.`,
		Args:  unknownCommand,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	for _, c := range []struct {
		use, short, done string
		kind             quiz.EventKind
	}{
		{"suspend", "ask cards no more until they are resumed", "suspended", quiz.Suspended},
		{"resume", "ask suspended or buried cards again", "resumed", quiz.Resumed},
		{"reset", "make cards new again; their history stays in the log", "new again", quiz.Reset},
	} {
		cmd.AddCommand(&cobra.Command{
			Use:   c.use + " CARD...",
			Short: c.short,
			Args: func(cmd *cobra.Command, args []string) error {
				if len(args) == 0 {
					return usageError{errors.New("card " + c.use + " wants a card"), "see: sabaq card " + c.use + " --help"}
				}
				return nil
			},
			RunE: func(_ *cobra.Command, args []string) error { return a.changeCards(c.kind, c.done, args) },
		})
	}
	return cmd
}

// changeCards writes one event for each card, all of them looked up first.
func (a *app) changeCards(kind quiz.EventKind, done string, args []string) error {
	cfg, st, err := a.learner()
	if err != nil {
		return err
	}
	var ids []string
	for _, arg := range args {
		card, _, err := a.findCard(st, arg)
		if err != nil {
			return err
		}
		ids = append(ids, card.ID)
	}
	for _, id := range ids {
		var state quiz.CardState
		if err := st.View(func(v quiz.View) (err error) { state, err = v.State(id); return err }); err != nil {
			return err
		}
		now := a.now()
		ev := quiz.Event{Kind: kind, Card: id, At: now, Day: quiz.DayOf(now, cfg.Rollover)}
		if _, _, err := st.Record(ev, state.LastEvent); err != nil {
			return fmt.Errorf("%s: %w", id, err)
		}
		if err := a.print(ink.Plainly(id + ": " + done)); err != nil {
			return err
		}
	}
	return nil
}
