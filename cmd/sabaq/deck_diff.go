package main

import (
	"crypto/sha256"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"sabaq/decks"
	"sabaq/quiz"
	"sabaq/quiz/screen"
	"sabaq/quiz/screen/ink"
	"sabaq/store"
)

// changeJSON is one changed card. Its JSON form is stable.
type changeJSON struct {
	Change      string `json:"change"` // added, withdrawn, reworded, corrected
	Card        string `json:"card"`   // its id now, or the one it had
	Was         string `json:"was"`    // the id it had, where it is another one now
	Question    string `json:"question"`
	OldQuestion string `json:"old_question"`
	Answer      string `json:"answer"`
	OldAnswer   string `json:"old_answer"`
	Line        int    `json:"line"`
}

func newDeckDiff(a *app) *cobra.Command {
	var asJSON bool
	var undo string
	cmd := &cobra.Command{
		Use:   "diff DECK",
		Short: "what changed in a deck since it was last studied",
		Long: `Lists the cards that were added, withdrawn, reworded or corrected since the
deck was last studied; when nothing was, what had changed before that session.

A card without an id of its own is recognised by its text after an edit, and
its history goes on; a card whose answer was corrected comes up again. Where a
card was taken for another one, --undo CARD gives the history back: the card is
new then, and its old text keeps the history.`,
		Args:              oneArg("deck"),
		ValidArgsFunction: a.completeDecks,
		RunE: func(_ *cobra.Command, args []string) error {
			if undo != "" {
				return a.undoMatch(args[0], undo)
			}
			return a.deckDiff(args[0], asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print as JSON")
	cmd.Flags().StringVar(&undo, "undo", "", "`CARD` was not recognised rightly: give its history back")
	return cmd
}

// changes compares the deck now with the version studied last, or that one with the one before.
func (a *app) changes(f deckFile) ([]decks.Change, error) {
	data, err := readDeck(f)
	if err != nil {
		return nil, deckError(f, err)
	}
	now, _ := decks.Parse(f.shown(), data)
	kept, err := a.versions(f)
	if err != nil {
		return nil, err
	}
	last, before := kept.studied()
	if last == sha256.Sum256(data) {
		last = before
	}
	old := kept.deck(last)
	if old == nil {
		return nil, nil
	}
	return decks.Diff(old, now), nil
}

func (a *app) deckDiff(arg string, asJSON bool) error {
	f, err := a.findSingle(arg)
	if err != nil {
		return err
	}
	all, err := a.changes(f)
	if err != nil {
		return err
	}
	// A card that only got another id looks to a learner as it did.
	changes := slices.DeleteFunc(all, func(c decks.Change) bool { return c.Kind == decks.Restamped })
	if asJSON {
		out := []changeJSON{}
		for i := range changes {
			out = append(out, asChangeJSON(&changes[i]))
		}
		return a.printJSON(map[string]any{"deck": f.name, "changes": out})
	}
	if len(changes) == 0 {
		return a.print(ink.Plainly("Nothing has changed since it was last studied."))
	}
	for i := range changes {
		if err := a.print(screen.Change(&changes[i], min(a.width(), 90), a.palette())...); err != nil {
			return err
		}
	}
	return nil
}

func asChangeJSON(c *decks.Change) changeJSON {
	j := changeJSON{Change: c.Kind.String()}
	if c.Old != nil {
		j.Card, j.OldQuestion, j.OldAnswer = c.Old.ID, c.Old.Question, c.Old.Answer
	}
	if c.New != nil {
		j.Card, j.Question, j.Answer, j.Line = c.New.ID, c.New.Question, c.New.Answer, c.New.Pos.Line
	}
	if c.Recognised() {
		j.Was = c.Old.ID
	}
	return j
}

// undoMatch gives the history of a card that was recognised wrongly back to the text that it was taken for.
func (a *app) undoMatch(arg, card string) error {
	cfg, st, err := a.learner()
	if err != nil {
		return err
	}
	f, err := a.findSingle(arg)
	if err != nil {
		return err
	}
	changes, err := a.changes(f)
	if err != nil {
		return err
	}
	for i := range changes {
		c := &changes[i]
		if !c.Recognised() || c.New.ID != card {
			continue
		}
		infos, err := indexed(st, []deckFile{f})
		if err != nil {
			return err
		}
		if _, err := a.open(st, f, infos); err != nil { // so that the match has been made
			return err
		}
		if err := giveBack(st, c, quiz.Event{Kind: quiz.Edited, Card: c.New.ID, To: c.Old.ID, At: a.now(), Day: quiz.DayOf(a.now(), cfg.Rollover)}); err != nil {
			return err
		}
		return a.print(ink.Plainly(card + " is a new card now"))
	}
	return hinted{fmt.Errorf("%s was not recognised by its text in %s", card, f.name), "see: sabaq deck diff " + arg}
}

func giveBack(st *store.File, c *decks.Change, ev quiz.Event) error {
	var s quiz.CardState
	if err := st.View(func(v quiz.View) (err error) { s, err = v.State(c.New.ID); return err }); err != nil {
		return err
	}
	if s.LastEvent.Zero() {
		return hinted{fmt.Errorf("%s has no history to give back", c.New.ID), "it counts as new already"}
	}
	_, _, err := st.Record(ev, s.LastEvent)
	return err
}
