package main

import (
	"github.com/spf13/cobra"

	"sabaq/decks"
	"sabaq/quiz"
	"sabaq/quiz/screen"
	"sabaq/store"
)

// branchJSON is a node of the outline. Its JSON form is stable.
type branchJSON struct {
	Label    string       `json:"label"`
	Text     string       `json:"text"`
	Claim    bool         `json:"claim"`
	Known    *float64     `json:"known"` // mean chance of recall of its cards now, new ones counted as 0; null before any progress or without cards
	Cards    []string     `json:"cards"`
	Branches []branchJSON `json:"branches"`
}

func newDeckOutline(a *app) *cobra.Command {
	var asJSON, claims bool
	cmd := &cobra.Command{
		Use:   "outline DECK",
		Short: "print a deck's argument as a tree, a plan to write an essay from",
		Long: `Prints what a deck teaches, section by section: its arguments, what supports
each, and its facts. Once some of its cards have been studied, each branch
says how well it is known: the mean chance that you would recall its cards
now, new cards counted as 0 %.`,
		Args:              oneArg("deck"),
		ValidArgsFunction: a.completeDecks,
		RunE:              func(_ *cobra.Command, args []string) error { return a.deckOutline(args[0], claims, asJSON) },
	}
	cmd.Flags().BoolVar(&claims, "claims", false, "only the arguments")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print as JSON")
	return cmd
}

func (a *app) deckOutline(arg string, claims, asJSON bool) error {
	_, d, _, err := a.parseOne(arg)
	if err != nil {
		return err
	}
	cfg, st, err := a.learner()
	if err != nil {
		return err
	}
	recall, err := a.recall(cfg, st, d)
	if err != nil {
		return err
	}
	outline := d.Outline()
	if claims {
		outline = onlyClaims(outline)
	}
	if asJSON {
		return a.printJSON(map[string]any{"deck": d.Name, "title": d.Title, "branches": asBranches(outline, recall)})
	}
	return a.print(screen.Outline(d.Title, outline, recall, min(a.width(), 90), a.palette())...)
}

// recall returns the chance of recall now of each card of the deck, 0 for new ones; nil when
// none was ever answered.
func (a *app) recall(cfg *config, st *store.File, d *decks.Deck) (map[string]float64, error) {
	recall := map[string]float64{}
	met := false
	now := a.now()
	today := quiz.DayOf(now, cfg.Rollover)
	err := st.View(func(v quiz.View) error {
		model := v.Model()
		for i := range d.Cards {
			s, err := v.State(d.Cards[i].ID)
			if err != nil {
				return err
			}
			recall[d.Cards[i].ID] = 0
			if s.Phase != quiz.New {
				met = true
				recall[d.Cards[i].ID] = model.Retrievability(s.Memory, quiz.Elapsed(model, &s, now, today))
			}
		}
		return nil
	})
	if !met {
		return nil, err
	}
	return recall, err
}

// onlyClaims leaves out what is no argument, and sections without one.
func onlyClaims(branches []decks.Branch) []decks.Branch {
	var out []decks.Branch
	for _, b := range branches {
		if !b.Claim {
			if b.Branches = onlyClaims(b.Branches); len(b.Branches) == 0 {
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

func asBranches(branches []decks.Branch, recall map[string]float64) []branchJSON {
	out := []branchJSON{}
	for i := range branches {
		b := &branches[i]
		j := branchJSON{Label: b.Label, Text: b.Text, Claim: b.Claim, Cards: list(b.Cards), Branches: asBranches(b.Branches, recall)}
		if known, ok := screen.Known(b, recall); ok {
			j.Known = &known
		}
		out = append(out, j)
	}
	return out
}
