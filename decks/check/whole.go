package check

import (
	"fmt"
	"math"

	"sabaq/decks"
)

// From so many cards on, a deck shows a habit.
const (
	minStatements = 10
	minWeighted   = 20
	maxOneWay     = 0.8   // share of true, or of false, statements
	maxChance     = 0.001 // of the right options standing in one place so often
	places        = 4     // in which they might have done so
)

// whole checks what only the deck as a whole shows.
func (c *checker) whole() {
	c.twins()
	c.positions()
	c.truths()
	c.weights()
	c.ignored()
}

// positions reports a deck whose right options stand in one place more often than
// chance would put them there: once in a thousand decks.
func (c *checker) positions() {
	var at [26]int
	var expect [26]float64 // the sum of each place's chances
	firstOf := [26]*entry{}
	total := 0
	for i := range c.all {
		e := &c.all[i]
		if e.Kind != decks.Choice || len(e.cards) == 0 || len(e.Choices) < 3 || len(e.Choices) > len(at) {
			continue
		}
		place, right := 0, 0
		for j := range e.Choices {
			if e.Choices[j].Right {
				place = j
				right++
			}
		}
		if right != 1 {
			continue
		}
		total++
		at[place]++
		if firstOf[place] == nil {
			firstOf[place] = e
		}
		for j := range e.Choices {
			expect[j] += 1 / float64(len(e.Choices))
		}
	}
	for j, n := range at {
		if n > 0 && places*atLeast(n, total, expect[j]/float64(total)) < maxChance {
			c.add(codePosition, firstOf[j], "", fmt.Sprintf("option %d is the right one in %d of %d choices", j+1, n, total), "spread the right options over all places")
			return
		}
	}
}

// atLeast is the chance that of n trials with chance p each, k or more succeed.
func atLeast(k, n int, p float64) float64 {
	if p <= 0 || p >= 1 {
		return 1
	}
	if float64(k) <= p*float64(n) {
		return 1
	}
	// The sum is dominated by its first terms; the logarithm keeps them in range.
	lg := func(x int) float64 { v, _ := math.Lgamma(float64(x) + 1); return v }
	term := math.Exp(lg(n) - lg(k) - lg(n-k) + float64(k)*math.Log(p) + float64(n-k)*math.Log1p(-p))
	sum := 0.0
	for ; k <= n && term > sum*1e-12; k++ {
		sum += term
		term *= float64(n-k) / float64(k+1) * p / (1 - p)
	}
	return sum
}

// truths reports a deck whose statements are nearly all true, or nearly all false.
func (c *checker) truths() {
	var one *entry
	yes, total := 0, 0
	for i := range c.all {
		e := &c.all[i]
		if e.Kind != decks.TrueFalse || len(e.cards) == 0 {
			continue
		}
		if one == nil {
			one = e
		}
		total++
		if e.True {
			yes++
		}
	}
	if total < minStatements {
		return
	}
	n, what := yes, "true"
	if 2*yes < total {
		n, what = total-yes, "false"
	}
	if float64(n) > maxOneWay*float64(total) {
		c.add(codeTruth, one, "", fmt.Sprintf("%d of %d statements are %s: to say so each time is nearly always right", n, total, what), "turn some of them round")
	}
}

// weights reports a deck in which weight says nothing.
func (c *checker) weights() {
	total := 0
	for i := range c.all {
		if e := &c.all[i]; len(e.cards) > 0 {
			if e.cards[0].Weight < 3 {
				return
			}
			total++
		}
	}
	if total >= minWeighted {
		c.add(codeWeight, &c.all[0], "weight:", fmt.Sprintf("all %d entries have weight 3, which then marks none of them", total), "keep 3 for what an examiner would expect")
	}
}

// ignored reports codes that the deck silences and that do not exist.
func (c *checker) ignored() {
	known := map[string]bool{}
	for _, code := range Codes() {
		known[code.Code] = true
	}
	for _, code := range c.deck.Ignore {
		if !known[code] {
			c.addAt(codeUnknown, c.place(c.deck.Front, code), "there is no warning "+code, "see the end of: sabaq help format")
		}
	}
	for i := range c.all {
		e := &c.all[i]
		for _, code := range e.Ignore {
			if !known[code] {
				c.add(codeUnknown, e, code, "there is no warning "+code, "see the end of: sabaq help format")
			}
		}
	}
}
