package draft

import (
	"strings"

	"sabaq/decks/draft/english"
)

// numberAt returns the amount at token i with the unit that belongs to it, and how
// much it tells.
func (u *unit) numberAt(i int) (end int, weight float64, ok bool) {
	t := u.t
	first := &t[i]
	if first.Is("a") && i+1 < u.End && t[i+1].Is("quarter", "third", "half", "fifth", "tenth", "dozen") && i+2 < u.End && t[i+2].Is("of") {
		return i + 2, 0.8, true
	}
	if fraction(first.Low) {
		return i + 1, 0.8, true
	}
	if first.Class != english.Number || first.Is("one", "zero") || i > u.Start && t[i-1].Is("no", "no.", "number", "section", "article", "clause", "chapter", "part", "page", "paragraph", "volume") {
		return 0, 0, false
	}
	if i > u.Start {
		if _, tail, ok := strings.Cut(t[i-1].Low, "-"); ok && month(tail) {
			return 0, 0, false // "post-September 11"
		}
	}
	if english.Year(first.Text) && strings.HasSuffix(first.Text, "s") {
		return 0, 0, false
	}
	end = i + 1
	for end < u.End && (t[end].Class == english.Number && !english.Year(t[end].Text) || t[end].Is("million", "billion", "trillion", "thousand", "hundred")) {
		end++
	}
	figures := digits(first.Text)
	switch {
	case end+1 < u.End && t[end].Is("per") && t[end+1].Is("cent"):
		end += 2
	case end < u.End && t[end].Is("percent", "°", "%"):
		end++
		if end < u.End && t[end-1].Is("°") && t[end].Is("c", "f") {
			end++
		}
	case end < u.End && measure(t[end].Low):
		end++
	case end+1 < u.End && t[end].Is("to") && t[end+1].Class == english.Number && !english.Year(t[end+1].Text):
		// "10 to 15 years" is one amount.
		end += 2
		for end < u.End && (t[end].Class == english.Number || t[end].Is("per", "cent", "percent", "million", "billion") || measure(t[end].Low)) {
			end++
		}
	}
	if strings.ContainsRune(first.Low, '-') && first.Low[len(first.Low)-1] == 's' {
		return 0, 0, false // "eleven-year-olds"
	}
	weight = 0.85
	if end < u.End && u.t[end].Is("later", "earlier", "ago", "old", "before", "after") && u.t[end-1].Class == english.Noun {
		weight = 0.45 // "two years later"
	}
	if end < u.End && english.Singular(t[end].Low) == "hundred" && end == i+1 || first.Is("hundred", "hundreds", "thousands", "millions", "dozen", "dozens") {
		weight = 0.3
	}
	if !figures && end == i+1 {
		weight = 0.5
		if first.Is("two", "both", "hundred", "thousand", "million", "dozen") {
			weight = 0.3
		}
	}
	if end > i+1 || strings.ContainsAny(first.Text, "$€£¥%") {
		weight = 0.97 // what is measured tells more than a bare number
	}
	if end < u.End && t[end].Is("of") && t[i].Is("two", "three", "four") && end == i+1 {
		weight = 0.3
	}
	return end, weight, true
}

// fraction reports whether a word is a fraction: "two-thirds".
func fraction(w string) bool {
	head, tail, ok := strings.Cut(w, "-")
	if !ok {
		return false
	}
	switch tail {
	case "third", "thirds", "quarter", "quarters", "fifth", "fifths", "half", "tenth", "tenths", "sixth", "sixths", "eighths":
		return head == "one" || head == "two" || head == "three" || head == "four" || head == "five" || head == "seven" || head == "nine"
	}
	return false
}

// measure reports whether a word is a unit of measurement, time or money.
func measure(w string) bool {
	switch w {
	case "metre", "metres", "meter", "meters", "kilometre", "kilometres", "kilometer", "kilometers", "mile", "miles", "feet", "foot", "inches", "centimetres", "centimeters", "millimetres", "millimeters", "km", "kg", "cm", "mm", "hectares", "acres", "tons", "tonnes", "kilograms", "grams", "litres", "liters", "gallons", "degrees", "celsius", "fahrenheit",
		"seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries", "hour", "day", "week", "month", "year",
		"dollars", "pounds", "euros", "rupees", "francs", "marks", "yen", "cents", "pence", "shillings", "volts", "watts", "megawatts", "kilowatts", "calories", "hertz":
		return true
	}
	return false
}

// countWord writes small numbers out.
func countWord(n int) string {
	words := [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n < len(words) {
		return words[n]
	}
	return "many"
}
