package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"

	"sabaq/quiz/fsrs"
)

const (
	fileMode = 0o600
	dirMode  = 0o700
)

// create makes an empty progress file: whole and synced before it has its name. Where
// another process makes one at the same time, the first to be done wins.
func (f *File) create() error {
	dir := filepath.Dir(f.path)
	if err := os.MkdirAll(dir, dirMode); err != nil {
		return f.fail("make its folder", err)
	}
	m, err := newModel()
	if err != nil {
		return f.fail("make it", err)
	}
	temp, err := f.build(dir, m, func(c *change) error {
		file, err := os.Open(c.tx.DB().Path())
		if err != nil {
			return err
		}
		defer file.Close()
		info, err := file.Stat()
		if err != nil {
			return err
		}
		c.head.device, c.head.inode = f.opt.Device(), inode(file, info)
		c.head.backup = f.today() // of nothing
		return nil
	})
	if err != nil {
		return f.fail("make it", err)
	}
	defer os.Remove(temp)
	// A link, unlike a rename, never takes the place of a file that is there.
	switch err := os.Link(temp, f.path); {
	case err == nil, errors.Is(err, fs.ErrExist):
	case f.Exists():
	default: // a file system without links
		if err := os.Rename(temp, f.path); err != nil {
			return f.fail("make it", err)
		}
	}
	if err := syncDir(dir); err != nil {
		return f.fail("make it", err)
	}
	return nil
}

// build makes a new file with all buckets in dir, under a temporary name, lets fill
// write to it, and syncs it.
func (f *File) build(dir string, m fsrs.Model, fill func(*change) error) (name string, err error) {
	temp, err := os.CreateTemp(dir, f.temporary()) // has fileMode
	if err != nil {
		return "", err
	}
	name = temp.Name()
	temp.Close()
	defer func() {
		if err != nil {
			os.Remove(name)
		}
	}()
	// Nothing is synced until all is written: until then the file is nobody's.
	db, err := bolt.Open(name, fileMode, &bolt.Options{NoSync: true, NoGrowSync: true, NoStatistics: true, FreelistType: bolt.FreelistMapType})
	if err != nil {
		return "", err
	}
	err = db.Update(func(tx *bolt.Tx) error {
		for _, p := range partNames {
			if _, err := tx.CreateBucket(p); err != nil {
				return err
			}
		}
		c := &change{View: &View{f: f, tx: tx, model: m}}
		for _, kv := range [...]struct{ key, payload []byte }{
			{keySchema, []byte{schema, 0, 0, 0}},
			{keyModel, appendModel(nil, m)},
		} {
			if err := c.put(partMeta, kv.key, kv.payload); err != nil {
				return err
			}
		}
		if err := fill(c); err != nil {
			return err
		}
		return c.put(partMeta, keyHead, c.head.append(nil))
	})
	if cerr := db.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = syncFile(name)
	}
	return name, err
}

// syncFile makes a file durable, with its length.
func syncFile(name string) error {
	file, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer file.Close()
	return file.Sync()
}
