package store

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
)

// eventsOf counts the events of a card.
func eventsOf(t testing.TB, f *File, card string) (n int) {
	t.Helper()
	err := f.Events(t.Context(), func(ev quiz.Event) error {
		if ev.Card == card {
			n++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func copyFile(t testing.TB, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestCommitFails(t *testing.T) {
	commit := func(tx *bolt.Tx) error { return tx.Commit() }
	for name, tc := range map[string]struct {
		commits []func(*bolt.Tx) error // one after the other
		saved   bool                   // Record says so
		written bool                   // it is so
	}{
		"before anything is written": {
			commits: []func(*bolt.Tx) error{func(tx *bolt.Tx) error { tx.Rollback(); return syscall.EIO }},
		},
		"after everything is written": {
			commits: []func(*bolt.Tx) error{func(tx *bolt.Tx) error { tx.Commit(); return syscall.EIO }, commit},
			saved:   true, written: true,
		},
		"for good, after everything is written": {
			commits: []func(*bolt.Tx) error{
				func(tx *bolt.Tx) error { tx.Commit(); return syscall.EIO },
				func(tx *bolt.Tx) error { tx.Rollback(); return syscall.EIO },
			},
			written: true,
		},
	} {
		t.Run(name, func(t *testing.T) {
			f, c := newFile(t)
			mustRecord(t, f, c.answer("other", fsrs.Good, 1))
			f.commit = func(tx *bolt.Tx) error {
				next := commit
				if len(tc.commits) > 0 {
					next, tc.commits = tc.commits[0], tc.commits[1:]
				}
				return next(tx)
			}
			ev := c.answer("a", fsrs.Good, 1)
			_, _, err := f.Record(ev, quiz.EventID{})
			if (err == nil) != tc.saved || err != nil && !errors.Is(err, syscall.EIO) {
				t.Errorf("Record: %v", err)
			}
			n := eventsOf(t, f, "a")
			if (n == 1) != tc.written || n > 1 {
				t.Errorf("%d events in the log", n)
			}
			// Told of an error the caller may try again: that never doubles the answer.
			if _, _, err := f.Record(ev, quiz.EventID{}); errors.Is(err, quiz.ErrMoved) != tc.written {
				t.Errorf("again: %v", err)
			}
			if n := eventsOf(t, f, "a"); n != 1 {
				t.Errorf("%d events in the log after a second try", n)
			}
			mustBeClean(t, f)
		})
	}
}

func TestReplacedMeanwhile(t *testing.T) {
	for name, tc := range map[string]struct {
		replace func(t *testing.T, f *File, tx *bolt.Tx) error
		want    error
	}{
		"by an older copy": {
			replace: func(t *testing.T, f *File, tx *bolt.Tx) error {
				copyFile(t, f.Path(), f.Path()+".new")
				if err := os.Rename(f.Path()+".new", f.Path()); err != nil {
					t.Fatal(err)
				}
				return tx.Commit()
			},
		},
		"by a copy made after the commit": {
			replace: func(t *testing.T, f *File, tx *bolt.Tx) error {
				err := tx.Commit()
				copyFile(t, f.Path(), f.Path()+".new")
				if err := os.Rename(f.Path()+".new", f.Path()); err != nil {
					t.Fatal(err)
				}
				return err
			},
		},
		"by one in which the card has moved on": {
			replace: func(t *testing.T, f *File, tx *bolt.Tx) error {
				other := New(filepath.Join(t.TempDir(), "other.db"), f.opt)
				mustRecord(t, other, newClock().answer("a", fsrs.Easy, 9))
				if err := os.Rename(other.Path(), f.Path()); err != nil {
					t.Fatal(err)
				}
				return tx.Commit()
			},
			want: quiz.ErrMoved,
		},
		"by nothing": {
			replace: func(t *testing.T, f *File, tx *bolt.Tx) error {
				if err := os.Remove(f.Path()); err != nil {
					t.Fatal(err)
				}
				return tx.Commit()
			},
			want: ErrReplaced,
		},
	} {
		t.Run(name, func(t *testing.T) {
			f, c := newFile(t)
			mustRecord(t, f, c.answer("other", fsrs.Good, 1))
			once := false
			f.commit = func(tx *bolt.Tx) error {
				if once {
					return tx.Commit()
				}
				once = true
				return tc.replace(t, f, tx)
			}
			ev, after, err := f.Record(c.answer("a", fsrs.Good, 1), quiz.EventID{})
			if !errors.Is(err, tc.want) {
				t.Fatalf("Record: %v, want %v", err, tc.want)
			}
			if tc.want == ErrReplaced {
				if f.Exists() {
					t.Error("the file that was removed is there again")
				}
				return
			}
			if n := eventsOf(t, f, "a"); n != 1 {
				t.Errorf("%d events in the file that is there now", n)
			}
			if err == nil && stateOf(t, f, "a") != after {
				t.Errorf("state %+v, want %+v", stateOf(t, f, "a"), after)
			}
			mustBeClean(t, f)
			if err == nil {
				if err := f.Undo(ev, quiz.CardState{}); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// TestCopyIsAnotherDevice: a file and its copy must not give one name to two events.
func TestCopyIsAnotherDevice(t *testing.T) {
	f, c := newFile(t)
	mustRecord(t, f, c.answer("a", fsrs.Good, 1))
	other := New(f.Path()+".copy", c.options())
	copyFile(t, f.Path(), other.Path())
	here, _ := mustRecord(t, f, c.answer("a", fsrs.Good, 1))
	there, _ := mustRecord(t, other, c.answer("a", fsrs.Good, 1))
	if here.ID == there.ID || here.ID.Seq != 2 || there.ID.Seq != 1 {
		t.Errorf("%v and %v", here.ID, there.ID)
	}
	c.now = c.now.AddDate(0, 0, 1)
	mustRecord(t, f, c.answer("b", fsrs.Good, 1)) // makes a backup
	backups, err := f.Backups()
	if err != nil || len(backups) != 1 {
		t.Fatal(backups, err)
	}
	copyFile(t, backups[0].Path, f.Path()) // same inode
	again, _ := mustRecord(t, f, c.answer("b", fsrs.Good, 1))
	if again.ID.Device == here.ID.Device {
		t.Errorf("a backup put back goes on as the same device: %v", again.ID)
	}
	mustBeClean(t, f)
	if r := mustBeClean(t, other); r.Devices != 2 {
		t.Errorf("devices: %d", r.Devices)
	}
}

func TestNotAProgressFile(t *testing.T) {
	for name, tc := range map[string]struct {
		put  func(path string) error
		want error
	}{
		"empty":             {func(p string) error { return os.WriteFile(p, nil, 0o600) }, ErrDamaged},
		"text":              {func(p string) error { return os.WriteFile(p, []byte(strings.Repeat("some text\n", 9999)), 0o600) }, ErrDamaged},
		"directory":         {func(p string) error { return os.Mkdir(p, 0o700) }, ErrNotFile},
		"pipe":              {func(p string) error { return syscall.Mkfifo(p, 0o600) }, ErrNotFile},
		"link to a device":  {func(p string) error { return os.Symlink(os.DevNull, p) }, ErrNotFile},
		"link to nothing":   {func(p string) error { return os.Symlink("nothing", p) }, ErrNotFile},
		"folder not a file": {func(p string) error { return nil }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			c := newClock()
			f := New(filepath.Join(t.TempDir(), "progress.db"), c.options())
			if tc.want == nil {
				if err := os.WriteFile(filepath.Dir(f.Path())+"/x", nil, 0o600); err != nil {
					t.Fatal(err)
				}
				f = New(filepath.Dir(f.Path())+"/x/progress.db", c.options())
				if _, _, err := f.Record(c.answer("a", fsrs.Good, 1), quiz.EventID{}); err == nil {
					t.Error("recorded into a file taken for a folder")
				}
				return
			}
			if err := tc.put(f.Path()); err != nil {
				t.Fatal(err)
			}
			look := f.View(func(quiz.View) error { t.Error("it was opened"); return nil })
			_, _, record := f.Record(c.answer("a", fsrs.Good, 1), quiz.EventID{})
			_, rebuild := f.Rebuild(t.Context(), nil)
			for _, err := range []error{look, record, rebuild} {
				var e *Error
				if !errors.Is(err, tc.want) || !errors.As(err, &e) || e.Hint() == "" || !strings.Contains(err.Error(), f.Path()) {
					t.Errorf("%v, want %v", err, tc.want)
				}
			}
		})
	}
}

func TestLinkToFile(t *testing.T) {
	real, c := newFile(t)
	mustRecord(t, real, c.answer("a", fsrs.Good, 1))
	f := New(filepath.Join(t.TempDir(), "link.db"), c.options())
	if err := os.Symlink(real.Path(), f.Path()); err != nil {
		t.Fatal(err)
	}
	mustRecord(t, f, c.answer("a", fsrs.Good, 1))
	if _, err := f.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(f.Path()); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
	if s := stateOf(t, real, "a"); s.Reps != 2 {
		t.Errorf("answers: %d", s.Reps)
	}
}

func TestBusy(t *testing.T) {
	f, c := newFile(t)
	mustRecord(t, f, c.answer("a", fsrs.Good, 1))
	opt := c.options()
	opt.Busy = 5 * time.Millisecond
	waiter := New(f.Path(), opt)
	err := f.View(func(quiz.View) error {
		if err := waiter.View(func(quiz.View) error { return nil }); err != nil {
			t.Errorf("a second reader: %v", err)
		}
		_, _, err := waiter.Record(c.answer("b", fsrs.Good, 1), quiz.EventID{})
		return err
	})
	if !errors.Is(err, ErrBusy) {
		t.Errorf("a writer beside a reader: %v", err)
	}
	o, err := f.open(true, scopeTree)
	if err != nil {
		t.Fatal(err)
	}
	if err := waiter.View(func(quiz.View) error { return nil }); !errors.Is(err, ErrBusy) {
		t.Errorf("a reader beside a writer: %v", err)
	}
	o.close()
	mustRecord(t, waiter, c.answer("b", fsrs.Good, 1))
}

func TestNewer(t *testing.T) {
	f, c := newFile(t)
	mustRecord(t, f, c.answer("a", fsrs.Good, 1))
	err := f.update(func(c *change) error { return c.put(partMeta, keySchema, []byte{schema + 1, 0, 0, 0}) })
	if err != nil {
		t.Fatal(err)
	}
	look := f.View(func(quiz.View) error { t.Error("it was opened"); return nil })
	_, _, record := f.Record(c.answer("a", fsrs.Good, 1), quiz.EventID{})
	_, check := f.Check(t.Context(), nil)
	_, rebuild := f.Rebuild(t.Context(), nil)
	for i, err := range []error{look, record, check, rebuild} {
		if !errors.Is(err, ErrNewer) {
			t.Errorf("%d: %v", i, err)
		}
	}
}

// TestCallersPanic: a panic in a caller's function is the caller's, and the file is let go of.
func TestCallersPanic(t *testing.T) {
	f, c := newFile(t)
	deck := mustIndex(t, f, deckInfo("one"), refs("q", 3))
	mustRecord(t, f, c.answer("q0000", fsrs.Good, 0))
	for name, fn := range map[string]func(v *View) error{
		"function": func(*View) error { panic("mine") },
		"due":      func(v *View) error { return v.Due(deck, c.day(), func(quiz.DueCard) bool { panic("mine") }) },
		"new":      func(v *View) error { return v.New(deck, c.day(), func(string) bool { panic("mine") }) },
		"siblings": func(v *View) error {
			return v.Siblings("q0000", func(string, quiz.CardState) bool { panic("mine") })
		},
	} {
		func() {
			defer func() {
				if r := recover(); r != "mine" {
					t.Errorf("%s: recovered %v", name, r)
				}
			}()
			t.Errorf("%s: %v", name, f.Look(fn))
		}()
	}
	mustRecord(t, f, c.answer("q0000", fsrs.Good, 0))
}

// mount mounts a small file system, where the test may.
func mount(t *testing.T, size string) string {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("only root can mount a file system of a given size")
	}
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size="+size, "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("mount: %v: %s", err, out)
	}
	t.Cleanup(func() { exec.Command("umount", "-l", dir).Run() })
	return dir
}

func TestFullDisk(t *testing.T) {
	dir := mount(t, "2m")
	c := newClock()
	f := New(filepath.Join(dir, "progress.db"), c.options())
	deck := mustIndex(t, f, deckInfo("one"), refs("q", 200))
	mustRecord(t, f, c.answer("q0000", fsrs.Good, 0))
	filler, err := os.Create(filepath.Join(dir, "filler"))
	if err != nil {
		t.Fatal(err)
	}
	io.Copy(filler, io.LimitReader(zeros{}, 1<<30)) // until the disk is full
	filler.Close()
	var saved, failed int
	for i := range 200 {
		card := refs("q", 200)[i].ID
		_, _, err := f.Record(c.answer(card, fsrs.Good, 3), stateOf(t, f, card).LastEvent)
		if err == nil {
			saved++
			continue
		}
		failed++
		var e *Error
		if !errors.Is(err, ErrFull) || !errors.As(err, &e) || e.Hint() == "" || !strings.Contains(err.Error(), f.Path()) {
			t.Fatal(err)
		}
	}
	if failed == 0 {
		t.Fatal("the disk never was full")
	}
	if got := due(t, f, deck, c.day()+9); len(got) != max(saved, 1) {
		t.Errorf("%d cards due after %d answers", len(got), saved)
	}
	if r := mustBeClean(t, f); r.Events != saved+1 {
		t.Errorf("%d events after %d answers", r.Events, saved)
	}
	if _, err := f.Rebuild(t.Context(), nil); !errors.Is(err, ErrFull) {
		t.Errorf("Rebuild: %v", err)
	}
	other := New(filepath.Join(dir, "other.db"), c.options())
	if _, _, err := other.Record(c.answer("a", fsrs.Good, 1), quiz.EventID{}); !errors.Is(err, ErrFull) || other.Exists() {
		t.Errorf("a new file on a full disk: %v", err)
	}
	if err := os.Remove(filler.Name()); err != nil {
		t.Fatal(err)
	}
	mustRecord(t, f, c.answer("q0002", fsrs.Good, 3))
	mustBeClean(t, f)
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { return len(b), nil }

func TestReadOnly(t *testing.T) {
	dir := mount(t, "2m")
	c := newClock()
	f := New(filepath.Join(dir, "progress.db"), c.options())
	mustRecord(t, f, c.answer("a", fsrs.Good, 0))
	if out, err := exec.Command("mount", "-o", "remount,ro", dir).CombinedOutput(); err != nil {
		t.Skipf("mount: %v: %s", err, out)
	}
	if s := stateOf(t, f, "a"); s.Reps != 1 {
		t.Errorf("%+v", s)
	}
	mustBeClean(t, f)
	_, _, record := f.Record(c.answer("a", fsrs.Good, 1), stateOf(t, f, "a").LastEvent)
	_, _, create := New(filepath.Join(dir, "other", "progress.db"), c.options()).Record(c.answer("a", fsrs.Good, 1), quiz.EventID{})
	_, rebuild := f.Rebuild(t.Context(), nil)
	for _, err := range []error{record, create, rebuild} {
		var e *Error
		if !errors.Is(err, ErrReadOnly) || !errors.As(err, &e) || e.Hint() == "" {
			t.Errorf("%v", err)
		}
	}
}

func TestPermissions(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may read and write everything")
	}
	f, c := newFile(t)
	mustRecord(t, f, c.answer("a", fsrs.Good, 0))
	if err := os.Chmod(f.Path(), 0o400); err != nil {
		t.Fatal(err)
	}
	expect := stateOf(t, f, "a").LastEvent
	if _, _, err := f.Record(c.answer("a", fsrs.Good, 0), expect); !errors.Is(err, ErrReadOnly) {
		t.Errorf("Record: %v", err)
	}
	if err := os.Chmod(f.Path(), 0); err != nil {
		t.Fatal(err)
	}
	if err := f.View(func(quiz.View) error { return nil }); !errors.Is(err, ErrUnreadable) {
		t.Errorf("View: %v", err)
	}
}
