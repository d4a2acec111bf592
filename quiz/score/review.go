package score

import (
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"time"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
)

// Review is one rating given in study: all that the log holds of it, and what the
// card is, as far as its deck is there. Its JSON form is stable.
type Review struct {
	ID        string    `json:"id"`             // of the event: the device's 16 hexadecimal digits, '-', its number there
	Clock     uint64    `json:"clock"`          // orders the events of all devices
	Practised bool      `json:"practised"`      // outside the schedule
	Card      string    `json:"card"`           // id of the card, as it is now
	Was       string    `json:"was,omitempty"`  // its id at the time, where an edit has changed it since
	Deck      string    `json:"deck,omitempty"` // name of the deck; no path
	Section   string    `json:"section,omitempty"`
	Question  string    `json:"question,omitempty"` // Markdown
	At        time.Time `json:"at"`                 // with the learner's UTC offset
	Day       string    `json:"day"`                // the study day, YYYY-MM-DD
	Rating    string    `json:"rating"`             // again, hard, good, easy
	Proposed  string    `json:"proposed,omitempty"` // what the marking proposed
	Took      int64     `json:"took_ms"`            // from question to rating, milliseconds
	Phase     string    `json:"phase"`              // what followed; of a practised card "new", which says nothing
	Step      uint8     `json:"step,omitempty"`
	Due       string    `json:"due"`             // day on which the card comes up next, YYYY-MM-DD
	DueAt     time.Time `json:"due_at,omitzero"` // the moment from which, inside learning steps
}

// Reviews returns the ratings among the events of a log that were not taken back, in
// the log's order, which must be the events' own. Deck, Section and Question are
// left to who knows the decks: by Card, which follows the edits of a card.
func Reviews(events []quiz.Event) []Review {
	undone := map[quiz.EventID]bool{}
	for i := range events {
		if events[i].Kind == quiz.Undone {
			undone[events[i].Target] = true
		}
	}
	// An edited card's reviews go by the id that it has in the end.
	names := map[string]*string{}
	var reviews []Review
	var cards []*string
	for i := range events {
		ev := &events[i]
		if undone[ev.ID] {
			continue
		}
		name := names[ev.Card]
		switch ev.Kind {
		case quiz.Edited:
			if name != nil && names[ev.To] == nil {
				*name = ev.To
				delete(names, ev.Card)
				names[ev.To] = name
			}
		case quiz.Answered, quiz.Practised:
			if name == nil {
				card := ev.Card
				name = &card
				names[card] = name
			}
			reviews = append(reviews, reviewOf(ev))
			cards = append(cards, name)
		}
	}
	for i := range reviews {
		r := &reviews[i]
		if now := *cards[i]; now != r.Card {
			r.Card, r.Was = now, r.Card
		}
	}
	return reviews
}

func reviewOf(ev *quiz.Event) Review {
	r := Review{
		ID:        hex.EncodeToString(ev.ID.Device[:]) + "-" + strconv.FormatUint(ev.ID.Seq, 10),
		Clock:     uint64(ev.Clock),
		Practised: ev.Kind == quiz.Practised,
		Card:      ev.Card,
		At:        ev.At,
		Day:       ev.Day.String(),
		Rating:    ev.Rating.String(),
		Proposed:  ev.Proposed.String(),
		Took:      ev.Took.Milliseconds(),
		Phase:     ev.Phase.String(),
		Step:      ev.Step,
		Due:       ev.Due.Day.String(),
	}
	if ev.Due.At != 0 {
		r.DueAt = time.UnixMilli(ev.Due.At).UTC()
	}
	return r
}

// validate reports why a review from outside is none.
func (r *Review) validate() error {
	_, dayErr := time.Parse(time.DateOnly, r.Day)
	switch {
	case r.ID == "":
		return errors.New("the review has no id")
	case r.Card == "":
		return errors.New("the review names no card")
	case r.At.IsZero():
		return errors.New("the review has no time")
	case dayErr != nil:
		return fmt.Errorf("the review's day is no date: %w", dayErr)
	case rating(r.Rating) == 0:
		return fmt.Errorf("the review's rating is none: %.20q", r.Rating)
	case r.Proposed != "" && rating(r.Proposed) == 0:
		return fmt.Errorf("the rating proposed is none: %.20q", r.Proposed)
	case r.Took < 0:
		return errors.New("the review took less than no time")
	}
	return nil
}

// rating returns the rating of a name, 0 where it is none.
func rating(name string) fsrs.Rating {
	for r := fsrs.Again; r <= fsrs.Easy; r++ {
		if r.String() == name {
			return r
		}
	}
	return 0
}
