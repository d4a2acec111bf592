package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sabaq/decks/pakafghan"
	"sabaq/store"
)

// deckFile is a deck that the program knows of, not yet opened.
type deckFile struct {
	key  string // what the progress file knows it by: builtinKey or the absolute path
	name string // what a person calls it
}

// builtinDeck is the deck inside the program.
var builtinDeck = deckFile{builtinKey, pakafghan.Name}

// builtinKey is the key of the deck inside the program.
const builtinKey = "builtin:" + pakafghan.Name

func (f deckFile) builtin() bool { return f.key == builtinKey }

// known lists the decks that a command without names is about: those in the
// decks directory, those elsewhere that were studied before, and the built-in one. The
// built-in deck steps aside for a learner who has decks of their own and never studied it.
func (a *app) known(st *store.File) ([]deckFile, error) {
	dir, err := a.decksDir()
	if err != nil {
		return nil, err
	}
	files, err := decksIn(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var remembered []store.DeckInfo
	studied := false
	err = st.Look(func(v *store.View) error {
		if remembered, err = v.Decks(); err != nil {
			return err
		}
		for _, info := range remembered {
			if info.Key == builtinKey {
				counts, err := v.DeckCounts(info.ID, 0)
				studied = counts.New < counts.Total
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, info := range remembered {
		switch {
		case info.Key == builtinKey:
		case !slices.ContainsFunc(files, func(f deckFile) bool { return f.key == info.Key }) && exists(info.Key):
			files = append(files, deckFile{info.Key, info.Name})
		}
	}
	if len(files) == 0 || studied {
		files = append(files, builtinDeck)
	}
	return files, nil
}

// decksIn lists the decks of a directory by name.
func decksIn(dir string) ([]deckFile, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var files []deckFile
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".md"); ok && !strings.HasPrefix(name, ".") && !e.IsDir() {
			files = append(files, deckFile{filepath.Join(dir, e.Name()), name})
		}
	}
	return files, nil
}

// find returns the decks that arguments name: files, directories, or names of known decks.
func (a *app) find(st *store.File, args []string) ([]deckFile, error) {
	var found []deckFile
	for _, arg := range args {
		files, err := a.findOne(st, arg)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			if !slices.Contains(found, f) {
				found = append(found, f)
			}
		}
	}
	return found, nil
}

func (a *app) findOne(st *store.File, arg string) ([]deckFile, error) {
	if looksLikePath(arg) {
		if files, err := decksAt(arg); !errors.Is(err, fs.ErrNotExist) {
			return files, err
		}
	}
	all, err := a.known(st)
	if err != nil {
		return nil, err
	}
	all = append(all, builtinDeck)
	var names []string
	for _, f := range all {
		if f.name == arg {
			return []deckFile{f}, nil
		}
		if !slices.Contains(names, f.name) {
			names = append(names, f.name)
		}
	}
	if files, err := decksAt(arg); !errors.Is(err, fs.ErrNotExist) {
		return files, err
	}
	for _, f := range all { // by the name that its front matter gives it
		if d, _, err := parseDeck(f); err == nil && d.Name == arg {
			return []deckFile{f}, nil
		}
	}
	hint := "decks that it knows: " + strings.Join(names, ", ")
	if near := nearest(strings.TrimSuffix(filepath.Base(arg), ".md"), names); near != "" {
		hint = "did you mean " + near + "?\n" + hint
	}
	return nil, hinted{fmt.Errorf("no deck or file %q", arg), hint}
}

// decksAt returns the deck in a file, or the decks in a directory.
func decksAt(arg string) ([]deckFile, error) {
	if arg == "" {
		return nil, fs.ErrNotExist // and not the directory one is in
	}
	path, err := filepath.Abs(arg)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return []deckFile{{path, strings.TrimSuffix(filepath.Base(path), ".md")}}, nil
	}
	files, err := decksIn(path)
	if err == nil && len(files) == 0 {
		err = hinted{fmt.Errorf("%s: no deck (a file ending in .md) in this directory", arg), "see: sabaq help format"}
	}
	return files, err
}

// looksLikePath reports whether an argument is meant as a path before it is taken for a name.
func looksLikePath(arg string) bool {
	return strings.HasSuffix(arg, ".md") || strings.ContainsRune(arg, filepath.Separator) || strings.Contains(arg, "/") || arg == "." || arg == ".."
}

// quoted writes an argument as a shell reads it, for command lines in hints: they get copied.
func quoted(arg string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./:,+@%", r)
	}
	if arg != "" && strings.TrimLeftFunc(arg, plain) == "" {
		return arg
	}
	return "'" + strings.ReplaceAll(arg, "'", `'\''`) + "'"
}

// nearest returns the name that is at most a third of its letters away from word, or "".
func nearest(word string, names []string) string {
	best, distance := "", len(word)
	for _, name := range names {
		d := levenshtein(strings.ToLower(word), strings.ToLower(name))
		if d < distance && d <= max(1, len(name)/3) {
			best, distance = name, d
		}
	}
	return best
}

// levenshtein counts the single-letter edits between two short names.
func levenshtein(a, b string) int {
	if len(a) > 100 || len(b) > 100 {
		return 100
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j]+1, row[j+1]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}
