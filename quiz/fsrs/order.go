package fsrs

import (
	"cmp"
	"slices"
)

// sortCards orders cards, given by their numbers, by their histories' keys; of equal ones the lower number comes first.
func sortCards(l *Log, cards []int32, keys []uint32) {
	s := sorter{l, keys, make([]passage, len(cards))}
	all := make([]passage, len(cards))
	for i, c := range cards {
		all[i].card = c
	}
	s.sort(all, 0)
	for i, p := range all {
		cards[i] = p.card
	}
}

// sorter sorts cards a few reviews at a time: first by their first ones, then those that agree in these by the next.
type sorter struct {
	log   *Log
	keys  []uint32
	other []passage // as long as all cards
}

// passage is the keys of some successive reviews of a card.
type passage struct {
	key  uint64
	card int32
}

const (
	// passageLength reviews are in a passage. A key has 18 bits: a gap, in days or in 2048ths of an
	// octave, and a rating.
	passageLength, keyBits = 3, 21
	// digitBits are sorted by at a time, where there are manyPassages.
	digitBits, manyPassages = 11, 512
)

// sort sorts cards that agree in the reviews before from.
func (s *sorter) sort(cards []passage, from int32) {
	varies := uint64(0) // bits in which not all keys agree
	for i := range cards {
		at, end := s.log.history(int(cards[i].card))
		at += from
		key := uint64(0)
		for j := range int32(passageLength) {
			key <<= keyBits
			if at+j < end {
				key |= uint64(s.keys[at+j] + 1) // 0 is for none
			}
		}
		cards[i].key = key
		varies |= key ^ cards[0].key
	}
	if varies != 0 {
		s.byKey(cards, varies)
	}
	for i := 0; i < len(cards); {
		end := i + 1
		for end < len(cards) && cards[end].key == cards[i].key {
			end++
		}
		if end-i > 1 && cards[i].key&(1<<keyBits-1) != 0 {
			s.sort(cards[i:end], from+passageLength)
		}
		i = end
	}
}

// byKey sorts cards by their keys, which differ in the bits that vary.
func (s *sorter) byKey(cards []passage, varies uint64) {
	if len(cards) < manyPassages {
		slices.SortFunc(cards, func(a, b passage) int {
			if d := cmp.Compare(a.key, b.key); d != 0 {
				return d
			}
			return cmp.Compare(a.card, b.card)
		})
		return
	}
	// Digit by digit from the lowest on, each time keeping what was in order before.
	from, to := cards, s.other[:len(cards)]
	for shift := 0; shift < 64; shift += digitBits {
		const mask = 1<<digitBits - 1
		if varies>>shift&mask == 0 {
			continue
		}
		var at [mask + 1]int32
		for i := range from {
			at[from[i].key>>shift&mask]++
		}
		sum := int32(0)
		for i, n := range at {
			at[i] = sum
			sum += n
		}
		for _, p := range from {
			place := &at[p.key>>shift&mask]
			to[*place] = p
			*place++
		}
		from, to = to, from
	}
	if &from[0] != &cards[0] {
		copy(cards, from)
	}
}
