package draft

import (
	"strings"
	"testing"

	"sabaq/decks"
)

const gateText = `The mill at Arle was built in 1782 by Thomas Venn. It ground wheat for 14 villages.
Because the river froze, the wheel stood still in winter. Oxley bought an engine from Boulton in 1796.
`

func TestGate(t *testing.T) {
	e, err := Read("mill.txt", []byte(gateText))
	if err != nil {
		t.Fatal(err)
	}
	good := Candidate{Kind: decks.Typed, Question: "Who built the mill at Arle?", Answer: "Thomas Venn", Paragraph: 1, Quotes: []string{"was built in 1782 by Thomas Venn"}, Rule: "with"}
	with := func(change func(*Candidate)) *Candidate {
		c := good
		change(&c)
		return &c
	}
	for _, tt := range []struct {
		card *Candidate
		want string // in the reason; "" for none
	}{
		{&good, ""},
		{with(func(c *Candidate) { c.Paragraph = 3 }), "there is no ¶3"},
		{with(func(c *Candidate) { c.Paragraph = 2 }), "quotation is not in ¶2"},
		{with(func(c *Candidate) { c.Quotes = nil }), "quotes nothing"},
		{with(func(c *Candidate) { c.Quotes = []string{"was built in 1783"} }), "quotation is not"},
		{with(func(c *Candidate) { c.Quotes = []string{"was built  in 1782"} }), "quotation is not"},
		{with(func(c *Candidate) { c.Answer = "Samuel Venn" }), "\"samuel\" of the answer"},
		{with(func(c *Candidate) { c.Answer = "the" }), "nothing of the answer"},
		{with(func(c *Candidate) { c.Answer = "" }), "no answer"},
		{with(func(c *Candidate) { c.Question = "" }), "no question"},
		{with(func(c *Candidate) { c.Question = "Who built the mill at Arle in 1790?" }), "\"1790\" is not in the essay"},
		{with(func(c *Candidate) { c.Question = "Who built the mill at Leeds?" }), "\"Leeds\" in the question"},
		{with(func(c *Candidate) { c.Question = "Which Thomas Venn built the mill?" }), "answer"},
		{with(func(c *Candidate) { c.Question = "Who built it?\nQ: x\n= y" }), "line breaks"},
		{with(func(c *Candidate) { c.Answer = "Thomas Venn\nid: x" }), "line breaks"},
		{with(func(c *Candidate) { c.Answer = "Thomas \x1b[2J" }), "control"},
		{with(func(c *Candidate) { c.Question = "Was the mill at Arle built by Thomas Venn?" }), ""},
		{with(func(c *Candidate) { c.Answer = "Venn who ground the wheat in winter of Arle for Thomas still" }), "answer"},
		{with(func(c *Candidate) { c.Kind, c.Question = decks.Cloze, "The mill at Arle was built by [Thomas Venn]." }), ""},
		{with(func(c *Candidate) { c.Kind, c.Question = decks.Cloze, "The mill at Arle was built by [Samuel Oxley]." }), "of the answer"},
		{with(func(c *Candidate) { c.Kind, c.Question = decks.Cloze, "The mill at Arle was built." }), "no answer"},
		{with(func(c *Candidate) {
			c.Kind, c.Options = decks.Choice, []decks.Option{{Text: "Thomas Venn", Right: true}, {Text: "Oxley"}, {Text: "Boulton"}}
		}), ""},
		{with(func(c *Candidate) {
			c.Kind, c.Options = decks.Choice, []decks.Option{{Text: "Thomas Venn", Right: true}, {Text: "Carver"}, {Text: "Boulton"}}
		}), "\"Carver\" is not in the essay"},
		{with(func(c *Candidate) {
			c.Kind, c.Question, c.Facets = decks.Claim, "The mill ground wheat.", []decks.Field{{Name: "because", Text: "Swans ate it."}}
		}), "of the answer"},
	} {
		ok, reason := Gate(e, tt.card, nil)
		if tt.want == "" && tt.card.Question == "Was the mill at Arle built by Thomas Venn?" {
			if ok {
				t.Errorf("%+v passes", tt.card)
			}
			continue
		}
		if ok != (tt.want == "") || !strings.Contains(reason, tt.want) {
			t.Errorf("%q = %q: %v %q, want %q", tt.card.Question, tt.card.Answer, ok, reason, tt.want)
		}
	}
	twin := with(func(c *Candidate) { c.Question = "By whom was the mill at Arle built?" })
	if ok, reason := Gate(e, twin, []*Candidate{&good}); ok || reason != askedTwice {
		t.Errorf("a second card of the kind: %v %q", ok, reason)
	}
}

// The gate stands behind every card of a draft: each passes it again beside those
// before it.
func TestGateAgain(t *testing.T) {
	e, err := Read("mill.txt", []byte(gateText))
	if err != nil {
		t.Fatal(err)
	}
	r := Draft(e, Options{})
	if len(r.Cards) < 3 {
		t.Fatalf("%d cards", len(r.Cards))
	}
	for _, c := range r.Cards {
		if ok, reason := Gate(e, c, nil); !ok {
			t.Errorf("%q: %s", c.Question, reason)
		}
	}
}
