package store

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// Errors when the file is opened.
var (
	// ErrBusy means that another process held the file for all of Options.Busy.
	ErrBusy = errors.New("in use by another program")
	// ErrNotFile means that there is a directory, device or dangling link where the file should be.
	ErrNotFile = errors.New("not an ordinary file")
	// ErrUnreadable means that the file or its folder may not be read.
	ErrUnreadable = errors.New("cannot be read")
	// ErrNewer means that a later version of the program has written the file.
	ErrNewer = errors.New("written by a newer version of this program")
	// ErrDamaged means that what was read cannot be what was written. Nothing was changed.
	ErrDamaged = errors.New("damaged")
)

// Errors when something is written. None of them leaves half a change behind.
var (
	// ErrReadOnly means that the file or its folder may not be written to.
	ErrReadOnly = errors.New("cannot be written to")
	// ErrFull means that the disk, or the quota, is full.
	ErrFull = errors.New("the disk is full")
	// ErrReplaced means that the file was removed, or replaced again and again, while it was written to.
	ErrReplaced = errors.New("removed or replaced by another program meanwhile")
)

// Errors in what the caller asks for. The file is sound.
var (
	// ErrInvalid means that an event or a deck can't be written as it is.
	ErrInvalid = errors.New("cannot be recorded")
	// ErrHistory means that history can't move to a card that has one of its own.
	ErrHistory = errors.New("the card already has a history")
	// ErrNoDeck means that no deck of that number is known.
	ErrNoDeck = errors.New("no such deck")
)

// Error is every error that this package returns, but for quiz.ErrMoved and what a
// caller's own function returned.
type Error struct {
	Path   string // the file, or the backup, that it is about
	Kind   error  // one of the errors above, or nil for another failure of the system
	Detail string // what was wrong, in words; may be empty
	Err    error  // the system's error; may be nil
}

// Error says what is wrong with which file.
func (e *Error) Error() string {
	s := "progress file " + e.Path
	if e.Kind != nil {
		s += ": " + e.Kind.Error()
	}
	if e.Detail != "" {
		s += ": " + e.Detail
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap gives errors.Is both the kind and the cause.
func (e *Error) Unwrap() []error {
	var errs []error
	for _, err := range []error{e.Kind, e.Err} {
		if err != nil {
			errs = append(errs, err)
		}
	}
	return errs
}

// Hint says what to do next, or nothing.
func (e *Error) Hint() string {
	switch e.Kind {
	case ErrBusy:
		return "wait until the other sabaq has finished, or end it; nothing was lost"
	case ErrNotFile:
		return "name another file with --db or SABAQ_DB, or move away what is there"
	case ErrUnreadable:
		return "give yourself permission to read the file and its folder, or name another file with --db"
	case ErrNewer:
		return "install the newer version, or name another file with --db"
	case ErrDamaged:
		return "sabaq doctor says what can be saved; backups are in the folder backups beside the file"
	case ErrReadOnly:
		return "give yourself write permission to the file and its folder, or name another file with --db"
	case ErrFull:
		return "make room on the disk and answer again; all earlier answers are safe"
	case ErrReplaced:
		return "stop the program that writes to this file (a sync service, an editor), then try again"
	}
	return ""
}

// fail makes an Error of what the system said.
func (f *File) fail(doing string, err error) error {
	var own *Error
	if errors.As(err, &own) {
		return err
	}
	e := &Error{Path: f.path, Detail: doing, Err: err}
	switch {
	case isAny(err, noSpace), strings.Contains(err.Error(), noSpace[0].Error()): // bbolt passes some errors on as text only
		e.Kind = ErrFull
	case errors.Is(err, fs.ErrPermission), isAny(err, noWriting):
		e.Kind = ErrReadOnly
	}
	return e
}

// isAny reports whether err is one of the given kinds.
func isAny(err error, kinds []error) bool {
	return slices.ContainsFunc(kinds, func(kind error) bool { return errors.Is(err, kind) })
}

// damaged makes an ErrDamaged naming what is.
func (f *File) damaged(format string, args ...any) error {
	return &Error{Path: f.path, Kind: ErrDamaged, Detail: fmt.Sprintf(format, args...)}
}

// invalid makes an ErrInvalid saying why.
func (f *File) invalid(format string, args ...any) error {
	return &Error{Path: f.path, Kind: ErrInvalid, Detail: fmt.Sprintf(format, args...)}
}
