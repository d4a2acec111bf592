package quiz

import (
	"fmt"
	"math"
	"strings"
	"time"

	"sabaq/quiz/fsrs"
)

// Standing says where a card stands and why it comes up when it does.
type Standing struct {
	State     CardState
	Recall    float64 // chance of recall now; 0 for a new card
	AtDue     float64 // chance of recall when it comes up; 0 for a card that doesn't
	Interval  float64 // days that the model asks for after the last answer, unrounded
	Retention float64 // desired
	Due       Due
	Active    bool // false: new or suspended, so Due means nothing
	// Unsure and UnsureAtDue are the standard deviations of Recall and AtDue, as far as the model's
	// parameters aren't known exactly; 0 where that can't be said.
	Unsure, UnsureAtDue float64
	Reason              string
	Plans               [4]Plan // what each rating would do now
}

// Explain computes a card's standing from its state and the event that led to it, which may be zero
// where it isn't known.
func Explain(p *Planner, card string, s CardState, last *Event, now time.Time) Standing {
	today := DayOf(now, p.Settings.Rollover)
	st := Standing{State: s, Retention: p.Settings.Retention, Plans: p.Plans(card, &s, now)}
	st.Due, st.Active = s.Active()
	if s.Phase != New {
		st.Recall = p.Model.Retrievability(s.Memory, Elapsed(p.Model, &s, now, today))
		st.Interval = p.Model.Interval(s.Memory, p.Settings.Retention)
	}
	if st.Active {
		st.AtDue = p.Model.Retrievability(s.Memory, AtDue(p.Model, &s, st.Due))
	}
	st.Reason = reason(p.Settings, &s, last, st.Interval)
	return st
}

// AtDue returns how many days after its last answer a card comes up, as the model counts them.
func AtDue(m fsrs.Model, s *CardState, due Due) float64 {
	end := time.UnixMilli(due.At)
	if due.At == 0 {
		end = time.UnixMilli(s.Last).Add(time.Duration(due.Day-s.LastDay) * day)
	}
	return Elapsed(m, s, end, due.Day)
}

// reason says in words what led from the model's interval to the due date.
func reason(set *Settings, s *CardState, last *Event, interval float64) string {
	switch {
	case s.Suspended:
		return "suspended: not asked until it is resumed"
	case s.Phase == New:
		return "new: asked when its turn among the day's new cards comes"
	case s.Buried != 0 && s.Due.Day <= s.Buried:
		return "buried: put off to the next study day"
	case last.Kind == Moved && last.Due == s.Due:
		return fmt.Sprintf("what your answers taught the model by %s moved it from %s: %s", last.Day, s.Recent[0].Due.Day, chosen(set, s, interval))
	case last.Kind == Corrected && last.Due == s.Due:
		return "its answer was corrected since, so it comes up again"
	case s.Recent[0].Due != s.Due && s.Recent[0].Due != (Due{}):
		return "a corrected answer, or what the model learnt since, moved it"
	case s.Due.At != 0 && s.Recent[0].Rating == fsrs.Again:
		return fmt.Sprintf("learning step %d: it was rated again, so it comes back soon", s.Step+1)
	case s.Due.At != 0:
		return fmt.Sprintf("learning step %d: a card is asked again within the day before it gets an interval in days", s.Step+1)
	}
	return chosen(set, s, interval)
}

// chosen says how the interval became whole days.
func chosen(set *Settings, s *CardState, interval float64) string {
	days := int(s.Due.Day) - int(s.LastDay)
	lo, hi := span(min(interval, float64(set.Longest)), set.Fuzz)
	hi = min(hi, set.Longest)
	recall := fmt.Sprintf("recall falls to %.0f %% after %s", 100*set.Retention, Days(interval))
	switch inside := days >= lo && days <= hi; {
	case hi < 1 && days == 1:
		return recall + "; an interval in days is at least one"
	case inside && interval > float64(set.Longest):
		return fmt.Sprintf("%s, but %d days is the longest interval allowed; %d was chosen", recall, set.Longest, days)
	case inside && lo == hi:
		return recall
	case inside:
		return fmt.Sprintf("%s; of the %d to %d days around it, %d was chosen by chance and for quiet days", recall, lo, hi, days)
	case days > hi && days <= hi+2 && s.Recent[0].Rating > fsrs.Hard:
		return recall + "; moved so that a better rating never comes up sooner than a worse one"
	case s.Recent[0].Due != s.Due && s.Recent[0].Due != (Due{}): // by a fit, which was too late to choose an earlier day
		return recall
	}
	return fmt.Sprintf("%s by what is known today; %d was chosen when the card was answered", recall, days)
}

// Reason says in a few words what made the plan's wait of the model's interval: a learning step, the longest
// interval, the order of the buttons, chance, quiet days; "" where the model's interval is the wait.
func (p *Plan) Reason() string {
	days := int(p.Wait / day)
	switch {
	case p.Phase != Reviewing:
		return fmt.Sprintf("learning step %d", p.Step+1)
	case p.Capped:
		return fmt.Sprintf("the model asks for %s, more than the longest allowed", Days(p.Model))
	case p.Pushed:
		return fmt.Sprintf("the model asks for %s; later than a worse rating", Days(p.Model))
	case p.Lo == p.Hi && p.Model < 0.5:
		return fmt.Sprintf("the model asks for %s; a day at least", Days(p.Model))
	case p.Lo == p.Hi:
		return ""
	case days != p.Chance:
		return fmt.Sprintf("of %d to %d days; a quieter day than %d", p.Lo, p.Hi, p.Chance)
	}
	return fmt.Sprintf("of %d to %d days, by chance", p.Lo, p.Hi)
}

// Days writes a span of days for people: "14.2 days", "6 hours", "1 minute".
func Days(d float64) string {
	switch minutes := math.Round(d * 24 * 60); {
	case d >= 99.95:
		return fmt.Sprintf("%.0f days", d)
	case d >= 1 || minutes >= 24*60-30:
		return fmt.Sprintf("%.1f days", d)
	case minutes >= 60:
		return plural(math.Round(d*24), "hour")
	case minutes >= 1:
		return plural(minutes, "minute")
	}
	return "1 minute"
}

func plural(n float64, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return fmt.Sprintf("%.0f %ss", n, unit)
}

// Span writes a wait briefly, as a button shows it: "<1m", "10m", "3h", "6d", "2.5mo", "1.2y".
func Span(d time.Duration) string {
	minutes, hours := d.Round(time.Minute), d.Round(time.Hour)
	switch {
	case d < time.Minute:
		return "<1m"
	case minutes < time.Hour:
		return fmt.Sprintf("%dm", minutes/time.Minute)
	case hours < day:
		return fmt.Sprintf("%dh", hours/time.Hour)
	case d < 31*day:
		return fmt.Sprintf("%dd", (d+day/2)/day)
	case d < 360*day:
		return tenths(d.Hours()/24/30.4375) + "mo"
	default:
		return tenths(d.Hours()/24/365.25) + "y"
	}
}

// tenths writes a number with one decimal, or none where that is 0.
func tenths(x float64) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", x), ".0") }
