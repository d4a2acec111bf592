package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sabaq/decks"
	"sabaq/quiz"
	"sabaq/quiz/exam"
	"sabaq/quiz/score"
	"sabaq/store"
)

// chosenScores say which scores a command is about.
type chosenScores struct {
	deck, since, until, as string
}

func (c *chosenScores) flags(cmd *cobra.Command, a *app) {
	f := cmd.Flags()
	f.StringVar(&c.deck, "deck", "", "only those of the `DECK`")
	f.StringVar(&c.since, "since", "", "only from that `DATE` on, as in 2026-11-22")
	f.StringVar(&c.until, "until", "", "only up to that `DATE`, with it")
	_ = cmd.RegisterFlagCompletionFunc("deck", a.completeDecks)
}

func newScores(a *app) *cobra.Command {
	var c chosenScores
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "scores",
		Short: "your scored quizzes: list, show, export, hand in",
		Long: `Lists the scored quizzes, the latest first. See: sabaq help scores

EXIT STATUS
  0 done, also where there is none   1 failure   2 a usage error`,
		Example: "  sabaq scores\n  sabaq scores show 1f3a\n  sabaq scores export --to csv -o scores.csv\n  sabaq scores submit pak-afghan --as s.khan -o s.khan.jsonl",
		Args:    unknownCommand,
		RunE:    func(*cobra.Command, []string) error { return a.scores(c, asJSON) },
	}
	c.flags(cmd, a)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print as JSON")
	cmd.AddCommand(newScoresShow(a), newScoresExport(a), newScoresSubmit(a))
	return cmd
}

// filter reads the dates in the learner's zone; a study day's rollover doesn't matter to scores.
func (c *chosenScores) filter(a *app) (score.Filter, error) {
	f := score.Filter{Deck: c.deck, Learner: c.as}
	for _, d := range []struct {
		flag, text string
		to         *time.Time
		days       int
	}{{"--since", c.since, &f.Since, 0}, {"--until", c.until, &f.Until, 1}} {
		if d.text == "" {
			continue
		}
		t, err := time.ParseInLocation(time.DateOnly, d.text, a.now().Location())
		if err != nil {
			return f, usageError{fmt.Errorf("%s %q is no date", d.flag, d.text), "write it as in 2026-11-22"}
		}
		*d.to = t.AddDate(0, 0, d.days)
	}
	return f, nil
}

// scoreSet reads what the filter means: sittings, and with reviews the answers of study too.
func (a *app) scoreSet(c chosenScores, reviews bool) (*score.Set, error) {
	filter, err := c.filter(a)
	if err != nil {
		return nil, err
	}
	_, st, err := a.learner()
	if err != nil {
		return nil, err
	}
	if c.deck != "" {
		d, err := a.openExam(c.deck)
		if err != nil {
			return nil, err
		}
		filter.Deck = d.parsed.Name
	}
	if err := a.tellRunning(st); err != nil {
		return nil, err
	}
	set := &score.Set{Learner: c.as}
	var events []quiz.Event
	err = st.Events(context.Background(), func(ev quiz.Event) error {
		if reviews || ev.Kind == quiz.Sat {
			events = append(events, ev)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if set.Sittings, err = sittings(events); err != nil {
		return nil, err
	}
	if reviews {
		set.Reviews = score.Reviews(events)
		if err := a.nameReviews(st, set.Reviews); err != nil {
			return nil, err
		}
	}
	return set.Select(filter), nil
}

// tellRunning names the quizzes that aren't over, which are in no list of scores.
func (a *app) tellRunning(st *store.File) error {
	kept, err := st.Sittings()
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(kept)) {
		rec, err := exam.Decode(bytes.NewReader(kept[id]))
		if err != nil {
			continue // whoever asks for that very quiz is told
		}
		what := "isn't over"
		switch deadline := rec.Started.Add(time.Duration(rec.Minutes * float64(time.Minute))); {
		case rec.End != "":
			what = "has answers that you haven't marked"
		case rec.Minutes > 0 && !a.now().Before(deadline):
			what = "ran out of time while it was closed"
		}
		printError(a.err, hinted{fmt.Errorf("a quiz of %s, begun %s, %s", rec.Deck, rec.Started.Format("2006-01-02 15:04"), what), "to have it scored: sabaq quiz DECK --resume, with the deck's name or file"})
	}
	return nil
}

// nameReviews says of which deck each review is and what was asked, as the decks stand now.
func (a *app) nameReviews(st *store.File, reviews []score.Review) error {
	files, err := a.known(st)
	if err != nil {
		return err
	}
	type place struct {
		deck string
		card *decks.Card
	}
	cards := map[string]place{}
	for _, f := range files {
		parsed, _, err := parseDeck(f)
		if err != nil {
			continue // a deck that isn't there any more: its reviews have the card's id
		}
		for i := range parsed.Cards {
			c := &parsed.Cards[i]
			if _, ok := cards[c.ID]; !ok {
				cards[c.ID] = place{parsed.Name, c}
			}
		}
	}
	for i := range reviews {
		if p, ok := cards[reviews[i].Card]; ok {
			reviews[i].Deck, reviews[i].Section, reviews[i].Question = p.deck, p.card.Section, p.card.Question
		}
	}
	return nil
}

// scoreJSON is one line of `scores --json`, which is stable.
type scoreJSON struct {
	ID      string  `json:"id"`
	Learner string  `json:"learner"`
	Deck    string  `json:"deck"`
	Title   string  `json:"title"`
	Started string  `json:"started"`
	Ended   string  `json:"ended"`
	End     string  `json:"end"`
	Seed    uint64  `json:"seed"`
	Pass    float64 `json:"pass"` // percent; 0 = no mark of passing
	exam.Totals
}

func (a *app) scores(c chosenScores, asJSON bool) error {
	set, err := a.scoreSet(c, false)
	if err != nil {
		return err
	}
	slices.Reverse(set.Sittings)
	if asJSON {
		out := []scoreJSON{}
		for _, r := range set.Sittings {
			out = append(out, scoreJSON{
				r.ID, r.Learner, r.Deck, r.Title, r.Started.Format(time.RFC3339), r.Ended.Format(time.RFC3339), string(r.End), r.Seed, r.Pass, exam.Total(r),
			})
		}
		return a.printJSON(map[string]any{"sittings": out})
	}
	return a.print(score.Text(set, min(a.width(), 100), a.palette())...)
}

func newScoresShow(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "one quiz: each answer, right or wrong, points and time",
		Long:  `ID is the beginning of a quiz's id, as "sabaq scores" lists it.`,
		Args:  oneArg("id"),
		RunE: func(_ *cobra.Command, args []string) error {
			rec, err := a.findSitting(args[0])
			if err != nil {
				return err
			}
			if asJSON {
				return a.printJSON(rec)
			}
			return a.print(score.Sheet(rec, min(a.width(), 90), a.palette())...)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print as JSON")
	return cmd
}

// findSitting returns the one sitting whose id begins with prefix.
func (a *app) findSitting(prefix string) (*exam.Record, error) {
	set, err := a.scoreSet(chosenScores{}, false)
	if err != nil {
		return nil, err
	}
	var found []*exam.Record
	for i := range set.Sittings {
		if strings.HasPrefix(set.Sittings[i].ID, strings.ToLower(prefix)) {
			found = append(found, &set.Sittings[i])
		}
	}
	switch len(found) {
	case 0:
		return nil, hinted{fmt.Errorf("there is no quiz %q", prefix), "see: sabaq scores"}
	case 1:
		return found[0], nil
	}
	return nil, hinted{fmt.Errorf("%q is the beginning of %d quizzes", prefix, len(found)), "give more of its id"}
}

var errNoSittings = errors.New("there is no scored quiz among what was asked for")
