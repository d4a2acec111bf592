package screen

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sabaq/decks"
	"sabaq/quiz/fsrs"
	"sabaq/quiz/screen/tty"
)

// prompt says what may be entered before the answer is shown.
func (a *attempt) prompt() string {
	switch a.card.Kind {
	case decks.Typed:
		return "Your answer (Enter alone shows it): "
	case decks.Cloze:
		if a.typing() {
			return "The gap (Enter alone shows it): "
		}
	case decks.TrueFalse:
		return "t or f (Enter alone shows it): "
	case decks.Choice:
		if a.severalRight() {
			return "Their numbers, such as 1 3 (0 if you don't know): "
		}
		return "Its number (0 if you don't know): "
	case decks.Order:
		return "Their numbers in order, such as 2 1 3 (0 if you don't know): "
	case decks.All:
		return "Enter shows them: "
	}
	return "Enter shows the answer: "
}

// reads reports whether a line is an attempt rather than a command: a card whose
// answer is "u" can be answered by "u".
func (a *attempt) reads(line string) bool {
	if line == "" {
		return true
	}
	isCommand := commandOf(line) != nothing
	switch a.card.Kind {
	case decks.Typed, decks.Cloze:
		same := func(ac decks.Accept) bool { return strings.EqualFold(ac.Text, line) }
		return a.typing() && (!isCommand || slices.ContainsFunc(a.card.Accept, same))
	case decks.TrueFalse, decks.Choice, decks.Order:
		return !isCommand
	}
	return false
}

// enter takes a line as the attempt; an empty one shows the answer. slip says
// why a line can't be one.
func (a *attempt) enter(line string) (slip string) {
	switch {
	case line == "":
		a.show()
	case a.typing():
		a.answerTyped(line)
	case a.card.Kind == decks.TrueFalse:
		return a.enterTruth(line)
	default:
		return a.enterPlaces(line)
	}
	return ""
}

func (a *attempt) enterTruth(line string) (slip string) {
	word := strings.ToLower(line)
	if runes := []rune(word); len(runes) == 1 {
		holds, ok := truthKey(tty.Key(runes[0]))
		if ok {
			a.answerTruth(holds)
			return ""
		}
		if a.dontKnow(tty.Key(runes[0])) {
			return ""
		}
	}
	if word != "true" && word != "false" {
		return "Type t for true or f for false."
	}
	a.answerTruth(word == "true")
	return ""
}

// enterPlaces takes the numbers of options or items.
func (a *attempt) enterPlaces(line string) (slip string) {
	picked, slip := numbers(line, len(a.order))
	switch {
	case slip != "":
		return slip
	case len(picked) == 0:
		a.show()
		return ""
	case a.card.Kind == decks.Order && len(picked) < len(a.order):
		return fmt.Sprintf("Name each of the %d once.", len(a.order))
	case a.card.Kind == decks.Choice && !a.severalRight() && len(picked) > 1:
		return "Choose one."
	}
	a.picks = nil
	for _, place := range picked {
		a.picks = append(a.picks, a.order[place])
	}
	if a.card.Kind == decks.Order {
		a.answerOrder()
	} else {
		a.answerChoice()
	}
	return ""
}

// enterTicks takes the numbers of the points that were recalled.
func (a *attempt) enterTicks(line string) (slip string) {
	picked, slip := numbers(line, len(a.order))
	if slip == "" {
		a.picks = picked
		a.answerPoints()
	}
	return slip
}

// numbers reads numbers from 1 to n, each taken once, as places from 0: "2 1 3",
// "2,1,3" or, up to nine of them, "213"; digits of any script. "0" is none.
func numbers(text string, n int) (picked []int, slip string) {
	var ascii strings.Builder
	for _, r := range text {
		if d, ok := tty.Key(r).Digit(); ok {
			ascii.WriteByte(byte('0' + d))
		} else if strings.ContainsRune(" ,;\t،؛", r) {
			ascii.WriteByte(' ')
		} else {
			return nil, fmt.Sprintf("%q is no number from 1 to %d; type ? and Enter for help.", text, n)
		}
	}
	fields := strings.Fields(ascii.String())
	if len(fields) == 1 && n <= 9 && !strings.Contains(fields[0], "0") {
		fields = strings.Split(fields[0], "")
	}
	for _, field := range fields {
		place, err := strconv.Atoi(field)
		if err != nil || place > n {
			return nil, fmt.Sprintf("There is no %s; the numbers go from 1 to %d.", field, n)
		}
		if place > 0 && !slices.Contains(picked, place-1) {
			picked = append(picked, place-1)
		}
	}
	return picked, ""
}

// ratingOf reads a rating: a digit of any script, or nothing for the suggested
// one.
func (a *attempt) ratingOf(line string) (fsrs.Rating, bool) {
	if line == "" {
		return a.suggested(), true
	}
	runes := []rune(line)
	if len(runes) != 1 {
		return 0, false
	}
	return ratingKey(tty.Key(runes[0]))
}

// ratingKey reads a digit that rates.
func ratingKey(key tty.Key) (fsrs.Rating, bool) {
	d, ok := key.Digit()
	return fsrs.Rating(d), ok && d >= int(fsrs.Again) && d <= int(fsrs.Easy)
}
