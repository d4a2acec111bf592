package fsrs

// FSRS-7's forgetting curve (ts-fsrs guide, fsrs-rs model_v7, srs-benchmark): a memory is a fast and a slow
// trace. Each is forgotten along a power of time, and recall is their mean, weighted by stability and difficulty:
//
//	Rf(t) = (1 + Ff·t/Sf)^-df    df = clamp(w23·Sf^(w33-0.3), 0.01, 0.95)    Ff = e^min(-ln(w25)/df, 60) - 1
//	Rs(t) = (1 + Fs·t/Ss)^-ds    ds = clamp(w24, 0.01, 0.95)    Fs = (w26^(-1/ds) - 1)·e^((D-5)(w32-0.3))
//	af = w27·Sf^-w29    as = w28·Ss^w30·e^((D-5)(w31-0.5))
//	R(t) = (af·Rf + as·Rs)/(af+as)·(1 - 2e-5) + 1e-5
//
// Times and stabilities are days.

const (
	// Recall is never quite certain nor quite lost: R lies between the floor and 1 - floor.
	recallFloor = 1e-5
	recallSpan  = 1 - 2*recallFloor

	minDecay, maxDecay = 0.01, 0.95
	maxLogFactor       = 60
	middleDifficulty   = 5
)

// shape holds what the curve needs of the parameters.
type shape struct {
	fastScale, fastPower float64 // w23, w33-0.3: the fast trace's decay by its stability
	fastLog              float64 // -ln w25: -ln of recall at t = Sf
	slowDecay            float64 // ds
	slowFactor           float64 // w26^(-1/ds) - 1
	slowPace             float64 // w32-0.3: the slow trace's time scale by difficulty
	shareLog             float64 // ln(w28/w27): the slow trace's weight against the fast one's
	shareSlow, shareFast float64 // w30, w29: and its growth with both stabilities
	shareDifficulty      float64 // w31-0.5: and with difficulty
}

func newShape(w *[size7]float64) shape {
	slowDecay := clamp(w[24], minDecay, maxDecay)
	return shape{
		fastScale:       w[23],
		fastPower:       w[33] - 0.3,
		fastLog:         -log(w[25]),
		slowDecay:       slowDecay,
		slowFactor:      pow(w[26], -1/slowDecay) - 1,
		slowPace:        w[32] - 0.3,
		shareLog:        log(w[28] / w[27]),
		shareSlow:       w[30],
		shareFast:       w[29],
		shareDifficulty: w[31] - 0.5,
	}
}

// curve is the forgetting curve of one state.
type curve struct {
	fastDecay, slowDecay float64 // df, ds
	fastRate, slowRate   float64 // Ff/Sf, Fs/Ss; per day
	fastShare, slowShare float64 // the weights, normalised: they add to 1
	fastLog, slowLog     float64 // ln Sf, ln Ss
}

// curve returns the forgetting curve of s, which lies within the bounds.
func (h *shape) curve(s State) curve {
	fastLog, slowLog := log(s.Fast), log(s.Stability)
	fastDecay := clamp(h.fastScale*exp(h.fastPower*fastLog), minDecay, maxDecay)
	fastFactor := exp(min(h.fastLog/fastDecay, maxLogFactor)) - 1

	distance := s.Difficulty - middleDifficulty
	slowFactor := h.slowFactor * exp(distance*h.slowPace)

	// Both weights divided by the fast one's: one exponential instead of two.
	ratio := exp(h.shareLog + mul(h.shareSlow, slowLog) + mul(h.shareFast, fastLog) + mul(h.shareDifficulty, distance))
	fastShare := 1 / (1 + ratio)
	return curve{
		fastDecay: fastDecay,
		slowDecay: h.slowDecay,
		fastRate:  fastFactor / s.Fast,
		slowRate:  slowFactor / s.Stability,
		fastShare: fastShare,
		slowShare: mul(ratio, fastShare),
		fastLog:   fastLog,
		slowLog:   slowLog,
	}
}

// recall returns the probability of recall after t days: the fast trace's own, and that of both together.
func (c *curve) recall(t float64) (fast, mixed float64) {
	fast = exp(-c.fastDecay * log(1+mul(c.fastRate, t)))
	slow := exp(-c.slowDecay * log(1+mul(c.slowRate, t)))
	mean := mul(c.fastShare, fast) + mul(c.slowShare, slow)
	return fast, recallFloor + mul(recallSpan, mean)
}
