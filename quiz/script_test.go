package quiz

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"sabaq/decks"
	"sabaq/quiz/fsrs"
)

// script plays bytes as operations against sessions on one progress file and
// checks after each that what the session and the file hold is what the log says.
type script struct {
	*world
	s       *Session
	begin   *memory   // the file when the session began
	logged  int       // how many events there were
	begun   time.Time // and what time it was
	first   string    // the first card shown
	foreign bool      // another session, a rename or a vanished card came between: undo can't restore all
	moved   bool      // the session saw another day, on which its cards may have been buried or new ones used up
	groups  map[string]string
	renames int
}

var zones26 = []*time.Location{
	time.UTC, time.FixedZone("+14", 14*3600), time.FixedZone("-12", -12*3600), time.FixedZone("+4:30", 9*1800),
}

func play(t testing.TB, ops []byte) {
	w := newWorld(t)
	w.set.Fuzz = true
	w.set.NewPerDay = 4
	w.deck(1, "a.1", "a.2", "b", "c", "d.1", "d.2", "d.3", "e", "f").deck(2, "f", "g", "h.1", "h.2", "i", "j")
	w.reviewing(0, "a.1", "b", "g")
	w.reviewing(2, "i")
	p := &script{world: w}
	p.restart(0)
	for i, op := range ops {
		p.do(op)
		p.check()
		if t.Failed() {
			t.Fatalf("after operation %d of %v", i, ops)
		}
	}
	p.undoAll()
	if t.Failed() {
		t.Fatalf("after undoing all of %v", ops)
	}
}

// restart begins a session with options of the argument's.
func (p *script) restart(arg byte) {
	p.opt = Options{New: -1, Seed: uint64(arg), Cram: arg == 15}
	switch arg % 5 {
	case 1:
		p.opt.Limit = 3
	case 2:
		p.opt.Budget = 90 * time.Second
	case 3:
		p.opt.Ahead = 3
	}
	p.begin, p.logged, p.begun = p.mem.snapshot(), len(p.mem.log), p.at
	p.foreign, p.moved, p.groups = false, false, map[string]string{}
	p.s = p.start()
	p.first = ""
	if turn := p.next(p.s); turn != nil {
		p.first = turn.Card.ID
	}
}

// do plays one operation: the lower four bits say which, the upper four how.
func (p *script) do(op byte) {
	arg := op >> 4
	turn := p.next(p.s)
	switch op % 16 {
	case 0, 1, 2, 3, 4, 5:
		if turn != nil {
			p.answer(p.s, fsrs.Rating(1+arg%4))
		}
	case 6:
		p.undo()
	case 7:
		if turn != nil {
			p.must(p.s.Bury(turn))
		}
	case 8:
		if turn != nil {
			p.must(p.s.Suspend(turn))
		}
	case 9:
		p.at = p.at.Add(time.Duration(arg) * time.Duration(arg) * 10 * time.Minute)
	case 10:
		p.at = p.at.Add(-time.Duration(arg) * time.Duration(arg) * 10 * time.Minute)
	case 11:
		p.at = p.at.In(zones26[int(arg)%len(zones26)])
	case 12:
		p.restart(arg)
	case 13:
		p.at = p.at.AddDate(0, 0, []int{1, 2, 7, 40, 366, -1, -366, 1}[arg%8])
	case 14:
		if turn != nil {
			p.elsewhere(turn, fsrs.Rating(1+arg%4))
		}
	case 15:
		if turn != nil {
			p.rename(turn, arg)
		}
	}
}

func (p *script) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Error(err)
	}
}

func (p *script) undo() {
	switch err := p.s.Undo(); {
	case err == nil, errors.Is(err, ErrNothingToUndo), p.foreign && errors.Is(err, ErrMoved):
	default:
		p.t.Errorf("undo: %v", err)
	}
}

// elsewhere answers the card in another session while it is shown in this one.
func (p *script) elsewhere(turn *Turn, r fsrs.Rating) {
	p.foreign = true
	plan := turn.Plans[r-1]
	if p.opt.Cram {
		return
	}
	ev := Event{Kind: Answered, Card: turn.Card.ID, At: p.at, Day: p.today(), Rating: r, Phase: plan.Phase, Step: plan.Step, Due: plan.Due}
	_, _, err := p.mem.Record(ev, turn.State.LastEvent)
	p.must(err)
	if _, err := p.s.Answer(turn, fsrs.Good, 0, 0); !errors.Is(err, ErrMoved) {
		p.t.Errorf("answered elsewhere: %v", err)
	}
}

// rename edits the card, or takes it out of its deck.
func (p *script) rename(turn *Turn, arg byte) {
	p.foreign = true
	p.renames++
	to := fmt.Sprintf("z%d", p.renames)
	for id, cards := range p.mem.cards {
		cards = slices.Clone(cards)
		if i := slices.Index(cards, turn.Card.ID); i >= 0 {
			cards[i] = to
		}
		p.mem.cards[id] = cards
	}
	if arg%4 > 0 {
		p.must(p.s.Rename(turn, to))
	}
}

// check compares everything that can be known in two ways.
func (p *script) check() {
	p.t.Helper()
	p.moved = p.moved || p.today() != p.s.today
	if diff := p.mem.differs(p.mem.replay()); diff != "" {
		p.t.Errorf("the file and the log differ: %s", diff)
	}
	for d, c := range p.mem.counts {
		if int(c.New) > p.set.NewPerDay && d >= DayOf(noon, p.set.Rollover) {
			p.t.Errorf("%d new cards on %v", c.New, d)
		}
	}
	p.checkTurn()
	p.checkSummary()
	load, _ := p.mem.Load(p.s.planned, len(p.s.planner.Load))
	if !p.foreign && !slices.Equal(load, p.s.planner.Load) {
		p.t.Errorf("loads from %v:\n%v, want\n%v", p.s.planned, p.s.planner.Load, load)
	}
}

func (p *script) checkTurn() {
	turn := p.next(p.s)
	cards, fresh := p.s.Waiting()
	if turn == nil {
		return
	}
	if turn.Done < 0 || turn.Done >= turn.Total || turn.Total != turn.Done+cards || fresh > cards {
		p.t.Errorf("%d of %d, %d waiting, %d new", turn.Done, turn.Total, cards, fresh)
	}
	if turn.State != p.mem.states[turn.Card.ID] || turn.State.Suspended {
		p.t.Errorf("%s is shown with state %+v", turn.Card.ID, turn.State)
	}
	seen := map[string]bool{}
	for it := range p.s.waiting {
		if seen[it.card] {
			p.t.Errorf("%s waits twice", it.card)
		}
		seen[it.card] = true
	}
	if p.opt.Cram {
		return
	}
	group := decks.Group(turn.Card.ID)
	if other := p.groups[group]; other != "" && other != turn.Card.ID {
		p.t.Errorf("siblings %s and %s in one session", other, turn.Card.ID)
	}
	p.groups[group] = turn.Card.ID
	for i, plan := range turn.Plans {
		if plan.Wait <= 0 || i > 0 && plan.Wait < turn.Plans[i-1].Wait || plan.Due.Day < p.today() {
			p.t.Errorf("plans out of order: %+v", turn.Plans)
		}
	}
}

// checkSummary counts the session's answers in the log.
func (p *script) checkSummary() {
	if p.foreign {
		return
	}
	want := Summary{}
	undone := map[EventID]bool{}
	for _, ev := range p.mem.log {
		undone[ev.Target] = true
	}
	cards := map[string]bool{}
	for _, ev := range p.mem.log[p.logged:] {
		if undone[ev.ID] || ev.Kind != Answered && ev.Kind != Practised {
			continue
		}
		want.Answers++
		want.Spent += ev.Took
		if !cards[ev.Card] {
			cards[ev.Card] = true
			want.Cards++
			if p.begin.states[ev.Card].Phase == New {
				want.New++
			}
			if ev.Rating != fsrs.Again {
				want.FirstTry++
			}
		}
		if ev.Rating == fsrs.Again && !slices.Contains(want.Missed, ev.Card) {
			want.Missed = append(want.Missed, ev.Card)
		}
	}
	if fmt.Sprint(p.s.Summary) != fmt.Sprint(want) {
		p.t.Errorf("summary %+v, want %+v", p.s.Summary, want)
	}
}

// undoAll takes everything back and expects the state and the card that the session began with.
func (p *script) undoAll() {
	for range len(p.mem.log) + 1 {
		p.undo()
		p.check()
	}
	if p.foreign || p.t.Failed() {
		return
	}
	if diff := p.mem.differs(p.begin); diff != "" {
		p.t.Errorf("after a full undo the file and what it was differ: %s", diff)
	}
	if p.s.Summary.Answers != 0 || p.s.Summary.Missed != nil {
		p.t.Errorf("after a full undo the summary is %+v", p.s.Summary)
	}
	p.at = p.begun // where nothing was to be shown then, a step may be by now
	if turn := p.next(p.s); p.first != "" && !p.moved && (turn == nil || turn.Card.ID != p.first) {
		p.t.Errorf("after a full undo the card isn't the first, %q", p.first)
	}
}

func TestRandomSessions(t *testing.T) {
	n := 1500
	if testing.Short() {
		n = 300
	}
	rnd := rand.New(rand.NewPCG(3, 4))
	for range n {
		ops := make([]byte, 1+rnd.IntN(80))
		for i := range ops {
			ops[i] = byte(rnd.Uint32())
			if rnd.IntN(3) > 0 {
				ops[i] = ops[i]&^15 | byte([]int{0, 0, 0, 0, 6, 6, 7, 9}[rnd.IntN(8)])
			}
		}
		play(t, ops)
	}
}

func FuzzSession(f *testing.F) {
	f.Add([]byte{0, 16, 32, 48, 6, 6, 6, 6})
	f.Add([]byte{7, 8, 6, 6, 0x29, 0, 12, 16, 0x3d, 16, 6})
	f.Add([]byte{14, 0, 6, 6, 31, 0, 6, 0xfc, 0, 0, 16, 6})
	f.Fuzz(func(t *testing.T, ops []byte) {
		if len(ops) > 200 {
			return
		}
		play(t, ops)
	})
}
