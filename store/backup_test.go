package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
)

func readAll(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDailyBackup(t *testing.T) {
	f, c := newFile(t)
	for day := range 10 {
		for range 3 {
			mustRecord(t, f, c.answer("a", fsrs.Good, 1))
		}
		backups, err := f.Backups()
		if err != nil {
			t.Fatal(err)
		}
		if want := min(day, 7); len(backups) != want {
			t.Fatalf("day %d: %d backups, want %d", day, len(backups), want)
		}
		if day > 0 {
			newest := New(backups[0].Path, c.options())
			if s := stateOf(t, newest, "a"); backups[0].Day != c.day() || s.Reps != uint32(3*day) {
				t.Errorf("day %d: the backup of %s has %d answers", day, backups[0].Day, s.Reps)
			}
			mustBeClean(t, newest)
		}
		c.now = c.now.AddDate(0, 0, 1)
	}
	if s := stateOf(t, f, "a"); s.Reps != 30 {
		t.Errorf("%d answers", s.Reps)
	}
	// A second backup of one day (the file was put back from an older one) doesn't overwrite the first.
	backups, err := f.Backups()
	if err != nil {
		t.Fatal(err)
	}
	c.now = c.now.AddDate(0, 0, -1)
	copyFile(t, backups[3].Path, f.Path())
	mustRecord(t, f, c.answer("a", fsrs.Good, 1))
	again, err := f.Backups()
	if err != nil || len(again) != 7 || again[1] != backups[0] || again[0].Day != backups[0].Day || !strings.HasSuffix(again[0].Path, "-2.db") {
		t.Errorf("%v after %v (%v)", again, backups, err)
	}
}

// TestNewDayBeginsAtRollover: no backup at midnight.
func TestNewDayBeginsAtRollover(t *testing.T) {
	for hours, want := range map[time.Duration]int{15: 0, 18: 0, 19: 1} { // after 9:00
		f, c := newFile(t)
		mustRecord(t, f, c.answer("a", fsrs.Good, 1))
		c.now = c.now.Add(hours * time.Hour)
		mustRecord(t, f, c.answer("a", fsrs.Good, 1))
		if backups, err := f.Backups(); err != nil || len(backups) != want {
			t.Errorf("after %d hours: %d backups, want %d (%v)", hours, len(backups), want, err)
		}
	}
}

// TestNoBackupWithoutChange: what is refused is no change.
func TestNoBackupWithoutChange(t *testing.T) {
	f, c := newFile(t)
	mustRecord(t, f, c.answer("a", fsrs.Good, 1))
	c.now = c.now.AddDate(0, 0, 1)
	if _, _, err := f.Record(c.answer("a", fsrs.Good, 1), quiz.EventID{}); !errors.Is(err, quiz.ErrMoved) {
		t.Fatal(err)
	}
	stateOf(t, f, "a")
	if backups, err := f.Backups(); err != nil || len(backups) != 0 {
		t.Errorf("%v (%v)", backups, err)
	}
}

// TestSweep: what a process that died left half-written is cleared away.
func TestSweep(t *testing.T) {
	f, c := newFile(t)
	mustRecord(t, f, c.answer("a", fsrs.Good, 1))
	left := filepath.Join(f.backupDir(), ".progress.db-123.tmp")
	other := filepath.Join(f.backupDir(), ".other.db-123.tmp")
	if err := os.Mkdir(f.backupDir(), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{left, other} {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c.now = c.now.AddDate(0, 0, 1)
	mustRecord(t, f, c.answer("a", fsrs.Good, 1))
	if _, err := os.Stat(left); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("still there: %v", err)
	}
	if _, err := os.Stat(other); err != nil {
		t.Errorf("another file's: %v", err)
	}
}

func TestBackupThatFails(t *testing.T) {
	c := newClock()
	opt := c.options()
	var warnings []error
	opt.Warn = func(err error) { warnings = append(warnings, err) }
	f := New(filepath.Join(t.TempDir(), "progress.db"), opt)
	mustRecord(t, f, c.answer("a", fsrs.Good, 1))
	if err := os.WriteFile(f.backupDir(), nil, 0o600); err != nil { // a file where the folder should be
		t.Fatal(err)
	}
	c.now = c.now.AddDate(0, 0, 1)
	mustRecord(t, f, c.answer("a", fsrs.Good, 1))
	mustRecord(t, f, c.answer("a", fsrs.Good, 1))
	if len(warnings) != 1 {
		t.Errorf("warnings: %v", warnings)
	}
	if s := stateOf(t, f, "a"); s.Reps != 3 {
		t.Errorf("%d answers", s.Reps)
	}
}

// TestDamageStopsBackup: a damaged file never crowds out the backups of days when it was sound,
// also where the damage is one that an ordinary open doesn't see.
func TestDamageStopsBackup(t *testing.T) {
	f, c := newFile(t)
	mustIndex(t, f, deckInfo("one"), refs("q", 40_000)) // over deepLimit
	b := readAll(t, f.Path())
	if len(b) <= deepLimit {
		t.Fatalf("the file has %d bytes only", len(b))
	}
	at := bytes.Index(b, []byte("q0102"))
	page := at / 4096 * 4096
	b[page+10] ^= 1 // its number of keys
	if err := os.WriteFile(f.Path(), b, 0o600); err != nil {
		t.Fatal(err)
	}
	c.now = c.now.AddDate(0, 0, 1)
	if err := f.View(func(quiz.View) error { return nil }); err != nil {
		t.Fatal(err)
	}
	if _, _, err := f.Record(c.answer("z", fsrs.Good, 1), quiz.EventID{}); !errors.Is(err, ErrDamaged) {
		t.Errorf("Record: %v", err)
	}
	if backups, err := f.Backups(); err != nil || len(backups) != 0 {
		t.Errorf("%v (%v)", backups, err)
	}
}
