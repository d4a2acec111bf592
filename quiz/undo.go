package quiz

import (
	"cmp"
	"errors"
	"slices"
)

// act is one thing done in the session, with what it takes to undo it.
type act struct {
	item          item // as it was when it was asked; the name is the card's latest
	event         Event
	before, after CardState
	final         bool // can't be taken back any more
}

// ErrNothingToUndo means that the session is back at its beginning, or at
// something that can't be taken back.
var ErrNothingToUndo = errors.New("nothing to undo in this session")

// Undo takes back the last answer, burial or suspension of this session and makes its card the
// current one again; the card that was current waits. It can be called until the session is back
// at its beginning. On ErrMoved the card was answered elsewhere since: what was done here stays,
// and the next Undo takes back what was done before it.
func (s *Session) Undo() error {
	n := len(s.acts) - 1
	for n >= 0 && s.acts[n].final {
		n--
	}
	if n < 0 {
		return ErrNothingToUndo
	}
	last := s.acts[n]
	if err := s.progress.Undo(last.event, last.before); err != nil {
		s.acts[n].final = errors.Is(err, ErrMoved)
		return err
	}
	s.acts = slices.Delete(s.acts, n, n+1)
	if s.current != nil {
		s.putBack(*s.current)
	}
	s.forget(last.item.card)
	s.current = &last.item
	s.moveLoad(&last.after, &last.before)
	s.retally()
	return nil
}

// putBack makes a card that was taken and not answered wait again, where it came from.
func (s *Session) putBack(it item) {
	if it.at != 0 {
		s.wait(it)
	} else {
		s.queue = append(s.queue, it)
	}
}

// forget takes a card out of those that wait.
func (s *Session) forget(card string) {
	same := func(it item) bool { return it.card == card }
	s.queue = slices.DeleteFunc(s.queue, same)
	s.steps = slices.DeleteFunc(s.steps, same)
}

// answered returns the card that was answered last, or "".
func (s *Session) answered() string {
	if len(s.acts) == 0 {
		return ""
	}
	return s.acts[len(s.acts)-1].item.card
}

// moveLoad keeps the day counts that load balancing looks at up to date
// without reading them again.
func (s *Session) moveLoad(before, after *CardState) {
	add := func(st *CardState, n int) {
		due, active := st.Active()
		if d := int(due.Day) - int(s.planned); active && d >= 0 && d < len(s.planner.Load) {
			s.planner.Load[d] = max(0, s.planner.Load[d]+n)
		}
	}
	add(before, -1)
	add(after, 1)
}

// compareSteps orders cards in learning steps: soonest first.
func compareSteps(a, b item) int {
	return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.card, b.card))
}
