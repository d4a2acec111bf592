package fsrs

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// ulps returns how far got is from exact, in units in got's last place.
func ulps(got float64, exact *big.Float) float64 {
	unit := newBig(math.Nextafter(math.Abs(got), math.Inf(1)))
	unit.Sub(unit, newBig(math.Abs(got)))
	diff := newBig(0).Sub(newBig(got), exact)
	ratio, _ := diff.Quo(diff, unit).Float64()
	return math.Abs(ratio)
}

func TestExpAccuracy(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	ranges := []struct {
		name   string
		lo, hi float64
		within float64
	}{
		{"model", -20, 20, 0.51},
		{"one table step", -0.006, 0.006, 0.51},
		{"normal", -708.39, 709.78, 0.51},
		{"subnormal", -745.13, -708.39, 0.76},
	}
	for _, r := range ranges {
		var worst, at float64
		for range 4000 {
			x := r.lo + (r.hi-r.lo)*rng.Float64()
			if e := ulps(exp(x), bigExp(x)); e > worst {
				worst, at = e, x
			}
		}
		t.Logf("exp, %s: %.4f ulp at %v", r.name, worst, at)
		if worst > r.within {
			t.Errorf("exp, %s: %.4f ulp at %v, want at most %v", r.name, worst, at, r.within)
		}
	}
}

func TestLogAccuracy(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	draws := []struct {
		name string
		draw func() float64
	}{
		{"near 1", func() float64 { return 1 + (rng.Float64()-0.5)/40 }},
		{"nearest 1", func() float64 { return 1 + (rng.Float64()-0.5)/1e6 }},
		{"model", func() float64 { return math.Exp(rng.Float64()*25 - 12) }},
		{"all", func() float64 { return math.Float64frombits(rng.Uint64N(infinityBits)) }},
		{"subnormal", func() float64 { return math.Float64frombits(rng.Uint64N(smallestNormalBits)) }},
	}
	for _, d := range draws {
		var worst, at float64
		for range 1500 {
			x := d.draw()
			if e := ulps(log(x), bigLog(newBig(x))); e > worst {
				worst, at = e, x
			}
		}
		t.Logf("log, %s: %.4f ulp at %v", d.name, worst, at)
		if worst > 0.63 {
			t.Errorf("log, %s: %.4f ulp at %v, want at most 0.63", d.name, worst, at)
		}
	}
}

// TestAgreesWithLibrary covers far more points than the exact tests can.
func TestAgreesWithLibrary(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 500_000 {
		x := rng.Float64()*1454 - 745
		if got, want := exp(x), math.Exp(x); math.Abs(got-want) > 1e-15*want+5e-324 {
			t.Fatalf("exp(%v) = %v, library %v", x, got, want)
		}
		y := math.Float64frombits(smallestNormalBits + rng.Uint64N(infinityBits-smallestNormalBits)) // the library errs below
		if got, want := log(y), math.Log(y); math.Abs(got-want) > 5e-16*math.Abs(want) {
			t.Fatalf("log(%v) = %v, library %v", y, got, want)
		}
	}
}

func TestPow(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 100_000 {
		x, y := math.Exp(rng.Float64()*24-12), rng.Float64()*6-3
		want := math.Pow(x, y)
		bound := (2 + math.Abs(y*math.Log(x))) * 2.3e-16 * want
		if got := pow(x, y); math.Abs(got-want) > bound {
			t.Fatalf("pow(%v, %v) = %v, library %v", x, y, got, want)
		}
	}
}

func TestMathEdges(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	tests := []struct {
		name      string
		f         func(float64) float64
		x, expect float64
	}{
		{"exp", exp, 0, 1},
		{"exp", exp, math.Copysign(0, -1), 1},
		{"exp", exp, 1, math.E},
		{"exp", exp, 5e-324, 1},
		{"exp", exp, inf, inf},
		{"exp", exp, -inf, 0},
		{"exp", exp, nan, nan},
		{"exp", exp, 709.782712893384, 1.7976931348622732e+308}, // the last before overflow
		{"exp", exp, 709.7827128933841, inf},
		{"exp", exp, 1e300, inf},
		{"exp", exp, -745.1332191019411, 5e-324},
		{"exp", exp, -745.1332191019413, 0},
		{"exp", exp, -1e300, 0},
		{"log", log, 1, 0},
		{"log", log, 0, -inf},
		{"log", log, math.Copysign(0, -1), -inf},
		{"log", log, -1, nan},
		{"log", log, -inf, nan},
		{"log", log, inf, inf},
		{"log", log, nan, nan},
		{"log", log, 5e-324, -744.4400719213812},
		{"log", log, math.MaxFloat64, 709.782712893384},
		{"log", log, 2, math.Ln2},
	}
	for _, test := range tests {
		got := test.f(test.x)
		if got != test.expect && !(math.IsNaN(got) && math.IsNaN(test.expect)) {
			t.Errorf("%s(%v) = %v (%x), want %v", test.name, test.x, got, got, test.expect)
		}
	}
	// Where the fast path ends, both sides agree.
	for _, x := range []float64{expNormalMin, expNormalMax} {
		below, above := exp(math.Nextafter(x, -inf)), exp(math.Nextafter(x, inf))
		if !(below < above) || above/below-1 > 1e-12 {
			t.Errorf("exp jumps at %v: %v, %v", x, below, above)
		}
	}
}

func TestClamp(t *testing.T) {
	for _, test := range []struct{ x, want float64 }{
		{2, 2}, {0, 1}, {4, 3}, {math.NaN(), 1}, {math.Inf(1), 3}, {math.Inf(-1), 1},
	} {
		if got := clamp(test.x, 1, 3); got != test.want {
			t.Errorf("clamp(%v, 1, 3) = %v, want %v", test.x, got, test.want)
		}
	}
}

// Each benchmark is a dependent chain, so it measures latency: what the models see.
func BenchmarkExp(b *testing.B) {
	b.ReportAllocs()
	x := 0.5
	for b.Loop() {
		x = exp(-x)
	}
}

func BenchmarkLibraryExp(b *testing.B) {
	x := 0.5
	for b.Loop() {
		x = math.Exp(-x)
	}
}

func BenchmarkLog(b *testing.B) {
	b.ReportAllocs()
	x := 0.5
	for b.Loop() {
		x = log(x + 3)
	}
}

func BenchmarkLibraryLog(b *testing.B) {
	x := 0.5
	for b.Loop() {
		x = math.Log(x + 3)
	}
}
