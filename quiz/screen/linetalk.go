package screen

import (
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"

	"sabaq/decks"
	"sabaq/quiz"
	"sabaq/quiz/fsrs"
	"sabaq/quiz/screen/ink"
)

// maxLine is how much of an input line is read; the rest of it is dropped.
const maxLine = 4096

// sheet begins a drawing for line mode.
func (l *lines) sheet() *sheet { return &sheet{palette: l.Palette, width: l.width, brief: true} }

// face draws a card's question.
func (l *lines) face(a *attempt) []ink.Line {
	met, again := l.count(a)
	where := fmt.Sprintf("Card %d of %d, %s", met, a.turn.Total, a.turn.Deck)
	if again {
		where = fmt.Sprintf("Again, %d of %d met, %s", met, a.turn.Total, a.turn.Deck)
	}
	if a.card.Section != "" {
		where += ", " + a.card.Section
	}
	s := l.sheet()
	s.add(ink.Wrap(ink.Plainly(where+"."), l.width)...)
	s.question(a)
	return s.lines
}

// back draws what follows the answer.
func (l *lines) back(a *attempt) []ink.Line {
	s := l.sheet()
	s.solution(a)
	s.source(a)
	return append(s.lines, nil)
}

// passage draws the whole passage.
func (l *lines) passage(a *attempt) []ink.Line {
	s := l.sheet()
	s.source(a)
	if len(s.lines) == 0 {
		s.aside("This card names no passage.")
	}
	return s.lines
}

// ratePrompt lists the ratings with their intervals and the one that Enter
// gives.
func (l *lines) ratePrompt(a *attempt) string {
	ratings := make([]string, len(a.turn.Plans))
	for i, plan := range a.turn.Plans {
		rating := fsrs.Rating(i + 1)
		ratings[i] = fmt.Sprintf("%d %s", rating, rating)
		if !l.Cram {
			ratings[i] += " " + quiz.Span(plan.Wait)
		}
	}
	text := "Rate: " + strings.Join(ratings, ", ")
	if a.card.Kind == decks.All {
		text += "; t 1 2 ticks"
	}
	return fmt.Sprintf("%s [%d]: ", text, a.suggested())
}

// edit runs an editor, which wants a terminal to talk to.
func (l *lines) edit(cmd *exec.Cmd) error {
	if l.tty == nil {
		return errors.New("the input is no terminal")
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = l.tty, l.out, l.out
	return cmd.Run()
}

// prompt writes the prompt and reads a line.
func (l *lines) prompt(text string) (string, error) {
	shown := ink.Wrap(ink.Plainly(text), l.width-1)
	last := len(shown) - 1
	if last > 0 {
		if err := l.print(shown[:last]...); err != nil {
			return "", err
		}
	}
	if _, err := io.WriteString(l.out, shown[last].Render(l.Palette)+" "); err != nil {
		return "", err
	}
	line, err := l.readLine()
	if err != nil {
		return "", errors.Join(err, l.print(nil))
	}
	if l.tty == nil {
		err = l.print(ink.Plainly(line))
	}
	return strings.TrimSpace(line), err
}

// readLine reads a line and drops what is longer than maxLine of it. A last line
// without a line end counts.
func (l *lines) readLine() (string, error) {
	line, more, err := l.in.ReadLine()
	text := string(line)
	for more && err == nil {
		_, more, err = l.in.ReadLine()
	}
	return text, err
}

func (l *lines) say(text string) error { return l.print(ink.Wrap(ink.Plainly(text), l.width)...) }

func (l *lines) print(lines ...ink.Line) error { return l.Palette.Print(l.out, lines...) }
