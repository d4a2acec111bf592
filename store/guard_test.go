package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"testing"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
)

// TestOneMetaPage: without the older of the two meta pages the file is what it was; without
// the newer it would silently be what it was a change ago, so it is damaged.
func TestOneMetaPage(t *testing.T) {
	f, c := newFile(t)
	mustRecord(t, f, c.answer("b", fsrs.Good, 1))
	for range 3 {
		mustRecord(t, f, c.answer("a", fsrs.Good, 1))
		sound := readAll(t, f.Path())
		m, err := readMetas(bytes.NewReader(sound), int64(len(sound)))
		if err != nil {
			t.Fatal(err)
		}
		for page := range 2 {
			b := bytes.Clone(sound)
			b[page*4096+16+40] ^= 1 // of its high-water mark
			_, err := readMetas(bytes.NewReader(b), int64(len(b)))
			newer := native.Uint64(sound[page*4096+16+48:]) == m.txid
			if (err != nil) != newer {
				t.Errorf("meta page %d, the newer one: %v: %v", page, newer, err)
			}
			if err := os.WriteFile(f.Path(), b, 0o600); err != nil {
				t.Fatal(err)
			}
			err = f.View(func(v quiz.View) error { return nil })
			if errors.Is(err, ErrDamaged) != newer {
				t.Errorf("View: %v", err)
			}
			if newer {
				r, err := f.Rebuild(t.Context(), nil)
				if err != nil || r.Clean() {
					t.Errorf("Rebuild: %+v (%v)", r, err)
				}
				mustBeClean(t, f)
			}
			if err := os.WriteFile(f.Path(), sound, 0o600); err != nil {
				t.Fatal(err)
			}
			if newer { // whose number says by a flipped bit that it is the older
				native.PutUint64(b[page*4096+16+48:], m.txid-2)
				b[page*4096+16+40] ^= 1
				if _, err := readMetas(bytes.NewReader(b), int64(len(b))); err == nil {
					t.Errorf("meta page %d, made the older one: no error", page)
				}
			}
		}
	}
}

// TestLoop: a branch page that leads back to itself would keep bbolt going until memory ends.
func TestLoop(t *testing.T) {
	f, _ := newFile(t)
	mustIndex(t, f, deckInfo("one"), refs("q", 2000))
	b := readAll(t, f.Path())
	loops := 0
	for page := 2; page < len(b)/4096; page++ {
		p := b[page*4096:]
		if native.Uint64(p) != uint64(page) || native.Uint16(p[8:]) != branchPage {
			continue
		}
		bad := bytes.Clone(b)
		binary.NativeEndian.PutUint64(bad[page*4096+pageHeader+8:], uint64(page))
		if err := inspect(bytes.NewReader(bad), int64(len(bad)), scopeTree); err == nil {
			continue // a free page
		}
		loops++
		if err := os.WriteFile(f.Path(), bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := f.View(func(quiz.View) error { return nil }); !errors.Is(err, ErrDamaged) {
			t.Errorf("page %d: %v", page, err)
		}
		if _, err := f.Rebuild(t.Context(), nil); err != nil {
			t.Errorf("page %d: Rebuild: %v", page, err)
		}
		mustBeClean(t, f)
	}
	if loops < 3 {
		t.Errorf("only %d branch pages were tried", loops)
	}
}

// TestLargeFileScopes: in a file of over deepLimit the smaller scopes see less, as documented.
func TestLargeFileScopes(t *testing.T) {
	f, c := newFile(t)
	mustIndex(t, f, deckInfo("one"), refs("q", 40_000))
	mustRecord(t, f, c.answer("q0000", fsrs.Good, 0))
	b := readAll(t, f.Path())
	if len(b) <= deepLimit {
		t.Fatalf("%d bytes", len(b))
	}
	at := bytes.Index(b, []byte("q0102"))
	b[at/4096*4096+10] ^= 1
	for s, want := range map[scope]bool{scopeCaches: false, scopeTree: false, scopeAll: true} {
		if err := inspect(bytes.NewReader(b), int64(len(b)), s); (err != nil) != want {
			t.Errorf("scope %d: %v", s, err)
		}
	}
}
