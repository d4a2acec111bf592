package items

import "math"

// Analyse computes a matrix's figures and flags. What cannot be is left out: a
// missing answer counts as not asked, as do points that are no number or beyond
// MaxPoints either way; such a maximum, or one below 0, counts as 0, and an
// option that was chosen but isn't there as none.
func Analyse(m *Matrix) *Report {
	t := newTable(m)
	r := &Report{
		Version: Version, Title: m.Title, Fingerprint: m.Fingerprint,
		Items: make([]ItemFigures, len(t.items)),
	}
	var variances float64 // of the points of each item
	withTotal := make([]float64, len(t.items))
	for j := range t.items {
		var variance float64
		variance, withTotal[j] = t.item(j, &r.Items[j])
		variances += variance
	}
	weigh(r.Items, withTotal)
	r.Test = t.test(variances)
	for j := range r.Items {
		r.Items[j].Flags = itemFlags(&r.Items[j], &t.items[j])
	}
	r.Test.Flags = testFlags(&r.Test)
	return r
}

// item fills in an item's figures, all but its effective weight, and returns the
// variance of its points and their covariance with the total (both 0 where there
// are too few learners, as Moodle counts them).
func (t *table) item(j int, f *ItemFigures) (variance, withTotal float64) {
	item := &t.items[j]
	f.Name, f.Card, f.File, f.Line, f.Max = item.Name, item.Card, item.File, item.Line, item.Max
	if item.Guess != nil {
		f.RandomGuess = figure(100 * *item.Guess)
	}
	if t.max > 0 {
		f.IntendedWeight = figure(100 * item.Max / t.max)
	}

	n := len(t.points)
	points := make([]float64, 0, n) // of all who were asked
	// Of those who were asked something else too: the item's points, the rest, the total.
	beside, rests, totals := make([]float64, 0, n), make([]float64, 0, n), make([]float64, 0, n)
	for i := range t.points {
		p := t.points[i][j]
		if math.IsNaN(p) {
			continue
		}
		f.count(p, t.answer(i, j).Given)
		points = append(points, p)
		if rest := t.rest(i, j); !math.IsNaN(rest) {
			beside, rests, totals = append(beside, p), append(rests, rest), append(totals, t.total[i])
		}
	}
	f.Options = t.options(j)
	if len(points) == 0 {
		return 0, 0
	}

	all := newSample(points, t.scale)
	if item.Max > 0 {
		f.Facility = figure(100 * all.mean / item.Max)
		if len(points) > 1 {
			f.SD = figure(100 * math.Sqrt(all.variance()) / item.Max)
		}
	}
	x, rest, total := newSample(beside, t.scale), newSample(rests, t.scale), newSample(totals, t.scale)
	if !x.flat() && !rest.flat() {
		both := cross(x, rest)
		f.DiscriminationIndex = percentOf(both, math.Sqrt(x.power2)*math.Sqrt(rest.power2))
		f.DiscriminativeEfficiency = percentOf(both, crossMost(x, rest))
	}
	if n := len(beside); n > 1 {
		withTotal = cross(x, total) / float64(n-1)
	}
	return all.variance(), withTotal
}

// count adds an answer to the counts.
func (f *ItemFigures) count(points float64, given bool) {
	f.Asked++
	if given {
		f.Answered++
	}
	if points >= f.Max && f.Max > 0 {
		f.Full++
	}
	if points <= 0 {
		f.None++
	}
}

// percentOf is a figure of at most 100 by its definition, whatever rounding says.
func percentOf(part, most float64) *float64 {
	return figure(min(100*part/most, 100))
}

// weigh fills in the effective weights, given each item's covariance with the
// total. Items with a negative one have none and take no part in the sum.
func weigh(items []ItemFigures, withTotal []float64) {
	var roots float64
	for _, c := range withTotal {
		roots += math.Sqrt(max(c, 0))
	}
	for j, c := range withTotal {
		items[j].NegativeCovariance = c < 0
		if c >= 0 && roots > 0 {
			items[j].EffectiveWeight = figure(100 * math.Sqrt(c) / roots)
		}
	}
}

// test computes the figures of the totals; variances is the sum over the items
// of their points' variance.
func (t *table) test(variances float64) Test {
	f := Test{
		Learners: len(t.learners), Items: len(t.items), Max: t.max, SeveralPapers: t.several,
		Histogram: []Bin{},
	}
	var totals []float64
	for _, total := range t.total {
		if !math.IsNaN(total) {
			totals = append(totals, total)
		}
	}
	if len(totals) == 0 {
		return f
	}
	s := newSample(totals, t.scale)
	sd := math.Sqrt(s.variance())
	if t.max > 0 {
		f.Mean = figure(100 * s.mean / t.max)
		f.Median = figure(100 * s.median() / t.max)
		if len(totals) > 1 {
			f.SD = figure(100 * sd / t.max)
		}
		f.Histogram = histogram(totals, t.max)
	}
	if len(totals) < 3 || s.flat() {
		return f
	}
	f.Skewness, f.Kurtosis = s.shape()
	if p := float64(len(t.items)); p > 1 && !t.several {
		f.InternalConsistency = percentOf(p/(p-1)*(s.variance()-variances), s.variance())
		if f.InternalConsistency == nil {
			return f
		}
		ratio := math.Sqrt(1 - *f.InternalConsistency/100)
		f.ErrorRatio = figure(100 * ratio)
		if t.max > 0 {
			f.StandardError = figure(100 * ratio * sd / t.max)
		}
	}
	return f
}

// shape returns skewness and, from four values on, kurtosis: by k-statistics,
// https://mathworld.wolfram.com/k-Statistic.html. There are three values or
// more, and they differ.
func (s sample) shape() (skewness, kurtosis *float64) {
	n := float64(len(s.values))
	power3, power4 := s.powers()
	m2, m3, m4 := s.power2/n, power3/n, power4/n
	k2 := n * m2 / (n - 1)
	k3 := n * n * m3 / ((n - 1) * (n - 2))
	skewness = figure(k3 / (k2 * math.Sqrt(k2)))
	if n > 3 {
		k4 := n * n * ((n+1)*m4 - 3*(n-1)*m2*m2) / ((n - 1) * (n - 2) * (n - 3))
		kurtosis = figure(k4 / (k2 * k2))
	}
	return skewness, kurtosis
}

// maxBins bounds a histogram whose lowest total is far below nothing.
const maxBins = 30

// histogram counts the totals in steps of 10 percent, from 0 or, where points
// were lost, from the step of the lowest total; what lies beyond the ends is
// counted at the ends.
func histogram(totals []float64, most float64) []Bin {
	low, high := 0, 10
	for _, t := range totals {
		low = min(low, step(t, most))
	}
	low = max(low, high-maxBins)
	bins := make([]Bin, high-low)
	for i := range bins {
		bins[i].From, bins[i].To = float64(low+i)*10, float64(low+i+1)*10
	}
	for _, t := range totals {
		bins[min(max(step(t, most), low), high-1)-low].Learners++
	}
	return bins
}

// step is the step of 10 percent that a total lies in; a total that only
// rounding keeps under a step is on it.
func step(total, most float64) int {
	return int(math.Floor(min(max(10*total/most, -1e6), 1e6) + 1e-9))
}
