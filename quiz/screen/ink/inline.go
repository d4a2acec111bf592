package ink

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// maxAddress is how many cells of a link's address are shown.
const maxAddress = 240

// inline collects the spans of a paragraph. Text is gathered as it was written
// and made safe when its style ends, so that what belongs together (a letter
// and its marks) is looked at together.
type inline struct {
	src     []byte
	palette Palette
	gaps    bool
	lines   []Line // ended by hard breaks
	line    Line
	raw     strings.Builder
	style   Style // of raw
	spaced  bool  // the line ends with a space, or is empty
	open    int   // index in line of the last bracket that may open a gap; -1 for none
}

// inlines returns the content of a block, a line for each that its author
// wanted (hard breaks), not wrapped yet.
func (d *drawer) inlines(block ast.Node, style Style) []Line {
	in := inline{src: d.src, palette: d.palette, gaps: d.gaps, spaced: true, open: -1}
	in.children(block, style)
	in.breakLine()
	return in.lines
}

func (in *inline) children(parent ast.Node, style Style) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		in.node(n, style)
	}
}

func (in *inline) node(n ast.Node, style Style) {
	switch n := n.(type) {
	case *ast.Text:
		in.text(n, style)
	case *ast.String: // a formula
		in.add(style, string(n.Value))
	case *ast.CodeSpan:
		in.code(n, style)
	case *ast.Emphasis:
		if n.Level == 1 {
			in.fenced(n, style, Emph)
		} else {
			in.fenced(n, style, Strong)
		}
	case *extast.Strikethrough:
		in.fenced(n, style, Strike)
	case *ast.Link:
		in.children(n, style|Link)
		in.address(style, plainText(n, in.src), string(n.Destination))
	case *ast.AutoLink:
		in.add(style|Link, string(n.Label(in.src)))
	case *ast.Image:
		in.add(style|Dim, "[image: "+plainText(n, in.src)+"]")
	case *ast.RawHTML:
		in.html(n, style)
	case *extast.TaskCheckBox:
		if n.IsChecked {
			in.add(style, "[x] ")
		} else {
			in.add(style, "[ ] ")
		}
	default:
		in.children(n, style)
	}
}

func (in *inline) text(n *ast.Text, style Style) {
	value := n.Segment.Value(in.src)
	if in.gaps {
		in.gapped(style, value)
	} else {
		in.add(style, unescape(value))
	}
	switch {
	case n.HardLineBreak():
		in.breakLine()
	case n.SoftLineBreak():
		in.add(style, " ")
	}
}

func (in *inline) code(n *ast.CodeSpan, style Style) {
	before, after := in.palette.fence(Code)
	var code strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			code.Write(t.Segment.Value(in.src))
		}
	}
	in.put(style|Code, before+strings.ReplaceAll(code.String(), "\n", " ")+after)
}

// fenced draws the children of n with a style more, and in Plain mode with the
// characters that tell it.
func (in *inline) fenced(n ast.Node, style, more Style) {
	before, after := in.palette.fence(more)
	if before != "" {
		in.put(style|more, before)
	}
	in.children(n, style|more)
	if after != "" {
		in.put(style|more, after)
	}
}

// address shows where a link leads, unless its text says so. It is never an
// escape sequence that the terminal would make a link of: what leads somewhere
// must be seen.
func (in *inline) address(style Style, label, to string) {
	to = unescape([]byte(to))
	if to == "" || to == label || to == "mailto:"+label {
		return
	}
	shown := Line{Styled(0, to)}.Truncate(maxAddress, in.palette).Text()
	in.put(style|Dim, " ("+shown.String()+")")
}

func (in *inline) html(n *ast.RawHTML, style Style) {
	var tag strings.Builder
	for i := range n.Segments.Len() {
		segment := n.Segments.At(i)
		tag.Write(segment.Value(in.src))
	}
	switch s := tag.String(); {
	case strings.HasPrefix(s, "<!--"):
	case isBreak(s):
		in.breakLine()
	default:
		in.put(style, s)
	}
}

// isBreak reports <br>, which cards from elsewhere are full of.
func isBreak(tag string) bool {
	if len(tag) > 8 {
		return false
	}
	tag = strings.ToLower(strings.Trim(tag, "<>/ "))
	return tag == "br"
}

// gapped adds text in which brackets that no backslash guards are gaps. A gap
// that is never closed is none.
func (in *inline) gapped(style Style, value []byte) {
	from := 0
	for i := 0; i < len(value); i++ {
		switch value[i] {
		case '\\':
			i++
		case '[':
			in.add(style, unescape(value[from:i]))
			in.flush()
			in.open, from = len(in.line), i
		case ']':
			if in.open < 0 {
				continue
			}
			in.add(style, unescape(value[from:i+1]))
			in.flush()
			in.closeGap()
			from = i + 1
		}
	}
	in.add(style, unescape(value[from:]))
}

// closeGap makes a gap of the spans since the bracket was opened.
func (in *inline) closeGap() {
	spans := in.line[in.open:]
	inside := strings.TrimSuffix(strings.TrimPrefix(spans.Text().s, "["), "]")
	start := in.open
	in.open = -1
	switch hint := strings.TrimSpace(inside); {
	case hint == "", strings.HasPrefix(hint, "^"): // a footnote
		return
	case hint == "...", hint == "…":
		inside = "..."
		if in.palette.Mode != Plain {
			inside = " ......... "
		}
		in.line = append(in.line[:start], Styled(Gap, "["+inside+"]"))
	default:
		for i := range spans {
			spans[i].Style |= Gap
		}
		if in.palette.Mode != Plain {
			first, last := &spans[0].Text, &spans[len(spans)-1].Text
			last.s = strings.TrimSuffix(last.s, "]") + " ]"
			first.s = "[ " + strings.TrimPrefix(first.s, "[")
		}
	}
}

// add adds text of a paragraph, where spaces that follow one another are one.
func (in *inline) add(style Style, s string) {
	for s != "" {
		if s[0] == ' ' && in.spaced {
			s = s[1:]
			continue
		}
		end := strings.IndexByte(s[1:], ' ') + 2
		if end == 1 {
			end = len(s)
		}
		in.put(style, s[:end])
		s = s[end:]
	}
}

// put adds text as it is.
func (in *inline) put(style Style, s string) {
	if s == "" {
		return
	}
	if style != in.style {
		in.flush()
		in.style = style
	}
	in.raw.WriteString(s)
	in.spaced = s[len(s)-1] == ' '
}

// flush makes the text gathered so far a span.
func (in *inline) flush() {
	if in.raw.Len() > 0 {
		in.line = append(in.line, Styled(in.style, in.raw.String()))
		in.raw.Reset()
	}
}

func (in *inline) breakLine() {
	in.flush()
	if len(in.line) > 0 {
		in.lines = append(in.lines, in.line)
	}
	in.line, in.spaced, in.open = nil, true, -1
}

// plainText returns the text of n without its marks.
func plainText(n ast.Node, src []byte) string {
	var out strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			out.WriteString(unescape(n.Segment.Value(src)))
			if n.SoftLineBreak() || n.HardLineBreak() {
				out.WriteByte(' ')
			}
		case *ast.String:
			out.Write(n.Value)
		case *ast.AutoLink:
			out.Write(n.Label(src))
		}
		return ast.WalkContinue, nil
	})
	return out.String()
}

// unescape resolves backslashes and entities. What comes out may hold any
// character and is not safe yet.
func unescape(s []byte) string {
	if bytes.IndexByte(s, '\\') < 0 && bytes.IndexByte(s, '&') < 0 {
		return string(s)
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && isPunct(s[i+1]):
			i++
			out.WriteByte(s[i])
		case s[i] == '&':
			end := bytes.IndexByte(s[i:min(len(s), i+maxEntity)], ';')
			if end < 0 {
				out.WriteByte('&')
				continue
			}
			out.WriteString(html.UnescapeString(string(s[i : i+end+1])))
			i += end
		default:
			out.WriteByte(s[i])
		}
	}
	return out.String()
}

const maxEntity = 34 // bytes; the longest name has 31

func isPunct(b byte) bool {
	return b >= '!' && b <= '/' || b >= ':' && b <= '@' || b >= '[' && b <= '`' || b >= '{' && b <= '~'
}
