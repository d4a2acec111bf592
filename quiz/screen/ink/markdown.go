package ink

import (
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Markdown draws the part of Markdown that cards use, in lines of at most width
// cells (10 at least): paragraphs, headings, emphasis, code, lists, task boxes,
// links with their address as text, images by their description, quotations,
// tables, rules. Maths between dollar signs and HTML stay as they are written;
// HTML comments are dropped. A source beyond the limits below is drawn as it is
// written, with a note before it.
func Markdown(src string, width int, p Palette) []Line {
	return draw(src, width, p, false)
}

// Cloze is Markdown for a question with gaps: what stands in square brackets
// and is no link, image, footnote or task box is drawn as a gap, [...] as an
// empty one and [hint] with its hint. \[ is a bracket.
func Cloze(src string, width int, p Palette) []Line {
	return draw(src, width, p, true)
}

// The limits of a source that is parsed as Markdown. They are checked before it
// is parsed: the parser takes seconds and hundreds of megabytes for 16 KB of
// table, and a time that grows with the square of some other things.
const (
	maxSource   = 16 << 10 // bytes
	maxLines    = 500
	maxDepth    = 10   // quotations and list items that begin on one line
	maxPipes    = 40   // in one line: a table's columns
	maxBrackets = 500  // opening square ones
	maxStars    = 2000 // *, _ and ~
	minWidth    = 10
)

const overLimit = "(too long or too deep to draw; shown as it is written)"

func draw(src string, width int, p Palette, gaps bool) []Line {
	width = max(width, minWidth)
	if len(src) > maxText { // the rest could not be shown; don't read it either
		src = src[:maxText] + cutMark
	}
	src = cleanAll(src, "\n", "\t")
	if !isModest(src) {
		return asWritten(src, width, p)
	}
	d := drawer{src: []byte(src), palette: p, gaps: gaps}
	return d.blocks(markdownParser().Parse(text.NewReader(d.src)), width, true)
}

// markdownParser is built once, on first use: building takes ten times as long
// as parsing a card. It holds no state between two parses.
var markdownParser = sync.OnceValue(func() parser.Parser {
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList))
	md.Parser().AddOptions(parser.WithInlineParsers(util.Prioritized(mathParser{}, 150)))
	return md.Parser()
})

// isModest reports whether src keeps to the limits.
func isModest(src string) bool {
	if len(src) > maxSource || strings.Count(src, "\n") > maxLines || strings.Count(src, "[") > maxBrackets ||
		strings.Count(src, "*")+strings.Count(src, "_")+strings.Count(src, "~") > maxStars {
		return false
	}
	for line := range strings.SplitSeq(src, "\n") {
		if strings.Count(line, "|") > maxPipes || depth(line) > maxDepth {
			return false
		}
	}
	return true
}

// depth counts the marks at the start of a line that may open a quotation or a
// list item inside another.
func depth(line string) int {
	if strings.Trim(line, " \t-") == "" || strings.Trim(line, " \t*") == "" {
		return 0 // a thematic break, or nothing
	}
	n := 0
	for i := range len(line) {
		switch c := line[i]; c {
		case '>':
			n++
		case '-', '*', '+', '.', ')':
			if i+1 == len(line) || isBlank(line[i+1]) {
				n++
			}
		case ' ', '\t', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		default:
			return n
		}
	}
	return n
}

// asWritten draws src line by line.
func asWritten(src string, width int, p Palette) []Line {
	out := Wrap(Line{Styled(Dim, overLimit)}, width)
	for _, t := range CleanLines(src) {
		out = append(out, Wrap(Line{{0, t}}, width)...)
	}
	return out
}
