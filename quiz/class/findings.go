package class

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Finding is something that an instructor should look at. It is an observation: what
// it means is theirs to say.
type Finding struct {
	Kind     Kind     `json:"kind"`
	Learners []string `json:"learners"`           // their keys, sorted
	Sittings []string `json:"sittings,omitempty"` // ids
	Text     string   `json:"text"`               // what was seen; lower case, no full stop
}

// Kind says what a finding is about.
type Kind string

// Kinds of findings, in the order in which they are listed.
const (
	UnknownLearner Kind = "unknown learner"    // not on the roster, or several there may be meant
	NoHandIn       Kind = "no hand-in"         // on the roster, nothing that counts handed in
	TakenFor       Kind = "taken for"          // found on the roster by something else than an exact id
	OtherDeck      Kind = "other deck"         // nothing of the sitting is of this deck; it doesn't count
	OtherVersion   Kind = "other version"      // of the deck
	NotAsAsked     Kind = "not as asked"       // questions that the deck has not, or with other options
	OtherPaper     Kind = "other paper"        // another number of questions, time or penalty than most
	BrokenChain    Kind = "broken chain"       // the hand-in was changed, or not whole
	Conflict       Kind = "conflict"           // one sitting handed in with two contents
	OtherClaim     Kind = "other claim"        // the score that was claimed is not the one marked
	Times          Kind = "impossible times"   // of a sitting
	Overlap        Kind = "overlap"            // two sittings of one learner at the same time
	SharedSitting  Kind = "shared sitting"     // one sitting handed in by several learners
	SameWrong      Kind = "same wrong answers" // of several learners
)

var kinds = [...]Kind{
	UnknownLearner, NoHandIn, TakenFor, OtherDeck, OtherVersion, NotAsAsked, OtherPaper, BrokenChain, Conflict,
	OtherClaim, Times, Overlap, SharedSitting, SameWrong,
}

// findings looks at all results.
func findings(g *Gradebook, all pile, opt Options) []Finding {
	results := g.all()
	var found []Finding
	for i := range g.Unknown {
		found = append(found, Finding{
			Kind: UnknownLearner, Learners: []string{g.Unknown[i].Key()},
			Text: "handed in, but nobody on the roster has that id, address or name, or several have it",
		})
	}
	for i := range g.Learners {
		found = append(found, g.Learners[i].onRoster(opt.Roster != nil)...)
	}
	for who, from := range all {
		key := who.name
		if who.at >= 0 {
			key = opt.Roster.Learners[who.at].Key()
		}
		for _, v := range from.sittings {
			if n := len(v.hashes); n > 1 {
				found = append(found, v.best.finding(Conflict, key, "handed in %d times with different contents; one of them is used", n))
			}
		}
	}
	for i := range results {
		for _, s := range results[i].sittings {
			found = append(found, s.findings(results[i].Key(), g)...)
		}
		found = append(found, overlaps(results[i])...)
	}
	found = append(found, otherVersions(results, g)...)
	found = append(found, otherPapers(results)...)
	found = append(found, shared(results)...)
	found = append(found, alike(results, opt.SameWrong)...)
	for i := range found {
		slices.Sort(found[i].Learners)
		found[i].Learners = slices.Compact(found[i].Learners)
		slices.Sort(found[i].Sittings)
		found[i].Sittings = slices.Compact(found[i].Sittings)
	}
	slices.SortFunc(found, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(slices.Index(kinds[:], a.Kind), slices.Index(kinds[:], b.Kind)),
			slices.Compare(a.Learners, b.Learners), slices.Compare(a.Sittings, b.Sittings), cmp.Compare(a.Text, b.Text))
	})
	return found
}

func (s *sitting) finding(kind Kind, learner, format string, args ...any) Finding {
	return Finding{Kind: kind, Learners: []string{learner}, Sittings: []string{s.id}, Text: fmt.Sprintf(format, args...)}
}

// onRoster says how a learner of the class stands to what was handed in.
func (r *Result) onRoster(roster bool) []Finding {
	var found []Finding
	key := []string{r.Key()}
	if r.counted == nil {
		f := Finding{Kind: NoHandIn, Learners: key, Text: "nothing was handed in"}
		if len(r.Names) > 0 {
			f.Text = "nothing of what was handed in counts"
		}
		found = append(found, f)
	}
	if !roster {
		return found
	}
	for _, name := range r.Names {
		if name != r.ID && name != r.Login && name != r.Email && name != r.Canvas {
			found = append(found, Finding{Kind: TakenFor, Learners: key, Text: fmt.Sprintf("handed in as %q", name)})
		}
	}
	return found
}

// findings says what is to be seen of one sitting.
func (s *sitting) findings(learner string, g *Gradebook) []Finding {
	var found []Finding
	if !s.intact {
		found = append(found, s.finding(BrokenChain, learner, "the hand-in was changed after it was written, or is not whole"))
	}
	for _, text := range s.times {
		found = append(found, s.finding(Times, learner, "%s", text))
	}
	if !s.counts() {
		return append(found, s.finding(OtherDeck, learner, "none of its %s is in this deck: it is of %q", count(s.asked, "question", "questions"), s.deck))
	}
	var odd []string
	if s.void > 0 {
		odd = append(odd, count(s.void, "question", "questions")+" can't be marked with this deck")
	}
	if s.recast > 0 {
		odd = append(odd, count(s.recast, "question", "questions")+" had other options")
	}
	if s.reworded > 0 && s.version == g.Fingerprint {
		odd = append(odd, count(s.reworded, "question was", "questions were")+" worded otherwise")
	}
	if len(odd) > 0 {
		text := strings.Join(odd, ", ")
		if s.version == g.Fingerprint {
			text += ", though it says that it is of this very version of the deck"
		}
		found = append(found, s.finding(NotAsAsked, learner, "%s", text))
	}
	// Of another version of the deck, or by the instructor's own penalty, other points are no news.
	if c, m := s.claimed, s.marked; s.version == g.Fingerprint && g.penalty == nil && (math.Abs(c.Points-m.Points) > 1e-6 || math.Abs(c.Max-m.Max) > 1e-6) {
		found = append(found, s.finding(OtherClaim, learner, "it claims %s of %s points; marked with this deck it has %s of %s",
			number(c.Points), number(c.Max), number(m.Points), number(m.Max)))
	}
	return found
}

// overlaps finds sittings of one learner that ran at the same time.
func overlaps(r Result) []Finding {
	var found []Finding
	var longest *sitting // of those before, the one that ended last
	for _, s := range r.sittings {
		if s.ended.Before(s.started) {
			continue
		}
		if longest != nil && s.started.Before(longest.ended) {
			f := s.finding(Overlap, r.Key(), "two sittings ran at the same time, %s of it", round(min(s.ended.Sub(s.started), longest.ended.Sub(s.started))))
			f.Sittings = append(f.Sittings, longest.id)
			found = append(found, f)
		}
		if longest == nil || s.ended.After(longest.ended) {
			longest = s
		}
	}
	return found
}

// otherVersions finds who sat other versions of the deck, a finding for each version.
func otherVersions(results []Result, g *Gradebook) []Finding {
	of := make(map[string]*Finding)
	for i := range results {
		for _, s := range results[i].sittings {
			if s.version == g.Fingerprint || !s.counts() {
				continue
			}
			f := of[s.version]
			if f == nil {
				f = &Finding{Kind: OtherVersion, Text: fmt.Sprintf("sat another version of the deck (%.12s...); marked with this one", s.version)}
				of[s.version] = f
			}
			f.Learners = append(f.Learners, results[i].Key())
			f.Sittings = append(f.Sittings, s.id)
		}
	}
	found := make([]Finding, 0, len(of))
	for _, f := range of {
		found = append(found, *f)
	}
	return found
}

// terms is what a sitting was begun with.
type terms struct {
	asked            int
	minutes, penalty float64
}

func (t terms) String() string {
	text := count(t.asked, "question", "questions")
	if t.minutes > 0 {
		text += fmt.Sprintf(", %s minutes", number(t.minutes))
	}
	if t.penalty > 0 {
		text += fmt.Sprintf(", penalty %s", number(t.penalty))
	}
	return text
}

// otherPapers finds counted sittings that were begun on other terms than most: three
// questions are easier to get right than forty.
func otherPapers(results []Result) []Finding {
	of := make(map[terms]*Finding)
	total := 0
	for i := range results {
		if s := results[i].counted; s != nil {
			t := terms{s.asked, s.minutes, s.penalty}
			if of[t] == nil {
				of[t] = &Finding{Kind: OtherPaper}
			}
			of[t].Learners = append(of[t].Learners, results[i].Key())
			of[t].Sittings = append(of[t].Sittings, s.id)
			total++
		}
	}
	for usual, most := range of {
		if 2*len(most.Learners) <= total {
			continue
		}
		var found []Finding
		for t, f := range of {
			if t != usual {
				f.Text = fmt.Sprintf("sat %s; most sat %s", t, usual)
				found = append(found, *f)
			}
		}
		return found
	}
	return nil
}

// shared finds sittings that more than one learner has handed in.
func shared(results []Result) []Finding {
	by := make(map[string][]string)
	for i := range results {
		for _, s := range results[i].sittings {
			by[s.id] = append(by[s.id], results[i].Key())
		}
	}
	var found []Finding
	for id, learners := range by {
		if len(learners) > 1 {
			found = append(found, Finding{
				Kind: SharedSitting, Learners: learners, Sittings: []string{id},
				Text: "handed in the same sitting, and it counts for each of them",
			})
		}
	}
	return found
}
