package check

import (
	"index/suffixarray"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"sabaq/decks"
)

const (
	// From so many bytes of search on, quotations are looked up in an index.
	indexFrom = 1 << 26
	// maxFound bounds the places of one quotation that are looked at.
	maxFound = 1000
	// maxCommon is how often a word may stand in the source and still help to
	// find a passage.
	maxCommon = 50
)

// text finds quotations in a source.
type text struct {
	paragraphs []string
	index      *suffixarray.Index // of the paragraphs with a NUL behind each; nil where searching is cheap
	starts     []int              // where each paragraph begins in it
	tokens     []token            // the words of the source, made when first needed
	places     map[string][]int32 // where each word stands in tokens
}

// token is a word of the source.
type token struct {
	paragraph  int // from 0
	begin, end int // bytes of the paragraph
}

func newText(paragraphs []string, indexed bool) *text {
	t := &text{paragraphs: paragraphs}
	if !indexed {
		return t
	}
	all := make([]byte, 0, sizeOf(paragraphs))
	for _, p := range paragraphs {
		t.starts = append(t.starts, len(all))
		all = append(append(all, p...), 0)
	}
	t.index = suffixarray.New(all)
	return t
}

// sizeOf returns how many bytes an index of the paragraphs is about.
func sizeOf(paragraphs []string) int {
	size := 0
	for _, p := range paragraphs {
		size += len(p) + 1
	}
	return size
}

// in reports whether a quotation stands in a paragraph, counted from 1.
func (t *text) in(quote string, paragraph int) bool {
	if t.index == nil {
		return strings.Contains(t.paragraphs[paragraph-1], quote)
	}
	found := t.index.Lookup([]byte(quote), maxFound)
	return len(found) == maxFound || slices.ContainsFunc(found, func(at int) bool { return t.paragraph(at) == paragraph })
}

// find returns the first paragraph, from 1, in which a quotation stands, or 0.
func (t *text) find(quote string) int {
	if t.index == nil {
		at, _ := decks.FindQuote(t.paragraphs, quote)
		return at
	}
	found := t.index.Lookup([]byte(quote), maxFound)
	if len(found) == 0 {
		return 0
	}
	return t.paragraph(slices.Min(found))
}

// paragraph returns the paragraph, from 1, that holds a place of the index.
func (t *text) paragraph(at int) int {
	i, ok := slices.BinarySearch(t.starts, at)
	if ok {
		return i + 1
	}
	return i
}

// nearest says which passage of the source is most like a quotation that is not
// in it: where most of its rarer words stand together. It says nothing where less
// than half of them do.
func (t *text) nearest(quote string, wanted bool) string {
	if !wanted {
		return ""
	}
	t.tokenize()
	list := words(quote)
	list = list[:min(len(list), 64)]
	votes := map[int]int{}
	for i, w := range list {
		places := t.places[w]
		if len(places) > maxCommon {
			continue
		}
		for _, at := range places {
			begin := int(at) - i
			// A word too many or too few must not part the votes.
			votes[begin] += 2
			votes[begin-1]++
			votes[begin+1]++
		}
	}
	best, most := 0, 0
	for begin, n := range votes {
		if n > most || n == most && begin < best {
			best, most = begin, n
		}
	}
	if len(list) == 0 || most < len(list) {
		return "no passage of the source is like it"
	}
	first := max(best, 0)
	last := min(best+len(list), len(t.tokens)) - 1
	p := t.tokens[min(max(best+len(list)/2, 0), len(t.tokens)-1)].paragraph
	for t.tokens[first].paragraph < p {
		first++
	}
	for t.tokens[last].paragraph > p {
		last--
	}
	passage := t.paragraphs[p][t.tokens[first].begin:t.tokens[last].end]
	return "nearest is ¶" + itoa(p+1) + ": " + cut(strings.Join(strings.Fields(passage), " "), maxShown)
}

// tokenize makes the list of the source's words.
func (t *text) tokenize() {
	if t.places != nil {
		return
	}
	t.places = map[string][]int32{}
	for p, s := range t.paragraphs {
		start := -1
		take := func(end int) {
			if start < 0 {
				return
			}
			w := strings.ToLower(s[start:end])
			if at := t.places[w]; len(at) <= maxCommon {
				t.places[w] = append(at, int32(len(t.tokens)))
			}
			t.tokens = append(t.tokens, token{p, start, end})
			start = -1
		}
		for i, r := range s {
			if !isWord(r) {
				take(i)
			} else if start < 0 {
				start = i
			}
		}
		take(len(s))
	}
}

func itoa(n int) string { return strconv.Itoa(n) }

// first returns the first character of s.
func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
