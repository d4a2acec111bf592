package store

import (
	"bytes"
	"encoding/binary"
	"maps"
	"slices"
	"strings"

	"sabaq/quiz"
)

// tables are the caches as they follow from the log and from the decks' cards, each in
// the order of its keys. They are computed here anew from the whole, by other code than that which
// keeps the caches in step event by event: so that Check compares two opinions.
type tables [parts][]keyed

// caches are the parts that tables hold.
var caches = [...]part{partState, partKeys, partWhere, partNew, partDue, partCounts, partLoad, partDays}

func (t *tables) add(p part, key, payload []byte) {
	t[p] = append(t[p], keyed{key, payload})
}

// member is a card of a deck.
type member struct {
	deck    quiz.DeckID
	ordinal uint32
	card    string
}

// derive computes the caches.
func derive(f *fold, decks []DeckInfo, members []member) *tables {
	t := &tables{}
	for _, card := range slices.Sorted(maps.Keys(f.states)) {
		t.add(partState, []byte(card), appendState(nil, f.states[card]))
	}
	for day, count := range f.days {
		t.add(partDays, appendDay(nil, day), appendCount(nil, count))
	}
	sums := map[quiz.DeckID]totals{}
	for _, d := range decks {
		t.add(partKeys, []byte(d.Key), appendDeck(nil, d.ID))
		sums[d.ID] = totals{}
	}
	type deckDay struct {
		deck quiz.DeckID
		day  quiz.Day
	}
	counts, load := map[deckDay]uint32{}, map[quiz.Day]uint32{}
	members = slices.SortedFunc(slices.Values(members), func(a, b member) int { return strings.Compare(a.card, b.card) })
	for i, m := range members {
		t.add(partWhere, appendDeck(append([]byte(m.card), 0), m.deck), nil)
		s := f.states[m.card]
		if s == nil {
			s = &quiz.CardState{}
		}
		sum := sums[m.deck]
		sum.total++
		at, due := placeOf(s)
		switch at {
		case placeNone:
			sum.suspended++
		case placeNew:
			sum.fresh++
			t.add(partNew, newKey(m.deck, m.ordinal), []byte(m.card))
		case placeDue:
			t.add(partDue, dueKey(m.deck, due, m.card), appendDueValue(nil, s))
			counts[deckDay{m.deck, due.Day}]++
			if i == 0 || members[i-1].card != m.card {
				load[due.Day]++
			}
		}
		sums[m.deck] = sum
	}
	for deck, sum := range sums {
		t.add(partCounts, appendDeck(nil, deck), sum.append(nil))
	}
	for at, n := range counts {
		t.add(partCounts, countKey(at.deck, at.day), binary.LittleEndian.AppendUint32(nil, n))
	}
	for day, n := range load {
		t.add(partLoad, appendDay(nil, day), binary.LittleEndian.AppendUint32(nil, n))
	}
	for _, p := range caches {
		slices.SortFunc(t[p], func(a, b keyed) int { return bytes.Compare(a.key, b.key) })
	}
	return t
}

// teller is told of a key where a table and the file disagree; want and have are
// payloads, nil where there is none. A value whose CRC is wrong has sound false.
type teller func(p part, key, want, have []byte, sound bool) error

// diff compares a part of the file with what it should be.
func (v *View) diff(p part, want []keyed, tell teller) error {
	c := v.bucket(p).Cursor()
	for k, value := c.First(); k != nil; k, value = c.Next() {
		for len(want) > 0 && bytes.Compare(want[0].key, k) < 0 {
			if err := tell(p, want[0].key, present(want[0].payload), nil, true); err != nil {
				return err
			}
			want = want[1:]
		}
		payload, ok := unseal(p, k, value)
		if len(want) == 0 || !bytes.Equal(want[0].key, k) {
			if err := tell(p, k, nil, present(payload), ok); err != nil {
				return err
			}
			continue
		}
		if !ok || !bytes.Equal(payload, want[0].payload) {
			if err := tell(p, k, present(want[0].payload), present(payload), ok); err != nil {
				return err
			}
		}
		want = want[1:]
	}
	for _, row := range want {
		if err := tell(p, row.key, present(row.payload), nil, true); err != nil {
			return err
		}
	}
	return nil
}

// present makes an empty payload differ from none.
func present(payload []byte) []byte {
	if payload == nil {
		return []byte{}
	}
	return payload
}
