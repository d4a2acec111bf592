package fsrs

import "math"

// FSRS-7's interval for a desired retention has no closed form, but each trace alone has one, and as
// recall is the mean of the traces, the solution lies between theirs. From the one that weighs
// more, a few of Householder's steps of fourth order in u = ln t come to within 1e-9 of the interval, where
// fsrs-rs accepts a residual of 1e-3. Where a step leaves the bracket, bisection takes its place.

const (
	// The error that a step leaves is about a hundredth of its fourth power.
	lastStep = 0.015
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

// solve returns the days until the traces' mean recall is g.mean, at most MaxInterval.
func (c *curve) solve(g *goal) float64 {
	fastBase := exp(g.log / c.fastDecay)
	fastAlone, slowAlone := (fastBase-1)/c.fastRate, (g.slow-1)/c.slowRate
	bracket := [2]float64{min(fastAlone, slowAlone), max(fastAlone, slowAlone)}

	// The first point. Where one trace alone has come down to the mean, its own part is known.
	fast := part{mul(c.fastShare, g.mean), c.fastDecay, 1 / fastBase}
	slow := part{mul(c.slowShare, g.mean), c.slowDecay, 1 / g.slow}
	var t float64
	var at bend
	switch {
	case bracket[1] > MaxInterval:
		bracket[1] = MaxInterval
		t, at = MaxInterval, c.bend(MaxInterval)
		if at.mean >= g.mean {
			return MaxInterval
		}
	case fast.fall() > slow.fall():
		t, at = fastAlone, join(fast, c.slow(fastAlone))
	default:
		t, at = slowAlone, join(c.fast(slowAlone), slow)
	}

	for n := 0; ; n++ {
		step, factor := at.step(g.mean)
		next := t * factor
		if math.Abs(step) < lastStep || n > allSteps {
			return clamp(next, 0, MaxInterval)
		}
		side := 0
		if at.mean < g.mean {
			side = 1
		}
		bracket[side] = t
		if !(next > bracket[0] && next < bracket[1]) || n > freeSteps {
			next = math.Sqrt(bracket[0] * bracket[1])
		}
		t, at = next, c.bend(next)
	}
}

// part is what one trace contributes to recall at some time t: weight·b^-decay with b = 1 + k·t.
type part struct {
	weight  float64 // share and recall
	decay   float64
	inverse float64 // 1/b
}

// fast and slow return the traces' parts after t days.
func (c *curve) fast(t float64) part {
	base := 1 + mul(c.fastRate, t)
	return part{mul(c.fastShare, exp(-c.fastDecay*log(base))), c.fastDecay, 1 / base}
}

func (c *curve) slow(t float64) part {
	base := 1 + mul(c.slowRate, t)
	return part{mul(c.slowShare, exp(-c.slowDecay*log(base))), c.slowDecay, 1 / base}
}

// fall is how fast the part falls with ln t.
func (p part) fall() float64 { return p.weight * p.decay * (1 - p.inverse) }

// bend is the traces' mean recall at some time t, with its derivatives by ln t.
type bend struct{ mean, first, second, third float64 }

// bend returns the curve's bend after t days.
func (c *curve) bend(t float64) bend { return join(c.fast(t), c.slow(t)) }

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
