package ink

import (
	"strings"
	"testing"
)

// show writes marked phrases in angle brackets.
func show(lines []Line) string {
	var out strings.Builder
	for i, line := range lines {
		if i > 0 {
			out.WriteByte('\n')
		}
		for _, span := range line {
			if span.Style&Mark != 0 {
				out.WriteString("<" + span.Text.s + ">")
			} else {
				out.WriteString(span.Text.s)
			}
		}
	}
	return out.String()
}

func TestHighlight(t *testing.T) {
	p := Palette{Mode: Mono}
	tests := []struct {
		name, passage string
		phrases       []string
		want          string
	}{
		{"none", "a b c", nil, "a b c"},
		{"empty phrase", "a b c", []string{""}, "a b c"},
		{"not there", "a b c", []string{"B"}, "a b c"},
		{"one", "a b c", []string{"b"}, "a <b> c"},
		{"wherever it stands", "a b a", []string{"a"}, "<a> b <a>"},
		{"overlapping", "abcdef", []string{"abc", "cde"}, "<abcde>f"},
		{"touching", "abcdef", []string{"cd", "ab"}, "<abcd>ef"},
		{"byte for byte", "the \"hypothetical boundary.\"", []string{"boundary.\""}, "the \"hypothetical <boundary.\">"},
		{"over a line break", "a b\nc d", []string{"b\nc"}, "a <b c> d"},
		{"line break before it", "a\nb", []string{"b"}, "a <b>"},
		{"hostile passage", "a \x1b[2Jb \u202ec", []string{"c"}, "a b <c>"},
		{"hostile phrase", "a \x1b[2Jb", []string{"\x1b[2J"}, "a b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := show(Highlight(tt.passage, tt.phrases, 60, p)); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
	if got := show(Highlight("a b c", []string{"b"}, 60, Palette{})); got != "a <[b]> c" {
		t.Errorf("plain: %q", got)
	}
}

func TestExcerpt(t *testing.T) {
	p := Palette{Mode: Mono}
	long := strings.Repeat("one two six ", 15) + "the first point " + strings.Repeat("red tan sky ", 15) + "the last point" + strings.Repeat(" cat dog hen", 15)
	tests := []struct {
		name    string
		passage string
		phrases []string
		want    []string
	}{
		{"short", "a short one", []string{"short"}, []string{"a <short> one"}},
		{"around one", long, []string{"first point"}, []string{"… two six one two six one two six the", "<first point> red tan sky red tan sky", "red tan sky …"}},
		{"around two", long, []string{"last point", "first point"}, []string{
			"… two six one two six one two six the", "<first point> red tan sky red tan sky", "red tan sky … tan sky red tan sky red",
			"tan sky the <last point> cat dog hen cat", "dog hen cat dog hen …"}},
		{"at the start", long, []string{"one two six one two six one two six one two six one two six one two six one two six one two six one two six one two six one two six one two six one two six one two six one two six the"}, nil},
		{"none", long, []string{"nowhere"}, []string{"one two six one two six one two six", "one two six one two six one two six", "one …"}},
		{"at the end", long, []string{"hen cat dog hen cat dog hen"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lines := Excerpt(tt.passage, tt.phrases, 38, p)
			checkLines(t, lines, 38, p)
			got := show(lines)
			if tt.want != nil && got != strings.Join(tt.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", got, strings.Join(tt.want, "\n"))
			}
			if tt.name == "at the start" && strings.HasPrefix(got, "…") || tt.name == "at the end" && strings.HasSuffix(got, "…") {
				t.Errorf("an ellipsis for nothing left out:\n%s", got)
			}
		})
	}
}

func TestExcerptWithoutSpaces(t *testing.T) {
	passage := strings.Repeat("漢字", 200) + "印" + strings.Repeat("かな", 200)
	lines := Excerpt(passage, []string{"印"}, 20, Palette{Mode: Mono})
	checkLines(t, lines, 20, Palette{Mode: Mono})
	if got := show(lines); !strings.Contains(got, "<印>") || len(lines) > 5 {
		t.Errorf("got %d lines:\n%s", len(lines), got)
	}
}
