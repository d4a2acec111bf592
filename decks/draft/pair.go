package draft

import (
	"strings"

	"sabaq/decks"
	"sabaq/decks/draft/english"
)

// pair is a sentence with the one before it in its paragraph, behind which it can be asked word
// for word.
type pair struct {
	before, s     *sentence
	first, second *unit // all of each
}

// pairOf returns the pair that ends in a sentence, or nil where the one before can't be shown or the
// sentence itself not be understood behind it. posed says that the one before is to be a question.
func (e *Essay) pairOf(s *sentence, posed bool) *pair {
	if s.index == 0 || len(s.units) == 0 || s.parsed.Question || strings.HasPrefix(s.Text, itemMark) {
		return nil
	}
	b := e.sentences[s.index-1]
	if b.p != s.p || b.parsed.Question != posed || len(b.units) == 0 || b.Repeats > 0 || b.half || b.lost() {
		return nil
	}
	for _, u := range s.units {
		if u.why != "" && !u.back && u.why != noClause {
			return nil
		}
	}
	return &pair{b, s, b.joined(len(b.behind) == 0), s.joined(false)}
}

// tokens returns the tokens of the second sentence.
func (p *pair) tokens() []english.Token { return p.s.parsed.Tokens }

// shown is the first sentence as text.
func (p *pair) shown() string { return p.first.say(p.first.Start, p.first.End) }

// ask makes a card that shows the first sentence, of at most so many words, and asks for the second
// from a token on; nil where one of them is too long or says too little.
func (p *pair) ask(rule, ask string, from, words int, score float64) *Candidate {
	shown := p.shown()
	if n := len(strings.Fields(shown)); n < 4 || n > words {
		return nil
	}
	return p.card(rule, finish(shown)+" "+ask, from, score)
}

// card makes a card whose answer is the second sentence from a token on.
func (p *pair) card(rule, q string, from int, score float64) *Candidate {
	u, end := p.second, p.s.lastWord()
	answer := u.upTo(from, end)
	if len(strings.Fields(answer)) < 4 {
		return nil
	}
	c := u.candidate(decks.Basic, rule)
	c.Question, c.Answer = q, finish(upperFirst(answer))
	c.Attribute, c.Score, c.Spans = true, score, []Span{u.span(from, end)}
	return u.beside(c, p.before.units[0])
}
