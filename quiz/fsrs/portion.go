package fsrs

// portion is what a fit works on: those nodes of a tree that lead to a prediction of the training part, with the weights
// of the predictions. It is cut into chunks, whose sums are added in order whoever computed them: that makes
// a fit the same for any number of workers.
type portion struct {
	steps       []stage
	late        []tail // of each stage, if the last predictions are to be told apart
	chunks      []chunk
	depth       int
	predictions int     // with a weight
	total       float64 // of the weights
	lateTotal   float64 // of the last predictions' weights
	thin        float64 // predictions that come to so much weight have one of them stand for all in the Fisher matrix
}

// tail is the part of a stage's weight that the last predictions of the span have.
type tail struct{ long, short float64 }

// fisherRows is about how many predictions are enough for a Fisher matrix: it says how far to go and how uncertain the
// parameters are, to a few hundredths, while the gradient, which says where to, takes them all.
const fisherRows = 6000

// stage is a node of the part, in preorder.
type stage struct {
	elapsed float64 // days
	weight  float64 // of the predictions here; what came of them all is in the rating
	depth   int32
	rating  uint8 // from 0
	leaf    bool  // nothing follows: the state after it is not needed
}

// chunk is a run of stages with the way from a root to the first of them.
type chunk struct {
	from, to int
	path     []int32
}

// chunkSize is how many stages a chunk has: enough for its sums to cost little, few enough to share the work evenly.
const chunkSize = 1024

// recency returns the weight of prediction i of n in time order: the newest weigh 1, the oldest a quarter.
func recency(i, n int) float64 {
	x := float64(i+1) / float64(n)
	return 0.25 + mul(0.75, x*x*x)
}

// newPortion returns the part of the tree for the predictions of a span. They weigh by recency, or 1 each if even.
// FSRS-6 says of the same day that recall is certain, so whole leaves those predictions out.
// Only every stride-th card counts, of those in the tree. The predictions from late on are told apart.
func newPortion(l *Log, t *tree, stride int, s Span, late int, whole, even bool) *portion {
	p := &portion{}
	weight := make([]float64, len(t.nodes))
	var tails []tail
	if late < s.To {
		tails = make([]tail, len(t.nodes))
	}
	for c := 0; c+1 < len(l.cards); c += stride {
		from, to := l.history(c)
		of, reviews := t.of[from:to], l.reviews[from:to]
		for k, rank := range l.rank[from:to] {
			i := int(rank)
			if i < s.From || i >= s.To || whole && reviews[k].days == 0 {
				continue
			}
			w := 1.0
			if !even {
				w = recency(i-s.From, s.To-s.From)
			}
			weight[of[k]] += w
			p.total += w
			p.predictions++
			if i < late {
				continue
			}
			p.lateTotal += w
			if reviews[k].days > 0 {
				tails[of[k]].long += w
			} else {
				tails[of[k]].short += w
			}
		}
	}
	p.fill(t, weight, tails)
	return p
}

// fill takes the nodes that lead to a weight.
func (p *portion) fill(t *tree, weight []float64, tails []tail) {
	const dead, leaf, inner = 0, 1, 2
	life := make([]uint8, len(t.nodes))
	count, weighted := 0, 0
	for i := len(t.nodes) - 1; i >= 0; i-- {
		if weight[i] > 0 {
			weighted++
			if life[i] == dead {
				life[i] = leaf
			}
		}
		if life[i] == dead {
			continue
		}
		count++
		if parent := t.nodes[i].parent; parent >= 0 {
			life[parent] = inner
		}
	}
	if weighted > fisherRows {
		p.thin = p.total / fisherRows
	}
	p.steps = make([]stage, 0, count)
	if tails != nil {
		p.late = make([]tail, 0, count)
	}
	path := make([]int32, t.depth+1)
	for i, n := range t.nodes {
		if life[i] == dead {
			continue
		}
		at := len(p.steps)
		if at%chunkSize == 0 {
			p.chunks = append(p.chunks, chunk{at, min(at+chunkSize, count), append([]int32(nil), path[:n.depth]...)})
		}
		path[n.depth] = int32(at)
		p.depth = max(p.depth, int(n.depth))
		if tails != nil {
			p.late = append(p.late, tails[i])
		}
		p.steps = append(p.steps, stage{n.elapsed, weight[i], n.depth, n.rating, life[i] == leaf})
	}
}
