package exam

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sabaq/decks"
)

// Plan says what a paper is to be drawn from a deck.
type Plan struct {
	Seed  uint64  // the same seed gives the same paper
	Count int     // questions; 0 = all, or as many as Tags ask for
	Tags  []Quota // questions of each tag at least; Count fills up with others
	Self  bool    // also what only the learner can mark
	List  bool    // lists are typed, even where they could be ticked among other points
	Sort  bool    // in the order of the deck, not shuffled
}

// Quota is how many questions of a tag a paper has to have.
type Quota struct {
	Tag   string
	Count int
}

// ParseQuota reads "tag=N".
func ParseQuota(s string) (Quota, error) {
	tag, number, found := strings.Cut(s, "=")
	n, err := strconv.Atoi(number)
	if !found || tag == "" || err != nil || n < 1 || n > MaxItems {
		return Quota{}, fmt.Errorf("%q is not a tag and a number from 1 to %d, as in history=5", s, MaxItems)
	}
	return Quota{tag, n}, nil
}

// ShortError says that a deck has too few questions for a Plan.
type ShortError struct {
	Tag  string // "" for the paper as a whole
	Want int
	Have int // questions that there are for it, besides those that other tags need
	Left int // besides, questions that only the learner can mark and that Plan.Self would add
}

func (e *ShortError) Error() string {
	of := ""
	if e.Tag != "" {
		of = fmt.Sprintf(" tagged %q", e.Tag)
	}
	s := fmt.Sprintf("too few questions%s: %d wanted, %d there", of, e.Want, e.Have)
	if e.Left > 0 {
		s += fmt.Sprintf(" (and %d that only the learner can mark)", e.Left)
	}
	return s
}

// Paper is what a sitting asks, with its key.
type Paper struct {
	Seed  uint64
	Items []Item        // unanswered, with Correct and Max
	Left  int           // cards left out because only the learner can mark them (see Plan.Self)
	Kin   int           // questions that share their entry with another of the paper, and may give it away
	cards []*decks.Card // of the items
}

// Draw draws a paper from the cards of one deck. Two cards of one entry (gaps of a
// cloze, facets of a claim, both ways of a reversed card) come into it only where
// there are too few others.
func Draw(cards []decks.Card, plan Plan) (*Paper, error) {
	d := &drawing{plan: plan, pool: newPool(cards, plan.Seed)}
	d.enter(cards)
	chosen, err := d.choose()
	if err != nil {
		return nil, err
	}
	key := func(c candidate) uint64 { return lot(plan.Seed, "place", c.card.ID) }
	if plan.Sort {
		key = func(c candidate) uint64 { return uint64(c.at) }
	}
	slices.SortStableFunc(chosen, func(a, b candidate) int { return cmp.Compare(key(a), key(b)) })
	paper := &Paper{Seed: plan.Seed, Left: d.left, Items: make([]Item, len(chosen)), cards: make([]*decks.Card, len(chosen))}
	family := map[string]int{}
	for i, c := range chosen {
		paper.Items[i], paper.cards[i] = d.pool.item(c.card, plan.List), c.card
		family[c.card.Group()]++
	}
	for _, n := range family {
		if n > 1 {
			paper.Kin += n
		}
	}
	return paper, nil
}

// candidate is a card that can be asked.
type candidate struct {
	card *decks.Card
	at   int    // its place in the deck
	lot  uint64 // decides whether it is asked
	rank int    // how many siblings come before it
}

// drawing is one drawing of a paper.
type drawing struct {
	plan       Plan
	pool       *pool
	candidates []candidate // in the order in which they are taken
	left       int
	leftTags   map[string]int
}

// enter lists the candidates: first one card of each entry, then second ones.
func (d *drawing) enter(cards []decks.Card) {
	seen := make(map[string]bool, len(cards))
	d.leftTags = map[string]int{}
	for i := range cards {
		c := &cards[i]
		if seen[c.ID] {
			continue
		}
		seen[c.ID] = true
		if !d.plan.Self && d.pool.self(c) {
			d.left++
			for _, tag := range c.Tags {
				d.leftTags[tag]++
			}
			continue
		}
		d.candidates = append(d.candidates, candidate{card: c, at: i, lot: lot(d.plan.Seed, "card", c.ID)})
	}
	slices.SortStableFunc(d.candidates, func(a, b candidate) int { return cmp.Compare(a.lot, b.lot) })
	family := make(map[string]int, len(d.candidates))
	for i := range d.candidates {
		c := &d.candidates[i]
		group := c.card.Group()
		c.rank = family[group]
		family[group]++
	}
	slices.SortStableFunc(d.candidates, func(a, b candidate) int { return cmp.Compare(a.rank, b.rank) })
}

// choose returns the candidates that the plan asks for.
func (d *drawing) choose() ([]candidate, error) {
	quotas, err := d.checkPlan()
	if err != nil {
		return nil, err
	}
	if quotas == 0 {
		return d.candidates[:d.size()], nil
	}
	b := d.newBlueprint()
	if err := b.fill(); err != nil {
		return nil, err
	}
	var chosen, rest []candidate
	for i, c := range d.candidates {
		if b.owner[i] >= 0 {
			chosen = append(chosen, c)
		} else {
			rest = append(rest, c)
		}
	}
	// What is filled up with is of other tags, before it is more of the same.
	slices.SortStableFunc(rest, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(x.rank, y.rank), cmp.Compare(b.named(x.card), b.named(y.card)))
	})
	return append(chosen, rest[:max(0, d.size()-len(chosen))]...), nil
}

// size returns how many questions the paper has; checkPlan has seen to it that
// there are as many.
func (d *drawing) size() int {
	switch {
	case d.plan.Count > 0:
		return d.plan.Count
	case len(d.plan.Tags) > 0:
		return 0
	}
	return len(d.candidates)
}

// checkPlan returns how many questions the tags ask for, and an error for a plan
// that no deck or not this one can fulfil.
func (d *drawing) checkPlan() (quotas int, err error) {
	seen := map[string]bool{}
	for _, q := range d.plan.Tags {
		if q.Count < 1 || q.Count > MaxItems {
			return 0, fmt.Errorf("tag %q: %d is not a number of questions", q.Tag, q.Count)
		}
		if seen[q.Tag] {
			return 0, fmt.Errorf("tag %q is asked for twice", q.Tag)
		}
		seen[q.Tag] = true
		quotas += q.Count
	}
	n := d.plan.Count
	switch {
	case n < 0:
		return 0, fmt.Errorf("%d is not a number of questions", n)
	case n > 0 && quotas > n:
		return 0, fmt.Errorf("the tags ask for %d questions, the paper is to have %d", quotas, n)
	case n > MaxItems || quotas > MaxItems || n == 0 && quotas == 0 && len(d.candidates) > MaxItems:
		return 0, fmt.Errorf("a sitting has at most %d questions: say how many", MaxItems)
	case n > len(d.candidates) || len(d.candidates) == 0:
		return 0, &ShortError{Want: max(n, 1), Have: len(d.candidates), Left: d.left}
	}
	return quotas, nil
}
