package english

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Span is a piece of a text, in bytes.
type Span struct{ Start, End int }

// Split returns where the sentences of a paragraph stand. Together they hold all
// of it but the white space between them. A stop ends no sentence inside a
// number, behind a title, an initial or another abbreviation that goes on, or
// where the text goes on in lower case.
func Split(text string) []Span {
	var spans []Span
	start := skipSpace(text, 0)
	for i := start; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		if !strings.ContainsRune(".!?…", r) {
			continue
		}
		begin := i - n
		for i < len(text) { // "?!", "...", closing quotes and brackets, notes like [3]
			r, n := utf8.DecodeRuneInString(text[i:])
			if strings.ContainsRune(".!?…\"'”’)]»", r) {
				i += n
				continue
			}
			if end := note(text, i); end > i {
				i = end
				continue
			}
			break
		}
		next := skipSpace(text, i)
		if next == i && next < len(text) {
			continue // no space: a decimal, an address
		}
		if next < len(text) && goesOn(text, start, begin, i, next) {
			continue
		}
		spans = append(spans, Span{start, i})
		start = next
		i = next
	}
	if end := len(strings.TrimRightFunc(text, unicode.IsSpace)); start < end {
		spans = append(spans, Span{start, end})
	}
	return spans
}

// note returns the offset behind a note's number, "[3]", at i, or i.
func note(text string, i int) int {
	if text[i] != '[' {
		return i
	}
	for j := i + 1; j < len(text) && j < i+5; j++ {
		if text[j] == ']' && j > i+1 {
			return j + 1
		}
		if text[j] < '0' || text[j] > '9' {
			break
		}
	}
	return i
}

// goesOn reports whether the stop at begin, with what closes it up to end, stands
// inside a sentence that goes on at next.
func goesOn(text string, start, begin, end, next int) bool {
	first, n := utf8.DecodeRuneInString(text[next:])
	for next < len(text) && strings.ContainsRune("\"'“‘(«[", first) {
		next += n
		first, n = utf8.DecodeRuneInString(text[next:])
	}
	if unicode.IsLower(first) {
		return true
	}
	if text[begin] != '.' || strings.ContainsAny(text[begin:end], "!?…") {
		return false
	}
	if strings.HasPrefix(text[begin:], "...") {
		return false
	}
	word := lastWord(text[start:begin])
	follower := firstWord(text[next:])
	if initial(word) {
		// "J. K. Rowling" goes on, "vitamin C. The" doesn't.
		return !opener(follower) && unicode.IsUpper(first)
	}
	switch low := strings.ToLower(word); low {
	case "dr", "mr", "mrs", "ms", "prof", "st", "gen", "col", "capt", "lt", "sgt", "rev", "hon", "sen", "rep", "gov", "pres", "messrs", "e.g", "i.e", "cf", "vs", "v", "viz", "mt", "ft":
		return true
	case "no", "nos", "vol", "fig", "figs", "pp", "p", "ch", "chap", "art", "arts", "sec", "eq", "ed", "para", "c", "ca":
		return unicode.IsDigit(first)
	case "inc", "ltd", "co", "corp", "jr", "sr", "al", "etc", "a.m", "p.m", "approx", "dept", "est", "bros", "b.c", "a.d", "b.c.e", "c.e", "jan", "feb", "mar", "apr", "aug", "sept", "oct", "nov", "dec":
		return !opener(follower) || unicode.IsDigit(first)
	}
	if strings.Contains(word, ".") && dotted(word) { // U.S, Ph.D
		return !opener(follower)
	}
	return false
}

// lastWord returns what stands behind the last white space of s, without opening
// brackets and quotes.
func lastWord(s string) string {
	at := strings.LastIndexFunc(s, unicode.IsSpace)
	return strings.TrimLeft(s[at+1:], "(\"'“‘[")
}

func firstWord(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(s)
	}
	return s[:end]
}

func initial(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	return n == len(w) && n > 0 && unicode.IsUpper(r)
}

// dotted reports whether single letters stand between the stops, as in U.S.
func dotted(w string) bool {
	for _, part := range strings.Split(w, ".") {
		if utf8.RuneCountInString(part) > 2 {
			return false
		}
	}
	return !strings.ContainsAny(w, "0123456789") // "fell to 6.3"
}

// opener reports whether a capitalised word commonly begins a sentence, so that a
// stop before it ends one even behind an abbreviation.
func opener(w string) bool {
	switch w {
	case "The", "A", "An", "This", "That", "These", "Those", "It", "Its", "He", "She", "They", "We", "His", "Her", "Their", "Our", "In", "On", "At", "By", "For", "From",
		"With", "To", "After", "Before", "During", "Since", "Until", "When", "While", "Where", "Although", "Though", "Because", "If", "Unless", "As", "But", "And", "Or",
		"So", "Yet", "However", "Thus", "Therefore", "Moreover", "Furthermore", "Nevertheless", "Meanwhile", "Conversely", "Instead", "Indeed", "Still", "Then", "There",
		"Here", "Some", "Many", "Most", "Each", "Every", "All", "Both", "No", "Not", "What", "Who", "Why", "How", "Which", "Once", "Only", "Even", "Another", "Such",
		"Under", "Despite", "Unlike", "Like", "Without", "Within", "Also", "Further", "Now", "Today", "Later", "Finally", "First", "Second":
		return true
	}
	return false
}

func skipSpace(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsSpace(r) {
			break
		}
		i += n
	}
	return i
}
