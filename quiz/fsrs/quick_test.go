package fsrs

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestQuick holds quickExp and quickLog to what they promise, over all that they are for.
func TestQuick(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 5))
	worstExp, worstLog := 0.0, 0.0
	for i := range 200_000 {
		x := 1400*rng.Float64() - 700
		if i%2 == 0 {
			x /= 300 // where the passes ask most
		}
		worstExp = max(worstExp, math.Abs(quickExp(x)/exp(x)-1))
		y := exp(x)
		worstLog = max(worstLog, math.Abs(quickLog(y)-log(y))/max(1, math.Abs(log(y))/1000))
	}
	if worstExp > 3e-12 || worstLog > 7e-12 {
		t.Errorf("quickExp is off by %.2g, quickLog by %.2g", worstExp, worstLog)
	}
	t.Logf("quickExp is off by %.2g, quickLog by %.2g", worstExp, worstLog)
}

func BenchmarkQuickExp(b *testing.B) {
	x := 0.0
	for b.Loop() {
		x = quickExp(-x)
	}
}

func BenchmarkQuickLog(b *testing.B) {
	x := 3.0
	for b.Loop() {
		x = 3 + quickLog(x)
	}
}
