package screen

import (
	"errors"
	"io"
	"strings"

	"sabaq/decks"
	"sabaq/quiz/screen/ink"
)

// lines is a session by lines.
type lines struct {
	*Study
	talk
}

// Lines runs the session line by line: Enter shows the answer, a digit rates it.
// It ends at the end of the input as it does at "q".
func (s *Study) Lines(in io.Reader, out io.Writer) error {
	l := &lines{Study: s, talk: newTalk(in, out)}
	s.Palette = l.palette
	s.began = s.Now()
	if waiting, _ := s.Session.Waiting(); waiting > 0 {
		if err := l.say("Line mode, " + cards(waiting) + ". Type ? and Enter for help, q and Enter to end."); err != nil {
			return err
		}
	}
	err := s.run(l)
	quit := err != nil
	if errors.Is(err, errQuit) || errors.Is(err, io.EOF) {
		err = nil
	}
	return errors.Join(err, l.print(nil), l.print(Report(s.ending(quit), l.width, s.Palette)...))
}

// last asks for an end while the last answer can still be taken back, and
// reports whether it was. The end of the input is as good as Enter.
func (l *lines) last() (undone bool, err error) {
	for {
		if err := l.print(nil); err != nil {
			return false, err
		}
		line, err := l.prompt("That was the last card. Enter ends, u takes back: ")
		switch {
		case errors.Is(err, io.EOF):
			return false, nil
		case err != nil || commandOf(line) != undo:
			return false, err
		}
		r, err := l.undo()
		if err == nil {
			err = l.say(r.say)
		}
		if err != nil || r.leave {
			return r.leave, err
		}
	}
}

// ask takes a card from its question to its rating.
func (l *lines) ask(a *attempt) error {
	if err := l.print(append([]ink.Line{nil}, l.face(a)...)...); err != nil {
		return err
	}
	shown := false
	for {
		if a.stage == ticking {
			a.skipTicks() // here they are ticked with the answer in view
		}
		if a.stage == answered && !shown {
			shown = true
			if err := l.print(l.back(a)...); err != nil {
				return err
			}
		}
		line, err := l.promptFor(a)
		if err != nil {
			return err
		}
		r, err := l.heed(a, line)
		if err != nil {
			return err
		}
		if r.say != "" {
			if err := l.say(r.say); err != nil {
				return err
			}
		}
		if r.leave {
			return nil
		}
	}
}

// promptFor asks for what is wanted now: an attempt or a rating.
func (l *lines) promptFor(a *attempt) (string, error) {
	if a.stage == asking {
		return l.prompt(a.prompt())
	}
	return l.prompt(l.ratePrompt(a))
}

// heed does what a line says: an attempt, a rating or a command.
func (l *lines) heed(a *attempt, line string) (reply, error) {
	if a.stage == asking {
		if a.reads(line) {
			return reply{say: a.enter(line)}, nil
		}
		return l.command(a, line)
	}
	if rating, ok := a.ratingOf(line); ok {
		return l.rate(a, rating)
	}
	if points, ok := strings.CutPrefix(line, "t"); ok && a.card.Kind == decks.All {
		if slip := a.enterTicks(points); slip != "" {
			return reply{say: slip}, nil
		}
		return reply{say: a.verdict.words}, nil
	}
	return l.command(a, line)
}

// command does what a line of one letter asks for.
func (l *lines) command(a *attempt, line string) (reply, error) {
	switch commandOf(line) {
	case quit:
		return reply{}, errQuit
	case help:
		return reply{}, l.print(ink.Markdown(KeysHelp, l.width, l.Palette)...)
	case info:
		st, err := l.Standing(a.turn)
		if err != nil {
			return l.unread(err)
		}
		return reply{}, l.print(Standing(a.card, st, l.Now().Location(), l.width, l.Palette)...)
	case undo:
		return l.undo()
	case bury:
		return l.bury(a)
	case suspend:
		return l.suspend(a)
	case edit:
		return l.editCard(l, a)
	case hint:
		return l.hint(a)
	case passage:
		if a.stage == asking {
			return reply{say: a.early()}, nil
		}
		if a.passage == "" && a.card.Source > 0 {
			return reply{say: noPassage}, nil
		}
		a.whole = true
		return reply{}, l.print(l.passage(a)...)
	}
	return reply{say: a.meaningless(line)}, nil
}

// hint prints the card's hint.
func (l *lines) hint(a *attempt) (reply, error) {
	if slip := a.hint(); slip != "" {
		return reply{say: slip}, nil
	}
	s := l.sheet()
	s.labelled("hint", a.card.Hint)
	return reply{}, l.print(s.lines...)
}
