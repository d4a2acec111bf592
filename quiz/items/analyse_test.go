package items

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// read makes a matrix of a CSV text.
func read(t testing.TB, csv string) *Matrix {
	t.Helper()
	m, err := ReadMatrix(strings.NewReader(csv))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// same reports whether got is want to 1e-9, relative to its size where that is
// over 1; NaN as want is nil.
func same(got *float64, want float64) bool {
	if math.IsNaN(want) || got == nil {
		return math.IsNaN(want) && got == nil
	}
	return math.Abs(*got-want) <= 1e-9*max(1, math.Abs(want))
}

func check(t *testing.T, what string, got *float64, want float64) {
	t.Helper()
	if !same(got, want) {
		t.Errorf("%s = %s, want %v", what, show(got), want)
	}
}

func show(x *float64) string {
	if x == nil {
		return "undefined"
	}
	return fmt.Sprint(*x)
}

var undefined = math.NaN()

// TestByHand is a class of four worked out on paper.
//
//	     q1 q2 q3   total   rest1 rest2 rest3
//	max   1  1  2     4
//	A     1  1  2     4       3     3     2
//	B     1  0  1     2       1     2     1
//	C     0  1  0     1       1     0     1
//	D     0  0  1     1       1     1     0
//
// Totals: mean 8/4 = 2, median (1+2)/2 = 3/2. Differences 2, 0, -1, -1: their
// squares add up to 6, cubes to 6, fourth powers to 18. V = 6/3 = 2.
// With m2 = 3/2, m3 = 3/2, m4 = 9/2: k2 = 4/3 * 3/2 = 2;
// k3 = 16 * 3/2 / (3*2) = 4; k4 = 16 (5*9/2 - 3*3*9/4) / (3*2*1) = 6.
// Skewness 4 / 2^(3/2) = sqrt 2, kurtosis 6/4 = 3/2.
//
// q1: differences 1/2, 1/2, -1/2, -1/2, squares 1, V = 1/3. rest1: mean 3/2,
// differences 3/2, -1/2, -1/2, -1/2, squares 3. Products 3/4 - 1/4 + 1/4 + 1/4 = 1.
// Index 1/sqrt(1*3). Sorted, 0 0 1 1 beside 1 1 1 3: 1/4 + 1/4 - 1/4 + 3/4 = 1, so
// the efficiency is 1/1. With the total: 1 + 0 + 1/2 + 1/2 = 2.
//
// q2: V = 1/3. rest2: differences 3/2, 1/2, -3/2, -1/2. Products
// 3/4 - 1/4 - 3/4 + 1/4 = 0; sorted 3/4 + 1/4 + 1/4 + 3/4 = 2. With the total:
// 1 - 0 - 1/2 + 1/2 = 1.
//
// q3: differences 1, 0, -1, 0, V = 2/3. rest3: differences 1, 0, 0, -1. Products 1;
// squares 2 and 2, index 1/2; sorted 1 + 1 = 2, efficiency 1/2. With the total:
// 2 + 0 + 1 + 0 = 3.
//
// Effective weights as sqrt 2 : sqrt 1 : sqrt 3 (the 3 below the line cancels).
// Internal consistency 3/2 (1 - (1/3 + 1/3 + 2/3)/2) = 1/2, error ratio
// sqrt(1/2), standard error sqrt(1/2) * sqrt 2 = 1 point of 4.
func TestByHand(t *testing.T) {
	r := Analyse(read(t, "who,q1,q2,q3\nmax,1,1,2\nA,1,1,2\nB,1,0,1\nC,0,1,0\nD,0,0,1\n"))
	check(t, "mean", r.Test.Mean, 50)
	check(t, "median", r.Test.Median, 37.5)
	check(t, "standard deviation", r.Test.SD, 25*math.Sqrt2)
	check(t, "skewness", r.Test.Skewness, math.Sqrt2)
	check(t, "kurtosis", r.Test.Kurtosis, 1.5)
	check(t, "internal consistency", r.Test.InternalConsistency, 50)
	check(t, "error ratio", r.Test.ErrorRatio, 50*math.Sqrt2)
	check(t, "standard error", r.Test.StandardError, 25)

	roots := math.Sqrt(2) + 1 + math.Sqrt(3)
	for j, want := range []struct{ facility, sd, intended, effective, index, efficiency float64 }{
		{50, 100 / math.Sqrt(3), 25, 100 * math.Sqrt(2) / roots, 100 / math.Sqrt(3), 100},
		{50, 100 / math.Sqrt(3), 25, 100 / roots, 0, 0},
		{50, 50 * math.Sqrt(2.0/3), 50, 100 * math.Sqrt(3) / roots, 50, 50},
	} {
		f := &r.Items[j]
		check(t, f.Name+" facility", f.Facility, want.facility)
		check(t, f.Name+" sd", f.SD, want.sd)
		check(t, f.Name+" intended weight", f.IntendedWeight, want.intended)
		check(t, f.Name+" effective weight", f.EffectiveWeight, want.effective)
		check(t, f.Name+" discrimination", f.DiscriminationIndex, want.index)
		check(t, f.Name+" efficiency", f.DiscriminativeEfficiency, want.efficiency)
		check(t, f.Name+" random guess", f.RandomGuess, undefined)
	}
}

// TestAgainstFractions compares every figure of a class of thirty to what another
// program found, written in Python for this: from raw power sums and
// sums of products in exact fractions (covariance as (Sxy - SxSy/n)/(n-1),
// k-statistics by their power-sum form), roots in decimals of 40 digits. The class
// has partial credit, a penalty, an item that goes against the rest, one that
// all got right, and empty cells.
func TestAgainstFractions(t *testing.T) {
	r := class30(t)
	data, err := os.ReadFile("testdata/class30.json")
	if err != nil {
		t.Fatal(err)
	}
	var want struct {
		Test  map[string]*float64
		Items []map[string]any
	}
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	got := fields(t, r.Test)
	for name, w := range want.Test {
		if g, ok := got[name].(float64); !ok || !same(&g, *w) {
			t.Errorf("test %s = %v, want %v", name, got[name], *w)
		}
	}
	if len(want.Test) != 11 || len(want.Items) != 12 || len(r.Items) != 12 {
		t.Fatalf("%d figures, %d and %d items", len(want.Test), len(want.Items), len(r.Items))
	}
	for j, item := range want.Items {
		got := fields(t, r.Items[j])
		for name, w := range item {
			g, known := got[name]
			switch x := w.(type) {
			case float64:
				if y, ok := g.(float64); !ok || !same(&y, x) {
					t.Errorf("item %d %s = %v, want %v", j+1, name, g, x)
				}
			default:
				if !known || g != w {
					t.Errorf("item %d %s = %v, want %v", j+1, name, g, w)
				}
			}
		}
	}
}

func class30(t testing.TB) *Report {
	t.Helper()
	data, err := os.ReadFile("testdata/class30.csv")
	if err != nil {
		t.Fatal(err)
	}
	return Analyse(read(t, string(data)))
}

// fields is a value as its JSON has it.
func fields(t *testing.T, v any) map[string]any {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestUndefined(t *testing.T) {
	type item struct{ facility, sd, effective, index, efficiency float64 }
	type test struct{ mean, median, sd, skewness, kurtosis, consistency float64 }
	for _, c := range []struct {
		name, csv string
		test      test
		items     []item
	}{
		{
			"one learner", "l,a,b\nmax,1,1\nA,1,0\n",
			test{50, 50, undefined, undefined, undefined, undefined},
			[]item{{100, undefined, undefined, undefined, undefined}, {0, undefined, undefined, undefined, undefined}},
		},
		{
			"two learners", "l,a,b\nmax,1,1\nA,1,1\nB,0,0\n",
			test{50, 50, 100 * math.Sqrt2 / 2, undefined, undefined, undefined},
			[]item{{50, 100 * math.Sqrt(0.5), 50, 100, 100}, {50, 100 * math.Sqrt(0.5), 50, 100, 100}},
		},
		{ // totals 2, 0, 0: differences 4/3, -2/3, -2/3, squares 8/3, cubes 16/9; k2 = 4/3,
			// k3 = 9 * 16/27 / 2 = 8/3, and 8/3 / (4/3)^(3/2) is the root of 3
			"three learners", "l,a,b\nmax,1,1\nA,1,1\nB,0,0\nC,0,0\n",
			test{100.0 / 3, 0, 100 / math.Sqrt(3), math.Sqrt(3), undefined, 100},
			[]item{{100.0 / 3, 100 / math.Sqrt(3), 50, 100, 100}, {100.0 / 3, 100 / math.Sqrt(3), 50, 100, 100}},
		},
		{
			"one item", "l,a\nmax,1\nA,1\nB,0\nC,0\n",
			test{100.0 / 3, 0, 100 / math.Sqrt(3), math.Sqrt(3), undefined, undefined},
			[]item{{100.0 / 3, 100 / math.Sqrt(3), 100, undefined, undefined}},
		},
		{
			"all the same", "l,a,b\nmax,1,1\nA,1,0\nB,1,0\nC,1,0\nD,1,0\n",
			test{50, 50, 0, undefined, undefined, undefined},
			[]item{{100, 0, undefined, undefined, undefined}, {0, 0, undefined, undefined, undefined}},
		},
		{ // in binary 0.1 three times is not 0.3, and 0.7 less 0.1 is not 0.6
			"the same in tenths", "l,a,b,c\nmax,1,1,1\nA,0.1,0.2,0.7\nB,0.7,0.2,0.1\nC,0.2,0.7,0.1\n",
			test{100.0 / 3, 100.0 / 3, 0, undefined, undefined, undefined},
			[]item{
				{100.0 / 3, 100 * math.Sqrt(0.31/3), undefined, -100, -3100.0 / 23},
				{110.0 / 3, 100 * math.Sqrt(1.0/12), undefined, -100, -200},
				{30, 100 * math.Sqrt(0.12), undefined, -100, -200},
			},
		},
		{
			"an item without spread", "l,a,b\nmax,1,1\nA,1,1\nB,1,0\n",
			test{75, 75, 100 * math.Sqrt(0.5) / 2, undefined, undefined, undefined},
			[]item{{100, 0, 0, undefined, undefined}, {50, 100 * math.Sqrt(0.5), 100, undefined, undefined}},
		},
		{
			"a maximum of 0", "l,a,b,c\nmax,0,1,1\nA,0,1,1\nB,0,0,0\n",
			test{50, 50, 100 * math.Sqrt2 / 2, undefined, undefined, undefined},
			[]item{{undefined, undefined, 0, undefined, undefined}},
		},
		{
			"nothing to be had", "l,a\nmax,0\nA,0\nB,0\n",
			test{undefined, undefined, undefined, undefined, undefined, undefined},
			[]item{{undefined, undefined, undefined, undefined, undefined}},
		},
		{ // totals -3/2, 1/2, 2, 0: differences -7/4, 1/4, 7/4, -1/4, squares 25/4, cubes 0,
			// fourth powers 1201/64; k2 = 25/12, k4 = 95/24. a and b: squares 9/4 and 5/2,
			// products 3/4, sorted 9/4, with the total 3 and 13/4.
			"penalties", "l,a,b\nmax,1,1\nA,-0.5,-1\nB,1,-0.5\nC,1,1\nD,-0.5,0.5\n",
			test{12.5, 12.5, 50 * math.Sqrt(25.0/12), 0, 95.0 / 24 * 144 / 625, 200 * (1 - (9.0/4+5.0/2)/(25.0/4))},
			[]item{
				{25, 100 * math.Sqrt(3.0/4), 100 * math.Sqrt(3) / (math.Sqrt(3) + math.Sqrt(3.25)), 75 / math.Sqrt(9.0/4*5/2), 100.0 / 3},
				{0, 100 * math.Sqrt(5.0/6), 100 * math.Sqrt(3.25) / (math.Sqrt(3) + math.Sqrt(3.25)), 75 / math.Sqrt(9.0/4*5/2), 100.0 / 3},
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := Analyse(read(t, c.csv))
			check(t, "mean", r.Test.Mean, c.test.mean)
			check(t, "median", r.Test.Median, c.test.median)
			check(t, "sd", r.Test.SD, c.test.sd)
			check(t, "skewness", r.Test.Skewness, c.test.skewness)
			check(t, "kurtosis", r.Test.Kurtosis, c.test.kurtosis)
			check(t, "internal consistency", r.Test.InternalConsistency, c.test.consistency)
			for j, want := range c.items {
				f := &r.Items[j]
				check(t, f.Name+" facility", f.Facility, want.facility)
				check(t, f.Name+" sd", f.SD, want.sd)
				check(t, f.Name+" effective weight", f.EffectiveWeight, want.effective)
				check(t, f.Name+" discrimination", f.DiscriminationIndex, want.index)
				check(t, f.Name+" efficiency", f.DiscriminativeEfficiency, want.efficiency)
			}
		})
	}
}

// TestNoLearner shows that there is nothing to divide by, nor to fall over.
func TestNoLearner(t *testing.T) {
	for _, m := range []*Matrix{{}, {Items: []Item{{Name: "a", Max: 1}}}, {Learners: []Learner{{Name: "A"}}}} {
		r := Analyse(m)
		if r.Test.Learners != 0 || r.Test.Mean != nil || r.Test.SD != nil || len(r.Test.Histogram) != 0 {
			t.Errorf("%+v", r.Test)
		}
	}
}

// TestWild shows that numbers that no file can hold come out as nothing.
func TestWild(t *testing.T) {
	wild := []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e308, -1e308, -1, 0, 1, 5e-324}
	r := rand.New(rand.NewPCG(7, 7))
	pick := func() float64 { return wild[r.IntN(len(wild))] }
	for range 300 {
		m := &Matrix{}
		for range r.IntN(4) {
			guess := pick()
			m.Items = append(m.Items, Item{Max: pick(), Guess: &guess, Options: make([]Option, r.IntN(3))})
		}
		for range r.IntN(15) {
			l := Learner{Answers: make([]Answer, r.IntN(5))}
			for i := range l.Answers {
				l.Answers[i] = Answer{r.IntN(4) > 0, r.IntN(2) > 0, pick(), []int{r.IntN(5) - 2, r.IntN(5) - 2}}
			}
			m.Learners = append(m.Learners, l)
		}
		if _, err := json.Marshal(Analyse(m)); err != nil {
			t.Fatal(err)
		}
	}
}

// TestOrder shuffles learners: nothing may change, not the last digit.
func TestOrder(t *testing.T) {
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 1))
		m := generated(r, 2+r.IntN(60), 1+r.IntN(12), seed%2 == 0)
		want := Analyse(m)
		slices.Reverse(m.Learners)
		if got := Analyse(m); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: reversing the learners changes the report", seed)
		}
		r.Shuffle(len(m.Learners), func(i, j int) { m.Learners[i], m.Learners[j] = m.Learners[j], m.Learners[i] })
		if got := Analyse(m); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: shuffling the learners changes the report", seed)
		}
	}
}

// TestScale gives each item and answer ten times the points: no figure is in points.
func TestScale(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 2))
		m := generated(r, 30, 8, true)
		before := Analyse(m)
		for i := range m.Items {
			m.Items[i].Max *= 10
		}
		for i := range m.Learners {
			for j := range m.Learners[i].Answers {
				m.Learners[i].Answers[j].Points *= 10
			}
		}
		after := Analyse(m)
		a, b := fields(t, before.Test), fields(t, after.Test)
		compareFields(t, "test", a, b)
		for j := range before.Items {
			compareFields(t, before.Items[j].Name, fields(t, before.Items[j]), fields(t, after.Items[j]))
		}
	}
}

func compareFields(t *testing.T, what string, a, b map[string]any) {
	t.Helper()
	for name, x := range a {
		if name == "max" {
			continue
		}
		if f, ok := x.(float64); ok {
			if g, ok := b[name].(float64); !ok || !same(&g, f) {
				t.Errorf("%s %s: %v and %v", what, name, x, b[name])
			}
		} else if x == nil && b[name] != nil {
			t.Errorf("%s %s: %v and %v", what, name, x, b[name])
		}
	}
}

// generated makes a class whose learners differ in what they know, with partial
// credit, options, and, on demand, papers that differ.
func generated(r *rand.Rand, learners, items int, whole bool) *Matrix {
	m := &Matrix{}
	for j := range items {
		guess := 0.25
		m.Items = append(m.Items, Item{
			Name: fmt.Sprintf("q%d", j+1), Max: float64(1 + j%3), Guess: &guess,
			Options: []Option{{Text: "one", Key: true}, {Text: "two"}, {Text: "three"}, {Text: "four"}},
		})
	}
	for i := range learners {
		l := Learner{Name: fmt.Sprintf("learner %d", i+1)}
		able := r.NormFloat64()
		for j := range items {
			if !whole && r.IntN(4) == 0 {
				l.Answers = append(l.Answers, Answer{})
				continue
			}
			a := Answer{Asked: true, Given: true, Chosen: []int{0}, Points: m.Items[j].Max}
			if able+r.NormFloat64() < 0 {
				a.Chosen[0] = 1 + r.IntN(3)
				a.Points = m.Items[j].Max * float64(r.IntN(3)) / 3
			}
			l.Answers = append(l.Answers, a)
		}
		m.Learners = append(m.Learners, l)
	}
	return m
}

func BenchmarkAnalyse(b *testing.B) {
	m := generated(rand.New(rand.NewPCG(1, 1)), 10_000, 40, true)
	b.ReportAllocs()
	for b.Loop() {
		Analyse(m)
	}
}
