package fsrs

import "math"

// The passes of a fit ask for exponentials and logarithms by the million and don't mind an error in the twelfth place. These
// two use the tables of exp and log, are short enough to be compiled in where they are called, and take half the time.

// quickExp returns e^x, to within 3e-12 of itself, for |x| < 700. For any other x it means nothing.
func quickExp(x float64) float64 {
	shifted := float64(x*(tableSize/math.Ln2)) + roundShift
	r := float64(x) - float64((shifted-roundShift)*(math.Ln2/tableSize))
	k := math.Float64bits(shifted)
	scale := math.Float64frombits(math.Float64bits(expTable[k&tableMask].power) + k>>tableBits<<52)
	return scale + float64(scale*(r+float64(r*r*(0.5+float64(r*(1.0/6))))))
}

// quickLog returns ln x, to within 7e-12, for a normal x > 0. For any other x it means nothing.
func quickLog(x float64) float64 {
	offset := math.Float64bits(x) - logOffset
	entry := &logTable[offset>>(52-tableBits)&tableMask]
	r := float64(math.Float64frombits(offset<<12>>12+logOffset)*entry.reciprocal) - 1
	return float64(float64(int64(offset)>>52)*math.Ln2) + entry.high + (r + float64(r*r*(-0.5+float64(r*(1.0/3+float64(r*-0.25))))))
}
