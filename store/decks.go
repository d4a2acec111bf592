package store

import (
	"encoding/binary"
	"math"

	"sabaq/quiz"
)

// DeckInfo is what the progress file knows of a deck file, so that an unchanged one need not be
// parsed. Front, Version and Sum are the caller's affair and come back as they went in.
type DeckInfo struct {
	ID      quiz.DeckID // given by Index
	Key     string      // what names the deck for ever: an absolute path, or "builtin:NAME"
	Name    string      // how a person names it
	Title   string
	Size    int64    // of the deck file, bytes
	ModTime int64    // of the deck file, Unix nanoseconds
	Sum     [32]byte // SHA-256 of the deck file; zero when the deck must be indexed again
	Front   []byte   // encoded front matter
	Cards   int      // set by Index
	Version int      // of the parser
}

// Limits on what a deck's record may hold. Beyond them Index refuses the deck.
const (
	maxKey     = 4096 // of DeckInfo.Key, Name, Title and CardRef.Section, bytes
	maxFront   = 64 << 10
	maxOrdinal = math.MaxInt32
)

const deckVersion = 1

func appendDeckInfo(b []byte, d *DeckInfo) []byte {
	b = append(b, deckVersion)
	b = appendText(b, d.Key)
	b = appendText(b, d.Name)
	b = appendText(b, d.Title)
	b = binary.AppendUvarint(b, uint64(d.Size))
	b = binary.AppendVarint(b, d.ModTime)
	b = append(b, d.Sum[:]...)
	b = appendText(b, string(d.Front))
	b = binary.AppendUvarint(b, uint64(d.Cards))
	return binary.AppendUvarint(b, uint64(d.Version))
}

func decodeDeckInfo(id quiz.DeckID, payload []byte) (info DeckInfo, ok bool) {
	d := decoder{b: payload}
	if d.u8() != deckVersion {
		return info, false
	}
	info = DeckInfo{ID: id, Key: d.text(maxKey), Name: d.text(maxKey), Title: d.text(maxKey)}
	info.Size = int64(d.uvarint(math.MaxInt64))
	info.ModTime = d.varint(math.MinInt64, math.MaxInt64)
	copy(info.Sum[:], d.take(len(info.Sum)))
	if n := int(d.uvarint(maxFront)); n > 0 {
		info.Front = append([]byte(nil), d.take(n)...)
	}
	info.Cards = int(d.uvarint(maxOrdinal))
	info.Version = int(d.uvarint(math.MaxInt32))
	return info, d.done()
}

// appendRef appends a card's place: its ordinal in the deck and where it stands in the file.
func appendRef(b []byte, ordinal uint32, r *quiz.CardRef) []byte {
	b = binary.AppendUvarint(b, uint64(ordinal))
	b = binary.AppendUvarint(b, uint64(r.Line))
	b = binary.AppendUvarint(b, uint64(r.Offset))
	b = binary.AppendUvarint(b, uint64(r.Length))
	return appendText(b, r.Section)
}

func decodeRef(card string, payload []byte) (ordinal uint32, r quiz.CardRef, ok bool) {
	d := decoder{b: payload}
	ordinal = uint32(d.uvarint(maxOrdinal))
	r = quiz.CardRef{ID: card, Line: int(d.uvarint(math.MaxInt32)), Offset: int(d.uvarint(math.MaxInt32)), Length: int(d.uvarint(math.MaxInt32))}
	r.Section = d.text(maxKey)
	return ordinal, r, d.done()
}

// Decks returns all decks, by their numbers.
func (f *File) Decks() (infos []DeckInfo, err error) {
	err = f.Look(func(v *View) error {
		infos, err = v.Decks()
		return err
	})
	return infos, err
}

// Decks returns all decks, by their numbers.
func (v *View) Decks() (infos []DeckInfo, err error) {
	defer v.guard(v.enter(), &err)
	err = v.scan(partDecks, []byte{0}, func(key, payload []byte) (bool, error) {
		if len(key) != 4 {
			return false, v.unsound(partDecks, key)
		}
		info, ok := decodeDeckInfo(keyDeck(key), payload)
		if !ok {
			return false, v.unsound(partDecks, key)
		}
		infos = append(infos, info)
		return true, nil
	})
	return infos, err
}

// Deck looks a deck up by its key; false when it isn't known.
func (v *View) Deck(key string) (info DeckInfo, ok bool, err error) {
	defer v.guard(v.enter(), &err)
	id, ok, err := v.deckID(key)
	if err != nil || !ok {
		return info, false, err
	}
	if info, ok, err = v.deckInfo(id); err == nil && !ok {
		err = v.unsound(partKeys, []byte(key))
	}
	return info, ok, err
}

func (v *View) deckID(key string) (quiz.DeckID, bool, error) {
	if key == "" {
		return 0, false, nil
	}
	payload, ok, err := v.find(partKeys, []byte(key))
	if err != nil || !ok {
		return 0, false, err
	}
	if len(payload) != 4 {
		return 0, false, v.unsound(partKeys, []byte(key))
	}
	return keyDeck(payload), true, nil
}

func (v *View) deckInfo(id quiz.DeckID) (info DeckInfo, ok bool, err error) {
	key := appendDeck(nil, id)
	payload, ok, err := v.find(partDecks, key)
	if err != nil || !ok {
		return info, false, err
	}
	if info, ok = decodeDeckInfo(id, payload); !ok {
		return info, false, v.unsound(partDecks, key)
	}
	return info, true, nil
}

// Find returns the ids that begin with prefix, sorted, at most limit (0 = all): of
// cards in decks and of cards that are gone but have a history.
func (v *View) Find(prefix string, limit int) (cards []string, err error) {
	defer v.guard(v.enter(), &err)
	return v.cards(prefix, limit)
}

// Find is View.Find on its own.
func (f *File) Find(prefix string, limit int) (cards []string, err error) {
	err = f.Look(func(v *View) error {
		cards, err = v.Find(prefix, limit)
		return err
	})
	return cards, err
}

// Holders returns the decks that hold a card, by their numbers.
func (v *View) Holders(card string) (decks []quiz.DeckID, err error) {
	defer v.guard(v.enter(), &err)
	return v.holders(card)
}

// DeckCounts says how a deck stands.
type DeckCounts struct {
	Total     int // cards in the deck
	Due       int // come up today or before
	New       int // never answered and not suspended, today's buried ones included
	Suspended int
}

// DeckCounts returns how a deck stands on a day. It costs a look-up and one step for each day
// with overdue cards, however many cards there are.
func (v *View) DeckCounts(deck quiz.DeckID, today quiz.Day) (c DeckCounts, err error) {
	defer v.guard(v.enter(), &err)
	t, err := v.totals(deck)
	if err != nil {
		return c, err
	}
	due, err := v.countDue(deck, today)
	return DeckCounts{Total: int(t.total), Due: due, New: int(t.fresh), Suspended: int(t.suspended)}, err
}

// totals is a deck's entry in the counts.
type totals struct{ total, fresh, suspended uint32 }

func (t totals) append(b []byte) []byte {
	b = binary.LittleEndian.AppendUint32(b, t.total)
	b = binary.LittleEndian.AppendUint32(b, t.fresh)
	return binary.LittleEndian.AppendUint32(b, t.suspended)
}

func (v *View) totals(deck quiz.DeckID) (t totals, err error) {
	key := appendDeck(nil, deck)
	payload, ok, err := v.find(partCounts, key)
	if err != nil || !ok {
		return t, err
	}
	d := decoder{b: payload}
	t = totals{d.u32(), d.u32(), d.u32()}
	if !d.done() {
		return t, v.unsound(partCounts, key)
	}
	return t, nil
}

// countDue adds up the counts of a deck's days up to upto.
func (v *View) countDue(deck quiz.DeckID, upto quiz.Day) (n int, err error) {
	prefix := appendDeck(nil, deck)
	err = v.scanPrefix(partCounts, prefix, func(key, payload []byte) (bool, error) {
		if len(key) == 4 {
			return true, nil // the deck's totals
		}
		if len(key) != 8 || len(payload) != 4 {
			return false, v.unsound(partCounts, key)
		}
		if keyDay(key[4:]) > upto {
			return false, nil
		}
		n += int(binary.LittleEndian.Uint32(payload))
		return true, nil
	})
	return n, err
}
