package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"

	"sabaq/quiz"
)

// Finding is one thing that is wrong with the file.
type Finding struct {
	Part string // where: "file", "log", "state", "due" and so on
	Key  string // of what, as a person can read it; may be empty
	What string // lower case, no full stop
}

// String returns the finding as one line.
func (f Finding) String() string {
	if f.Key == "" {
		return f.Part + ": " + f.What
	}
	return f.Part + ": " + f.Key + ": " + f.What
}

// MaxFindings is how many findings a Report lists.
const MaxFindings = 100

// Report is what Check and Rebuild found.
type Report struct {
	Size     int64 // of the file, bytes
	Devices  int   // that have written to the log
	Events   int   // in the log, that can be read
	Undone   int   // of these, taken back
	Lost     uint64
	Cards    int // with a state
	Decks    int
	Findings []Finding // at most MaxFindings
	More     int       // findings beyond these
	Kept     string    // Rebuild: where the file as it was has been kept
}

// Clean reports whether nothing is wrong. Records that an earlier Rebuild had to give up
// count in Lost, but are no finding.
func (r *Report) Clean() bool { return len(r.Findings) == 0 }

func (r *Report) find(part, key, what string) {
	if len(r.Findings) < MaxFindings {
		r.Findings = append(r.Findings, Finding{part, key, what})
		return
	}
	r.More++
}

// Check looks the whole file over: its pages, every record of the log, and whether each cache
// says what follows from the log. progress may be nil; it is told of records done, of all. What is
// wrong stands in the Report; an error means that the file couldn't be looked at. Until it returns
// nothing can be written.
func (f *File) Check(ctx context.Context, progress func(done, total int)) (*Report, error) {
	r := &Report{}
	o, err := f.open(false, scopeAll)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return r, nil
	case errors.Is(err, ErrDamaged):
		r.find("file", "", err.Error())
		return r, nil
	case err != nil:
		return nil, err
	}
	defer o.close()
	r.Size = o.info.Size()
	err = f.guarded(o, func() error { return f.check(ctx, o, r, progress) })
	if errors.Is(err, ErrDamaged) {
		r.find("file", "", err.Error())
		return r, nil
	}
	return r, err
}

func (f *File) check(ctx context.Context, o *opened, r *Report, progress func(done, total int)) error {
	tx, err := o.db.Begin(false)
	if err != nil {
		return f.fail("", err)
	}
	defer tx.Rollback()
	// Only after scopeAll: it runs on a goroutine of its own, where a fault would end the process.
	for err := range tx.Check() {
		r.find("file", "", err.Error())
	}
	v, err := f.newView(tx)
	if err != nil {
		return err
	}
	h, err := v.readHead()
	if err != nil {
		return err
	}
	bad, err := v.complain(r)
	if err != nil {
		return err
	}
	folded, err := v.replay(ctx, v.model, bad, progress)
	if err != nil {
		return err
	}
	r.Events, r.Undone, r.Cards = folded.events, len(folded.undone), len(folded.states)
	if last := v.lastSeq(h.device); last != h.seq {
		r.Lost += max(h.seq, last) - last
		r.find(partLog.String(), "", fmt.Sprintf("device %x has written %d events, and %d are there", h.device, h.seq, last))
	}
	if folded.clock > h.clock {
		r.find("meta", "head", "its clock is behind the log's")
	}
	if fit, err := v.fitID(); err != nil || fit != folded.fit || !bytes.Equal(appendModel(nil, v.model), appendModel(nil, folded.model)) {
		r.find("meta", "model", "is not that of the last fit in the log")
	}
	decks, members := v.contents(r)
	r.Decks = len(decks)
	want := derive(folded, decks, members)
	for _, p := range caches {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := v.diff(p, want[p], func(p part, key, want, have []byte, sound bool) error {
			r.find(p.String(), printable(p, key), difference(want, have, sound))
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// difference says how a value differs from what it should be.
func difference(want, have []byte, sound bool) string {
	switch {
	case !sound:
		return "its value is damaged"
	case want == nil:
		return "should not be there"
	case have == nil:
		return "is missing"
	}
	return "differs from what follows from the log"
}

// complain returns what notes missing and damaged records in r.
func (v *View) complain(r *Report) (complaint, error) {
	known, err := v.lostRuns()
	if err != nil {
		return nil, err
	}
	for run := range known {
		r.Lost += run.to - run.from + 1
	}
	devices, err := v.devices()
	r.Devices = len(devices)
	return func(l lost, what string) error {
		if known[l] {
			return nil
		}
		r.Lost += l.to - l.from + 1
		key := fmt.Sprintf("event %d of device %x", l.from, l.device)
		if l.to > l.from {
			key = fmt.Sprintf("events %d to %d of device %x", l.from, l.to, l.device)
		}
		r.find(partLog.String(), key, what)
		return nil
	}, err
}

// contents reads the decks and their cards, and notes in r what is wrong with them.
func (v *View) contents(r *Report) (decks []DeckInfo, members []member) {
	cards := map[quiz.DeckID]int{}
	c := v.bucket(partDecks).Cursor()
	for k, value := c.First(); k != nil; k, value = c.Next() {
		payload, ok := unseal(partDecks, k, value)
		var info DeckInfo
		if ok = ok && len(k) == 4; ok {
			info, ok = decodeDeckInfo(keyDeck(k), payload)
		}
		if !ok {
			r.find(partDecks.String(), printable(partDecks, k), difference(nil, nil, false))
			continue
		}
		decks = append(decks, info)
		cards[info.ID] = 0
	}
	c = v.bucket(partRefs).Cursor()
	ordinals := map[uint64]bool{}
	for k, value := c.First(); k != nil; k, value = c.Next() {
		payload, ok := unseal(partRefs, k, value)
		if ok = ok && len(k) > 4; !ok {
			r.find(partRefs.String(), printable(partRefs, k), difference(nil, nil, false))
			continue
		}
		m := member{deck: keyDeck(k), card: string(k[4:])}
		m.ordinal, _, ok = decodeRef(m.card, payload)
		place := uint64(m.deck)<<32 | uint64(m.ordinal)
		if _, known := cards[m.deck]; !ok || !known || ordinals[place] {
			r.find(partRefs.String(), printable(partRefs, k), "it belongs to no deck, or stands where another card does")
			continue
		}
		ordinals[place] = true
		cards[m.deck]++
		members = append(members, m)
	}
	for _, d := range decks {
		if n := cards[d.ID]; n != d.Cards {
			r.find(partDecks.String(), fmt.Sprintf("deck %d", d.ID), fmt.Sprintf("it should have %d cards and has %d", d.Cards, n))
		}
	}
	return decks, members
}
