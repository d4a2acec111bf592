package draft_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// An inventory lists what there is to be learned from an essay, made by hand
// before any deck is drafted from it. Its lines:
//
//	# a comment
//	group: tuned
//	¶4 The canal, which
//	fact 2: 1869 | opened <- canal, opened | 1869
//	arg 3 cause: Cape | Good Hope => shorten* | 40
//
// A ¶ line names the paragraph of the items below it, as decks.Paragraphs counts,
// and how it begins; "¶6-7" is a card's business in either. Items have a weight
// of 1 to 3.
//
// A fact is "key <- context": the key is what carries the fact, with any of
// the alternatives between '|'; the context, parts between commas, is what a card
// about it must mention. An argument is "one end => the other": cause => effect,
// condition => outcome, claim => evidence, for the other kinds in the text's order.
//
// An alternative is there when all its words are, in any order; "print*" is any word
// that begins so, and small numbers are the same in words and digits.
type inventory struct {
	Group string // tuned, or untouched: the rules were never changed after a look at it
	Items []item
}

type item struct {
	Line      int
	From, To  int    // paragraphs
	Beginning string // of the first one
	Kind      string // fact, or the argument's
	Weight    int
	Text      string // as written, for messages
	Left      end    // the key, or an argument's first end
	Right     end    // the context, or the second
}

// end is what a side of a card must mention: parts, each with alternatives, each a
// few words.
type end [][][]string

func (it *item) fact() bool { return it.Kind == "fact" }

var relations = []string{"cause", "condition", "contrast", "concession", "evidence", "evaluation", "conclusion"}

func readInventory(text string) (*inventory, error) {
	inv := &inventory{}
	var at item
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		fail := func(why string) (*inventory, error) {
			return nil, fmt.Errorf("line %d: %s: %q", n+1, why, line)
		}
		head, body, _ := strings.Cut(line, ":")
		words := strings.Fields(head)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case head == "group":
			inv.Group = strings.TrimSpace(body)
			if inv.Group != "tuned" && inv.Group != "untouched" {
				return fail("no such group")
			}
		case strings.HasPrefix(line, "¶"):
			number, beginning, _ := strings.Cut(strings.TrimPrefix(line, "¶"), " ")
			from, to, isRange := strings.Cut(number, "-")
			if !isRange {
				to = from
			}
			at = item{Beginning: beginning}
			at.From, _ = strconv.Atoi(from)
			at.To, _ = strconv.Atoi(to)
			if at.From < 1 || at.To < at.From || beginning == "" {
				return fail("want a paragraph and how it begins")
			}
		case at.From == 0:
			return fail("an item above the first paragraph")
		default:
			it := at
			it.Line, it.Text = n+1, line
			arrow := " <- "
			switch {
			case len(words) == 2 && words[0] == "fact":
				it.Kind = "fact"
			case len(words) == 3 && words[0] == "arg" && slices.Contains(relations, words[2]):
				it.Kind, arrow = words[2], " => "
			default:
				return fail("neither a fact nor an argument")
			}
			it.Weight, _ = strconv.Atoi(words[1])
			left, right, ok := strings.Cut(body, arrow)
			if it.Weight < 1 || it.Weight > 3 || !ok {
				return fail("want a weight of 1 to 3 and two sides")
			}
			it.Left, it.Right = readEnd(left), readEnd(right)
			if it.fact() && len(it.Left) != 1 {
				return fail("a key has one part")
			}
			for _, part := range slices.Concat(it.Left, it.Right) {
				if slices.ContainsFunc(part, func(w []string) bool { return len(w) == 0 }) {
					return fail("an empty alternative")
				}
			}
			inv.Items = append(inv.Items, it)
		}
	}
	if inv.Group == "" || len(inv.Items) == 0 {
		return nil, fmt.Errorf("no group or no items")
	}
	return inv, nil
}

func readEnd(s string) end {
	var e end
	for part := range strings.SplitSeq(s, ",") {
		var alternatives [][]string
		for alternative := range strings.SplitSeq(part, "|") {
			var bag []string
			for word := range strings.FieldsSeq(alternative) {
				begin, open := strings.CutSuffix(word, "*")
				bag = append(bag, wordsOf(begin)...)
				if open && len(bag) > 0 {
					bag[len(bag)-1] += "*"
				}
			}
			alternatives = append(alternatives, bag)
		}
		e = append(e, alternatives)
	}
	return e
}

// in counts the parts that have an alternative among the words, and among none of
// the words that are not to have it.
func (e end) in(words, not []string) int {
	n := 0
	for _, part := range e {
		if slices.ContainsFunc(part, func(bag []string) bool {
			return holds(words, bag) && (len(not) == 0 || !holds(not, bag))
		}) {
			n++
		}
	}
	return n
}

// enough is how many of the parts are mention enough: two of three.
func (e end) enough() int { return (2*len(e) + 2) / 3 }

func holds(words, bag []string) bool {
	for _, want := range bag {
		if !slices.ContainsFunc(words, func(w string) bool { return sameWord(w, want) }) {
			return false
		}
	}
	return true
}

// sameWord takes a plural for its singular, "print*" for what begins with it.
func sameWord(w, want string) bool {
	if begin, ok := strings.CutSuffix(want, "*"); ok {
		return strings.HasPrefix(w, begin)
	}
	return w == want || w == want+"s" || w == want+"es" || want == w+"s"
}

// wordsOf returns the words of a text in lower case, numbers as digits without commas,
// possessives without their s.
func wordsOf(s string) []string {
	s = strings.ReplaceAll(s, "’", "'")
	runes := []rune(strings.ToLower(possessive.ReplaceAllString(s, "")) + " ")
	digit := func(i int) bool { return i >= 0 && i < len(runes) && unicode.IsDigit(runes[i]) }
	var words []string
	var word []rune
	for i, r := range runes {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			word = append(word, r)
			continue
		case r == '.' && digit(i-1) && digit(i+1):
			word = append(word, r)
			continue
		case r == ',' && digit(i-1) && digit(i+1), r == '\'':
			continue
		}
		if len(word) > 0 {
			words = append(words, digits(string(word)))
			word = word[:0]
		}
	}
	return words
}

var possessive = regexp.MustCompile(`'s\b`)

func digits(word string) string {
	small := []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n := slices.Index(small, word); n >= 0 {
		return strconv.Itoa(n)
	}
	return word
}

func TestReadInventory(t *testing.T) {
	inv, err := readInventory("# note\ngroup: tuned\n¶2-3 It began\nfact 3: 1400 | four* <- mill, wheel | river\narg 1 cause: flood => mill, ruin*\n")
	if err != nil {
		t.Fatal(err)
	}
	if got := inv.Items[0]; got.From != 2 || got.To != 3 || got.Weight != 3 || len(got.Left[0]) != 2 || len(got.Right) != 2 {
		t.Errorf("fact read as %+v", got)
	}
	if got := inv.Items[1]; got.Kind != "cause" || len(got.Right) != 2 || got.Right[1][0][0] != "ruin*" {
		t.Errorf("argument read as %+v", got)
	}
	for _, bad := range []string{
		"", "group: tuned", "group: mine\n¶1 a\nfact 1: a <- b", "group: tuned\nfact 1: a <- b",
		"group: tuned\n¶1\nfact 1: a <- b", "group: tuned\n¶3-2 a\nfact 1: a <- b", "group: tuned\n¶1 a\nfact 4: a <- b",
		"group: tuned\n¶1 a\nfact 1: a", "group: tuned\n¶1 a\narg 1 why: a => b", "group: tuned\n¶1 a\nfact 1: a | <- b",
	} {
		if _, err := readInventory(bad); err == nil {
			t.Errorf("%q is taken for an inventory", bad)
		}
	}
}

func TestWordsOf(t *testing.T) {
	for text, want := range map[string]string{
		"Nasser's 80,000 men":      "nasser 80000 men",
		"1.5 °C, print* and two.":  "1.5 c print and 2",
		"*polyp* and **ROS**":      "polyp and ros",
		"the U.S.-led war":         "the u s led war",
		"it wasn't Darwin’s fault": "it wasnt darwin fault",
	} {
		if got := strings.Join(wordsOf(text), " "); got != want {
			t.Errorf("wordsOf(%q) = %q, want %q", text, got, want)
		}
	}
	for _, c := range []struct {
		words, bag string
		want       bool
	}{
		{"four reefs", "4 reef", true}, {"shortened", "shorten*", true}, {"shorts", "shorten*", false},
		{"a reef", "reefs", true}, {"1 January 1950", "1950 january", true}, {"1950s", "195", false},
	} {
		if got := holds(wordsOf(c.words), readEnd(c.bag)[0][0]); got != c.want {
			t.Errorf("%q holds %q: %v", c.words, c.bag, got)
		}
	}
}
