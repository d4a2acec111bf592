package screen

import (
	"slices"
	"time"

	"sabaq/decks"
	"sabaq/quiz"
	"sabaq/quiz/exam"
)

// FooterKeys returns the keys that the footers of all kinds offer at all stages.
func FooterKeys() (keys []string) {
	add := func(hints []keyHint) {
		for _, h := range hints {
			keys = append(keys, h.key)
		}
	}
	add(lastHints(true, ""))
	add(pageHints())
	for _, form := range []exam.Form{exam.Type, exam.Choose, exam.Tick, exam.List, exam.Arrange, exam.Self} {
		add((&response{item: exam.Item{Form: form, Options: make([]string, 4)}}).hints())
	}
	for _, hints := range [][]keyHint{listHints(), handInHints(), timeUpHints(), judgeHints(3), resultHints(true), mistakeHints(true)} {
		add(hints)
	}
	for kind := decks.Basic; kind <= decks.Claim; kind++ {
		for _, several := range []bool{false, true} {
			card := &decks.Card{Kind: kind, Hint: "h", Items: []string{"1", "2"}, Accept: []decks.Accept{{Text: "a"}}}
			card.Choices = []decks.Option{{Right: true}, {Right: several}}
			for _, st := range []stage{asking, ticking, answered} {
				if st == ticking && kind != decks.All {
					continue
				}
				add((&attempt{card: card, turn: &quiz.Turn{}, stage: st, order: places(card), passage: "p"}).hints())
			}
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// Often has the sitting look at the clock that often while nothing is pressed.
func (e *Exam) Often(every time.Duration) { e.every = every }

// Alarm has line mode wait for the clock by alarm.
func (e *Exam) Alarm(alarm func(time.Duration) <-chan time.Time) { e.after = alarm }
