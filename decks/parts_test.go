package decks

import (
	"runtime"
	"testing"
)

func TestParseAccept(t *testing.T) {
	tests := []struct {
		in        string
		low, high float64
		numeric   bool
		refused   bool
	}{
		{"1997", 0, 0, false, false},
		{"10..12", 10, 12, true, false},
		{" 10 .. 12.5", 10, 12.5, true, false},
		{"-5..-3", -5, -3, true, false},
		{"3..3", 3, 3, true, false},
		{"5..3", 0, 0, false, true},
		{"2 +- 0.1", 1.9, 2.1, true, false},
		{"2±.5", 1.5, 2.5, true, false},
		{"0.7 +- 0.1", 0.6, 0.8, true, false}, // 0.7+0.1 is 0.7999... in float64
		{"1.1 +- 0.1", 1, 1.2, true, false},
		{"1e3 ± 5e0", 995, 1005, true, false},
		{"2 +- -1", 0, 0, false, true},
		{"2 +- few", 0, 0, false, false},
		{"a..b", 0, 0, false, false},
		{"1...5", 0, 0, false, false},
		{"NaN..Inf", 0, 0, false, false},
		{"0x10..0x20", 0, 0, false, false},
		{"1_0..2_0", 0, 0, false, false},
		{"1e999999999 +- 1", 0, 0, false, false},
		{"1e-999999999 +- 1", 0, 0, false, false},
		{"+-", 0, 0, false, false},
		{"..", 0, 0, false, false},
	}
	for _, tt := range tests {
		a, message := parseAccept(tt.in)
		if (message != "") != tt.refused {
			t.Errorf("%q: %q", tt.in, message)
			continue
		}
		if a.Numeric != tt.numeric || a.Numeric && (a.Low != tt.low || a.High != tt.high) || a.Text != tt.in {
			t.Errorf("%q: %+v", tt.in, a)
		}
	}
}

func TestParagraphNumber(t *testing.T) {
	for in, want := range map[string]int{
		"¶4": 4, "¶ 4": 4, "4": 4, "p4": 4, "p. 4": 4, "par 4": 4, "para 12": 12, "paragraph 12": 12,
		"": 0, "¶": 0, "0": 0, "-1": 0, "four": 0, "4a": 0, "¶¶4": 0, "99999999999999": 0, "page 4": 0,
	} {
		if got := paragraph(in); got != want {
			t.Errorf("%q: %d, want %d", in, got, want)
		}
	}
}

func TestNearMiss(t *testing.T) {
	for in, want := range map[string]string{
		"Hint: x": "hint:", "HINT: x": "hint:", "hints: x": "hint:", "hnit: x": "hint:", "hin: x": "hint:", "hint : x": "hint:",
		"hint:x": "hint: ", "src ¶4": "src:", "source: 4": "src:", "Tag: a": "tags:", "wieght: 2": "weight:", "weigth: 2": "weight:",
		"untill: 2": "until:", "reversed: yes": "reverse:", "Ans: x": "A:", "answer: x": "A:", "Question: x": "Q:", "a: x": "A:",
		"id: x": "<!-- id: ... -->", "effect: x": "effect:",
		"hint x": "", "who: x": "", "hit the road": "", "http://x": "", "src://x": "", "Other: x": "", ": x": "", "": "", "why": "",
		"weather: cold": "", "notice: x": "", "verylongwordindeed: x": "",
	} {
		if got, _ := nearMiss(in, true); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if got, _ := nearMiss("a: x", false); got != "" {
		t.Errorf("a: within a text is said to be %q", got)
	}
}

func TestEntryPositions(t *testing.T) {
	src := "\uFEFFnotes\r\n\r\nQ: ä\r\n= b\r\nhint: c\r\n  d\r\n\r\n> e\r\n<!-- id: x -->\r\n\r\nnotes\r\n"
	deck, problems := Parse("x.md", []byte(src))
	if len(problems) > 0 || len(deck.Entries) != 1 {
		t.Fatal(problems)
	}
	e := deck.Entries[0]
	if got := src[e.Pos.Offset : e.Pos.Offset+e.Pos.Length]; got != src[12:len(src)-11] || e.Pos.Line != 3 {
		t.Errorf("the entry is %q at %+v", got, e.Pos)
	}
	for i, want := range []string{"hint: c\r\n  d", "> e"} {
		p := e.Fields[i].Pos
		if got := src[p.Offset : p.Offset+p.Length]; got != want {
			t.Errorf("field %d is %q", i, got)
		}
	}
	if got := e.Field("hint"); len(got) != 1 || got[0] != "c\nd" || e.ID != "x" {
		t.Errorf("%q %q", got, e.ID)
	}
	if deck.Cards[0].Pos != e.Pos {
		t.Errorf("the card's place is %+v", deck.Cards[0].Pos)
	}
}

// What is allocated for twice the input is at most about twice as much. (Time is
// measured by BenchmarkNasty.)
func TestAllocationsAreLinear(t *testing.T) {
	allocated := func(data []byte) float64 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		Parse("x.md", data)
		runtime.ReadMemStats(&after)
		return float64(after.TotalAlloc - before.TotalAlloc)
	}
	for name, nasty := range nasties() {
		one, two := allocated([]byte(nasty(200_000))), allocated([]byte(nasty(400_000)))
		if two > 2.3*one+200_000 {
			t.Errorf("%s: %.0f bytes for 200 KB, %.0f for 400 KB", name, one, two)
		}
		if one > 150*200_000 {
			t.Errorf("%s: %.0f bytes for 200 KB", name, one)
		}
	}
}
