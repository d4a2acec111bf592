package decks

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// counter returns ids x-1, x-2 and so on.
func counter() func() string {
	n := 0
	return func() string {
		n++
		return fmt.Sprintf("x-%d", n)
	}
}

func TestStamp(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"nothing to stamp", "notes\n\nQ: broken\n", "notes\n\nQ: broken\n"},
		{"one", "Q: a\nA: b\n", "Q: a\nA: b\n<!-- id: x-1 -->\n"},
		{"no line end", "Q: a\nA: b", "Q: a\nA: b\n<!-- id: x-1 -->"},
		{"CRLF and a byte order mark", "\uFEFFQ: a\r\nA: b\r\n\r\nT: c", "\uFEFFQ: a\r\nA: b\r\n<!-- id: x-1 -->\r\n\r\nT: c\r\n<!-- id: x-2 -->"},
		{"nothing else changes", "T: a\nsrc:  1\n<!--id: x-1-->\nT: late\n\nT:  b  \n\n\nnotes\n", "T: a\nsrc:  1\n<!--id: x-1-->\nT: late\n\nT:  b  \n\n\nnotes\n<!-- id: x-2 -->\n"},
		{"used ids are passed over", "T: a\nsrc: 1\n<!-- id: x-1 -->\n\nT: b\nsrc: 1\n\nnotes\n", "T: a\nsrc: 1\n<!-- id: x-1 -->\n\nT: b\nsrc: 1\n<!-- id: x-2 -->\n\nnotes\n"},
		{"no blank line before the next", "Q: a\nA: b\nQ: c\nA: d\n---\n", "Q: a\nA: b\n<!-- id: x-1 -->\nQ: c\nA: d\n<!-- id: x-2 -->\n---\n"},
		{"the same text twice", "T: a\n\nT:  a\n", "T: a\n<!-- id: x-1 -->\n\nT:  a\n"},
		{"trailing comments and blanks", "Q: a\nA: b  \n<!-- c -->\n \n", "Q: a\nA: b  \n<!-- id: x-1 -->\n<!-- c -->\n \n"},
		{"an open comment", "T: a\nsrc: 1\n\n<!-- open\n\nT: b\n", "T: a\nsrc: 1\n<!-- id: x-1 -->\n\n<!-- open\n\nT: b\n"},
		{"a comment that its own end does not close", "T: a\n<!-->\n", "T: a\n<!-->\n"},
		{"field over lines", "T: a\nwhy: b\n  c\n\n  d\n\nnotes\n", "T: a\nwhy: b\n  c\n\n  d\n<!-- id: x-1 -->\n\nnotes\n"},
	} {
		got, _ := Stamp([]byte(test.in), counter())
		if string(got) != test.want {
			t.Errorf("%s:\n got %q\nwant %q", test.name, got, test.want)
		}
		checkStamp(t, []byte(test.in))
	}
}

// checkStamp tests what holds for whatever bytes are stamped.
func checkStamp(t *testing.T, data []byte) {
	t.Helper()
	before, _ := Parse("x.md", data)
	got, renamed := Stamp(data, counter())
	after, _ := Parse("x.md", got)
	if len(before.Entries) != len(after.Entries) || len(before.Cards) != len(after.Cards) {
		t.Fatalf("%d entries and %d cards became %d and %d\n%.300q\n%.300q",
			len(before.Entries), len(before.Cards), len(after.Entries), len(after.Cards), data, got)
	}
	for i := range before.Entries {
		a, b := &before.Entries[i], &after.Entries[i]
		if a.ID != "" && a.ID != b.ID || a.TextID != b.TextID || a.Section != b.Section {
			t.Fatalf("entry %d: %.300v became %.300v", i, a, b)
		}
		b.ID = a.ID
		if !sameEntry(a, b) {
			t.Fatalf("entry %d: %.300v became %.300v", i, a, b)
		}
	}
	after, _ = Parse("x.md", got)
	var want []Renamed
	for i := range before.Cards {
		if a, b := before.Cards[i].ID, after.Cards[i].ID; a != b {
			want = append(want, Renamed{a, b})
		}
	}
	if !slices.Equal(renamed, want) {
		t.Fatalf("renamed %v, want %v", renamed, want)
	}
	for _, r := range renamed {
		if !slices.Contains(after.Renames(), r) {
			t.Fatalf("%v is not in %v", r, after.Renames())
		}
	}
	if rest := unstamped(got, data); !bytes.Equal(rest, data) {
		t.Fatalf("%.300q became %.300q", data, got)
	}
	if again, renamed := Stamp(got, counter()); !bytes.Equal(again, got) || renamed != nil {
		t.Fatalf("%.300q\nbecame %.300q\nand then %.300q", data, got, again)
	}
}

// unstamped returns a stamped file without the lines that its original has not. A
// CR before such a line is the line's end, unless the original has a lone CR there.
func unstamped(got, data []byte) (rest []byte) {
	line := regexp.MustCompile(`^\r?\n<!-- id: x-\d+ -->`)
	for len(got) > 0 {
		stamp := line.Find(got)
		own := data[min(len(rest), len(data)):]
		lone := len(own) > 0 && own[0] == '\r' && !bytes.HasPrefix(own, []byte("\r\n"))
		if stamp == nil || bytes.Contains(data, bytes.TrimSpace(stamp)) || stamp[0] == '\r' && lone {
			rest, got = append(rest, got[0]), got[1:]
			continue
		}
		got = got[len(stamp):]
	}
	return rest
}

func TestStampProperties(t *testing.T) {
	for _, data := range inputs(t) {
		checkStamp(t, data)
	}
	for name, nasty := range nasties() {
		t.Run(name, func(t *testing.T) { checkStamp(t, []byte(nasty(20_000))) })
	}
}

func FuzzStamp(f *testing.F) {
	for _, data := range inputs(f) {
		for part := range strings.SplitSeq(string(data), "\n\n") {
			f.Add([]byte(part))
		}
	}
	f.Add([]byte("T: a\n<!-- open\n\nT: b\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) <= 32<<10 {
			checkStamp(t, data)
		}
	})
}

func TestStampFacets(t *testing.T) {
	deck, _ := Parse("x.md", []byte("C: [a] and [b]\n\nQ: c\nA: d\nreverse: yes\n"))
	_, got := Stamp([]byte("C: [a] and [b]\n\nQ: c\nA: d\nreverse: yes\n"), counter())
	text := []string{deck.Entries[0].TextID, deck.Entries[1].TextID}
	want := []Renamed{{text[0] + ".1", "x-1.1"}, {text[0] + ".2", "x-1.2"}, {text[1], "x-2"}, {text[1] + ".reverse", "x-2.reverse"}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

// TestStampStops has sources of ids that run dry.
func TestStampStops(t *testing.T) {
	for _, newID := range []func() string{
		func() string { return "" },
		func() string { return "not an id" },
		func() string { return "~text" },
	} {
		if got, renamed := Stamp([]byte("T: a\n"), newID); string(got) != "T: a\n" || renamed != nil {
			t.Errorf("%q %v", got, renamed)
		}
	}
	got, _ := Stamp([]byte("T: a\n\nT: b\n"), func() string { return "same" })
	if want := "T: a\n<!-- id: same -->\n\nT: b\n"; string(got) != want {
		t.Errorf("%q", got)
	}
}

func TestNewIDs(t *testing.T) {
	// Bytes whose lower five bits are 30 and 31 are no letters.
	random := bytes.Repeat([]byte{0, 31, 1, 30, 2, 3, 29 + 32, 5, 6, 7, 8, 9, 10, 11, 12, 13}, 8)
	for _, test := range []struct{ name, data, want string }{
		{"chess.md", "", "ch-2345z7"},
		{"pak-afghan.md", "", "pa-2345z7"},
		{"The Rivers of the Indus plain.md", "", "tro-2345z7"},
		{"a.md", "", "a-2345z7"},
		{"2024-dates.md", "", "da-2345z7"},
		{"تاریخ.md", "", "c-2345z7"},
		{"x.md", "T: a\n<!-- id: pk-1 -->\n\nT: b\n<!-- id: q-1 -->\n\nT: c\n<!-- id: q-2 -->\n", "q-2345z7"},
	} {
		deck, _ := Parse(test.name, []byte(test.data))
		next := deck.NewIDs(bytes.NewReader(random))
		if got := next(); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
		if a, b := next(), next(); a == b || !validID(a) {
			t.Errorf("%s: %q, then %q", test.name, a, b)
		}
		left := 0
		for left < 100 && next() != "" {
			left++
		}
		if left != 15 { // of 112 letters
			t.Errorf("%s: %d ids more", test.name, left)
		}
	}
	if strings.ContainsAny(idLetters, "01ilou") || len(idLetters) != 30 {
		t.Errorf("letters %q", idLetters)
	}
}

func BenchmarkStamp(b *testing.B) {
	data := ordinary(10<<20 - 1000)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		Stamp(data, counter())
	}
}
