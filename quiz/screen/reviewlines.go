package screen

import (
	"errors"
	"fmt"
	"io"

	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// reviewLines is a review by lines.
type reviewLines struct {
	*Review
	talk
	shown *DraftCard // the card that was printed last
}

// Lines shows the review line by line: a letter or digit decides, Enter alone
// keeps. It ends at the end of the input as it does at "q".
func (r *Review) Lines(in io.Reader, out io.Writer) error {
	l := &reviewLines{Review: r, talk: newTalk(in, out)}
	r.Palette = l.palette
	l.forward(0)
	err := l.say(fmt.Sprintf("Draft, %s, %s. Enter keeps. Each with Enter: k keep, e edit, d drop, c change its kind, s later, b back, u undo, p passage, q end, ? help.",
		l.Title, cards(l.open())))
	for err == nil {
		err = l.step()
	}
	switch {
	case errors.Is(err, errQuit):
		err = nil
	case errors.Is(err, io.EOF):
		err = r.lost // nobody may have read what was said
	}
	end, closed := r.Desk.Close()
	return errors.Join(err, closed, l.print(nil), l.print(r.lastWords(end, l.width)...))
}

// step prints the card, unless it is the one above, and does what a line says.
func (l *reviewLines) step() error {
	c := l.card()
	if c == nil {
		return l.end()
	}
	if c != l.shown {
		if err := l.print(append([]ink.Line{nil}, l.face(c)...)...); err != nil {
			return err
		}
		l.shown = c
	}
	line, err := l.prompt("Keep, edit, drop, kind, later? [k]: ")
	if err != nil {
		return err
	}
	v := verbOfLine(line)
	switch v {
	case 0:
		return l.say(nothingHere(line))
	case toQuit:
		return errQuit
	case toHelp:
		return l.print(ink.Markdown(reviewHelp(), l.width, l.palette)...)
	case toPassage:
		return l.passage(c)
	}
	said, err := l.decide(v, (&lines{talk: l.talk}).edit)
	if err == nil && said != "" {
		err = l.say(said)
	}
	return err
}

// verbOfLine returns what a line means; an empty one keeps.
func verbOfLine(line string) verb {
	switch runes := []rune(line); len(runes) {
	case 0:
		return toKeep
	case 1:
		return verbOf(tty.Key(runes[0]))
	}
	return 0
}

// face draws a card with its passage.
func (l *reviewLines) face(c *DraftCard) []ink.Line {
	where := "Card " + l.progress()
	if c.Entry.Section != "" {
		where += ", " + c.Entry.Section
	}
	s := l.sheet()
	s.tight = true
	s.add(ink.Wrap(ink.Plainly(where+"."), l.width)...)
	s.drafted(c)
	s.beside(c, false)
	return s.lines
}

// passage prints the whole paragraph.
func (l *reviewLines) passage(c *DraftCard) error {
	if c.Passage == "" {
		return l.say(noPassage)
	}
	s := l.sheet()
	s.beside(c, true)
	return l.print(s.lines...)
}

// end asks what to do behind the last card.
func (l *reviewLines) end() error {
	l.shown = nil
	ask := " Enter ends, u takes back: "
	if l.open() > 0 {
		ask = " Enter goes through those, u takes back, q ends: "
	}
	if err := l.print(nil); err != nil {
		return err
	}
	line, err := l.prompt(l.atEnd() + ask)
	if err != nil {
		return err
	}
	switch v := verbOfLine(line); {
	case v == toQuit || v == toKeep && l.open() == 0:
		return errQuit
	case v == toKeep:
		l.forward(0)
	case v == toUndo || v == toBack:
		said, err := l.decide(v, nil)
		return errors.Join(err, l.say(said))
	}
	return nil
}
