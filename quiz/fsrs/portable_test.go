package fsrs

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// TestNoFusedOperations compiles this package for a machine that fuses x*y + z and looks for such operations.
func TestNoFusedOperations(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles for arm64: not in a short run")
	}
	goTool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("the go command is not there to compile with")
	}
	build := exec.Command(goTool, "build", "-gcflags=-S", "-o", os.DevNull, ".")
	build.Env = append(os.Environ(), "GOOS=linux", "GOARCH=arm64", "CGO_ENABLED=0")
	listing, err := build.CombinedOutput()
	if err != nil {
		t.Fatalf("go build for arm64: %v\n%s", err, listing)
	}
	if !strings.Contains(string(listing), "FMULD") {
		t.Fatal("the listing has no products at all: the test does not see the code")
	}
	fused := regexp.MustCompile(`\((\S+\.go:\d+)\)\s+FN?M(ADD|SUB)[SD]`)
	for _, at := range fused.FindAllStringSubmatch(string(listing), -1) {
		t.Errorf("%s: a product is fused with a sum: use mul", at[1])
	}
}

// TestBits runs both models over many states and hashes every bit of the results. The figures were
// recorded on amd64; any other machine must reach the same.
func TestBits(t *testing.T) {
	want := map[string]string{Name7: "4bb79138a77c447f", Name6: "4c40f3d527cf574e"}
	hashes := map[string]interface {
		Write([]byte) (int, error)
		Sum64() uint64
	}{Name7: fnv.New64a(), Name6: fnv.New64a()}
	// The draws use no function whose bits could differ between machines.
	rng := rand.New(rand.NewPCG(20, 26))
	for _, m := range randomModels(t, rng, 50) {
		hash := hashes[m.Name()]
		write := func(x float64) { binary.Write(hash, binary.LittleEndian, math.Float64bits(x)) }
		var s State
		for range 60 {
			elapsed := float64(rng.Uint64N(1<<20)) / (1 << 14)
			retention := 0.7 + float64(rng.Uint64N(1<<20))/(1<<22)
			write(m.Retrievability(s, elapsed))
			outcomes := m.Outcomes(s, elapsed, retention)
			for _, o := range outcomes {
				for _, x := range []float64{o.State.Stability, o.State.Fast, o.State.Difficulty, o.Interval} {
					write(x)
				}
			}
			s = outcomes[rng.IntN(4)].State
		}
	}
	for name, hash := range hashes {
		if got := fmt.Sprintf("%016x", hash.Sum64()); got != want[name] {
			t.Errorf("%s: the results hash to %s, want %s", name, got, want[name])
		}
	}
}
