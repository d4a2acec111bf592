package screen

import (
	"fmt"
	"slices"

	"sabaq/decks"
	"sabaq/quiz/screen/tty"
)

// press does what a key means to the card that is being answered, before its
// answer is shown. slip tells the learner why it did nothing; ok is false for a
// key that means nothing to the card.
func (a *attempt) press(key tty.Key) (slip string, ok bool) {
	if a.stage == asking && key == 'h' {
		return a.hint(), true
	}
	switch {
	case a.stage == ticking:
		return a.pressTicks(key)
	case a.card.Kind == decks.Choice:
		return a.pressChoice(key)
	case a.card.Kind == decks.Order:
		return a.pressOrder(key)
	case a.card.Kind == decks.TrueFalse:
		if holds, ok := truthKey(key); ok {
			a.answerTruth(holds)
			return "", true
		}
	}
	return "", a.dontKnow(key)
}

// hint shows the card's hint.
func (a *attempt) hint() (slip string) {
	if a.card.Hint == "" {
		return "This card has no hint."
	}
	a.hinted = true
	return ""
}

// dontKnow shows the answer for the keys that ask for it.
func (a *attempt) dontKnow(key tty.Key) bool {
	digit, isDigit := key.Digit()
	if key != tty.Space && key != tty.Enter && !(isDigit && digit == 0) {
		return false
	}
	a.show()
	return true
}

// truthKey reads a key that says true or false.
func truthKey(key tty.Key) (holds, ok bool) {
	digit, isDigit := key.Digit()
	switch {
	case key == 't', isDigit && digit == 1:
		return true, true
	case key == 'f', isDigit && digit == 2:
		return false, true
	}
	return false, false
}

// pressChoice chooses options: the one that is right at once, several by ticks
// and Enter.
func (a *attempt) pressChoice(key tty.Key) (slip string, ok bool) {
	place, slip, ok := a.place(key)
	switch {
	case slip != "":
		return slip, true
	case ok && !a.severalRight():
		a.picks = []int{a.order[place]}
		a.answerChoice()
	case ok:
		a.toggle(a.order[place])
	case a.move(key):
	case key == tty.Enter && !a.severalRight() && a.cursor >= 0:
		a.picks = []int{a.order[a.cursor]}
		a.answerChoice()
	case key == tty.Enter && len(a.picks) > 0:
		a.answerChoice()
	case key == tty.Enter && a.cursor >= 0:
		return "Nothing is ticked: space ticks, 0 says that you don't know.", true
	case key == tty.Space && len(a.picks) > 0:
		return "Enter when all are ticked that are right.", true
	default:
		return "", a.dontKnow(key)
	}
	return "", true
}

// pressOrder puts item after item; the last one follows from the others.
func (a *attempt) pressOrder(key tty.Key) (slip string, ok bool) {
	left := len(a.order) - len(a.picks)
	place, slip, ok := a.place(key)
	switch {
	case slip != "":
		return slip, true
	case ok:
		a.toggle(a.order[place])
	case a.move(key):
	case key == tty.Backspace:
		a.picks = a.picks[:max(0, len(a.picks)-1)]
	case key == tty.Enter && left <= 1:
		for _, index := range a.order {
			if !a.chose(index) {
				a.picks = append(a.picks, index)
			}
		}
		a.answerOrder()
	case (key == tty.Enter || key == tty.Space) && len(a.picks) > 0:
		return "Enter when all have their place. 0 says that you don't know.", true
	default:
		return "", a.dontKnow(key)
	}
	return "", true
}

// pressTicks ticks the points that were recalled.
func (a *attempt) pressTicks(key tty.Key) (slip string, ok bool) {
	place, slip, ok := a.place(key)
	switch {
	case slip != "":
		return slip, true
	case ok:
		a.toggle(a.order[place])
	case a.move(key):
	case key == 'a' && len(a.picks) == len(a.order):
		a.picks = nil
	case key == 'a':
		a.picks = slices.Clone(a.order)
	case key == tty.Enter:
		slices.Sort(a.picks)
		a.answerPoints()
	case key == tty.Esc:
		a.skipTicks()
	default:
		return "", false
	}
	return "", true
}

// place returns the place in the list that a key chooses: a digit, or Space for
// the one under the cursor. slip says that there is no such place.
func (a *attempt) place(key tty.Key) (place int, slip string, ok bool) {
	return placeOf(key, a.cursor, len(a.order))
}

// placeOf is place for a list of n.
func placeOf(key tty.Key, cursor, n int) (place int, slip string, ok bool) {
	if key == tty.Space && cursor >= 0 {
		return cursor, "", true
	}
	digit, isDigit := key.Digit()
	switch {
	case !isDigit || digit == 0:
		return 0, "", false
	case digit > n:
		return 0, fmt.Sprintf("There is no %d here.", digit), false
	}
	return digit - 1, "", true
}

// move moves the cursor for the arrows and reports whether key is one.
func (a *attempt) move(key tty.Key) bool { return moveCursor(&a.cursor, len(a.order), key) }

// moveCursor is move for a list of n.
func moveCursor(cursor *int, n int, key tty.Key) bool {
	switch {
	case n == 0:
		return false
	case key == tty.Down:
		*cursor = (*cursor + 1) % n
	case key == tty.Up && *cursor <= 0:
		*cursor = n - 1
	case key == tty.Up:
		*cursor--
	default:
		return false
	}
	return true
}

// listing reports whether the arrows move a cursor in a list.
func (a *attempt) listing() bool {
	switch a.card.Kind {
	case decks.Choice, decks.Order:
		return a.stage == asking
	}
	return a.stage == ticking
}
