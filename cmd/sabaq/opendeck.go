package main

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"sabaq/decks"
	"sabaq/decks/pakafghan"
	"sabaq/quiz"
	"sabaq/store"
)

// deck is a deck opened for studying: its index is in the progress file, and single cards are
// read from the deck's file as they are asked, so that a large deck costs no more than a small one.
type deck struct {
	deckFile
	info   store.DeckInfo
	front  decks.Deck // what the front matter says; no cards
	st     *store.File
	broken int // problems found when it was last parsed; 0 too when it was not parsed now
}

// parserVersion stands in each deck's index. Raise it when package decks reads the same bytes as
// other cards than before: the indexes are then made anew.
const parserVersion = 2

// maxDeck is the largest deck file that is read.
const maxDeck = 10 << 20

// readDeck returns a deck's bytes.
func readDeck(f deckFile) ([]byte, error) {
	if f.builtin() {
		return pakafghan.Text(), nil
	}
	return readRegular(f.key, maxDeck)
}

// parseDeck reads and parses a whole deck.
func parseDeck(f deckFile) (*decks.Deck, []decks.Diagnostic, error) {
	data, err := readDeck(f)
	if err != nil {
		return nil, nil, deckError(f, err)
	}
	d, problems := decks.Parse(f.shown(), data)
	if f.builtin() {
		d.Name = f.name
	}
	return d, problems, nil
}

// shown is how messages name the deck's file.
func (f deckFile) shown() string {
	if f.builtin() {
		return f.name + ".md"
	}
	return f.key
}

func deckError(f deckFile, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return hinted{fmt.Errorf("%s: the deck's file is not there", f.shown()), "its history is kept; put the file back, or see: sabaq deck list"}
	}
	return err
}

// stamp is what tells whether a deck's file changed without reading it.
func (f deckFile) stamp() (size, modTime int64, err error) {
	if f.builtin() {
		return int64(len(pakafghan.Text())), 0, nil
	}
	info, err := os.Stat(f.key)
	if err != nil {
		return 0, 0, deckError(f, err)
	}
	return info.Size(), info.ModTime().UnixNano(), nil
}

// indexed looks up what the progress file knows of decks, all in one look.
func indexed(st *store.File, files []deckFile) (map[string]store.DeckInfo, error) {
	infos := map[string]store.DeckInfo{}
	err := st.Look(func(v *store.View) error {
		for _, f := range files {
			info, ok, err := v.Deck(f.key)
			if err != nil {
				return err
			}
			if ok {
				infos[f.key] = info
			}
		}
		return nil
	})
	return infos, err
}

// open returns the deck, its index brought up to date first where its file changed. infos
// are those of indexed.
func (a *app) open(st *store.File, f deckFile, infos map[string]store.DeckInfo) (*deck, error) {
	d := &deck{deckFile: f, st: st}
	size, modTime, err := f.stamp()
	if err != nil {
		return nil, err
	}
	info, ok := infos[f.key]
	fresh := ok && info.Version == parserVersion && info.Size == size && info.ModTime == modTime
	if fresh && f.builtin() {
		fresh = info.Sum == sha256.Sum256(pakafghan.Text())
	}
	d.info = info
	if fresh {
		return d, json.Unmarshal(info.Front, &d.front)
	}
	return d, d.index(a)
}

// index parses the deck and writes where its cards stand into the progress file. The histories of
// cards follow what was edited since the last time.
func (d *deck) index(a *app) error {
	size, modTime, err := d.stamp()
	if err != nil {
		return err
	}
	data, err := readDeck(d.deckFile)
	if err != nil {
		return deckError(d.deckFile, err)
	}
	parsed, problems := decks.Parse(d.shown(), data)
	for _, p := range problems {
		if p.Severity == decks.Error {
			d.broken++
		}
	}
	refs := make([]quiz.CardRef, len(parsed.Cards))
	for i := range parsed.Cards {
		c := &parsed.Cards[i]
		refs[i] = quiz.CardRef{ID: c.ID, Section: c.Section, Line: c.Pos.Line, Offset: c.Pos.Offset, Length: c.Pos.Length}
	}
	if err := d.recognise(a, parsed, data); err != nil {
		return err
	}
	d.front = *parsed
	d.front.Entries, d.front.Cards = nil, nil
	front, err := json.Marshal(&d.front)
	if err != nil {
		return err
	}
	d.info = store.DeckInfo{
		Key: d.key, Name: d.name, Title: parsed.Title, Size: size, ModTime: modTime,
		Sum: sha256.Sum256(data), Front: front, Cards: len(refs), Version: parserVersion,
	}
	// A file written at this very moment may be written again without a newer time stamp.
	if age := a.now().Sub(time.Unix(0, modTime)); age.Abs() < 20*time.Millisecond {
		d.info.ModTime = 0
	}
	d.info.ID, err = d.st.Index(d.info, refs)
	return err
}

// recognise compares the deck with the version that the last index was made from, and keeps this one for
// the next time.
func (d *deck) recognise(a *app, parsed *decks.Deck, data []byte) error {
	kept, err := a.versions(d.deckFile)
	if err != nil {
		return err
	}
	if d.info.ID != 0 && d.info.Sum != sha256.Sum256(data) {
		if old := kept.deck(d.info.Sum); old != nil {
			cfg, err := a.config()
			if err != nil {
				return err
			}
			if err := d.follow(a, cfg, old, parsed); err != nil {
				return err
			}
		}
	}
	return kept.keep(data)
}

// Card reads one card from the deck's file.
func (d *deck) Card(id string) (decks.Card, error) {
	var ref quiz.CardRef
	err := d.st.View(func(v quiz.View) error {
		var ok bool
		var err error
		if ref, ok, err = v.Ref(d.info.ID, id); err == nil && !ok {
			return quiz.ErrGone
		}
		return err
	})
	if err != nil {
		return decks.Card{}, err
	}
	chunk, err := d.chunk(ref)
	if err != nil {
		return decks.Card{}, err
	}
	pos := decks.Pos{Line: ref.Line, Col: 1, Offset: ref.Offset, Length: ref.Length}
	cards, _ := d.front.ParseEntry(ref.Section, pos, chunk)
	for _, c := range cards {
		if c.ID == id {
			return c, nil
		}
	}
	return decks.Card{}, quiz.ErrGone
}

// chunk reads the bytes of one entry.
func (d *deck) chunk(ref quiz.CardRef) ([]byte, error) {
	if d.builtin() {
		if ref.Offset+ref.Length > len(pakafghan.Text()) {
			return nil, quiz.ErrGone
		}
		return (pakafghan.Text()[ref.Offset : ref.Offset+ref.Length]), nil
	}
	f, err := os.Open(d.key)
	if err != nil {
		return nil, deckError(d.deckFile, err)
	}
	defer f.Close()
	chunk := make([]byte, ref.Length)
	if _, err := f.ReadAt(chunk, int64(ref.Offset)); err != nil {
		return nil, quiz.ErrGone // the file became shorter
	}
	return chunk, nil
}

// study is the deck as a session needs it. A card that isn't where the index
// says makes it look at the whole file once more: it was edited meanwhile.
func (d *deck) study(a *app) quiz.StudyDeck {
	return quiz.StudyDeck{ID: d.info.ID, Title: d.info.Title, Card: func(id string) (decks.Card, error) {
		c, err := d.Card(id)
		if !errors.Is(err, quiz.ErrGone) {
			return c, err
		}
		size, modTime, stampErr := d.stamp()
		if stampErr == nil && size == d.info.Size && modTime == d.info.ModTime {
			return c, err // it is gone from the very file that the index was made from
		}
		if err := d.index(a); err != nil {
			return c, err
		}
		return d.Card(id)
	}}
}
