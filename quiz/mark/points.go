package mark

import "sort"

// Points scores a list that was recalled: hit points out of need. More than needed
// is no better than enough.
func Points(hit, need int) Result {
	r := Result{Matched: -1}
	if need <= 0 || hit <= 0 {
		return r
	}
	r.Right = hit >= need
	r.Score = float64(min(hit, need)) / float64(need)
	return r
}

// Limits of AllTyped: further lines and items are not looked at.
const (
	maxPoints = 64
	// likeness is how much of a line and an item must be common for a tick:
	// twice the common keywords over the keywords of both (Dice's coefficient).
	likeness = 0.5
)

// AllTyped proposes which items of a list the typed lines recall: for each item the
// index of the line that ticks it, or -1. A line ticks one item at most, and as many
// items are ticked as can be. It compares keywords, not meaning: a paraphrase in other words
// is missed, and a line with the right words in a wrong sentence is taken, unless
// the two differ in a number or in a negation. So it only sets the ticks that the
// person then corrects.
func AllTyped(lines, items []string) []int {
	ticks := make([]int, len(items))
	for i := range ticks {
		ticks[i] = -1
	}
	lines, items = lines[:min(len(lines), maxPoints)], items[:min(len(items), maxPoints)]
	points := make([]point, len(items))
	for i, s := range items {
		points[i] = pointOf(s)
	}
	type edge struct {
		line, item int
		like       float64
	}
	var edges []edge
	for l, s := range lines {
		p := pointOf(s)
		for i := range points {
			if like := p.like(points[i]); like >= likeness {
				edges = append(edges, edge{l, i, like})
			}
		}
	}
	sort.SliceStable(edges, func(a, b int) bool { return edges[a].like > edges[b].like })
	byLine := make([][]int, len(lines)) // items a line could tick, the likeliest first
	var order []int                     // lines, the surest first
	for _, e := range edges {
		if byLine[e.line] == nil {
			order = append(order, e.line)
		}
		byLine[e.line] = append(byLine[e.line], e.item)
	}
	// Kuhn's algorithm: a line may move another one to that one's next choice.
	var place func(line int, tried []bool) bool
	place = func(line int, tried []bool) bool {
		for _, i := range byLine[line] {
			if tried[i] {
				continue
			}
			tried[i] = true
			if ticks[i] < 0 || place(ticks[i], tried) {
				ticks[i] = line
				return true
			}
		}
		return false
	}
	for _, l := range order {
		place(l, make([]bool, len(items)))
	}
	return ticks
}

// point is a line or item by its keywords.
type point struct {
	words   []word
	negated bool
}

func pointOf(s string) point {
	s, _ = limit(s)
	var p point
	for _, w := range read(s, true).words {
		switch {
		case w.kind == plain && negation(w.key):
			p.negated = !p.negated
		case w.kind == plain && (w.light || w.hedge || filler(w.key)), w.kind == symbol:
		case len(p.words) < maxWords:
			p.words = append(p.words, w)
		}
	}
	return p
}

// like returns how alike two points are, 0 to 1.
func (p point) like(q point) float64 {
	if len(p.words) == 0 || len(q.words) == 0 || p.negated != q.negated {
		return 0
	}
	used := make([]bool, len(q.words))
	common := 0
	for i := range p.words {
		found := false
		for j := range q.words {
			if used[j] {
				continue
			}
			if _, ok := sameWord(&p.words[i], &q.words[j], false); ok {
				used[j], found = true, true
				common++
				break
			}
		}
		if !found && (p.words[i].kind == number || p.words[i].kind == date) {
			return 0 // a number that the item doesn't have contradicts it
		}
	}
	return 2 * float64(common) / float64(len(p.words)+len(q.words))
}

func negation(key string) bool {
	switch key {
	case "not", "no", "never", "without", "cannot", "nor", "neither", "none", "isnt", "wasnt", "arent", "werent",
		"dont", "doesnt", "didnt", "cant", "couldnt", "wont", "wouldnt", "hasnt", "havent", "hadnt":
		return true
	}
	return false
}

// filler reports whether a word carries no point of its own.
func filler(key string) bool {
	switch key {
	case "the", "a", "an", "and", "or", "of", "in", "on", "at", "to", "for", "from", "by", "with", "as", "is", "are", "was",
		"were", "be", "been", "being", "it", "its", "this", "that", "these", "those", "they", "their", "them", "he", "his",
		"she", "her", "which", "who", "whose", "has", "have", "had", "into", "over", "about", "than", "then", "so", "such",
		"also", "between", "towards", "toward", "because", "due":
		return true
	}
	return false
}
