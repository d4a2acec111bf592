package decks

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// check tests what holds for whatever bytes are parsed.
func check(t *testing.T, data []byte) {
	t.Helper()
	deck, problems := Parse("x.md", data)
	for _, d := range problems {
		p := d.Pos
		if p.Offset < 0 || p.Length < 0 || p.Offset+p.Length > len(data) || p.Line < 1 || p.Col < 1 {
			t.Errorf("%s points outside the file: %+v", d, p)
		}
		if CodeTitle(d.Code) == "" {
			t.Errorf("unknown code: %s", d)
		}
		if !utf8.ValidString(d.Message) && utf8.Valid(data) {
			t.Errorf("message %q", d.Message)
		}
		if d.Text != "" && !strings.Contains(string(data), d.Text) {
			t.Errorf("%s: text %q does not stand in the file", d, d.Text)
		}
	}

	cards := map[Pos][]Card{}
	ids := map[string]bool{}
	for _, c := range deck.Cards {
		if ids[c.ID] || len(c.ID) > 80 || strings.Trim(c.ID, idBytes) != "" || c.ID == "" {
			t.Errorf("id %q", c.ID)
		}
		ids[c.ID] = true
		if c.Question == "" || c.Answer == "" || c.Kind.String() == "" || c.Weight < 1 || c.Weight > 3 {
			t.Errorf("card %+v", c)
		}
		cards[c.Pos] = append(cards[c.Pos], c)
	}
	end := 0
	for _, e := range deck.Entries {
		p := e.Pos
		if p.Offset < end || p.Length < 2 || p.Length > maxEntry || p.Offset+p.Length > len(data) {
			t.Fatalf("entry at %+v in %d bytes, the last ended at %d", p, len(data), end)
		}
		end = p.Offset + p.Length
		if p.Offset > 0 && data[p.Offset-1] != '\n' && !(p.Offset == 3 && p.Line == 1) {
			t.Errorf("entry at %+v begins within a line", p)
		}
		if n := strings.Count(string(data[:p.Offset]), "\n") + 1; n != p.Line {
			t.Errorf("entry at %+v stands in line %d", p, n)
		}
		for _, f := range append(e.Fields, e.Facets...) {
			if f.Pos.Offset < p.Offset || f.Pos.Offset+f.Pos.Length > end || f.Text == "" {
				t.Errorf("field %+v in entry %+v", f, p)
			}
		}
		chunk := data[p.Offset:end]
		got, _ := deck.ParseEntry(e.Section, p, chunk)
		want := cards[p]
		if want == nil { // the second of two alike, or of a file with too many
			continue
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("ParseEntry of %q:\n got %+v\nwant %+v", chunk, got, want)
		}
	}

	again, problems2 := Parse("x.md", data)
	if !reflect.DeepEqual(deck, again) || !reflect.DeepEqual(problems, problems2) {
		t.Error("the same bytes give another deck")
	}
}

const idBytes = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._~-"

// inputs are the decks that the properties are tested on.
func inputs(t testing.TB) [][]byte {
	paths, _ := filepath.Glob("testdata/*.md")
	builtIn, _ := filepath.Glob("pakafghan/*.md")
	var all [][]byte
	for _, path := range append(paths, builtIn...) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, data, []byte("\uFEFF"+strings.ReplaceAll(string(data), "\n", "\r\n")))
	}
	return append(all, []byte(FormatHelp), ordinary(20_000))
}

func TestProperties(t *testing.T) {
	for _, data := range inputs(t) {
		check(t, data)
	}
	for name, nasty := range nasties() {
		t.Run(name, func(t *testing.T) { check(t, []byte(nasty(40_000))) })
	}
}

func FuzzParse(f *testing.F) {
	for _, data := range inputs(f) {
		f.Add(data)
		for part := range strings.SplitSeq(string(data), "\n\n") {
			f.Add([]byte(part))
		}
	}
	for _, nasty := range nasties() {
		f.Add([]byte(nasty(300)))
	}
	for _, front := range []string{
		"---\ndeck: &a x\nname: *a\n---\n", "---\na: !!binary x\n---\n", "---\n<<: {a: b}\n---\n", "---\n? a\n: b\n---\n",
		"---\ndeck: |\n  x\n  y\n---\n", "---\n{deck: x}\n---\n", "---\n[a]\n---\n", "+++\n[source]\ntitle = \"x\"\n+++\n",
		"---\ndeck = '''x'''\n[a.b]\n---\n", "---\ndeck: x\n...\n---\n", "---\n# c\n---\n", "---\n1: 2\n~: 3\n---\n",
	} {
		f.Add([]byte(front + "Q: a\nA: b\n"))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 64<<10 {
			return
		}
		check(t, data)
	})
}

// nasties are inputs that ask for more work than they are long.
func nasties() map[string]func(n int) string {
	times := func(head, s string) func(int) string {
		return func(n int) string { return head + strings.Repeat(s, n/len(s)+1) }
	}
	// each spreads a hostile body over entries of the largest size.
	each := func(head, s string) func(int) string {
		line := strings.Repeat(s, maxLine/2/len(s)) + "\n" // a longer line would be refused
		entry := head + "\n" + strings.Repeat(line, 3) + "\n\n"
		return func(n int) string { return strings.Repeat(entry, n/len(entry)+1)[:n] }
	}
	all := map[string]func(int) string{
		"fences":         times("", "```\n~~~\n"),
		"open fences":    times("", "```go\n"),
		"growing fences": growing,
		"comments":       times("", "<!--\n"),
		"comments on":    times("", "<!-- x -->\n<!--\n"),
		"blank":          times("Q: a\n", "\n"),
		"questions":      times("", "Q: a\n"),
		"answers":        times("", "A: a\n"),
		"true":           times("", "T: a\n\n"),
		"fields":         each("T: a", "why: b\n"),
		"tags":           each("T: a", "tags: b c d\n"),
		"options":        each("Q: a", "- [x] b\n"),
		"facets":         each("CLAIM: a", "effect: b\n"),
		"ids":            times("T: a\n", "<!-- id: x -->\n"),
		"headings":       times("", strings.Repeat("###### "+strings.Repeat("x", 90)+"\n", 1)+"T: a\n"),
		"long line":      times("Q: ", "a"),
		"long cloze":     times("C: ", "[a]"),
		"near misses":    each("Q: a\nA: b", "Hint: c\n"),
		"front":          times("---\n", "a: [\n"),
		"front keys":     times("---\n", "- - "),
		"invalid":        times("Q: a\nA: ", "\xff\n"),
	}
	for name, s := range map[string]string{
		"brackets": "[", "closing": "]", "pairs": "[a]", "nested": "[a]]", "links": "[](", "dollars": "$", "maths": "$a ",
		"blocks": "$$a", "ticks": "` ", "runs": "` `` ``` ", "angles": "<!--", "braces": "{{c1::", "closed": "{{c1::a}}",
		"colons": "::", "escapes": "\\[", "boxes": "- [ ]\n", "lists": "- ", "quotes": "> ", "dests": "[a](((((",
		"images": "![", "notes": "[^", "definitions": "[a]:b\n", "fenced": "\n~~~",
	} {
		all["cloze "+name] = each("C: [x] ", s)
	}
	return all
}

// growing returns fences that each need a longer one to close.
func growing(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "%s\n", strings.Repeat("`", 40-i%37))
	}
	return b.String()
}

func BenchmarkNasty(b *testing.B) {
	for name, nasty := range nasties() {
		for _, size := range []int{1 << 20, 2 << 20} {
			b.Run(fmt.Sprintf("%s/%dMB", strings.ReplaceAll(name, " ", "-"), size>>20), func(b *testing.B) {
				data := []byte(nasty(size))
				b.SetBytes(int64(len(data)))
				b.ReportAllocs()
				for b.Loop() {
					Parse("x.md", data)
				}
			})
		}
	}
}
