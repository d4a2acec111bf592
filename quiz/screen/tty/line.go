package tty

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sabaq/quiz/screen/ink"
)

// maxLine is how many runes a line entry takes: a long sentence, not a book.
const maxLine = 1000

// A line is text being edited, as a person counts it: in clusters, so that one
// Backspace takes a letter with its marks or an emoji with its parts.
type line struct {
	text  []string
	at    int // the cursor stands before text[at]
	first int // the first cluster in sight
}

// clean makes typed or pasted text one line that is safe to show: line ends and
// tabs become spaces, and controls go, among them those that turn the writing
// direction. The joiners stay, for Persian and emoji are written with them.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		const nonJoiner, joiner = '\u200c', '\u200d'
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			return ' '
		case r == utf8.RuneError:
			return -1
		case unicode.IsGraphic(r) || r == nonJoiner || r == joiner:
			return r
		}
		return -1
	}, s)
}

// String returns the text.
func (l *line) String() string { return strings.Join(l.text, "") }

// insert puts text before the cursor and reports whether all of it had room.
func (l *line) insert(s string) bool {
	left, right := strings.Join(l.text[:l.at], ""), strings.Join(l.text[l.at:], "")
	room := maxLine - utf8.RuneCountInString(left) - utf8.RuneCountInString(right)
	whole := true
	for n := range s {
		if room == 0 {
			s, whole = s[:n], false
			break
		}
		room--
	}
	// A mark joins the letter before it, so cut everything anew, and put the
	// cursor behind the cluster that the new text ends in.
	l.text, l.at = ink.Clusters(left+s+right), 0
	for n := 0; n < len(left)+len(s); l.at++ {
		n += len(l.text[l.at])
	}
	return whole
}

// remove deletes from the cursor to the given place.
func (l *line) remove(to int) {
	from := l.at
	if to < from {
		from, to = to, from
	}
	rest := strings.Join(append(l.text[:from:from], l.text[to:]...), "")
	before := len(strings.Join(l.text[:from], ""))
	// What now stands side by side may have become one cluster.
	l.text, l.at = ink.Clusters(rest), 0
	for n := 0; n < before; l.at++ {
		n += len(l.text[l.at])
	}
}

// word returns the place where the word before the cursor begins, or the one
// after it ends.
func (l *line) word(step int) int {
	next := func(i int) (string, bool) {
		if step < 0 {
			i--
		}
		if i < 0 || i >= len(l.text) {
			return "", false
		}
		return l.text[i], true
	}
	i := l.at
	for c, ok := next(i); ok && c == " "; c, ok = next(i) {
		i += step
	}
	for c, ok := next(i); ok && c != " "; c, ok = next(i) {
		i += step
	}
	return i
}

// press edits by a key and reports whether the key had something to do.
func (l *line) press(k Key) bool {
	end := len(l.text)
	switch k {
	case Left:
		if l.at == 0 {
			return false
		}
		l.at--
	case Right:
		if l.at == end {
			return false
		}
		l.at++
	case Home, CtrlA, Up:
		l.at = 0
	case End, CtrlE, Down:
		l.at = end
	case WordLeft:
		l.at = l.word(-1)
	case WordRight:
		l.at = l.word(+1)
	case Backspace:
		if l.at == 0 {
			return false
		}
		l.remove(l.at - 1)
	case Delete, CtrlD:
		if l.at == end {
			return false
		}
		l.remove(l.at + 1)
	case CtrlW:
		l.remove(l.word(-1))
	case CtrlU:
		l.remove(0)
	case CtrlK:
		l.remove(end)
	default:
		r, ok := k.Rune()
		if !ok {
			return false
		}
		s := clean(string(r))
		return s != "" && l.insert(s)
	}
	return true
}

// view returns the part of the text that a field of cols columns shows, scrolled
// so that the cursor is in it, and the cursor's column. The last column stays
// free for the cursor behind the text.
func (l *line) view(cols int) (shown string, cursor int) {
	room := max(cols-1, 1)
	width := func(from, to int) (n int) {
		for _, c := range l.text[from:to] {
			n += ink.Cells(c)
		}
		return n
	}
	l.first = min(l.first, l.at)
	for l.first < l.at && width(l.first, l.at) > room {
		l.first++
	}
	// After a deletion, show again what fits to the left.
	for l.first > 0 && width(l.first-1, len(l.text)) <= room {
		l.first--
	}
	last, n := l.first, 0
	for ; last < len(l.text); last++ {
		if n += ink.Cells(l.text[last]); n > room {
			break
		}
	}
	return strings.Join(l.text[l.first:last], ""), width(l.first, l.at)
}
