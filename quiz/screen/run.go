package screen

import (
	"errors"
	"os/exec"

	"sabaq/quiz"
	"sabaq/quiz/screen/tty"
)

// front is a way of showing a session: full or lines.
type front interface {
	// ask takes a card from its question until it is left.
	ask(a *attempt) error
	// retry tells that the progress file can't be used for the moment. It returns
	// nil to try again.
	retry(why error) error
	// last is called when nothing is left to ask: what was done last can still be
	// taken back. more is true when it was.
	last() (more bool, err error)
	// edit runs an editor.
	edit(cmd *exec.Cmd) error
}

// run asks card after card.
func (s *Study) run(f front) error {
	var a *attempt // asked last
	for {
		turn, err := s.next(f)
		switch {
		case err != nil:
			return err
		case turn == nil && a == nil:
			return nil
		case turn == nil:
			if more, err := f.last(); err != nil || !more {
				return err
			}
			continue
		case a != nil && a.renamed == turn.Card.ID:
			a = a.edited(s, turn)
		default:
			a = s.begin(turn)
		}
		if err := f.ask(a); err != nil {
			return err
		}
	}
}

// next returns the card to ask, nil at the end.
func (s *Study) next(f front) (turn *quiz.Turn, err error) {
	err = s.patiently(f, func() error {
		turn, err = s.Session.Next()
		return err
	})
	return turn, err
}

// patiently does something that reads or writes the progress file, again and
// again for as long as that may pass and the learner wants.
func (s *Study) patiently(f front, do func() error) error { return patiently(do, s.Passing, f.retry) }

func patiently(do func() error, passing func(error) bool, retry func(error) error) error {
	for {
		err := do()
		if err == nil || !passing(err) {
			return err
		}
		if err := retry(err); err != nil {
			return err
		}
	}
}

// editCard opens the card's text in the learner's editor and goes on with what
// it became.
func (s *Study) editCard(f front, a *attempt) (reply, error) {
	editing, err := s.Editor(a.turn)
	if err != nil {
		return reply{say: "Not edited: " + err.Error() + "."}, nil
	}
	err = f.edit(editing.Cmd)
	if signal := tty.Signal(0); errors.As(err, &signal) {
		return reply{}, err
	}
	if err != nil {
		return reply{say: "The editor failed: " + err.Error() + "."}, nil
	}
	id, err := editing.Done()
	if err != nil {
		return reply{say: "Edited, but " + err.Error() + "."}, nil
	}
	// Now the deck has the new text: the history must follow before anything else.
	err = s.patiently(f, func() error { return s.Session.Rename(a.turn, id) })
	if err != nil {
		return s.unsaved(err)
	}
	a.renamed = id
	return reply{"Edited.", true}, nil
}
