package mark

import (
	"slices"
	"strings"
	"testing"

	"sabaq/decks"
)

// show writes a diff on one line: =same, ~you/card, +extra, -missing; where Same
// differs it is =you/card.
func show(spans []Span) string {
	var parts []string
	for _, s := range spans {
		switch {
		case s.Op == Same && s.You == s.Card:
			parts = append(parts, "="+s.You)
		case s.Op == Same:
			parts = append(parts, "="+s.You+"/"+s.Card)
		case s.Op == Replaced:
			parts = append(parts, "~"+s.You+"/"+s.Card)
		case s.Op == Extra:
			parts = append(parts, "+"+s.You)
		case s.Op == Missing:
			parts = append(parts, "-"+s.Card)
		}
	}
	return strings.Join(parts, "|")
}

func TestDiff(t *testing.T) {
	for _, c := range []struct{ card, answer, want string }{
		{"the Doha agreement", "the Doha agreement", "=the Doha agreement"},
		{"the Doha agreement", "doha AGREEMENT.", "=doha AGREEMENT./the Doha agreement"},
		{"the Doha agreement", "the Dohha agrement", "=the Doh|+h|=a agre|-e|=ment"},
		{"Kandahar", "Qandahar", "~Q/K|=andahar"},
		{"Tehrik-i-Taliban", "Tehreek-e-Taliban", "=Tehr|~ee/i|=k-e-Taliban/k-i-Taliban"},
		{"Afghan Taliban", "Pakistani Taliban", "~Pakistani/Afghan|= Taliban"},
		{"Afghan Taliban", "Taliban", "-Afghan|=Taliban/ Taliban"},
		{"Taliban", "Afghan Taliban", "+Afghan|= Taliban/Taliban"},
		{"Kabul", "Kandahar", "~Kandahar/Kabul"},
		{"over $2 billion", "2bn", "-over|=2bn/ $2 billion"},
		{"1997", "1979", "~1979/1997"},
		{"Haqqānī", "Haqa\u0304ni", "=Haq|-q|=a\u0304ni/ānī"},
		{"August 2021", "Agust 2021", "=A|-u|=gust 2021"},
		{"crossborder", "cross-boarder", "=cross-bo/crossbo|+a|=rder"},
		{"Tehrik-i-Taliban", "Tehrik Taliban", "=Tehrik/Tehrik-|-i|= Taliban/-Taliban"},
		{"!", "?", "~?/!"},
	} {
		if got := show(Typed(c.answer, accepts(c.card)).Diff); got != c.want {
			t.Errorf("%q for %q:\n got %s\nwant %s", c.answer, c.card, got, c.want)
		}
	}
}

func TestSpelling(t *testing.T) {
	for _, c := range []struct {
		card, answer string
		want         []Correction
	}{
		{"the Doha agreement", "the Dohha agrement", []Correction{{"Dohha", "Doha"}, {"agrement", "agreement"}}},
		{"Tehrik-i-Taliban", "Tehrik Taliban", []Correction{{"", "i"}}},
		{"the Doha agreement", "Doha agreement", nil},
	} {
		if got := Typed(c.answer, accepts(c.card)).Spelling; !slices.Equal(got, c.want) {
			t.Errorf("%q for %q: %q, want %q", c.answer, c.card, got, c.want)
		}
	}
}

// TestDiffKeepsGraphemes checks that no span begins inside a letter.
func TestDiffKeepsGraphemes(t *testing.T) {
	for _, c := range []struct{ card, answer string }{
		{"Haqqa\u0304ni\u0304 network", "Hakka\u0304ny netvork"},
		{"👩‍👩‍👧‍👦 family", "👩‍👩‍👦 famly"},
		{"🇵🇰🇦🇫", "🇦🇫🇵🇰"},
		{"दिल्ली में", "दिल्लि में"},
		{"한국어", "한국"},
	} {
		r := Typed(c.answer, accepts(c.card))
		for side, text := range map[string]string{"you": c.answer, "card": c.card} {
			ends := map[int]bool{0: true}
			n := 0
			for _, p := range graphemes(text) {
				n += len(p)
				ends[n] = true
			}
			n = 0
			for _, s := range r.Diff {
				if side == "you" {
					n += len(s.You)
				} else {
					n += len(s.Card)
				}
				if !ends[n] {
					t.Errorf("%q for %q: a span of %s ends inside a letter, at byte %d: %s", c.answer, c.card, side, n, show(r.Diff))
				}
			}
		}
	}
}

func TestNearestIsShown(t *testing.T) {
	accept := []decks.Accept{{Text: "TTP"}, {Text: "Tehrik-i-Taliban Pakistan"}, {Text: "the Pakistani Taliban"}}
	for answer, want := range map[string]int{
		"Tehrik-i-Taliban Afghanistan": 1,
		"pakistani taliban":            2,
		"Pakistani Talib":              2,
		"no idea":                      0,
	} {
		if r := Typed(answer, accept); r.Matched != want {
			t.Errorf("%q is compared with %d, want %d", answer, r.Matched, want)
		}
	}
}
