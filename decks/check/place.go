package check

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"sabaq/decks"
)

// maxShown is how much of a line or passage a diagnostic shows, in bytes.
const maxShown = 200

// spot is a place in the deck's file, with its line.
type spot struct {
	pos  decks.Pos
	line string // "" where the file isn't at hand
}

// place returns where part begins in what stands at pos: at its first line that
// is as in the file. Without the file, and where part isn't found, it is pos's own
// beginning.
func (c *checker) place(pos decks.Pos, part string) spot {
	data := c.opt.Data
	begin, end := pos.Offset, pos.Offset+pos.Length
	if begin < 0 || end < begin || end > len(data) {
		pos.Length = 0
		return spot{pos: pos}
	}
	part, _, _ = strings.Cut(part, "\n")
	from := begin
	if i := bytes.Index(data[begin:end], []byte(part)); part != "" && i >= 0 {
		from = begin + i
	}
	lineBegin := bytes.LastIndexByte(data[:from], '\n') + 1
	line := data[lineBegin:]
	if n := bytes.IndexByte(line, '\n'); n >= 0 {
		line = line[:n]
	}
	at := spot{pos: decks.Pos{
		Line:   pos.Line + bytes.Count(data[begin:from], []byte("\n")),
		Col:    utf8.RuneCount(data[lineBegin:from]) + 1,
		Offset: from,
		Length: min(end-from, len(line)-(from-lineBegin)),
	}}
	if part != "" && from > begin {
		at.pos.Length = len(part)
	}
	at.line = cut(string(bytes.TrimRight(line, "\r")), maxShown)
	return at
}

// cut returns at most n bytes of s, ending between characters.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
