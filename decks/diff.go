package decks

import "slices"

// ChangeKind says how a card differs between two versions of a deck.
type ChangeKind uint8

// Kinds of changes.
const (
	Added     ChangeKind = iota + 1 // New is new
	Withdrawn                       // Old is gone
	Reworded                        // same card, other words, same answer
	Corrected                       // same card, another answer
	Restamped                       // same card, same text, another id: one was stamped, changed or taken away
)

var changeNames = [...]string{"", "added", "withdrawn", "reworded", "corrected", "restamped"}

// String returns the kind as `deck diff` prints it.
func (k ChangeKind) String() string {
	if int(k) < len(changeNames) {
		return changeNames[k]
	}
	return ""
}

// Change is one card that differs. Where both Old and New are there they are the same card; their
// ids differ when it has no stamped id and was recognised by its text (see match.go).
type Change struct {
	Kind     ChangeKind
	Old, New *Card // nil where there is none
}

// Recognised reports whether the card goes by another id now.
func (c *Change) Recognised() bool { return c.Old != nil && c.New != nil && c.Old.ID != c.New.ID }

// Diff returns what changed from one version of a deck to the next, in the order of
// the new one, withdrawn cards last. Cards that only moved, and fields that are shown with the answer
// but asked for by no card (why, note, hint, tags), make no change. It calls cards
// the same where they have the same id, or where their texts match each other
// closely and no other's: see [Deck.Entries] and match.go.
func Diff(old, new *Deck) []Change {
	before := map[string]*Card{}
	for i := range old.Cards {
		before[old.Cards[i].ID] = &old.Cards[i]
	}
	became := pairs(old, new) // id of a new card -> id of the old one that it was
	var changes []Change
	kept := map[string]bool{}
	for i := range new.Cards {
		c := &new.Cards[i]
		was, ok := before[c.ID]
		if !ok {
			was, ok = before[became[c.ID]]
		}
		if !ok {
			changes = append(changes, Change{Added, nil, c})
			continue
		}
		kept[was.ID] = true
		switch {
		case !sameAnswer(was, c):
			changes = append(changes, Change{Corrected, was, c})
		case folded(was.Question) != folded(c.Question):
			changes = append(changes, Change{Reworded, was, c})
		case was.ID != c.ID:
			changes = append(changes, Change{Restamped, was, c})
		}
	}
	for i := range old.Cards {
		if c := &old.Cards[i]; !kept[c.ID] {
			changes = append(changes, Change{Withdrawn, c, nil})
		}
	}
	return changes
}

// sameAnswer reports whether two versions of a card ask for the same answer.
func sameAnswer(a, b *Card) bool {
	if a.Kind != b.Kind {
		return folded(a.Answer) == folded(b.Answer)
	}
	switch a.Kind {
	case Choice:
		return slices.Equal(right(a), right(b))
	case All:
		return slices.Equal(sortedFolds(a.Items), sortedFolds(b.Items)) && a.Need == b.Need
	case Order:
		return slices.EqualFunc(a.Items, b.Items, func(x, y string) bool { return folded(x) == folded(y) })
	case TrueFalse:
		return a.True == b.True
	case Claim:
		return slices.Equal(sortedFolds([]string{a.Answer}), sortedFolds([]string{b.Answer}))
	}
	return folded(a.Answer) == folded(b.Answer)
}

// right returns the right options of a choice, folded and sorted: their order
// and the wrong ones are no part of the answer.
func right(c *Card) []string {
	var texts []string
	for _, o := range c.Choices {
		if o.Right {
			texts = append(texts, o.Text)
		}
	}
	return sortedFolds(texts)
}

func sortedFolds(texts []string) []string {
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = folded(t)
	}
	slices.Sort(out)
	return out
}
