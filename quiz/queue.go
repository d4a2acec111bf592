package quiz

import (
	"errors"
	"math"
	"slices"
	"time"

	"sabaq/decks"
)

// StudyDeck is a deck as a session needs it.
type StudyDeck struct {
	ID    DeckID
	Title string
	// Card reads one card. It returns ErrGone when the deck no longer has it.
	Card func(id string) (decks.Card, error)
}

// ErrGone means that a card is no longer in its deck.
var ErrGone = errors.New("the card is no longer in its deck")

// Options say what a session should ask. A number or time below 0 is as good as
// none given.
type Options struct {
	New    int               // new cards today in place of Settings.NewPerDay, those answered already counted; below 0 = not given
	Limit  int               // cards at most; 0 = no limit
	Budget time.Duration     // time at most, by the learner's own answer times; 0 = no limit
	Ahead  int               // also cards that come up in the next so many days
	Cram   bool              // every card, outside the schedule
	Only   func(string) bool // which cards may be asked; nil = all
	Seed   uint64            // shuffles; the same seed and day give the same order
}

// item is a card waiting to be asked.
type item struct {
	deck  int // index of Session.decks
	card  string
	fresh bool  // never answered
	at    int64 // Unix milliseconds from which a learning step may be shown; 0 = any time
}

// EveryDay is later than any due date, and leaves room to count on from it.
const EveryDay Day = math.MaxInt32 / 2

const (
	// noDay is a day on which no card was ever buried.
	noDay Day = math.MinInt32 / 2
	// zones is by how many days two time zones may disagree about the date:
	// from UTC+14 to UTC-12 it is 26 hours.
	zones = 2
)

// fill reads from the progress file what the session will ask, in order.
func (s *Session) fill(v View) error {
	var err error
	if s.done, err = v.Count(s.today); err != nil {
		return err
	}
	if s.pace, err = pace(v, s.today); err != nil {
		return err
	}
	if err := s.look(v, s.today); err != nil {
		return err
	}
	if s.opt.Cram {
		return s.fillCram(v)
	}
	due, err := s.dueCards(v)
	if err != nil {
		return err
	}
	fresh, err := s.newCards(v, due)
	if err != nil {
		return err
	}
	due, fresh = s.cut(due, fresh)
	var reviews []item
	for _, d := range due {
		if d.at != 0 {
			s.wait(d.item)
		} else {
			reviews = append(reviews, d.item)
		}
	}
	s.queue = interleave(reviews, fresh)
	slices.Reverse(s.queue) // the next card is the last element
	return nil
}

// dueItem is a card that comes up.
type dueItem struct {
	item
	recall float64 // how likely it is still known; 0 where Options set no bound that it would be ranked for
}

// dueCards lists what comes up by today (or Options.Ahead days later), one card
// a group and none whose sibling was answered today: siblings give each other's
// answers away. Cards in the middle of their steps go before their siblings.
func (s *Session) dueCards(v View) ([]dueItem, error) {
	now := s.now()
	soon := now.Add(s.settings.Ahead).UnixMilli()
	ranked := s.opt.Limit > 0 || s.opt.Budget > 0
	var steps, reviews []dueItem
	for i, deck := range s.decks {
		// A step is due by its moment: the zone that its day was numbered in may be ahead of this one.
		err := v.Due(deck.ID, s.upto+zones, func(d DueCard) bool {
			if d.Due.Day > s.upto && (d.Due.At == 0 || d.Due.At > soon) || !s.only(d.Card) {
				return true
			}
			it := dueItem{item: item{deck: i, card: d.Card, at: d.Due.At}}
			if ranked {
				last := CardState{Last: d.Last, LastDay: d.Day}
				it.recall = s.planner.Model.Retrievability(d.Memory, Elapsed(s.planner.Model, &last, now, s.today))
			}
			if d.Due.At != 0 {
				steps = append(steps, it)
			} else {
				reviews = append(reviews, it)
			}
			return true
		})
		if err != nil {
			return nil, err
		}
	}
	due := slices.Concat(steps, reviews)
	seen := make(map[string]bool, len(due))
	all := due
	due = due[:0]
	for _, d := range all {
		group := decks.Group(d.card)
		if seen[group] {
			continue
		}
		if d.at == 0 {
			met, err := s.siblingMet(v, d.card)
			if err != nil {
				return nil, err
			}
			if met {
				continue
			}
		}
		seen[group] = true
		due = append(due, d)
	}
	return due, nil
}

// newCards lists the new cards of today: what is left of the day's number, in the
// order of the decks, no two of a group, and none whose sibling comes up or was
// answered today.
func (s *Session) newCards(v View, due []dueItem) ([]item, error) {
	left := s.newToday() - int(s.done.New)
	seen := map[string]bool{}
	for _, d := range due {
		seen[decks.Group(d.card)] = true
	}
	var fresh []item
	for i, deck := range s.decks {
		var inner error
		err := v.New(deck.ID, s.today, func(card string) bool {
			group := decks.Group(card)
			if seen[group] || !s.only(card) {
				return true
			}
			if left <= 0 {
				s.heldBack = true
				return false
			}
			seen[group] = true
			var met bool
			if met, inner = s.siblingMet(v, card); !met && inner == nil {
				fresh = append(fresh, item{deck: i, card: card, fresh: true})
				left--
			}
			return inner == nil
		})
		if inner != nil {
			err = inner
		}
		if err != nil {
			return nil, err
		}
	}
	return fresh, nil
}

// newToday is how many cards may be answered for the first time on one study day.
func (s *Session) newToday() int {
	if s.opt.New >= 0 {
		return s.opt.New
	}
	return s.settings.NewPerDay
}

// only reports whether Options let a card be asked.
func (s *Session) only(card string) bool { return s.opt.Only == nil || s.opt.Only(card) }

// siblingMet reports whether another card of the card's group was answered today.
func (s *Session) siblingMet(v View, card string) (met bool, err error) {
	group := decks.Group(card)
	if group == card || s.done.Answers == 0 {
		return false, nil
	}
	err = v.Siblings(group, func(sibling string, st CardState) bool {
		met = sibling != card && st.Reps > 0 && st.LastDay == s.today
		return !met
	})
	return met, err
}

// interleave spreads the new cards evenly among the reviews: the j-th of f new
// cards stands at the middle of the j-th of f equal stretches.
func interleave(reviews, fresh []item) []item {
	n, f := len(reviews)+len(fresh), len(fresh)
	all := make([]item, 0, n)
	for k, j := 0, 0; k < n; k++ {
		if j < f && ((2*j+1)*n <= (2*k+1)*f || k-j == len(reviews)) {
			all = append(all, fresh[j])
			j++
		} else {
			all = append(all, reviews[k-j])
		}
	}
	return all
}

// fillCram queues every card of the decks once, in an order of the seed's.
func (s *Session) fillCram(v View) error {
	seen := map[string]bool{}
	for i, deck := range s.decks {
		add := func(card string, fresh bool) bool {
			if !seen[card] && s.only(card) {
				seen[card] = true
				s.queue = append(s.queue, item{deck: i, card: card, fresh: fresh})
			}
			return true
		}
		if err := v.Due(deck.ID, EveryDay, func(d DueCard) bool { return add(d.Card, false) }); err != nil {
			return err
		}
		if err := v.New(deck.ID, noDay, func(card string) bool { return add(card, true) }); err != nil {
			return err
		}
	}
	shuffle(s.queue, s.seed, func(it *item) string { return it.card })
	cards, answers := s.room()
	s.queue = s.queue[max(0, len(s.queue)-min(cards, answers)):]
	return nil
}
