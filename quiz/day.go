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
	y, m, day := d.Date().Date()
	t := time.Date(y, m, day, 0, 0, int(rollover/time.Second), 0, loc)
	// In a gap time.Date may choose either side of it, an hour off.
	begin, end := t.ZoneBounds()
	switch {
	case DayOf(t, rollover) < d && !end.IsZero():
		return end
	case !begin.IsZero() && begin.Before(t) && DayOf(begin, rollover) == d:
		return begin
	}
	return t
}
