package fsrs

// This file differentiates FSRS-7's reviews: trace and drift tell what they do.

// move sets the difficulty after a review, and its derivatives.
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
	d := to.dDifficulty[:x.gathered.layout.width[to.happened&15]]
	if !inside(next, minDifficulty, maxDifficulty) {
		clear(d)
		return
	}
	old := from.dDifficulty[:len(d)]
	room := (maxDifficulty - from.difficulty) * (1.0 / 9)
	keep := f.stay * (1 - mul(step, 1.0/9))
	if g == 0 {
		byRecall, dRecall := f.stay*f.step[0]*room, r.d[:len(d)]
		for i := range d {
			d[i] = mul(keep, old[i]) + mul(byRecall, dRecall[i])
		}
	} else {
		for i := range d {
			d[i] = keep * old[i]
		}
	}
	to.dDifficulty[l4] += reversion7
	to.dDifficulty[l5] += mul(reversion7, x.dFirst[3])
	to.dDifficulty[l6] -= mul(f.stay*float64(g-2), mul(doubt, room))
}

// recalled computes the state after hard, good or easy.
func (x *tracer7) recalled(from, to *frame7, r *slopes, g int, want wanted) {
	m := x.m
	slow := m.slow.grown(from.slowBase, r.mixed, g)
	fast := m.fast.grown(from.fastBase, r.fast, g)
	to.logSlow, to.slow = from.logSlow+quickLog(slow.after), from.slow*slow.after
	to.logFast, to.fast = from.logFast+quickLog(fast.after), from.fast*fast.after
	x.move(from, to, r, g, want)
	if want != wantLoss {
		slow.differentiate(&m.slow)
		fast.differentiate(&m.fast)
		keepSlow, keepFast := 1-mul(slow.share, m.slow.saturation), 1-mul(fast.share, m.fast.saturation)
		byRecall := -slow.bySpacing * m.slow.spacing
		byRaw := -fast.bySpacing * m.fast.spacing
		keepFast += mul(byRaw, r.fastByLog)
		level := 1 / (11 - from.difficulty)
		slowLevel, fastLevel := -slow.share*level, -fast.share*level
		dSlow := to.dSlow[:x.gathered.layout.width[to.happened&15]]
		n := len(dSlow)
		dFast, oldSlow, oldFast, dLevel, dRecall := to.dFast[:n], from.dSlow[:n], from.dFast[:n], from.dDifficulty[:n], r.d[:n]
		for i := range dSlow {
			d := dLevel[i]
			dSlow[i] = mul(keepSlow, oldSlow[i]) + mul(slowLevel, d) + mul(byRecall, dRecall[i])
			dFast[i] = mul(keepFast, oldFast[i]) + mul(fastLevel, d)
		}
		to.dFast[l23] += mul(byRaw, r.fastBy23)
		to.dFast[l25] += mul(byRaw, r.fastBy25)
		to.dFast[l33] += mul(byRaw, r.fastBy33)
		slow.own(to.dSlow[slowGrowth:slowGrowth+3], from.logSlow, 1-r.mixed)
		fast.own(to.dFast[fastGrowth:fastGrowth+3], from.logFast, 1-r.fast)
		switch g {
		case 1:
			to.dSlow[slowHard] += slow.plain
			to.dFast[fastHard] += fast.plain
		case 3:
			to.dSlow[slowEasy] += slow.plain
			to.dFast[fastEasy] += fast.plain
		}
	}
	limit7(&to.logSlow, &to.slow, &to.dSlow)
	limit7(&to.logFast, &to.fast, &to.dFast)
}

// growth is how a trace grows at a good review, with its derivatives.
type growth struct {
	base, spacing, bonus float64
	after                float64 // the new stability against the old
	share                float64 // dln after by ln gain
	bySpacing            float64 // and by ln of the spacing effect e^((1-q)·w[k+2])
	plain                float64 // gain/after without the rating's bonus
}

// grown returns how the trace grows; base is the gain but for the spacing effect and the bonus.
func (tr *trace) grown(base, q float64, g int) growth {
	y := growth{base: base, spacing: quickExp((1 - q) * tr.spacing), bonus: tr.bonus[g]}
	y.after = 1 + mul(base*(y.spacing-1), y.bonus)
	return y
}

func (y *growth) differentiate(tr *trace) {
	inverse := y.base / y.after
	y.plain = mul(inverse, y.spacing-1)
	y.share = mul(y.plain, y.bonus)
	y.bySpacing = inverse * y.bonus * y.spacing
}

// own adds the derivatives by the trace's own parameters: growth, saturation and spacing.
func (y *growth) own(d []float64, logX, forgotten float64) {
	d[0] += y.share
	d[1] -= mul(y.share, logX)
	d[2] += mul(y.bySpacing, forgotten)
}

// forgotten computes the state after again.
func (x *tracer7) forgotten(from, to *frame7, r *slopes, want wanted) {
	m := x.m
	x.move(from, to, r, 0, want)
	n := x.gathered.layout.width[to.happened&15]
	slow := m.slow.fallen(from.logSlow, from.slow, r.mixed, x.relearn[0])
	to.logSlow, to.slow = slow.log, quickExp(slow.log)
	if want != wantLoss {
		byRecall := -slow.byForgotten
		dSlow, old, dRecall := to.dSlow[:n], from.dSlow[:n], r.d[:n]
		for i := range dSlow {
			dSlow[i] = mul(slow.byLog, old[i]) + mul(byRecall, dRecall[i])
		}
		slow.own(to.dSlow[slowRelearning:slowRelearning+3], &m.slow, 1-r.mixed)
	}
	limit7(&to.logSlow, &to.slow, &to.dSlow)

	fast := m.fast.fallen(from.logFast, from.fast, r.fast, x.relearn[1])
	to.logFast, to.fast = fast.log, quickExp(fast.log)
	if most := firstFastShare * to.slow; to.fast >= most {
		to.logFast, to.fast = to.logSlow+x.logShare, most
		copy(to.dFast[:n], to.dSlow[:n])
	} else if want != wantLoss {
		byRaw := -fast.byForgotten
		keep := fast.byLog + mul(byRaw, r.fastByLog)
		dFast, old := to.dFast[:n], from.dFast[:n]
		for i := range dFast {
			dFast[i] = keep * old[i]
		}
		to.dFast[l23] += mul(byRaw, r.fastBy23)
		to.dFast[l25] += mul(byRaw, r.fastBy25)
		to.dFast[l33] += mul(byRaw, r.fastBy33)
		fast.byPower = mul(fast.byPower, m.fast.relearnPower) // its coordinate is the logarithm
		fast.own(to.dFast[fastRelearning:fastRelearning+3], &m.fast, 1-r.fast)
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
	logMore := quickLog(x + 1)
	power := exp(tr.relearnPower * logMore) // exact: it may be near 1, from which it is told below
	next := logRelearn + quickLog(power-1) + mul(1-q, tr.relearnGain)
	if !(next < logX) {
		return fall{log: logX, byLog: 1, held: true}
	}
	steep := power / (power - 1)
	return fall{next, steep * tr.relearnPower * x / (x + 1), tr.relearnGain, mul(steep, logMore), false}
}

// own adds the derivatives by the trace's own parameters: w[k+3] to w[k+5].
func (y *fall) own(d []float64, tr *trace, forgotten float64) {
	if y.held {
		return
	}
	d[0] += 1 / tr.relearn
	d[1] += y.byPower
	d[2] += forgotten
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
