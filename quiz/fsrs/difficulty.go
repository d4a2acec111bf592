package fsrs

const minDifficulty, maxDifficulty = 1, 10

// drift is how difficulty changes at a review, in both models (FSRS wiki, fsrs-rs). G is the rating from 1
// to 4, v the reversion (0.01 in FSRS-7, w7 in FSRS-6):
//
//	D0(G) = w4 - e^(w5·(G-1)) + 1
//	D' = clamp(v·D0(4) + (1-v)·(D - w6·(G-3)·(10-D)/9), 1, 10)
//
// The nearer difficulty is to the highest, the less it moves; and at each review it reverts a little towards
// that of a card that was easy at first, whether or not that one lies within the bounds.
type drift struct {
	first [4]float64 // D0(G), not clamped
	step  [4]float64 // -w6·(G-3)
	home  float64    // v·D0(4)
	stay  float64    // 1-v
}

func newDrift(w4, w5, w6, reversion float64) drift {
	var f drift
	for i := range f.first {
		f.first[i] = w4 - exp(w5*float64(i)) + 1
		f.step[i] = -w6 * float64(i-2)
	}
	f.home = mul(reversion, f.first[3])
	f.stay = 1 - reversion
	return f
}

// moved returns the difficulty d after a step, before reversion.
func (f *drift) moved(d, step float64) float64 {
	return d + mul(step, (maxDifficulty-d)/9)
}

// next returns the difficulty after a step from d.
func (f *drift) next(d, step float64) float64 {
	return clamp(f.home+mul(f.stay, f.moved(d, step)), minDifficulty, maxDifficulty)
}
