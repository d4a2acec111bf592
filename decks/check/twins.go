package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"sabaq/decks"
)

// fewWords is the number of words up to which a question needs its section to be
// told from others: "Capital?" may stand under every country.
const fewWords = 6

// asked is a question that an earlier card asks.
type asked struct {
	kind     decks.Kind // Basic for all that is answered freely
	section  string
	question string
}

// twins looks for cards that ask the same: with different answers, so that nobody
// can know which is wanted, or with the same answer in nearly the same words. Both
// are found by looking up what cards have in common, not by comparing each with
// each.
func (c *checker) twins() {
	questions := make(map[asked]int) // the entry that asks it first
	near := make(map[uint64]int)
	for i := range c.all {
		e := &c.all[i]
		reported := false
		for j := range e.cards {
			card := &e.cards[j]
			if card.Kind == decks.Claim || card.Kind == decks.Order {
				continue
			}
			if key, ok := openQuestion(card); ok {
				other, seen := questions[key]
				switch {
				case !seen:
					questions[key] = i
				case other != i && !reported && !sameAnswer(&c.all[other], key, card):
					reported = true
					way := ""
					if card.Facet == "reversed" {
						way = ", asked the other way round,"
					}
					c.add(codeAmbiguous, e, e.Question, fmt.Sprintf("the card in line %d%s asks the same and wants another answer", c.all[other].Pos.Line, way), "say in both questions what tells them apart")
				}
			}
			sign, ok := signature(card)
			if !ok {
				continue
			}
			if other, seen := near[sign]; !seen {
				near[sign] = i
			} else if other != i && !reported {
				reported = true
				c.add(codeNear, e, e.Question, fmt.Sprintf("nearly the same card as in line %d", c.all[other].Pos.Line), "keep the better one, or ask for something else")
			}
		}
	}
}

// openQuestion returns what a card asks, where that alone decides what is right.
// The options of a choice and the items of an order are part of the question.
func openQuestion(card *decks.Card) (asked, bool) {
	kind := card.Kind
	switch kind {
	case decks.Basic, decks.Typed:
		kind = decks.Basic
	case decks.TrueFalse, decks.All:
	default:
		return asked{}, false
	}
	return asked{kind, card.Section, strings.Join(strings.Fields(card.Question), " ")}, true
}

// sameAnswer reports whether one of an entry's cards with that question accepts
// an answer of the card's.
func sameAnswer(e *entry, key asked, card *decks.Card) bool {
	mine := answers(card)
	for i := range e.cards {
		other := &e.cards[i]
		if k, ok := openQuestion(other); !ok || k != key {
			continue
		}
		for _, theirs := range answers(other) {
			if slices.Contains(mine, theirs) {
				return true
			}
		}
	}
	return false
}

// answers returns what is right on a card, comparable.
func answers(card *decks.Card) []string {
	list := []string{folded(card.Answer)}
	for i := range card.Accept {
		list = append(list, folded(card.Accept[i].Text))
	}
	if card.Kind == decks.All {
		items := slices.Clone(card.Items)
		slices.Sort(items)
		list[0] = folded(strings.Join(items, "\n"))
	}
	return list
}

// folded returns the words and symbols of a text in a form to compare.
func folded(s string) string {
	return strings.Join(words(s), " ") + symbols(s)
}

// symbols returns the characters of a text that are neither words nor the marks
// of a sentence: two formulas may differ in nothing else.
func symbols(s string) string {
	if !strings.ContainsFunc(s, symbol) && !strings.Contains(s, "-") {
		return ""
	}
	var b strings.Builder
	for i, r := range s {
		if symbol(r) || r == '-' && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func symbol(r rune) bool {
	return !isWord(r) && !unicode.IsSpace(r) && !strings.ContainsRune(".,;:?!'\"()[]-–—‘’“”„«»…¿¡*_", r)
}

// signature is a hash of a card's answer and of the words of its question, each
// once, in any order, without those that seldom matter. Cards with one signature
// say the same.
func signature(card *decks.Card) (uint64, bool) {
	question := card.Question
	if card.Kind == decks.Cloze {
		question = card.Bare
	}
	list := words(question)
	list = slices.DeleteFunc(list, light)
	for i, w := range list {
		if len(w) > 5 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
			list[i] = w[:len(w)-1]
		}
	}
	slices.Sort(list)
	list = slices.Compact(list)
	if len(list) < 2 {
		return 0, false
	}
	h := hash(14695981039346656037)
	for _, w := range list {
		h = h.add(w)
	}
	h = h.add(symbols(question)).add(answers(card)[0])
	if len(list) <= fewWords {
		h = h.add(card.Section)
	}
	return uint64(h), true
}

// hash is FNV-1a.
type hash uint64

func (h hash) add(s string) hash {
	for i := 0; i < len(s); i++ {
		h = (h ^ hash(s[i])) * 1099511628211
	}
	return (h ^ 0xFF) * 1099511628211 // 0xFF stands in no text: parts can't run together
}

// light reports whether a question is the same with and without the word.
func light(w string) bool {
	switch w {
	case "a", "an", "the", "is", "are", "was", "were", "be", "been", "do", "does", "did", "has", "have", "had",
		"of", "s", "which", "what", "who", "that", "this":
		return true
	}
	return false
}
