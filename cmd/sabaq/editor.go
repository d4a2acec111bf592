package main

import (
	"cmp"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"sabaq/decks"
	"sabaq/quiz/screen"
)

// editor prepares the editing of a card in $VISUAL or $EDITOR, at its line.
func (a *app) editor(d *deck, card *decks.Card) (*screen.Editing, error) {
	if d.builtin() {
		return nil, errors.New("the built-in deck can't be edited")
	}
	words := strings.Fields(cmp.Or(a.env("VISUAL"), a.env("EDITOR"), "vi"))
	program, err := exec.LookPath(words[0])
	if err != nil {
		return nil, fmt.Errorf("no editor %q: set EDITOR", words[0])
	}
	before, _, err := parseDeck(d.deckFile)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(program, append(words[1:], editorArgs(program, d.key, card.Pos.Line)...)...)
	return &screen.Editing{Cmd: cmd, Done: func() (string, error) { return d.reread(a, before, card) }}, nil
}

// editorArgs names the file and, to editors that are known to take it, the line.
func editorArgs(program, path string, line int) []string {
	switch strings.TrimSuffix(filepath.Base(program), ".exe") {
	case "vi", "vim", "nvim", "nano", "emacs", "emacsclient", "joe", "ne", "mg", "kak", "micro":
		return []string{fmt.Sprintf("+%d", line), path}
	case "hx", "subl":
		return []string{fmt.Sprintf("%s:%d", path, line)}
	case "code", "codium":
		return []string{"--wait", "--goto", fmt.Sprintf("%s:%d", path, line)}
	}
	return []string{path}
}

// reread indexes the edited deck and says by which id the card is now known. Without a
// stamped id the new text has a new one: it is this card's when exactly one facet of its
// kind vanished and exactly one appeared.
func (d *deck) reread(a *app, before *decks.Deck, card *decks.Card) (string, error) {
	after, _, err := parseDeck(d.deckFile)
	if err != nil {
		return "", err
	}
	if err := d.index(a); err != nil {
		return "", err
	}
	_, facet, _ := strings.Cut(card.ID, ".")
	vanished := appeared(after.Cards, before.Cards, facet)
	if !slices.Contains(vanished, card.ID) {
		return card.ID, nil
	}
	fresh := appeared(before.Cards, after.Cards, facet)
	if len(vanished) == 1 && len(fresh) == 1 {
		return fresh[0], nil
	}
	return "", fmt.Errorf("the card can't be told among the edited ones; its history is kept under %s", card.ID)
}

// appeared lists the ids with the given facet that are in b and not in a.
func appeared(a, b []decks.Card, facet string) []string {
	old := map[string]bool{}
	for i := range a {
		old[a[i].ID] = true
	}
	var ids []string
	for i := range b {
		if _, f, _ := strings.Cut(b[i].ID, "."); f == facet && !old[b[i].ID] {
			ids = append(ids, b[i].ID)
		}
	}
	return ids
}
