package exam

import "time"

// Version of the record's form. A reader refuses a higher one.
const Version = 1

// Record is a sitting as it is kept, exported and handed in: what was asked,
// what was answered, raw, so that whoever has the deck can mark it again.
type Record struct {
	Version     int       `json:"version"`
	ID          string    `json:"id"`      // 32 hexadecimal digits, drawn when the sitting began
	Learner     string    `json:"learner"` // as the learner named themselves; may be empty
	Deck        string    `json:"deck"`    // name of the deck: no path
	Title       string    `json:"title"`
	Fingerprint string    `json:"fingerprint"` // SHA-256 of the deck file, 64 hexadecimal digits
	Seed        uint64    `json:"seed"`
	Started     time.Time `json:"started"`           // with the learner's UTC offset
	Ended       time.Time `json:"ended"`             // zero while the sitting runs
	End         End       `json:"end,omitempty"`     // how it ended; empty while it runs
	Minutes     float64   `json:"minutes,omitempty"` // time allowed; 0 = no limit
	Pass        float64   `json:"pass,omitempty"`    // percent of the points needed to pass; 0 = no mark of passing
	Penalty     float64   `json:"penalty,omitempty"` // share of an item's points that a wrong choice costs, 0 to 1
	Items       []Item    `json:"items"`             // in the order of the paper
}

// End says how a sitting ended.
type End string

// Ways to end a sitting.
const (
	HandedIn End = "handed in" // by the learner
	TimeUp   End = "time up"   // by the clock
)

// Form is how an item is asked and its answer given.
type Form string

// Forms. All but Self are marked by machine.
const (
	Type    Form = "type"    // a text or a number: Response.Text
	Choose  Form = "choose"  // one of Options (choice with one right option, true/false, a claim's facet)
	Tick    Form = "tick"    // any of Options (choice with several right options; a list's points among other points)
	List    Form = "list"    // a list's points typed, one a line: Response.Text
	Arrange Form = "arrange" // Options put in order
	Self    Form = "self"    // answered in one's own words; the learner marks it after handing in
)

// Item is one question of a sitting with its answer and its mark.
type Item struct {
	Card     string   `json:"card"` // id of the card
	Kind     string   `json:"kind"` // decks.Kind's name
	Form     Form     `json:"form"`
	Section  string   `json:"section,omitempty"`
	Tags     []string `json:"tags,omitempty"`
	Lead     string   `json:"lead,omitempty"`    // attribution shown with the question
	Question string   `json:"question"`          // Markdown, as asked; a cloze's shows its gap as [...] or [hint]
	Options  []string `json:"options,omitempty"` // as shown, in the order shown; "true", "false" for a statement
	Need     int      `json:"need,omitempty"`    // List, Tick from a list: how many points make a full answer
	Correct  string   `json:"correct"`           // the right answer in words, Markdown; empty while the sitting runs

	Response
	Given   bool      `json:"given"`             // false: skipped
	Flagged bool      `json:"flagged,omitempty"` // the learner meant to come back
	At      time.Time `json:"at,omitzero"`       // when the answer was last changed
	Took    int64     `json:"took_ms"`           // time that the item was shown, milliseconds

	Mark
	Judged bool `json:"judged,omitempty"` // Self: the learner has marked it
}

// Response is what the learner gave, raw.
type Response struct {
	Text   string `json:"text,omitempty"`   // Type, List, Self: as typed
	Chosen []int  `json:"chosen,omitempty"` // Choose, Tick: indexes into Options, ascending; Arrange: in the order they were put
}

// Mark is what an answer earned.
type Mark struct {
	Points float64 `json:"points"` // 0 to Max; below 0 for a wrong choice where there is a penalty
	Max    float64 `json:"max"`    // the card's weight
	Right  bool    `json:"right"`  // all of it right
	Self   bool    `json:"self"`   // marked by the learner, not by machine; never part of the machine's total

	// Void: the item can't be marked with this deck (the card is gone, or what counts
	// as right was not among the options shown). Points and Max are 0; it counts
	// neither for nor against the learner.
	Void bool `json:"void,omitempty"`
}
