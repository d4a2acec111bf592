package main

import (
	"github.com/spf13/cobra"

	"sabaq/decks"
	"sabaq/quiz"
	"sabaq/quiz/screen"
	"sabaq/store"
)

// whyJSON is a card's standing. Its JSON form is stable.
type whyJSON struct {
	Card       string       `json:"card"`
	Deck       string       `json:"deck"`
	Question   string       `json:"question"`
	Phase      string       `json:"phase"`
	Suspended  bool         `json:"suspended"`
	Reps       uint32       `json:"reps"`
	Lapses     uint32       `json:"lapses"`
	Leech      bool         `json:"leech"`
	Model      string       `json:"model"`
	Stability  float64      `json:"stability"` // days, slow trace
	Fast       float64      `json:"fast"`      // days, fast trace
	Difficulty float64      `json:"difficulty"`
	Recall     float64      `json:"recall"`    // now
	AtDue      float64      `json:"at_due"`    // when it comes up
	Unsure     float64      `json:"recall_sd"` // standard deviations: how far off these two may be; 0 = unknown
	UnsureDue  float64      `json:"at_due_sd"`
	Interval   float64      `json:"interval"` // days the model asks for
	Due        string       `json:"due"`      // date, or date and time; "" when new or suspended
	Reason     string       `json:"reason"`
	Reviews    []reviewJSON `json:"reviews"` // newest first, the last eight
	Next       []nextJSON   `json:"next"`
}

type reviewJSON struct {
	At     string `json:"at"`
	Rating string `json:"rating"`
	Due    string `json:"due"`
}

type nextJSON struct {
	Rating string  `json:"rating"`
	Wait   string  `json:"wait"`
	Model  float64 `json:"model"` // days that the model asks for
	From   int     `json:"from"`  // days among which chance and quiet days chose; 0 in a learning step
	UpTo   int     `json:"up_to"`
	Reason string  `json:"reason"` // what made the wait of it
}

func newWhy(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "why CARD",
		Short: "where a card stands, and why it comes up when it does",
		Long: `CARD is a card's id, or the beginning of one; "sabaq deck show" prints them,
and so does the i key in a session.`,
		Args: oneArg("card"),
		RunE: func(_ *cobra.Command, args []string) error { return a.why(args[0], asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print as JSON")
	return cmd
}

func (a *app) why(arg string, asJSON bool) error {
	cfg, st, err := a.learner()
	if err != nil {
		return err
	}
	card, f, err := a.findCard(st, arg)
	if err != nil {
		return err
	}
	standing, err := a.standing(cfg, st, card.ID)
	if err != nil {
		return err
	}
	if asJSON {
		return a.printJSON(a.asWhyJSON(cfg, st, card, f.name, standing))
	}
	return a.print(screen.Standing(card, standing, a.now().Location(), min(a.width(), 90), a.palette())...)
}

// standing explains a card's schedule by its state now.
func (a *app) standing(cfg *config, st *store.File, card string) (quiz.Standing, error) {
	var out quiz.Standing
	err := st.Look(func(v *store.View) error {
		state, err := v.State(card)
		if err != nil {
			return err
		}
		last, _, err := v.Event(state.LastEvent)
		if err != nil {
			return err
		}
		planner := quiz.Planner{Model: v.Model(), Settings: &cfg.Settings}
		if err := planner.Look(v, card, quiz.DayOf(a.now(), cfg.Rollover)); err != nil {
			return err
		}
		out = quiz.Explain(&planner, card, state, &last, a.now())
		return nil
	})
	if err == nil {
		err = a.unsure(cfg, st, card, &out)
	}
	return out, err
}

func (a *app) asWhyJSON(cfg *config, st *store.File, card *decks.Card, deck string, w quiz.Standing) whyJSON {
	s := &w.State
	leech, _ := cfg.Leech(s.Lapses)
	j := whyJSON{
		Card: card.ID, Deck: deck, Question: card.Question, Phase: s.Phase.String(), Suspended: s.Suspended, Reps: s.Reps,
		Lapses: s.Lapses, Leech: leech, Stability: s.Memory.Stability, Fast: s.Memory.Fast, Difficulty: s.Memory.Difficulty,
		Recall: w.Recall, AtDue: w.AtDue, Unsure: w.Unsure, UnsureDue: w.UnsureAtDue, Interval: w.Interval, Reason: w.Reason, Reviews: []reviewJSON{},
	}
	_ = st.View(func(v quiz.View) error { j.Model = v.Model().Name(); return nil })
	if w.Active {
		j.Due = a.dueTime(w.Due)
	}
	for _, r := range s.Recent {
		if r.Rating != 0 {
			j.Reviews = append(j.Reviews, reviewJSON{a.instant(r.At), r.Rating.String(), a.dueTime(r.Due)})
		}
	}
	for _, p := range w.Plans {
		j.Next = append(j.Next, nextJSON{p.Rating.String(), quiz.Span(p.Wait), p.Model, p.Lo, p.Hi, p.Reason()})
	}
	return j
}
