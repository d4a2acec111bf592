package ink

import (
	"fmt"
	"strings"
)

// Text is one line of text that is safe to write to a terminal. The zero Text
// is empty. Texts can be compared with ==.
type Text struct{ s string }

// Clean returns s as one safe line: a line break inside it becomes a space, one
// at its end is dropped.
func Clean(s string) Text {
	if isPlain(s) {
		return Text{s}
	}
	return Text{cleanAll(s, " ", " ")}
}

// Cleanf is Clean of what fmt.Sprintf returns.
func Cleanf(format string, args ...any) Text {
	return Clean(fmt.Sprintf(format, args...))
}

// CleanLines returns s as safe lines, its tabs four spaces wide. CR, VT, FF,
// NEL, U+2028 and U+2029 break a line as LF does; a break at the very end
// begins no further line.
func CleanLines(s string) []Text {
	if s == "" {
		return nil
	}
	parts := strings.Split(cleanAll(s, "\n", "    "), "\n")
	lines := make([]Text, len(parts))
	for i, part := range parts {
		lines[i] = Text{part}
	}
	return lines
}

// String returns the text; it holds no control character.
func (t Text) String() string { return t.s }

// Width returns how many terminal cells the text takes.
func (t Text) Width() int {
	width := 0
	for s := t.s; s != ""; {
		size, cells := cluster(s)
		s, width = s[size:], width+cells
	}
	return width
}

// isPlain reports whether s is printable ASCII of moderate length, as most text
// of the program is: nothing to clean.
func isPlain(s string) bool {
	if len(s) > maxText {
		return false
	}
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}
