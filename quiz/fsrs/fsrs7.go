package fsrs

import "fmt"

// minStability7 is FSRS-7's lowest stability, in days: about nine seconds.
const minStability7 = 0.0001

// firstFastShare is the fast trace's stability against the slow one's after a
// first review, and at most after a lapse.
const firstFastShare = 0.8

// reversion7 is how far difficulty reverts at each review.
const reversion7 = 0.01

// Model7 is FSRS-7 with two memory traces and fractional days, in its final form of 34 parameters. Its formulas are
// those of the ts-fsrs guide, of fsrs-rs (model_v7) and of srs-benchmark. It is never changed once built, so
// many goroutines may share one.
type Model7 struct {
	w          [size7]float64
	first      [4]State // after a first review, by rating
	shape      shape
	slow, fast trace
	difficulty drift
}

// trace is how one memory trace changes at a review. With stability x, recall q, difficulty D and the eight
// parameters from w[k] (k = 7 for the slow trace, whose q is the recall of both together; k = 15 for the fast one
// with its own):
//
//	again:  min(x, w[k+3]·((x+1)^w[k+4] - 1)·e^((1-q)·w[k+5]))
//	others: x·(1 + e^(w[k]-1.5)·(11-D)·x^-w[k+1]·(e^((1-q)·w[k+2]) - 1)·bonus), bonus = w[k+6] for hard, w[k+7] for easy
//
// The published form takes the larger of both lines for the other ratings; as the second is never below x
// and the first never above, that is the second.
type trace struct {
	growth, saturation, spacing        float64 // w[k]-1.5, w[k+1], w[k+2]
	relearn, relearnPower, relearnGain float64 // w[k+3], w[k+4], w[k+5]
	bonus                              [4]float64
}

func newTrace(w []float64) trace {
	return trace{
		growth: w[0] - 1.5, saturation: w[1], spacing: w[2],
		relearn: w[3], relearnPower: w[4], relearnGain: w[5],
		bonus: [4]float64{0, w[6], 1, w[7]},
	}
}

// forgotten returns the stability after a lapse.
func (tr *trace) forgotten(x, q float64) float64 {
	return min(x, tr.relearn*(pow(x+1, tr.relearnPower)-1)*exp((1-q)*tr.relearnGain))
}

// gain returns by what share of itself the stability, of the given logarithm, grows at a good review.
func (tr *trace) gain(logX, q, difficulty float64) float64 {
	return exp(tr.growth-mul(tr.saturation, logX)) * (11 - difficulty) * (exp((1-q)*tr.spacing) - 1)
}

// New7 returns FSRS-7 with the given 34 parameters, moved into their bounds, or with the defaults for none.
// Another number of parameters, NaN or an infinity is an error.
func New7(params []float64) (*Model7, error) {
	if len(params) == 0 {
		params = Default7()
	}
	if len(params) != size7 {
		return nil, fmt.Errorf("fsrs-7 parameters: there are %d: give %d", len(params), size7)
	}
	if err := checkFinite(Name7, params); err != nil {
		return nil, err
	}
	w := [size7]float64(params)
	clip7(&w)
	m := &Model7{
		w:          w,
		shape:      newShape(&w),
		slow:       newTrace(w[7:15]),
		fast:       newTrace(w[15:23]),
		difficulty: newDrift(w[4], w[5], w[6], reversion7),
	}
	for i := range m.first {
		m.first[i] = bounded7(State{
			Stability:  w[i],
			Fast:       firstFastShare * w[i],
			Difficulty: m.difficulty.first[i],
		})
	}
	return m, nil
}

// Name is "fsrs-7".
func (m *Model7) Name() string { return Name7 }

// Parameters returns a copy of the 34 parameters, within their bounds.
func (m *Model7) Parameters() []float64 { return append([]float64(nil), m.w[:]...) }

// WholeDays is false: FSRS-7 takes fractional days, and has no other rule for the same day.
func (m *Model7) WholeDays() bool { return false }

// Next returns the state after a review rated r, elapsed days after the review
// that led to s. A rating that is none counts as the nearest, a state out of
// bounds is moved into them.
func (m *Model7) Next(s State, elapsed float64, r Rating) State {
	if s.New() {
		return m.first[r.index()]
	}
	s = bounded7(s)
	c := m.shape.curve(s)
	fast, mixed := c.recall(days(elapsed))
	if r <= Again {
		return m.forgotten(s, fast, mixed)
	}
	slowGain := m.slow.gain(c.slowLog, mixed, s.Difficulty)
	fastGain := m.fast.gain(c.fastLog, fast, s.Difficulty)
	return m.recalled(s, slowGain, fastGain, r)
}

// Retrievability returns the probability of recall elapsed days after the
// review that led to s, from 0.00001 to 0.99999; 0 for a new card.
func (m *Model7) Retrievability(s State, elapsed float64) float64 {
	if s.New() {
		return 0
	}
	c := m.shape.curve(bounded7(s))
	_, mixed := c.recall(days(elapsed))
	return mixed
}

// Interval returns after how many days recall falls to retention, from 0 to
// MaxInterval; 0 for a new card and for a retention that is not a number.
func (m *Model7) Interval(s State, retention float64) float64 {
	g, now := m.shape.goal(retention)
	if now || s.New() {
		return 0
	}
	one := [1]search{{curve: m.shape.curve(bounded7(s))}}
	g.solve(one[:])
	return one[0].t
}

// Outcomes returns what each of the four ratings would lead to, Again first:
// the same values as Next and Interval, for less than their sum.
func (m *Model7) Outcomes(s State, elapsed, retention float64) [4]Outcome {
	states := m.first
	if !s.New() {
		s = bounded7(s)
		c := m.shape.curve(s)
		fast, mixed := c.recall(days(elapsed))
		slowGain := m.slow.gain(c.slowLog, mixed, s.Difficulty)
		fastGain := m.fast.gain(c.fastLog, fast, s.Difficulty)
		states[0] = m.forgotten(s, fast, mixed)
		states[1] = m.recalled(s, slowGain, fastGain, Hard)
		states[2] = m.recalled(s, slowGain, fastGain, Good)
		states[3] = m.recalled(s, slowGain, fastGain, Easy)
	}
	g, now := m.shape.goal(retention)
	var outcomes [4]Outcome
	var searches [4]search
	for i, next := range states {
		outcomes[i].State = next
		if !now {
			searches[i].curve = m.shape.curve(next)
		}
	}
	if !now {
		g.solve(searches[:])
		for i := range outcomes {
			outcomes[i].Interval = searches[i].t
		}
	}
	return outcomes
}

// forgotten returns the state after again. The fast trace ends at most as strong as it would be after a first
// review, and the surer recall was, the more difficult the card turns out to be.
func (m *Model7) forgotten(s State, fast, mixed float64) State {
	slow := clamp(m.slow.forgotten(s.Stability, mixed), minStability7, MaxInterval)
	step := m.difficulty.step[Again.index()] * (mixed + 0.1)
	return bounded7(State{
		Stability:  slow,
		Fast:       min(m.fast.forgotten(s.Fast, fast), firstFastShare*slow),
		Difficulty: m.difficulty.next(s.Difficulty, step),
	})
}

// recalled returns the state after hard, good or easy, from each trace's gain.
func (m *Model7) recalled(s State, slowGain, fastGain float64, r Rating) State {
	i := r.index()
	return bounded7(State{
		Stability:  s.Stability * (1 + mul(slowGain, m.slow.bonus[i])),
		Fast:       s.Fast * (1 + mul(fastGain, m.fast.bonus[i])),
		Difficulty: m.difficulty.next(s.Difficulty, m.difficulty.step[i]),
	})
}

// bounded7 moves a state into FSRS-7's bounds.
func bounded7(s State) State {
	return State{
		Stability:  clamp(s.Stability, minStability7, MaxInterval),
		Fast:       clamp(s.Fast, minStability7, MaxInterval),
		Difficulty: clamp(s.Difficulty, minDifficulty, maxDifficulty),
	}
}
