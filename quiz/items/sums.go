package items

import (
	"math"
	"slices"
)

// tiny is the relative size under which a difference is taken for the rounding
// of sums: learners with the same rest of 2.1 points don't all have the same
// float64 there, and must not look as if they differed.
const tiny = 1e-12

// mean returns the arithmetic mean of v, which is not empty. The second pass
// takes out what the first one lost in rounding.
func mean(v []float64) float64 {
	n := float64(len(v))
	m := sum(v) / n
	var lost float64
	for _, x := range v {
		lost += x - m
	}
	return m + lost/n
}

func sum(v []float64) float64 {
	var s float64
	for _, x := range v {
		s += x
	}
	return s
}

// sample is one number a learner, with what is needed to compare it to another.
type sample struct {
	values []float64
	off    []float64 // values less their mean; all zero where they don't differ
	mean   float64
	power2 float64 // sum of off squared
}

// newSample measures values, which it keeps. Differences under tiny times scale
// are none.
func newSample(values []float64, scale float64) sample {
	s := sample{values: values, off: make([]float64, len(values))}
	if len(values) == 0 {
		return s
	}
	s.mean = mean(values)
	if slices.Max(values)-slices.Min(values) <= tiny*scale {
		return s
	}
	for i, x := range values {
		s.off[i] = x - s.mean
	}
	s.power2 = dot(s.off, s.off)
	return s
}

// flat reports whether the values don't differ.
func (s sample) flat() bool { return s.power2 == 0 }

// variance is over n-1; 0 for fewer than two values.
func (s sample) variance() float64 {
	if len(s.values) < 2 {
		return 0
	}
	return s.power2 / float64(len(s.values)-1)
}

// powers returns the sums of the third and fourth powers of the differences to
// the mean.
func (s sample) powers() (power3, power4 float64) {
	for _, d := range s.off {
		power3 += d * d * d
		power4 += d * d * d * d
	}
	return power3, power4
}

// median is the middle value, or the mean of the middle two.
func (s sample) median() float64 {
	v := sorted(s.values)
	half := len(v) / 2
	if len(v)%2 == 1 {
		return v[half]
	}
	return (v[half-1] + v[half]) / 2
}

// cross returns the sum of products of the differences of two samples of the
// same learners, exactly 0 where only rounding makes it something else.
func cross(a, b sample) float64 {
	c := dot(a.off, b.off)
	if math.Abs(c) <= tiny*math.Sqrt(a.power2)*math.Sqrt(b.power2) {
		return 0
	}
	return c
}

// crossMost is the greatest cross that the values of two samples could have, had
// the learners with the most of one the most of the other too.
func crossMost(a, b sample) float64 {
	return dot(sorted(a.off), sorted(b.off))
}

func sorted(v []float64) []float64 {
	v = slices.Clone(v)
	slices.Sort(v)
	return v
}

func dot(a, b []float64) float64 {
	var s float64
	for i, x := range a {
		s += x * b[i]
	}
	return s
}

// figure is a number that is defined, or nil for one that is none after all:
// JSON has no infinity.
func figure(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	x += 0 // no negative zero
	return &x
}
