package draft

import (
	"bytes"
	"os"
	"testing"
)

// BenchmarkDraft reads and drafts a thousand words.
func BenchmarkDraft(b *testing.B) {
	text, err := os.ReadFile("testdata/essays/history.txt")
	if err != nil {
		b.Fatal(err)
	}
	text = text[:nthWord(text, 1000)]
	b.ReportAllocs()
	for b.Loop() {
		e, err := Read("history.txt", text)
		if err != nil {
			b.Fatal(err)
		}
		if r := Draft(e, Options{}); len(r.Cards) == 0 {
			b.Fatal("no cards")
		}
	}
}

// nthWord returns the offset behind the n-th word.
func nthWord(text []byte, n int) int {
	at := 0
	for ; n > 0; n-- {
		next := bytes.IndexAny(text[at:], " \n")
		if next < 0 {
			return len(text)
		}
		at += next + 1
	}
	return at
}
