package fsrs

import "math"

// sums are what a pass over a part adds up: the loss and its derivatives by a model's parameters in the coordinates
// of the solver, where those of the four initial stabilities are their logarithms.
type sums struct {
	loss     float64
	gradient []float64
	fisher   []float64 // the lower triangle of the expected second derivatives, by rows
	// Of the last predictions alone: the loss of those of the long term and of those of the same day, and the gradient.
	late         [2]float64
	lateGradient []float64
}

func newSums(size int) sums {
	return sums{gradient: make([]float64, size), lateGradient: make([]float64, size), fisher: make([]float64, size*(size+1)/2)}
}

func (s *sums) clear() {
	s.loss, s.late = 0, [2]float64{}
	clear(s.gradient)
	clear(s.lateGradient)
	clear(s.fisher)
}

func (s *sums) add(o *sums) {
	s.loss += o.loss
	s.late[0] += o.late[0]
	s.late[1] += o.late[1]
	for i, x := range o.lateGradient {
		s.lateGradient[i] += x
	}
	for i, x := range o.gradient {
		s.gradient[i] += x
	}
	for i, x := range o.fisher {
		s.fisher[i] += x
	}
}

// at is the place of row i, column j <= i in a lower triangle.
func at(i, j int) int { return i*(i+1)/2 + j }

// leastDoubt limits how sure a prediction is taken to be, where it turned out wrong.
const leastDoubt = 1e-9

// cost adds what a prediction costs, whose outcome was foretold with a probability of the given logarithm.
func (s *sums) cost(logP, weight float64, late *tail) {
	s.loss -= mul(weight, logP)
	if late != nil {
		s.late[0] -= mul(late.long, logP)
		s.late[1] -= mul(late.short, logP)
	}
}

// judged is how a row is made of dR.
type judged struct {
	slope float64 // dloss/dR
	scale float64 // sqrt(v)
	miss  float64 // slope/scale
}

// judge returns what follows from a prediction of recall r, when it was recalled or not.
func judge(r, weight float64, recalled bool) judged {
	doubt := max(1-r, leastDoubt)
	v := weight / (r * doubt)
	root := math.Sqrt(v)
	if recalled {
		return judged{-v * doubt, root, -root * doubt}
	}
	return judged{v * r, root, root * r}
}
