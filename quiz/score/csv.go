package score

import (
	"io"
	"strconv"
	"strings"

	"sabaq/quiz/exam"
)

func itoa(n int) string { return strconv.Itoa(n) }

// answered is one row of the table of answers: an item of a sitting, or a review.
type answered struct {
	set     *Set
	sitting *exam.Record
	item    *exam.Item
	n       int // number of the item in its sitting, from 1
	review  *Review
}

// WriteCSV writes one row an answer: first those of the sittings, each in the order
// of its paper, then the reviews. Cells that an answer has nothing for are empty. Texts
// are cleaned (see text) and cut where a spreadsheet would; nothing else is lost.
func WriteCSV(w io.Writer, s *Set) error {
	t, err := newTable(w, answerColumns())
	if err != nil {
		return err
	}
	for i := range s.Sittings {
		rec := &s.Sittings[i]
		for n := range rec.Items {
			if err := t.row(&answered{set: s, sitting: rec, item: &rec.Items[n], n: n + 1}); err != nil {
				return err
			}
		}
	}
	for i := range s.Reviews {
		if err := t.row(&answered{set: s, review: &s.Reviews[i]}); err != nil {
			return err
		}
	}
	return t.flush()
}

// answerColumns returns the columns of the table of answers. help.md describes them.
func answerColumns() []column[answered] {
	type row = answered
	// of returns a cell for sittings' items, reviews or both; nil leaves it empty.
	of := func(item func(*exam.Record, *exam.Item) string, review func(*Review) string) func(*row) string {
		return func(r *row) string {
			switch {
			case r.item != nil && item != nil:
				return item(r.sitting, r.item)
			case r.review != nil && review != nil:
				return review(r.review)
			}
			return ""
		}
	}
	return []column[row]{
		ours("source", of(
			func(*exam.Record, *exam.Item) string { return "sitting" },
			source)),
		theirs("id", of(
			func(rec *exam.Record, _ *exam.Item) string { return rec.ID },
			func(r *Review) string { return r.ID })),
		theirs("learner", func(r *row) string {
			if r.sitting != nil {
				return r.set.learner(r.sitting.Learner)
			}
			return r.set.Learner
		}),
		theirs("deck", of(
			func(rec *exam.Record, _ *exam.Item) string { return rec.Deck },
			func(r *Review) string { return r.Deck })),
		ours("number", func(r *row) string {
			if r.item == nil {
				return ""
			}
			return itoa(r.n)
		}),
		theirs("card", of(
			func(_ *exam.Record, it *exam.Item) string { return it.Card },
			func(r *Review) string { return r.Card })),
		theirs("section", of(
			func(_ *exam.Record, it *exam.Item) string { return it.Section },
			func(r *Review) string { return r.Section })),
		theirs("tags", of(
			func(_ *exam.Record, it *exam.Item) string { return strings.Join(it.Tags, "; ") },
			nil)),
		theirs("kind", of(
			func(_ *exam.Record, it *exam.Item) string { return it.Kind },
			nil)),
		theirs("form", of(
			func(_ *exam.Record, it *exam.Item) string { return string(it.Form) },
			nil)),
		theirs("question", of(
			func(_ *exam.Record, it *exam.Item) string { return it.Question },
			func(r *Review) string { return r.Question })),
		theirs("answer", of(
			func(_ *exam.Record, it *exam.Item) string { return answer(it) },
			nil)),
		theirs("correct", of(
			func(_ *exam.Record, it *exam.Item) string { return correct(it) },
			nil)),
		ours("verdict", of(
			func(_ *exam.Record, it *exam.Item) string { return verdict(it) },
			nil)),
		ours("points", of(
			func(_ *exam.Record, it *exam.Item) string { return number(it.Points) },
			nil)),
		ours("max", of(
			func(_ *exam.Record, it *exam.Item) string { return number(it.Max) },
			nil)),
		ours("marked_by", of(
			func(_ *exam.Record, it *exam.Item) string { return marker(it) },
			nil)),
		ours("flagged", of(
			func(_ *exam.Record, it *exam.Item) string { return yesNo(it.Flagged) },
			nil)),
		theirs("rating", of(nil,
			func(r *Review) string { return r.Rating })),
		theirs("proposed", of(nil,
			func(r *Review) string { return r.Proposed })),
		ours("at", of(
			func(_ *exam.Record, it *exam.Item) string { return stamp(it.At) },
			func(r *Review) string { return stamp(r.At) })),
		ours("took_s", of(
			func(_ *exam.Record, it *exam.Item) string { return seconds(it.Took) },
			func(r *Review) string { return seconds(r.Took) })),
	}
}

// source says what a review is.
func source(r *Review) string {
	if r.Practised {
		return "practice"
	}
	return "review"
}
