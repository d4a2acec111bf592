package quiz

import (
	"math"
	"time"

	"sabaq/quiz/fsrs"
)

// Plan is what one rating would do to a card: the label on the button and the
// effect of pressing it are this one value.
type Plan struct {
	Rating fsrs.Rating
	Phase  Phase
	Step   uint8
	Due    Due           // as if the rating were given at the moment of planning
	Wait   time.Duration // until the card comes up, for the label: exact in steps, whole days otherwise

	Model  float64 // days the model asks for; unrounded
	Lo, Hi int     // the days among which fuzz and load balancing could choose; 0 inside steps
	Chance int     // the day that chance alone would have chosen among them
	Capped bool    // Longest cut it
	Pushed bool    // moved so that the buttons keep their order
}

// Planner computes plans. Load[d] is how many cards already come up d days
// after today; it may be shorter than the intervals, or nil.
type Planner struct {
	Model    fsrs.Model
	Settings *Settings
	Load     []int
	Avoid    []Day // days on which a sibling comes up
}

// Plans returns what each of the four ratings would do, Again first. It is a
// function of its arguments: the fuzz of a card's n-th answer is drawn from its id and n.
func (p *Planner) Plans(card string, s *CardState, now time.Time) [4]Plan {
	today := DayOf(now, p.Settings.Rollover)
	outcomes := p.Model.Outcomes(s.Memory, Elapsed(p.Model, s, now, today), p.Settings.Retention)
	u := draw(card, s.Reps)
	var plans [4]Plan
	shortest := 1 // the next button's interval may not be below this
	for i := range plans {
		plan := &plans[i]
		plan.Rating, plan.Model = fsrs.Rating(i+1), outcomes[i].Interval
		if wait, step, ok := p.step(s, plan.Rating); ok {
			plan.Phase, plan.Step, plan.Wait = Learning, step, wait
			if s.Phase == Reviewing || s.Phase == Relearning {
				plan.Phase = Relearning
			}
		} else {
			days := p.interval(plan, today, shortest, u)
			plan.Phase, plan.Wait = Reviewing, time.Duration(days)*day
			shortest = days + 1
			if plan.Rating == fsrs.Again {
				shortest = days // without steps a lapsed card and a hard one may both come up tomorrow
			}
		}
		plan.Due = plan.from(now, p.Settings.Rollover)
	}
	return plans
}

const day = 24 * time.Hour

// from returns when the card comes up if the rating is given now. The wait counts from
// the answer: a question may stand on the screen for minutes, or overnight.
func (p *Plan) from(now time.Time, rollover time.Duration) Due {
	if p.Phase == Reviewing {
		return Due{Day: DayOf(now, rollover) + Day(p.Wait/day)}
	}
	at := now.Add(p.Wait)
	return Due{Day: DayOf(at, rollover), At: at.UnixMilli()}
}

// step says whether a rating leads to a learning step: how long it waits and which one it is.
// A lapse begins the steps again, Good takes the next one, Easy leaves them.
func (p *Planner) step(s *CardState, r fsrs.Rating) (wait time.Duration, step uint8, ok bool) {
	steps := p.Settings.Steps
	if len(steps) == 0 || r == fsrs.Easy {
		return 0, 0, false
	}
	if r == fsrs.Again {
		return steps[0], 0, true
	}
	if s.Phase == Reviewing {
		return 0, 0, false
	}
	at := min(int(s.Step), len(steps)-1) // the list may have become shorter
	if r == fsrs.Good {
		if at+1 == len(steps) {
			return 0, 0, false
		}
		return steps[at+1], uint8(at + 1), true
	}
	// Hard stays on its step; on the first one it still waits longer than Again.
	switch {
	case at > 0:
		return steps[at], uint8(at), true
	case len(steps) > 1:
		return (steps[0] + steps[1]) / 2, 0, true
	default:
		return min(steps[0]*3/2, day), 0, true
	}
}

// interval chooses the whole days of a plan: the model's interval, capped, fuzzed towards
// quiet days, and not below shortest so that a better rating never comes up sooner. At the cap
// all ratings may come up on one day.
func (p *Planner) interval(plan *Plan, today Day, shortest int, u float64) int {
	longest := p.Settings.Longest
	days := plan.Model
	if days > float64(longest) {
		days, plan.Capped = float64(longest), true
	}
	lo, hi := span(days, p.Settings.Fuzz)
	plan.Pushed = shortest > 1 && hi < shortest
	plan.Lo = min(max(lo, shortest), longest)
	plan.Hi = min(max(hi, plan.Lo), longest)
	plan.Chance = plan.Lo + int(u*float64(plan.Hi-plan.Lo+1))
	if plan.Lo == plan.Hi {
		return plan.Lo
	}
	return p.quietDay(plan.Lo, plan.Hi, today, u)
}

// span returns the whole days that an interval may become, with fuzz or without.
func span(days float64, fuzz bool) (lo, hi int) {
	if fuzz {
		return FuzzRange(days)
	}
	n := wholeDays(days)
	return n, n
}

// wholeDays rounds a number of days; what is no number counts as 0.
func wholeDays(days float64) int {
	if !(days > 0) {
		return 0
	}
	return int(math.Round(min(days, fsrs.MaxInterval)))
}
