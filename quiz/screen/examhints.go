package screen

import (
	"fmt"

	"sabaq/quiz/exam"
)

// hints lists what can be pressed at a question, the most useful first.
func (r *response) hints() []keyHint {
	places := keyHint{fmt.Sprintf("1-%d", min(len(r.item.Options), 9)), "choose"}
	on := keyHint{"enter", "on"}
	hints := []keyHint{places, on}
	switch r.item.Form {
	case exam.Choose:
	case exam.Tick:
		hints[0].does = "tick"
	case exam.Arrange:
		hints[0].does = "next"
		hints = append(hints, keyHint{"backspace", "out"})
	default:
		hints[0] = keyHint{"a", "type"}
	}
	return append(hints, keyHint{"h", "hand in"}, keyHint{"f", "flag"}, keyHint{"p", "back"}, keyHint{"o", "open"}, keyHint{"g", "list"}, keyHint{"0", "clear"})
}

// Hints of the pages.
func listHints() []keyHint {
	return []keyHint{{"enter", "goes"}, {"h", "hand in"}, {"space", "flag"}, {"q", "back"}}
}

func handInHints() []keyHint { return []keyHint{{"1", "hands in"}, {"2", "goes back"}} }

func timeUpHints() []keyHint { return []keyHint{{"enter", "goes on"}} }

func judgeHints(points float64) []keyHint {
	return []keyHint{{"0-" + figure(points), "points"}, {"enter", "skip"}, {"p", "back"}, {"q", "ends"}}
}

func resultHints(mistakes bool) []keyHint {
	if !mistakes {
		return []keyHint{{"q", "ends"}}
	}
	return []keyHint{{"enter", "mistakes"}, {"q", "ends"}}
}

func mistakeHints(source bool) []keyHint {
	if !source {
		return []keyHint{{"enter", "next"}, {"p", "back"}, {"q", "ends"}}
	}
	return []keyHint{{"enter", "next"}, {"p", "back"}, {"s", "source"}, {"q", "ends"}}
}
