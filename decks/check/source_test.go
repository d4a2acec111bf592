package check

import (
	"fmt"
	"strings"
	"testing"

	"sabaq/decks"
)

const primer = `Pawns move forward. A pawn that reaches the last row becomes another piece.

The knight moves from square to square, and leaps over what stands between.

Control of the centre is worth more than a pawn, said Tarrasch.
`

func TestSource(t *testing.T) {
	tests := []struct {
		fields string
		want   string // "code line:col hint" of each
	}{
		{"src: ¶1\n> A pawn that reaches the last row", ""},
		{"> leaps over", ""}, // no paragraph is named
		{"src: 3", ""},
		{"src: ¶2\n> A pawn that reaches", "E304 4:1 write `src: ¶1`, or quote the paragraph that is meant"},
		{"src: ¶4", "E302 3:1 "},
		{"src: ¶4\n> leaps over", "E302 3:1 "},
		{"src: ¶2\n> The Knight moves from square to square", "E301 4:1 nearest is ¶2: The knight moves from square to square"},
		{"> a pawn which reaches the last row", "E301 3:1 nearest is ¶1: A pawn that reaches the last row"},
		{"> the centre is worth much more than a pawn", "E301 3:1 nearest is ¶3: of the centre is worth more than a pawn"},
		{"> something else altogether", "E301 3:1 no passage of the source is like it"},
		{"> !?", "E301 3:1 no passage of the source is like it"},
		{"> Pawns move\n> becomes another queen\nsrc: ¶1", "E301 4:1 nearest is ¶1: becomes another piece"},
	}
	for _, tt := range tests {
		var got []string
		for _, d := range run([]byte("Q: Which piece?\n= it\n"+tt.fields+"\n"), Options{Source: sourceOf(primer)}) {
			got = append(got, fmt.Sprintf("%s %d:%d %s", d.Code, d.Pos.Line, d.Pos.Col, d.Hint))
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%q: %s, want %s", tt.fields, s, tt.want)
		}
	}
}

// Quotations, which hold no NUL, are found in an index as they are by searching.
func TestIndex(t *testing.T) {
	paragraphs := decks.Paragraphs([]byte(primer + "\n" + primer + "\n" + strings.Repeat("x", 2*maxFound)))
	plain, indexed := newText(paragraphs, false), newText(paragraphs, true)
	for _, quote := range []string{"Pawns", "leaps over", "Tarrasch.", "P", ".", "piece.\n\nThe", "nothing of it", "xx", "square, and", paragraphs[1]} {
		if a, b := plain.find(quote), indexed.find(quote); a != b {
			t.Errorf("%.20q: found in ¶%d, in the index in ¶%d", quote, a, b)
		}
		for p := range paragraphs {
			if a, b := plain.in(quote, p+1), indexed.in(quote, p+1); a != b && quote != "xx" {
				t.Errorf("%.20q in ¶%d: %v, by the index %v", quote, p+1, a, b)
			}
		}
	}
}

func TestChangedSource(t *testing.T) {
	sum := sourceOf(primer).SHA256
	deck := "---\nsource:\n  title: Primer\n  sha256: " + sum + "\n---\n" +
		"Q: a\n= b\nsrc: 1\n> Pawns move forward\n\nQ: c\n= d\nsrc: 2\n> leaps\n\nQ: e\n= f\nsrc: 3\n\nQ: g\n= h\n"
	if found := run([]byte(deck), Options{Source: sourceOf(primer)}); len(found) > 0 {
		t.Error(found)
	}
	found := run([]byte(deck), Options{Source: sourceOf("Pawns move forwards. The knight jumps.")})
	if len(found) != 4 || found[0].Code != codeSource || found[0].Pos.Line != 4 || found[0].Pos.Col != 11 {
		t.Fatal(found)
	}
	if !strings.Contains(found[0].Message, "of 3 cards that name it, 2 no longer agree") || !strings.Contains(found[0].Hint, "in line 11, 16, then") {
		t.Errorf("%s (%s)", found[0].Message, found[0].Hint)
	}
	if found := run([]byte(deck), Options{}); len(found) > 0 {
		t.Error("without the source:", found)
	}
}

// What can't be pointed at for want of the file is reported at the card.
func TestWithoutFile(t *testing.T) {
	data := []byte("notes\n\nQ: Does Chile border Brazil?\nA: No.\nuntil: 2020-01-01\n")
	d, _ := decks.Parse("x.md", data)
	for _, opt := range []Options{{Today: testDay}, {Today: testDay, Data: data[:9]}} {
		found := Deck(d, opt)
		if len(found) != 2 {
			t.Fatal(found)
		}
		for _, f := range found {
			if f.Text != "" || f.Pos.Line != 3 || f.Pos.Col != 1 || f.Pos.Offset != 7 || f.Pos.Length != 0 {
				t.Errorf("%+v", f)
			}
		}
	}
}
