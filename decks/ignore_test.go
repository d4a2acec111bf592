package decks

import (
	"slices"
	"testing"
)

// An ignore comment belongs to its card wherever it stands in it, is no part of
// its text, and does not change its name.
func TestIgnore(t *testing.T) {
	plain, _ := Parse("x.md", []byte("Q: a\nA: b\nwhy: c\n"))
	want := plain.Entries[0]
	for _, in := range []string{
		"Q: a\nA: b\nwhy: c\n<!-- ignore: W301 W302 -->\n",
		"Q: a\nA: b\n<!-- ignore: W301, W302 -->\nwhy: c\n",
		"Q: a\n<!-- ignore: W301 -->\nA: b\nwhy: c\n<!-- id: x -->\n<!--ignore: W302,W301-->\n",
		"Q: a\r\nA: b\r\nwhy: c\r\n\r\n<!-- ignore: W301 W302 -->\r\n\r\nnotes\r\n",
	} {
		deck, problems := Parse("x.md", []byte(in))
		if len(problems) > 0 || len(deck.Entries) != 1 {
			t.Errorf("%q: %v", in, problems)
			continue
		}
		e := deck.Entries[0]
		if !slices.Equal(e.Ignore, []string{"W301", "W302"}) {
			t.Errorf("%q ignores %v", in, e.Ignore)
		}
		if e.TextID != want.TextID || e.Question != "a" || e.Answer != "b" || len(e.Fields) != 1 || e.Fields[0].Text != "c" {
			t.Errorf("%q: %+v", in, e)
		}
	}
	for _, in := range []string{"---\nignore: [W302, W301]\n---\n", "---\nignore: W301, W302\n---\n", "+++\nignore = [\"W301\", \"W302\"]\n+++\n"} {
		deck, problems := Parse("x.md", []byte(in))
		if len(problems) > 0 || !slices.Equal(deck.Ignore, []string{"W301", "W302"}) {
			t.Errorf("%q ignores %v: %v", in, deck.Ignore, problems)
		}
	}
}
