package class

import "crypto/sha256"

// pile is what has been gathered so far. Adding and merging are commutative,
// associative and idempotent: a pile is a set of sittings by learner and id, and of
// versions of the same sitting it keeps the greatest (sitting.better) and all hashes.
type pile map[whose]*gathered

// whose is a learner: a place in the roster, or -1 and the id that they chose.
type whose struct {
	at   int
	name string // "" where the roster has them
}

type gathered struct {
	names    map[string]bool // the ids that they chose
	sittings map[string]*versions
}

type versions struct {
	best   *sitting
	hashes map[[sha256.Size]byte]bool
}

// of returns what is gathered of a learner.
func (p pile) of(who whose) *gathered {
	g := p[who]
	if g == nil {
		g = &gathered{names: make(map[string]bool, 1), sittings: make(map[string]*versions, 1)}
		p[who] = g
	}
	return g
}

func (g *gathered) add(s *sitting) {
	v := g.sittings[s.id]
	if v == nil {
		v = &versions{best: s, hashes: make(map[[sha256.Size]byte]bool, 1)}
		g.sittings[s.id] = v
	}
	v.hashes[s.hash] = true
	if s.better(v.best) {
		v.best = s
	}
}

// merge adds another pile to this one.
func (p pile) merge(other pile) {
	for who, from := range other {
		to := p.of(who)
		for name := range from.names {
			to.names[name] = true
		}
		for _, v := range from.sittings {
			to.add(v.best)
			for hash := range v.hashes {
				to.sittings[v.best.id].hashes[hash] = true
			}
		}
	}
}
