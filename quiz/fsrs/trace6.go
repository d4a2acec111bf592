package fsrs

// local6 is how many parameters a card's states depend on: see gathering.
const local6 = size6 - 3

// frame6 is a state on the way, with its derivatives by the local parameters. The stability's are those of its
// logarithm; difficulty depends on w4 to w7 only.
type frame6 struct {
	log, stability, difficulty float64
	dLog                       [local6]float64
	dDifficulty                [4]float64
}

// local places of the parameters from w4 on
const (
	l4, l5, l6, l7, l8, l9, l10  = 1, 2, 3, 4, 5, 6, 7
	l11, l12, l13, l14, l15, l16 = 8, 9, 10, 11, 12, 13
	l17, l18, l19, l20           = 14, 15, 16, 17
)

// tracer6 follows FSRS-6 through a part, with derivatives.
type tracer6 struct {
	m        *Model6
	dFactor  float64    // dF/dw20
	logLast  float64    // ln w11
	logCap   float64    // w17·w18
	dFirst   [4]float64 // dD0(G)/dw5
	frames   []frame6
	gathered gathering
}

func newTracer6(depth int) *tracer6 {
	x := &tracer6{frames: make([]frame6, depth+1)}
	x.gathered.size = local6
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

// visit computes one stage from the one above it.
func (x *tracer6) visit(st *stage, s *sums, want wanted) {
	if st.depth == 0 {
		x.begin(st, s)
		return
	}
	from, to := &x.frames[st.depth-1], &x.frames[st.depth]
	if st.elapsed < 1 {
		if !st.leaf {
			x.sameDay(from, to, int(st.rating), want)
		}
		return
	}
	m := x.m
	ratio := st.elapsed / from.stability
	base := 1 + mul(m.factor, ratio)
	logBase := log(base)
	logR := -m.decay * logBase
	r := exp(logR)
	slope := mul(r, m.decay) * (1 - 1/base)                              // dR/dlnS
	byDecay := mul(-r, logBase+mul(m.decay, mul(x.dFactor, ratio)/base)) // dR/dw20 with S held

	if st.weight > 0 {
		j := judge(r, logR, st.weight, st.rating > 0)
		s.loss += j.loss
		switch want {
		case wantGradient:
			x.gathered.used = true
			c := j.slope * slope
			for i := range from.dLog {
				x.gathered.mass[i] += mul(c, from.dLog[i])
			}
			x.gathered.mass[l20] += mul(j.slope, byDecay)
		case wantFisher:
			x.gathered.used = true
			k := x.gathered.count & (rowCount - 1)
			c := j.scale * slope
			for i := range from.dLog {
				x.gathered.columns[i][k] = c * from.dLog[i]
			}
			x.gathered.columns[l20][k] += mul(j.scale, byDecay)
			x.gathered.columns[local6][k] = j.miss
			if x.gathered.count++; x.gathered.count == rowCount {
				x.gathered.flush()
			}
		}
	}
	if st.leaf {
		return
	}
	if st.rating == 0 {
		x.forgotten(from, to, r, slope, byDecay, want)
	} else {
		x.recalled(from, to, r, slope, byDecay, int(st.rating), want)
	}
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
	keep := f.stay * (1 - f.step[g]/9)
	for i := range to.dDifficulty {
		to.dDifficulty[i] = keep * from.dDifficulty[i]
	}
	to.dDifficulty[0] += m.w[7]
	to.dDifficulty[1] += mul(m.w[7], x.dFirst[3])
	to.dDifficulty[2] -= mul(f.stay*float64(g-2), (maxDifficulty-d)/9)
	to.dDifficulty[3] += f.first[3] - moved
}

// settle sets the stability after a review and, where it stays within the bounds, its derivatives by the state before.
func (x *tracer6) settle(from, to *frame6, logS, s, byLog, byDifficulty float64, want wanted) (free bool) {
	to.log, to.stability = logS, s
	if !(s > minStability6 && s < MaxInterval) {
		to.stability = clamp(s, minStability6, MaxInterval)
		to.log = log(to.stability)
		to.dLog = [local6]float64{}
		return false
	}
	if want == wantLoss {
		return false
	}
	for i := range to.dLog {
		to.dLog[i] = byLog * from.dLog[i]
	}
	if byDifficulty != 0 {
		for i, d := range from.dDifficulty {
			to.dLog[l4+i] += mul(byDifficulty, d)
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
		x.settle(from, to, from.log, from.stability, 1, 0, want)
		return
	}
	logS := from.log + grow
	if x.settle(from, to, logS, exp(logS), 1-m.w[19], 0, want) {
		to.dLog[l17] += up
		to.dLog[l18] += m.w[17]
		to.dLog[l19] -= from.log
	}
}

func (x *tracer6) forgotten(from, to *frame6, r, slope, byDecay float64, want wanted) {
	m := x.m
	w := &m.w
	x.move(from, to, 0, want)
	logD, logMore := log(from.difficulty), log(from.stability+1)
	power := exp(w[13] * logMore)
	logS := x.logLast - mul(w[12], logD) + log(power-1) + mul(w[14], 1-r)
	if most := from.log - x.logCap; logS >= most {
		if x.settle(from, to, most, exp(most), 1, 0, want) {
			to.dLog[l17] -= w[18]
			to.dLog[l18] -= w[17]
		}
		return
	}
	steep := power / (power - 1)
	byLog := mul(steep*w[13], from.stability/(from.stability+1)) - mul(w[14], slope)
	if x.settle(from, to, logS, exp(logS), byLog, -w[12]/from.difficulty, want) {
		to.dLog[l11] += 1 / w[11]
		to.dLog[l12] -= logD
		to.dLog[l13] += mul(steep, logMore)
		to.dLog[l14] += 1 - r
		to.dLog[l20] -= mul(w[14], byDecay)
	}
}

func (x *tracer6) recalled(from, to *frame6, r, slope, byDecay float64, g int, want wanted) {
	m := x.m
	w := &m.w
	x.move(from, to, g, want)
	spacing := exp(w[10] * (1 - r))
	base := m.growth * (11 - from.difficulty) * exp(-w[9]*from.log)
	gain := base * (spacing - 1)
	more := mul(gain, m.bonus[g])
	after := 1 + more
	share := more / after
	bySpacing := base * m.bonus[g] / after * spacing // dlnS'/dln spacing
	byLog := 1 - mul(share, w[9]) - mul(bySpacing*w[10], slope)
	if x.settle(from, to, from.log+log(after), from.stability*after, byLog, -share/(11-from.difficulty), want) {
		to.dLog[l8] += share
		to.dLog[l9] -= mul(share, from.log)
		to.dLog[l10] += mul(bySpacing, 1-r)
		to.dLog[l20] -= mul(bySpacing*w[10], byDecay)
		switch g {
		case 1:
			to.dLog[l15] += gain / after
		case 3:
			to.dLog[l16] += gain / after
		}
	}
}
