package store

import (
	"encoding/binary"
	"slices"
	"strings"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
)

// Model returns the memory model that the file's states are computed with.
func (v *View) Model() fsrs.Model { return v.model }

// State returns a card's state; the zero state for a card that was never met.
func (v *View) State(card string) (s quiz.CardState, err error) {
	defer v.guard(v.enter(), &err)
	return v.state(card)
}

func (v *View) state(card string) (s quiz.CardState, err error) {
	payload, ok, err := v.find(partState, []byte(card))
	if err != nil || !ok {
		return s, err
	}
	if s, err = decodeState(payload); err != nil {
		return s, v.unsound(partState, []byte(card))
	}
	return s, nil
}

// Siblings yields the states of the cards of a group: of those that a deck holds and
// of those that ever had a state, by id.
func (v *View) Siblings(group string, yield func(card string, s quiz.CardState) bool) (err error) {
	defer v.guard(v.enter(), &err)
	if group == "" {
		return nil
	}
	cards, err := v.cards(group+".", 0)
	if err != nil {
		return err
	}
	for _, card := range append([]string{group}, cards...) {
		s, err := v.state(card)
		if err != nil {
			return err
		}
		if card == group && s == (quiz.CardState{}) {
			if holders, err := v.holders(card); err != nil {
				return err
			} else if len(holders) == 0 {
				continue // the name of a group only
			}
		}
		v.calling = true
		more := yield(card, s)
		v.calling = false
		if !more {
			return nil
		}
	}
	return nil
}

// cards returns the ids that begin with prefix, of cards in decks or with a state,
// sorted; at most limit where that is above 0.
func (v *View) cards(prefix string, limit int) (cards []string, err error) {
	for _, p := range [...]part{partState, partWhere} {
		begin := len(cards)
		err := v.scanPrefix(p, []byte(prefix), func(key, _ []byte) (bool, error) {
			card, _, _ := strings.Cut(string(key), "\x00")
			if n := len(cards); n == begin || cards[n-1] != card {
				cards = append(cards, card)
			}
			return limit <= 0 || len(cards)-begin < limit, nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(cards)
	cards = slices.Compact(cards)
	if limit > 0 && len(cards) > limit {
		cards = cards[:limit]
	}
	return cards, nil
}

// holders returns the decks that hold a card.
func (v *View) holders(card string) ([]quiz.DeckID, error) {
	var decks []quiz.DeckID
	prefix := append([]byte(card), 0)
	err := v.scanPrefix(partWhere, prefix, func(key, _ []byte) (bool, error) {
		if len(key) != len(prefix)+4 {
			return false, v.unsound(partWhere, key)
		}
		decks = append(decks, keyDeck(key[len(prefix):]))
		return true, nil
	})
	return decks, err
}

// Due yields the cards of a deck that come up on day upto or before, earliest
// first. Suspended cards and cards gone from the deck are not among them.
func (v *View) Due(deck quiz.DeckID, upto quiz.Day, yield func(quiz.DueCard) bool) (err error) {
	defer v.guard(v.enter(), &err)
	expected, err := v.countDue(deck, upto)
	if err != nil {
		return err
	}
	got, stopped := 0, false
	err = v.scanPrefix(partDue, appendDeck(nil, deck), func(key, payload []byte) (bool, error) {
		card, ok := decodeDue(key, payload)
		if !ok {
			return false, v.unsound(partDue, key)
		}
		if card.Due.Day > upto {
			return false, nil
		}
		got++
		v.calling = true
		stopped = !yield(card)
		v.calling = false
		return !stopped, nil
	})
	if err == nil && !stopped && got != expected {
		return v.f.damaged("due: %d cards of deck %d where %d were counted", got, deck, expected)
	}
	return err
}

// dueKey is where a card stands in the due index of a deck.
func dueKey(deck quiz.DeckID, due quiz.Due, card string) []byte {
	b := make([]byte, 0, 16+len(card))
	b = appendDeck(b, deck)
	b = appendDay(b, due.Day)
	b = appendMoment(b, due.At)
	return append(b, card...)
}

func decodeDue(key, payload []byte) (c quiz.DueCard, ok bool) {
	if len(key) <= 16 {
		return c, false
	}
	d := decoder{b: payload}
	c.Due = quiz.Due{Day: keyDay(key[4:]), At: keyMoment(key[8:])}
	c.Last, c.Day = int64(d.u64()), quiz.Day(d.u32())
	c.Memory = d.memory()
	if !d.done() {
		return c, false
	}
	c.Card = string(key[16:])
	return c, true
}

// New yields the deck's cards that were never answered, in the deck's order;
// suspended ones and those buried on today are left out.
func (v *View) New(deck quiz.DeckID, today quiz.Day, yield func(card string) bool) (err error) {
	defer v.guard(v.enter(), &err)
	return v.scanPrefix(partNew, appendDeck(nil, deck), func(key, payload []byte) (bool, error) {
		card := string(payload)
		s, err := v.state(card)
		if err != nil {
			return false, err
		}
		if s.Phase != quiz.New || s.Suspended {
			return false, v.unsound(partNew, key)
		}
		if s.Buried == today && today != 0 {
			return true, nil
		}
		v.calling = true
		more := yield(card)
		v.calling = false
		return more, nil
	})
}

// Ref says where a card stands in a deck; false when it isn't there.
func (v *View) Ref(deck quiz.DeckID, card string) (ref quiz.CardRef, ok bool, err error) {
	defer v.guard(v.enter(), &err)
	_, ref, ok, err = v.ref(deck, card)
	return ref, ok, err
}

func (v *View) ref(deck quiz.DeckID, card string) (ordinal uint32, ref quiz.CardRef, ok bool, err error) {
	key := append(appendDeck(make([]byte, 0, 4+len(card)), deck), card...)
	payload, ok, err := v.find(partRefs, key)
	if err != nil || !ok {
		return 0, ref, false, err
	}
	if ordinal, ref, ok = decodeRef(card, payload); !ok {
		return 0, ref, false, v.unsound(partRefs, key)
	}
	return ordinal, ref, true, nil
}

// Load returns how many cards come up on each day from first, over all decks; a
// card in two decks counts once.
func (v *View) Load(first quiz.Day, days int) (load []int, err error) {
	defer v.guard(v.enter(), &err)
	load = make([]int, max(0, days))
	err = v.scan(partLoad, appendDay(nil, first), func(key, payload []byte) (bool, error) {
		if len(key) != 4 || len(payload) != 4 {
			return false, v.unsound(partLoad, key)
		}
		i := int(keyDay(key)) - int(first)
		if i >= len(load) {
			return false, nil
		}
		load[i] = int(binary.LittleEndian.Uint32(payload))
		return true, nil
	})
	return load, err
}

// Count returns what was done on a day.
func (v *View) Count(day quiz.Day) (c quiz.DayCount, err error) {
	defer v.guard(v.enter(), &err)
	return v.count(day)
}

func (v *View) count(day quiz.Day) (c quiz.DayCount, err error) {
	key := appendDay(nil, day)
	payload, ok, err := v.find(partDays, key)
	if err != nil || !ok {
		return c, err
	}
	if c, ok = decodeCount(payload); !ok {
		return c, v.unsound(partDays, key)
	}
	return c, nil
}
