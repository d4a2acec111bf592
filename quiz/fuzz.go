package quiz

import (
	"slices"

	"sabaq/quiz/fsrs"
)

// FuzzRange returns the whole days among which an interval may be spread, so
// that cards learnt together don't come up together for ever: none below 2.5
// days, then a share of each further day that falls from 15 % to 5 %, as Anki
// does it.
func FuzzRange(days float64) (lo, hi int) {
	delta := fuzzDelta(days)
	if delta == 0 {
		n := wholeDays(days)
		return n, n
	}
	return max(2, wholeDays(days-delta)), wholeDays(days + delta)
}

// fuzzDelta is half the width of the fuzz range, in days. The products are
// rounded one by one: fused with the sums, as some machines do it, they could
// round to another day there.
func fuzzDelta(days float64) float64 {
	if !(days >= 2.5) {
		return 0
	}
	days = min(days, fsrs.MaxInterval)
	return 1 + float64(0.15*(min(days, 7)-2.5)) + float64(0.10*max(0, min(days, 20)-7)) + float64(0.05*max(0, days-20))
}

// balanced is the longest interval that load balancing looks at: further ahead,
// today's counts say little.
const balanced = 90

// quietDay picks a day in [lo, hi]: by u alone, or with quieter days likelier
// where the counts are known. u is uniform in [0, 1).
func (p *Planner) quietDay(lo, hi int, today Day, u float64) int {
	if hi > balanced || len(p.Load) <= hi {
		return lo + int(u*float64(hi-lo+1))
	}
	// The fuzz of 90 days spans 13 of them; this leaves room.
	var weights [32]float64
	w := weights[:min(hi-lo+1, len(weights))]
	total := 0.0
	for i := range w {
		w[i] = p.quiet(today, lo+i)
		total += w[i]
	}
	u *= total
	for i := range w {
		if u -= w[i]; u < 0 {
			return lo + i
		}
	}
	return lo + len(w) - 1
}

// quiet is how likely the day so many days after today should be chosen, as a weight.
func (p *Planner) quiet(today Day, days int) float64 {
	w := 1 / float64(1+max(0, p.Load[days]))
	on := today + Day(days)
	if p.Settings.LightDays[on.Weekday()] {
		w /= 4
	}
	if slices.Contains(p.Avoid, on) {
		w /= 4
	}
	return w * w
}

// draw returns a number in [0, 1) that depends on the card and on how often it
// was answered, and on nothing else.
func draw(card string, n uint32) float64 {
	return float64(mix(hash(card)+uint64(n))>>11) / (1 << 53)
}

// hash is FNV-1a.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// mix is SplitMix64's step and finisher: neighbouring numbers give unrelated ones.
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
