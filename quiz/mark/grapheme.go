package mark

import (
	"unicode"
	"unicode/utf8"
)

// graphemes cuts s into what a person sees as one letter: a base with its marks,
// a Hangul syllable, an emoji sequence, a flag. It follows UAX #29 closely enough
// that a marker never stands inside a letter; it does not know the Prepend class
// or Indic conjuncts, which only makes its pieces smaller.
func graphemes(s string) []string {
	pieces := make([]string, 0, len(s))
	start, flags := 0, 0
	var prev rune
	for i, r := range s {
		if i > start && breaks(prev, r, flags) {
			pieces = append(pieces, s[start:i])
			start = i
		}
		if isFlag(r) {
			flags++
		} else {
			flags = 0
		}
		prev = r
	}
	if start < len(s) {
		pieces = append(pieces, s[start:])
	}
	return pieces
}

// breaks reports whether a letter ends between prev and next; flags counts the
// regional indicators that end with prev.
func breaks(prev, next rune, flags int) bool {
	switch {
	case prev < utf8.RuneSelf && next < utf8.RuneSelf:
		return prev != '\r' || next != '\n'
	case unicode.IsControl(prev):
		return true
	case extends(next):
		return false
	case prev == zwj:
		return !unicode.Is(unicode.So, next)
	case isFlag(prev) && isFlag(next):
		return flags%2 == 0
	}
	return !hangulJoins(prev, next)
}

const zwj = '\u200d'

// extends reports whether r belongs to the letter before it.
func extends(r rune) bool {
	return unicode.IsMark(r) || r == zwj || r == '\u200c' ||
		r >= 0x1F3FB && r <= 0x1F3FF || // skin tones
		r >= 0xE0020 && r <= 0xE007F || // tags of flags
		r == 0xFF9E || r == 0xFF9F // half-width voicing marks
}

func isFlag(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }

// hangulJoins implements GB6 to GB8: leading, vowel and trailing jamo of one syllable.
func hangulJoins(prev, next rune) bool {
	const (
		none = iota
		lead
		vowel
		trail
		open   // a syllable without a trailing jamo
		closed // with one
	)
	class := func(r rune) int {
		switch {
		case r >= 0x1100 && r <= 0x115F || r >= 0xA960 && r <= 0xA97C:
			return lead
		case r >= 0x1160 && r <= 0x11A7 || r >= 0xD7B0 && r <= 0xD7C6:
			return vowel
		case r >= 0x11A8 && r <= 0x11FF || r >= 0xD7CB && r <= 0xD7FB:
			return trail
		case r >= 0xAC00 && r <= 0xD7A3:
			if (r-0xAC00)%28 == 0 {
				return open
			}
			return closed
		}
		return none
	}
	n := class(next)
	switch class(prev) {
	case lead:
		return n == lead || n == vowel || n == open || n == closed
	case vowel, open:
		return n == vowel || n == trail
	case trail, closed:
		return n == trail
	}
	return false
}
