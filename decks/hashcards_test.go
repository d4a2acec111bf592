package decks

import (
	"strings"
	"testing"
)

// TestHashcards checks that decks written for hashcards are read as it reads
// them. The cases follow what its own parser tests cover, in our words; where we
// differ on purpose, the case says so.
func TestHashcards(t *testing.T) {
	// Cards are written "question | answer"; a gap's question has [...].
	tests := []struct {
		name, in string
		want     []string
		codes    string // of the problems, in order
	}{
		{"empty file", "", nil, ""},
		{"white space only", "\n \n\t\n\n", nil, ""},
		{"prose only", "Just a page of notes.\n", nil, ""},
		{"basic", "Q: Capital of Peru?\nA: Lima.", []string{"Capital of Peru? | Lima."}, ""},
		{"no space behind the markers", "Q:Peru?\nA:Lima", []string{"Peru? | Lima"}, ""},
		{"several lines each", "Q: one\ntwo\nthree\nA: eins\nzwei\ndrei", []string{"one\ntwo\nthree | eins\nzwei\ndrei"}, ""},
		{"answer on the lines below", "Q: Noble gases?\nA:\n\n- helium\n- neon\n", []string{"Noble gases? | - helium\n- neon"}, ""},
		{"picture in the question", "Q: What is this?\n\n![a map](img/map.png)\n\nA: Peru.", []string{"What is this?\n\n![a map](img/map.png) | Peru."}, ""},
		{"lines that begin with a number sign", "# Top\nQ: ask\n#middle\nA: say\n# End", []string{"ask | say"}, "W215"},
		{"differs: a heading ends the question", "Q: ask\n# Middle\nA: say", nil, "E120 E121"},
		{"two basic", "Q: a1\nA: b1\n\nQ: a2\nA: b2\n\n", []string{"a1 | b1", "a2 | b2"}, ""},
		{"two basic without a blank line", "Q: a1\nA: b1\nQ: a2\nA: b2", []string{"a1 | b1", "a2 | b2"}, ""},
		{"basic, then cloze", "Q: a1\nA: b1\nC: [x1]", []string{"a1 | b1", "[...] | x1"}, ""},
		{"cloze, then basic", "C: [x1]\nQ: a1\nA: b1", []string{"[...] | x1", "a1 | b1"}, ""},
		{"cloze, one gap", "C: Lima is in [Peru] now.", []string{"Lima is in [...] now. | Peru"}, ""},
		{"cloze, two gaps", "C: Lima is in [Peru], Quito in [Ecuador].", []string{
			"Lima is in [...], Quito in Ecuador. | Peru", "Lima is in Peru, Quito in [...]. | Ecuador"}, ""},
		{"cloze with a picture", "C: See [Peru] ![](map.png) and [Chile].", []string{
			"See [...] ![](map.png) and Chile. | Peru", "See Peru ![](map.png) and [...]. | Chile"}, ""},
		{"picture with a description", "C: ![the map](map.png) shows [Peru]", []string{"![the map](map.png) shows [...] | Peru"}, ""},
		{"escaped bracket in code in a gap", "C: Press [`\\[`] now", []string{"Press [...] now | `[`"}, ""},
		{"escaped brackets stay brackets", "C: \\[markdown\\] has [`\\[gaps\\]`]", []string{"\\[markdown\\] has [...] | `[gaps]`"}, ""},
		{"cloze over lines", "C: [north]\n[south]\neast.", []string{"[...]\nsouth\neast. | north", "north\n[...]\neast. | south"}, ""},
		{"gaps around a colon", "C: — [Proverbs] [6]:[9]", []string{
			"— [...] 6:9 | Proverbs", "— Proverbs [...]:9 | 6", "— Proverbs 6:[...] | 9"}, ""},
		{"two clozes", "C: [one]\nC: [two]", []string{"[...] | one", "[...] | two"}, ""},
		{"question without an answer", "Q: Anyone?", nil, "E120"},
		{"answer without a question", "A: Nobody asked.", nil, "E121"},
		{"question, then cloze", "Q: Anyone?\nC: a [gap]", []string{"a [...] | gap"}, "E120"},
		{"question, then question", "Q: Anyone?\nQ: You?\nA: Me.", []string{"You? | Me."}, "E120"},
		{"second answer", "Q: Who?\nA: Me.\nA: You.", nil, "E122"},
		{"cloze, then answer", "C: a [gap]\nA: no", nil, "E122"},
		{"cloze without a gap", "C: No gap here.", nil, "E130"},
		{"cloze that begins below its marker", "C:\nBuild boats.\n\n— [Ann Bee], [_On Boats_]\n\n", []string{
			"Build boats.\n\n— [...], _On Boats_ | Ann Bee", "Build boats.\n\n— Ann Bee, [...] | _On Boats_"}, ""},
		{"identical basic cards", "Q: a1\nA: b1\n\nQ: a1\nA: b1\n", []string{"a1 | b1"}, "W250"},
		{"identical clozes", "C: a [gap]\n\nC: a [gap]", []string{"a [...] | gap"}, "W250"},
		{"clozes that differ in the gap", "C: a [gap]\n\nC: [a] gap", []string{"a [...] | gap", "[...] gap | a"}, ""},
		{"invalid UTF-8", "C: text [\xff\xff]", nil, "E104"},
		{"exclamation mark in a gap", "C: [$n!$] means the factorial", []string{"[...] means the factorial | $n!$"}, ""},
		{"backslash in code and maths", "C: `\\beta` is shown as [$\\beta$].", []string{"`\\beta` is shown as [...]. | $\\beta$"}, ""},
		{"rule between basic cards", "Q: a1\nA: b1\n---\nQ: a2\nA: b2", []string{"a1 | b1", "a2 | b2"}, ""},
		{"rule behind a cloze", "C: [x1]\n---\nQ: a1\nA: b1", []string{"[...] | x1", "a1 | b1"}, ""},
		{"rule between clozes", "C: [x1]\n---\nC: [x2]", []string{"[...] | x1", "[...] | x2"}, ""},
		{"rule in a question", "Q: ask\n---\nA: say", nil, "E120 E121"},
		{"several rules", "Q: a1\nA: b1\n---\n---\nQ: a2\nA: b2", []string{"a1 | b1", "a2 | b2"}, ""},
		{"rule at the end", "Q: a1\nA: b1\n---", []string{"a1 | b1"}, ""},
		{"rule with spaces around", "Q: a1\nA: b1\n  ---  \nnotes", []string{"a1 | b1"}, ""},
		{"notes behind a rule", "Q: a1\nA: b1\n---\nnotes\n\nQ: a2\nA: b2", []string{"a1 | b1", "a2 | b2"}, ""},
		{"text behind a blank line is answer", "Q: a1\nA: b1\n\nand more", []string{"a1 | b1\n\nand more"}, ""},
		{"marker not at the beginning", "Q: a1\nA: b1\n Q: not a card", []string{"a1 | b1\n Q: not a card"}, ""},
		{"differs: nothing begins in a fence", "Q: a1\nA: b1\n```\nQ: code\nA: code\n```", []string{"a1 | b1\n```\nQ: code\nA: code\n```"}, ""},
		{"differs: links are no gaps", "C: [a link](http://x.y) and a [gap]", []string{"[a link](http://x.y) and a [...] | gap"}, ""},
		{"differs: an error costs one card", "Q: Anyone?\n\nC: no gap\n\nQ: a1\nA: b1\n\nA: stray\n", nil, "E120 E130 E122"},
	}
	for _, tt := range tests {
		deck, problems := Parse("test.md", []byte(tt.in))
		var got []string
		for _, c := range deck.Cards {
			got = append(got, c.Question+" | "+c.Answer)
		}
		if strings.Join(got, "\n--\n") != strings.Join(tt.want, "\n--\n") {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, got, tt.want)
		}
		if codes := codesOf(problems); codes != tt.codes {
			t.Errorf("%s: problems %q, want %q: %v", tt.name, codes, tt.codes, problems)
		}
	}
}

func TestHashcardsFrontMatter(t *testing.T) {
	const card = "\nQ: a1\nA: b1"
	tests := []struct {
		name, in    string
		title, deck string
		cards       int
		codes       string
	}{
		{"with a name", "---\nname = \"Cell Biology\"\n---\n" + card, "Cell Biology", "ch1", 1, ""},
		{"other keys", "---\nother_key = \"x\"\n---\n" + card, "ch1", "ch1", 1, "W201"},
		{"empty", "---\n---\n" + card, "ch1", "ch1", 1, ""},
		{"none", card, "ch1", "ch1", 1, ""},
		{"not closed", "---\nname = \"Cell Biology\"\n" + card, "Cell Biology", "ch1", 1, "E103"},
		{"not closed, no card", "---\nname = \"Cell Biology\"\n", "ch1", "ch1", 0, "E103"},
		{"not TOML", "---\nname = Cell Biology (no quotes)\n---\n" + card, "ch1", "ch1", 1, "E102"},
		{"a rule above the first card", "---\n" + card + "\n---\n", "ch1", "ch1", 1, ""},
		{"a name for the command line", "---\nname = \"cells\"\n---\n" + card, "cells", "cells", 1, ""},
	}
	for _, tt := range tests {
		deck, problems := Parse("dir/ch1.md", []byte(tt.in))
		if deck.Title != tt.title || deck.Name != tt.deck || len(deck.Cards) != tt.cards {
			t.Errorf("%s: title %q, name %q, %d cards", tt.name, deck.Title, deck.Name, len(deck.Cards))
		}
		if codes := codesOf(problems); codes != tt.codes {
			t.Errorf("%s: problems %q, want %q: %v", tt.name, codes, tt.codes, problems)
		}
	}
}

func codesOf(problems []Diagnostic) string {
	var codes []string
	for _, d := range problems {
		codes = append(codes, d.Code)
	}
	return strings.Join(codes, " ")
}
