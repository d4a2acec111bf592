package fsrs

// local6 is how many parameters a card's states depend on: see layout.
const local6 = size6 - 3

// frame6 is a state on the way, with what follows from it alone and with its derivatives by the entries of the layout, as far
// as they count. The stability's are those of its logarithm; difficulty depends on w4 to w7 only.
type frame6 struct {
	log, stability, difficulty float64
	rate                       float64 // F/S
	base                       float64 // the gain at a good review but for the spacing effect
	happened                   uint8
	dLog                       [local6]float64
	dDifficulty                [4]float64
}

// The places of the entries in the layout.
const (
	e4, e8, e9, e10, e20 = 1, 5, 6, 7, 8
	e17, e18, e19        = 9, 10, 11
	e11, e12, e13, e14   = 12, 13, 14, 15
	e15, e16             = 16, 17
)

// What happens to a card and makes further parameters count.
const sameDay6, again6, hard6, easy6 = 1, 2, 4, 8

func layout6() *layout {
	return newLayout([]int{0, 4, 5, 6, 7, 8, 9, 10, 20}, []int{17, 18, 19}, []int{11, 12, 13, 14}, []int{15}, []int{16})
}

// tracer6 follows FSRS-6 through a part, with derivatives.
type tracer6 struct {
	m        *Model6
	dFactor  float64    // dF/dw20
	logLast  float64    // ln w11
	logCap   float64    // w17·w18
	dFirst   [4]float64 // dD0(G)/dw5
	frames   []frame6
	gathered gathering
	d        [local6]float64 // dR of the stage visited
}

func newTracer6(depth int) *tracer6 {
	x := &tracer6{frames: make([]frame6, depth+1)}
	x.gathered.layout = layout6()
	return x
}

// set makes the tracer follow m.
func (x *tracer6) set(model Model) {
	m := model.(*Model6)
	x.m = m
	x.dFactor = (m.factor + 1) * log(0.9) / (m.decay * m.decay)
	x.logLast = log(m.w[11])
	x.logCap = m.w[17] * m.w[18]
	for i := range x.dFirst {
		x.dFirst[i] = -float64(i) * exp(m.w[5]*float64(i))
	}
}

// run adds a chunk's sums to s.
func (x *tracer6) run(p *portion, c chunk, s *sums, want wanted) {
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

// reviewed is recall at a review, and how it changes.
type reviewed struct {
	r       float64
	slope   float64 // dR/dlnS
	byDecay float64 // dR/dw20 with S held
}

// visit computes one stage from the one above it.
func (x *tracer6) visit(st *stage, late *tail, s *sums, want wanted) {
	if st.depth == 0 {
		x.begin(st, s)
		return
	}
	from, to := &x.frames[st.depth-1], &x.frames[st.depth]
	if st.elapsed < 1 {
		if !st.leaf {
			x.sameDay(from, to, int(st.rating), want)
			x.prepare(to)
		}
		return
	}
	logR, y := x.recall(from, st.elapsed, want)
	if st.weight > 0 {
		if st.rating == 0 {
			logR = quickLog(max(1-y.r, leastDoubt))
		}
		s.cost(logR, st.weight, late)
		if want != wantLoss {
			j := judge(y.r, st.weight, st.rating > 0)
			x.gathered.predicted(x.differentiate(from, &y), from.happened, j, late, st.weight, want)
		}
	}
	if st.leaf {
		return
	}
	if st.rating == 0 {
		x.forgotten(from, to, &y, want)
	} else {
		x.recalled(from, to, &y, int(st.rating), want)
	}
	x.prepare(to)
}

// recall returns ln R and R so many days after from, and how it changes.
func (x *tracer6) recall(from *frame6, elapsed float64, want wanted) (logR float64, y reviewed) {
	m := x.m
	over := mul(from.rate, elapsed)
	logBase := quickLog(1 + over)
	logR = -m.decay * logBase
	y.r = quickExp(logR)
	if want != wantLoss {
		inverse := 1 / (1 + over)
		y.slope = y.r * m.decay * over * inverse
		y.byDecay = mul(-y.r, logBase+mul(m.decay*x.dFactor*elapsed/from.stability, inverse))
	}
	return logR, y
}

// differentiate fills x.d with dR as far as it counts.
func (x *tracer6) differentiate(from *frame6, y *reviewed) []float64 {
	d := x.d[:x.gathered.layout.width[from.happened&15]]
	dLog := from.dLog[:len(d)]
	for i := range d {
		d[i] = y.slope * dLog[i]
	}
	x.d[e20] += y.byDecay
	return d
}

// begin starts a card.
func (x *tracer6) begin(st *stage, s *sums) {
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
	*to = frame6{log: log(first.Stability), stability: first.Stability, difficulty: first.Difficulty}
	to.dLog[0] = 1
	if inside(x.m.difficulty.first[g], minDifficulty, maxDifficulty) {
		to.dDifficulty[0] = 1
		to.dDifficulty[1] = x.dFirst[g]
	}
	x.prepare(to)
}

// prepare computes what follows from a state whatever comes next.
func (x *tracer6) prepare(f *frame6) {
	m := x.m
	f.rate = m.factor / f.stability
	f.base = m.growth * (11 - f.difficulty) * quickExp(-m.w[9]*f.log)
}

// inside reports whether a clamp leaves x as it is.
func inside(x, lo, hi float64) bool { return x > lo && x < hi }

// move sets the difficulty after a review.
func (x *tracer6) move(from, to *frame6, g int, want wanted) {
	m := x.m
	d := from.difficulty
	f := &m.difficulty
	moved := f.moved(d, f.step[g])
	next := f.home + mul(f.stay, moved)
	to.difficulty = clamp(next, minDifficulty, maxDifficulty)
	if want == wantLoss {
		return
	}
	if !inside(next, minDifficulty, maxDifficulty) {
		to.dDifficulty = [4]float64{}
		return
	}
	keep := f.stay * (1 - mul(f.step[g], 1.0/9))
	for i := range to.dDifficulty {
		to.dDifficulty[i] = keep * from.dDifficulty[i]
	}
	to.dDifficulty[0] += m.w[7]
	to.dDifficulty[1] += mul(m.w[7], x.dFirst[3])
	to.dDifficulty[2] -= mul(f.stay*float64(g-2), (maxDifficulty-d)*(1.0/9))
	to.dDifficulty[3] += f.first[3] - moved
}

// settle sets the stability after a review in which something may have happened and, where it stays within the bounds, its
// derivatives by the state before.
func (x *tracer6) settle(from, to *frame6, logS, s, byLog, byDifficulty float64, happened uint8, want wanted) (free bool) {
	to.log, to.stability = logS, s
	to.happened = from.happened | happened
	old, now := x.gathered.layout.width[from.happened&15], x.gathered.layout.width[to.happened&15]
	if !(s > minStability6 && s < MaxInterval) {
		to.stability = clamp(s, minStability6, MaxInterval)
		to.log = log(to.stability)
		clear(to.dLog[:now])
		return false
	}
	if want == wantLoss {
		return false
	}
	dLog := to.dLog[:now]
	for i, d := range from.dLog[:old] {
		dLog[i] = byLog * d
	}
	clear(dLog[old:])
	if byDifficulty != 0 {
		for i, d := range from.dDifficulty {
			to.dLog[e4+i] += mul(byDifficulty, d)
		}
	}
	return true
}

func (x *tracer6) sameDay(from, to *frame6, g int, want wanted) {
	m := x.m
	x.move(from, to, g, want)
	up := float64(g-2) + m.w[18]
	grow := mul(m.w[17], up) - mul(m.w[19], from.log)
	if g > 0 && grow <= 0 {
		x.settle(from, to, from.log, from.stability, 1, 0, 0, want)
		return
	}
	logS := from.log + grow
	if x.settle(from, to, logS, quickExp(logS), 1-m.w[19], 0, sameDay6, want) {
		to.dLog[e17] += up
		to.dLog[e18] += m.w[17]
		to.dLog[e19] -= from.log
	}
}

func (x *tracer6) forgotten(from, to *frame6, y *reviewed, want wanted) {
	m := x.m
	w := &m.w
	x.move(from, to, 0, want)
	logD, logMore := quickLog(from.difficulty), quickLog(from.stability+1)
	power := exp(w[13] * logMore) // exact: it may be near 1, from which it is told below
	logS := x.logLast - mul(w[12], logD) + quickLog(power-1) + mul(w[14], 1-y.r)
	if most := from.log - x.logCap; logS >= most {
		if x.settle(from, to, most, quickExp(most), 1, 0, sameDay6, want) {
			to.dLog[e17] -= w[18]
			to.dLog[e18] -= w[17]
		}
		return
	}
	steep := power / (power - 1)
	byLog := mul(steep*w[13], from.stability/(from.stability+1)) - mul(w[14], y.slope)
	if x.settle(from, to, logS, quickExp(logS), byLog, -w[12]/from.difficulty, again6, want) {
		to.dLog[e11] += 1 / w[11]
		to.dLog[e12] -= logD
		to.dLog[e13] += mul(steep, logMore)
		to.dLog[e14] += 1 - y.r
		to.dLog[e20] -= mul(w[14], y.byDecay)
	}
}

// happening6 is what a review of each rating on a later day makes count.
var happening6 = [4]uint8{again6, hard6, 0, easy6}

func (x *tracer6) recalled(from, to *frame6, y *reviewed, g int, want wanted) {
	m := x.m
	w := &m.w
	x.move(from, to, g, want)
	spacing := quickExp(w[10] * (1 - y.r))
	gain := from.base * (spacing - 1)
	more := mul(gain, m.bonus[g])
	after := 1 + more
	inverse := 1 / after
	share := mul(more, inverse)
	bySpacing := from.base * m.bonus[g] * inverse * spacing // dlnS'/dln spacing
	byLog := 1 - mul(share, w[9]) - mul(bySpacing*w[10], y.slope)
	logS := from.log + quickLog(after)
	if x.settle(from, to, logS, from.stability*after, byLog, -share/(11-from.difficulty), happening6[g], want) {
		to.dLog[e8] += share
		to.dLog[e9] -= mul(share, from.log)
		to.dLog[e10] += mul(bySpacing, 1-y.r)
		to.dLog[e20] -= mul(bySpacing*w[10], y.byDecay)
		switch g {
		case 1:
			to.dLog[e15] += mul(gain, inverse)
		case 3:
			to.dLog[e16] += mul(gain, inverse)
		}
	}
}
