// Package decks reads decks: one Markdown file is one deck, written by hand,
// kept in git, and hostile until parsed.
//
// The way through the package: bytes -> [Parse] -> a [Deck] of [Entry] values
// (what the author wrote) -> [Card] values (what is asked: a cloze entry with
// three gaps is three cards). Problems come back as [Diagnostic] values, all of
// a file at once; a broken entry never takes its neighbours down.
//
// Nothing here talks to a person or keeps a schedule. Text in a Deck is as the
// author wrote it: whoever shows it must pass it through quiz/screen/ink first.
package decks

import "strings"

// Kind says how a card asks and how its answer can be marked.
type Kind uint8

// The kinds of card, in the order of the format reference.
const (
	Basic     Kind = iota + 1 // said to oneself, then looked at
	Typed                     // a text or a number, typed
	Cloze                     // one gap of a sentence
	Choice                    // one or several options are right
	TrueFalse                 // a statement
	All                       // every point of a list, or any N of them
	Order                     // items to put in order
	Claim                     // one facet of an argument
)

var kindNames = [...]string{"", "basic", "typed", "cloze", "choice", "true-false", "all", "order", "claim"}

// String returns the kind's name as JSON output and the format reference use it.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return ""
}

// Card is one thing that is asked and scheduled.
type Card struct {
	// ID is the card's identity: 1 to 80 bytes of [A-Za-z0-9._~-]. The part up to
	// the first '.' names the entry (see Group), the rest the facet:
	// "pk-7k2m", "pk-7k2m.2" (second gap), "pk-7k2m.reverse", "pk-7k2m.effect-1".
	// An entry without a stamped id is named '~' and 16 base-32 digits of a hash
	// of its kind and text, so it changes when the text does.
	ID       string
	Kind     Kind
	Facet    string   // what the part of ID after '.' says to a person: "gap 2 of 3", "reversed", "effect"; else ""
	Section  string   // headings above the card, outermost first, joined by " / "
	Question string   // Markdown; a cloze shows its gap as [...] or [hint], other gaps filled in
	Bare     string   // Cloze: Question with its gap as [...] even where it has a hint
	Answer   string   // Markdown; for every kind the right answer in words
	Accept   []Accept // Typed, Cloze: what counts as right when typed; first is the one shown
	Choices  []Option // Choice, in the deck's order
	Items    []string // All: the points; Order: the items in their right order
	Need     int      // All: how many points make a full answer (len(Items) unless the deck says fewer)
	True     bool     // TrueFalse: whether the statement holds
	Hint     string
	Why      string   // shown after the answer
	Note     string   // the author's own correction or caution, shown after the answer
	Quotes   []string // phrases that stand in the source, byte for byte
	Source   int      // paragraph of the source, from 1; 0 where none is named
	Tags     []string // the deck's and the entry's, sorted, without repeats
	Weight   int      // 1 to 3; 3 is what an examiner would expect; 1 where none is given
	Until    string   // a date YYYY-MM-DD after which the fact may be out of date, or ""
	Lead     string   // attribution shown with the question ("According to the essay"), or ""
	Pos      Pos      // where the entry begins
}

// Group names the entry that the card comes from: siblings (gaps of one cloze,
// facets of one claim, both ways of a reversed card) share it.
func (c *Card) Group() string { return Group(c.ID) }

// Group returns the part of a card's id that it shares with its siblings.
func Group(id string) string {
	group, _, _ := strings.Cut(id, ".")
	return group
}

// Accept is one answer that counts as right when typed: a text, or a number
// with what it may be off by (then Low <= x <= High counts as right).
type Accept struct {
	Text      string // as written in the deck: "1997", "2 +- 0.1", "10..12", "the Doha agreement"
	Numeric   bool   // a range or tolerance was given; a bare "1997" is text (and compared exactly)
	Low, High float64
}

// Option is one option of a choice card.
type Option struct {
	Text     string
	Right    bool
	Feedback string // shown when the option was chosen, or ""
}
