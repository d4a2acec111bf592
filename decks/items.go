package decks

import (
	"fmt"
	"strconv"
	"strings"
)

// marker returns the function that tells the marker's length in lines which
// begin an accepted answer, option or item of this kind; nil where the kind has
// none.
func (r *reader) marker() func(text string) int {
	switch r.entry.Kind {
	case Typed:
		return acceptMarker
	case Choice:
		return optionMarker
	case All:
		return bulletMarker
	case Order:
		return numberMarker
	}
	return nil
}

// item reads the accepted answer, option or item in line i behind a marker of n
// bytes, and returns the index of the line after it.
func (r *reader) item(i, n int) int {
	if r.entry.Kind == Typed {
		r.last = max(r.last, i)
		r.acceptLine(i, strings.TrimSpace(r.text(i)[n:]))
		return i + 1
	}
	end := r.extent(i)
	text := r.part(i, end, n, "\n")
	switch r.entry.Kind {
	case Choice:
		box := r.text(i)[:n]
		if !strings.HasPrefix(box[1:], " [") || strings.HasSuffix(box, "[]") {
			r.warn(codeNearMiss, i, "this line is read as an option", "write it `- [ ] ...` or `- [x] ...`")
		}
		o := Option{Text: text, Right: strings.ContainsAny(box, "xX")}
		o.Text, o.Feedback = feedback(text)
		r.options = append(r.options, o)
		text = o.Text
	case Order:
		r.checkNumber(i)
		fallthrough
	case All:
		r.items = append(r.items, text)
	}
	if text == "" {
		r.fail(codeEmptyItem, i, "nothing stands behind "+strings.TrimSpace(r.text(i)[:n]), "")
	}
	return end
}

// feedback cuts the comment behind an option's text.
func feedback(text string) (option, comment string) {
	if !strings.HasSuffix(text, commentClose) {
		return text, ""
	}
	before, comment, found := strings.Cut(text, commentOpen)
	if !found {
		return text, ""
	}
	comment = strings.TrimSuffix(comment, commentClose)
	return strings.TrimSpace(before), strings.TrimSpace(comment)
}

// checkNumber warns when the numbers of an ORDER entry neither count up from
// their first nor are all the same.
func (r *reader) checkNumber(i int) {
	digits := strings.TrimLeft(r.text(i), " ")
	digits = digits[:strings.IndexAny(digits, ".)")]
	n, err := strconv.Atoi(digits)
	if want := len(r.items) + 1; err != nil || n != want && n != 1 {
		r.warn(codeNumbering, i, fmt.Sprintf("item %d has the number %s", want, digits), "the items are taken in the order in which they stand")
	}
}

// checkItems checks what the kind asks of its items.
func (r *reader) checkItems() {
	e := r.entry
	switch e.Kind {
	case Choice:
		right := 0
		seen := make([]string, 0, len(r.options))
		for _, o := range r.options {
			if o.Right {
				right++
			}
			seen = append(seen, o.Text)
		}
		switch {
		case len(r.options) < 2:
			r.fail(codeFewOptions, 0, "a choice needs at least two options", "")
		case right == 0:
			r.fail(codeNoRight, 0, "choice has no right option", "mark the right one with [x]")
		}
		r.checkSame(seen, "option")
	case All:
		if len(r.items) == 0 {
			r.fail(codeFewItems, 0, "ALL has no items", "put each point on a line that begins with `- `")
		} else if e.Need < 0 || e.Need > len(r.items) {
			r.fail(codeNeed, 0, fmt.Sprintf("ALL asks for %d of %d items", max(e.Need, 0), len(r.items)), "")
		}
		r.checkSame(r.items, "item")
	case Order:
		if len(r.items) < 2 {
			r.fail(codeFewItems, 0, "ORDER needs at least two items", "put each on a line that begins with `1. `")
		}
		r.checkSame(r.items, "item")
	case Claim:
		if len(r.facets) == 0 {
			r.fail(codeNoFacet, 0, "the claim has no because:, evidence:, effect:, counter: or assumes: line", "")
		} else if len(r.facets) > maxOptions {
			r.fail(codeManyItems, 0, fmt.Sprintf("a claim has at most %d lines", maxOptions), "")
		}
	case Typed:
		if len(r.accept) > maxOptions {
			r.fail(codeManyItems, 0, fmt.Sprintf("a card has at most %d accepted answers", maxOptions), "")
		}
	}
}

// checkSame checks the number of options or items, and that they differ.
func (r *reader) checkSame(texts []string, what string) {
	if len(texts) > maxOptions {
		r.fail(codeManyItems, 0, fmt.Sprintf("a card has at most %d %ss", maxOptions, what), "")
		return
	}
	for i, text := range texts {
		for _, other := range texts[:i] {
			if text != "" && text == other {
				r.fail(codeSameItem, 0, fmt.Sprintf("%s %d repeats an earlier one", what, i+1), "")
			}
		}
	}
}

// optionMarker returns the length of "- [x]" or "- [ ]" at the beginning of an
// option line, or 0. It takes what is nearly one, too: "-[x]", "- []".
func optionMarker(text string) int {
	if len(text) < 3 || text[0] != '-' && text[0] != '*' && text[0] != '+' {
		return 0
	}
	n := 1
	for n < len(text) && (text[n] == ' ' || text[n] == '\t') {
		n++
	}
	if n > 4 || n >= len(text) || text[n] != '[' {
		return 0
	}
	n++
	if n < len(text) && (text[n] == ' ' || text[n] == 'x' || text[n] == 'X') {
		n++
	}
	if n >= len(text) || text[n] != ']' {
		return 0
	}
	n++
	if n < len(text) && (text[n] == '(' || text[n] == '[' || text[n] == ':') {
		return 0 // a link
	}
	return n
}

// bulletMarker returns the length of "- " at the beginning of a line, or 0.
func bulletMarker(text string) int {
	if text == "" || text[0] != '-' && text[0] != '*' && text[0] != '+' {
		return 0
	}
	if len(text) == 1 || text[1] == ' ' || text[1] == '\t' {
		return 1
	}
	return 0
}

// numberMarker returns the length of "1." or "1)" at the beginning of a line,
// or 0.
func numberMarker(text string) int {
	n := 0
	for n < len(text) && n < 4 && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	if n == 0 || n >= len(text) || text[n] != '.' && text[n] != ')' {
		return 0
	}
	n++
	if n < len(text) && text[n] != ' ' && text[n] != '\t' {
		return 0
	}
	return n
}
