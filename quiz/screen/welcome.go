package screen

import (
	"fmt"

	"sabaq/quiz/screen/ink"
)

// WelcomeText is what somebody sees who has studied nothing yet.
type WelcomeText struct {
	Deck            string
	Cards, New      int
	Progress, Decks string // paths
}

// Welcome draws the first screen of all.
func Welcome(t WelcomeText, width int, p ink.Palette) []ink.Line {
	width = min(width, 80)
	var lines []ink.Line
	para := func(text string) { lines = append(append(lines, ink.Wrap(ink.Plainly(text), width)...), nil) }
	lines = append(lines, ink.Wrap(ink.Line{ink.Styled(ink.Title, "sabaq"), ink.Styled(0, " - study cards for what you read, in this terminal")}, width)...)
	lines = append(lines, nil)
	para("Nothing has been written to your disk so far.")
	for _, do := range [][2]string{
		{fmt.Sprintf("Study the built-in deck, %q (%d cards, %d new a day):", t.Deck, t.Cards, t.New), "sabaq study"},
		{"Study a deck of your own:", "sabaq study notes.md"},
		{"How a deck is written:", "sabaq help format"},
	} {
		lines = append(lines, ink.Wrap(ink.Plainly(do[0]), width)...)
		lines = append(lines, ink.Line{ink.Styled(ink.Code, "  "+do[1])})
	}
	lines = append(lines, nil)
	para("Decks are Markdown files that you own. Those in " + t.Decks + " are found by themselves. Progress is kept in " + t.Progress + " (or where SABAQ_DB says).")
	return lines[:len(lines)-1]
}
