package ink

import (
	_ "embed"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files")

//go:embed testdata/sample.md
var sample string

// The golden pictures show an escape as ^[ so that they can be read.
func TestMarkdownPictures(t *testing.T) {
	for name, p := range palettes() {
		for _, width := range []int{20, 40, 80} {
			t.Run(fmt.Sprintf("%s-%d", name, width), func(t *testing.T) {
				lines := Markdown(sample, width, p)
				checkLines(t, lines, width, p)
				var out strings.Builder
				if err := p.Print(&out, lines...); err != nil {
					t.Fatal(err)
				}
				got := strings.ReplaceAll(out.String(), "\x1b", "^[")
				path := filepath.Join("testdata", fmt.Sprintf("%s-%d.golden", name, width))
				if *update {
					if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if got != string(want) {
					t.Errorf("%s differs (go test -update writes it anew):\n%s", path, got)
				}
			})
		}
	}
}

func TestMarkdown(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"empty", "", nil},
		{"soft break", "a\nb", []string{"a b"}},
		{"hard breaks", "a  \nb\\\nc<br>d", []string{"a", "b", "c", "d"}},
		{"crlf", "a\r\n\r\nb", []string{"a", "", "b"}},
		{"backslashes", `\*a\* \[b\] \d`, []string{"*a* [b] \\d"}},
		{"entities", "&lt;b&gt; &amp; &copy; \\&lt; &nosuch; & &#65;", []string{"<b> & © &lt; &nosuch; & A"}},
		{"link", "[a](http://b.c)", []string{"a (http://b.c)"}},
		{"link that says where", "[http://b.c](http://b.c) [a@b.c](mailto:a@b.c)", []string{"http://b.c a@b.c"}},
		{"link that lies", "[http://good](http://evil)", []string{"http://good (http://evil)"}},
		{"link with escapes", `[a](http://b/c\_d&amp;e)`, []string{"a (http://b/c_d&e)"}},
		{"reference", "[a][1]\n\n[1]: http://b", []string{"a (http://b)"}},
		{"autolink", "<http://b.c>", []string{"http://b.c"}},
		{"image", "![a *b*](c.png)", []string{"[image: a b]"}},
		{"image in link", "[![a](b)](c)", []string{"[image: a] (c)"}},
		{"maths", "$a_b*c*$ and $$x_1*y*$$ and $\\$_a_$", []string{"$a_b*c*$ and $$x_1*y*$$ and $\\$_a_$"}},
		{"money", "over $2 *and* under $3", []string{"over $2 *and* under $3"}},
		{"one dollar", "$a _b_", []string{"$a *b*"}},
		{"comment", "a <!-- id: x --> b\n\n<!-- y -->\n\nc", []string{"a b", "", "c"}},
		{"html", "<b>a</b>\n\n<div>\nb\n</div>", []string{"<b>a</b>", "", "<div>", "b", "</div>"}},
		{"comment over lines", "<!-- a\n\nb -->\n\nc", []string{"c"}},
		{"comment without end", "a\n\n<!-- b\n\nc", []string{"a"}},
		{"script", "<script>\na\n</script>\n\nb", []string{"<script>", "a", "</script>", "", "b"}},
		{"tight list", "- a\n- b\n  - c", []string{"- a", "- b", "  - c"}},
		{"loose list", "- a\n\n- b", []string{"- a", "", "- b"}},
		{"numbers", "9. a\n10. b", []string{" 9. a", "10. b"}},
		{"brackets for numbers", "3) a", []string{"3) a"}},
		{"empty item", "-\n- a", []string{"- ", "- a"}},
		{"tasks", "- [x] a\n- [ ] b", []string{"- [x] a", "- [ ] b"}},
		{"quote", "> a\n>\n> b", []string{"| a", "| ", "| b"}},
		{"code", "```\n\ta\n\n b\n```", []string{"      a", "  ", "   b"}},
		{"code span", "`` a`b ``", []string{"`a`b`"}},
		{"brackets are text", "a [b] c", []string{"a [b] c"}},
		{"unknown reference", "[a][b]", []string{"[a][b]"}},
		{"table", "a|b\n-|:-\n1<br>2|$x$", []string{"a   | b", "----+----", "1 2 | $x$"}},
		{"long rules", strings.Repeat("- ", 30) + "\n\n" + strings.Repeat("*", 99), []string{strings.Repeat("-", 60), "", strings.Repeat("-", 60)}},
		{"image with an address", "![a $x$ <http://b>\nc&amp;](d)", []string{"[image: a $x$ http://b c&]"}},
		{"bold tag", "<br class=x>a</b>", []string{"<br class=x>a</b>"}},
		{"empty formula", "$$ $$ *a* $ b$", []string{"$$ $$ *a* $ b$"}},
		{"emphasis of marks", "*a*\u0301", []string{"*a*◌\u0301"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			equalLines(t, Markdown(tt.in, 60, Palette{}), tt.want...)
		})
	}
}

func TestCloze(t *testing.T) {
	utf := Palette{Mode: Mono}
	tests := []struct {
		name, in string
		p        Palette
		want     string
	}{
		{"empty gap", "a [...] b", utf, "a <[ ......... ]> b"},
		{"one dot", "a […]", utf, "a <[ ......... ]>"},
		{"hint", "a [a year], b", utf, "a <[ a year ]>, b"},
		{"plain", "a [...] b [a year]", Palette{}, "a <[...]> b <[a year]>"},
		{"hint with style", "[a *b* c]", utf, "<[ a ><b>< c ]>"},
		{"next to a word", "re[...]ed", utf, "re<[ ......... ]>ed"},
		{"escaped", `\[a\] [b]`, utf, "[a] <[ b ]>"},
		{"link, image, code, footnote", "[a](b) ![c](d) `[e]` [^1]", utf, "a (b) [image: c] [e] [^1]"},
		{"task", "- [ ] a", utf, "• [ ] a"},
		{"maths", "$x[1]$ [...]", utf, "$x[1]$ <[ ......... ]>"},
		{"open", "a [b c", utf, "a [b c"},
		{"closed", "a] b", utf, "a] b"},
		{"nested", "[a [b] c]", utf, "[a <[ b ]> c]"},
		{"empty brackets", "a[] b[ ]", utf, "a[] b[ ]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lines := Cloze(tt.in, 60, tt.p)
			if len(lines) != 1 {
				t.Fatalf("%d lines, want 1", len(lines))
			}
			var got strings.Builder
			for _, span := range lines[0] {
				if span.Style&Gap != 0 {
					got.WriteString("<" + span.Text.s + ">")
				} else {
					got.WriteString(span.Text.s)
				}
			}
			if got.String() != tt.want {
				t.Errorf("got  %s\nwant %s", got.String(), tt.want)
			}
		})
	}
	equalLines(t, Cloze("It was signed in [the year of the vote] by two.", 30, utf),
		"It was signed in", "[ the year of the vote ] by", "two.")
}

// In a window too narrow to indent any further the text is still all there.
func TestDeepNestingInANarrowWindow(t *testing.T) {
	lines := Markdown("> > - a long word or two\n> >   1. b\n> >      > c", 10, Palette{})
	checkLines(t, lines, 10, Palette{})
	equalLines(t, lines, "| a long", "| word or", "| two", "| b", "| c")
}

func TestMarkdownStyles(t *testing.T) {
	got := Markdown("*a **b*** `c` ~~d~~ [e](f)", 60, Palette{Mode: Colour})[0].Render(Palette{Mode: Colour})
	want := "\x1b[4ma \x1b[0m\x1b[1;4mb\x1b[0m \x1b[36mc\x1b[0m \x1b[2;9md\x1b[0m \x1b[4;36me\x1b[0m\x1b[2m (f)\x1b[0m"
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

const card = `Why, on the essay's account, did *Pakistan* welcome the return of the **Afghan Taliban** to Kabul in August 2021?

- it expected [better security](https://example.org/security) on its western border
- it hoped for ` + "`strategic depth`" + `, and for trade

> a short quotation that runs over the end of a line in most windows
`

func BenchmarkMarkdown(b *testing.B) {
	p := Palette{Mode: Colour}
	for _, bench := range []struct{ name, src string }{{"card", card}, {"sample", sample}, {"links", hostile()["links at limits"]}, {"table", hostile()["table at limits"]}} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, line := range Markdown(bench.src, 76, p) {
					_ = line.Render(p)
				}
			}
		})
	}
}

func BenchmarkHostile(b *testing.B) {
	for name, src := range hostile() {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Cloze(src, 76, Palette{Mode: Colour})
			}
		})
	}
}

func BenchmarkClean(b *testing.B) {
	for _, bench := range []struct{ name, s string }{
		{"ascii", strings.Repeat("a plain line of words. ", 20)},
		{"urdu", strings.Repeat("پاکستان اور افغانستان ", 20)},
		{"escapes", strings.Repeat("a\x1b[31mb\x1b]0;c\x07", 40)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.SetBytes(int64(len(bench.s)))
			b.ReportAllocs()
			for b.Loop() {
				Clean(bench.s)
			}
		})
	}
}
