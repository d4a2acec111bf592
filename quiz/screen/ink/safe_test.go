package ink

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

var ownSGR = regexp.MustCompile(`\x1b\[[0-9]+(;[0-9]+)*m`)

// harm names what in s must not reach a terminal, by Unicode's tables and not
// by the package's own, or returns "".
func harm(s string) string {
	if !utf8.ValidString(s) {
		return "invalid UTF-8"
	}
	marks := 0
	for _, r := range s {
		switch {
		case unicode.IsControl(r):
			return "control character"
		case unicode.Is(unicode.Bidi_Control, r):
			return "bidi control"
		case r == 0x200c || r == 0x200d || r == 0xfe0e || r == 0xfe0f:
			continue
		case unicode.In(r, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point, unicode.Zl, unicode.Zp):
			return "invisible character"
		case unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r):
			return "format character"
		case unicode.Is(unicode.Noncharacter_Code_Point, r):
			return "noncharacter"
		}
		if unicode.Is(unicode.M, r) {
			marks++
		} else {
			marks = 0
		}
		if marks > maxMarks {
			return "a pile of marks"
		}
	}
	return ""
}

// checkLines fails the test when a rendered line holds anything but text and
// the package's own SGR, leaves a style open, or is wider than width.
func checkLines(t *testing.T, lines []Line, width int, p Palette) {
	t.Helper()
	for i, line := range lines {
		out := line.Render(p)
		bare := ownSGR.ReplaceAllString(out, "")
		if p.Mode == Plain {
			bare = out
		}
		if bad := harm(bare); bad != "" {
			t.Fatalf("line %d: %s in %+q", i+1, bad, out)
		}
		if bare != out && !strings.HasSuffix(out, "\x1b[0m") && strings.LastIndex(out, "\x1b[0m") < strings.LastIndex(out, "\x1b") {
			t.Fatalf("line %d leaves a style open: %+q", i+1, out)
		}
		if got := ansi.StringWidth(out); got > width {
			t.Fatalf("line %d is %d cells wide, more than %d: %+q", i+1, got, width, out)
		}
		if got := line.Width(); got > width {
			t.Fatalf("line %d counts %d cells, more than %d: %+q", i+1, got, width, out)
		}
	}
}

func texts(lines []Line) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = line.Text().String()
	}
	return out
}

func equalLines(t *testing.T, got []Line, want ...string) {
	t.Helper()
	if g, w := strings.Join(texts(got), "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}
