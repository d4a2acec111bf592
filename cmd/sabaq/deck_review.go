package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sabaq/decks"
	"sabaq/quiz/screen"
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// reviewFlags are the options of `deck review`.
type reviewFlags struct {
	out         string
	plain, json bool
}

func newDeckReview(a *app) *cobra.Command {
	var f reviewFlags
	cmd := &cobra.Command{
		Use:   "review DRAFT",
		Short: "look a draft over card by card: keep, edit, drop, change its kind",
		Long: `Goes through a draft deck (one with "status: draft") card by card, each beside the
paragraph that it was made from, with what "deck check" would say of it. Single
keys keep it, edit it, drop it, change its kind or leave it for later; ? lists
them all. Digits, arrows, space and enter are enough.

Kept cards move as they stand from the draft into the deck, in the draft's order
and under its headings; dropped ones are taken out; the rest stays a draft. Each
decision is saved at once, u takes decisions back, and q can end it at any time.
When nothing is left in the draft, its file is removed.

The deck is the file of the draft's name without "-draft", or that of -o. A new
one begins with the draft's front matter, without its status.

Line mode (--plain) is the same by lines, for screen readers, dumb terminals and
pipes. --json lists the draft's cards and changes nothing.`,
		Example: "  sabaq deck review essay-draft.md\n  sabaq deck review draft.md -o history.md\n  sabaq deck review essay-draft.md --json",
		Args:    oneArg("draft"),

		ValidArgsFunction: a.completeDecks,
		RunE:              func(_ *cobra.Command, args []string) error { return a.deckReview(args[0], f) },
	}
	cmd.Flags().StringVarP(&f.out, "output", "o", "", "move kept cards into the deck `FILE`")
	cmd.Flags().BoolVar(&f.plain, "plain", false, "by lines: no escapes, no redrawing")
	cmd.Flags().BoolVar(&f.json, "json", false, "print the draft's cards as JSON, and change nothing")
	return cmd
}

func (a *app) deckReview(arg string, f reviewFlags) error {
	cfg, st, err := a.learner()
	if err != nil {
		return err
	}
	files, err := a.find(st, []string{arg})
	if err != nil {
		return err
	}
	if len(files) != 1 || files[0].builtin() {
		return usageError{fmt.Errorf("%s is not one draft", arg), "name its file: sabaq deck review essay-draft.md"}
	}
	d, err := a.openDesk(files[0], f.out)
	if err != nil {
		return err
	}
	if f.json {
		return a.printJSON(d.asJSON())
	}
	if err := d.settle(); err != nil {
		return err
	}
	if d.Len() == 0 {
		return a.reviewNothing(d)
	}
	r := &screen.Review{Desk: d, Title: d.front.Title, Palette: a.palette()}
	if !f.plain && !cfg.Plain && a.env("SABAQ_PLAIN") == "" {
		term, err := a.terminal()
		if err == nil {
			return r.Full(term, a.console)
		}
		if !errors.Is(err, tty.ErrPlain) {
			return err
		}
	}
	return r.Lines(a.in, a.console)
}

// reviewNothing ends a review that has nothing to show.
func (a *app) reviewNothing(d *desk) error {
	end, err := d.Close()
	switch {
	case err != nil:
		return err
	case end.Removed:
		return a.print(ink.Plainly("Nothing is left in " + end.Draft + ": it is removed."))
	case countErrors(d.stray) > 0:
		return hinted{fmt.Errorf("%s has no card that can be read", end.Draft), "see: sabaq deck check " + end.Draft}
	}
	return a.print(ink.Plainly("No card is left in " + end.Draft + ", only what is none, such as notes."))
}

// openDesk reads a draft and the deck that its cards go to.
func (a *app) openDesk(f deckFile, out string) (*desk, error) {
	d := &desk{a: a, draft: heldFile{path: f.key}, texts: &passages{a: a}}
	if err := d.draft.read(); err != nil {
		return nil, deckError(f, err)
	}
	d.front, _ = decks.Parse(f.key, d.draft.data)
	if !d.front.Draft {
		return nil, hinted{fmt.Errorf("%s is no draft: its front matter doesn't say `status: draft`", here(f.key)), "to make one of an essay: sabaq deck draft ESSAY"}
	}
	path, err := reviewTarget(f.key, out, d.front)
	if err != nil {
		return nil, err
	}
	d.deck.path = path
	if _, err := os.Stat(filepath.Dir(path)); err != nil {
		return nil, err
	}
	if err := d.deck.read(); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if err := d.fits(); err != nil {
		return nil, hinted{err, "name another deck: sabaq deck review " + quoted(here(f.key)) + " -o FILE"}
	}
	d.load()
	return d, nil
}

// reviewTarget names the deck that a draft's cards go to. The essay itself may have the name
// that it would have.
func reviewTarget(draft, out string, front *decks.Deck) (string, error) {
	if out != "" {
		return filepath.Abs(out)
	}
	name, ok := strings.CutSuffix(strings.TrimSuffix(filepath.Base(draft), ".md"), "-draft")
	if !ok || name == "" {
		return "", usageError{fmt.Errorf("%s: its name doesn't end in -draft.md, so it doesn't tell the deck's", here(draft)), "name the deck: sabaq deck review " + quoted(here(draft)) + " -o FILE"}
	}
	if strings.EqualFold(name+".md", front.Source.File) {
		name += "-deck"
	}
	return filepath.Join(filepath.Dir(draft), name+".md"), nil
}

// fits says why the draft's cards can't go into that file.
func (d *desk) fits() error {
	name := here(d.deck.path)
	source := filepath.Join(filepath.Dir(d.draft.path), d.front.Source.File)
	switch {
	case !d.deck.there:
		return nil
	case sameFile(d.deck.path, d.draft.path):
		return fmt.Errorf("%s is the draft itself", name)
	case d.front.Source.File != "" && sameFile(d.deck.path, source):
		return fmt.Errorf("%s is the text that the draft was made from", name)
	case len(d.deck.data) == 0:
		return nil
	}
	deck, problems := decks.Parse(d.deck.path, d.deck.data)
	for _, p := range problems {
		// What is wrong with single cards is no reason to refuse a deck.
		if slices.Contains([]string{"E101", "E102", "E103", "E105", "E106"}, p.Code) {
			return fmt.Errorf("%s can't be read as a deck: %s", name, p.Message)
		}
	}
	was, is := deck.Source.SHA256, d.front.Source.SHA256
	switch {
	case deck.Front.Length == 0 && len(deck.Entries) == 0 && len(bytes.TrimSpace(d.deck.data)) > 0:
		return fmt.Errorf("%s is there already and is no deck: it has neither front matter nor a card", name)
	case deck.Draft:
		return fmt.Errorf("%s is a draft, too", name)
	case was != "" && is != "" && was != is:
		return fmt.Errorf("%s was made from another text, in which the draft's paragraphs and quotations would be looked for", name)
	}
	return nil
}

func sameFile(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}

// here names a file under the working directory relative to it, as a person would.
func here(path string) string {
	dir, err := os.Getwd()
	if err != nil {
		return path
	}
	if rel, err := filepath.Rel(dir, path); err == nil && filepath.IsLocal(rel) {
		return rel
	}
	return path
}

// draftReviewJSON is what `deck review --json` prints, which is stable.
type draftReviewJSON struct {
	Draft    string          `json:"draft"`
	Deck     string          `json:"deck"`
	Cards    []draftCardJSON `json:"cards"`
	Problems []problemJSON   `json:"problems"` // of no card that can be read
}

type draftCardJSON struct {
	Line      int           `json:"line"`
	Kind      string        `json:"kind"`
	Section   string        `json:"section"`
	Text      string        `json:"text"` // as it stands in the draft
	Asks      []askJSON     `json:"asks"`
	Paragraph int           `json:"paragraph"` // 0 where none is named
	Passage   string        `json:"passage"`   // "" where the text isn't at hand
	Quotes    []string      `json:"quotes"`
	InDeck    bool          `json:"in_deck"` // the deck has it already
	Problems  []problemJSON `json:"problems"`
}

type askJSON struct {
	Question string `json:"question"`
	Answer   string `json:"answer"`
}

func (d *desk) asJSON() draftReviewJSON {
	j := draftReviewJSON{Draft: d.draft.path, Deck: d.deck.path, Cards: []draftCardJSON{}, Problems: asProblems(d.stray)}
	there := d.inDeck()
	for _, c := range d.cards {
		e := c.Entry
		card := draftCardJSON{
			Line: e.Pos.Line, Kind: e.Kind.String(), Section: e.Section, Text: c.text,
			Asks: []askJSON{}, Quotes: []string{}, Passage: c.Passage, InDeck: there[c.key()] == c.text, Problems: asProblems(c.Problems),
		}
		for i := range c.Cards {
			card.Asks = append(card.Asks, askJSON{c.Cards[i].Question, c.Cards[i].Answer})
			card.Paragraph = c.Cards[i].Source
			card.Quotes = append([]string{}, c.Cards[i].Quotes...)
		}
		j.Cards = append(j.Cards, card)
	}
	return j
}
