package main

import (
	"math/rand/v2"
	"strings"
	"testing"

	"sabaq/quiz/screen/ink"
)

func TestUnified(t *testing.T) {
	for _, test := range []struct{ name, a, b, want string }{
		{"equal", "a\nb\n", "a\nb\n", ""},
		{"empty", "", "", ""},
		{"all new", "", "a\nb\n", "@@ -0,0 +1,2 @@\n+a\n+b\n"},
		{"all gone", "a\n", "", "@@ -1 +0,0 @@\n-a\n"},
		{"in the middle", "1\n2\n3\n4\nold\n5\n6\n7\n8\n", "1\n2\n3\n4\nnew\n5\n6\n7\n8\n", "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-old\n+new\n 5\n 6\n 7\n"},
		{"two hunks", "x\n1\n2\n3\n4\n5\n6\n7\ny\n", "1\n2\n3\n4\n5\n6\n7\n", "@@ -1,4 +1,3 @@\n-x\n 1\n 2\n 3\n@@ -6,4 +5,3 @@\n 5\n 6\n 7\n-y\n"},
		{"one hunk", "x\n1\n2\n3\n4\n5\n6\ny\n", "1\n2\n3\n4\n5\n6\n", "@@ -1,8 +1,6 @@\n-x\n 1\n 2\n 3\n 4\n 5\n 6\n-y\n"},
		{"no line end", "a\nb", "a\nb\n", "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n"},
		{"a carriage return", "a\r\n", "a\n", "@@ -1 +1 @@\n-a␍\n+a\n"},
	} {
		var got strings.Builder
		lines := unified("old", "new", []byte(test.a), []byte(test.b))
		if len(lines) > 0 {
			if err := (ink.Palette{}).Print(&got, lines[2:]...); err != nil {
				t.Fatal(err)
			}
		}
		if got.String() != test.want {
			t.Errorf("%s:\n%swant:\n%s", test.name, got.String(), test.want)
		}
	}
}

// TestDiffLines applies the changes of random texts and compares their number with the
// length of the longest common subsequence.
func TestDiffLines(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	text := func(n, letters int) []string {
		lines := make([]string, n)
		for i := range lines {
			lines[i] = string(rune('a' + random.IntN(letters)))
		}
		return lines
	}
	for range 2000 {
		letters := 1 + random.IntN(5)
		a, b := text(random.IntN(20), letters), text(random.IntN(20), letters)
		edits := applied(t, a, b)
		if want := len(a) + len(b) - 2*common(a, b); edits != want {
			t.Fatalf("%q\n%q\n%d edits, want %d", a, b, edits, want)
		}
	}
	// Texts that differ in more than is searched for at once.
	applied(t, text(3000, 1000), text(3000, 1000))
	applied(t, text(100_000, 26), nil)
}

// applied turns a into b by the changes and returns how many lines they remove and add.
func applied(t *testing.T, a, b []string) int {
	t.Helper()
	var got []string
	at, edits := 0, 0
	for _, c := range diffLines(a, b) {
		if c.a0 < at || len(got)+c.a0-at != c.b0 {
			t.Fatalf("change %+v behind line %d", c, at)
		}
		got = append(got, a[at:c.a0]...)
		got = append(got, b[c.b0:c.b1]...)
		at = c.a1
		edits += c.a1 - c.a0 + c.b1 - c.b0
	}
	got = append(got, a[at:]...)
	if strings.Join(got, "\n") != strings.Join(b, "\n") {
		t.Fatalf("%.200q\nbecame %.200q\nand not %.200q", a, got, b)
	}
	return edits
}

func common(a, b []string) int {
	row := make([]int, len(b)+1)
	for i := range a {
		diagonal := 0
		for j := range b {
			above := row[j+1]
			if a[i] == b[j] {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}
