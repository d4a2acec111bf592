package screen

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"sabaq/decks"
	"sabaq/quiz"
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

func clockless() time.Time { return time.Time{} }

// The part of a sheet that is seen.
func TestView(t *testing.T) {
	lines := func(n int) []ink.Line { return make([]ink.Line, n) }
	tests := []struct {
		name string
		s    sheet
		v    view
		keys []tty.Key
		want int
	}{
		{"all fits", sheet{lines: lines(8), answer: 4}, view{}, nil, 0},
		{"the answer", sheet{lines: lines(30), answer: 12}, view{}, nil, 12},
		{"as much before the answer as there is room for", sheet{lines: lines(14), answer: 12}, view{}, nil, 4},
		{"the cursor below", sheet{lines: lines(30), from: 14, to: 16}, view{}, nil, 6},
		{"the cursor in sight", sheet{lines: lines(30), from: 4, to: 6}, view{}, nil, 0},
		{"an option taller than the window", sheet{lines: lines(30), from: 5, to: 25}, view{}, nil, 5},
		{"a line down", sheet{lines: lines(30)}, view{}, []tty.Key{tty.Down}, 1},
		{"a page down keeps a line", sheet{lines: lines(30)}, view{}, []tty.Key{tty.PgDn}, 9},
		{"down and up", sheet{lines: lines(30)}, view{}, []tty.Key{tty.PgDn, tty.Up, tty.PgUp}, 0},
		{"not past the end", sheet{lines: lines(30)}, view{}, []tty.Key{tty.End, tty.Down}, 20},
		{"not past the beginning", sheet{lines: lines(30)}, view{}, []tty.Key{tty.End, tty.Home, tty.Up}, 0},
		{"nothing to scroll", sheet{lines: lines(3)}, view{}, []tty.Key{tty.Down, tty.PgDn}, 0},
	}
	for _, tt := range tests {
		tt.v.place(&tt.s, 10)
		for _, key := range tt.keys {
			if !tt.v.scroll(key) {
				t.Errorf("%s: %v doesn't scroll", tt.name, key)
			}
			tt.v.place(&tt.s, 10)
		}
		if tt.v.top != tt.want {
			t.Errorf("%s: line %d is at the top, want %d", tt.name, tt.v.top, tt.want)
		}
	}
	if (&view{}).scroll(tty.Enter) {
		t.Error("Enter scrolls")
	}
}

// The footer keeps ? and q in every window that is promised.
func TestFooterFits(t *testing.T) {
	card := cardOf(decks.Choice, 9, true)
	for _, st := range []stage{asking, answered} {
		a := &attempt{card: card, turn: &quiz.Turn{}, order: places(card), stage: st}
		for i := range a.turn.Plans {
			a.turn.Plans[i].Wait = 350 * 24 * time.Hour // "11.5mo", as wide as it comes
		}
		a.turn.Plans[0].Wait = 10 * time.Minute
		for cols := 40; cols <= 200; cols++ {
			s := &Study{}
			line := s.footer(a, cols)
			if text := line.Text().String(); line.Width() >= cols || !strings.Contains(text, "?") || !strings.Contains(text, "q") {
				t.Errorf("%d columns: %q", cols, text)
			}
		}
	}
}

// Drawing a long card with its answer and passage, as after each key.
func BenchmarkFrame(b *testing.B) {
	card := &decks.Card{
		Kind: decks.Basic, Source: 3, Quotes: []string{"a sentence of moderate", "length"},
		Question: strings.Repeat("A *question* with `code` and **weight**. ", 5),
		Answer:   strings.Repeat("- an item of some length that must be wrapped, because it is longer than a line\n", 8),
		Why:      strings.Repeat("Because. ", 30),
	}
	a := &attempt{card: card, turn: &quiz.Turn{Card: *card, Total: 10}, stage: answered, cursor: -1}
	a.passage = strings.Repeat("This is a sentence of moderate length in a long paragraph. ", 40)
	for _, width := range []int{40, 74} {
		b.Run(fmt.Sprint(width), func(b *testing.B) {
			b.ReportAllocs()
			p := ink.Palette{Mode: ink.Colour}
			for b.Loop() {
				s := sheet{palette: p, width: width}
				s.card(a)
				for _, line := range s.lines {
					_ = line.Render(p)
				}
			}
		})
	}
}
