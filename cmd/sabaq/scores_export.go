package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sabaq/quiz/class"
	"sabaq/quiz/exam"
	"sabaq/quiz/score"
)

// What is exported.
const (
	exportAll      = "all"
	exportSittings = "sittings"
	exportReviews  = "reviews"
)

// Forms of export that are grades, and need the deck.
const (
	toMoodle = "moodle"
	toCanvas = "canvas"
)

func newScoresExport(a *app) *cobra.Command {
	var c chosenScores
	var to, out, what string
	var g gradeFlags
	names := append(formatNames(), toMoodle, toCanvas)
	cmd := &cobra.Command{
		Use:   "export",
		Short: "write quizzes and reviews for other programs",
		Long: `Writes your scored quizzes, and the answers of study, to FILE or to standard
output, as csv (one row an answer), summary (one row a quiz), json, jsonl, html
or xapi; or your best score of a deck as moodle (for its grade import) or canvas
(into a column of a gradebook). See: sabaq help scores

A file is written whole or not at all.`,
		Example: "  sabaq scores export --to csv -o scores.csv\n  sabaq scores export --to html --deck pak-afghan -o report.html\n  sabaq scores export --to xapi --what sittings --as s.khan -o statements.json",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !slices.Contains([]string{exportAll, exportSittings, exportReviews}, what) {
				return usageError{fmt.Errorf("--what %q is none of sittings, reviews, all", what), "see: sabaq scores export --help"}
			}
			if to == toMoodle || to == toCanvas {
				return a.exportGrade(cmd, c, g, to, out)
			}
			return a.export(c, to, what, out)
		},
	}
	c.flags(cmd, a)
	f := cmd.Flags()
	f.StringVar(&to, "to", "", "the `FORMAT`: "+strings.Join(names, ", "))
	f.StringVarP(&out, "output", "o", "", "write to `FILE`")
	f.StringVar(&what, "what", exportAll, "`sittings`, reviews (the answers of study) or all")
	f.StringVar(&c.as, "as", "", "only quizzes sat as `NAME`, and what carries no name")
	g.flags(cmd)
	_ = cmd.RegisterFlagCompletionFunc("to", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func formatNames() (names []string) {
	for _, f := range score.Formats() {
		names = append(names, f.Name)
	}
	return names
}

// export writes a set in one of the formats.
func (a *app) export(c chosenScores, to, what, out string) error {
	formats := score.Formats()
	i := slices.IndexFunc(formats, func(f score.Format) bool { return f.Name == to })
	if i < 0 {
		return usageError{fmt.Errorf("--to %q is none of %s", to, strings.Join(append(formatNames(), toMoodle, toCanvas), ", ")), "see: sabaq help scores"}
	}
	set, err := a.scoreSet(c, what != exportSittings)
	if err != nil {
		return err
	}
	if what == exportReviews {
		set.Sittings = nil
	}
	err = a.writeTo(out, func(w io.Writer) error { return formats[i].Write(w, set) })
	if err != nil || out == "" {
		return err
	}
	_, err = fmt.Fprintf(a.out, "%s and %s.\n", count2(len(set.Sittings), "quiz", "quizzes"), count(len(set.Reviews), "review"))
	return err
}

// count2 is count with a plural of its own.
func count2(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// writeTo writes to a file, whole or not at all, or to standard output.
func (a *app) writeTo(path string, write func(io.Writer) error) error {
	if path == "" || path == "-" {
		return write(a.out)
	}
	return score.WriteFile(path, write)
}

// exportGrade writes the learner's own score of a deck as a gradebook takes it: a class of one.
func (a *app) exportGrade(cmd *cobra.Command, c chosenScores, g gradeFlags, to, out string) error {
	hint := "see: sabaq help scores"
	switch {
	case c.deck == "":
		return usageError{fmt.Errorf("--to %s wants --deck: a grade is of one deck", to), hint}
	case c.as == "":
		return usageError{fmt.Errorf("--to %s wants --as: whom the gradebook knows you by", to), hint}
	}
	set, err := a.scoreSet(c, false)
	if err != nil {
		return err
	}
	if len(set.Sittings) == 0 {
		return hinted{errNoSittings, "see: sabaq scores"}
	}
	d, err := a.openExam(c.deck)
	if err != nil {
		return err
	}
	var handIn bytes.Buffer
	if err := class.WriteHandIn(&handIn, d.header(c.as), set.Sittings); err != nil {
		return err
	}
	self, err := class.ReadRoster("--as", strings.NewReader("id,login,email\n"+strings.Repeat(csvCell(c.as)+",", 2)+csvCell(c.as)+"\n"))
	if err != nil {
		return err
	}
	book, err := class.Collect(context.Background(), []class.Source{{
		Name: d.name, Open: func() (io.ReadCloser, error) { return io.NopCloser(&handIn), nil },
	}}, class.Options{Roster: self, Key: d.key(), Now: a.now()})
	if err != nil {
		return err
	}
	if to == toMoodle && g.into == "" {
		return a.writeMoodle(book, g, out)
	}
	if to == toCanvas && g.into == "" {
		return usageError{errors.New("--to canvas wants --into and --column: a gradebook that Canvas exported"), hint}
	}
	return a.fillGradebook(book, g, out)
}

// csvCell quotes a text for CSV.
func csvCell(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

// header is what a hand-in says of the deck.
func (d *examDeck) header(learner string) class.Header {
	return class.Header{Learner: learner, Deck: d.parsed.Name, Title: d.parsed.Title, Fingerprint: d.sum}
}

// key is the deck that marks.
func (d *examDeck) key() class.Key { return class.Key{Deck: d.parsed, Fingerprint: d.sum} }

func newScoresSubmit(a *app) *cobra.Command {
	var as, out string
	var all bool
	cmd := &cobra.Command{
		Use:   "submit DECK",
		Short: "write your quizzes of a deck to be handed in",
		Long: `Writes your scored quizzes of a deck to a file for your instructor: the answers
as you gave them, under the name that you choose. Nothing in it names this
machine, your account or a folder. Handing in again is harmless.

The lines are chained by their hashes. That shows accidents (a file cut off, a
line lost) and careless edits. It can't show who sat or what lay on the desk,
and who knows how can make a chain anew: a learner owns the machine.`,
		Example:           "  sabaq scores submit pak-afghan --as s.khan -o s.khan.jsonl",
		Args:              oneArg("deck"),
		ValidArgsFunction: a.completeDecks,
		RunE:              func(_ *cobra.Command, args []string) error { return a.submit(args[0], as, out, all) },
	}
	cmd.Flags().StringVar(&as, "as", "", "your `NAME` or number, as the class knows you (else the one that you gave the quizzes)")
	cmd.Flags().StringVarP(&out, "output", "o", "", "write to `FILE`")
	cmd.Flags().BoolVar(&all, "all", false, "also quizzes that were sat under other names")
	return cmd
}

// submit writes a hand-in.
func (a *app) submit(arg, as, out string, all bool) error {
	if err := checkName(&as); err != nil {
		return err
	}
	d, err := a.openExam(arg)
	if err != nil {
		return err
	}
	set, err := a.scoreSet(chosenScores{deck: arg}, false)
	if err != nil {
		return err
	}
	recs := set.Sittings
	if as == "" {
		var names []string
		for _, r := range recs {
			if r.Learner != "" && !slices.Contains(names, r.Learner) {
				names = append(names, r.Learner)
			}
		}
		if len(names) != 1 {
			return usageError{errors.New("whose quizzes are they?"), "say it: --as NAME"}
		}
		as = names[0]
	}
	var own []exam.Record
	for _, r := range recs {
		if r.Learner == "" || r.Learner == as || all {
			own = append(own, r)
		}
	}
	if len(own) == 0 && len(recs) > 0 {
		return hinted{fmt.Errorf("no quiz of %s was sat as %s", d.name, quoted(as)), "under other names: " + count2(len(recs), "quiz", "quizzes") + "; see: sabaq scores, or hand them in as well with --all"}
	}
	if len(own) == 0 {
		return hinted{errNoSittings, "see: sabaq scores"}
	}
	err = a.writeTo(out, func(w io.Writer) error { return class.WriteHandIn(w, d.header(as), own) })
	if err != nil || out == "" || out == "-" {
		return err
	}
	_, err = fmt.Fprintf(a.out, "%s of %s, as %s.\n", count2(len(own), "quiz", "quizzes"), d.name, quoted(as))
	return err
}
