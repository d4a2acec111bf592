package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"sabaq/decks"
	"sabaq/quiz/screen"
	"sabaq/quiz/screen/ink"
)

// The JSON form of a deck, which is stable: a deck and its cards as they are asked.
type (
	deckJSON struct {
		Deck  deckHead   `json:"deck"`
		Cards []cardJSON `json:"cards"`
	}
	deckHead struct {
		Name        string     `json:"name"`
		Title       string     `json:"title"`
		Path        string     `json:"path"` // "" for the built-in deck
		Source      sourceJSON `json:"source"`
		Attribution string     `json:"attribution"`
		Tags        []string   `json:"tags"`
	}
	sourceJSON struct {
		Title  string `json:"title"`
		File   string `json:"file"`
		SHA256 string `json:"sha256"`
	}
	cardJSON struct {
		ID       string       `json:"id"`
		Kind     string       `json:"kind"`
		Facet    string       `json:"facet"`
		Section  string       `json:"section"`
		Question string       `json:"question"` // a cloze's gap stands as [...]
		Answer   string       `json:"answer"`
		Accept   []string     `json:"accept"`
		Choices  []choiceJSON `json:"choices"`
		Items    []string     `json:"items"`
		Need     int          `json:"need"`
		Hint     string       `json:"hint"`
		Why      string       `json:"why"`
		Note     string       `json:"note"`
		Quotes   []string     `json:"quotes"`
		Source   int          `json:"source"` // paragraph of the source; 0 = none named
		Tags     []string     `json:"tags"`
		Weight   int          `json:"weight"`
		Until    string       `json:"until"`
		Line     int          `json:"line"`
	}
	choiceJSON struct {
		Text     string `json:"text"`
		Right    bool   `json:"right"`
		Feedback string `json:"feedback"`
	}
)

func newDeckShow(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show DECK [CARD]",
		Short: "print a deck's cards as a learner sees them",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return usageError{errors.New("deck show wants a deck, and perhaps a card"), "see: sabaq deck show --help"}
			}
			return nil
		},
		ValidArgsFunction: a.completeDecks,
		RunE:              func(_ *cobra.Command, args []string) error { return a.deckShow(args, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print as JSON")
	return cmd
}

func (a *app) deckShow(args []string, asJSON bool) error {
	f, d, problems, err := a.parseOne(args[0])
	if err != nil {
		return err
	}
	if n := countErrors(problems); n > 0 {
		printError(a.err, leftOut(f.shown(), n))
	}
	if len(args) == 2 {
		d.Cards = slices.DeleteFunc(d.Cards, func(c decks.Card) bool { return c.ID != args[1] && decks.Group(c.ID) != args[1] })
		if len(d.Cards) == 0 {
			return hinted{fmt.Errorf("%s has no card %q", f.shown(), args[1]), "see: sabaq deck show " + quoted(args[0])}
		}
	}
	if asJSON {
		return a.printJSON(asDeckJSON(f, d))
	}
	width, p := min(a.width(), 90), a.palette()
	for i := range d.Cards {
		c := &d.Cards[i]
		if i == 0 || d.Cards[i-1].Section != c.Section {
			if err := a.print(ink.Line{ink.Styled(ink.Title, c.Section)}, nil); err != nil {
				return err
			}
		}
		if err := a.print(screen.Card(c, width, p)...); err != nil {
			return err
		}
	}
	return nil
}

// leftOut says how many cards of a deck have errors.
func leftOut(deck string, n int) error {
	verb := "are"
	if n == 1 {
		verb = "is"
	}
	return hinted{fmt.Errorf("%s: %s can't be read and %s left out", deck, count(n, "card"), verb), "see: sabaq deck check " + quoted(deck)}
}

// parseOne finds and parses the one deck that an argument names.
func (a *app) parseOne(arg string) (deckFile, *decks.Deck, []decks.Diagnostic, error) {
	f, err := a.findSingle(arg)
	if err != nil {
		return f, nil, nil, err
	}
	d, problems, err := parseDeck(f)
	return f, d, problems, err
}

// findSingle finds the one deck that an argument names.
func (a *app) findSingle(arg string) (deckFile, error) {
	_, st, err := a.learner()
	if err != nil {
		return deckFile{}, err
	}
	files, err := a.find(st, []string{arg})
	if err == nil && len(files) != 1 {
		err = usageError{fmt.Errorf("%q names %d decks, and this wants one", arg, len(files)), "name a file"}
	}
	if err != nil {
		return deckFile{}, err
	}
	return files[0], nil
}

func countErrors(problems []decks.Diagnostic) (n int) {
	for _, p := range problems {
		if p.Severity == decks.Error {
			n++
		}
	}
	return n
}

func asDeckJSON(f deckFile, d *decks.Deck) deckJSON {
	head := deckHead{Name: d.Name, Title: d.Title, Attribution: d.Attribution, Tags: list(d.Tags),
		Source: sourceJSON{d.Source.Title, d.Source.File, d.Source.SHA256}}
	if !f.builtin() {
		head.Path = f.key
	}
	out := deckJSON{head, []cardJSON{}}
	for i := range d.Cards {
		c := &d.Cards[i]
		j := cardJSON{
			ID: c.ID, Kind: c.Kind.String(), Facet: c.Facet, Section: c.Section, Question: c.Question, Answer: c.Answer,
			Accept: []string{}, Choices: []choiceJSON{}, Items: list(c.Items), Need: c.Need, Hint: c.Hint, Why: c.Why, Note: c.Note,
			Quotes: list(c.Quotes), Source: c.Source, Tags: list(c.Tags), Weight: c.Weight, Until: c.Until, Line: c.Pos.Line,
		}
		if c.Kind == decks.Cloze {
			j.Question = c.Bare
		}
		if c.Lead != "" {
			j.Question = c.Lead + ": " + j.Question
		}
		for _, acc := range c.Accept {
			j.Accept = append(j.Accept, acc.Text)
		}
		for _, o := range c.Choices {
			j.Choices = append(j.Choices, choiceJSON(o))
		}
		out.Cards = append(out.Cards, j)
	}
	return out
}

// list is s, never null in JSON.
func list(s []string) []string { return append([]string{}, s...) }
