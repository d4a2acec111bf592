package fsrs

import (
	"fmt"
	"testing"
)

// A card of a month's standing, and one just forgotten.
var (
	benchState7  = State{Stability: 25.9857, Fast: 700.5589, Difficulty: 5.8775}
	benchLapsed7 = State{Stability: 0.9169, Fast: 0.0883, Difficulty: 8.2}
	benchState6  = State{Stability: 25.9857, Difficulty: 5.8775}
)

func benchModels(b *testing.B, run func(b *testing.B, m Model, s State)) {
	cases := []struct {
		name  string
		model Model
		state State
	}{
		{"fsrs-7", must7(b, nil), benchState7},
		{"fsrs-7 lapsed", must7(b, nil), benchLapsed7},
		{"fsrs-6", must6(b, nil), benchState6},
	}
	for _, c := range cases {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			run(b, c.model, c.state)
		})
	}
}

func BenchmarkNext(b *testing.B) {
	for _, r := range []Rating{Again, Good} {
		b.Run(fmt.Sprint(r), func(b *testing.B) {
			benchModels(b, func(b *testing.B, m Model, s State) {
				for b.Loop() {
					m.Next(s, 21, r)
				}
			})
		})
	}
}

func BenchmarkRetrievability(b *testing.B) {
	benchModels(b, func(b *testing.B, m Model, s State) {
		for b.Loop() {
			m.Retrievability(s, 21)
		}
	})
}

func BenchmarkInterval(b *testing.B) {
	benchModels(b, func(b *testing.B, m Model, s State) {
		for b.Loop() {
			m.Interval(s, 0.9)
		}
	})
}

func BenchmarkOutcomes(b *testing.B) {
	benchModels(b, func(b *testing.B, m Model, s State) {
		for b.Loop() {
			m.Outcomes(s, 21, 0.9)
		}
	})
}

// BenchmarkOutcomesWalk follows many different cards, so that branches can't be learnt.
func BenchmarkOutcomesWalk(b *testing.B) {
	for _, m := range []Model{must7(b, nil), must6(b, nil)} {
		b.Run(m.Name(), func(b *testing.B) {
			b.ReportAllocs()
			var s State
			elapsed, step := 0.0, uint32(1)
			for b.Loop() {
				step = step*1664525 + 1013904223
				outcomes := m.Outcomes(s, elapsed, 0.8+float64(step>>24)/1300)
				next := outcomes[step>>22&3]
				s, elapsed = next.State, next.Interval*float64(step>>16&255)/128
				if step>>12&15 == 0 {
					s = State{}
				}
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New7(nil); err != nil {
			b.Fatal(err)
		}
	}
}

func TestNoAllocations(t *testing.T) {
	for _, m := range []Model{must7(t, nil), must6(t, nil)} {
		calls := map[string]func(){
			"Next":           func() { m.Next(benchState7, 21, Good) },
			"Next again":     func() { m.Next(benchState7, 21, Again) },
			"Retrievability": func() { m.Retrievability(benchState7, 21) },
			"Interval":       func() { m.Interval(benchState7, 0.9) },
			"Outcomes":       func() { m.Outcomes(benchState7, 21, 0.9) },
		}
		for name, call := range calls {
			if n := testing.AllocsPerRun(100, call); n != 0 {
				t.Errorf("%s: %s allocates %v times", m.Name(), name, n)
			}
		}
	}
}
