package quiz

import (
	"errors"
	"slices"
	"time"

	"sabaq/decks"
)

// Session asks cards one after another. It is not safe for concurrent use; two
// sessions on one progress file are (see Progress). A session that is open over
// the rollover hour goes on: what it asks was settled at its start, and each
// answer counts on the study day of its own moment.
type Session struct {
	progress Progress
	settings *Settings
	decks    []StudyDeck
	opt      Options
	now      func() time.Time
	seed     uint64

	today Day      // when the session began
	upto  Day      // reviews that come up after this day are not asked
	done  DayCount // of today before the session
	pace  time.Duration

	planner Planner
	planned Day // the day that planner.Load counts from

	queue   []item // cards still to be asked; the next one is the last element
	steps   []item // cards in learning steps, soonest first
	current *item  // asked and not yet answered

	heldBack bool            // new cards wait that today's number leaves no room for
	met      map[string]bool // cards answered in this session
	acts     []act
	Summary  Summary // what was done so far
}

// Turn is one card to be asked.
type Turn struct {
	Card  decks.Card
	Deck  string // the deck's title
	Index int    // the deck's place in the list given to Start
	State CardState
	Plans [4]Plan // Again first; zero when the session is a cram
	Done  int     // cards finished so far...
	Total int     // ...of this many
}

// Start reads what there is to ask and returns the session. The clock is read
// through now, whose location is the learner's.
func Start(p Progress, settings *Settings, ds []StudyDeck, opt Options, now func() time.Time) (*Session, error) {
	s := &Session{progress: p, settings: settings, decks: ds, opt: opt, now: now, met: map[string]bool{}}
	s.today = DayOf(now(), settings.Rollover)
	s.upto = s.today + Day(min(max(opt.Ahead, 0), 36500))
	s.seed = mix(opt.Seed + uint64(s.today))
	s.planner.Settings = settings
	if err := p.View(s.fill); err != nil {
		return nil, err
	}
	return s, nil
}

// Next returns the card to ask now; the same one until it is answered. It
// returns nil when the session is at its end. A card that needn't be asked any
// more, because it was answered in another session or is gone from its deck, is passed over.
func (s *Session) Next() (*Turn, error) {
	for {
		if s.current == nil {
			s.current = s.pick()
		}
		if s.current == nil {
			return nil, nil
		}
		turn, err := s.turn(s.current)
		switch {
		case errors.Is(err, ErrGone), err == nil && turn == nil:
			s.current = nil
		default:
			return turn, err
		}
	}
}

// pick takes the next card: a learning step whose time has come, else the queue's next, else
// the learning step that comes first, if that is soon.
func (s *Session) pick() *item {
	if s.opt.Budget > 0 && s.Summary.Spent >= s.opt.Budget {
		return nil
	}
	now := s.now()
	if len(s.steps) > 0 && ready(&s.steps[0], now) {
		return s.take(0)
	}
	if n := len(s.queue); n > 0 {
		it := s.queue[n-1]
		s.queue = s.queue[:n-1]
		return &it
	}
	soon := now.Add(s.settings.Ahead).UnixMilli()
	switch n := len(s.steps); {
	case n == 0 || s.steps[0].at > soon:
		return nil
	case n > 1 && s.steps[1].at <= soon && s.steps[0].card == s.answered():
		return s.take(1) // its answer is still before the learner's eyes
	}
	return s.take(0)
}

// ready reports whether a learning step's time has come. No step is longer than
// a day: where one seems to be, the clock was put back.
func ready(it *item, now time.Time) bool {
	wait := it.at - now.UnixMilli()
	return wait <= 0 || wait > day.Milliseconds()
}

// wait puts a card among those in learning steps.
func (s *Session) wait(it item) {
	i, _ := slices.BinarySearchFunc(s.steps, it, compareSteps)
	s.steps = slices.Insert(s.steps, i, it)
}

// take takes a card from those in learning steps.
func (s *Session) take(i int) *item {
	it := s.steps[i]
	s.steps = slices.Delete(s.steps, i, i+1)
	return &it
}

// turn reads the card's text and state and plans its ratings. It returns nil
// when the card needn't be asked any more.
func (s *Session) turn(it *item) (*Turn, error) {
	card, err := s.decks[it.deck].Card(it.card)
	if err != nil {
		return nil, err
	}
	now := s.now()
	today := DayOf(now, s.settings.Rollover)
	t := &Turn{Card: card, Deck: s.decks[it.deck].Title, Index: it.deck}
	pending := true
	err = s.progress.View(func(v View) error {
		var err error
		if t.State, err = v.State(it.card); err != nil {
			return err
		}
		if pending, err = s.pending(v, it, &t.State, today); err != nil || !pending || s.opt.Cram {
			return err
		}
		if err := s.look(v, today); err != nil {
			return err
		}
		return s.planner.avoidSiblings(v, it.card)
	})
	if err != nil || !pending {
		return nil, err
	}
	if !s.opt.Cram {
		t.Plans = s.planner.Plans(it.card, &t.State, now)
	}
	waiting, _ := s.Waiting()
	t.Done = s.Summary.Cards - s.unfinished()
	t.Total = t.Done + waiting
	return t, nil
}

// pending reports whether the card should still be asked: another session may
// have asked it meanwhile, put it off or used up the day's new cards.
func (s *Session) pending(v View, it *item, st *CardState, today Day) (bool, error) {
	switch {
	case st.Suspended:
		return false, nil
	case s.opt.Cram:
		return true, nil
	case st.Buried != 0 && st.Buried == today:
		return false, nil
	case it.fresh && st.Phase == New:
		count, err := v.Count(today)
		return int(count.New) < s.newToday(), err
	}
	due, active := st.Active()
	return active && !it.fresh && (due.At != 0 || due.Day <= s.upto), nil
}

// look reads what the planner needs to know; today is the study day of this moment.
func (s *Session) look(v View, today Day) (err error) {
	s.planner.Model = v.Model()
	if s.planner.Load == nil || s.planned != today {
		s.planned = today
		s.planner.Load, err = v.Load(today, balanced+1)
	}
	return err
}
