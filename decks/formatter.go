package decks

import (
	"slices"
	"strings"
)

// Format lays a deck out in the one style that all decks can share, and returns
// it with the diagnostics of the deck as it was. The cards stay what they are to
// the last byte, and so does their identity.
//
// Changed are: the space behind markers, the order of fields, list markers, the
// indentation of continued lines, blank lines inside an entry and around it,
// trailing spaces where they mean nothing, and the last line end. Front matter,
// notes, comments and entries with errors are copied byte for byte, and so is an
// entry that would not read the same afterwards. A byte order mark stays. Lines
// that are written end in \r\n where all lines of the file do, else in \n.
//
// Formatting a second time changes nothing.
func Format(data []byte) ([]byte, []Diagnostic) {
	deck := &Deck{}
	p := &parser{deck: deck}
	switch {
	case len(data) > maxFile:
		p.addFile(codeFileSize, "the file has more than 10 MB", "split the deck")
		return data, p.sorted()
	case utf16(data):
		p.addFile(codeEncoding, "the file is UTF-16, not UTF-8", "save it as UTF-8")
		return data, p.sorted()
	}
	src := string(data)
	p.open(src, 0, 0)
	f := &formatter{p: p, src: src, eol: lineEnd(src), out: make([]byte, 0, len(src)+len(src)/16)}
	p.front()
	f.out = append(f.out, src[:p.in.at]...)
	switch end := deck.Front.Offset + deck.Front.Length; {
	case deck.Front.Length == 0:
	case end < p.in.at || end == len(src):
		f.above = structure
	default: // not closed: nobody knows what it is
		f.above = prose
	}
	f.body()
	if n := len(f.out); n > 0 && f.above != nothing && f.out[n-1] != '\n' {
		f.out = append(f.out, f.eol...)
	}
	// The entries were checked one by one. This is for what they could do to each
	// other: better an untidy deck than another one.
	if string(f.out) != string(data) && !sameDeck(deck, f.out) {
		return data, p.sorted()
	}
	return f.out, p.sorted()
}

// lineEnd returns the line end to write: \r\n where the file has no other.
func lineEnd(src string) string {
	if n := strings.Count(src, "\n"); n > 0 && n == strings.Count(src, "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// formatter writes a deck while it is parsed.
type formatter struct {
	p     *parser
	again parser // reads entries once more, as they were written
	src   string
	eol   string
	out   []byte
	above element
	blank struct{ from, to int } // blank lines read and not written yet
}

// element is what blank lines stand between.
type element uint8

const (
	nothing   element = iota // the beginning of the file
	prose                    // notes, comments, broken entries: their spacing is the author's
	structure                // front matter, headings, rules, entries
)

// body goes through the file as parser.body does, and writes what it reads.
func (f *formatter) body() {
	p := f.p
	more := p.in.next()
	for more {
		l := p.in.line
		switch {
		case l.kind.startsCard():
			n := len(p.deck.Entries)
			more = p.collect()
			next := len(f.src)
			if more {
				next = p.in.line.off
			}
			goOn := p.entry()
			rest := p.r.lines
			if len(p.deck.Entries) > n {
				f.entry(&p.deck.Entries[n], next)
				rest = rest[p.r.last+1:]
			} else {
				f.space(structure, false)
			}
			f.lines(rest, next)
			if !goOn {
				f.copy(next, len(f.src))
				return
			}
			continue
		case l.kind == headingLine:
			p.heading()
			f.space(structure, false)
			f.write(strings.TrimRight(f.src[l.off:l.end], " \t\r"))
		case l.kind == ruleLine:
			f.space(structure, true)
			f.write("---")
		case l.kind == blankLine:
			f.hold(l.off, f.after(l))
		default:
			p.between()
			f.copy(l.off, f.after(l))
		}
		more = p.in.next()
	}
}

// lines copies lines that belong to no entry, up to the offset next: some may
// have been too many for the parser to collect.
func (f *formatter) lines(lines []line, next int) {
	at := next
	if n := len(f.p.r.lines); n > 0 {
		at = f.after(f.p.r.lines[n-1])
	}
	for _, l := range lines {
		if l.kind == blankLine {
			f.hold(l.off, f.after(l))
		} else {
			f.copy(l.off, f.after(l))
		}
	}
	if at >= next {
		return
	}
	text := strings.TrimRight(f.src[at:next], " \t\r\n\v\f")
	end := at
	if text != "" {
		end = next
		if n := strings.IndexByte(f.src[at+len(text):next], '\n'); n >= 0 {
			end = at + len(text) + n + 1
		}
		f.copy(at, end)
	}
	if end < next {
		f.hold(end, next)
	}
}

// after returns the offset behind a line with its line end.
func (f *formatter) after(l line) int {
	at := l.end
	for at < len(f.src) && f.src[at] == '\r' {
		at++
	}
	if at < len(f.src) && f.src[at] == '\n' {
		at++
	}
	return at
}

// hold notes blank lines, to be written when it is known what follows.
func (f *formatter) hold(from, to int) {
	if f.blank.from == f.blank.to {
		f.blank.from = from
	}
	f.blank.to = to
}

// space writes the blank lines that stand above the next element: between two
// of structure one; beside one at most one; else those that were read. At the
// top of the file only a rule needs one, so as not to open front matter.
func (f *formatter) space(next element, rule bool) {
	held := f.src[f.blank.from:f.blank.to]
	f.blank.from, f.blank.to = 0, 0
	switch {
	case f.above == nothing && next == structure && !rule:
	case f.above == structure && next == structure, (f.above == structure || next == structure) && held != "":
		if f.above == nothing && held == "" {
			break
		}
		f.out = append(f.out, f.eol...)
	default:
		f.out = append(f.out, held...)
	}
	f.above = next
}

// write writes one line. A \r at its end would become part of the line end; where
// it means something, the entry is not read as before and is left as it was.
func (f *formatter) write(text string) {
	if f.eol == "\n" {
		text = strings.TrimRight(text, "\r")
	}
	f.out = append(f.out, text...)
	f.out = append(f.out, f.eol...)
}

// copy writes bytes that belong to no entry as they are.
func (f *formatter) copy(from, to int) {
	if from < to {
		f.space(prose, false)
		f.out = append(f.out, f.src[from:to]...)
	}
}

// entry writes the entry that was just read; next is where the card, heading
// or rule after it begins.
func (f *formatter) entry(e *Entry, next int) {
	f.space(structure, false)
	r := &f.p.r
	last := r.lines[r.last]
	was := f.src[r.lines[0].off:last.end]
	from := len(f.out)
	if f.layout(e) {
		now := string(f.out[from:])
		if now == was+f.eol || sameBytes(was, now) && f.reads(e, now, f.src[f.after(last):next]) {
			return
		}
	}
	f.out = append(f.out[:from], f.src[r.lines[0].off:f.after(last)]...)
}

// reads reports whether the text, with the lines after it, is read as the entry
// and nothing else.
func (f *formatter) reads(e *Entry, text, rest string) bool {
	q := &f.again
	// What open does, without what many entries need.
	q.diagnostics.list, q.diagnostics.unsaid = q.diagnostics.list[:0], 0
	q.in = scanner{src: text + rest, fresh: true, report: func(string, line, string, string) {}}
	q.r.diagnostics, q.r.src, q.r.slab = &q.diagnostics, q.in.src, 64
	q.r.crlf, q.r.wild = f.p.r.crlf, f.p.r.wild
	if !q.in.next() || !q.in.line.kind.startsCard() || q.collect() {
		return false
	}
	var now Entry
	if !q.r.read(&now) || now.Kind == Cloze && !q.findGaps(&now) {
		return false
	}
	return now.Pos.Length == len(text)-len(f.eol) && sameEntry(e, &now)
}

// sameBytes reports whether two layouts of an entry hold the same bytes, but for
// white space and what list markers are made of.
func sameBytes(a, b string) bool {
	var count [256]int
	for i := 0; i < len(a); i++ {
		count[a[i]]++
	}
	for i := 0; i < len(b); i++ {
		count[b[i]]--
	}
	for _, c := range []byte(" \t\r\n\v\f-*+[]xX.)") {
		count[c] = 0
	}
	return count == [256]int{}
}

// sameDeck reports whether the bytes are read as the deck, but for the order of
// fields and where things stand.
func sameDeck(d *Deck, data []byte) bool {
	now, _ := Parse("", data)
	if d.Title != now.Title || d.Name != now.Name || d.Source != now.Source || d.Attribution != now.Attribution ||
		d.Version != now.Version || d.MinSabaq != now.MinSabaq || d.Draft != now.Draft || !slices.Equal(d.Tags, now.Tags) || !slices.Equal(d.Ignore, now.Ignore) ||
		len(d.Entries) != len(now.Entries) || len(d.Cards) != len(now.Cards) {
		return false
	}
	for i := range d.Entries {
		a, b := &d.Entries[i], &now.Entries[i]
		if a.TextID != b.TextID || a.Section != b.Section || !sameEntry(a, b) {
			return false
		}
	}
	for i := range d.Cards {
		if d.Cards[i].ID != now.Cards[i].ID {
			return false
		}
	}
	return true
}

// sameEntry reports whether two entries say the same, but for the order of
// their fields.
func sameEntry(a, b *Entry) bool {
	return a.Kind == b.Kind && a.ID == b.ID && a.Question == b.Question && a.Answer == b.Answer && a.True == b.True &&
		a.Need == b.Need && slices.Equal(a.Accept, b.Accept) && slices.Equal(a.Choices, b.Choices) &&
		slices.Equal(a.Items, b.Items) && slices.Equal(a.Ignore, b.Ignore) && sameFields(a.Facets, b.Facets) && sameFields(inOrder(a.Fields), inOrder(b.Fields))
}

func sameFields(a, b []Field) bool {
	return slices.EqualFunc(a, b, func(a, b Field) bool { return a.Name == b.Name && a.Text == b.Text })
}

// inOrder returns the fields in the order in which Format writes them.
func inOrder(fields []Field) []Field {
	byRank := func(a, b Field) int { return fieldRank(a.Name) - fieldRank(b.Name) }
	if slices.IsSortedFunc(fields, byRank) {
		return fields
	}
	fields = slices.Clone(fields)
	slices.SortStableFunc(fields, byRank)
	return fields
}
