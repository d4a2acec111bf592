package exam

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sabaq/decks"
)

// TestDrawGolden pins a paper: the same seed must give it for ever.
func TestDrawGolden(t *testing.T) {
	paper := draw(t, rivers(t), Plan{Seed: 7, Self: true})
	text, err := json.MarshalIndent(paper.Items, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "paper.json", string(text)+"\n")
}

func TestDrawSeeds(t *testing.T) {
	cards := rivers(t)
	orders := map[string]bool{}
	for seed := range uint64(20) {
		a, b := draw(t, cards, Plan{Seed: seed, Count: 8}), draw(t, cards, Plan{Seed: seed, Count: 8})
		x, _ := json.Marshal(a.Items)
		y, _ := json.Marshal(b.Items)
		if string(x) != string(y) {
			t.Fatalf("seed %d gives two papers", seed)
		}
		orders[strings.Join(ids(a), " ")] = true
		// A deck that was laid out otherwise gives the same paper.
		back := slices.Clone(cards)
		slices.Reverse(back)
		if c := draw(t, back, Plan{Seed: seed, Count: 8}); !slices.Equal(ids(c), ids(a)) {
			t.Fatalf("seed %d: %v, with the deck reversed %v", seed, ids(a), ids(c))
		}
	}
	if len(orders) < 20 {
		t.Errorf("20 seeds give %d papers", len(orders))
	}
}

func TestDrawForms(t *testing.T) {
	cards := rivers(t)
	paper := draw(t, cards, Plan{Seed: 1, Self: true, Sort: true})
	want := map[string]Form{
		"r-aaaa": Type, "r-bbbb": Choose, "r-cccc": Tick, "r-dddd": Choose, "r-eeee.1": Type, "r-eeee.2": Type,
		"r-ffff": Self, "r-ffff.reverse": Self, "r-gggg": Arrange, "r-hhhh": Tick, "r-iiii": Tick, "r-jjjj": Tick,
		"r-kkkk.because": Choose, "r-kkkk.effect": Self, "r-kkkk.effect-back": Self,
		"r-llll.because": Choose, "r-mmmm.because": Choose, "r-nnnn.because": Choose,
	}
	if len(paper.Items) != len(want) || paper.Left != 0 {
		t.Errorf("%d items, %d left out, want %d and 0", len(paper.Items), paper.Left, len(want))
	}
	if paper.Kin != 7 { // both gaps, both ways, three facets
		t.Errorf("%d items have kin, want 7", paper.Kin)
	}
	for i, it := range paper.Items {
		if it.Form != want[it.Card] {
			t.Errorf("%s is asked by %q, want %q", it.Card, it.Form, want[it.Card])
		}
		if it.Card != cards[i].ID {
			t.Errorf("item %d is %s, the deck has %s there", i, it.Card, cards[i].ID)
		}
	}
	if got := find(t, paper.Items, "r-cccc").Options; got[4] != "none of these" {
		t.Errorf("'none of these' is not last: %q", got)
	}
	if got := find(t, paper.Items, "r-bbbb").Options; !slices.Equal(got, []string{"1947", "1960", "1972"}) {
		t.Errorf("numbers are not ascending: %q", got)
	}
	if it := find(t, paper.Items, "r-hhhh"); len(it.Options) != 6 || it.Need != 3 {
		t.Errorf("three points among %d, need %d", len(it.Options), it.Need)
	}
	for seed := range uint64(30) {
		if it := find(t, draw(t, cards, Plan{Seed: seed}).Items, "r-gggg"); slices.Equal(it.Options, find(t, paper.Items, "r-gggg").Options) == false {
			place, _ := places(Cards(cards)("r-gggg"), it.Options)
			if slices.IsSorted(place) {
				t.Fatalf("seed %d shows the order to be found", seed)
			}
		}
	}
	machine := draw(t, cards, Plan{Seed: 1, List: true})
	if machine.Left != 4 || len(machine.Items) != 14 {
		t.Errorf("%d by machine, %d left out, want 14 and 4", len(machine.Items), machine.Left)
	}
	if it := find(t, machine.Items, "r-hhhh"); it.Form != List || it.Options != nil {
		t.Errorf("a list to be typed is asked by %q, %q", it.Form, it.Options)
	}
}

// TestDrawUnfair checks that a claim or a list is not asked among what would give
// it away or be right, too.
func TestDrawUnfair(t *testing.T) {
	claim := func(n int, reason string) string {
		return fmt.Sprintf("CLAIM: Claim number %d stands.\nbecause: %s\n<!-- id: c-%d -->\n\n", n, reason, n)
	}
	list := func(n int, items ...string) string {
		return fmt.Sprintf("ALL: List number %d?\n- %s\n<!-- id: l-%d -->\n\n", n, strings.Join(items, "\n- "), n)
	}
	four := []string{"Rain fell late in spring.", "Prices rose beyond reason.", "Nobody mended the canal.", "Merchants left the town."}
	for _, c := range []struct {
		name, deck, card string
		want             Form
	}{
		{"four claims", claim(1, four[0]) + claim(2, four[1]) + claim(3, four[2]) + claim(4, four[3]), "c-1.because", Choose},
		{"three claims", claim(1, four[0]) + claim(2, four[1]) + claim(3, four[2]), "c-1.because", Self},
		{"one says the same", claim(1, four[0]) + claim(2, four[1]) + claim(3, four[2]) + claim(4, "rain fell late in Spring"), "c-1.because", Self},
		{"one is far longer", claim(1, four[0]) + claim(2, four[1]) + claim(3, four[2]) + claim(4, strings.Repeat("Merchants left the old town. ", 4)), "c-1.because", Self},
		{"lists", list(1, "wheat", "barley") + list(2, "cotton", "maize", "onions"), "l-1", Tick},
		{"too few others", list(1, "wheat", "barley") + list(2, "cotton", "maize"), "l-1", List},
		{"others stand out", list(1, "wheat", "barley") + list(2, "Kabul", "Herat", "Farah"), "l-1", List},
		{"others are long", list(1, "wheat", "barley") + list(2, "cotton from the south", "maize from the east", "onions from the north"), "l-1", List},
		{"others are right", list(1, "wheat", "barley") + list(2, "Wheat", "barley", "maize"), "l-1", List},
		{"another section", "# A\n\n" + list(1, "wheat", "barley") + "# B\n\n" + list(2, "cotton", "maize", "onions"), "l-1", List},
	} {
		for seed := range uint64(5) {
			paper := draw(t, parse(t, c.deck), Plan{Seed: seed, Self: true})
			it := find(t, paper.Items, c.card)
			if it.Form != c.want {
				t.Errorf("%s: asked by %q, want %q: %q", c.name, it.Form, c.want, it.Options)
			}
			if right, n := rightOptions(paper.cards[slices.Index(ids(paper), c.card)], it.Options); it.Form == Choose && n != 1 {
				t.Errorf("%s: %d right options: %v", c.name, n, right)
			}
		}
	}
}

func TestArranged(t *testing.T) {
	for _, c := range []struct{ in, want []string }{
		{[]string{"30", "4", "100"}, []string{"4", "30", "100"}},
		{[]string{"x", "all of the above", "y"}, []string{"", "", "all of the above"}},
		{[]string{"None", "x", "y"}, []string{"", "", "None"}},
		{[]string{"y", "x", "both A and B"}, []string{"y", "x", "both A and B"}},
		{[]string{"z", "y", "x", "a and c only"}, []string{"z", "y", "x", "a and c only"}},
	} {
		for seed := range uint64(10) {
			got := arranged(seed, "card", c.in)
			for i := range got {
				if c.want[i] != "" && got[i] != c.want[i] {
					t.Fatalf("%q is shown as %q", c.in, got)
				}
			}
		}
	}
	first := map[string]int{}
	for seed := range uint64(4000) {
		first[arranged(seed, "card", []string{"p", "q", "r", "s"})[0]]++
	}
	for text, n := range first { // 1000 each; the standard deviation is 27
		if n < 880 || n > 1120 {
			t.Errorf("%q comes first %d times in 4000", text, n)
		}
	}
}

// deckOf makes typed cards with tags: "a", "a b", ...
func deckOf(tags ...string) []decks.Card {
	var cards []decks.Card
	for i, set := range tags {
		cards = append(cards, decks.Card{
			ID: fmt.Sprintf("c-%d", i), Kind: decks.Typed, Question: "?", Answer: "x", Accept: []decks.Accept{{Text: "x"}}, Weight: 1,
			Tags: strings.Fields(set),
		})
	}
	return cards
}

func TestBlueprint(t *testing.T) {
	count := func(p *Paper, tag string) (n int) {
		for _, it := range p.Items {
			if slices.Contains(it.Tags, tag) {
				n++
			}
		}
		return n
	}
	for seed := range uint64(50) {
		// b has one card of its own, a has to leave it the shared one.
		p := draw(t, deckOf("a b", "a", "a", "b", "", "", ""), Plan{Seed: seed, Tags: []Quota{{"a", 2}, {"b", 2}}})
		if len(p.Items) != 4 || count(p, "b") != 2 || count(p, "a") != 3 {
			t.Fatalf("seed %d: %v", seed, ids(p))
		}
		// What is filled up comes from other tags, as long as there are any.
		p = draw(t, deckOf("a", "a", "a", "b", "", ""), Plan{Seed: seed, Count: 5, Tags: []Quota{{"a", 2}}})
		if len(p.Items) != 5 || count(p, "a") != 2 || count(p, "b") != 1 {
			t.Fatalf("seed %d: %v", seed, ids(p))
		}
		p = draw(t, deckOf("a", "a", "a", "b", ""), Plan{Seed: seed, Count: 5, Tags: []Quota{{"a", 2}}})
		if len(p.Items) != 5 {
			t.Fatalf("seed %d: %v", seed, ids(p))
		}
		// A chain: a gives way to b, b to c.
		p = draw(t, deckOf("a b", "b c", "c"), Plan{Seed: seed, Tags: []Quota{{"a", 1}, {"b", 1}, {"c", 1}}})
		if len(p.Items) != 3 {
			t.Fatalf("seed %d: %v", seed, ids(p))
		}
	}
}

func TestDrawErrors(t *testing.T) {
	said := parse(t, "Q: a?\nA: b\ntags: a\n\nQ: c?\n= d\ntags: a\n")
	for _, c := range []struct {
		name  string
		cards []decks.Card
		plan  Plan
		want  string
	}{
		{"count", deckOf("", ""), Plan{Count: 3}, "too few questions: 3 wanted, 2 there"},
		{"count, some said", said, Plan{Count: 3}, "too few questions: 3 wanted, 1 there (and 1 that only the learner can mark)"},
		{"tag", said, Plan{Tags: []Quota{{"a", 2}}}, `too few questions tagged "a": 2 wanted, 1 there (and 1 that only the learner can mark)`},
		{"tag that isn't", said, Plan{Tags: []Quota{{"zz", 1}}}, `too few questions tagged "zz": 1 wanted, 0 there`},
		{"shared", deckOf("a b"), Plan{Tags: []Quota{{"a", 1}, {"b", 1}}}, `too few questions tagged "b": 1 wanted, 0 there`},
		{"twice", deckOf("a", "a"), Plan{Tags: []Quota{{"a", 1}, {"a", 1}}}, `tag "a" is asked for twice`},
		{"sum", deckOf("a", "a"), Plan{Count: 1, Tags: []Quota{{"a", 2}}}, "the tags ask for 2 questions, the paper is to have 1"},
		{"negative", deckOf("a"), Plan{Count: -1}, "-1 is not a number of questions"},
		{"quota", deckOf("a"), Plan{Tags: []Quota{{"a", 0}}}, `tag "a": 0 is not a number of questions`},
		{"empty", nil, Plan{}, "too few questions: 1 wanted, 0 there"},
		{"all of many", deckOf(make([]string, 1001)...), Plan{}, "a sitting has at most 1000 questions: say how many"},
		{"many", deckOf(make([]string, 1001)...), Plan{Count: 1001}, "a sitting has at most 1000 questions: say how many"},
	} {
		_, err := Draw(c.cards, c.plan)
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	var short *ShortError
	if _, err := Draw(said, Plan{Tags: []Quota{{"a", 2}}}); !errors.As(err, &short) || short.Have != 1 || short.Left != 1 {
		t.Errorf("%+v", short)
	}
}

func TestParseQuota(t *testing.T) {
	if q, err := ParseQuota("history=5"); err != nil || q != (Quota{"history", 5}) {
		t.Errorf("%v, %v", q, err)
	}
	for _, s := range []string{"", "history", "=5", "history=", "history=0", "history=-1", "history=x", "history=5=6", "history=1001"} {
		if q, err := ParseQuota(s); err == nil {
			t.Errorf("%q gives %v", s, q)
		}
	}
}

// TestSiblings checks that cards of one entry are asked together only where the
// paper needs them.
func TestSiblings(t *testing.T) {
	var text strings.Builder
	for i := range 6 {
		fmt.Fprintf(&text, "C: [one%d] and [two%d] and [three%d].\ntags: t\n<!-- id: s-%d -->\n\n", i, i, i, i)
	}
	cards := parse(t, text.String())
	gaps := map[string]bool{}
	for seed := range uint64(40) {
		for _, plan := range []Plan{{Seed: seed, Count: 6}, {Seed: seed, Tags: []Quota{{"t", 6}}}, {Seed: seed, Count: 6, Tags: []Quota{{"t", 3}}}} {
			p := draw(t, cards, plan)
			if p.Kin != 0 || len(p.Items) != 6 {
				t.Fatalf("%+v: %v, %d of them kin", plan, ids(p), p.Kin)
			}
			for _, id := range ids(p) {
				gaps[id] = true
			}
		}
		for _, plan := range []Plan{{Seed: seed, Count: 8}, {Seed: seed, Tags: []Quota{{"t", 8}}}} {
			if p := draw(t, cards, plan); p.Kin != 4 { // two second ones, with their firsts
				t.Fatalf("%+v: %v, %d of them kin", plan, ids(p), p.Kin)
			}
		}
	}
	if len(gaps) != 18 {
		t.Errorf("only %d of 18 gaps were ever asked", len(gaps))
	}
	if p := draw(t, cards, Plan{}); len(p.Items) != 18 || p.Kin != 18 {
		t.Errorf("all: %d items, %d kin", len(p.Items), p.Kin)
	}
}

func BenchmarkDraw(b *testing.B) {
	cards := rivers(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Draw(cards, Plan{Seed: 1}); err != nil {
			b.Fatal(err)
		}
	}
}
