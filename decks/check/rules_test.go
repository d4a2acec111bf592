package check

import (
	"slices"
	"strings"
	"testing"
)

// What each rule says, and what it lets pass: the second matters more.
func TestRules(t *testing.T) {
	words := func(n int) string { return strings.TrimSpace(strings.Repeat("word ", n)) }
	tests := []struct {
		deck string
		want string // codes
	}{
		{"Q: a\nA: " + words(25), ""},
		{"Q: a\nA: " + words(26), "W301"},
		{"Q: a\nA: `" + words(26) + "`", ""}, // code
		{"Q: a\n= " + words(13), "W301"},
		{"Q: a\nA:\n- b\n- c\n- d", "W302"},
		{"Q: a\nA: As follows:\n\n1. b\n2. c\n   more\n3. d", "W302"},
		{"Q: a\nA:\n- b\n- c", ""},
		{"Q: a\nA:\n- b\n- c\n- d\n\nAnd so on.", ""},
		{"Q: a\nA: red, green, blue and white", "W302"},
		{"Q: a\nA: red, green, blue or white", ""},
		{"Q: a\nA: red, green and blue", ""},
		{"Q: What are the three branches?\nA: Upper, middle, lower.", "W302"},
		{"Q: a\nA: upper, middle, lower", ""},
		{"Q: Name the colours\nA: red, green, and blue.", "W302"},
		{"Q: a\nA: On Monday, 4 July 1776, in Philadelphia, by Congress", ""},
		{"Q: a\nA: Because the king, who was ill, the queen, and the court had left the town", ""},

		{"Q: Is Pluto a planet?\nA: Not any more.", "W303"},
		{"Q: Is it a planet or a moon?\nA: A moon.", ""},
		{"Q: Was Pluto ever called a planet?\nA: Yes, until 2006 it counted as the ninth.", "W303"},
		{"Q: Can you name the largest planet?\nA: Jupiter", ""},
		{"Q: The Sun is a star?\nA: Yes!", "W303"},
		{"Q: Is Pluto a planet, and why?\nA: No, it has not cleared its orbit.", ""},
		{"Q: yes, in German?\nA: ja", "W303"},
		{"Q: no (German)\nA: nein", ""},
		{"Q: How do you say no in German?\nA: nein", ""},
		{"Q: No man's land?\nA: No man's land lay between the trenches", ""},
		{"Q: Will Smith played which boxer?\nA: Muhammad Ali", ""},
		{"Q: Ann sells Bob a car. He is twelve. Is he bound?\nA: No: a minor is bound by contracts for necessaries only.", ""},
		{"Q: Ann sells Bob a car. He is twelve. Is he bound?\nA: No.", "W303"},

		{"Q: Which treaty did the Treaty of Utrecht end?\nA: The Treaty of Utrecht", "W304"},
		{"Q: What is the capital of Luxembourg?\n= Luxembourg", ""},
		{"Q: Which is larger, the Atlantic or the Pacific?\n= Pacific", ""},
		{"Q: Which of hydrogen and helium is lighter?\n= hydrogen", ""},
		{"Q: What is the French for \"restaurant\"?\n= restaurant", ""},
		{"Q: What is the plural of sheep?\n= sheep", ""},
		{"Q: What is 10 + 10 - 10?\n= 10", ""},
		{"Q: How many cards has a deck of 52 cards?\n= 52", "W304"},
		{"Q: der Arm\nA: the arm", ""},
		{"C: The [Danube] is long; the Danube flows east.", "W304"},
		{"C: The [Danube] is long; the [Danube] flows east.", "W304"},
		{"C: The {{c1::Danube}} is long; the {{c1::Danube}} flows east.", ""},
		{"C: The [sea] is the Black Sea.", ""},

		{"Q: a\n= Danube\nhint: not the Danube Canal", "W305"},
		{"Q: a\n= New Delhi\nhint: Delhi", ""},
		{"Q: a\n= TTP\nhint: three letters, TTP", ""}, // three letters prove nothing
		{"C: The [Danube::danube] is long.", "W305"},
		{"C: The [Danube::a river] is long.", ""},

		{"Q: a\n- [x] b\n- [ ] c\n- [ ] None of these", "W306"},
		{"Q: a\n- [x] b\n- [ ] c\n- [ ] all of the land", ""},
		{"Q: a\n- [x] b\n- [ ] c\n- [ ] neither of the two kings", ""},
		{"Q: a\n- [x] a long and very carefully worded right option\n- [ ] a short one\n- [ ] another one", "W307"},
		{"Q: a\n- [ ] a long and very carefully worded wrong option\n- [x] a short one\n- [ ] another one", ""},
		{"Q: a\n- [x] short\n- [ ] a longer and carefully worded option\n- [ ] another longer option, worded well", "W307"},
		{"Q: a\n- [x] 1\n- [ ] 100000\n- [ ] 1000000", ""},
		{"Q: a\n- [x] 1789\n- [ ] 1799\n- [ ] Napoleon", "W308"},
		{"Q: a\n- [x] 4\n- [ ] 8\n- [ ] none", ""},
		{"Q: a\n- [x] 24 hours\n- [ ] 48 hours\n- [ ] a week", ""},
		{"Q: a\n- [x] 4\n- [ ] four\n- [ ] fourteen men\n- [ ] five", ""},
		{"Q: a\n- [x] 4\n- [ ] cats\n- [ ] dogs", "W308"},
		{"Q: Where is insulin made?\n- [x] in the insulin cells\n- [ ] in the liver\n- [ ] in the bile", "W309"},
		{"Q: Which court hears appeals?\n- [x] the court of appeal\n- [ ] the high court\n- [ ] the crown court", ""},
		{"Q: Which cell is a plant cell?\n- [x] a cell with chloroplasts\n- [ ] a cell without a wall\n- [ ] one with a tail", ""},

		{"Q: Which of these is not a mammal?\n- [x] b\n- [ ] c", "W310"},
		{"Q: Which country didn't sign?\n- [x] b\n- [ ] c", "W310"},
		{"Q: All of these are mammals, except:\n- [x] b\n- [ ] c", "W310"},
		{"Q: Which of these is NOT a mammal?\n- [x] b\n- [ ] c", ""},
		{"Q: Which of these is **not** a mammal?\n- [x] b\n- [ ] c", ""},
		{"Q: What happens if the rent is not paid?\n- [x] b\n- [ ] c", ""},
		{"Q: Who knew that the war was not won?\n- [x] b\n- [ ] c", ""},
		{"Q: Which of these is not a mammal?\n= b", ""}, // no options to mistake
		{"F: Whales are not mammals.", "W311"},
		{"F: Whales don't breathe air.", "W311"},
		{"F: Whales are not only mammals but fish.", ""},
		{"T: Whales are not fish.", ""},
		{"F: Whales have nothing to fear.", ""},

		{"C: Whales [are] mammals.", "W312"},
		{"C: Whales [are::form of to be] mammals.", ""},
		{"C: Whales [are] mammals.\ntags: english-grammar", ""},
		{"C: a [AND] b", ""},
		{"C: Ich warte [auf] den Bus.", ""},
		{"C: In [1947] [India] became a state.", "W313"},
		{"C: I am from Peru:\n\n[Saya] [dari] [Peru]", ""}, // a sentence to build, word by word
		{"C: [selamat pagi]\n\n[good morning]", ""},
		{"C: In [1947], [India] became a state.", ""},
		{"C: In [August::month] [1947] it became a state.", ""},
		{"C: In {{c1::August}} {{c1::1947}} it became a state.", ""},
		{"C: [a1] x [b2] x [c3] x [d4] x [e5] x [f6]", ""},
		{"C: [a1] x [b2] x [c3] x [d4] x [e5] x [f6] x [g7]", "W314"},

		{"Q: Why did she resign?\nA: x", "W315"},
		{"Q: In which year were they married?\nA: x", "W315"},
		{"Q: How many plays did he write?\nA: x", "W315"},
		{"Q: When was it signed?\nA: x", "W315"},
		{"Q: How long does it take to boil an egg?\nA: x", ""},
		{"Q: Why does it rain in April?\nA: x", ""},
		{"Q: Why was it important to win?\nA: x", ""},
		{"Q: What was it called?\nA: x", ""},
		{"Q: Caesar crossed the Rubicon. Why did he do it?\nA: x", ""},
		{"Q: Why did Caesar say that he came?\nA: x", ""},
		{"Q: What does it print?\n```\nx\n```\nA: x", ""},
		{"ALL: a\n" + points("- ", 8), ""},
		{"ALL: a\n" + points("- ", 9), "W316"},
		{"ALL 3: a\n" + points("- ", 9), ""},
		{"ORDER: a\n" + points("1. ", 9), "W316"},
		{"T: a\nuntil: 2026-11-21", "W317"},
		{"T: a\nuntil: 2026-11-22", ""},

		{"Q: a\nA: b\n\nQ: a\nA: c", "W401"},
		{"Q: a\nA: b\n\nQ: a\n= c\n= b", ""},
		{"Q: a\nA: b.\n\nQ: a\n= b", ""}, // too short to be called the same
		{"# x\nQ: a\nA: b\n\n# y\nQ: a\nA: c", ""},
		{"T: a\n\nF: a", "W401"},
		{"Q: What is `x`?\nA: 1\n\nQ: What is `y`?\nA: 2", ""},
		{"Q: a\nA: x\nreverse: yes\n\nQ: b\nA: x\nreverse: yes", "W401"},
		{"Q: Which is prime?\n- [x] 7\n- [ ] 8\n\nQ: Which is prime?\n- [x] 11\n- [ ] 12", ""},
		{"Q: What is the root of 4 + 5?\nA: three\n\nQ: What is the root of 4 * 5?\nA: three", ""},
		{"Q: What does a pawn cost?\nA: one\n\nQ: What does the pawn cost?\nA: one.", "W402"},
		{"Q: What does a pawn gain?\nA: one\n\nQ: What does the pawn cost?\nA: one.", ""},
		{"Q: der Hund\nA: the dog\nreverse: yes\n\nQ: the dog\nA: der Hund", ""}, // one word left to compare
		{"# Peru\nQ: What is the official language?\n= Spanish\n\n# Chile\nQ: Which is the official language?\n= Spanish", ""},
		{"C: The [bishop] moves diagonally.\n\nC: The bishop moves [diagonally].", ""},
	}
	for _, tt := range tests {
		got := codesOf(run([]byte(tt.deck+"\n"), Options{}))
		if !slices.Equal(got, strings.Fields(tt.want)) {
			t.Errorf("%q: %v, want %s", tt.deck, got, tt.want)
		}
	}
}

func points(marker string, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(marker + strings.Repeat("x", i+1) + "\n")
	}
	return b.String()
}

func TestAtLeast(t *testing.T) {
	for _, tt := range []struct {
		k, n     int
		p        float64
		low, top float64
	}{
		{1, 1, 0.25, 0.2499, 0.2501},
		{2, 2, 0.25, 0.0624, 0.0626},
		{1, 3, 0.5, 0, 1}, // no more than expected is never odd
		{5, 6, 0.25, 0.0046, 0.0047},
		{8, 8, 0.25, 1.5e-5, 1.6e-5},
		{5000, 10000, 0.25, 0, 1e-300},
		{3, 3, 1, 1, 1},
	} {
		if got := atLeast(tt.k, tt.n, tt.p); got < tt.low || got > tt.top {
			t.Errorf("atLeast(%d, %d, %g) = %g", tt.k, tt.n, tt.p, got)
		}
	}
}
