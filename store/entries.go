package store

import (
	"encoding/binary"

	"sabaq/quiz"
)

// A card in a deck stands in one place of the deck's indexes, by its state: among the new
// ones, in the due index, or (suspended) in none. The functions here move it, with the counts.

// place is where a state puts its card.
type place uint8

const (
	placeNone place = iota // suspended
	placeNew
	placeDue
)

func placeOf(s *quiz.CardState) (place, quiz.Due) {
	due, active := s.Active()
	switch {
	case active:
		return placeDue, due
	case s.Suspended:
		return placeNone, quiz.Due{}
	}
	return placeNew, quiz.Due{}
}

// setState writes a card's state and moves the card in the indexes of all decks that hold it.
// A zero state is not kept.
func (c *change) setState(card string, before, after *quiz.CardState) error {
	if !storable(after) {
		return c.f.invalid("the memory model gave no usable numbers for card %q", card)
	}
	key := []byte(card)
	switch {
	case *after != quiz.CardState{}:
		if err := c.put(partState, key, appendState(make([]byte, 0, stateSize+crcSize), after)); err != nil {
			return err
		}
	case *before != quiz.CardState{}:
		if err := c.remove(partState, key); err != nil {
			return err
		}
	}
	decks, err := c.holders(card)
	if err != nil || len(decks) == 0 {
		return err
	}
	for _, deck := range decks {
		if err := c.shift(deck, card, before, after); err != nil {
			return err
		}
	}
	from, fromDue := placeOf(before)
	to, toDue := placeOf(after)
	if from == to && fromDue.Day == toDue.Day {
		return nil
	}
	if from == placeDue {
		if err := c.bump(partLoad, appendDay(nil, fromDue.Day), -1); err != nil {
			return err
		}
	}
	if to == placeDue {
		return c.bump(partLoad, appendDay(nil, toDue.Day), +1)
	}
	return nil
}

// shift moves a card inside one deck's indexes.
func (c *change) shift(deck quiz.DeckID, card string, before, after *quiz.CardState) error {
	from, fromDue := placeOf(before)
	to, toDue := placeOf(after)
	if from == placeDue && (to != placeDue || fromDue != toDue) {
		if err := c.remove(partDue, dueKey(deck, fromDue, card)); err != nil {
			return err
		}
	}
	if to == placeDue {
		if err := c.put(partDue, dueKey(deck, toDue, card), appendDueValue(make([]byte, 0, dueSize+crcSize), after)); err != nil {
			return err
		}
	}
	if from == to && fromDue.Day == toDue.Day {
		return nil
	}
	if from == placeNew || to == placeNew {
		if err := c.shiftNew(deck, card, to == placeNew); err != nil {
			return err
		}
	}
	if from == placeDue {
		if err := c.bump(partCounts, countKey(deck, fromDue.Day), -1); err != nil {
			return err
		}
	}
	if to == placeDue {
		if err := c.bump(partCounts, countKey(deck, toDue.Day), +1); err != nil {
			return err
		}
	}
	if from == placeDue && to == placeDue {
		return nil
	}
	t, err := c.totals(deck)
	if err != nil {
		return err
	}
	t = t.moved(from, to)
	return c.put(partCounts, appendDeck(nil, deck), t.append(nil))
}

// moved returns the totals after a card has moved.
func (t totals) moved(from, to place) totals {
	for _, m := range [...]struct {
		place
		by uint32
	}{{from, ^uint32(0)}, {to, 1}} {
		switch m.place {
		case placeNew:
			t.fresh += m.by
		case placeNone:
			t.suspended += m.by
		}
	}
	return t
}

// shiftNew puts a card among the new ones, at its place in the deck's order, or takes it away.
func (c *change) shiftNew(deck quiz.DeckID, card string, in bool) error {
	ordinal, _, ok, err := c.ref(deck, card)
	if err != nil || !ok {
		if err == nil {
			err = c.unsound(partRefs, append(appendDeck(nil, deck), card...))
		}
		return err
	}
	key := newKey(deck, ordinal)
	if in {
		return c.put(partNew, key, []byte(card))
	}
	return c.remove(partNew, key)
}

func newKey(deck quiz.DeckID, ordinal uint32) []byte {
	return binary.BigEndian.AppendUint32(appendDeck(make([]byte, 0, 8), deck), ordinal)
}

func countKey(deck quiz.DeckID, day quiz.Day) []byte {
	return appendDay(appendDeck(make([]byte, 0, 8), deck), day)
}

// bump adds to one of the counters of partLoad or partCounts. A counter at 0 isn't kept.
func (c *change) bump(p part, key []byte, by int) error {
	payload, ok, err := c.find(p, key)
	if err != nil {
		return err
	}
	n := by
	if ok {
		if len(payload) != 4 {
			return c.unsound(p, key)
		}
		n += int(binary.LittleEndian.Uint32(payload))
	}
	switch {
	case n < 0:
		return c.unsound(p, key)
	case n == 0:
		if !ok {
			return nil
		}
		return c.remove(p, key)
	}
	return c.put(p, key, binary.LittleEndian.AppendUint32(make([]byte, 0, 8), uint32(n)))
}
