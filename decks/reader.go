package decks

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// reader makes one entry of the lines from its marker to the next card, heading
// or rule.
//
// An entry has a head (question and answer, statement, claim, cloze text) and a
// tail: accepted answers, options, items, facets, fields, quotations, the id. The
// head is free text; it ends at the first line of the tail. In the tail every
// line belongs to the part above it when it is indented; the first unindented
// line behind a blank one that is no part of the tail ends the entry, and what
// follows is the author's notes.
type reader struct {
	*diagnostics
	src   string
	base  int  // where src stands in the file
	crlf  bool // src has \r somewhere
	wild  bool // src has bytes that are not text
	lines []line
	last  int // index of the last line that belongs to the entry
	fails bool
	ids   int
	begun bool // a field or quotation was read
	cut   bool // lines is not all: the rest lies beyond the limit
	noted bool // the entry ended before the lines did

	entry   *Entry
	slab    int     // how many elements the slices below get at once
	fields  []Field // of this entry; the arrays behind them are shared by many
	facets  []Field
	accept  []Accept
	options []Option
	items   []string
	marks   []mark // where the head's text stands in src
}

// mark says that the byte at of a text stands at off of src, in line n.
type mark struct{ at, off, n int }

func (r *reader) text(i int) string { return r.src[r.lines[i].off:r.lines[i].end] }

// warn and fail report a problem with a whole line.
func (r *reader) warn(code string, i int, message, hint string) {
	l := r.lines[i]
	r.add(code, r.src, r.base, l, l.off, l.end, message, hint)
}

func (r *reader) fail(code string, i int, message, hint string) {
	r.fails = true
	r.warn(code, i, message, hint)
}

// read reads the entry in r.lines into e, and reports whether it is whole.
func (r *reader) read(e *Entry) bool {
	r.entry = e
	r.last, r.fails, r.ids, r.begun, r.noted = 0, false, 0, false, false
	r.fields, r.facets = room(r.fields, r.slab), room(r.facets, r.slab)
	r.accept, r.options, r.items = room(r.accept, r.slab), room(r.options, r.slab), room(r.items, r.slab)

	first := r.text(0)
	switch r.lines[0].kind {
	case questionLine:
		r.question()
	case clozeLine:
		e.Kind = Cloze
		r.head(len("C:"))
	case trueLine, falseLine:
		e.Kind, e.True = TrueFalse, r.lines[0].kind == trueLine
		r.head(len("T:"))
	case claimLine:
		e.Kind = Claim
		r.head(len("CLAIM:"))
	case orderLine:
		e.Kind = Order
		r.head(len("ORDER:"))
	case allLine:
		e.Kind = All
		need, n := allMarker(first)
		e.Need = need
		r.head(n)
	}
	if e.Kind == 0 {
		return false
	}
	if e.Question == "" {
		r.fail(codeEmpty, 0, "nothing stands behind "+strings.TrimSpace(first), "")
	}
	r.checkItems()

	from, to := r.lines[0].off, r.lines[r.last].end
	e.Pos = Pos{Line: r.lines[0].num, Col: 1, Offset: r.base + from, Length: to - from}
	r.checkSpan(from, to)
	if r.fails {
		return false
	}
	// Full slices: what is appended for the next entry must not be written here.
	e.Fields, e.Facets = r.fields[:len(r.fields):len(r.fields)], r.facets[:len(r.facets):len(r.facets)]
	e.Accept, e.Choices = r.accept[:len(r.accept):len(r.accept)], r.options[:len(r.options):len(r.options)]
	e.Items = r.items[:len(r.items):len(r.items)]
	return true
}

// room returns an empty slice behind s, in the same array while that has space:
// entries have a handful of parts each, and there may be a hundred thousand.
func room[T any](s []T, slab int) []T {
	if s = s[len(s):]; cap(s) >= 8 || cap(s) > 0 && slab < 8 {
		return s
	}
	return make([]T, 0, slab)
}

// head reads the text behind the marker of skip bytes, then the tail.
func (r *reader) head(skip int) {
	end := r.headEnd(1)
	r.entry.Question = r.gather(0, end, skip)
	r.tail(end)
}

// question reads a Q entry. What answers it decides its kind: an A: line
// anywhere, else the first option or accepted answer.
func (r *reader) question() {
	answer, form := 0, 0
	for i := 1; i < len(r.lines) && answer == 0; i++ {
		switch r.lines[i].kind {
		case answerLine:
			answer = i
		case textLine:
			if form == 0 && (isAccept(r.text(i)) || optionMarker(r.text(i)) > 0) {
				form = i
			}
		}
	}
	e := r.entry
	switch {
	case answer > 0:
		e.Kind = Basic
		e.Question = r.gather(0, answer, len("Q:"))
		if form > 0 {
			r.warn(codeBesides, form, "this line is part of the question, because an A: follows", "leave out the A: line, or indent this one")
		}
		r.checkEarly(answer)
		end := r.headEnd(answer + 1)
		if e.Answer = r.gather(answer, end, len("A:")); e.Answer == "" {
			r.fail(codeEmpty, answer, "the answer is empty", "write it behind A:, or on the lines below")
		}
		r.tail(end)
	case form > 0:
		e.Kind = Choice
		if isAccept(r.text(form)) {
			e.Kind = Typed
		}
		e.Question = r.gather(0, form, len("Q:"))
		r.checkEarly(form)
		r.tail(form)
	default:
		r.fail(codeNoAnswer, 0, "question has no answer", r.answerHint())
	}
}

// answerHint says what a question without an answer most likely lacks.
func (r *reader) answerHint() string {
	for i := 1; i < len(r.lines); i++ {
		if r.lines[i].kind == textLine {
			if want, _ := nearMiss(r.text(i), true); want == "A:" {
				return "line " + strconv.Itoa(r.lines[i].num) + " looks like the answer: begin it with A:"
			}
			if t := strings.TrimSpace(r.text(i)); optionMarker(t) > 0 {
				return "options must not be indented"
			}
		}
	}
	for i := 1; i < len(r.lines); i++ {
		if r.lines[i].kind == textLine && bulletMarker(r.text(i)) > 0 {
			return "give an A: line, mark options `- [x]` and `- [ ]`, or begin a list of points with ALL:"
		}
	}
	return "add an A: line, an accepted answer `= ...` or options `- [x] ...`"
}

// checkEarly warns of fields among the lines of the question.
func (r *reader) checkEarly(end int) {
	for i := 1; i < end; i++ {
		if r.lines[i].kind != textLine {
			continue
		}
		if name, _ := fieldMarker(r.text(i)); name != "" {
			r.warn(codeFieldEarly, i, name+": stands before the answer and is read as part of the question", "move it below the answer")
		}
	}
}

// headEnd returns the index of the first line from i on that begins the tail.
func (r *reader) headEnd(i int) int {
	marker := r.marker()
	for ; i < len(r.lines); i++ {
		switch r.lines[i].kind {
		case idLine, ignoreLine, answerLine:
			return i
		case textLine:
			text := r.text(i)
			if name, _ := fieldMarker(text); name != "" {
				return i
			}
			if r.entry.Kind == Claim {
				if name, _ := facetMarker(text); name != "" {
					return i
				}
			}
			if marker != nil && marker(text) > 0 {
				return i
			}
			if want, why := nearMiss(text, false); want != "" {
				r.warn(codeNearMiss, i, "this line is read as part of the card's text", didYouMean(want, why))
			}
		}
	}
	return i
}

// gather returns the text of the lines from to end, without the first skip
// bytes, comments and '#' lines. White space around it is cut, but not the
// indentation of a first line below the marker. It notes where the text stands.
func (r *reader) gather(from, end, skip int) string {
	r.marks = r.marks[:0]
	begin := r.lines[from].off + skip
	start := from
	if strings.TrimSpace(r.src[begin:r.lines[from].end]) == "" {
		for start = from + 1; start < end && !r.keeps(start); start++ {
		}
		if start == end {
			r.dropped(from+1, end)
			r.last = max(r.last, from)
			return ""
		}
		begin = r.lines[start].off
	} else {
		for isSpace(r.src[begin]) {
			begin++
		}
	}
	stop := end - 1
	for stop > start && !r.keeps(stop) {
		stop--
	}
	r.last = max(r.last, stop)
	if !r.dropped(from+1, end) && (!r.crlf || start == stop) {
		r.marks = append(r.marks, mark{0, begin, start})
		return strings.TrimRight(r.src[begin:r.lines[stop].end], " \t\r\n")
	}
	var b strings.Builder
	for i := start; i <= stop; i++ {
		if i > start {
			if k := r.lines[i].kind; k == commentLine || k == idLine || k == ignoreLine || k == hashLine {
				continue
			}
			b.WriteByte('\n')
			begin = r.lines[i].off
		}
		r.marks = append(r.marks, mark{b.Len(), begin, i})
		b.WriteString(r.src[begin:r.lines[i].end])
	}
	return strings.TrimRight(b.String(), " \t\r\n")
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\r' }

// keeps reports whether the line puts something into a text.
func (r *reader) keeps(i int) bool {
	switch r.lines[i].kind {
	case blankLine, commentLine, idLine, ignoreLine, hashLine:
		return false
	}
	return true
}

// dropped handles the lines that gather leaves out, and reports whether there
// are any.
func (r *reader) dropped(from, end int) bool {
	found := false
	for i := from; i < end; i++ {
		switch r.lines[i].kind {
		case idLine:
			r.stamped(i)
			found = true
		case ignoreLine:
			r.silence(i)
			found = true
		case hashLine:
			r.hash(i)
			found = true
		case commentLine:
			found = true
		}
	}
	return found
}

func (r *reader) hash(i int) {
	if strings.Trim(r.text(i), "# \t") != "" {
		r.warn(codeHash, i, "a line that begins with # is left out of the card", "write \\# to keep it, or put it in a code fence")
	}
}

// stamped reads an id comment.
func (r *reader) stamped(i int) {
	id, _ := stamp(r.text(i))
	r.ids++
	r.last = max(r.last, i)
	switch {
	case r.ids > 1:
		r.fail(codeTwoIDs, i, "the card has two ids", "keep the first: the card's history hangs on it")
	case !validID(id):
		r.fail(codeBadID, i, "an id has 1 to 40 letters, digits, '-' or '_'", "")
	default:
		r.entry.ID = id
	}
}

// silence reads an ignore comment.
func (r *reader) silence(i int) {
	list, _ := silenced(r.text(i))
	r.last = max(r.last, i)
	var message string
	if r.entry.Ignore, message = ignored(r.entry.Ignore, list); message != "" {
		r.warn(codeFieldValue, i, message, "the value is not used")
	}
}

func validID(id string) bool {
	for i := 0; i < len(id); i++ {
		c := id[i]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_') {
			return false
		}
	}
	return len(id) >= 1 && len(id) <= maxID
}

// checkSpan checks the limits of the entry that stands at src[from:to].
func (r *reader) checkSpan(from, to int) {
	span := r.src[from:to]
	if len(span) > maxEntry || r.cut && !r.noted {
		r.fail(codeEntrySize, 0, "the card has more than 16 KB", "end the card before it with ---, or split it")
		return
	}
	for i := range r.lines[:r.last+1] {
		switch text := r.text(i); {
		case len(text) > maxLine:
			r.fail(codeLineSize, i, "the line has more than 8 KB", "break it into several")
		case nesting(text) > maxNesting:
			r.fail(codeNesting, i, "more than 16 quotations or lists inside each other", "")
		case r.wild && (!utf8.ValidString(text) || strings.IndexByte(text, 0) >= 0):
			r.fail(codeBytes, i, "the line holds bytes that are not UTF-8 text", "save the file as UTF-8")
		}
	}
	if r.ids == 0 && strings.IndexByte(span, '<') >= 0 {
		if at := strings.Index(span, "<!-- id:"); at >= 0 {
			for i := range r.lines[:r.last+1] {
				if l := r.lines[i]; l.kind != fenceLine && l.kind != commentLine && from+at >= l.off && from+at < l.end {
					r.warn(codeIDPlace, i, "this id is not used: it does not stand on a line of its own", "move it to the line below the card's last field")
				}
			}
		}
	}
}

// nesting counts the containers that a line opens one inside the other.
func nesting(text string) int {
	depth, indent := 0, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == ' ':
			indent++
		case c == '\t':
			indent += 4
		case c == '>':
			depth++
		case c == '-' || c == '*' || c == '+':
			if i+1 < len(text) && text[i+1] != ' ' && text[i+1] != '\t' {
				return depth + indent/8
			}
			depth++
		case c >= '0' && c <= '9':
			j := i
			for j < len(text) && text[j] >= '0' && text[j] <= '9' {
				j++
			}
			if j+1 >= len(text) || text[j] != '.' && text[j] != ')' || text[j+1] != ' ' {
				return depth + indent/8
			}
			i = j
			depth++
		default:
			return depth + indent/8
		}
	}
	return depth
}
