package exam

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"sabaq/decks"
)

// Limits of a record. They bound what reading one from outside costs.
const (
	MaxItems   = 1000    // items of a sitting
	MaxOptions = 64      // options of an item
	MaxAnswer  = 4 << 10 // bytes of a typed answer
	MaxRecord  = 8 << 20 // bytes of a record in JSON

	maxText    = 32 << 10            // bytes of a question, an option, a right answer
	maxName    = 1 << 10             // bytes of a name or section
	maxTags    = 64                  // tags of an item
	maxTag     = 64                  // bytes of a tag
	maxCard    = 80                  // bytes of a card's id
	maxWeight  = 3                   // of a card
	maxPoints  = 1000                // of an item, in a record that claims them
	maxMinutes = 60 * 24 * 366       // of a sitting
	maxTook    = 60_000 * maxMinutes // milliseconds
)

// ErrVersion means that a record was written by a newer version of the program.
var ErrVersion = errors.New("the record is of a newer version: update sabaq to read it")

// Decode reads one record in JSON, at most MaxRecord bytes of it, and validates it.
// Fields that it doesn't know are passed over.
func Decode(r io.Reader) (Record, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxRecord+1))
	if err != nil {
		return Record{}, fmt.Errorf("reading a record: %w", err)
	}
	if len(data) > MaxRecord {
		return Record{}, fmt.Errorf("a record has at most %d MB", MaxRecord>>20)
	}
	var rec Record
	if err := json.Unmarshal(data, &rec); err != nil {
		return Record{}, fmt.Errorf("not a sitting's record: %w", err)
	}
	if err := rec.Validate(); err != nil {
		return Record{}, err
	}
	return rec, nil
}

// Validate reports the first thing in a record that no sitting of this program
// writes and that would make it unsafe to work on: sizes, numbers that are none,
// places outside a list. It says nothing of whether the marks or times are true.
func (r *Record) Validate() error {
	switch {
	case r.Version > Version:
		return ErrVersion
	case r.Version < 1:
		return errors.New("the record has no version")
	case !isHex(r.ID, 32):
		return errors.New("the record's id is not 32 hexadecimal digits")
	case !isHex(r.Fingerprint, 64):
		return errors.New("the deck's fingerprint is not 64 hexadecimal digits")
	case len(r.Learner) > maxName || len(r.Deck) > maxName || len(r.Title) > maxName:
		return fmt.Errorf("a name has at most %d bytes", maxName)
	case !datable(r.Started):
		return errors.New("the record has no time at which it began")
	case r.Ended.IsZero() != (r.End == ""):
		return errors.New("the record says neither that it runs nor how and when it ended")
	case !r.Ended.IsZero() && !datable(r.Ended):
		return errors.New("the time at which it ended is none")
	case r.End != "" && r.End != HandedIn && r.End != TimeUp:
		return errors.New("the record ended in a way that there is not")
	case len(r.Items) > MaxItems:
		return fmt.Errorf("a sitting has at most %d questions", MaxItems)
	}
	if err := checkRules(r.Minutes, r.Pass, r.Penalty); err != nil {
		return err
	}
	seen := make(map[string]bool, len(r.Items))
	for i := range r.Items {
		it := &r.Items[i]
		err := it.validate()
		if err == nil && seen[it.Card] {
			err = errors.New("its card was asked before")
		}
		if err != nil {
			return fmt.Errorf("question %d: %w", i+1, err)
		}
		seen[it.Card] = true
	}
	return nil
}

// checkRules checks the numbers of a sitting.
func checkRules(minutes, pass, penalty float64) error {
	switch {
	case !within(minutes, 0, maxMinutes):
		return errors.New("the time allowed is not a number of minutes from 0 to a year's")
	case !within(pass, 0, 100):
		return errors.New("the mark of passing is not a percentage from 0 to 100")
	case !within(penalty, 0, 1):
		return errors.New("the penalty is not a share from 0 to 1")
	}
	return nil
}

func (it *Item) validate() error {
	switch {
	case !isID(it.Card):
		return errors.New("its card has no id that is one")
	case !isKind(it.Kind):
		return errors.New("its card is of a kind that there is not")
	case len(it.Question) > maxText || len(it.Correct) > maxText || len(it.Lead) > maxText:
		return fmt.Errorf("a text has at most %d KB", maxText>>10)
	case len(it.Section) > maxName:
		return fmt.Errorf("a section's name has at most %d bytes", maxName)
	case len(it.Tags) > maxTags:
		return fmt.Errorf("a question has at most %d tags", maxTags)
	case len(it.Options) > MaxOptions:
		return fmt.Errorf("a question has at most %d options", MaxOptions)
	case it.Need < 0 || it.Need > MaxOptions:
		return errors.New("it asks for a number of points that no list has")
	case !it.At.IsZero() && !datable(it.At):
		return errors.New("the time of its answer is none")
	case it.Took < 0 || it.Took > maxTook:
		return errors.New("the time that it took is none")
	case !within(it.Points, -maxPoints, maxPoints) || !within(it.Max, 0, maxPoints):
		return errors.New("its points are none")
	}
	for _, tag := range it.Tags {
		if len(tag) > maxTag {
			return fmt.Errorf("a tag has at most %d bytes", maxTag)
		}
	}
	seen := make(map[string]bool, len(it.Options))
	for _, text := range it.Options {
		if len(text) > maxText {
			return fmt.Errorf("an option has at most %d KB", maxText>>10)
		}
		if seen[text] {
			return errors.New("two of its options are the same")
		}
		seen[text] = true
	}
	return it.Response.check(it)
}

// check reports why a response is none to an item; nothing answered is one.
func (r *Response) check(it *Item) error {
	text, chosen := false, 0 // what the form takes: a text, how many options at most
	switch it.Form {
	case Type, List, Self:
		text = true
	case Choose:
		chosen = 1
	case Tick, Arrange:
		chosen = len(it.Options)
	default:
		return errors.New("it is asked in a form that there is not")
	}
	switch {
	case len(r.Text) > MaxAnswer:
		return fmt.Errorf("an answer has at most %d KB", MaxAnswer>>10)
	case !text && r.Text != "":
		return errors.New("it is answered by choosing, not by typing")
	case text && len(r.Chosen) > 0:
		return errors.New("it is answered by typing, not by choosing")
	case len(r.Chosen) > chosen:
		return errors.New("more options were chosen than can be")
	case it.Form == Arrange && len(r.Chosen) > 0 && !permutation(r.Chosen, len(it.Options)):
		return errors.New("an order has each of the items once")
	}
	for n, i := range r.Chosen {
		if i < 0 || i >= len(it.Options) {
			return fmt.Errorf("there is no option %d", i+1)
		}
		if it.Form == Tick && n > 0 && i <= r.Chosen[n-1] {
			return errors.New("ticks are listed in ascending order")
		}
	}
	return nil
}

func within(x, low, high float64) bool { return !math.IsNaN(x) && x >= low && x <= high }

// datable reports whether a time can be written as RFC 3339.
func datable(t time.Time) bool {
	_, offset := t.Zone()
	return !t.IsZero() && t.Year() >= 1 && t.Year() <= 9999 && offset > -24*3600 && offset < 24*3600
}

func isHex(s string, n int) bool {
	return len(s) == n && strings.Trim(s, "0123456789abcdef") == ""
}

func isID(s string) bool {
	const chars = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~-"
	return s != "" && len(s) <= maxCard && strings.Trim(s, chars) == ""
}

func isKind(s string) bool {
	for k := decks.Basic; k <= decks.Claim; k++ {
		if k.String() == s {
			return true
		}
	}
	return false
}
