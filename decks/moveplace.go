package decks

import (
	"slices"
	"strings"
)

// mover finds the place of a draft's entry in a deck.
type mover struct {
	draft, deck string
	entry       *Entry // of the draft
	behind      func(*Entry) bool
}

// move returns the deck with the entry in it.
func (m *mover) move() ([]byte, error) {
	pos := m.entry.Pos
	text := m.draft[pos.Offset : pos.Offset+pos.Length]
	at, missing := m.place()
	out, err := m.insert(at, missing, text)
	if err == nil && m.holds(out) {
		return out, nil
	}
	// Headings may nest in another way there; the end of a section of that name does in any case.
	if out, err = Insert([]byte(m.deck), m.entry.Section, text); err == nil && !m.holds(out) {
		err = ErrNoPlace
	}
	return out, err
}

// holds reports whether the entry stands in the deck under its section.
func (m *mover) holds(deck []byte) bool {
	d, _ := Parse("", deck)
	return slices.ContainsFunc(d.Entries, func(e Entry) bool {
		return e.Section == m.entry.Section && e.TextID == m.entry.TextID && e.ID == m.entry.ID
	})
}

// insert puts headings and the entry at an offset: an end of the file, or the
// beginning of an entry or heading.
func (m *mover) insert(at int, missing []string, text string) ([]byte, error) {
	eol := lineEnd(m.deck)
	above := m.deck[:at]
	for _, heading := range missing {
		above += lineEndsBelow(above, eol) + heading + eol
	}
	out, err := Insert([]byte(above), "", text)
	if err != nil {
		return nil, err
	}
	if at < len(m.deck) {
		out = append(append(out, eol...), m.deck[at:]...)
	}
	return out, oneMore([]byte(m.deck), out)
}

// place returns where in the deck the entry belongs, and the headings that it
// needs there.
func (m *mover) place() (at int, missing []string) {
	there := headings(m.deck)
	at = -1
	for k := -1; k < len(there); k++ {
		from, to, section := 0, len(m.deck), ""
		if k >= 0 {
			from, section = there[k].off, there[k].section
		}
		if k+1 < len(there) {
			to = there[k+1].off
		}
		if section != m.entry.Section {
			continue
		}
		at = to
		if first := m.firstBehind(from, to); first >= 0 {
			return first, nil
		}
	}
	if at >= 0 {
		return at, nil
	}
	return m.newSection(there)
}

// firstBehind returns where the first entry of a part of the deck stands that
// belongs behind the moved one, or -1.
func (m *mover) firstBehind(from, to int) int {
	d, _ := Parse("", []byte(m.deck))
	for i := range d.Entries {
		if e := &d.Entries[i]; e.Pos.Offset >= from && e.Pos.Offset < to && m.behind(e) {
			return e.Pos.Offset
		}
	}
	return -1
}

// newSection returns where in the deck a section begins that it doesn't have.
func (m *mover) newSection(there []place) (at int, missing []string) {
	all := headings(m.draft)
	rank := map[string]int{} // of a section: its place in the draft
	for i, h := range all {
		if _, ok := rank[h.section]; !ok {
			rank[h.section] = i
		}
	}
	open := openAt(m.draft, all, m.entry.Pos.Offset)
	parent := -1
	for len(open) > 0 && parent < 0 {
		h := open[len(open)-1]
		for k := range there {
			if there[k].section == h.section {
				parent = k
			}
		}
		if parent < 0 {
			missing = append(missing, lineOfText(m.draft, h.off))
			open = open[:len(open)-1]
		}
	}
	slices.Reverse(missing)
	own := rank[m.entry.Section]
	for k := parent + 1; k < len(there); k++ {
		if parent >= 0 && levelAt(m.deck, there[k].off) <= levelAt(m.deck, there[parent].off) {
			return there[k].off, missing // the parent's part ends
		}
		if r, ok := rank[there[k].section]; ok && r > own {
			return there[k].off, missing
		}
	}
	return len(m.deck), missing
}

// openAt returns the headings that are open at an offset, outermost first.
func openAt(src string, all []place, at int) []place {
	var open []place
	for _, h := range all {
		if h.off > at {
			break
		}
		level := levelAt(src, h.off)
		open = slices.DeleteFunc(open, func(o place) bool { return levelAt(src, o.off) >= level })
		open = append(open, h)
	}
	return open
}

func levelAt(src string, off int) int {
	level, _ := heading(lineOfText(src, off))
	return level
}

// lineOfText returns the line that begins at an offset.
func lineOfText(src string, off int) string {
	text, _, _ := strings.Cut(src[off:], "\n")
	return strings.TrimRight(text, "\r")
}
