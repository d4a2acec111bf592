package fsrs

import "math"

const (
	// rowCount predictions are gathered before their products are added up.
	rowCount = 16
	// mostLocal is the most parameters that one card's states depend on, and one for the residual.
	mostLocal = size7 - 3 + 1
	// blockRows is by how many columns a block may reach beyond the last.
	blockRows = 3
)

// layout is the order in which a card's states keep their derivatives. A card depends on one of the four initial
// stabilities only, so there are three entries fewer than parameters: first that stability's, then those that count from the
// first review on, and after them, group by group, those that count once a certain thing has happened to the card
// (it was forgotten, it was hard). Most cards' histories have little of that, and what can't have changed is not computed.
type layout struct {
	global []int // which parameter an entry is; 0 for the initial stability
	// Of each set of things that have happened, in bits: how many entries there are up to the last that counts, and
	// which ones count.
	width   [16]int
	entries [16][]uint8
}

// newLayout returns the layout of the groups of parameters, of which the first always counts and each other with its bit.
func newLayout(groups ...[]int) *layout {
	y := &layout{}
	var end []int
	for _, g := range groups {
		y.global = append(y.global, g...)
		end = append(end, len(y.global))
	}
	for happened := range y.width {
		from := 0
		for i, to := range end {
			if i == 0 || happened>>(i-1)&1 == 1 {
				y.width[happened] = to
				for e := from; e < to; e++ {
					y.entries[happened] = append(y.entries[happened], uint8(e))
				}
			}
			from = to
		}
	}
	return y
}

// gathering takes predictions for the Fisher matrix. A row has the entries of the layout and last the residual. With v =
// weight/(R(1-R)), an entry is sqrt(v)·dR/dw and the residual (dloss/dR)/sqrt(v): the products of the columns are
// then the Fisher matrix and the gradient.
type gathering struct {
	layout   *layout
	count    int
	width    int   // of the rows gathered
	happened uint8 // to any of their cards
	columns  [mostLocal + blockRows][rowCount]float64
	product  [mostLocal + blockRows][mostLocal + blockRows]float64
	mass     [mostLocal]float64 // the gradient of what is in no row
	lateMass [mostLocal]float64 // and that of the last predictions
	thin     float64            // the weight that a row stands for; 0 if each prediction has its own
	passed   float64            // weight since the last row
	first    int                // the first rating of the card
	used     bool
}

// begin makes ready for a chunk of p.
func (r *gathering) begin(p *portion) {
	r.thin, r.passed = p.thin, p.thin/2
}

// predicted adds a prediction with derivatives d.
func (r *gathering) predicted(d []float64, happened uint8, j judged, late *tail, weight float64, want wanted) {
	r.used = true
	if late != nil && late.long+late.short > 0 {
		slope := j.slope * (late.long + late.short) / weight
		mass := r.lateMass[:len(d)]
		for i, x := range d {
			mass[i] += mul(slope, x)
		}
	}
	if want == wantFisher {
		if r.thin == 0 {
			r.row(d, happened, j.scale, j.miss)
			return
		}
		if r.passed += weight; r.passed >= r.thin {
			stands := mul(r.thin, math.Floor(r.passed/r.thin))
			r.passed -= stands
			more := math.Sqrt(stands / weight)
			r.row(d, happened, j.scale*more, j.miss/more)
			return
		}
	}
	mass := r.mass[:len(d)]
	for i, x := range d {
		mass[i] += mul(j.slope, x)
	}
}

// row adds a row: scale times the entries of d that count, and the residual.
func (r *gathering) row(d []float64, happened uint8, scale, residual float64) {
	r.happened |= happened
	k := r.count & (rowCount - 1) // for the compiler: it is below rowCount
	if len(d) > r.width {
		clear(r.columns[r.width:len(d)])
		r.width = len(d)
	}
	columns := r.columns[:r.width]
	for i, x := range d {
		columns[i][k] = scale * x
	}
	for i := len(d); i < len(columns); i++ {
		columns[i][k] = 0
	}
	r.columns[mostLocal-1][k] = residual
	if r.count++; r.count == rowCount {
		r.flush()
	}
}

// flush adds the products of the gathered rows.
func (r *gathering) flush() {
	if r.count == 0 {
		return
	}
	const residual = mostLocal - 1
	entries := r.layout.entries[r.happened&15]
	for _, i := range entries {
		clear(r.columns[i][r.count:])
	}
	clear(r.columns[residual][r.count:])
	// The columns that count, the residual's, and as many of zeros as a block may reach beyond.
	var in [mostLocal + blockRows]uint8
	n := copy(in[:], entries)
	in[n] = residual
	n++
	in[n], in[n+1], in[n+2] = residual+1, residual+2, residual+3
	// Blocks of three by two columns: six sums at a time keep the adders busy and still fit the registers.
	for i := 0; i < n; i += 3 {
		p, q, s := in[i], in[i+1], in[i+2]
		a, b, c := &r.columns[p], &r.columns[q], &r.columns[s]
		for j := 0; j < i+3; j += 2 {
			u, v := in[j], in[j+1]
			d, e := &r.columns[u], &r.columns[v]
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
			r.product[p][u] += ad
			r.product[p][v] += ae
			r.product[q][u] += bd
			r.product[q][v] += be
			r.product[s][u] += cd
			r.product[s][v] += ce
		}
	}
	r.count, r.width, r.happened = 0, 0, 0
}

// leave moves what was added up for cards of one first rating into s.
func (r *gathering) leave(s *sums) {
	r.flush()
	if !r.used {
		return
	}
	r.used = false
	for i, a := range r.layout.global {
		if i == 0 {
			a = r.first
		}
		s.gradient[a] += r.product[mostLocal-1][i] + r.mass[i]
		s.lateGradient[a] += r.lateMass[i]
		for j, b := range r.layout.global[:i+1] {
			if j == 0 {
				b = r.first
			}
			s.fisher[at(max(a, b), min(a, b))] += r.product[i][j]
		}
	}
	r.product = [mostLocal + blockRows][mostLocal + blockRows]float64{}
	clear(r.mass[:])
	clear(r.lateMass[:])
}
