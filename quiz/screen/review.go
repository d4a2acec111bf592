package screen

import (
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"unicode"

	"sabaq/decks"
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// Review is the looking over of a draft deck, card by card beside its passage.
// Full shows it in a terminal, Lines line by line; both save each decision before
// they show it as taken.
//
//	reviewdraw.go   a card of the draft drawn
//	reviewfull.go   the review in a terminal
//	reviewlines.go  the review by lines
type Review struct {
	Desk    Desk
	Title   string // of the draft
	Palette ink.Palette

	at   int   // the card that is shown; behind the last one the end is
	lost error // why the last card wasn't kept or dropped that should have been
}

// Desk is where a draft is looked over: it knows the cards, numbered from 0, and
// saves what is decided. An error of its changes leaves the card as it was, is
// told to the person, and may come with other cards: somebody else may have
// changed the draft meanwhile.
type Desk interface {
	Len() int
	Card(i int) *DraftCard
	Tally() (kept, dropped int) // so far
	Keep(i int) error
	Drop(i int) error
	// Recast changes the card's kind to the other one that asks the same.
	Recast(i int) error
	// Edit gives the card's text to an editor, which run runs. A card may become
	// several. It reports whether anything changed; a tty.Signal of run is returned
	// as it is.
	Edit(i int, run func(*exec.Cmd) error) (changed bool, err error)
	// Undo takes back the last change that wasn't taken back, and returns the card
	// that it was about, or ErrNothingDone.
	Undo() (i int, err error)
	// Close ends the review.
	Close() (ReviewEnd, error)
}

// ErrNothingDone says that there is nothing to take back.
var ErrNothingDone = errors.New("nothing to take back in this session")

// DraftCard is an entry of a draft with what an instructor wants to see of it.
type DraftCard struct {
	Entry    *decks.Entry
	Cards    []decks.Card       // what it asks
	Passage  string             // the paragraph that it names, "" where the text isn't at hand
	Problems []decks.Diagnostic // what a check finds
	Decided  bool               // it was kept or dropped
}

// ReviewEnd says what a review came to. Files are named as in a command.
type ReviewEnd struct {
	Draft, Deck string
	Source      string // the text that the cards were made from, where the deck doesn't find it; else ""
	Removed     bool   // the draft's file, because nothing was left in it
	Rest        bool   // something is left in it that is no card that can be read
}

// verb is what a person does with a card. Its value is its key.
type verb rune

const (
	toKeep    verb = 'k'
	toEdit    verb = 'e'
	toDrop    verb = 'd'
	toRecast  verb = 'c'
	toSkip    verb = 's'
	toUndo    verb = 'u'
	toPassage verb = 'p'
	toHelp    verb = '?'
	toQuit    verb = 'q'
	toBack    verb = 'b'
)

// numberedVerbs are the verbs by their digits: 0 quits, 1 keeps.
var numberedVerbs = [...]verb{toQuit, toKeep, toEdit, toDrop, toRecast, toSkip, toUndo, toPassage, toHelp}

// verbOf returns what a key means, or 0.
func verbOf(key tty.Key) verb {
	if digit, ok := key.Digit(); ok && digit < len(numberedVerbs) {
		return numberedVerbs[digit]
	}
	switch key {
	case tty.Enter, tty.Space:
		return toKeep
	case tty.Right:
		return toSkip
	case tty.Left:
		return toBack
	case tty.Backspace:
		return toUndo
	}
	v := verb(unicode.ToLower(rune(key))) // the caps lock is often on unseen
	switch v {
	case toKeep, toEdit, toDrop, toRecast, toSkip, toUndo, toHelp, toPassage, toQuit, toBack:
		return v
	}
	return 0
}

// card returns the card that is shown, nil at the end.
func (r *Review) card() *DraftCard {
	r.at = min(max(r.at, 0), r.Desk.Len())
	if r.at == r.Desk.Len() {
		return nil
	}
	return r.Desk.Card(r.at)
}

// forward goes to the next card that is undecided, from the one at the place on,
// or to the end.
func (r *Review) forward(place int) {
	for r.at = place; r.at < r.Desk.Len() && r.Desk.Card(r.at).Decided; {
		r.at++
	}
}

// back goes to the undecided card before this one, if there is any.
func (r *Review) back() (ok bool) {
	for i := min(r.at, r.Desk.Len()) - 1; i >= 0; i-- {
		if !r.Desk.Card(i).Decided {
			r.at = i
			return true
		}
	}
	return false
}

// open counts the cards that are undecided.
func (r *Review) open() int {
	kept, dropped := r.Desk.Tally()
	return r.Desk.Len() - kept - dropped
}

// decide does what a verb says to the card that is shown, and tells what it came
// to. The verbs that only show something are for the front end.
func (r *Review) decide(v verb, run func(*exec.Cmd) error) (say string, err error) {
	switch v {
	case toKeep:
		return r.saved("Kept.", "Not kept: ", r.Desk.Keep(r.at), true)
	case toDrop:
		return r.saved("Dropped; u takes it back.", "Not dropped: ", r.Desk.Drop(r.at), true)
	case toRecast:
		err := r.Desk.Recast(r.at)
		if err != nil {
			return r.saved("", "Not changed: ", err, false)
		}
		return r.saved("Now it is "+r.card().Entry.Kind.String()+"; u takes it back.", "", nil, false)
	case toEdit:
		changed, err := r.Desk.Edit(r.at, run)
		if signal := tty.Signal(0); errors.As(err, &signal) {
			return "", err
		}
		if err == nil && !changed {
			return "Nothing was changed.", nil
		}
		return r.saved("Edited; u takes it back.", "Not edited: ", err, false)
	case toUndo:
		at, err := r.Desk.Undo()
		if err == nil {
			r.at = at
		}
		return r.saved("Taken back.", "Not taken back: ", err, false)
	case toSkip:
		r.forward(r.at + 1)
	case toBack:
		if !r.back() {
			return "This is the first card that is left.", nil
		}
	}
	return "", nil
}

// saved tells whether a change was saved, and where it was goes on.
func (r *Review) saved(done, undone string, err error, goesOn bool) (string, error) {
	if r.lost = nil; goesOn {
		r.lost = err
	}
	switch {
	case errors.Is(err, ErrNothingDone):
		return "Nothing to take back in this session.", nil
	case err != nil:
		r.forward(min(r.at, r.Desk.Len())) // other cards may be there now
		return undone + reason(err), nil
	case goesOn:
		r.forward(r.at + 1)
	}
	return done, nil
}

// reason is an error with the next step as sentences.
func reason(err error) string {
	said := strings.TrimSuffix(err.Error(), ".") + "."
	var hint interface{ Hint() string }
	if errors.As(err, &hint) && hint.Hint() != "" {
		said += " " + strings.ReplaceAll(hint.Hint(), "\n", " ")
	}
	return said
}

// progress says how far the review is: "12 of 57: 9 kept, 2 dropped".
func (r *Review) progress() string {
	kept, dropped := r.Desk.Tally()
	return fmt.Sprintf("%d of %d: %d kept, %d dropped", min(r.at+1, r.Desk.Len()), r.Desk.Len(), kept, dropped)
}

// atEnd says what is left when the last card was passed.
func (r *Review) atEnd() string {
	kept, dropped := r.Desk.Tally()
	said := fmt.Sprintf("That was the last card: %d kept, %d dropped", kept, dropped)
	if open := r.open(); open > 0 {
		return fmt.Sprintf("%s, %d left for later.", said, open)
	}
	return said + "."
}

// lastWords say what stays in the scrollback.
func (r *Review) lastWords(end ReviewEnd, width int) []ink.Line {
	kept, dropped := r.Desk.Tally()
	open := r.open()
	said := []string{fmt.Sprintf("Looked over: %d kept, %d dropped, %d left.", kept, dropped, open)}
	if kept > 0 {
		said = append(said, "What was kept is in "+end.Deck+".")
	}
	var next [][2]string
	switch {
	case end.Removed:
		said = append(said, end.Draft+" is removed: nothing was left in it.")
	case open > 0:
		next = append(next, [2]string{"sabaq deck review " + end.Draft, "goes on"})
	case end.Rest:
		said = append(said, end.Draft+" still holds what is no card, such as notes.")
		next = append(next, [2]string{"sabaq deck check " + end.Draft, "says what can't be read"})
	}
	if kept > 0 && end.Source != "" {
		next = append(next, [2]string{"sabaq deck source " + end.Deck + " " + end.Source, "has its passages at hand"})
	}
	if kept > 0 {
		next = append(next, [2]string{"sabaq study " + end.Deck, "studies what was kept"})
	}
	var lines []ink.Line
	for i, text := range said {
		style := ink.Style(0)
		if i == 0 {
			style = ink.Title
		}
		lines = append(lines, ink.Wrap(ink.Line{ink.Styled(style, text)}, width)...)
	}
	if len(next) > 0 {
		lines = append(append(lines, nil), invite(width, next)...)
	}
	return lines
}

// reviewHelp is the part of the help page about reviews.
func reviewHelp() string { return helpPart("Looking over a draft") }
