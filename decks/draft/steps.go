package draft

import (
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// steps asks for what a number announces and the sentences behind it give one by one: "there
// were three reasons. The first was ... Second, ...". They stand in one paragraph.
func (e *Essay) steps() []*Candidate {
	var list []*Candidate
	for i, s := range e.sentences {
		u, n := s.announces()
		if u == nil {
			continue
		}
		var items []string
		var spans []Span
		for j := i + 1; j < min(len(e.sentences), i+reach) && len(items) < n && e.sentences[j].p == s.p; j++ {
			if text, span := e.sentences[j].step(len(items) + 1); text != "" {
				items, spans = append(items, text), append(spans, span)
			}
		}
		if len(items) != n {
			continue
		}
		c := u.candidate(decks.All, "steps")
		text := s.joined(len(s.behind) == 0)
		said := text.say(text.Start, text.End)
		if rest, ok := strings.CutPrefix(said, "I "); ok {
			said = "The author " + rest
		}
		c.Question = finish(strings.TrimSuffix(said, " instead")) + " Which " + countWord(n) + "?"
		c.Items, c.Spans, c.Attribute, c.Score = items, spans, true, 0.8
		c.showBehind(u)
		list = append(list, c)
	}
	return list
}

// announces returns the unit of a short sentence that says of how many things the next
// ones tell, and the number.
func (s *sentence) announces() (*unit, int) {
	if s.parsed.Question || len(s.units) == 0 || len(strings.Fields(s.Text)) > 22 {
		return nil, 0
	}
	u := s.units[0]
	if s.lost() && !u.t[u.Start].Is("i", "we") {
		return nil, 0
	}
	for i := u.Start; i+1 < u.End; i++ {
		n := map[string]int{"two": 2, "three": 3, "four": 4, "five": 5}[u.t[i].Low]
		if n == 0 {
			continue
		}
		p, ok := u.e.reader.NounPhrase(u.t[:u.End], i)
		if ok && p.Plural && u.t[p.Head].Class == english.Noun && !timespan(u.t[p.Head].Low) && !measure(u.t[p.Head].Low) && p.Start == i {
			return u, n
		}
	}
	return nil, 0
}

// step returns what a sentence gives as the n-th of several things.
func (s *sentence) step(n int) (string, Span) {
	words := [...][2]string{{"first", "one"}, {"second", "another"}, {"third", "third"}, {"fourth", "fourth"}, {"fifth", "fifth"}}
	if len(s.units) == 0 || n > len(words) {
		return "", Span{}
	}
	u := s.units[0]
	i := u.Start
	if u.t[i].Is("the") {
		i++
	}
	if i >= u.End || !u.t[i].Is(words[n-1][0], words[n-1][0]+"ly", words[n-1][1]) && !(n == 2 && u.t[i].Is("other")) {
		return "", Span{}
	}
	from := i + 1
	if c := u.Main; c != nil && c.Subject.Start <= i && c.Subject.Head >= i && u.t[c.Main].Lemma == "be" && c.Main == c.Verb && c.Subject.End-i <= 4 {
		from = c.Rest // "the first part is the budget"
	} else if from < len(u.t) && u.t[from].Is(",") {
		from++ // "second, reopen the award"
	} else {
		return "", Span{}
	}
	end := s.lastWord()
	for end > from && end-from > stepWords {
		next := from
		for j := from + 2; j < end-1; j++ {
			if u.t[j].Is(",", ";", ":") {
				next = j
			}
		}
		if next == from {
			return "", Span{}
		}
		end = next
	}
	if end-from < 1 {
		return "", Span{}
	}
	return joinTokens(u.t, from, end), u.span(from, end)
}

// stepWords bounds one of several things that are asked together.
const stepWords = 16
