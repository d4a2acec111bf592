package quiz

import (
	"errors"
	"time"

	"sabaq/quiz/fsrs"
)

// Feed hands cards that were answered wrong outside the schedule to it, as forgotten now: each is rated
// again and comes up soon. Suspended cards are left alone. It returns how many it handed over; a card
// that a session answers at the same moment is left to that session.
func Feed(p Progress, set *Settings, cards []string, now func() time.Time) (fed int, err error) {
	for _, card := range cards {
		var state CardState
		var plan Plan
		at := now()
		err := p.View(func(v View) (err error) {
			if state, err = v.State(card); err != nil {
				return err
			}
			planner := Planner{Settings: set}
			if err := planner.Look(v, card, DayOf(at, set.Rollover)); err != nil {
				return err
			}
			plan = planner.Plans(card, &state, at)[fsrs.Again-1]
			return nil
		})
		if err != nil {
			return fed, err
		}
		if state.Suspended {
			continue
		}
		_, _, err = p.Record(Event{
			Kind: Answered, Card: card, At: at, Day: DayOf(at, set.Rollover), Rating: fsrs.Again, Proposed: fsrs.Again,
			Phase: plan.Phase, Step: plan.Step, Due: plan.Due,
		}, state.LastEvent)
		if errors.Is(err, ErrMoved) {
			continue
		}
		if err != nil {
			return fed, err
		}
		fed++
	}
	return fed, nil
}
