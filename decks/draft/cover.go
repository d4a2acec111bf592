package draft

import "strconv"

// Coverage says what became of a sentence.
type Coverage struct {
	Paragraph int    // from 1
	Sentence  string // on one line
	Cards     []int  // indexes in Result.Cards of the cards that rest on it
	Why       string // where there are none: why not
}

// Doubt is a passage that an instructor should look at.
type Doubt struct {
	Paragraph int
	Sentence  string
	Why       string
}

// cover fills in the coverage and the doubts.
func (r *Result) cover() {
	r.Coverage, r.Doubts = nil, nil
	on := make(map[int][]int)
	for i, c := range r.Cards {
		on[c.at] = append(on[c.at], i)
	}
	for i, s := range r.Essay.sentences {
		c := Coverage{Paragraph: s.p.N, Sentence: oneLine(s.Text), Cards: on[i]}
		doubt := ""
		for _, u := range s.units {
			if u.vague {
				doubt = "what its subject is, is said only in another sentence"
			}
			if u.doubt != "" && (u.led == "" || len(c.Cards) == 0) {
				doubt = u.doubt
			}
		}
		if s.Repeats > 0 {
			c.Why = "it repeats ¶" + strconv.Itoa(s.Repeats)
			doubt = c.Why
		} else if len(c.Cards) == 0 {
			c.Why = s.uncovered(r.reasons[i], doubt)
		}
		if doubt != "" {
			r.Doubts = append(r.Doubts, Doubt{s.p.N, c.Sentence, doubt})
		}
		r.Coverage = append(r.Coverage, c)
	}
}

// uncovered says why no card was made of a sentence.
func (s *sentence) uncovered(refused, doubt string) string {
	switch {
	case refused != "":
		return refused
	case s.parsed.Question:
		return "it is a question"
	case len(s.units) == 0:
		return "it is too long to be taken apart"
	case doubt != "":
		return doubt
	case s.units[0].why != "":
		return s.units[0].why
	}
	return "no fact or relation was found in it"
}
