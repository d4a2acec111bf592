package mark

import (
	"math/big"
	"strings"
)

// maxDigits is the most digits that are read as a number; longer runs are
// compared as they stand.
const maxDigits = 40

// startsNumber reports whether a number begins at i: at a digit, or at a sign
// that stands free before one (so that post-2021 is not minus 2021).
func startsNumber(cells []cell, i int) bool {
	r := cells[i].r
	if asciiDigit(r) {
		return true
	}
	if r != '-' || !asciiDigit(at(cells, i+1)) {
		return false
	}
	before := at(cells, i-1)
	// After "5 -" or "5 " it is a range: 10 -12.
	return (before == ' ' && !asciiDigit(at(cells, i-2))) || before == '('
}

// lexNumber reads the number at i with the letters that are glued to it: one
// word, or two for a scale or unit (2bn, 5km). money says that a currency stands before.
func lexNumber(cells []cell, i int, money bool) ([]word, int) {
	from := cells[i].at
	var b strings.Builder
	for ; i < len(cells); i++ {
		r := cells[i].r
		switch {
		case asciiDigit(r), r == '-' && b.Len() == 0:
			b.WriteRune(r)
			continue
		case strings.ContainsRune(".,':/", r) && asciiDigit(at(cells, i+1)) && b.Len() > 0:
			b.WriteRune(r)
			continue
		case r == ' ' && groupOfThree(cells, i, b.String()):
			b.WriteRune('\'') // 2 000 000: read as a group's separator
			continue
		}
		break
	}
	raw, end := b.String(), i
	for i < len(cells) && wordRune(cells[i].r) {
		i++
	}
	var tail strings.Builder
	for j := end; j < i; j++ {
		tail.WriteRune(cells[j].r)
	}
	if i+1 < len(cells) && cells[i].r == '\'' && at(cells, i+1) == 's' && !wordRune(at(cells, i+2)) {
		tail.WriteRune('s') // 1990's is 1990s
		i += 2
	}
	suffix := tail.String()
	value, ok := parseNumber(raw)
	if n := exponent(cells, end); ok && n > 0 { // 6.02e23
		power := "1"
		for _, c := range cells[end : end+n] {
			power += string(c.r)
		}
		if p, fine := new(big.Rat).SetString(power); fine {
			value.Mul(value, p)
		}
		i, end, suffix = end+n, end+n, ""
	}
	w := word{kind: number, key: raw, from: from, to: cells[end-1].at + 1, value: value, digits: true}
	switch {
	case !ok:
		w.kind, w.key, w.value = plain, raw+suffix, nil
		w.to = cells[i-1].at + 1
	case suffix == "":
		w.key = showNumber(value)
	case gluedScale(suffix, money) != "" || unitOf(suffix) != "":
		w.key = showNumber(value)
		name := suffix
		if s := gluedScale(suffix, money); s != "" {
			name = s
		}
		return []word{w, {key: name, from: cells[end].at, to: cells[i-1].at + 1}}, i
	default:
		w.kind, w.value = plain, nil
		w.key = showNumber(value) + suffix
		w.to = cells[i-1].at + 1
	}
	return []word{w}, i
}

// exponent returns how many cells at i are a power of ten, e5 or e-12, or 0.
func exponent(cells []cell, i int) int {
	n := 1
	if at(cells, i) != 'e' {
		return 0
	}
	if r := at(cells, i+n); r == '-' || r == '+' {
		n++
	}
	digits := 0
	for asciiDigit(at(cells, i+n)) {
		n, digits = n+1, digits+1
	}
	if digits == 0 || digits > 2 || wordRune(at(cells, i+n)) {
		return 0
	}
	return n
}

// groupOfThree reports whether the space at i separates thousands: digits in
// threes after it, and one to three (or groups of three) before it.
func groupOfThree(cells []cell, i int, before string) bool {
	before = strings.TrimPrefix(before, "-")
	if strings.ContainsAny(before, ".,:/") {
		return false
	}
	head := before
	if k := strings.LastIndexByte(before, '\''); k >= 0 {
		if len(before)-k != 4 {
			return false
		}
	} else if len(head) == 0 || len(head) > 3 || head[0] == '0' {
		return false
	}
	for k := 1; k <= 3; k++ {
		if !asciiDigit(at(cells, i+k)) {
			return false
		}
	}
	next := at(cells, i+4)
	return !wordRune(next) && !(strings.ContainsRune(".,':/-", next) && asciiDigit(at(cells, i+5)))
}

// parseNumber reads digits with separators. A point is decimal (1.5) unless there
// are several, each before three digits (1.234.567). A comma groups thousands,
// lakhs and crores (2,000; 2,00,00,000) where it can, else it is decimal (2,5).
// Where both stand, the last one is decimal. a/b is a fraction.
func parseNumber(s string) (*big.Rat, bool) {
	sign, s := "", s
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	if s == "" || len(s) > maxDigits || strings.Contains(s, ":") {
		return nil, false
	}
	if a, b, ok := strings.Cut(s, "/"); ok {
		if !allDigits(a) || !allDigits(b) || strings.Trim(b, "0") == "" {
			return nil, false
		}
		return new(big.Rat).SetString(sign + a + "/" + b)
	}
	point := strings.Count(s, ".")
	comma := strings.Count(s, ",")
	whole, part := s, ""
	switch {
	case point == 1 && strings.LastIndexByte(s, '.') > strings.LastIndexByte(s, ','):
		whole, part, _ = strings.Cut(s, ".")
	case point > 0 && comma == 1 && strings.IndexByte(s, ',') > strings.LastIndexByte(s, '.'):
		whole, part, _ = strings.Cut(s, ",")
	case comma == 1 && point == 0 && !grouped(s, ','):
		whole, part, _ = strings.Cut(s, ",")
	}
	for _, sep := range ".,'" {
		if strings.ContainsRune(whole, sep) {
			if !grouped(whole, sep) {
				return nil, false
			}
			whole = strings.ReplaceAll(whole, string(sep), "")
		}
	}
	if !allDigits(whole) || part != "" && !allDigits(part) {
		return nil, false
	}
	if part != "" {
		whole += "." + part
	}
	return new(big.Rat).SetString(sign + whole)
}

// grouped reports whether sep cuts s into thousands, or a comma into lakhs and crores.
func grouped(s string, sep rune) bool {
	groups := strings.Split(s, string(sep))
	head, tail := groups[0], groups[len(groups)-1]
	if len(head) == 0 || len(head) > 3 || head[0] == '0' || len(tail) != 3 || len(groups) < 2 {
		return false
	}
	threes, twos := true, sep == ',' && len(head) <= 2
	for _, g := range groups[1 : len(groups)-1] {
		threes = threes && len(g) == 3
		twos = twos && len(g) == 2
	}
	for _, g := range groups {
		if !allDigits(g) {
			return false
		}
	}
	return threes || twos
}

func allDigits(s string) bool {
	for _, r := range s {
		if !asciiDigit(r) {
			return false
		}
	}
	return s != ""
}

// showNumber writes a value the one way that it is compared and read again.
func showNumber(v *big.Rat) string {
	if v.IsInt() {
		return v.Num().String()
	}
	if digits, exact := v.FloatPrec(); exact && digits <= maxDigits {
		return v.FloatString(digits)
	}
	return v.String()
}
