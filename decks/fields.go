package decks

import "strings"

// fieldMarker returns the name of the field that the line begins, from the
// closed list, and the length of the name with its colon.
func fieldMarker(text string) (name string, n int) {
	n = nameLength(text)
	if n == 0 {
		return "", 0
	}
	switch name = text[:n]; name {
	case "hint", "why", "note", "src", "tags", "weight", "until", "reverse":
		return name, n + 1
	}
	return "", 0
}

// facetMarker does the same for the lines of a claim.
func facetMarker(text string) (name string, n int) {
	n = nameLength(text)
	if n == 0 {
		return "", 0
	}
	switch name = text[:n]; name {
	case "because", "evidence", "effect", "counter", "assumes":
		return name, n + 1
	}
	return "", 0
}

// nameLength returns the length of a lower-case name with a colon and white
// space or nothing behind it, or 0.
func nameLength(text string) int {
	n := 0
	for n < len(text) && n < 9 && text[n] >= 'a' && text[n] <= 'z' {
		n++
	}
	if n < 3 || n >= len(text) || text[n] != ':' {
		return 0
	}
	if n+1 < len(text) && text[n+1] != ' ' && text[n+1] != '\t' {
		return 0
	}
	return n
}

// nearMiss returns the marker or field that the line's first word was probably
// meant to be, and why it is none; "" where it was not meant so. Card markers are
// looked for only where cards is set: in prose "a: ..." means nothing.
func nearMiss(text string, cards bool) (want, why string) {
	n := 0
	for n < len(text) && n < 13 && (text[n]|0x20 >= 'a' && text[n]|0x20 <= 'z') {
		n++
	}
	if n == 0 || n > 12 || n == len(text) {
		return "", ""
	}
	word, rest := text[:n], text[n:]
	colon := strings.HasPrefix(strings.TrimLeft(rest, " "), ":")
	if !colon {
		if strings.EqualFold(word, "src") && strings.HasPrefix(strings.TrimLeft(rest, " "), "¶") {
			return "src:", "the colon is missing"
		}
		return "", ""
	}
	lower := strings.ToLower(word)
	if name := alias(lower); name != "" && (cards || name != strings.ToUpper(name)) {
		return name, ""
	}
	if cards {
		switch lower {
		case "q", "a", "c", "t", "f", "all", "order", "claim":
			if word == lower {
				return strings.ToUpper(lower) + ":", "card markers are upper case"
			}
		}
	}
	for _, name := range [...]string{"hint", "why", "note", "src", "tags", "weight", "until", "reverse"} {
		switch {
		case lower == name && word != lower:
			return name + ":", "field names are lower case"
		case lower == name && rest[0] != ':':
			return name + ":", "the colon follows the name"
		case lower == name && strings.HasPrefix(rest, "://"):
			return "", ""
		case lower == name && len(rest) > 1:
			return name + ": ", "a space follows the colon"
		case lower != name && slip(lower, name):
			return name + ":", ""
		}
	}
	if cards {
		switch lower {
		case "because", "evidence", "effect", "counter", "assumes":
			return lower + ":", "such lines belong to a CLAIM card"
		}
	}
	return "", ""
}

func didYouMean(want, why string) string {
	if why == "" {
		return "did you mean `" + want + "`?"
	}
	return "did you mean `" + want + "`? " + why
}

// alias returns what other programs and people call our markers.
func alias(word string) string {
	switch word {
	case "ans", "answer", "answers":
		return "A:"
	case "question", "ques", "quest":
		return "Q:"
	case "cloze":
		return "C:"
	case "hints":
		return "hint:"
	case "notes":
		return "note:"
	case "source", "sources":
		return "src:"
	case "tag":
		return "tags:"
	case "explanation", "reason":
		return "why:"
	case "id":
		return "<!-- id: ... -->"
	}
	return ""
}

// slip reports whether word is name with one letter left out, put in or, in
// names of five letters and more, exchanged, or with two neighbours swapped.
func slip(word, name string) bool {
	if len(word) > len(name)+1 || len(word)+1 < len(name) || len(word) < 3 {
		return false
	}
	i := 0
	for i < len(word) && i < len(name) && word[i] == name[i] {
		i++
	}
	a, b := word[i:], name[i:]
	switch {
	case len(a) == len(b)+1:
		return a[1:] == b
	case len(a)+1 == len(b):
		return a == b[1:]
	case len(a) >= 2 && a[0] == b[1] && a[1] == b[0] && a[2:] == b[2:]:
		return true
	}
	return len(name) >= 5 && len(a) >= 1 && a[1:] == b[1:]
}
