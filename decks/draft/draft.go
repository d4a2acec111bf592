// Package draft makes a draft deck from an essay: cards for the facts and
// arguments that stand in it, by rules, offline, and the same each time. Nothing
// is made up: a card rests on spans of the text, quotes its sentence for the
// instructor whose draft it is, and passes [Gate] or is dropped.
//
// The way through the package: bytes -> [Read] -> an [Essay] of paragraphs and
// sentences -> what is understood of each sentence (units, terms, relations) ->
// candidates -> the gate -> ranked and spread over the sections -> a [Result] ->
// its [Result.Deck]. What no card was made of, and why, is in [Result.Coverage].
//
// The rules know English. They would rather make no card than a doubtful one:
// where a question can't be formed for sure, the sentence itself is asked, with
// gaps for what carries it. What leans on the sentence before ("the ban", "six years
// later") is asked behind that sentence, word for word (lead.go); to say for its
// pronouns what they seem to mean goes wrong too often. Where a question would
// have to bend a clause, the clause is shown as it stands, with "Why?" or "With what
// result?" behind it.
package draft

import (
	"cmp"
	"slices"

	"sabaq/decks"
)

// Options says what is wanted of a draft.
type Options struct {
	Count int // of entries at most; 0 for as many as are worth asking
}

// Candidate is a card that may go into the deck.
type Candidate struct {
	Kind      decks.Kind
	Question  string // Markdown; a cloze with its gaps in brackets; the claim of a Claim
	Answer    string // of Basic and Typed
	Accept    []string
	Options   []decks.Option
	Items     []string      // of All and Order
	Facets    []decks.Field // of Claim: because, evidence, effect, counter, assumes
	Attribute bool          // an opinion: to be shown with the deck's attribution
	Paragraph int           // where it stands, from 1
	Sentence  string        // the sentence that it rests on
	Quotes    []string      // phrases of the paragraph, byte for byte
	Spans     []Span        // what of the text the answer rests on
	Rule      string        // which rule made it; "with" for those of a command
	Score     float64       // how much worth asking, from 0 to 1
	Section   string
	Weight    int // 1 to 3

	at   int    // the index of its sentence, or -1
	unit *unit  // of a cloze
	from *unit  // the unit before, where the card shows that first
	gaps []term // of a cloze, so that one can be taken out
}

// Span is a piece of the essay.
type Span struct {
	Paragraph  int // from 1
	Start, End int // bytes of Paragraph.Text
}

// Result is a draft.
type Result struct {
	Essay    *Essay
	Cards    []*Candidate // in the order of the text
	Coverage []Coverage   // of every sentence, in the order of the text
	Doubts   []Doubt
	Refused  []Refusal

	reasons map[int]string // why a sentence's candidates were turned down
}

// Refusal is a candidate that the gate turned down.
type Refusal struct {
	Card *Candidate
	Why  string
}

// worth is the score from which on a candidate is offered.
const worth = 0.35

// Draft makes the draft of an essay. The same essay and options give the same
// result.
func Draft(e *Essay, opt Options) *Result {
	r := &Result{Essay: e}
	var all []*Candidate
	seen := make(map[string]bool)
	for _, s := range e.sentences {
		if s.Repeats > 0 {
			continue
		}
		all = append(all, e.candidates(s, seen)...)
	}
	e.choices(all)
	all = append(all, e.timeline()...)
	all = append(all, e.steps()...)
	e.rank(all)
	slices.SortStableFunc(all, func(a, b *Candidate) int {
		// Clozes come last: a gap that a question asks for is taken out.
		return cmp.Or(cmp.Compare(rankOf(a), rankOf(b)), cmp.Compare(b.Score, a.Score), cmp.Compare(a.Paragraph, b.Paragraph), cmp.Compare(a.at, b.at))
	})
	g := newGate(e)
	reasons := make(map[int]string)
	var kept []*Candidate
	for _, c := range all {
		if c.Score < worth {
			reasons[c.at] = "nothing in it is sure enough to ask"
			continue
		}
		ok, reason := g.admit(c)
		for !ok && reason == askedTwice && len(c.gaps) > 1 {
			if !c.withoutGap(g.repeated(c.compared())) {
				break
			}
			ok, reason = g.admit(c)
		}
		if !ok {
			r.Refused = append(r.Refused, Refusal{c, reason})
			reasons[c.at] = reason
			continue
		}
		kept = append(kept, c)
	}
	slices.SortStableFunc(kept, func(a, b *Candidate) int { return cmp.Compare(b.Score, a.Score) })
	all = kept
	kept = spread(kept, opt.Count)
	if len(kept) < len(all) {
		for _, c := range all {
			reasons[c.at] = "left out: others matter more"
		}
	}
	r.Cards, r.reasons = kept, reasons
	r.sort()
	r.tidy()
	r.cover()
	return r
}

// sort puts the cards in the order of the text.
func (r *Result) sort() {
	slices.SortStableFunc(r.Cards, func(a, b *Candidate) int {
		return cmp.Or(cmp.Compare(a.Paragraph, b.Paragraph), cmp.Compare(a.at, b.at))
	})
}

// rankOf orders candidates for the gate: what comes later must not repeat what came
// before.
func rankOf(c *Candidate) int {
	if c.Kind == decks.Cloze {
		return 1
	}
	return 0
}
