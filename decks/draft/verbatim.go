package draft

import (
	"maps"
	"strings"

	"sabaq/decks/draft/english"
)

// This file shows sentences as they are written.

// stretches returns what of a sentence is asked as one cloze each: all of it, word for
// word, where it is short and nothing in it had to be replaced; else its units.
func (s *sentence) stretches() []*unit {
	if len(s.units) == 0 || len(strings.Fields(s.Text)) > clozeWords {
		return s.units
	}
	for i, u := range s.units {
		switch {
		case u.why == noClause || u.why != "" && u.back && i > 0 && u.within(u.backAt):
		case u.why != "", u.far && len(s.behind) == 0:
			return s.units
		}
	}
	if s.lost() {
		return s.units
	}
	return []*unit{s.joined(len(s.behind) == 0)}
}

// slight reports whether a cloze asks only for places and common words: beside a question
// about the same sentence it isn't worth a card.
func (c *Candidate) slight() bool {
	for _, g := range c.gaps {
		if g.kind != place && g.kind != concept {
			return false
		}
	}
	return true
}

// joined returns all of a sentence as one unit, word for word; first says that nothing
// is shown before it, so that a word which only joins it is left out.
func (s *sentence) joined(first bool) *unit {
	u := *s.units[0]
	u.Unit = &english.Unit{Start: u.Start, End: max(s.units[len(s.units)-1].End, s.lastWord()), Main: u.Main}
	u.verbatim, u.vague, u.why = true, u.vague && len(s.behind) == 0, ""
	u.swap, u.drop = map[int]string{}, map[int]bool{}
	for _, v := range s.units {
		maps.Copy(u.swap, v.sure)
		v.unlink(u.drop, first && v == s.units[0])
	}
	return &u
}

// unlink marks what of a unit's words that join it to others is left out where it is said
// word for word: what it begins with, if begins says so, and adverbs that no clause
// misses.
func (u *unit) unlink(drop map[int]bool, begins bool) {
	for i := u.Start; i < u.End; i++ {
		switch {
		case u.link[i] && begins:
			drop[i] = true
		case u.inCourse(i):
			drop[i] = true
		case u.link[i] && u.t[i].Is("however", "therefore", "moreover", "furthermore", "nevertheless", "nonetheless", "consequently", "accordingly", "then", "also", "indeed", "meanwhile"):
			drop[i] = true
			if i > 0 && i+1 < len(u.t) && u.t[i-1].Is(",") && u.t[i+1].Is(",") {
				drop[i+1] = true
				drop[i-1] = !(i+2 < len(u.t) && u.t[i+2].Class == english.Relative)
			} else if i > 0 && u.t[i-1].Is(",") && i+1 < len(u.t) && u.t[i+1].Class == english.Mark {
				drop[i-1] = true
			}
		case u.t[i].Class != english.Mark:
			begins = false
		}
	}
}

// inCourse reports whether token i is a word of the text's course inside a clause that says as much
// without it: "reform is therefore likeliest", "the country now pumps more".
func (u *unit) inCourse(i int) bool {
	c := u.Main
	if c == nil || i <= c.Subject.Start || i > c.Rest || u.t[i].Class != english.Adverb || i+1 < len(u.t) && u.t[i+1].Class == english.Mark || u.t[i-1].Class == english.Mark {
		return false
	}
	switch {
	case u.t[i].Is("therefore", "thus", "hence", "consequently", "accordingly"):
		return true
	case u.t[i].Is("now"):
		for j := u.Start; j < u.End; j++ {
			if u.t[j].Is("once", "used", "formerly", "before", "longer", "until", "then") {
				return false
			}
		}
		return u.t[c.Verb].Form == english.Third || u.t[c.Verb].Form == english.Base
	}
	return false
}

// raw is the unit from a to b word for word, or "" where something in it had to be
// replaced.
func (u *unit) raw(a, b int) string {
	if u.led == "" && (u.far || u.undated) || len(u.swap) > len(u.sure) && u != u.s.units[0] {
		return ""
	}
	v := *u
	v.verbatim, v.swap, v.drop = true, u.sure, map[int]bool{}
	u.unlink(v.drop, true)
	for i := u.Start; i < u.End && u.t[i].Class == english.Coordinator; i++ {
		v.drop[i] = true
	}
	return v.say(a, b)
}

// lastWord returns the token behind the sentence's last one that is no mark.
func (s *sentence) lastWord() int {
	t := s.parsed.Tokens
	end := len(t)
	for end > 0 && t[end-1].Class == english.Mark && !t[end-1].Is(")", "\"", "”", "’", "'", "]") {
		end--
	}
	return end
}
