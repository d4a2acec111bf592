package store

import (
	"sabaq/quiz"
)

// A scored sitting that isn't over is kept beside the log, where each answer replaces it whole: it
// becomes an event when it ends. What stands in it is its owner's affair.

// KeepSitting keeps a sitting that isn't over under its id, durably, in place of what was kept there.
// ErrInvalid says that the id is not 1 to 80 of [A-Za-z0-9._~-], or the data longer than quiz.MaxData.
func (f *File) KeepSitting(id string, data []byte) error {
	if !validCard(id) || len(data) > quiz.MaxData {
		return f.invalid("sitting %q of %d bytes", id, len(data))
	}
	return f.update(func(c *change) error {
		if err := c.makeSittings(); err != nil {
			return err
		}
		return c.put(partSittings, []byte(id), append([]byte{}, data...))
	})
}

// EndSitting puts a sitting that is over into the log, as a Sat event, and forgets what was kept
// under its id. Without data it is only forgotten.
func (f *File) EndSitting(id string, data []byte) error {
	ev := quiz.Event{Kind: quiz.Sat, At: f.opt.Now(), Day: f.today(), Data: string(data)}
	if err := f.checkEvent(&ev); err != nil {
		return err
	}
	return f.update(func(c *change) error {
		if err := c.makeSittings(); err != nil {
			return err
		}
		if err := c.bucket(partSittings).Delete([]byte(id)); err != nil {
			return c.f.fail("write "+partSittings.String(), err)
		}
		if len(data) == 0 {
			return nil
		}
		_, err := c.write(ev)
		return err
	})
}

// Sittings returns the sittings that aren't over, by their ids.
func (f *File) Sittings() (map[string][]byte, error) {
	sittings := map[string][]byte{}
	err := f.Look(func(v *View) (err error) {
		defer v.guard(v.enter(), &err)
		if v.tx == nil || v.tx.Bucket(partNames[partSittings]) == nil {
			return nil
		}
		return v.scan(partSittings, []byte{0}, func(key, payload []byte) (bool, error) {
			sittings[string(key)] = append([]byte{}, payload...)
			return true, nil
		})
	})
	return sittings, err
}

// makeSittings makes the bucket in a file that comes from before there were sittings.
func (c *change) makeSittings() error {
	if _, err := c.tx.CreateBucketIfNotExists(partNames[partSittings]); err != nil {
		return c.f.fail("write "+partSittings.String(), err)
	}
	return nil
}
