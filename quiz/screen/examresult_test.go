package screen_test

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"sabaq/decks"
	"sabaq/quiz/exam"
	"sabaq/quiz/screen"
	"sabaq/quiz/screen/ink"
)

const sections = `---
deck: Rivers of the north and the south
---

# Water

Q: Which river?
= the Kabul
src: ¶2
> a long border
<!-- id: river -->

Q: Which of these?
- [x] one
- [ ] two <!-- Two is a bridge. -->
<!-- id: pick -->

# Stone

## Heights

Q: How high?
= 3
weight: 3
<!-- id: high -->

Q: Say why.
A: Because.
<!-- id: why -->
`

// ended is a sitting of which something is right, wrong, skipped, void and one's own.
func ended(t *testing.T) (*hall, *exam.Sitting) {
	t.Helper()
	deck := newHall(t, sections)
	deck.setup.Title, deck.setup.Pass, deck.setup.Minutes, deck.setup.Penalty = "Rivers of the north", 50, 20, 0.5
	s := deck.sitting()
	for i, r := range []exam.Response{{Text: "the Kabul"}, {Chosen: []int{0}}, {}, {Text: "Because\nof that"}} {
		s.Go(i)
		if s.Item(i).Form == exam.Choose {
			for n, option := range s.Item(i).Options {
				if option == "two" {
					r.Chosen[0] = n
				}
			}
		}
		if err := s.Answer(r); err != nil {
			t.Fatal(err)
		}
	}
	deck.later(12*time.Minute + 3*time.Second)
	if err := s.HandIn(); err != nil {
		t.Fatal(err)
	}
	return deck, s
}

// The result and the mistakes, as they stay in the scrollback and as
// `sabaq scores` prints them.
func TestExamResult(t *testing.T) {
	for _, size := range []int{20, 40, 80, 120} {
		for name, p := range map[string]ink.Palette{"utf8": mono, "ascii": {ASCII: true}} {
			if name == "ascii" && size != 80 {
				continue
			}
			h, s := ended(t)
			var out bytes.Buffer
			print := func(lines []ink.Line) {
				for _, line := range lines {
					if line.Width() > size {
						t.Errorf("%d columns: %q is %d wide", size, line.Text().String(), line.Width())
					}
					out.WriteString(line.Text().String() + "\n")
				}
				out.WriteString("--------\n")
			}
			passage := func(c *decks.Card) string { return h.passage(c) }
			print(screen.Result(s.Record(), s.Problems(), size, p))
			print(screen.Mistakes(s.Record(), exam.Cards(h.cards), passage, size, p))
			if err := s.Judge(3, 0); err != nil {
				t.Fatal(err)
			}
			// The same by a deck that lost a card and reworded another.
			changed := []decks.Card{h.cards[0], h.cards[2], h.cards[3]}
			changed[1].Question = "How deep?"
			rec, problems := exam.Remark(s.Record(), exam.Cards(changed))
			print(screen.Result(rec, problems, size, p))
			print(screen.Mistakes(rec, exam.Cards(changed), passage, size, p))
			golden(t, fmt.Sprintf("examresult/%s-%d", name, size), out.String())
		}
	}
}
