// Package check looks at a parsed deck the way a second author would: does it
// agree with the text that it was made from, and are its cards good ones?
//
// What is wrong with the form of a deck is [decks.Parse]'s to say. The errors
// here (E3..) are disagreements with the source; the warnings are about single
// cards (W3..), about the deck as a whole (W4..) and about what a class made of it (W5..). They follow what the field
// has published: Wozniak's rules of formulating knowledge, Matuschak's guide to
// prompts, and the item-writing rules that Haladyna, Downing and Rodriguez
// gathered. [Explain] names the rule behind each.
//
// A rule that cries wolf gets all of them switched off. So each speaks up only
// where it is nearly always right, and stays silent on what it can't read: the
// rules about wording know English, the others need no language.
package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sabaq/decks"
)

// Options is what a check knows besides the deck. Every part may be left out.
type Options struct {
	// Data is the deck's file: with it a diagnostic points at the very place and
	// shows the line, without it at the card's beginning.
	Data []byte
	// Source is the text that the deck was made from; nil where it isn't at hand.
	Source *Source
	// Today is the learner's day, YYYY-MM-DD. Without it no fact is out of date.
	Today string
	// Class is what a class's answers say of the cards.
	Class []Finding
}

// Source is the text that a deck was made from.
type Source struct {
	Paragraphs []string // as [decks.Paragraphs] gives them
	SHA256     string   // lower-case hex of the text's bytes
}

// maxReports bounds what is said of one deck.
const maxReports = 1000

// codeMore is the parser's code for problems that are not listed.
const codeMore = "W290"

// Report returns all that is to be said of a deck: what the parser found and
// what [Deck] finds, in file order, without the warnings that the deck silences.
func Report(d *decks.Deck, parsed []decks.Diagnostic, opt Options) []decks.Diagnostic {
	all := slices.DeleteFunc(slices.Clone(parsed), func(found decks.Diagnostic) bool { return silenced(d, &found) })
	all = append(all, Deck(d, opt)...)
	slices.SortStableFunc(all, func(a, b decks.Diagnostic) int {
		switch aMore, bMore := a.Code == codeMore, b.Code == codeMore; {
		case aMore && !bMore:
			return 1
		case bMore && !aMore:
			return -1
		}
		return cmp.Compare(a.Pos.Offset, b.Pos.Offset)
	})
	return all
}

// Deck returns what is wrong with a deck beyond its form, in file order, without
// the warnings that the deck or the card silences. The time that it takes grows
// with the size of the deck and the source, not with their product.
func Deck(d *decks.Deck, opt Options) []decks.Diagnostic {
	c := &checker{deck: d, opt: opt}
	c.entries()
	c.source()
	for i := range c.all {
		c.card(&c.all[i])
	}
	c.whole()
	c.class()
	return c.sorted()
}

// checker goes through one deck.
type checker struct {
	deck   *decks.Deck
	opt    Options
	all    []entry
	found  []decks.Diagnostic
	unsaid int
}

// entry is an entry with the cards that it stands for.
type entry struct {
	*decks.Entry
	cards []decks.Card
}

func (c *checker) entries() {
	cards := c.deck.Cards
	c.all = make([]entry, len(c.deck.Entries))
	for i := range c.deck.Entries {
		e := &c.deck.Entries[i]
		n := 0
		for n < len(cards) && cards[n].Pos == e.Pos {
			n++
		}
		c.all[i] = entry{e, cards[:n]}
		cards = cards[n:]
	}
}

// card checks one entry by itself.
func (c *checker) card(e *entry) {
	if len(e.cards) == 0 {
		return // the same card as another; the parser has said so
	}
	c.answer(e)
	c.wording(e)
	c.hints(e)
	c.dated(e)
	switch e.Kind {
	case decks.Choice:
		c.options(e)
	case decks.Cloze:
		c.gaps(e)
	case decks.All, decks.Order:
		c.points(e)
	}
}

// add reports a problem of an entry, where part stands in it; "" points at its
// beginning.
func (c *checker) add(code string, e *entry, part, message, hint string) {
	c.addAt(code, c.place(e.Pos, part), message, hint)
}

// addAt reports a problem at a place that has been found.
func (c *checker) addAt(code string, at spot, message, hint string) {
	d := decks.Diagnostic{
		File: c.deck.Path, Pos: at.pos, Severity: severity(code), Code: code, Message: message, Hint: hint, Text: at.line,
	}
	if silenced(c.deck, &d) {
		return
	}
	if len(c.found) >= maxReports {
		c.unsaid++
		return
	}
	c.found = append(c.found, d)
}

func (c *checker) sorted() []decks.Diagnostic {
	slices.SortStableFunc(c.found, func(a, b decks.Diagnostic) int { return cmp.Compare(a.Pos.Offset, b.Pos.Offset) })
	if c.unsaid > 0 {
		last := c.found[len(c.found)-1]
		last.Code, last.Severity, last.Text = codeMore, decks.Warning, ""
		last.Message = fmt.Sprintf("%d more problems are not listed", c.unsaid)
		last.Hint = "solve the ones above first"
		c.found = append(c.found, last)
	}
	return c.found
}

func severity(code string) decks.Severity {
	if strings.HasPrefix(code, "W") {
		return decks.Warning
	}
	return decks.Error
}

// silenced reports whether the deck or the card does without this warning.
// Errors are never silenced.
func silenced(d *decks.Deck, found *decks.Diagnostic) bool {
	if found.Severity != decks.Warning {
		return false
	}
	if slices.Contains(d.Ignore, found.Code) {
		return true
	}
	i, ok := slices.BinarySearchFunc(d.Entries, found.Pos.Offset, func(e decks.Entry, offset int) int {
		switch {
		case e.Pos.Offset+e.Pos.Length <= offset:
			return -1
		case e.Pos.Offset > offset:
			return 1
		}
		return 0
	})
	return ok && slices.Contains(d.Entries[i].Ignore, found.Code)
}
