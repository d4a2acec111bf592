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
	State    CardState
	Recall   float64 // chance of recall now; 0 for a new card
	AtDue    float64 // chance of recall when it comes up; 0 for a card that doesn't
	Interval float64 // days that the model asks for after the last answer, unrounded
	Due      Due
	Active   bool // false: new or suspended, so Due means nothing
	Reason   string
	Plans    [4]Plan // what each rating would do now
}

// Explain computes a card's standing from its state.
func Explain(p *Planner, card string, s CardState, now time.Time) Standing {
	today := DayOf(now, p.Settings.Rollover)
	st := Standing{State: s, Plans: p.Plans(card, &s, now)}
	st.Due, st.Active = s.Active()
	if s.Phase != New {
		st.Recall = p.Model.Retrievability(s.Memory, Elapsed(p.Model, &s, now, today))
		st.Interval = p.Model.Interval(s.Memory, p.Settings.Retention)
	}
	if st.Active {
		end := time.UnixMilli(st.Due.At)
		if st.Due.At == 0 {
			end = time.UnixMilli(s.Last).Add(time.Duration(st.Due.Day-s.LastDay) * day)
		}
		st.AtDue = p.Model.Retrievability(s.Memory, Elapsed(p.Model, &s, end, st.Due.Day))
	}
	st.Reason = reason(p.Settings, &s, st.Interval)
	return st
}

// reason says in words what led from the model's interval to the due date.
func reason(set *Settings, s *CardState, interval float64) string {
	switch {
	case s.Suspended:
		return "suspended: not asked until it is resumed"
	case s.Phase == New:
		return "new: asked when its turn among the day's new cards comes"
	case s.Buried != 0 && s.Due.Day <= s.Buried:
		return "buried: put off to the next study day"
	case s.Recent[0].Due != s.Due && s.Recent[0].Due != (Due{}):
		return "its answer was corrected since, so it comes up again"
	case s.Due.At != 0 && s.Recent[0].Rating == fsrs.Again:
		return fmt.Sprintf("learning step %d: it was rated again, so it comes back soon", s.Step+1)
	case s.Due.At != 0:
		return fmt.Sprintf("learning step %d: a card is asked again within the day before it gets an interval in days", s.Step+1)
	}
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
	}
	return fmt.Sprintf("%s by what is known today; %d was chosen when the card was answered", recall, days)
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
