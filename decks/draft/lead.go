package draft

import (
	"maps"
	"slices"
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// A sentence that leans on what stands before it ("the ban", "such plumes", "six years
// later") is asked behind it: the sentence before is shown as well, word for word.
// That is surer than to say for its pronouns what they seem to mean.

// Bounds of what is shown in front of a question or a cloze, with it, in words.
const (
	ledHard = 70 // where the sentence can't be understood without
	ledSoft = 58 // where it would only be loose
)

// lead decides for every sentence whether it is shown behind others, and prepares the
// units of those that are.
func (e *Essay) lead() {
	named := 0
	for _, s := range e.sentences {
		if s.names() {
			named++
		}
	}
	for _, s := range e.sentences {
		s.leans = s.lean(2*named > len(e.sentences))
	}
	for i, s := range e.sentences {
		if s.leans != upright {
			s.behind = e.named(s, e.before(i))
		}
		for k, u := range s.units {
			switch {
			case len(s.behind) > 0:
				u.led = s.textBefore(k)
			case k > 0 && !s.units[0].back && !s.units[0].far && s.units[k-1].Main != nil:
				u.led = s.textBefore(k)
			}
			if u.led == "" && u.Main != nil && u.t[u.Main.Subject.Start].Is("the") && u.definiteAt(u.Main.Subject.Start) != upright && s.Start > 0 {
				u.vague = true
			}
			if u.led == "" && s.leans == hard && u.why == "" {
				for i := u.Start; i < u.End; i++ {
					if _, said := u.swap[i]; !said && !u.drop[i] && u.leansAt(i) == hard {
						u.leave(i, "`"+u.t[i].Low+"` in it points back")
						break
					}
				}
			}
			if s.nameless && len(s.behind) == 0 && u.why == "" {
				u.leave(u.Start, "what its figures are of is said only before it")
			}
			if u.led != "" {
				u.stand()
			} else if u.undated && u.why == "" {
				u.leave(u.Start, "it tells its time by what stands before it")
			}
		}
	}
}

// stand takes back what was replaced and left out of a unit that is shown behind what
// explains it. Words that only join it stay unsaid.
func (u *unit) stand() {
	u.swap = maps.Clone(u.sure)
	u.drop = map[int]bool{}
	for i := range u.link {
		u.drop[i] = true
	}
	u.vague = false
	if u.back {
		u.why = ""
	}
}

// named adds to what a sentence is shown behind the nearest one before it that names
// something, where none of them does. What leans only for want of a name is shown behind
// that one alone.
func (e *Essay) named(s *sentence, list []*sentence) []*sentence {
	if s.leans == soft && s.nameless {
		list = nil
	} else if len(list) == 0 || s.names() {
		return list
	}
	words := len(strings.Fields(s.Text))
	first := s.index
	for _, b := range list {
		if b.names() {
			return list
		}
		words += len(strings.Fields(b.Text))
		first = min(first, b.index)
	}
	for j := first - 1; j >= max(0, first-reach); j-- {
		b := e.sentences[j]
		if b.p != s.p || strings.HasPrefix(b.Text, itemMark) {
			break
		}
		if b.names() {
			if b.leans == hard || b.Repeats > 0 || words+len(strings.Fields(b.Text)) > ledSoft {
				break // nor what stands before it, which speaks of something else
			}
			return append([]*sentence{b}, list...)
		}
	}
	return list
}

// reach is how far back a sentence is looked for that names what is spoken of, or forward for
// what one announces.
const reach = 12

// names reports whether a sentence has a proper name in it that isn't on every page.
func (s *sentence) names() bool {
	t := s.parsed.Tokens
	for i := range t {
		if t[i].Class == english.Name && !month(t[i].Low) && !weekday(t[i].Low) && !demonym(t[i].Low) && i > 0 {
			return true
		}
		if i == 0 && t[i].Class == english.Name && len(s.units) > 0 && s.units[0].e.reader.Capital(t[i].Low) {
			return true
		}
	}
	return false
}

// before returns the sentences of the paragraph that sentence i is shown behind: the
// one before it, and where that leans as well, the one before that.
func (e *Essay) before(i int) []*sentence {
	s := e.sentences[i]
	limit := ledSoft
	words := len(strings.Fields(s.Text))
	if s.leans == hard || words < shortWords {
		limit = ledHard
	}
	var list []*sentence
	for j := i - 1; j >= 0 && len(list) < 2; j-- {
		b := e.sentences[j]
		words += len(strings.Fields(b.Text))
		if b.p != s.p || words > limit || strings.HasPrefix(b.Text, itemMark) || strings.HasPrefix(s.Text, itemMark) || b.Repeats > 0 {
			break
		}
		list = append([]*sentence{b}, list...)
		if b.leans != hard && !(len(list) == 1 && s.ofTwo()) {
			return list
		}
		limit = ledHard
	}
	if len(list) > 0 && s.leans == hard && s.rich() {
		s.half = true
		return list[len(list)-1:] // better half explained than not asked
	}
	return nil // what stands before it needs more itself
}

// rich reports whether a sentence gives several names, dates or figures.
func (s *sentence) rich() bool {
	n := 0
	for _, u := range s.units {
		for _, t := range u.terms() {
			if t.weight > 0.6 {
				n++
			}
		}
	}
	return n > 1
}

// ofTwo reports whether a sentence speaks of two things that were named before.
func (s *sentence) ofTwo() bool {
	for i := range s.parsed.Tokens[:min(3, len(s.parsed.Tokens))] {
		if s.parsed.Tokens[i].Is("neither", "both") {
			return true
		}
	}
	return false
}

// textBefore returns what is shown in front of unit k: the sentences that the whole
// leans on, and the units before it.
func (s *sentence) textBefore(k int) string {
	var parts []string
	for i, b := range s.behind {
		text := oneLine(b.Text)
		if i > 0 && b.index != s.behind[i-1].index+1 {
			parts = append(parts, "…")
		}
		if i == 0 && len(b.units) > 0 {
			whole := b.joined(true)
			text = finish(whole.say(whole.Start, whole.End))
			if b.parsed.Question {
				text = oneLine(b.Text)
				for _, word := range [...]string{"And ", "But ", "So ", "Yet "} {
					if rest, ok := strings.CutPrefix(text, word); ok {
						text = upperFirst(rest)
					}
				}
			}
		}
		parts = append(parts, text)
	}
	if n := len(s.behind); n > 0 && s.behind[n-1].index != s.index-1 {
		parts = append(parts, "…")
	}
	if k > 0 {
		end := s.units[k].Start
		t := s.parsed.Tokens
		for end > 0 && (t[end-1].Class == english.Coordinator || t[end-1].Is(",", ";", ":", "—", "–", "-")) {
			end--
		}
		whole := s.joined(len(s.behind) == 0)
		text := finish(whole.say(whole.Start, end))
		if len(strings.Fields(text)) > ledUnits && k > 1 && s.units[k-1].why == "" {
			from := s.units[k-1].Start
			for from < end && t[from].Class == english.Coordinator {
				from++
			}
			text = finish(whole.say(from, end))
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " ")
}

// ledUnits is the length up to which all clauses before one are shown; beyond, only the last.
const ledUnits = 32

// shortWords is the length below which a sentence inside a paragraph tells too little alone.
const shortWords = 7

// ledWords bounds a question with what it is shown behind.
const ledWords = 70

// showBehind puts in front of a card what its unit is shown behind, if anything. A claim
// becomes a question about its last sentence.
func (c *Candidate) showBehind(u *unit) {
	if c.from != nil {
		u = c.from
	}
	if c.Kind == decks.Order || u.led == "" {
		return
	}
	if u.s.half {
		switch c.Rule {
		case "when", "who", "because", "said", "enumeration", "definition", "acronym":
		default:
			c.Score = 0
			return
		}
	}
	if c.Kind == decks.Claim {
		f := c.Facets[0]
		tail, ok := map[string]string{"because": "What reason is given for this?", "evidence": "What evidence is given for this?", "effect": "With what result?", "counter": "What is set against this?", "assumes": "What does this assume?"}[f.Name]
		if !ok {
			c.Score = 0
			return
		}
		c.Kind, c.Answer, c.Facets = decks.Basic, f.Text, nil
		c.Question += " " + tail
	}
	c.Question = u.led + " " + c.Question
	if len(strings.Fields(c.Question)) > ledWords {
		c.Score = 0
	}
	c.quoteBefore(u)
}

// quoteBefore adds the quotations of what a card is shown behind.
func (c *Candidate) quoteBefore(u *unit) {
	for i := len(u.s.behind) - 1; i >= 0 && u.led != ""; i-- {
		b := u.s.behind[i]
		q := b.p.quote(b.Start, b.End)
		if len(q) > 0 && !slices.Contains(c.Quotes, q[0]) {
			c.Quotes = append(q, c.Quotes...)
			c.Sentence = oneLine(b.Text) + " " + c.Sentence
		}
	}
}
