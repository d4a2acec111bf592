package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"

	"sabaq/decks"
)

// maxSource is the largest source text that is read.
const maxSource = 16 << 20

// passages finds paragraphs of the texts that decks were written from. It reads a
// text when a card first asks for it, and keeps it for the session.
type passages struct {
	a     *app
	texts map[string][]string // deck key -> paragraphs; nil = not at hand
}

// of returns the paragraph that a card names, or "".
func (p *passages) of(d *deck, c *decks.Card) string {
	if c.Source == 0 {
		return ""
	}
	paragraphs, ok := p.texts[d.key]
	if !ok {
		if path := p.a.findSource(d.deckFile, &d.front); path != "" {
			if text, err := readRegular(path, maxSource); err == nil {
				paragraphs = decks.Paragraphs(text)
			}
		}
		if p.texts == nil {
			p.texts = map[string][]string{}
		}
		p.texts[d.key] = paragraphs
	}
	if c.Source > len(paragraphs) {
		return ""
	}
	return paragraphs[c.Source-1]
}

// findSource returns where a deck's source text is: the file that the front matter names beside
// the deck, or the copy that `deck source` made. A text whose SHA-256 isn't the one that the deck
// states is another text and is not used. "" means that it isn't at hand.
func (a *app) findSource(f deckFile, front *decks.Deck) string {
	var candidates []string
	if name := front.Source.File; name != "" && !f.builtin() && filepath.Base(name) == name {
		candidates = append(candidates, filepath.Join(filepath.Dir(f.key), name))
	}
	if path, err := a.sourceCopy(f, front); err == nil {
		candidates = append(candidates, path)
	}
	for _, path := range candidates {
		text, err := readRegular(path, maxSource)
		if err == nil && (front.Source.SHA256 == "" || sum(text) == front.Source.SHA256) {
			return path
		}
	}
	return ""
}

// sourceCopy is where `deck source` puts the text of a deck: named by the sum that the deck
// states, else by the deck.
func (a *app) sourceCopy(f deckFile, front *decks.Deck) (string, error) {
	dir, err := a.sourcesDir()
	name := front.Source.SHA256
	if name == "" {
		name = "deck-" + sum([]byte(f.key))
	}
	return filepath.Join(dir, name+".txt"), err
}

func sum(text []byte) string {
	s := sha256.Sum256(text)
	return hex.EncodeToString(s[:])
}

// keepSource copies a text to where findSource looks for it.
func (a *app) keepSource(f deckFile, front *decks.Deck, text []byte) (string, error) {
	path, err := a.sourceCopy(f, front)
	if err != nil {
		return "", err
	}
	return path, writeWhole(path, text)
}

// writeWhole writes a file so that it is there whole or not at all.
func writeWhole(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, data) {
		return nil
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".sabaq-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(data)
	if err == nil {
		err = tmp.Sync()
	}
	if closed := tmp.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	return err
}
