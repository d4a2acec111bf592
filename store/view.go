package store

import (
	"bytes"
	"errors"
	"io/fs"
	"runtime/debug"

	bolt "go.etcd.io/bbolt"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
)

// View is a consistent look at the progress file. It is valid only inside the
// function that it was given to, and only on that function's goroutine.
type View struct {
	f       *File
	tx      *bolt.Tx // nil: there is no file yet, so everything is empty
	model   fsrs.Model
	buckets [parts]*bolt.Bucket
	cursors [parts]*bolt.Cursor // for look-ups; each scan has its own, as its yield may look up or scan
	calling bool                // a function of the caller's is running
}

var _ quiz.View = (*View)(nil)

// View implements quiz.Progress. A file that doesn't exist looks empty and is not made.
func (f *File) View(fn func(quiz.View) error) error {
	return f.Look(func(v *View) error { return fn(v) })
}

// Look is View for those who need more than a session does. Its errors are fn's own,
// ErrBusy, ErrNotFile, ErrNewer and ErrDamaged.
func (f *File) Look(fn func(*View) error) error { return f.look(scopeCaches, fn) }

func (f *File) look(s scope, fn func(*View) error) error {
	o, err := f.open(false, s)
	if errors.Is(err, fs.ErrNotExist) {
		v := &View{f: f}
		if v.model, err = newModel(); err != nil {
			return err
		}
		return fn(v)
	}
	if err != nil {
		return err
	}
	defer o.close()
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	tx, err := o.db.Begin(false)
	if err != nil {
		return f.fail("", err)
	}
	defer tx.Rollback()
	v, err := f.newView(tx)
	if err != nil {
		return err
	}
	return fn(v)
}

// newView begins a look at the file, if this version of the program knows its schema.
func (f *File) newView(tx *bolt.Tx) (v *View, err error) {
	v = &View{f: f, tx: tx}
	defer v.guard(v.enter(), &err)
	if err := v.checkSchema(); err != nil {
		return nil, err
	}
	v.model, err = v.readModel()
	return v, err
}

// enter begins a method of the view; what it returns is for guard.
func (v *View) enter() (calling bool) {
	calling, v.calling = v.calling, false
	return calling
}

// guard, deferred, ends a method of the view. A panic of bbolt's becomes ErrDamaged; one
// of a function of the caller's goes on its way.
func (v *View) guard(calling bool, err *error) {
	r := recover()
	theirs := v.calling
	v.calling = calling
	switch {
	case r == nil:
	case theirs:
		panic(r)
	default:
		*err = v.f.damaged("%v", r)
	}
}

// bucket returns a bucket, which every file has from its beginning.
func (v *View) bucket(p part) *bolt.Bucket {
	if v.buckets[p] == nil {
		v.buckets[p] = v.tx.Bucket(partNames[p])
	}
	if v.buckets[p] == nil {
		panic("bucket " + p.String() + " is missing") // to guard or guarded
	}
	return v.buckets[p]
}

// find looks a key up. That it isn't there is believed only when both its neighbours
// are sound and in order: a key that damage has moved is not one that never was.
func (v *View) find(p part, key []byte) (payload []byte, ok bool, err error) {
	if v.tx == nil {
		return nil, false, nil
	}
	c := v.cursors[p]
	if c == nil {
		c = v.bucket(p).Cursor()
		v.cursors[p] = c
	}
	k, value := c.Seek(key)
	if k != nil && bytes.Equal(k, key) {
		if payload, ok = unseal(p, k, value); !ok {
			return nil, false, v.unsound(p, key)
		}
		return payload, true, nil
	}
	if err := v.follows(p, key, k, value); err != nil {
		return nil, false, err
	}
	return nil, false, v.precedes(p, key, c)
}

// follows reports damage unless k, found where key was sought, can stand after it.
func (v *View) follows(p part, key, k, value []byte) error {
	if k == nil {
		return nil
	}
	if _, ok := unseal(p, k, value); !ok || bytes.Compare(k, key) < 0 {
		return v.unsound(p, k)
	}
	return nil
}

// precedes reports damage unless what stands before the cursor can stand before key.
func (v *View) precedes(p part, key []byte, c *bolt.Cursor) error {
	k, value := c.Prev()
	if k == nil {
		return nil
	}
	if _, ok := unseal(p, k, value); !ok || bytes.Compare(k, key) >= 0 {
		return v.unsound(p, k)
	}
	return nil
}

// scan yields the keys from the key from on, and their payloads, until yield returns false or an error.
func (v *View) scan(p part, from []byte, yield func(key, payload []byte) (bool, error)) error {
	if v.tx == nil {
		return nil
	}
	c := v.bucket(p).Cursor()
	k, value := c.Seek(from)
	if k == nil || !bytes.Equal(k, from) {
		if err := v.precedes(p, from, c); err != nil {
			return err
		}
		k, value = c.Seek(from)
	}
	if k != nil && bytes.Compare(k, from) < 0 {
		return v.unsound(p, k)
	}
	for last := []byte(nil); k != nil; k, value = c.Next() {
		payload, ok := unseal(p, k, value)
		if !ok || bytes.Compare(k, last) <= 0 {
			return v.unsound(p, k)
		}
		last = k
		if more, err := yield(k, payload); err != nil || !more {
			return err
		}
	}
	return nil
}

// scanPrefix is scan over the keys that begin with prefix.
func (v *View) scanPrefix(p part, prefix []byte, yield func(key, payload []byte) (bool, error)) error {
	return v.scan(p, prefix, func(key, payload []byte) (bool, error) {
		if !bytes.HasPrefix(key, prefix) {
			return false, nil
		}
		return yield(key, payload)
	})
}

// unsound is the error for a value, or a key, that isn't what was written.
func (v *View) unsound(p part, key []byte) error {
	return v.f.damaged("%s of %s", p, printable(p, key))
}
