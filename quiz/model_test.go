package quiz

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"sabaq/decks"
	"sabaq/quiz/fsrs"
)

// memory is Progress as simply as it can be written: a log, and maps of what
// follows from it.
type memory struct {
	model  fsrs.Model
	cards  map[DeckID][]string
	states map[string]CardState
	counts map[Day]DayCount
	log    []Event
	fail   error // what the next Record or Undo returns instead of writing
}

func newMemory(t testing.TB) *memory {
	m, err := fsrs.New(fsrs.Name7, nil)
	if err != nil {
		t.Fatal(err)
	}
	return &memory{
		model: checked{m, t}, cards: map[DeckID][]string{}, states: map[string]CardState{}, counts: map[Day]DayCount{},
	}
}

func (m *memory) View(f func(View) error) error { return f(m) }

func (m *memory) Record(ev Event, expect EventID) (Event, CardState, error) {
	if err := m.fail; err != nil {
		m.fail = nil
		return Event{}, CardState{}, err
	}
	before := m.states[ev.Card]
	if before.LastEvent != expect {
		return Event{}, CardState{}, ErrMoved
	}
	ev = m.append(ev)
	m.apply(ev)
	if ev.Kind == Edited {
		return ev, m.states[ev.To], nil
	}
	return ev, m.states[ev.Card], nil
}

func (m *memory) append(ev Event) Event {
	ev.ID = EventID{Device: [8]byte{1}, Seq: uint64(len(m.log) + 1)}
	m.log = append(m.log, ev)
	return ev
}

func (m *memory) apply(ev Event) {
	before := m.states[ev.Card]
	after := Apply(m.model, before, ev)
	if ev.Kind == Edited {
		delete(m.states, ev.Card)
		m.states[ev.To] = after
		return
	}
	m.states[ev.Card] = after
	m.counts[ev.Day] = m.counts[ev.Day].Add(Count(&before, &ev))
}

func (m *memory) Undo(target Event, before CardState) error {
	if err := m.fail; err != nil {
		m.fail = nil
		return err
	}
	if m.states[target.Card].LastEvent != target.ID {
		return ErrMoved
	}
	m.append(Event{Kind: Undone, Card: target.Card, Target: target.ID})
	m.counts[target.Day] = m.counts[target.Day].Sub(Count(&before, &target))
	m.states[target.Card] = before
	return nil
}

// replay returns what the log alone leads to, with the undone events left out.
func (m *memory) replay() *memory {
	undone := map[EventID]bool{}
	for _, ev := range m.log {
		if ev.Kind == Undone {
			undone[ev.Target] = true
		}
	}
	r := &memory{model: m.model, states: map[string]CardState{}, counts: map[Day]DayCount{}}
	for _, ev := range m.log {
		if ev.Kind != Undone && !undone[ev.ID] {
			r.apply(ev)
		}
	}
	return r
}

// differs says in what two memories differ, or "".
func (m *memory) differs(o *memory) string {
	for _, card := range slices.Concat(slices.Collect(maps.Keys(m.states)), slices.Collect(maps.Keys(o.states))) {
		if m.states[card] != o.states[card] {
			return fmt.Sprintf("card %s:\n%+v\n%+v", card, m.states[card], o.states[card])
		}
	}
	for _, d := range slices.Concat(slices.Collect(maps.Keys(m.counts)), slices.Collect(maps.Keys(o.counts))) {
		if m.counts[d] != o.counts[d] {
			return fmt.Sprintf("day %v:\n%+v\n%+v", d, m.counts[d], o.counts[d])
		}
	}
	return ""
}

func (m *memory) snapshot() *memory {
	return &memory{model: m.model, states: maps.Clone(m.states), counts: maps.Clone(m.counts)}
}

func (m *memory) Model() fsrs.Model                         { return m.model }
func (m *memory) State(card string) (CardState, error)      { return m.states[card], nil }
func (m *memory) Count(d Day) (DayCount, error)             { return m.counts[d], nil }
func (m *memory) Ref(DeckID, string) (CardRef, bool, error) { return CardRef{}, false, nil }

func (m *memory) Siblings(group string, yield func(string, CardState) bool) error {
	for _, card := range slices.Sorted(maps.Keys(m.states)) {
		if (card == group || strings.HasPrefix(card, group+".")) && !yield(card, m.states[card]) {
			break
		}
	}
	return nil
}

func (m *memory) Due(deck DeckID, upto Day, yield func(DueCard) bool) error {
	var due []DueCard
	for _, card := range m.cards[deck] {
		s := m.states[card]
		if d, active := s.Active(); active && d.Day <= upto {
			due = append(due, DueCard{card, d, s.Last, s.LastDay, s.Memory})
		}
	}
	slices.SortFunc(due, func(a, b DueCard) int {
		return cmp.Or(cmp.Compare(a.Due.Day, b.Due.Day), cmp.Compare(a.Due.At, b.Due.At), cmp.Compare(a.Card, b.Card))
	})
	for _, d := range due {
		if !yield(d) {
			break
		}
	}
	return nil
}

func (m *memory) New(deck DeckID, today Day, yield func(string) bool) error {
	for _, card := range m.cards[deck] {
		s := m.states[card]
		if s.Phase == New && !s.Suspended && s.Buried != today && !yield(card) {
			break
		}
	}
	return nil
}

func (m *memory) Load(first Day, days int) ([]int, error) {
	load := make([]int, days)
	for _, s := range m.states {
		if d, active := s.Active(); active && d.Day >= first && int(d.Day-first) < days {
			load[d.Day-first]++
		}
	}
	return load, nil
}

// checked is a memory model that is never asked about negative or senseless times.
type checked struct {
	fsrs.Model
	t testing.TB
}

func (c checked) check(elapsed float64) {
	if !(elapsed >= 0) || math.IsInf(elapsed, 0) {
		c.t.Errorf("the model was asked about %v days", elapsed)
	}
}

func (c checked) Next(s fsrs.State, elapsed float64, r fsrs.Rating) fsrs.State {
	c.check(elapsed)
	return c.Model.Next(s, elapsed, r)
}

func (c checked) Retrievability(s fsrs.State, elapsed float64) float64 {
	c.check(elapsed)
	return c.Model.Retrievability(s, elapsed)
}

func (c checked) Outcomes(s fsrs.State, elapsed, retention float64) [4]fsrs.Outcome {
	c.check(elapsed)
	return c.Model.Outcomes(s, elapsed, retention)
}

// world is a learner's surroundings: a progress file, a clock, settings and decks.
type world struct {
	t   testing.TB
	mem *memory
	set Settings
	opt Options
	at  time.Time
}

// noon is a moment of no importance.
var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

func newWorld(t testing.TB) *world {
	w := &world{t: t, mem: newMemory(t), set: DefaultSettings(), opt: Options{New: -1}, at: noon}
	w.set.Fuzz = false
	return w
}

func (w *world) now() time.Time { return w.at }
func (w *world) today() Day     { return DayOf(w.at, w.set.Rollover) }
func (w *world) deck(id DeckID, cards ...string) *world {
	w.mem.cards[id] = cards
	return w
}

// study is the decks as a session takes them.
func (w *world) study() []StudyDeck {
	var ds []StudyDeck
	for _, id := range slices.Sorted(maps.Keys(w.mem.cards)) {
		ds = append(ds, StudyDeck{ID: id, Title: fmt.Sprint("deck ", id), Card: func(card string) (decks.Card, error) {
			if !slices.Contains(w.mem.cards[id], card) {
				return decks.Card{}, ErrGone
			}
			return decks.Card{ID: card, Kind: decks.Basic, Question: card}, nil
		}})
	}
	return ds
}

func (w *world) start() *Session {
	w.t.Helper()
	s, err := Start(w.mem, &w.set, w.study(), w.opt, w.now)
	if err != nil {
		w.t.Fatal(err)
	}
	return s
}

func (w *world) next(s *Session) *Turn {
	w.t.Helper()
	turn, err := s.Next()
	if err != nil {
		w.t.Fatal(err)
	}
	return turn
}

// answer rates the current card, ten seconds after it was shown, and returns it.
func (w *world) answer(s *Session, r fsrs.Rating) (string, Saved) {
	w.t.Helper()
	turn := w.next(s)
	if turn == nil {
		w.t.Fatal("the session has ended")
	}
	w.at = w.at.Add(10 * time.Second)
	saved, err := s.Answer(turn, r, 0, 10*time.Second)
	if err != nil {
		w.t.Fatal(err)
	}
	return turn.Card.ID, saved
}

// finish answers what is left of a session by rate and returns the cards in the order asked.
func (w *world) finish(s *Session, rate func(*Turn) fsrs.Rating) []string {
	w.t.Helper()
	var asked []string
	for turn := w.next(s); turn != nil; turn = w.next(s) {
		if len(asked) > 20000 {
			w.t.Fatal("the session doesn't end")
		}
		card, _ := w.answer(s, rate(turn))
		asked = append(asked, card)
	}
	return asked
}

func always(r fsrs.Rating) func(*Turn) fsrs.Rating { return func(*Turn) fsrs.Rating { return r } }

// reviewing makes cards that were learnt some days ago and come up so many days from today.
func (w *world) reviewing(due int, cards ...string) {
	for _, card := range cards {
		w.mem.seed(card, w.at.AddDate(0, 0, due-20), Reviewing, Due{Day: w.today() + Day(due)})
	}
}

// seed records one answer to a card, a good one.
func (m *memory) seed(card string, at time.Time, phase Phase, due Due) {
	ev := Event{Kind: Answered, Card: card, At: at, Day: DayOf(at, 4*time.Hour), Rating: fsrs.Good, Phase: phase, Due: due}
	if _, _, err := m.Record(ev, m.states[card].LastEvent); err != nil {
		panic(err)
	}
}

// names returns n ids: a0, a1, ...
func names(prefix string, n int) []string {
	ids := make([]string, n)
	for i := range ids {
		ids[i] = fmt.Sprintf("%s%d", prefix, i)
	}
	return ids
}
