package ink

import (
	"runtime"
	"strings"
	"testing"
)

// hostile returns sources that were made to break something, by what they do.
func hostile() map[string]string {
	const size = 16 << 10
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	return map[string]string{
		"clipboard":         "a \x1b]52;c;ZXZpbA==\x07 b",
		"clear screen":      "a\x1b[2J\x1b[H\x1b[3Jb",
		"eight bit colour":  "a\x9b31mb\u009b31m",
		"bidi":              "a \u202eb\u2066c\u2069",
		"overwrite":         "safe\revil\b\b\b\b",
		"entities":          "&#27;[31m &#x9b;2J &#x202e; &#8;&#0;&#xfeff;&NewLine;&Tab;",
		"entity in link":    "[a](http://x/&#27;]52;c;eA==&#7;) ![&#27;[2J](x) <http://x/&#27;>",
		"escape over marks": "\x1b]0;*a*\x07 **\x1b[3** 1m `\x1b]52;c;x`\x07",
		"marks":             "e" + strings.Repeat("\u0301", 5000),
		"marks in spans":    strings.Repeat("**e**\u0301`\u0301`", 500),
		"emoji chain":       strings.Repeat("👩\u200d", 3000),
		"wide table":        "|" + fill("a|") + "\n|" + fill("-|"),
		"tall table":        strings.Repeat("a|", 200) + "\n" + strings.Repeat("-|", 200) + "\n" + fill("a\n"),
		"table at limits":   strings.Repeat("a|", 40) + "\n" + strings.Repeat("-|", 40) + "\n" + strings.Repeat("a\n", 490),
		"quotes 64 KB":      strings.Repeat("> ", 32<<10),
		"quotes":            fill("> "),
		"quotes, no space":  fill(strings.Repeat(">", 9) + "a\n"),
		"brackets":          strings.Repeat("[", 20000),
		"image brackets":    fill("!["),
		"open links":        fill("[a]("),
		"open links 2":      strings.Repeat("[a](<b", 490),
		"links at limits":   strings.Repeat("[a](", 490),
		"lists on a line":   fill("- "),
		"numbers on a line": fill("1. "),
		"deep lists":        deepList(size),
		"long line":         strings.Repeat("x", 16000),
		"long words":        fill("漢字 " + strings.Repeat("y", 300) + " "),
		"stars":             fill("*a **b _c "),
		"stars closed":      fill("*a*b_c_"),
		"star bar":          fill("_ *"),
		"stars at limits":   strings.Repeat("_ *", 999),
		"struck":            fill("~a~~b "),
		"ticks":             ticks(size),
		"dollars":           fill("$a "),
		"dollars 2":         fill("$$a"),
		"tags":              fill("<a "),
		"tag quotes":        fill("<a b='"),
		"comments":          fill("a <!--"),
		"references":        fill("[a]: b\n"),
		"osc starts":        fill("\x1b]"),
		"csi starts":        fill("\x1b["),
		"string starts":     fill("\x9d\u0090\x1bX"),
		"rows of code":      fill("```\n"),
		"gaps":              strings.Repeat("[a *b ", 490) + strings.Repeat("] ", 490),
		"random":            noise(size),
	}
}

func deepList(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		b.WriteString(strings.Repeat(" ", 2*i) + "- a\n")
	}
	return b.String()[:size]
}

func ticks(size int) string {
	var b strings.Builder
	for i := 1; b.Len() < size; i++ {
		b.WriteString(strings.Repeat("`", i) + "a")
	}
	return b.String()[:size]
}

// noise returns bytes that look random and are the same every time.
func noise(size int) string {
	out := make([]byte, size)
	x := uint32(1)
	for i := range out {
		x = x*1664525 + 1013904223
		out[i] = byte(x >> 24)
	}
	return string(out)
}

func palettes() map[string]Palette {
	return map[string]Palette{
		"colour": {Mode: Colour}, "mono": {Mode: Mono}, "plain": {}, "ascii": {Mode: Colour, ASCII: true},
	}
}

// No bytes may reach the terminal as anything but text and our own styles, and
// none may cost much more than an honest source of their length.
func TestHostile(t *testing.T) {
	const limit = 24 << 20 // bytes allocated; unguarded, a table of this size takes 290 MB
	for name, src := range hostile() {
		t.Run(name, func(t *testing.T) {
			for _, p := range palettes() {
				for _, width := range []int{10, 80} {
					var before, after runtime.MemStats
					runtime.ReadMemStats(&before)
					lines := Cloze(src, width, p)
					runtime.ReadMemStats(&after)
					if used := after.TotalAlloc - before.TotalAlloc; used > limit {
						t.Fatalf("%d bytes of source took %d MB", len(src), used>>20)
					}
					checkLines(t, lines, width, p)
					checkLines(t, Excerpt(src, []string{"a", "\u0301", "[", "*b"}, width, p), width, p)
					checkLines(t, []Line{Spread(Plainly(src), Plainly("1 of 2"), width, p)}, width, p)
				}
			}
		})
	}
}

func TestOverLimitsIsDrawnAsWritten(t *testing.T) {
	for _, name := range []string{"wide table", "tall table", "quotes 64 KB", "brackets", "lists on a line", "long line 2"} {
		src := hostile()[name]
		if name == "lists on a line" {
			src += "a"
		}
		if name == "long line 2" {
			src = strings.Repeat("*x* ", 5000)
		}
		lines := Markdown(src, 80, Palette{})
		if got := lines[0].Text().String(); got != overLimit {
			t.Errorf("%s: first line is %q, want the note", name, got)
		}
		got := strings.Join(texts(lines[1:]), "")
		if start := strings.TrimSpace(src[:60]); !strings.HasPrefix(got, start) {
			t.Errorf("%s: drawn as %q, want the text as it is", name, got[:60])
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, s := range hostile() {
		f.Add(s[:min(len(s), 300)], uint8(40))
	}
	f.Add(sample, uint8(30))
	f.Fuzz(func(t *testing.T, src string, width uint8) {
		w := max(int(width), minWidth)
		for _, p := range palettes() {
			checkLines(t, Markdown(src, int(width), p), w, p)
			checkLines(t, Cloze(src, int(width), p), w, p)
		}
	})
}

func FuzzExcerpt(f *testing.F) {
	f.Add(strings.Repeat("a passage of words ", 30), "words a", "sage", uint8(20))
	f.Add(strings.Repeat("漢字かな", 100), "字か", "な", uint8(11))
	f.Fuzz(func(t *testing.T, passage, one, two string, width uint8) {
		w := max(int(width), minWidth)
		for _, p := range palettes() {
			checkLines(t, Excerpt(passage, []string{one, two}, int(width), p), w, p)
			checkLines(t, Highlight(passage, []string{two, one}, int(width), p), w, p)
		}
	})
}

// Each limit by itself, at it and one beyond.
func TestLimits(t *testing.T) {
	tests := []struct {
		name string
		make func(n int) string
		max  int
	}{
		{"bytes", func(n int) string { return strings.Repeat("x", n) }, maxSource},
		{"lines", func(n int) string { return strings.Repeat("a\n", n) }, maxLines},
		{"columns", func(n int) string { return "a\n" + strings.Repeat("a|", n) + "\n-|-" }, maxPipes},
		{"quotations", func(n int) string { return "a\n" + strings.Repeat("> ", n) + "a" }, maxDepth},
		{"quotations without spaces", func(n int) string { return strings.Repeat(">", n) + "a" }, maxDepth},
		{"items", func(n int) string { return strings.Repeat("- ", n) + "a" }, maxDepth},
		{"numbered items", func(n int) string { return strings.Repeat("1.\t", n) + "a" }, maxDepth},
		{"brackets", func(n int) string { return strings.Repeat("[a", n) }, maxBrackets},
		{"stars", func(n int) string { return strings.Repeat("a*b", n-2) + "_~" }, maxStars},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !isModest(tt.make(tt.max)) {
				t.Errorf("%d is refused", tt.max)
			}
			if isModest(tt.make(tt.max + 1)) {
				t.Errorf("%d is accepted", tt.max+1)
			}
		})
	}
}
