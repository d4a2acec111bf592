package fsrs

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestNewLog(t *testing.T) {
	l, err := NewLog([]Record{
		{Card: 2, Time: 5000, Days: 9, Rating: Good}, // out of order, and a gap in the numbers
		{Card: 0, Time: 0, Days: -1, Rating: Again},
		{Card: 0, Time: 86_400_000, Days: 1, Rating: Good},
		{Card: 2, Time: 5000 + 43_200_000, Days: 0, Rating: Easy},
	})
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprint(l.reviews)
	const want = "[{0 0 1 true} {1 1 3 false} {0 0 3 true} {0.5 0 4 false}]"
	if got != want || l.Reviews() != 4 || l.Cards() != 2 || l.Predictions() != 2 || l.LongTerm() != 1 {
		t.Errorf("reviews %s, want %s; %d cards, %d predictions, %d long-term", got, want, l.Cards(), l.Predictions(), l.LongTerm())
	}
	if !slices.Equal(l.order, []int32{3, 1}) {
		t.Errorf("predictions are %v", l.order)
	}
	for _, bad := range []Record{{Rating: 0}, {Rating: 5}, {Card: -1, Rating: Good}, {Card: math.MaxInt, Rating: Good}} {
		if _, err := NewLog([]Record{bad}); err == nil {
			t.Errorf("%+v: no error", bad)
		}
	}
}

// TestFolds: the spans that scikit-learn's TimeSeriesSplit gives.
func TestFolds(t *testing.T) {
	log := func(n int) *Log {
		var records []Record
		for i := range n + 1 {
			records = append(records, Record{Time: int64(i), Days: i % 2, Rating: Good})
		}
		l, err := NewLog(records)
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	for _, c := range []struct {
		n, folds int
		long     bool
		want     string
	}{
		{6, 5, false, "[{{0 1} {1 2}} {{0 2} {2 3}} {{0 3} {3 4}} {{0 4} {4 5}} {{0 5} {5 6}}]"},
		{10, 3, false, "[{{0 4} {4 6}} {{0 6} {6 8}} {{0 8} {8 10}}]"},
		{10, 2, true, "[{{0 6} {6 8}} {{0 8} {8 10}}]"},
		{5, 5, false, "[]"},
		{5, 0, false, "[]"},
	} {
		if got := fmt.Sprint(log(c.n).Folds(c.folds, c.long)); got != c.want {
			t.Errorf("%d predictions in %d folds: %s, want %s", c.n, c.folds, got, c.want)
		}
	}
}

func TestMetrics(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	var s sample
	for range 500 {
		p := float64(rng.IntN(20)) / 19
		s = append(s, outcome{p, rng.Float64() < p, bin{int32(rng.IntN(5)), 0, 0}})
	}
	wins, pairs, loss := 0.0, 0.0, 0.0
	for _, a := range s {
		p := min(max(a.p, 1e-7), 1-1e-7)
		if a.recalled {
			loss -= math.Log(p)
		} else {
			loss -= math.Log(1 - p)
		}
		for _, b := range s {
			if a.recalled && !b.recalled {
				pairs++
				switch {
				case a.p > b.p:
					wins++
				case a.p == b.p:
					wins += 0.5
				}
			}
		}
	}
	near(t, "AUC", s.auc(), wins/pairs, 1e-12)
	near(t, "log loss", s.logLoss(), loss/500, 1e-12)

	// Two bins: means 0.5 against 1, and 0.9 against 0.5.
	s = sample{{0.4, true, bin{1, 0, 0}}, {0.6, true, bin{1, 0, 0}}, {0.9, true, bin{2, 0, 0}}, {0.9, false, bin{2, 0, 0}}}
	near(t, "RMSE", s.rmse(), math.Sqrt((0.25*2+0.16*2)/4), 1e-12)
	if m := (sample{}).metrics(); !math.IsNaN(m.LogLoss) || !math.IsNaN(m.AUC) || !math.IsNaN(m.RMSE) {
		t.Errorf("of nothing: %+v", m)
	}
}

func TestBins(t *testing.T) {
	for _, c := range []struct {
		x, scale, base float64
		want           int32
	}{
		{0, 248, 3.62, 0}, {1, 248, 3.62, 248}, {3, 248, 3.62, 248}, {4, 248, 3.62, 898}, {13, 248, 3.62, 898}, {14, 248, 3.62, 3250},
		{2, 1.99, 1.89, 4}, {3, 1.99, 1.89, 4}, {4, 1.99, 1.89, 7}, {1, 1.65, 1.73, 2}, {2, 1.65, 1.73, 3}, {3, 1.65, 1.73, 5},
	} {
		if got := step(c.x, c.scale, c.base); got != c.want {
			t.Errorf("the bin of %v is %d, want %d", c.x, got, c.want)
		}
	}
}
