package decks

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

// ordinary returns a deck of about size bytes with every kind of card in it.
func ordinary(size int) []byte {
	var b bytes.Buffer
	b.WriteString("---\ndeck: Rivers\nattribution: According to the atlas\ntags: [geography]\n---\n")
	for n := 0; b.Len() < size; n++ {
		if n%100 == 0 {
			fmt.Fprintf(&b, "\n# Basin %d\n\nNotes that belong to no card, as authors write them.\n", n/100)
		}
		switch n % 8 {
		case 0, 1:
			fmt.Fprintf(&b, "\nQ: Into which sea does river number %d flow?\nA: Into the sea of basin %d.\nsrc: ¶%d\n", n, n/100, n%40+1)
		case 2:
			fmt.Fprintf(&b, "\nQ: In which year was river %d mapped?\n= %d\n= the year %d\nhint: later than you think\ntags: dates\n", n, 1700+n%300, n)
		case 3:
			fmt.Fprintf(&b, "\nC: River %d rises in the [hills %d::where] and ends in a [delta %d].\nwhy: Most do.\n", n, n, n)
		case 4:
			fmt.Fprintf(&b, "\nQ: Which river is number %d?\n- [x] the long one %d\n- [ ] the short one <!-- It is number %d. -->\n- [ ] neither\n<!-- id: r-%d -->\n", n, n, n+1, n)
		case 5:
			fmt.Fprintf(&b, "\nF: River %d flows uphill.\nwhy: No river does.\nweight: 2\n", n)
		case 6:
			fmt.Fprintf(&b, "\nALL 2: Name the tributaries of river %d.\n- the northern one\n- the southern one %d\n- the dry one\n> a short quotation\n", n, n)
		case 7:
			fmt.Fprintf(&b, "\nCLAIM: River %d shaped its basin.\nbecause: It carries silt.\nevidence: The delta grew by %d metres.\n", n, n)
		}
	}
	return b.Bytes()
}

func BenchmarkParse(b *testing.B) {
	data := ordinary(10<<20 - 1000)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		deck, problems := Parse("rivers.md", data)
		if len(problems) > 0 {
			b.Fatal(problems[0])
		}
		b.ReportMetric(float64(len(deck.Cards)), "cards")
	}
}

func BenchmarkParseEntry(b *testing.B) {
	data := ordinary(100_000)
	deck, _ := Parse("rivers.md", data)
	c := deck.Cards[len(deck.Cards)/2]
	chunk := data[c.Pos.Offset : c.Pos.Offset+c.Pos.Length]
	b.ReportAllocs()
	for b.Loop() {
		if cards, _ := deck.ParseEntry(c.Section, c.Pos, chunk); len(cards) == 0 {
			b.Fatal("no cards")
		}
	}
}

// BenchmarkParseRealistic parses the built-in deck again and again, 10 MB of it:
// cards with fields, quotations and ids, as authors write them.
func BenchmarkParseRealistic(b *testing.B) {
	one, err := os.ReadFile("pakafghan/pak-afghan.md")
	if err != nil {
		b.Fatal(err)
	}
	_, body, _ := strings.Cut(string(one), "\n# ")
	marker := regexp.MustCompile(`(?m)^(Q|C|T|F|ALL( \d+)?|ORDER|CLAIM): `)
	var text strings.Builder
	for i := 0; text.Len() < maxFile-len(one); i++ {
		// Numbered, so that no card is another one's twin.
		numbered := marker.ReplaceAllString(body, fmt.Sprintf("${0}%d ", i))
		text.WriteString("\n# " + strings.ReplaceAll(numbered, " -->", fmt.Sprintf("-%d -->", i)))
	}
	data := []byte(text.String())
	d, problems := Parse("deck.md", data)
	if len(problems) > 0 {
		b.Fatal(problems[0])
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		d, _ = Parse("deck.md", data)
	}
	b.ReportMetric(float64(len(d.Cards)), "cards")
}
