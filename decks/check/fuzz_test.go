package check

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sabaq/decks"
	"sabaq/decks/pakafghan"
)

func FuzzCheck(f *testing.F) {
	paths, _ := filepath.Glob("testdata/*.md")
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for part := range strings.SplitSeq(string(data), "\n\n") {
			f.Add([]byte(part), []byte(primer))
		}
		f.Add(data, []byte(primer))
	}
	for part := range bytes.SplitSeq(pakafghan.Text(), []byte("\n\n")) {
		f.Add(part, []byte(primer))
	}
	for _, c := range Codes() {
		text, _ := Explain(c.Code)
		for _, example := range fenced(text, "deck") {
			if data := expanded(example); len(data) < 1<<14 {
				f.Add(data, []byte(primer))
			}
		}
	}
	f.Fuzz(func(t *testing.T, data, source []byte) {
		if len(data) > 64<<10 || len(source) > 64<<10 {
			return
		}
		d, parsed := decks.Parse("x.md", data)
		opt := Options{Data: data, Today: testDay, Source: &Source{decks.Paragraphs(source), strings.Repeat("0", 64)}}
		found := Deck(d, opt)
		for _, f := range found {
			p := f.Pos
			if p.Offset < 0 || p.Length < 0 || p.Offset+p.Length > len(data) || p.Line < 1 || p.Col < 1 {
				t.Errorf("%s points outside the file: %+v", f, p)
			}
			if n := bytes.Count(data[:p.Offset], []byte("\n")) + 1; n != p.Line {
				t.Errorf("%s stands in line %d", f, n)
			}
			if title(f.Code) == "" || f.Message == "" || strings.HasSuffix(f.Message, ".") || f.File != "x.md" {
				t.Errorf("%#v", f)
			}
			if !bytes.Contains(data, []byte(f.Text)) {
				t.Errorf("%s: text %q does not stand in the file", f, f.Text)
			}
		}
		if !slices.IsSortedFunc(found, func(a, b decks.Diagnostic) int { return a.Pos.Offset - b.Pos.Offset }) {
			t.Error("not in file order")
		}
		if again := Deck(d, opt); !reflect.DeepEqual(found, again) {
			t.Error("the same deck gives other problems")
		}
		// Data of another file must do no harm.
		Deck(d, Options{Data: source})
		all := Report(d, parsed, opt)
		var b bytes.Buffer
		if err := SARIF(&b, all); err != nil {
			t.Error(err)
		}
		conforms(t, b.Bytes())
		b.Reset()
		if err := GitHub(&b, all); err != nil || bytes.Count(b.Bytes(), []byte("\n")) != len(all) {
			t.Errorf("%d lines for %d problems: %v", bytes.Count(b.Bytes(), []byte("\n")), len(all), err)
		}
	})
}

// ordinary returns a deck of about n cards of every kind.
func ordinary(n int) []byte {
	var b strings.Builder
	for i := range n / 8 {
		fmt.Fprintf(&b, `Q: What became of the %dth regiment after the battle of %d?
A: It was moved to the coast, where it stayed for %d months.
src: ¶2
> leaps over

Q: Which of these towns had %d inhabitants in the year %d?
- [ ] the old town
- [x] the new town
- [ ] the port of %d

C: The [treaty] of %d was signed by [Queen Anne %d].

T: The river is %d metres deep at its mouth in month %d.

ALL: Which things does chapter %d name in verse %d?
- ships
- shoes
- sealing wax

Q: How many men were in company %d of regiment %d?
= %d

`, i, i+1, i%17, i*10, i, i, i, i, i, i*3, i, i+2, i, i+3, i)
	}
	return []byte(b.String())
}

// nasties are decks that ask for more work than they are long.
func nasties() map[string]func(n int) string {
	times := func(s string) func(int) string {
		return func(n int) string { return strings.Repeat(s, n/len(s)+1) }
	}
	numbered := func(format string) func(int) string {
		return func(n int) string {
			var b strings.Builder
			for i := 0; b.Len() < n; i++ {
				fmt.Fprintf(&b, format, i)
			}
			return b.String()
		}
	}
	long := strings.Repeat("w ", 3500)
	return map[string]func(n int) string{
		"quotes":     numbered("Q: %d\nA: b\n> pawn pawn pawn knight %[1]d\nsrc: 2\n\n"),
		"quote":      times("Q: a\nA: b\n> a\n> b\n> c\n> d\n> e\n> f\n> g\n> h\n\n"),
		"ambiguous":  numbered("Q: same\nA: b%d\n\n"),
		"accepted":   numbered("Q: same\n= %d\n" + strings.Repeat("= x y z\n", 20) + "\n"),
		"near":       numbered("Q: alpha beta %d\nA: b\n\nQ: the beta alpha %[1]d\nA: b\n\n"),
		"words":      numbered("Q: %d " + long + "?\nA: " + long + "\n\n"),
		"gaps":       numbered("C: %d " + strings.Repeat("[a] ", 49) + "\n\n"),
		"options":    numbered("Q: %d " + long + "\n- [x] " + long[:2000] + "\n- [ ] " + long[:1000] + "\n\n"),
		"not":        numbered("Q: Which %d " + strings.Repeat("which is ", 300) + "\n- [x] b\n- [ ] c\n\n"),
		"except":     numbered("Q: %d " + strings.Repeat("except for ", 300) + "\n- [x] b\n- [ ] c\n\n"),
		"false":      numbered("F: %d " + strings.Repeat("is not o ", 300) + "\n\n"),
		"ignore":     numbered("T: %d\n<!-- ignore: W999 W998 W997 -->\n\n"),
		"list items": numbered("Q: %d\nA:\n" + strings.Repeat("1. x\n", 800) + "\n"),
	}
}

func BenchmarkDeck(b *testing.B) {
	data := ordinary(10_000)
	d, _ := decks.Parse("x.md", data)
	opt := Options{Data: data, Today: testDay, Source: sourceOf(strings.Repeat(primer+"\n", 50))}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	b.ReportMetric(float64(len(d.Cards)), "cards")
	for b.Loop() {
		Deck(d, opt)
	}
}

func BenchmarkBuiltIn(b *testing.B) {
	d, _ := decks.Parse("x.md", pakafghan.Text())
	b.ReportAllocs()
	for b.Loop() {
		Deck(d, Options{Data: pakafghan.Text()})
	}
}

func BenchmarkNasty(b *testing.B) {
	source := sourceOf(strings.Repeat(primer+"\n", 200))
	for name, nasty := range nasties() {
		for _, size := range []int{1 << 20, 2 << 20} {
			b.Run(fmt.Sprintf("%s/%dMB", strings.ReplaceAll(name, " ", "-"), size>>20), func(b *testing.B) {
				data := []byte(nasty(size))
				d, _ := decks.Parse("x.md", data)
				b.SetBytes(int64(len(data)))
				for b.Loop() {
					Deck(d, Options{Data: data, Source: source, Today: testDay})
				}
			})
		}
	}
}
