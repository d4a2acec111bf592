package draft

import (
	"cmp"
	"slices"
	"strings"

	"sabaq/decks"
)

// rank adds to the candidates' scores what their place and words say: what opens
// and closes a text or a paragraph counts more, so does what the text comes back
// to, and a short question more than a long one.
func (e *Essay) rank(all []*Candidate) {
	use := make(map[string]int)
	for _, s := range e.sentences {
		for w := range telling(s.Text) {
			use[w]++
		}
	}
	last := 0
	for _, s := range e.sentences {
		last = max(last, s.p.N)
	}
	for _, c := range all {
		central := 0.0
		words := telling(c.Question + " " + c.Answer)
		for w := range words {
			if use[w] > 1 && len(w) > 3 {
				central += min(float64(use[w]), 6)
			}
		}
		if len(words) > 0 {
			c.Score += min(0.08, central/float64(len(words))*0.03)
		}
		if c.at >= 0 && c.at < len(e.sentences) && e.sentences[c.at].Start == 0 {
			c.Score += 0.02
		}
		if c.Paragraph == last {
			c.Score += 0.02
		}
		if n := len(strings.Fields(c.Question)); n > 32 {
			c.Score -= 0.01 * float64(n-32)
		}
		c.Score = max(0, min(1, c.Score))
		switch {
		case c.Score >= 0.85:
			c.Weight = 3
		case c.Score >= 0.7:
			c.Weight = 2
		}
	}
}

// spread keeps at most count candidates, the best of each section in proportion to
// what it has. They come best first.
func spread(all []*Candidate, count int) []*Candidate {
	if count <= 0 || len(all) <= count {
		return all
	}
	size, taken := make(map[string]int), make(map[string]int)
	for _, c := range all {
		size[c.Section]++
	}
	// A section's n-th card waits until as large a share of the others is in.
	turn := make([]float64, len(all))
	index := make([]int, len(all))
	for i, c := range all {
		turn[i] = (float64(taken[c.Section]) + 0.5) / float64(size[c.Section])
		taken[c.Section]++
		index[i] = i
	}
	slices.SortStableFunc(index, func(a, b int) int { return cmp.Compare(turn[a], turn[b]) })
	index = index[:count]
	slices.Sort(index)
	kept := make([]*Candidate, 0, count)
	for _, i := range index {
		kept = append(kept, all[i])
	}
	return kept
}

// tidy drops what only shows in the whole deck: all cards with the greatest weight
// mean none.
func (r *Result) tidy() {
	heavy := 0
	for _, c := range r.Cards {
		if c.Weight == 3 {
			heavy++
		}
	}
	if heavy*2 > len(r.Cards) {
		for _, c := range r.Cards {
			if c.Weight == 3 && c.Kind != decks.Claim && c.Score < 0.9 {
				c.Weight = 2
			}
		}
	}
}
