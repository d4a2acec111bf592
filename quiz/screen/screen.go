// Package screen shows a study session: in a terminal by single keys (Full),
// or line by line for pipes, dumb terminals and screen readers (Lines). Both
// are the same session: they share what a card shows before its answer
// (face.go), how an attempt is marked (attempt.go), what is shown after it
// (back.go) and the reports (summary.go, standing.go, today.go).
//
// It decides nothing about the schedule, which is package quiz's, and nothing
// about what a terminal can take: text reaches it only as lines of package
// ink, keys only through package tty.
package screen

import (
	_ "embed"
	"time"

	"sabaq/quiz"
	"sabaq/quiz/screen/ink"
)

// KeysHelp is the help page about keys and line mode, in Markdown.
//
//go:embed keys.md
var KeysHelp string

// Study is a session with what the screen needs to know besides.
type Study struct {
	Session  *quiz.Session
	Settings *quiz.Settings
	Palette  ink.Palette
	Now      func() time.Time
	Cram     bool // ratings change no schedule, so buttons have no intervals

	// Passage returns the paragraph of the source that the card names, or "" when
	// the text isn't at hand.
	Passage func(*quiz.Turn) string
	// Standing returns where the card stands, for the info key.
	Standing func(*quiz.Turn) (quiz.Standing, error)
	// Passing reports whether an error of saving may pass: the session stays at the card, so that the
	// learner can try again.
	Passing func(error) bool
	// Editor prepares the editing of the card's text, or says why it can't be edited.
	Editor func(*quiz.Turn) (*Editing, error)

	questions map[string]string // by card id, of the cards asked
}
