package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"sabaq/quiz/screen/ink"
)

func newDeckSource(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "source DECK [FILE]",
		Short: "say where the text is that a deck was written from",
		Long: `With FILE, keeps a copy of the text, so that its passages are shown with the
answers. A deck that states the SHA-256 of its source takes only that text.
Without FILE, says where the text is.

A text beside the deck, under the name that the deck's "source: {file: ...}"
gives, is found by itself.`,
		Example: "  sabaq deck source pak-afghan essay.txt",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return usageError{errors.New("deck source wants a deck, and perhaps a file"), "see: sabaq deck source --help"}
			}
			return nil
		},
		ValidArgsFunction: a.completeDecks,
		RunE:              func(_ *cobra.Command, args []string) error { return a.deckSource(args) },
	}
}

func (a *app) deckSource(args []string) error {
	f, d, _, err := a.parseOne(args[0])
	if err != nil {
		return err
	}
	if len(args) == 1 {
		path := a.findSource(f, d)
		if path == "" {
			source := "the source of " + d.Name
			if d.Source.Title != "" {
				source += " (" + d.Source.Title + ")"
			}
			return hinted{fmt.Errorf("%s is not at hand", source), "give it: sabaq deck source " + quoted(args[0]) + " FILE"}
		}
		return a.print(ink.Plainly(path))
	}
	text, err := readRegular(args[1], maxSource)
	if err != nil {
		return err
	}
	if want := d.Source.SHA256; want != "" && sum(text) != want {
		return hinted{fmt.Errorf("%s is not the text that %s was written from: its SHA-256 is %s, the deck says %s", args[1], d.Name, sum(text), want),
			"look for the same edition, byte for byte"}
	}
	path, err := a.keepSource(f, d, text)
	if err != nil {
		return err
	}
	return a.print(ink.Plainly("kept as "+path), ink.Plainly("passages are shown with the answers from now on"))
}
