package store

import (
	"slices"
	"strings"

	"sabaq/quiz"
)

// Index makes refs, in the deck's order, the cards of the deck that info.Key names, which is
// made where it isn't known yet. With info.ID the deck is that one, and info.Key its new key.
// Cards that vanished leave the indexes and keep their states; cards that are known from before,
// or from another deck, come in with theirs. ErrInvalid says that an id is not one, or stands
// there twice, or that the key belongs to another deck; ErrNoDeck that info.ID isn't known.
func (f *File) Index(info DeckInfo, refs []quiz.CardRef) (quiz.DeckID, error) {
	cards, err := f.entries(&info, refs)
	if err != nil {
		return 0, err
	}
	info.Cards = len(refs)
	var id quiz.DeckID
	err = f.update(func(c *change) error {
		info := info
		if err := c.nameDeck(&info); err != nil {
			return err
		}
		if err := c.reindex(info.ID, cards); err != nil {
			return err
		}
		id = info.ID
		return c.put(partDecks, appendDeck(nil, info.ID), appendDeckInfo(nil, &info))
	})
	if err != nil {
		return 0, err
	}
	return id, nil
}

// Touch notes a new modification time, in Unix nanoseconds, of a deck file that is otherwise unchanged.
func (f *File) Touch(id quiz.DeckID, modTime int64) error {
	return f.update(func(c *change) error {
		info, ok, err := c.deckInfo(id)
		if err != nil {
			return err
		}
		if !ok {
			return &Error{Path: f.path, Kind: ErrNoDeck}
		}
		info.ModTime = modTime
		return c.put(partDecks, appendDeck(nil, id), appendDeckInfo(nil, &info))
	})
}

// Forget takes a deck out of the file. Its cards keep their states and their history.
func (f *File) Forget(id quiz.DeckID) error {
	return f.update(func(c *change) error {
		info, ok, err := c.deckInfo(id)
		if err != nil {
			return err
		}
		if !ok {
			return &Error{Path: f.path, Kind: ErrNoDeck}
		}
		if err := c.reindex(id, nil); err != nil {
			return err
		}
		for _, e := range [...]struct {
			part
			key []byte
		}{{partCounts, appendDeck(nil, id)}, {partKeys, []byte(info.Key)}, {partDecks, appendDeck(nil, id)}} {
			if err := c.remove(e.part, e.key); err != nil {
				return err
			}
		}
		return nil
	})
}

// entry is a card of a deck as partRefs has it.
type entry struct {
	card    string
	ordinal uint32
	payload []byte
}

// entries encodes refs and sorts them by card, as the index has them.
func (f *File) entries(info *DeckInfo, refs []quiz.CardRef) ([]entry, error) {
	if info.Key == "" || max(len(info.Key), len(info.Name), len(info.Title)) > maxKey || len(info.Front) > maxFront || info.Size < 0 || info.Version < 0 {
		return nil, f.invalid("deck %.80q: its key, name or front matter is too long, or its key is missing", info.Name)
	}
	cards := make([]entry, len(refs))
	var arena []byte
	for i := range refs {
		r := &refs[i]
		if !validCard(r.ID) || len(r.Section) > maxKey || min(r.Line, r.Offset, r.Length) < 0 {
			return nil, f.invalid("deck %.80q, line %d: card id %.90q", info.Name, r.Line, r.ID)
		}
		begin := len(arena)
		arena = appendRef(arena, uint32(i), r)
		cards[i] = entry{r.ID, uint32(i), arena[begin:len(arena):len(arena)]}
	}
	slices.SortFunc(cards, func(a, b entry) int { return strings.Compare(a.card, b.card) })
	for i := 1; i < len(cards); i++ {
		if cards[i-1].card == cards[i].card {
			return nil, f.invalid("deck %.80q: card id %q stands there twice", info.Name, cards[i].card)
		}
	}
	return cards, nil
}

// nameDeck finds or makes the deck's number and sees to its key.
func (c *change) nameDeck(info *DeckInfo) error {
	holder, taken, err := c.deckID(info.Key)
	if err != nil {
		return err
	}
	switch {
	case info.ID == 0 && taken:
		info.ID = holder
		return nil
	case info.ID == 0:
		c.head.deck++
		info.ID = c.head.deck
	case taken && holder != info.ID:
		return c.f.invalid("deck %.80q: its key is another deck's", info.Name)
	case !taken:
		old, ok, err := c.deckInfo(info.ID)
		if err != nil {
			return err
		}
		if !ok {
			return &Error{Path: c.f.path, Kind: ErrNoDeck}
		}
		if err := c.remove(partKeys, []byte(old.Key)); err != nil {
			return err
		}
	}
	return c.put(partKeys, []byte(info.Key), appendDeck(nil, info.ID))
}
