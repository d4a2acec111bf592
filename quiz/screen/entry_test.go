package screen

import (
	"slices"
	"testing"

	"sabaq/decks"
	"sabaq/quiz"
	"sabaq/quiz/fsrs"
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

func TestNumbers(t *testing.T) {
	tests := []struct {
		text string
		n    int
		want []int
		slip string
	}{
		{"2", 4, []int{1}, ""},
		{"2 1 3", 4, []int{1, 0, 2}, ""},
		{"2,1;3\t", 4, []int{1, 0, 2}, ""},
		{"213", 4, []int{1, 0, 2}, ""},
		{"۲۱", 4, []int{1, 0}, ""},
		{"۲، ۱", 4, []int{1, 0}, ""},
		{"2 2 1", 4, []int{1, 0}, ""},
		{"0", 4, nil, ""},
		{"", 4, nil, ""},
		{"12", 12, []int{11}, ""},
		{"1 12", 12, []int{0, 11}, ""},
		{"5", 4, nil, "There is no 5; the numbers go from 1 to 4."},
		{"10", 4, nil, "There is no 10; the numbers go from 1 to 4."},
		{"99999999999999999999", 12, nil, "There is no 99999999999999999999; the numbers go from 1 to 12."},
		{"two", 4, nil, `"two" is no number from 1 to 4; type ? and Enter for help.`},
		{"-1", 4, nil, `"-1" is no number from 1 to 4; type ? and Enter for help.`},
	}
	for _, tt := range tests {
		got, slip := numbers(tt.text, tt.n)
		if !slices.Equal(got, tt.want) || slip != tt.slip {
			t.Errorf("numbers(%q, %d) = %v, %q, want %v, %q", tt.text, tt.n, got, slip, tt.want, tt.slip)
		}
	}
}

// A line may be an answer and a command; the card decides.
func TestReads(t *testing.T) {
	typed := &attempt{card: &decks.Card{Kind: decks.Typed, Accept: []decks.Accept{{Text: "U"}, {Text: "1945"}}}}
	basic := &attempt{card: &decks.Card{Kind: decks.Basic}}
	for _, tt := range []struct {
		a    *attempt
		line string
		want bool
	}{
		{typed, "u", true}, {typed, "b", false}, {typed, "x", true}, {typed, "?", false}, {typed, "", true}, {typed, "1945", true},
		{basic, "", true}, {basic, "u", false}, {basic, "anything", false},
	} {
		if got := tt.a.reads(tt.line); got != tt.want {
			t.Errorf("%v card: %q is an attempt: %v", tt.a.card.Kind, tt.line, got)
		}
	}
}

// cardOf is a card of each kind, with n options or items of which one is right
// or, with several, the odd ones.
func cardOf(kind decks.Kind, n int, several bool) *decks.Card {
	c := &decks.Card{ID: "card", Kind: kind, Need: n, Question: "q", Answer: "a"}
	for i := range n {
		if kind == decks.Choice {
			c.Choices = append(c.Choices, decks.Option{Text: "o", Right: i == 0 || several && i%2 == 0})
		} else {
			c.Items = append(c.Items, "o")
		}
	}
	return c
}

// Whatever is pressed, an attempt stays whole and can be drawn; FuzzAttempt
// looks for what breaks it.
func FuzzAttempt(f *testing.F) {
	f.Add(byte(decks.Choice), byte(3), true, []byte("1 \r"))
	f.Add(byte(decks.All), byte(12), false, []byte(" 1U5a\r"))
	f.Add(byte(decks.Order), byte(2), false, []byte("2D \r"))
	f.Add(byte(decks.Order), byte(0), false, []byte("UD1 \r"))
	f.Fuzz(func(t *testing.T, kind, n byte, several bool, keys []byte) {
		c := cardOf(decks.Kind(kind%8)+decks.Basic, int(n%14), several)
		s := &Study{Passage: func(*quiz.Turn) string { return "" }, Now: clockless}
		s.Cram, s.Session = true, &quiz.Session{}
		a := s.begin(&quiz.Turn{Card: *c})
		for _, b := range keys {
			key := map[byte]tty.Key{'U': tty.Up, 'D': tty.Down, 'B': tty.Backspace, 'E': tty.Esc}[b]
			if key == 0 {
				key = tty.Key(b)
			}
			if a.stage != answered {
				a.press(key)
			}
			seen := map[int]bool{}
			for _, index := range a.picks {
				if index < 0 || index >= len(a.order) || seen[index] {
					t.Fatalf("picks %v of %d", a.picks, len(a.order))
				}
				seen[index] = true
			}
			if a.cursor < -1 || a.cursor >= max(len(a.order), 1) || a.proposed > fsrs.Good {
				t.Fatalf("cursor at %d of %d, proposed %v", a.cursor, len(a.order), a.proposed)
			}
			for _, width := range []int{1, 40} {
				sh := sheet{width: width, palette: ink.Palette{Mode: ink.Mono}, brief: width == 1}
				sh.card(a)
				if sh.from > sh.to || sh.to > len(sh.lines) || sh.answer > len(sh.lines) {
					t.Fatalf("lines %d to %d and %d of %d", sh.from, sh.to, sh.answer, len(sh.lines))
				}
			}
		}
	})
}
