package decks

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// acceptMarker returns the length of "=" at the beginning of an accepted
// answer, or 0.
func acceptMarker(text string) int {
	if isAccept(text) {
		return 1
	}
	return 0
}

func isAccept(text string) bool { return marked(text, "=") }

// acceptLine reads an accepted answer.
func (r *reader) acceptLine(i int, text string) {
	if text == "" {
		r.fail(codeEmptyItem, i, "nothing stands behind =", "")
		return
	}
	a, message := parseAccept(text)
	if message != "" {
		r.fail(codeNumber, i, message, "write a range as `= 10..12`, a tolerance as `= 2 +- 0.1`")
		return
	}
	r.accept = append(r.accept, a)
}

// parseAccept reads a text, "LOW..HIGH" or "NUMBER +- TOLERANCE". What does not
// begin with two numbers is text; a message says what is wrong with the numbers.
func parseAccept(text string) (a Accept, message string) {
	a = Accept{Text: text}
	if len(text) > maxValue {
		return a, ""
	}
	if low, high, ok := strings.Cut(text, ".."); ok && !strings.HasPrefix(high, ".") {
		l, okLow := number(low)
		h, okHigh := number(high)
		if !okLow || !okHigh {
			return a, ""
		}
		if l > h {
			return a, "the range begins above its end"
		}
		a.Numeric, a.Low, a.High = true, l, h
		return a, ""
	}
	mid, tol, ok := strings.Cut(text, "+-")
	if !ok {
		mid, tol, ok = strings.Cut(text, "±")
	}
	if !ok {
		return a, ""
	}
	_, okMid := number(mid)
	t, okTol := number(tol)
	if !okMid || !okTol {
		return a, ""
	}
	if t < 0 {
		return a, "the tolerance is negative"
	}
	// In binary fractions 0.7 + 0.1 is less than 0.8: the sums are made in exact ones.
	m, _ := new(big.Rat).SetString(strings.TrimSpace(mid))
	d, _ := new(big.Rat).SetString(strings.TrimSpace(tol))
	if m == nil || d == nil {
		return a, ""
	}
	a.Low, _ = new(big.Rat).Sub(m, d).Float64()
	a.High, _ = new(big.Rat).Add(m, d).Float64()
	if math.IsInf(a.Low, 0) || math.IsInf(a.High, 0) {
		return a, "the number is too large"
	}
	a.Numeric = true
	return a, ""
}

// number reads a decimal number: digits with an optional sign, point and
// exponent of at most two digits. No NaN, no hexadecimal, no underscores.
func number(s string) (float64, bool) {
	s = strings.TrimSpace(s)
	i := 0
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		i++
	}
	digits := 0
	for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
		digits++
	}
	if i < len(s) && s[i] == '.' {
		for i++; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
			digits++
		}
	}
	if digits == 0 {
		return 0, false
	}
	if i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		i++
		if i < len(s) && (s[i] == '+' || s[i] == '-') {
			i++
		}
		start := i
		for i < len(s) && i-start < 2 && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		if i == start {
			return 0, false
		}
	}
	if i != len(s) {
		return 0, false
	}
	x, err := strconv.ParseFloat(s, 64)
	return x, err == nil
}
