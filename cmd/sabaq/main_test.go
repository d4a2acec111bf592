package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"sabaq/quiz"
	"sabaq/store"
)

// Tests run the program as a person does: the test binary starts itself again under the name of
// one of these commands.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"sabaq": func() { os.Exit(program(os.Args[1:], os.Stdin)) },
		"exits": exits,
		"feed":  feed,
	})
}

// clockEnv holds the learner's wall time in tests, in clockLayout and the zone of TZ. With ticksEnv the
// clock goes on from there; else it stands still.
const (
	ticksEnv    = "SABAQ_TEST_TICKS"
	clockEnv    = "SABAQ_TEST_NOW"
	clockLayout = "2006-01-02 15:04:05"
	firstMoment = "2026-11-22 09:00:00" // a Sunday
)

// noSleep is GORACE without the second that the race detector sleeps at each program's end.
const noSleep = "atexit_sleep_ms=0"

// program is the whole program but for its clock.
func program(args []string, in io.Reader) int {
	now, err := time.ParseInLocation(clockLayout, os.Getenv(clockEnv), time.Local)
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", clockEnv, err)
		return 99
	}
	clock := func() time.Time { return now }
	if os.Getenv(ticksEnv) != "" {
		began := time.Now()
		clock = func() time.Time { return now.Add(time.Since(began)) }
	}
	return run(args, stdio{in, os.Stdout, os.Stderr, os.Getenv, clock})
}

// exits is the script command "exits CODE ARG...": sabaq with these arguments has to end with CODE.
func exits() {
	want, err := strconv.Atoi(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(99)
	}
	if got := program(os.Args[2:], os.Stdin); got != want {
		fmt.Fprintf(os.Stderr, "exit code %d, want %d\n", got, want)
		os.Exit(1)
	}
}

// feed is the script command "feed KEYS ARG...": sabaq with KEYS as its input, where | is Enter.
func feed() {
	keys := strings.ReplaceAll(os.Args[1], "|", "\n")
	os.Exit(program(os.Args[2:], strings.NewReader(keys)))
}

var update = flag.Bool("update", false, "write what is printed now into the scripts")

// TestScripts runs the scripts in testdata, one behaviour each. The home directory does not exist
// at first, so that one that was made shows what wrote to it.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                "testdata",
		UpdateScripts:      *update,
		RequireUniqueNames: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("HOME", filepath.Join(env.WorkDir, "home"))
			env.Setenv("LC_ALL", "C.UTF-8")
			env.Setenv("TZ", "UTC")
			env.Setenv(clockEnv, firstMoment)
			env.Setenv("GORACE", noSleep)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"now":   setNow,
			"later": later,
			"log":   printLog,
			"flip":  flip,
			"cut":   cut,
		},
	})
}

// setNow is the script command "now 'DATE TIME'".
func setNow(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: now 'DATE TIME'")
	}
	_, err := time.Parse(clockLayout, args[0])
	ts.Check(err)
	ts.Setenv(clockEnv, args[0])
}

// later is the script command "later 10m" or "later 3d".
func later(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: later TIME")
	}
	now, err := time.Parse(clockLayout, ts.Getenv(clockEnv))
	ts.Check(err)
	if days, ok := strings.CutSuffix(args[0], "d"); ok {
		n, err := strconv.Atoi(days)
		ts.Check(err)
		now = now.AddDate(0, 0, n)
	} else {
		d, err := time.ParseDuration(args[0])
		ts.Check(err)
		now = now.Add(d)
	}
	ts.Setenv(clockEnv, now.Format(clockLayout))
}

// printLog is the script command "log [FILE]": the events of the progress file, one a line, as standard output.
func printLog(ts *testscript.TestScript, neg bool, args []string) {
	path := filepath.Join(ts.Getenv("HOME"), ".local", "share", "sabaq", "progress.db")
	if len(args) > 0 {
		path = ts.MkAbs(args[0])
	}
	events, err := eventsOf(path)
	ts.Check(err)
	out := ts.Stdout() // also when there is nothing to print
	for _, ev := range events {
		fmt.Fprintln(out, eventLine(ev))
	}
}

// eventsOf reads a log in the order in which it was written.
func eventsOf(path string) (events []quiz.Event, err error) {
	err = store.New(path, store.Options{}).Events(context.Background(), func(ev quiz.Event) error {
		events = append(events, ev)
		return nil
	})
	return events, err
}

var kindNames = map[quiz.EventKind]string{
	quiz.Answered: "answered", quiz.Practised: "practised", quiz.Undone: "undone", quiz.Suspended: "suspended",
	quiz.Resumed: "resumed", quiz.Buried: "buried", quiz.Reset: "reset", quiz.Edited: "edited", quiz.Corrected: "corrected",
	quiz.Fitted: "fitted", quiz.Moved: "moved", quiz.Sat: "sat",
}

// eventLine writes an event as "answered fork good (proposed again) due 2026-11-22".
func eventLine(ev quiz.Event) string {
	line := cmp.Or(kindNames[ev.Kind], "unknown") + " " + ev.Card
	if ev.Rating != 0 {
		line += " " + ev.Rating.String()
	}
	if ev.Proposed != 0 {
		line += " (proposed " + ev.Proposed.String() + ")"
	}
	if ev.Kind == quiz.Answered {
		line += " due " + ev.Due.Day.String()
	}
	return line
}

// flip is the script command "flip FILE OFFSET": one bit of the file is turned over.
func flip(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: flip FILE OFFSET")
	}
	path := ts.MkAbs(args[0])
	data, err := os.ReadFile(path)
	ts.Check(err)
	at, err := strconv.Atoi(args[1])
	ts.Check(err)
	data[at] ^= 1
	ts.Check(os.WriteFile(path, data, 0o600))
}

// cut is the script command "cut FILE SIZE": the file ends there.
func cut(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: cut FILE SIZE")
	}
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), size))
}
