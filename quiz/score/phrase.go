package score

import (
	"fmt"
	"math"
	"time"

	"sabaq/quiz/screen/ink"
)

// oneLine returns a text from outside on one line, cleaned.
func oneLine(s string) string { return ink.Clean(s).String() }

func date(t time.Time) string { return t.Format("2 Jan 2006") }

// span returns the days from one time to another.
func span(from, to time.Time) string {
	if date(from) == date(to) {
		return date(from)
	}
	return date(from) + " to " + date(to)
}

// moment returns a time for people, with its own UTC offset.
func moment(t time.Time) string { return t.Format("2 Jan 2006, 15:04 -07:00") }

// spell returns milliseconds for people.
func spell(ms int64) string {
	switch s := (max(ms, 0) + 500) / 1000; {
	case ms < 9950:
		return fmt.Sprintf("%.1f s", float64(max(ms, 0))/1000)
	case s < 60:
		return fmt.Sprintf("%d s", s)
	case s < 3600:
		return fmt.Sprintf("%d min %02d s", s/60, s%60)
	default:
		return fmt.Sprintf("%d h %02d min", s/3600, s%3600/60)
	}
}

// brief returns points for people, to two decimals.
func brief(x float64) string { return number(math.Round(x*100) / 100) }

// percent returns a percentage for people, to one decimal.
func percent(x float64) string {
	return trimZero(fmt.Sprintf("%.1f", x)) + " %"
}

func trimZero(s string) string {
	if n := len(s) - 2; n > 0 && s[n:] == ".0" {
		s = s[:n]
	}
	if s == "-0" {
		return "0"
	}
	return s
}

// several returns "1 review", "2 reviews".
func several(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return itoa(n) + " " + one + "s"
}
