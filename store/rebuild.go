package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"sabaq/quiz"
)

// Rebuild writes the file anew: every record of the log that can be read, the decks and their
// cards, and all caches computed from these. The file as it was is kept in the backup folder, where
// the Report says. Records that are lost are counted, and noted in the new file. When nothing at
// all can be read the file is left alone and the error is ErrDamaged: a backup has more.
// progress may be nil; it is told of records done, of all.
func (f *File) Rebuild(ctx context.Context, progress func(done, total int)) (*Report, error) {
	o := &opened{}
	defer o.close()
	if err := f.locked(o, true); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return &Report{}, nil
		}
		return nil, err
	}
	r := &Report{}
	found, err := f.salvage(o.file, o.info.Size(), r)
	if err != nil {
		return nil, err
	}
	// Where the path is a link, the file that it leads to is replaced.
	path, err := filepath.EvalSymlinks(f.path)
	if err != nil {
		return nil, f.fail("", err)
	}
	f.sweep(filepath.Dir(path))
	temp, err := f.build(filepath.Dir(path), found.model, func(c *change) error {
		return found.refill(ctx, c, r, progress)
	})
	if err != nil {
		if ctx.Err() != nil {
			return nil, err
		}
		return nil, f.fail("write it anew", err)
	}
	defer os.Remove(temp)
	if r.Kept, err = f.keep(o.file); err != nil {
		return nil, f.fail("keep the old one", err)
	}
	if err := os.Rename(temp, path); err != nil {
		return nil, f.fail("write it anew", err)
	}
	if err := syncDir(filepath.Dir(path)); err != nil {
		return nil, f.fail("write it anew", err)
	}
	if info, err := os.Stat(path); err == nil {
		r.Size = info.Size()
	}
	return r, nil
}

// keep puts the file as it is, damage and all, among the backups, under a name that Backups leaves alone.
func (f *File) keep(file *os.File) (string, error) {
	dir := f.backupDir()
	if err := os.MkdirAll(dir, dirMode); err != nil {
		return "", err
	}
	stem, ext := f.stem()
	to, err := os.CreateTemp(dir, fmt.Sprintf("%s-before-repair-%s-*%s", stem, f.today(), ext)) // has fileMode
	if err != nil {
		return "", err
	}
	info, err := file.Stat()
	if err == nil {
		_, err = io.Copy(to, io.NewSectionReader(file, 0, info.Size()))
	}
	if err == nil {
		err = to.Sync()
	}
	if cerr := to.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = syncDir(dir)
	}
	if err != nil {
		os.Remove(to.Name())
	}
	return to.Name(), err
}

// fill writes rows, sorted by key.
func (c *change) fill(p part, rows []keyed) error {
	c.bucket(p).FillPercent = 0.9
	for _, row := range rows {
		if err := c.put(p, row.key, row.payload); err != nil {
			return err
		}
	}
	return nil
}

// refill writes what was salvaged, and the caches that follow from it.
func (s *salvaged) refill(ctx context.Context, c *change, r *Report, progress func(done, total int)) error {
	log := c.bucket(partLog)
	log.FillPercent = 1
	for device, records := range s.log {
		if len(records) == 0 {
			continue
		}
		b, err := log.CreateBucketIfNotExists(device[:])
		if err != nil {
			return err
		}
		b.FillPercent = 1
		for _, rec := range records {
			if err := b.Put(seqKey(rec.seq), rec.raw); err != nil {
				return err
			}
		}
	}
	for _, run := range s.lost {
		if err := c.put(partLost, identity(quiz.EventID{Device: run.device, Seq: run.from}), binary.BigEndian.AppendUint64(nil, run.to)); err != nil {
			return err
		}
	}
	decks, members := s.contents()
	for i := range decks {
		if err := c.put(partDecks, appendDeck(nil, decks[i].ID), appendDeckInfo(nil, &decks[i])); err != nil {
			return err
		}
		c.head.deck = max(c.head.deck, decks[i].ID)
	}
	if err := c.fill(partRefs, s.refs); err != nil {
		return err
	}
	if err := c.fill(partSittings, s.sittings); err != nil {
		return err
	}
	bad, err := c.complain(r)
	if err != nil {
		return err
	}
	folded, err := c.replay(ctx, c.model, bad, progress)
	if err != nil {
		return err
	}
	r.Events, r.Undone, r.Cards, r.Decks = folded.events, len(folded.undone), len(folded.states), len(decks)
	c.head.clock = folded.clock
	if err := c.setModel(folded.model, folded.fit); err != nil {
		return err
	}
	want := derive(folded, decks, members)
	for _, p := range caches {
		if err := c.fill(p, want[p]); err != nil {
			return err
		}
	}
	return nil
}
