package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"sabaq/quiz/items"
)

func newClassReport(a *app) *cobra.Command {
	var c classFlags
	var matrix, out string
	var asJSON, asHTML bool
	cmd := &cobra.Command{
		Use:   "report [FILE|DIR...]",
		Short: "how good the questions are: item statistics",
		Long: `Gathers hand-ins as "sabaq class collect" does and says how good the questions
are: how hard each one is, how well it tells those who know from those who
don't, which options nobody takes, and which answers are probably mis-keyed.
The figures are those of Moodle's quiz statistics. Under ten learners it only
counts.

--matrix works on points from anywhere: a CSV FILE whose first row holds the
learner's and the items' names, the second "max" and each item's maximum, and
then a row for each learner.

With --json -o report.json, "sabaq deck check --class report.json DECK" shows what
was found at the cards.`,
		Example: "  sabaq class report handins --key quiz.md\n  sabaq class report --matrix points.csv --json\n  sabaq class report handins --key quiz.md --html -o report.html",
		RunE: func(cmd *cobra.Command, args []string) error {
			hint := "see: " + cmd.CommandPath() + " --help"
			switch {
			case asJSON && asHTML:
				return usageError{errors.New("only one of --json and --html can be given"), hint}
			case matrix != "" && (len(args) > 0 || c.key != "" || c.roster != ""):
				return usageError{errors.New("--matrix stands alone: it is in place of hand-ins, --key and --roster"), hint}
			}
			m, err := a.matrix(cmd, args, &c, matrix)
			if err != nil {
				return err
			}
			r := items.Analyse(m)
			switch {
			case asJSON:
				return a.writeTo(out, func(w io.Writer) error { return items.WriteJSON(w, r) })
			case asHTML:
				return a.writeTo(out, func(w io.Writer) error { return items.HTML(w, r) })
			}
			lines := items.Text(r, min(a.width(), 100), a.palette())
			return a.writeTo(out, func(w io.Writer) error { return a.palette().Print(w, lines...) })
		},
	}
	c.flags(cmd, a)
	f := cmd.Flags()
	f.StringVar(&matrix, "matrix", "", "read points from the CSV `FILE` instead of hand-ins")
	f.BoolVar(&asJSON, "json", false, "print as JSON")
	f.BoolVar(&asHTML, "html", false, "print as a page for people")
	f.StringVarP(&out, "output", "o", "", "write to `FILE`")
	return cmd
}

// matrix reads a matrix of points, or makes one of hand-ins.
func (a *app) matrix(cmd *cobra.Command, args []string, c *classFlags, path string) (*items.Matrix, error) {
	if path == "" {
		book, err := a.collect(cmd, args, c)
		if err != nil {
			return nil, err
		}
		a.tellFindings(book)
		return book.Matrix(), nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	m, err := items.ReadMatrix(f)
	var bad *items.MatrixError
	if errors.As(err, &bad) {
		colon := ":"
		if bad.Line == 0 {
			colon = ": "
		}
		return nil, hinted{fmt.Errorf("%s%s%w", path, colon, bad), bad.Hint()}
	}
	return m, err
}
