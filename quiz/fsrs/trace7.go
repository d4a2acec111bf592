package fsrs

// local7 is how many parameters a card's states depend on: see gathering.
const local7 = size7 - 3

// frame7 is a state on the way, with what follows from it alone and with its derivatives by the entries of the layout, as far
// as they count; the stabilities' are those of their logarithms.
type frame7 struct {
	logSlow, logFast, slow, fast, difficulty float64
	curve                                    curve7
	slowBase, fastBase                       float64 // the traces' gain at a good review but for the spacing effect
	happened                                 uint8
	dSlow, dFast, dDifficulty                [local7]float64
}

// curve7 is a state's forgetting curve, in parts: see curve.
type curve7 struct {
	fastDecay, fastRate, slowRate float64
	odds, fastShare               float64 // the slow trace's weight against the fast one's, and the fast one's share
	grown                         float64 // Ff + 1
	byDecay, byGrown              float64 // 1, or 0 where ln df and the exponent of Ff are held at their limits
}

// The places of the entries in the layout: of w4 and so on; of each trace's growth and relearning, three each, and of its hard
// and easy; and of the curve.
const (
	l4, l5, l6                                       = 1, 2, 3
	slowGrowth, slowRelearning, slowHard, slowEasy   = 4, 21, 27, 29
	fastGrowth, fastRelearning, fastHard, fastEasy   = 7, 24, 28, 30
	l23, l24, l25, l26, l27, l28, l29, l30, l31, l32 = 10, 11, 12, 13, 14, 15, 16, 17, 18, 19
	l33                                              = 20
)

// What happens to a card and makes further parameters count.
const happenedAgain7, happenedHard7, happenedEasy7 = 1, 2, 4

// happening7 is what a review of each rating adds to that.
var happening7 = [4]uint8{happenedAgain7, happenedHard7, 0, happenedEasy7}

func layout7() *layout {
	return newLayout(
		[]int{0, 4, 5, 6, 7, 8, 9, 15, 16, 17, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33},
		[]int{10, 11, 12, 18, 19, 20}, []int{13, 21}, []int{14, 22})
}

// tracer7 follows FSRS-7 through a part, with derivatives.
type tracer7 struct {
	m        *Model7
	dFirst   [4]float64 // dD0(G)/dw5
	byDecay  float64    // dln Fs/dw24
	byTarget float64    // dln Fs/dw26
	logSlow  [4]float64 // ln S0
	relearn  [2]float64 // ln w10, ln w18
	logShare float64    // of a lapse's fast trace against its slow one at most
	// 1/w23 and so on
	inverse23, inverse25, inverse27, inverse28 float64

	frames   []frame7
	slopes   slopes // of the stage visited
	gathered gathering
}

func newTracer7(depth int) *tracer7 {
	x := &tracer7{frames: make([]frame7, depth+1)}
	x.gathered.layout = layout7()
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
	x.logShare = log(firstFastShare)
	x.relearn = [2]float64{log(m.slow.relearn), log(m.fast.relearn)}
	x.inverse23, x.inverse25, x.inverse27, x.inverse28 = 1/m.w[23], 1/m.w[25], 1/m.w[27], 1/m.w[28]
}

// run adds a chunk's sums to s.
func (x *tracer7) run(p *portion, c chunk, s *sums, want wanted) {
	x.gathered.begin(p)
	for _, i := range c.path {
		passing := p.steps[i]
		passing.weight, passing.leaf = 0, false
		x.visit(&passing, nil, s, want)
	}
	if p.late == nil {
		for i := c.from; i < c.to; i++ {
			x.visit(&p.steps[i], nil, s, want)
		}
	} else {
		for i := c.from; i < c.to; i++ {
			x.visit(&p.steps[i], &p.late[i], s, want)
		}
	}
	x.gathered.leave(s)
}

// slopes is recall at a stage, and how it changes.
type slopes struct {
	fast, mixed                  float64 // Rf and R
	fastByLog                    float64 // dRf/dlnSf
	fastBy23, fastBy25, fastBy33 float64
	d                            [local7]float64 // dR
}

// visit computes one stage from the one above it.
func (x *tracer7) visit(st *stage, late *tail, s *sums, want wanted) {
	if st.depth == 0 {
		x.begin(st, s)
		return
	}
	from := &x.frames[st.depth-1]
	r := &x.slopes
	x.recall(from, st.elapsed, r, want)
	if st.weight > 0 {
		x.predicted(st, late, from.happened, r, s, want)
	}
	if st.leaf {
		return
	}
	to := &x.frames[st.depth]
	to.happened = from.happened
	if want != wantLoss {
		x.widen(from, to, r, int(st.rating))
	}
	if st.rating == 0 {
		x.forgotten(from, to, r, want)
	} else {
		x.recalled(from, to, r, int(st.rating), want)
	}
	x.prepare(to)
}

// widen makes further entries count after a review, and puts into them what they were before: nothing.
func (x *tracer7) widen(from, to *frame7, r *slopes, g int) {
	to.happened |= happening7[g]
	old, now := x.gathered.layout.width[from.happened&15], x.gathered.layout.width[to.happened&15]
	if now > old {
		clear(from.dSlow[old:now])
		clear(from.dFast[old:now])
		clear(from.dDifficulty[old:now])
		clear(r.d[old:now])
	}
}

// predicted adds what a prediction costs.
func (x *tracer7) predicted(st *stage, late *tail, happened uint8, r *slopes, s *sums, want wanted) {
	p := r.mixed
	if st.rating == 0 {
		p = 1 - p
	}
	s.cost(quickLog(p), st.weight, late)
	if want == wantLoss {
		return
	}
	j := judge(r.mixed, st.weight, st.rating > 0)
	d := r.d[:x.gathered.layout.width[happened&15]]
	x.gathered.predicted(d, happened, j, late, st.weight, want)
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
	x.prepare(to)
}

// prepare computes what follows from a state whatever comes next.
func (x *tracer7) prepare(f *frame7) {
	m := x.m
	h := &m.shape
	distance := f.difficulty - middleDifficulty
	c := &f.curve

	rawDecay := h.fastScale * quickExp(h.fastPower*f.logFast)
	c.fastDecay, c.byDecay = rawDecay, 1
	if !inside(rawDecay, minDecay, maxDecay) {
		c.fastDecay, c.byDecay = clamp(rawDecay, minDecay, maxDecay), 0
	}
	exponent := h.fastLog / c.fastDecay
	c.byGrown = 1
	if exponent >= maxLogFactor {
		exponent, c.byGrown = maxLogFactor, 0
	}
	c.grown = quickExp(exponent)
	c.fastRate = (c.grown - 1) / f.fast
	c.slowRate = h.slowFactor * quickExp(distance*h.slowPace) / f.slow
	c.odds = quickExp(h.shareLog + mul(h.shareSlow, f.logSlow) + mul(h.shareFast, f.logFast) + mul(h.shareDifficulty, distance))
	c.fastShare = 1 / (1 + c.odds)

	level := 11 - f.difficulty
	f.slowBase = quickExp(m.slow.growth-mul(m.slow.saturation, f.logSlow)) * level
	f.fastBase = quickExp(m.fast.growth-mul(m.fast.saturation, f.logFast)) * level
}

// recall fills r for t days after from: the curve of curve7.go, differentiated.
func (x *tracer7) recall(from *frame7, t float64, r *slopes, want wanted) {
	c := &from.curve
	h := &x.m.shape
	fastOver, slowOver := mul(c.fastRate, t), mul(c.slowRate, t)
	fastLog, slowLog := quickLog(1+fastOver), quickLog(1+slowOver)
	fast, slow := quickExp(-c.fastDecay*fastLog), quickExp(-h.slowDecay*slowLog)
	slowShare := mul(c.odds, c.fastShare)
	r.fast = fast
	r.mixed = recallFloor + mul(recallSpan, mul(c.fastShare, fast)+mul(slowShare, slow))
	if want == wantLoss {
		return
	}

	// The fast trace: through its decay, through the factor, and through the time scale.
	fastInverse, slowInverse := 1/(1+fastOver), 1/(1+slowOver)
	byGrown := c.byGrown * c.fastDecay * t / from.fast * c.grown * fastInverse // -dlnRf by ln(Ff+1)
	byLogDecay := c.byDecay * fast * (mul(byGrown, h.fastLog/c.fastDecay) - mul(c.fastDecay, fastLog))
	r.fastByLog = mul(byLogDecay, h.fastPower) + mul(fast*c.fastDecay*fastOver, fastInverse)
	r.fastBy23 = byLogDecay * x.inverse23
	r.fastBy33 = byLogDecay * from.logFast
	r.fastBy25 = fast * byGrown / c.fastDecay * x.inverse25

	distance := from.difficulty - middleDifficulty
	slowFall := slow * h.slowDecay * slowOver * slowInverse     // -dRs/dln Fs
	mix := recallSpan * (slow - fast) * slowShare * c.fastShare // dR by ln odds
	fastPart, slowPart := recallSpan*c.fastShare, recallSpan*slowShare
	slowFall = mul(slowFall, slowPart)

	bySlow := slowFall + mul(mix, h.shareSlow)
	byFast := mul(fastPart, r.fastByLog) + mul(mix, h.shareFast)
	byLevel := mul(mix, h.shareDifficulty) - mul(slowFall, h.slowPace)
	d := r.d[:x.gathered.layout.width[from.happened&15]]
	dSlow, dFast, dLevel := from.dSlow[:len(d)], from.dFast[:len(d)], from.dDifficulty[:len(d)]
	for i := range d {
		d[i] = mul(bySlow, dSlow[i]) + mul(byFast, dFast[i]) + mul(byLevel, dLevel[i])
	}
	r.d[l23] += mul(fastPart, r.fastBy23)
	r.d[l24] -= mul(slowPart*slow, slowLog) + mul(slowFall, x.byDecay)
	r.d[l25] += mul(fastPart, r.fastBy25)
	r.d[l26] -= mul(slowFall, x.byTarget)
	r.d[l27] -= mul(mix, x.inverse27)
	r.d[l28] += mul(mix, x.inverse28)
	r.d[l29] += mul(mix, from.logFast)
	r.d[l30] += mul(mix, from.logSlow)
	r.d[l31] += mul(mix, distance)
	r.d[l32] -= mul(slowFall, distance)
	r.d[l33] += mul(fastPart, r.fastBy33)
}
