package english

import (
	"os"
	"testing"
)

// BenchmarkParse reads an essay of some 1,300 words.
func BenchmarkParse(b *testing.B) {
	text, err := os.ReadFile("../testdata/essays/history.txt")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		r := NewReader()
		spans := Split(string(text))
		for _, s := range spans {
			r.Learn(Tokens(string(text[s.Start:s.End])))
		}
		for _, s := range spans {
			r.Parse(string(text[s.Start:s.End]))
		}
	}
}
