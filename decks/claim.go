package decks

import (
	"fmt"
	"strings"
)

// facet is one card of a claim: all its lines of one name, asked from the claim
// or towards it.
type facet struct {
	id    string // behind the '.' of the card's id
	label string // for people
	name  string // of the lines
	one   string // the question where there is one line
	many  string // where there are several; %s is their number
	back  bool   // asks from the lines towards the claim
}

// facets lists what a claim can be asked about, in the order of asking. The
// questions end in the claim or the lines themselves, so that each stands alone.
func facets() [7]facet {
	return [7]facet{
		{"because", "because", "because", "What reason is given for the claim", "Which %s reasons are given for the claim", false},
		{"evidence", "evidence", "evidence", "What evidence is given for the claim", "Which %s pieces of evidence are given for the claim", false},
		{"evidence-back", "evidence to claim", "evidence", "Which claim does this evidence support", "Which claim do these %s pieces of evidence support", true},
		{"effect", "effect", "effect", "What is said to follow from this", "Which %s effects are said to follow from this", false},
		{"effect-back", "effect to cause", "effect", "What is said to be the cause of this", "What is said to be the cause of these %s effects", true},
		{"counter", "counter", "counter", "What is said against the claim", "Which %s objections are raised against the claim", false},
		{"assumes", "assumes", "assumes", "What does this claim take for granted", "Which %s things does this claim take for granted", false},
	}
}

// findFacets sets what the claim has lines for.
func (p *parser) findFacets(e *Entry) {
	p.has = p.has[:0]
	for _, f := range facets() {
		for i := range e.Facets {
			if e.Facets[i].Name == f.name {
				p.has = append(p.has, f)
				break
			}
		}
	}
}

func (p *parser) expandClaim(e *Entry, d *details, id string) {
	var lines []string
	for _, f := range p.has {
		lines = lines[:0]
		for i := range e.Facets {
			if e.Facets[i].Name == f.name {
				lines = append(lines, e.Facets[i].Text)
			}
		}
		stem, text := f.one, lines[0]
		if len(lines) > 1 {
			stem, text = fmt.Sprintf(f.many, numberWord(len(lines))), list(lines)
		}
		c := p.card(e, d, id+"."+f.id)
		c.Facet = f.label
		c.Question, c.Answer = ask(stem, e.Question), text
		if f.back {
			// A hint helps from the claim on; here it would give the claim away.
			c.Question, c.Answer, c.Hint = ask(stem, text), e.Question, ""
		}
	}
}

// ask puts a question before what it is about.
func ask(stem, about string) string {
	if strings.HasPrefix(about, "- ") || strings.Contains(about, "\n") {
		return stem + ":\n\n" + about
	}
	return stem + ": " + about
}

// numberWord writes small numbers out.
func numberWord(n int) string {
	words := [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n < len(words) {
		return words[n]
	}
	return itoa(n)
}
