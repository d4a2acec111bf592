package ink

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestClean(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"empty", "", ""},
		{"ascii", "a ~ b", "a ~ b"},
		{"outer spaces stay", " a ", " a "},
		{"line breaks", "a\nb\r\nc\rd\ve\ff\u0085g\u2028h\u2029i\n", "a b c d e f g h i"},
		{"tab", "a\tb", "a b"},
		{"controls", "a\x00\x07\bb\x0e\x7fc", "abc"},
		{"c1", "a\u0080\u008d\u009fb", "ab"},
		{"colour", "a\x1b[31mb\x1b[0mc", "abc"},
		{"clear screen", "a\x1b[2J\x1b[1;1Hb", "ab"},
		{"private parameters", "a\x1b[?1049hb\x1b[>0;1 qc", "abc"},
		{"broken csi", "a\x1b[12éb", "aéb"},
		{"csi at the end", "a\x1b[12", "a"},
		{"eight bit csi", "a\x9b31mb", "ab"},
		{"c1 csi", "a\u009b31mb", "ab"},
		{"clipboard, BEL", "a\x1b]52;c;ZXZpbA==\x07b", "ab"},
		{"title, ST", "a\x1b]0;title\x1b\\b", "ab"},
		{"title, eight bit", "a\x9d0;title\x9cb", "ab"},
		{"title, c1", "a\u009d0;title\u009cb", "ab"},
		{"hyperlink", "\x1b]8;;http://evil\x07good\x1b]8;;\x07", "good"},
		{"dcs", "a\x1bP1$r0m\x1b\\b", "ab"},
		{"apc, pm, sos", "a\x1b_G1\x1b\\b\x1b^x\x1b\\c\x1bXy\x1b\\d", "abcd"},
		{"string broken off", "a\x1b]0;x\x1b[31mb", "ab"},
		{"string without end", "a\x1b]0;title", "a0;title"},
		{"string ends with its line", "a\x1b]0;title\nb\x07", "a0;title b"},
		{"accents in a string", "a\x1b]0;é\u0130\x07b", "ab"},
		{"charset", "a\x1b(0b", "ab"},
		{"reset", "a\x1bcb", "ab"},
		{"escape alone", "a\x1b", "a"},
		{"escape twice", "a\x1b\x1b[31mb", "ab"},
		{"escape and a control", "a\x1b\x00[31mb", "a[31mb"},
		{"invalid", "a\xffb\xc3", "a\ufffdb\ufffd"},
		{"cp1252 quotes", "\x93a\x94", "\ufffda\ufffd"},
		{"surrogate", "a\xed\xa0\x80b", "a\ufffd\ufffd\ufffdb"},
		{"noncharacters", "a\ufffe\ufdd0\U0001ffffb", "a\ufffd\ufffd\ufffdb"},
		{"bidi", "a\u202eb\u2066c\u2069d\u200ee\u200ff\u061cg", "abcdefg"},
		{"invisible", "\ufeffa\u00adb\u200bc\u2060d\u034fe\u3164f\U000e0041g\U000e0100h\ufe00i", "abcdefghi"},
		{"urdu", "پاکستان اور افغانستان۔", "پاکستان اور افغانستان۔"},
		{"urdu with marks", "قُرْآن", "قُرْآن"},
		{"end of ayah", "آية\u06dd١", "آية\u06dd١"},
		{"persian half space", "می\u200cخواهم", "می\u200cخواهم"},
		{"joiners in a row", "ه\u200d\u200d\u200c", "ه\u200d"},
		{"joiner at the start", "\u200da \u200cb", "a b"},
		{"emoji", "👨\u200d👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3 👍🏽 🇵🇰", "👨\u200d👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3 👍🏽 🇵🇰"},
		{"selector on a letter", "a\ufe0fb", "ab"},
		{"devanagari", "क्षत्रिय", "क्षत्रिय"},
		{"spaces", "a\u2003b\u1680c\u00a0d\u202fe\u3000f", "a b c\u00a0d\u00a0e\u3000f"},
		{"mark at the start", "\u0301a", "◌\u0301a"},
		{"mark after a break", "a\n\u0301b", "a ◌\u0301b"},
		{"eight marks", "a" + strings.Repeat("\u0301", 8), "a" + strings.Repeat("\u0301", 8)},
		{"nine marks", "a" + strings.Repeat("\u0301", 9) + "b", "a" + strings.Repeat("\u0301", 8) + "b"},
		{"joiners don't reset marks", "a" + strings.Repeat("\u0301\u200d", 9), "a" + strings.Repeat("\u0301\u200d", 8)},
		{"private use, unassigned", "\ue000\u0378\U0010fff0", "\ue000\u0378\U0010fff0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Clean(tt.in).String()
			if got != tt.want {
				t.Errorf("Clean(%+q) = %+q, want %+q", tt.in, got, tt.want)
			}
			if bad := harm(got); bad != "" {
				t.Errorf("%s in %+q", bad, got)
			}
		})
	}
}

func TestCleanCutsAbsurdLengths(t *testing.T) {
	for _, s := range []string{strings.Repeat("a", 1<<20), strings.Repeat("é", 1<<20), strings.Repeat("a\n", 1<<20)} {
		got := Clean(s).String()
		if len(got) > maxText+8 || !strings.HasSuffix(got, "...") {
			t.Errorf("Clean of %d bytes has %d, ends with %q", len(s), len(got), got[len(got)-4:])
		}
	}
	if s := strings.Repeat("é", maxText/2); Clean(s).String() != s {
		t.Errorf("a text of %d bytes was cut", len(s))
	}
}

func TestFiveThousandMarks(t *testing.T) {
	got := Clean("e" + strings.Repeat("\u0301\u0327", 2500)).String()
	if want := "e" + strings.Repeat("\u0301\u0327", 4); got != want {
		t.Errorf("%d bytes left of 5,000 marks, want %d", len(got), len(want))
	}
}

func TestCleanLines(t *testing.T) {
	tests := []struct {
		in   string
		want []string
	}{
		{"", nil},
		{"a", []string{"a"}},
		{"a\n", []string{"a"}},
		{"a\n\nb", []string{"a", "", "b"}},
		{"\na", []string{"", "a"}},
		{"\n", []string{""}},
		{"a\r\nb\rc\u2029d", []string{"a", "b", "c", "d"}},
		{"\tx", []string{"    x"}},
		{"safe\rEVIL", []string{"safe", "EVIL"}},
	}
	for _, tt := range tests {
		var got []string
		for _, text := range CleanLines(tt.in) {
			got = append(got, text.String())
		}
		if strings.Join(got, "|") != strings.Join(tt.want, "|") || len(got) != len(tt.want) {
			t.Errorf("CleanLines(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestCleanf(t *testing.T) {
	if got := Cleanf("%s: %d", "a\x1b[2Jb", 3).String(); got != "ab: 3" {
		t.Errorf("got %q", got)
	}
}

func TestWidth(t *testing.T) {
	tests := []struct {
		in   string
		want int
	}{
		{"", 0}, {"abc", 3}, {"é", 1}, {"e\u0301", 1}, {"漢字", 4}, {"👨\u200d👩\u200d👧", 2}, {"🇵🇰", 2},
		{"❤\ufe0f", 2}, {"پاکستان", 7}, {"می\u200cخواهم", 7}, {"…│•↪", 4}, {"▕█░▏", 4}, {"\u06dd", 1},
	}
	for _, tt := range tests {
		if got := Clean(tt.in).Width(); got != tt.want {
			t.Errorf("width of %q is %d, want %d", tt.in, got, tt.want)
		}
	}
}

// A cluster made without end must not hide a long text in a cell.
func TestWidthOfEndlessClusters(t *testing.T) {
	for _, s := range []string{
		"👩" + strings.Repeat("\u200d👩", 1000),
		strings.Repeat("क\u094d", 1000),
		strings.Repeat("\u1100", 1000),
		"a" + strings.Repeat("🏽", 1000),
		strings.Repeat("\u0600", 1000),
	} {
		text := Clean(s)
		runes := len([]rune(text.String()))
		if got := text.Width(); got < runes/clusterRunes {
			t.Errorf("%d characters %+q... count %d cells", runes, s[:12], got)
		}
		for _, line := range Wrap(Line{{0, text}}, 10) {
			if n := len([]rune(line.Text().String())); n > 10*clusterRunes {
				t.Errorf("a line of 10 cells holds %d characters", n)
			}
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range hostile() {
		f.Add(s[:min(len(s), 200)])
	}
	f.Add("می\u200cخواهم 👨\u200d👩\u200d👧 1\ufe0f\u20e3")
	f.Fuzz(func(t *testing.T, s string) {
		got := Clean(s)
		if bad := harm(got.s); bad != "" {
			t.Fatalf("%s in Clean(%+q) = %+q", bad, s, got.s)
		}
		if len(s) < maxText && Clean(got.s) != got {
			t.Fatalf("Clean(%+q) = %+q, cleaned again %+q", s, got.s, Clean(got.s).s)
		}
		if w := ansi.StringWidth(got.s); w > got.Width() {
			t.Fatalf("%+q takes %d cells and counts %d", got.s, w, got.Width())
		}
		for _, line := range CleanLines(s) {
			if bad := harm(line.s); bad != "" {
				t.Fatalf("%s in CleanLines(%+q): %+q", bad, s, line.s)
			}
		}
	})
}
