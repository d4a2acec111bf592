// Package store keeps a learner's progress in one file, by way of bbolt.
//
// The truth in the file is a log: one record for each event, never changed once
// written, named by the device that wrote it and a sequence number. All the rest
// (card states, what is due when, how many cards come up on each day) is a cache
// that is kept in step by the transaction that writes the record, that [File.Check]
// compares with the log and that [File.Rebuild] computes again from it.
//
// The way through the package: [New] names a file, without opening it. Each
// operation opens it, takes its lock, looks whether it is sound, does one
// transaction and lets go: [File.View] and [File.Look] to read, [File.Record] and
// [File.Undo] to write, [File.Index] when a deck file has changed.
//
// # What is promised
//
// When Record or Undo returns no error, the event has been written and synced to the
// disk, once. When it returns an error, nothing has been written, with one exception: a disk that
// fails to confirm even a second commit may have kept the event. Trying again is safe in any
// case: a card that has moved on gives quiz.ErrMoved, never a second event.
//
// # Caveats
//
// A function given to View or Look holds up every writer of the file until it returns.
// Never wait for a person in it, and never call Record in it: it would wait for itself.
//
// Locks are those of flock: on a network file system that doesn't pass them on, two
// machines can write at once. Nothing here can notice that.
//
// A copy of the file that is put back in place by a rename, or from a backup made here,
// is recognised as a copy and goes on as a new device. One that is written over the
// same inode isn't: events recorded since it was made are lost, and their names are given again.
//
// A flipped bit in a key or value is found when it is read. In a file over 4 MB one in the
// counters of a leaf page is found only before the first change of a day and by Check.
package store

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"sync/atomic"
	"time"

	bolt "go.etcd.io/bbolt"

	"sabaq/quiz"
)

// Options of a progress file. The zero value is fit for use but for Rollover.
type Options struct {
	// Now tells the time; nil = time.Now.
	Now func() time.Time
	// Rollover is the hour at which a study day begins, as in quiz.DayOf. It decides
	// only when a backup is made.
	Rollover time.Duration
	// Busy is how long to wait while another process holds the file; 0 = one second.
	Busy time.Duration
	// Backups is how many daily backups are kept; 0 = seven, below 0 = none are made.
	Backups int
	// Device gives a device its random name; nil = eight random bytes.
	Device func() [8]byte
	// Warn is told of what went wrong without keeping the work from being done: a backup
	// that could not be written. nil = nobody is told.
	Warn func(error)
}

const (
	defaultBusy    = time.Second
	defaultBackups = 7
)

// File is a progress file by its name. It holds nothing open and may be used by
// several goroutines, which then wait for each other as processes do.
type File struct {
	path   string
	opt    Options
	commit func(*bolt.Tx) error // replaced in tests, to fail as a disk does

	noBackup atomic.Bool // one failed: not tried again at each change
}

var _ quiz.Progress = (*File)(nil)

// New names a progress file. It does no I/O: a file that doesn't exist is made by the first change.
func New(path string, opt Options) *File {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Busy == 0 {
		opt.Busy = defaultBusy
	}
	if opt.Backups == 0 {
		opt.Backups = defaultBackups
	}
	if opt.Device == nil {
		opt.Device = func() (id [8]byte) {
			rand.Read(id[:]) // never fails: it ends the program rather than return an error
			return id
		}
	}
	return &File{path: path, opt: opt, commit: (*bolt.Tx).Commit}
}

// Path returns the path that was given to New.
func (f *File) Path() string { return f.path }

// Exists reports whether there is anything at the file's path, sound or not.
func (f *File) Exists() bool {
	_, err := os.Lstat(f.path)
	return !errors.Is(err, fs.ErrNotExist)
}

// today is the study day by which backups are made.
func (f *File) today() quiz.Day { return quiz.DayOf(f.opt.Now(), f.opt.Rollover) }
