package mark

import (
	"slices"
	"strings"
	"testing"

	"sabaq/decks"
)

func TestNormalise(t *testing.T) {
	for s, want := range map[string]string{
		"  The  Doha Agreement. ": "the doha agreement",
		"U.S.-led":                "us led",
		"“Strategic” ambiguity":   "strategic ambiguity",
		"over US$2bn":             "over 2000000000 dollar",
		"more than 46 per cent":   "over 46 percent",
		"August 15th, 2021":       "15 august 2021",
		"2001–2021":               "2001 to 2021",
		"Fünf Straßen":            "funf strassen",
		"أَفْغَانِسْتَان":         "افغانستان",
		"C++ & C#":                "c + + and c #",
		"x²":                      "x ^ 2",
		"1½":                      "1 0.5",
		"first":                   "1st",
		"...":                     "",
	} {
		if got := Normalise(s); got != want {
			t.Errorf("%q normalises to %q, want %q", s, got, want)
		}
	}
}

// TestOwnText checks that every answer of the tables marks itself right.
func TestOwnText(t *testing.T) {
	for _, p := range pairs {
		for _, s := range append(strings.Split(p.card, "|"), p.answer) {
			if text, _ := limit(s); text == "" {
				continue
			}
			if r := Typed(s, []decks.Accept{{Text: "x y z"}, {Text: s}}); !r.Right || r.Slips != 0 || r.Matched != 1 {
				t.Errorf("%q does not mark itself right: %+v", s, r)
			}
		}
	}
}

// TestBothWays checks that a slip one way is a slip the other way.
func TestBothWays(t *testing.T) {
	for _, p := range pairs {
		if strings.Contains(p.card, "|") {
			continue
		}
		there, ok := slip(Normalise(p.card), Normalise(p.answer))
		back, ok2 := slip(Normalise(p.answer), Normalise(p.card))
		if there != back || ok != ok2 {
			t.Errorf("%q, %q: %d slips (%v) one way, %d (%v) the other", p.card, p.answer, there, ok, back, ok2)
		}
	}
}

func TestLongAnswers(t *testing.T) {
	long := strings.Repeat("word ", 200)
	for _, c := range []struct {
		name, answer, card string
		right              bool
	}{
		{"what lies behind the limit still makes it wrong", "1997" + strings.Repeat(" ", 600) + "1979", "1997", false},
		{"space at the end is nothing", "1997" + strings.Repeat(" ", 600), "1997", true},
		{"as long as the card", long, long, true},
		{"longer than 64 words, one differs", strings.Repeat("a1 ", 100) + "b2", strings.Repeat("a1 ", 100) + "b3", false},
		{"64 words and a slip", strings.Repeat("w ", 65) + "Dohha", strings.Repeat("w ", 65) + "Doha", true},
	} {
		r := Typed(c.answer, accepts(c.card))
		if r.Right != c.right {
			t.Errorf("%s: right is %v", c.name, r.Right)
		}
		checkResult(t, c.answer, accepts(c.card), r)
	}
}

func TestGraphemes(t *testing.T) {
	for s, want := range map[string]int{
		"": 0, "abc": 3, "a\r\nb": 3, "e\u0301": 1, "👩‍👩‍👧‍👦": 1, "🇵🇰🇦🇫": 2, "🇵🇰🇦": 2, "👍🏽": 1, "1️⃣": 1,
		"ᄒ\u1161\u11ab": 1, "한국": 2, "각": 1, "कि": 1, "\u0301a": 2, "a\u200db": 2, "\x1b[2J": 4,
	} {
		got := graphemes(s)
		if len(got) != want || strings.Join(got, "") != s {
			t.Errorf("%q: %q, want %d", s, got, want)
		}
	}
}

// TestConfusedWords checks that each line of the list does something, so that it
// stays short: at least two of its words would be a slip apart without it.
func TestConfusedWords(t *testing.T) {
	for _, line := range confusedWords() {
		words := strings.Fields(line)
		needed := false
		for i, a := range words {
			for _, b := range words[i+1:] {
				if _, ok := slip(a, b); ok {
					t.Errorf("%s is a slip of %s", a, b)
				}
				_, ok := near(a, b)
				needed = needed || ok && !prefixed(a, b) && !prefixed(b, a)
			}
		}
		if !needed {
			t.Errorf("%q: no slip makes one of the other, the line can go", line)
		}
		if !slices.IsSorted(words) {
			t.Errorf("%q is not sorted", line)
		}
	}
}

// TestOneForm checks the names and letters that have one form each.
func TestOneForm(t *testing.T) {
	for want, forms := range map[string]string{
		"5 dollar":    "$5|5 dollars|USD 5|US$5|5 US dollars|five dollars",
		"5 pound":     "£5|5 pounds|GBP 5",
		"5 euro":      "€5|5 euros|EUR 5",
		"5 yen":       "¥5|5 yen",
		"5 rupee":     "₹5|₨ 5|Rs. 5|Rs 5|5 rupees|PKR 5",
		"5 percent":   "5%|5 %|5 per cent|5 percent|5 pct|٥٪",
		"5 kilometre": "5km|5 km|5 kilometres|5 Kilometers",
		"5 metre":     "5m|5 m|5 meters",
		"5 mile":      "5 miles|5 mi",
		"5 kilogram":  "5kg|5 kilos",
		"5 year":      "5 years|five-year|5 yrs",
		"5 month":     "5 months",
		"5 week":      "5 weeks",
		"5 day":       "5 days",
		"5 hour":      "5 hours",
		"5 minute":    "5 minutes|5 mins",
		"5000 dollar": "$5k|$5,000|5 thousand dollars",
		"5000000":     "5 million|5mn|50 lakh|50 lacs",
		"5000000000":  "5 billion|5bn|500 crore",
		"5 dollar x":  "$5 x",
		"over 5":      "over 5|more than 5|above 5|exceeding 5|greater than 5|upwards of 5|>5",
		"under 5":     "under 5|less than 5|fewer than 5|below 5|<5",
		"about 5":     "about 5|around 5|roughly 5|approximately 5|ca. 5|~5|some 5",
		"nearly 5":    "nearly 5|almost 5",
		"at least 5":  "at least 5|at least five",
		"at most 5":   "at most 5|up to 5",
		"3rd":         "third|3rd|Third",
		"12th":        "twelfth|12th",
		"x ^ 20":      "x²⁰|x^20",
		"oneill":      "O'Neill|O’Neill|Oʼneill|O‘Neill",
		"dodo":        "đoðo|Dødø|dodo",
		"thaeoe":      "þæœ",
		"hit":         "ħıŧ",
		"abc":         "a b c|A.B.C.|abc",
		"yes no":      "yes—no|yes-no|yes־no|yes/no|yes − no",
		"هه":          "ةہ|ھە|هۀ",
		"گاک":         "ګٱك|گأڪ",
	} {
		for _, form := range strings.Split(forms, "|") {
			if got := Normalise(form); got != want {
				t.Errorf("%q normalises to %q, want %q", form, got, want)
			}
		}
	}
}
