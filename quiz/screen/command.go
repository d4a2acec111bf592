package screen

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
	"sabaq/quiz/screen/tty"
)

// command is what a learner can ask for whatever the card. Its value is its key.
type command rune

const (
	nothing command = 0
	undo    command = 'u'
	bury    command = 'b' // or -
	suspend command = 's' // or @
	edit    command = 'e'
	info    command = 'i'
	hint    command = 'h'
	passage command = 'p'
	help    command = '?'
	quit    command = 'q'
)

// commandKey returns the command that a key asks for, or nothing.
func commandKey(key tty.Key) command { return commandOf(string(rune(key))) }

// commandOf returns the command that a line asks for, or nothing.
func commandOf(line string) command {
	runes := []rune(line)
	if len(runes) != 1 {
		return nothing
	}
	switch c := command(unicode.ToLower(runes[0])); c {
	case undo, bury, suspend, edit, info, hint, passage, help, quit:
		return c
	case '-':
		return bury
	case '@':
		return suspend
	}
	return nothing
}

// reply is what a command came to.
type reply struct {
	say   string // told to the learner; "" = nothing
	leave bool   // the card is left: ask the session for the next one
}

// rate saves the rating of the card.
func (s *Study) rate(a *attempt, r fsrs.Rating) (reply, error) {
	saved, err := s.Session.Answer(a.turn, r, a.proposed, a.took(s.Now()))
	if err != nil {
		return s.unsaved(err)
	}
	text := fmt.Sprintf("Saved: %s. ", r)
	switch {
	case s.Cram && r == fsrs.Again:
		text += "It comes again before the end."
	case s.Cram:
		text += "The schedule stays as it is."
	default:
		text += fmt.Sprintf("Next in %s.", waitWords(saved.Plan))
	}
	if saved.Leech {
		text += fmt.Sprintf(" Forgotten %d times: reword this card, split it, or suspend it.", saved.Lapses)
	}
	return reply{text, true}, nil
}

// waitWords is a plan's wait in words that can be read aloud.
func waitWords(p quiz.Plan) string {
	days := p.Wait.Hours() / 24
	switch {
	case p.Due.At != 0:
		return quiz.Days(days)
	case days == 1:
		return "1 day"
	}
	return fmt.Sprintf("%.0f days", days)
}

// bury puts the card off to the next study day.
func (s *Study) bury(a *attempt) (reply, error) {
	if err := s.Session.Bury(a.turn); err != nil {
		return s.unsaved(err)
	}
	return reply{"Put off to the next study day; u takes it back.", true}, nil
}

// suspend puts the card off for good.
func (s *Study) suspend(a *attempt) (reply, error) {
	if err := s.Session.Suspend(a.turn); err != nil {
		return s.unsaved(err)
	}
	return reply{"Suspended; u takes it back, and so does: sabaq card resume " + a.card.ID, true}, nil
}

// undo takes back what was done last.
func (s *Study) undo() (reply, error) {
	err := s.Session.Undo()
	switch {
	case err == nil:
		return reply{"Taken back.", true}, nil
	case errors.Is(err, quiz.ErrNothingToUndo):
		return reply{say: "Nothing to take back in this session."}, nil
	case errors.Is(err, quiz.ErrMoved):
		return reply{say: "Not taken back: that card was answered elsewhere meanwhile."}, nil
	case s.Passing(err):
		return reply{say: fmt.Sprintf("Not taken back: %v. Try again.", err)}, nil
	}
	return reply{}, err
}

// unsaved turns an error of saving into words, where the session can go on.
func (s *Study) unsaved(err error) (reply, error) {
	switch {
	case errors.Is(err, quiz.ErrMoved):
		return reply{"This card was answered elsewhere meanwhile; what was saved there counts.", true}, nil
	case s.Passing(err):
		return reply{say: fmt.Sprintf("Not saved: %v. Try again.", err)}, nil
	}
	return reply{}, err
}

// unread turns an error of reading into words, where the session can go on.
func (s *Study) unread(err error) (reply, error) {
	if s.Passing(err) {
		return reply{say: fmt.Sprintf("Not read: %v. Try again.", err)}, nil
	}
	return reply{}, err
}

// noPassage says what it takes to see the passage.
const noPassage = "The source's text isn't at hand. Give it: sabaq deck source DECK FILE"

// meaningless tells what to do about input that means nothing.
func (a *attempt) meaningless(shown string) string {
	if r, ok := a.ratingOf(shown); ok && r != 0 && a.stage == asking {
		return "Look at the answer first, then rate it."
	}
	return nothingHere(strings.TrimSpace(shown))
}

// nothingHere answers input that means nothing.
func nothingHere(shown string) string {
	return fmt.Sprintf("%q means nothing here; ? lists what does.", shown)
}

// early says why the passage isn't shown yet.
func (a *attempt) early() string {
	if a.stage == ticking {
		return "The passage comes with the verdict: tick first."
	}
	return "The passage would give the answer away: look at the answer first."
}
