package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// opened is the file while one operation has it: open, locked and inspected.
type opened struct {
	db   *bolt.DB
	file *os.File    // db's own descriptor, which holds the lock
	info os.FileInfo // of file
	lost bool        // bbolt gave up half-way: its own Close might wait for ever
}

// open opens the file, waits for its lock (shared to read, exclusive to write) and looks it
// over. The error is fs.ErrNotExist when there is no file; an empty file is damage, never a new one.
func (f *File) open(write bool, s scope) (o *opened, err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	o = &opened{}
	defer func() {
		if r := recover(); r != nil {
			err = f.damaged("%v", r)
			o.lost = true
		}
		if err != nil {
			o.close()
			o = nil
		}
	}()
	o.db, err = bolt.Open(f.path, 0o600, &bolt.Options{
		Timeout:      f.opt.Busy, // never waited for: the file comes to bbolt locked
		ReadOnly:     !write,
		NoStatistics: true,
		// The list of free pages is synced with each change: without it (NoFreelistSync) the open for
		// an answer would read all of the file, 80 ms for 150 MB in place of 0.02.
		FreelistType: bolt.FreelistMapType,
		// bbolt would make a missing file, and would map a damaged one before it can be looked at.
		OpenFile: func(string, int, os.FileMode) (*os.File, error) {
			if err := f.locked(o, write); err != nil {
				return nil, err
			}
			if err := inspect(o.file, o.info.Size(), s); err != nil {
				return nil, f.damaged("%v", err)
			}
			return o.file, nil
		},
	})
	switch {
	case err == nil, errors.Is(err, fs.ErrNotExist):
		return o, err
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrChecksum), errors.Is(err, berrors.ErrVersionMismatch):
		return o, f.damaged("%v", err)
	}
	return o, f.fail("", err)
}

// locked opens the path and locks what it opened, if it is an ordinary file and still
// stands at the path when the lock is held.
func (f *File) locked(o *opened, write bool) error {
	flag := os.O_RDONLY
	if write {
		flag = os.O_RDWR
	}
	for deadline := time.Now().Add(f.opt.Busy); ; {
		info, err := os.Stat(f.path)
		if errors.Is(err, fs.ErrNotExist) {
			if link, lerr := os.Lstat(f.path); lerr == nil && link.Mode()&fs.ModeSymlink != 0 {
				return &Error{Path: f.path, Kind: ErrNotFile, Detail: "it is a link to a file that doesn't exist"}
			}
			return fs.ErrNotExist
		}
		if errors.Is(err, fs.ErrPermission) {
			return &Error{Path: f.path, Kind: ErrUnreadable, Err: err}
		}
		if err != nil {
			return f.fail("", err)
		}
		if !info.Mode().IsRegular() {
			return &Error{Path: f.path, Kind: ErrNotFile, Detail: describe(info.Mode())}
		}
		file, err := os.OpenFile(f.path, flag, 0)
		if errors.Is(err, fs.ErrNotExist) && time.Now().Before(deadline) {
			continue
		}
		if !write && errors.Is(err, fs.ErrPermission) {
			return &Error{Path: f.path, Kind: ErrUnreadable, Err: err}
		}
		if err != nil {
			return f.fail("", err)
		}
		if busy, err := lock(file, write, deadline); busy || err != nil {
			file.Close()
			if busy {
				return &Error{Path: f.path, Kind: ErrBusy}
			}
			return f.fail("lock", err)
		}
		o.file = file
		if o.info, err = file.Stat(); err == nil && f.inPlace(o) {
			return nil
		}
		file.Close()
		o.file = nil
		if time.Now().After(deadline) {
			return &Error{Path: f.path, Kind: ErrReplaced}
		}
	}
}

// lock takes the lock, asking again until the deadline.
func lock(file *os.File, exclusive bool, deadline time.Time) (busy bool, err error) {
	for wait := time.Millisecond; ; wait = min(2*wait, 10*time.Millisecond) {
		busy, err = tryLock(file, exclusive)
		if !busy || time.Now().After(deadline) {
			return busy, err
		}
		time.Sleep(wait)
	}
}

// inPlace reports whether the open file is still the one at the path.
func (f *File) inPlace(o *opened) bool {
	at, err := os.Stat(f.path)
	return err == nil && os.SameFile(at, o.info)
}

func describe(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "it is a directory"
	case mode&fs.ModeNamedPipe != 0:
		return "it is a named pipe"
	case mode&fs.ModeSocket != 0:
		return "it is a socket"
	}
	return "it is a device"
}

// close lets go of the lock and the file.
func (o *opened) close() {
	if o.db != nil && !o.lost {
		o.db.Close()
		return
	}
	if o.file != nil {
		o.file.Close() // lets go of the lock; closing twice does no harm
	}
}

// guarded runs a step of ours inside a transaction. A fault or a failed assertion of
// bbolt's in it is damage to the file.
func (f *File) guarded(o *opened, step func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			o.lost = true
			err = f.damaged("%v", r)
		}
	}()
	return step()
}

// syncDir makes a rename in dir durable.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !isAny(err, noSync) {
		return fmt.Errorf("sync %s: %w", dir, err)
	}
	return nil
}
