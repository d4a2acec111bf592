package english

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Tokens takes a sentence apart. Words keep their hyphens, inner apostrophes and
// the stops of abbreviations; numbers keep their signs of money and per cent; the
// 's of a possessive and every mark are tokens of their own. Classes are not set.
func Tokens(sentence string) []Token {
	list := make([]Token, 0, len(sentence)/5+1)
	add := func(start, end int, class Class) {
		text := sentence[start:end]
		glued := len(list) > 0 && list[len(list)-1].End == start
		list = append(list, Token{Text: text, Low: straight(strings.ToLower(text)), Start: start, End: end, Class: class, Glued: glued})
	}
	for i := 0; i < len(sentence); {
		r, n := utf8.DecodeRuneInString(sentence[i:])
		switch {
		case unicode.IsSpace(r):
			i += n
			continue
		case unicode.IsDigit(r), strings.ContainsRune("$€£¥", r):
			end := numberEnd(sentence, i)
			add(i, end, Number)
			i = end
			continue
		case unicode.IsLetter(r):
			end := wordEnd(sentence, i)
			if cut := possessive(sentence[i:end]); cut > 0 {
				add(i, i+cut, Other)
				add(i+cut, end, Possessive)
			} else {
				add(i, end, Other)
			}
			i = end
			continue
		}
		end := i + n
		for r == '.' && end < len(sentence) && sentence[end] == '.' || r == '-' && end < len(sentence) && sentence[end] == '-' {
			end++
		}
		// The lone apostrophe behind a plural: "forces' presence".
		class := Mark
		if (r == '\'' || r == '’') && len(list) > 0 && list[len(list)-1].End == i && strings.HasSuffix(list[len(list)-1].Low, "s") && strings.Count(sentence[:i], string(r))%2 == 0 && end < len(sentence) {
			class = Possessive
		}
		add(i, end, class)
		i = end
	}
	return list
}

func straight(s string) string { return strings.ReplaceAll(s, "’", "'") }

// wordEnd returns the offset behind the word at i.
func wordEnd(s string, i int) int {
	start := i
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
		case (r == '-' || r == '\'' || r == '’' || r == '‐' || r == '‑') && i+n < len(s) && letter(s[i+n:]):
		case r == '.' && i == start+1 && strings.IndexByte("ap", s[start]) >= 0 && strings.HasPrefix(s[i:], ".m."):
			return i + 3
		case r == '.' && i == start+1 && s[start] == 'v' && strings.HasPrefix(s[i:], ". ") && i+2 < len(s) && capital(s[i+2:]):
			return i + 1 // "Marbury v. Madison"
		case r == '.' && abbreviation(s[start:i]) && (i+n < len(s) || strings.Contains(s[start:i], ".")):
		default:
			return i
		}
		i += n
	}
	return i
}

// abbreviation reports whether a stop behind a word belongs to it.
func abbreviation(w string) bool {
	switch strings.ToLower(w) {
	case "dr", "mr", "mrs", "ms", "prof", "st", "gen", "col", "e.g", "i.e", "vs", "inc", "ltd", "co", "corp", "jr", "a.m", "p.m", "etc", "no", "e", "i":
		return strings.ToLower(w) != "no" && strings.ToLower(w) != "st" && strings.ToLower(w) != "co" || unicode.IsUpper(rune(w[0]))
	}
	if initial(w) {
		return w != "I"
	}
	return strings.Contains(w, ".") && dotted(w)
}

func letter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// possessive returns the offset of the 's that ends a word, or 0.
func possessive(w string) int {
	for _, ending := range [...]string{"'s", "’s", "'S"} {
		if len(w) > len(ending) && strings.HasSuffix(w, ending) {
			return len(w) - len(ending)
		}
	}
	return 0
}

// numberEnd returns the offset behind the number at i: "$2,000.50", "1919",
// "1990s", "20th", "4.5%", "1914–18".
func numberEnd(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsDigit(r), strings.ContainsRune("$€£¥", r):
		case (r == '.' || r == ',') && i+n < len(s) && s[i+n] >= '0' && s[i+n] <= '9':
		case r == '%':
			return i + n
		case unicode.IsLetter(r): // 1990s, 20th, 5km
		case r == '-' && i+n < len(s) && unicode.IsLetter(rune(s[i+n])): // 20-year
		case (r == '-' || r == '–' || r == '‐' || r == '‑') && i+n < len(s) && s[i+n] >= '0' && s[i+n] <= '9' && s[i-1] >= '0' && s[i-1] <= '9': // 1914–18
		default:
			return i
		}
		i += n
	}
	return i
}
