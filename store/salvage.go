package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"io"
	"slices"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
)

// record is one record of a device's log, as it stands in the file.
type record struct {
	seq uint64
	raw []byte
}

// salvaged is what can be read of a file, sound or not, without bbolt.
type salvaged struct {
	model fsrs.Model
	head  head
	newer bool                 // a later version of the program has written it
	log   map[[8]byte][]record // sorted by seq, each with a sound CRC
	lost  []lost
	infos []DeckInfo
	refs  []keyed // sorted

	sittings []keyed
}

// salvage reads all the pages that can be read. What can't stands in r.
func (f *File) salvage(file io.ReaderAt, size int64, r *Report) (*salvaged, error) {
	p, err := newPages(file, size)
	if p == nil {
		return nil, f.damaged("%v", err)
	}
	if err != nil {
		r.find("file", "", err.Error())
	}
	s := &salvaged{log: map[[8]byte][]record{}}
	var gone []lost // as an earlier Rebuild noted
	p.scope = scopeAll
	p.bad = func(err error) { r.find("file", "", err.Error()) }
	p.leaf = func(e leafEntry) { gone = append(gone, s.take(e, r)...) }
	if err := p.walk(); err != nil {
		return nil, f.damaged("%v", err)
	}
	if s.newer {
		return nil, &Error{Path: f.path, Kind: ErrNewer}
	}
	if s.model == nil {
		if s.model, err = newModel(); err != nil {
			return nil, f.fail("", err)
		}
		r.find(partMeta.String(), "model", "can't be read: the default parameters take its place")
	}
	if len(s.log) == 0 && len(s.infos) == 0 && !r.Clean() {
		return nil, f.damaged("nothing in it can be read")
	}
	slices.SortFunc(s.refs, func(a, b keyed) int { return bytes.Compare(a.key, b.key) })
	s.refs = slices.CompactFunc(s.refs, func(a, b keyed) bool { return bytes.Equal(a.key, b.key) })
	slices.SortFunc(s.sittings, func(a, b keyed) int { return bytes.Compare(a.key, b.key) })
	s.sortLog(gone)
	return s, nil
}

// take notes one key and value, if it is one of those that can't be computed from others.
func (s *salvaged) take(e leafEntry, r *Report) (gone []lost) {
	if e.inLog {
		if len(e.bucket) != 8 || len(e.key) != 8 {
			return nil
		}
		device, seq := [8]byte([]byte(e.bucket)), binary.BigEndian.Uint64(e.key)
		if _, err := unsealEvent(quiz.EventID{Device: device, Seq: seq}, e.value); err == nil {
			s.log[device] = append(s.log[device], record{seq, bytes.Clone(e.value)})
		}
		return nil
	}
	p := part(slices.IndexFunc(partNames[:], func(name []byte) bool { return string(name) == e.bucket }))
	if p != partMeta && p != partLost && p != partDecks && p != partRefs && p != partSittings {
		return nil
	}
	payload, ok := unseal(p, e.key, e.value)
	switch {
	case !ok:
	case p == partLost && len(e.key) == 16 && len(payload) == 8:
		return []lost{{[8]byte(e.key), binary.BigEndian.Uint64(e.key[8:]), binary.BigEndian.Uint64(payload)}}
	case p == partSittings:
		s.sittings = append(s.sittings, keyed{bytes.Clone(e.key), bytes.Clone(payload)})
	case p == partDecks && len(e.key) == 4:
		var info DeckInfo
		info, ok = decodeDeckInfo(keyDeck(e.key), payload)
		if ok = ok && !slices.ContainsFunc(s.infos, func(d DeckInfo) bool { return d.Key == info.Key || d.ID == info.ID }); ok {
			s.infos = append(s.infos, info)
		}
	case p == partRefs && len(e.key) > 4:
		if _, _, ok = decodeRef(string(e.key[4:]), payload); ok {
			s.refs = append(s.refs, keyed{bytes.Clone(e.key), bytes.Clone(payload)})
		}
	case p == partMeta && bytes.Equal(e.key, keySchema):
		n := (&decoder{b: payload}).u32()
		s.newer = n > schema
	case p == partMeta && bytes.Equal(e.key, keyHead):
		s.head, ok = decodeHead(payload)
	case p == partMeta && bytes.Equal(e.key, keyModel):
		s.model, ok = decodeModel(payload)
	}
	if !ok {
		r.find(p.String(), printable(p, e.key), difference(nil, nil, false))
	}
	return nil
}

// sortLog sorts the records and finds out which are missing.
func (s *salvaged) sortLog(gone []lost) {
	if _, ok := s.log[s.head.device]; !ok {
		s.log[s.head.device] = nil // it may have lost all it wrote
	}
	for device, records := range s.log {
		slices.SortFunc(records, func(a, b record) int { return cmp.Compare(a.seq, b.seq) })
		records = slices.CompactFunc(records, func(a, b record) bool { return a.seq == b.seq })
		s.log[device] = records
		next := uint64(1)
		for _, rec := range records {
			if rec.seq > next {
				s.lost = append(s.lost, lost{device, next, rec.seq - 1})
			}
			next = rec.seq + 1
		}
		last := uint64(0)
		if device == s.head.device {
			last = s.head.seq
		}
		for _, g := range gone {
			if g.device == device {
				last = max(last, g.to)
			}
		}
		if last >= next {
			s.lost = append(s.lost, lost{device, next, last})
		}
	}
}

// contents returns the decks and their cards. A deck that has lost cards, or has two at one
// place, is marked to be indexed again.
func (s *salvaged) contents() (decks []DeckInfo, members []member) {
	cards := map[quiz.DeckID]map[uint32]bool{} // by their ordinals
	for _, info := range s.infos {
		cards[info.ID] = map[uint32]bool{}
	}
	spoilt := map[quiz.DeckID]bool{}
	s.refs = slices.DeleteFunc(s.refs, func(row keyed) bool {
		m := member{deck: keyDeck(row.key), card: string(row.key[4:])}
		m.ordinal, _, _ = decodeRef(m.card, row.payload)
		taken, known := cards[m.deck]
		if !known || taken[m.ordinal] {
			spoilt[m.deck] = true
			return true
		}
		taken[m.ordinal] = true
		members = append(members, m)
		return false
	})
	for _, info := range s.infos {
		if n := len(cards[info.ID]); n != info.Cards || spoilt[info.ID] {
			info.Cards, info.Sum, info.ModTime, info.Size = n, [32]byte{}, 0, 0
		}
		decks = append(decks, info)
	}
	return decks, members
}
