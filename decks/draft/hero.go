package draft

import (
	"strings"

	"sabaq/decks/draft/english"
)

// learnHero finds the person whom the essay is about: who stands in its title. Where "he" has
// no nearer antecedent, it is him.
func (e *Essay) learnHero() {
	title := " " + folded(e.Title) + " "
	for _, s := range e.sentences {
		t := s.parsed.Tokens
		for i := 0; i < len(t); {
			if t[i].Class != english.Name {
				i++
				continue
			}
			j := i
			var words []string
			for j < len(t) && t[j].Class == english.Name {
				words = append(words, t[j].Low)
				j++
			}
			sex := e.personName(words)
			name := joinTokens(t, i, j)
			i = j
			if sex == 0 || !strings.Contains(title, " "+folded(words[len(words)-1])+" ") {
				continue
			}
			// The longest of the names that the title has a part of.
			if len(name) > len(e.hero.name) {
				e.hero = topic{name: name, person: sex, fixed: true, at: -1}
			}
		}
	}
}
