package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"sabaq/decks"
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

func newDeckFmt(a *app) *cobra.Command {
	var check, diff bool
	cmd := &cobra.Command{
		Use:   "fmt [DECK...]",
		Short: "lay decks out in one style",
		Long: `Rewrites deck files in one style: the order of fields, the space behind markers,
list markers, indentation, blank lines. What cards say is not changed, nor is what
they are known by, so no progress is lost. Notes, comments, front matter and cards
with errors are left as they are.

Without DECK it is about the decks in your decks directory. With - it reads a
deck from standard input and writes it to standard output.

EXIT STATUS
  0 done   3 with --check: something is not in the style   1 a deck can't be read`,
		Example:           "  sabaq deck fmt history.md\n  sabaq deck fmt --diff\n  sabaq deck fmt --check decks/",
		ValidArgsFunction: a.completeDecks,
		RunE:              func(_ *cobra.Command, args []string) error { return a.deckFmt(args, check, diff) },
	}
	cmd.Flags().BoolVar(&check, "check", false, "write nothing; list what is not in the style")
	cmd.Flags().BoolVar(&diff, "diff", false, "write nothing; print what would change")
	return cmd
}

func (a *app) deckFmt(args []string, check, diff bool) error {
	if slices.Contains(args, "-") {
		if len(args) > 1 {
			return usageError{errors.New("deck fmt reads either standard input or files"), "see: sabaq deck fmt --help"}
		}
		return a.formatInput(check, diff)
	}
	_, st, err := a.learner()
	if err != nil {
		return err
	}
	files, err := a.ownDecks(st, args)
	if err != nil {
		return err
	}
	changed := false
	for _, f := range files {
		data, err := readDeck(f)
		if err != nil {
			return deckError(f, err)
		}
		tidy, problems := decks.Format(data)
		if n := countErrors(problems); n > 0 {
			printError(a.err, hinted{fmt.Errorf("%s: %s; cards with errors are left as they are", f.shown(), count(n, "error")), "see: sabaq deck check " + f.shown()})
		}
		if bytes.Equal(tidy, data) {
			continue
		}
		changed = true
		if !check && !diff {
			if err := rewrite(f.key, data, tidy); err != nil {
				return err
			}
		}
		if err := a.tellFormatted(f.shown(), data, tidy, diff); err != nil {
			return err
		}
	}
	if check && changed {
		return silent(exitFound)
	}
	return nil
}

// tellFormatted names a file that is not in the style, or shows what would change.
func (a *app) tellFormatted(name string, data, tidy []byte, diff bool) error {
	if diff {
		return a.print(unified(name, name+" (formatted)", data, tidy)...)
	}
	return a.print(ink.Plainly(name))
}

// formatInput formats standard input.
func (a *app) formatInput(check, diff bool) error {
	data, err := io.ReadAll(io.LimitReader(a.in, maxDeck+1))
	if err != nil {
		return fmt.Errorf("standard input: %w", err)
	}
	if len(data) > maxDeck {
		return errors.New("standard input: more than 10 MB")
	}
	tidy, _ := decks.Format(data)
	same := bytes.Equal(data, tidy)
	switch {
	case diff:
		err = a.print(unified("standard input", "standard input (formatted)", data, tidy)...)
	case !check:
		err = a.pass(tidy)
	}
	if err == nil && check && !same {
		err = silent(exitFound)
	}
	return err
}

// pass writes a deck's bytes to standard output as they are, and safely where that is
// a terminal.
func (a *app) pass(data []byte) error {
	if f, ok := a.console.(*os.File); ok && tty.IsTerminal(f) {
		var lines []ink.Line
		for _, line := range splitLines(string(data)) {
			lines = append(lines, ink.Plainly(line))
		}
		return a.print(lines...)
	}
	_, err := a.out.Write(data)
	return err
}
