package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
)

// damageLog makes one record of the file's device unreadable.
func damageLog(t testing.TB, f *File, seq uint64) {
	t.Helper()
	err := f.update(func(c *change) error {
		b := c.bucket(partLog).Bucket(c.head.device[:])
		raw := bytes.Clone(b.Get(seqKey(seq)))
		raw[len(raw)/2] ^= 4
		return b.Put(seqKey(seq), raw)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestCheckSeesEachCache: whatever part of the caches is wrong, however well its CRCs are, is
// found by comparing it with the log, and put right by a rebuild.
func TestCheckSeesEachCache(t *testing.T) {
	base, c := newFile(t)
	sample(t, base, c, 60)
	mustBeClean(t, base)
	for _, p := range append(caches[:], partRefs, partDecks) {
		for name, wrong := range map[string]func(c *change, k, payload []byte) error{
			"gone":  func(c *change, k, _ []byte) error { return c.bucket(p).Delete(k) },
			"other": func(c *change, k, payload []byte) error { return c.put(p, k, append(payload, 0)) },
			"extra": func(c *change, k, payload []byte) error {
				k = bytes.Clone(k)
				k[len(k)-1] ^= 0x55
				return c.put(p, k, payload)
			},
			"value": func(c *change, k, payload []byte) error { return c.bucket(p).Put(k, append(payload, 1, 2, 3, 4)) },
		} {
			f := New(base.Path()+"."+p.String()+name, c.options())
			copyFile(t, base.Path(), f.Path())
			err := f.update(func(c *change) error {
				k, value := c.bucket(p).Cursor().First()
				payload, ok := unseal(p, k, value)
				if !ok {
					t.Fatal(p, name)
				}
				return wrong(c, bytes.Clone(k), bytes.Clone(payload))
			})
			if err != nil {
				t.Fatal(p, name, err)
			}
			if p != partRefs || name != "other" && name != "extra" { // a place more or less is no contradiction
				r, err := f.Check(t.Context(), nil)
				if err != nil || r.Clean() || r.Lost != 0 {
					t.Errorf("%s, %s: %+v (%v)", p, name, r, err)
				}
			}
			if _, err := f.Rebuild(t.Context(), nil); err != nil {
				t.Errorf("%s, %s: %v", p, name, err)
			}
			if r := mustBeClean(t, f); r.Events != 273 {
				t.Errorf("%s, %s: %d events", p, name, r.Events)
			}
		}
	}
}

func TestRebuildKeepsTheRest(t *testing.T) {
	f, c := newFile(t)
	deck := mustIndex(t, f, deckInfo("one"), refs("q", 9))
	for i := range 9 {
		mustRecord(t, f, c.answer(refs("q", 9)[i].ID, fsrs.Good, quiz.Day(i)))
	}
	damageLog(t, f, 4)
	damageLog(t, f, 5)
	r, err := f.Check(t.Context(), nil)
	if err != nil || r.Lost != 2 || r.Events != 7 || r.Clean() {
		t.Fatalf("%+v (%v)", r, err)
	}
	if !strings.Contains(r.Findings[0].String(), "event 4 of device") {
		t.Errorf("%v", r.Findings[0])
	}
	if err := f.Events(t.Context(), func(quiz.Event) error { return nil }); !errors.Is(err, ErrDamaged) {
		t.Errorf("Events: %v", err)
	}
	done := 0
	r, err = f.Rebuild(t.Context(), func(n, total int) { done = n })
	if err != nil || r.Lost != 2 || r.Events != 7 || r.Decks != 1 || done == 0 {
		t.Fatalf("%+v (%v)", r, err)
	}
	if _, err := os.Stat(r.Kept); err != nil {
		t.Error(err)
	}
	if backups, err := f.Backups(); err != nil || len(backups) != 0 {
		t.Errorf("what was kept counts as a daily backup: %v (%v)", backups, err)
	}
	if r := mustBeClean(t, f); r.Lost != 2 {
		t.Errorf("lost: %d", r.Lost)
	}
	if s := stateOf(t, f, "q0003"); s != (quiz.CardState{}) {
		t.Errorf("the card of a lost answer: %+v", s)
	}
	if got := due(t, f, deck, c.day()+20); len(got) != 7 {
		t.Errorf("due: %v", got)
	}
	if err := f.Events(t.Context(), func(quiz.Event) error { return nil }); err != nil {
		t.Errorf("Events: %v", err)
	}
	ev, _ := mustRecord(t, f, c.answer("q0003", fsrs.Good, 1))
	if ev.ID.Seq != 1 {
		t.Errorf("a rebuilt file goes on as the same device: %+v", ev.ID)
	}
	if _, err := f.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if r := mustBeClean(t, f); r.Lost != 2 || r.Events != 8 || r.Devices != 2 {
		t.Errorf("%+v", r)
	}
}

// TestLostTail: records that vanish at the end of the log are missed, too.
func TestLostTail(t *testing.T) {
	f, c := newFile(t)
	for range 5 {
		mustRecord(t, f, c.answer("a", fsrs.Good, 1))
	}
	err := f.update(func(c *change) error {
		return c.bucket(partLog).Bucket(c.head.device[:]).Delete(seqKey(5))
	})
	if err != nil {
		t.Fatal(err)
	}
	if r, err := f.Check(t.Context(), nil); err != nil || r.Clean() || r.Lost != 1 {
		t.Errorf("%+v (%v)", r, err)
	}
	if _, _, err := f.Record(c.answer("b", fsrs.Good, 1), quiz.EventID{}); !errors.Is(err, ErrDamaged) {
		t.Errorf("Record: %v", err)
	}
	if r, err := f.Rebuild(t.Context(), nil); err != nil || r.Lost != 1 {
		t.Errorf("%+v (%v)", r, err)
	}
	if s := stateOf(t, f, "a"); s.Reps != 4 {
		t.Errorf("answers: %d", s.Reps)
	}
	mustRecord(t, f, c.answer("b", fsrs.Good, 1))
	mustBeClean(t, f)
}

func TestFit(t *testing.T) {
	f, c := newFile(t)
	decks := sample(t, f, c, 60)
	six, err := fsrs.New(fsrs.Name6, nil)
	if err != nil {
		t.Fatal(err)
	}
	last, before := quiz.Event{}, quiz.CardState{}
	if _, err := f.Fit(t.Context(), quiz.Fit{Model: six, Pinned: true, Answers: 60}, nil); err != nil {
		t.Fatal(err)
	}
	mustBeClean(t, f)
	if err := f.View(func(v quiz.View) error {
		if v.Model().Name() != fsrs.Name6 {
			t.Errorf("model: %s", v.Model().Name())
		}
		return v.Due(decks[0], c.day()+99, func(d quiz.DueCard) bool {
			if d.Memory.Fast != 0 {
				t.Errorf("%s still has a memory of the old model", d.Card)
			}
			return true
		})
	}); err != nil {
		t.Fatal(err)
	}
	before = stateOf(t, f, "q0000")
	last, _ = mustRecord(t, f, c.answer("q0000", fsrs.Good, 9))
	if err := f.Undo(last, before); err != nil {
		t.Error(err)
	}
	if _, err := f.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	mustBeClean(t, f)
}

func TestCancelled(t *testing.T) {
	f, c := newFile(t)
	mustRecord(t, f, c.answer("a", fsrs.Good, 1))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := f.Check(ctx, nil); !errors.Is(err, ctx.Err()) {
		t.Errorf("Check: %v", err)
	}
	if _, err := f.Rebuild(ctx, nil); !errors.Is(err, ctx.Err()) {
		t.Errorf("Rebuild: %v", err)
	}
	if err := f.Events(ctx, func(quiz.Event) error { return nil }); !errors.Is(err, ctx.Err()) {
		t.Errorf("Events: %v", err)
	}
	mustBeClean(t, f)
}
