package mark

import (
	"fmt"
	"strings"
	"testing"

	"sabaq/quiz/fsrs"
)

// TestHelpExamples marks every example of the help page as the page says.
func TestHelpExamples(t *testing.T) {
	examples := 0
	inTable := false
	for n, line := range strings.Split(Help, "\n") {
		if !strings.HasPrefix(line, "|") {
			inTable = false
			continue
		}
		cells := strings.Split(strings.Trim(line, "| "), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		switch {
		case cells[0] == "on the card":
			inTable = true
			continue
		case !inTable || strings.HasPrefix(cells[0], "---"):
			continue
		case len(cells) != 3:
			t.Errorf("line %d: %d cells, want 3", n+1, len(cells))
			continue
		}
		r := Typed(cells[1], accepts(cells[0]))
		got := "wrong"
		switch {
		case r.Right && r.Slips == 0:
			got = "right"
		case r.Right && r.Slips == 1:
			got = "right, 1 slip"
		case r.Right:
			got = fmt.Sprintf("right, %d slips", r.Slips)
		}
		if got != cells[2] {
			t.Errorf("line %d: %q for %q is %s, the page says %s", n+1, cells[1], cells[0], got, cells[2])
		}
		examples++
	}
	if examples < 35 {
		t.Errorf("found %d examples, want 35 at least: did the tables change their form?", examples)
	}
}

// TestHelpFigures checks the figures that the page gives in words.
func TestHelpFigures(t *testing.T) {
	if !strings.Contains(Help, fmt.Sprintf("first %d characters", MaxRunes)) {
		t.Errorf("the page doesn't name the limit of %d characters", MaxRunes)
	}
	for _, c := range []struct {
		card, answer string
		right        bool
	}{
		{"10..12", "10", true}, {"10..12", "12", true}, // the ends too
		{"2,000", "2.000", false}, {"2", "2.000", true}, // a point is decimal
		{"20,000,000", "2,00,00,000", true}, {"2.5", "2,5", true},
		{"1234567", "1.234.567", true}, {"2,000,000", "2 000 000", true},
		{"resolution", "revolution", false},
	} {
		accept := accepts(c.card)
		if c.card == "10..12" {
			accept[0].Numeric, accept[0].Low, accept[0].High = true, 10, 12
		}
		if r := Typed(c.answer, accept); r.Right != c.right {
			t.Errorf("%q for %q: right is %v, the page says %v", c.answer, c.card, r.Right, c.right)
		}
	}
	for _, c := range []struct {
		score float64
		r     fsrs.Rating
	}{{2.0 / 3, fsrs.Hard}, {0.66, fsrs.Again}} {
		if got := (Result{Score: c.score}).Proposed(); got != c.r {
			t.Errorf("a score of %v proposes %v", c.score, got)
		}
	}
	if got := (OrderResult{Score: 0.8}).Proposed(); got != fsrs.Hard {
		t.Errorf("four fifths of the pairs propose %v", got)
	}
	if a, b := (Result{Right: true, Slips: 2}).Proposed(), (Result{Right: true, Slips: 3}).Proposed(); a != fsrs.Good || b != fsrs.Hard {
		t.Errorf("2 slips propose %v, 3 slips %v", a, b)
	}
	for letters, want := range map[int]int{4: 1, 5: 1, 9: 1, 10: 2, 15: 3, 20: 4, 100: maxTotalSlips} {
		if got := allowedSlips([]word{{key: strings.Repeat("a", letters)}}); got != want || got > 4 {
			t.Errorf("%d letters allow %d slips, want %d", letters, got, want)
		}
	}
}
