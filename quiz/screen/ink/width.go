package ink

import (
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

const (
	clusterRunes  = 16 // a family with skin tones has 11; what is longer was made to break something
	clusterWindow = 96 // bytes in which a cluster of that many runes certainly ends
)

// cluster returns the size in bytes and the width in cells (1 or 2) of the
// grapheme cluster at the start of s, which must not be empty. Every width in
// the package comes from here. A cluster without end is taken in pieces, so that
// measuring stays linear and no line can hide a thousand characters in a cell.
func cluster(s string) (size, cells int) {
	if s[0] < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return 1, 1
	}
	part, cells := ansi.FirstGraphemeCluster(s[:min(len(s), clusterWindow)], ansi.GraphemeWidth)
	if len(part) > clusterRunes && utf8.RuneCountInString(part) > clusterRunes {
		part = firstRunes(part, clusterRunes)
		cells = ansi.StringWidth(part)
	}
	return len(part), min(max(cells, 1), 2)
}

// firstRunes returns the first n runes of s, or all of it.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
