package decks

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"
)

// Matching recognises an entry without a stamped id after an edit, so that its
// history can follow it. A wrong match is far worse than a missed one: it would ask a
// card at the wrong time for ever and nobody would notice, while a missed one asks a known card once more.
// So two entries are the same only if
//
//   - they are of the same kind (basic and typed count as one),
//   - one vanished and the other is new,
//   - their questions and answers are close enough (see alike),
//   - no name or number stands in the place of another, and
//   - each is the other's best match, clearly ahead of the second best.
//
// Words weigh by how rare they are in the deck, so that a deck full of "In which
// year did ..." doesn't make all its cards alike. The thresholds were chosen by
// measuring on edits made by a seeded generator: see match_test.go.
const (
	sureQuestion = 0.98 // a question so close may have any answer
	sureAnswer   = 0.80 // an answer so close needs no more than...
	fairQuestion = 0.55 // ...such a question
	textQuestion = 0.75 // where the answer says nothing (true or false, a gap)
	margin       = 0.08 // how far the best must be ahead of the second best
	candidates   = 8    // how many possible partners of an entry are compared in full
	commonWord   = 400  // a word in more entries than this finds no candidates
)

// pairs returns, for the id of each card of the new deck that was recognised, the id that
// it had in the old one.
func pairs(old, new *Deck) map[string]string {
	vanished, fresh := apart(old, new)
	became := map[string]string{}
	link := func(o, n *written) {
		for i, oc := range o.cards {
			if nc := n.counterpart(o, i); nc != nil && nc.ID != oc.ID {
				became[nc.ID] = oc.ID
			}
		}
	}
	// The same text under another name (an id was stamped, changed or taken away) is the same entry.
	byText := map[string]*written{}
	for _, o := range vanished {
		byText[o.entry.TextID] = o
	}
	fresh = slices.DeleteFunc(fresh, func(n *written) bool {
		o := byText[n.entry.TextID]
		if o != nil {
			link(o, n)
			delete(byText, n.entry.TextID)
		}
		return o != nil
	})
	vanished = slices.DeleteFunc(vanished, func(o *written) bool { return byText[o.entry.TextID] != o })
	for _, p := range bestPairs(vanished, fresh) {
		link(p.old, p.new)
	}
	return became
}

// written is an entry with what matching needs of it.
type written struct {
	entry  *Entry
	cards  []*Card
	head   []string        // words of the question
	answer []string        // words of the answer; nil where the question says all
	names  map[string]bool // those that are names or numbers
}

// apart returns the entries of the old deck that are not in the new one, and those
// of the new one that are not in the old one.
func apart(old, new *Deck) (vanished, fresh []*written) {
	only := func(d, other *Deck) []*written {
		names := map[string]bool{}
		for i := range other.Cards {
			names[other.Cards[i].Group()] = true
		}
		cards := map[int][]*Card{}
		for i := range d.Cards {
			if c := &d.Cards[i]; !names[c.Group()] {
				cards[c.Pos.Offset] = append(cards[c.Pos.Offset], c)
			}
		}
		var out []*written
		for i := range d.Entries {
			e := &d.Entries[i]
			if asked := cards[e.Pos.Offset]; len(asked) > 0 {
				out = append(out, &written{entry: e, cards: asked})
			}
		}
		return out
	}
	vanished, fresh = only(old, new), only(new, old)
	if len(vanished) == 0 || len(fresh) == 0 {
		return nil, nil
	}
	for _, w := range slices.Concat(vanished, fresh) {
		w.read()
	}
	return vanished, fresh
}

// read splits the entry into words.
func (w *written) read() {
	e := w.entry
	head := e.Question
	if e.Kind == Cloze {
		var find gapFinder
		find.find(head)
		head = without(head, find.gaps, noGroup, false)
	}
	w.names = properNames(head)
	switch e.Kind {
	case Cloze:
		w.head = words(head)
	case Claim:
		w.head = words(e.Question)
		for _, f := range e.Facets {
			w.answer = append(w.answer, words(f.Text)...)
		}
	case TrueFalse:
		w.head = words(e.Question)
	case Choice:
		w.head = words(e.Question)
		for _, o := range e.Choices {
			w.answer = append(w.answer, words(o.Text)...)
		}
	case All, Order:
		w.head = words(e.Question)
		for _, item := range e.Items {
			w.answer = append(w.answer, words(item)...)
		}
	default:
		w.head, w.answer = words(e.Question), words(w.cards[0].Answer)
	}
}

// counterpart returns the card of the entry that the i-th card of its earlier version became.
func (w *written) counterpart(old *written, i int) *Card {
	oc := old.cards[i]
	_, facet, _ := strings.Cut(oc.ID, ".")
	if oc.Kind != Cloze {
		for _, c := range w.cards {
			if _, f, _ := strings.Cut(c.ID, "."); f == facet {
				return c
			}
		}
		return nil
	}
	// A gap is told by what fills it; by its place only when nothing was added or taken away.
	for _, c := range w.cards {
		if folded(c.Answer) == folded(oc.Answer) {
			return c
		}
	}
	if len(w.cards) == len(old.cards) {
		for _, c := range old.cards {
			if folded(c.Answer) == folded(w.cards[i].Answer) {
				return nil // that gap was another one before
			}
		}
		return w.cards[i]
	}
	return nil
}

// twosome is a possible match.
type twosome struct {
	old, new *written
	like     float64
}

// bestPairs returns the pairs in which each is the other's best match by a clear margin.
func bestPairs(vanished, fresh []*written) []twosome {
	weigh := weights(slices.Concat(vanished, fresh))
	holders := map[string][]int{} // word -> indexes in fresh
	for i, n := range fresh {
		for word := range n.vocabulary() {
			holders[word] = append(holders[word], i)
		}
	}
	type rank struct{ best, second twosome }
	olds, news := map[*written]*rank{}, map[*written]*rank{}
	enter := func(ranks map[*written]*rank, w *written, t twosome) {
		r := ranks[w]
		if r == nil {
			r = &rank{}
			ranks[w] = r
		}
		if t.like > r.best.like {
			r.best, r.second = t, r.best
		} else if t.like > r.second.like {
			r.second = t
		}
	}
	for _, o := range vanished {
		for _, i := range likely(o, holders, weigh) {
			like := alike(o, fresh[i], weigh)
			if like > 0 {
				t := twosome{o, fresh[i], like}
				enter(olds, o, t)
				enter(news, fresh[i], t)
			}
		}
	}
	var sure []twosome
	for _, o := range vanished {
		r := olds[o]
		if r == nil {
			continue
		}
		back := news[r.best.new]
		if back.best.old == o && r.best.like-r.second.like >= margin && back.best.like-back.second.like >= margin {
			sure = append(sure, r.best)
		}
	}
	return sure
}

// vocabulary is the set of the entry's words.
func (w *written) vocabulary() map[string]bool {
	set := map[string]bool{}
	for _, word := range w.head {
		set[word] = true
	}
	for _, word := range w.answer {
		set[word] = true
	}
	return set
}

// weights returns how much each word says: the logarithm of how few entries hold it.
func weights(all []*written) map[string]float64 {
	in := map[string]int{}
	for _, w := range all {
		for word := range w.vocabulary() {
			in[word]++
		}
	}
	weigh := make(map[string]float64, len(in))
	for word, n := range in {
		weigh[word] = math.Log(1 + float64(len(all))/float64(n))
	}
	return weigh
}

// likely returns the new entries that share the most weight of words with an old one.
func likely(o *written, holders map[string][]int, weigh map[string]float64) []int {
	shared := map[int]float64{}
	for word := range o.vocabulary() {
		if found := holders[word]; len(found) <= commonWord {
			for _, i := range found {
				shared[i] += weigh[word]
			}
		}
	}
	found := slices.SortedFunc(maps.Keys(shared), func(a, b int) int {
		return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b))
	})
	return found[:min(len(found), candidates)]
}

// alike returns how alike two entries are, 0 where they can't be the same.
func alike(o, n *written, weigh map[string]float64) float64 {
	if !sameKind(o.entry, n.entry) {
		return 0
	}
	head, gone, come := overlap(o.head, n.head, weigh)
	if holds(o.names, gone) && holds(n.names, come) {
		return 0
	}
	if len(o.answer) == 0 || len(n.answer) == 0 {
		if head < textQuestion {
			return 0
		}
		return head
	}
	answer, _, _ := overlap(o.answer, n.answer, weigh)
	if head >= sureQuestion || answer >= sureAnswer && head >= fairQuestion {
		return (2*head + answer) / 3
	}
	return 0
}

func sameKind(a, b *Entry) bool {
	plain := func(k Kind) Kind {
		if k == Typed {
			return Basic
		}
		return k
	}
	return plain(a.Kind) == plain(b.Kind) && (a.Kind != TrueFalse || a.True == b.True)
}

// maxCompared bounds the words of a text that are compared.
const maxCompared = 120

// overlap returns the share of the weight of both texts' words that they have in
// common (Dice's coefficient), and the words that only a and only b has; words that differ by a
// slip of spelling count as common.
func overlap(a, b []string, weigh map[string]float64) (share float64, onlyA, onlyB []string) {
	a, b = a[:min(len(a), maxCompared)], b[:min(len(b), maxCompared)]
	total := 0.0
	for _, word := range a {
		total += weigh[word]
	}
	for _, word := range b {
		total += weigh[word]
	}
	if total == 0 {
		return 0, nil, nil
	}
	used := make([]bool, len(b))
	common := 0.0
	take := func(same func(x, y string) bool, left []string) (rest []string) {
		for _, x := range left {
			at := -1
			for j, y := range b {
				if !used[j] && same(x, y) {
					at = j
					break
				}
			}
			if at < 0 {
				rest = append(rest, x)
				continue
			}
			used[at] = true
			common += weigh[x] + weigh[b[at]]
		}
		return rest
	}
	rest := take(func(x, y string) bool { return x == y }, a)
	onlyA = take(nearly, rest)
	for j, word := range b {
		if !used[j] {
			onlyB = append(onlyB, word)
		}
	}
	return common / total, onlyA, onlyB
}

func holds(set map[string]bool, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return set[w] })
}

// properNames returns the words of a text that are names or numbers, as words
// gives them: those with a digit, and those with a capital that isn't owed to the beginning of a question.
func properNames(text string) map[string]bool {
	names := map[string]bool{}
	for i, word := range fields(text) {
		first := []rune(word)[0]
		low := strings.ToLower(word)
		if strings.ContainsFunc(word, unicode.IsDigit) || unicode.IsUpper(first) && (i > 0 || !opening[low]) {
			names[low] = true
		}
	}
	return names
}

// opening holds words that begin questions and sentences and are no names.
var opening = map[string]bool{
	"a": true, "according": true, "after": true, "an": true, "as": true, "at": true, "before": true, "by": true, "during": true,
	"for": true, "from": true, "give": true, "how": true, "if": true, "in": true, "is": true, "name": true, "of": true, "on": true,
	"the": true, "to": true, "under": true, "what": true, "when": true, "where": true, "which": true, "while": true, "who": true,
	"whom": true, "whose": true, "why": true, "with": true,
}

// nearly reports whether two words are one with a slip of spelling or another ending. Words
// with digits are never.
func nearly(x, y string) bool {
	if len(x) < 4 || len(y) < 4 || strings.ContainsAny(x+y, "0123456789") {
		return false
	}
	n := 0 // common beginning
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	m := 0 // common end
	for m < len(x)-n && m < len(y)-n && x[len(x)-1-m] == y[len(y)-1-m] {
		m++
	}
	apart := max(len(x), len(y)) - n - m
	return apart <= 1 || apart == 2 && min(len(x), len(y)) >= 6
}

// words splits text into lower-case words.
func words(text string) []string { return fields(strings.ToLower(text)) }

// fields splits text into words as they are written.
func fields(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

// folded is text as it counts when two versions of it are compared: case, white
// space and punctuation don't.
func folded(text string) string { return strings.Join(words(text), " ") }
