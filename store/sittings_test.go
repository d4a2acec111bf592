package store

import (
	"errors"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"sabaq/quiz"
)

func TestSittings(t *testing.T) {
	f, _ := newFile(t)
	if kept, err := f.Sittings(); err != nil || len(kept) != 0 || f.Exists() {
		t.Fatalf("%v (%v)", kept, err)
	}
	keep := func(id, data string) {
		t.Helper()
		if err := f.KeepSitting(id, []byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	keep("a", "one")
	keep("b", "other")
	keep("a", "two")
	if _, err := f.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	mustBeClean(t, f)
	if kept, err := f.Sittings(); err != nil || len(kept) != 2 || string(kept["a"]) != "two" {
		t.Fatalf("%q (%v)", kept, err)
	}
	if err := f.EndSitting("a", []byte("done")); err != nil {
		t.Fatal(err)
	}
	if err := f.EndSitting("b", nil); err != nil {
		t.Fatal(err)
	}
	if kept, err := f.Sittings(); err != nil || len(kept) != 0 {
		t.Fatalf("%q (%v)", kept, err)
	}
	var sat []string
	err := f.Events(t.Context(), func(ev quiz.Event) error {
		if ev.Kind == quiz.Sat {
			sat = append(sat, ev.Data)
		}
		return nil
	})
	if err != nil || strings.Join(sat, ",") != "done" {
		t.Errorf("%q (%v)", sat, err)
	}
	mustBeClean(t, f)
	for _, bad := range []string{"", "a/b", strings.Repeat("a", 81)} {
		if err := f.KeepSitting(bad, nil); !errors.Is(err, ErrInvalid) {
			t.Errorf("%q: %v", bad, err)
		}
	}
	if err := f.KeepSitting("a", make([]byte, quiz.MaxData+1)); !errors.Is(err, ErrInvalid) {
		t.Errorf("too long: %v", err)
	}
	if err := f.EndSitting("a", make([]byte, quiz.MaxData+1)); !errors.Is(err, ErrInvalid) {
		t.Errorf("too long: %v", err)
	}
}

// A file from before there were sittings has no bucket for them.
func TestSittingsInOldFile(t *testing.T) {
	f, c := newFile(t)
	mustRecord(t, f, c.answer("a", 3, 1))
	db, err := bolt.Open(f.Path(), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Update(func(tx *bolt.Tx) error { return tx.DeleteBucket(partNames[partSittings]) }); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if kept, err := f.Sittings(); err != nil || len(kept) != 0 {
		t.Errorf("%v (%v)", kept, err)
	}
	if err := f.KeepSitting("a", []byte("x")); err != nil {
		t.Error(err)
	}
	mustBeClean(t, f)
}
