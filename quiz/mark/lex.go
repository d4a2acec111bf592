package mark

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind says how a word is compared.
type kind uint8

const (
	plain  kind = iota // letters, perhaps with digits in them
	number             // a number with its unit
	date               // a month with a day or a year
	symbol             // one sign: + # $ and the like
)

// word is one unit of comparison. Two words with the same key are the same.
type word struct {
	kind     kind
	key      string
	from, to int // graphemes [from, to) that it was made of

	value  *big.Rat // number: its value, without the unit
	unit   string   // number: "dollar", "percent" or ""
	digits bool     // the key holds a digit, so that no slip is looked for
	capped bool     // an abbreviation in capitals: no slip is looked for
	light  bool     // may be missing on either side: an article, "it was", "in" before a year
	hedge  bool     // "over" before a number: may be left out of the answer, never put in
	slips  int      // slips already forgiven in reading it: "bilion", "Agust"
}

// text is a string made ready for comparing.
type text struct {
	pieces []string // graphemes
	words  []word
}

// show returns the graphemes [from, to) as they stand in the text.
func (t *text) show(from, to int) string {
	if from >= to {
		return ""
	}
	return strings.Join(t.pieces[from:to], "")
}

// read makes s ready. With forgive set, a misspelt month or scale ("2 bilion")
// beside a number is read as what it must be.
func read(s string, forgive bool) *text {
	t := &text{pieces: graphemes(s)}
	words := split(fold(t.pieces))
	words = joinInitials(words)
	words = quantities(words, forgive)
	words = dates(words, forgive)
	t.markCapitals(words)
	t.markLight(words)
	t.words = words
	return t
}

// Normalise returns s as answers are compared: folded words with one space
// between them, numbers and dates in one form. Normalising again changes nothing.
// Only the first MaxRunes runes are read.
func Normalise(s string) string {
	s, _ = limit(s)
	// A dropped letter can bring two others together that then compose or
	// make a number; it settles at once in anything that a person would type.
	for range 4 {
		next := keys(read(s, false).words)
		if next == s {
			break
		}
		s = next
	}
	return s
}

func keys(words []word) string {
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = w.key
	}
	return strings.Join(parts, " ")
}

// limit trims s, repairs its UTF-8 and cuts it to MaxRunes.
func limit(s string) (cut string, over bool) {
	s = strings.TrimSpace(s)
	if len(s) > MaxRunes { // else it can't have more runes
		n := 0
		for i := range s {
			if n == MaxRunes {
				s, over = strings.TrimSpace(s[:i]), true
				break
			}
			n++
		}
	}
	return strings.ToValidUTF8(s, "\uFFFD"), over
}

// split cuts cells into words, numbers and signs. Punctuation ends a word, except
// for apostrophes (Qur'an) and full stops between letters (U.S.), which vanish.
func split(cells []cell) []word {
	var words []word
	for i := 0; i < len(cells); {
		r := cells[i].r
		switch {
		case startsNumber(cells, i):
			money := len(words) > 0 && currency(words[len(words)-1].key) != ""
			var found []word
			found, i = lexNumber(cells, i, money)
			words = append(words, found...)
		case wordRune(r):
			var w word
			w, i = lexWord(cells, i)
			words = append(words, w)
		case r == '&':
			words = append(words, word{key: "and", from: cells[i].at, to: cells[i].at + 1})
			i++
		case signRune(r):
			words = append(words, word{kind: symbol, key: string(r), from: cells[i].at, to: cells[i].at + 1})
			i++
		default:
			if r == '-' && between(cells, i) {
				words = append(words, word{key: "to", from: cells[i].at, to: cells[i].at + 1})
			}
			i++
		}
	}
	return words
}

func asciiDigit(r rune) bool { return '0' <= r && r <= '9' }

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || asciiDigit(r)
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r)
}

// signRune reports whether r means something on its own: C++ is not C.
func signRune(r rune) bool {
	switch r {
	case '#', '@', '%', '§', '^':
		return true
	case '`':
		return false
	}
	return unicode.IsSymbol(r) && !unicode.Is(unicode.Sk, r)
}

// at returns the folded rune at i, or a space beyond either end.
func at(cells []cell, i int) rune {
	if i < 0 || i >= len(cells) {
		return ' '
	}
	return cells[i].r
}

// between reports whether the hyphen at i joins two years or numbers, with or
// without spaces around it: 2001-2021 is 2001 to 2021.
func between(cells []cell, i int) bool {
	l, r := i-1, i+1
	if at(cells, l) == ' ' && at(cells, r) == ' ' {
		l, r = l-1, r+1
	}
	return asciiDigit(at(cells, l)) && asciiDigit(at(cells, r))
}

func lexWord(cells []cell, i int) (word, int) {
	w := word{from: cells[i].at}
	var b strings.Builder
	for ; i < len(cells); i++ {
		r := cells[i].r
		switch {
		case wordRune(r):
			b.WriteRune(r)
			w.digits = w.digits || unicode.IsNumber(r)
		case r == '\'' && wordRune(at(cells, i+1)):
		case r == '.' && unicode.IsLetter(at(cells, i-1)) && unicode.IsLetter(at(cells, i+1)):
		case r == '.' && asciiDigit(at(cells, i-1)) && asciiDigit(at(cells, i+1)):
			b.WriteRune(r)
		default:
			w.key, w.to = b.String(), cells[i-1].at+1
			return w, i
		}
	}
	w.key, w.to = b.String(), cells[i-1].at+1
	return w, i
}

// joinInitials makes one word of single letters in a row: T T P is TTP.
func joinInitials(words []word) []word {
	out := words[:0]
	for i := 0; i < len(words); {
		w := words[i]
		j := i + 1
		if initial(w) {
			for j < len(words) && initial(words[j]) {
				w.key += words[j].key
				w.to = words[j].to
				j++
			}
		}
		out = append(out, w)
		i = j
	}
	return out
}

func initial(w word) bool {
	r, n := utf8.DecodeRuneInString(w.key)
	return w.kind == plain && n == len(w.key) && unicode.IsLetter(r)
}

// markCapitals finds abbreviations, in which every letter counts (TTP, NATO). A
// text that is in capitals throughout, and longer than a word, says nothing.
func (t *text) markCapitals(words []word) {
	lower := false
	for _, p := range t.pieces {
		if r, _ := utf8.DecodeRuneInString(p); unicode.IsLower(r) {
			lower = true
			break
		}
	}
	for i := range words {
		w := &words[i]
		if w.kind != plain || !lower && len(words) > 1 {
			continue
		}
		capitals := 0
		w.capped = true
		for _, p := range t.pieces[w.from:w.to] {
			r, _ := utf8.DecodeRuneInString(p)
			switch {
			case unicode.IsUpper(r):
				capitals++
			case unicode.IsLetter(r):
				w.capped = false
			}
		}
		w.capped = w.capped && capitals >= 2 && capitals <= 6
	}
}

// markLight finds what an answer may have or lack: articles, and a few words that
// lead up to the answer proper.
func (t *text) markLight(words []word) {
	i := 0
	if i+1 < len(words) && opener(words[0].key, words[1].key) {
		words[0].light, words[1].light = true, true
		i = 2
	} else if i < len(words) && (words[0].key == "its" || words[0].key == "thats") {
		words[0].light = true
		i = 1
	}
	first := i
	// "in", "on" and "the year" lead up to a number, and only to a number.
	if n := leadToNumber(words[i:]); n > 0 {
		for ; n > 0; n-- {
			words[i].light = true
			i++
		}
	}
	for i := first; i+1 < len(words); i++ {
		switch w := &words[i]; w.key {
		case "the", "teh":
			w.light = true
		case "a", "an":
			// Vitamin A, plan A and B: a letter, not an article.
			name := i > first && t.pieces[w.from] == "A"
			if next := words[i+1].key; !name && next != "and" && next != "or" {
				w.light = true
			}
		}
	}
	for i := range words {
		if !words[i].light {
			return
		}
	}
	for i := range words { // nothing but light words: then they are the answer
		words[i].light = false
	}
}

func opener(first, second string) bool {
	switch first {
	case "it", "this", "that":
		return second == "is" || second == "was"
	case "they":
		return second == "are" || second == "were"
	}
	return false
}

// leadToNumber counts the words before a number that only lead up to it.
func leadToNumber(words []word) int {
	n := 0
	if n < len(words) && (words[n].key == "in" || words[n].key == "on") ||
		n+2 < len(words) && words[n].key == "from" && words[n+2].key == "to" {
		n++
	}
	if n < len(words) && words[n].key == "the" {
		n++
	}
	if n < len(words) && words[n].key == "year" {
		n++
	}
	if n < len(words) && (words[n].kind == number || words[n].kind == date) {
		return n
	}
	return 0
}
