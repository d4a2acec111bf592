package decks

import (
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// Parse reads a deck file. It goes on after an error: the diagnostics, in file
// order, are all that is wrong with the file, and the deck holds every entry
// that is whole. path is shown in messages and names the deck; nothing is opened.
//
// The deck is never nil. Its texts share one copy of data.
func Parse(path string, data []byte) (*Deck, []Diagnostic) {
	deck := &Deck{Name: strings.TrimSuffix(filepath.Base(path), ".md"), Path: path}
	if path == "" {
		deck.Name = ""
	}
	deck.Title = deck.Name
	p := &parser{deck: deck, diagnostics: diagnostics{path: path}}
	switch {
	case len(data) > maxFile:
		p.addFile(codeFileSize, "the file has more than 10 MB", "split the deck")
	case utf16(data):
		p.addFile(codeEncoding, "the file is UTF-16, not UTF-8", "save it as UTF-8")
	default:
		p.open(string(data), 0, 0)
		p.front()
		p.body()
	}
	return deck, p.sorted()
}

// ParseEntry reads one entry from the bytes at which its cards say that it
// stands: pos is a card's Pos of an earlier [Parse], chunk is exactly the
// pos.Length bytes of the file at pos.Offset, and section is the card's. Of d
// only what the front matter gives is used: Path, Tags and Attribution. The cards
// are the same as those of Parse.
func (d *Deck) ParseEntry(section string, pos Pos, chunk []byte) ([]Card, []Diagnostic) {
	front := &Deck{Path: d.Path, Tags: d.Tags, Attribution: d.Attribution}
	p := &parser{deck: front, diagnostics: diagnostics{path: d.Path}}
	if len(chunk) > maxEntry {
		p.addFile(codeEntrySize, "the card has more than 16 KB", "")
		return nil, p.list
	}
	p.open(string(chunk), pos.Offset, pos.Line-1)
	if p.in.next() && p.in.line.kind.startsCard() {
		p.collect()
		p.section = section
		p.entry()
	}
	return front.Cards, p.sorted()
}

// parser goes through the text once, entry by entry.
type parser struct {
	diagnostics
	deck *Deck
	in   scanner
	r    reader

	titles  [6]string // open headings, by level
	section string    // of the entries that follow
	stale   bool      // section is older than titles
	noted   bool      // bytes between cards were reported

	ids   map[string]int  // lines of stamped ids
	texts map[textKey]int // lines of texts
	tags  map[string][]string
	buf   []byte
	gaps  gapFinder
	group []int   // numbers of the gaps found last, in order
	has   []facet // what the claim read last has lines for
}

// open starts reading src, which stands at base of the file, below line above.
func (p *parser) open(src string, base, above int) {
	p.in = scanner{src: src, fresh: true, line: line{num: above}}
	p.in.report = func(code string, ln line, message, hint string) {
		p.add(code, src, base, ln, ln.off, ln.end, message, hint)
	}
	p.r = reader{
		diagnostics: &p.diagnostics,
		src:         src,
		base:        base,
		crlf:        strings.IndexByte(src, '\r') >= 0,
		wild:        !utf8.ValidString(src) || strings.IndexByte(src, 0) >= 0,
	}
	p.ids = make(map[string]int)
	p.tags = make(map[string][]string)
	p.r.slab = 4
	entries, cards := guess(src)
	p.texts = make(map[textKey]int, entries)
	if entries > 8 {
		p.r.slab = 512
		p.deck.Entries = make([]Entry, 0, entries)
		p.deck.Cards = make([]Card, 0, cards)
	}
}

// guess counts markers at the beginnings of lines to tell about how many entries
// and cards there are. A wrong guess costs time only.
func guess(src string) (entries, cards int) {
	for at := 0; at < len(src); {
		switch rest := src[at:min(at+2, len(src))]; rest {
		case "Q:", "T:", "F:", "AL", "OR":
			entries, cards = entries+1, cards+1
		case "C:":
			entries, cards = entries+1, cards+2
		case "CL":
			entries, cards = entries+1, cards+4
		}
		n := strings.IndexByte(src[at:], '\n')
		if n < 0 {
			break
		}
		at += n + 1
	}
	return min(entries, maxCards), min(cards, maxCards)
}

// body reads what follows the front matter.
func (p *parser) body() {
	more := p.in.next()
	for more {
		switch k := p.in.line.kind; {
		case k.startsCard():
			more = p.collect()
			if !p.entry() {
				return
			}
			continue
		case k == headingLine:
			p.heading()
		case k != ruleLine && k != blankLine:
			p.between()
		}
		more = p.in.next()
	}
}

// collect takes the lines up to the next card, heading or rule, and reports
// whether there is a further line. Of what is longer than an entry may be it
// takes the beginning.
func (p *parser) collect() bool {
	first := p.in.line.off
	p.r.cut = false
	for p.r.lines = append(p.r.lines[:0], p.in.line); p.in.next(); {
		if p.in.line.kind.endsCard() {
			return true
		}
		if p.in.line.off-first > maxEntry {
			p.r.cut = p.r.cut || p.in.line.kind != blankLine
			continue
		}
		p.r.lines = append(p.r.lines, p.in.line)
	}
	return false
}

// entry reads the collected lines, and reports whether to go on.
func (p *parser) entry() bool {
	if p.stale {
		p.stale = false
		p.section = p.joined()
	}
	n := len(p.deck.Entries)
	p.deck.Entries = append(p.deck.Entries, Entry{Section: p.section})
	e := &p.deck.Entries[n]
	if !p.r.read(e) || e.Kind == Cloze && !p.findGaps(e) {
		p.deck.Entries = p.deck.Entries[:n]
		return true
	}
	if e.Kind == Claim {
		p.findFacets(e)
	}
	p.buf = appendIdentity(p.buf[:0], e, p.gaps.gaps)
	key := keyOf(p.buf)
	e.TextID = key.id()
	if e.ID != "" {
		if first, ok := p.ids[e.ID]; ok {
			p.atEntry(codeSameID, e, "the id "+e.ID+" is already used in line "+itoa(first), "remove the id from the copy; a new one can be stamped")
			p.deck.Entries = p.deck.Entries[:n]
			return true
		}
		p.ids[e.ID] = e.Pos.Line
	}
	first, twice := p.texts[key]
	if twice {
		p.atEntry(codeTwice, e, "the same card as in line "+itoa(first)+"; it is asked once", "remove one of the two")
	} else {
		p.texts[key] = e.Pos.Line
	}
	if len(p.deck.Cards)+p.count(e) > maxCards || n == maxCards {
		p.atEntry(codeCards, e, "the deck has more than 250,000 cards; the rest is not read", "split the deck")
		p.deck.Entries = p.deck.Entries[:n]
		return false
	}
	d := p.details(e)
	if !twice {
		p.expand(e, &d)
	}
	return true
}

// atEntry reports a problem with the first line of an entry.
func (p *parser) atEntry(code string, e *Entry, message, hint string) {
	l := p.lineAt(e.Pos)
	p.add(code, p.r.src, p.r.base, l, l.off, l.end, message, hint)
}

// lineAt returns the line that begins at pos.
func (p *parser) lineAt(pos Pos) line {
	l := line{off: pos.Offset - p.r.base, end: len(p.r.src), num: pos.Line}
	if n := strings.IndexByte(p.r.src[l.off:], '\n'); n >= 0 {
		l.end = l.off + n
	}
	for l.end > l.off && p.r.src[l.end-1] == '\r' {
		l.end--
	}
	return l
}

// heading opens a section.
func (p *parser) heading() {
	l := p.in.line
	level, title := heading(p.r.src[l.off:l.end])
	if p.r.wild {
		title = strings.ReplaceAll(strings.ToValidUTF8(title, "\uFFFD"), "\x00", "\uFFFD")
	}
	if len(title) > maxHeading {
		title = strings.TrimSpace(cut(title, maxHeading))
		p.add(codeHeadingSize, p.r.src, p.r.base, l, l.off, l.end, "the heading has more than 100 bytes: the section's name is cut", "")
	}
	p.titles[level-1] = title
	clear(p.titles[level:])
	p.stale = true
}

// joined returns the section that the open headings make.
func (p *parser) joined() string {
	var open []string
	for _, t := range p.titles {
		if t != "" {
			open = append(open, t)
		}
	}
	return strings.Join(open, " / ")
}

// between looks at a line that belongs to no card.
func (p *parser) between() {
	l := p.in.line
	p.r.lines = append(p.r.lines[:0], l)
	p.r.note(0)
	if p.r.wild && !p.noted {
		if text := p.r.text(0); !utf8.ValidString(text) || strings.IndexByte(text, 0) >= 0 {
			p.noted = true
			p.r.warn(codeNotesBytes, 0, "the line holds bytes that are not UTF-8 text", "save the file as UTF-8")
		}
	}
}

// utf16 reports whether data begins with UTF-16's byte order mark.
func utf16(data []byte) bool {
	return len(data) >= 2 && (data[0] == 0xFE && data[1] == 0xFF || data[0] == 0xFF && data[1] == 0xFE)
}
