// Package screen shows a study session: in a terminal by single keys (Full),
// or line by line for pipes, dumb terminals and screen readers (Lines). Both
// are the same session and share what doesn't depend on the way of showing it:
//
//	attempt.go  one asking of a card: what the learner did with it
//	keys.go     the keys that answer a card     } before the answer
//	entry.go    the lines that answer it        }
//	verdict.go  what the marking makes of it, in words
//	sheet.go    the card drawn: question.go, options.go, answer.go
//	command.go  what can be asked for at any time: undo, bury, suspend, ...
//	summary.go  the report at the end
//
// A scored sitting is shown in the same two ways: see Exam.
//
// What a command prints besides stands in card.go, problem.go, standing.go,
// today.go and welcome.go.
//
// The package decides nothing about the schedule, which is package quiz's, and
// nothing about what a terminal can take: text reaches it only as lines of
// package ink, keys only through package tty.
package screen

import (
	_ "embed"
	"errors"
	"os/exec"
	"time"

	"sabaq/quiz"
	"sabaq/quiz/screen/ink"
)

// KeysHelp is the help page about keys and line mode, in Markdown.
//
//go:embed keys.md
var KeysHelp string

// Study is a session with what the screen needs to know besides. All functions
// must be set.
type Study struct {
	Session *quiz.Session
	Palette ink.Palette
	Now     func() time.Time
	Cram    bool   // ratings change no schedule, so buttons have no intervals
	Decks   string // the decks as the command line named them, "" for all; for what the report suggests

	// Passage returns the paragraph of the source that the card names, or ""
	// when the text isn't at hand.
	Passage func(*quiz.Turn) string
	// Standing returns where the card stands, for the info key.
	Standing func(*quiz.Turn) (quiz.Standing, error)
	// Passing reports whether an error of the progress file may pass: the session
	// then stays where it is, so that the learner can try again.
	Passing func(error) bool
	// Editor prepares the editing of the card's text, or says why it can't be
	// edited.
	Editor func(*quiz.Turn) (*Editing, error)

	began     time.Time         // when the session was first shown
	questions map[string]string // by card id, of the cards asked
}

// Editing is a card's text about to be edited.
type Editing struct {
	Cmd *exec.Cmd // the editor; its standard files are set by the session
	// Done reads the deck again and returns the id by which the card is now
	// known. Its error is told to the learner and the session goes on.
	Done func() (id string, err error)
}

// errQuit ends a session because the learner said so.
var errQuit = errors.New("quit")

// again reports whether the card was answered in this session and comes back.
func (s *Study) again(t *quiz.Turn) bool { return s.Session.Met(t.Card.ID) }

// count says how far the session is: the number of this card among those of the
// session, or that it comes again.
func (s *Study) count(a *attempt) (met int, again bool) {
	met = s.Session.Summary.Cards
	if a.again {
		return met, true
	}
	return min(met+1, a.turn.Total), false
}
