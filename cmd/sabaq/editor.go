package main

import (
	"cmp"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"

	"sabaq/decks"
	"sabaq/quiz/screen"
)

// editor prepares the editing of a card in $VISUAL or $EDITOR, at its line.
func (a *app) editor(d *deck, card *decks.Card) (*screen.Editing, error) {
	if d.builtin() {
		return nil, errors.New("the built-in deck can't be edited")
	}
	cmd, err := a.editorAt(d.key, card.Pos.Line)
	if err != nil {
		return nil, err
	}
	before, _, err := parseDeck(d.deckFile)
	if err != nil {
		return nil, err
	}
	return &screen.Editing{Cmd: cmd, Done: func() (string, error) { return d.reread(a, before, card) }}, nil
}

// editorAt is $VISUAL or $EDITOR, about to open a file at a line.
func (a *app) editorAt(path string, line int) (*exec.Cmd, error) {
	words := strings.Fields(cmp.Or(a.env("VISUAL"), a.env("EDITOR"), "vi"))
	if len(words) == 0 {
		return nil, errors.New("no editor: set EDITOR")
	}
	program, err := exec.LookPath(words[0])
	if err != nil {
		return nil, fmt.Errorf("no editor %q: set EDITOR", words[0])
	}
	return exec.Command(program, append(words[1:], editorArgs(program, path, line)...)...), nil
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

// reread indexes the edited deck, so that histories follow, and says by which id the card is now known.
func (d *deck) reread(a *app, before *decks.Deck, card *decks.Card) (string, error) {
	after, _, err := parseDeck(d.deckFile)
	if err != nil {
		return "", err
	}
	if err := d.index(a); err != nil {
		return "", err
	}
	for _, c := range decks.Diff(before, after) {
		switch {
		case c.Old == nil || c.Old.ID != card.ID:
		case c.New == nil:
			return "", fmt.Errorf("the card is no longer among the cards of the deck; its history is kept under %s", card.ID)
		default:
			return c.New.ID, nil
		}
	}
	return card.ID, nil // nothing that it asks has changed
}
