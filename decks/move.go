package decks

import (
	"errors"
	"slices"
	"strings"
)

// Errors of [Move], [Remove] and [Replace], besides those of [Insert].
var (
	ErrNoEntry = errors.New("the deck has no such card")
	ErrStuck   = errors.New("the card can't be taken out without changing others")
	ErrStatus  = errors.New("`status: draft` can't be taken out of the front matter by itself")
)

// Move takes the entry i, by its place in Deck.Entries, out of a draft and puts
// it into a deck, under the headings that it has in the draft; those that the
// deck doesn't have yet go where the order of the draft's wants them. Within its
// section it goes before the first entry for which behind is true. An empty deck
// begins with the draft's front matter, without its `status: draft`.
//
// The entry stays what it is to the last byte but for line ends, which become
// the deck's, and so does everything else in the two files: see [Remove].
func Move(draft, deck []byte, i int, behind func(*Entry) bool) (newDraft, newDeck []byte, err error) {
	d, _ := Parse("", draft)
	if i < 0 || i >= len(d.Entries) {
		return nil, nil, ErrNoEntry
	}
	if newDraft, err = Remove(draft, i); err != nil {
		return nil, nil, err
	}
	if len(deck) == 0 {
		if deck, err = ready(draft); err != nil {
			return nil, nil, err
		}
	}
	m := mover{draft: string(draft), deck: string(deck), entry: &d.Entries[i], behind: behind}
	newDeck, err = m.move()
	return newDraft, newDeck, err
}

// Remove takes the entry i out of a deck's file, with the blank lines below it,
// and changes no other byte. Where what stands below would become part of the
// entry above it leaves a rule, `---`, in its place.
func Remove(data []byte, i int) ([]byte, error) {
	d, _ := Parse("", data)
	if i < 0 || i >= len(d.Entries) {
		return nil, ErrNoEntry
	}
	src := string(data)
	from, to := extentOf(src, d.Entries[i].Pos)
	if to == len(src) { // nothing follows: it takes the blank lines above along
		above := strings.TrimRight(src[:from], " \t\r\n")
		if n := strings.IndexByte(src[len(above):from], '\n'); n >= 0 {
			from = len(above) + n + 1
		}
	}
	eol := lineEnd(src)
	for _, out := range []string{src[:from] + src[to:], src[:from] + "---" + eol + eol + src[to:]} {
		// Of two entries that are alike only one is asked, so taking one out takes no card.
		if err := oneMore([]byte(out), data); err == nil || errors.Is(err, ErrTwice) {
			return []byte(out), nil
		}
	}
	return nil, ErrStuck
}

// extentOf returns the bytes that an entry takes with its last line end and the
// blank lines below, which stay where no blank line stands above.
func extentOf(src string, pos Pos) (from, to int) {
	from, to = pos.Offset, pos.Offset+pos.Length
	line := func(at int) (next int, blank bool) {
		text, _, ended := strings.Cut(src[at:], "\n")
		next = at + len(text)
		if ended {
			next++
		}
		return next, strings.TrimSpace(text) == ""
	}
	to, _ = line(to)
	above := strings.TrimRight(strings.TrimPrefix(src[:from], "\uFEFF"), " \t\r")
	if above != "" && !strings.HasSuffix(above, "\n\n") && !strings.HasSuffix(above, "\n\r\n") {
		return from, to
	}
	for to < len(src) {
		next, blank := line(to)
		if !blank {
			break
		}
		to = next
	}
	return from, to
}

// Replace puts the text of one or more entries in the place of the entry i, and
// changes no other byte. It returns how many there are now. Where what stands
// below would become part of the last of them it puts a rule, `---`, between.
func Replace(data []byte, i int, text string) ([]byte, int, error) {
	d, problems := Parse("", data)
	if i < 0 || i >= len(d.Entries) {
		return nil, 0, ErrNoEntry
	}
	broken := countErrors(problems)
	text = strings.Trim(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	fresh, problems := Parse("", []byte(text))
	n := len(fresh.Entries)
	if n == 0 || fresh.Entries[0].Pos.Offset > 0 || countErrors(problems) > 0 {
		return nil, 0, ErrNotOne
	}
	src, pos := string(data), d.Entries[i].Pos
	for k := range fresh.Entries {
		fresh.Entries[k].Section = d.Entries[i].Section
	}
	want := slices.Concat(d.Entries[:i], fresh.Entries, d.Entries[i+1:])
	same := func(a, b Entry) bool { return sameEntry(&a, &b) && a.Section == b.Section }
	for _, rule := range []string{"", "\n\n---"} {
		out := []byte(src[:pos.Offset] + strings.ReplaceAll(text+rule, "\n", lineEnd(src)) + src[pos.Offset+pos.Length:])
		now, problems := Parse("", out)
		if slices.EqualFunc(want, now.Entries, same) && countErrors(problems) <= broken {
			return out, n, nil
		}
	}
	return nil, 0, ErrNoPlace
}

func countErrors(problems []Diagnostic) (n int) {
	for i := range problems {
		if problems[i].Severity == Error {
			n++
		}
	}
	return n
}

// Vacant reports whether a deck's file holds nothing besides front matter,
// headings, rules and blank lines: no card, no notes, nothing broken.
func Vacant(data []byte) bool {
	if len(data) > maxFile || utf16(data) {
		return false
	}
	p := &parser{deck: &Deck{}}
	p.open(string(data), 0, 0)
	p.front()
	if len(p.list) > 0 && p.deck.Front.Length == 0 {
		return false // front matter that is none
	}
	for p.in.next() {
		if k := p.in.line.kind; k != headingLine && k != ruleLine && k != blankLine {
			return false
		}
	}
	return true
}

// ready returns a draft's front matter without what makes it a draft.
func ready(draft []byte) ([]byte, error) {
	d, _ := Parse("", draft)
	src := string(draft)
	end := d.Front.Offset + d.Front.Length
	if n := strings.IndexByte(src[end:], '\n'); n >= 0 {
		end += n + 1
	} else {
		end = len(src)
	}
	front := src[:end]
	was, _ := Parse("", []byte(front))
	if !was.Draft {
		return []byte(front), nil
	}
	for at := 0; at < len(front); {
		next := at + strings.IndexByte(front[at:]+"\n", '\n') + 1
		next = min(next, len(front))
		if strings.Contains(front[at:next], "status") {
			out := []byte(front[:at] + front[next:])
			now, _ := Parse("", out)
			was.Draft = false
			if !now.Draft && sameFront(was, now) {
				if strings.Trim(string(out), "-+ \t\r\n\uFEFF") == "" {
					out = nil // it said nothing else
				}
				return out, nil
			}
		}
		at = next
	}
	return nil, ErrStatus
}

func sameFront(a, b *Deck) bool {
	return a.Title == b.Title && a.Name == b.Name && a.Source == b.Source && a.Attribution == b.Attribution &&
		a.Version == b.Version && a.MinSabaq == b.MinSabaq && slices.Equal(a.Tags, b.Tags) && slices.Equal(a.Ignore, b.Ignore)
}
