package fsrs

import "math"

// The arithmetic of this package gives the same bits on every machine. Two
// things would break that: math.Exp and math.Log are assembly on some
// machines, and a compiler may fuse x*y + z into one operation that rounds
// once. Hence exp and log below, and hence mul: the Go specification forbids
// fusing across an explicit conversion. A product that is added to or
// subtracted from something goes through mul; TestNoFusedOperations compiles
// the package for a machine that fuses and fails when one was forgotten.

// mul is x*y, rounded.
func mul(x, y float64) float64 { return float64(x * y) }

// clamp limits x to [lo, hi]; NaN becomes lo.
func clamp(x, lo, hi float64) float64 {
	if !(x > lo) {
		return lo
	}
	if x > hi {
		return hi
	}
	return x
}

const (
	tableBits = 7
	tableSize = 1 << tableBits
	tableMask = tableSize - 1

	// ln 2 in two parts. The first has 30 significant bits, so that its product with
	// a small whole number is exact.
	ln2High = 0x1.62e42feep-1
	ln2Low  = math.Ln2 - ln2High
)

const (
	// Adding and subtracting it rounds a number to a whole one, left in the low bits.
	roundShift = 0x1.8p52

	// Beyond these the result or its scale may not be a normal number.
	expNormalMin, expNormalMax = -708, 709
	// Beyond these the result is 0 or infinite.
	expUnderflow, expOverflow = -7.45133219101941108420e+02, 7.09782712893383973096e+02
	// Near the ends the scale is brought this many powers of two towards 1, and the result back.
	expDetour = 128
)

// exp returns e^x, to within 0.51 units in the last place (0.76 where the
// result is subnormal).
//
// x = (n/128) ln 2 + r with whole n, so e^x = 2^(n>>7) · 2^((n&127)/128) · e^r; the middle
// factor is tabulated, and |r| < 0.0028 leaves a short Taylor series (P. T. P. Tang's method).
func exp(x float64) float64 {
	detour := int64(0)
	if !(x > expNormalMin && x < expNormalMax) {
		switch {
		case x > expOverflow:
			return math.Inf(1)
		case x < expUnderflow:
			return 0
		case x > 0:
			detour = -expDetour
		case x < 0:
			detour = expDetour
		default:
			return x // NaN
		}
	}
	shifted := mul(x, tableSize/math.Ln2) + roundShift
	n := shifted - roundShift
	whole := int64(math.Float64bits(shifted)<<13) >> 13 // n, from the low 51 bits
	r := x - mul(n, ln2High/tableSize) - mul(n, ln2Low/tableSize)

	entry := &expTable[whole&tableMask]
	r2 := mul(r, r)
	low := 1.0/2 + mul(r, 1.0/6)
	high := 1.0/24 + mul(r, 1.0/120)
	tail := entry.tail + r + mul(r2, low) + mul(mul(r2, r2), high)

	k := whole>>tableBits + detour
	scale := math.Float64frombits(math.Float64bits(entry.power) + uint64(k)<<52)
	result := scale + mul(scale, tail)
	switch {
	case detour < 0:
		result *= 1 << expDetour
	case detour > 0:
		result *= 1.0 / (1 << expDetour)
	}
	return result
}

const (
	// logOffset puts the significand z into [0.6875, 1.375), so that numbers near 1
	// have exponent 0.
	logOffset = 0x3fe6 << 48

	smallestNormalBits = 1 << 52
	infinityBits       = 0x7ff << 52
	// Clearing these bits of z leaves 32: times a table's 21-bit reciprocal that is exact.
	logLowMask = 1<<21 - 1
)

// log returns the natural logarithm of x, to within 0.63 units in the last
// place; -Inf for 0 and NaN below.
//
// x = 2^k z, and z/c = 1 + r for the tabulated c nearest to z, so ln x = k ln 2 + ln c + ln(1+r);
// 1/c is short, which makes r nearly exact without a fused operation, and |r| <= 1/128 leaves a
// short Taylor series.
func log(x float64) float64 {
	bits, detour := math.Float64bits(x), int64(0)
	if bits-smallestNormalBits >= infinityBits-smallestNormalBits {
		switch {
		case x == 0:
			return math.Inf(-1)
		case x < 0:
			return math.NaN()
		case !(x <= math.MaxFloat64):
			return x // +Inf and NaN
		}
		bits, detour = math.Float64bits(x*(1<<52)), -52 // subnormal
	}
	offset := bits - logOffset
	entry := &logTable[offset>>(52-tableBits)&tableMask]
	k := float64(int64(offset)>>52 + detour)
	zBits := bits - offset>>52<<52
	z := math.Float64frombits(zBits)
	zHigh := math.Float64frombits(zBits &^ logLowMask)
	r := mul(zHigh, entry.reciprocal) - 1 + mul(z-zHigh, entry.reciprocal)

	base := mul(k, ln2High) + entry.high
	high := base + r
	low := base - high + r + mul(k, ln2Low) + entry.low

	r2 := mul(r, r)
	r4 := mul(r2, r2)
	p2 := -1.0/2 + mul(r, 1.0/3)
	p4 := -1.0/4 + mul(r, 1.0/5)
	p6 := -1.0/6 + mul(r, 1.0/7) - mul(r2, 1.0/8)
	return high + (low + mul(r2, p2+mul(r2, p4)+mul(r4, p6)))
}

// pow returns x^y for x > 0; its relative error grows with |y ln x|, by 1.2e-16 a unit.
func pow(x, y float64) float64 { return exp(y * log(x)) }
