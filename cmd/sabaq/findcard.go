package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"sabaq/decks"
	"sabaq/store"
)

// cardDecks are the decks among which a card is looked up: all that are known, and the built-in one.
func (a *app) cardDecks(st *store.File) ([]deckFile, error) {
	files, err := a.known(st)
	if err == nil && !slices.Contains(files, builtinDeck) {
		files = append(files, builtinDeck)
	}
	return files, err
}

// findCard looks a card up by its id or the beginning of one, among all known decks.
func (a *app) findCard(st *store.File, arg string) (*decks.Card, deckFile, error) {
	files, err := a.cardDecks(st)
	if err != nil {
		return nil, deckFile{}, err
	}
	type hit struct {
		card *decks.Card
		deck deckFile
	}
	var hits []hit
	for _, f := range files {
		d, _, err := parseDeck(f)
		if err != nil {
			continue // `deck list` says what is wrong with it
		}
		for i := range d.Cards {
			if c := &d.Cards[i]; c.ID == arg {
				return c, f, nil
			} else if strings.HasPrefix(c.ID, arg) {
				hits = append(hits, hit{c, f})
			}
		}
	}
	switch len(hits) {
	case 1:
		return hits[0].card, hits[0].deck, nil
	case 0:
		return nil, deckFile{}, hinted{fmt.Errorf("no card %q in any deck that it knows", arg), "ids are printed by: sabaq deck show DECK"}
	}
	var ids []string
	for _, h := range hits {
		ids = append(ids, h.card.ID)
	}
	return nil, deckFile{}, hinted{fmt.Errorf("%q is the beginning of %d cards", arg, len(hits)), "which one? " + joinShort(ids, 10)}
}

// findStamp looks for a card that can't be read just now by the id in its deck's text, so that it
// can be mended. Of the card only the id and the line are known.
func (a *app) findStamp(st *store.File, id string) (*decks.Card, deckFile, bool) {
	files, err := a.cardDecks(st)
	if err != nil {
		return nil, deckFile{}, false
	}
	stamp := []byte("<!-- id: " + decks.Group(id) + " -->")
	for _, f := range files {
		data, err := readDeck(f)
		if err != nil {
			continue
		}
		if at := bytes.Index(data, stamp); at >= 0 {
			line := 1 + bytes.Count(data[:at], []byte("\n"))
			return &decks.Card{ID: id, Pos: decks.Pos{Line: line, Col: 1}}, f, true
		}
	}
	return nil, deckFile{}, false
}
