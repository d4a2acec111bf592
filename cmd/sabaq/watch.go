package main

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"sabaq/decks/check"
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// watchEvery is how often watched files are looked at.
const watchEvery = 500 * time.Millisecond

// watchDecks checks decks now and whenever one of them or its source changes, until a signal.
func (a *app) watchDecks(files []deckFile, class []check.Finding) error {
	ticker := time.NewTicker(watchEvery)
	defer ticker.Stop()
	ended := make(chan os.Signal, 1)
	signal.Notify(ended, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(ended)
	return (&watch{app: a, files: files, class: class}).run(ticker.C, ended)
}

// watch is a check that is repeated when its files change.
type watch struct {
	*app
	files          []deckFile
	class          []check.Finding
	sources        []string // of the decks, as they were last read
	begun          bool
	decks, sourced string // stamps of the files when they were last read
}

// run looks at the files now and at each tick, until a signal.
func (w *watch) run(ticks <-chan time.Time, ended <-chan os.Signal) error {
	for {
		if err := w.look(); err != nil {
			return err
		}
		select {
		case <-ticks:
		case s := <-ended:
			number, _ := s.(syscall.Signal)
			return silent(tty.ExitCode(tty.Signal(number)))
		}
	}
}

// look checks the decks if anything has changed since it last did. A deck that can't be read, as
// while an editor replaces it, ends nothing.
func (w *watch) look() error {
	// The decks are looked at before they are read, so that no change falls in between.
	now := deckStamps(w.files)
	if w.begun && now == w.decks && sourceStamps(w.sources) == w.sourced {
		return nil
	}
	var err error
	w.sources, err = w.checkNow()
	w.begun, w.decks, w.sourced = true, now, sourceStamps(w.sources)
	return err
}

// checkNow checks once, shows the result at once, and returns where the sources are.
func (w *watch) checkNow() (sources []string, err error) {
	a := w.app
	if err := a.print(ink.Plainly("-- " + a.now().Format(time.TimeOnly))); err != nil {
		return nil, err
	}
	all, unread := a.checkFiles(w.files, w.class)
	if unread == nil {
		if err := a.report(all, checkOptions{}); err != nil && !errors.As(err, new(silent)) {
			return nil, err
		}
	}
	if out, ok := a.out.(interface{ Flush() error }); ok {
		if err := out.Flush(); err != nil {
			return nil, fmt.Errorf("write the output: %w", err)
		}
	}
	if unread != nil {
		printError(a.err, unread)
	}
	return all.sources, nil
}

// deckStamps tells whether decks are as they were.
func deckStamps(files []deckFile) string {
	var b strings.Builder
	for _, f := range files {
		size, modTime, err := f.stamp()
		fmt.Fprintln(&b, size, modTime, err != nil)
	}
	return b.String()
}

// sourceStamps tells whether their sources are.
func sourceStamps(paths []string) string {
	var b strings.Builder
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil {
			fmt.Fprint(&b, info.Size(), " ", info.ModTime().UnixNano())
		}
		fmt.Fprintln(&b)
	}
	return b.String()
}
