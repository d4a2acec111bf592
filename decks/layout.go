package decks

import (
	"slices"
	"strings"
)

// piece is a part of an entry's tail in r.lines: an item, facet, field or id.
type piece struct {
	lead     []int // lines above it that are left out of cards: comments
	from, to int
	marker   int    // bytes
	name     string // of a field or facet; "" for an item; "id" and "ignore" for such comments
	rank     int
}

// Ranks of the pieces that are no fields.
const (
	rankIgnore = 99
	rankID     = 100
)

// fieldRank is the place of a field among the others: what is shown to the
// learner first, then what is for the deck's keepers, quotations at the end.
func fieldRank(name string) int {
	switch name {
	case "hint":
		return 1
	case "why":
		return 2
	case "note":
		return 3
	case "tags":
		return 4
	case "weight":
		return 5
	case "src":
		return 6
	case "until":
		return 7
	case "reverse":
		return 8
	case ">":
		return 50
	}
	return 9
}

// layout writes the entry that was just read into f.out, and reports whether it
// could: lines that are read as nothing stay where they are, and keep their
// entry from being rearranged.
func (f *formatter) layout(e *Entry) bool {
	r := &f.p.r
	// What the reader has to say about the lines it said already.
	list, unsaid := f.p.list, f.p.unsaid
	defer func() { f.p.list, f.p.unsaid = list, unsaid }()

	var says []piece // comments in the head that say something
	head := func(from, to, skip int, more bool) {
		for i := from; i < to; i++ {
			if p := saying(r.lines[i].kind, i); p.to > 0 {
				says = append(says, p)
			}
		}
		f.head(from, min(to, r.last+1), skip, more)
	}
	tail := 0
	switch e.Kind {
	case Basic:
		answer := slices.IndexFunc(r.lines, func(l line) bool { return l.kind == answerLine })
		tail = r.headEnd(answer + 1)
		head(0, answer, len("Q:"), true)
		head(answer, tail, len("A:"), tail <= r.last)
	case Typed, Choice:
		for tail = 1; r.lines[tail].kind != textLine || !isAccept(r.text(tail)) && optionMarker(r.text(tail)) == 0; tail++ {
		}
		head(0, tail, len("Q:"), true)
	default:
		tail = r.headEnd(1)
		skip := strings.IndexByte(r.text(0), ':') + 1
		head(0, tail, skip, tail <= r.last)
	}
	pieces, ok := f.pieces(tail)
	if !ok {
		return false
	}
	pieces = append(says, pieces...)
	slices.SortStableFunc(pieces, func(a, b piece) int { return a.rank - b.rank })
	for i := range pieces {
		f.piece(e, &pieces[i])
	}
	return true
}

// saying returns the piece that the line i is, where it is an id or an ignore
// comment.
func saying(kind lineKind, i int) piece {
	switch kind {
	case idLine:
		return piece{from: i, to: i + 1, name: "id", rank: rankID}
	case ignoreLine:
		return piece{from: i, to: i + 1, name: "ignore", rank: rankIgnore}
	}
	return piece{}
}

// pieces splits the entry's tail, which begins in line i, as reader.tail does.
func (f *formatter) pieces(i int) (all []piece, ok bool) {
	r := &f.p.r
	marker := r.marker()
	var lead []int
	for i <= r.last {
		text := r.text(i)
		p := piece{lead: lead, from: i}
		switch r.lines[i].kind {
		case blankLine:
			i++
			continue
		case commentLine, hashLine:
			lead = append(lead, i)
			i++
			continue
		case idLine, ignoreLine:
			p = saying(r.lines[i].kind, i)
			p.lead = lead
		case textLine:
			if marker != nil {
				p.marker = marker(text)
			}
			if p.marker > 0 {
				break
			}
			if p.name, p.marker = fieldMarker(text); p.name != "" {
				p.rank = fieldRank(p.name)
			} else if p.name, p.marker = facetMarker(text); p.name != "" && r.entry.Kind == Claim {
			} else if text[0] == '>' {
				p.name, p.marker, p.rank = ">", 1, fieldRank(">")
			} else {
				return nil, false
			}
		default:
			return nil, false
		}
		if p.to == 0 {
			p.to = i + 1
			if r.entry.Kind != Typed || p.name != "" {
				p.to = r.extent(i)
			}
		}
		all = append(all, p)
		i, lead = p.to, nil
	}
	return all, true
}

// head writes the lines from to end, of which the first has a marker of skip
// bytes: a question, an answer or whatever else is free text. More says that
// something follows.
func (f *formatter) head(from, end, skip int, more bool) {
	r := &f.p.r
	text := r.text(from)
	marker := strings.Join(strings.Fields(text[:skip]), " ") // ALL  2:
	stop := end - 1
	for stop > from && (!r.keeps(stop) || strings.TrimRight(r.text(stop), " \t\r") == "") {
		stop--
	}
	begun := strings.TrimSpace(text[skip:]) != "" // the text begins behind the marker
	if begun {
		text = text[skip:]
		for isSpace(text[0]) {
			text = text[1:]
		}
		marker += " " + text
	}
	if !begun || stop == from {
		marker = strings.TrimRight(marker, " \t\r")
	}
	f.write(marker)
	space := false // blank lines above the text: one is enough
	for i := from + 1; i <= stop; i++ {
		text := r.text(i)
		switch k := r.lines[i].kind; {
		case k == idLine || k == ignoreLine:
			continue
		case k == blankLine && !begun:
			space = true
			continue
		case k != commentLine && k != hashLine:
			begun = true
		}
		if space {
			f.write("")
			space = false
		}
		if i == stop {
			text = strings.TrimRight(text, " \t\r")
		}
		f.write(text)
	}
	// A text of several lines may be set apart from what follows.
	for i := stop + 1; i < end; i++ {
		space = space || r.lines[i].kind == blankLine
	}
	if space && more && stop > from {
		f.write("")
	}
	for i := stop + 1; i < end; i++ {
		if k := r.lines[i].kind; k == commentLine || k == hashLine {
			f.write(r.text(i))
		}
	}
}

// piece writes one part of the tail.
func (f *formatter) piece(e *Entry, p *piece) {
	r := &f.p.r
	for _, i := range p.lead {
		f.write(r.text(i))
	}
	first := r.text(p.from)
	switch p.name {
	case "id":
		id, _ := stamp(first)
		f.write(comment("id", id))
		return
	case "ignore":
		codes, _ := silenced(first)
		f.write(comment("ignore", codes))
		return
	}
	marker, indent := f.marker(e, p, first[:p.marker]), "  "
	if e.Kind == Order && p.name == "" {
		indent = strings.Repeat(" ", len(marker)+1) // where Markdown wants the item to go on
	}
	f.write(strings.TrimRight(marker+" "+strings.TrimSpace(first[p.marker:]), " "))
	joined := p.name == ">" || p.name == "tags"
	cut, blanks := -1, 0
	for i := p.from + 1; i < p.to; i++ {
		text := r.text(i)
		if k := r.lines[i].kind; k == commentLine || k == hashLine {
			f.write(text)
			continue
		}
		text = strings.TrimRight(text, " \t\r")
		if joined {
			text = strings.TrimSpace(text)
		} else {
			margin := len(text) - len(strings.TrimLeft(text, " \t"))
			if cut < 0 && text != "" {
				cut = margin
			}
			text = text[max(0, min(cut, margin)):]
		}
		if text == "" {
			blanks++
			continue
		}
		for ; blanks > 0; blanks-- {
			if !joined {
				f.write("")
			}
		}
		f.write(indent + text)
	}
}

// marker returns a piece's marker as it is to be.
func (f *formatter) marker(e *Entry, p *piece, was string) string {
	if p.name != "" {
		return was
	}
	switch e.Kind {
	case Choice:
		if strings.ContainsAny(was, "xX") {
			return "- [x]"
		}
		return "- [ ]"
	case All:
		return "-"
	case Order:
		return was[:len(was)-1] + "."
	}
	return was
}

// comment returns a line that says something of its entry.
func comment(name, value string) string {
	return commentOpen + " " + name + ": " + value + " " + commentClose
}
