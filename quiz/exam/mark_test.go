package exam

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"sabaq/decks"
)

func TestMarkItem(t *testing.T) {
	cards := rivers(t)
	paper := draw(t, cards, Plan{Self: true})
	lookup := Cards(cards)
	for _, c := range []struct {
		card   string
		text   string
		chosen []string
		points float64
		right  bool
	}{
		{"r-aaaa", "the indus river", nil, 2, true},
		{"r-aaaa", "Chenab", nil, 0, false}, // typed: no penalty
		{"r-aaaa", "", nil, 0, false},
		{"r-bbbb", "", []string{"1960"}, 1, true},
		{"r-bbbb", "", []string{"1947"}, -.25, false},
		{"r-bbbb", "", nil, 0, false},
		{"r-cccc", "", []string{"Helmand", "Kunar"}, 3, true},
		{"r-cccc", "", []string{"Helmand"}, 1.5, false},
		{"r-cccc", "", []string{"Helmand", "Chenab"}, 0, false},
		{"r-cccc", "", []string{"Helmand", "Kunar", "Chenab"}, 1.5, false},
		{"r-cccc", "", []string{"none of these"}, 0, false}, // ticks: never below 0
		{"r-cccc", "", []string{"Helmand", "Kunar", "Chenab", "Jhelum", "none of these"}, 0, false},
		{"r-dddd", "", []string{"true"}, 1, true},
		{"r-dddd", "", []string{"false"}, -.25, false},
		{"r-eeee.1", "helmand", nil, 1, true},
		{"r-eeee.2", "Helmand", nil, 0, false},
		{"r-gggg", "", []string{"the Warsak dam", "the Mangla dam", "the Tarbela dam"}, 2, true},
		{"r-gggg", "", []string{"the Mangla dam", "the Warsak dam", "the Tarbela dam"}, 4.0 / 3, false},
		{"r-gggg", "", []string{"the Tarbela dam", "the Mangla dam", "the Warsak dam"}, 0, false},
		{"r-gggg", "", nil, 0, false},
		{"r-kkkk.because", "", []string{"Whoever stores water decides when it flows."}, 1, true},
		{"r-nnnn.because", "", []string{"Whoever stores water decides when it flows."}, -.5, false},
	} {
		it := *find(t, paper.Items, c.card)
		it.Text = c.text
		if c.chosen != nil {
			it.Chosen = pick(t, &it, c.chosen...)
		}
		got := MarkItem(lookup(c.card), &it, .25)
		want := Mark{Points: c.points, Max: float64(max(lookup(c.card).Weight, 1)), Right: c.right}
		if got != want {
			t.Errorf("%s %q %q: %+v, want %+v", c.card, c.text, c.chosen, got, want)
		}
	}
}

func TestMarkLists(t *testing.T) {
	cards := rivers(t)
	lookup := Cards(cards)
	listed := draw(t, cards, Plan{List: true})
	for _, c := range []struct {
		card, text string
		points     float64
		right      bool
	}{
		{"r-hhhh", "melting snow\nspring rain\nmountain springs", 3, true},
		{"r-hhhh", "\n spring rain\n\n", 1, false},
		{"r-hhhh", "spring rain\nspring rain\nspring rain", 1, false},
		{"r-hhhh", "sewage\ndew\nmelting snow\nspring rain\nmountain springs", 1, false}, // three lines count
		{"r-iiii", "turning mills\nwatering fields", 1, true},
		{"r-iiii", "fishing\nturning mills", .5, false},
		{"r-iiii", " \n\t", 0, false},
	} {
		it := *find(t, listed.Items, c.card)
		it.Text = c.text
		if got := MarkItem(lookup(c.card), &it, 1); got.Points != c.points || got.Right != c.right || it.Form != List {
			t.Errorf("%s %q: %+v, want %v", c.card, c.text, got, c.points)
		}
	}
	// By ticks, among the points of other lists.
	it := Item{Card: "r-iiii", Form: Tick, Options: []string{"turning mills", "fast water", "watering fields", "holding back floods", "grazing herds"}}
	for _, c := range []struct {
		chosen []int
		points float64
		right  bool
	}{
		{[]int{0, 2}, 1, true}, {[]int{0, 2, 3}, 1, true}, {[]int{0}, .5, false}, {[]int{0, 1, 2}, .5, false},
		{[]int{0, 1, 2, 3, 4}, 0, false}, {[]int{1}, 0, false}, {nil, 0, false},
	} {
		it.Chosen = c.chosen
		if got := MarkItem(lookup("r-iiii"), &it, 1); got.Points != c.points || got.Right != c.right {
			t.Errorf("ticked %v: %+v, want %v", c.chosen, got, c.points)
		}
	}
	// One point shown in three spellings is one point.
	it.Options, it.Chosen = []string{"turning mills", "Turning mills", "turning  mills"}, []int{0, 1, 2}
	if got := MarkItem(lookup("r-iiii"), &it, 0); got.Right {
		t.Errorf("one point three times: %+v", got)
	}
}

func TestMarkSelf(t *testing.T) {
	card := &decks.Card{ID: "x", Kind: decks.Basic, Weight: 2}
	for _, c := range []struct{ claimed, points float64 }{{1, 1}, {2, 2}, {99, 2}, {-1, 0}, {math.NaN(), 0}, {math.Inf(1), 0}} {
		it := Item{Form: Self, Mark: Mark{Points: c.claimed}, Judged: true}
		if got := MarkItem(card, &it, 1); got.Points != c.points || !got.Self || got.Right != (c.points == 2) || got.Max != 2 {
			t.Errorf("claimed %v: %+v", c.claimed, got)
		}
		it.Judged = false
		if got := MarkItem(card, &it, 1); got.Points != 0 || got.Right || !got.Self {
			t.Errorf("claimed %v without a judgement: %+v", c.claimed, got)
		}
	}
}

// TestMarkVoid checks what can't be marked, and what a corrected deck still marks.
func TestMarkVoid(t *testing.T) {
	choice := func(options ...decks.Option) *decks.Card {
		return &decks.Card{ID: "x", Kind: decks.Choice, Weight: 1, Choices: options}
	}
	yes := func(s string) decks.Option { return decks.Option{Text: s, Right: true} }
	no := func(s string) decks.Option { return decks.Option{Text: s} }
	shown := []string{"Quetta", "Kabul", "Herat"}
	for _, c := range []struct {
		name string
		card *decks.Card
		it   Item
		want Mark
	}{
		{"no card", nil, Item{Form: Type, Response: Response{Text: "x"}}, Mark{Void: true}},
		{"another kind", &decks.Card{Kind: decks.Basic}, Item{Form: Type}, Mark{Void: true}},
		{"claimed as self-marked", &decks.Card{Kind: decks.Typed, Weight: 3}, Item{Form: Self, Judged: true, Mark: Mark{Points: 3}}, Mark{Void: true, Self: true}},
		{"nothing right was shown", choice(yes("Ghazni"), no("Kabul")), Item{Form: Choose, Options: shown, Response: Response{Chosen: []int{0}}}, Mark{Void: true}},
		{"the key was wrong", choice(no("Quetta"), yes("Kabul"), no("Herat")), Item{Form: Choose, Options: shown, Response: Response{Chosen: []int{1}}}, Mark{Points: 1, Max: 1, Right: true}},
		{"a second one is right now", choice(yes("Quetta"), yes("Kabul"), no("Herat")), Item{Form: Choose, Options: shown, Response: Response{Chosen: []int{1}}}, Mark{Points: 1, Max: 1, Right: true}},
		{"moved and respelt", choice(no("Herat"), no("Kabul"), yes("quetta.")), Item{Form: Choose, Options: shown, Response: Response{Chosen: []int{0}}}, Mark{Points: 1, Max: 1, Right: true}},
		{"chose what is gone", choice(yes("Quetta"), no("Ghazni")), Item{Form: Choose, Options: shown, Response: Response{Chosen: []int{2}}}, Mark{Points: -.5, Max: 1}},
		{"chose outside", choice(yes("Quetta"), no("Kabul")), Item{Form: Choose, Options: shown, Response: Response{Chosen: []int{7}}}, Mark{Max: 1}},
		{"chose two of one", choice(yes("Quetta"), no("Kabul")), Item{Form: Choose, Options: shown, Response: Response{Chosen: []int{0, 1}}}, Mark{Max: 1}},
		{"items gone", &decks.Card{Kind: decks.Order, Items: []string{"Kabul", "Ghazni", "Herat"}}, Item{Form: Arrange, Options: shown, Response: Response{Chosen: []int{0, 1, 2}}}, Mark{Void: true}},
		{"no permutation", &decks.Card{Kind: decks.Order, Items: shown}, Item{Form: Arrange, Options: shown, Response: Response{Chosen: []int{0, 0, 2}}}, Mark{Max: 1}},
		{"weight out of range", &decks.Card{Kind: decks.Typed, Weight: 1e6}, Item{Form: Type}, Mark{Max: 3}},
	} {
		if got := MarkItem(c.card, &c.it, .5); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

// TestMarkBounds answers papers at random: points stay between the penalty and the
// weight, and the total is their sum.
func TestMarkBounds(t *testing.T) {
	cards := rivers(t)
	r := rand.New(rand.NewPCG(1, 2))
	words := []string{"", "Indus", "Helmand", "melting snow\nspring rain", "2", "true", "Sistan", strings.Repeat("x ", 300)}
	for seed := range uint64(100) {
		paper := draw(t, cards, Plan{Seed: seed, Self: seed%2 == 0, List: seed%3 == 0})
		rec := Record{Penalty: r.Float64() * 1.2, Items: paper.Items}
		for i := range rec.Items {
			it := &rec.Items[i]
			it.Text, it.Chosen = words[r.IntN(len(words))], r.Perm(len(it.Options) + r.IntN(2))[:r.IntN(len(it.Options)+1)]
			it.Points, it.Max, it.Right = 1e300, math.Inf(1), true // claims
		}
		marked, problems := Remark(rec, Cards(cards))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		points, most := 0.0, 0.0
		for _, it := range marked.Items {
			if it.Points > it.Max || it.Points < -share(rec.Penalty)*it.Max || it.Max < 1 || it.Max > 3 {
				t.Fatalf("%s: %+v with a penalty of %v", it.Card, it.Mark, rec.Penalty)
			}
			if !it.Self {
				points, most = points+it.Points, most+it.Max
			}
		}
		total := Total(marked)
		if math.Abs(total.Points-points) > 1e-9 || total.Max != most || total.Items != total.Right+total.Partly+total.Wrong+total.Skipped {
			t.Fatalf("seed %d: %+v, want %v of %v", seed, total, points, most)
		}
	}
}

func TestTotal(t *testing.T) {
	answered := Response{Text: "x"}
	rec := Record{Pass: 60, Items: []Item{
		{Form: Type, Response: answered, Mark: Mark{Points: 2, Max: 2, Right: true}},
		{Form: Tick, Response: Response{Chosen: []int{1}}, Mark: Mark{Points: .5, Max: 1}},
		{Form: Choose, Response: Response{Chosen: []int{1}}, Mark: Mark{Points: -.25, Max: 1}},
		{Form: Type, Mark: Mark{Max: 1}},
		{Form: Self, Response: answered, Mark: Mark{Points: 2, Max: 3, Self: true}, Judged: true},
		{Form: Self, Response: answered, Mark: Mark{Max: 3, Self: true}},
		{Form: Type, Response: answered, Mark: Mark{Void: true}},
	}}
	want := Totals{
		Points: 2.25, Max: 5, Percent: 45, Items: 4, Right: 1, Partly: 1, Wrong: 1, Skipped: 1, Void: 1,
		SelfItems: 2, SelfJudged: 1, SelfPoints: 2, SelfMax: 3,
	}
	if got := Total(rec); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	rec.Pass = 45
	if !Total(rec).Passed {
		t.Error("45 % does not pass at 45 %")
	}
	third := Item{Form: List, Response: answered, Mark: Mark{Points: 1.0 / 3, Max: 1.0 / 3}}
	if !Total(Record{Pass: 100, Items: []Item{third, third, third, third}}).Passed {
		t.Error("all thirds do not make a whole")
	}
	if got := Total(Record{}); got != (Totals{}) {
		t.Errorf("nothing: %+v", got)
	}
	wild := Record{Items: []Item{{Mark: Mark{Points: math.NaN(), Max: math.Inf(1)}}, {Mark: Mark{Points: 1e308, Max: 5e-324}}, {Mark: Mark{Points: -1e308}}}}
	if got := Total(wild); math.IsNaN(got.Percent) || math.IsInf(got.Percent, 0) || math.IsNaN(got.Points) {
		t.Errorf("wild: %+v", got)
	}
}

func TestRemark(t *testing.T) {
	cards := rivers(t)
	paper := draw(t, cards, Plan{Seed: 3})
	rec := Record{Penalty: .25, Items: paper.Items}
	it := find(t, rec.Items, "r-bbbb")
	it.Chosen, it.Given = pick(t, it, "1947"), false
	find(t, rec.Items, "r-aaaa").Text = "Indus"
	changed := map[string]func(*decks.Card) bool{ // false: gone
		"r-aaaa":   func(c *decks.Card) bool { c.Question += " (changed)"; return true },
		"r-bbbb":   func(c *decks.Card) bool { c.Choices[0].Text = "1971"; return true },
		"r-dddd":   func(c *decks.Card) bool { c.Kind = decks.Basic; return true },
		"r-eeee.1": func(*decks.Card) bool { return false },
		"r-gggg":   func(c *decks.Card) bool { c.Items[1] = "the Simly dam"; return true },
	}
	var corrected []decks.Card
	for _, c := range rivers(t) {
		if change := changed[c.ID]; change == nil || change(&c) {
			corrected = append(corrected, c)
		}
	}
	got, problems := Remark(rec, Cards(corrected))
	found := map[string]Change{}
	for _, p := range problems {
		found[p.Card] = p.Change
		if got.Items[p.Item].Card != p.Card || got.Items[p.Item].Void != p.Change.Voids() {
			t.Errorf("%v: %+v", p, got.Items[p.Item])
		}
	}
	want := map[string]Change{
		"r-aaaa": QuestionChanged, "r-bbbb": OptionsChanged, "r-dddd": CardRecast, "r-eeee.1": CardUnknown, "r-gggg": AnswerGone,
	}
	if len(found) != len(want) || len(problems) != len(want) {
		t.Errorf("%v, want %v", problems, want)
	}
	for card, change := range want {
		if found[card] != change {
			t.Errorf("%s: %q, want %q", card, found[card], change)
		}
	}
	b := find(t, got.Items, "r-bbbb")
	if b.Points != -.25 || !b.Given || it.Given || it.Points != 0 {
		t.Errorf("remarked %+v, the record's own is %+v", b, it)
	}
	if again, _ := Remark(got, Cards(corrected)); Total(again) != Total(got) {
		t.Errorf("marking twice: %+v, then %+v", Total(got), Total(again))
	}
}

// BenchmarkRemark marks a sitting of 40 answers again, as a class's are.
func BenchmarkRemark(b *testing.B) {
	cards := rivers(b)
	lookup := Cards(cards)
	rec := whole(b)
	for len(rec.Items) < 40 {
		rec.Items = append(rec.Items, rec.Items...)
	}
	rec.Items = rec.Items[:40]
	b.ReportAllocs()
	for b.Loop() {
		if _, problems := Remark(rec, lookup); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}
