package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"sabaq/quiz/class"
	"sabaq/quiz/screen/tty"
)

func newClass(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "class",
		Short: "a class's results: gather hand-ins, fill a gradebook, judge the questions",
		Long:  `What learners wrote with "sabaq scores submit" comes together here. See: sabaq help scores`,
		Args:  unknownCommand,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newClassCollect(a), newClassReport(a))
	return cmd
}

// classFlags say which hand-ins are gathered, and how.
type classFlags struct {
	roster, key, policy string
	penalty             float64
}

func (c *classFlags) flags(cmd *cobra.Command, a *app) {
	f := cmd.Flags()
	f.StringVar(&c.roster, "roster", "", "the class list, a CSV `FILE` with a line of names above it")
	f.StringVar(&c.key, "key", "", "your copy of the `DECK`, which marks the answers")
	f.StringVar(&c.policy, "policy", string(class.Best), "which of a learner's quizzes counts: `first`, best or last")
	f.Float64Var(&c.penalty, "penalty", 0, "what a wrong choice costs, as a `SHARE` of the points (else what each quiz was begun with)")
	_ = cmd.RegisterFlagCompletionFunc("key", a.completeDecks)
}

// gradeFlags say how grades go into a gradebook.
type gradeFlags struct {
	into, column, scale, by string
}

func (g *gradeFlags) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&g.into, "into", "", "fill a column of the gradebook `FILE`, which Canvas exported")
	f.StringVar(&g.column, "column", "", "the gradebook's column by its `TITLE`, as in 'Quiz (123)'; for moodle the grade's name")
	f.StringVar(&g.scale, "scale", string(class.Points), "write `points`, percent, or possible (percent of the column's points possible)")
	f.StringVar(&g.by, "by", string(class.ByID), "what moodle knows learners by: `id`, email or login")
}

func (g *gradeFlags) check() error {
	hint := "see: sabaq help scores"
	switch {
	case !slices.Contains(class.Scales(), class.Scale(g.scale)):
		return usageError{fmt.Errorf("--scale %q is none of points, percent, possible", g.scale), hint}
	case !slices.Contains(class.Identifiers(), class.Identifier(g.by)):
		return usageError{fmt.Errorf("--by %q is none of id, email, login", g.by), hint}
	case g.into != "" && g.column == "":
		return usageError{errors.New("--into wants --column: which column is to be filled"), hint}
	}
	return nil
}

const classForms = "csv, json, html, moodle"

func newClassCollect(a *app) *cobra.Command {
	var c classFlags
	var g gradeFlags
	var to, out string
	cmd := &cobra.Command{
		Use:   "collect FILE|DIR...",
		Short: "gather hand-ins and mark them with your deck",
		Long: `Reads what learners handed in (of a DIR all *.jsonl in it), marks the answers
with your deck, whatever score they claim, and makes one table. The order of
the files, copies of them and a learner's several devices change nothing.

Unknown learners, other versions of the deck, broken chains, impossible times
and the same wrong answers of several learners are told: reasons to ask, not
proof.

Without --to it prints the table. --to csv, json or html writes it, moodle what
Moodle's grade import takes, and --into fills one column of a gradebook that
Canvas exported and leaves every other byte of it as it is.

EXIT STATUS
  0 done   1 failure   2 a usage error   130 interrupted`,
		Example: `  sabaq class collect handins --key pak-afghan --roster class.csv
  sabaq class collect handins --key quiz.md --into grades.csv --column 'Quiz (123)' -o filled.csv`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := g.check(); err != nil {
				return err
			}
			if to != "" && !slices.Contains(strings.Split(classForms, ", "), to) {
				return usageError{fmt.Errorf("--to %q is none of %s", to, classForms), "see: sabaq help scores"}
			}
			book, err := a.collect(cmd, args, &c)
			if err != nil {
				return err
			}
			return a.writeBook(book, g, to, out)
		},
	}
	c.flags(cmd, a)
	g.flags(cmd)
	cmd.Flags().StringVar(&to, "to", "", "the `FORMAT`: "+classForms)
	cmd.Flags().StringVarP(&out, "output", "o", "", "write to `FILE`")
	return cmd
}

// collect gathers hand-ins into a gradebook.
func (a *app) collect(cmd *cobra.Command, args []string, c *classFlags) (*class.Gradebook, error) {
	hint := "see: " + cmd.CommandPath() + " --help"
	switch {
	case len(args) == 0:
		return nil, usageError{errors.New("no hand-ins were named"), hint}
	case c.key == "":
		return nil, usageError{errors.New("--key is missing: the deck that marks the answers"), hint}
	case !slices.Contains(class.Policies(), class.Policy(c.policy)):
		return nil, usageError{fmt.Errorf("--policy %q is none of first, best, last", c.policy), hint}
	case !(c.penalty >= 0 && c.penalty <= 1):
		return nil, usageError{fmt.Errorf("--penalty %v is not from 0 to 1", c.penalty), hint}
	}
	d, err := a.openExam(c.key)
	if err != nil {
		return nil, err
	}
	opt := class.Options{Key: d.key(), Policy: class.Policy(c.policy), Now: a.now(), Progress: a.counter("files")}
	if cmd.Flags().Changed("penalty") {
		opt.Penalty = &c.penalty
	}
	if c.roster != "" {
		f, err := os.Open(c.roster)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		if opt.Roster, err = class.ReadRoster(c.roster, f); err != nil {
			return nil, err
		}
	}
	sources, problems, err := class.Find(args)
	if err != nil {
		return nil, err
	}
	if len(sources) == 0 {
		return nil, hinted{fmt.Errorf("%s: no hand-in there", strings.Join(args, ", ")), "hand-ins in a folder are called *.jsonl; others can be named one by one"}
	}
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	book, err := class.Collect(ctx, sources, opt)
	if errors.Is(err, context.Canceled) {
		return nil, fmt.Errorf("%w; nothing was written", tty.ErrInterrupted)
	}
	if err != nil {
		return nil, err
	}
	book.Problems = append(problems, book.Problems...)
	return book, nil
}

// writeBook writes a gradebook in the form that was asked for.
func (a *app) writeBook(book *class.Gradebook, g gradeFlags, to, out string) error {
	var write func(io.Writer, *class.Gradebook) error
	switch to {
	case "csv":
		write = class.WriteCSV
	case "json":
		write = class.WriteJSON
	case "html":
		write = class.WriteHTML
	case toMoodle:
		return a.writeMoodle(book, g, out)
	default:
		if g.into != "" {
			return a.fillGradebook(book, g, out)
		}
		lines := class.Text(book, min(a.width(), 100), a.palette())
		return a.writeTo(out, func(w io.Writer) error { return a.palette().Print(w, lines...) })
	}
	if err := a.writeTo(out, func(w io.Writer) error { return write(w, book) }); err != nil {
		return err
	}
	a.tellFindings(book)
	return nil
}

// tellFindings says on standard error how much there is to look at, beside an output that may be a pipe's.
func (a *app) tellFindings(book *class.Gradebook) {
	if n := len(book.Findings) + len(book.Problems); n > 0 {
		printError(a.err, hinted{fmt.Errorf("%s to look at", count2(n, "thing is", "things are")), "see them: the same command without --to"})
	}
}

// writeMoodle writes grades for Moodle's import.
func (a *app) writeMoodle(book *class.Gradebook, g gradeFlags, out string) error {
	if err := g.check(); err != nil {
		return err
	}
	item := g.column
	if item == "" {
		item = book.Title
	}
	var left []string
	err := a.writeTo(out, func(w io.Writer) (err error) {
		left, err = class.WriteMoodle(w, book, class.Identifier(g.by), item, class.Scale(g.scale))
		return err
	})
	if err != nil {
		return err
	}
	if len(left) > 0 {
		printError(a.err, hinted{
			fmt.Errorf("left out, for want of a usable %s: %s", g.by, strings.Join(left, ", ")), "--by chooses what learners are known by",
		})
	}
	a.tellFindings(book)
	return nil
}

// fillGradebook fills a column of a gradebook.
func (a *app) fillGradebook(book *class.Gradebook, g gradeFlags, out string) error {
	if err := g.check(); err != nil {
		return err
	}
	f, err := os.Open(g.into)
	if err != nil {
		return err
	}
	defer f.Close()
	data, filled, err := class.Fill(g.into, f, g.column, book, class.Scale(g.scale))
	if err != nil {
		return err
	}
	err = a.writeTo(out, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
	if err != nil {
		return err
	}
	for _, said := range []struct {
		what  string
		names []string
	}{
		{"replaced", filled.Replaced},
		{"left, since the cell says so", filled.Left},
		{"not in the gradebook", filled.NotThere},
		{"without a grade here", filled.NoGrade},
		{"could be several learners', left", filled.Unclear},
	} {
		if len(said.names) > 0 {
			printError(a.err, fmt.Errorf("%s: %s", said.what, strings.Join(said.names, ", ")))
		}
	}
	if filled.OtherMaximum {
		printError(a.err, hinted{
			fmt.Errorf("the column has %v points possible, and this deck another number", filled.Possible), "--scale possible writes shares of what is possible",
		})
	}
	a.tellFindings(book)
	if out == "" || out == "-" {
		return nil
	}
	return a.sayFilled(filled)
}

func (a *app) sayFilled(filled *class.Filled) error {
	_, err := fmt.Fprintf(a.out, "%s: %d new, %d replaced, %d the same.\n", quoted(filled.Column), filled.New, len(filled.Replaced), filled.Same)
	return err
}
