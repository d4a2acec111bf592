package draft

import (
	"maps"
	"strings"

	"sabaq/decks/draft/english"
)

// This file says what of a unit is left out so that it stands alone.

// strip marks connectives as unsaid: "however", "then", a leading "and".
func (u *unit) strip() {
	defer func() { u.link = maps.Clone(u.drop) }()
	for _, list := range [...][]english.Segment{u.Fronted, u.Between, u.Trailing} {
		for i := range list {
			if list[i].Kind == english.Connective {
				for j := list[i].Start; j < list[i].End; j++ {
					u.drop[j] = true
				}
				u.uncomma(&list[i])
			}
		}
	}
	if u.Main == nil {
		return
	}
	if at, ok := u.follows(); ok {
		for i := u.Main.Subject.Start; i < at; i++ {
			u.drop[i] = true // "it follows that"
		}
	}
	for n := u.connected(); n > 0; n-- {
		u.drop[u.Start+n-1] = true
	}
	for i := u.Start; i < u.Main.Rest; i++ {
		t := &u.t[i]
		if i == u.Start && t.Class == english.Coordinator {
			u.drop[i] = true
		}
		if t.Class == english.Adverb && t.Is("however", "therefore", "thus", "hence", "also", "then", "nevertheless", "nonetheless", "moreover", "furthermore", "meanwhile", "instead", "consequently", "accordingly", "similarly", "likewise", "indeed", "too", "further", "now", "evidently", "conversely", "besides", "there", "finally", "so", "yet", "still", "otherwise") {
			if t.Is("now") && i > u.Start && u.t[i+1].Class != english.Verb && !u.t[i-1].Is("by") || t.Is("still", "yet", "so", "further", "too", "there") && i > u.Main.Subject.Start {
				continue
			}
			if t.Is("so") && u.t[i+1].Is("far", "long") || t.Is("instead") && u.t[i+1].Is("of") {
				continue
			}
			u.drop[i] = true
			if t.Is("now") && i > u.Start && u.t[i-1].Is("by") {
				u.drop[i-1] = true
			}
		}
	}
}

// uncomma leaves out a comma beside what isn't said: both where the subject goes on
// to its verb.
func (u *unit) uncomma(s *english.Segment) {
	if s.End < len(u.t) && u.t[s.End].Is(",") {
		u.drop[s.End] = true
		if s.End+1 < len(u.t) && (u.t[s.End+1].Class == english.Verb || u.t[s.End+1].Class == english.Adverb) && s.Start > 0 && u.t[s.Start-1].Is(",") {
			u.drop[s.Start-1] = true
		}
	}
}

// connected returns how many of the unit's first tokens only join it to what stands
// before, without a comma: "as a consequence the ...".
func (u *unit) connected() int {
	at := u.Start
	if at < u.End && u.t[at].Class == english.Coordinator {
		at++
	}
	for _, phrase := range [...]string{"as a consequence", "as a result", "in consequence", "in addition", "for this reason", "by contrast", "in contrast", "at the same time", "in turn", "in other words"} {
		words := strings.Fields(phrase)
		n := 0
		for n < len(words) && at+n < u.End && u.t[at+n].Low == words[n] {
			n++
		}
		if n == len(words) && at+n < u.End && !u.t[at+n].Is("of", "as", "to") {
			return at + n - u.Start
		}
	}
	return 0
}

// shorten leaves out the phrase that holds token i, where the clause can do without
// it; then nothing stands in the unit's way any more.
func (u *unit) shorten(i int) {
	for _, list := range [...][]english.Segment{u.Fronted, u.Trailing} {
		for k := range list {
			s := &list[k]
			if i < s.Start || i >= s.End {
				continue
			}
			switch s.Kind {
			case english.Prepositional, english.Participial, english.Relatival, english.Nominals, english.Aside:
			default:
				return
			}
			if u.t[u.Main.Verb].Is("would", "could", "might") || u.t[s.Start].Is("without", "unlike", "except") {
				return
			}
			for j := s.Start; j < s.End; j++ {
				u.drop[j] = true
			}
			if s.Start > 0 && u.t[s.Start-1].Is(",") {
				u.drop[s.Start-1] = true
			}
			if s.End < len(u.t) && u.t[s.End].Is(",") {
				u.drop[s.End] = true
			}
			u.why = ""
			return
		}
	}
}

// undate leaves out what says when by what was said before: "seven years later",
// "the following month".
func (u *unit) undate() {
	c := u.Main
	for i := u.Start; i+1 < u.End; i++ {
		if i >= c.Subject.Start && i < c.Rest {
			continue
		}
		from, to := -1, -1
		switch {
		case timespan(u.t[i].Low) && u.t[i+1].Is("later", "earlier", "afterwards") && i > u.Start && !(i+2 < u.End && u.t[i+2].Is("than")):
			from, to = i-1, i+2
		case u.t[i].Is("the") && u.t[i+1].Is("following", "next", "same", "previous") && i+2 < u.End && timespan(u.t[i+2].Low) && !(i > u.Start && u.t[i-1].Is("at")):
			from, to = i, i+3
		}
		if from < 0 {
			continue
		}
		if from > u.Start && u.t[from-1].Class == english.Preposition {
			from--
		}
		u.undated = true
		for ; from < to; from++ {
			u.drop[from] = true
		}
	}
}

// timespan reports whether a word is a span of time.
func timespan(w string) bool {
	switch english.Singular(w) {
	case "day", "week", "month", "year", "decade", "century", "morning", "evening", "night", "hour", "afternoon", "spring", "summer", "autumn", "winter", "time":
		return true
	}
	return false
}
