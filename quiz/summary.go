package quiz

import (
	"slices"
	"time"

	"sabaq/quiz/fsrs"
)

// Summary is what was done in a session so far; what was taken back is not in it.
type Summary struct {
	Cards    int // cards answered at least once
	New      int // of these, never answered before
	Answers  int
	FirstTry int // cards whose first answer in the session was not Again
	Spent    time.Duration
	Missed   []string // ids of cards that were answered Again, in order, no repeats
}

// tally adds to the summary what was done.
func (s *Session) tally(a *act) {
	if a.event.Kind != Answered && a.event.Kind != Practised {
		return
	}
	sum, card := &s.Summary, a.item.card
	sum.Answers++
	sum.Spent += a.event.Took
	if !s.met[card] {
		s.met[card] = true
		sum.Cards++
		if a.item.fresh {
			sum.New++
		}
		if a.event.Rating != fsrs.Again {
			sum.FirstTry++
		}
	}
	if a.event.Rating == fsrs.Again && !slices.Contains(sum.Missed, card) {
		sum.Missed = append(sum.Missed, card)
	}
}

// retally counts everything that was done, after something was taken back.
func (s *Session) retally() {
	s.Summary = Summary{}
	clear(s.met)
	for i := range s.acts {
		s.tally(&s.acts[i])
	}
}

// waiting yields the cards that were not asked yet or come again, the current one first.
func (s *Session) waiting(yield func(item) bool) {
	if s.current != nil && !yield(*s.current) {
		return
	}
	for _, items := range [][]item{s.queue, s.steps} {
		for _, it := range items {
			if !yield(it) {
				return
			}
		}
	}
}

// Waiting returns how many cards are still to be asked: those in learning
// steps, reviews and new ones together, and how many of them are new.
func (s *Session) Waiting() (cards, fresh int) {
	for it := range s.waiting {
		cards++
		if it.fresh {
			fresh++
		}
	}
	return cards, fresh
}

// Waits is how much of a deck a session will ask.
type Waits struct{ Due, New int }

// ByDeck returns what is waiting of each deck, in the order given to Start.
func (s *Session) ByDeck() []Waits {
	waits := make([]Waits, len(s.decks))
	for it := range s.waiting {
		if it.fresh {
			waits[it.deck].New++
		} else {
			waits[it.deck].Due++
		}
	}
	return waits
}

// Estimate returns how long the waiting cards will take at the learner's own pace.
func (s *Session) Estimate() time.Duration {
	cards, fresh := s.Waiting()
	return time.Duration(cards-fresh+fresh*newCardAnswers) * s.pace
}

// unfinished counts the cards that were answered and come again in this session.
func (s *Session) unfinished() int {
	n := 0
	for it := range s.waiting {
		if s.met[it.card] {
			n++
		}
	}
	return n
}
