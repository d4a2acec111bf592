package quiz

import (
	"math"
	"time"

	"sabaq/quiz/fsrs"
)

// Refit says which cards come up on another day once the memory model has learnt something new: those whose
// interval changes by more than the fuzz would have changed it anyway. The rest keep their days,
// so that a schedule doesn't stir after every session.
type Refit struct {
	Old, New fsrs.Model
	Settings *Settings
	Today    Day
	Load     []int // as in Planner; what is moved counts in it, so that moved cards spread
}

// Look reads what Move needs to know besides the models.
func (r *Refit) Look(v View, now time.Time) (err error) {
	r.Today = DayOf(now, r.Settings.Rollover)
	r.Load, err = v.Load(r.Today, balanced+1)
	return err
}

// Move returns when a card comes up by the new model, and whether it should be moved there: old
// is its state by the old model, now by the new one. A card answered today stays, since its answer
// may still be taken back; so do learning steps, suspended cards, and those whose day was not chosen by the
// last interval. A moved card comes up tomorrow at the earliest.
func (r *Refit) Move(card string, old, now *CardState) (Due, bool) {
	was, active := now.Active()
	switch {
	case !active, now.Phase != Reviewing, now.Due.At != 0, now.LastDay >= r.Today, now.Buried >= r.Today:
		return Due{}, false
	}
	before := r.interval(r.Old, old)
	after := r.interval(r.New, now)
	if !(math.Abs(after-before) > max(0.5, fuzzDelta(before))) { // no number either
		return Due{}, false
	}
	// The day is chosen as an answer's would be, seen from today.
	p := Planner{Model: r.New, Settings: r.Settings, Load: r.Load}
	since := int(r.Today - now.LastDay)
	lo, hi := span(after, r.Settings.Fuzz)
	lo, hi = max(1, lo-since), max(1, min(hi, r.Settings.Longest)-since)
	ahead := lo
	if lo < hi {
		ahead = p.quietDay(lo, hi, r.Today, draw(card, now.Reps))
	}
	due := Due{Day: r.Today + Day(ahead)}
	if due.Day == was.Day || was.Day <= r.Today && ahead == 1 {
		return Due{}, false // what is due already doesn't become less so by a day
	}
	r.shift(was.Day, due.Day)
	return due, true
}

// interval is the model's interval at the desired retention, capped, in days.
func (r *Refit) interval(m fsrs.Model, s *CardState) float64 {
	return min(m.Interval(s.Memory, r.Settings.Retention), float64(r.Settings.Longest))
}

// shift counts a card on another day.
func (r *Refit) shift(from, to Day) {
	if at := int(from - r.Today); at >= 0 && at < len(r.Load) {
		r.Load[at]--
	}
	if at := int(to - r.Today); at >= 0 && at < len(r.Load) {
		r.Load[at]++
	}
}
