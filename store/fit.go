package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"maps"
	"slices"

	"sabaq/quiz"
)

// Mover says on which day a card comes up by a new model, where that differs by enough from the day
// that it had: old is its state by the old model, now by the new one. See quiz.Refit.
type Mover func(card string, old, now *quiz.CardState) (due quiz.Due, moves bool)

// Fit puts a fit of the memory model into the log, computes all memory states anew with its model,
// and moves the cards that move asks for (nil = none), in one change. It returns how many it moved.
func (f *File) Fit(ctx context.Context, fit quiz.Fit, move Mover) (moved int, err error) {
	at := f.opt.Now()
	ev := quiz.Event{Kind: quiz.Fitted, At: at, Day: f.today(), Data: fit.Encode()}
	if err := f.checkEvent(&ev); err != nil {
		return 0, err
	}
	err = f.update(func(c *change) error {
		written, err := c.write(ev)
		if err != nil {
			return err
		}
		decoded, err := quiz.DecodeFit(written.Data)
		if err != nil {
			return f.invalid("memory model %q", fit.Model.Name())
		}
		before, err := c.restate(ctx, decoded, written.ID)
		if err != nil {
			return err
		}
		moved, err = c.move(before, move, ev)
		return err
	})
	return moved, err
}

// restate computes the memory states by the fit's model and returns the states as they were.
func (c *change) restate(ctx context.Context, fit quiz.Fit, id quiz.EventID) (map[string]quiz.CardState, error) {
	r := &Report{}
	bad, err := c.complain(r)
	if err != nil {
		return nil, err
	}
	if err := c.setModel(fit.Model, id); err != nil {
		return nil, err
	}
	folded, err := c.replay(ctx, fit.Model, bad, nil)
	if err != nil {
		return nil, err
	}
	decks, members := c.contents(r)
	if !r.Clean() {
		return nil, c.f.damaged("%s", r.Findings[0])
	}
	before := map[string]quiz.CardState{}
	want := derive(folded, decks, members)
	for _, p := range [...]part{partState, partDue} { // the only ones that memory states stand in
		var rows []keyed
		err := c.diff(p, want[p], func(p part, key, want, have []byte, sound bool) error {
			if want == nil || have == nil || !sound {
				return c.unsound(p, key)
			}
			if p == partState {
				s, err := decodeState(have)
				if err != nil {
					return c.unsound(p, key)
				}
				before[string(key)] = s
			}
			rows = append(rows, keyed{key, want})
			return nil
		})
		if err != nil {
			return nil, err
		}
		if err := c.fill(p, rows); err != nil {
			return nil, err
		}
	}
	return before, nil
}

// move records what a fit moves, card by card in the order of their ids.
func (c *change) move(before map[string]quiz.CardState, move Mover, fit quiz.Event) (moved int, err error) {
	if move == nil {
		return 0, nil
	}
	for _, card := range slices.Sorted(maps.Keys(before)) {
		now, err := c.state(card)
		if err != nil {
			return moved, err
		}
		old := before[card]
		due, moves := move(card, &old, &now)
		if !moves {
			continue
		}
		ev, err := c.write(quiz.Event{Kind: quiz.Moved, Card: card, Due: due, At: fit.At, Day: fit.Day})
		if err != nil {
			return moved, err
		}
		after := quiz.Apply(c.model, now, ev)
		if err := c.setState(card, &now, &after); err != nil {
			return moved, err
		}
		moved++
	}
	return moved, nil
}

// Fit returns the fit that the model in force comes from; false where there was none yet.
func (v *View) Fit() (fit quiz.Fit, ok bool, err error) {
	id, err := v.fitID()
	if err != nil || id.Zero() {
		return quiz.Fit{}, false, err
	}
	ev, ok, err := v.Event(id)
	if err != nil || !ok {
		return quiz.Fit{}, false, err
	}
	if fit, err = quiz.DecodeFit(ev.Data); err != nil {
		return quiz.Fit{}, false, v.f.damaged("log: event %d: %v", id.Seq, err)
	}
	return fit, true, nil
}

func (v *View) fitID() (id quiz.EventID, err error) {
	payload, ok, err := v.find(partMeta, keyFit)
	if err != nil || !ok {
		return id, err
	}
	if len(payload) != 16 {
		return id, v.unsound(partMeta, keyFit)
	}
	return quiz.EventID{Device: [8]byte(payload), Seq: binary.BigEndian.Uint64(payload[8:])}, nil
}

// Event returns an event of the log by its name, and false where there is none.
func (v *View) Event(id quiz.EventID) (ev quiz.Event, ok bool, err error) {
	raw, err := v.record(id)
	if err != nil || raw == nil {
		return quiz.Event{}, false, err
	}
	if ev, err = unsealEvent(id, bytes.Clone(raw)); err != nil {
		return quiz.Event{}, false, v.f.damaged("log: event %d", id.Seq)
	}
	return ev, true, nil
}

// Length returns how many events the log has, of all devices; taken at their word: nothing is read.
func (v *View) Length() (n uint64, err error) {
	defer v.guard(v.enter(), &err)
	if v.tx == nil {
		return 0, nil
	}
	devices, err := v.devices()
	for _, device := range devices {
		n += v.lastSeq(device)
	}
	return n, err
}
