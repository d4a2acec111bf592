package screen

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"sabaq/decks"
	"sabaq/quiz"
	"sabaq/quiz/fsrs"
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// lineWidth is where line mode wraps, whatever the window: a screen reader
// doesn't care, and a pipe has no window.
const lineWidth = 78

// maxLine is how much of an input line is read; the rest of it is dropped.
const maxLine = 4096

// errQuit ends a session because the learner said so.
var errQuit = errors.New("quit")

// lines is a session by lines.
type lines struct {
	*Study
	in    *bufio.Reader
	out   io.Writer
	echo  bool // the input is no terminal, so nobody sees what it says
	began time.Time
}

// Lines runs the session line by line: Enter shows the answer, a digit rates
// it. It ends at the end of the input as it does at "q".
func (s *Study) Lines(in io.Reader, out io.Writer) error {
	s.Palette = ink.Palette{ASCII: true}
	f, isFile := in.(*os.File)
	l := &lines{Study: s, in: bufio.NewReaderSize(in, maxLine), out: out, echo: !isFile || !tty.IsTerminal(f), began: s.Now()}
	waiting, _ := s.Session.Waiting()
	if waiting > 0 {
		if err := l.say("Line mode, %s. Type ? and Enter for help, q and Enter to end.", cards(waiting)); err != nil {
			return err
		}
	}
	err := l.run()
	if err != nil && !errors.Is(err, errQuit) {
		return err
	}
	return errors.Join(l.print(nil), l.print(Report(s.ending(l.began, err != nil), lineWidth, s.Palette)...))
}

func (l *lines) run() error {
	for {
		turn, err := l.Session.Next()
		if err != nil || turn == nil {
			return err
		}
		a := l.begin(turn)
		a.reprint = true
		if err := l.face(a); err != nil {
			return err
		}
		if err := l.ask(a); err != nil {
			if errors.Is(err, errNextCard) {
				continue
			}
			return err
		}
	}
}

// errNextCard leaves a card without a rating: it was undone, buried or suspended.
var errNextCard = errors.New("next card")

// face prints the card's question.
func (l *lines) face(a *attempt) error {
	where := fmt.Sprintf("Card %d of %d, %s", a.turn.Done+1, a.turn.Total, a.turn.Deck)
	if a.card.Section != "" {
		where += ", " + a.card.Section
	}
	if err := l.print(nil); err != nil {
		return err
	}
	if err := l.print(ink.Wrap(ink.Plainly(where+"."), lineWidth)...); err != nil {
		return err
	}
	return l.print(a.question(lineWidth, l.Palette)...)
}

// ask takes the attempt and the rating.
func (l *lines) ask(a *attempt) error {
	for !a.done {
		line, err := l.prompt(a.prompt())
		if err != nil {
			return err
		}
		if a.accepts(line) {
			err = a.enter(line)
		} else {
			err = l.command(a, line)
		}
		if err := l.explain(err); err != nil {
			return err
		}
	}
	if err := l.print(a.answer(lineWidth, l.Palette)...); err != nil {
		return err
	}
	if source := l.source(a, false, lineWidth); len(source) > 0 {
		if err := l.print(append([]ink.Line{nil}, source...)...); err != nil {
			return err
		}
	}
	if err := l.print(nil); err != nil {
		return err
	}
	for {
		line, err := l.prompt(l.ratePrompt(a))
		if err != nil {
			return err
		}
		rating, ok := a.rating(line)
		if !ok {
			if points, ok := strings.CutPrefix(line, "t"); ok && a.card.Kind == decks.All {
				err = l.tick(a, points)
			} else {
				err = l.command(a, line)
			}
			if err := l.explain(err); err != nil {
				return err
			}
			continue
		}
		saved, err := l.Session.Answer(a.turn, rating, a.proposed, a.took(l.Now()))
		if err != nil {
			if err := l.explain(l.unsaved(err)); err != nil {
				return err
			}
			continue
		}
		return l.say("%s", savedWords(rating, saved, l.Cram))
	}
}

// explain prints an error that the session can go on after, and returns any other.
func (l *lines) explain(err error) error {
	var slip *sayError
	if errors.As(err, &slip) {
		return l.say("%s", slip.Error())
	}
	return err
}

// sayError is a mistake of the learner's, or a hindrance that may pass: it is
// told, and the session goes on.
type sayError struct{ text string }

func (e *sayError) Error() string { return e.text }

func sayf(format string, args ...any) error { return &sayError{fmt.Sprintf(format, args...)} }

// tick takes the points that were recalled: "t 1 3".
func (l *lines) tick(a *attempt, text string) error {
	picks, err := numbers(text, len(a.card.Items))
	if err != nil {
		return err
	}
	a.recall(picks)
	return l.print(a.verdict(lineWidth, l.Palette)...)
}

// command does what a one-letter line asks for.
func (l *lines) command(a *attempt, line string) error {
	switch line {
	case "q":
		return errQuit
	case "?":
		return l.print(ink.Markdown(KeysHelp, lineWidth, l.Palette)...)
	case "u":
		if err := l.Session.Undo(); err != nil {
			return l.undoError(err)
		}
		if err := l.say("Taken back."); err != nil {
			return err
		}
		return errNextCard
	case "b", "-":
		if err := l.Session.Bury(a.turn); err != nil {
			return l.unsaved(err)
		}
		if err := l.say("Put off to the next study day."); err != nil {
			return err
		}
		return errNextCard
	case "s", "@":
		if err := l.Session.Suspend(a.turn); err != nil {
			return l.unsaved(err)
		}
		if err := l.say("Suspended. To ask it again: sabaq card resume %s", a.card.ID); err != nil {
			return err
		}
		return errNextCard
	case "i":
		st, err := l.Standing(a.turn)
		if err != nil {
			return err
		}
		return l.print(Standing(a.card, st, l.Now().Location(), lineWidth, l.Palette)...)
	case "h":
		if a.card.Hint == "" {
			return sayf("This card has no hint.")
		}
		return l.print(labelled("hint", a.card.Hint, lineWidth, l.Palette)...)
	case "p":
		if !a.done {
			return sayf("The passage would give the answer away; show the answer first.")
		}
		return l.print(l.source(a, true, lineWidth)...)
	}
	return sayf("%q means nothing here; type ? and Enter for help", line)
}

// ratePrompt lists the ratings with their intervals and the one that Enter gives.
func (l *lines) ratePrompt(a *attempt) string {
	var b strings.Builder
	b.WriteString("Rate:")
	for i := range a.turn.Plans {
		rating := fsrs.Rating(i + 1)
		fmt.Fprintf(&b, " %d %s", rating, rating)
		if !l.Cram {
			b.WriteString(" " + quiz.Span(a.turn.Plans[i].Wait))
		}
		b.WriteString(",")
	}
	text := strings.TrimSuffix(b.String(), ",")
	if a.card.Kind == decks.All {
		text += "; t 1 2 ticks points"
	}
	return fmt.Sprintf("%s [%d]: ", text, a.suggested())
}

// prompt writes the prompt and reads a line. The end of the input ends the session.
func (l *lines) prompt(text string) (string, error) {
	if _, err := io.WriteString(l.out, ink.Clean(text).String()); err != nil {
		return "", err
	}
	line, err := l.readLine()
	if err != nil {
		if errors.Is(err, io.EOF) {
			err = errors.Join(errQuit, l.print(nil))
		}
		return "", err
	}
	if l.echo {
		err = l.print(ink.Plainly(line))
	}
	return strings.TrimSpace(line), err
}

// readLine reads a line and drops what is longer than maxLine of it. A last
// line without a line end counts.
func (l *lines) readLine() (string, error) {
	line, more, err := l.in.ReadLine()
	text := string(line)
	for more && err == nil {
		_, more, err = l.in.ReadLine()
	}
	return text, err
}

func (l *lines) say(format string, args ...any) error {
	return l.print(ink.Wrap(ink.Plainly(fmt.Sprintf(format, args...)), lineWidth)...)
}

func (l *lines) print(lines ...ink.Line) error {
	if len(lines) == 0 {
		lines = []ink.Line{nil}
	}
	return l.Palette.Print(l.out, lines...)
}
