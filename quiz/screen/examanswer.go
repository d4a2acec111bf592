package screen

import (
	"fmt"
	"slices"
	"strings"

	"sabaq/decks"
	"sabaq/quiz/exam"
	"sabaq/quiz/screen/tty"
)

// response is the answer to a question of a sitting as it is being given.
type response struct {
	number int // of the question, from 0
	item   exam.Item
	cursor int      // the option that the arrows point at, -1 for none
	picks  []int    // options chosen or ticked, or in the learner's order so far
	lines  []string // List, Self: lines typed
	text   string   // Type
}

// current returns the answer to the question that is shown.
func (e *Exam) current() *response {
	i := e.Sitting.Current()
	r := &response{number: i, item: e.Sitting.Item(i), cursor: -1}
	r.picks = slices.Clone(r.item.Chosen)
	if begun, ok := e.orders[i]; ok {
		r.picks = slices.Clone(begun)
	}
	switch {
	case r.several() && r.item.Text != "":
		r.lines = strings.Split(r.item.Text, "\n")
	case r.typing():
		r.text = r.item.Text
	}
	return r
}

// typing reports whether the question is answered by typing, several whether by
// several lines.
func (r *response) typing() bool  { return r.item.Form == exam.Type || r.several() }
func (r *response) several() bool { return r.item.Form == exam.List || r.item.Form == exam.Self }

// complete reports whether a list has as many lines as count.
func (r *response) complete() bool {
	return r.item.Form == exam.List && len(r.lines) >= r.item.Need && r.item.Need > 0
}

// left is how many items of an order have no place yet.
func (r *response) left() int { return len(r.item.Options) - len(r.picks) }

// with returns the answer, with what stands in the entry where the learner types.
func (r *response) with(entry string) exam.Response {
	entry = strings.TrimSpace(entry)
	switch {
	case r.several():
		lines := r.lines
		if entry != "" && !r.complete() {
			lines = append(lines[:len(lines):len(lines)], entry)
		}
		return exam.Response{Text: strings.Join(lines, "\n")}
	case r.typing():
		return exam.Response{Text: entry}
	case r.item.Form == exam.Arrange && r.left() > 0 || len(r.picks) == 0:
		return exam.Response{}
	}
	chosen := slices.Clone(r.picks)
	if r.item.Form == exam.Tick {
		slices.Sort(chosen)
	}
	return exam.Response{Chosen: chosen}
}

// give saves the answer as it stands. What can't be saved now is as it was before.
func (e *Exam) give(r *response, entry string) (slip string, err error) {
	slip, err = e.save(r.with(entry))
	if slip != "" || err != nil {
		cursor := r.cursor
		*r = *e.current()
		r.cursor = cursor
		return slip, err
	}
	delete(e.orders, r.number)
	if r.item.Form == exam.Arrange && len(r.picks) > 0 && r.left() > 0 {
		e.orders[r.number] = slices.Clone(r.picks)
	}
	r.item = e.Sitting.Item(r.number)
	return "", nil
}

// toggle chooses an option, or takes the choice back where several can be made.
// Once all items of an order but one have their place, the last one has, too.
func (r *response) toggle(option int) {
	if r.item.Form == exam.Choose {
		r.picks = []int{option}
		return
	}
	if at := slices.Index(r.picks, option); at >= 0 {
		r.picks = slices.Delete(r.picks, at, at+1)
		return
	}
	r.picks = append(r.picks, option)
	if r.item.Form == exam.Arrange && r.left() == 1 {
		for i := range r.item.Options {
			if !slices.Contains(r.picks, i) {
				r.picks = append(r.picks, i)
				break
			}
		}
	}
}

// clear takes the whole answer back.
func (r *response) clear() { r.picks, r.lines, r.text = nil, nil, "" }

// press does what a key means to the answer. slip tells the learner why it did
// nothing; ok is false for a key that means nothing to it.
func (r *response) press(key tty.Key) (slip string, ok bool) {
	if digit, isDigit := key.Digit(); key == 'c' || isDigit && digit == 0 {
		r.clear()
		return "", true
	}
	if r.typing() {
		return "", false
	}
	place, slip, ok := placeOf(key, r.cursor, len(r.item.Options))
	switch {
	case slip != "":
		return slip, true
	case ok:
		r.toggle(place)
		if r.item.Form == exam.Choose {
			r.cursor = place
		}
	case moveCursor(&r.cursor, len(r.item.Options), key):
	case key == tty.Space:
		r.cursor = 0
	case key == tty.Enter && r.item.Form == exam.Choose && r.cursor >= 0 && !slices.Contains(r.picks, r.cursor):
		r.toggle(r.cursor)
	case key == tty.Enter && r.item.Form == exam.Arrange && len(r.picks) > 0 && r.left() > 0:
		return "An order counts once all have their place; 0 takes it back.", true
	case key == tty.Backspace && r.item.Form == exam.Arrange:
		r.picks = r.picks[:max(0, len(r.picks)-1)]
	default:
		return "", false
	}
	return "", true
}

// enter takes a line as the answer, or as the next line of it. slip says why it
// can't be one.
func (r *response) enter(line string) (slip string) {
	switch {
	case r.complete():
		return fmt.Sprintf("Only %s, and there is no more room for this.", count(r.item.Need, "line counts", "lines count"))
	case r.several():
		r.lines = append(r.lines, line)
	case r.typing():
		r.text = line
	default:
		return r.enterPlaces(line)
	}
	return ""
}

// enterPlaces takes the numbers of options, or one option as it is written.
func (r *response) enterPlaces(line string) (slip string) {
	for i, option := range r.item.Options {
		if r.item.Form == exam.Choose && strings.EqualFold(option, line) {
			r.picks = []int{i}
			return ""
		}
	}
	picked, slip := numbers(line, len(r.item.Options))
	switch {
	case slip != "":
		return slip
	case r.item.Form == exam.Choose && len(picked) > 1:
		return "Choose one."
	case r.item.Form == exam.Arrange && len(picked) > 0 && len(picked) < len(r.item.Options):
		return fmt.Sprintf("Name each of the %d once.", len(r.item.Options))
	}
	r.picks = picked
	return ""
}

// ask says what is wanted and how many points it is for.
func (r *response) ask() string {
	it, ask := &r.item, "Type the answer."
	switch {
	case it.Kind == decks.TrueFalse.String():
		ask = "True or false?"
	case it.Form == exam.Choose:
		ask = "Choose one."
	case it.Form == exam.Tick && it.Need > 0:
		ask = fmt.Sprintf("Tick %d.", it.Need)
	case it.Form == exam.Tick:
		ask = "Tick all that are right."
	case it.Form == exam.List:
		ask = fmt.Sprintf("Name %d, each on a line of its own.", it.Need)
	case it.Form == exam.Arrange:
		ask = "Which comes first, which next?"
	case it.Form == exam.Self:
		ask = "Answer in your own words; you mark it yourself after handing in."
	case it.Kind == decks.Cloze.String():
		ask = "Fill the gap."
	}
	return ask + " " + inPoints(it.Max) + "."
}

// count says how many there are of something.
func count(n int, one, several string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, several)
}
