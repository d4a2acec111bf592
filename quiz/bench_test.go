package quiz

import (
	"fmt"
	"testing"
	"time"

	"sabaq/quiz/fsrs"
)

// library is a big progress file whose indexes cost nothing: what remains is the session's own work.
type library struct {
	model fsrs.Model
	due   []DueCard
	fresh []string
	load  []int
}

func (l *library) View(f func(View) error) error                         { return f(l) }
func (l *library) Record(Event, EventID) (e Event, s CardState, _ error) { return e, s, nil }
func (l *library) Undo(Event, CardState) error                           { return nil }
func (l *library) Model() fsrs.Model                                     { return l.model }
func (l *library) State(string) (s CardState, _ error)                   { return s, nil }
func (l *library) Siblings(string, func(string, CardState) bool) error   { return nil }
func (l *library) Ref(DeckID, string) (r CardRef, _ bool, _ error)       { return r, false, nil }
func (l *library) Load(Day, int) ([]int, error)                          { return l.load, nil }
func (l *library) Count(Day) (DayCount, error)                           { return DayCount{Answers: 100, TookMS: 1e6}, nil }

func (l *library) Due(_ DeckID, upto Day, yield func(DueCard) bool) error {
	for _, d := range l.due {
		if d.Due.Day > upto || !yield(d) {
			break
		}
	}
	return nil
}

func (l *library) New(_ DeckID, _ Day, yield func(string) bool) error {
	for _, card := range l.fresh {
		if !yield(card) {
			break
		}
	}
	return nil
}

func newLibrary(b *testing.B, cards, due int) *library {
	today := DayOf(noon, DefaultSettings().Rollover)
	l := &library{model: mustModel(b, fsrs.Name7), load: make([]int, balanced+1)}
	state := l.model.Next(fsrs.State{}, 0, fsrs.Good)
	for i := range cards {
		d := DueCard{Card: fmt.Sprintf("pk-%d.%d", i/3, i%3), Due: Due{Day: today}, Day: today - 5, Last: noon.AddDate(0, 0, -5).UnixMilli(), Memory: state}
		if i >= due {
			d.Due.Day += 1 + Day(i/50)
		}
		l.due = append(l.due, d)
	}
	for i := range 1000 {
		l.fresh = append(l.fresh, fmt.Sprintf("af-%d", i))
	}
	return l
}

func BenchmarkStart(b *testing.B) {
	l := newLibrary(b, 100_000, 2000)
	set := DefaultSettings()
	now := func() time.Time { return noon }
	for name, opt := range map[string]Options{"all": {New: -1}, "limit": {New: -1, Limit: 50}, "cram": {Cram: true}} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				s, err := Start(l, &set, []StudyDeck{{ID: 1}}, opt, now)
				if err != nil || len(s.queue) == 0 {
					b.Fatal(len(s.queue), err)
				}
			}
		})
	}
}
