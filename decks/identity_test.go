package decks

import (
	"strings"
	"testing"
)

// entryID parses one entry and returns its name.
func entryID(t *testing.T, deck string) string {
	t.Helper()
	d, problems := Parse("x.md", []byte(deck))
	if len(d.Entries) != 1 {
		t.Fatalf("%q has %d entries: %v", deck, len(d.Entries), problems)
	}
	return d.Entries[0].TextID
}

// The name of a text must never change: people's progress hangs on it.
func TestIdentityIsStable(t *testing.T) {
	for deck, want := range map[string]string{
		"Q: Capital of Peru?\nA: Lima": "~sulyxhluywv7c3zw",
		"C: [Lima] is in Peru":         "~sjky4mbbmziaawyh",
	} {
		if got := entryID(t, deck); got != want {
			t.Errorf("%q is named %s, not %s", deck, got, want)
		}
	}
}

func TestIdentitySame(t *testing.T) {
	same := [][]string{
		{
			"Q: Capital of Peru?\nA: Lima",
			"Q:\tCapital   of\nPeru? \n\nA:\nLima\n",
			"# Section\n\nQ: Capital of Peru?\nA: Lima\nhint: h\nwhy: w\nnote: n\ntags: t\nweight: 3\nsrc: 1\nuntil: 2030-01-01\n> q\n",
			"Q: Capital of Peru?\nA: Lima\nreverse: yes",
			"Q: Capital of Peru?\nA: Lima\n<!-- id: x -->",
			"Q: Capital of Peru?\r\nA: Lima\r\n",
		},
		{"T: caf\u00e9 \u00e5", "T: cafe\u0301\u00a0a\u030a", "T: caf\u00e9\n\u212b"[:8] + " \u00e5"},
		{"C: A [gap::hint] here", "C: A [gap] here", "C: A [gap::other]\nhere"},
		{"Q: a\n- [x] b <!-- f -->\n- [ ] c", "Q: a\n- [X] b\n\n* [ ] c <!-- g -->"},
		{"ALL: a\n- b\n- c", "ALL 2: a\n- b\n- c"},
	}
	for _, decks := range same {
		want := entryID(t, decks[0])
		for _, deck := range decks[1:] {
			if got := entryID(t, deck); got != want {
				t.Errorf("%q is named %s, %q %s", deck, got, decks[0], want)
			}
		}
	}
}

func TestIdentityDiffers(t *testing.T) {
	decks := []string{
		"Q: ab\nA: c", "Q: a\nA: bc", "Q: a b\nA: c", "Q: a\nA: b c", "Q: ab\n= c", "Q: ab\n= c\n= d", "Q: ab\n= c d",
		"T: ab", "F: ab", "C: [ab]", "C: [a]b", "C: a[b]", "C: [a][b]", "C: {{c1::a}}{{c1::b}}", "C: {{c2::a}}{{c1::b}}",
		"Q: ab\n- [x] c\n- [ ] d", "Q: ab\n- [ ] c\n- [x] d", "Q: ab\n- [x] c\n- [x] d",
		"ALL: ab\n- c\n- d", "ALL: ab\n- d\n- c", "ORDER: ab\n1. c\n2. d", "ORDER: ab\n1. d\n2. c",
		"CLAIM: ab\nbecause: c", "CLAIM: ab\neffect: c", "CLAIM: ab\nbecause: c\neffect: d", "CLAIM: abc\nbecause: d",
	}
	seen := map[string]string{}
	for _, deck := range decks {
		id := entryID(t, deck)
		if other, ok := seen[id]; ok {
			t.Errorf("%q and %q are both named %s", deck, other, id)
		}
		seen[id] = deck
	}
}

func TestCardIDs(t *testing.T) {
	deck, _ := Parse("x.md", []byte("C: [a] and [b]\n<!-- id: pk-1 -->\n\nQ: a\nA: b\nreverse: yes\n<!-- id: A_z-9 -->\n\n"+
		"CLAIM: a\nassumes: b\neffect: c\n<!-- id: c -->\n\nC: {{c7::x}}{{c3::y}}\n<!-- id: d -->\n"))
	var ids []string
	for _, c := range deck.Cards {
		ids = append(ids, c.ID)
	}
	if got := strings.Join(ids, " "); got != "pk-1.1 pk-1.2 A_z-9 A_z-9.reverse c.effect c.effect-back c.assumes d.3 d.7" {
		t.Error(got)
	}
}
