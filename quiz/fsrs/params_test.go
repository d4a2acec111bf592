package fsrs

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// fill returns n copies of x.
func fill(n int, x float64) []float64 {
	return slices.Repeat([]float64{x}, n)
}

func TestParameterErrors(t *testing.T) {
	withNaN, withInf := Default7(), Default6()
	withNaN[4], withInf[20] = math.NaN(), math.Inf(-1)
	tests := []struct {
		model  string
		params []float64
		says   string
	}{
		{"fsrs-7", fill(35, 1), "there are 35"},
		{"fsrs-7", Default6(), "there are 21"},
		{"fsrs-7", withNaN, "number 5 of 34 is NaN"},
		{"fsrs-6", fill(18, 1), "there are 18"},
		{"fsrs-6", Default7(), "there are 34"},
		{"fsrs-6", withInf, "number 21 of 21 is -Inf"},
		{"fsrs-5", nil, `"fsrs-5"`},
		{"", nil, "use fsrs-7 or fsrs-6"},
	}
	for _, test := range tests {
		m, err := New(test.model, test.params)
		if err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("New(%q, %d parameters): error %v, want one that says %q", test.model, len(test.params), err, test.says)
		}
		if m != nil {
			t.Errorf("New(%q, %d parameters) returns a model beside its error", test.model, len(test.params))
		}
	}
}

func TestDefaults(t *testing.T) {
	for name, want := range map[string][]float64{"fsrs-7": Default7(), "fsrs-6": Default6()} {
		m, err := New(name, nil)
		if err != nil {
			t.Fatal(err)
		}
		if m.Name() != name || m.WholeDays() != (name == "fsrs-6") {
			t.Errorf("%s: Name %q, WholeDays %v", name, m.Name(), m.WholeDays())
		}
		got := m.Parameters()
		if !slices.Equal(got, want) {
			t.Errorf("%s: parameters %v, want the defaults unclipped, %v", name, got, want)
		}
		got[0] = 77
		if m.Parameters()[0] == 77 {
			t.Errorf("%s: Parameters returns no copy", name)
		}
	}
}

func TestParametersAreNotShared(t *testing.T) {
	params := Default7()
	m := must7(t, params)
	params[0] = 20
	if got := m.Parameters()[0]; got != 0.1104 {
		t.Errorf("w0 = %v after the caller's slice changed", got)
	}
}

func TestClip(t *testing.T) {
	for name, bounds := range map[string][]bound{"fsrs-7": bounds7[:], "fsrs-6": bounds6[:]} {
		for _, extreme := range []float64{-math.MaxFloat64, math.MaxFloat64} {
			m, err := New(name, fill(len(bounds), extreme))
			if err != nil {
				t.Fatal(err)
			}
			for i, got := range m.Parameters() {
				want := bounds[i].lo
				if extreme > 0 {
					want = bounds[i].hi
				}
				if got != want {
					t.Errorf("%s: w%d = %v for %v, want %v", name, i, got, extreme, want)
				}
			}
		}
	}
}

func TestClipDependent(t *testing.T) {
	params := Default7()
	params[0], params[1], params[2], params[3] = 60, 3, 70, 65
	params[25], params[26] = 0.84, 0.6
	got := must7(t, params).Parameters()
	for i, want := range map[int]float64{0: 50, 1: 50, 2: 70, 3: 70, 25: 0.84, 26: 0.84} {
		if got[i] != want {
			t.Errorf("w%d = %v, want %v", i, got[i], want)
		}
	}
}

func TestMigrate(t *testing.T) {
	old17 := []float64{0.4, 0.6, 2.4, 5.8, 4.93, 0.94, 0.86, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26, 0.29, 2.61}
	want := []float64{
		0.4, 0.6, 2.4, 5.8, 6.81, 0.44675013, 1.36, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26, 0.29, 2.61, 0, 0, 0, 0.5,
	}
	for i, got := range must6(t, old17).Parameters() {
		near(t, "parameter of 17", got, want[i], 1e-6)
	}

	want = append(slices.Clone(params19), 0, 0.5)
	if got := must6(t, params19).Parameters(); !slices.Equal(got, want) {
		t.Errorf("of 19: %v, want %v", got, want)
	}

	// Hostile: the logarithm of a negative number must not get through.
	for _, p := range must6(t, fill(17, -1e308)).Parameters() {
		if math.IsNaN(p) || math.IsInf(p, 0) {
			t.Errorf("parameter %v", p)
		}
	}
}
