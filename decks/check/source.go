package check

import (
	"fmt"
	"strings"

	"sabaq/decks"
)

// maxNamed is how many of the cards that a changed source breaks are named.
const maxNamed = 8

// source checks what the cards say of the text that they were made from.
func (c *checker) source() {
	src := c.opt.Source
	if src == nil {
		return
	}
	t := newText(src.Paragraphs, sizeOf(src.Paragraphs)*c.quoted() >= indexFrom)
	rest := 0
	var broken []string
	for i := range c.all {
		e := &c.all[i]
		if len(e.cards) == 0 {
			continue
		}
		card := &e.cards[0]
		if card.Source == 0 && len(card.Quotes) == 0 {
			continue
		}
		rest++
		if !c.agrees(e, card, t) {
			broken = append(broken, itoa(e.Pos.Line))
		}
	}
	if stated := c.deck.Source.SHA256; stated != "" && src.SHA256 != "" && stated != src.SHA256 {
		message := fmt.Sprintf("the source is another text than the one that the deck was made from; of %s that name it, %d no longer agree with it", plural(rest, "card"), len(broken))
		hint := "look the cards through, then set sha256 to " + src.SHA256
		if len(broken) > 0 {
			named := strings.Join(broken[:min(len(broken), maxNamed)], ", ")
			if more := len(broken) - maxNamed; more > 0 {
				named += fmt.Sprintf(" and %d more", more)
			}
			hint = "correct the cards in line " + named + ", then set sha256 to " + src.SHA256
		}
		c.addAt(codeSource, c.place(c.deck.Front, stated), message, hint)
	}
}

// quoted counts the quotations of the deck.
func (c *checker) quoted() int {
	n := 0
	for i := range c.all {
		if len(c.all[i].cards) > 0 {
			n += len(c.all[i].cards[0].Quotes)
		}
	}
	return n
}

// agrees checks one entry against the source, and reports whether it agrees.
func (c *checker) agrees(e *entry, card *decks.Card, t *text) bool {
	ok := true
	if card.Source > len(t.paragraphs) {
		c.addAt(codeParagraph, c.field(e, "src", 0), fmt.Sprintf("there is no ¶%d: the source has %s", card.Source, plural(len(t.paragraphs), "paragraph")), "")
		ok = false
	}
	for i, q := range card.Quotes {
		if card.Source >= 1 && card.Source <= len(t.paragraphs) && t.in(q, card.Source) {
			continue
		}
		switch at := t.find(q); {
		case at == 0:
			c.addAt(codeQuote, c.field(e, ">", i), "the source does not have this quotation", t.nearest(q, len(c.found) < maxReports))
			ok = false
		case card.Source >= 1 && card.Source <= len(t.paragraphs):
			c.addAt(codeElsewhere, c.field(e, ">", i), fmt.Sprintf("the quotation stands in ¶%d, not in ¶%d", at, card.Source), fmt.Sprintf("write `src: ¶%d`, or quote the paragraph that is meant", at))
			ok = false
		}
	}
	return ok
}

// field returns where the n-th field of a name stands.
func (c *checker) field(e *entry, name string, n int) spot {
	for i := range e.Fields {
		if e.Fields[i].Name == name {
			if n == 0 {
				return c.place(e.Fields[i].Pos, "")
			}
			n--
		}
	}
	return c.place(e.Pos, "")
}
