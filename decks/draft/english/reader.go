package english

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Reader reads the sentences of one text. It is not for use by several goroutines
// at once.
type Reader struct {
	lex   *lexicon
	lower map[string]int // how often a word stands in lower case
	upper map[string]int // how often capitalised inside a sentence
}

// NewReader returns a reader that knows general English.
func NewReader() *Reader {
	return &Reader{lex: newLexicon(), lower: make(map[string]int), upper: make(map[string]int)}
}

// Learn counts how the words of a sentence of the text are written, so that a
// name is known as one where it begins a sentence.
func (r *Reader) Learn(tokens []Token) {
	first := true
	for i := range tokens {
		t := &tokens[i]
		switch {
		case t.Class == Mark:
			first = first || t.Is(":", "\"", "“", "‘")
		case capital(t.Text):
			if !first {
				r.upper[t.Low]++
			}
			first = false
		default:
			r.lower[t.Low]++
			first = false
		}
	}
}

// Known reports whether a word, in lower case, stands in the lists or is used in
// lower case by the text.
func (r *Reader) Known(low string) bool {
	return r.lower[low] > 0 || r.lex.closed(low) || r.lex.in("noun", low) || r.lex.in("person", low) || r.lex.in("plural", low) || r.lex.in("number", low) ||
		r.lex.adjective(low) || r.lex.adverb(low) || len(r.lex.readings(low)) > 0
}

// Used returns how often the text has a word, in whatever case.
func (r *Reader) Used(low string) int { return r.lower[low] + r.upper[low] }

// Closed reports whether a lower-case word belongs to a class of function words.
func (r *Reader) Closed(low string) bool { return r.lex.closed(low) }

func capital(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(c)
}

// can is a set of what a word may be, before its neighbours are looked at.
type can uint16

const (
	canNoun can = 1 << iota
	canAdjective
	canAdverb
	canBase
	canThird
	canPast
	canParticiple
	canGerund
	verbOnly // as a verb it is not a noun as well
)

// may returns what a word of an open class may be.
func (r *Reader) may(t *Token) can {
	w := t.Low
	var c can
	starred := true
	for _, reading := range r.lex.readings(w) {
		switch reading.form {
		case Base:
			c |= canBase
		case Third:
			c |= canThird
		case Past:
			c |= canPast
		case Participle:
			c |= canParticiple
		case Gerund:
			c |= canGerund
		}
		starred = starred && r.lex.verbs[reading.lemma]
	}
	if r.lex.adverb(w) {
		c |= canAdverb
	}
	if r.lex.adjective(w) {
		c |= canAdjective
	}
	listed := r.lex.in("noun", w) || r.lex.in("plural", w) || r.lex.in("person", w) || r.lex.in("person", Singular(w))
	if c == 0 && !listed {
		// Words that no list has: forms in -ed are mostly verbs.
		if strings.HasSuffix(w, "ed") && len(w) > 3 && !strings.HasSuffix(w, "eed") && !strings.ContainsRune(w, '-') {
			return canPast | canParticiple | verbOnly
		}
		if strings.HasSuffix(w, "ing") && len(w) > 5 {
			return canGerund | canNoun
		}
	}
	if listed || c&^canAdverb == 0 || c&(canBase|canThird) != 0 && starred {
		c |= canNoun
	}
	if c&canGerund != 0 {
		c |= canNoun
	}
	if c&canAdverb != 0 && !listed && c&(canBase|canThird) == 0 {
		c &^= canNoun
	}
	if c&(canBase|canThird|canPast|canParticiple) != 0 && c&canNoun == 0 {
		c |= verbOnly
	}
	return c
}

// Capital reports whether the text writes a lower-case word with a capital inside
// its sentences more often than without.
func (r *Reader) Capital(low string) bool { return r.upper[low] > r.lower[low] }
