package score

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func says(text string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, text); return err }
}

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "scores.csv")
	left := func(want string, files int) {
		t.Helper()
		if got, _ := os.ReadFile(path); string(got) != want {
			t.Errorf("the file has %q, want %q", got, want)
		}
		if entries, _ := os.ReadDir(dir); len(entries) != files {
			t.Errorf("in the folder: %v", entries)
		}
	}
	if err := WriteFile(path, says("one")); err != nil {
		t.Fatal(err)
	}
	left("one", 1)
	if err := os.Chmod(path, 0o604); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(path, says("two")); err != nil {
		t.Fatal(err)
	}
	left("two", 1)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o604 {
		t.Errorf("permissions %v, %v", info.Mode(), err)
	}
	half := func(w io.Writer) error {
		if _, err := io.WriteString(w, strings.Repeat("half", 1<<16)); err != nil {
			return err
		}
		return errFull
	}
	if err := WriteFile(path, half); !errors.Is(err, errFull) {
		t.Error(err)
	}
	left("two", 1)
	if err := WriteFile(filepath.Join(dir, "other.csv"), half); !errors.Is(err, errFull) {
		t.Error(err)
	}
	left("two", 1)

	link := filepath.Join(dir, "link.csv")
	if err := os.Symlink("scores.csv", link); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	if err := WriteFile(link, says("three")); err != nil {
		t.Fatal(err)
	}
	left("three", 2)
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link became a file")
	}
	if err := WriteFile(dir, says("x")); err == nil {
		t.Error("a folder was written")
	}
	if err := WriteFile(filepath.Join(dir, "nosuch", "x"), says("x")); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(path, says("four")); !errors.Is(err, os.ErrPermission) {
		t.Error(err)
	}
	left("three", 2)
}

// TestWriteFileDevice writes to what is no file: its error comes back, and it stays what it is.
func TestWriteFileDevice(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("no /dev/full here")
	}
	if err := WriteFile("/dev/full", func(w io.Writer) error { return WriteCSV(w, ordinary()) }); err == nil {
		t.Error("a full device took it all")
	}
	if info, err := os.Stat("/dev/full"); err != nil || info.Mode().IsRegular() {
		t.Error("the device was replaced")
	}
}
