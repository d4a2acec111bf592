package screen

import (
	"fmt"
	"testing"

	"sabaq/decks"
	"sabaq/quiz"
	"sabaq/quiz/screen/tty"
)

// What keys do to a list: s is Space, e Enter, u and d the arrows, x Esc, b
// Backspace. Options and items stand in the card's order; of a choice the first
// is right or, where several are, every other one.
func TestPress(t *testing.T) {
	const ticked = "Enter when all are ticked that are right."
	const placed = "Enter when all have their place. 0 says that you don't know."
	single, several := cardOf(decks.Choice, 3, false), cardOf(decks.Choice, 3, true)
	all, order := cardOf(decks.All, 3, false), cardOf(decks.Order, 3, false)
	tests := []struct {
		card *decks.Card
		keys string
		want string // verdict, slip or else the picks, and the proposed rating
	}{
		{single, "1", "Right. good"},
		{single, "2", "Not right. again"},
		{single, "4", "There is no 4 here."},
		{single, "e", "shown again"},
		{single, "s", "shown again"},
		{single, "0", "shown again"},
		{single, "de", "Right. good"},
		{single, "ds", "Right. good"},
		{single, "dde", "Not right. again"},
		{single, "ddde", "Not right. again"},
		{single, "dddds", "Right. good"},
		{single, "us", "Not right. again"},
		{single, "uuus", "Right. good"},
		{several, "13e", "Right. good"},
		{several, "12e", "Not right: 1 of 2 found, 1 wrong. again"},
		{several, "1e", "Not right: 1 of 2 found. again"},
		{several, "122", "picks [0]"},
		{several, "12223", "picks [0 1 2]"},
		{several, "dsds", "picks [0 1]"},
		{several, "dss", "picks []"},
		{several, "1s", ticked},
		{several, "1d", "picks [0]"},
		{several, "de", "Nothing is ticked: space ticks, 0 says that you don't know."},
		{several, "e", "shown again"},
		{several, "10", "shown again"},
		{order, "123e", "Right. good"},
		{order, "12e", "Right. good"}, // the last follows from the others
		{order, "321e", "Not right: 0 of 3 pairs in order. again"},
		{order, "21e", "Not right: 2 of 3 pairs in order. again"},
		{order, "1e", placed},
		{order, "1s", placed},
		{order, "12b", "picks [0]"},
		{order, "bb", "picks []"},
		{order, "121", "picks [1]"},
		{order, "dsds", "picks [0 1]"},
		{order, "e", "shown again"},
		{order, "10", "shown again"},
		{all, "se", "None recalled. again"},
		{all, "s1e", "1 of 3 recalled. again"},
		{all, "s12e", "2 of 3 recalled. hard"},
		{all, "ssdsdse", "3 of 3 recalled. good"},
		{all, "sae", "3 of 3 recalled. good"},
		{all, "saae", "None recalled. again"},
		{all, "s11e", "None recalled. again"},
		{all, "s9", "There is no 9 here."},
		{all, "sx", "shown"},
		{cardOf(decks.TrueFalse, 0, false), "t", "Not right: it is false. again"},
		{cardOf(decks.TrueFalse, 0, false), "2", "Right: it is false. good"},
		{cardOf(decks.TrueFalse, 0, false), "s", "shown again"},
		{cardOf(decks.Basic, 0, false), "h", "This card has no hint."},
	}
	for _, tt := range tests {
		a := &attempt{card: tt.card, turn: &quiz.Turn{}, order: places(tt.card), cursor: -1}
		slip := ""
		for _, k := range tt.keys {
			key, ok := map[rune]tty.Key{'s': tty.Space, 'e': tty.Enter, 'u': tty.Up, 'd': tty.Down, 'x': tty.Esc, 'b': tty.Backspace}[k]
			if !ok {
				key = tty.Key(k)
			}
			if slip, ok = a.press(key); !ok {
				t.Errorf("%v %q: %q means nothing", tt.card.Kind, tt.keys, k)
			}
		}
		got := fmt.Sprint("picks ", a.picks)
		switch {
		case slip != "":
			got = slip
		case a.verdict != nil:
			got = fmt.Sprint(a.verdict.words, " ", a.proposed)
		case a.proposed != 0:
			got = fmt.Sprint("shown ", a.proposed)
		case a.stage == answered:
			got = "shown"
		}
		if got != tt.want {
			t.Errorf("%v %q: %s, want %s", tt.card.Kind, tt.keys, got, tt.want)
		}
	}
}
