package main

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"sabaq/decks"
	"sabaq/quiz/exam"
	"sabaq/quiz/score"
	"sabaq/quiz/screen/ink"
)

// quizFlags are the options of `sabaq quiz`.
type quizFlags struct {
	count                  int
	seed                   uint64
	minutes, pass, penalty float64
	tags                   []string
	as, paper              string
	self, list, sort       bool
	plain, feed            bool
	resume, drop           bool
}

func newQuiz(a *app) *cobra.Command {
	var f quizFlags
	cmd := &cobra.Command{
		Use:   "quiz DECK",
		Short: "sit a scored quiz, apart from the schedule",
		Long: `Asks questions from a deck as an examination does: no answers are shown until
the end, questions can be skipped, flagged and come back to, and the clock runs
if you set one. At the end come the score and every mistake with its source.

Points are a card's weight, with a part of them for a part of the answer. What
only you can mark (--self) is marked by you at the end and counted apart. The
schedule stays as it is, unless --feed hands it the wrong answers.

Every answer is saved when it is given. A quiz that was left, or killed, goes on
with --resume; its clock has gone on meanwhile.

EXIT STATUS
  0 done   1 failure   2 a usage error   4 the progress file is in use`,
		Example: `  sabaq quiz pak-afghan --count 20 --minutes 15
  sabaq quiz pak-afghan --count 20 --tag timeline=5 --penalty 0.25 --pass 40
  sabaq quiz pak-afghan --count 20 --seed 7 --paper quiz.html
  sabaq scores                              what came of it`,
		Args:              oneArg("deck"),
		ValidArgsFunction: a.completeDecks,
		RunE:              func(cmd *cobra.Command, args []string) error { return a.quiz(cmd, args[0], &f) },
	}
	flags := cmd.Flags()
	flags.IntVar(&f.count, "count", 0, "ask `N` questions (else all)")
	flags.Uint64Var(&f.seed, "seed", 0, "draw the paper by this `NUMBER`: the same number, the same paper")
	flags.Float64Var(&f.minutes, "minutes", 0, "allow `M` minutes; then the quiz is handed in")
	flags.StringArrayVar(&f.tags, "tag", nil, "N questions with the tag T, as `T=N` (repeatable); --count adds others")
	flags.Float64Var(&f.pass, "pass", 0, "the `PERCENT` of the points that passes")
	flags.Float64Var(&f.penalty, "penalty", 0, "what a wrong choice costs, as a `SHARE` of the question's points")
	flags.StringVar(&f.as, "as", "", "your `NAME` in scores and hand-ins")
	flags.BoolVar(&f.self, "self", false, "also questions that only you can mark")
	flags.BoolVar(&f.list, "list", false, "type the points of lists, instead of choosing them")
	flags.BoolVar(&f.sort, "sort", false, "in the deck's order")
	flags.BoolVar(&f.feed, "feed", false, "hand answers that earned nothing to the schedule, as forgotten; not what was skipped")
	flags.BoolVar(&f.plain, "plain", false, "by lines: no escapes, no redrawing")
	flags.BoolVar(&f.resume, "resume", false, "go on with the quiz of this deck that isn't over")
	flags.BoolVar(&f.drop, "drop", false, "forget the quiz of this deck that isn't over")
	flags.StringVar(&f.paper, "paper", "", "write the quiz and its key to be printed to `FILE` (.md or .html; - for Markdown here)")
	return cmd
}

func (f *quizFlags) check(cmd *cobra.Command) error {
	hint := "see: " + cmd.CommandPath() + " --help"
	switch {
	case f.count < 0 || f.count > exam.MaxItems:
		return usageError{fmt.Errorf("--count %d is not from 0 to %d", f.count, exam.MaxItems), hint}
	case !(f.minutes >= 0 && f.minutes <= 24*60):
		return usageError{fmt.Errorf("--minutes %v is not from 0 to 1440", f.minutes), hint}
	case !(f.pass >= 0 && f.pass <= 100):
		return usageError{fmt.Errorf("--pass %v is not from 0 to 100", f.pass), hint}
	case !(f.penalty >= 0 && f.penalty <= 1):
		return usageError{fmt.Errorf("--penalty %v is not from 0 to 1", f.penalty), hint}
	}
	if err := checkName(&f.as); err != nil {
		return err
	}
	if f.resume || f.drop {
		for _, name := range []string{"count", "seed", "minutes", "tag", "pass", "penalty", "as", "self", "list", "sort", "paper"} {
			if cmd.Flags().Changed(name) {
				return usageError{fmt.Errorf("--%s is for a new quiz, not for --resume or --drop", name), hint}
			}
		}
	}
	return nil
}

// examDeck is the deck that a quiz is about, read whole.
type examDeck struct {
	*deck
	arg    string // as it was named on the command line
	parsed *decks.Deck
	sum    string
}

func (d *examDeck) lookup() exam.Lookup { return exam.Cards(d.parsed.Cards) }

// openExam reads a deck for a quiz: one deck, not a folder of them. It is not put among the decks that are studied.
func (a *app) openExam(arg string) (*examDeck, error) {
	_, st, err := a.learner()
	if err != nil {
		return nil, err
	}
	files, err := a.find(st, []string{arg})
	if err != nil {
		return nil, err
	}
	if len(files) != 1 {
		return nil, usageError{fmt.Errorf("a quiz is about one deck, and %s has %d", arg, len(files)), "name one of them"}
	}
	d := &examDeck{arg: arg, deck: &deck{deckFile: files[0], st: st}}
	data, err := readDeck(d.deckFile)
	if err != nil {
		return nil, deckError(d.deckFile, err)
	}
	path := d.shown()
	if looksLikePath(arg) {
		path = arg // as reports and people name it
	}
	var problems []decks.Diagnostic
	d.parsed, problems = decks.Parse(path, data)
	if d.builtin() {
		d.parsed.Name = d.name
	}
	d.front, d.sum = *d.parsed, sum(data)
	n := countErrors(problems)
	switch {
	case d.parsed.Draft:
		return nil, hinted{fmt.Errorf("%s is a draft", arg), "look it over: sabaq deck review " + quoted(arg)}
	case len(d.parsed.Cards) == 0 && n > 0:
		return nil, hinted{fmt.Errorf("%s: none of its cards can be read", arg), "see: sabaq deck check " + quoted(arg)}
	case len(d.parsed.Cards) == 0:
		return nil, hinted{fmt.Errorf("%s has no cards", arg), "see: sabaq help format"}
	case n > 0:
		printError(a.err, leftOut(arg, n))
	}
	return d, nil
}

// quiz sits, resumes or prints a quiz.
func (a *app) quiz(cmd *cobra.Command, arg string, f *quizFlags) error {
	if err := f.check(cmd); err != nil {
		return err
	}
	d, err := a.openExam(arg)
	if err != nil {
		return err
	}
	left, err := d.unfinished()
	if err != nil {
		return err
	}
	switch {
	case f.drop && left == nil, f.resume && left == nil:
		return hinted{fmt.Errorf("there is no unfinished quiz of %s", d.name), "begin one: sabaq quiz " + arg}
	case f.drop:
		if err := d.st.EndSitting(left.ID, nil); err != nil {
			return err
		}
		_, err := fmt.Fprintln(a.out, "Forgotten, with its answers.")
		return err
	case f.resume:
		sitting, err := exam.Resume(*left, d.lookup(), a.now)
		if err != nil {
			return err
		}
		return a.sit(d, sitting, f)
	}
	paper, setup, err := a.draw(cmd, d, f)
	if err != nil {
		return err
	}
	if f.paper != "" {
		return a.printPaper(paper, setup, f.paper)
	}
	if left != nil && left.End != "" {
		// Only its marks by the learner are missing: it counts as it is.
		if err := d.end(left); err != nil {
			return err
		}
		left = nil
	}
	if left != nil {
		return hinted{
			fmt.Errorf("a quiz of %s, begun %s, isn't over", d.name, left.Started.Format("2006-01-02 15:04")),
			fmt.Sprintf("go on: sabaq quiz %s --resume\nor forget it: sabaq quiz %s --drop", arg, arg),
		}
	}
	sitting, err := exam.Begin(paper, d.lookup(), setup, a.now, rand.Reader)
	if err != nil {
		return err
	}
	return a.sit(d, sitting, f)
}

// draw draws the paper.
func (a *app) draw(cmd *cobra.Command, d *examDeck, f *quizFlags) (*exam.Paper, exam.Setup, error) {
	plan := exam.Plan{Seed: f.seed, Count: f.count, Self: f.self, List: f.list, Sort: f.sort}
	setup := exam.Setup{
		Learner: f.as, Deck: d.parsed.Name, Title: d.parsed.Title, Fingerprint: d.sum, Minutes: f.minutes, Pass: f.pass, Penalty: f.penalty,
	}
	for _, text := range f.tags {
		quota, err := exam.ParseQuota(text)
		if err != nil {
			return nil, setup, usageError{fmt.Errorf("--tag: %w", err), "write it as in --tag timeline=5"}
		}
		plan.Tags = append(plan.Tags, quota)
	}
	if !cmd.Flags().Changed("seed") {
		var b [4]byte // short enough to be typed again
		if _, err := io.ReadFull(rand.Reader, b[:]); err != nil {
			return nil, setup, err
		}
		plan.Seed = uint64(binary.LittleEndian.Uint32(b[:]))
	}
	paper, err := exam.Draw(d.parsed.Cards, plan)
	var short *exam.ShortError
	if errors.As(err, &short) && short.Left > 0 && !f.self {
		err = hinted{err, "questions that only you can mark come in with --self"}
	}
	return paper, setup, err
}

// printPaper writes the paper as a file to be printed.
func (a *app) printPaper(paper *exam.Paper, setup exam.Setup, path string) error {
	if path == "-" {
		return paper.Markdown(a.out, setup)
	}
	write := paper.Markdown
	switch ext := strings.ToLower(filepath.Ext(path)); ext {
	case ".html", ".htm":
		write = paper.HTML
	case ".md", ".markdown":
	default:
		return usageError{fmt.Errorf("--paper %s: ends neither in .md nor in .html", path), "the ending says what to write"}
	}
	if err := score.WriteFile(path, func(w io.Writer) error { return write(w, setup) }); err != nil {
		return err
	}
	_, err := fmt.Fprintf(a.out, "%s: %s, seed %d, the key on the last pages.\n", ink.Clean(path), count(len(paper.Items), "question"), paper.Seed)
	return err
}

// unfinished returns the deck's sitting that isn't over, or nil.
func (d *examDeck) unfinished() (*exam.Record, error) {
	kept, err := d.st.Sittings()
	if err != nil {
		return nil, err
	}
	for _, id := range slices.Sorted(maps.Keys(kept)) {
		rec, err := exam.Decode(bytes.NewReader(kept[id]))
		if err != nil {
			return nil, fmt.Errorf("the quiz %s that was left can't be read: %w", id, err)
		}
		if rec.Deck == d.parsed.Name {
			return &rec, nil
		}
	}
	return nil, nil
}

// checkName wants a name that others can read and type again, and takes the spaces around it off.
func checkName(name *string) error {
	*name = strings.TrimSpace(*name)
	switch {
	case len(*name) > 200:
		return usageError{errors.New("--as: the name is longer than 200 bytes"), "a student's number will do"}
	case strings.ContainsFunc(*name, func(r rune) bool { return !unicode.IsPrint(r) }):
		return usageError{errors.New("--as: the name has characters that nobody sees"), "write it with letters, digits and spaces"}
	}
	return nil
}
