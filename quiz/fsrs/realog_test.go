package fsrs

import (
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"testing"
)

// realLog reads a learner's reviews: 12,580 of them, under the MIT licence. They lie outside the
// repository.
func realLog(t testing.TB) *Log {
	t.Helper()
	const path = "../../../shared/data/reviews-a.csv"
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("the review log %s is not there to measure with", path)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	cards := map[string]int{}
	var records []Record
	for _, row := range rows[1:] {
		card, ok := cards[row[0]]
		if !ok {
			card = len(cards)
			cards[row[0]] = card
		}
		records = append(records, Record{Card: card, Time: number(t, row[1]), Days: int(number(t, row[3])), Rating: Rating(number(t, row[2]))})
	}
	l, err := NewLog(records)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func number(t testing.TB, s string) int64 {
	t.Helper()
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestRealDefaults: the published figure for the default FSRS-6, over the test runs of five folds, in the long term.
func TestRealDefaults(t *testing.T) {
	l := realLog(t)
	if l.Reviews() != 12580 {
		t.Errorf("%d reviews, want 12580", l.Reviews())
	}
	folds := l.Folds(5, true)
	test := Span{folds[0].Test.From, folds[4].Test.To}
	for _, m := range []Model{must6(t, nil), must7(t, nil)} {
		q := Evaluate(l, m, test)
		if m.Name() == Name6 && math.Abs(q.LongTerm.LogLoss-0.4417) > 0.0001 {
			t.Errorf("log loss %.4f, want 0.4417", q.LongTerm.LogLoss)
		}
	}
}

// TestRealFit fits both models to a learner's reviews and tries them on later ones. Of fsrs-rs the published figures, held
// out in the long term, are .4376 as Anki calls it and .4397 by its npm binding.
func TestRealFit(t *testing.T) {
	if testing.Short() {
		t.Skip("fits 400 times: not in a short run")
	}
	l := realLog(t)
	for _, c := range []struct {
		name            string
		fitted, refits  float64 // log loss at most
		calibrated, auc float64
	}{{Name6, 0.4350, 0.4348, 0.036, 0.678}, {Name7, 0.4300, 0.4297, 0.034, 0.684}} {
		v, err := CrossValidate(t.Context(), l, 5, true, FitOptions{Model: c.name})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range []struct {
			name string
			q    Quality
		}{{"default", v.Default}, {"fitted", v.Fitted}, {"refitted", v.Refits}} {
			t.Logf("%s %-8s long-term: n %d, log loss %.4f, rmse %.4f, auc %.4f; all: n %d, log loss %.4f, rmse %.4f, auc %.4f", c.name, row.name,
				row.q.LongTerm.N, row.q.LongTerm.LogLoss, row.q.LongTerm.RMSE, row.q.LongTerm.AUC,
				row.q.All.N, row.q.All.LogLoss, row.q.All.RMSE, row.q.All.AUC)
		}
		long := v.Fitted.LongTerm
		if long.LogLoss > c.fitted || v.Refits.LongTerm.LogLoss > c.refits || long.RMSE > c.calibrated || long.AUC < c.auc {
			t.Errorf("%s: worse than it was: %+v", c.name, v)
		}
	}
	choice, err := Compare(t.Context(), l, 5, FitOptions{})
	if err != nil || choice.Model != Name7 {
		t.Errorf("of both the better is %+v, %v", choice, err)
	}
}

// TestRealSmall: on the beginnings of a real log, held out, a fit is not worse than the defaults.
func TestRealSmall(t *testing.T) {
	whole := realLog(t)
	for _, n := range []int{50, 200, 1000} {
		l := firstReviews(t, whole, n)
		for _, name := range []string{Name6, Name7} {
			v, err := CrossValidate(t.Context(), l, 5, true, FitOptions{Model: name})
			if err != nil {
				t.Fatal(err)
			}
			d, f, r := v.Default.LongTerm, v.Fitted.LongTerm, v.Refits.LongTerm
			t.Logf("%d reviews, %s, %d long-term held out: default %.4f, fitted %.4f, refitted %.4f", n, name, d.N, d.LogLoss, f.LogLoss, r.LogLoss)
			if f.LogLoss > d.LogLoss {
				t.Errorf("%d reviews, %s: log loss %.4f fitted, %.4f by the defaults", n, name, f.LogLoss, d.LogLoss)
			}
		}
	}
}

// TestRealBuckets says what it costs to take FSRS-7's gaps for equal when they nearly are, and how many reviews that saves.
func TestRealBuckets(t *testing.T) {
	if testing.Short() {
		t.Skip("fits 15 times: not in a short run")
	}
	l := realLog(t)
	exact := 0.0
	for _, bits := range []int{11, bucketBits, bucketBits - 1} {
		scores := [3]score{{log: l}, {log: l}, {log: l}}
		f, err := newFitter(l, FitOptions{})
		if err != nil {
			t.Fatal(err)
		}
		f.bits = bits
		for _, fold := range l.Folds(5, true) {
			if err := f.try(t.Context(), fold, true, false, &scores); err != nil {
				t.Fatal(err)
			}
		}
		loss := scores[1].quality().LongTerm.LogLoss
		t.Logf("gaps told apart to 1/%d of an octave: %d nodes for %d reviews, held-out log loss %.4f", 1<<bits, len(f.sample(1).nodes), l.Reviews(), loss)
		if bits == 11 {
			exact = loss
		}
		if bits == bucketBits && loss > exact+0.0002 {
			t.Errorf("held-out log loss is %.4f in buckets and %.4f without", loss, exact)
		}
	}
}
