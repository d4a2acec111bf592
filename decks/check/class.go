package check

import (
	"strings"

	"sabaq/decks"
)

// Finding is what a class's answers say of a card: a flag of quiz/items, with its words.
type Finding struct {
	Card    string // id
	Flag    string // "miskeyed", "negative", ...; one that isn't known here is passed over
	Message string
}

// flagCodes give each flag of a class report its code.
func flagCodes() map[string]string {
	return map[string]string{
		"miskeyed": codeMiskeyed, "negative": codeInverted, "weak": codeWeak, "at-guess-level": codeGuessed,
		"too-hard": codeHard, "too-easy": codeEasy, "unused-option": codeUnused, "no-spread": codeSame,
	}
}

// classHints say what to do next, by code.
func classHints() map[string]string {
	return map[string]string{
		codeMiskeyed: "look at the key; class collect marks the answers again with the corrected deck",
		codeInverted: "read the question as one who knows much would; it may mislead them",
		codeWeak:     "see which options are taken, and whether the question asks for what is taught",
		codeGuessed:  "see whether it was taught, and whether the question can be understood",
		codeHard:     "see whether it was taught; an easier question before it may help",
		codeEasy:     "make its wrong options likelier, or leave it out of scored quizzes",
		codeUnused:   "write an option that somebody could believe, or leave it out",
		codeSame:     "ask more or less of it",
	}
}

// class reports what a class's answers say of the deck's cards.
func (c *checker) class() {
	if len(c.opt.Class) == 0 {
		return
	}
	places := map[string]decks.Pos{}
	for i := range c.deck.Cards {
		places[c.deck.Cards[i].ID] = c.deck.Cards[i].Pos
	}
	codes, hints := flagCodes(), classHints()
	for _, f := range c.opt.Class {
		pos, ok := places[f.Card]
		code := codes[f.Flag]
		if !ok || code == "" {
			continue
		}
		c.addAt(code, c.place(pos, ""), "in class: "+strings.TrimSuffix(f.Message, "."), hints[code])
	}
}
