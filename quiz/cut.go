package quiz

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// assumedAnswer is how long an answer takes a learner of whom little is known.
const assumedAnswer = 12 * time.Second

// knownAnswers is how many answers it takes to know the learner's pace.
const knownAnswers = 20

// newCardAnswers is about how often a new card is asked on its first day.
const newCardAnswers = 3

// pace returns the learner's mean time for an answer over the last two weeks.
func pace(v View, today Day) (time.Duration, error) {
	var sum DayCount
	for d := today - 13; d <= today; d++ {
		c, err := v.Count(d)
		if err != nil {
			return 0, err
		}
		sum = sum.Add(c)
	}
	if sum.Answers < knownAnswers {
		return assumedAnswer, nil
	}
	return max(time.Second, time.Duration(sum.TookMS/uint64(sum.Answers))*time.Millisecond), nil
}

// room returns how many cards fit Limit and how many answers fit Budget.
func (s *Session) room() (cards, answers int) {
	cards, answers = math.MaxInt, math.MaxInt
	if s.opt.Limit > 0 {
		cards = s.opt.Limit
	}
	if s.opt.Budget > 0 {
		answers = max(1, int(s.opt.Budget/s.pace))
	}
	return cards, answers
}

// cut keeps what fits Limit and Budget, and orders the due cards. When not
// everything fits, learning steps whose time has come are kept first, then the
// cards most at risk of being forgotten, which are also asked in that order; new
// cards get what room is left. When everything fits, the order is shuffled, so
// that no card is recognised by the one before it.
func (s *Session) cut(due []dueItem, fresh []item) ([]dueItem, []item) {
	cards, answers := s.room()
	if len(due)+len(fresh) <= cards && len(due)+newCardAnswers*len(fresh) <= answers {
		shuffle(due, s.seed, func(d *dueItem) string { return d.card })
		return due, fresh
	}
	now := s.now().UnixMilli()
	class := func(d *dueItem) int {
		switch {
		case d.at == 0:
			return 1
		case d.at <= now:
			return 0
		default:
			return 2
		}
	}
	slices.SortFunc(due, func(a, b dueItem) int {
		return cmp.Or(cmp.Compare(class(&a), class(&b)), cmp.Compare(a.recall, b.recall), cmp.Compare(a.card, b.card))
	})
	due = due[:min(len(due), cards, answers)]
	left := min(cards-len(due), (answers-len(due))/newCardAnswers)
	if len(due) == 0 {
		left = max(left, 1) // the shortest session still asks one card
	}
	return due, fresh[:min(len(fresh), left)]
}

// shuffle puts items into an order that depends on the seed and their ids alone.
// Small keys are sorted in place of the items: a backlog of thousands is ordered
// before the first card.
func shuffle[T any](items []T, seed uint64, id func(*T) string) {
	type keyed struct {
		key  uint64
		from int
	}
	deal := make([]keyed, len(items))
	for i := range items {
		deal[i] = keyed{mix(hash(id(&items[i])) ^ seed), i}
	}
	slices.SortFunc(deal, func(a, b keyed) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.from, b.from))
	})
	old := slices.Clone(items)
	for i := range deal {
		items[i] = old[deal[i].from]
	}
}
