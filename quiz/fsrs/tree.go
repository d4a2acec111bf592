package fsrs

import "math"

// Histories repeat: many cards begin with the same ratings at the same intervals. A tree merges equal beginnings, so
// that fitting computes each only once: its nodes are reviews, each below the one before it. It belongs to a log and
// to a model's idea of time, and serves every fit to any part of the log.
type tree struct {
	nodes  []node  // in preorder
	of     []int32 // the node of each review of the cards merged
	stride int     // those whose number is a multiple of it
	depth  int     // of the deepest node; roots have 0
}

// node is a review that one or more cards have in common.
type node struct {
	elapsed float64 // days
	parent  int32   // -1 for a first review
	depth   int32
	rating  uint8 // from 0
}

// longestHistory is how many reviews of a card a fit looks at: more than any card has, unless somebody made it up to
// exhaust the memory.
const longestHistory = 5000

// history returns where the reviews of card c begin and end, as far as a fit looks.
func (l *Log) history(c int) (from, to int32) {
	return l.cards[c], min(l.cards[c+1], l.cards[c]+longestHistory)
}

// newTree merges the histories of every stride-th card of l. FSRS-6 takes whole days; for FSRS-7 gaps whose binary
// logarithms agree to 1/2^bits count as equal; bits is at most 11.
func newTree(l *Log, whole bool, bits, stride int) *tree {
	keys := make([]uint32, len(l.reviews))
	t := &tree{of: make([]int32, len(l.reviews)), stride: stride}
	var cards []int32
	count := 0
	for c := 0; c+1 < len(l.cards); c += stride {
		from, to := l.history(c)
		if from == to {
			continue
		}
		cards = append(cards, int32(c))
		count += int(to - from)
		for i := from; i < to; i++ {
			r := &l.reviews[i]
			key := uint32(0)
			switch {
			case r.first:
			case whole:
				key = uint32(r.days)
			default:
				key = bucket(r.elapsed, bits)
			}
			keys[i] = key<<2 | uint32(r.rating-Again)
		}
	}
	sortCards(l, cards, keys)

	t.nodes = make([]node, 0, count)
	var path []int32 // the nodes of the card before
	var before []uint32
	for _, c := range cards {
		from, to := l.history(int(c))
		history := keys[from:to]
		same := 0
		for same < len(history) && same < len(before) && history[same] == before[same] {
			same++
		}
		path = path[:same]
		for d := same; d < len(history); d++ {
			n := node{parent: -1, depth: int32(d), rating: uint8(history[d] & 3)}
			if d > 0 {
				n.parent = path[d-1]
				n.elapsed = gap(history[d]>>2, whole, bits)
			}
			path = append(path, int32(len(t.nodes)))
			t.nodes = append(t.nodes, n)
		}
		copy(t.of[from:to], path)
		t.depth = max(t.depth, len(history)-1)
		before = history
	}
	return t
}

// gap returns the days that a key stands for.
func gap(key uint32, whole bool, bits int) float64 {
	if whole {
		return float64(key)
	}
	return bucketMiddle(key, bits)
}

// shortestGap is the shortest gap that is told from none: a second, in days.
const shortestGap = 1.0 / 86400

// bucketBase is what the keys of buckets count from, so that they are small.
func bucketBase(bits int) uint32 { return math.Float32bits(shortestGap)>>(23-bits) - 1 }

// bucket numbers a gap by its logarithm; 0 is for none.
func bucket(elapsed float64, bits int) uint32 {
	if elapsed < shortestGap {
		return 0
	}
	return math.Float32bits(float32(elapsed))>>(23-bits) - bucketBase(bits)
}

// bucketMiddle returns a gap in the middle of a bucket.
func bucketMiddle(key uint32, bits int) float64 {
	if key == 0 {
		return 0
	}
	key += bucketBase(bits)
	lo := math.Float32frombits(key << (23 - bits))
	hi := math.Float32frombits((key + 1) << (23 - bits))
	return (float64(lo) + float64(hi)) / 2
}
