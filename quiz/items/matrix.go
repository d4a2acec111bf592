package items

// MaxPoints is the most that an item can be worth or an answer earn.
const MaxPoints = 1e6

// Matrix is what learners earned: the input of Analyse.
type Matrix struct {
	Title       string // of the test, as reports print it; may be empty
	Fingerprint string // of the deck that the cards' lines are those of; may be empty
	Items       []Item
	Learners    []Learner
}

// Item is one question of the test.
type Item struct {
	Name    string   // as reports print it: the question, or a column's name
	Card    string   // id of the card; may be empty
	File    string   // the deck that the card stands in; may be empty
	Line    int      // of the card in File, from 1; 0 where it is not known
	Max     float64  // points to be had, 0 or more
	Guess   *float64 // the share of Max that blind guessing earns on average; nil where nobody can say
	Options []Option // of a question with options; nil for others
}

// Option is one of an item's options.
type Option struct {
	Text    string
	Key     bool // it is a right one
	Offered int  // how many learners it was shown to, where that was not all who were asked the item; 0 = all
}

// Learner is one learner's sitting.
type Learner struct {
	Name    string
	Answers []Answer // one an item, in the order of Matrix.Items
}

// Answer is what a learner did with an item. The zero Answer says that the
// learner's paper did not have the item.
type Answer struct {
	Asked  bool
	Given  bool    // false: asked and not answered
	Points float64 // below 0 for a wrong answer where there is a penalty
	Chosen []int   // the options that were chosen: indexes into Item.Options
}
