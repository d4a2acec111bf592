package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"sabaq/decks"
	"sabaq/decks/check"
	"sabaq/quiz/screen"
)

// desk is where a draft is looked over: what screen.Review shows, kept in two files. Each decision is
// written at once, into the deck first: should the program be killed between the two, the next
// review finds the card in both and takes it out of the draft.
type desk struct {
	a           *app
	draft, deck heldFile
	front       *decks.Deck // the draft as it was read last
	cards       []*deskCard // of the session, in the draft's order
	stray       []decks.Diagnostic
	texts       *passages
	done        []deskStep
}

// deskCard is a card of the draft.
type deskCard struct {
	screen.DraftCard
	text    string // as it stands in the draft, its lines ended by \n
	kept    bool   // of one that is decided
	pending string // what an editor left that couldn't be taken
}

// key tells cards apart as decks do: by their id, else by their text.
func (c *deskCard) key() string { return entryKey(c.Entry) }

func entryKey(e *decks.Entry) string {
	if e.ID != "" {
		return e.ID
	}
	return e.TextID
}

func (d *desk) Len() int                     { return len(d.cards) }
func (d *desk) Card(i int) *screen.DraftCard { return &d.cards[i].DraftCard }

func (d *desk) Tally() (kept, dropped int) {
	for _, c := range d.cards {
		switch {
		case c.kept:
			kept++
		case c.Decided:
			dropped++
		}
	}
	return kept, dropped
}

// load reads the draft's cards anew. Those that are decided stay where they were among the others.
func (d *desk) load() {
	fresh := d.read()
	was := d.cards
	place := map[string]int{}
	for i, c := range was {
		if !c.Decided {
			place[c.key()] = i
		}
	}
	d.cards, d.done = nil, nil
	at := 0
	decided := func(to int) {
		for ; at < to; at++ {
			if was[at].Decided {
				d.cards = append(d.cards, was[at])
			}
		}
	}
	for _, c := range fresh {
		if i, ok := place[c.key()]; ok && i >= at {
			decided(i)
			c.pending = was[i].pending
		}
		d.cards = append(d.cards, c)
	}
	decided(len(was))
}

// read parses the draft and looks up what is to be seen beside its cards.
func (d *desk) read() []*deskCard {
	var problems []decks.Diagnostic
	d.front, problems = decks.Parse(d.draft.path, d.draft.data)
	opened := &deck{deckFile: deckFile{key: d.draft.path}, front: *d.front}
	cards := make([]*deskCard, len(d.front.Entries))
	for i := range d.front.Entries {
		e := &d.front.Entries[i]
		c := &deskCard{text: d.draft.entry(e)}
		c.Entry = e
		c.Cards, _ = d.front.ParseEntry(e.Section, e.Pos, d.draft.data[e.Pos.Offset:e.Pos.Offset+e.Pos.Length])
		if len(c.Cards) > 0 {
			c.Passage = d.texts.of(opened, &c.Cards[0])
		}
		cards[i] = c
	}
	d.judge(cards, problems)
	return cards
}

// judge gives each card what a check finds about it.
func (d *desk) judge(cards []*deskCard, parsed []decks.Diagnostic) {
	opt := check.Options{Data: d.draft.data, Today: d.a.now().Format(time.DateOnly)}
	if path := d.a.sourcePath(deckFile{key: d.draft.path}, d.front); path != "" {
		if text, err := readRegular(path, maxSource); err == nil {
			opt.Source = &check.Source{Paragraphs: decks.Paragraphs(text), SHA256: sum(text)}
		}
	}
	for _, c := range cards {
		c.Problems = nil
	}
	d.stray = nil
	at := 0 // both are in the order of the file
	for _, p := range check.Report(d.front, parsed, opt) {
		for at < len(cards) && p.Pos.Offset > cards[at].Entry.Pos.Offset+cards[at].Entry.Pos.Length {
			at++
		}
		if at < len(cards) && p.Pos.Offset >= cards[at].Entry.Pos.Offset {
			cards[at].Problems = append(cards[at].Problems, p)
		} else {
			d.stray = append(d.stray, p)
		}
	}
}

// inDeck returns the texts of the deck's entries by their keys.
func (d *desk) inDeck() map[string]string {
	there := map[string]string{}
	deck, _ := decks.Parse(d.deck.path, d.deck.data)
	for i := range deck.Entries {
		there[entryKey(&deck.Entries[i])] = d.deck.entry(&deck.Entries[i])
	}
	return there
}

// settle takes cards out of the draft that the deck has already: an earlier review was interrupted.
func (d *desk) settle() error {
	there := d.inDeck()
	data, n := d.draft.data, 0
	for i := len(d.cards) - 1; i >= 0; i-- {
		if text, ok := there[d.cards[i].key()]; ok && text == d.cards[i].text {
			less, err := decks.Remove(data, i)
			if err != nil {
				continue
			}
			data, n = less, n+1
		}
	}
	if n == 0 {
		return nil
	}
	if err := d.draft.write(data); err != nil {
		return err
	}
	d.load()
	printError(d.a.err, fmt.Errorf("already in %s, and taken out of the draft: %s", here(d.deck.path), count(n, "card")))
	return nil
}

// fresh makes sure that nobody else changed the files. If somebody did, they are read again.
func (d *desk) fresh() error {
	changed := ""
	for _, f := range []*heldFile{&d.deck, &d.draft} {
		now := heldFile{path: f.path}
		if err := now.read(); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if now.there != f.there || string(now.data) != string(f.data) {
			*f, changed = now, here(f.path)
		}
	}
	if changed == "" {
		return nil
	}
	d.load()
	return fmt.Errorf("%s was changed by another program meanwhile, and is read again", changed)
}

// index returns where in the draft's file an undecided card stands among the entries.
func (d *desk) index(i int) (at int) {
	for _, c := range d.cards[:i] {
		if !c.Decided {
			at++
		}
	}
	return at
}

func (d *desk) Keep(i int) error {
	if err := d.fresh(); err != nil {
		return err
	}
	if i >= len(d.cards) || d.cards[i].Decided {
		return decks.ErrNoEntry
	}
	draft, deck, err := decks.Move(d.draft.data, d.deck.data, d.index(i), d.behind(i))
	switch {
	case errors.Is(err, decks.ErrTwice):
		return hinted{err, "d drops it from the draft."}
	case errors.Is(err, decks.ErrNoPlace) && d.inDeck()[d.cards[i].key()] != "":
		return hinted{errors.New("the deck has another card with its id"), "e edits it, d drops it."}
	case errors.Is(err, decks.ErrStatus):
		return hinted{err, "Put it on a line of its own."}
	case err != nil:
		return err
	}
	return d.change(deskStep{card: i, decided: true, kept: true}, draft, deck)
}

// behind returns which of the deck's entries belong behind a card: those that come later in this
// draft, and of others those from a later paragraph.
func (d *desk) behind(i int) func(*decks.Entry) bool {
	place := map[string]int{}
	for at, c := range d.cards {
		place[c.key()] = at
	}
	own := 0
	if cards := d.cards[i].Cards; len(cards) > 0 {
		own = cards[0].Source
	}
	paragraphs := map[int]int{} // of the deck's cards by their offsets
	deck, _ := decks.Parse(d.deck.path, d.deck.data)
	for k := range deck.Cards {
		paragraphs[deck.Cards[k].Pos.Offset] = deck.Cards[k].Source
	}
	return func(e *decks.Entry) bool {
		if at, ok := place[entryKey(e)]; ok {
			return at > i
		}
		return own > 0 && paragraphs[e.Pos.Offset] > own
	}
}

func (d *desk) Drop(i int) error {
	if err := d.fresh(); err != nil {
		return err
	}
	if i >= len(d.cards) || d.cards[i].Decided {
		return decks.ErrNoEntry
	}
	draft, err := decks.Remove(d.draft.data, d.index(i))
	if err != nil {
		return err
	}
	return d.change(deskStep{card: i, decided: true}, draft, d.deck.data)
}

func (d *desk) Recast(i int) error {
	if err := d.fresh(); err != nil {
		return err
	}
	if i >= len(d.cards) {
		return decks.ErrNoEntry
	}
	text, err := decks.Recast(d.cards[i].text)
	if err != nil {
		return err
	}
	return d.reword(i, text)
}

// reword puts other text in the place of an undecided card.
func (d *desk) reword(i int, text string) error {
	if i >= len(d.cards) || d.cards[i].Decided {
		return decks.ErrNoEntry
	}
	draft, n, err := decks.Replace(d.draft.data, d.index(i), text)
	if err != nil {
		return err
	}
	return d.change(deskStep{card: i, now: n}, draft, d.deck.data)
}

// Close removes a draft in which nothing is left.
func (d *desk) Close() (screen.ReviewEnd, error) {
	end := screen.ReviewEnd{Draft: quoted(here(d.draft.path)), Deck: quoted(here(d.deck.path))}
	if file := d.front.Source.File; file != "" && filepath.Base(file) == file && filepath.Dir(d.draft.path) != filepath.Dir(d.deck.path) {
		if source := filepath.Join(filepath.Dir(d.draft.path), file); exists(source) {
			end.Source = quoted(here(source))
		}
	}
	info, err := os.Lstat(d.draft.path)
	now := heldFile{path: d.draft.path}
	if err != nil || now.read() != nil {
		return end, nil // it's gone by itself
	}
	vacant := decks.Vacant(now.data)
	left, _ := decks.Parse(d.draft.path, now.data)
	end.Rest = !vacant && len(left.Entries) == 0
	if !vacant || info.Mode()&fs.ModeSymlink != 0 {
		return end, nil
	}
	if err := os.Remove(d.draft.path); err != nil {
		return end, err
	}
	end.Removed = true
	return end, nil
}

// entry returns an entry's text with \n as line ends.
func (f *heldFile) entry(e *decks.Entry) string {
	return strings.ReplaceAll(string(f.data[e.Pos.Offset:e.Pos.Offset+e.Pos.Length]), "\r\n", "\n")
}
