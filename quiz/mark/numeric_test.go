package mark

import (
	"math"
	"testing"

	"sabaq/decks"
)

func TestNumeric(t *testing.T) {
	between := func(text string, low, high float64) decks.Accept {
		return decks.Accept{Text: text, Numeric: true, Low: low, High: high}
	}
	tol := between("2 +- 0.1", 1.9, 2.1)
	for _, c := range []struct {
		accept decks.Accept
		answer string
		right  bool
	}{
		{tol, "2", true},
		{tol, "1.9", true},
		{tol, "2.1", true},
		{tol, "2.11", false},
		{tol, "1,95", true},
		{tol, "two", true},
		{tol, "-2", false},
		{tol, "about 2", true},
		{tol, "over 2", false},
		{tol, "it was 2.05", true},
		{tol, "2 3", false},
		{tol, "2 or so", false},
		{tol, "٢", true},
		{tol, "", false},
		{tol, "none", false},
		{tol, "$2", true}, // the card names no unit that it could contradict
		{between("10..12", 10, 12), "9", false},
		{between("10..12", 10, 12), "eleven", true},
		{between("10..12", 10, 12), "10..12", true}, // the card's own text
		{between("1.5..2.5 million tonnes", 1.5, 2.5), "2 million", false},
		{between("40..50 %", 40, 50), "46 %", true},
		{between("40..50 %", 40, 50), "46 km", false},
		{between("1e9..3e9", 1e9, 3e9), "2 billion", true},
		{between("1e9..3e9", 1e9, 3e9), "2e9", true},
		{between("any", math.Inf(-1), math.Inf(1)), "5", true},
		{between("none", math.NaN(), math.NaN()), "5", false},
		{between("0.7 +- 0.1", 0.6, 0.8), "0.8", true},
	} {
		r := Typed(c.answer, []decks.Accept{c.accept})
		if r.Right != c.right {
			t.Errorf("%q for %q: right is %v", c.answer, c.accept.Text, r.Right)
		}
		checkResult(t, c.answer, []decks.Accept{c.accept}, r)
	}
}

func TestParseNumber(t *testing.T) {
	for s, want := range map[string]string{
		"0": "0", "007": "7", "1997": "1997", "1.50": "1.5", "1,997": "1997", "1,99": "1.99", "0,125": "0.125",
		"12,34,567": "1234567", "1,23,4": "", "1.234": "1.234", "1.234.567": "1234567", "1.23.4": "", "1,234.5": "1234.5",
		"1.234,5": "1234.5", "1,234,567.89": "1234567.89", "1'000'000": "1000000", "-5": "-5", "-0": "0", "1/3": "1/3",
		"2/4": "0.5", "1/0": "", "10:30": "", "1/2/3": "", "": "", "-": "", "1,,2": "",
	} {
		v, ok := parseNumber(s)
		got := ""
		if ok {
			got = showNumber(v)
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", s, got, want)
		}
	}
}

func TestDigitsOfAllScripts(t *testing.T) {
	for r, want := range map[rune]rune{'0': 0, '9': 9, '٠': 0, '٩': 9, '۵': 5, '२': 2, '৩': 3, '３': 3, '𝟛': 3, '𝟿': 9, '𞥐': 0, '𞥙': 9} {
		if got, ok := digit(r); !ok || got != want {
			t.Errorf("%q is %d (%v), want %d", r, got, ok, want)
		}
	}
	if _, ok := digit('x'); ok {
		t.Error("x is a digit")
	}
}
