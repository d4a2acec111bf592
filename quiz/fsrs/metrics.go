package fsrs

import (
	"math"
	"slices"
)

// Metrics say how well recall was predicted. Predictions are not weighted.
type Metrics struct {
	N       int     // predictions
	LogLoss float64 // mean; probabilities limited to [1e-7, 1-1e-7]
	RMSE    float64 // RMSE(bins): calibration over bins of interval, reviews and lapses
	AUC     float64 // the chance that of a recalled and a forgotten review the recalled one was thought likelier
}

// Quality is how well a model predicted some reviews of a Log.
type Quality struct {
	All      Metrics
	LongTerm Metrics // only those a day boundary or more after the card's review before
}

// Evaluate returns how well a model predicts the reviews of a span. NaN stands for what there are too few
// predictions to say.
func Evaluate(l *Log, m Model, s Span) Quality {
	scored := score{log: l}
	p := predict(l, m)
	for _, at := range l.order[s.From:s.To] {
		scored.add(at, p[at])
	}
	return scored.quality()
}

// predict returns the probability of recall at each of the log's reviews, 0 for a card's first.
func predict(l *Log, m Model) []float64 {
	p := make([]float64, len(l.reviews))
	whole := m.WholeDays()
	var s State
	for i, r := range l.reviews {
		t := r.elapsed
		if whole {
			t = float64(r.days)
		}
		if r.first {
			s = State{}
		} else {
			p[i] = m.Retrievability(s, t)
		}
		s = m.Next(s, t, r.rating)
	}
	return p
}

// score gathers predictions, perhaps of several models one after another.
type score struct {
	log *Log
	at  []int32
	p   []float64
}

func (s *score) add(at int32, p float64) {
	s.at = append(s.at, at)
	s.p = append(s.p, p)
}

func (s *score) quality() Quality {
	bins := s.log.bins()
	var all, long sample
	for i, at := range s.at {
		r := s.log.reviews[at]
		o := outcome{s.p[i], r.rating > Again, bins[at]}
		all = append(all, o)
		if r.days > 0 {
			long = append(long, o)
		}
	}
	return Quality{All: all.metrics(), LongTerm: long.metrics()}
}

// outcome is a prediction and what came of it.
type outcome struct {
	p        float64
	recalled bool
	bin      bin
}

type sample []outcome

func (s sample) metrics() Metrics {
	return Metrics{N: len(s), LogLoss: s.logLoss(), RMSE: s.rmse(), AUC: s.auc()}
}

// logLossFloor keeps one sure and wrong prediction from weighing without limit.
const logLossFloor = 1e-7

func (s sample) logLoss() float64 {
	sum := 0.0
	for _, o := range s {
		p := clamp(o.p, logLossFloor, 1-logLossFloor)
		if !o.recalled {
			p = 1 - p
		}
		sum -= log(p)
	}
	return sum / float64(len(s))
}

// bin groups reviews that are alike in the logarithms of interval, reviews and lapses (srs-benchmark's RMSE(bins)).
type bin struct{ interval, reviews, lapses int32 }

// step returns round(scale·base^floor(log_base x)), 0 for x < 1. The powers are multiplied out: a logarithm would
// now and then take the wrong side of a whole number.
func step(x, scale, base float64) int32 {
	if x < 1 {
		return 0
	}
	for base*scale > 0 && x >= base {
		x /= base
		scale *= base
	}
	return int32(math.RoundToEven(scale))
}

// bins returns the bin of each review: by its whole days, by how many long-term reviews there were so far, itself
// among them, and one more, and by how often the card had been forgotten in the long term.
func (l *Log) bins() []bin {
	bins := make([]bin, len(l.reviews))
	long, lapses := 0, 0
	for i, r := range l.reviews {
		if r.first {
			long, lapses = 0, 0
		}
		if r.days > 0 {
			long++
		}
		bins[i] = bin{
			step(float64(r.days), 248, 3.62),
			step(float64(long+1), 1.99, 1.89),
			step(float64(lapses), 1.65, 1.73),
		}
		if r.days > 0 && r.rating == Again {
			lapses++
		}
	}
	return bins
}

func (s sample) rmse() float64 {
	type sums struct{ n, p, y float64 }
	bins := make(map[bin]int)
	var all []sums // in order of appearance: the sum below has to be the same every time
	for _, o := range s {
		i, ok := bins[o.bin]
		if !ok {
			i = len(all)
			bins[o.bin] = i
			all = append(all, sums{})
		}
		all[i].n++
		all[i].p += o.p
		if o.recalled {
			all[i].y++
		}
	}
	sum := 0.0
	for _, b := range all {
		miss := b.p - b.y
		sum += miss * miss / b.n
	}
	return math.Sqrt(sum / float64(len(s)))
}

// auc is the area under the ROC curve by ranks; equal predictions share theirs. NaN unless both outcomes occur.
func (s sample) auc() float64 {
	sorted := slices.Clone(s)
	slices.SortFunc(sorted, func(a, b outcome) int {
		switch {
		case a.p < b.p:
			return -1
		case a.p > b.p:
			return 1
		}
		return 0
	})
	ranks, recalled := 0.0, 0.0
	for from := 0; from < len(sorted); {
		to := from + 1
		for to < len(sorted) && sorted[to].p == sorted[from].p {
			to++
		}
		rank := mul(float64(from+to+1), 0.5)
		for _, o := range sorted[from:to] {
			if o.recalled {
				ranks += rank
				recalled++
			}
		}
		from = to
	}
	forgotten := float64(len(s)) - recalled
	return (ranks - mul(recalled, (recalled+1)/2)) / (recalled * forgotten)
}

// Load returns how many reviews a day the cards of the log come to, from where each now stands and if it were recalled
// from here on: the sum of 1/interval at the given retention, intervals being at least a day.
func (l *Log) Load(m Model, retention float64) float64 {
	whole := m.WholeDays()
	sum := 0.0
	var s State
	for i, r := range l.reviews {
		t := r.elapsed
		if whole {
			t = float64(r.days)
		}
		if r.first {
			s = State{}
		}
		s = m.Next(s, t, r.rating)
		if i+1 == len(l.reviews) || l.reviews[i+1].first {
			sum += 1 / max(1, m.Interval(s, retention))
		}
	}
	return sum
}
