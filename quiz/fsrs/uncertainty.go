package fsrs

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// Covariance says how uncertain parameters are, and together with which others. After a fit it is the inverse of the
// Fisher matrix plus the prior's precision; before any, that of the prior: how far learners differ. Bounds
// are left out of account. It is small enough to keep with the parameters, and made to be marshalled.
//
// Its coordinates are the parameters, but those that span orders of magnitude stand by their natural
// logarithms: the four initial stabilities, and FSRS-7's w19.
type Covariance struct {
	Model string    `json:"model"`
	Lower []float32 `json:"lower"` // the lower triangle by rows: 231 cells for FSRS-6, 595 for FSRS-7
}

// PriorCovariance returns how far learners' parameters lie from the defaults of the model of that name. It is what is uncertain
// of a learner of whom nothing is known yet.
func PriorCovariance(model string) (*Covariance, error) {
	k, err := kindOf(model)
	if err != nil {
		return nil, err
	}
	return k.covariance(k.prior(1)), nil
}

// covariance returns the inverse of a precision matrix.
func (k *kind) covariance(precision []float64) *Covariance {
	factor := slices.Clone(precision)
	cholesky(factor, k.size)
	c := &Covariance{Model: k.name, Lower: make([]float32, len(precision))}
	column := make([]float64, k.size)
	for j := range k.size {
		clear(column)
		column[j] = 1
		substitute(factor, column)
		for i := j; i < k.size; i++ {
			c.Lower[at(i, j)] = float32(column[i])
		}
	}
	return c
}

// cumulate turns a covariance in the solver's coordinates, in which an ordered initial stability is its ratio to the one
// before, into one by the logarithms themselves.
func (c *Covariance) cumulate(k *kind) {
	if !k.ordered {
		return
	}
	n := k.size
	full := make([]float64, n*n)
	for i := range n {
		for j := range i + 1 {
			full[i*n+j] = float64(c.Lower[at(i, j)])
			full[j*n+i] = full[i*n+j]
		}
	}
	for i := 1; i < 4; i++ {
		for j := range n {
			full[i*n+j] += full[(i-1)*n+j]
		}
	}
	for j := 1; j < 4; j++ {
		for i := range n {
			full[i*n+j] += full[i*n+j-1]
		}
	}
	for i := range n {
		for j := range i + 1 {
			c.Lower[at(i, j)] = float32(full[i*n+j])
		}
	}
}

// deviations returns the standard deviations of the parameters w themselves.
func (c *Covariance) deviations(k *kind, w []float64) []float64 {
	d := make([]float64, k.size)
	for i := range d {
		d[i] = math.Sqrt(max(float64(c.Lower[at(i, i)]), 0))
		if slices.Contains(k.logs, i) {
			d[i] *= w[i]
		}
	}
	return d
}

// Review is one review of a card's history.
type Review struct {
	Elapsed float64 // days since the review before, as the model counts them; not looked at for the first
	Rating  Rating
}

// Estimate is a figure with its standard deviation, as far as the parameters' uncertainty makes it uncertain.
type Estimate struct{ Value, Deviation float64 }

// Recall returns how likely a card of the given history is recalled, elapsed days after its last review, by the delta
// method: the derivatives of recall through the whole history, and the covariance. A covariance
// that is not the model's, a rating that is none and a history without a review are errors.
func (c *Covariance) Recall(m Model, history []Review, elapsed float64) (Estimate, error) {
	x, _, err := c.follow(m, history)
	if err != nil {
		return Estimate{}, err
	}
	return c.recall(x, days(elapsed)), nil
}

// Interval returns after how many days recall falls to retention, with the uncertainty of that: the uncertainty of
// recall on the day, divided by how fast it then falls. At 0 and at MaxInterval, which hold it fast, the
// deviation is 0. The errors are those of Recall.
func (c *Covariance) Interval(m Model, history []Review, retention float64) (Estimate, error) {
	x, s, err := c.follow(m, history)
	if err != nil {
		return Estimate{}, err
	}
	t := m.Interval(s, retention)
	if !(t > 0 && t < MaxInterval) {
		return Estimate{Value: t}, nil
	}
	const h = 1e-4
	slope := (m.Retrievability(s, t*(1+h)) - m.Retrievability(s, t*(1-h))) / (2 * h) // by ln t
	return Estimate{t, t * c.recall(x, t).Deviation / max(-slope, 1e-6)}, nil
}

// sensor is a tracer that tells the derivatives of recall.
type sensor interface {
	set(m Model)
	// review takes in the next review of a card.
	review(st stage)
	// sense returns recall so many days after it, and fills d, as long as there are parameters, with its derivatives.
	sense(elapsed float64, d []float64) float64
}

// follow returns a tracer that has gone through the history, and the state after it.
func (c *Covariance) follow(m Model, history []Review) (sensor, State, error) {
	k, err := kindOf(m.Name())
	switch {
	case err != nil:
		return nil, State{}, err
	case c.Model != k.name || len(c.Lower) != k.size*(k.size+1)/2:
		return nil, State{}, fmt.Errorf("covariance of %q with %d cells: it does not belong to %s: fit again", c.Model, len(c.Lower), k.name)
	case len(history) == 0:
		return nil, State{}, errors.New("uncertainty of a card: it was never reviewed")
	}
	x := k.sensor()
	x.set(m)
	var s State
	for i, r := range history {
		if r.Rating < Again || r.Rating > Easy {
			return nil, State{}, fmt.Errorf("review %d of a card: rating %d is not one of 1 to 4", i+1, r.Rating)
		}
		elapsed := min(days(r.Elapsed), MaxInterval)
		x.review(stage{elapsed: elapsed, depth: int32(min(i, 1)), rating: uint8(r.Rating.index())})
		s = m.Next(s, elapsed, r.Rating)
	}
	return x, s, nil
}

// recall applies the delta method.
func (c *Covariance) recall(x sensor, elapsed float64) Estimate {
	var buffer [size7]float64
	n := size7
	if c.Model == Name6 {
		n = size6
	}
	d := buffer[:n]
	r := x.sense(min(elapsed, MaxInterval), d)
	variance := 0.0
	for i := range d {
		for j := range i {
			variance += mul(2*d[i]*d[j], float64(c.Lower[at(i, j)]))
		}
		variance += mul(d[i]*d[i], float64(c.Lower[at(i, i)]))
	}
	if !(variance > 0 && variance < math.Inf(1)) {
		variance = 0
	}
	return Estimate{r, math.Sqrt(variance)}
}

func (x *tracer7) review(st stage) {
	if st.depth == 0 {
		x.begin(&st, nil)
		return
	}
	x.visit(&st, nil, nil, wantGradient)
	x.frames[0] = x.frames[1]
}

func (x *tracer7) sense(elapsed float64, d []float64) float64 {
	f := &x.frames[0]
	x.recall(f, elapsed, &x.slopes, wantGradient)
	x.gathered.spread(x.slopes.d[:], f.happened, d)
	return x.slopes.mixed
}

func (x *tracer6) review(st stage) {
	if st.depth == 0 {
		x.begin(&st, nil)
		return
	}
	x.visit(&st, nil, nil, wantGradient)
	x.frames[0] = x.frames[1]
}

func (x *tracer6) sense(elapsed float64, d []float64) float64 {
	f := &x.frames[0]
	_, y := x.recall(f, elapsed, wantGradient)
	x.differentiate(f, &y)
	x.gathered.spread(x.d[:], f.happened, d)
	return y.r
}

// spread writes the entries that count to the parameters that they belong to, and 0 to the others.
func (r *gathering) spread(entries []float64, happened uint8, d []float64) {
	clear(d)
	for _, i := range r.layout.entries[happened&15] {
		to := r.layout.global[i]
		if i == 0 {
			to = r.first
		}
		d[to] = entries[i]
	}
}
