package decks

import (
	"errors"
	"slices"
	"strings"
)

// Errors of [Insert].
var (
	ErrNotOne  = errors.New("the text is not one whole card")
	ErrTwice   = errors.New("the deck has this card already")
	ErrNoPlace = errors.New("the card can't be put there without changing others")
)

// Insert puts the text of one entry at the end of a section and changes no other
// byte of the file. Section is as in Card.Section; "" is the end of the file, and
// one that the deck doesn't have gets a heading there. What comes back is read as
// the same deck with that entry in it.
func Insert(data []byte, section, entry string) ([]byte, error) {
	entry = strings.Trim(strings.ReplaceAll(entry, "\r\n", "\n"), "\n")
	if d, _ := Parse("", []byte(entry)); len(d.Entries) != 1 || d.Entries[0].Pos.Length != len(strings.TrimRight(entry, " \t")) {
		return nil, ErrNotOne
	}
	src := string(data)
	at := len(src)
	if section != "" {
		found := false
		for _, h := range slices.Backward(headings(src)) {
			if found = h.section == section; found {
				break
			}
			at = h.off
		}
		if !found {
			at = len(src)
			entry = "# " + section + "\n\n" + entry
		}
	}
	eol := lineEnd(src)
	var b strings.Builder
	b.Grow(len(src) + len(entry) + 8)
	b.WriteString(src[:at])
	b.WriteString(lineEndsBelow(src[:at], eol))
	b.WriteString(strings.ReplaceAll(entry, "\n", eol))
	b.WriteString(eol)
	if at < len(src) {
		b.WriteString(eol)
		b.WriteString(src[at:])
	}
	out := []byte(b.String())
	return out, oneMore(data, out)
}

// lineEndsBelow is what must stand between a text and an entry or heading below it, for a
// blank line to part them.
func lineEndsBelow(above, eol string) string {
	above = strings.TrimPrefix(above, "\uFEFF")
	var need string
	if above != "" && !strings.HasSuffix(above, "\n") {
		need = eol
	}
	if text := strings.TrimRight(above, " \t\r\n"); text != "" && strings.Count(above[len(text):], "\n") < 2 {
		need += eol
	}
	return need
}

// oneMore returns an error unless the new bytes are read as the old deck with one
// more card in it.
func oneMore(old, new []byte) error {
	a, _ := Parse("", old)
	b, _ := Parse("", new)
	if len(b.Entries) != len(a.Entries)+1 {
		return ErrNoPlace
	}
	i := 0
	for i < len(a.Entries) && a.Entries[i].TextID == b.Entries[i].TextID && a.Entries[i].ID == b.Entries[i].ID {
		i++
	}
	for j := range a.Entries {
		k := j
		if j >= i {
			k++
		}
		if !sameEntry(&a.Entries[j], &b.Entries[k]) || a.Entries[j].Section != b.Entries[k].Section {
			return ErrNoPlace
		}
	}
	if len(b.Cards) <= len(a.Cards) {
		return ErrTwice
	}
	return nil
}

// Sections returns the deck's sections in the order of the file, those without
// cards too.
func Sections(data []byte) []string {
	var list []string
	for _, h := range headings(string(data)) {
		if !slices.Contains(list, h.section) {
			list = append(list, h.section)
		}
	}
	return list
}

// place is a heading, by the section that begins below it.
type place struct {
	section string
	off     int
}

func headings(src string) []place {
	p := &parser{deck: &Deck{}}
	p.open(src, 0, 0)
	p.front()
	var all []place
	for p.in.next() {
		if l := p.in.line; l.kind == headingLine {
			p.heading()
			all = append(all, place{p.joined(), l.off})
		}
	}
	return all
}
