package decks

import "strings"

// Paragraphs splits the text that a deck was written from, as `src:` counts it.
// Where blank lines stand between its lines, the paragraphs are the blocks that
// they part; else each line is one. Line ends around a paragraph are cut, bytes
// inside are as they were.
func Paragraphs(text []byte) []string {
	s := strings.TrimPrefix(string(text), "\uFEFF")
	var lines, blocks []string
	begin, end, at := -1, 0, 0
	for line := range strings.Lines(s) {
		trimmed := strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(trimmed) == "" {
			if begin >= 0 {
				blocks = append(blocks, s[begin:end])
				begin = -1
			}
		} else {
			lines = append(lines, trimmed)
			if begin < 0 {
				begin = at
			}
			end = at + len(trimmed)
		}
		at += len(line)
	}
	if begin >= 0 {
		blocks = append(blocks, s[begin:end])
	}
	if len(blocks) > 1 {
		return blocks
	}
	return lines
}

// FindQuote returns the first paragraph, from 1, in which quote stands byte for
// byte, and its offset there in bytes. It returns 0 and -1 where it stands in
// none, and for an empty quote.
func FindQuote(paragraphs []string, quote string) (paragraph, offset int) {
	if quote == "" {
		return 0, -1
	}
	for i, p := range paragraphs {
		if at := strings.Index(p, quote); at >= 0 {
			return i + 1, at
		}
	}
	return 0, -1
}
