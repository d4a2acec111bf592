package store

import (
	"bytes"
	"cmp"
	"slices"

	"sabaq/quiz"
)

// indexing collects what a new list of cards changes, to be written bucket by bucket in
// the order of the keys: many times faster than card by card.
type indexing struct {
	*change
	deck      quiz.DeckID
	refs      []keyed // references to write
	added     []entry // cards that come into the deck
	gone      []string
	dueIn     []keyed
	dueOut    []keyed
	fresh     []entry // the cards that are new, in whatever order
	oldFresh  []entry // what partNew has, by ordinal
	suspended int     // how many more there are
	counts    map[quiz.Day]int
	load      map[quiz.Day]int
}

type keyed struct{ key, payload []byte }

// reindex makes cards, sorted by id, the deck's cards.
func (c *change) reindex(deck quiz.DeckID, cards []entry) error {
	x := &indexing{change: c, deck: deck, counts: map[quiz.Day]int{}, load: map[quiz.Day]int{}}
	if err := x.compare(cards); err != nil {
		return err
	}
	for _, card := range x.gone {
		if err := x.leave(card); err != nil {
			return err
		}
	}
	for i := range x.added {
		if err := x.enter(&x.added[i]); err != nil {
			return err
		}
	}
	if err := x.write(); err != nil {
		return err
	}
	t, err := c.totals(deck)
	if err != nil {
		return err
	}
	t.total, t.fresh, t.suspended = uint32(len(cards)), uint32(len(x.fresh)), t.suspended+uint32(x.suspended)
	return c.put(partCounts, appendDeck(nil, deck), t.append(nil))
}

// compare finds which cards come, go, or stand elsewhere than they did.
func (x *indexing) compare(cards []entry) error {
	prefix := appendDeck(nil, x.deck)
	wasFresh := map[uint32]bool{}
	err := x.scanPrefix(partNew, prefix, func(key, payload []byte) (bool, error) {
		if len(key) != 8 {
			return false, x.unsound(partNew, key)
		}
		ordinal := uint32(keyDeck(key[4:]))
		wasFresh[ordinal] = true
		x.oldFresh = append(x.oldFresh, entry{card: string(payload), ordinal: ordinal})
		return true, nil
	})
	if err != nil {
		return err
	}
	come := func(before string, all bool) {
		for ; len(cards) > 0 && (all || cards[0].card < before); cards = cards[1:] {
			x.added = append(x.added, cards[0])
			x.refer(&cards[0])
		}
	}
	err = x.scanPrefix(partRefs, prefix, func(key, payload []byte) (bool, error) {
		card := string(key[4:])
		ordinal, _, ok := decodeRef(card, payload)
		if !ok {
			return false, x.unsound(partRefs, key)
		}
		come(card, false)
		if len(cards) == 0 || cards[0].card != card {
			x.gone = append(x.gone, card)
			return true, nil
		}
		if !bytes.Equal(cards[0].payload, payload) {
			x.refer(&cards[0])
		}
		if wasFresh[ordinal] {
			x.fresh = append(x.fresh, cards[0])
		}
		cards = cards[1:]
		return true, nil
	})
	come("", true)
	return err
}

func (x *indexing) refer(e *entry) {
	key := append(appendDeck(make([]byte, 0, 4+len(e.card)), x.deck), e.card...)
	x.refs = append(x.refs, keyed{key, e.payload})
}

// leave takes a card out of the deck's indexes.
func (x *indexing) leave(card string) error {
	s, err := x.state(card)
	if err != nil {
		return err
	}
	switch at, due := placeOf(&s); at {
	case placeNone:
		x.suspended--
	case placeDue:
		x.dueOut = append(x.dueOut, keyed{dueKey(x.deck, due, card), nil})
		x.counts[due.Day]--
		return x.loads(card, due.Day, -1)
	}
	return nil
}

// enter puts a card into the deck's indexes, where its state says.
func (x *indexing) enter(e *entry) error {
	s, err := x.state(e.card)
	if err != nil {
		return err
	}
	switch at, due := placeOf(&s); at {
	case placeNone:
		x.suspended++
	case placeNew:
		x.fresh = append(x.fresh, *e)
	case placeDue:
		x.dueIn = append(x.dueIn, keyed{dueKey(x.deck, due, e.card), appendDueValue(nil, &s)})
		x.counts[due.Day]++
		return x.loads(e.card, due.Day, +1)
	}
	return nil
}

// loads counts a card that no other deck holds into the day's load, or out of it.
func (x *indexing) loads(card string, day quiz.Day, by int) error {
	holders, err := x.holders(card)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(holders, func(d quiz.DeckID) bool { return d != x.deck }) {
		x.load[day] += by
	}
	return nil
}

// write writes what was collected.
func (x *indexing) write() error {
	for _, p := range [...]part{partRefs, partWhere, partNew, partDue} {
		x.bucket(p).FillPercent = 0.9 // sorted runs; the half-empty pages of the default would never fill
	}
	where := func(card string) []byte { return appendDeck(append([]byte(card), 0), x.deck) }
	var out, in []keyed
	for _, card := range x.gone {
		out = append(out, keyed{where(card), nil})
	}
	for i := range x.added {
		in = append(in, keyed{where(x.added[i].card), nil})
	}
	if err := x.both(partWhere, out, in); err != nil {
		return err
	}
	out = out[:0]
	for _, card := range x.gone {
		out = append(out, keyed{append(appendDeck(nil, x.deck), card...), nil})
	}
	if err := x.both(partRefs, out, x.refs); err != nil {
		return err
	}
	if err := x.writeFresh(); err != nil {
		return err
	}
	for _, due := range [...][]keyed{x.dueOut, x.dueIn} {
		slices.SortFunc(due, func(a, b keyed) int { return bytes.Compare(a.key, b.key) })
	}
	if err := x.both(partDue, x.dueOut, x.dueIn); err != nil {
		return err
	}
	for day, by := range x.counts {
		if err := x.bump(partCounts, countKey(x.deck, day), by); err != nil {
			return err
		}
	}
	for day, by := range x.load {
		if err := x.bump(partLoad, appendDay(nil, day), by); err != nil {
			return err
		}
	}
	return nil
}

// writeFresh makes partNew what it should be, leaving alone what is right already.
func (x *indexing) writeFresh() error {
	slices.SortFunc(x.fresh, func(a, b entry) int { return cmp.Compare(a.ordinal, b.ordinal) })
	var out, in []keyed
	old := x.oldFresh
	for i := range x.fresh {
		e := &x.fresh[i]
		for len(old) > 0 && old[0].ordinal < e.ordinal {
			out = append(out, keyed{newKey(x.deck, old[0].ordinal), nil})
			old = old[1:]
		}
		if len(old) > 0 && old[0].ordinal == e.ordinal {
			same := old[0].card == e.card
			old = old[1:]
			if same {
				continue
			}
		}
		in = append(in, keyed{newKey(x.deck, e.ordinal), []byte(e.card)})
	}
	for _, e := range old {
		out = append(out, keyed{newKey(x.deck, e.ordinal), nil})
	}
	return x.both(partNew, out, in)
}

// both removes and writes keys of one bucket.
func (x *indexing) both(p part, out, in []keyed) error {
	for _, e := range out {
		if err := x.remove(p, e.key); err != nil {
			return err
		}
	}
	for _, e := range in {
		if err := x.put(p, e.key, e.payload); err != nil {
			return err
		}
	}
	return nil
}
