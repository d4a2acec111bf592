package quiz

import (
	"math/rand/v2"
	"testing"
	"time"
)

func TestDayOf(t *testing.T) {
	zone := func(hours float64) *time.Location { return time.FixedZone("", int(hours*3600)) }
	tests := []struct {
		at       string
		zone     *time.Location
		rollover time.Duration
		want     string
	}{
		{"2026-11-22T03:59:59Z", time.UTC, 4 * time.Hour, "2026-11-21"},
		{"2026-11-22T04:00:00Z", time.UTC, 4 * time.Hour, "2026-11-22"},
		{"2026-11-22T00:00:00Z", time.UTC, 0, "2026-11-22"},
		{"2026-11-21T23:59:59Z", time.UTC, 0, "2026-11-21"},
		{"2026-11-21T23:30:00Z", zone(5), 4 * time.Hour, "2026-11-22"},
		{"2026-11-21T13:59:59Z", zone(14), 4 * time.Hour, "2026-11-21"},
		{"2026-11-21T14:00:00Z", zone(14), 4 * time.Hour, "2026-11-22"},
		{"2026-11-22T15:59:59Z", zone(-12), 4 * time.Hour, "2026-11-21"},
		{"2026-11-22T16:00:00Z", zone(-12), 4 * time.Hour, "2026-11-22"},
		{"2026-11-22T03:29:59Z", zone(-3.5), 23*time.Hour + 59*time.Minute, "2026-11-21"},
		{"1969-12-31T23:59:59Z", time.UTC, 0, "1969-12-31"},
		{"1969-12-31T00:00:00Z", time.UTC, 0, "1969-12-31"},
		{"1970-01-01T03:59:59Z", time.UTC, 4 * time.Hour, "1969-12-31"},
		{"0001-01-01T04:00:00Z", time.UTC, 4 * time.Hour, "0001-01-01"},
	}
	for _, tt := range tests {
		at, err := time.Parse(time.RFC3339, tt.at)
		if err != nil {
			t.Fatal(err)
		}
		if got := DayOf(at.In(tt.zone), tt.rollover).String(); got != tt.want {
			t.Errorf("%s in %v, day from %v: %s, want %s", tt.at, tt.zone, tt.rollover, got, tt.want)
		}
	}
}

// TestDayStart looks at every day of some years in zones with odd clocks: the day that is said to begin
// then does, and a second before it was another.
func TestDayStart(t *testing.T) {
	places := []string{
		"UTC", "Asia/Karachi", "America/New_York", "Europe/London", "Australia/Lord_Howe", "America/Sao_Paulo",
		"Africa/Casablanca", "Asia/Tehran", "Pacific/Kiritimati", "America/St_Johns", "Asia/Beirut", "Africa/Cairo",
	}
	rollovers := []time.Duration{0, 30 * time.Minute, 2 * time.Hour, 2*time.Hour + 30*time.Minute, 3 * time.Hour, 4 * time.Hour, 23*time.Hour + 59*time.Minute}
	for _, place := range places {
		loc := load(t, place)
		for _, rollover := range rollovers {
			first := DayOf(time.Date(2005, 1, 1, 12, 0, 0, 0, loc), rollover)
			for d := first; d < first+23*365; d++ {
				at := d.Start(loc, rollover)
				if got, before := DayOf(at, rollover), DayOf(at.Add(-time.Second), rollover); got != d || before >= d {
					t.Fatalf("%s, day from %v: %v begins %v, which is in %v; before it is %v", place, rollover, d, at, got, before)
				}
			}
		}
	}
}

func TestWeekday(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 8))
	for range 10000 {
		d := Day(rnd.IntN(2000000) - 1000000)
		if d.Weekday() != d.Date().Weekday() {
			t.Fatalf("%v is a %v", d, d.Date().Weekday())
		}
	}
}

func TestStreak(t *testing.T) {
	m := newMemory(t)
	for _, d := range []Day{95, 97, 98, 99} {
		m.counts[d] = DayCount{Answers: 1}
	}
	for _, tt := range []struct {
		today Day
		want  int
	}{{99, 3}, {100, 3}, {101, 0}, {96, 1}, {98, 2}, {200, 0}} {
		if got, err := Streak(m, tt.today); err != nil || got != tt.want {
			t.Errorf("on day %d: %d, want %d", tt.today, got, tt.want)
		}
	}
}
