package mark

import (
	"fmt"
	"strings"
	"testing"

	"sabaq/decks"
)

func BenchmarkTyped(b *testing.B) {
	for _, c := range []struct{ name, answer, card string }{
		{"right", "the Doha agreement", "the Doha agreement"},
		{"slips", "the Dohha agrement", "the Doha agreement"},
		{"wrong", "the Durand Line", "the Doha agreement"},
		{"number", "more than 2 billion US dollars", "over $2 billion"},
		{"four alternatives", "united states", "USA|U.S.|America|the United States"},
		{"arabic", "طالِبان پاكستان", "طالبان پاکستان"},
	} {
		accept := accepts(c.card)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Typed(c.answer, accept)
			}
		})
	}
}

// BenchmarkTypedHostile is the most that an answer can cost.
func BenchmarkTypedHostile(b *testing.B) {
	similar := func(n int, word string) string { // words that are all nearly each other
		var s strings.Builder
		for i := range n {
			s.WriteString(word[:i%len(word)] + word[i%len(word):] + string("aeiou"[i%5]) + "ng ")
		}
		return s.String()
	}
	for _, c := range []struct{ name, answer, card string }{
		{"100 KB of one letter", strings.Repeat("a", 100_000), strings.Repeat("a", 300)},
		{"1 MB of marks", "a" + strings.Repeat("\u0301", 500_000), "a"},
		{"64 similar words", similar(64, "sover"), similar(64, "sovir")},
		{"512 signs", strings.Repeat("+", 512), strings.Repeat("-+", 256)},
		{"long ligatures", strings.Repeat("\ufdfa", 512), strings.Repeat("\ufdfa ", 256)},
		{"numbers", strings.Repeat("1 ", 256), strings.Repeat("hundred ", 64)},
	} {
		accept := []decks.Accept{{Text: c.card}}
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Typed(c.answer, accept)
			}
		})
	}
}

func BenchmarkAllTyped(b *testing.B) {
	var lines, items []string
	for i := range maxPoints {
		lines = append(lines, fmt.Sprintf("border skirmish %d on the line", i))
		items = append(items, fmt.Sprintf("skirmish %d, a colonial boundary dispute", i))
	}
	b.ReportAllocs()
	for b.Loop() {
		AllTyped(lines, items)
	}
}
