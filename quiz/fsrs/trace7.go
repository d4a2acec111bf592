package fsrs

// local7 is how many parameters a card's states depend on: see gathering.
const local7 = size7 - 3

// frame7 is a state on the way, with its derivatives by the local parameters; the stabilities' are those of
// their logarithms.
type frame7 struct {
	logSlow, logFast, slow, fast, difficulty float64
	dSlow, dFast, dDifficulty                [local7]float64
}

// local places of the parameters: that of w4 is 1, and so on; where each trace's eight begin; and the curve's.
const (
	localSlow, localFast          = 4, 12
	l23, l24, l25, l26, l27, l28  = 20, 21, 22, 23, 24, 25
	l29, l30, l31, l32, l33       = 26, 27, 28, 29, 30
	growthAt, saturationAt        = 0, 1
	spacingAt, relearnAt          = 2, 3
	relearnPowerAt, relearnGainAt = 4, 5
	hardAt, easyAt                = 6, 7
)

// tracer7 follows FSRS-7 through a part, with derivatives.
type tracer7 struct {
	m        *Model7
	dFirst   [4]float64 // dD0(G)/dw5
	byDecay  float64    // dln Fs/dw24
	byTarget float64    // dln Fs/dw26
	logSlow  [4]float64 // ln S0
	relearn  [2]float64 // ln w10, ln w18
	frames   []frame7
	gathered gathering
}

func newTracer7(depth int) *tracer7 {
	x := &tracer7{frames: make([]frame7, depth+1)}
	x.gathered.size = local7
	return x
}

// set makes the tracer follow m.
func (x *tracer7) set(model Model) {
	m := model.(*Model7)
	x.m = m
	for i := range x.dFirst {
		x.dFirst[i] = -float64(i) * exp(m.w[5]*float64(i))
		x.logSlow[i] = log(m.w[i])
	}
	h := &m.shape
	whole := (h.slowFactor + 1) / h.slowFactor
	x.byDecay = whole * log(m.w[26]) / (h.slowDecay * h.slowDecay)
	x.byTarget = -whole / (m.w[26] * h.slowDecay)
	x.relearn = [2]float64{log(m.slow.relearn), log(m.fast.relearn)}
}

// run adds a chunk's sums to s.
func (x *tracer7) run(p *portion, c chunk, s *sums, want wanted) {
	for _, i := range c.path {
		passing := p.steps[i]
		passing.weight, passing.leaf = 0, false
		x.visit(&passing, s, want)
	}
	for i := c.from; i < c.to; i++ {
		x.visit(&p.steps[i], s, want)
	}
	x.gathered.leave(s)
}

// slopes is recall at a stage, and how it changes.
type slopes struct {
	fast, mixed             float64 // Rf and R
	fastByLog               float64 // dRf/dlnSf
	fastBy23, fastBy25      float64
	fastBy33                float64
	bySlow, byFast, byLevel float64 // dR by ln Ss, ln Sf and D
	d                       [local7]float64
}

// visit computes one stage from the one above it.
func (x *tracer7) visit(st *stage, s *sums, want wanted) {
	if st.depth == 0 {
		x.begin(st, s)
		return
	}
	from, to := &x.frames[st.depth-1], &x.frames[st.depth]
	var r slopes
	x.recall(from, st.elapsed, &r, want)
	if st.weight > 0 {
		x.predicted(st, &r, s, want)
	}
	switch {
	case st.leaf:
	case st.rating == 0:
		x.forgotten(from, to, &r, want)
	default:
		x.recalled(from, to, &r, int(st.rating), want)
	}
}

// predicted adds what a prediction costs.
func (x *tracer7) predicted(st *stage, r *slopes, s *sums, want wanted) {
	logR := 0.0
	if st.rating > 0 {
		logR = log(r.mixed)
	}
	j := judge(r.mixed, logR, st.weight, st.rating > 0)
	s.loss += j.loss
	switch want {
	case wantGradient:
		x.gathered.used = true
		for i := range r.d {
			x.gathered.mass[i] += mul(j.slope, r.d[i])
		}
	case wantFisher:
		x.gathered.used = true
		k := x.gathered.count & (rowCount - 1) // for the compiler: it is below rowCount
		for i := range r.d {
			x.gathered.columns[i][k] = j.scale * r.d[i]
		}
		x.gathered.columns[local7][k] = j.miss
		if x.gathered.count++; x.gathered.count == rowCount {
			x.gathered.flush()
		}
	}
}

// begin starts a card.
func (x *tracer7) begin(st *stage, s *sums) {
	g := int(st.rating)
	if g != x.gathered.first {
		x.gathered.leave(s)
		x.gathered.first = g
	}
	if st.leaf {
		return
	}
	to := &x.frames[0]
	first := x.m.first[g]
	*to = frame7{
		logSlow: x.logSlow[g], logFast: log(first.Fast), slow: first.Stability, fast: first.Fast,
		difficulty: first.Difficulty,
	}
	to.dSlow[0] = 1
	if first.Fast > minStability7 {
		to.dFast[0] = 1
	}
	if inside(x.m.difficulty.first[g], minDifficulty, maxDifficulty) {
		to.dDifficulty[l4] = 1
		to.dDifficulty[l5] = x.dFirst[g]
	}
}

// recall fills r for t days after from: the curve of curve7.go, differentiated.
func (x *tracer7) recall(from *frame7, t float64, r *slopes, want wanted) {
	h, w := &x.m.shape, &x.m.w
	distance := from.difficulty - middleDifficulty

	rawDecay := h.fastScale * exp(h.fastPower*from.logFast)
	fastDecay := clamp(rawDecay, minDecay, maxDecay)
	exponent := h.fastLog / fastDecay
	grown := exp(min(exponent, maxLogFactor)) // Ff + 1
	ratio := t / from.fast
	fastBase := 1 + mul(grown-1, ratio)
	fastLog := log(fastBase)
	r.fast = exp(-fastDecay * fastLog)

	slowOver := t * h.slowFactor * exp(distance*h.slowPace) / from.slow
	slowBase := 1 + slowOver
	slowLog := log(slowBase)
	slow := exp(-h.slowDecay * slowLog)

	odds := exp(h.shareLog + mul(h.shareSlow, from.logSlow) + mul(h.shareFast, from.logFast) + mul(h.shareDifficulty, distance))
	fastShare := 1 / (1 + odds)
	slowShare := mul(odds, fastShare)
	r.mixed = recallFloor + mul(recallSpan, mul(fastShare, r.fast)+mul(slowShare, slow))
	if want == wantLoss {
		return
	}

	// The fast trace: through its decay, through the factor, and through the time scale.
	byGrown := 0.0 // -dlnRf by ln(Ff+1)
	if exponent < maxLogFactor {
		byGrown = fastDecay * ratio * grown / fastBase
	}
	byLogDecay := 0.0 // dRf/dln df
	if inside(rawDecay, minDecay, maxDecay) {
		byLogDecay = r.fast * (mul(byGrown, exponent) - mul(fastDecay, fastLog))
	}
	r.fastByLog = mul(byLogDecay, h.fastPower) + mul(r.fast*fastDecay, 1-1/fastBase)
	r.fastBy23 = byLogDecay / h.fastScale
	r.fastBy33 = byLogDecay * from.logFast
	r.fastBy25 = r.fast * byGrown / (fastDecay * w[25])

	slowFall := slow * h.slowDecay * slowOver / slowBase        // -dRs/dln Fs
	mix := recallSpan * (slow - r.fast) * slowShare * fastShare // dR by ln odds
	fastPart, slowPart := recallSpan*fastShare, recallSpan*slowShare

	r.bySlow = mul(slowPart, slowFall) + mul(mix, h.shareSlow)
	r.byFast = mul(fastPart, r.fastByLog) + mul(mix, h.shareFast)
	r.byLevel = mul(mix, h.shareDifficulty) - mul(slowPart*slowFall, h.slowPace)
	a, f, d := r.bySlow, r.byFast, r.byLevel
	for i := range r.d {
		r.d[i] = mul(a, from.dSlow[i]) + mul(f, from.dFast[i]) + mul(d, from.dDifficulty[i])
	}
	r.d[l23] += mul(fastPart, r.fastBy23)
	r.d[l24] -= mul(slowPart, mul(slow, slowLog)+mul(slowFall, x.byDecay))
	r.d[l25] += mul(fastPart, r.fastBy25)
	r.d[l26] -= mul(slowPart*slowFall, x.byTarget)
	r.d[l27] -= mix / w[27]
	r.d[l28] += mix / w[28]
	r.d[l29] += mul(mix, from.logFast)
	r.d[l30] += mul(mix, from.logSlow)
	r.d[l31] += mul(mix, distance)
	r.d[l32] -= mul(slowPart*slowFall, distance)
	r.d[l33] += mul(fastPart, r.fastBy33)
}

// move sets the difficulty after a review, and its derivatives; step is -w6·(G-3), times doubt after again.
func (x *tracer7) move(from, to *frame7, r *slopes, g int, want wanted) {
	f := &x.m.difficulty
	doubt := 1.0
	if g == 0 {
		doubt = r.mixed + 0.1
	}
	step := f.step[g] * doubt
	next := f.home + mul(f.stay, f.moved(from.difficulty, step))
	to.difficulty = clamp(next, minDifficulty, maxDifficulty)
	if want == wantLoss {
		return
	}
	if !inside(next, minDifficulty, maxDifficulty) {
		to.dDifficulty = [local7]float64{}
		return
	}
	room := (maxDifficulty - from.difficulty) / 9
	keep := f.stay * (1 - step/9)
	if g == 0 {
		byRecall := f.stay * f.step[0] * room
		for i := range to.dDifficulty {
			to.dDifficulty[i] = mul(keep, from.dDifficulty[i]) + mul(byRecall, r.d[i])
		}
	} else {
		for i := range to.dDifficulty {
			to.dDifficulty[i] = keep * from.dDifficulty[i]
		}
	}
	to.dDifficulty[l4] += reversion7
	to.dDifficulty[l5] += mul(reversion7, x.dFirst[3])
	to.dDifficulty[l6] -= mul(f.stay*float64(g-2), mul(doubt, room))
}

// recalled computes the state after hard, good or easy.
func (x *tracer7) recalled(from, to *frame7, r *slopes, g int, want wanted) {
	m := x.m
	slow := m.slow.grown(from.logSlow, r.mixed, from.difficulty, g)
	fast := m.fast.grown(from.logFast, r.fast, from.difficulty, g)
	to.logSlow, to.slow = from.logSlow+log(slow.after), from.slow*slow.after
	to.logFast, to.fast = from.logFast+log(fast.after), from.fast*fast.after
	x.move(from, to, r, g, want)
	if want != wantLoss {
		keepSlow, keepFast := 1-mul(slow.share, m.slow.saturation), 1-mul(fast.share, m.fast.saturation)
		byRecall := -slow.bySpacing * m.slow.spacing
		byRaw := -fast.bySpacing * m.fast.spacing
		keepFast += mul(byRaw, r.fastByLog)
		level := 11 - from.difficulty
		slowLevel, fastLevel := -slow.share/level, -fast.share/level
		for i := range to.dSlow {
			d := from.dDifficulty[i]
			to.dSlow[i] = mul(keepSlow, from.dSlow[i]) + mul(slowLevel, d) + mul(byRecall, r.d[i])
			to.dFast[i] = mul(keepFast, from.dFast[i]) + mul(fastLevel, d)
		}
		to.dFast[l23] += mul(byRaw, r.fastBy23)
		to.dFast[l25] += mul(byRaw, r.fastBy25)
		to.dFast[l33] += mul(byRaw, r.fastBy33)
		slow.own(to.dSlow[localSlow:localSlow+8], from.logSlow, 1-r.mixed, g)
		fast.own(to.dFast[localFast:localFast+8], from.logFast, 1-r.fast, g)
	}
	limit7(&to.logSlow, &to.slow, &to.dSlow)
	limit7(&to.logFast, &to.fast, &to.dFast)
}

// growth is how a trace grows at a good review, with its derivatives.
type growth struct {
	after     float64 // the new stability against the old
	share     float64 // dln after by ln gain
	bySpacing float64 // and by ln of the spacing effect e^((1-q)·w[k+2])
	plain     float64 // gain/after without the rating's bonus
}

func (tr *trace) grown(logX, q, difficulty float64, g int) growth {
	spacing := exp((1 - q) * tr.spacing)
	base := exp(tr.growth-mul(tr.saturation, logX)) * (11 - difficulty)
	gain := base * (spacing - 1)
	after := 1 + mul(gain, tr.bonus[g])
	return growth{after, gain * tr.bonus[g] / after, base * tr.bonus[g] / after * spacing, gain / after}
}

// own adds the derivatives by the trace's own parameters.
func (y *growth) own(d []float64, logX, forgotten float64, g int) {
	d[growthAt] += y.share
	d[saturationAt] -= mul(y.share, logX)
	d[spacingAt] += mul(y.bySpacing, forgotten)
	switch g {
	case 1:
		d[hardAt] += y.plain
	case 3:
		d[easyAt] += y.plain
	}
}

// forgotten computes the state after again.
func (x *tracer7) forgotten(from, to *frame7, r *slopes, want wanted) {
	m := x.m
	x.move(from, to, r, 0, want)
	slow := m.slow.fallen(from.logSlow, from.slow, r.mixed, x.relearn[0])
	to.logSlow, to.slow = slow.log, exp(slow.log)
	if want != wantLoss {
		byRecall := -slow.byForgotten
		for i := range to.dSlow {
			to.dSlow[i] = mul(slow.byLog, from.dSlow[i]) + mul(byRecall, r.d[i])
		}
		slow.own(to.dSlow[localSlow:localSlow+8], &m.slow, 1-r.mixed)
	}
	limit7(&to.logSlow, &to.slow, &to.dSlow)

	fast := m.fast.fallen(from.logFast, from.fast, r.fast, x.relearn[1])
	to.logFast, to.fast = fast.log, exp(fast.log)
	if most := firstFastShare * to.slow; to.fast >= most {
		to.logFast, to.fast = log(most), most
		to.dFast = to.dSlow
	} else if want != wantLoss {
		byRaw := -fast.byForgotten
		keep := fast.byLog + mul(byRaw, r.fastByLog)
		for i := range to.dFast {
			to.dFast[i] = keep * from.dFast[i]
		}
		to.dFast[l23] += mul(byRaw, r.fastBy23)
		to.dFast[l25] += mul(byRaw, r.fastBy25)
		to.dFast[l33] += mul(byRaw, r.fastBy33)
		fast.byPower = mul(fast.byPower, m.fast.relearnPower) // its coordinate is the logarithm
		fast.own(to.dFast[localFast:localFast+8], &m.fast, 1-r.fast)
	}
	limit7(&to.logFast, &to.fast, &to.dFast)
}

// fall is a trace after a lapse, with its derivatives.
type fall struct {
	log         float64 // of the new stability
	byLog       float64
	byForgotten float64 // by 1-q
	byPower     float64 // by w[k+4]
	held        bool    // it stays as it was
}

func (tr *trace) fallen(logX, x, q, logRelearn float64) fall {
	logMore := log(x + 1)
	power := exp(tr.relearnPower * logMore)
	next := logRelearn + log(power-1) + mul(1-q, tr.relearnGain)
	if !(next < logX) {
		return fall{log: logX, byLog: 1, held: true}
	}
	steep := power / (power - 1)
	return fall{next, steep * tr.relearnPower * x / (x + 1), tr.relearnGain, mul(steep, logMore), false}
}

// own adds the derivatives by the trace's own parameters.
func (y *fall) own(d []float64, tr *trace, forgotten float64) {
	if y.held {
		return
	}
	d[relearnAt] += 1 / tr.relearn
	d[relearnPowerAt] += y.byPower
	d[relearnGainAt] += forgotten
}

// limit7 keeps a stability within the bounds, where it stops changing.
func limit7(logS, s *float64, d *[local7]float64) {
	if *s > minStability7 && *s < MaxInterval {
		return
	}
	*s = clamp(*s, minStability7, MaxInterval)
	*logS = log(*s)
	*d = [local7]float64{}
}
