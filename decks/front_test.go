package decks

import (
	"fmt"
	"strings"
	"testing"
)

func TestFrontMatter(t *testing.T) {
	sum := strings.Repeat("0aF9", 16)
	tests := []struct{ in, want, codes string }{
		{"---\ndeck: A deck\nname: a-deck_2\ntags: [b, a, b]\nattribution: As said\nversion: 3\nmin-sabaq: 1.10\n---\n",
			`a-deck_2 "A deck" {  } "As said" [a b] 3 1.10`, ""},
		{"---\nsource: {title: T, file: t.txt, sha256: " + sum + "}\n---\n", `x "x" {T t.txt ` + strings.ToLower(sum) + `} "" []  `, ""},
		{"---\nsource: Just a title\ntags: one, two three\n---\n", `x "x" {Just a title  } "" [one three two]  `, ""},
		{"---\nsource:\n  title: >\n    folded\n    text\n---\n", `x "x" {folded text  } "" []  `, ""},
		{"---\ntags:\n  - current affairs\n  - \"#two\"\n---\n", `x "x" {  } "" [current-affairs two]  `, ""},
		{"+++\ndeck = \"A deck\"\ntags = [\"a\"]\nversion = 2\n[source]\ntitle = \"T\"\n+++\n", `x "A deck" {T  } "" [a] 2 `, ""},
		{"---\n# a comment\n\nname = \"Not a slug\"\n---\n", `x "Not a slug" {  } "" []  `, ""},
		{"---\nname: Not a slug\ndeck: Title\n---\n", `x "Title" {  } "" []  `, ""},
		{"---\nname: slug\n---\n", `slug "slug" {  } "" []  `, ""},
		{"---\nstatus: ready\n---\n", `x "x" {  } "" []  `, "W202"},
		{"---\n---\n", `x "x" {  } "" []  `, ""},
		{"---\n# only a comment\n---\n", `x "x" {  } "" []  `, ""},
		{"---\ndeck:\nattribution: ~\n---\n", `x "x" {  } "" []  `, ""},
		{"  ---\t\ndeck: A\n --- \n", `x "A" {  } "" []  `, ""},
		{"---\ndeck: A\ndeck: B\n---\n", `x "x" {  } "" []  `, "E102"},
		{"---\na: &b c\nd: *b\n---\n", `x "x" {  } "" []  `, "E102"},
		{"---\n<<: {deck: x}\n---\n", `x "x" {  } "" []  `, "E102"},
		{"---\ndeck: !!str x\n---\n", `x "x" {  } "" []  `, "E102"},
		{"---\njust prose\n---\n", `x "x" {  } "" []  `, "E102"},
		{"---\ndecks: x\nTags: [a]\nx: {y: {z: {a: {b: c}}}}\n---\n", `x "x" {  } "" []  `, "W201 W201 W201"},
		{"+++\nx = 1\ndeck = 2020-01-02\ntags = 7\n[source]\nfile = 'C:x'\n+++\n", `x "2020-01-02" {  } "" [7]  `, "W201 W202"},
		{"---\nsource: {file: a\\b}\n---\n", `x "x" {  } "" []  `, "W202"},
		{"---\ntags: {a: b}\nsource: [x]\n---\n", `x "x" {  } "" []  `, "W202 W202"},
	}
	for _, tt := range tests {
		d, problems := Parse("dir/x.md", []byte(tt.in+"\nT: body\n"))
		got := fmt.Sprintf("%s %q %v %q %v %s %s", d.Name, d.Title, d.Source, d.Attribution, d.Tags, d.Version, d.MinSabaq)
		if got != tt.want || codesOf(problems) != tt.codes {
			t.Errorf("%q:\n got %s\nwant %s\n%v", tt.in, got, tt.want, problems)
		}
		if len(d.Cards) != 1 || d.Cards[0].Pos.Line != strings.Count(tt.in, "\n")+2 {
			t.Errorf("%q: the body is read as %+v", tt.in, d.Cards)
		}
		if front := tt.in[d.Front.Offset : d.Front.Offset+d.Front.Length]; front != strings.TrimRight(tt.in, "\n") {
			t.Errorf("%q: the front matter is said to be %q", tt.in, front)
		}
	}
}

func TestLead(t *testing.T) {
	const body = "T: plain\n\nT: claimed\ntags: claim\n\nCLAIM: c\nbecause: b\n"
	deck, _ := Parse("x.md", []byte("---\nattribution: They say\n---\n"+body))
	for i, want := range []string{"", "They say", "They say"} {
		if got := deck.Cards[i].Lead; got != want {
			t.Errorf("card %d leads with %q", i, got)
		}
	}
	deck, _ = Parse("x.md", []byte("---\nattribution: They say\ntags: claim\n---\n"+body))
	if got := deck.Cards[0].Lead; got != "They say" {
		t.Errorf("the deck's tag gives %q", got)
	}
}

func TestDraft(t *testing.T) {
	for front, want := range map[string]bool{"status: draft": true, "status: done": false, "deck: draft": false} {
		if d, _ := Parse("x.md", []byte("---\n"+front+"\n---\nT: body\n")); d.Draft != want {
			t.Errorf("%s: %v", front, d.Draft)
		}
	}
}
