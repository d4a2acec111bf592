// Package quiz is the study session: which cards come up, what a rating leads
// to, how an answer is taken back. It decides and remembers nothing by itself:
// the memory model comes from quiz/fsrs, the cards from decks, and what
// happened is written through the Progress interface, which package store
// implements. The clock and the seed are passed in, so a session is a function
// of its inputs.
//
// The way of one answer: Session.Next gives a Turn with the card and four
// Plans; the screen shows the card and the plans' intervals; Session.Answer
// writes the chosen Plan as an Event; Apply makes the new CardState of it.
package quiz

import (
	"fmt"
	"slices"
	"time"
)

// Settings are the learner's own choices. Use DefaultSettings and change what
// differs; Check says what can't be.
type Settings struct {
	Retention  float64         // desired retention: the chance of recall when a card comes up, 0.70 to 0.98
	Longest    int             // longest interval in days, 1 to 36500
	Steps      []time.Duration // learning steps of new and forgotten cards, each under a day, none below the one before
	NewPerDay  int             // new cards a study day
	Rollover   time.Duration   // when a study day begins, after midnight; under a day
	LeechAfter int             // lapses that make a card a leech, and then every half as many more
	Ahead      time.Duration   // how early a learning step may be shown when nothing else is left
	Fuzz       bool            // spread due dates and prefer quiet days
	LightDays  [7]bool         // weekdays (Sunday first) on which fewer cards should come up; needs Fuzz
}

// DefaultSettings returns the settings of a learner who has chosen nothing.
// The longest interval is a year: in the months before an examination each
// card should come up at least once.
func DefaultSettings() Settings {
	return Settings{
		Retention:  0.90,
		Longest:    365,
		Steps:      []time.Duration{time.Minute, 10 * time.Minute},
		NewPerDay:  10,
		Rollover:   4 * time.Hour,
		LeechAfter: 8,
		Ahead:      20 * time.Minute,
		Fuzz:       true,
	}
}

// Check returns what is wrong with the settings in words that name the setting, or nil.
func (s *Settings) Check() error {
	badStep := func(d time.Duration) bool { return d < time.Second || d >= 24*time.Hour }
	switch {
	case !(s.Retention >= 0.70 && s.Retention <= 0.98):
		return fmt.Errorf("retention = %v: must lie between 0.70 and 0.98", s.Retention)
	case s.Longest < 1 || s.Longest > 36500:
		return fmt.Errorf("longest = %d: must lie between 1 and 36500 days", s.Longest)
	case len(s.Steps) > 10:
		return fmt.Errorf("steps: at most 10, not %d", len(s.Steps))
	case slices.ContainsFunc(s.Steps, badStep):
		return fmt.Errorf("steps = %v: each must be at least a second and less than a day", s.Steps)
	case !slices.IsSorted(s.Steps):
		return fmt.Errorf("steps = %v: none may be shorter than the one before it", s.Steps)
	case s.NewPerDay < 0 || s.NewPerDay > 9999:
		return fmt.Errorf("new = %d: must lie between 0 and 9999", s.NewPerDay)
	case s.Rollover < 0 || s.Rollover >= 24*time.Hour:
		return fmt.Errorf("rollover = %v: must lie between 0:00 and 23:59", s.Rollover)
	case s.LeechAfter < 2:
		return fmt.Errorf("leech = %d: must be at least 2", s.LeechAfter)
	case s.Ahead < 0 || s.Ahead >= 24*time.Hour:
		return fmt.Errorf("ahead = %v: must lie between 0 and 24 hours", s.Ahead)
	}
	return nil
}

// Leech reports whether a card with so many lapses is a leech, and whether the
// last lapse is one at which the learner should be told: at LeechAfter, then at
// every half as many more (8, 12, 16, ...), as Anki does it.
func (s *Settings) Leech(lapses uint32) (leech, tell bool) {
	over := int(lapses) - max(s.LeechAfter, 1)
	return over >= 0, over >= 0 && over%max((s.LeechAfter+1)/2, 1) == 0
}
