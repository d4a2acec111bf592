package exam

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"
)

// A paper is drawn by lots: each thing gets the number that the seed, the purpose
// and its own name give, and the lowest come first. So the same seed gives the same
// paper for ever, on any machine and with any version of Go, and a deck that gained
// a card since gives nearly the same one.

// lot returns the number drawn for a name: the first eight bytes of a SHA-256.
func lot(seed uint64, purpose, name string) uint64 {
	b := binary.BigEndian.AppendUint64(make([]byte, 0, 16+len(purpose)+len(name)), seed)
	b = binary.BigEndian.AppendUint64(b, uint64(len(purpose)))
	b = append(append(b, purpose...), name...)
	sum := sha256.Sum256(b)
	return binary.BigEndian.Uint64(sum[:])
}

// shuffled returns the texts in the order of their lots.
func shuffled(seed uint64, purpose string, texts []string) []string {
	type drawn struct {
		lot  uint64
		text string
	}
	all := make([]drawn, len(texts))
	for i, text := range texts {
		all[i] = drawn{lot(seed, purpose, text), text}
	}
	slices.SortStableFunc(all, func(a, b drawn) int { return cmp.Compare(a.lot, b.lot) })
	out := make([]string, len(texts))
	for i := range all {
		out[i] = all[i].text
	}
	return out
}
