package store

import (
	"bytes"
	"context"
	"encoding/binary"

	"sabaq/quiz"
)

// Undo implements quiz.Progress. before must be the very state that target was applied
// to: it is believed only when applying target to it gives the state that the card has now. (Where
// the memory model was fitted since, the log is asked for it.)
// An Edited event can be taken back, with ErrMoved otherwise, as long as nothing has happened to the card that it
// moved the history from: a log without the event must come to the same states.
func (f *File) Undo(target quiz.Event, before quiz.CardState) error {
	if target.Kind == quiz.Undone {
		return f.invalid("what was taken back can't be taken back again")
	}
	return f.update(func(c *change) error {
		holder := target.Card
		if target.Kind == quiz.Edited {
			holder = target.To
		}
		now, err := c.state(holder)
		if err != nil {
			return err
		}
		raw, err := c.record(target.ID)
		if err != nil {
			return err
		}
		if now.LastEvent != target.ID || !bytes.Equal(raw, sealEvent(&target)) {
			return quiz.ErrMoved
		}
		if refitted, err := c.fittedAfter(target); err != nil {
			return err
		} else if refitted { // so before is of another model
			if before, err = c.without(target); err != nil {
				return err
			}
		}
		if ok, err := c.plausible(target, &before, &now); err != nil || !ok {
			if err == nil {
				err = quiz.ErrMoved
			}
			return err
		}
		if target.Kind == quiz.Edited {
			if err := c.untouched(target); err != nil {
				return err
			}
		}
		_, err = c.write(quiz.Event{
			Kind: quiz.Undone, Card: target.Card, Target: target.ID,
			At: f.opt.Now(), Day: f.today(),
		})
		if err != nil {
			return err
		}
		if target.Kind == quiz.Edited {
			return c.moveHistory(holder, target.Card, &now, &before)
		}
		if err := c.setState(holder, &now, &before); err != nil {
			return err
		}
		count := quiz.Count(&before, &target)
		old, err := c.View.count(target.Day)
		if err != nil {
			return err
		}
		if old.Answers < count.Answers || old.New < count.New || old.Kept < count.Kept || old.Asked < count.Asked || old.TookMS < count.TookMS {
			return c.unsound(partDays, appendDay(nil, target.Day))
		}
		return c.count(target.Day, func(sum quiz.DayCount) quiz.DayCount { return sum.Sub(count) })
	})
}

// plausible reports whether before can be the state that target was applied to: target
// leads from it to now, and it agrees with the event that it says was its last.
func (c *change) plausible(target quiz.Event, before, now *quiz.CardState) (bool, error) {
	after := quiz.Apply(c.model, *before, target)
	if after != *now {
		return false, nil
	}
	if before.LastEvent.Zero() {
		return *before == quiz.CardState{}, nil
	}
	raw, err := c.record(before.LastEvent)
	if err != nil || raw == nil {
		return false, err
	}
	last, err := unsealEvent(before.LastEvent, raw)
	if err != nil {
		return false, c.f.damaged("log: event %d", before.LastEvent.Seq)
	}
	switch {
	case last.Card != target.Card && last.To != target.Card:
		return false, nil
	case last.Kind == quiz.Corrected:
		return before.Due == last.Due, nil
	case last.Kind == quiz.Answered:
		return before.Phase == last.Phase && before.Step == last.Step && before.Due == last.Due, nil
	}
	return true, nil
}

// fittedAfter reports whether the model in force is younger than an event.
func (c *change) fittedAfter(ev quiz.Event) (bool, error) {
	id, err := c.fitID()
	if err != nil || id.Zero() {
		return false, err
	}
	fit, ok, err := c.Event(id)
	return ok && fit.Clock > ev.Clock, err
}

// without returns the state that target was applied to, by the model in force. It reads the whole log.
func (c *change) without(target quiz.Event) (quiz.CardState, error) {
	r := &Report{}
	bad, err := c.complain(r)
	if err != nil {
		return quiz.CardState{}, err
	}
	folded, err := c.replayWithout(context.Background(), target.ID, bad)
	switch {
	case err != nil:
		return quiz.CardState{}, err
	case !r.Clean():
		return quiz.CardState{}, c.f.damaged("%s", r.Findings[0])
	}
	if s := folded.states[target.Card]; s != nil {
		return *s, nil
	}
	return quiz.CardState{}, nil
}

// untouched is ErrMoved when an event after edit is about the card that it moved the history
// from. It reads the log from its end.
func (c *change) untouched(edit quiz.Event) error {
	devices, err := c.devices()
	if err != nil {
		return err
	}
	for _, device := range devices {
		cursor := c.bucket(partLog).Bucket(device[:]).Cursor()
		for k, raw := cursor.Last(); len(k) == 8; k, raw = cursor.Prev() {
			id := quiz.EventID{Device: device, Seq: binary.BigEndian.Uint64(k)}
			ev, err := unsealEvent(id, raw)
			if err != nil {
				return c.f.damaged("log: event %d", id.Seq)
			}
			if ev.Clock <= edit.Clock {
				break
			}
			if ev.Card == edit.Card || ev.To == edit.Card {
				return quiz.ErrMoved
			}
		}
	}
	return nil
}
