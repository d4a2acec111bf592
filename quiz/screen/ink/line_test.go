package ink

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"
)

func TestWrap(t *testing.T) {
	tests := []struct {
		name, in string
		width    int
		want     []string
	}{
		{"empty", "", 10, []string{""}},
		{"fits", "ab cd", 5, []string{"ab cd"}},
		{"breaks", "ab cd", 4, []string{"ab", "cd"}},
		{"space at the edge", "abcd ef", 4, []string{"abcd", "ef"}},
		{"spaces at the edge", "abc   ef", 4, []string{"abc", "ef"}},
		{"spaces inside stay", "a  b cc", 4, []string{"a  b", "cc"}},
		{"spaces at the end", "abcd   ", 4, []string{"abcd"}},
		{"indented", "  ab cd", 5, []string{"  ab", "cd"}},
		{"indented long word", "  abcdef", 5, []string{"  abc", "def"}},
		{"long word", "abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"long word after a short one", "ab abcdefghij", 4, []string{"ab", "abcd", "efgh", "ij"}},
		{"hyphen", "mistrust-conflict", 10, []string{"mistrust-", "conflict"}},
		{"minus", "ab -5", 4, []string{"ab", "-5"}},
		{"range", "x 2001-21", 7, []string{"x", "2001-21"}},
		{"dash", "one—two", 5, []string{"one—", "two"}},
		{"no-break space", "ab c\u00a0d", 4, []string{"ab", "c\u00a0d"}},
		{"ideographs", "漢字漢字", 5, []string{"漢字", "漢字"}},
		{"no stop at the start", "漢字漢。字", 6, []string{"漢字", "漢。字"}},
		{"no bracket at the end", "漢「字」漢", 4, []string{"漢", "「字", "」漢"}},
		{"clusters stay whole", "👨\u200d👩\u200d👧👨\u200d👩\u200d👧e\u0301", 3, []string{"👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧e\u0301"}},
		{"wide in an odd width", "漢漢", 3, []string{"漢", "漢"}},
		{"space with a mark", "ab \u0301c d", 4, []string{"ab \u0301c", "d"}},
		{"urdu", "پاکستان اور افغانستان", 12, []string{"پاکستان اور", "افغانستان"}},
		{"too narrow", "ab", 0, []string{"ab"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lines := Wrap(Plainly(tt.in), tt.width)
			equalLines(t, lines, tt.want...)
			checkLines(t, lines, max(tt.width, 2), Palette{})
		})
	}
}

func TestWrapKeepsStyles(t *testing.T) {
	line := Line{Styled(Strong, "one t"), Styled(0, "wo "), Styled(Emph, "three")}
	lines := Wrap(line, 7)
	equalLines(t, lines, "one two", "three")
	if len(lines[0]) != 2 || lines[0][0].Style != Strong || lines[0][1].Style != 0 || lines[1][0].Style != Emph {
		t.Errorf("styles lost: %v", lines)
	}
}

func TestHardWrap(t *testing.T) {
	equalLines(t, hardwrap(Plainly("a b  cd"), 3), "a b", "  c", "d")
	equalLines(t, hardwrap(nil, 3), "")
}

func TestTruncate(t *testing.T) {
	tests := []struct {
		in    string
		width int
		ascii bool
		want  string
	}{
		{"abcdef", 6, false, "abcdef"},
		{"abcdef", 5, false, "abcd…"},
		{"abcdef", 5, true, "ab..."},
		{"abcdef", 2, true, ".."},
		{"abcdef", 1, false, "…"},
		{"abcdef", 0, false, ""},
		{"abcdef", -1, false, ""},
		{"漢字漢字", 6, false, "漢字…"},
	}
	for _, tt := range tests {
		got := Plainly(tt.in).Truncate(tt.width, Palette{Mode: Mono, ASCII: tt.ascii}).Text().String()
		if got != tt.want {
			t.Errorf("Truncate(%q, %d) = %q, want %q", tt.in, tt.width, got, tt.want)
		}
	}
	line := Line{Styled(Strong, "abc"), Styled(Emph, "def")}.Truncate(4, Palette{Mode: Mono})
	if line.Text().String() != "abc…" || line[1].Style != Emph {
		t.Errorf("got %v", line)
	}
}

func TestWith(t *testing.T) {
	line := Line{Styled(Strong, "a"), Styled(0, "b")}
	got := line.With(Dim)
	if got[0].Style != Strong|Dim || got[1].Style != Dim || line[1].Style != 0 {
		t.Errorf("got %v from %v", got, line)
	}
}

func TestPadAndSpread(t *testing.T) {
	p := Palette{Mode: Mono}
	if got := Plainly("漢").Pad(4).Text().String(); got != "漢  " {
		t.Errorf("padded to %q", got)
	}
	if got := Plainly("abc").Pad(2).Text().String(); got != "abc" {
		t.Errorf("padded to %q", got)
	}
	for _, tt := range []struct {
		width int
		want  string
	}{{12, "deck    1/27"}, {9, "deck 1/27"}, {8, "de… 1/27"}, {5, "1/27"}, {3, "1/…"}} {
		got := Spread(Plainly("deck"), Plainly("1/27"), tt.width, p)
		if s := strings.TrimLeft(got.Text().String(), " "); s != tt.want || got.Width() > tt.width {
			t.Errorf("in %d: %q, want %q", tt.width, s, tt.want)
		}
	}
}

// Lines that share their beginning must not write into each other.
func TestLinesDoNotShare(t *testing.T) {
	base := append(make(Line, 0, 8), Styled(0, "a"))
	one := base.Pad(3)
	two := append(base[:len(base):len(base)], Styled(0, "zz"))
	lines := Prefix([]Line{Plainly("x"), Plainly("y")}, base, base)
	if one.Text().String() != "a  " || two.Text().String() != "azz" || lines[0].Text().String() != "ax" || lines[1].Text().String() != "ay" {
		t.Errorf("got %q %q %q", one.Text(), two.Text(), texts(lines))
	}
}

func TestRender(t *testing.T) {
	line := Line{Styled(Right, "yes"), Styled(Right, "!"), Styled(0, " "), Styled(Strong|Mark, "m"), Styled(Again, "1")}
	tests := []struct {
		mode Mode
		want string
	}{
		{Plain, "yes! m1"},
		{Mono, "\x1b[1myes!\x1b[0m \x1b[1;7mm\x1b[0m1"},
		{Colour, "\x1b[1;32myes!\x1b[0m \x1b[1;30;43mm\x1b[0m\x1b[31m1\x1b[0m"},
	}
	for _, tt := range tests {
		if got := line.Render(Palette{Mode: tt.mode}); got != tt.want {
			t.Errorf("mode %d: got %q, want %q", tt.mode, got, tt.want)
		}
	}
}

// Every style shows in colour; without colour all but the grades, which come
// with their words.
func TestEveryStyleShows(t *testing.T) {
	for style := Title; style <= Easy; style <<= 1 {
		if got := (Line{Styled(style, "x")}).Render(Palette{Mode: Colour}); !strings.HasPrefix(got, "\x1b[") {
			t.Errorf("style %b shows nothing in colour", style)
		}
		got := Line{Styled(style, "x")}.Render(Palette{Mode: Mono})
		if grade := style >= Again; grade != (got == "x") {
			t.Errorf("style %b without colour: %q", style, got)
		}
		for _, colour := range []string{"30", "31", "32", "33", "34", "35", "36", "37", "43"} {
			if strings.Contains(got, colour) {
				t.Errorf("style %b without colour has one: %q", style, got)
			}
		}
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestPrint(t *testing.T) {
	var out bytes.Buffer
	p := Palette{Mode: Mono}
	if err := p.Print(&out, Plainly("a\x1b[2J"), nil, Line{Styled(Strong, "b")}); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); got != "a\n\n\x1b[1mb\x1b[0m\n" {
		t.Errorf("printed %q", got)
	}
	if err := p.Print(fullDisk{}, Plainly("a")); err == nil {
		t.Error("a failed write was not reported")
	}
}

func TestPaletteFor(t *testing.T) {
	type env map[string]string
	tests := []struct {
		env      env
		terminal bool
		want     Palette
	}{
		{env{"TERM": "xterm", "LANG": "en_GB.UTF-8"}, true, Palette{Mode: Colour}},
		{env{"TERM": "xterm", "LANG": "ur_PK.utf8", "NO_COLOR": "1"}, true, Palette{Mode: Mono}},
		{env{"TERM": "xterm", "LANG": "en_GB.UTF-8", "NO_COLOR": ""}, true, Palette{Mode: Colour}},
		{env{"TERM": "dumb", "LANG": "en_GB.UTF-8"}, true, Palette{}},
		{env{"LANG": "en_GB.UTF-8"}, true, Palette{}},
		{env{"TERM": "xterm", "LANG": "en_GB.UTF-8"}, false, Palette{}},
		{env{"TERM": "xterm", "LANG": "en_GB.UTF-8", "LC_ALL": "C"}, true, Palette{Mode: Colour, ASCII: true}},
		{env{"TERM": "xterm", "LANG": "C", "LC_CTYPE": "C.UTF-8"}, true, Palette{Mode: Colour}},
		{env{"TERM": "xterm"}, true, Palette{Mode: Colour, ASCII: true}},
	}
	for _, tt := range tests {
		got := PaletteFor(func(name string) string { return tt.env[name] }, tt.terminal)
		if got != tt.want {
			t.Errorf("%v, terminal %v: %+v, want %+v", tt.env, tt.terminal, got, tt.want)
		}
	}
}

func TestPickIsASCIIWhereItMust(t *testing.T) {
	for p, want := range map[Palette]string{{Mode: Colour}: "✓", {Mode: Colour, ASCII: true}: "ok", {Mode: Plain}: "ok"} {
		if got := p.Pick("✓", "ok").String(); got != want {
			t.Errorf("%+v: %q, want %q", p, got, want)
		}
	}
}

func TestBar(t *testing.T) {
	utf, ascii := Palette{Mode: Mono}, Palette{Mode: Mono, ASCII: true}
	tests := []struct {
		fraction float64
		width    int
		p        Palette
		want     string
	}{
		{0, 6, utf, "▕░░░░▏"}, {0.5, 6, utf, "▕██░░▏"}, {1, 6, utf, "▕████▏"}, {0.99, 6, utf, "▕███░▏"}, {0.01, 6, utf, "▕█░░░▏"},
		{0.5, 6, ascii, "[##--]"}, {-1, 4, ascii, "[--]"}, {7, 4, ascii, "[##]"}, {math.NaN(), 4, ascii, "[--]"},
		{math.Inf(1), 4, ascii, "[##]"}, {0.5, 3, ascii, "[-]"}, {1, 2, ascii, "  "}, {1, 0, ascii, ""}, {1, -5, ascii, ""},
	}
	for _, tt := range tests {
		if got := Bar(tt.fraction, tt.width, tt.p).Text().String(); got != tt.want {
			t.Errorf("Bar(%v, %d) = %q, want %q", tt.fraction, tt.width, got, tt.want)
		}
	}
}
