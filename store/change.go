package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"

	"sabaq/quiz"
)

// change is one transaction that writes.
type change struct {
	*View
	head  head
	event quiz.EventID // of the record that it writes; zero = none
	raw   []byte       // that record
}

// attempts is how often a change is begun again on a file that was put in the old one's place.
const attempts = 3

// update does one change durably: fn either has all its effect or none. It begins again
// where the file was replaced under it, so fn may run more than once.
func (f *File) update(fn func(*change) error) error {
	for range attempts {
		o, err := f.open(true, scopeTree)
		if errors.Is(err, fs.ErrNotExist) {
			if err := f.create(); err != nil {
				return err
			}
			o, err = f.open(true, scopeTree)
		}
		if err != nil {
			return err
		}
		c := &change{}
		err = f.guarded(o, func() error { return f.transact(o, c, fn) })
		replaced := err == nil && !f.inPlace(o)
		o.close()
		var unknown unknownOutcome
		switch {
		case errors.As(err, &unknown):
			return f.settle(c, unknown.err)
		case err != nil:
			return err
		case !replaced:
			return nil
		case !f.Exists():
			return &Error{Path: f.path, Kind: ErrReplaced}
		}
		if found, err := f.recorded(c); err != nil || found {
			return err
		}
	}
	return &Error{Path: f.path, Kind: ErrReplaced}
}

// unknownOutcome is an error of the commit: the change may have been written or not.
type unknownOutcome struct{ err error }

func (u unknownOutcome) Error() string { return u.err.Error() }

// transact does fn and commits.
func (f *File) transact(o *opened, c *change, fn func(*change) error) error {
	tx, err := o.db.Begin(true)
	if err != nil {
		return f.fail("", err)
	}
	done := false
	defer func() {
		if !done && !o.lost {
			tx.Rollback()
		}
	}()
	if c.View, err = f.newView(tx); err != nil {
		return err
	}
	if c.head, err = c.readHead(); err != nil {
		return err
	}
	c.adopt(o)
	if err := fn(c); err != nil {
		return err
	}
	if err := f.backup(o, c); err != nil { // nothing of fn's is in the file before the commit
		return err
	}
	if err := c.put(partMeta, keyHead, c.head.append(nil)); err != nil {
		return err
	}
	done = true
	if err := f.commit(tx); err != nil {
		return unknownOutcome{err}
	}
	return nil
}

// settle finds out, after a commit that failed, whether it was written all the same: bbolt
// reports an error of its second sync although the new state can already be read. What
// is found is made durable by one more commit before it is called saved.
func (f *File) settle(c *change, cause error) error {
	if c.event.Zero() {
		return f.fail("write", cause)
	}
	found, err := f.recorded(c)
	if err != nil || !found {
		return f.fail("write", cause)
	}
	o, err := f.open(true, scopeTree)
	if err != nil {
		return f.fail("write", cause)
	}
	defer o.close()
	err = f.guarded(o, func() error {
		return f.transact(o, &change{}, func(*change) error { return nil })
	})
	if err != nil {
		return f.fail("write", cause)
	}
	return nil
}

// recorded reports whether the change's record stands in the log.
func (f *File) recorded(c *change) (found bool, err error) {
	if c.event.Zero() {
		return false, nil
	}
	err = f.look(scopeTree, func(v *View) error {
		raw, err := v.record(c.event)
		found = err == nil && bytes.Equal(raw, c.raw)
		return err
	})
	return found, err
}

// adopt makes the head fit the file: a copy of another file goes on as a new device, so
// that no event's name is given twice.
func (c *change) adopt(o *opened) {
	if here := inode(o.file, o.info); c.head.device == [8]byte{} || c.head.inode != here {
		c.head.device, c.head.inode = c.f.opt.Device(), here
		c.head.seq = c.lastSeq(c.head.device)
	}
}

// lastSeq returns the number of a device's last record, or 0.
func (v *View) lastSeq(device [8]byte) uint64 {
	if b := v.bucket(partLog).Bucket(device[:]); b != nil {
		if k, _ := b.Cursor().Last(); len(k) == 8 {
			return binary.BigEndian.Uint64(k)
		}
	}
	return 0
}

// put writes a sealed value.
func (c *change) put(p part, key, payload []byte) error {
	if err := c.bucket(p).Put(key, seal(p, key, payload)); err != nil {
		return c.f.fail("write "+p.String(), err)
	}
	return nil
}

// remove deletes a key, which must be there.
func (c *change) remove(p part, key []byte) error {
	if _, ok, err := c.find(p, key); err != nil || !ok {
		if err == nil {
			err = c.unsound(p, key)
		}
		return err
	}
	if err := c.bucket(p).Delete(key); err != nil {
		return c.f.fail("write "+p.String(), err)
	}
	return nil
}

// record returns the record of an event as it stands in the log, or nil.
func (v *View) record(id quiz.EventID) (raw []byte, err error) {
	defer v.guard(v.enter(), &err)
	if v.tx == nil {
		return nil, nil
	}
	b := v.bucket(partLog).Bucket(id.Device[:])
	if b == nil {
		return nil, nil
	}
	return bytes.Clone(b.Get(seqKey(id.Seq))), nil
}

// write gives ev its identity and clock and appends it to the log. It returns the event
// as it will be read.
func (c *change) write(ev quiz.Event) (quiz.Event, error) {
	b, err := c.bucket(partLog).CreateBucketIfNotExists(c.head.device[:])
	if err != nil {
		return ev, c.f.fail("write log", err)
	}
	b.FillPercent = 1 // only ever appended to
	if last := c.lastSeq(c.head.device); last != c.head.seq {
		return ev, c.f.damaged("log: it ends at event %d, not at %d", last, c.head.seq)
	}
	c.head.seq++
	c.head.clock = c.head.clock.Tick(c.f.opt.Now())
	ev.ID = quiz.EventID{Device: c.head.device, Seq: c.head.seq}
	ev.Clock = c.head.clock
	raw := sealEvent(&ev)
	written, err := unsealEvent(ev.ID, raw)
	if err != nil {
		return ev, c.f.invalid("the event is not one that can be read back")
	}
	c.event, c.raw = ev.ID, raw
	if err := b.Put(seqKey(ev.ID.Seq), raw); err != nil {
		return ev, c.f.fail("write log", err)
	}
	return written, nil
}

// count changes a day's count.
func (c *change) count(day quiz.Day, by func(quiz.DayCount) quiz.DayCount) error {
	old, err := c.View.count(day)
	if err != nil {
		return err
	}
	now := by(old)
	switch key := appendDay(nil, day); {
	case now == old:
		return nil
	case now == quiz.DayCount{}:
		return c.remove(partDays, key)
	default:
		return c.put(partDays, key, appendCount(nil, now))
	}
}
