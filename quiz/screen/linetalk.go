package screen

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"

	"sabaq/decks"
	"sabaq/quiz"
	"sabaq/quiz/fsrs"
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// maxLine is how much of an input line is read; the rest of it is dropped.
const maxLine = 4096

// talk is a conversation by lines.
type talk struct {
	in      *bufio.Reader
	tty     *os.File // the input, where it is a terminal; else nobody sees what it says
	out     io.Writer
	width   int
	palette ink.Palette
	reads   func() (string, error) // reads a line in place of readLine, where it is set
}

// newTalk begins a conversation. It needs no escapes and draws none.
func newTalk(in io.Reader, out io.Writer) talk {
	t := talk{in: bufio.NewReaderSize(in, maxLine), out: out, width: lineWidth(out), palette: ink.Palette{ASCII: true}}
	if f, ok := in.(*os.File); ok && tty.IsTerminal(f) {
		t.tty = f
	}
	return t
}

// widest is where line mode wraps in a window that is wider, and where there is
// none: a screen reader doesn't care, and a pipe has no window.
const widest = 78

func lineWidth(out io.Writer) int {
	if f, ok := out.(*os.File); ok && tty.IsTerminal(f) {
		if cols := tty.Columns(f); cols > 0 {
			return max(min(cols-1, widest), 20)
		}
	}
	return widest
}

// sheet begins a drawing for line mode.
func (l *talk) sheet() *sheet { return &sheet{palette: l.palette, width: l.width, brief: true} }

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
func (l *talk) prompt(text string) (string, error) {
	shown := ink.Wrap(ink.Plainly(text), l.width-1)
	last := len(shown) - 1
	if last > 0 {
		if err := l.print(shown[:last]...); err != nil {
			return "", err
		}
	}
	if _, err := io.WriteString(l.out, shown[last].Render(l.palette)+" "); err != nil {
		return "", err
	}
	read := l.readLine
	if l.reads != nil {
		read = l.reads
	}
	line, err := read()
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
func (l *talk) readLine() (string, error) {
	line, more, err := l.in.ReadLine()
	text := string(line)
	for more && err == nil {
		_, more, err = l.in.ReadLine()
	}
	return text, err
}

func (l *talk) say(text string) error { return l.print(ink.Wrap(ink.Plainly(text), l.width)...) }

func (l *talk) print(lines ...ink.Line) error { return l.palette.Print(l.out, lines...) }

// retry waits for the learner while the progress file can't be used.
func (l *talk) retry(why error) error {
	if err := l.say("The progress file can't be used now: " + why.Error()); err != nil {
		return err
	}
	line, err := l.prompt("Enter tries again, q ends: ")
	if err == nil && commandOf(line) == quit {
		err = errQuit
	}
	return err
}
