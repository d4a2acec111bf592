//go:build unix

package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// lockedProgress holds the progress file as another program would: how is LOCK_EX or LOCK_SH.
func lockedProgress(t *testing.T, dir string, how int) (release func()) {
	t.Helper()
	f, err := os.Open(progressIn(dir))
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return func() { f.Close() }
}

// TestBusy is refused by every command with a code of its own, and told what to do.
func TestBusy(t *testing.T) {
	t.Parallel()
	dir := studied(t, 3)
	lockedProgress(t, dir, syscall.LOCK_EX)
	var all sync.WaitGroup // each waits a second for the other program
	for _, args := range [][]string{
		{}, {"--json"}, {"study", "--plain"}, {"study", "deck.md", "--plain"}, {"deck", "list"}, {"why", "c0"},
		{"card", "suspend", "c0"}, {"doctor"}, {"doctor", "--rebuild"},
	} {
		all.Go(func() {
			r := wants(t, exitBusy, dir, "\n4\n", args...)
			if len(r.out) > 0 || !bytes.Contains(r.err, []byte("in use by another program")) || !bytes.Contains(r.err, []byte("  wait until the other sabaq")) {
				t.Errorf("sabaq %q:\n%s\n%s", args, r.out, r.err)
			}
		})
	}
	all.Wait()
}

// session is a run of the program that is talked to line by line.
type session struct {
	t   *testing.T
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

func start(t *testing.T, dir string, args ...string) *session {
	t.Helper()
	s := &session{t: t, cmd: sabaqIn(dir, firstMoment, args...)}
	out, err := s.cmd.StdoutPipe()
	if err == nil {
		s.in, err = s.cmd.StdinPipe()
	}
	if err == nil {
		err = s.cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	s.out = bufio.NewReader(out)
	late := time.AfterFunc(patience, func() { s.cmd.Process.Kill() }) // then what is waited for never comes
	t.Cleanup(func() { late.Stop(); s.cmd.Process.Kill(); s.cmd.Wait() })
	return s
}

// say enters a line.
func (s *session) say(line string) { fmt.Fprintln(s.in, line) }

// until waits for a text, wherever its lines are broken.
func (s *session) until(text string) {
	s.t.Helper()
	var seen []byte
	for !bytes.HasSuffix(seen, []byte(text)) {
		b, err := s.out.ReadByte()
		if err != nil {
			s.t.Fatalf("%q never came (%v):\n%s", text, err, seen)
		}
		if b == '\n' {
			b = ' '
		}
		seen = append(seen, b)
	}
}

// TestBusyAnswer keeps the session at the card when an answer can't be saved for the moment.
func TestBusyAnswer(t *testing.T) {
	t.Parallel()
	dir := studied(t, 1)
	s := start(t, dir, "study", "--plain", "deck.md")
	s.say("")
	s.until("Rate:")
	release := lockedProgress(t, dir, syscall.LOCK_SH)
	s.say("4")
	s.until("Not saved: ")
	s.until("in use by another program")
	s.until("Rate:")
	if n := len(keysOf(t, dir)); n != 1 {
		t.Errorf("%d events in the log, want 1", n)
	}
	release()
	s.say("4")
	s.until("Saved: easy.")
	if keys := keysOf(t, dir); !slices.Equal(keys, []string{"answered c0 easy", "answered c1 easy"}) {
		t.Errorf("the log: %q", keys)
	}
}

// TestTwoSessions asks a card in two sessions: the answer that comes first counts, the other session says so.
func TestTwoSessions(t *testing.T) {
	t.Parallel()
	dir := studied(t, 1)
	one, two := start(t, dir, "study", "--plain", "deck.md"), start(t, dir, "study", "--plain", "deck.md")
	for _, s := range []*session{one, two} {
		s.until("Question 1?")
		s.say("")
		s.until("Rate:")
	}
	two.say("4")
	two.until("Saved: easy.")
	one.say("1")
	one.until("answered elsewhere meanwhile")
	one.until("Question 2?")
	one.say("u")
	one.until("Nothing to take back")
	if keys := keysOf(t, dir); !slices.Equal(keys, []string{"answered c0 easy", "answered c1 easy"}) {
		t.Errorf("the log: %q", keys)
	}
}

// TestSessionsTogether runs three sessions on one file at once: everything that any of them showed as
// saved is in the log, once, in its own order.
func TestSessionsTogether(t *testing.T) {
	t.Parallel()
	dir := studied(t, 40)
	var all sync.WaitGroup
	shown := make([][]string, 3)
	for i := range shown {
		deck := fmt.Sprintf("deck%d.md", i)
		text := bytes.ReplaceAll(numberedDeck(25), []byte("id: c"), fmt.Appendf(nil, "id: c%d00", i+1))
		text = bytes.ReplaceAll(text, []byte("Question "), fmt.Appendf(nil, "Question %d00", i+1))
		if err := os.WriteFile(filepath.Join(dir, deck), text, 0o600); err != nil {
			t.Fatal(err)
		}
		all.Go(func() {
			r := wants(t, exitDone, dir, strings.Repeat("\n4\n", 30), "study", "--plain", "--new", "1000", deck)
			shown[i] = readShown(bufio.NewReader(bytes.NewReader(r.out)), -1, nil)
		})
	}
	all.Wait()
	log := keysOf(t, dir)[40:]
	total := 0
	for _, one := range shown {
		total += len(one)
		rest := log
		for _, key := range one {
			at := slices.Index(rest, key)
			if at < 0 {
				t.Fatalf("%q is not in the log where it should be", key)
			}
			rest = rest[at+1:]
		}
	}
	if len(log) != total || total < 25 {
		t.Errorf("%d events in the log, %d were shown", len(log), total)
	}
	wants(t, exitDone, dir, "", "doctor")
}

// asNobody makes cmd run without the rights of root, which no permission binds.
func asNobody(t *testing.T, dir string, cmd *exec.Cmd) *exec.Cmd {
	t.Helper()
	if os.Geteuid() != 0 {
		return cmd
	}
	const nobody = 65534
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody, NoSetGroups: true}}
	// The way to the program, and to the files, is made passable.
	for path := cmd.Path; path != filepath.Dir(path); path = filepath.Dir(path) {
		passable(path)
	}
	for path := dir; path != filepath.Dir(path); path = filepath.Dir(path) {
		passable(path)
	}
	return cmd
}

func passable(path string) {
	if info, err := os.Stat(path); err == nil && info.Mode().Perm()&0o005 != 0o005 {
		os.Chmod(path, info.Mode().Perm()|0o055)
	}
}

// TestReadOnly can be looked at and not studied; nothing is lost, and it is said why and what to do.
func TestReadOnly(t *testing.T) {
	t.Parallel()
	dir := studied(t, 3)
	run := func(code int, in string, args ...string) result {
		t.Helper()
		cmd := asNobody(t, dir, sabaqIn(dir, firstMoment, args...))
		cmd.Stdin = strings.NewReader(in)
		r := ran(t, cmd)
		if r.code != code {
			t.Errorf("sabaq %q: exit code %d, want %d\n%s%s", args, r.code, code, r.out, r.err)
		}
		return r
	}
	chmod := func(mode os.FileMode, paths ...string) {
		t.Helper()
		for _, path := range paths {
			if err := os.Chmod(path, mode); err != nil {
				t.Fatal(err)
			}
		}
	}
	data := filepath.Dir(progressIn(dir))
	asNobody(t, data, exec.Command("sabaq"))
	t.Cleanup(func() { chmod(0o700, data) }) // so that it can be removed

	// A file in a folder, neither of which may be written to.
	chmod(0o444, progressIn(dir))
	chmod(0o555, data)
	run(exitDone, "")
	run(exitDone, "", "why", "c0")
	run(exitDone, "", "doctor")
	for _, args := range [][]string{{"study", "deck.md", "--plain"}, {"card", "suspend", "c0"}} {
		r := run(exitFailed, "\n4\n", args...)
		if !bytes.Contains(r.err, []byte("  give yourself ")) {
			t.Errorf("sabaq %q: %s", args, r.err)
		}
		if bytes.Contains(r.out, []byte("Saved:")) {
			t.Errorf("sabaq %q: %s", args, r.out)
		}
	}
	if keys := keysOf(t, dir); len(keys) != 3 {
		t.Errorf("the log: %q", keys)
	}

	// A file that may not be read.
	chmod(0, progressIn(dir))
	r := run(exitFailed, "")
	if !bytes.Contains(r.err, []byte("permission denied")) && !bytes.Contains(r.err, []byte("cannot be")) {
		t.Errorf("sabaq: %s", r.err)
	}

	// A folder without a file, where none can be made. Looking works.
	chmod(0o700, data)
	if err := os.Remove(progressIn(dir)); err != nil {
		t.Fatal(err)
	}
	chmod(0o555, data)
	run(exitDone, "")
	run(exitDone, "", "deck", "list")
	r = run(exitFailed, "\n4\n", "study", "deck.md", "--plain")
	if !bytes.Contains(r.err, []byte("  give yourself ")) {
		t.Errorf("sabaq study: %s", r.err)
	}

	// A deck, and settings, that may not be read.
	chmod(0, filepath.Join(dir, "deck.md"))
	for _, args := range [][]string{{"deck", "check", "deck.md"}, {"deck", "show", "deck.md"}, {"study", "deck.md"}} {
		if r := run(exitFailed, "", args...); !bytes.Contains(r.err, []byte("deck.md: permission denied")) {
			t.Errorf("sabaq %q: %s", args, r.err)
		}
	}
	settings := filepath.Join(dir, ".config", "sabaq", "config.toml")
	if err := errors.Join(writeWhole(settings, nil), os.Chmod(settings, 0)); err != nil {
		t.Fatal(err)
	}
	asNobody(t, filepath.Dir(settings), exec.Command("sabaq"))
	if r := run(exitFailed, ""); !bytes.Contains(r.err, []byte("config.toml: permission denied")) {
		t.Errorf("sabaq: %s", r.err)
	}
}

// TestFullOutput fails when what was asked for can't be printed whole.
func TestFullOutput(t *testing.T) {
	t.Parallel()
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip(err)
	}
	defer full.Close()
	dir := t.TempDir()
	for _, args := range [][]string{{}, {"--json"}, {"deck", "list"}, {"deck", "show", "pak-afghan"}, {"help", "format"}, {"--help"}, {"version"}, {"study", "--plain"}} {
		cmd := sabaqIn(dir, firstMoment, args...)
		var complaints bytes.Buffer
		cmd.Stdout, cmd.Stderr = full, &complaints
		cmd.Run()
		if code := cmd.ProcessState.ExitCode(); code != exitFailed || !bytes.Contains(complaints.Bytes(), []byte("no space left")) {
			t.Errorf("sabaq %q > /dev/full: exit code %d: %s", args, code, complaints.Bytes())
		}
	}
}
