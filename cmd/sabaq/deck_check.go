package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"sabaq/decks"
	"sabaq/quiz/screen"
	"sabaq/quiz/screen/ink"
)

// problemJSON is one problem of a deck. Its JSON form is stable.
type problemJSON struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Col      int    `json:"col"`
	Severity string `json:"severity"` // "error" or "warning"
	Code     string `json:"code"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
}

func newDeckCheck(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check DECK...",
		Short: "report what is wrong in a deck, as a compiler would",
		Long: `Reads decks and reports every problem with its file, line and column. A card
with an error gives no question; its neighbours are not affected.

EXIT STATUS
  0 nothing found   3 problems found   1 a deck can't be read`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{fmt.Errorf("deck check wants a deck"), "for example: sabaq deck check notes.md"}
			}
			return nil
		},
		ValidArgsFunction: a.completeDecks,
		RunE:              func(_ *cobra.Command, args []string) error { return a.deckCheck(args, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print as JSON")
	return cmd
}

func (a *app) deckCheck(args []string, asJSON bool) error {
	_, st, err := a.learner()
	if err != nil {
		return err
	}
	files, err := a.find(st, args)
	if err != nil {
		return err
	}
	var problems []decks.Diagnostic
	cards := 0
	for _, f := range files {
		d, found, err := parseDeck(f)
		if err != nil {
			return err
		}
		problems = append(problems, found...)
		cards += len(d.Cards)
	}
	if asJSON {
		err = a.printJSON(map[string]any{"cards": cards, "problems": asProblems(problems)})
	} else {
		err = a.printProblems(problems, cards)
	}
	if err == nil && len(problems) > 0 {
		err = silent(exitFound)
	}
	return err
}

func asProblems(problems []decks.Diagnostic) []problemJSON {
	out := []problemJSON{}
	for _, p := range problems {
		out = append(out, problemJSON{p.File, p.Pos.Line, p.Pos.Col, p.Severity.String(), p.Code, p.Message, p.Hint})
	}
	return out
}

func (a *app) printProblems(problems []decks.Diagnostic, cards int) error {
	width, p := a.width(), a.palette()
	for i := range problems {
		if err := a.print(screen.Problem(&problems[i], width, p)...); err != nil {
			return err
		}
	}
	n := countErrors(problems)
	return a.print(ink.Plainly(fmt.Sprintf("%d errors, %d warnings in %d cards", n, len(problems)-n, cards)))
}
