package fsrs

import "fmt"

// kind is what fitting needs to know of one of the models.
type kind struct {
	name     string
	size     int
	whole    bool
	ordered  bool // a better first rating never has the lower initial stability
	defaults []float64
	bounds   []bound
	model    func(w []float64) (Model, error)
	tracer   func(depth int) tracer
	sensor   func() sensor
	// logs are the parameters of which the solver takes the logarithm, from the initial stabilities on.
	logs []int
	// deviations are those of the prior, in the solver's coordinates. strength is what the
	// prior's precision is multiplied by.
	deviations []float64
	strength   float64
}

func kindOf(name string) (kind, error) {
	switch name {
	case Name6:
		return kind{
			name: Name6, size: size6, whole: true, defaults: Default6(), bounds: bounds6[:],
			model:  func(w []float64) (Model, error) { return New(Name6, w) },
			tracer: func(depth int) tracer { return newTracer6(depth) },
			sensor: func() sensor { return newTracer6(1) },
			logs:   []int{0, 1, 2, 3}, deviations: deviations6(), strength: 1,
		}, nil
	case Name7:
		return kind{
			name: Name7, size: size7, ordered: true, defaults: Default7(), bounds: bounds7[:],
			model:  func(w []float64) (Model, error) { return New(Name7, w) },
			tracer: func(depth int) tracer { return newTracer7(depth) },
			sensor: func() sensor { return newTracer7(1) },
			logs:   []int{0, 1, 2, 3, 19}, deviations: deviations7(), strength: 2.0 / 3, // the published weight: a third of the square
		}, nil
	}
	return kind{}, fmt.Errorf("memory model %q: there is none of that name: use %s or %s", name, Name7, Name6)
}

// deviations6 and deviations7 return how far learners' parameters lie from the defaults, as standard deviations
// (fsrs-rs, srs-benchmark).
func deviations6() []float64 {
	return []float64{
		1, 1, 1, 1,
		0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27,
	}
}

func deviations7() []float64 {
	return []float64{
		1, 1, 1, 1,
		0.523, 0.2528, 0.4329,
		0.2966, 0.2139, 0.2889, 0.1862, 0.175, 0.3812, 0.3013, 0.9104,
		0.3234, 0.2448, 0.3273, 0.1842, 1, 0.4608, 0.311, 0.864,
		0.0418, 0.2596, 0.0798, 0.0682, 0.1282, 0.1397, 0.1407, 0.1489, 0.2, 0.15, 0.15,
	}
}
