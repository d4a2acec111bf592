package quiz

import "time"

// Day numbers a study day: days since 1970-01-01 of the learner's calendar,
// where a day begins at the rollover hour and not at midnight. It is computed
// from the wall time and UTC offset of the moment and then kept as data, so a
// later change of time zone never moves it.
type Day int32

// DayOf returns the study day of t, in t's own location.
func DayOf(t time.Time, rollover time.Duration) Day {
	_, offset := t.Zone()
	local := t.Unix() + int64(offset) - int64(rollover/time.Second)
	if local < 0 {
		local -= 86399 // round down before 1970 too
	}
	return Day(local / 86400)
}

// Date returns the calendar date of the day, at noon UTC so that formatting it
// can't slip to a neighbour.
func (d Day) Date() time.Time { return time.Unix(int64(d)*86400+43200, 0).UTC() }

// String returns the date as 2006-01-02.
func (d Day) String() string { return d.Date().Format(time.DateOnly) }

// Weekday returns the day's weekday.
func (d Day) Weekday() time.Weekday {
	return time.Weekday(((int(d)+int(time.Thursday))%7 + 7) % 7) // day 0 was a Thursday
}

// Start returns the first moment of the day in loc: the rollover hour by the
// wall clock, or the end of the gap where the clocks were put forward over it.
func (d Day) Start(loc *time.Location, rollover time.Duration) time.Time {
	y, m, date := d.Date().Date()
	guess := time.Date(y, m, date, 0, 0, int(rollover/time.Second), 0, loc)
	wall := int64(d)*86400 + int64(rollover/time.Second)
	var first time.Time
	try := func(t time.Time) {
		if DayOf(t, rollover) == d && (first.IsZero() || t.Before(first)) {
			first = t
		}
	}
	// Where the clocks change about that hour, it strikes twice or never, and time.Date promises nothing.
	for _, near := range []time.Time{guess.Add(-12 * time.Hour), guess.Add(12 * time.Hour)} {
		_, offset := near.Zone()
		try(time.Unix(wall-int64(offset), 0).In(loc))
		change, _ := near.ZoneBounds()
		try(change)
	}
	if first.IsZero() {
		return guess // a day that the calendar left out
	}
	return first
}
