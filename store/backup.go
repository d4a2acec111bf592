package store

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"

	"sabaq/quiz"
)

// backupDir is the folder beside the file that holds its backups: progress-2026-11-22.db, and
// progress-2026-11-22-2.db where there was one of that day already.
const backupDir = "backups"

// Backup is one backup: the file as it was before a day's first change.
type Backup struct {
	Path string
	Day  quiz.Day
	Size int64 // bytes

	n int // of that day, from 1
}

// Backups returns the backups that there are, newest first.
func (f *File) Backups() ([]Backup, error) {
	dir := f.backupDir()
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, f.fail("list backups", err)
	}
	stem, ext := f.stem()
	var found []Backup
	for _, e := range entries {
		name, ok := strings.CutPrefix(e.Name(), stem+"-")
		name, ok2 := strings.CutSuffix(name, ext)
		if !ok || !ok2 || len(name) < len(time.DateOnly) {
			continue
		}
		date, err := time.Parse(time.DateOnly, name[:len(time.DateOnly)])
		n := 1
		if rest := name[len(time.DateOnly):]; rest != "" {
			n, _ = strconv.Atoi(strings.TrimPrefix(rest, "-"))
		}
		info, ierr := e.Info()
		if err != nil || ierr != nil || !info.Mode().IsRegular() || n < 1 || backupName(stem, ext, quiz.DayOf(date, 0), n) != e.Name() {
			continue
		}
		found = append(found, Backup{filepath.Join(dir, e.Name()), quiz.DayOf(date, 0), info.Size(), n})
	}
	slices.SortFunc(found, func(a, b Backup) int {
		return cmp.Or(cmp.Compare(b.Day, a.Day), cmp.Compare(b.n, a.n))
	})
	return found, nil
}

func (f *File) backupDir() string { return filepath.Join(filepath.Dir(f.path), backupDir) }

// stem splits the file's name: backups bear it too, so that two files in one folder don't mix theirs.
func (f *File) stem() (stem, ext string) {
	base := filepath.Base(f.path)
	ext = filepath.Ext(base)
	return strings.TrimSuffix(base, ext), ext
}

func backupName(stem, ext string, day quiz.Day, n int) string {
	if n == 1 {
		return fmt.Sprintf("%s-%s%s", stem, day, ext)
	}
	return fmt.Sprintf("%s-%s-%d%s", stem, day, n, ext)
}

// backup makes the day's backup, when c is the day's first change. Damage found on the way
// stops the change, so that good backups are never crowded out by bad ones; a backup that can't be
// written doesn't.
func (f *File) backup(o *opened, c *change) error {
	today := f.today()
	if f.opt.Backups < 0 || c.head.backup == today || f.noBackup.Load() {
		return nil
	}
	if err := inspect(o.file, o.info.Size(), scopeAll); err != nil {
		return f.damaged("%v", err)
	}
	if err := f.copyOut(o.file, c.tx.Size(), today); err != nil {
		f.noBackup.Store(true)
		if f.opt.Warn != nil {
			f.opt.Warn(f.fail("today's backup", err))
		}
		return nil
	}
	c.head.backup = today
	return nil
}

// copyOut writes a backup, of which size bytes matter, and removes those that are too many.
func (f *File) copyOut(file io.ReaderAt, size int64, day quiz.Day) error {
	dir := f.backupDir()
	if err := os.MkdirAll(dir, dirMode); err != nil {
		return err
	}
	f.sweep(dir)
	temp, err := os.CreateTemp(dir, f.temporary()) // has fileMode
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	_, err = io.Copy(temp, io.NewSectionReader(file, 0, size))
	if cerr := temp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = f.disown(temp.Name())
	}
	if err == nil {
		err = syncFile(temp.Name())
	}
	if err != nil {
		return err
	}
	stem, ext := f.stem()
	for n := 1; ; n++ {
		name := filepath.Join(dir, backupName(stem, ext, day, n))
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			if err := os.Rename(temp.Name(), name); err != nil {
				return err
			}
			break
		}
	}
	if err := syncDir(dir); err != nil {
		return err
	}
	backups, err := f.Backups()
	for _, b := range backups[min(f.opt.Backups, len(backups)):] {
		os.Remove(b.Path)
	}
	return err
}

// temporary is the pattern of the names that files have while they are being written.
func (f *File) temporary() string { return "." + filepath.Base(f.path) + "-*.tmp" }

// sweep removes what an earlier process left half-written in dir. Only for who holds the lock of a
// file that exists: nobody else is writing such a file then.
func (f *File) sweep(dir string) {
	stale, err := filepath.Glob(filepath.Join(dir, f.temporary()))
	if err != nil {
		return
	}
	for _, name := range stale {
		os.Remove(name)
	}
}

// disown makes a copy a device of its own: put back in place by whatever means, it names its
// events anew.
func (f *File) disown(name string) error {
	db, err := bolt.Open(name, fileMode, &bolt.Options{NoSync: true, NoStatistics: true, FreelistType: bolt.FreelistMapType, Timeout: f.opt.Busy})
	if err != nil {
		return err
	}
	defer db.Close()
	return db.Update(func(tx *bolt.Tx) error {
		c := &change{View: &View{f: f, tx: tx}}
		if c.head, err = c.readHead(); err != nil {
			return err
		}
		c.head.device, c.head.inode, c.head.seq = [8]byte{}, 0, 0
		return c.put(partMeta, keyHead, c.head.append(nil))
	})
}
