package decks

import (
	"slices"
	"strings"
)

// count returns how many cards the entry read last stands for at most.
func (p *parser) count(e *Entry) int {
	switch e.Kind {
	case Cloze:
		return len(p.group)
	case Claim:
		return len(p.has)
	}
	return 2 // with its reverse
}

// expand appends the entry's cards to the deck's.
func (p *parser) expand(e *Entry, d *details) {
	id := e.ID
	if id == "" {
		id = e.TextID
	}
	switch e.Kind {
	case Cloze:
		p.expandCloze(e, d, id)
		return
	case Claim:
		p.expandClaim(e, d, id)
		return
	}
	c := p.card(e, d, id)
	c.Question = e.Question
	switch e.Kind {
	case Basic:
		c.Answer = e.Answer
	case Typed:
		c.Accept = e.Accept
		c.Answer = e.Accept[0].Text
	case Choice:
		c.Choices = e.Choices
		c.Answer = rightOptions(e.Choices)
	case TrueFalse:
		c.True = e.True
		c.Answer = "False"
		if e.True {
			c.Answer = "True"
		}
	case All:
		c.Items, c.Need = e.Items, e.Need
		if c.Need == 0 {
			c.Need = len(e.Items)
		}
		c.Answer = list(e.Items)
	case Order:
		c.Items = e.Items
		c.Answer = numbered(e.Items)
	}
	if d.reverse {
		// The reverse of a typed card is said, not typed: nobody types a question
		// word for word. The hint is for the way forth.
		question, answer := c.Answer, c.Question
		c = p.card(e, d, id+".reverse")
		c.Facet = "reversed"
		c.Kind, c.Hint = Basic, ""
		c.Question, c.Answer = question, answer
	}
}

// card appends a card with what all cards of the entry share. The pointer is
// good until the next one.
func (p *parser) card(e *Entry, d *details, id string) *Card {
	p.deck.Cards = append(p.deck.Cards, Card{
		ID: id, Kind: e.Kind, Section: e.Section,
		Hint: d.hint, Why: d.why, Note: d.note, Quotes: d.quotes, Source: d.source,
		Tags: d.tags, Weight: d.weight, Until: d.until, Lead: d.lead, Pos: e.Pos,
	})
	return &p.deck.Cards[len(p.deck.Cards)-1]
}

func (p *parser) expandCloze(e *Entry, d *details, id string) {
	for n, group := range p.group {
		c := p.card(e, d, id+"."+itoa(group))
		c.Facet = "gap"
		if len(p.group) > 1 {
			c.Facet = "gap " + itoa(n+1) + " of " + itoa(len(p.group))
		}
		c.Question = without(e.Question, p.gaps.gaps, group, true)
		c.Bare = c.Question
		if slices.ContainsFunc(p.gaps.gaps, func(g gap) bool { return g.group == group && g.hint != "" }) {
			c.Bare = without(e.Question, p.gaps.gaps, group, false)
		}
		c.Answer = p.answer(group)
		c.Accept = []Accept{{Text: c.Answer}}
		if typed := plain(c.Answer); typed != "" && typed != c.Answer {
			c.Accept = append(c.Accept, Accept{Text: typed})
		}
	}
}

// answer returns what fills the gaps of a group: each text once.
func (p *parser) answer(group int) string {
	if len(p.group) == len(p.gaps.gaps) {
		for _, g := range p.gaps.gaps {
			if g.group == group {
				return unescapeCode(g.text)
			}
		}
	}
	var texts []string
	for _, g := range p.gaps.gaps {
		text := unescapeCode(g.text)
		same := func(other string) bool { return strings.EqualFold(text, other) }
		if g.group == group && !slices.ContainsFunc(texts, same) {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, ", ")
}

// rightOptions returns the right options in words.
func rightOptions(options []Option) string {
	var right []string
	for _, o := range options {
		if o.Right {
			right = append(right, o.Text)
		}
	}
	if len(right) == 1 {
		return right[0]
	}
	return list(right)
}

// list returns the items as a Markdown list.
func list(items []string) string {
	var b strings.Builder
	for i, item := range items {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString("- ")
		b.WriteString(strings.ReplaceAll(item, "\n", "\n  "))
	}
	return b.String()
}

// numbered returns the items as a numbered Markdown list.
func numbered(items []string) string {
	var b strings.Builder
	for i, item := range items {
		if i > 0 {
			b.WriteByte('\n')
		}
		n := itoa(i+1) + ". "
		b.WriteString(n)
		b.WriteString(strings.ReplaceAll(item, "\n", "\n"+strings.Repeat(" ", len(n))))
	}
	return b.String()
}
