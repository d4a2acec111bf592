// Command sabaq is a quiz and study-card program for the terminal.
//
// How it talks: what was asked for goes to standard output and can be piped;
// everything else goes to standard error, begins with "sabaq: ", has no
// capital and no full stop, and is followed by a line that says what to do
// next. Nothing that comes from a deck, a file name or an argument is printed
// before quiz/screen/ink has made it safe. Every report has --json.
//
// One file a verb: each has a constructor that returns a *cobra.Command and a
// function that does the work with an *app.
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // a machine without a zone database must not turn every zone into UTC

	"github.com/spf13/cobra"

	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
	"sabaq/store"
)

// version is the program's own; decks ask for one with min-sabaq.
const version = "0.1.0"

// Exit codes, as `sabaq help exit-codes` lists them.
const (
	exitDone    = 0
	exitFailed  = 1
	exitUsage   = 2
	exitFound   = 3 // a check found problems
	exitBusy    = 4
	exitDamaged = 5 // the progress file is damaged or newer than this program
)

// stdio is the world as one run of the program sees it.
type stdio struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) string
	now      func() time.Time
}

func main() {
	os.Exit(run(os.Args[1:], stdio{os.Stdin, os.Stdout, os.Stderr, os.Getenv, time.Now}))
}

// run is the whole program: arguments in, exit code out.
func run(args []string, std stdio) int {
	out := bufio.NewWriter(std.out)
	a := &app{stdio: std, console: std.out}
	a.out = out
	root := newRoot(a)
	root.SetArgs(args)
	root.SetIn(std.in)
	root.SetOut(out)
	root.SetErr(std.err)
	err := root.ExecuteContext(context.Background())
	if flushed := out.Flush(); err == nil && flushed != nil {
		err = fmt.Errorf("write the output: %w", flushed)
	}
	if err == nil {
		return exitDone
	}
	code := exitCode(err)
	if !errors.As(err, new(silent)) {
		printError(std.err, err)
	}
	return code
}

// app is what every command works with.
type app struct {
	stdio
	console io.Writer // standard output itself, for a session in the terminal
	flags   struct{ db, decks string }
}

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "sabaq",
		Short: "study cards for what you read, in this terminal",
		Long: `sabaq asks you cards, and asks each one again when you are about to forget it.

Cards stand in decks: Markdown files that you own. Without a command, sabaq
shows what there is to do today.`,
		Example:           "  sabaq study                study what is due, and some new cards\n  sabaq deck list            the decks that it knows\n  sabaq help format          how to write a deck",
		Version:           version,
		Args:              unknownCommand,
		SilenceErrors:     true,
		SilenceUsage:      true,
		DisableAutoGenTag: true,
		RunE:              func(cmd *cobra.Command, _ []string) error { return a.today(cmd) },
	}
	root.SetVersionTemplate("sabaq {{.Version}}\n")
	root.PersistentFlags().StringVar(&a.flags.db, "db", "", "the progress `FILE` (else $SABAQ_DB, else in the data directory)")
	root.PersistentFlags().StringVar(&a.flags.decks, "decks", "", "the `DIR` with your decks (else $SABAQ_DECKS, else in the data directory)")
	root.Flags().Bool("json", false, "print as JSON")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		text, _, _ := strings.Cut(err.Error(), ": strconv.") // what follows is for programmers
		return usageError{errors.New(text), "see: " + cmd.CommandPath() + " --help"}
	})
	root.AddCommand(
		newStudy(a), newDeck(a), newCard(a), newWhy(a), newQuiz(a), newScores(a), newClass(a), newFit(a), newDoctor(a), newVersion(a),
	)
	root.SetHelpCommand(newHelp(a, root))
	root.InitDefaultCompletionCmd()
	return root
}

// unknownCommand refuses arguments that are no command, and names the nearest one.
func unknownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := "see: " + cmd.CommandPath() + " --help"
	cmd.SuggestionsMinimumDistance = 2
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		best := slices.MinFunc(near, func(a, b string) int { return levenshtein(args[0], a) - levenshtein(args[0], b) })
		hint = "did you mean: " + cmd.CommandPath() + " " + best
	}
	return usageError{fmt.Errorf("unknown command %q", args[0]), hint}
}

// usageError is a command line that can't be understood.
type usageError struct {
	error
	hint string
}

func (e usageError) Hint() string  { return e.hint }
func (e usageError) Unwrap() error { return e.error }

// hinted is an error with the next step.
type hinted struct {
	error
	hint string
}

func (e hinted) Hint() string  { return e.hint }
func (e hinted) Unwrap() error { return e.error }

// silent is an exit code for which everything was said already.
type silent int

func (s silent) Error() string { return fmt.Sprintf("exit code %d", int(s)) }

// exitCode is the one place where errors become exit codes.
func exitCode(err error) int {
	var quiet silent
	var signal tty.Signal
	var usage usageError
	switch {
	case errors.As(err, &quiet):
		return int(quiet)
	case errors.As(err, &signal):
		return tty.ExitCode(err)
	case errors.As(err, &usage):
		return exitUsage
	case errors.Is(err, store.ErrBusy):
		return exitBusy
	case errors.Is(err, store.ErrDamaged), errors.Is(err, store.ErrNewer):
		return exitDamaged
	default:
		return exitFailed
	}
}

// printError writes an error and, under it, what to do next.
func printError(w io.Writer, err error) {
	var path *fs.PathError
	text := err.Error()
	if errors.As(err, &path) && text == path.Error() {
		text = path.Path + ": " + path.Err.Error()
	}
	for i, line := range strings.Split(text, "\n") {
		prefix := "sabaq: "
		if i > 0 {
			prefix = "  "
		}
		fmt.Fprintf(w, "%s%s\n", prefix, ink.Clean(line))
	}
	next := ""
	var hint interface{ Hint() string }
	if errors.As(err, &hint) {
		next = hint.Hint()
	}
	if next == "" && errors.Is(err, fs.ErrPermission) {
		next = "give yourself the permission, or name another place; see: sabaq help files"
	}
	if next == "" {
		return
	}
	for _, line := range strings.Split(next, "\n") {
		fmt.Fprintf(w, "  %s\n", ink.Clean(line))
	}
}

func newVersion(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "print the version",
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(a.out, "sabaq %s\n", version)
			return err
		},
	}
}

// noArgs refuses arguments as a usage error.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError{fmt.Errorf("%s takes no arguments, not %q", cmd.CommandPath(), args[0]), "see: " + cmd.CommandPath() + " --help"}
	}
	return nil
}

// oneArg wants exactly one argument, named what.
func oneArg(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usageError{fmt.Errorf("%s wants one %s, not %d", cmd.CommandPath(), what, len(args)), "see: " + cmd.CommandPath() + " --help"}
		}
		return nil
	}
}
