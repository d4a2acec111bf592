// Package fsrs is the memory engine: the FSRS-7 and FSRS-6 models as pure
// functions of (parameters, state, elapsed time, rating). It reads no clock,
// draws no random number, allocates nothing in its hot functions and uses only
// the standard library. Its own exp and log keep every result bit-identical
// on every machine.
package fsrs

import "fmt"

// Rating is how well a card was recalled.
type Rating uint8

// The four ratings. The zero Rating means that none was given.
const (
	Again Rating = iota + 1
	Hard
	Good
	Easy
)

var ratingNames = [...]string{"", "again", "hard", "good", "easy"}

// String returns the rating's lower-case name.
func (r Rating) String() string {
	if int(r) < len(ratingNames) {
		return ratingNames[r]
	}
	return ""
}

// State is what a model remembers of a card. The zero State is a card that was
// never reviewed.
type State struct {
	Stability  float64 // days; FSRS-7's slow trace; FSRS-6's only one
	Fast       float64 // days; FSRS-7's fast trace; 0 under FSRS-6
	Difficulty float64 // 1 to 10
}

// New reports whether the card was never reviewed.
func (s State) New() bool { return s.Stability == 0 }

// Outcome is what one rating would lead to: the label on a button and the
// button's effect are this one value.
type Outcome struct {
	State    State
	Interval float64 // days until recall falls to the desired retention; unrounded, not below 0
}

// Model is a memory model with its parameters.
type Model interface {
	// Name is "fsrs-7" or "fsrs-6".
	Name() string
	// Parameters returns a copy of the clipped parameters.
	Parameters() []float64
	// WholeDays reports whether elapsed times must be whole study days (FSRS-6)
	// rather than fractional days (FSRS-7).
	WholeDays() bool
	// Next returns the state after a review rated r, elapsed days after the
	// review that led to s. elapsed is ignored for a new card; below 0 counts as 0.
	Next(s State, elapsed float64, r Rating) State
	// Retrievability returns the probability of recall elapsed days after the
	// review that led to s; 0 for a new card.
	Retrievability(s State, elapsed float64) float64
	// Interval returns after how many days recall falls to retention: 0 to 36500.
	Interval(s State, retention float64) float64
	// Outcomes returns what each of the four ratings would lead to, Again first.
	Outcomes(s State, elapsed, retention float64) [4]Outcome
}

// The names of the models.
const (
	Name7 = "fsrs-7"
	Name6 = "fsrs-6"
)

// New returns the model called name, "fsrs-7" or "fsrs-6", with the given
// parameters, or its defaults for none; see New7 and New6.
func New(name string, params []float64) (Model, error) {
	switch name {
	case Name7:
		m, err := New7(params)
		if err != nil {
			return nil, err
		}
		return m, nil
	case Name6:
		m, err := New6(params)
		if err != nil {
			return nil, err
		}
		return m, nil
	}
	return nil, fmt.Errorf("memory model %q: there is none of that name: use %s or %s", name, Name7, Name6)
}

const (
	// MaxInterval is the longest interval and the highest stability, in days: a hundred years.
	MaxInterval = 36500

	// A desired retention is limited to this range; at the upper end the interval is 0.
	minRetention, maxRetention = 0.0001, 0.9999
)

// index returns r's place among the four ratings. What is no rating counts as the nearest.
func (r Rating) index() int { return int(min(max(r, Again), Easy) - Again) }

// days makes an elapsed time safe: negative and NaN become 0.
func days(elapsed float64) float64 {
	if elapsed > 0 {
		return elapsed
	}
	return 0
}
