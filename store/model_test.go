package store

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
)

var seedFlag = flag.Uint64("seed", 0, "seed of the one run of TestModel; 0 = several random ones")

// oracle is the progress file as a few maps: slow and plainly right.
type oracle struct {
	states map[string]quiz.CardState
	decks  map[quiz.DeckID][]string
	days   map[quiz.Day]quiz.DayCount
	undo   map[string][]done // by the card that holds the history
	events int
	log    []quiz.Event // but for Undone ones, of which there is only the card
	undone map[quiz.EventID]bool
}

// done is an event that can be taken back.
type done struct {
	ev     quiz.Event
	before quiz.CardState
}

// run is one random run of the file beside the oracle.
type run struct {
	*oracle
	t    *testing.T
	f    *File
	c    *clock
	rnd  *rand.Rand
	m    fsrs.Model
	next int // number of the next card
}

func TestModel(t *testing.T) {
	seeds := []uint64{*seedFlag}
	if *seedFlag == 0 {
		seeds = nil
		for range 12 {
			seeds = append(seeds, rand.Uint64()>>32)
		}
	}
	for _, seed := range seeds {
		t.Run(fmt.Sprintf("seed=%d", seed), func(t *testing.T) {
			c := newClock()
			f := New(filepath.Join(memoryDir(t), "progress.db"), c.options())
			m, err := newModel()
			if err != nil {
				t.Fatal(err)
			}
			r := &run{
				oracle: &oracle{states: map[string]quiz.CardState{}, decks: map[quiz.DeckID][]string{}, days: map[quiz.Day]quiz.DayCount{}, undo: map[string][]done{}, undone: map[quiz.EventID]bool{}},
				t:      t, f: f, c: c, rnd: rand.New(rand.NewPCG(seed, 1)), m: m,
			}
			for i := range 250 {
				r.step()
				if i%25 == 0 {
					r.compare()
				}
				if t.Failed() {
					t.Fatalf("at step %d; run again with -run TestModel -seed %d", i, seed)
				}
			}
			r.compare()
			if report := mustBeClean(t, r.f); report.Events != r.events || report.Cards != len(r.states) {
				t.Errorf("the file has %d events and %d cards, want %d and %d", report.Events, report.Cards, r.events, len(r.states))
			}
		})
	}
}

// step does one random thing to both.
func (r *run) step() {
	switch r.rnd.IntN(13) {
	case 12:
		r.fit()
	case 0:
		r.c.now = r.c.now.Add(time.Duration(r.rnd.IntN(40*3600)-3*3600) * time.Second)
	case 1:
		r.f = New(r.f.Path(), r.c.options())
	case 2, 3:
		r.index()
	case 4:
		r.takeBack()
	case 5:
		r.edit()
	default:
		r.record()
	}
}

// card picks a card: one of a deck, or one with a history.
func (r *run) card() string {
	all := slices.Sorted(maps.Keys(r.states))
	for _, cards := range r.decks {
		all = append(all, cards...)
	}
	slices.Sort(all)
	if len(all) == 0 || r.rnd.IntN(20) == 0 {
		return r.fresh()
	}
	return all[r.rnd.IntN(len(all))]
}

func (r *run) fresh() string {
	r.next++
	if r.next%3 == 0 {
		return fmt.Sprintf("c%d.%d", r.next-1, r.rnd.IntN(3))
	}
	return fmt.Sprintf("c%d", r.next)
}

func (r *run) record() {
	kinds := []quiz.EventKind{quiz.Answered, quiz.Answered, quiz.Answered, quiz.Answered, quiz.Practised, quiz.Suspended, quiz.Resumed, quiz.Buried, quiz.Reset, quiz.Corrected}
	ev := r.c.event(kinds[r.rnd.IntN(len(kinds))], r.card())
	if ev.Kind == quiz.Answered || ev.Kind == quiz.Practised {
		ev.Rating = fsrs.Rating(1 + r.rnd.IntN(4))
		ev.Took = time.Duration(r.rnd.IntN(9000)) * time.Millisecond
	}
	if ev.Kind == quiz.Answered {
		ev.Phase = quiz.Phase(1 + r.rnd.IntN(3))
	}
	if ev.Kind == quiz.Answered || ev.Kind == quiz.Corrected {
		ev.Due.Day = r.c.day() + quiz.Day(r.rnd.IntN(6))
		if r.rnd.IntN(2) == 0 {
			ev.Due.At = r.c.now.UnixMilli() + int64(r.rnd.IntN(1e6))
		}
	}
	before := r.states[ev.Card]
	expect := before.LastEvent
	if r.rnd.IntN(15) == 0 {
		expect.Seq += 7
		if _, _, err := r.f.Record(ev, expect); !errors.Is(err, quiz.ErrMoved) {
			r.t.Errorf("an event for another state: %v", err)
		}
		return
	}
	written, after, err := r.f.Record(ev, expect)
	if err != nil {
		r.t.Error(err)
		return
	}
	want := quiz.Apply(r.m, before, written)
	if after != want {
		r.t.Errorf("Record returned %+v, want %+v", after, want)
	}
	r.events++
	r.log = append(r.log, written)
	r.states[ev.Card] = want
	r.undo[ev.Card] = append(r.undo[ev.Card], done{written, before})
	r.days[ev.Day] = r.days[ev.Day].Add(quiz.Count(&before, &written))
}

func (r *run) edit() {
	ev := r.c.event(quiz.Edited, r.card())
	ev.To = r.card()
	if ev.To == ev.Card {
		return
	}
	before := r.states[ev.Card]
	_, taken := r.states[ev.To]
	written, after, err := r.f.Record(ev, before.LastEvent)
	if taken {
		if !errors.Is(err, ErrHistory) {
			r.t.Errorf("edited into a card with a history: %v", err)
		}
		return
	}
	if err != nil {
		r.t.Error(err)
		return
	}
	r.events++
	r.log = append(r.log, written)
	delete(r.states, ev.Card)
	r.states[ev.To] = after
	r.undo[ev.To] = append(r.undo[ev.Card], done{written, before})
	delete(r.undo, ev.Card)
}

// fit puts another model in force, which moves every third card.
func (r *run) fit() {
	m, err := fsrs.New([]string{fsrs.Name7, fsrs.Name6}[r.rnd.IntN(2)], nil)
	if err != nil {
		r.t.Fatal(err)
	}
	w := m.Parameters()
	w[r.rnd.IntN(len(w))] *= 1.1
	if m, err = fsrs.New(m.Name(), w); err != nil {
		r.t.Fatal(err)
	}
	before := maps.Clone(r.states)
	due := quiz.Due{Day: r.c.day() + quiz.Day(r.rnd.IntN(9))}
	moved, err := r.f.Fit(r.t.Context(), quiz.Fit{Model: m}, func(card string, old, now *quiz.CardState) (quiz.Due, bool) {
		if want := before[card]; *old != want {
			r.t.Errorf("%s was %+v, want %+v", card, *old, want)
		}
		return due, now.Reps%3 == 2
	})
	if err != nil {
		r.t.Error(err)
		return
	}
	r.m = m
	r.refold()
	known := map[quiz.EventID]bool{}
	for i := range r.log {
		known[r.log[i].ID] = true
	}
	n := 0
	err = r.f.Events(r.t.Context(), func(ev quiz.Event) error {
		if known[ev.ID] || ev.Kind == quiz.Undone {
			return nil
		}
		r.events++
		r.log = append(r.log, ev)
		if ev.Kind == quiz.Moved {
			n++
			r.undo[ev.Card] = append(r.undo[ev.Card], done{ev, r.states[ev.Card]})
			r.states[ev.Card] = quiz.Apply(m, r.states[ev.Card], ev)
		}
		return nil
	})
	if err != nil || n != moved {
		r.t.Errorf("%d cards moved, want %d (%v)", n, moved, err)
	}
}

// refold computes the states from the log.
func (r *run) refold() {
	states := map[string]quiz.CardState{}
	for _, ev := range r.log {
		if ev.ID.Zero() || ev.Card == "" || r.undone[ev.ID] {
			continue
		}
		after := quiz.Apply(r.m, states[ev.Card], ev)
		if ev.Kind == quiz.Edited {
			delete(states, ev.Card)
			states[ev.To] = after
			continue
		}
		states[ev.Card] = after
	}
	r.states = states
}

func (r *run) takeBack() {
	cards := slices.Sorted(maps.Keys(r.undo))
	if len(cards) == 0 {
		return
	}
	card := cards[r.rnd.IntN(len(cards))]
	stack := r.undo[card]
	if len(stack) == 0 {
		return
	}
	last := stack[len(stack)-1]
	home := last.ev.Card
	touched := false // since the history moved away from it
	for i := len(r.log) - 1; home != card && r.log[i].ID != last.ev.ID; i-- {
		touched = touched || r.log[i].Card == home || r.log[i].To == home
	}
	err := r.f.Undo(last.ev, last.before)
	if touched {
		if !errors.Is(err, quiz.ErrMoved) {
			r.t.Errorf("moved back to a card that is in use again: %v", err)
		}
		return
	}
	if err != nil {
		r.t.Errorf("undo of %+v: %v", last.ev, err)
		return
	}
	r.events++
	r.log = append(r.log, quiz.Event{Card: home})
	r.undone[last.ev.ID] = true
	delete(r.states, card)
	if last.before != (quiz.CardState{}) {
		r.states[home] = last.before
	}
	r.refold() // what was before a fit is not what the fit's model makes of it
	delete(r.undo, card)
	r.undo[home] = stack[:len(stack)-1]
	c := quiz.Count(&last.before, &last.ev)
	r.days[last.ev.Day] = r.days[last.ev.Day].Sub(c)
}

// index gives one of four decks other cards, or forgets it.
func (r *run) index() {
	name := string(rune('a' + r.rnd.IntN(4)))
	info := deckInfo(name)
	known, err := r.f.Decks()
	if err != nil {
		r.t.Error(err)
		return
	}
	var cards []string
	var id quiz.DeckID
	for _, d := range known {
		if d.Key == info.Key {
			id, cards = d.ID, slices.Clone(r.decks[d.ID])
		}
	}
	if id != 0 && r.rnd.IntN(10) == 0 {
		if err := r.f.Forget(id); err != nil {
			r.t.Error(err)
		}
		delete(r.decks, id)
		return
	}
	for range r.rnd.IntN(12) {
		if card := r.card(); !slices.Contains(cards, card) {
			cards = slices.Insert(cards, r.rnd.IntN(len(cards)+1), card)
		}
		if card := r.fresh(); !slices.Contains(cards, card) {
			cards = append(cards, card)
		}
	}
	for range r.rnd.IntN(8) {
		if len(cards) > 0 {
			i := r.rnd.IntN(len(cards))
			cards = slices.Delete(cards, i, i+1)
		}
	}
	list := make([]quiz.CardRef, len(cards))
	for i, card := range cards {
		list[i] = quiz.CardRef{ID: card, Line: i, Offset: r.rnd.IntN(1000), Length: 5, Section: name}
	}
	got, err := r.f.Index(info, list)
	if err != nil || id != 0 && got != id {
		r.t.Errorf("Index: deck %d, want %d: %v", got, id, err)
		return
	}
	r.decks[got] = cards
}

// compare looks at everything that a view can tell.
func (r *run) compare() {
	r.t.Helper()
	today := r.c.day()
	err := r.f.Look(func(v *View) error {
		load := map[quiz.Day]int{}
		counted := map[string]bool{}
		for deck, cards := range r.decks {
			r.compareDeck(v, deck, cards)
			for _, card := range cards {
				s := r.states[card]
				if d, ok := s.Active(); ok && !counted[card] {
					load[d.Day]++
					counted[card] = true
				}
			}
		}
		got, err := v.Load(today-10, 40)
		for i, n := range got {
			if n != load[today-10+quiz.Day(i)] {
				r.t.Errorf("load of %s: %d, want %d", today-10+quiz.Day(i), n, load[today-10+quiz.Day(i)])
			}
		}
		for day, want := range r.days {
			if n, err := v.Count(day); n != want || err != nil {
				r.t.Errorf("count of %s: %+v, want %+v (%v)", day, n, want, err)
			}
		}
		for card, want := range r.states {
			if s, err := v.State(card); s != want || err != nil {
				r.t.Errorf("state of %s: %+v, want %+v (%v)", card, s, want, err)
			}
			r.compareSiblings(v, card)
		}
		return err
	})
	if err != nil {
		r.t.Error(err)
	}
}

func (r *run) compareDeck(v *View, deck quiz.DeckID, cards []string) {
	today := r.c.day()
	var fresh []string
	var dues []quiz.DueCard
	want := DeckCounts{Total: len(cards)}
	for _, card := range cards {
		s := r.states[card]
		d, active := s.Active()
		switch {
		case s.Suspended:
			want.Suspended++
		case active:
			dues = append(dues, quiz.DueCard{Card: card, Due: d, Last: s.Last, Day: s.LastDay, Memory: s.Memory})
			if d.Day <= today {
				want.Due++
			}
		default:
			want.New++
			if s.Buried != today {
				fresh = append(fresh, card)
			}
		}
	}
	slices.SortFunc(dues, func(a, b quiz.DueCard) int {
		if a.Due.Day != b.Due.Day {
			return int(a.Due.Day - b.Due.Day)
		}
		if a.Due.At != b.Due.At {
			return int(a.Due.At - b.Due.At)
		}
		return strings.Compare(a.Card, b.Card)
	})
	if got, err := v.DeckCounts(deck, today); got != want || err != nil {
		r.t.Errorf("counts of deck %d: %+v, want %+v (%v)", deck, got, want, err)
	}
	var gotNew []string
	err := v.New(deck, today, func(card string) bool { gotNew = append(gotNew, card); return true })
	if err != nil || !slices.Equal(gotNew, fresh) {
		r.t.Errorf("new of deck %d: %v, want %v (%v)", deck, gotNew, fresh, err)
	}
	for _, upto := range []quiz.Day{today, today + 3, 1<<31 - 1} {
		var got []quiz.DueCard
		err := v.Due(deck, upto, func(c quiz.DueCard) bool { got = append(got, c); return true })
		n := slices.IndexFunc(dues, func(c quiz.DueCard) bool { return c.Due.Day > upto })
		if n < 0 {
			n = len(dues)
		}
		if err != nil || len(got)+n > 0 && !reflect.DeepEqual(got, dues[:n]) {
			r.t.Errorf("due of deck %d: %v, want %v (%v)", deck, got, dues[:n], err)
		}
	}
	for i, card := range cards {
		if ref, ok, err := v.Ref(deck, card); err != nil || !ok || ref.Line != i {
			r.t.Errorf("ref of %s: %+v, %v, %v", card, ref, ok, err)
		}
	}
}

func (r *run) compareSiblings(v *View, card string) {
	group, _, _ := strings.Cut(card, ".")
	want := map[string]quiz.CardState{}
	note := func(id string) {
		if g, _, _ := strings.Cut(id, "."); g == group {
			want[id] = r.states[id]
		}
	}
	for id := range r.states {
		note(id)
	}
	for _, cards := range r.decks {
		for _, id := range cards {
			note(id)
		}
	}
	got := map[string]quiz.CardState{}
	err := v.Siblings(group, func(id string, s quiz.CardState) bool { got[id] = s; return true })
	if err != nil || !maps.Equal(got, want) {
		r.t.Errorf("siblings of %s: %v, want %v (%v)", group, got, want, err)
	}
	ids, err := v.Find(group, 0)
	for id := range want {
		if !slices.Contains(ids, id) || err != nil {
			r.t.Errorf("Find(%q) lacks %s: %v (%v)", group, id, ids, err)
		}
	}
}
