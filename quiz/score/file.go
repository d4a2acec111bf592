package score

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
)

// WriteFile writes a file, whole or not at all: what was at path stays there until write
// has returned without an error and all of it is on the disk. A symbolic link stays
// one, and a file that was there keeps its permissions. What is no regular file (a
// pipe, a device) is written to as it is.
func WriteFile(path string, write func(io.Writer) error) error {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case info.IsDir():
		return &fs.PathError{Op: "write", Path: path, Err: errors.New("is a directory")}
	case !info.Mode().IsRegular():
		return writeThrough(path, write)
	case info.Mode().Perm()&0o200 == 0:
		return &fs.PathError{Op: "write", Path: path, Err: fs.ErrPermission}
	}
	tmp, err := beside(path)
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) // which isn't there any more when all went well
	err = buffered(tmp, write)
	if err == nil && info != nil {
		err = tmp.Chmod(info.Mode().Perm())
	}
	if err == nil {
		err = tmp.Sync()
	}
	if closed := tmp.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		return err
	}
	if dir, err := os.Open(filepath.Dir(path)); err == nil {
		_ = dir.Sync() // makes the rename last, where the system can do that
		_ = dir.Close()
	}
	return nil
}

// beside creates a file in the directory of path, with the permissions that a new file
// gets here (os.CreateTemp's own are for its owner alone).
func beside(path string) (*os.File, error) {
	for n := os.Getpid(); ; n++ {
		name := filepath.Join(filepath.Dir(path), ".sabaq-"+strconv.Itoa(n)+".tmp")
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		var failed *fs.PathError
		if errors.As(err, &failed) && !errors.Is(err, fs.ErrExist) {
			err = &fs.PathError{Op: "create", Path: path, Err: failed.Err} // a name that the person knows
		}
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// writeThrough writes to what is there.
func writeThrough(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	err = buffered(f, write)
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}

// buffered writes to f in large pieces.
func buffered(f *os.File, write func(io.Writer) error) error {
	b := bufio.NewWriterSize(f, 1<<16)
	if err := write(b); err != nil {
		return err
	}
	return b.Flush()
}
