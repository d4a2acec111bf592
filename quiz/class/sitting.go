package class

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"slices"
	"strings"
	"time"

	"sabaq/decks"
	"sabaq/quiz/exam"
)

// Key is the instructor's deck, by which answers are marked.
type Key struct {
	Deck        *decks.Deck
	Fingerprint string // SHA-256 of the deck file, 64 hexadecimal digits
}

// marker marks sittings by the key. It is read only, so that workers share it.
type marker struct {
	key     Key
	place   map[string]int32 // of a card in the key's deck
	lookup  exam.Lookup
	now     time.Time
	penalty *float64
}

func newMarker(opt Options) *marker {
	m := &marker{key: opt.Key, place: make(map[string]int32), now: opt.Now, penalty: opt.Penalty}
	m.lookup = exam.Cards(opt.Key.Deck.Cards)
	for i := range opt.Key.Deck.Cards {
		m.place[opt.Key.Deck.Cards[i].ID] = int32(i)
	}
	return m
}

// sitting is what is kept of a sitting once it is marked: no text, so that ten
// thousand of them fit in memory.
type sitting struct {
	id             string
	hash           [sha256.Size]byte // of what was handed in
	intact         bool
	deck, version  string // name and fingerprint
	started, ended time.Time
	minutes        float64 // allowed
	penalty        float64 // as the learner sat it
	claimed        exam.Totals
	marked         exam.Totals
	asked          int      // items
	void           int      // of them, that can't be marked
	recast         int      // of them, that were shown with other options
	reworded       int      // of them, that were worded otherwise
	times          []string // what is impossible about its times, in words
	items          []answered
}

// answered is one item: what was made of it.
type answered struct {
	card        int32 // its place in the key's deck; -1 for none
	given       bool
	right, self bool
	void        bool
	points      float64
	most        float64
	chosen      uint64 // bit i: option i of the card, in the key's order
	wrong       uint64 // stands for a wrong answer that isn't the only one possible; 0 for none
}

// mark marks a record again. hash is of what was handed in.
func (m *marker) mark(rec *exam.Record, hash [sha256.Size]byte, intact bool) *sitting {
	s := &sitting{
		id: strings.Clone(rec.ID), hash: hash, intact: intact, deck: strings.Clone(rec.Deck), version: strings.Clone(rec.Fingerprint),
		started: rec.Started, ended: rec.Ended, minutes: rec.Minutes, penalty: rec.Penalty,
		claimed: exam.Total(*rec), asked: len(rec.Items), times: impossible(rec, m.now),
	}
	if m.penalty != nil {
		rec.Penalty = *m.penalty
	}
	marked, problems := exam.Remark(*rec, m.lookup)
	for _, p := range problems {
		switch {
		case p.Change.Voids():
			s.void++
		case p.Change == exam.OptionsChanged:
			s.recast++
		default:
			s.reworded++
		}
	}
	s.marked = exam.Total(marked)
	s.items = make([]answered, len(marked.Items))
	for i := range marked.Items {
		it := &marked.Items[i]
		place, ok := m.place[it.Card]
		if !ok {
			place = -1
		}
		a := answered{
			card: place, given: it.Given, right: it.Right, self: it.Mark.Self, void: it.Void, points: it.Points, most: it.Max,
		}
		if ok && !it.Void {
			a.chosen = chosen(&m.key.Deck.Cards[place], it)
			a.wrong = wrongAnswer(it)
		}
		s.items[i] = a
	}
	return s
}

// options returns the options of a card in the key's order, nil where it has none that
// are the same for every learner.
func options(c *decks.Card) []string {
	switch c.Kind {
	case decks.TrueFalse:
		return []string{"true", "false"}
	case decks.Choice:
		texts := make([]string, len(c.Choices))
		for i := range c.Choices {
			texts[i] = c.Choices[i].Text
		}
		return texts
	}
	return nil
}

// chosen returns which of the card's options were chosen.
func chosen(c *decks.Card, it *exam.Item) uint64 {
	if len(it.Chosen) == 0 {
		return 0
	}
	var bits uint64
	texts := options(c)
	for _, i := range it.Chosen {
		at := slices.Index(texts, it.Options[i])
		if at < 0 {
			at = slices.IndexFunc(texts, func(text string) bool { return fold(text) == fold(it.Options[i]) })
		}
		if at >= 0 && at < 64 {
			bits |= 1 << at
		}
	}
	return bits
}

// better compares two versions of a sitting with the same id: a whole chain before a
// broken one, else the greater hash, which says nothing but is the same everywhere.
func (s *sitting) better(t *sitting) bool {
	if s.intact != t.intact {
		return s.intact
	}
	return bytes.Compare(s.hash[:], t.hash[:]) > 0
}

// counts reports whether the sitting can be a learner's grade: some of it is of this deck.
func (s *sitting) counts() bool { return s.void < s.asked }

func byTime(a, b *sitting) int {
	return cmp.Or(a.started.Compare(b.started), cmp.Compare(a.id, b.id))
}
