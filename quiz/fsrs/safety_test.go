package fsrs

import (
	"math"
	"math/rand/v2"
	"testing"
)

// valid reports whether s lies within the bounds of m.
func valid(m Model, s State) bool {
	within := func(x, lo, hi float64) bool { return x >= lo && x <= hi } // false for NaN
	if !within(s.Difficulty, minDifficulty, maxDifficulty) {
		return false
	}
	if m.Name() == Name6 {
		return within(s.Stability, minStability6, MaxInterval) && s.Fast == 0
	}
	return within(s.Stability, minStability7, MaxInterval) && within(s.Fast, minStability7, MaxInterval)
}

// checkSafe holds whatever the inputs are.
func checkSafe(t *testing.T, m Model, s State, elapsed, retention float64, r Rating) {
	t.Helper()
	at := func() []any { return []any{m.Name(), s, elapsed, retention, r, m.Parameters()} }
	if next := m.Next(s, elapsed, r); !valid(m, next) {
		t.Fatalf("Next gives %+v at %v", next, at())
	}
	if p := m.Retrievability(s, elapsed); !(p >= 0 && p <= 1) {
		t.Fatalf("Retrievability gives %v at %v", p, at())
	}
	if i := m.Interval(s, retention); !(i >= 0 && i <= MaxInterval) {
		t.Fatalf("Interval gives %v at %v", i, at())
	}
	for i, o := range m.Outcomes(s, elapsed, retention) {
		if want := m.Next(s, elapsed, Rating(i+1)); o.State != want {
			t.Fatalf("Outcomes gives %+v, Next %+v for %v at %v", o.State, want, Rating(i+1), at())
		}
		if want := m.Interval(o.State, retention); o.Interval != want {
			t.Fatalf("Outcomes gives %v, Interval %v for %v at %v", o.Interval, want, Rating(i+1), at())
		}
	}
}

// extremes are the numbers that break arithmetic.
var extremes = []float64{
	math.NaN(), math.Inf(1), math.Inf(-1), 0, math.Copysign(0, -1), 5e-324, -5e-324, 1e-300, -1, 1e-4, 0.5, 0.9999,
	1, 5, 10, 36500, 1e9, 1e300, math.MaxFloat64, -math.MaxFloat64,
}

func TestHostileInputs(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	pick := func() float64 { return extremes[rng.IntN(len(extremes))] }
	for _, m := range randomModels(t, rng, 40) {
		for range 500 {
			s := State{Stability: pick(), Fast: pick(), Difficulty: pick()}
			checkSafe(t, m, s, pick(), pick(), Rating(rng.IntN(7)))
		}
	}
}

// randomModels returns n pairs of both models: the defaults, then parameters drawn from the bounds, many at an end.
func randomModels(t testing.TB, rng *rand.Rand, n int) []Model {
	models := []Model{must7(t, nil), must6(t, nil)}
	draw := func(bounds []bound) []float64 {
		params := make([]float64, len(bounds))
		for i, b := range bounds {
			params[i] = clamp(b.lo+mul(b.hi-b.lo, mul(1.4, rng.Float64())-0.2), b.lo, b.hi)
		}
		return params
	}
	for len(models) < 2*n {
		models = append(models, must7(t, draw(bounds7[:])), must6(t, draw(bounds6[:])))
	}
	return models
}

func FuzzModels(f *testing.F) {
	f.Add(uint64(0), 4.0, 3.2, 5.0, 10.0, 0.9, uint8(3))
	f.Add(uint64(1), 36500.0, 1e-4, 10.0, 0.0, 0.9999, uint8(1))
	f.Add(uint64(2), math.Inf(1), math.NaN(), -1.0, 1e300, 1e-9, uint8(0))
	f.Fuzz(func(t *testing.T, seed uint64, slow, fast, difficulty, elapsed, retention float64, rating uint8) {
		for _, m := range randomModels(t, rand.New(rand.NewPCG(seed, 0)), 2) {
			checkSafe(t, m, State{slow, fast, difficulty}, elapsed, retention, Rating(rating))
		}
	})
}

// FuzzParameters: any 34 numbers are refused, or become a model that works.
func FuzzParameters(f *testing.F) {
	f.Add(0, 1e308, 25, 0.99, 26, -1.0)
	f.Add(7, math.NaN(), 8, 0.0, 9, 0.0)
	f.Fuzz(func(t *testing.T, i int, x float64, j int, y float64, k int, z float64) {
		for name, params := range map[string][]float64{Name7: Default7(), Name6: Default6(), "17": Default6()[:17]} {
			place := func(i int) *float64 { return &params[uint(i)%uint(len(params))] }
			*place(i), *place(j), *place(k) = x, y, z
			if name == "17" {
				name = Name6
			}
			m, err := New(name, params)
			if err != nil {
				if checkFinite(name, params) == nil {
					t.Fatalf("finite parameters are refused: %v", err)
				}
				continue
			}
			s := m.Next(State{}, 0, Good)
			checkSafe(t, m, s, 3, 0.9, Good)
			checkSafe(t, m, m.Next(s, 3, Again), 0.01, 0.8, Hard)
		}
	})
}

func TestRatingNames(t *testing.T) {
	for r, want := range map[Rating]string{0: "", Again: "again", Hard: "hard", Good: "good", Easy: "easy", 5: ""} {
		if got := r.String(); got != want {
			t.Errorf("rating %d is called %q, want %q", r, got, want)
		}
	}
}

func TestNewCard(t *testing.T) {
	for _, m := range []Model{must7(t, nil), must6(t, nil)} {
		var s State
		if !s.New() || m.Retrievability(s, 3) != 0 || m.Interval(s, 0.9) != 0 {
			t.Errorf("%s: a new card has recall %v, interval %v", m.Name(), m.Retrievability(s, 3), m.Interval(s, 0.9))
		}
		if a, b := m.Next(s, 0, Good), m.Next(s, 1e6, Good); a != b || a.New() {
			t.Errorf("%s: elapsed changes a first review: %+v, %+v", m.Name(), a, b)
		}
		for r, nearest := range map[Rating]Rating{0: Again, 5: Easy, 255: Easy} {
			after := m.Next(s, 0, Good)
			if m.Next(s, 0, r) != m.Next(s, 0, nearest) || m.Next(after, 2, r) != m.Next(after, 2, nearest) {
				t.Errorf("%s: rating %d is not taken for %v", m.Name(), r, nearest)
			}
		}
	}
}
