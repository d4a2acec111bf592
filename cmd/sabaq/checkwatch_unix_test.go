//go:build unix

package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestCheckWatch checks again when a deck is written, goes on while it can't be read, and ends at Ctrl-C with its code.
func TestCheckWatch(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "deck.md")
	write := func(text string) {
		t.Helper()
		if err := writeWhole(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	write("Q: Question?\nA: Answer.\n")
	s := start(t, dir, "deck", "check", "--watch", "deck.md")
	s.until("0 errors, 0 warnings in 1 card")
	write("Q: Question, and no answer?\n")
	s.until("error E120")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	s.until("-- 09:00:00")
	write("Q: Question?\nA: Another answer.\n")
	s.until("0 errors, 0 warnings in 1 card")
	if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	s.cmd.Wait()
	status := s.cmd.ProcessState.Sys().(syscall.WaitStatus)
	if code := status.ExitStatus(); code != 130 {
		t.Errorf("ended by Ctrl-C: exit code %d (%v), want 130", code, s.cmd.ProcessState)
	}
}
