package main

import (
	"slices"

	"github.com/spf13/cobra"

	"sabaq/quiz/screen/ink"
)

// completeDecks offers the names of decks, and files.
func (a *app) completeDecks(_ *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	var names []string
	if files, err := a.completionDecks(); err == nil {
		for _, f := range files {
			if ink.Clean(f.name).String() == f.name { // else it would do something to the terminal, or be two words
				names = append(names, f.name)
			}
		}
	}
	return names, cobra.ShellCompDirectiveDefault
}

// completeTags offers the tags of the decks named so far, or of all.
func (a *app) completeTags(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	files, err := a.completionDecks(args...)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var tags []string
	for _, f := range files {
		d, _, err := parseDeck(f)
		if err != nil {
			continue
		}
		for i := range d.Cards {
			tags = append(tags, d.Cards[i].Tags...)
		}
	}
	slices.Sort(tags)
	return slices.Compact(tags), cobra.ShellCompDirectiveNoFileComp
}

// completionDecks lists decks as a command would find them; it says nothing of
// what goes wrong, for nobody reads it in the middle of a command line.
func (a *app) completionDecks(args ...string) ([]deckFile, error) {
	_, st, err := a.learner()
	if err != nil {
		return nil, err
	}
	if len(args) > 0 {
		return a.find(st, args)
	}
	files, err := a.known(st)
	if err == nil && !slices.Contains(files, builtinDeck) {
		files = append(files, builtinDeck)
	}
	return files, err
}
