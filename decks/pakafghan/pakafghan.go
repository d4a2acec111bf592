// Package pakafghan holds the deck that comes with the program: the facts and
// arguments of one essay on relations between Pakistan and Afghanistan, as an
// instructor would write them up for candidates of a civil-service exam.
//
// The deck is an ordinary deck file, pak-afghan.md, and meant to be copied from:
// it uses every kind of card and every habit that the format reference
// recommends. Its ids are stamped and must stay with their entries when the
// wording changes, or learners lose those entries' histories. The essay itself
// is not part of the program; a quotation is a phrase of at most eight words.
package pakafghan

import _ "embed"

// Name is what a person calls the deck on the command line.
const Name = "pak-afghan"

//go:embed pak-afghan.md
var text string

// Text returns the deck file, ready for decks.Parse. Each call returns a copy,
// which the caller may change.
func Text() []byte { return []byte(text) }
