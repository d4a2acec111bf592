package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
	"sabaq/store"
)

// doctorJSON is what `doctor --json` prints, which is stable.
type doctorJSON struct {
	File     string   `json:"file"`
	Bytes    int64    `json:"bytes"`
	Devices  int      `json:"devices"`
	Events   int      `json:"events"`
	Undone   int      `json:"undone"`
	Lost     uint64   `json:"lost"` // events that an earlier rebuild had to give up
	Cards    int      `json:"cards"`
	Decks    int      `json:"decks"`
	Clean    bool     `json:"clean"`
	Findings []string `json:"findings"`
	More     int      `json:"more"` // findings beyond those listed
	Kept     string   `json:"kept"` // --rebuild: where the file as it was is kept
}

func newDoctor(a *app) *cobra.Command {
	var asJSON, rebuild bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "check the progress file, or rebuild it from its log",
		Long: `Reads the whole progress file: its pages, the checksum of every record of the
log, and whether the states of the cards are what the log says. With
--rebuild, makes the file anew from the log and keeps the old one beside it.

EXIT STATUS
  0 nothing is wrong   3 something is   4 the file is in use
  5 it is too damaged to be looked at; see: sabaq help files (backups)`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return a.doctor(asJSON, rebuild) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print as JSON")
	cmd.Flags().BoolVar(&rebuild, "rebuild", false, "make the file anew from its log")
	return cmd
}

func (a *app) doctor(asJSON, rebuild bool) error {
	_, st, err := a.learner()
	if err != nil {
		return err
	}
	if !st.Exists() {
		if asJSON {
			return a.printJSON(asDoctorJSON(st, &store.Report{}))
		}
		return a.print(ink.Plainly("There is no progress file yet; nothing to check."))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	look := st.Check
	if rebuild {
		look = st.Rebuild
	}
	report, err := look(ctx, a.counter("events"))
	if errors.Is(err, context.Canceled) {
		return fmt.Errorf("%w; nothing was changed", tty.ErrInterrupted)
	}
	if err != nil {
		return err
	}
	if asJSON {
		err = a.printJSON(asDoctorJSON(st, report))
	} else {
		err = a.printReport(st, report, rebuild)
	}
	if err == nil && !report.Clean() && !rebuild {
		err = silent(exitFound)
	}
	return err
}

func asDoctorJSON(st *store.File, r *store.Report) doctorJSON {
	j := doctorJSON{st.Path(), r.Size, r.Devices, r.Events, r.Undone, r.Lost, r.Cards, r.Decks, r.Clean(), []string{}, r.More, r.Kept}
	for _, f := range r.Findings {
		j.Findings = append(j.Findings, f.String())
	}
	return j
}

func (a *app) printReport(st *store.File, r *store.Report, rebuilt bool) error {
	lines := []ink.Line{ink.Plainly(st.Path())}
	say := func(format string, args ...any) { lines = append(lines, ink.Plainly(fmt.Sprintf(format, args...))) }
	say("  %s in the log (%d taken back), %s with a history, %s, %.1f MB",
		count(r.Events, "event"), r.Undone, count(r.Cards, "card"), count(r.Decks, "deck"), float64(r.Size)/1e6)
	if r.Lost > 0 {
		say("  %d events were given up by an earlier rebuild", r.Lost)
	}
	for _, f := range r.Findings {
		say("  %s", f)
	}
	if r.More > 0 {
		say("  and %d more", r.More)
	}
	switch {
	case rebuilt:
		say("Rebuilt from the log. The file as it was is kept as %s", r.Kept)
	case r.Clean():
		say("Nothing is wrong.")
	default:
		say("To make it anew from its log: sabaq doctor --rebuild")
	}
	return a.print(lines...)
}

// counter shows on a terminal how far long work is, from the second second on.
func (a *app) counter(what string) func(done, total int) {
	f, ok := a.err.(*os.File)
	if !ok || !tty.IsTerminal(f) {
		return nil
	}
	began := time.Now()
	var shown time.Time
	return func(done, total int) {
		now := time.Now()
		if now.Sub(began) < time.Second || done < total && now.Sub(shown) < 100*time.Millisecond {
			return
		}
		shown = now
		fmt.Fprintf(f, "\r%d of %d %s", done, total, what)
		if done >= total {
			fmt.Fprint(f, "\r\x1b[K")
		}
	}
}
