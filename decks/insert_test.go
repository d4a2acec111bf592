package decks

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestInsert(t *testing.T) {
	const card = "T: new"
	for _, test := range []struct{ name, in, section, want string }{
		{"empty file", "", "", "T: new\n"},
		{"behind the last card", "Q: a\nA: b\n", "", "Q: a\nA: b\n\nT: new\n"},
		{"no line end", "Q: a\nA: b", "", "Q: a\nA: b\n\nT: new\n"},
		{"blank lines are kept", "T: a\n\n\n\n", "", "T: a\n\n\n\nT: new\n"},
		{"front matter", "---\ndeck: x\n---\n", "", "---\ndeck: x\n---\n\nT: new\n"},
		{"CRLF and a byte order mark", "\uFEFFT: a\r\n", "", "\uFEFFT: a\r\n\r\nT: new\r\n"},
		{"the last section", "# A\n\nT: a\n\n# B\n\nT: b\n", "B", "# A\n\nT: a\n\n# B\n\nT: b\n\nT: new\n"},
		{"the first section", "# A\n\nT: a\n\n# B\n\nT: b\n", "A", "# A\n\nT: a\n\nT: new\n\n# B\n\nT: b\n"},
		{"above a part of it", "# A\n## C\nT: a\n", "A", "# A\n\nT: new\n\n## C\nT: a\n"},
		{"a part", "# A\n## C\nT: a\n# B\n", "A / C", "# A\n## C\nT: a\n\nT: new\n\n# B\n"},
		{"a new section", "# A\n\nT: a\n", "B", "# A\n\nT: a\n\n# B\n\nT: new\n"},
		{"headings in code are none", "# A\n\n```\n# B\n```\n", "B", "# A\n\n```\n# B\n```\n\n# B\n\nT: new\n"},
	} {
		got, err := Insert([]byte(test.in), test.section, card)
		if err != nil || string(got) != test.want {
			t.Errorf("%s: %v\n got %q\nwant %q", test.name, err, got, test.want)
		}
	}
}

func TestInsertRefuses(t *testing.T) {
	for _, test := range []struct {
		in, entry string
		want      error
	}{
		{"", "notes", ErrNotOne},
		{"", "Q: no answer", ErrNotOne},
		{"", "T: a\n\nT: b", ErrNotOne},
		{"", "T: a\nsrc: 1\n\nnotes", ErrNotOne},
		{"T:  a\n", "T: a", ErrTwice},
		{"T: a\n<!-- id: x -->\n", "T: b\n<!-- id: x -->", ErrNoPlace},
		{"<!-- open\n\nT: a\n", "T: b\nwhy: c -->", ErrNoPlace},
	} {
		if got, err := Insert([]byte(test.in), "", test.entry); !errors.Is(err, test.want) {
			t.Errorf("%q into %q: %v, want %v: %q", test.entry, test.in, err, test.want, got)
		}
	}
}

func TestSections(t *testing.T) {
	got := Sections([]byte("---\ndeck: x\n---\n# A\n## B\n# C\n<!--\n# D\n-->\n# A\n"))
	if want := []string{"A", "A / B", "C"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func FuzzInsert(f *testing.F) {
	for _, data := range inputs(f) {
		for part := range strings.SplitSeq(string(data), "\n\n") {
			f.Add([]byte(part), "Part", "Q: new\nA: card")
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, section, entry string) {
		if len(data)+len(entry) > 32<<10 || strings.ContainsAny(section, "\r\n") {
			return
		}
		got, err := Insert(data, section, entry)
		if err != nil {
			return
		}
		before, _ := Parse("", data)
		after, _ := Parse("", got)
		if len(after.Entries) != len(before.Entries)+1 || len(after.Cards) <= len(before.Cards) {
			t.Errorf("%q in %q became %q", entry, data, got)
		}
		// The file is there in two pieces.
		n := 0
		for n < len(data) && n < len(got) && data[n] == got[n] {
			n++
		}
		rest := string(data)
		for cut := n; cut >= 0; cut-- {
			if strings.HasSuffix(string(got), rest[cut:]) && cut+len(rest[cut:]) == len(data) {
				return
			}
		}
		t.Errorf("%q in %q became %q", entry, data, got)
	})
}
