package fsrs

import "math"

// FSRS-7's interval for a desired retention has no closed form, but each trace alone has one, and as
// recall is the mean of the traces, the solution lies between theirs. From the one that weighs
// more, a few of Householder's steps of fourth order in u = ln t come to within 1e-9 of the interval, where
// fsrs-rs accepts a residual of 1e-3. Where a step leaves the bracket, bisection takes its place.

const (
	// The error that a step leaves is about a hundredth of its fourth power.
	lastStep = 0.015
	// After a step below this one, the next is likely the last.
	nearStep = 0.5
	// Steps before bisection takes over for good, and in all. No more than 8 were ever seen; 120 end any bracket.
	freeSteps, allSteps = 12, 120
)

// goal is a desired retention as the solver needs it.
type goal struct {
	mean float64 // the traces' mean recall at which R is the retention
	log  float64 // -ln mean
	slow float64 // mean^(-1/ds): 1 + Fs·t/Ss where the slow trace alone has come down to the mean
}

// goal returns what the solver needs of a desired retention; now is true when the interval is 0.
func (h *shape) goal(retention float64) (g goal, now bool) {
	if !(retention < maxRetention) {
		return goal{}, true
	}
	g.mean = (max(retention, minRetention) - recallFloor) / recallSpan
	g.log = -log(g.mean)
	g.slow = exp(g.log / h.slowDecay)
	return g, false
}

// search is a search for the days until the traces' mean recall of one curve has come down to the goal.
type search struct {
	curve       curve
	least, most float64 // what it lies between
	t           float64 // the point reached, and at last the solution
	fast, slow  float64 // recall of both traces there; before that, its logarithm without the decay
	near        bool    // the next step is small, if not the last: only from here on does every digit count
	found       bool
}

// solve comes to the end of some searches. They go step by step together: no search waits for its own
// logarithms and exponentials, which depend on each other, while those of the others can be computed.
func (g *goal) solve(searches []search) {
	for i := range searches {
		searches[i].begin(g)
	}
	for n, left := 0, len(searches); left > 0; n++ {
		for i := range searches {
			s := &searches[i]
			c := &s.curve
			switch fast, slow := 1+mul(c.fastRate, s.t), 1+mul(c.slowRate, s.t); {
			case s.found:
			case s.near:
				s.fast, s.slow = log(fast), log(slow)
			default:
				s.fast, s.slow = quickLog(fast), quickLog(slow)
			}
		}
		for i := range searches {
			s := &searches[i]
			c := &s.curve
			switch {
			case s.found:
			case s.near:
				s.fast, s.slow = exp(-c.fastDecay*s.fast), exp(-c.slowDecay*s.slow)
			default:
				s.fast, s.slow = quickExp(-c.fastDecay*s.fast), quickExp(-c.slowDecay*s.slow)
			}
		}
		for i := range searches {
			if s := &searches[i]; !s.found {
				s.step(g, n)
				if s.found {
					left--
				}
			}
		}
	}
}

// begin finds what the solution lies between, each trace's own, and chooses the first point.
func (s *search) begin(g *goal) {
	c := &s.curve
	fastBase := exp(g.log / c.fastDecay)
	fastAlone, slowAlone := (fastBase-1)/c.fastRate, (g.slow-1)/c.slowRate
	s.least, s.most = min(fastAlone, slowAlone), max(fastAlone, slowAlone)
	// That of the trace that falls faster there.
	s.t = slowAlone
	if c.fastShare*c.fastDecay*(1-1/fastBase) > c.slowShare*c.slowDecay*(1-1/g.slow) {
		s.t = fastAlone
	}
	if s.most > MaxInterval {
		s.most, s.t = MaxInterval, MaxInterval
	}
}

// step goes from one point to the next, the n-th.
func (s *search) step(g *goal, n int) {
	c := &s.curve
	at := join(
		part{mul(c.fastShare, s.fast), c.fastDecay, 1 / (1 + mul(c.fastRate, s.t))},
		part{mul(c.slowShare, s.slow), c.slowDecay, 1 / (1 + mul(c.slowRate, s.t))})
	if s.t == MaxInterval && at.mean >= g.mean {
		s.found = true
		return
	}
	step, factor := at.step(g.mean)
	next := s.t * factor
	if s.near && math.Abs(step) < lastStep || n > allSteps {
		s.t, s.found = clamp(next, 0, MaxInterval), true
		return
	}
	if at.mean < g.mean {
		s.most = s.t
	} else {
		s.least = s.t
	}
	if !(next > s.least && next < s.most) || n > freeSteps {
		next = math.Sqrt(s.least * s.most)
	}
	s.near = s.near || math.Abs(step) < nearStep || n > freeSteps
	s.t = next
}

// part is what one trace contributes to recall at some time t: weight·b^-decay with b = 1 + k·t.
type part struct {
	weight  float64 // share and recall
	decay   float64
	inverse float64 // 1/b
}

// bend is the traces' mean recall at some time t, with its derivatives by ln t.
type bend struct{ mean, first, second, third float64 }

// join adds the traces' parts. With p = b^-d, y = 1/b and e = d·(1-y), p' = -e·p, p" = e·p·(e-y) and
// p"' = -e·p·((e-y)(e-2y) - y).
func join(f, s part) bend {
	fe, se := mul(f.decay, 1-f.inverse), mul(s.decay, 1-s.inverse)
	fastFall, slowFall := mul(f.weight, fe), mul(s.weight, se)
	fastTurn, slowTurn := fe-f.inverse, se-s.inverse
	return bend{
		mean:   f.weight + s.weight,
		first:  -fastFall - slowFall,
		second: mul(fastFall, fastTurn) + mul(slowFall, slowTurn),
		third: -mul(fastFall, mul(fastTurn, fastTurn-f.inverse)-f.inverse) -
			mul(slowFall, mul(slowTurn, slowTurn-s.inverse)-s.inverse),
	}
}

// step returns how far ln t is to go until the mean is goal, by Householder's third method, and e^step. It holds the
// correction of Newton's step between a half and the double.
func (b *bend) step(goal float64) (step, factor float64) {
	miss := goal - b.mean
	square := mul(b.first, b.first)
	above := miss * (square + mul(miss/2, b.second))
	below := mul(square, b.first) + mul(miss, mul(b.first, b.second)+mul(miss/6, b.third))
	step = above / below

	newton := miss / b.first
	correction := step / newton
	if correction > 0.5 && correction < 2 && step > -1 && step < 1 {
		// Padé's fraction for e^(above/below), whose error of the fifth order is below the step's own.
		even, odd := mul(above, above)+mul(12*below, below), mul(6*above, below)
		return step, (even + odd) / (even - odd)
	}
	step = newton * clamp(correction, 0.5, 2)
	return step, exp(step)
}
