package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Decks are checked once, then whenever one of them or its source changes; a deck
// that is gone for a moment ends nothing; a signal does.
func TestWatch(t *testing.T) {
	dir := t.TempDir()
	path, source := filepath.Join(dir, "x.md"), filepath.Join(dir, "essay.txt")
	day := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	write := func(path, text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		day = day.Add(time.Second) // whatever the file system's clock can tell apart
		if err := os.Chtimes(path, day, day); err != nil {
			t.Fatal(err)
		}
	}
	const deck = "---\nsource: {file: essay.txt}\n---\nQ: Who wrote it?\n= Aron\n> Aron wrote it.\n"
	write(path, deck)

	var out, errs strings.Builder
	env := func(name string) string { return map[string]string{"HOME": dir}[name] }
	a := &app{stdio: stdio{out: &out, err: &errs, env: env, now: func() time.Time { return day }}}
	w := &watch{app: a, files: []deckFile{{path, "x"}}}
	tick := func() {
		t.Helper()
		for range 2 { // the second finds nothing new
			if err := w.look(); err != nil {
				t.Fatal(err)
			}
		}
	}

	tick()
	if n := strings.Count(out.String(), "0 errors"); n != 1 || !strings.Contains(out.String(), "quotations not checked") {
		t.Errorf("after two ticks without a change:\n%s", out.String())
	}
	out.Reset()
	write(source, "Aron wrote it.\n")
	tick()
	if got := out.String(); strings.Count(got, "0 errors, 0 warnings") != 1 || strings.Contains(got, "not checked") {
		t.Errorf("with its source:\n%s", got)
	}
	out.Reset()
	write(source, "Aaron wrote it.\n")
	tick()
	if got := out.String(); strings.Count(got, "error E301") != 1 {
		t.Errorf("with another source:\n%s", got)
	}
	out.Reset()
	write(path, deck+"\nQ: no answer\n")
	tick()
	if got := out.String(); !strings.HasPrefix(got, "-- 09:00:04\n") || strings.Count(got, "error E120") != 1 {
		t.Errorf("with a broken card:\n%s", got)
	}
	out.Reset()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	tick()
	if !strings.Contains(errs.String(), "the deck's file is not there") {
		t.Errorf("without the deck:\n%s%s", out.String(), errs.String())
	}
	out.Reset()
	write(path, deck)
	tick()
	if got := out.String(); strings.Count(got, "error E301") != 1 {
		t.Errorf("with the deck again:\n%s", got)
	}

	ended := make(chan os.Signal, 1)
	ended <- syscall.SIGTERM
	var code silent
	if err := w.run(nil, ended); !errors.As(err, &code) || code != 143 {
		t.Errorf("ended with %v, want exit code 143", err)
	}
	ticks := make(chan time.Time)
	go func() { ticks <- day; ticks <- day; ended <- os.Interrupt }()
	if err := w.run(ticks, ended); !errors.As(err, &code) || code != 130 {
		t.Errorf("ended with %v, want exit code 130", err)
	}
}
