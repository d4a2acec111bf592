package exam

import (
	"slices"

	"sabaq/decks"
)

// blueprint deals candidates out to quotas. A card counts for one tag only, so
// this is a matching: where a card with two tags is needed by the one, the other
// takes another card.
type blueprint struct {
	quotas     []Quota
	candidates []candidate
	tagged     [][]int // the candidates of each quota, in their order
	owner      []int   // the quota that a candidate counts for, or -1
	have       []int   // candidates of each quota
	left       map[string]int
}

func (d *drawing) newBlueprint() *blueprint {
	b := &blueprint{
		quotas: d.plan.Tags, candidates: d.candidates, left: d.leftTags,
		tagged: make([][]int, len(d.plan.Tags)), have: make([]int, len(d.plan.Tags)),
		owner: make([]int, len(d.candidates)),
	}
	for i, c := range d.candidates {
		b.owner[i] = -1
		for q := range b.quotas {
			if slices.Contains(c.card.Tags, b.quotas[q].Tag) {
				b.tagged[q] = append(b.tagged[q], i)
			}
		}
	}
	return b
}

// fill fills the quotas: with one card of each entry, then with second ones where
// that is not enough.
func (b *blueprint) fill() error {
	highest := 0
	if n := len(b.candidates); n > 0 {
		highest = b.candidates[n-1].rank
	}
	for rank := 0; rank <= highest; rank++ {
		for q := range b.quotas {
			for b.have[q] < b.quotas[q].Count && b.extend(q, rank) {
				b.have[q]++
			}
		}
	}
	for q, quota := range b.quotas {
		if b.have[q] < quota.Count {
			return &ShortError{Tag: quota.Tag, Want: quota.Count, Have: b.have[q], Left: b.left[quota.Tag]}
		}
	}
	return nil
}

// extend gives a quota one candidate more, of rank at most. Where it has none to
// itself it takes one from another quota that finds a substitute (the shortest
// augmenting path).
func (b *blueprint) extend(quota, rank int) bool {
	type step struct{ quota, candidate int } // which quota takes which candidate
	from := make([]step, len(b.quotas))
	reached := make([]bool, len(b.quotas))
	reached[quota] = true
	queue := []int{quota}
	for len(queue) > 0 {
		q := queue[0]
		queue = queue[1:]
		for _, c := range b.tagged[q] {
			if b.candidates[c].rank > rank {
				break
			}
			owner := b.owner[c]
			if owner < 0 {
				for b.owner[c] = q; q != quota; q = from[q].quota {
					b.owner[from[q].candidate] = from[q].quota
				}
				return true
			}
			if !reached[owner] {
				reached[owner] = true
				from[owner] = step{q, c}
				queue = append(queue, owner)
			}
		}
	}
	return false
}

// named returns 1 for a card with a tag of the blueprint, else 0.
func (b *blueprint) named(c *decks.Card) int {
	for _, q := range b.quotas {
		if slices.Contains(c.Tags, q.Tag) {
			return 1
		}
	}
	return 0
}
