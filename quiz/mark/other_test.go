package mark

import (
	"math"
	"slices"
	"testing"

	"sabaq/decks"
	"sabaq/quiz/fsrs"
)

func TestTicked(t *testing.T) {
	one := []decks.Option{{Text: "a"}, {Text: "b", Right: true}, {Text: "c"}}
	three := []decks.Option{{Right: true}, {Right: true}, {Right: true}, {}}
	for _, c := range []struct {
		choices []decks.Option
		chosen  []int
		score   float64
		want    fsrs.Rating
	}{
		{one, []int{1}, 1, fsrs.Good},
		{one, []int{0}, 0, fsrs.Again},
		{one, nil, 0, fsrs.Again},
		{one, []int{0, 1}, 0, fsrs.Again},
		{one, []int{1, 1}, 1, fsrs.Good},
		{one, []int{-1}, 0, fsrs.Again},
		{one, []int{1, 99}, 0, fsrs.Again},
		{three, []int{2, 0, 1}, 1, fsrs.Good},
		{three, []int{0, 1}, 2.0 / 3, fsrs.Hard},
		{three, []int{0, 1, 2, 3}, 2.0 / 3, fsrs.Hard},
		{three, []int{0, 3}, 0, fsrs.Again},
		{three, []int{0}, 1.0 / 3, fsrs.Again},
		{nil, nil, 0, fsrs.Again},
		{nil, []int{0}, 0, fsrs.Again},
		{[]decks.Option{{}, {}}, []int{}, 0, fsrs.Again},
	} {
		r := Ticked(c.chosen, c.choices)
		if r.Score != c.score || r.Proposed() != c.want || r.Right != (c.score == 1) || r.Matched != -1 {
			t.Errorf("%v of %v: %+v proposes %v, want score %v and %v", c.chosen, c.choices, r, r.Proposed(), c.score, c.want)
		}
	}
}

func TestPoints(t *testing.T) {
	for _, c := range []struct {
		hit, need int
		score     float64
		want      fsrs.Rating
	}{
		{4, 4, 1, fsrs.Good}, {5, 4, 1, fsrs.Good}, {3, 4, .75, fsrs.Hard}, {2, 3, 2.0 / 3, fsrs.Hard}, {1, 2, .5, fsrs.Again},
		{0, 4, 0, fsrs.Again}, {-1, 4, 0, fsrs.Again}, {0, 0, 0, fsrs.Again}, {3, -1, 0, fsrs.Again},
	} {
		if r := Points(c.hit, c.need); r.Score != c.score || r.Proposed() != c.want || r.Right != (c.score == 1) {
			t.Errorf("%d of %d: %+v proposes %v, want score %v and %v", c.hit, c.need, r, r.Proposed(), c.score, c.want)
		}
	}
}

func TestOrder(t *testing.T) {
	for _, c := range []struct {
		given []int
		pairs int
		want  fsrs.Rating
	}{
		{[]int{0, 1, 2, 3, 4}, 10, fsrs.Good},
		{[]int{0, 2, 3, 1, 4}, 8, fsrs.Hard}, // the screen's example: 8 of 10
		{[]int{1, 0, 2, 3}, 5, fsrs.Hard},
		{[]int{1, 0, 2}, 2, fsrs.Again},
		{[]int{4, 3, 2, 1, 0}, 0, fsrs.Again},
		{[]int{0}, 0, fsrs.Good},
		{[]int{1}, 0, fsrs.Again},
		{nil, 0, fsrs.Again},
		{[]int{0, 0, 0}, 0, fsrs.Again},
		{[]int{-1, 0, 1}, 1, fsrs.Again},
		{[]int{0, 1, math.MaxInt}, 1, fsrs.Again},
		{[]int{math.MinInt, 0, 5}, 0, fsrs.Again},
	} {
		r := Order(c.given)
		n := len(c.given)
		if r.Pairs != c.pairs || r.Of != n*(n-1)/2 || r.Proposed() != c.want || len(r.Places) != n {
			t.Errorf("%v: %+v proposes %v, want %d pairs and %v", c.given, r, r.Proposed(), c.pairs, c.want)
		}
		for i, ok := range r.Places {
			if ok != (c.given[i] == i) {
				t.Errorf("%v: place %d is %v", c.given, i, ok)
			}
		}
	}
}

func TestProposed(t *testing.T) {
	for _, c := range []struct {
		card, answer string
		want         fsrs.Rating
	}{
		{"the Doha agreement", "Doha agreement", fsrs.Good},
		{"the Doha agreement", "the Dohha agrement", fsrs.Good},
		{"separate independent government", "seperate independant goverment", fsrs.Hard},
		{"the Doha agreement", "the Durand Line", fsrs.Again},
		{"the Doha agreement", "", fsrs.Again},
	} {
		if got := Typed(c.answer, accepts(c.card)).Proposed(); got != c.want {
			t.Errorf("%q for %q proposes %v, want %v", c.answer, c.card, got, c.want)
		}
	}
	if got := (Result{}).Proposed(); got != fsrs.Again {
		t.Errorf("the zero Result proposes %v", got)
	}
}

func TestAllTyped(t *testing.T) {
	causes := []string{
		"colonial boundary disputes, and the skirmishes on the line",
		"air strikes of December 2024, seen as a breach of sovereignty",
		"\"strategic ambiguity\" after September 11",
		"Kabul's nearness to Washington and New Delhi before 2021",
	}
	const none = -1
	for _, c := range []struct {
		name  string
		lines []string
		want  []int
	}{
		{"own words of the list", causes, []int{0, 1, 2, 3}},
		{"other order, shorter", []string{"strategic ambiguity", "colonial boundary dispute", "air strikes December 2024"}, []int{1, 2, 0, none}},
		{"slips", []string{"stratigic ambiguity"}, []int{none, none, 0, none}},
		{"one line, one tick", []string{"strategic ambiguity", "Strategic ambiguity!"}, []int{none, none, 0, none}},
		{"another year contradicts", []string{"air strikes of December 2023, breach of sovereignty"}, []int{none, none, none, none}},
		{"a negation contradicts", []string{"no colonial boundary disputes, no skirmishes, not on the line"}, []int{none, none, none, none}},
		{"nothing to do with it", []string{"trade", "the", "", "?"}, []int{none, none, none, none}},
		{"nothing", nil, []int{none, none, none, none}},
	} {
		if got := AllTyped(c.lines, causes); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	// The first line fits both items, the second only one: both get theirs.
	got := AllTyped([]string{"border skirmishes", "border skirmishes in spring"}, []string{"border skirmishes", "skirmishes at the border, trade"})
	if slices.Contains(got, none) {
		t.Errorf("two lines for two items tick %v", got)
	}
	for i, line := range AllTyped(hostile, hostile) {
		if line >= 0 && Normalise(hostile[line]) == "" {
			t.Errorf("a blank line ticks item %d", i)
		}
	}
	if got := AllTyped(make([]string, 1000), make([]string, 1000)); len(got) != 1000 {
		t.Errorf("1000 items give %d ticks", len(got))
	}
}
