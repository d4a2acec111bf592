package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"
	"unicode"
	"unicode/utf16"

	"github.com/spf13/cobra"

	"sabaq/quiz"
	"sabaq/quiz/screen"
	"sabaq/quiz/screen/ink"
	"sabaq/store"
)

// overview is what plain `sabaq` shows. Its JSON form is stable.
type overview struct {
	Date    string         `json:"date"` // the study day, 2006-01-02
	Due     int            `json:"due"`
	New     int            `json:"new"`
	Minutes float64        `json:"minutes"` // estimate at the learner's own pace
	Streak  int            `json:"streak"`  // study days in a row, up to today or yesterday
	Done    int            `json:"done"`    // answers today
	Kept    *float64       `json:"kept"`    // share of reviews remembered in 30 days; null without reviews
	Goal    float64        `json:"goal"`    // desired retention
	Ahead   []int          `json:"ahead"`   // cards that come up in each of the next seven days
	Week    []int          `json:"week"`    // answers on each of the last seven days, today last
	Decks   []deckOverview `json:"decks"`
}

type deckOverview struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Due   int    `json:"due"`
	New   int    `json:"new"`
	Error string `json:"error,omitempty"`
}

// today prints what there is to do.
func (a *app) today(cmd *cobra.Command) error {
	cfg, st, err := a.learner()
	if err != nil {
		return err
	}
	started := st.Exists()
	asJSON, _ := cmd.Flags().GetBool("json")
	if !started && !asJSON {
		return a.welcome(cfg)
	}
	o, err := a.overview(cfg, st, started)
	if err != nil {
		return err
	}
	if asJSON {
		return a.printJSON(o)
	}
	return a.print(screen.Today(a.todayLines(o), a.width(), a.palette())...)
}

// welcome greets somebody who has no progress yet, and writes nothing.
func (a *app) welcome(cfg *config) error {
	d, _, err := parseDeck(builtinDeck)
	if err != nil {
		return err
	}
	path, err := a.progressPath()
	if err != nil {
		return err
	}
	dir, err := a.decksDir()
	if err != nil {
		return err
	}
	return a.print(screen.Welcome(screen.WelcomeText{
		Deck: d.Title, Cards: len(d.Cards), New: cfg.NewPerDay, Progress: path, Decks: dir,
	}, a.width(), a.palette())...)
}

// overview computes the figures of the day. Before the first session there is
// no progress file, and none is made: then every card of a deck is new.
func (a *app) overview(cfg *config, st *store.File, started bool) (*overview, error) {
	now := a.now()
	today := quiz.DayOf(now, cfg.Rollover)
	o := &overview{Date: today.String(), Goal: cfg.Retention, Decks: []deckOverview{}}
	files, err := a.known(st)
	if err != nil {
		return nil, err
	}
	if !started {
		for _, f := range files {
			d, _, err := parseDeck(f)
			if err != nil {
				o.Decks = append(o.Decks, deckOverview{Name: f.name, Error: err.Error()})
				continue
			}
			if d.Draft {
				continue
			}
			n := min(cfg.NewPerDay-o.New, len(d.Cards))
			o.New += n
			o.Decks = append(o.Decks, deckOverview{Name: d.Name, Title: d.Title, New: n})
		}
		o.Ahead, o.Week = make([]int, 7), make([]int, 7)
		return o, nil
	}
	infos, err := indexed(st, files)
	if err != nil {
		return nil, err
	}
	var study []quiz.StudyDeck
	var shown []int // index into o.Decks of each deck of the session
	for _, f := range files {
		d, err := a.open(st, f, infos)
		if err != nil {
			if exitCode(err) != exitFailed {
				return nil, err
			}
			o.Decks = append(o.Decks, deckOverview{Name: f.name, Error: err.Error()})
			continue
		}
		if d.front.Draft {
			continue
		}
		shown = append(shown, len(o.Decks))
		o.Decks = append(o.Decks, deckOverview{Name: f.name, Title: d.info.Title})
		study = append(study, d.study(a))
	}
	session, err := quiz.Start(st, &cfg.Settings, study, quiz.Options{New: -1}, a.now)
	if err != nil {
		return nil, err
	}
	for i, w := range session.ByDeck() {
		o.Decks[shown[i]].Due, o.Decks[shown[i]].New = w.Due, w.New
		o.Due += w.Due
		o.New += w.New
	}
	o.Minutes = session.Estimate().Minutes()
	return o, st.View(func(v quiz.View) error { return o.history(v, today) })
}

// history fills in what was done and what comes.
func (o *overview) history(v quiz.View, today quiz.Day) error {
	var month quiz.DayCount
	for back := range quiz.Day(30) {
		c, err := v.Count(today - back)
		if err != nil {
			return err
		}
		month = month.Add(c)
		if back < 7 {
			o.Week = append([]int{int(c.Answers)}, o.Week...)
		}
	}
	if month.Asked > 0 {
		kept := float64(month.Kept) / float64(month.Asked)
		o.Kept = &kept
	}
	o.Done = o.Week[6]
	var err error
	if o.Streak, err = quiz.Streak(v, today); err != nil {
		return err
	}
	o.Ahead, err = v.Load(today+1, 7)
	return err
}

// todayLines turns the figures into what the screen draws.
func (a *app) todayLines(o *overview) screen.TodayText {
	t := screen.TodayText{
		Date: a.now().Format("Mon 2 Jan"), Streak: o.Streak, Due: o.Due, New: o.New, Done: o.Done,
		Spend: time.Duration(o.Minutes * float64(time.Minute)), Kept: o.Kept, Goal: o.Goal, Week: o.Week, Ahead: o.Ahead,
		Day: a.now().Weekday(),
	}
	for _, d := range o.Decks {
		row := screen.TodayDeck{Title: d.Title, Name: d.Name, Due: d.Due, New: d.New, Problem: d.Error}
		t.Decks = append(t.Decks, row)
	}
	return t
}

// print writes lines to standard output.
func (a *app) print(lines ...ink.Line) error { return a.palette().Print(a.out, lines...) }

// printJSON writes a value as indented JSON. What isn't printable (U+009B is an escape to some
// terminals, U+202E turns the direction) is written as \uXXXX, which reads as the same.
func (a *app) printJSON(v any) error {
	var text, safe bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("print JSON: %w", err)
	}
	for _, r := range text.String() {
		switch {
		case r == '\n' || unicode.IsPrint(r):
			safe.WriteRune(r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&safe, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&safe, `\u%04x`, r)
		}
	}
	_, err := a.out.Write(safe.Bytes())
	return err
}
