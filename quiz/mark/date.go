package mark

import "strconv"

// dates makes one word of a month and the day or year beside it, in any of the usual
// orders: 15 August 2021, August 15, 2021, 2021 August 15, Aug 2021, the 15th of August.
func dates(words []word, forgive bool) []word {
	out := make([]word, 0, len(words))
	for i := 0; i < len(words); {
		w, n := dateAt(words[i:], forgive)
		if n == 0 {
			w, n = words[i], 1
		}
		out = append(out, w)
		i += n
	}
	return out
}

// dateAt reads a date at the start of words; n is 0 where there is none.
func dateAt(words []word, forgive bool) (w word, n int) {
	var day, year, month, slips int
	take := func(i int) bool { // the number at i as the part that is still open
		if i >= len(words) {
			return false
		}
		switch v := calendarNumber(words[i]); {
		case v >= 1 && v <= 31 && day == 0:
			day = v
		case v >= 100 && v <= 9999 && year == 0 && words[i].kind == number:
			year = v
		default:
			return false
		}
		return true
	}
	for n < len(words) && n < 2 && take(n) {
		n++
	}
	if n == 2 { // two numbers and a month: only 2021 15 August, which nobody writes
		return w, 0
	}
	if n == 1 && n < len(words) && words[n].key == "of" {
		n++
	}
	if n >= len(words) || words[n].kind != plain {
		return w, 0
	}
	if month, slips = monthOf(words[n].key, forgive); month == 0 {
		return w, 0
	}
	n++
	for k := 0; k < 2 && take(n); k++ {
		n++
	}
	if day == 0 && year == 0 {
		return w, 0
	}
	w = word{kind: date, from: words[0].from, to: words[n-1].to, digits: true, slips: slips}
	if day != 0 {
		w.key = strconv.Itoa(day) + " "
	}
	w.key += monthName(month)
	if year != 0 {
		w.key += " " + strconv.Itoa(year)
	}
	return w, n
}

// calendarNumber returns the whole number that w is (15, 15th, 2021), or 0.
func calendarNumber(w word) int {
	key := w.key
	if w.kind == plain && w.digits && len(key) > 2 {
		switch key[len(key)-2:] {
		case "st", "nd", "rd", "th":
			key = key[:len(key)-2]
		}
	} else if w.kind != number || w.unit != "" {
		return 0
	}
	v, err := strconv.Atoi(key)
	if err != nil {
		return 0
	}
	return v
}

func monthName(m int) string {
	return [...]string{"", "january", "february", "march", "april", "may", "june", "july",
		"august", "september", "october", "november", "december"}[m]
}

// monthOf returns the number of a month's name or short name, or 0.
func monthOf(key string, forgive bool) (month, slips int) {
	for m := 1; m <= 12; m++ {
		name := monthName(m)
		if key == name || key == name[:3] || key == "sept" && m == 9 {
			return m, 0
		}
	}
	if forgive {
		for m := 1; m <= 12; m++ {
			if n, ok := slip(key, monthName(m)); ok {
				return m, n
			}
		}
	}
	return 0, 0
}
