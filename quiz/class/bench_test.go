package class

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkCollect gathers 10,000 files of one sitting of 40 answers each, by two workers:
// reading, checking the chains, marking again, merging, comparing all with all.
func BenchmarkCollect(b *testing.B) {
	key := manyCards(b, 40)
	dir := b.TempDir()
	r := newRecords(key, 40)
	var size int64
	for i := range 10_000 {
		data := file(b, key, fmt.Sprintf("learner %d", i), r.sat(noon.Add(time.Duration(r.rng.IntN(1e6))*time.Second), .3+.6*r.rng.Float64()))
		size += int64(len(data))
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.jsonl", i)), data, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		sources, _, err := Find([]string{dir})
		if err != nil {
			b.Fatal(err)
		}
		steps := 0
		g, err := Collect(b.Context(), sources, Options{Key: key, Now: noon.AddDate(1, 0, 0), Workers: 2, Progress: func(done, total int) { steps++ }})
		if err != nil || len(g.Learners) != 10_000 || steps != 10_000 {
			b.Fatalf("%d learners, %v", len(g.Learners), err)
		}
	}
}
