package fsrs

import (
	"fmt"
	"math"
)

// The number of parameters of each model.
const (
	size7 = 34
	size6 = 21
)

// Default7 returns a copy of FSRS-7's default parameters, fitted by its authors
// over many learners' reviews (final form of September 2026).
func Default7() []float64 {
	return []float64{
		0.1104, 2.2395, 3.9221, 11.7841, // w0: slow stability after a first again, hard, good, easy
		6.1686, 0.6457, 3.6807, // w4: difficulty
		1.9795, 0, 1.3826, 0.7024, 0.5999, 0.8146, 0.6398, 1, // w7: slow trace
		1.3207, 0.6707, 3.8668, 0.4416, 0.0934, 1.8631, 0.6162, 1.0869, // w15: fast trace
		0.1567, 0.0801, 0.2421, 0.9464, 0.1433, 0.7145, 0, 0.5667, 0.3734, 0.5333, 0.3048, // w23: curve
	}
}

// Default6 returns a copy of FSRS-6's default parameters, as fsrs-rs and Anki have them.
func Default6() []float64 {
	return []float64{
		0.212, 1.2931, 2.3065, 8.2956, // w0: stability after a first again, hard, good, easy
		6.4133, 0.8334, 3.0194, 0.001, // w4: difficulty
		1.8722, 0.1666, 0.796, // w8: recall
		1.4835, 0.0614, 0.2629, 1.6483, // w11: lapse
		0.6014, 1.8729, // w15: hard, easy
		0.5425, 0.0912, 0.0658, // w17: same day
		0.1542, // w20: decay
	}
}

// bound is the closed range of a parameter.
type bound struct{ lo, hi float64 }

// bounds7 are FSRS-7's ranges (srs-benchmark, fsrs-rs); clip7 adds those that depend on another parameter.
var bounds7 = [size7]bound{
	{1e-4, 50}, {1e-4, 100}, {1e-4, 100}, {1e-4, 100},
	{1, 10}, {0.001, 4}, {0.1, 4},
	{0, 4}, {0, 1.2}, {0.3, 3}, {0.01, 1.5}, {0.1, 1}, {0, 3.5}, {0, 1}, {1, 7},
	{0, 4}, {0, 2}, {0.5, 6}, {0.001, 1.5}, {0.001, 1}, {0, 5}, {0, 1}, {1, 7},
	{0.01, 0.25}, {0.01, 0.95}, {0.2, 0.85}, {0.5, 0.99}, {0.01, 1}, {0.1, 1},
	{0, 0.9}, {0.1, 1.1}, {0, 1}, {0, 0.6}, {0, 0.6},
}

// bounds6 are FSRS-6's ranges (fsrs-rs, for scheduling with short-term memory).
var bounds6 = [size6]bound{
	{0.001, 100}, {0.001, 100}, {0.001, 100}, {0.001, 100},
	{1, 10}, {0.001, 4}, {0.001, 4}, {0.001, 0.75},
	{0, 4.5}, {0, 0.8}, {0.001, 3.5},
	{0.001, 5}, {0.001, 0.25}, {0.001, 0.9}, {0, 4},
	{0, 1}, {1, 6},
	{0, 2}, {0, 2}, {0, 0.8},
	{0.1, 0.8},
}

// clip7 moves w into FSRS-7's bounds. A first rating's stability is never below that of a worse one, and
// the slow trace never below the fast one at their stabilities.
func clip7(w *[size7]float64) {
	for i, b := range bounds7 {
		switch i {
		case 1, 2, 3:
			b.lo = w[i-1]
		case 26:
			b.lo = max(b.lo, w[25])
		}
		w[i] = clamp(w[i], b.lo, b.hi)
	}
}

// clip6 moves w into FSRS-6's bounds.
func clip6(w *[size6]float64) {
	for i, b := range bounds6 {
		w[i] = clamp(w[i], b.lo, b.hi)
	}
}

// migrate6 brings the parameters of FSRS-4.5 (17) and FSRS-5 (19) to FSRS-6's 21, as fsrs-rs does: FSRS-4.5's
// difficulty was linear in the rating, and both had no saturation on the same day and a decay of 0.5.
func migrate6(params []float64) (w [size6]float64, err error) {
	const oldDecay = 0.5
	copy(w[:], params)
	switch len(params) {
	case size6:
	case 19:
		w[20] = oldDecay
	case 17:
		w[4] += mul(2, w[5])
		w[5] = log(mul(3, w[5])+1) / 3
		w[6] += 0.5
		w[20] = oldDecay
	default:
		return w, fmt.Errorf("fsrs-6 parameters: there are %d: give 21, or the 19 of FSRS-5 or the 17 of FSRS-4.5", len(params))
	}
	return w, nil
}

// checkFinite reports the first parameter that is not a number.
func checkFinite(model string, params []float64) error {
	for i, p := range params {
		if math.IsNaN(p) || math.IsInf(p, 0) {
			return fmt.Errorf("%s parameters: number %d of %d is %v: fit them again, or use the defaults", model, i+1, len(params), p)
		}
	}
	return nil
}
