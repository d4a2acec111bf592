package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"sabaq/decks"
	"sabaq/quiz/screen/tty"
)

// Edit gives a card's text alone to $VISUAL or $EDITOR, in a file of its own: the draft never
// holds what can't be read, and the editor shows nothing that could be changed by mistake. What couldn't
// be taken is there again the next time.
func (d *desk) Edit(i int, run func(*exec.Cmd) error) (changed bool, err error) {
	if err := d.fresh(); err != nil {
		return false, err
	}
	if i >= len(d.cards) || d.cards[i].Decided {
		return false, decks.ErrNoEntry
	}
	c := d.cards[i]
	text, err := d.a.editText(cmp.Or(c.pending, c.text), run)
	if err != nil {
		return false, err
	}
	c.pending = ""
	if text == c.text {
		return false, nil
	}
	c.pending = text // until it is saved
	again := func(err error) error { return hinted{err, "e opens what you wrote again."} }
	if err := whole(text); err != nil {
		return false, again(err)
	}
	if err := d.fresh(); err != nil { // the editor may have been open for long
		return false, again(err)
	}
	if err := d.reword(i, text); err != nil {
		return false, again(err)
	}
	return true, nil
}

// whole says why a text is not one or more whole cards.
func whole(text string) error {
	d, problems := decks.Parse("", []byte(text))
	for _, p := range problems {
		// What belongs to no card would stay behind in the draft without a word.
		if lost := p.Code == "W211" || p.Code == "W213"; p.Severity == decks.Error || lost {
			return fmt.Errorf("line %d: %s", p.Pos.Line, strings.Join(strings.Fields(p.Message+" "+p.Hint), " "))
		}
	}
	switch {
	case strings.TrimSpace(text) == "":
		return errors.New("nothing is left of it; d drops a card")
	case len(d.Entries) == 0:
		return errors.New("there is no card in what you wrote")
	case d.Entries[0].Pos.Offset > 0:
		return errors.New("something stands above the card that is none")
	}
	return nil
}

// editText has a person edit a text, and returns it with \n as line ends and none at its end.
func (a *app) editText(text string, run func(*exec.Cmd) error) (string, error) {
	dir, err := os.MkdirTemp("", "sabaq-*")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "card.md")
	if err := os.WriteFile(path, []byte(text+"\n"), 0o600); err != nil {
		return "", err
	}
	cmd, err := a.editorAt(path, 1)
	if err != nil {
		return "", err
	}
	err = run(cmd)
	if signal := tty.Signal(0); errors.As(err, &signal) {
		return "", err
	}
	if err != nil {
		return "", fmt.Errorf("the editor: %w", err)
	}
	data, err := readRegular(path, maxDeck)
	if err != nil {
		return "", err
	}
	return strings.TrimRight(strings.ReplaceAll(string(data), "\r\n", "\n"), " \t\n"), nil
}
