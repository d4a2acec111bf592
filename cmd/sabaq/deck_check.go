package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sabaq/decks"
	"sabaq/decks/check"
	"sabaq/quiz/items"
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

// checkOptions are the flags of deck check.
type checkOptions struct {
	json, sarif, github, watch bool
	explain, class             string
}

// forms counts the flags that say how to print.
func (o *checkOptions) forms() (n int) {
	for _, set := range []bool{o.json, o.sarif, o.github, o.watch, o.explain != ""} {
		if set {
			n++
		}
	}
	return n
}

func newDeckCheck(a *app) *cobra.Command {
	var opt checkOptions
	cmd := &cobra.Command{
		Use:   "check DECK...",
		Short: "report what is wrong in a deck, as a compiler would",
		Long: `Reads decks and reports every problem with its file, line and column: what is
wrong in their form, what disagrees with the source where its text is at hand,
and which cards will be hard to learn. A card whose form is wrong gives no
question; its neighbours are not affected.

Each problem has a code. --explain says what it means, with a bad card and a
good one. Warnings can be silenced in the deck: see sabaq help format.

EXIT STATUS
  0 nothing found   3 problems found   1 a deck can't be read`,
		Example: "  sabaq deck check notes.md\n  sabaq deck check --explain W301\n  sabaq deck check --watch notes.md       in a second window\n  sabaq deck check --github decks         in a workflow",
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case opt.forms() > 1:
				return usageError{errors.New("only one of --explain, --json, --sarif, --github and --watch can be given"), "see: sabaq deck check --help"}
			case cmd.Flags().Changed("explain"):
				return noArgs(cmd, args)
			case len(args) == 0:
				return usageError{fmt.Errorf("deck check wants a deck"), "for example: sabaq deck check notes.md"}
			}
			return nil
		},
		ValidArgsFunction: a.completeDecks,
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("explain") {
				return a.explainCode(opt.explain)
			}
			return a.deckCheck(args, opt)
		},
	}
	f := cmd.Flags()
	f.StringVar(&opt.explain, "explain", "", "say what a `CODE` means, such as W301")
	f.StringVar(&opt.class, "class", "", "show what `REPORT`, of class report --json, says of the cards")
	f.BoolVar(&opt.json, "json", false, "print as JSON")
	f.BoolVar(&opt.sarif, "sarif", false, "print as SARIF 2.1.0, for code scanning tools")
	f.BoolVar(&opt.github, "github", false, "print as annotations of a GitHub workflow")
	f.BoolVar(&opt.watch, "watch", false, "check again whenever a file changes, until interrupted")
	_ = cmd.RegisterFlagCompletionFunc("explain", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		var codes []string
		for _, c := range check.Codes() {
			codes = append(codes, c.Code+"\t"+c.Title)
		}
		return codes, cobra.ShellCompDirectiveNoFileComp
	})
	return cmd
}

// explainCode prints what a diagnostic's code means.
func (a *app) explainCode(code string) error {
	text, ok := check.Explain(strings.ToUpper(code))
	if !ok {
		return usageError{fmt.Errorf("there is no code %q", code), "codes are such as E120 or W301; all of them: sabaq help format"}
	}
	return a.print(ink.Markdown(text, min(a.width(), 90), a.palette())...)
}

func (a *app) deckCheck(args []string, opt checkOptions) error {
	_, st, err := a.learner()
	if err != nil {
		return err
	}
	files, err := a.find(st, args)
	if err != nil {
		return err
	}
	class, err := readClass(opt.class)
	if err != nil {
		return err
	}
	if opt.watch {
		return a.watchDecks(files, class)
	}
	all, err := a.checkFiles(files, class)
	if err != nil {
		return err
	}
	if len(class) > 0 && !slices.ContainsFunc(class, func(f check.Finding) bool { return all.ids[f.Card] }) {
		printError(a.err, hinted{fmt.Errorf("%s: none of its cards is in these decks", opt.class), "is it a report of another deck?"})
	}
	return a.report(all, opt)
}

// checked is what a check of some decks found.
type checked struct {
	problems  []decks.Diagnostic
	cards     int
	ids       map[string]bool // of the cards
	sources   []string        // where the decks' sources are or should be
	unsourced []string        // decks that quote their source, which isn't at hand
}

// checkFiles checks decks. What it has found before an error is in the result.
func (a *app) checkFiles(files []deckFile, class []check.Finding) (*checked, error) {
	all := &checked{ids: map[string]bool{}}
	for _, f := range files {
		if err := a.checkFile(f, class, all); err != nil {
			return all, err
		}
	}
	return all, nil
}

// report prints what a check found.
func (a *app) report(all *checked, opt checkOptions) error {
	var err error
	switch {
	case opt.json:
		report := map[string]any{"cards": all.cards, "problems": asProblems(all.problems)}
		if len(all.unsourced) > 0 {
			report["unsourced"] = all.unsourced
		}
		err = a.printJSON(report)
	case opt.sarif:
		err = check.SARIF(a.out, fromHere(all.problems))
	case opt.github:
		err = check.GitHub(a.out, fromHere(all.problems))
	default:
		err = a.printChecked(all)
	}
	if err == nil && len(all.problems) > 0 {
		err = silent(exitFound)
	}
	return err
}

// checkFile adds what is wrong with one deck.
func (a *app) checkFile(f deckFile, class []check.Finding, all *checked) error {
	data, err := readDeck(f)
	if err != nil {
		return deckError(f, err)
	}
	d, found := decks.Parse(f.shown(), data)
	path := a.sourcePath(f, d)
	opt := check.Options{Data: data, Today: a.now().Format(time.DateOnly), Class: class}
	if path != "" {
		all.sources = append(all.sources, path)
		if text, err := readRegular(path, maxSource); err == nil {
			opt.Source = &check.Source{Paragraphs: decks.Paragraphs(text), SHA256: sum(text)}
		}
	}
	all.problems = append(all.problems, check.Report(d, found, opt)...)
	all.cards += len(d.Cards)
	for i := range d.Cards {
		all.ids[d.Cards[i].ID] = true
	}
	if opt.Source == nil && quotes(d) {
		all.unsourced = append(all.unsourced, f.shown())
	}
	return nil
}

// readClass reads what a class report says of cards; "" is no report.
func readClass(path string) ([]check.Finding, error) {
	if path == "" {
		return nil, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	report, err := items.ReadReport(f)
	if err != nil {
		return nil, hinted{fmt.Errorf("%s: %w", path, err), "make it by: sabaq class report ... --json -o FILE"}
	}
	var found []check.Finding
	for _, w := range items.Warnings(report) {
		found = append(found, check.Finding{Card: w.Card, Flag: w.Code, Message: w.Message})
	}
	return found, nil
}

// quotes reports whether a deck quotes a source.
func quotes(d *decks.Deck) bool {
	return slices.ContainsFunc(d.Cards, func(c decks.Card) bool { return len(c.Quotes) > 0 })
}

// sourcePath returns where the text is that a deck was made from, or "". Unlike findSource it
// takes a text beside the deck that is another than the deck says: that is for the check to tell.
func (a *app) sourcePath(f deckFile, d *decks.Deck) string {
	if name := d.Source.File; name != "" && !f.builtin() && filepath.Base(name) == name {
		if path := filepath.Join(filepath.Dir(f.key), name); exists(path) || a.findSource(f, d) == "" {
			return path
		}
	}
	return a.findSource(f, d)
}

// fromHere names files under the working directory relative to it, as programs that read the
// report expect.
func fromHere(problems []decks.Diagnostic) []decks.Diagnostic {
	here, err := os.Getwd()
	if err != nil {
		return problems
	}
	problems = slices.Clone(problems)
	for i := range problems {
		if !filepath.IsAbs(problems[i].File) {
			continue
		}
		if rel, err := filepath.Rel(here, problems[i].File); err == nil && filepath.IsLocal(rel) {
			problems[i].File = rel
		}
	}
	return problems
}

func asProblems(problems []decks.Diagnostic) []problemJSON {
	out := []problemJSON{}
	for _, p := range problems {
		out = append(out, problemJSON{p.File, p.Pos.Line, p.Pos.Col, p.Severity.String(), p.Code, p.Message, p.Hint})
	}
	return out
}

// unwrapped is a width that no message reaches: an editor that reads them wants each on one line.
const unwrapped = 1 << 16

// printChecked prints problems for people, and how many there are.
func (a *app) printChecked(all *checked) error {
	width, p := a.width(), a.palette()
	if p.Mode == ink.Plain {
		width = unwrapped
	}
	for i := range all.problems {
		if err := a.print(screen.Problem(&all.problems[i], width, p)...); err != nil {
			return err
		}
	}
	for _, file := range all.unsourced {
		if err := a.print(ink.Plainly(file + ": quotations not checked, the source is not at hand (sabaq deck source)")); err != nil {
			return err
		}
	}
	n := countErrors(all.problems)
	return a.print(ink.Plainly(fmt.Sprintf("%s, %s in %s", count(n, "error"), count(len(all.problems)-n, "warning"), count(all.cards, "card"))))
}

// count writes "1 card" or "2 cards".
func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
