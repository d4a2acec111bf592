package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"sabaq/store"
)

// ownDecks returns the deck files that a command may write: those that the arguments
// name, or those in the decks directory.
func (a *app) ownDecks(st *store.File, args []string) ([]deckFile, error) {
	if len(args) == 0 {
		dir, err := a.decksDir()
		if err != nil {
			return nil, err
		}
		files, err := decksIn(dir)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		if len(files) == 0 {
			return nil, hinted{fmt.Errorf("there is no deck in %s", dir), "name a file, or begin one: sabaq deck new FILE"}
		}
		return files, nil
	}
	files, err := a.find(st, args)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if f.builtin() {
			return nil, errors.New("the built-in deck can't be changed")
		}
	}
	return files, nil
}

// rewrite puts a file's new contents in the place of the old ones: whole or not at all. A symbolic
// link stays one, permissions stay what they are, and what somebody else saved since old was
// read is not overwritten.
func rewrite(path string, old, data []byte) error {
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if info.Mode().Perm()&0o200 == 0 {
		return &fs.PathError{Op: "write", Path: path, Err: fs.ErrPermission}
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".sabaq-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(data)
	if err == nil {
		err = tmp.Chmod(info.Mode().Perm())
	}
	if err == nil {
		err = tmp.Sync()
	}
	if closed := tmp.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	now, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if !bytes.Equal(now, old) {
		return hinted{fmt.Errorf("%s was changed meanwhile, and is left as it is", path), "save it in your editor and try again"}
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return err
	}
	syncDir(filepath.Dir(path))
	return nil
}

// syncDir makes a rename in the directory last, where the system can do that. The file
// itself is safe either way.
func syncDir(path string) {
	if dir, err := os.Open(path); err == nil {
		_ = dir.Sync()
		_ = dir.Close()
	}
}
