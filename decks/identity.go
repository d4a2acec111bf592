package decks

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"strconv"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// appendIdentity appends what tells an entry from others when it has no stamped
// id: its kind and the parts that are asked for, each behind its length, so that
// no two lists of parts read alike. What helps or comments (hint, why, note,
// tags, weight, source, feedback, section) is left out, and so are differences
// of white space and of Unicode composition.
func appendIdentity(buf []byte, e *Entry, gaps []gap) []byte {
	buf = appendPart(buf, e.Kind.String())
	switch e.Kind {
	case Cloze:
		at := 0
		for _, g := range gaps {
			buf = appendPart(buf, e.Question[at:g.open])
			buf = appendPart(buf, strconv.Itoa(g.group))
			buf = appendPart(buf, g.text)
			at = g.end
		}
		return appendPart(buf, e.Question[at:])
	case TrueFalse:
		buf = appendPart(buf, strconv.FormatBool(e.True))
	}
	buf = appendPart(buf, e.Question)
	buf = appendPart(buf, e.Answer)
	for i := range e.Accept {
		buf = appendPart(buf, e.Accept[i].Text)
	}
	for i := range e.Choices {
		buf = appendPart(buf, strconv.FormatBool(e.Choices[i].Right))
		buf = appendPart(buf, e.Choices[i].Text)
	}
	for _, item := range e.Items {
		buf = appendPart(buf, item)
	}
	for i := range e.Facets {
		buf = appendPart(buf, e.Facets[i].Name)
		buf = appendPart(buf, e.Facets[i].Text)
	}
	return buf
}

// appendPart appends a text behind its length in four bytes.
func appendPart(buf []byte, s string) []byte {
	start := len(buf)
	buf = append(buf, 0, 0, 0, 0)
	pending := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			buf = appendFolded(buf[:start+4], s)
			binary.BigEndian.PutUint32(buf[start:], uint32(len(buf)-start-4))
			return buf
		case c == ' ' || c >= '\t' && c <= '\r':
			pending = len(buf) > start+4
		default:
			if pending {
				buf = append(buf, ' ')
				pending = false
			}
			buf = append(buf, c)
		}
	}
	binary.BigEndian.PutUint32(buf[start:], uint32(len(buf)-start-4))
	return buf
}

// appendFolded appends s in NFC, with each run of white space as one space and
// none at the ends.
func appendFolded(buf []byte, s string) []byte {
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	pending, empty := false, true
	for _, c := range s {
		if unicode.IsSpace(c) {
			pending = !empty
			continue
		}
		if pending {
			buf = append(buf, ' ')
		}
		pending, empty = false, false
		buf = utf8.AppendRune(buf, c)
	}
	return buf
}

// textKey is 80 bits of the SHA-256 of an entry's identity.
type textKey [10]byte

func keyOf(identity []byte) textKey {
	sum := sha256.Sum256(identity)
	return textKey(sum[:10])
}

// id returns the name of the text: '~' and the key's bits in lower-case base 32.
func (k textKey) id() string {
	var id [17]byte
	id[0] = '~'
	base32.StdEncoding.Encode(id[1:], k[:])
	for i := 1; i < len(id); i++ {
		if c := id[i]; c >= 'A' && c <= 'Z' {
			id[i] = c + 'a' - 'A'
		}
	}
	return string(id[:])
}

func itoa(n int) string { return strconv.Itoa(n) }
