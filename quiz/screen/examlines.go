package screen

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"sabaq/quiz/exam"
	"sabaq/quiz/screen/ink"
)

// examLines is a sitting by lines.
type examLines struct {
	*Exam
	talk
	patience
	r     *response // to the question that is shown
	shown bool      // the result was
}

// Lines shows the sitting line by line. The end of the input leaves it, and it can
// be gone on with.
func (e *Exam) Lines(in io.Reader, out io.Writer) error {
	e.begin()
	l := &examLines{Exam: e, talk: newTalk(in, out), patience: patience{heard: make(chan heard, 1)}}
	l.reads, e.Palette = l.await, l.palette
	err := e.run(l)
	if errors.Is(err, errQuit) || errors.Is(err, io.EOF) {
		err = nil
	}
	if !l.shown {
		err = errors.Join(err, l.print(nil), l.print(e.lastWords(l.width)...))
	}
	return err
}

// sit takes answers until the sitting is over.
func (l *examLines) sit() error {
	if err := l.open(); err != nil {
		return err
	}
	for !l.Sitting.Over() {
		if err := l.step(); err != nil && !errors.Is(err, exam.ErrOver) {
			return err
		}
	}
	return nil
}

// open says what is asked and by which rules.
func (l *examLines) open() error {
	said := "Scored quiz, " + l.deck + ": " + l.rules()
	if left, limited := l.Sitting.TimeLeft(); limited {
		end, _ := l.Sitting.Deadline()
		said += fmt.Sprintf(" Time left: %s, until %s.", clock(left), end.Format("15:04"))
	}
	if err := l.say(said); err != nil {
		return err
	}
	return l.say("Enter alone goes on. Each with Enter: n next, p back, f flag, o next open, g list, g 3 to question 3, c clear, h hand in, q leave, ? help.")
}

// step asks the question and does what a line says.
func (l *examLines) step() error {
	if l.r == nil || l.r.number != l.Sitting.Current() {
		l.r = l.current()
		if err := l.print(append([]ink.Line{nil}, l.face()...)...); err != nil {
			return err
		}
	}
	line, err := l.ask(l.wants)
	if err != nil {
		return err
	}
	return l.heed(line)
}

// face draws the question.
func (l *examLines) face() []ink.Line {
	where := fmt.Sprintf("Question %d of %d", l.r.number+1, l.Sitting.Len())
	if l.r.item.Section != "" {
		where += ", " + l.r.item.Section
	}
	if left, limited := l.Sitting.TimeLeft(); limited {
		where += ", " + clock(left) + " left"
		for _, due := l.due(); due; _, due = l.due() {
			l.warned++ // said by this
		}
	}
	if l.r.item.Flagged {
		where += ", flagged"
	}
	s := l.sheet()
	s.add(ink.Wrap(ink.Plainly(where+"."), l.width)...)
	s.asked(l.r)
	if sofar := l.r.sofar(); sofar != "" {
		s.aside("Answered: " + sofar)
	}
	return s.lines
}

// sofar says what was answered, where the question drawn doesn't show it.
func (r *response) sofar() string {
	switch {
	case !r.item.Given || r.several():
		return ""
	case r.typing():
		return r.text
	}
	var places []string
	for _, i := range r.picks {
		places = append(places, fmt.Sprint(i+1))
	}
	return strings.Join(places, " ")
}

// wants says what may be entered now.
func (l *examLines) wants() string {
	switch r := l.r; {
	case r.complete():
		return "That is all that counts (Enter goes on): "
	case r.several():
		return fmt.Sprintf("Line %d (Enter alone goes on): ", len(r.lines)+1)
	case r.typing():
		return "Your answer (Enter alone goes on): "
	case r.item.Form == exam.Choose:
		return "Its number (Enter alone goes on): "
	case r.item.Form == exam.Arrange:
		return "Their numbers in order, such as 2 1 3: "
	}
	return "Their numbers, such as 1 3: "
}

// heed does what a line says: go on, a command, or an answer.
func (l *examLines) heed(line string) error {
	if line == "" {
		return l.next()
	}
	name, arg := l.named(line)
	if name == 0 {
		return l.answer(arg)
	}
	return l.command(name, arg)
}

// named returns the command that a line names with what stands behind it, or no
// command and the answer. A typed answer that is a command's letter has = before it:
// to look at what the card accepts would tell what is right.
func (l *examLines) named(line string) (name rune, arg string) {
	if text, ok := strings.CutPrefix(line, "="); ok && l.r.typing() {
		return 0, strings.TrimSpace(text)
	}
	lower := strings.ToLower(line)
	if number, ok := strings.CutPrefix(lower, "g "); ok {
		if places, slip := numbers(number, exam.MaxItems); slip == "" && len(places) == 1 {
			return 'g', number
		}
	}
	if len(lower) == 1 && strings.Contains("npfogchq?", lower) {
		return rune(lower[0]), ""
	}
	return 0, line
}

// answer takes a line as the answer, saves it and goes on.
func (l *examLines) answer(text string) error {
	slip := l.r.enter(text)
	if slip == "" {
		var err error
		if slip, err = l.give(l.r, l.r.text); err != nil {
			return err
		}
	}
	switch {
	case slip != "":
		return l.say(slip)
	case l.r.several() && !l.r.complete():
		return nil
	}
	if err := l.say("Saved."); err != nil {
		return err
	}
	return l.next()
}

// command does what a letter asks for.
func (l *examLines) command(name rune, arg string) error {
	switch name {
	case 'n':
		return l.next()
	case 'p':
		if !l.Sitting.Prev() {
			return l.say("This is the first question.")
		}
	case 'o':
		if !l.Sitting.NextOpen() {
			return l.say("No other question is open.")
		}
	case 'f':
		said, err := l.flag(l.r.number)
		return errors.Join(err, l.say(said))
	case 'c':
		l.r.clear()
		slip, err := l.give(l.r, "")
		if slip == "" {
			slip = "Taken back."
		}
		return errors.Join(err, l.say(slip))
	case 'g':
		return l.goTo(arg)
	case 'h':
		return l.handIn()
	case '?':
		return l.print(ink.Markdown(examHelp(), l.width, l.palette)...)
	case 'q':
		return errQuit
	}
	return nil
}

// goTo goes to a question by its number, or lists them all.
func (l *examLines) goTo(number string) error {
	if number != "" {
		places, slip := numbers(number, l.Sitting.Len())
		if slip == "" && len(places) == 1 && l.Sitting.Go(places[0]) {
			l.r = nil
			return nil
		}
		return l.say(fmt.Sprintf("There are questions 1 to %d.", l.Sitting.Len()))
	}
	for i := range l.Sitting.Len() {
		it := l.Sitting.Item(i)
		said := standing(&it)
		if it.Given {
			said = strings.TrimSuffix("answered, "+said, ", ")
		}
		line := ink.Plainly(fmt.Sprintf("%4d  %s: %s", i+1, said, firstLine(kindOf(&it), it.Question)))
		if err := l.print(line.Truncate(l.width, l.palette)); err != nil {
			return err
		}
	}
	return nil
}
