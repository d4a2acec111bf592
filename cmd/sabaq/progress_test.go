package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sabaq/quiz/screen/tty"
	"sabaq/store"
)

// studied makes a home with a deck and a progress file of n answers.
func studied(t *testing.T, n int) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "deck.md"), numberedDeck(n+20), 0o644); err != nil {
		t.Fatal(err)
	}
	r := wants(t, exitDone, dir, strings.Repeat("\n4\n", n)+"q\n", "study", "deck.md", "--plain", "--new", "1000")
	if saved := bytes.Count(r.out, []byte("Saved: easy.")); saved != n {
		t.Fatalf("%d answers were saved, want %d", saved, n)
	}
	return dir
}

// keysOf are the events of a progress file as eventKey has them.
func keysOf(t *testing.T, dir string) (keys []string) {
	t.Helper()
	events, err := eventsOf(progressIn(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, ev := range events {
		keys = append(keys, eventKey(ev))
	}
	return keys
}

// TestExitCodes maps errors, wrapped as they come, to the codes that `sabaq help exit-codes` lists.
func TestExitCodes(t *testing.T) {
	for _, c := range []struct {
		err  error
		want int
	}{
		{errors.New("whatever"), exitFailed},
		{&store.Error{Kind: store.ErrReadOnly}, exitFailed},
		{usageError{errors.New("what"), ""}, exitUsage},
		{silent(exitFound), exitFound},
		{&store.Error{Kind: store.ErrBusy}, exitBusy},
		{&store.Error{Kind: store.ErrDamaged}, exitDamaged},
		{&store.Error{Kind: store.ErrNewer}, exitDamaged},
		{hinted{&store.Error{Kind: store.ErrNewer}, "hint"}, exitDamaged},
		{tty.ErrHangup, 129},
		{tty.ErrInterrupted, 130},
		{tty.ErrTerminated, 143},
	} {
		for _, err := range []error{c.err, fmt.Errorf("doing this: %w", c.err), errors.Join(c.err, errors.New("and that"))} {
			if got := exitCode(err); got != c.want {
				t.Errorf("%#v: exit code %d, want %d", err, got, c.want)
			}
		}
		if !strings.Contains(exitCodesHelp, fmt.Sprint(c.want)) {
			t.Errorf("help exit-codes doesn't list %d", c.want)
		}
	}
}

// TestPrintError writes the prefix once, safe text, and the hint below it.
func TestPrintError(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{errors.New("one thing"), "sabaq: one thing\n"},
		{errors.Join(errors.New("one thing"), errors.New("another")), "sabaq: one thing\n  another\n"},
		{hinted{errors.New("one thing"), "do this\nor that"}, "sabaq: one thing\n  do this\n  or that\n"},
		{fmt.Errorf("%w", hinted{errors.New("one thing"), "do this"}), "sabaq: one thing\n  do this\n"},
		{&fs.PathError{Op: "open", Path: "notes.md", Err: fs.ErrPermission}, "sabaq: notes.md: permission denied\n" +
			"  give yourself the permission, or name another place; see: sabaq help files\n"},
		{hinted{errors.New("\x1b[2Jone\r\x00 thing"), "\x1b]0;x\x07do this"}, "sabaq: one  thing\n  do this\n"},
		{&store.Error{Path: "p.db", Kind: store.ErrNewer}, "sabaq: progress file p.db: written by a newer version of this program\n" +
			"  install the newer version, or name another file with --db\n"},
	} {
		var b bytes.Buffer
		printError(&b, c.err)
		if b.String() != c.want {
			t.Errorf("%#v:\n%q, want\n%q", c.err, b.String(), c.want)
		}
	}
}

// TestFlippedBits damages a progress file in many ways. Whatever is damaged is refused and left as it is, or was
// of no matter; doctor sees it, and what it rebuilds from the log is sound and has no answer that wasn't given.
func TestFlippedBits(t *testing.T) {
	t.Parallel()
	dir := studied(t, 25)
	sound, err := os.ReadFile(progressIn(dir))
	if err != nil {
		t.Fatal(err)
	}
	before := keysOf(t, dir)
	rounds := 40
	if testing.Short() {
		rounds = 8
	}
	refused, rebuilt := 0, 0
	for round := range rounds {
		rnd := rand.New(rand.NewPCG(uint64(round), 5))
		damaged := bytes.Clone(sound)
		at := rnd.IntN(len(damaged))
		what := fmt.Sprintf("bit turned over in byte %d", at)
		switch damaged[at] ^= 1 << rnd.IntN(8); round % 4 {
		case 0:
			damaged, what = damaged[:at], fmt.Sprintf("cut off at %d", at)
		case 1: // where there is something to be damaged
			at = bytes.Index(sound, []byte("c1")) + rnd.IntN(64)
			damaged[at] ^= 0x10
			what = fmt.Sprintf("byte %d changed", at)
		}
		if err := os.WriteFile(progressIn(dir), damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{{}, {"deck", "list"}, {"card", "suspend", "c24"}} {
			r := runIn(t, dir, "", args...)
			if r.code != exitDone && r.code != exitDamaged {
				t.Errorf("%s: sabaq %q: exit code %d\n%s", what, args, r.code, r.err)
			}
			if r.code == exitDone {
				continue
			}
			refused++
			if !bytes.Contains(r.err, []byte("sabaq doctor")) {
				t.Errorf("%s: sabaq %q: no next step: %s", what, args, r.err)
			}
			if now, err := os.ReadFile(progressIn(dir)); err != nil || !bytes.Equal(now, damaged) {
				t.Errorf("%s: sabaq %q changed the file (%v)", what, args, err)
			}
		}
		switch r := runIn(t, dir, "", "doctor"); r.code {
		case exitDone:
		case exitFound:
			if r := runIn(t, dir, "", "doctor", "--rebuild"); r.code == exitDone {
				rebuilt++
				wants(t, exitDone, dir, "", "doctor")
				if i := slices.IndexFunc(keysOf(t, dir), func(key string) bool {
					return key != "suspended c24" && !slices.Contains(before, key)
				}); i >= 0 {
					t.Errorf("%s: after a rebuild: %q", what, keysOf(t, dir)[i])
				}
			} else if r.code != exitDamaged {
				t.Errorf("%s: doctor --rebuild: exit code %d\n%s", what, r.code, r.err)
			}
		default:
			t.Errorf("%s: doctor: exit code %d\n%s", what, r.code, r.err)
		}
	}
	t.Logf("%d times refused, %d times rebuilt", refused, rebuilt)
	if few := testing.Short(); refused+rebuilt == 0 || !few && (refused == 0 || rebuilt == 0) {
		t.Error("nothing was damaged") // where the bits fall depends on when the answers were given
	}
}

// TestNoFile finds something else where the progress file should be.
func TestNoFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	if err := errors.Join(
		os.Mkdir(at("directory"), 0o700),
		os.Symlink("nowhere", at("dangling")),
		os.WriteFile(at("file"), []byte("x"), 0o600),
	); err != nil {
		t.Skip(err)
	}
	for path, code := range map[string]int{
		"directory": exitFailed, "dangling": exitFailed, "file/progress.db": exitFailed, os.DevNull: exitFailed, "file": exitDamaged,
	} {
		for _, args := range [][]string{{}, {"study", "pak-afghan", "--plain"}, {"deck", "list"}, {"card", "suspend", "pk-w3jx"}} {
			r := wants(t, code, dir, "\n4\n", append(args, "--db", path)...)
			if len(r.out) > 0 {
				t.Errorf("--db %s: sabaq %q printed %q", path, args, r.out)
			}
			if code == exitFailed && path != "file/progress.db" && !bytes.Contains(r.err, []byte("--db")) {
				t.Errorf("--db %s: sabaq %q: no next step: %s", path, args, r.err)
			}
		}
	}
}
