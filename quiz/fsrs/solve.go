package fsrs

import (
	"context"
	"slices"
)

// A fit is solved, not descended: the weighted log loss with a Gaussian prior towards the defaults is smooth, with a
// few dozen parameters, and its expected second derivatives (the Fisher matrix) come with the gradient. A few damped
// Newton steps reach its minimum, without a seed or a learning rate.
//
// The solver's coordinates are the parameters, but for the four initial stabilities, which are positive and
// spread over orders of magnitude: there it is their logarithms.

// solver minimises the loss over a part plus the prior.
type solver struct {
	kind      kind
	pass      *pass
	center    []float64 // of the prior
	precision []float64 // of the prior: a lower triangle
	lo, hi    []float64

	at, trial []float64
	gradient  []float64
	curvature []float64 // lower triangle
	taken     taken
	factor    []float64 // its Cholesky factor
	free      []int
	move      []float64
	right     []float64
	point     []float64
	rough     bool
	only      int // how many parameters, from the first on, may move
	passes    int
	first     judgement // of the point at which solving began
	last      judgement // of the point reached
	report    func(step int, loss float64)
}

// judgement is the loss at some point, prior left out.
type judgement struct {
	all  float64
	late [2]float64 // of the last predictions: of the long term, and of the same day
}

// taken is where the derivatives were computed last, and what is known of that point.
type taken struct {
	at       []float64
	loss     float64   // with the prior
	late     float64   // of the last predictions
	gradient []float64 // theirs
}

func newSolver(k kind, p *pass) *solver {
	n := k.size
	s := &solver{
		kind: k, pass: p,
		center: k.toSolver(append([]float64(nil), k.defaults...)),
		lo:     make([]float64, n), hi: make([]float64, n),
		at: make([]float64, n), trial: make([]float64, n), gradient: make([]float64, n),
		curvature: make([]float64, n*(n+1)/2), factor: make([]float64, n*(n+1)/2),
		free: make([]int, 0, n), move: make([]float64, n), right: make([]float64, n), point: make([]float64, n), only: n,
		taken: taken{at: make([]float64, n), gradient: make([]float64, n)},
	}
	for i, b := range k.bounds {
		s.lo[i], s.hi[i] = b.lo, b.hi
		if slices.Contains(k.logs, i) {
			s.lo[i], s.hi[i] = log(b.lo), log(b.hi)
		}
	}
	s.precision = k.prior(k.strength)
	k.chain(make([]float64, n), s.precision)
	return s
}

// objective adds the prior to what a pass found at w.
func (s *solver) objective(sums *sums, w []float64) float64 {
	prior := 0.0
	for i, x := range w {
		d := x - s.center[i]
		prior += mul(s.precision[at(i, i)]*d, d)
		if i < 4 {
			for j := range i {
				prior += mul(2*s.precision[at(i, j)]*d, w[j]-s.center[j])
			}
		}
	}
	return sums.loss + mul(prior, 0.5)
}

// limits returns the bounds of parameter i where the others are w.
func (s *solver) limits(i int, w []float64) (lo, hi float64) {
	lo, hi = s.lo[i], s.hi[i]
	if s.kind.ordered {
		switch i {
		case 1, 2, 3:
			lo = 0
			for _, x := range w[:i] {
				hi -= x
			}
			hi = max(hi, 0)
		case 26:
			lo = max(lo, w[25])
		}
	}
	return lo, hi
}

// parameters returns those at the point reached.
func (s *solver) parameters() []float64 { return s.kind.fromSolver(slices.Clone(s.at)) }

const (
	mostSteps = 20

	// All in nats over the whole part, which is the measure of what data can tell: 1/2 is one standard deviation of
	// one parameter.
	worthwhile = 0.05 // a step that promises less is not taken
	enough     = 0.5  // after a step that gained less, or was refused although it promised less than twice that, none is
	final      = 2    // after a step that promises less, or than surely of the loss, derivatives are not computed again
	surely     = 2e-4
	slightly   = 1e-4 // nor is a step taken that promises less of the loss
	roughly    = 4    // where another solver goes on, a step that promises less is the last, and not looked at

	firstDamp = 0.05 // after a first refusal
	leastDamp = 1e-4
	wariness  = 0.25 // a step that gains less of what it promised is as good as refused
)

// solve moves s.at from start to the minimum. Levenberg's damping follows the gain ratio as in Nielsen's rule: down by
// up to a third where the quadratic model held, up faster and faster where it misled. A step that leads up is
// shortened once, which costs a third of computing the derivatives anew. A rough solver leaves the last digit to the next one.
func (s *solver) solve(ctx context.Context, start []float64, steps int) error {
	if err := s.linearise(ctx, start); err != nil {
		return err
	}
	damp, growth := 0.0, 2.0
	wary := false // then the loss is looked at before the derivatives are computed
	loss := s.taken.loss
	least := max(worthwhile, slightly*loss)
	for step := range steps {
		s.release()
		promised := s.step(damp)
		if promised < least {
			break
		}
		if s.rough && promised < roughly {
			copy(s.at, s.trial)
			break
		}
		last := promised < final || damp == 0 && promised < surely*loss || step == steps-1
		want := wantFisher
		if last || wary {
			want = wantLoss
		}
		sums, err := s.look(ctx, s.trial, want)
		if err != nil {
			return err
		}
		next := s.objective(sums, s.trial)
		ratio := (loss - next) / promised
		if !(ratio > 0) {
			if last || promised < 2*enough {
				break
			}
			s.shorten(next - loss)
			want = wantLoss
			if sums, err = s.look(ctx, s.trial, want); err != nil {
				return err
			}
			next = s.objective(sums, s.trial)
			damp = max(damp, firstDamp) * growth
			growth *= 2
		} else {
			turn := 2*ratio - 1
			damp *= max(1.0/3, 1-mul(turn*turn, turn))
			growth = 2
			if damp < leastDamp {
				damp = 0
			}
		}
		wary = ratio < wariness
		s.passes++
		if s.report != nil {
			s.report(s.passes, min(loss, next))
		}
		gained := loss - next
		if !(gained > 0) {
			continue
		}
		loss = next
		s.last = sums.judgement()
		copy(s.at, s.trial)
		if last || gained < enough && promised < 10*enough {
			break
		}
		if want != wantFisher {
			if sums, err = s.look(ctx, s.at, wantFisher); err != nil {
				return err
			}
		}
		s.take(sums)
	}
	return nil
}

// shorten brings the trial point back to where a parabola through both losses has its lowest point; the loss rose by
// rise.
func (s *solver) shorten(rise float64) {
	slope := 0.0
	for i, x := range s.move {
		slope += mul(x, s.gradient[i])
	}
	part := clamp(-slope/(2*(rise-slope)), 0.1, 0.5)
	for i, x := range s.move {
		s.trial[i] = s.at[i] + mul(part, x)
	}
}

// linearise moves s.at to start and computes the derivatives there.
func (s *solver) linearise(ctx context.Context, start []float64) error {
	copy(s.at, start)
	s.kind.toSolver(s.at)
	sums, err := s.look(ctx, s.at, wantFisher)
	if err != nil {
		return err
	}
	s.first = sums.judgement()
	s.last = s.first
	s.take(sums)
	return nil
}

// look computes the sums at w.
func (s *solver) look(ctx context.Context, w []float64, want wanted) (*sums, error) {
	copy(s.point, w)
	m, err := s.kind.model(s.kind.fromSolver(s.point))
	if err != nil {
		return nil, err
	}
	return s.pass.run(ctx, m, want)
}

// take keeps the derivatives at the point at, the prior's among them.
func (s *solver) take(sums *sums) {
	copy(s.taken.at, s.at)
	copy(s.taken.gradient, sums.lateGradient)
	s.kind.chain(s.taken.gradient, nil)
	s.taken.loss, s.taken.late = s.objective(sums, s.at), sums.late[0]+sums.late[1]
	copy(s.curvature, sums.fisher)
	copy(s.gradient, sums.gradient)
	s.kind.chain(s.gradient, s.curvature)
	for i, x := range s.at {
		for j := range i + 1 {
			if q := s.precision[at(i, j)]; q != 0 {
				s.curvature[at(i, j)] += q
				s.gradient[i] += mul(q, s.at[j]-s.center[j])
				if i != j {
					s.gradient[j] += mul(q, x-s.center[i])
				}
			}
		}
	}
}

func (s *sums) judgement() judgement { return judgement{s.loss, s.late} }

// release finds the free parameters: those not held at a bound that the gradient pushes against.
func (s *solver) release() {
	s.free = s.free[:0]
	for i, x := range s.at[:s.only] {
		lo, hi := s.limits(i, s.at)
		if x <= lo && s.gradient[i] > 0 || x >= hi && s.gradient[i] < 0 {
			continue
		}
		s.free = append(s.free, i)
	}
}

// step computes the trial point and returns by how much the quadratic model says that the objective falls. Parameters
// that would leave their bounds are put on them and the others solved again.
func (s *solver) step(damp float64) (promised float64) {
	copy(s.trial, s.at)
	clear(s.move)
	for len(s.free) > 0 {
		s.newton(damp)
		kept := s.free[:0]
		for _, i := range s.free {
			lo, hi := s.limits(i, s.trial)
			x := s.at[i] + s.move[i]
			if x < lo || x > hi {
				s.trial[i] = clamp(x, lo, hi)
				s.move[i] = s.trial[i] - s.at[i]
				continue
			}
			kept = append(kept, i)
		}
		full := len(kept) == len(s.free)
		s.free = kept
		if full {
			break
		}
	}
	for i := range s.at {
		lo, hi := s.limits(i, s.trial)
		s.trial[i] = clamp(s.at[i]+s.move[i], lo, hi)
		s.move[i] = s.trial[i] - s.at[i]
	}
	for i, x := range s.move {
		promised -= mul(x, s.gradient[i])
		for j := range i + 1 {
			c := mul(s.curvature[at(i, j)]*x, s.move[j])
			if i == j {
				c /= 2
			}
			promised -= c
		}
	}
	return promised
}

// newton solves for the free parameters' moves, the others' given.
func (s *solver) newton(damp float64) {
	n := len(s.free)
	for _, i := range s.free {
		s.move[i] = 0
	}
	right := s.right[:n]
	for a, i := range s.free {
		right[a] = -s.gradient[i]
		for j, x := range s.move {
			if x != 0 {
				right[a] -= mul(s.curvature[at(max(i, j), min(i, j))], x)
			}
		}
		for b, j := range s.free[:a+1] {
			c := s.curvature[at(max(i, j), min(i, j))]
			if a == b {
				c *= 1 + damp
			}
			s.factor[at(a, b)] = c
		}
	}
	cholesky(s.factor, n)
	substitute(s.factor, right)
	for a, i := range s.free {
		s.move[i] = right[a]
	}
}
