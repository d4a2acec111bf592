package class

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"sabaq/quiz/exam"
)

// What makes the same answers worth a word. Right answers are the same because they
// are right; so only wrong ones are compared, and of these neither those that are the
// only wrong answer there is (true or false) nor those that are common: a misconception
// of the class, or of the teaching.
const (
	commonShare = 3   // one in so many of those who answered gave it
	commonLeast = 3   // and more than so many
	alikeShare  = 0.8 // of the wrong answers of either that are the same
	maxAlike    = 1000
)

// wrongAnswer returns a number for what was answered, 0 where it is right, missing, or
// the only wrong answer that there is.
func wrongAnswer(it *exam.Item) uint64 {
	if !it.Given || it.Right || it.Void || it.Form == exam.Self || it.Form == exam.Choose && len(it.Options) <= 2 {
		return 0
	}
	var texts []string
	switch it.Form {
	case exam.Type:
		texts = []string{fold(it.Text)}
	case exam.List:
		for line := range strings.Lines(it.Text) {
			texts = append(texts, fold(line))
		}
	default:
		for _, i := range it.Chosen {
			texts = append(texts, it.Options[i])
		}
	}
	if it.Form != exam.Arrange {
		slices.Sort(texts)
	}
	h := fnv.New64a()
	for _, text := range append(texts, it.Card) {
		h.Write(binary.AppendUvarint(nil, uint64(len(text))))
		h.Write([]byte(text))
	}
	return max(h.Sum64(), 1)
}

// paper is a learner's counted sitting with the wrong answers that are worth comparing.
type paper struct {
	learner string
	sitting string
	wrong   []int32 // by rarity, rarest first: the number of each among all wrong answers
}

// alike finds learners who gave the same wrong answers: at least so many, and four in
// five of all that either gave.
func alike(results []Result, least int) []Finding {
	papers := comparable(results, least)

	// Those whose wrong answers are all the same are one group, so that a hundred of them
	// are not five thousand pairs.
	groups := make(map[string][]int)
	var keys []string
	for i, p := range papers {
		var key []byte
		for _, w := range p.wrong {
			key = binary.BigEndian.AppendUint32(key, uint32(w))
		}
		if groups[string(key)] == nil {
			keys = append(keys, string(key))
		}
		groups[string(key)] = append(groups[string(key)], i)
	}
	var found []Finding
	observe := func(members []int, same, of int) {
		f := Finding{Kind: SameWrong}
		sittings := make(map[string]bool)
		for _, i := range members {
			f.Learners = append(f.Learners, papers[i].learner)
			f.Sittings = append(f.Sittings, papers[i].sitting)
			sittings[papers[i].sitting] = true
		}
		if len(sittings) == 1 {
			return // one sitting handed in by several, which is said as such
		}
		if same == of {
			f.Text = fmt.Sprintf("all %d of their uncommon wrong answers are the same; that can be chance or a common source", same)
		} else {
			f.Text = fmt.Sprintf("%d of their %d uncommon wrong answers are the same; that can be chance or a common source", same, of)
		}
		found = append(found, f)
	}
	for _, key := range keys {
		if members := groups[key]; len(members) > 1 {
			n := len(papers[members[0]].wrong)
			observe(members, n, n)
		}
	}

	// A pair with the share alikeShare in common has one of the rarest answers of each in
	// common (prefix filtering, as in joins of similar sets), so only those are looked up.
	prefixes := make(map[int32][]int)
	seen := make([]int, len(keys)) // the group, from 1, that a group was compared with last
	for at, key := range keys {
		p := &papers[groups[key][0]]
		n := len(p.wrong)
		for _, w := range p.wrong[:min(n, n-int(alikeShare*float64(n))+1)] {
			for _, other := range prefixes[w] {
				if seen[other] == at+1 {
					continue
				}
				seen[other] = at + 1
				q := &papers[groups[keys[other]][0]]
				same := common(p.wrong, q.wrong)
				of := n + len(q.wrong) - same
				if same >= least && float64(same) >= alikeShare*float64(of) && len(found) < maxAlike {
					observe(slices.Concat(groups[keys[other]], groups[key]), same, of)
				}
			}
			prefixes[w] = append(prefixes[w], at)
		}
	}
	return found
}

// comparable returns the papers with enough wrong answers to compare.
func comparable(results []Result, least int) []paper {
	type given struct {
		times int
		card  int32
	}
	gave := make(map[uint64]given)  // a wrong answer
	answered := make(map[int32]int) // how many answered a card
	for i := range results {
		if s := results[i].counted; s != nil {
			for _, a := range s.items {
				if a.given && a.card >= 0 {
					answered[a.card]++
				}
				if a.wrong != 0 {
					gave[a.wrong] = given{gave[a.wrong].times + 1, a.card}
				}
			}
		}
	}
	var uncommon []uint64
	for w, g := range gave {
		if g.times <= max(commonLeast, answered[g.card]/commonShare) {
			uncommon = append(uncommon, w)
		}
	}
	slices.SortFunc(uncommon, func(a, b uint64) int { return cmp.Or(cmp.Compare(gave[a].times, gave[b].times), cmp.Compare(a, b)) })
	rank := make(map[uint64]int32, len(uncommon))
	for i, w := range uncommon {
		rank[w] = int32(i)
	}
	var papers []paper
	for i := range results {
		s := results[i].counted
		if s == nil {
			continue
		}
		p := paper{learner: results[i].Key(), sitting: s.id}
		for _, a := range s.items {
			if at, ok := rank[a.wrong]; ok {
				p.wrong = append(p.wrong, at)
			}
		}
		if len(p.wrong) >= least {
			slices.Sort(p.wrong)
			papers = append(papers, p)
		}
	}
	return papers
}

// common counts what two ascending lists share.
func common(a, b []int32) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			n++
			a, b = a[1:], b[1:]
		}
	}
	return n
}
