package fsrs

import "math"

// sums are what a pass over a part adds up: the loss and its derivatives by a model's parameters in the coordinates
// of the solver, where those of the four initial stabilities are their logarithms.
type sums struct {
	loss     float64
	gradient []float64
	fisher   []float64 // the lower triangle of the expected second derivatives, by rows
}

func newSums(size int) sums {
	return sums{gradient: make([]float64, size), fisher: make([]float64, size*(size+1)/2)}
}

func (s *sums) clear() {
	s.loss = 0
	clear(s.gradient)
	clear(s.fisher)
}

func (s *sums) add(o *sums) {
	s.loss += o.loss
	for i, x := range o.gradient {
		s.gradient[i] += x
	}
	for i, x := range o.fisher {
		s.fisher[i] += x
	}
}

// at is the place of row i, column j <= i in a lower triangle.
func at(i, j int) int { return i*(i+1)/2 + j }

const (
	// rowCount predictions are gathered before their products are added up.
	rowCount = 16
	// mostLocal is the most parameters that one card's states depend on, and one for the residual.
	mostLocal = size7 - 3 + 1
	// blockRows is by how many columns a block may reach beyond the last.
	blockRows = 3
)

// gathering takes predictions for the Fisher matrix. A card depends on one of the four initial stabilities only, so
// a row is three shorter than the parameters: first that stability's entry, then those from w4 on, and last
// the residual. With v = weight/(R(1-R)), an entry is sqrt(v)·dR/dw and the residual (dloss/dR)/sqrt(v): the products
// of the columns are then the Fisher matrix and the gradient.
type gathering struct {
	size    int // entries of a row without the residual
	count   int
	columns [mostLocal + blockRows][rowCount]float64
	product [mostLocal + blockRows][mostLocal + blockRows]float64
	mass    [mostLocal]float64 // the gradient, where no Fisher matrix is wanted
	first   int                // the first rating of the card
	used    bool
}

// flush adds the products of the gathered rows.
func (r *gathering) flush() {
	if r.count == 0 {
		return
	}
	n := r.size + 1
	for i := range n {
		clear(r.columns[i][r.count:])
	}
	// Blocks of three by two columns: six sums at a time keep the adders busy and still fit the registers. Columns from n
	// on are zero.
	for i := 0; i < n; i += 3 {
		a, b, c := &r.columns[i], &r.columns[i+1], &r.columns[i+2]
		for j := 0; j < i+3; j += 2 {
			d, e := &r.columns[j], &r.columns[j+1]
			var ad, bd, cd, ae, be, ce float64
			for k := range rowCount {
				x, y := d[k], e[k]
				ad += mul(a[k], x)
				ae += mul(a[k], y)
				bd += mul(b[k], x)
				be += mul(b[k], y)
				cd += mul(c[k], x)
				ce += mul(c[k], y)
			}
			// What lies above the diagonal goes to waste.
			r.product[i][j] += ad
			r.product[i][j+1] += ae
			r.product[i+1][j] += bd
			r.product[i+1][j+1] += be
			r.product[i+2][j] += cd
			r.product[i+2][j+1] += ce
		}
	}
	r.count = 0
}

// leave moves what was added up for cards of one first rating into s.
func (r *gathering) leave(s *sums) {
	r.flush()
	if !r.used {
		return
	}
	r.used = false
	n := r.size
	for i := range n {
		to := r.global(i)
		s.gradient[to] += r.product[n][i] + r.mass[i]
		for j := range i + 1 {
			s.fisher[at(to, r.global(j))] += r.product[i][j]
		}
	}
	r.product = [mostLocal + blockRows][mostLocal + blockRows]float64{}
	clear(r.mass[:])
}

// global returns which parameter entry i of a row is.
func (r *gathering) global(i int) int {
	if i == 0 {
		return r.first
	}
	return i + 3
}

// leastDoubt limits how sure a prediction is taken to be, where it turned out wrong.
const leastDoubt = 1e-9

// judged is the loss of a prediction, and how a row is made of dR.
type judged struct {
	loss  float64
	slope float64 // dloss/dR
	scale float64 // sqrt(v)
	miss  float64 // slope/scale
}

// judge returns what a prediction of recall r with logarithm logR costs, when it was recalled or not.
func judge(r, logR, weight float64, recalled bool) judged {
	doubt := max(1-r, leastDoubt)
	root := math.Sqrt(weight / (r * doubt))
	if recalled {
		slope := -weight / r
		return judged{-weight * logR, slope, root, slope / root}
	}
	slope := weight / doubt
	return judged{-weight * log(doubt), slope, root, slope / root}
}
