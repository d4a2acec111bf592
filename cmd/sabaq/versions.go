package main

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"

	"sabaq/decks"
)

// versions are the copies of a deck that recognising cards after edits needs: the one that the
// index was made from, the one that was last studied, and the one studied before that. They stand in
// the folder `versions` beside the progress file, a folder for each deck, each copy named by its sum. They can be
// thrown away: then the next edit's cards count as new.
type versions struct {
	dir string
}

func (a *app) versions(f deckFile) (versions, error) {
	progress, err := a.progressPath()
	if err != nil {
		return versions{}, err
	}
	key := sha256.Sum256([]byte(f.key))
	return versions{filepath.Join(filepath.Dir(progress), "versions", hex.EncodeToString(key[:8]))}, nil
}

// maxVersion is the largest deck of which a copy is read.
const maxVersion = maxDeck

func (v versions) path(sum [32]byte) string {
	return filepath.Join(v.dir, hex.EncodeToString(sum[:16])+".md")
}

// deck returns the copy with the given sum, parsed; nil where there is none.
func (v versions) deck(sum [32]byte) *decks.Deck {
	data, err := readRegular(v.path(sum), maxVersion)
	if err != nil || sha256.Sum256(data) != sum {
		return nil
	}
	d, _ := decks.Parse("", data)
	return d
}

// keep stores a copy.
func (v versions) keep(data []byte) error {
	path := v.path(sha256.Sum256(data))
	if exists(path) {
		return nil
	}
	return writeWhole(path, data)
}

// studied returns the sums of the version that was last studied and of the one before it; zero where
// there is none.
func (v versions) studied() (last, before [32]byte) {
	text, err := readRegular(filepath.Join(v.dir, "studied"), 1<<10)
	if err != nil {
		return last, before
	}
	lines := strings.Fields(string(text))
	for i, sum := range []*[32]byte{&last, &before} {
		if i < len(lines) {
			if raw, err := hex.DecodeString(lines[i]); err == nil && len(raw) == len(sum) {
				copy(sum[:], raw)
			}
		}
	}
	return last, before
}

// study notes that the version with the given sum is studied now, and drops the copies that nobody needs any more.
func (v versions) study(sum [32]byte) error {
	last, before := v.studied()
	if last == sum {
		return nil
	}
	before, last = last, sum
	text := hex.EncodeToString(last[:]) + "\n" + hex.EncodeToString(before[:]) + "\n"
	if err := writeWhole(filepath.Join(v.dir, "studied"), []byte(text)); err != nil {
		return err
	}
	entries, err := os.ReadDir(v.dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		path := filepath.Join(v.dir, e.Name())
		if strings.HasSuffix(path, ".md") && path != v.path(last) && path != v.path(before) {
			_ = os.Remove(path) // a copy too many does no harm
		}
	}
	return nil
}
