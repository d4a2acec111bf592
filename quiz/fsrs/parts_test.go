package fsrs

import (
	"math"
	"testing"
)

// BenchmarkParts measures what a fit is made of, by one worker.
func BenchmarkParts(b *testing.B) {
	for _, log := range []string{"reviews-a", "500k"} {
		for _, model := range []string{Name6, Name7} {
			l := benchLog(b, log)
			k, _ := kindOf(model)
			m, _ := k.model(k.defaults)
			b.Run(log+"/"+model+"/tree", func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					newTree(l, k.whole, bucketBits, 1)
				}
			})
			t := newTree(l, k.whole, bucketBits, 1)
			b.Run(log+"/"+model+"/portion", func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					newPortion(l, t, 1, l.all(), math.MaxInt, k.whole, false)
				}
			})
			p := newPortion(l, t, 1, l.all(), math.MaxInt, k.whole, false)
			x := newPass(p, k, 1)
			b.Logf("%s %s reviews %d nodes %d steps %d chunks %d", log, model, l.Reviews(), len(t.nodes), len(p.steps), len(p.chunks))
			for _, want := range []wanted{wantLoss, wantGradient, wantFisher} {
				b.Run(log+"/"+model+"/pass"+string('0'+rune(want)), func(b *testing.B) {
					for b.Loop() {
						x.run(b.Context(), m, want)
					}
					b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(p.steps)), "ns/node")
				})
			}
		}
	}
}
