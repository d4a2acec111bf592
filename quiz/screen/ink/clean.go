package ink

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxText  = 64 << 10 // bytes of clean text, after which it is cut
	maxMarks = 8        // combining marks on one base; real text needs at most four or five
	cutMark  = "..."    // ends a text that was cut; ASCII, so it is right in any locale
)

const (
	zwnj        = '\u200c'
	zwj         = '\u200d'
	nbsp        = '\u00a0'
	textForm    = '\ufe0e' // shows the symbol before it as text
	emojiForm   = '\ufe0f' // shows the symbol before it as an emoji
	dottedRing  = '\u25cc' // what Unicode shows a lone mark on
	replacement = utf8.RuneError
)

// cleaner writes the safe form of one text, rune by rune.
type cleaner struct {
	out   strings.Builder
	base  rune // last visible character on this line, 0 at its start
	marks int  // combining marks since base
	tied  bool // a joiner or selector was the last thing written
}

// cleanAll returns the safe form of s with line breaks and tabs written as
// newline and tab say.
func cleanAll(s, newline, tab string) string {
	var c cleaner
	c.out.Grow(min(len(s), maxText) + len(cutMark))
	for s != "" {
		line, rest, broken := cutLine(s)
		if !c.line(line, tab) {
			break
		}
		if broken && rest != "" {
			c.out.WriteString(newline)
			c.base, c.marks, c.tied = 0, 0, false
		}
		s = rest
	}
	return c.out.String()
}

// cutLine splits s at its first line break.
func cutLine(s string) (line, rest string, found bool) {
	for i := range len(s) {
		size := 0
		switch s[i] {
		case '\n', '\v', '\f':
			size = 1
		case '\r':
			size = 1
			if strings.HasPrefix(s[i+1:], "\n") {
				size = 2
			}
		case 0xc2: // U+0085
			if strings.HasPrefix(s[i+1:], "\x85") {
				size = 2
			}
		case 0xe2: // U+2028, U+2029
			if strings.HasPrefix(s[i+1:], "\x80\xa8") || strings.HasPrefix(s[i+1:], "\x80\xa9") {
				size = 3
			}
		}
		if size > 0 {
			return s[:i], s[i+size:], true
		}
	}
	return s, "", false
}

// line writes one line and reports false when the text had to be cut.
func (c *cleaner) line(s, tab string) bool {
	for i := 0; i < len(s); {
		if c.out.Len() >= maxText {
			c.out.WriteString(cutMark)
			return false
		}
		if b := s[i]; b >= ' ' && b <= '~' {
			c.show(rune(b))
			i++
			continue
		}
		if n := escapeLength(s[i:]); n > 0 {
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == '\t' {
			c.out.WriteString(tab)
			c.base, c.marks, c.tied = ' ', 0, false
		} else {
			c.rune(r)
		}
		i += n
	}
	return true
}

// rune writes what is left of r.
func (c *cleaner) rune(r rune) {
	switch class(r) {
	case shown:
		c.show(r)
	case blank:
		c.show(' ')
	case glued:
		c.show(nbsp)
	case mark:
		c.mark(r)
	case joiner:
		if c.base != 0 && c.base != ' ' && !c.tied {
			c.out.WriteRune(r)
			c.tied = true
		}
	case selector:
		if takesSelector(c.base) && c.marks == 0 && !c.tied {
			c.out.WriteRune(r)
			c.tied = true
		}
	case broken:
		c.show(replacement)
	}
}

func (c *cleaner) show(r rune) {
	c.out.WriteRune(r)
	c.base, c.marks, c.tied = r, 0, false
}

// mark writes a combining mark unless its base has enough of them. A mark
// without a base would sit on whatever the screen shows before the text.
func (c *cleaner) mark(r rune) {
	if c.base == 0 {
		c.show(dottedRing)
	}
	if c.marks < maxMarks {
		c.out.WriteRune(r)
		c.marks++
		c.tied = false
	}
}

// kind is what becomes of a character.
type kind uint8

const (
	removed kind = iota
	shown
	blank    // a space of some width
	glued    // a space that must not end a line
	mark     // stands on the character before it
	joiner   // ZWNJ, ZWJ
	selector // chooses between text and emoji form
	broken   // not a character
)

// class sorts the characters beyond printable ASCII. What is invisible and not
// named here is removed by its category (Cc, Cf) or its range.
func class(r rune) kind {
	switch {
	case r == replacement, r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe:
		return broken
	case r == zwnj, r == zwj:
		return joiner
	case r == textForm, r == emojiForm:
		return selector
	case r == nbsp, r == 0x2007, r == 0x202f:
		return glued
	case r == 0x3000: // as wide as the ideographs around it
		return shown
	case isInvisible(r):
		return removed
	case isMark(r):
		return mark
	case unicode.Is(unicode.Zs, r):
		return blank
	}
	return shown
}

// isInvisible reports controls, format characters and the rest of Unicode's
// Default_Ignorable_Code_Point, but for the signs of Arabic and its
// neighbours that count as format characters and are drawn.
func isInvisible(r rune) bool {
	switch {
	case r < 0xa0, r == 0xad, r == 0x34f, r == 0x115f, r == 0x1160, r == 0x17b4, r == 0x17b5,
		r >= 0x180b && r <= 0x180f, r >= 0x2028 && r <= 0x202e, r >= 0x2060 && r <= 0x206f,
		r == 0x3164, r >= 0xfe00 && r <= 0xfe0f, r == 0xffa0, r >= 0xfff0 && r <= 0xfffb,
		r >= 0xe0000 && r <= 0xe0fff:
		return true
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return false
	}
	return unicode.Is(unicode.Cf, r)
}

// isMark reports what stands on the character before it: combining marks, skin
// tones and the half-width voicing marks.
func isMark(r rune) bool {
	return unicode.Is(unicode.M, r) || r >= 0x1f3fb && r <= 0x1f3ff || r == 0xff9e || r == 0xff9f
}

// takesSelector reports the characters that have a text and an emoji form.
func takesSelector(r rune) bool {
	switch r {
	case '#', '*', '\u203c', '\u2049', '\u2139', '\u3030', '\u303d':
		return true
	}
	return r >= '0' && r <= '9' || unicode.In(r, unicode.So, unicode.Sm)
}
