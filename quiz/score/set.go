package score

import (
	"cmp"
	"io"
	"slices"
	"strings"
	"time"

	"sabaq/quiz/exam"
)

// Set is what is exported.
type Set struct {
	Sittings []exam.Record
	Reviews  []Review
	Learner  string // who did what carries no name: the reviews, and sittings without one; may be empty
}

// Format is one way to write a Set.
type Format struct {
	Name  string // as `--to` takes it
	Short string // what it is, in a few words
	Write func(io.Writer, *Set) error
}

// Formats returns the formats in the order of the help page.
func Formats() []Format {
	return []Format{
		{"csv", "a table, one row an answer", WriteCSV},
		{"summary", "a table, one row a sitting or a day's reviews of a deck", WriteSummary},
		{"json", "one document", WriteJSON},
		{"jsonl", "all that is known, one line a sitting or review", WriteJSONL},
		{"html", "a page to read and print", WriteHTML},
		{"xapi", "statements for a learning record store", WriteXAPI},
	}
}

// Filter says what of a Set is meant. The zero Filter means all of it.
type Filter struct {
	Since   time.Time // what began at this time or later
	Until   time.Time // what began before this time
	Deck    string    // the deck's name
	Learner string    // who did it; what carries no name is Set.Learner's
}

// Select returns what f means of the set, oldest first. A sitting that still runs is
// never in it: its right answers are not to be seen yet.
func (s *Set) Select(f Filter) *Set {
	out := &Set{Learner: s.Learner}
	for _, rec := range s.Sittings {
		if rec.End != "" && f.means(rec.Started, rec.Deck, s.learner(rec.Learner)) {
			out.Sittings = append(out.Sittings, rec)
		}
	}
	for _, r := range s.Reviews {
		if f.means(r.At, r.Deck, s.Learner) {
			out.Reviews = append(out.Reviews, r)
		}
	}
	slices.SortStableFunc(out.Sittings, func(a, b exam.Record) int {
		return cmp.Or(a.Started.Compare(b.Started), strings.Compare(a.ID, b.ID))
	})
	slices.SortStableFunc(out.Reviews, func(a, b Review) int {
		return cmp.Or(cmp.Compare(a.Clock, b.Clock), strings.Compare(a.ID, b.ID))
	})
	return out
}

func (f *Filter) means(at time.Time, deck, learner string) bool {
	return (f.Since.IsZero() || !at.Before(f.Since)) &&
		(f.Until.IsZero() || at.Before(f.Until)) &&
		(f.Deck == "" || f.Deck == deck) &&
		(f.Learner == "" || f.Learner == learner)
}

// learner returns the name of who did something that carries the name given.
func (s *Set) learner(name string) string { return cmp.Or(name, s.Learner) }
