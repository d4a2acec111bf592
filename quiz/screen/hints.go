package screen

import (
	"fmt"
	"slices"

	"sabaq/decks"
	"sabaq/quiz"
	"sabaq/quiz/fsrs"
	"sabaq/quiz/screen/ink"
)

// keyHint is a key and what it does, for the line at the foot of the window.
type keyHint struct{ key, does string }

// hints lists what can be pressed now besides the ratings, the most useful
// first: a narrow window shows only the beginning. ? and q are always shown.
func (a *attempt) hints() []keyHint {
	var hints []keyHint
	places := keyHint{fmt.Sprintf("1-%d", min(len(a.order), 9)), "tick"}
	unknown := keyHint{"0", "don't know"}
	switch {
	case a.stage == answered:
		return a.hintsAfter()
	case a.stage == ticking:
		return []keyHint{places, {"enter", "done"}, {"a", "all"}, {"esc", "skip"}, {"u", "undo"}}
	case a.card.Kind == decks.Choice && a.severalRight():
		hints = []keyHint{places, {"enter", "done"}, unknown}
	case a.card.Kind == decks.Choice:
		places.does = "answer"
		hints = []keyHint{places, unknown}
	case a.card.Kind == decks.TrueFalse:
		hints = []keyHint{{"1 t", "true"}, {"2 f", "false"}, unknown}
	case a.card.Kind == decks.Order:
		places.does = "next"
		hints = []keyHint{places, {"enter", "done"}, {"backspace", "back"}, unknown}
	case a.typing():
		hints = []keyHint{{"a", "type the answer"}, {"space", "show"}}
	default:
		hints = []keyHint{{"space", "show"}}
	}
	if a.card.Hint != "" && !a.hinted {
		hints = append(hints, keyHint{"h", "hint"})
	}
	return append(hints, keyHint{"u", "undo"}, keyHint{"b", "bury"}, keyHint{"s", "suspend"}, keyHint{"e", "edit"}, keyHint{"i", "info"})
}

// hintsAfter lists what can be pressed after the answer.
func (a *attempt) hintsAfter() []keyHint {
	hints := []keyHint{{"u", "undo"}}
	if a.passage != "" {
		hints = append(hints, keyHint{"p", "passage"})
	}
	if a.card.Kind == decks.All {
		hints = append(hints, keyHint{"t", "tick"})
	}
	return append(hints, keyHint{"e", "edit"}, keyHint{"i", "info"}, keyHint{"b", "bury"}, keyHint{"s", "suspend"})
}

// buttons draws the four ratings with what they lead to, the suggested one in
// brackets, in the widest form that leaves room for ? and q.
func (s *Study) buttons(a *attempt, cols int) ink.Line {
	room := cols - drawHints(lastHints(true, "")).Width()
	for _, form := range []struct{ names, padded bool }{{true, true}, {false, true}} {
		if line := s.buttonsAs(a, form.names, form.padded); line.Width() < room {
			return line
		}
	}
	return s.buttonsAs(a, false, false)
}

func (s *Study) buttonsAs(a *attempt, names, padded bool) ink.Line {
	var line ink.Line
	styles := [...]ink.Style{ink.Again, ink.Hard, ink.Good, ink.Easy}
	for i, plan := range a.turn.Plans {
		rating := fsrs.Rating(i + 1)
		text := fmt.Sprint(i + 1)
		if names {
			text += " " + rating.String()
		}
		if !s.Cram {
			text += " " + quiz.Span(plan.Wait)
		}
		style := styles[i]
		switch {
		case rating == a.suggested():
			style, text = style|ink.Strong, "["+text+"]"
		case padded:
			text = " " + text + " "
		}
		if i > 0 && !padded {
			text = " " + text
		}
		line = append(line, ink.Styled(style, text))
	}
	return line
}

// footer draws the keys that can be pressed now, as many as there is room for.
func (s *Study) footer(a *attempt, cols int) ink.Line {
	if a.stage != answered {
		return fit(nil, a.hints(), "end", cols, s.Palette)
	}
	return fit(s.buttons(a, cols), a.hints(), "end", cols, s.Palette)
}

// fit draws as many hints behind line as cols cells can hold, and always ? and
// q, which does what quit says. A cell is left free at the edge, where terminals
// differ.
func fit(line ink.Line, hints []keyHint, quit string, cols int, p ink.Palette) ink.Line {
	last := drawHints(lastHints(len(line) > 0 || cols < spacious, quit))
	for n := len(hints); n >= 0; n-- {
		if all := slices.Concat(line, drawHints(hints[:n]), last); all.Width() < cols {
			return all
		}
	}
	return append(line[:len(line):len(line)], ink.Styled(ink.Key, " ? q")).Truncate(cols-1, p)
}

// fitPage draws as many of a page's hints as cols cells can hold, the last of them
// in any case.
func fitPage(hints []keyHint, cols int, p ink.Palette) ink.Line {
	last := len(hints) - 1
	for n := last; n > 0; n-- {
		if all := append(drawHints(hints[:n]), drawHints(hints[last:])...); all.Width() < cols {
			return all
		}
	}
	return drawHints(hints[last:]).Truncate(cols-1, p)
}

// lastHints are the keys that are always shown.
func lastHints(brief bool, quit string) []keyHint {
	if brief {
		return []keyHint{{"?", ""}, {"q", ""}}
	}
	return []keyHint{{"?", "help"}, {"q", quit}}
}

func drawHints(hints []keyHint) ink.Line {
	var line ink.Line
	for _, h := range hints {
		line = append(line, ink.Styled(0, " "), ink.Styled(ink.Key, h.key))
		if h.does != "" {
			line = append(line, ink.Styled(0, " "), ink.Styled(ink.Dim, h.does))
		}
		line = append(line, ink.Styled(0, " "))
	}
	return line
}
