package quiz

import (
	"errors"

	"sabaq/quiz/fsrs"
)

// DeckID numbers a deck inside one progress file. 0 is no deck.
type DeckID uint32

// CardRef says where a card stands in its deck file, so that one card can be
// read without parsing the others.
type CardRef struct {
	ID      string
	Section string
	Line    int
	Offset  int // bytes; Offset and Length cover the entry
	Length  int
}

// DueCard is a card that comes up on a day, with what is needed to tell how
// much at risk it is.
type DueCard struct {
	Card   string
	Due    Due
	Last   int64 // Unix milliseconds of the last answer
	Day    Day   // study day of the last answer
	Memory fsrs.State
}

// View is a consistent look at the progress file, valid only inside the
// function that it is given to.
type View interface {
	// Model returns the memory model in force.
	Model() fsrs.Model
	// State returns a card's state; the zero state for a card that was never met.
	State(card string) (CardState, error)
	// Siblings yields the states of the cards of a group (see decks.Group).
	Siblings(group string, yield func(card string, s CardState) bool) error
	// Due yields the cards of a deck that come up on day upto or before, earliest
	// first. Suspended cards and cards gone from the deck are not among them. upto
	// may be later than any due date.
	Due(deck DeckID, upto Day, yield func(DueCard) bool) error
	// New yields the deck's cards that were never answered, in the deck's order;
	// suspended ones and those buried on today are left out.
	New(deck DeckID, today Day, yield func(card string) bool) error
	// Ref says where a card stands in a deck; false when it isn't there.
	Ref(deck DeckID, card string) (CardRef, bool, error)
	// Load returns how many cards come up on each day from first, over all decks.
	Load(first Day, days int) ([]int, error)
	// Count returns what was done on a day.
	Count(day Day) (DayCount, error)
}

// Progress is what a session needs of the progress file. Each call opens the
// file, does its work and lets go of it again.
type Progress interface {
	View(func(View) error) error
	// Record gives ev its identity and clock, applies it and makes it durable
	// in one transaction. expect is the LastEvent of the state that the caller
	// decided on: when the card has moved on meanwhile nothing is
	// written and the error is ErrMoved. It returns the event as written and the state after it.
	Record(ev Event, expect EventID) (Event, CardState, error)
	// Undo writes an Undone event for target, which must be the card's last
	// event (else ErrMoved), and puts the state before it back.
	Undo(target Event, before CardState) error
}

// ErrMoved means that the card was answered in another session meanwhile.
var ErrMoved = errors.New("the card was answered elsewhere meanwhile")
