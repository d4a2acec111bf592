package store

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lockedByte lies far behind the end of the file, and apart from the bytes that bbolt locks itself:
// there a second lock on one handle would wait for the first.
const lockedByte = 0x7ffffff0

// tryLock takes a lock of an open file, shared or exclusive, without waiting. busy means
// that somebody else has it.
func tryLock(file *os.File, exclusive bool) (busy bool, err error) {
	flags := uint32(windows.LOCKFILE_FAIL_IMMEDIATELY)
	if exclusive {
		flags |= windows.LOCKFILE_EXCLUSIVE_LOCK
	}
	at := windows.Overlapped{OffsetHigh: lockedByte}
	err = windows.LockFileEx(windows.Handle(file.Fd()), flags, 0, 1, 0, &at)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return true, nil
	}
	return false, err
}

// inode is what tells a file from its copies: a copy must not give out the names of
// events that its original gives out.
func inode(file *os.File, _ os.FileInfo) uint64 {
	var info windows.ByHandleFileInformation
	if err := windows.GetFileInformationByHandle(windows.Handle(file.Fd()), &info); err != nil {
		return 0
	}
	return uint64(info.FileIndexHigh)<<32 | uint64(info.FileIndexLow)
}

// noSpace are the system's words for a full disk.
var noSpace = []error{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL}

// noWriting are its words for a file system that can't be written to.
var noWriting = []error{windows.ERROR_WRITE_PROTECT}

// noSync is what a system says that doesn't sync directories.
var noSync = []error{windows.ERROR_ACCESS_DENIED, windows.ERROR_INVALID_HANDLE}
