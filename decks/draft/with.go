package draft

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"sabaq/decks"
)

// A command from outside, a model mostly, may offer cards as well. It gets a
// [Request] as JSON and answers with an [Answer]. What it offers is judged by the
// same gate as the cards of the rules; nothing is taken on its word.

// Version is the version of the protocol.
const Version = 1

// Request is what a command is sent.
type Request struct {
	Version    int             `json:"version"`
	Title      string          `json:"title"`
	Paragraphs []RequestText   `json:"paragraphs"`
	Want       Want            `json:"want"`
	Have       []RequestedCard `json:"have"` // not to be asked again
}

// RequestText is a paragraph of the essay. Quotations must stand in its text byte for
// byte.
type RequestText struct {
	N       int    `json:"n"`
	Heading string `json:"heading,omitempty"`
	Text    string `json:"text"`
}

// Want says what a command is asked for.
type Want struct {
	Count      int      `json:"count"`      // cards at most; 0 for as many as are worth asking
	Kinds      []string `json:"kinds"`      // as in decks.Kind.String
	Paragraphs []int    `json:"paragraphs"` // those without a card yet
}

// Answer is what a command sends back: an object, or the array of its cards alone.
type Answer struct {
	Cards []RequestedCard `json:"cards"`
}

// RequestedCard is a card on its way in or out.
type RequestedCard struct {
	Kind      string          `json:"kind"`
	Question  string          `json:"question"` // of a cloze the text with its gaps in brackets, of a claim the claim
	Answer    string          `json:"answer,omitempty"`
	Accept    []string        `json:"accept,omitempty"`
	Options   []RequestOption `json:"options,omitempty"`
	Items     []string        `json:"items,omitempty"`
	Because   []string        `json:"because,omitempty"`
	Evidence  []string        `json:"evidence,omitempty"`
	Effect    []string        `json:"effect,omitempty"`
	Counter   []string        `json:"counter,omitempty"`
	Assumes   []string        `json:"assumes,omitempty"`
	Paragraph int             `json:"paragraph"`
	Quotes    []string        `json:"quotes"`
}

// RequestOption is an option of a choice.
type RequestOption struct {
	Text  string `json:"text"`
	Right bool   `json:"right"`
}

// Runner runs a command: it gives it the request and returns what it answers.
type Runner func(ctx context.Context, request []byte) (answer []byte, err error)

// Offer is what became of a command's cards.
type Offer struct {
	Offered int
	Kept    []*Candidate
	Refused []Refusal
}

// ErrAnswer is wrapped by the errors about a command's answer.
var ErrAnswer = errors.New("the command's answer is not the JSON that was asked for")

// maxOffered is how many cards of one answer are looked at.
const maxOffered = 2000

// With has a command offer cards beside those of the draft, and adds the ones that
// pass the gate. On an error the draft is as it was.
func (r *Result) With(ctx context.Context, run Runner, want Want) (*Offer, error) {
	request, err := json.Marshal(r.request(want))
	if err != nil {
		return nil, err
	}
	out, err := run(ctx, request)
	if err != nil {
		return nil, err
	}
	cards, err := readAnswer(out)
	if err != nil {
		return nil, err
	}
	offer := &Offer{Offered: len(cards)}
	g := newGate(r.Essay)
	for _, c := range r.Cards {
		g.remember(c.compared())
	}
	for i := range cards {
		c, reason := cards[i].candidate(r.Essay)
		if reason == "" {
			_, reason = g.admit(c)
		}
		if reason == "" && want.Count > 0 && len(offer.Kept) >= want.Count {
			reason = "more were offered than asked for"
		}
		if reason != "" {
			offer.Refused = append(offer.Refused, Refusal{c, reason})
			continue
		}
		offer.Kept = append(offer.Kept, c)
	}
	r.Cards = append(r.Cards, offer.Kept...)
	r.sort()
	r.cover()
	return offer, nil
}

// request is the essay and the draft as a command sees them.
func (r *Result) request(want Want) *Request {
	q := &Request{Version: Version, Title: r.Essay.Title, Want: want, Have: []RequestedCard{}}
	if q.Want.Kinds == nil {
		q.Want.Kinds = []string{"basic", "typed", "cloze", "choice", "all", "order", "claim"}
	}
	for i := range r.Essay.Paragraphs {
		if p := &r.Essay.Paragraphs[i]; !p.Skipped {
			q.Paragraphs = append(q.Paragraphs, RequestText{p.N, p.Heading, p.raw})
		}
	}
	bare := make(map[int]bool)
	for _, c := range r.Coverage {
		if _, seen := bare[c.Paragraph]; !seen {
			bare[c.Paragraph] = true
		}
		if len(c.Cards) > 0 {
			bare[c.Paragraph] = false
		}
	}
	if q.Want.Paragraphs == nil {
		q.Want.Paragraphs = []int{}
		for n, empty := range bare {
			if empty {
				q.Want.Paragraphs = append(q.Want.Paragraphs, n)
			}
		}
		slices.Sort(q.Want.Paragraphs)
	}
	for _, c := range r.Cards {
		q.Have = append(q.Have, RequestedCard{Kind: c.Kind.String(), Question: c.Question, Answer: strings.Join(c.answers(), "; "), Paragraph: c.Paragraph, Quotes: c.Quotes})
	}
	return q
}

func readAnswer(out []byte) ([]RequestedCard, error) {
	out = bytes.TrimSpace(out)
	var answer Answer
	var err error
	if bytes.HasPrefix(out, []byte("[")) {
		err = json.Unmarshal(out, &answer.Cards)
	} else {
		err = json.Unmarshal(out, &answer)
	}
	var syntax *json.SyntaxError
	switch {
	case len(out) == 0:
		return nil, fmt.Errorf("%w: it is empty", ErrAnswer)
	case errors.As(err, &syntax):
		return nil, fmt.Errorf("%w: at byte %d: %v", ErrAnswer, syntax.Offset, err)
	case err != nil:
		return nil, fmt.Errorf("%w: %v", ErrAnswer, err)
	case len(answer.Cards) > maxOffered:
		return nil, fmt.Errorf("%w: it has %d cards; at most %d are looked at", ErrAnswer, len(answer.Cards), maxOffered)
	}
	return answer.Cards, nil
}

// candidate returns the offered card as a candidate, or what keeps it from being one.
func (o *RequestedCard) candidate(e *Essay) (*Candidate, string) {
	c := &Candidate{Question: o.Question, Answer: o.Answer, Accept: o.Accept, Items: o.Items, Paragraph: o.Paragraph, Quotes: o.Quotes, Rule: "with", Score: 0.5, Weight: 1, at: -1}
	for k := decks.Basic; k <= decks.Claim; k++ {
		if k.String() == o.Kind {
			c.Kind = k
		}
	}
	if c.Kind == 0 {
		return c, fmt.Sprintf("%q is no kind of card", short(o.Kind))
	}
	if c.Kind == decks.TrueFalse {
		return c, "a false statement can't be checked against the essay, a true one is better asked"
	}
	for _, option := range o.Options {
		c.Options = append(c.Options, decks.Option{Text: option.Text, Right: option.Right})
	}
	for _, f := range [...]struct {
		name  string
		texts []string
	}{{"because", o.Because}, {"evidence", o.Evidence}, {"effect", o.Effect}, {"counter", o.Counter}, {"assumes", o.Assumes}} {
		for _, text := range f.texts {
			c.Facets = append(c.Facets, decks.Field{Name: f.name, Text: text})
		}
	}
	c.Attribute = c.Kind == decks.Claim
	if c.Paragraph >= 1 && c.Paragraph <= len(e.Paragraphs) {
		c.place(&e.Paragraphs[c.Paragraph-1], e)
	}
	return c, ""
}

// place finds the section and the sentence of an offered card by its quotation.
func (c *Candidate) place(p *Paragraph, e *Essay) {
	c.Section = p.Heading
	if len(c.Quotes) == 0 {
		return
	}
	for i, s := range e.sentences {
		if s.p == p && (strings.Contains(oneLine(s.Text), c.Quotes[0]) || strings.Contains(c.Quotes[0], oneLine(s.Text))) {
			c.at, c.Sentence = i, oneLine(s.Text)
			return
		}
	}
}
