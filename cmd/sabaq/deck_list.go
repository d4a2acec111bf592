package main

import (
	"fmt"
	"math"
	"time"

	"github.com/spf13/cobra"

	"sabaq/quiz"
	"sabaq/quiz/screen/ink"
	"sabaq/store"
)

// deckRow is one deck of `deck list`. Its JSON form is stable.
type deckRow struct {
	Name      string   `json:"name"`
	Title     string   `json:"title"`
	Path      string   `json:"path"`  // "" for the built-in deck
	Draft     bool     `json:"draft"` // studied only with --drafts
	Cards     int      `json:"cards"`
	Due       int      `json:"due"` // today, all siblings counted
	New       int      `json:"new"` // never answered
	Suspended int      `json:"suspended"`
	Recall    *float64 `json:"recall"` // mean chance of recall now of the cards that were met; null where none was
	Error     string   `json:"error,omitempty"`
}

func newDeckList(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "the decks that it knows, with what is due in each",
		Long: `Lists the decks in the decks directory, those elsewhere that were studied
before, and the built-in one.`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return a.deckList(asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print as JSON")
	return cmd
}

func (a *app) deckList(asJSON bool) error {
	rows, err := a.deckRows()
	if err != nil {
		return err
	}
	if asJSON {
		return a.printJSON(map[string]any{"decks": rows})
	}
	width, p := a.width(), a.palette()
	name := 8
	for _, r := range rows {
		name = max(name, ink.Clean(r.Name).Width())
	}
	name = min(name, max(width/2-8, 12))
	head := ink.Line{ink.Styled(ink.Dim, "deck")}.Pad(name)
	lines := []ink.Line{append(head, ink.Styled(ink.Dim, " cards   due   new  recall  path"))}
	for _, r := range rows {
		row := ink.Plainly(r.Name).Truncate(name, p).Pad(name)
		where := r.Path
		if where == "" {
			where = "(built in)"
		}
		if r.Draft {
			where = "draft: " + where
		}
		if r.Error != "" {
			where = r.Error
		}
		row = append(row, ink.Styled(0, fmt.Sprintf("%6d%6d%6d%8s  ", r.Cards, r.Due, r.New, percent(r.Recall))), ink.Styled(ink.Dim, where))
		lines = append(lines, row)
	}
	return a.print(lines...)
}

// percent writes a share, or a dash where there is none.
func percent(share *float64) string {
	if share == nil {
		return "-"
	}
	return fmt.Sprintf("%.0f %%", 100**share)
}

// meanRecall returns the mean chance of recall now of a deck's cards that were met and are asked; nil
// where none was.
func meanRecall(v *store.View, deck quiz.DeckID, now time.Time, today quiz.Day) (*float64, error) {
	model := v.Model()
	sum, n := 0.0, 0
	err := v.Due(deck, quiz.EveryDay, func(d quiz.DueCard) bool {
		s := quiz.CardState{Last: d.Last, LastDay: d.Day}
		sum += model.Retrievability(d.Memory, quiz.Elapsed(model, &s, now, today))
		n++
		return true
	})
	if err != nil || n == 0 {
		return nil, err
	}
	mean := math.Round(1000*sum/float64(n)) / 1000 // more digits would say nothing
	return &mean, nil
}

// deckRows gathers the figures. Before the first session no file is made, and every card is new.
func (a *app) deckRows() ([]deckRow, error) {
	cfg, st, err := a.learner()
	if err != nil {
		return nil, err
	}
	started := st.Exists()
	files, err := a.known(st)
	if err != nil {
		return nil, err
	}
	infos, err := indexed(st, files)
	if err != nil {
		return nil, err
	}
	today := quiz.DayOf(a.now(), cfg.Rollover)
	rows := []deckRow{}
	for _, f := range files {
		r := deckRow{Name: f.name}
		if !f.builtin() {
			r.Path = f.key
		}
		if !started {
			d, _, err := parseDeck(f)
			if err != nil {
				r.Error = err.Error()
			} else {
				r.Title, r.Draft, r.Cards, r.New = d.Title, d.Draft, len(d.Cards), len(d.Cards)
			}
		} else {
			d, err := a.open(st, f, infos)
			if err != nil && exitCode(err) != exitFailed {
				return nil, err
			}
			if err != nil {
				r.Error = err.Error()
			} else {
				err := st.Look(func(v *store.View) error {
					counts, err := v.DeckCounts(d.info.ID, today)
					if err == nil {
						r.Recall, err = meanRecall(v, d.info.ID, a.now(), today)
					}
					r.Title, r.Draft, r.Cards, r.Due, r.New, r.Suspended = d.info.Title, d.front.Draft, counts.Total, counts.Due, counts.New, counts.Suspended
					return err
				})
				if err != nil {
					return nil, err
				}
			}
		}
		rows = append(rows, r)
	}
	return rows, nil
}
