package mark

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// cell is one folded character and the grapheme that it came from, so that a
// verdict on folded text can be shown on the text as it was typed.
type cell struct {
	r  rune
	at int
}

// fold reduces graphemes to the characters that matter for comparing: case,
// compatibility forms, accents and the variants of one letter are gone. A grapheme
// may give no cell or several.
func fold(pieces []string) []cell {
	cells := make([]cell, 0, len(pieces)+8)
	caser := cases.Fold() // not safe to share between goroutines
	raised := false       // the grapheme before was a superscript digit
	for i, piece := range pieces {
		if len(piece) == 1 {
			cells = append(cells, cell{lowerASCII(rune(piece[0])), i})
			raised = false
			continue
		}
		first, _ := utf8.DecodeRuneInString(piece)
		d, up := superscript(first)
		if up {
			if !raised { // 10² is 10^2 and never 102
				cells = append(cells, cell{'^', i})
			}
			cells = append(cells, cell{d, i})
			raised = true
			continue
		}
		raised = false
		if isFraction(first) { // 1½ is 1 1/2 and never 11/2
			cells = append(cells, cell{' ', i})
		}
		for _, r := range foldPiece(caser, piece) {
			cells = append(cells, cell{r, i})
		}
	}
	return cells
}

func lowerASCII(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

// foldPiece folds one grapheme.
func foldPiece(caser cases.Caser, piece string) string {
	// Folding may bring back composed letters, hence the second decomposition.
	piece = norm.NFKD.String(caser.String(norm.NFKD.String(piece)))
	var b strings.Builder
	var base rune
	for _, r := range piece {
		switch {
		case unicode.IsMark(r):
			if base != 0 && keepsMark(base, r) {
				b.WriteRune(r)
			}
		case ignorable(r):
		case unicode.IsSpace(r):
			base = 0
			if strings.TrimSpace(piece) == "" {
				b.WriteByte(' ')
			} // else a space that decomposing brought in: ´ is a space and an accent
		default:
			base = r
			b.WriteString(letter(r))
		}
	}
	return norm.NFC.String(b.String())
}

// keepsMark reports whether a mark is a part of the letter rather than an accent
// or an optional vowel. Accents go from Latin and Greek, points from Arabic and
// Hebrew, stress from Cyrillic; everywhere else (Devanagari, Thai, kana) the
// mark is the letter.
func keepsMark(base, mark rune) bool {
	switch {
	case !unicode.IsLetter(base):
		return false
	case unicode.Is(unicode.Cyrillic, base):
		// й and ї are letters of their own; ё is written е in most print.
		return mark == 0x306 || mark == 0x308 && base != 'е'
	}
	return !unicode.In(base, unicode.Latin, unicode.Greek, unicode.Arabic, unicode.Hebrew)
}

// ignorable reports whether r says nothing: joiners, bidi controls, soft hyphen,
// tatweel, trade marks.
func ignorable(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Cc, r) && !unicode.IsSpace(r) ||
		r == 'ـ' || r == '©' || r == '®'
}

// letter returns what r is compared as. What has no decomposition in Unicode is
// listed here.
func letter(r rune) string {
	if d, ok := digit(r); ok {
		return string('0' + d)
	}
	switch r {
	case 'đ', 'ð', 'ɖ':
		return "d"
	case 'ħ':
		return "h"
	case 'ı':
		return "i"
	case 'ł':
		return "l"
	case 'ø':
		return "o"
	case 'ŧ':
		return "t"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	case 'ʹ', 'ʺ', 'ʻ', 'ʼ', 'ʽ', 'ʾ', 'ʿ', 'ˈ', 'ˮ', '‘', '’', '‚', '‛', '′', '‵', '`', '＇':
		return "'" // ayn, hamza and quotes of all kinds; the lexer drops them
	case '−', '‐', '‑', '‒', '–', '—', '―', '﹘', '﹣', '－', '־':
		return "-"
	case '⁄', '∕', '÷':
		return "/"
	case '٪', '﹪', '％':
		return "%"
	case '٫':
		return "."
	case '٬':
		return ","
	}
	return arabic(r)
}

// arabic folds the variants of the Arabic script's letters that keyboards and
// languages disagree about. Marks (hamza above, madda, harakat) are gone already.
func arabic(r rune) string {
	switch r {
	case 'ي', 'ى', 'ی':
		return "ی"
	case 'ك', 'ک', 'ڪ':
		return "ک"
	case 'ه', 'ہ', 'ھ', 'ة', 'ۃ', 'ە':
		return "ه"
	case 'ٱ':
		return "ا"
	case 'ګ':
		return "گ"
	case 'ء':
		return ""
	}
	return string(r)
}

// digit returns the value of a decimal digit of any script. Unicode keeps every
// set of digits as a run of ten that begins with zero.
func digit(r rune) (rune, bool) {
	if r < utf8.RuneSelf {
		return r - '0', '0' <= r && r <= '9'
	}
	for _, run := range unicode.Nd.R16 {
		if lo := rune(run.Lo); lo <= r && r <= rune(run.Hi) {
			return (r - lo) % 10, true
		}
	}
	for _, run := range unicode.Nd.R32 {
		if lo := rune(run.Lo); lo <= r && r <= rune(run.Hi) {
			return (r - lo) % 10, true
		}
	}
	return 0, false
}

// superscript returns the ASCII digit of a raised one.
func superscript(r rune) (rune, bool) {
	switch {
	case r == '¹':
		return '1', true
	case r == '²' || r == '³':
		return '2' + r - '²', true
	case r == '⁰' || r >= '⁴' && r <= '⁹':
		return '0' + r - '⁰', true
	}
	return 0, false
}

func isFraction(r rune) bool { return r >= '¼' && r <= '¾' || r >= '⅐' && r <= '⅞' || r == '↉' }
