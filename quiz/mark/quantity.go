package mark

import (
	"math/big"
	"strings"
)

// quantities makes one word of a number and all that belongs to it: number words
// (two, twenty-one), scales (billion, crore), currency and unit. Ordinals become
// 1st, 2nd; what limits a number (over, about) becomes a hedge.
func quantities(words []word, forgive bool) []word {
	out := make([]word, 0, len(words))
	for i := 0; i < len(words); {
		if h, n := hedgeAt(words[i:]); n > 0 && startsQuantity(words[i+n:]) {
			out = append(out, word{key: h, hedge: true, from: words[i].from, to: words[i+n-1].to})
			i += n
			continue
		}
		w, n, ok := cardinal(words[i:], forgive)
		if !ok {
			w = words[i]
			if o := ordinal(w.key); o != "" {
				w.key, w.digits = o, true
			}
			out = append(out, w)
			i++
			continue
		}
		i += n
		i += w.takeUnit(words[i:])
		out = w.takeCurrency(out)
		w.key = showNumber(w.value)
		if w.unit != "" {
			w.key += " " + w.unit
		}
		out = append(out, w)
	}
	return out
}

// startsQuantity reports whether a number follows, perhaps behind a currency or an article.
func startsQuantity(words []word) bool {
	for i := 0; i < len(words) && i < 3; i++ {
		if words[i].kind == number || numberWord(words[i].key) >= 0 || scale(words[i].key) != 0 {
			return true
		}
		if k := words[i].key; currency(k) == "" && k != "us" && k != "a" {
			return false
		}
	}
	return false
}

// hedgeAt returns the limiting word at the start of words in its one form, and how
// many words it takes.
func hedgeAt(words []word) (string, int) {
	if len(words) > 1 {
		switch words[0].key + " " + words[1].key {
		case "more than", "greater than", "upwards of":
			return "over", 2
		case "less than", "fewer than":
			return "under", 2
		case "at least":
			return "at least", 2
		case "at most", "up to":
			return "at most", 2
		}
	}
	if len(words) > 0 {
		switch words[0].key {
		case "over", "above", "exceeding", ">":
			return "over", 1
		case "under", "below", "<":
			return "under", 1
		case "about", "around", "roughly", "approximately", "circa", "ca", "some", "~", "≈":
			return "about", 1
		case "nearly", "almost":
			return "nearly", 1
		}
	}
	return "", 0
}

// cardinal reads a number in digits or words with its scales at the start of words.
func cardinal(words []word, forgive bool) (w word, n int, ok bool) {
	if len(words) == 0 {
		return w, 0, false
	}
	w = words[0]
	current, total := new(big.Rat), new(big.Rat)
	switch v := numberWord(w.key); {
	case w.kind == number:
		current.Set(w.value)
		n = 1
	case w.kind == plain && v >= 0:
		current.SetInt64(int64(v))
		n = 1 + addUnit(current, v, words[1:])
	case w.key == "a" && len(words) > 1 && scale(words[1].key) != 0:
		current.SetInt64(1)
		n = 1
	default:
		return w, 0, false
	}
	last := int64(0)
	for n < len(words) {
		s, slips := scaleOf(words[n].key, forgive)
		if s == 0 || last != 0 && s != 100 && s >= last {
			break
		}
		n++
		w.slips += slips
		current.Mul(current, new(big.Rat).SetInt64(s))
		if s != 100 {
			total.Add(total, current)
			current.SetInt64(0)
			last = s
		}
		// "two hundred and five": only number words go on, never digits.
		k := n
		if k < len(words) && words[k].key == "and" {
			k++
		}
		if k < len(words) && words[k].kind == plain {
			if v := numberWord(words[k].key); v >= 0 {
				current.Add(current, new(big.Rat).SetInt64(int64(v)))
				n = k + 1 + addUnit(current, v, words[k+1:])
			}
		}
	}
	total.Add(total, current)
	w.kind, w.value, w.digits, w.to = number, total, true, words[n-1].to
	return w, n, true
}

// addUnit adds the "one" of "twenty one" and returns how many words that took.
func addUnit(sum *big.Rat, tens int, rest []word) int {
	if tens < 20 || len(rest) == 0 || rest[0].kind != plain {
		return 0
	}
	if v := numberWord(rest[0].key); v >= 1 && v <= 9 {
		sum.Add(sum, new(big.Rat).SetInt64(int64(v)))
		return 1
	}
	return 0
}

// takeUnit reads the unit after a number and returns how many words it took.
func (w *word) takeUnit(rest []word) int {
	if len(rest) == 0 {
		return 0
	}
	if len(rest) > 1 && rest[0].key == "per" && rest[1].key == "cent" {
		w.unit, w.to = "percent", rest[1].to
		return 2
	}
	if len(rest) > 1 && rest[0].key == "us" && currency(rest[1].key) == "dollar" {
		w.unit, w.to = "dollar", rest[1].to
		return 2
	}
	if u := unitOf(rest[0].key); u != "" {
		w.unit, w.to = u, rest[0].to
		return 1
	}
	return 0
}

// takeCurrency takes a currency that stands before the number off out.
func (w *word) takeCurrency(out []word) []word {
	n := len(out)
	if n == 0 || w.unit != "" || currency(out[n-1].key) == "" {
		return out
	}
	w.unit, w.from = currency(out[n-1].key), out[n-1].from
	if n > 1 && out[n-1].key == "$" && out[n-2].key == "us" {
		w.from = out[n-2].from
		return out[:n-2]
	}
	return out[:n-1]
}

// numberWord returns the value of a number word up to ninety, or -1.
func numberWord(key string) int {
	small := [...]string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
		"eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}
	tens := [...]string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
	roman := [...]string{"ii", "iii", "iv", "", "vi", "vii", "viii", "ix"} // not I, V and X, nor the name Xi
	for v, name := range small {
		if key == name {
			return v
		}
	}
	for i, name := range tens {
		if key == name {
			return 20 + 10*i
		}
	}
	for i, name := range roman {
		if key == name && name != "" {
			return 2 + i
		}
	}
	return -1
}

// ordinal returns "1st" for "first" and so on up to twentieth, or "".
func ordinal(key string) string {
	switch key {
	case "first":
		return "1st"
	case "second":
		return "2nd"
	case "third":
		return "3rd"
	}
	names := [...]string{"fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
		"fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"}
	for i, name := range names {
		if key == name {
			return big.NewInt(int64(i)+4).String() + "th"
		}
	}
	return ""
}

// scale returns what a scale word multiplies by, or 0.
func scale(key string) int64 {
	switch strings.TrimSuffix(key, "s") {
	case "hundred":
		return 100
	case "thousand":
		return 1e3
	case "lakh", "lac":
		return 1e5
	case "million", "mn", "mln":
		return 1e6
	case "crore":
		return 1e7
	case "billion", "bn":
		return 1e9
	case "trillion", "tn", "trn":
		return 1e12
	}
	return 0
}

// scaleOf is scale, and forgives a slip in the long words.
func scaleOf(key string, forgive bool) (value int64, slips int) {
	if s := scale(key); s != 0 || !forgive {
		return s, 0
	}
	for _, name := range []string{"hundred", "thousand", "million", "billion", "trillion"} {
		if n, ok := slip(key, name); ok {
			return scale(name), n
		}
	}
	return 0, 0
}

// gluedScale returns the scale word for letters glued to a number: 2bn, and with
// a currency before them $2b, $5m, $10k, which alone may be metres or kelvins.
func gluedScale(suffix string, money bool) string {
	if scale(suffix) != 0 {
		return suffix
	}
	if money {
		switch suffix {
		case "k":
			return "thousand"
		case "m":
			return "million"
		case "b":
			return "billion"
		case "t":
			return "trillion"
		}
	}
	return ""
}

// currency returns the one name of a currency that may stand before a number.
func currency(key string) string {
	switch key {
	case "$", "dollar", "dollars", "usd":
		return "dollar"
	case "£", "gbp":
		return "pound"
	case "€", "euro", "euros", "eur":
		return "euro"
	case "¥", "yen":
		return "yen"
	case "₹", "₨", "rs", "rupee", "rupees", "pkr", "inr":
		return "rupee"
	}
	return ""
}

// unitOf returns the one name of a unit that may stand after a number.
func unitOf(key string) string {
	if c := currency(key); c != "" {
		return c
	}
	switch key {
	case "%", "percent", "pct", "pc":
		return "percent"
	case "pound", "pounds":
		return "pound"
	case "km", "kms", "kilometre", "kilometres", "kilometer", "kilometers":
		return "kilometre"
	case "m", "metre", "metres", "meter", "meters":
		return "metre"
	case "mile", "miles", "mi":
		return "mile"
	case "kg", "kilogram", "kilograms", "kilo", "kilos":
		return "kilogram"
	case "year", "years", "yrs":
		return "year"
	case "month", "months":
		return "month"
	case "week", "weeks":
		return "week"
	case "day", "days":
		return "day"
	case "hour", "hours", "hrs":
		return "hour"
	case "minute", "minutes", "mins":
		return "minute"
	case "ad", "ce":
		return "ad"
	}
	return ""
}
