package screen

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"sabaq/decks"
	"sabaq/quiz"
	"sabaq/quiz/fsrs"
	"sabaq/quiz/mark"
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// attempt is one asking of a card: what the learner did, and what the marking
// makes of it. Both ways of showing a session work on it.
type attempt struct {
	turn  *quiz.Turn
	card  *decks.Card
	order []int // Choice, Order: the index in the card of the option shown at each place
	began time.Time
	ended time.Time // when the answer was shown

	cursor int   // Choice: the place that Enter would choose, -1 for none
	picks  []int // Choice: indexes chosen; Order: indexes in the learner's order; All: points recalled
	hinted bool
	done   bool // the answer is shown
	tried  bool // something was typed, chosen or ticked

	compared bool // the verdict puts the typed answer beside the card's
	reprint  bool // line mode: the question is not drawn again with the answer

	proposed fsrs.Rating // what the marking proposes; 0 where it has no opinion
	verdict  func(width int, p ink.Palette) []ink.Line
}

// begin starts the asking of a card. Options and items are shuffled by the card and its number of
// answers, so that it is the order of no earlier time and yet the same when drawn again.
func (s *Study) begin(turn *quiz.Turn) *attempt {
	a := &attempt{turn: turn, card: &turn.Card, began: s.Now(), cursor: -1}
	n := len(a.card.Choices)
	if a.card.Kind == decks.Order {
		n = len(a.card.Items)
	}
	a.order = make([]int, n)
	for i := range a.order {
		a.order[i] = i
	}
	seed := uint64(turn.State.Reps)
	for _, b := range []byte(a.card.ID) {
		seed = seed*31 + uint64(b)
	}
	shuffle := rand.New(rand.NewPCG(seed, 1)).Shuffle
	shuffle(n, func(i, j int) { a.order[i], a.order[j] = a.order[j], a.order[i] })
	if a.card.Kind == decks.Order && n > 1 && slices.IsSorted(a.order) {
		slices.Reverse(a.order) // shown in the right order it would ask nothing
	}
	s.asked(a.card)
	return a
}

func (a *attempt) severalRight() bool {
	n := 0
	for _, o := range a.card.Choices {
		if o.Right {
			n++
		}
	}
	return n > 1
}

// chose reports whether the option, by its index in the card, was chosen.
func (a *attempt) chose(index int) bool { return slices.Contains(a.picks, index) }

// took is how long the learner thought; showing and reading the answer counts.
func (a *attempt) took(now time.Time) time.Duration { return now.Sub(a.began) }

// suggested is the rating that Enter gives.
func (a *attempt) suggested() fsrs.Rating {
	if a.proposed != 0 {
		return a.proposed
	}
	return fsrs.Good
}

// typing reports whether the card is answered by typing its answer.
func (a *attempt) typing() bool {
	return len(a.card.Accept) > 0 && (a.card.Kind == decks.Typed || a.card.Kind == decks.Cloze)
}

// prompt says what may be entered before the answer is shown.
func (a *attempt) prompt() string {
	switch a.card.Kind {
	case decks.Typed:
		return "Your answer (Enter to show it): "
	case decks.Cloze:
		return "The gap (Enter to show it): "
	case decks.TrueFalse:
		return "t or f (Enter to show): "
	case decks.Choice:
		if a.severalRight() {
			return "Numbers of your choices, such as 1 3 (0 = don't know): "
		}
		return "Number of your choice (0 = don't know): "
	case decks.Order:
		return "Their numbers in order, such as 2 1 3 (Enter to show): "
	case decks.All:
		return "Enter to show the points: "
	}
	return "Enter to show the answer: "
}

// accepts reports whether a line is an attempt rather than a command: a card whose answer is "u"
// can be answered by "u".
func (a *attempt) accepts(line string) bool {
	if line == "" {
		return true
	}
	command := len(line) == 1 && strings.Contains("q?ubsihp-@", line)
	switch a.card.Kind {
	case decks.Typed, decks.Cloze:
		return !command || slices.ContainsFunc(a.card.Accept, func(ac decks.Accept) bool { return strings.EqualFold(ac.Text, line) })
	case decks.TrueFalse, decks.Choice, decks.Order:
		return !command
	}
	return false
}

// enter takes a line as the attempt; an empty one shows the answer.
func (a *attempt) enter(line string) error {
	if line == "" {
		a.show()
		return nil
	}
	switch a.card.Kind {
	case decks.Typed, decks.Cloze:
		a.typed(line)
	case decks.TrueFalse:
		switch strings.ToLower(line) {
		case "t", "true", "1":
			a.truth(true)
		case "f", "false", "2":
			a.truth(false)
		default:
			return sayf("Type t for true or f for false.")
		}
	case decks.Choice:
		places, err := numbers(line, len(a.order))
		if err != nil {
			return err
		}
		a.choose(places)
	case decks.Order:
		places, err := numbers(line, len(a.order))
		if err != nil {
			return err
		}
		if len(places) != len(a.order) {
			return sayf("Name each of the %d once.", len(a.order))
		}
		a.arrange(places)
	}
	return nil
}

// numbers reads places, counted from 1, each once: "2 1 3", "2,1,3" or "213"; digits of any
// script. "0" is none.
func numbers(text string, n int) ([]int, error) {
	var ascii strings.Builder
	for _, r := range text {
		if d, ok := tty.Key(r).Digit(); ok {
			ascii.WriteByte(byte('0' + d))
		} else if strings.ContainsRune(" ,;\t", r) {
			ascii.WriteByte(' ')
		} else {
			return nil, sayf("%q is no number; name them by their numbers, 1 to %d.", text, n)
		}
	}
	fields := strings.Fields(ascii.String())
	if len(fields) == 1 && n <= 9 {
		fields = strings.Split(fields[0], "")
	}
	var places []int
	for _, field := range fields {
		place, err := strconv.Atoi(field)
		if err != nil || place > n {
			return nil, sayf("There is no %s; the numbers go from 1 to %d.", field, n)
		}
		if place > 0 && !slices.Contains(places, place-1) {
			places = append(places, place-1)
		}
	}
	return places, nil
}

// show reveals the answer without an attempt.
func (a *attempt) show() {
	a.done = true
	if a.card.Kind == decks.Choice || a.card.Kind == decks.TrueFalse {
		a.proposed = fsrs.Again // "I don't know" is an answer here
	}
}

// typed marks a typed answer.
func (a *attempt) typed(text string) {
	a.done, a.tried = true, true
	r := mark.Typed(text, a.card.Accept)
	a.proposed = r.Proposed()
	a.compared = len(r.Diff) > 0 && !(r.Right && r.Slips == 0)
	a.verdict = func(width int, p ink.Palette) []ink.Line { return typedVerdict(r, a.compared, width, p) }
}

// truth marks a choice between true and false.
func (a *attempt) truth(holds bool) {
	right := holds == a.card.True
	a.done, a.tried = true, true
	a.judge(right, "")
}

// choose marks the options at the places shown.
func (a *attempt) choose(places []int) {
	a.picks = a.picks[:0]
	for _, place := range places {
		a.picks = append(a.picks, a.order[place])
	}
	a.done, a.tried = true, true
	if len(a.picks) == 0 {
		a.proposed = fsrs.Again
		return
	}
	r := mark.Ticked(a.picks, a.card.Choices)
	detail := ""
	if a.severalRight() && !r.Right {
		detail = fmt.Sprintf("%.0f %%", 100*r.Score)
	}
	a.judge(r.Right, detail)
	a.proposed = r.Proposed()
}

// arrange marks an order of the items shown.
func (a *attempt) arrange(places []int) {
	a.picks = a.picks[:0]
	for _, place := range places {
		a.picks = append(a.picks, a.order[place])
	}
	a.done, a.tried = true, true
	r := mark.Order(a.picks)
	a.judge(r.Right, fmt.Sprintf("pairs in the right order: %d of %d", r.Pairs, r.Of))
	a.proposed = r.Proposed()
}

// recall marks which points were recalled, after they were shown.
func (a *attempt) recall(points []int) {
	a.picks, a.tried = points, true
	r := mark.Points(len(points), a.card.Need)
	a.judge(r.Right, fmt.Sprintf("%d of %d recalled", min(len(points), a.card.Need), a.card.Need))
	a.proposed = r.Proposed()
}

// itemHit says of an item of All or Order whether it was recalled or put at its place; marked is
// false before there is anything to say.
func (a *attempt) itemHit(i int) (hit, marked bool) {
	if !a.tried {
		return false, false
	}
	if a.card.Kind == decks.Order {
		return i < len(a.picks) && a.picks[i] == i, true
	}
	return a.chose(i), true
}

// judge sets a verdict of one line, and the proposal that goes with it.
func (a *attempt) judge(right bool, detail string) {
	a.proposed = fsrs.Again
	if right {
		a.proposed = fsrs.Good
	}
	a.verdict = func(width int, p ink.Palette) []ink.Line {
		line := verdictWord(right, p)
		if detail != "" {
			line = append(line, ink.Styled(0, "  "+detail))
		}
		return ink.Wrap(line, width)
	}
}

func verdictWord(right bool, p ink.Palette) ink.Line {
	if right {
		return ink.Line{{Style: ink.Right, Text: p.Pick("✓ Right.", "Right.")}}
	}
	return ink.Line{{Style: ink.Wrong, Text: p.Pick("✗ Not right.", "Not right.")}}
}
