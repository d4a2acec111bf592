package fsrs

// minStability6 is FSRS-6's lowest stability, in days.
const minStability6 = 0.001

// Model6 is FSRS-6, the model that Anki runs: one stability, in which recall
// falls to 90 %, and whole study days. Its formulas are those of fsrs-rs and of the
// FSRS wiki ("The Algorithm"). It is never changed once built, so many
// goroutines may share one.
type Model6 struct {
	w          [size6]float64
	first      [4]State   // after a first review, by rating
	decay      float64    // w20
	factor     float64    // F = 0.9^(-1/w20) - 1
	growth     float64    // e^w8
	bonus      [4]float64 // of the gain: w15 for hard, w16 for easy
	repeat     [4]float64 // e^(w17·(G-3+w18)): on the same day
	lapseLimit float64    // e^(w17·w18): a lapse divides stability by at least that
	difficulty drift
}

// New6 returns FSRS-6 with the given 21 parameters, or the 19 of FSRS-5 or
// the 17 of FSRS-4.5, moved into their bounds; with the defaults for none. Another number
// of parameters, NaN or an infinity is an error.
func New6(params []float64) (*Model6, error) {
	if len(params) == 0 {
		params = Default6()
	}
	if err := checkFinite(Name6, params); err != nil {
		return nil, err
	}
	w, err := migrate6(params)
	if err != nil {
		return nil, err
	}
	clip6(&w)
	m := &Model6{
		w:          w,
		decay:      w[20],
		factor:     pow(0.9, -1/w[20]) - 1,
		growth:     exp(w[8]),
		bonus:      [4]float64{0, w[15], 1, w[16]},
		lapseLimit: exp(w[17] * w[18]),
		difficulty: newDrift(w[4], w[5], w[6], w[7]),
	}
	for i := range m.first {
		m.first[i] = bounded6(State{Stability: w[i], Difficulty: m.difficulty.first[i]})
		m.repeat[i] = exp(w[17] * (float64(i-2) + w[18]))
	}
	return m, nil
}

// Name is "fsrs-6".
func (m *Model6) Name() string { return Name6 }

// Parameters returns a copy of the 21 parameters, within their bounds.
func (m *Model6) Parameters() []float64 { return append([]float64(nil), m.w[:]...) }

// WholeDays is true: elapsed times are differences of study days.
func (m *Model6) WholeDays() bool { return true }

// Next returns the state after a review rated r, elapsed days after the review
// that led to s; less than one is the same day. A rating that is none counts
// as the nearest, a state out of bounds is moved into them.
func (m *Model6) Next(s State, elapsed float64, r Rating) State {
	i := r.index()
	if s.New() {
		return m.first[i]
	}
	s = bounded6(s)
	t := days(elapsed)
	if t < 1 {
		return m.sameDay(s, m.saturation(s), i)
	}
	recall := m.recall(s, t)
	if i == Again.index() {
		return m.forgotten(s, recall)
	}
	return m.recalled(s, m.gain(s, recall), i)
}

// Retrievability returns the probability of recall elapsed days after the
// review that led to s, 0 for a new card:
//
//	R(t) = (1 + F·t/S)^-w20
func (m *Model6) Retrievability(s State, elapsed float64) float64 {
	if s.New() {
		return 0
	}
	return m.recall(bounded6(s), days(elapsed))
}

// Interval returns after how many days recall falls to retention, from 0 to
// MaxInterval; 0 for a new card and for a retention that is not a number:
//
//	I(r) = S·(r^(-1/w20) - 1)/F
func (m *Model6) Interval(s State, retention float64) float64 {
	if s.New() {
		return 0
	}
	return min(bounded6(s).Stability*m.stretch(retention), MaxInterval)
}

// Outcomes returns what each of the four ratings would lead to, Again first:
// the same values as Next and Interval, for less than their sum.
func (m *Model6) Outcomes(s State, elapsed, retention float64) [4]Outcome {
	states := m.first
	if !s.New() {
		s = bounded6(s)
		if t := days(elapsed); t < 1 {
			saturation := m.saturation(s)
			for i := range states {
				states[i] = m.sameDay(s, saturation, i)
			}
		} else {
			recall := m.recall(s, t)
			gain := m.gain(s, recall)
			states[0] = m.forgotten(s, recall)
			for i := 1; i < len(states); i++ {
				states[i] = m.recalled(s, gain, i)
			}
		}
	}
	stretch := m.stretch(retention)
	var outcomes [4]Outcome
	for i, next := range states {
		outcomes[i] = Outcome{State: next, Interval: min(next.Stability*stretch, MaxInterval)}
	}
	return outcomes
}

// recall is R(t).
func (m *Model6) recall(s State, t float64) float64 {
	return exp(-m.decay * log(1+mul(m.factor, t/s.Stability)))
}

// stretch returns the interval for a retention as a multiple of the stability; exactly 1 for 0.9.
func (m *Model6) stretch(retention float64) float64 {
	if !(retention < 1) {
		return 0
	}
	return (pow(max(retention, minRetention), -1/m.decay) - 1) / m.factor
}

// saturation is S^-w19.
func (m *Model6) saturation(s State) float64 { return pow(s.Stability, -m.w[19]) }

// sameDay returns the state after a review on the day of the one before:
//
//	S' = S·k    k = e^(w17·(G-3+w18))·S^-w19, at least 1 unless G is again
func (m *Model6) sameDay(s State, saturation float64, i int) State {
	k := m.repeat[i] * saturation
	if i > 0 {
		k = max(k, 1)
	}
	return m.after(s, s.Stability*k, i)
}

// forgotten returns the state after again on a later day:
//
//	S' = min(w11·D^-w12·((S+1)^w13 - 1)·e^(w14·(1-R)), S/e^(w17·w18))
func (m *Model6) forgotten(s State, recall float64) State {
	w := &m.w
	stability := w[11] * pow(s.Difficulty, -w[12]) * (pow(s.Stability+1, w[13]) - 1) * exp(w[14]*(1-recall))
	return m.after(s, min(stability, s.Stability/m.lapseLimit), Again.index())
}

// gain returns by what share of itself the stability grows at a good review on a later day:
//
//	e^w8·(11-D)·S^-w9·(e^(w10·(1-R)) - 1)
func (m *Model6) gain(s State, recall float64) float64 {
	w := &m.w
	return m.growth * (11 - s.Difficulty) * pow(s.Stability, -w[9]) * (exp(w[10]*(1-recall)) - 1)
}

// recalled returns the state after hard, good or easy on a later day; hard
// takes the gain times w15, easy times w16.
func (m *Model6) recalled(s State, gain float64, i int) State {
	return m.after(s, s.Stability*(1+mul(gain, m.bonus[i])), i)
}

// after returns the state of the given stability, with the difficulty that follows that of s.
func (m *Model6) after(s State, stability float64, i int) State {
	return bounded6(State{Stability: stability, Difficulty: m.difficulty.next(s.Difficulty, m.difficulty.step[i])})
}

// bounded6 moves a state into FSRS-6's bounds.
func bounded6(s State) State {
	return State{
		Stability:  clamp(s.Stability, minStability6, MaxInterval),
		Difficulty: clamp(s.Difficulty, minDifficulty, maxDifficulty),
	}
}
