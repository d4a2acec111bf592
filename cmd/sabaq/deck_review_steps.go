package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"sabaq/quiz/screen"
)

// deskStep is a change at the desk, with what takes it back.
type deskStep struct {
	card          int  // the card that it was about
	decided, kept bool // it was kept, or dropped
	now           int  // else: how many cards it became
	was           *deskCard
	draft, deck   delta
	created       bool // the deck's file
}

// change writes both files, the deck first, and notes how to take it back. When the second
// can't be written the first becomes again what it was.
func (d *desk) change(s deskStep, draft, deck []byte) error {
	s.draft, s.deck, s.created = deltaOf(d.draft.data, draft), deltaOf(d.deck.data, deck), !d.deck.there
	s.created = s.created && s.deck.differs()
	if err := d.deck.write(deck); err != nil {
		return err
	}
	if err := d.draft.write(draft); err != nil {
		return errors.Join(err, d.deckBack(&s))
	}
	c := d.cards[s.card]
	s.was = c
	if s.decided {
		c.Decided, c.kept = true, s.kept
	} else {
		d.reread(s.card, 1, s.now)
	}
	d.done = append(d.done, s)
	return nil
}

// Undo takes the last change back, in the draft first: should the program be killed in between,
// the card is in both files and counts as kept.
func (d *desk) Undo() (int, error) {
	if len(d.done) == 0 {
		return 0, screen.ErrNothingDone
	}
	if err := d.fresh(); err != nil {
		return 0, err
	}
	s := d.done[len(d.done)-1]
	now := d.draft.data
	if err := d.draft.write(s.draft.back(now)); err != nil {
		return 0, err
	}
	if err := d.deckBack(&s); err != nil {
		return 0, errors.Join(err, d.draft.write(now))
	}
	d.done = d.done[:len(d.done)-1]
	if s.decided {
		s.was.Decided, s.was.kept = false, false
	} else {
		d.cards = slices.Replace(d.cards, s.card, s.card+s.now, s.was)
		d.reread(s.card, 1, 1)
	}
	return s.card, nil
}

// deckBack makes the deck again what it was before a step.
func (d *desk) deckBack(s *deskStep) error {
	if !s.created {
		return d.deck.write(s.deck.back(d.deck.data))
	}
	if err := os.Remove(d.deck.path); err != nil {
		return err
	}
	d.deck = heldFile{path: d.deck.path}
	return nil
}

// reread reads the draft again, in which so many cards from a place on became so many others. The
// others are what they were, but a check may say something else of them.
func (d *desk) reread(place, was, now int) {
	fresh := d.read()
	at := d.index(place)
	d.cards = slices.Replace(d.cards, place, place+was, fresh[at:at+now]...)
	at = 0
	for i, c := range d.cards {
		if c.Decided {
			continue
		}
		if i < place || i >= place+now {
			c.Problems = fresh[at].Problems
		}
		at++
	}
}

// delta is how one text became another: at one place, where was stood, is stands now.
type delta struct {
	at      int
	was, is []byte
}

func deltaOf(a, b []byte) delta {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	m := 0
	for m < len(a)-n && m < len(b)-n && a[len(a)-1-m] == b[len(b)-1-m] {
		m++
	}
	return delta{n, slices.Clone(a[n : len(a)-m]), slices.Clone(b[n : len(b)-m])}
}

func (d delta) differs() bool { return len(d.was) > 0 || len(d.is) > 0 }

// back returns the text as it was.
func (d delta) back(now []byte) []byte {
	return slices.Concat(now[:d.at], d.was, now[d.at+len(d.is):])
}

// heldFile is a deck's file with its bytes as they were read or written last.
type heldFile struct {
	path  string
	data  []byte
	there bool
}

func (f *heldFile) read() error {
	data, err := readRegular(f.path, maxDeck)
	if err == nil {
		f.data, f.there = data, true
	}
	return err
}

// write puts new contents in the place of those that are known, whole or not at all.
func (f *heldFile) write(data []byte) error {
	switch {
	case string(data) == string(f.data):
		return nil
	case len(data) > maxDeck:
		return errors.New("the deck would have more than 10 MB")
	}
	put := createWhole
	if f.there {
		put = func(path string, data []byte) error { return rewrite(path, f.data, data) }
	}
	if err := put(f.path, data); err != nil {
		return err
	}
	f.data, f.there = data, true
	return nil
}

// createWhole writes a new file that is there whole or not at all, and never in the place of another.
func createWhole(path string, data []byte) error {
	dir := filepath.Dir(path)
	tmp, err := os.CreateTemp(dir, ".sabaq-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(data)
	if err == nil {
		err = tmp.Chmod(0o644)
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
	if err := os.Link(tmp.Name(), path); err != nil {
		if _, there := os.Lstat(path); there == nil {
			return &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
		}
		// A file system without links: between the look and the rename is a moment.
		if err := os.Rename(tmp.Name(), path); err != nil {
			return err
		}
	}
	syncDir(dir)
	return nil
}
