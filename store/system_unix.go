//go:build unix

package store

import (
	"errors"
	"os"
	"syscall"
)

// tryLock takes the lock of an open file, shared or exclusive, without waiting. busy means
// that somebody else has it. It is the lock that bbolt takes itself on the same descriptor.
func tryLock(file *os.File, exclusive bool) (busy bool, err error) {
	mode := syscall.LOCK_SH
	if exclusive {
		mode = syscall.LOCK_EX
	}
	err = syscall.Flock(int(file.Fd()), mode|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) || errors.Is(err, syscall.EINTR) {
		return true, nil
	}
	return false, err
}

// inode is what tells a file from its copies: a copy must not give out the names of
// events that its original gives out.
func inode(_ *os.File, info os.FileInfo) uint64 {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(st.Ino)
	}
	return 0
}

// noSpace are the system's words for a full disk.
var noSpace = []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}

// noWriting are its words for a file system that can't be written to.
var noWriting = []error{syscall.EROFS}

// noSync is what a system says that doesn't sync directories.
var noSync = []error{syscall.EINVAL}
