package store

import (
	"sabaq/quiz"
)

// Record implements quiz.Progress. Took is cut to whole milliseconds and ten minutes, At to
// milliseconds and an offset of whole minutes; fields that the event's kind doesn't use are
// dropped. An Edited event is refused with ErrHistory when To has a history; the state
// returned is then To's.
func (f *File) Record(ev quiz.Event, expect quiz.EventID) (written quiz.Event, after quiz.CardState, err error) {
	if err := f.checkEvent(&ev); err != nil {
		return quiz.Event{}, quiz.CardState{}, err
	}
	err = f.update(func(c *change) error {
		before, err := c.state(ev.Card)
		if err != nil {
			return err
		}
		if before.LastEvent != expect {
			return quiz.ErrMoved
		}
		if written, err = c.write(ev); err != nil {
			return err
		}
		after = quiz.Apply(c.model, before, written)
		if ev.Kind == quiz.Edited {
			return c.moveHistory(ev.Card, ev.To, &before, &after)
		}
		if err := c.setState(ev.Card, &before, &after); err != nil {
			return err
		}
		return c.count(written.Day, quiz.Count(&before, &written).Add)
	})
	if err != nil {
		return quiz.Event{}, quiz.CardState{}, err
	}
	return written, after, nil
}

// checkEvent refuses what the log can't hold.
func (f *File) checkEvent(ev *quiz.Event) error {
	if ev.Kind == quiz.Undone {
		return f.invalid("an event is taken back by Undo")
	}
	probe := *ev
	probe.ID, probe.Clock = quiz.EventID{Seq: 1}, 1
	if _, err := unsealEvent(probe.ID, sealEvent(&probe)); err != nil {
		return f.invalid("event of kind %d for card %q: a field is out of its range", ev.Kind, ev.Card)
	}
	return nil
}

// moveHistory gives the state of one card to another that has none.
func (c *change) moveHistory(from, to string, before, after *quiz.CardState) error {
	there, err := c.state(to)
	if err != nil {
		return err
	}
	if there != (quiz.CardState{}) {
		return &Error{Path: c.f.path, Kind: ErrHistory, Detail: to}
	}
	if err := c.setState(from, before, &quiz.CardState{}); err != nil {
		return err
	}
	return c.setState(to, &quiz.CardState{}, after)
}
