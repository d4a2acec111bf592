package ink

import (
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	excerptLines = 4  // a passage of so many lines is shown whole
	maxPhrases   = 32 // places marked in one passage
	nearby       = 8  // bytes that are not worth an ellipsis
)

// Highlight draws a passage of a source with each phrase that stands in it byte
// for byte marked, wherever it stands. Line breaks count as spaces once the
// phrases are found.
func Highlight(passage string, phrases []string, width int, p Palette) []Line {
	whole := []place{{0, len(passage)}}
	return Wrap(marked(passage, whole, find(passage, phrases), p), max(width, minWidth))
}

// Excerpt is Highlight of the parts of a long passage that lie around the
// phrases, with an ellipsis for what is left out; of its beginning, where no
// phrase is found. A passage of four lines or fewer is shown whole.
func Excerpt(passage string, phrases []string, width int, p Palette) []Line {
	width = max(width, minWidth)
	if utf8.RuneCountInString(passage) <= excerptLines*width {
		if all := Highlight(passage, phrases, width, p); len(all) <= excerptLines {
			return all
		}
	}
	places := find(passage, phrases)
	around := []place{{0, ahead(passage, 0, 2*width)}}
	if len(places) > 0 {
		around = around[:0]
	}
	for _, at := range places {
		part := place{behind(passage, at.start, width), ahead(passage, at.end, width)}
		if last := len(around) - 1; last >= 0 && part.start <= around[last].end+nearby {
			around[last].end = max(around[last].end, part.end)
		} else {
			around = append(around, part)
		}
	}
	return Wrap(marked(passage, around, places, p), width)
}

// oneLine keeps every byte at its place.
var oneLine = strings.NewReplacer("\n", " ", "\r", " ")

// place is a part of a passage, in bytes.
type place struct{ start, end int }

// find returns where the phrases stand, in order, those that touch made one.
func find(passage string, phrases []string) []place {
	var found []place
	for _, phrase := range phrases {
		for at := 0; phrase != "" && len(found) < maxPhrases; {
			i := strings.Index(passage[at:], phrase)
			if i < 0 {
				break
			}
			found = append(found, place{at + i, at + i + len(phrase)})
			at += i + len(phrase)
		}
	}
	slices.SortFunc(found, func(a, b place) int { return a.start - b.start })
	var out []place
	for _, at := range found {
		if last := len(out) - 1; last >= 0 && at.start <= out[last].end {
			out[last].end = max(out[last].end, at.end)
		} else {
			out = append(out, at)
		}
	}
	return out
}

// marked returns the shown parts of a passage as one line, what lies in a
// marked place in the style Mark.
func marked(passage string, shown, places []place, p Palette) Line {
	var line Line
	passage = oneLine.Replace(passage)
	dots := Span{Dim, p.ellipsis()}
	before, after := p.fence(Mark)
	for i, part := range shown {
		if part.start > 0 {
			line = append(line, dots, Span{0, Text{" "}})
		}
		at := part.start
		for _, m := range places {
			if m.end <= part.start || m.start >= part.end {
				continue
			}
			line = append(line, Styled(0, passage[at:m.start]), Styled(Mark, before+passage[m.start:m.end]+after))
			at = m.end
		}
		line = append(line, Styled(0, passage[at:part.end]))
		if i == len(shown)-1 && part.end < len(passage) {
			line = append(line, Span{0, Text{" "}}, dots)
		} else if i < len(shown)-1 {
			line = append(line, Span{0, Text{" "}})
		}
	}
	return line
}

// ahead returns the end of the last word that begins within n characters after
// at, or the end of the passage if that is not far.
func ahead(passage string, at, n int) int {
	rest := passage[at:]
	near := firstRunes(rest, n)
	if len(near) == len(rest) || strings.TrimSpace(rest[len(near):]) == "" {
		return len(passage)
	}
	if i := strings.LastIndexAny(near, " \n\t"); i > 0 {
		return at + i
	}
	return at + len(near)
}

// behind returns the start of the first word that begins within n characters
// before at.
func behind(passage string, at, n int) int {
	start := at
	for ; n > 0 && start > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(passage[:start])
		start -= size
	}
	if start == 0 {
		return 0
	}
	if i := strings.IndexAny(passage[start:at], " \n\t"); i >= 0 {
		return start + i + 1
	}
	return start
}
