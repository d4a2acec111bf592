// Package mark compares an answer with the card: typed, ticked or put in order.
// It is pure arithmetic on text; it reads no clock, keeps no state and never
// decides: a [Result] proposes a rating, the person gives it.
//
// The way of a typed answer:
//
//	text -> graphemes (grapheme.go) -> folded letters (fold.go) -> words (lex.go)
//	     -> numbers, units and dates as one word each (quantity.go, date.go)
//	     -> the cheapest alignment with the card's words (align.go), where a word
//	        may hold a slip of spelling (slip.go) unless the slip makes another
//	        word (distinct.go)
//	     -> Result and Diff (typed.go, diff.go)
//
// The rules lean towards "wrong": a right answer that is called wrong is seen and
// overruled with one key, a wrong answer that is called right is never seen again.
// They are written down for people in grading.md ([Help]), whose examples are tests.
//
// All text that comes back is as it was typed or as it stands in the deck:
// whoever shows it must pass it through quiz/screen/ink first.
package mark

import _ "embed"

// Help is the page that `sabaq help grading` shows, in Markdown.
//
//go:embed grading.md
var Help string

// Limits. They bound the work for any input: what is longer is cut or compared
// for equality only, never refused.
const (
	MaxRunes = 512 // of an answer and of a card's answer; the rest is not read
	maxWords = 64  // more words than this are compared one by one, without slips
)
