package ink

import (
	"unicode"
	"unicode/utf8"
)

// Wrap breaks a line into lines of at most width cells (2 at least): at spaces,
// after hyphens inside words, between ideographs, and inside a word only where
// it is longer than a line, between grapheme clusters. Spaces at a break are
// dropped. An empty line stays one line.
func Wrap(line Line, width int) []Line {
	w := wrapper{line: line, width: max(width, 2)}
	w.measure()
	return w.lines()
}

// hardwrap breaks a line every width cells (2 at least), wherever that falls.
func hardwrap(line Line, width int) []Line {
	w := wrapper{line: line, width: max(width, 2), hard: true}
	w.measure()
	return w.lines()
}

// cell is one grapheme cluster of the line that is wrapped.
type cell struct {
	span, start, end int  // where it stands
	from             int  // cells before it
	first            rune // what it begins with
}

type wrapper struct {
	line  Line
	width int
	hard  bool
	cells []cell // one more than there are clusters: the last holds the whole width
}

func (w *wrapper) measure() {
	count := 1
	for _, span := range w.line {
		count += len(span.Text.s)
	}
	w.cells = make([]cell, 0, count)
	from := 0
	for i, span := range w.line {
		s := span.Text.s
		for at := 0; at < len(s); {
			size, cells := cluster(s[at:])
			first, _ := utf8.DecodeRuneInString(s[at:])
			if first == ' ' && size > 1 {
				first = nbsp // a space that carries marks is no gap between words
			}
			w.cells = append(w.cells, cell{i, at, at + size, from, first})
			at, from = at+size, from+cells
		}
	}
	w.cells = append(w.cells, cell{from: from})
}

// lines fills line after line with as much as fits.
func (w *wrapper) lines() []Line {
	var out []Line
	last := len(w.cells) - 1
	start, stop := 0, 0 // of this line, and the latest place to break it
	for i := 0; i < last; {
		if w.cells[i+1].from-w.cells[start].from <= w.width || i == start {
			i++
			if w.breaks(i) {
				stop = i
			}
			continue
		}
		end := i
		if !w.hard {
			if !w.isSpace(i) && w.trim(start, stop) > start {
				end = stop
			}
			out = append(out, w.cut(start, w.trim(start, end)))
			for end < last && w.isSpace(end) {
				end++
			}
		} else {
			out = append(out, w.cut(start, end))
		}
		start, stop = end, end
		i = max(i, end)
	}
	if start < last || len(out) == 0 {
		end := last
		if !w.hard {
			end = w.trim(start, last)
		}
		out = append(out, w.cut(start, end))
	}
	return out
}

// isSpace reports whether cell i is a space at which a line may end.
func (w *wrapper) isSpace(i int) bool {
	c := w.cells[i]
	return c.first == ' ' && w.line[c.span].Style&Gap == 0
}

// trim returns the end of the line from start to end without its last spaces.
func (w *wrapper) trim(start, end int) int {
	for end > start && w.isSpace(end-1) {
		end--
	}
	return end
}

// cut returns the cells from start to end as a line.
func (w *wrapper) cut(start, end int) Line {
	var out Line
	for start < end {
		first := w.cells[start]
		next := start + 1
		for next < end && w.cells[next].span == first.span {
			next++
		}
		span := w.line[first.span]
		out = append(out, Span{span.Style, Text{span.Text.s[first.start:w.cells[next-1].end]}})
		start = next
	}
	return out
}

// breaks reports whether a line may end before cell i.
func (w *wrapper) breaks(i int) bool {
	if i <= 0 || i >= len(w.cells)-1 {
		return false
	}
	a, b := w.cells[i-1], w.cells[i]
	if w.isSpace(i - 1) {
		return !w.isSpace(i)
	}
	if w.line[a.span].Style&w.line[b.span].Style&Gap != 0 || clings(b.first) {
		return false
	}
	switch a.first {
	case '-', '\u2010':
		return i > 1 && unicode.IsLetter(w.cells[i-2].first) && unicode.IsLetter(b.first)
	case '\u2013', '\u2014':
		return i > 1 && !w.isSpace(i-2)
	}
	return (isIdeographic(a.first) || isIdeographic(b.first)) && !opens(a.first) && a.first != nbsp && b.first != nbsp
}

// isIdeographic reports the scripts that are written without spaces and broken
// between any two characters.
func isIdeographic(r rune) bool {
	if r < 0x2e80 {
		return false
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		r >= 0x3000 && r <= 0x303f || r >= 0xff01 && r <= 0xff60
}

// opens reports what must not end a line.
func opens(r rune) bool { return unicode.In(r, unicode.Ps, unicode.Pi) }

// clings reports what must not begin a line: closing signs, stops, and the
// small and lengthening signs of Japanese.
func clings(r rune) bool {
	switch r {
	case '.', ',', ';', ':', '!', '?', '%', '"', '\'', '…', '々', 'ー', '〻', '・',
		'、', '。', '，', '．', '：', '；', '！', '？', '％',
		'ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ', 'っ', 'ゃ', 'ゅ', 'ょ', 'ゎ',
		'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ッ', 'ャ', 'ュ', 'ョ', 'ヮ', 'ヵ', 'ヶ':
		return true
	}
	return unicode.In(r, unicode.Pe, unicode.Pf)
}
