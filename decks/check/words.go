package check

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// words returns the words and numbers of a text in lower case: runs of letters,
// marks and digits. An apostrophe ends a word, so that "Hooke's" is hooke and s.
func words(s string) []string {
	s = strings.ToLower(s)
	list := make([]string, 0, len(s)/6+1)
	start := -1
	for i, r := range s {
		if isWord(r) {
			if start < 0 {
				start = i
			}
		} else if start >= 0 {
			list = append(list, s[start:i])
			start = -1
		}
	}
	if start >= 0 {
		list = append(list, s[start:])
	}
	return list
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}

// functional reports whether an English word means nothing by itself.
func functional(w string) bool {
	switch w {
	case "a", "an", "the", "this", "that", "these", "those", "it", "its", "he", "him", "his", "she", "her", "hers",
		"they", "them", "their", "theirs", "we", "us", "our", "ours", "you", "your", "i", "me", "my", "s", "t", "d", "ll", "re", "ve",
		"is", "are", "was", "were", "be", "been", "being", "am", "do", "does", "did", "has", "have", "had", "having",
		"will", "would", "shall", "should", "can", "could", "may", "might", "must",
		"of", "to", "in", "on", "at", "by", "for", "from", "with", "as", "into", "onto", "than", "then", "so", "such",
		"and", "or", "but", "nor", "if", "because", "when", "where", "while", "which", "who", "whom", "whose", "what", "why", "how",
		"there", "here", "also", "too", "very", "more", "most", "some", "any", "each", "both", "not", "no":
		return true
	}
	return false
}

// telling returns the words of a text that could give something away: no
// function words, no single letters.
func telling(s string) []string {
	list := words(s)
	kept := list[:0]
	for _, w := range list {
		if !functional(w) && (utf8.RuneCountInString(w) > 1 || w[0] >= '0' && w[0] <= '9') {
			kept = append(kept, w)
		}
	}
	return kept
}

// holdsAll reports whether every telling word of what stands among the words of
// text, and one of them says enough to count: a number of two digits, or a word of
// four letters.
func holdsAll(text, what string) bool {
	wanted := telling(what)
	if len(wanted) == 0 {
		return false
	}
	has := make(map[string]bool)
	for _, w := range words(text) {
		has[w] = true
	}
	enough := false
	for _, w := range wanted {
		if !has[w] {
			return false
		}
		n := utf8.RuneCountInString(w)
		enough = enough || n >= 4 || n >= 2 && w[0] >= '0' && w[0] <= '9'
	}
	return enough
}

// hasWord reports whether one of the words is among list.
func hasWord(list []string, any ...string) bool {
	for _, w := range list {
		for _, a := range any {
			if w == a {
				return true
			}
		}
	}
	return false
}

// startsWith reports whether the words begin with one of the given ones.
func startsWith(list []string, any ...string) bool {
	return len(list) > 0 && hasWord(list[:1], any...)
}

// prose reports whether a text is plain sentences: no code, maths, table or
// picture, which the rules about wording can't read.
func prose(s string) bool {
	return !strings.ContainsAny(s, "`$|") && !strings.Contains(s, "![") && !strings.Contains(s, "\n\n")
}

// asks reports whether a text is a question.
func asks(s string) bool {
	s = strings.TrimRight(s, " \t\n*_\"')”’")
	return strings.HasSuffix(s, "?") || strings.HasSuffix(s, "？") || strings.HasSuffix(s, "؟")
}

// plural writes "1 card" or "2 cards".
func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return itoa(n) + " " + what + "s"
}
