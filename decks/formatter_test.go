package decks

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFormat formats testdata/format/*.md and compares with the golden files.
func TestFormat(t *testing.T) {
	paths, _ := filepath.Glob("testdata/format/*.md")
	if len(paths) < 3 {
		t.Fatalf("%d decks in testdata/format", len(paths))
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		got, _ := Format(data)
		golden := strings.TrimSuffix(path, ".md") + ".golden"
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s: %s", path, firstDifference(string(got), string(want)))
		}
		bom := "\uFEFF" + strings.ReplaceAll(string(data), "\n", "\r\n")
		wantBOM := "\uFEFF" + strings.ReplaceAll(string(want), "\n", "\r\n")
		if got, _ := Format([]byte(bom)); string(got) != wantBOM {
			t.Errorf("%s with CRLF: %s", path, firstDifference(string(got), wantBOM))
		}
	}
}

// TestFormatTable has one line of the style in each row.
func TestFormatTable(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"blank", "\n \n", ""},
		{"notes only", "\n\n  notes\n\n\n more  ", "\n\n  notes\n\n\n more  \n"},
		{"space behind markers", "Q:  a \nA:b", "Q: a\nA: b\n"},
		{"marker alone", "Q:\na\nA:  \n\n\n- b\n", "Q:\na\nA:\n\n- b\n"},
		{"hard break stays", "Q: a  \nb\nA: c  \n", "Q: a  \nb\nA: c\n"},
		{"blank before the answer", "Q: a\n\nA: b\n\n\nwhy: c\n", "Q: a\nA: b\nwhy: c\n"},
		{"blank below several lines", "Q: a\n\nb\n\n\nA: c\nd\n\nwhy: e\n", "Q: a\n\nb\n\nA: c\nd\n\nwhy: e\n"},
		{"between cards", "Q: a\nA: b\nQ: c\nA: d\n\n\n\nC: [e]\n", "Q: a\nA: b\n\nQ: c\nA: d\n\nC: [e]\n"},
		{"around headings and rules", "# a  \nQ: b\nA: c\n---\nT: d\n# e\n\n\n# f\n", "# a\n\nQ: b\nA: c\n\n---\n\nT: d\n\n# e\n\n# f\n"},
		{"notes stay where they are", "# a\nnotes\n\n\nnotes\nQ: b\nA: c\nhint: d\n\n\nnotes\n", "# a\nnotes\n\n\nnotes\nQ: b\nA: c\nhint: d\n\nnotes\n"},
		{"comments stay where they are", "<!-- a -->\nQ: b\nA: c\n<!-- d -->\nQ: e\nA: f\n", "<!-- a -->\nQ: b\nA: c\n<!-- d -->\nQ: e\nA: f\n"},
		{"a comment goes with its field", "T: a\nsrc: 4\n<!-- b -->\nhint: c\n", "T: a\n<!-- b -->\nhint: c\nsrc: 4\n"},
		{"order of fields", "T: a\n<!--id:x-->\n> q\nreverse: no\nuntil: 2027-01-01\nsrc: 4\nweight: 2\ntags: b\nnote: c\nwhy: d\nhint: e\nhint: f\n",
			"T: a\nhint: e\nhint: f\nwhy: d\nnote: c\ntags: b\nweight: 2\nsrc: 4\nuntil: 2027-01-01\nreverse: no\n> q\n<!-- id: x -->\n"},
		{"id above the answer", "Q: a\n<!-- id: x -->\nb\nA: c\nhint: d\n", "Q: a\nb\nA: c\nhint: d\n<!-- id: x -->\n"},
		{"a question is not touched", "Q: a\nhint:  b\n=1\n=  2\n", "Q: a\nhint:  b\n=1\n= 2\n"},
		{"ignore comments", "Q: a\n<!--ignore: W301-->\nA: b\n<!-- id: x -->\n<!--ignore:W302 -->\nhint: c\n", "Q: a\nA: b\nhint: c\n<!-- ignore: W301 -->\n<!-- ignore: W302 -->\n<!-- id: x -->\n"},
		{"a broken entry below", "Q: a\nA: b\nQ:  c\n", "Q: a\nA: b\n\nQ:  c\n"},
		{"accepted answers below a field", "Q: a\n=  1 \nhint: b\n=\t2\n", "Q: a\n= 1\n= 2\nhint: b\n"},
		{"options", "Q: a\n*[x] b\n+  [X]   c\n- [] d <!--e-->\n", "Q: a\n- [x] b\n- [x] c\n- [ ] d <!--e-->\n"},
		{"items", "ALL  2:  a\n* b\n+ c\n\tmore\n", "ALL 2: a\n- b\n- c\n  more\n"},
		{"numbers", "ORDER: a\n1) b\n2)  c\n  more\n\n     code\n", "ORDER: a\n1. b\n2. c\n   more\n\n      code\n"},
		{"wrong numbers stay", "ORDER: a\n1. b\n3. c\n", "ORDER: a\n1. b\n3. c\n"},
		{"continuations", "T: a\nwhy: b\n    c\n\n      d\n  e\nf\n", "T: a\nwhy: b\n  c\n\n    d\n  e\n  f\n"},
		{"continuation not indented", "T: a\nwhy: b\nc\n", "T: a\nwhy: b\n  c\n"},
		{"quotation over lines", "T: a\nsrc: 1\n>  b\n     c\n> d\n", "T: a\nsrc: 1\n> b\n  c\n> d\n"},
		{"facets keep their order", "CLAIM: a\nhint: b\ncounter:   c\nbecause: d\n", "CLAIM: a\ncounter: c\nbecause: d\nhint: b\n"},
		{"code", "Q: a\nA: b\n```  \n x  \n```\nhint: c\n", "Q: a\nA: b\n```  \n x  \n```\nhint: c\n"},
		{"broken entries", "Q:  a\nhint:  b\n\n\nQ: c\nA:  d\n", "Q:  a\nhint:  b\n\nQ: c\nA: d\n"},
		{"a line that is not read", "T: a\nsrc:  4\nHints: b\nhint: c\n", "T: a\nsrc:  4\nHints: b\nhint: c\n"},
		{"a missing blank line", "T: a\nhint:  b\nT: c\n", "T: a\nhint: b\nT: c\n"},
		{"rule at the top", "\n---\nQ: a\nA: b\n", "\n---\n\nQ: a\nA: b\n"},
		{"front matter", "---\ndeck:   x\n---\nQ: a\nA: b", "---\ndeck:   x\n---\n\nQ: a\nA: b\n"},
		{"mixed line ends", "note\r\nQ: a\r\nA: b\n", "note\r\nQ: a\nA: b\n"},
		{"blank but for a carriage return", "T: a\nwhy: b\n\r  \nsrc: 1\n\nQ: c\n\r \nA: d\n", "T: a\nwhy: b\nsrc: 1\n\nQ: c\nA: d\n"},
		{"carriage returns at a line's end", "Q:  a\n#b\r\r\nc\nA: d\n\nQ:  e\r\r\nf\nA: g\n", "Q: a\n#b\nc\nA: d\n\nQ: e\nf\nA: g\n"},
		{"front matter that is not closed", "---\na\nQ:b\nA: c\n", "---\na\nQ: b\nA: c\n"},
		{"byte order mark", "\uFEFFQ:a\r\nA:b\r\n", "\uFEFFQ: a\r\nA: b\r\n"},
	} {
		got, _ := Format([]byte(test.in))
		if string(got) != test.want {
			t.Errorf("%s:\n got %q\nwant %q", test.name, got, test.want)
		}
		checkFormat(t, []byte(test.in))
	}
}

// TestFormatFixed has decks that are in the style already.
func TestFormatFixed(t *testing.T) {
	paths, _ := filepath.Glob("pakafghan/*.md")
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := Format(data); !bytes.Equal(got, data) {
			t.Errorf("%s: %s", path, firstDifference(string(got), string(data)))
		}
	}
	if got, _ := Format(ordinary(50_000)); !bytes.Equal(got, ordinary(50_000)) {
		t.Error(firstDifference(string(got), string(ordinary(50_000))))
	}
}

// checkFormat tests what holds for whatever bytes are formatted.
func checkFormat(t *testing.T, data []byte) {
	t.Helper()
	before, problems := Parse("x.md", data)
	got, told := Format(data)
	after, _ := Parse("x.md", got)
	if len(before.Cards) != len(after.Cards) || len(before.Entries) != len(after.Entries) {
		t.Fatalf("%d cards and %d entries became %d and %d\n%.300q\n%.300q",
			len(before.Cards), len(before.Entries), len(after.Cards), len(after.Entries), data, got)
	}
	for i := range before.Cards {
		a, b := before.Cards[i], after.Cards[i]
		a.Pos, b.Pos = Pos{}, Pos{}
		if want, got := dumpCard(&a), dumpCard(&b); want != got {
			t.Fatalf("card %d:\n%s\nbecame\n%s", i, want, got)
		}
	}
	if again, _ := Format(got); !bytes.Equal(got, again) {
		t.Fatalf("%.300q\nbecame %.300q\nand then %.300q", data, got, again)
	}
	if len(told) != len(problems) {
		t.Errorf("%d problems, Parse has %d", len(told), len(problems))
	}
	if !sameBytes(string(data), string(got)) {
		t.Errorf("bytes were lost:\n%.300q\n%.300q", data, got)
	}
	if bytes.HasPrefix(data, []byte("\uFEFF")) != bytes.HasPrefix(got, []byte("\uFEFF")) {
		t.Error("the byte order mark")
	}
	if n := bytes.Count(data, []byte("\n")); n > 0 && n == bytes.Count(data, []byte("\r\n")) && bytes.Count(got, []byte("\n")) != bytes.Count(got, []byte("\r\n")) {
		t.Errorf("line ends: %q became %q", data, got)
	}
}

func dumpCard(c *Card) string {
	return dump(&Deck{Entries: make([]Entry, 1), Cards: []Card{*c}}, nil)
}

func TestFormatProperties(t *testing.T) {
	for _, data := range inputs(t) {
		checkFormat(t, data)
	}
	for name, nasty := range nasties() {
		t.Run(name, func(t *testing.T) { checkFormat(t, []byte(nasty(40_000))) })
	}
}

func FuzzFormat(f *testing.F) {
	for _, data := range inputs(f) {
		for part := range strings.SplitSeq(string(data), "\n\n") {
			f.Add([]byte(part))
		}
		f.Add(data)
	}
	for _, nasty := range nasties() {
		f.Add([]byte(nasty(300)))
	}
	paths, _ := filepath.Glob("testdata/format/*.md")
	for _, path := range paths {
		data, _ := os.ReadFile(path)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) <= 64<<10 {
			checkFormat(t, data)
		}
	})
}

func BenchmarkFormat(b *testing.B) {
	tidy := ordinary(10<<20 - 1000)
	for name, data := range map[string][]byte{
		"tidy":   tidy,
		"untidy": bytes.ReplaceAll(bytes.ReplaceAll(tidy, []byte("\nhint: "), []byte("\nhint:  ")), []byte("\nA: "), []byte("\nA:")),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				Format(data)
			}
		})
	}
}

// BenchmarkFormatNasty takes inputs of one and two megabytes: the second may take
// at most two and a half times as long.
func BenchmarkFormatNasty(b *testing.B) {
	all := nasties()
	all["blank lines"] = func(n int) string { return strings.Repeat("T: a\n\n\n\nnotes\n\n\n", n/17) }
	all["notes behind"] = func(n int) string { return "T: a\nhint:  b\n\n" + strings.Repeat("notes\n\n", n/7) }
	all["entries with notes"] = func(n int) string {
		return strings.Repeat("T:  a\nhint:  b\n\n"+strings.Repeat("note\n", 3000), n/15000+1)[:n]
	}
	all["open fences in cards"] = func(n int) string { return strings.Repeat("T:  a\nwhy: b\n  ```\nhint:  c\n\n", n/30) }
	all["open comments in cards"] = func(n int) string { return strings.Repeat("Q: a\nA:  b\n<!--\n\n", n/18) }
	for name, nasty := range all {
		for _, size := range []int{1 << 20, 2 << 20} {
			b.Run(fmt.Sprintf("%s/%dMB", strings.ReplaceAll(name, " ", "-"), size>>20), func(b *testing.B) {
				data := []byte(nasty(size))
				b.SetBytes(int64(len(data)))
				for b.Loop() {
					Format(data)
				}
			})
		}
	}
}
