package main

import (
	"fmt"
	"os"
	"os/exec"
	"os/signal"

	"github.com/spf13/cobra"

	"sabaq/quiz/screen"
	"sabaq/quiz/screen/ink"
)

func newDeckEdit(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "edit CARD",
		Short: "open a card in your editor, at its line",
		Long: `Opens the deck in $VISUAL or $EDITOR (else vi) at the card's line. What was saved
is read again afterwards: problems are printed, and the card's history follows it.

CARD is a card's id, or the beginning of one; "sabaq deck show" prints them.

EXIT STATUS
  0 done   3 the deck has problems now   1 the editor failed, or the card isn't known`,
		Example: "  sabaq deck edit pk-7k2m\n  EDITOR=nano sabaq deck edit pk-7k2m",
		Args:    oneArg("card"),
		RunE:    func(_ *cobra.Command, args []string) error { return a.deckEdit(args[0]) },
	}
}

func (a *app) deckEdit(arg string) error {
	_, st, err := a.learner()
	if err != nil {
		return err
	}
	card, f, err := a.findCard(st, arg)
	if err != nil {
		var ok bool
		if card, f, ok = a.findStamp(st, arg); !ok {
			return err
		}
	}
	d := &deck{deckFile: f, st: st}
	infos, err := indexed(st, []deckFile{f})
	if err != nil {
		return err
	}
	_, studied := infos[f.key]
	if studied {
		if d, err = a.open(st, f, infos); err != nil {
			return err
		}
	}
	editing, err := a.editor(d, card)
	if err != nil {
		return err
	}
	if err := a.runEditor(editing.Cmd); err != nil {
		return err
	}
	if studied {
		if _, err := editing.Done(); err != nil {
			printError(a.err, err) // the edit itself is saved
		}
	}
	return a.reportProblems(f)
}

// runEditor gives the terminal to the editor until it ends. Ctrl-C is its own affair meanwhile.
func (a *app) runEditor(cmd *exec.Cmd) error {
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	defer signal.Stop(interrupts)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = a.in, a.console, a.err
	if err := cmd.Run(); err != nil {
		return hinted{fmt.Errorf("the editor: %w", err), "it was: " + cmd.Path}
	}
	return nil
}

// reportProblems prints what is wrong with the form of a deck.
func (a *app) reportProblems(f deckFile) error {
	_, problems, err := parseDeck(f)
	if err != nil || len(problems) == 0 {
		return err
	}
	width, p := a.width(), a.palette()
	if p.Mode == ink.Plain {
		width = unwrapped
	}
	for i := range problems {
		if err := a.print(screen.Problem(&problems[i], width, p)...); err != nil {
			return err
		}
	}
	return silent(exitFound)
}
