package store

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
)

// writerChild records answers and says of each that it is saved: of a card of its own each time,
// or (with "shared") of one card that other processes answer too.
func writerChild(t *testing.T, args []string) {
	path, name, shared := args[0], args[1], len(args) > 2
	f := New(path, newClock().options())
	c := newClock()
	n := 1 << 30
	if shared {
		n = 100
	}
	for i := 0; i < n; {
		card := fmt.Sprintf("%s-%d", name, i)
		if shared {
			card = "shared"
		}
		_, _, err := f.Record(c.answer(card, fsrs.Good, 2), stateOf(t, f, card).LastEvent)
		if shared && (errors.Is(err, quiz.ErrMoved) || errors.Is(err, ErrBusy)) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		os.Stdout.WriteString("saved " + card + "\n")
		i++
	}
}

// start starts a writer and returns its lines.
func start(t *testing.T, args ...string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := inChild(t, "writer", args...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(out)
}

// TestKill ends a writer by force, at whatever it is doing, again and again: what it called
// saved is in the file, once, and the file is sound.
func TestKill(t *testing.T) {
	f, c := newFile(t)
	mustRecord(t, f, c.answer("first", fsrs.Good, 1))
	saved := map[string]bool{"first": true}
	for i := range 60 {
		cmd, lines := start(t, f.Path(), fmt.Sprintf("k%d", i))
		for n := rand.IntN(12); lines.Scan(); n-- {
			if card, ok := strings.CutPrefix(lines.Text(), "saved "); ok {
				saved[card] = true
			} else {
				t.Fatal(lines.Text())
			}
			if n == 0 {
				cmd.Process.Kill() // and read on: what is in the pipe was said before the end
			}
		}
		cmd.Wait()
		if i%20 == 0 {
			mustBeClean(t, f)
		}
	}
	mustBeClean(t, f)
	events := map[string]int{}
	if err := f.Events(t.Context(), func(ev quiz.Event) error { events[ev.Card]++; return nil }); err != nil {
		t.Fatal(err)
	}
	for card := range saved {
		if s := stateOf(t, f, card); events[card] != 1 || s.Reps != 1 {
			t.Errorf("%s was saved: %d events, %d answers", card, events[card], s.Reps)
		}
	}
	// A process may die between saving and saying so: one event for each of them at most.
	if extra := len(events) - len(saved); extra < 0 || extra > 60 {
		t.Errorf("%d events for %d saved answers", len(events), len(saved))
	}
}

// TestTwoProcesses has two processes answer one card: no answer is lost or overwritten.
func TestTwoProcesses(t *testing.T) {
	f, _ := newFile(t)
	var wait sync.WaitGroup
	for _, name := range []string{"a", "b"} {
		cmd, lines := start(t, f.Path(), name, "shared")
		wait.Go(func() {
			for lines.Scan() {
			}
			if err := cmd.Wait(); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if s := stateOf(t, f, "shared"); s.Reps != 200 {
		t.Errorf("%d answers of 200", s.Reps)
	}
	if r := mustBeClean(t, f); r.Events != 200 || r.Devices != 1 {
		t.Errorf("%+v", r)
	}
}
