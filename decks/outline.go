package decks

import "strings"

// Branch is a node of a deck's outline: a section, an argument, a fact, or what
// supports an argument.
type Branch struct {
	Label    string   // what it is to the branch above: "because", "evidence", ...; else ""
	Text     string   // Markdown
	Claim    bool     // an argument: a CLAIM, or an entry tagged `claim`
	Cards    []string // ids of the cards that ask for it; those of its branches are theirs
	Branches []Branch
}

// All returns the ids of the branch's cards and of those under it.
func (b *Branch) All() []string {
	ids := append([]string(nil), b.Cards...)
	for i := range b.Branches {
		ids = append(ids, b.Branches[i].All()...)
	}
	return ids
}

// Outline returns what the deck teaches as a tree, to write an essay from:
// sections as the headings nest them, under each its arguments with what
// supports them and its facts, all in the deck's order.
func (d *Deck) Outline() []Branch {
	var root Branch
	cards := map[int][]*Card{} // by where their entry stands
	for i := range d.Cards {
		c := &d.Cards[i]
		cards[c.Pos.Offset] = append(cards[c.Pos.Offset], c)
	}
	for i := range d.Entries {
		e := &d.Entries[i]
		if asked := cards[e.Pos.Offset]; len(asked) > 0 {
			at := root.section(e.Section)
			at.Branches = append(at.Branches, e.branch(asked))
		}
	}
	return root.Branches
}

// section returns the branch of a section, made where it isn't there yet. The
// last one of that name counts: sections come in order.
func (b *Branch) section(path string) *Branch {
	if path == "" {
		return b
	}
	name, rest, _ := strings.Cut(path, " / ")
	n := len(b.Branches)
	if n == 0 || b.Branches[n-1].Text != name || b.Branches[n-1].Cards != nil {
		b.Branches = append(b.Branches, Branch{Text: name})
		n++
	}
	return b.Branches[n-1].section(rest)
}

// branch returns the branch of an entry that is asked by the given cards.
func (e *Entry) branch(asked []*Card) Branch {
	first := asked[0]
	b := Branch{Text: e.Question, Claim: first.Lead != ""}
	for _, c := range asked {
		b.Cards = append(b.Cards, c.ID)
	}
	switch e.Kind {
	case Claim:
		b.Claim, b.Cards = true, nil
		for _, f := range e.Facets {
			b.Branches = append(b.Branches, Branch{Label: f.Name, Text: f.Text, Cards: facetCards(f.Name, &b, asked)})
		}
	case Cloze:
		var find gapFinder
		find.find(e.Question)
		b.Text = without(e.Question, find.gaps, noGroup, false)
	case TrueFalse:
		if !e.True {
			b.Text = "Not so: " + e.Question
		}
		if first.Why != "" {
			b.Branches = append(b.Branches, Branch{Label: "why", Text: first.Why})
		}
	case All, Order:
		for _, item := range e.Items {
			b.Branches = append(b.Branches, Branch{Text: item})
		}
	default:
		b.Branches = append(b.Branches, Branch{Text: first.Answer})
	}
	return b
}

// noGroup is the number of no gap, so that all are filled in.
const noGroup = -1

// facetCards returns the cards of a facet. A facet of several lines has one
// card for all of them, which belongs to its first line.
func facetCards(name string, claim *Branch, asked []*Card) []string {
	for i := range claim.Branches {
		if claim.Branches[i].Label == name {
			return nil
		}
	}
	var ids []string
	for _, c := range asked {
		if _, facet, _ := strings.Cut(c.ID, "."); facet == name || facet == name+"-back" {
			ids = append(ids, c.ID)
		}
	}
	return ids
}
