package screen

import (
	"math/rand/v2"
	"slices"
	"time"

	"sabaq/decks"
	"sabaq/quiz"
	"sabaq/quiz/fsrs"
)

// stage is how far the asking of a card is.
type stage uint8

const (
	asking   stage = iota // the question is shown
	ticking               // All: the points are shown, to be ticked
	answered              // the answer is shown, to be rated
)

// attempt is one asking of a card: what the learner did, and what the marking
// makes of it. Both ways of showing a session work on it.
type attempt struct {
	turn  *quiz.Turn
	card  *decks.Card
	again bool // the card was answered before in this session
	began time.Time

	passage string // the paragraph that the card names; "" when it isn't at hand
	renamed string // the id under which it goes on, once the card was edited

	stage  stage
	order  []int // the index in the card of the option or item shown at each place
	cursor int   // the place that the arrows point at, -1 for none
	picks  []int // indexes: of options chosen, of items in the learner's order, of points recalled
	ticked []int // All: the picks that the verdict is about, while they are changed
	hinted bool  // the hint is shown
	whole  bool  // the whole passage is shown

	verdict  *verdict    // nil where nothing was marked
	proposed fsrs.Rating // what the marking proposes; 0 where it has no opinion
}

// begin starts the asking of a card.
func (s *Study) begin(turn *quiz.Turn) *attempt {
	a := &attempt{turn: turn, card: &turn.Card, again: s.again(turn), began: s.Now(), cursor: -1, passage: s.Passage(turn)}
	a.order = places(a.card)
	a.shuffle()
	s.asked(a.card)
	return a
}

// places returns the places of the card's options or items, in its own order.
func places(c *decks.Card) []int {
	order := make([]int, max(len(c.Choices), len(c.Items)))
	for i := range order {
		order[i] = i
	}
	return order
}

// shuffle puts options, and items to be put in order, into an order that the
// card and its number of answers decide: no place can be learned by heart, and
// yet the card looks the same when it is drawn again.
func (a *attempt) shuffle() {
	if a.card.Kind != decks.Choice && a.card.Kind != decks.Order {
		return
	}
	seed := uint64(a.turn.State.Reps)
	for _, b := range []byte(a.card.ID) {
		seed = seed*31 + uint64(b)
	}
	rand.New(rand.NewPCG(seed, 1)).Shuffle(len(a.order), func(i, j int) {
		a.order[i], a.order[j] = a.order[j], a.order[i]
	})
	if a.card.Kind == decks.Order && len(a.order) > 1 && slices.IsSorted(a.order) {
		slices.Reverse(a.order) // shown in the right order it would ask nothing
	}
}

// typing reports whether the card is answered by typing its answer.
func (a *attempt) typing() bool {
	return len(a.card.Accept) > 0 && (a.card.Kind == decks.Typed || a.card.Kind == decks.Cloze)
}

// severalRight reports whether a choice has more than one right option.
func (a *attempt) severalRight() bool { return a.rightOptions() > 1 }

func (a *attempt) rightOptions() int {
	n := 0
	for i := range a.card.Choices {
		if a.card.Choices[i].Right {
			n++
		}
	}
	return n
}

// boxes reports whether the list is one in which several things are marked.
func (a *attempt) boxes() bool {
	return a.card.Kind == decks.Order || a.card.Kind == decks.All || a.card.Kind == decks.Choice && a.severalRight()
}

// chose reports whether an option or item, by its index in the card, was chosen.
func (a *attempt) chose(index int) bool { return slices.Contains(a.picks, index) }

// toggle chooses an option or item, or takes the choice back.
func (a *attempt) toggle(index int) {
	if at := slices.Index(a.picks, index); at >= 0 {
		a.picks = slices.Delete(a.picks, at, at+1)
	} else {
		a.picks = append(a.picks, index)
	}
}

// show reveals the answer without an attempt. Where the card was there to be
// answered, that is "I don't know".
func (a *attempt) show() {
	a.stage, a.cursor, a.picks = answered, -1, nil
	switch {
	case a.card.Kind == decks.All && len(a.order) > 0:
		a.stage, a.cursor = ticking, 0
	case a.card.Kind != decks.Basic && a.card.Kind != decks.Claim:
		a.proposed = fsrs.Again
	}
}

// tickAgain goes back from the rating to the ticks.
func (a *attempt) tickAgain() {
	a.ticked = slices.Clone(a.picks)
	a.stage, a.cursor = ticking, 0
}

// skipTicks goes on to the rating with nothing ticked, or with what was before tickAgain.
func (a *attempt) skipTicks() {
	a.stage, a.cursor = answered, -1
	a.picks = nil
	if a.verdict != nil {
		a.picks = a.ticked
	}
}

// take ends the attempt with a verdict.
func (a *attempt) take(v verdict, proposed fsrs.Rating) {
	a.stage, a.verdict, a.proposed, a.cursor = answered, &v, proposed, -1
}

// suggested is the rating that Enter gives.
func (a *attempt) suggested() fsrs.Rating {
	if a.proposed != 0 {
		return a.proposed
	}
	return fsrs.Good
}

// took is how long the learner thought; reading the answer and judging oneself
// counts.
func (a *attempt) took(now time.Time) time.Duration { return now.Sub(a.began) }

// edited is the attempt with the card's new text: where the answer was shown it
// is shown again, with the rating that was proposed.
func (a *attempt) edited(s *Study, turn *quiz.Turn) *attempt {
	b := s.begin(turn)
	b.began, b.hinted = a.began, a.hinted
	if a.stage != asking {
		b.show()
		b.proposed = a.proposed
	}
	if a.stage == answered {
		b.skipTicks()
	}
	return b
}
