package score

import (
	"io"

	"sabaq/quiz/exam"
	"sabaq/quiz/fsrs"
)

// summed is one row of the summary: a sitting, or a day's reviews of a deck.
type summed struct {
	set     *Set
	sitting *exam.Record
	totals  exam.Totals
	study   *studied
}

// WriteSummary writes one row a sitting and then one row for each day and deck that
// was reviewed. Cells are as in WriteCSV.
func WriteSummary(w io.Writer, s *Set) error {
	t, err := newTable(w, summaryColumns())
	if err != nil {
		return err
	}
	for i := range s.Sittings {
		rec := &s.Sittings[i]
		if err := t.row(&summed{set: s, sitting: rec, totals: exam.Total(*rec)}); err != nil {
			return err
		}
	}
	days := byDay(s.Reviews)
	for i := range days {
		if err := t.row(&summed{set: s, study: &days[i]}); err != nil {
			return err
		}
	}
	return t.flush()
}

// summaryColumns returns the columns of the summary. help.md describes them.
func summaryColumns() []column[summed] {
	type row = summed
	of := func(sitting func(*exam.Record) string, study func(*studied) string) func(*row) string {
		return func(r *row) string {
			switch {
			case r.sitting != nil && sitting != nil:
				return sitting(r.sitting)
			case r.study != nil && study != nil:
				return study(r.study)
			}
			return ""
		}
	}
	count := func(n func(*exam.Totals) int) func(*row) string {
		return func(r *row) string {
			if r.sitting == nil {
				return ""
			}
			return itoa(n(&r.totals))
		}
	}
	points := func(x func(*exam.Totals) float64) func(*row) string {
		return func(r *row) string {
			if r.sitting == nil {
				return ""
			}
			return number(x(&r.totals))
		}
	}
	rated := func(rating fsrs.Rating) func(*row) string {
		return of(nil, func(d *studied) string { return itoa(d.Ratings[rating]) })
	}
	return []column[row]{
		ours("source", of(
			func(*exam.Record) string { return "sitting" },
			func(d *studied) string { return d.Source })),
		theirs("id", of(func(rec *exam.Record) string { return rec.ID }, nil)),
		theirs("learner", func(r *row) string {
			if r.sitting != nil {
				return r.set.learner(r.sitting.Learner)
			}
			return r.set.Learner
		}),
		theirs("deck", of(
			func(rec *exam.Record) string { return rec.Deck },
			func(d *studied) string { return d.Deck })),
		theirs("title", of(func(rec *exam.Record) string { return rec.Title }, nil)),
		theirs("fingerprint", of(func(rec *exam.Record) string { return rec.Fingerprint }, nil)),
		ours("started", of(func(rec *exam.Record) string { return stamp(rec.Started) }, nil)),
		ours("ended", of(func(rec *exam.Record) string { return stamp(rec.Ended) }, nil)),
		theirs("end", of(func(rec *exam.Record) string { return string(rec.End) }, nil)),
		theirs("day", of(nil, func(d *studied) string { return d.Day })),
		ours("took_s", of(
			func(rec *exam.Record) string { return seconds(took(rec)) },
			func(d *studied) string { return seconds(d.Took) })),
		ours("minutes", of(func(rec *exam.Record) string {
			if rec.Minutes == 0 {
				return ""
			}
			return number(rec.Minutes)
		}, nil)),
		ours("points", points(func(t *exam.Totals) float64 { return t.Points })),
		ours("max", points(func(t *exam.Totals) float64 { return t.Max })),
		ours("percent", func(r *row) string {
			if r.sitting == nil || r.totals.Max <= 0 {
				return "" // nothing to earn is not 0 %
			}
			return number(r.totals.Percent)
		}),
		ours("pass_percent", of(func(rec *exam.Record) string {
			if rec.Pass == 0 {
				return ""
			}
			return number(rec.Pass)
		}, nil)),
		ours("passed", func(r *row) string {
			if r.sitting == nil || r.sitting.Pass == 0 {
				return ""
			}
			return yesNo(r.totals.Passed)
		}),
		ours("penalty", of(func(rec *exam.Record) string { return number(rec.Penalty) }, nil)),
		ours("items", count(func(t *exam.Totals) int { return t.Items })),
		ours("right", count(func(t *exam.Totals) int { return t.Right })),
		ours("partly", count(func(t *exam.Totals) int { return t.Partly })),
		ours("wrong", count(func(t *exam.Totals) int { return t.Wrong })),
		ours("skipped", count(func(t *exam.Totals) int { return t.Skipped })),
		ours("void", count(func(t *exam.Totals) int { return t.Void })),
		ours("self_items", count(func(t *exam.Totals) int { return t.SelfItems })),
		ours("self_judged", count(func(t *exam.Totals) int { return t.SelfJudged })),
		ours("self_points", points(func(t *exam.Totals) float64 { return t.SelfPoints })),
		ours("self_max", points(func(t *exam.Totals) float64 { return t.SelfMax })),
		ours("reviews", of(nil, func(d *studied) string { return itoa(d.Reviews) })),
		ours("again", rated(fsrs.Again)),
		ours("hard", rated(fsrs.Hard)),
		ours("good", rated(fsrs.Good)),
		ours("easy", rated(fsrs.Easy)),
		ours("recalled_percent", of(nil, func(d *studied) string { return number(d.Recalled()) })),
	}
}
