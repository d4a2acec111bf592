package mark

import (
	"strings"
	"testing"
	"unicode/utf8"

	"sabaq/decks"
)

// hostile are texts that no one types and every parser meets.
var hostile = []string{
	"", " ", ".", "-", "--5", "5-", "$", "$$2", "%", "^", "²", "½", "1½2", "0", "00", "-0", "1/0", "1e5", "1e99", "1e999", "e5",
	strings.Repeat("9", 600), strings.Repeat("1,", 300), strings.Repeat("hundred ", 80), "one " + strings.Repeat("hundred ", 60),
	strings.Repeat("a", 100_000), strings.Repeat("e\u0301", 400), "a" + strings.Repeat("\u0301", 5000),
	strings.Repeat("+", 600), strings.Repeat("a b ", 200), "\xff\xfe", "\x1b]52;c;x\x07", "\u202egnp.exe", "\ufdfa\ufdfa",
	"👩‍👩‍👧‍👦🇵🇰🇦🇫", "1️⃣", "ᄒ\u1161\u11ab", "के\u200dष", "ﷺ", "℃", "№ 5", "㎞", "Ⅳ", "①②", "ª º", "ŉ", "ǰ", "ΐ", "ſ", "K", "Å",
	"2 000 000", "2 000 00", "1 234 567,8", "12 345 2021", "1'000", "15 16 August 17", "may may", "in in in", "the the", "a an the",
	"it was", "it was the", "over over 5", "over $ 5", "us $5", "us $", "5 per cent", "per cent", "i", "e i e i", "x i y",
	"at least", "10..12", "2 +- 0.1", "٪٥", "٢٬٠٠٠٫٥", "٢٠٢١", "a'", "'a", "a.b.c.", ".a", "1.2.3.4", "1:2:3", "1.a", "a1.2b", "n't",
	"twenty twenty one hundred and two thousand and three", "ii iii", "2nd 3rd", "$5m", "$5 m", "5m", "5kk", "2bnx", "2bn's", "1990's's",
}

// FuzzNormalise checks that normalising is settled after one pass.
func FuzzNormalise(f *testing.F) {
	for _, p := range pairs {
		f.Add(p.card)
		f.Add(p.answer)
	}
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Normalise(s)
		if !utf8.ValidString(once) {
			t.Fatalf("%q is not valid UTF-8, from %q", once, s)
		}
		if strings.Contains(once, "  ") || strings.TrimSpace(once) != once {
			t.Fatalf("%q has stray space, from %q", once, s)
		}
		if utf8.RuneCountInString(once) >= MaxRunes {
			return // what normalising makes longer is cut on the next pass
		}
		if twice := Normalise(once); twice != once {
			t.Fatalf("%+q normalises to %+q, then to %+q", s, once, twice)
		}
	})
}

// FuzzTyped checks that every answer gets a sound Result and that a card's own text
// is right without slips.
func FuzzTyped(f *testing.F) {
	for _, p := range pairs {
		f.Add(p.answer, p.card, false, 0.0, 0.0)
	}
	for _, s := range hostile {
		f.Add(s, "Doha 2021", false, 0.0, 0.0)
		f.Add("Doha 2021", s, false, 0.0, 0.0)
		f.Add(s, s, true, 1.0, 5.0)
	}
	f.Fuzz(func(t *testing.T, answer, card string, numeric bool, low, high float64) {
		accept := []decks.Accept{{Text: card, Numeric: numeric, Low: low, High: high}, {Text: answer + " x"}}
		checkResult(t, answer, accept, Typed(answer, accept))
		own := Typed(card, accept)
		checkResult(t, card, accept, own)
		if text, _ := limit(card); text != "" && (!own.Right || own.Slips != 0 || own.Matched != 0) {
			t.Fatalf("%+q does not mark itself right: %+v", card, own)
		}
	})
}
