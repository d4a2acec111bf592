package class

import "fmt"

// Scale says in what a gradebook counts.
type Scale string

// Scales.
const (
	Points   Scale = "points"   // as the deck weighs its cards
	Percent  Scale = "percent"  // of the points
	Possible Scale = "possible" // percent of the points possible, as the gradebook's column has them
)

// Scales lists the scales, for a flag's help.
func Scales() []Scale { return []Scale{Points, Percent, Possible} }

// check refuses a scale that there is not; the empty one is Points.
func (s Scale) check() error {
	switch s {
	case "", Points, Percent, Possible:
		return nil
	}
	return fmt.Errorf("no scale is called %q: there are points, percent and possible", string(s))
}

// grade returns what a gradebook's cell says. possible is for the scale of that name.
func (s Scale) grade(a *Attempt, possible float64) string {
	switch s {
	case Percent:
		return number(a.Percent)
	case Possible:
		return number(a.Percent * possible / 100)
	}
	return number(a.Points)
}
