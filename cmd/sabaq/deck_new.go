package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"sabaq/quiz/screen/ink"
)

// template is a deck with a card of every kind, explained in its notes.
//
//go:embed newdeck.md
var template string

func newDeckNew(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "new FILE",
		Short: "begin a deck: a file with a card of every kind, explained",
		Long: `Writes a deck to start from. FILE gets the ending .md where it has none; a file
that is there already is never overwritten.`,
		Example: "  sabaq deck new history.md",
		Args:    oneArg("file"),
		RunE:    func(_ *cobra.Command, args []string) error { return a.deckNew(args[0]) },
	}
}

func (a *app) deckNew(path string) error {
	if !strings.HasSuffix(path, ".md") {
		path += ".md"
	}
	title := strings.TrimSuffix(filepath.Base(path), ".md")
	if title == "" || strings.HasPrefix(title, ".") {
		return usageError{fmt.Errorf("%s: a deck's name begins with a letter or digit", path), "for example: sabaq deck new history.md"}
	}
	err := create(path, strings.Replace(template, "TITLE", asTitle(title), 1))
	if errors.Is(err, fs.ErrExist) {
		return hinted{fmt.Errorf("%s is there already, and is left as it is", path), "to write cards into it: sabaq deck add " + quoted(path)}
	}
	if err != nil {
		return err
	}
	return a.print(ink.Plainly("written: "+path), ink.Plainly("next: edit it, or put cards into it with: sabaq deck add "+quoted(path)))
}

// asTitle makes a title of a file's name, as YAML writes it.
func asTitle(name string) string {
	words := strings.FieldsFunc(name, func(c rune) bool { return c == '-' || c == '_' || c == ' ' })
	title := strings.Join(words, " ")
	if title == "" {
		title = name
	}
	first, size := utf8.DecodeRuneInString(title)
	title = string(unicode.ToUpper(first)) + title[size:]
	if strings.Trim(title, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ") != "" {
		return strconv.Quote(title)
	}
	return title
}

// create writes a new file, whole or not at all.
func create(path, text string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		_ = os.Remove(path) // it's ours, and not whole
	}
	return err
}
