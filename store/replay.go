package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	bolt "go.etcd.io/bbolt"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
)

// Events calls fn for every event of the log, those taken back and the taking back included, in the
// order of their clocks. Until it returns nothing can be written: collect first, compute afterwards.
func (f *File) Events(ctx context.Context, fn func(quiz.Event) error) error {
	return f.look(scopeTree, func(v *View) (err error) {
		defer v.guard(v.enter(), &err)
		if v.tx == nil {
			return nil
		}
		known, err := v.lostRuns()
		if err != nil {
			return err
		}
		bad := func(l lost, what string) error {
			if known[l] {
				return nil
			}
			return f.damaged("log: event %d of device %x: %s", l.from, l.device, what)
		}
		h, err := v.readHead()
		if err != nil {
			return err
		}
		if last := v.lastSeq(h.device); last != h.seq {
			return f.damaged("log: it ends at event %d, not at %d", last, h.seq)
		}
		return v.merge(ctx, bad, func(ev *quiz.Event) error {
			v.calling = true
			err := fn(*ev)
			v.calling = false
			return err
		})
	})
}

// stream is the log of one device, its next event taken off already.
type stream struct {
	device [8]byte
	cursor *bolt.Cursor
	seq    uint64 // of the last event taken
	ev     quiz.Event
	more   bool
}

// before orders events of all devices.
func before(a, b *quiz.Event) bool {
	if a.Clock != b.Clock {
		return a.Clock < b.Clock
	}
	if c := bytes.Compare(a.ID.Device[:], b.ID.Device[:]); c != 0 {
		return c < 0
	}
	return a.ID.Seq < b.ID.Seq
}

// lost is a run of records that damage took away.
type lost struct {
	device   [8]byte
	from, to uint64
}

// devices returns who has written to the log.
func (v *View) devices() (devices [][8]byte, err error) {
	c := v.bucket(partLog).Cursor()
	for k, value := c.First(); k != nil; k, value = c.Next() {
		if len(k) != 8 || value != nil {
			return nil, v.unsound(partLog, k)
		}
		devices = append(devices, [8]byte(k))
	}
	return devices, nil
}

// ticks is after how many records a long pass looks at its context.
const ticks = 4096

// complaint is told of records that can't be read or are missing. An error from it ends the pass.
type complaint func(l lost, what string) error

// merge calls fn for every event that can be read, in the order of the clocks.
func (v *View) merge(ctx context.Context, bad complaint, fn func(*quiz.Event) error) error {
	devices, err := v.devices()
	if err != nil {
		return err
	}
	streams := make([]*stream, 0, len(devices))
	for _, device := range devices {
		s := &stream{device: device, cursor: v.bucket(partLog).Bucket(device[:]).Cursor()}
		if err := s.advance(s.cursor.First, bad); err != nil {
			return err
		}
		streams = append(streams, s)
	}
	for n := 0; ; n++ {
		if n%ticks == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		var first *stream
		for _, s := range streams {
			if s.more && (first == nil || before(&s.ev, &first.ev)) {
				first = s
			}
		}
		if first == nil {
			return nil
		}
		if err := fn(&first.ev); err != nil {
			return err
		}
		if err := first.advance(first.cursor.Next, bad); err != nil {
			return err
		}
	}
}

// advance takes the next event that can be read off the device's log.
func (s *stream) advance(step func() (k, value []byte), bad complaint) error {
	for ; ; step = s.cursor.Next {
		k, value := step()
		if s.more = k != nil; !s.more {
			return nil
		}
		if len(k) != 8 {
			if err := bad(lost{s.device, s.seq, s.seq}, fmt.Sprintf("a record of the key %x follows it", k)); err != nil {
				return err
			}
			continue
		}
		seq := binary.BigEndian.Uint64(k)
		if seq > s.seq+1 {
			if err := bad(lost{s.device, s.seq + 1, seq - 1}, "missing"); err != nil {
				return err
			}
		}
		s.seq = seq
		ev, err := unsealEvent(quiz.EventID{Device: s.device, Seq: seq}, value)
		if err != nil {
			if err := bad(lost{s.device, seq, seq}, "its record is damaged"); err != nil {
				return err
			}
			continue
		}
		s.ev = ev
		return nil
	}
}

// lostRuns returns the gaps of the log that Rebuild has noted.
func (v *View) lostRuns() (map[lost]bool, error) {
	runs := map[lost]bool{}
	err := v.scan(partLost, []byte{0}, func(key, payload []byte) (bool, error) {
		if len(key) != 16 || len(payload) != 8 {
			return false, v.unsound(partLost, key)
		}
		runs[lost{[8]byte(key), binary.BigEndian.Uint64(key[8:]), binary.BigEndian.Uint64(payload)}] = true
		return true, nil
	})
	return runs, err
}

// fold is what the log comes to: see quiz.Apply.
type fold struct {
	model  fsrs.Model   // of the last fit that was not taken back
	fit    quiz.EventID // that fit; zero = there is none, and the model is what the file began with
	undone map[quiz.EventID]bool
	states map[string]*quiz.CardState
	days   map[quiz.Day]quiz.DayCount
	events int
	clock  quiz.Clock
}

func newFold(m fsrs.Model) *fold {
	return &fold{model: m, undone: map[quiz.EventID]bool{}, states: map[string]*quiz.CardState{}, days: map[quiz.Day]quiz.DayCount{}}
}

// replay folds the log: one pass to learn what was taken back and which model is in force, one to
// apply the rest. m is the model where the log has no fit. progress is told of records done in both, of all, where it isn't nil.
func (v *View) replay(ctx context.Context, m fsrs.Model, bad complaint, progress func(done, total int)) (*fold, error) {
	return v.fold(ctx, newFold(m), bad, progress)
}

// replayWithout is replay as if an event had been taken back.
func (v *View) replayWithout(ctx context.Context, event quiz.EventID, bad complaint) (*fold, error) {
	f := newFold(v.model)
	f.undone[event] = true
	return v.fold(ctx, f, bad, nil)
}

func (v *View) fold(ctx context.Context, f *fold, bad complaint, progress func(done, total int)) (*fold, error) {
	total, done := 0, 0
	devices, err := v.devices()
	if err != nil {
		return nil, err
	}
	for _, device := range devices {
		total += 2 * int(min(v.lastSeq(device), math.MaxInt32))
	}
	tick := func() {
		if done++; progress != nil && done%ticks == 0 {
			progress(min(done, total), total)
		}
	}
	var fits []quiz.Event
	err = v.merge(ctx, bad, func(ev *quiz.Event) error {
		switch ev.Kind {
		case quiz.Undone:
			f.undone[ev.Target] = true
		case quiz.Fitted:
			fits = append(fits, *ev)
		}
		tick()
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, ev := range slices.Backward(fits) {
		if f.undone[ev.ID] {
			continue
		}
		fit, err := quiz.DecodeFit(ev.Data)
		if err != nil {
			return nil, v.f.damaged("log: event %d: %v", ev.ID.Seq, err)
		}
		f.model, f.fit = fit.Model, ev.ID
		break
	}
	told := func(lost, string) error { return nil } // in the first pass
	err = v.merge(ctx, told, func(ev *quiz.Event) error {
		f.apply(ev)
		tick()
		return nil
	})
	if err == nil && progress != nil {
		progress(total, total)
	}
	return f, err
}

// apply does one event, in the way that Record and Undo do it to the file.
func (f *fold) apply(ev *quiz.Event) {
	f.events++
	f.clock = max(f.clock, ev.Clock)
	if ev.Kind == quiz.Undone || ev.Card == "" || f.undone[ev.ID] {
		return
	}
	var before quiz.CardState
	if s := f.states[ev.Card]; s != nil {
		before = *s
	}
	after := quiz.Apply(f.model, before, *ev)
	if ev.Kind == quiz.Edited {
		if f.states[ev.To] == nil {
			delete(f.states, ev.Card)
			f.states[ev.To] = &after
		}
		return
	}
	if s := f.states[ev.Card]; s != nil {
		*s = after
	} else {
		f.states[ev.Card] = &after
	}
	if c := quiz.Count(&before, ev); c != (quiz.DayCount{}) {
		f.days[ev.Day] = f.days[ev.Day].Add(c)
	}
}
