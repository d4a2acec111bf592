package decks

import "strings"

// line is one line of the file. Offsets count in the scanner's text.
type line struct {
	off, end int // the text, without its \n or \r\n
	num      int // from 1
	kind     lineKind
}

// lineKind is what a line can be told to be without knowing the card around it.
type lineKind uint8

const (
	textLine     lineKind = iota
	lateLine              // text that would begin a card if a blank line stood before it
	blankLine             // empty, or white space only
	fenceLine             // first, inner or last line of a closed code fence
	commentLine           // an HTML comment that begins its line, or a line inside one
	idLine                // <!-- id: ... -->
	ignoreLine            // <!-- ignore: ... -->
	hashLine              // '#' without a space: hashcards drops such lines
	headingLine           // '# ' to '###### '
	ruleLine              // ---
	questionLine          // Q:
	answerLine            // A:
	clozeLine             // C:
	trueLine              // T:
	falseLine             // F:
	allLine               // ALL: or ALL 2:
	orderLine             // ORDER:
	claimLine             // CLAIM:
)

func (k lineKind) startsCard() bool { return k >= questionLine && k != answerLine }

func (k lineKind) endsCard() bool { return k == headingLine || k == ruleLine || k.startsCard() }

// scanner reads src line by line in one pass, and knows what fences and
// comments hide. A fence or comment that is never closed hides nothing.
type scanner struct {
	src  string
	at   int // where the next line begins
	line line

	fresh      bool // a card of ours may begin here
	fenceEnd   int  // lines before this offset belong to a fence
	commentEnd int  // the same for a comment
	// What is known not to be closed up to the end of src; without it, a file of
	// openings would be searched to its end once for each.
	openFence   [2]int // for ` and ~: from this length on, 0 for not known
	openComment bool

	report func(code string, ln line, message, hint string)
}

// maxFence is the length from which on fences count as equally long.
const maxFence = 16

// next moves to the next line, and reports whether there is one.
func (s *scanner) next() bool {
	if s.at >= len(s.src) {
		return false
	}
	off := s.at
	end := len(s.src)
	s.at = end
	if n := strings.IndexByte(s.src[off:], '\n'); n >= 0 {
		end = off + n
		s.at = end + 1
	}
	// All CRs belong to the line's end, with LF or without: the last line of an entry
	// read on its own must be the same as in its file.
	for end > off && s.src[end-1] == '\r' {
		end--
	}
	s.line = line{off: off, end: end, num: s.line.num + 1}
	s.line.kind = s.classify()
	switch s.line.kind {
	case blankLine, headingLine, ruleLine:
		s.fresh = true
	case commentLine, idLine, ignoreLine, hashLine:
	default:
		s.fresh = false
	}
	return true
}

func (s *scanner) classify() lineKind {
	off := s.line.off
	text := s.src[off:s.line.end]
	switch {
	case off < s.fenceEnd:
		return fenceLine
	case off < s.commentEnd:
		return commentLine
	case text == "":
		return blankLine
	}
	switch text[0] {
	case 'Q':
		if strings.HasPrefix(text, "Q:") {
			return questionLine
		}
	case 'A':
		if strings.HasPrefix(text, "A:") {
			return answerLine
		}
		if _, n := allMarker(text); n > 0 {
			return s.ours(allLine)
		}
	case 'C':
		if strings.HasPrefix(text, "C:") {
			return clozeLine
		}
		if marked(text, "CLAIM:") {
			return s.ours(claimLine)
		}
	case 'T':
		if marked(text, "T:") {
			return s.ours(trueLine)
		}
	case 'F':
		if marked(text, "F:") {
			return s.ours(falseLine)
		}
	case 'O':
		if marked(text, "ORDER:") {
			return s.ours(orderLine)
		}
	case '#':
		if _, title := heading(text); title != "" {
			return headingLine
		}
		return hashLine
	case '<':
		return s.comment(text)
	case '`', '~', ' ', '\t', '-', '\v', '\f':
		return s.indentable(text)
	}
	return textLine
}

// ours is the kind of a marker that hashcards doesn't have.
func (s *scanner) ours(k lineKind) lineKind {
	if s.fresh {
		return k
	}
	return lateLine
}

// indentable classifies what may stand behind some spaces.
func (s *scanner) indentable(text string) lineKind {
	trimmed := strings.TrimSpace(text)
	switch {
	case trimmed == "":
		return blankLine
	case trimmed == "---":
		return ruleLine
	}
	if ch, n, _ := fence(text); n > 0 {
		end, swallowed := s.closing(ch, n)
		if end < 0 {
			s.report(codeFence, s.line, "code fence is not closed", "put "+strings.Repeat(string(ch), 3)+" on a line of its own below the code")
			return textLine
		}
		if swallowed {
			s.report(codeInside, s.line, "another code fence opens inside this one", "close the first fence, or begin it with more "+string(ch))
		}
		s.fenceEnd = end
		return fenceLine
	}
	return textLine
}

// closing finds where the fence ends that the current line opens: the offset
// behind its last line, or -1. Swallowed reports an opening in between.
func (s *scanner) closing(ch byte, n int) (end int, swallowed bool) {
	known := &s.openFence[0]
	if ch == '~' {
		known = &s.openFence[1]
	}
	if *known > 0 && n >= *known {
		return -1, false
	}
	for at := s.at; at < len(s.src); {
		stop, next := len(s.src), len(s.src)
		if i := strings.IndexByte(s.src[at:], '\n'); i >= 0 {
			stop, next = at+i, at+i+1
		}
		if c, m, info := fence(s.src[at:stop]); c == ch && m >= n {
			if !info {
				return next, swallowed
			}
			swallowed = true
		}
		at = next
	}
	*known = n
	return -1, false
}

// fence tells the character and length of a fence line, and whether it has an
// info string; n is 0 for other lines.
func fence(text string) (ch byte, n int, info bool) {
	indent := 0
	for indent < len(text) && indent < 4 && text[indent] == ' ' {
		indent++
	}
	if indent > 3 || len(text) < indent+3 {
		return 0, 0, false
	}
	text = text[indent:]
	ch = text[0]
	if ch != '`' && ch != '~' {
		return 0, 0, false
	}
	for n < len(text) && text[n] == ch {
		n++
	}
	if n < 3 {
		return 0, 0, false
	}
	rest := strings.TrimSpace(text[n:])
	if ch == '`' && strings.IndexByte(rest, '`') >= 0 {
		return 0, 0, false // inline code
	}
	return ch, min(n, maxFence), rest != ""
}

const (
	commentOpen  = "<!--"
	commentClose = "-->"
)

// comment classifies a line that begins with '<'.
func (s *scanner) comment(text string) lineKind {
	if !strings.HasPrefix(text, commentOpen) {
		return textLine
	}
	body := s.line.off + len(commentOpen)
	if n := strings.Index(text[len(commentOpen):], commentClose); n >= 0 {
		if strings.TrimSpace(text[len(commentOpen)+n+len(commentClose):]) != "" {
			return textLine
		}
		if _, ok := stamp(text); ok {
			return idLine
		}
		if _, ok := silenced(text); ok {
			return ignoreLine
		}
		return commentLine
	}
	n := -1
	if !s.openComment {
		n = strings.Index(s.src[body:], commentClose)
	}
	if n < 0 {
		s.openComment = true
		s.report(codeComment, s.line, "comment is not closed", "put --> behind it")
		return textLine
	}
	if strings.Contains(s.src[body:body+n], commentOpen) {
		s.report(codeInside, s.line, "another comment opens inside this one", "put --> behind the first comment")
	}
	s.commentEnd = body + n + 1
	return commentLine
}

// stamp returns what an id comment gives as the id.
func stamp(comment string) (id string, ok bool) { return says(comment, "id:") }

// silenced returns what an ignore comment gives as the warnings' codes.
func silenced(comment string) (codes string, ok bool) { return says(comment, "ignore:") }

// says returns what a comment says behind its name.
func says(comment, name string) (value string, ok bool) {
	inner, _ := strings.CutPrefix(strings.TrimSpace(comment), commentOpen)
	inner, _ = strings.CutSuffix(inner, commentClose)
	value, ok = strings.CutPrefix(strings.TrimSpace(inner), name)
	return strings.TrimSpace(value), ok
}

// heading returns the level and text of a heading line; the text is "" for
// lines that are none.
func heading(text string) (level int, title string) {
	for level < len(text) && text[level] == '#' {
		level++
	}
	if level == 0 || level > 6 || level == len(text) || text[level] != ' ' && text[level] != '\t' {
		return 0, ""
	}
	title = strings.TrimSpace(text[level:])
	if cut := strings.TrimRight(title, "#"); cut == "" || cut != title && strings.HasSuffix(cut, " ") {
		title = strings.TrimSpace(cut)
	}
	return level, title
}

// marked reports whether text begins with the marker and white space, or is
// just the marker.
func marked(text, marker string) bool {
	return strings.HasPrefix(text, marker) &&
		(len(text) == len(marker) || text[len(marker)] == ' ' || text[len(marker)] == '\t')
}

// allMarker reads "ALL:" or "ALL 2:" and returns the number, or 0, and the
// marker's length, or 0 where there is none.
func allMarker(text string) (need, n int) {
	if marked(text, "ALL:") {
		return 0, len("ALL:")
	}
	digits, ok := strings.CutPrefix(text, "ALL ")
	if !ok {
		return 0, 0
	}
	digits = strings.TrimLeft(digits, " \t")
	start := len(text) - len(digits)
	i := 0
	for i < len(digits) && i < 3 && digits[i] >= '0' && digits[i] <= '9' {
		need = 10*need + int(digits[i]-'0')
		i++
	}
	if i == 0 || !marked(digits[i:], ":") {
		return 0, 0
	}
	if need == 0 {
		need = -1 // asked for none: reported with the entry
	}
	return need, start + i + 1
}

// indented reports whether the line continues the one above.
func indented(text string) bool {
	return strings.HasPrefix(text, "  ") || strings.HasPrefix(text, "\t") || strings.HasPrefix(text, " \t")
}
