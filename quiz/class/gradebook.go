package class

import (
	"cmp"
	"slices"
	"time"

	"sabaq/decks"
	"sabaq/quiz/exam"
)

// Gradebook is a class's results on one deck. Its JSON form (WriteJSON) is stable:
// fields may come, none goes or changes what it means.
type Gradebook struct {
	Deck        string    `json:"deck"`
	Title       string    `json:"title"`
	Fingerprint string    `json:"fingerprint"` // of the deck that marked
	Policy      Policy    `json:"policy"`
	Learners    []Result  `json:"learners"` // those of the roster in its order; without one, all who handed in, by id
	Unknown     []Result  `json:"unknown"`  // those who handed in and are not on the roster, by id
	Findings    []Finding `json:"findings"` // to look at, by kind
	Problems    []Problem `json:"problems"` // with files, in their order

	Files   int `json:"-"` // that were read
	HandIns int `json:"-"` // that were in them, copies too

	cards   []decks.Card
	path    string   // of the key
	penalty *float64 // the instructor's own
	roster  bool     // Learners are those of a class list
}

// Result is what one learner's sittings came to.
type Result struct {
	Learner
	Names    []string  `json:"handed_in_as,omitempty"` // the ids that they chose, sorted
	Attempts []Attempt `json:"attempts"`               // in the order in which they began

	sittings []*sitting // of Attempts
	counted  *sitting   // nil where there is none that counts
}

// Attempt is one sitting, marked with the instructor's deck.
type Attempt struct {
	Sitting string    `json:"sitting"` // its id
	Counted bool      `json:"counted"` // by the policy
	Started time.Time `json:"started"`
	Ended   time.Time `json:"ended"`
	Version string    `json:"version"` // fingerprint of the learner's deck
	Intact  bool      `json:"intact"`  // handed in with a whole chain
	exam.Totals
	Claimed float64 `json:"claimed"` // points by the hand-in itself, which is not used
}

// Counted returns the sitting that is the learner's grade, nil where there is none.
func (r *Result) Counted() *Attempt {
	for i := range r.Attempts {
		if r.Attempts[i].Counted {
			return &r.Attempts[i]
		}
	}
	return nil
}

// newGradebook makes the table of what was gathered.
func newGradebook(all pile, opt Options) *Gradebook {
	g := &Gradebook{
		Deck: opt.Key.Deck.Name, Title: opt.Key.Deck.Title, Fingerprint: opt.Key.Fingerprint, Policy: opt.Policy,
		Learners: []Result{}, Unknown: []Result{}, Findings: []Finding{}, Problems: []Problem{},
		cards: opt.Key.Deck.Cards, path: opt.Key.Deck.Path, penalty: opt.Penalty, roster: opt.Roster != nil,
	}
	if opt.Roster != nil {
		for at, l := range opt.Roster.Learners {
			g.Learners = append(g.Learners, newResult(l, all[whose{at: at}], opt.Policy))
		}
	}
	var others []Result
	for who, from := range all {
		if who.at < 0 {
			others = append(others, newResult(Learner{ID: who.name}, from, opt.Policy))
		}
	}
	slices.SortFunc(others, func(a, b Result) int {
		return cmp.Or(cmp.Compare(fold(a.ID), fold(b.ID)), cmp.Compare(a.ID, b.ID))
	})
	if opt.Roster == nil {
		g.Learners = append(g.Learners, others...)
	} else {
		g.Unknown = append(g.Unknown, others...)
	}
	g.Findings = append(g.Findings, findings(g, all, opt)...)
	return g
}

// newResult returns a learner's result; from is nil for who handed nothing in.
func newResult(l Learner, from *gathered, policy Policy) Result {
	r := Result{Learner: l, Attempts: []Attempt{}}
	if from == nil {
		return r
	}
	for name := range from.names {
		r.Names = append(r.Names, name)
	}
	slices.Sort(r.Names)
	for _, v := range from.sittings {
		r.sittings = append(r.sittings, v.best)
	}
	slices.SortFunc(r.sittings, byTime)
	for _, s := range r.sittings {
		if s.counts() && (r.counted == nil || policy.prefers(s, r.counted)) {
			r.counted = s
		}
	}
	for _, s := range r.sittings {
		r.Attempts = append(r.Attempts, Attempt{
			Sitting: s.id, Counted: s == r.counted, Started: s.started, Ended: s.ended, Version: s.version,
			Intact: s.intact, Totals: s.marked, Claimed: s.claimed.Points,
		})
	}
	return r
}

// prefers reports whether a later sitting counts rather than an earlier one.
func (p Policy) prefers(later, earlier *sitting) bool {
	switch p {
	case Best:
		return later.marked.Percent > earlier.marked.Percent
	case Last:
		return true
	}
	return false
}

// all returns every result, those of unknown learners last.
func (g *Gradebook) all() []Result { return slices.Concat(g.Learners, g.Unknown) }
