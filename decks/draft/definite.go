package draft

import (
	"strings"

	"sabaq/decks/draft/english"
)

// definite looks at a subject like "the city" or "the decision", which mostly means
// something named before: the one name of the essay that has the noun in it takes
// its place, or a place that the sentence before was about. Of nouns that nearly
// always point back there must be such a name.
func (u *unit) definite(before topic) {
	s := u.Main.Subject
	at := s.Start + 1
	if s.End-s.Start != 2 || u.t[at].Class != english.Noun {
		if s.End-s.Start == 3 && u.t[at].Class == english.Number && u.t[at+1].Class == english.Noun && u.t[at+1].Low != "world" {
			u.vague = true
		}
		return
	}
	noun := u.t[at].Low
	if name := u.e.titled[noun]; name != "" && !strings.Contains(name, "\x00") {
		u.swap[s.Start], u.swap[at] = "the", name
		u.topic = topic{name: "the " + name, fixed: true}
		return
	}
	switch noun {
	case "city", "country", "state", "nation", "town", "island", "kingdom", "republic", "colony", "region", "province":
		if geographic(strings.ToLower(lastWordOf(before.name))) && !before.plural {
			u.drop[s.Start] = true
			u.swap[at] = before.name
			u.topic = before
			return
		}
	}
	u.vague = u.vague || pointsBack(noun)
}

func lastWordOf(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// pointsBack reports whether a noun with nothing but "the" nearly always means
// something that was said before.
func pointsBack(w string) bool {
	switch english.Singular(w) {
	case "city", "country", "nation", "town", "decision", "policy", "offer", "plan", "change", "agreement", "measure", "reform", "ruling", "move", "result", "claim", "comparison", "attempt", "proposal", "idea", "process", "event", "incident", "attack", "operation", "strategy", "approach", "method", "technique", "experiment", "study", "survey", "finding", "figure", "report", "situation", "problem", "question", "answer", "evidence", "argument", "debate", "difference", "effect", "programme", "program", "project", "group", "organisation", "organization", "company", "author", "book", "article", "film", "partnership", "practice", "system", "scheme", "dispute", "conflict", "deal", "pattern", "shift", "trend", "movement", "campaign", "rule", "law", "case", "judgment", "judgement", "contract", "position", "view", "theory", "concept", "principle", "response", "reaction", "second", "following", "trouble", "threat", "ritual", "consequence", "outcome", "success", "failure", "rest", "other", "paradox", "irony", "phenomenon", "mechanism", "reason", "speech", "letter", "text", "document", "treaty", "battle", "war", "crisis", "act", "bill", "matter", "task", "work", "defeat", "victory", "structure", "device", "tool", "product", "substance":
		return true
	}
	return false
}

// learnTitles notes by their common nouns the names that have one: "convention" is
// the Hague Convention where the essay knows no other.
func (e *Essay) learnTitles() {
	e.titled = make(map[string]string)
	for _, s := range e.sentences {
		for _, u := range s.units {
			for i := u.Start; i < u.End; i++ {
				if u.t[i].Class != english.Name || month(u.t[i].Low) {
					continue
				}
				end := u.nameEnd(i)
				last := u.t[end-1].Low
				noun := ""
				switch {
				case end > i+1 && organisation(last):
					noun = last
				case end > i+2 && organisation(u.t[i].Low) && u.t[i+1].Is("of"):
					noun = u.t[i].Low
				}
				if noun != "" {
					name := joinTokens(u.t, i, end)
					switch old := e.titled[noun]; {
					case old == "":
						e.titled[noun] = name
					case old != name:
						e.titled[noun] = "\x00" // more than one
					}
				}
				i = end - 1
			}
		}
	}
}
