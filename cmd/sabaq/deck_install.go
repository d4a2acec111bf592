package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"sabaq/decks"
	"sabaq/quiz/screen"
	"sabaq/quiz/screen/ink"
)

func newDeckInstall(a *app) *cobra.Command {
	var dryRun bool
	cmd := &cobra.Command{
		Use:   "install FILE...",
		Short: "copy decks into your decks directory, or upgrade the copies there",
		Long: `Copies deck files, or all decks of a directory, into your decks directory.
Where an older copy stands there, shows what changes and puts the new one in
its place: histories follow the cards, as after any edit.

A deck with errors is refused, and so is one that asks for a newer sabaq
(front matter "min-sabaq"). A copy with a lower "version" than the installed
one is refused unless --force.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{errors.New("deck install wants a deck file"), "for example: sabaq deck install history.md"}
			}
			return nil
		},
	}
	var force bool
	cmd.RunE = func(_ *cobra.Command, args []string) error { return a.deckInstall(args, dryRun, force) }
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "only show what would change")
	cmd.Flags().BoolVar(&force, "force", false, "also put an older version in place of a newer one")
	return cmd
}

func (a *app) deckInstall(args []string, dryRun, force bool) error {
	dir, err := a.decksDir()
	if err != nil {
		return err
	}
	var files []deckFile
	for _, arg := range args {
		found, err := decksAt(arg)
		if err != nil {
			return err
		}
		files = append(files, found...)
	}
	for _, f := range files {
		if err := a.installOne(f, dir, dryRun, force); err != nil {
			return err
		}
	}
	return nil
}

// installOne copies one deck.
func (a *app) installOne(f deckFile, dir string, dryRun, force bool) error {
	data, err := readDeck(f)
	if err != nil {
		return deckError(f, err)
	}
	d, problems := decks.Parse(f.shown(), data)
	if n := countErrors(problems); n > 0 {
		return hinted{fmt.Errorf("%s: %s can't be read", f.shown(), count(n, "card")), "see: sabaq deck check " + f.shown()}
	}
	if newer(d.MinSabaq, version) {
		return hinted{fmt.Errorf("%s asks for sabaq %s, and this is %s", f.shown(), d.MinSabaq, version), "install the newer version first"}
	}
	target := filepath.Join(dir, filepath.Base(f.key))
	old, err := readRegular(target, maxDeck)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := a.print(ink.Plainly(fmt.Sprintf("%s: new, %s", d.Name, count(len(d.Cards), "card")))); err != nil {
			return err
		}
	case err != nil:
		return err
	case bytes.Equal(old, data):
		return a.print(ink.Plainly(d.Name + ": the same copy is installed already"))
	default:
		before, _ := decks.Parse(target, old)
		if newer(before.Version, d.Version) && !force {
			return hinted{fmt.Errorf("%s: version %s is installed, and this is %s", d.Name, before.Version, or(d.Version, "without a version")), "to go back to it: --force"}
		}
		if err := a.print(ink.Plainly(fmt.Sprintf("%s: %s -> %s", d.Name, or(before.Version, "the installed copy"), or(d.Version, "this one")))); err != nil {
			return err
		}
		changes := decks.Diff(before, d)
		for i := range changes {
			if err := a.print(screen.Change(&changes[i], min(a.width(), 90), a.palette())...); err != nil {
				return err
			}
		}
	}
	if dryRun {
		return nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	if err := writeWhole(target, data); err != nil {
		return err
	}
	if err := a.moveDeck(f, target); err != nil {
		return err
	}
	return a.print(ink.Plainly("installed as " + target))
}

// moveDeck forgets the place that a deck was studied from, once a copy of it is installed: the cards'
// histories are theirs wherever they stand.
func (a *app) moveDeck(f deckFile, target string) error {
	_, st, err := a.learner()
	if err != nil || !st.Exists() || f.key == target {
		return err
	}
	infos, err := indexed(st, []deckFile{f})
	if err != nil {
		return err
	}
	if info, ok := infos[f.key]; ok {
		return st.Forget(info.ID)
	}
	return nil
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// newer reports whether version a is later than b, number by number: 1.10 is later than 1.9. A
// version that isn't given is the earliest.
func newer(a, b string) bool {
	as, bs := strings.Split(a, "."), strings.Split(b, ".")
	for i := range max(len(as), len(bs)) {
		x, y := part(as, i), part(bs, i)
		if x != y {
			return x > y
		}
	}
	return false
}

func part(parts []string, i int) int {
	if i >= len(parts) {
		return 0
	}
	n, err := strconv.Atoi(parts[i])
	if err != nil {
		return 0
	}
	return n
}
