package screen

import (
	"os/exec"
	"time"

	"sabaq/quiz/mark"
	"sabaq/quiz/screen/ink"
)

// Editing is a card's text about to be edited.
type Editing struct {
	Cmd *exec.Cmd
	// Done reads the deck again and returns the id by which the card is now known.
	// Its error is told to the learner and the session goes on.
	Done func() (id string, err error)
}

// ending gathers what the report says; quit says that cards were left over because the learner ended it.
func (s *Study) ending(began time.Time, quit bool) Ending {
	e := Ending{Summary: s.Session.Summary, Took: s.Now().Sub(began), Tomorrow: s.Session.Tomorrow()}
	if quit {
		e.Left, _ = s.Session.Waiting()
	} else {
		e.Later = s.Session.Later()
	}
	for _, id := range e.Summary.Missed {
		e.Missed = append(e.Missed, plainQuestion(s.questions[id]))
	}
	return e
}

// typedVerdict draws how a typed answer compares with the card's: what was
// typed over what stands there, their differences marked.
func typedVerdict(r mark.Result, compared bool, width int, p ink.Palette) []ink.Line {
	word := verdictWord(r.Right, p)
	if r.Right && r.Slips > 0 {
		word = append(word, ink.Styled(0, "  Mind the spelling."))
	}
	lines := ink.Wrap(word, width)
	if !compared {
		return lines
	}
	you, card := ink.Line{ink.Styled(ink.Dim, "you   ")}, ink.Line{ink.Styled(ink.Dim, "card  ")}
	for _, d := range r.Diff {
		if d.Op == mark.Same {
			you, card = append(you, ink.Styled(0, d.You)), append(card, ink.Styled(0, d.Card))
			continue
		}
		if d.You != "" {
			you = append(you, ink.Styled(ink.Wrong, fence(d.You, p)))
		}
		if d.Card != "" {
			card = append(card, ink.Styled(ink.Right, fence(d.Card, p)))
		}
	}
	return append(lines, append(ink.Wrap(you, width), ink.Wrap(card, width)...)...)
}

// fence marks a difference where styles can't.
func fence(text string, p ink.Palette) string {
	if p.Mode == ink.Plain {
		return "[" + text + "]"
	}
	return text
}
