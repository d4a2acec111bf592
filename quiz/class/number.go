package class

import (
	"math"
	"strconv"
)

// number writes points and percentages for people and gradebooks: two decimals at
// most, no trailing zero, and always a point.
func number(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return ""
	}
	return strconv.FormatFloat(math.Round(x*100)/100+0, 'f', -1, 64) // +0: no minus before a zero
}
