package main

import "github.com/spf13/cobra"

func newDeck(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "deck",
		Short: "write, check, list, show and compare decks",
		Long: `Decks are Markdown files. DECK is a deck's name, a file, or a directory of
decks. How a deck is written: sabaq help format`,
		Args: unknownCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newDeckList(a), newDeckShow(a), newDeckCheck(a), newDeckSource(a), newDeckOutline(a), newDeckDiff(a),
		newDeckNew(a), newDeckDraft(a), newDeckReview(a), newDeckAdd(a), newDeckEdit(a), newDeckFmt(a), newDeckStamp(a), newDeckInstall(a))
	return cmd
}
