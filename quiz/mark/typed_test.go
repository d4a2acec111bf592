package mark

import (
	"strings"
	"testing"

	"sabaq/decks"
)

const wrong = -1 // slips of an answer that must not be right

// pairs are answers with what the card accepts ("|" between alternatives).
var pairs = []struct {
	card, answer string
	slips        int
}{
	// Case, space, punctuation, articles.
	{"the Doha agreement", "doha agreement", 0},
	{"the Doha agreement", "The  DOHA Agreement.", 0},
	{"Doha agreement", "the Doha agreement", 0},
	{"Doha agreement", "an agreement in Doha", wrong},
	{"“strategic ambiguity”", "'strategic ambiguity'", 0},
	{"U.S.", "US", 0},
	{"U.S.", "u. s.", 0},
	{"TTP", "T.T.P.", 0},
	{"TTP", "t t p", 0},
	{"Khyber & Pakhtunkhwa", "Khyber and Pakhtunkhwa", 0},
	{"post-2021", "post 2021", 0},
	{"post-2021", "post2021", 0},
	{"post-2021", "pre-2021", wrong},
	{"cross-border", "cross border", 0},
	{"cross-border", "crossborder", 0},
	{"crossborder", "cross–border", 0},
	{"Qur'an", "Qur’an", 0},
	{"Qurʾān", "Quran", 0},
	{"F-16", "F16", 0},
	{"F-16", "F-15", wrong},
	{"Pakistan's western border", "Pakistan’s Western border", 0},
	{"Straße", "STRASSE", 0},
	{"vitamin A", "vitamin", wrong},
	{"vitamin A", "vitamin a", 0},
	{"C++", "C", wrong},
	{"C#", "C++", wrong},
	{"the", "the", 0},
	{"!=", "!=", 0},
	{"!", "!", 0},
	{"!", "?", wrong},
	{"teh", "the", wrong},
	{"the Durand Line", "teh Durand Line", 0},

	// Lead-ins.
	{"1997", "in 1997", 0},
	{"1997", "in the year 1997", 0},
	{"1997", "the year 1997", 0},
	{"1997", "It was in 1997.", 0},
	{"the TTP", "it was the TTP", 0},
	{"TTP", "It's the TTP", 0},
	{"1997", "before 1997", wrong},
	{"1997", "after 1997", wrong},
	{"1997", "not 1997", wrong},
	{"1997", "about 1997", wrong},
	{"1997", "1997 or 1998", wrong},
	{"1997", "1996 1997 1998", wrong},
	{"in Quetta", "Quetta", 0},
	{"Quetta", "in Quetta", 0},
	{"Quetta", "in the Quetta", 0},
	{"Quetta", "from Quetta", wrong},
	{"in time", "on time", wrong},
	{"in 1997", "1997", 0},
	{"it was", "it was", 0},

	// Accents and scripts.
	{"Haqqānī", "Haqqani", 0},
	{"Haqqani", "Haqqānī", 0},
	{"São Tomé", "sao tome", 0},
	{"Łódź", "Lodz", 0},
	{"Søren", "soren", 0},
	{"İstanbul", "istanbul", 0},
	{"Ísland", "island", 0},
	{"Ægir", "aegir", 0},
	{"й", "и", wrong},
	{"зелёный", "зеленый", 0},
	{"Ελλάδα", "ελλαδα", 0},
	{"ΣΟΦΟΣ", "σοφος", 0},
	{"कि", "क", wrong},
	{"की", "कि", wrong},
	{"がく", "かく", wrong},
	{"ｶﾞｸ", "ガク", 0},
	{"한국", "한국", 0},
	{"中国", "中 国", 0},
	{"中国", "韩国", wrong},
	{"طالبان", "طالِبان", 0},
	{"پاکستان", "پاكستان", 0},
	{"افغانی", "افغاني", 0},
	{"موسى", "موسی", 0},
	{"أحمد", "احمد", 0},
	{"آزادی", "ازادی", 0},
	{"مدرسه", "مدرسة", 0},
	{"مدرسہ", "مدرسه", 0},
	{"مدرسۀ", "مدرسه", 0},
	{"می\u200cشود", "میشود", 0},
	{"می\u200cشود", "می شود", 0},
	{"کتـــاب", "كتاب", 0},
	{"کابل", "قابل", wrong},
	{"\u202bکابل\u202c", "کابل", 0},

	// Numbers.
	{"1997", "1979", wrong},
	{"1997", "1998", wrong},
	{"1997", "19977", wrong},
	{"1997", "١٩٩٧", 0},
	{"1997", "۱۹۹۷", 0},
	{"1997", "१९९७", 0},
	{"1997", "1997 AD", 0},
	{"1997", "97", wrong},
	{"1997", "1,997", 0},
	{"1997", "minus 1997", wrong},
	{"5", "-5", wrong},
	{"-5", "−5", 0},
	{"two", "2", 0},
	{"2", "two", 0},
	{"2", "tow", wrong},
	{"twenty-one", "21", 0},
	{"120", "one hundred and twenty", 0},
	{"2,500,000", "two million five hundred thousand", 0},
	{"$2 billion", "2 billion dollars", 0},
	{"$2 billion", "US$2bn", 0},
	{"$2 billion", "$2b", 0},
	{"$2 billion", "2bn", 0},
	{"$2 billion", "USD 2,000,000,000", 0},
	{"$2 billion", "2 000 000 000", 0},
	{"$2 billion", "two billion", 0},
	{"$2 billion", "$2 bilion", 1},
	{"$2 billion", "$2 million", wrong},
	{"$2 billion", "$2", wrong},
	{"$2 billion", "$3 billion", wrong},
	{"$2 billion", "€2 billion", wrong},
	{"$2 billion", "over $2 billion", wrong},
	{"over $2 billion", "more than 2 billion US dollars", 0},
	{"over $2 billion", "$2 billion", 0},
	{"over $2 billion", "under $2 billion", wrong},
	{"over $2 billion", "about $2 billion", wrong},
	{"2,000", "2000", 0},
	{"2,000", "2.000", wrong},
	{"2,5", "2.5", 0},
	{"1.234,5", "1234.5", 0},
	{"2 crore", "20,000,000", 0},
	{"2 crore", "2,00,00,000", 0},
	{"20 lakh", "2 million", 0},
	{"46 %", "46%", 0},
	{"46 %", "46 per cent", 0},
	{"46 %", "46 percent", 0},
	{"46 %", "46", 0},
	{"46 %", "46 km", wrong},
	{"46 %", "64 %", wrong},
	{"20 years", "20", 0},
	{"20 years", "20 months", wrong},
	{"Thirty Years' War", "30 war", wrong},
	{"Thirty Years' War", "30 years war", 0},
	{"½", "1/2", 0},
	{"1/2", "0.5", 0},
	{"1½", "11/2", wrong},
	{"10²", "102", wrong},
	{"10²", "10^2", 0},
	{"CO₂", "CO2", 0},
	{"1990s", "1990's", 0},
	{"1990s", "1990", wrong},
	{"the 20th century", "twentieth century", 0},
	{"World War II", "world war two", 0},
	{"World War II", "World War I", wrong},
	{"Taliban 2.0", "taliban 2", 0},
	{"Taliban 2.0", "Taliban", wrong},
	{"2001-2021", "2001 to 2021", 0},
	{"2001–2021", "from 2001 to 2021", 0},
	{"2001–2021", "2001 - 2021", 0},
	{"2001-2021", "2001 to 2012", wrong},
	{"10:30", "10:30", 0},
	{"10:30", "10.30", wrong},
	{"9/11", "9/11", 0},
	{"1.2.3", "1.2.4", wrong},
	{"August 2021", "Aug. 2021", 0},
	{"August 2021", "2021 august", 0},
	{"August 2021", "Agust 2021", 1},
	{"August 2021", "2021", wrong},
	{"August 2021", "August 2012", wrong},
	{"August 2021", "April 2021", wrong},
	{"15 August 2021", "August 15th, 2021", 0},
	{"15 August 2021", "on the 15th of August 2021", 0},
	{"15 August 2021", "16 August 2021", wrong},
	{"December 2024", "in December 2024", 0},
	{"December 2024", "December 2023", wrong},
	{"Doha 2020", "Doha 2021", wrong},

	// Slips of spelling.
	{"Haqqani", "Haqani", 1},
	{"Haqqani", "Hakkani", 1},
	{"Haqqani", "Hakani", 1},
	{"Haqqani network", "Haqani netwrok", 2},
	{"Tehrik-i-Taliban", "Tehreek-e-Taliban", 1},
	{"Tehrik-i-Taliban Pakistan", "tehrik i taliban pakistan", 0},
	{"Tehrik-i-Taliban Pakistan", "Tehrik Taliban Pakistan", 1},
	{"Tehrik-i-Taliban Pakistan", "Tehrik-i-Taliban Afghanistan", wrong},
	{"Jamiat Ulema-e-Islam", "Jamiat Ulema-i-Islam", 0},
	{"Balochistan", "Baluchistan", 1},
	{"Balochistan", "Belochistan", 1},
	{"Balochistan", "Balochsitan", 1},
	{"Kandahar", "Qandahar", 1},
	{"Kandahar", "Candahar", 1},
	{"Quetta", "Queta", 1},
	{"Quetta", "Quettta", 1},
	{"Durand Line", "Durrand line", 1},
	{"Durand Line", "Duran Line", 1},
	{"Kabul", "Kabool", 1},
	{"Kabul", "Kabull", 1},
	{"Peshawar", "Peshwar", 1},
	{"Osama", "Usama", 1},
	{"Mujahideen", "Mujahidin", 1},
	{"Muhammad", "Mohammad", 1},
	{"the Doha agreement", "the Dohha agrement", 2},
	{"strategic ambiguity", "stratigic ambigiuty", 2},
	{"sovereignty", "soverignty", 1},
	{"sovereignty", "soveriegnty", 1},
	{"sovereignty", "sovreignity", wrong},
	{"Northern Alliance", "Northern Aliance", 1},
	{"recognised", "recognized", 0},
	{"defence", "defense", 0},
	{"neighbour", "neighbor", 0},
	{"centre", "center", 0},
	{"impossible", "inpossible", 1},
	{"air strike", "air strikes", 1},
	{"border policy", "border policies", 1},
	{"Afghanistan", "Afghabistan", 1},
	{"Кандагар", "Кандагаар", 1},
	{"military intelligence", "military inteligence", 1},
	{"cross-border skirmishes", "crossborder skirmishs", 1},
	{"separate independent government", "seperate independant goverment", 3},

	{"preserve", "perserve", 1},
	{"United Nations", "Unitted Nations", 1},
	{"necessary", "nesessary", 1},
	{"Gilgit", "Jilgit", 1},
	{"Gaddafi", "Qaddafi", 1},
	{"2.05e23", "2.05e23", 0},
	{"2.05e5", "205,000", 0},
	{"2.05e5", "205,001", wrong},

	// Not slips: another word.
	{"fact", "fast", wrong},
	{"face", "fake", wrong},
	{"contacts", "contrasts", wrong},
	{"lost", "lots", wrong},
	{"quit", "quiet", wrong},
	{"German", "Germany", wrong},
	{"rule", "ruler", wrong},
	{"inclusion", "incursion", wrong},
	{"integration", "interaction", wrong},
	{"identity", "identify", wrong},
	{"price", "prince", wrong},
	{"regulation", "relation", wrong},
	{"competition", "computation", wrong},
	{"coup", "soup", wrong},
	{"same", "came", wrong},
	{"president", "precedent", wrong},
	{"threat", "treat", wrong},
	{"mediation", "meditation", wrong},
	{"unusual", "usual", wrong},
	{"TTP", "TTA", wrong},
	{"NATO", "NATOO", wrong},
	{"ISIS", "ISI", wrong},
	{"east", "west", wrong},
	{"fast", "last", wrong},
	{"fast", "fist", wrong},
	{"north", "south", wrong},
	{"Kabul", "Kandahar", wrong},
	{"India", "Indian", wrong},
	{"Afghan", "Afghani", wrong},
	{"Pakistan", "Afghanistan", wrong},
	{"Pakistan", "Tajikistan", wrong},
	{"Pakistan", "Pakistani", wrong},
	{"Iran", "Iraq", wrong},
	{"Ireland", "Iceland", wrong},
	{"Austria", "Australia", wrong},
	{"Slovakia", "Slovenia", wrong},
	{"Paktika", "Paktia", wrong},
	{"Hindu", "Hindi", wrong},
	{"Islam", "Islamabad", wrong},
	{"Islamism", "Islamist", wrong},
	{"increase", "decrease", wrong},
	{"import", "export", wrong},
	{"stable", "unstable", wrong},
	{"usual", "unusual", wrong},
	{"legal", "illegal", wrong},
	{"terrorist", "anti-terrorist", wrong},
	{"trust", "distrust", wrong},
	{"direct support", "indirect support", wrong},
	{"in action", "inaction", wrong},
	{"apart", "a part", wrong},
	{"interstate", "intrastate", wrong},
	{"hypertension", "hypotension", wrong},
	{"resolution", "revolution", wrong},
	{"secession", "succession", wrong},
	{"military", "militant", wrong},
	{"minister", "ministry", wrong},
	{"county", "country", wrong},
	{"emigration", "immigration", wrong},
	{"legitimacy", "legitimate", wrong},
	{"sovereign", "sovereignty", wrong},
	{"a party", "not a party", wrong},
	{"not a party", "a party", wrong},
	{"Taliban", "Talib", wrong},
	{"Afghan Taliban", "Taliban", wrong},
	{"Afghan Taliban", "Taliban Afghan", wrong},
	{"Afghan Taliban", "Pakistani Taliban", wrong},
	{"Taliban", "Afghan Taliban", wrong},
	{"the Taliban took Kabul", "Kabul took the Taliban", wrong},
	{"Kandahar", "Kndhr", wrong},
	{"Balochistan", "Bluchstn", wrong},
	{"Doha", "Dofa", wrong},
	{"", "anything", wrong},
	{"Doha", "", wrong},
	{"Doha", " \t\u200b", wrong},

	// Alternatives.
	{"TTP|Tehrik-i-Taliban Pakistan", "Tehreek-e-Taliban Pakistan", 1},
	{"USA|U.S.|America|the United States", "united states", 0},
	{"USA|U.S.|America|the United States", "u.s", 0},
	{"USA|U.S.|America|the United States", "Amerika", 1},
}

func accepts(card string) []decks.Accept {
	var out []decks.Accept
	for _, s := range strings.Split(card, "|") {
		out = append(out, decks.Accept{Text: s})
	}
	return out
}

func TestTyped(t *testing.T) {
	for _, c := range pairs {
		r := Typed(c.answer, accepts(c.card))
		switch {
		case c.slips == wrong && r.Right:
			t.Errorf("%q for %q: right with %d slips, want wrong", c.answer, c.card, r.Slips)
		case c.slips != wrong && !r.Right:
			t.Errorf("%q for %q: wrong (%q, %q), want right", c.answer, c.card, Normalise(c.answer), Normalise(c.card))
		case c.slips != wrong && r.Slips != c.slips:
			t.Errorf("%q for %q: %d slips, want %d", c.answer, c.card, r.Slips, c.slips)
		}
		checkResult(t, c.answer, accepts(c.card), r)
	}
}

// checkResult checks what must hold of every Result of Typed.
func checkResult(t *testing.T, answer string, accept []decks.Accept, r Result) {
	t.Helper()
	if r.Right != (r.Score == 1) || !r.Right && r.Score != 0 {
		t.Errorf("%q: right %v with score %v", answer, r.Right, r.Score)
	}
	blank := strings.TrimSpace(answer) == ""
	if blank || len(accept) == 0 {
		if r.Right || r.Matched != -1 || r.Diff != nil {
			t.Errorf("%q: a blank answer, or a card without one, gave %+v", answer, r)
		}
		return
	}
	if r.Matched < 0 || r.Matched >= len(accept) {
		t.Fatalf("%q: matched %d of %d", answer, r.Matched, len(accept))
	}
	var you, card strings.Builder
	for i, s := range r.Diff {
		you.WriteString(s.You)
		card.WriteString(s.Card)
		switch {
		case s.You == "" && s.Card == "":
			t.Errorf("%q: span %d is empty", answer, i)
		case s.Op == Extra && s.Card != "", s.Op == Missing && s.You != "", s.Op == Replaced && (s.You == "" || s.Card == ""):
			t.Errorf("%q: span %d is no %v: %q, %q", answer, i, s.Op, s.You, s.Card)
		case i > 0 && s.Op == r.Diff[i-1].Op:
			t.Errorf("%q: spans %d and %d are both %v", answer, i-1, i, s.Op)
		}
	}
	wantYou, _ := limit(answer)
	wantCard, _ := limit(accept[r.Matched].Text)
	if you.String() != wantYou || card.String() != wantCard {
		t.Errorf("the spans of %q are %q, and of %q are %q", wantYou, you.String(), wantCard, card.String())
	}
}
