package score

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"

	"sabaq/quiz/screen/ink"
)

// maxCell is how many UTF-16 units a cell of a spreadsheet holds; Excel spills what is
// longer over the cells below.
const maxCell = 32767

// text returns s as a text cell: one line, without control characters, escape
// sequences and bidi controls (see ink), and with an apostrophe in front of what a
// spreadsheet would take for a formula. A semicolon begins a cell too, where the
// system's list separator is one and the file is opened by a double click, so what
// follows one is guarded as well.
func text(s string) string {
	s = ink.Clean(s).String()
	if strings.ContainsFunc(s, isSign) {
		parts := strings.Split(s, ";")
		for i, part := range parts {
			if isFormula(part) {
				parts[i] = "'" + part
			}
		}
		s = strings.Join(parts, ";")
	}
	return cut(s)
}

// isFormula reports whether a spreadsheet may compute a cell: it may pass over
// spaces, quotes and apostrophes before the sign.
func isFormula(s string) bool {
	s = strings.TrimLeftFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.Quotation_Mark, r) || unicode.Is(unicode.Cf, r)
	})
	for _, r := range s {
		return isSign(r)
	}
	return false
}

// isSign reports whether r begins a formula, in any of its widths.
func isSign(r rune) bool {
	switch r {
	case '=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−':
		return true
	}
	return false
}

// cut returns s within maxCell.
func cut(s string) string {
	if len(s) <= maxCell {
		return s
	}
	const mark = "..."
	units, end := 0, 0
	for i, r := range s {
		units += utf16.RuneLen(r)
		if units > maxCell {
			return s[:end] + mark
		}
		if units <= maxCell-len(mark) {
			end = i + len(string(r))
		}
	}
	return s
}

// number returns x for a cell, to four decimals; empty where x is none.
func number(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return ""
	}
	return strconv.FormatFloat(round(x), 'f', -1, 64)
}

// round returns x to four decimals, never -0.
func round(x float64) float64 {
	if math.Abs(x) > 1e9 {
		return x
	}
	return math.Round(x*1e4)/1e4 + 0
}

// seconds returns a time in milliseconds for a cell, in seconds.
func seconds(ms int64) string { return strconv.FormatFloat(float64(ms)/1000, 'f', 3, 64) }

// stamp returns a moment for a cell: RFC 3339 to the millisecond, with its own UTC
// offset; empty for the zero time.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02T15:04:05.000Z07:00")
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
