package decks

import (
	"io"
	"strings"
	"unicode/utf8"
)

// Renamed says that a card is known by a new id: the same question under another
// name, to which its history has to follow.
type Renamed struct {
	Old, New string // as in Card.ID
}

// Stamp gives every asked entry without an id one of newID's, in a line below
// it, and changes no other byte. It returns the bytes and what each card of such
// an entry was known by before.
//
// An id that newID gives is passed over when it is none or is used in the file
// already. Left without an id are the second of two entries with the same text,
// which is not asked; one that would grow beyond 16 KB; all below a comment that
// is never closed, because the line's --> would close it; and what is left when
// newID gives nothing but used ids.
func Stamp(data []byte, newID func() string) ([]byte, []Renamed) {
	deck, _ := Parse("", data)
	src := string(data)
	used := map[string]bool{}
	for i := range deck.Entries {
		used[deck.Entries[i].ID] = true
	}
	limit := openComment(src)
	out := make([]byte, 0, len(src)+32*len(deck.Entries))
	var renamed []Renamed
	fresh := make(map[string]string, len(deck.Entries)) // id of the text -> the new one, or ""
	at := 0
	for i := range deck.Entries {
		e := &deck.Entries[i]
		end := e.Pos.Offset + e.Pos.Length
		if _, seen := fresh[e.TextID]; seen {
			continue
		}
		fresh[e.TextID] = ""
		if e.ID != "" || end > limit {
			continue
		}
		id := unused(newID, used)
		if id == "" {
			break
		}
		line := ending(src, end) + StampLine(id)
		if e.Pos.Length+len(line) > maxEntry {
			continue
		}
		fresh[e.TextID] = id
		used[id] = true
		out = append(append(out, src[at:end]...), line...)
		at = end
	}
	out = append(out, src[at:]...)
	for i := range deck.Cards {
		group, facet, _ := strings.Cut(deck.Cards[i].ID, ".")
		if id := fresh[group]; id != "" {
			renamed = append(renamed, Renamed{deck.Cards[i].ID, joinID(id, facet)})
		}
	}
	return out, renamed
}

// StampLine returns the line that gives an entry its id.
func StampLine(id string) string { return comment("id", id) }

// Renames lists the deck's stamped cards with the ids that they would have by
// their text alone. A learner whose history is kept under such an id has studied
// the card before it was stamped, here or by whoever handed the deck out.
func (d *Deck) Renames() []Renamed {
	texts := make(map[string]string, len(d.Entries))
	for i := range d.Entries {
		if e := &d.Entries[i]; e.ID != "" {
			texts[e.ID] = e.TextID
		}
	}
	var renamed []Renamed
	for i := range d.Cards {
		group, facet, _ := strings.Cut(d.Cards[i].ID, ".")
		if text := texts[group]; text != "" {
			renamed = append(renamed, Renamed{joinID(text, facet), d.Cards[i].ID})
		}
	}
	return renamed
}

// Unstamped returns the asked entries that have no id.
func (d *Deck) Unstamped() []*Entry {
	asked := make(map[int]bool, len(d.Cards))
	for i := range d.Cards {
		asked[d.Cards[i].Pos.Offset] = true
	}
	var list []*Entry
	for i := range d.Entries {
		if e := &d.Entries[i]; e.ID == "" && asked[e.Pos.Offset] {
			list = append(list, e)
		}
	}
	return list
}

func joinID(group, facet string) string {
	if facet == "" {
		return group
	}
	return group + "." + facet
}

// unused returns an id of newID's that is good and new, or "".
func unused(newID func() string, used map[string]bool) string {
	for range 1000 {
		if id := newID(); validID(id) && !used[id] {
			return id
		}
	}
	return ""
}

// ending returns the line end that stands at an offset, or the file's where
// nothing stands there.
func ending(src string, at int) string {
	switch {
	case strings.HasPrefix(src[at:], "\r\n"):
		return "\r\n"
	case at < len(src):
		return "\n"
	}
	return lineEnd(src)
}

// openComment returns the offset of the first line that begins a comment which no
// --> ends, or the file's length.
func openComment(src string) int {
	at := max(0, strings.LastIndex(src, commentClose)-len(commentOpen)+1)
	for {
		n := strings.Index(src[at:], commentOpen)
		if n < 0 {
			return len(src)
		}
		at += n
		if at == 0 || src[at-1] == '\n' || at == len("\uFEFF") && strings.HasPrefix(src, "\uFEFF") {
			return at
		}
		at++
	}
}

// Letters of new ids: digits and letters that are not taken for each other.
const idLetters = "23456789abcdefghjkmnpqrstvwxyz"

// idLength is how many of them an id has behind its prefix. Two decks of a thousand
// cards with the same prefix share an id in one case of seven hundred.
const idLength = 6

// NewIDs returns a source of new ids for the deck: a prefix, '-' and six random
// letters and digits. The prefix is that of most ids in the deck already, else
// the initials of its name. At the end of random it gives "".
func (d *Deck) NewIDs(random io.Reader) func() string {
	prefix := d.idPrefix()
	var buf [64]byte
	var left []byte
	next := func() (byte, bool) {
		for {
			if len(left) == 0 {
				if _, err := io.ReadFull(random, buf[:]); err != nil {
					return 0, false
				}
				left = buf[:]
			}
			c := left[0] & 31
			left = left[1:]
			if int(c) < len(idLetters) { // two in 32 are thrown away: all letters are equally likely
				return idLetters[c], true
			}
		}
	}
	return func() string {
		id := []byte(prefix + "-")
		for range idLength {
			c, ok := next()
			if !ok {
				return ""
			}
			id = append(id, c)
		}
		return string(id)
	}
}

// idPrefix returns what new ids begin with.
func (d *Deck) idPrefix() string {
	count := map[string]int{}
	best := ""
	for i := range d.Entries {
		prefix, _, ok := strings.Cut(d.Entries[i].ID, "-")
		if !ok || prefix == "" || len(prefix) > 8 {
			continue
		}
		if count[prefix]++; count[prefix] > count[best] {
			best = prefix
		}
	}
	if best != "" {
		return best
	}
	return initials(d.Name)
}

// initials returns the first letters of a name's first three words, or the first
// two letters of its only one; "c", for card, where it has no Latin letters.
func initials(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(c rune) bool {
		return c < utf8.RuneSelf && (c < 'a' || c > 'z')
	})
	var letters []byte
	for _, word := range words {
		if word[0] < utf8.RuneSelf && len(letters) < 3 {
			letters = append(letters, word[0])
		}
	}
	switch {
	case len(letters) == 0:
		return "c"
	case len(letters) == 1:
		for _, word := range words {
			if word[0] == letters[0] && len(word) > 1 && word[1] < utf8.RuneSelf {
				letters = append(letters, word[1])
				break
			}
		}
	}
	return string(letters)
}
