package decks

import (
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"testing"
)

// block is an entry as written, which an edit may change.
type block struct {
	text  string
	truth int // index of the block of the old deck that it is; -1 = another card
}

// edits are what authors do to a card. Each returns the blocks that come in its
// place; ok is false where the edit doesn't apply.
var edits = map[string]func(r *rand.Rand, b block, other string) ([]block, bool){
	"typo": func(r *rand.Rand, b block, _ string) ([]block, bool) {
		return change(b, onHead(b.text, func(head string) string {
			at := spots(head)
			if len(at) == 0 {
				return head
			}
			i := at[r.IntN(len(at))]
			return head[:i] + string(rune('a'+r.IntN(26))) + head[i+1:]
		}))
	},
	"two typos": func(r *rand.Rand, b block, _ string) ([]block, bool) {
		return change(b, onHead(b.text, func(head string) string {
			for range 2 {
				if at := spots(head); len(at) > 0 {
					i := at[r.IntN(len(at))]
					head = head[:i] + head[i+1:]
				}
			}
			return head
		}))
	},
	"words dropped": func(r *rand.Rand, b block, _ string) ([]block, bool) {
		return change(b, onHead(b.text, func(head string) string {
			words := strings.Fields(head)
			if len(words) < 8 {
				return head
			}
			i := 2 + r.IntN(len(words)-4)
			return strings.Join(append(words[:i:i], words[i+1+r.IntN(2):]...), " ")
		}))
	},
	"reworded": func(r *rand.Rand, b block, _ string) ([]block, bool) {
		with := []string{"Which", "what", "the", "of", "in", "country", "according to the author", "exactly", "mainly"}
		return change(b, onHead(b.text, func(head string) string {
			words := strings.Fields(head)
			for range 2 {
				words[r.IntN(len(words))] = with[r.IntN(len(with))]
			}
			return strings.Join(words, " ")
		}))
	},
	"answer corrected": func(_ *rand.Rand, b block, other string) ([]block, bool) {
		for _, mark := range []string{"\nA: ", "\n= "} {
			if i := strings.Index(b.text, mark); i >= 0 {
				end := i + len(mark) + strings.IndexByte(b.text[i+len(mark):]+"\n", '\n')
				return change(b, b.text[:i]+mark+"quite another answer than before"+b.text[end:])
			}
		}
		return nil, false
	},
	"gap added": func(r *rand.Rand, b block, _ string) ([]block, bool) {
		if !strings.HasPrefix(b.text, "C: ") {
			return nil, false
		}
		return change(b, onHead(b.text, func(head string) string {
			words := strings.Fields(head)
			for i, w := range words {
				if i > 1 && len(w) > 5 && !strings.ContainsAny(strings.Join(words[:i+1], " "), "]") && !strings.Contains(strings.Join(words[:i+1], " "), "[") {
					words[i] = "[" + w + "]"
					break
				}
			}
			return strings.Join(words, " ")
		}))
	},
	"options reordered": func(r *rand.Rand, b block, _ string) ([]block, bool) {
		lines := strings.Split(b.text, "\n")
		var at []int
		for i, l := range lines {
			if strings.HasPrefix(l, "- ") {
				at = append(at, i)
			}
		}
		if len(at) < 2 {
			return nil, false
		}
		lines[at[0]], lines[at[1]] = lines[at[1]], lines[at[0]]
		return change(b, strings.Join(lines, "\n"))
	},
	"split": func(_ *rand.Rand, b block, _ string) ([]block, bool) {
		if !strings.HasPrefix(b.text, "Q: ") {
			return nil, false
		}
		head, rest, _ := strings.Cut(b.text, "\n")
		words := strings.Fields(head)
		if len(words) < 12 {
			return nil, false
		}
		n := len(words) / 2
		// Either half may be called the card, or none: it counts neither way.
		return []block{{strings.Join(words[:n], " ") + "?\n" + rest, -2}, {"Q: " + strings.Join(words[n:], " ") + "\n" + rest, -2}}, true
	},
	"replaced by a like one": func(_ *rand.Rand, b block, _ string) ([]block, bool) {
		// Another card on the same pattern: other names and years.
		text := names.ReplaceAllString(b.text, "Zembla")
		text = years.ReplaceAllStringFunc(text, func(y string) string { return "1" + y[1:3] + "4" })
		if text == b.text || strings.Count(text, "Zembla") < 2 || strings.HasPrefix(b.text, "CLAIM") {
			return nil, false
		}
		for _, mark := range []string{"\nA: ", "\n= "} {
			if i := strings.Index(text, mark); i >= 0 {
				return []block{{text[:i] + mark + "something else entirely", -1}}, true
			}
		}
		return nil, false
	},
}

var (
	names  = regexp.MustCompile(`\b[A-Z][a-z]{4,}\b`)
	years  = regexp.MustCompile(`\b[12][0-9]{3}\b`)
	stamps = regexp.MustCompile(`\n?<!-- id: [^>]*-->`)
)

func change(b block, text string) ([]block, bool) {
	return []block{{text, b.truth}}, text != b.text
}

// onHead changes the text of an entry's first line behind its marker.
func onHead(text string, f func(string) string) string {
	line, rest, more := strings.Cut(text, "\n")
	marker, head, ok := strings.Cut(line, ": ")
	if !ok || strings.TrimSpace(head) == "" {
		return text
	}
	line = marker + ": " + f(head)
	if more {
		line += "\n" + rest
	}
	return line
}

// spots returns where a letter may be changed: inside words, outside gaps.
func spots(head string) []int {
	var at []int
	depth := 0
	for i := range len(head) {
		switch head[i] {
		case '[':
			depth++
		case ']':
			depth--
		}
		if depth == 0 && i > 0 && i+1 < len(head) && isWord(head[i-1]) && isWord(head[i]) && isWord(head[i+1]) {
			at = append(at, i)
		}
	}
	return at
}

// deckOf writes blocks as a deck file.
func deckOf(blocks []block) []byte {
	var b strings.Builder
	for _, bl := range blocks {
		b.WriteString(bl.text + "\n\n")
	}
	return []byte(b.String())
}

// blocksOf returns the entries of a deck file without their stamps.
func blocksOf(t testing.TB, path string) []block {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d, _ := Parse(path, data)
	var blocks []block
	for _, e := range d.Entries {
		text := string(data[e.Pos.Offset : e.Pos.Offset+e.Pos.Length])
		blocks = append(blocks, block{stamps.ReplaceAllString(text, ""), len(blocks)})
	}
	return blocks
}

// patterned is a deck that is hard to match in: a hundred cards on four patterns.
func patterned() []block {
	people := strings.Fields("Babur Humayun Akbar Jahangir Aurangzeb Sher Razia Iltutmish Balban Alauddin Tughlaq Timur Nadir Ahmad Dost Amanullah Zahir Daud Ranjit Dalhousie Curzon Ripon Minto Canning Lytton")
	var blocks []block
	for i, p := range people {
		for _, text := range []string{
			fmt.Sprintf("Q: In which year did %s come to power?\n= %d", p, 1500+7*i),
			fmt.Sprintf("Q: In which year did %s die?\n= %d", p, 1511+7*i),
			fmt.Sprintf("Q: Which city was the seat of %s?\nA: The city of %s.", p, people[(i+7)%len(people)]),
			fmt.Sprintf("C: %s was followed by [%s].", p, people[(i+1)%len(people)]),
		} {
			blocks = append(blocks, block{text, len(blocks)})
		}
	}
	return blocks
}

// tallies counts what matching made of edits.
type tallies struct{ right, wrong, missed int }

func (t tallies) String() string {
	precision, recall := 100.0, 100.0
	if n := t.right + t.wrong; n > 0 {
		precision = 100 * float64(t.right) / float64(n)
	}
	if n := t.right + t.missed; n > 0 {
		recall = 100 * float64(t.right) / float64(n)
	}
	return fmt.Sprintf("right %5d  wrong %3d  missed %4d  precision %.2f %%  recall %.1f %%", t.right, t.wrong, t.missed, precision, recall)
}

// TestMatchingPrecision measures matching on edits of the built-in deck and of
// one with cards on patterns. A wrong match is far worse than a missed one.
//
//	go test ./decks -run TestMatchingPrecision -v
func TestMatchingPrecision(t *testing.T) {
	var all tallies
	byEdit := map[string]*tallies{}
	for name, source := range map[string][]block{"built-in": blocksOf(t, "pakafghan/pak-afghan.md"), "patterned": patterned()} {
		for seed := range uint64(60) {
			r := rand.New(rand.NewPCG(seed, 7))
			old, now, by := edited(r, source)
			before, _ := Parse("deck.md", deckOf(old))
			after, _ := Parse("deck.md", deckOf(now))
			if len(before.Entries) != len(old) || len(after.Entries) < len(now)-3 {
				t.Fatalf("%s, seed %d: %d entries of %d, then %d of %d", name, seed, len(before.Entries), len(old), len(after.Entries), len(now))
			}
			score(t, before, after, old, now, by, byEdit, &all)
		}
	}
	for name, tally := range byEdit {
		t.Logf("%-24s %s", name, tally)
	}
	t.Logf("%-24s %s", "all", all)
	if precision := float64(all.right) / float64(all.right+all.wrong); precision < 0.999 {
		t.Errorf("precision %.4f: a wrong match gives a card a stranger's history", precision)
	}
	if recall := float64(all.right) / float64(all.right+all.missed); recall < 0.85 {
		t.Errorf("recall %.4f", recall)
	}
}

// edited returns an old version of the blocks and a new one, some of them edited, some held back from
// either, some moved; by says which edit made a block of the new one.
func edited(r *rand.Rand, source []block) (old, now []block, by []string) {
	kinds := []string{"typo", "two typos", "words dropped", "reworded", "answer corrected", "gap added", "options reordered", "split", "replaced by a like one"}
	for _, b := range source {
		dice := r.IntN(100)
		if dice < 4 { // written later
			now, by = append(now, block{b.text, -1}), append(by, "added")
			continue
		}
		b.truth = len(old)
		old = append(old, b)
		switch {
		case dice < 8: // thrown out
		case dice < 30:
			kind := kinds[r.IntN(len(kinds))]
			if blocks, ok := edits[kind](r, b, source[r.IntN(len(source))].text); ok {
				for _, n := range blocks {
					now, by = append(now, n), append(by, kind)
				}
				break
			}
			fallthrough
		default:
			now, by = append(now, b), append(by, "")
		}
	}
	for range 3 { // moved
		i, j := r.IntN(len(now)), r.IntN(len(now))
		now[i], now[j] = now[j], now[i]
		by[i], by[j] = by[j], by[i]
	}
	return old, now, by
}

// score compares the pairs that were found with the truth. Entries are told by the order in the file.
func score(t *testing.T, before, after *Deck, old, now []block, by []string, byEdit map[string]*tallies, all *tallies) {
	t.Helper()
	at := func(d *Deck, blocks []block) map[string]int { // group -> block
		groups := map[string]int{}
		offset, i := 0, 0
		starts := make([]int, len(blocks))
		for k, b := range blocks {
			starts[k] = offset
			offset += len(b.text) + 2
		}
		for c := range d.Cards {
			for i = 0; i+1 < len(starts) && starts[i+1] <= d.Cards[c].Pos.Offset; i++ {
			}
			groups[d.Cards[c].Group()] = i
		}
		return groups
	}
	oldAt, newAt := at(before, old), at(after, now)
	found := map[int]int{}
	for n, o := range pairs(before, after) {
		found[newAt[Group(n)]] = oldAt[Group(o)]
	}
	for g, i := range newAt {
		if _, same := oldAt[g]; same || now[i].truth == -2 || by[i] == "" {
			continue
		}
		tally := byEdit[by[i]]
		if tally == nil {
			tally = &tallies{}
			byEdit[by[i]] = tally
		}
		got, ok := found[i]
		switch want := now[i].truth; {
		case ok && got == want:
			tally.right++
			all.right++
		case ok:
			tally.wrong++
			all.wrong++
			t.Logf("wrong (%s):\n  %s\n  was taken for\n  %s", by[i], now[i].text, old[got].text)
		case want >= 0:
			tally.missed++
			all.missed++
		}
	}
}
