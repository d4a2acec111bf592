package english

import (
	"slices"
	"strings"
	"testing"
)

// TestKinds checks readings by the kind of thing that is easily read wrong.
func TestKinds(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		// What stands before the subject.
		{"Six years later the guild sold it.", "the guild / sold / it"},
		{"The very next day Leeds closed its gates.", "Leeds / closed / its gates"},
		{"Every ten minutes it rang a bell.", "it / rang / a bell"},
		{"In his report Lord Hart praised the crew.", "Lord Hart / praised / the crew"},
		{"To Scottish farmers this is a burden.", "this / is / a burden"},
		{"To Scottish farmers the law is a burden.", "the law / is / a burden"},
		{"At the same time farmers left the land.", "farmers / left / the land"},
		{"Within a month Mrs Hale had resigned.", "Mrs Hale / had resigned / "},
		{"During the first half of the reign the king built roads.", "the king / built / roads"},
		{"In 1963-64 the docks employed boys.", "the docks / employed / boys"},
		{"After his election in 1901 the mayor changed his mind.", "the mayor / changed / his mind"},
		{"By the early 1950s coastal roads were jammed.", "coastal roads / were jammed / "},
		{"Spain, having lost, and France, having won, signed it.", "Spain / signed / it ?"},
		{"In Israel Ana Lavy found a cure.", "Ana Lavy / found / a cure"},
		{"As a result trade spread.", "trade / spread / "},
		{"In the 1970s rising prices hurt trade.", "rising prices / hurt / trade"},
		{"The Rivers Act 1951, which is old, made firms liable.", "The Rivers Act 1951 / made / firms liable"},
		{"It was built in 1905, and the old mill, stripped of its wheel, fell down.", "It / was built / in 1905 || the old mill / fell / down"},
		{"Spain sold wool in May and, in June, bought silk.", "Spain / sold / wool in May"},
		{"According to the rule, named after a clerk, prices must fall.", "{According to the rule} {named after a clerk} prices / must fall / "},
		{"The lens he had built magnified things.", "The lens he had built / magnified / things"},
		{"What had looked like luck turned out to be fraud.", "What had looked like luck / turned / out to be fraud"},
		{"Critics such as the lawyer Ann Hale say that it fails.", "Critics such as the lawyer Ann Hale / say / that it fails"},
		{"Some hold that it fails.", "Some / hold / that it fails"},
		{"Rates fell, and measles, which had been rare, returned.", "Rates / fell /  || measles / returned / "},
		{"Farmers who used to wait now buy it.", "Farmers who used to wait / buy / it"},
		{"The river floods every summer and leaves a layer of silt.", "The river / floods / every summer and leaves a layer of silt"},
		{"The ruins, bought in 1768 by a man who wished to dig, became a garden.", "The ruins / became / a garden"},
		{"The first patient, a man named Albert Moss, improved for four days.", "The first patient / improved / for four days"},
		{"The reef bleached in 2016, 2017, 2022 and 2024.", "The reef / bleached / in 2016, 2017, 2022 and 2024"},
		{"Its walls, built by slaves, stand high and stretch for miles.", "Its walls / stand / high and stretch for miles"},
		{"The drug, tested on mice, works in men.", "The drug / works / in men"},
		{"The law, as it stands, protects the buyer.", "The law / protects / the buyer"},
		{"How the plague spreads is not known.", "How the plague spreads / is not known / "},
		{"Most of what we know about him comes from letters.", "Most of what we know about him / comes / from letters"},
		{"By the time the king came, the rebels had fled.", "{By the time the king came} the rebels / had fled / "},
		{"The mills closed and those who owned them went.", "The mills / closed /  || those who owned them / went / "},
		{"Much depends on luck.", "Much / depends / on luck"},
		{"On Monday Hale resigned.", "Hale / resigned / "},
		// Adverbs that the subject can't do without.
		{"Not everyone paid.", "Not everyone / paid / "},
		{"Hardly any water reached the mill.", "Hardly any water / reached / the mill"},
		{"Only one clerk stayed.", "Only one clerk / stayed / "},
		{"Much of the water never reached the mill.", "Much of the water / reached / the mill"},
		{"More than 1,100 islands lay there.", "More than 1,100 islands / lay / there"},
		// A clause as the subject.
		{"What they bought was time.", "What they bought / was / time"},
		{"What he said and did was wrong.", "What he said and did / was / wrong"},
		{"Whether the law succeeds is the question.", "Whether the law succeeds / is / the question"},
		// The verb group.
		{"It had in fact shrunk.", "It / had in fact shrunk / "},
		{"The crop can no longer be grown.", "The crop / can no longer be grown / "},
		{"He would no longer have to pay.", "He / would no longer have / to pay"},
		{"They can no longer pay rent.", "They / can no longer pay / rent"},
		{"The bias need not run that way.", "The bias / need not run / that way"},
		{"It holds not only salt but lime.", "It / holds / not only salt but lime"},
		{"They resolved not to pay.", "They / resolved / not to pay"},
		{"The claim was misleading.", "The claim / was / misleading"},
		{"Trade between towns that had both done so rose.", "Trade between towns that had both done so / rose / "},
		{"France had been choosing clerks by lot.", "France / had been choosing / clerks by lot"},
		// Participles and finite verbs.
		{"Shares bought when prices were low lose value.", "Shares bought when prices were low / lose / value"},
		{"The sum demanded exceeds the sum offered.", "The sum demanded / exceeds / the sum offered"},
		{"The cabinet of Mary Hale announced unfunded cuts.", "The cabinet of Mary Hale / announced / unfunded cuts"},
		{"Lord Hart, dissenting, thought that it would fail.", "Lord Hart / thought / that it would fail"},
		{"A study of eleven Asian states, published in 2004, found no link.", "A study of eleven Asian states / found / no link"},
		{"The grubs, called bots, drift for weeks and can settle on stones.", "The grubs / drift / for weeks and can settle on stones"},
		{"Some historians, it is true, regard him as a saint.", "Some historians / regard / him as a saint"},
		{"The order to march came too late.", "The order to march / came / too late"},
		{"Almost four clerks in five took part.", "Almost four clerks in five / took / part"},
		{"Gardeners break stems into parts, raise them in pots and plant them out.", "Gardeners / break / stems into parts"},
		// Clauses in front.
		{"As the ice melted, its salt stayed behind.", "{As the ice melted} its salt / stayed / behind"},
		{"As soon as it rained, the mill reopened.", "{As soon as it rained} the mill / reopened / "},
		{"As rents were high, and wages were low, the workers left.", "{As rents were high} {and wages were low} the workers / left / "},
		{"Under the pact he signed in 1960, firms won a free hand.", "{Under the pact he signed in 1960} firms / won / a free hand"},
		{"Had the rule been the law, an old man would have lost.", "{Had the rule been the law} an old man / would have lost /  ?"},
		// Clauses that commas cut.
		{"The court held that, if it rained, nobody was liable.", "The court / held / that, if it rained, nobody was liable"},
		{"It pays only if every barge, cart and van may use it.", "It / pays / only [if every barge, cart and van may use it]"},
		{"The report found that few paid, and that it cost them dear.", "The report / found / that few paid, and that it cost them dear"},
		// Who does what.
		{"They punish farmers rather than planners and invite war.", "They / punish / farmers rather than planners and invite war"},
		{"The town had a marsh, and there, in 1962, the firm built a pier.", "The town / had / a marsh || {and there} {in 1962} the firm / built / a pier"},
		{"The mayor gave money, and out of it came a school.", "The mayor / gave / money"},
		// Names, cases at law, lone possessives.
		{"The facts of Hale v. Hart [1932] AC 562 are old.", "The facts of Hale v. Hart / are / old"},
		{"In Hale v. Hart [1964] 2 QB 465 they widened the duty.", "{In Hale v. Hart} {1964} {2 QB 465} they / widened / the duty"},
		{"Ferdinand de Lesseps dug the canal.", "Ferdinand de Lesseps / dug / the canal"},
		{"The historian Ann Hale doubts it.", "The historian Ann Hale / doubts / it"},
		{"Prime Minister John Hale told the men.", "Prime Minister John Hale / told / the men"},
		{"Hale argued in Collier's that it would fail.", "Hale / argued / in Collier's that it would fail"},
		{"Spain's peaked at nine per cent.", "Spain's / peaked / at nine per cent ?"},
		{"The three eastern rivers feed it.", "The three eastern rivers / feed / it"},
		{"The Canadian foreign minister left.", "The Canadian foreign minister / left / "},
	} {
		if got := read(tt.text); got != tt.want {
			t.Errorf("%s\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// TestHead checks the head of the subject.
func TestHead(t *testing.T) {
	for _, tt := range []struct {
		text, head string
		apart      bool
	}{
		{"The three eastern rivers feed it.", "rivers", false},
		{"Four global events followed.", "events", false},
		{"The Canadian foreign minister left.", "minister", false},
		{"The one clear success came late.", "success", false},
		{"The historian Ann Hale doubts it.", "Hale", false},
		{"Half the men left.", "men", false},
		{"In 1990 two men left.", "men", false},
		{"What they bought was time.", "What", false},
	} {
		r := NewReader()
		s := r.Parse(tt.text)
		c := s.Units[0].Main
		if got := s.Tokens[c.Subject.Head].Text; got != tt.head || c.Apart != tt.apart {
			t.Errorf("%s: head %s, apart %v", tt.text, got, c.Apart)
		}
	}
}

func TestTimePhrase(t *testing.T) {
	for _, tt := range []struct{ text, phrase string }{
		{"six years later it fell", "six years later"},
		{"more than four years earlier", "more than four years earlier"},
		{"about a century and a half later they met", "about a century and a half later"},
		{"two weeks ago", "two weeks ago"},
		{"a day later, they met", "a day later"},
		{"the very next day they met", "the very next day"},
		{"the following month", "the following month"},
		{"every seven minutes it rang", "every seven minutes"},
		{"that autumn the king fell", "that autumn"},
		{"last Monday they met", "last Monday"},
		{"six years passed", ""},
		{"two weeks after the war", ""},
		{"the day was long", ""},
		{"every year of the war", ""},
		{"this law", ""},
		{"1914 later", ""},
	} {
		k := Tokens(tt.text)
		NewReader().Tag(k)
		got := ""
		if end := TimePhrase(k, 0); end > 0 {
			got = tt.text[:k[end-1].End]
		}
		if got != tt.phrase {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.phrase)
		}
	}
}

// TestLead checks that what stands before the subject isn't lost.
func TestLead(t *testing.T) {
	const text = "Six years later the guild sold it."
	s := NewReader().Parse(text)
	c := s.Units[0].Main
	if c.Lead != 0 || c.Start != 3 || c.Subject.Start != 3 {
		t.Errorf("%+v", c)
	}
}

// TestClasses checks single words by their neighbours.
func TestClasses(t *testing.T) {
	for _, tt := range []struct{ text, word, want string }{
		{"The marks of eleven-year-olds fell.", "eleven-year-olds", "noun"},
		{"The marks of 11-year-olds fell.", "11-year-olds", "noun"},
		{"Two-thirds of them left.", "Two-thirds", "number"},
		{"It took ten and a half days.", "half", "number"},
		{"A seven-member board met.", "seven-member", "adjective"},
		{"A 330-megawatt plant opened.", "330-megawatt", "adjective"},
		{"An Ivy-Plus college opened.", "Ivy-Plus", "name"},
		{"He bought Sea-Land.", "Sea-Land", "name"},
		{"Chun Doo-hwan fell.", "Doo-hwan", "name"},
		{"Ping-ti Ho wrote it.", "Ping-ti", "name"},
		{"They met Ferdinand de Lesseps.", "de", "name"},
		{"The bias need not run.", "need", "verb"},
		{"They need bread.", "need", "verb"},
		{"There was no need of bread.", "need", "noun"},
		{"The mill made new and used parts.", "used", "adjective"},
		{"What they saw was the truth, old as it is, that water can run.", "that", "subordinator"},
		{"It ran dry, as a result.", "as", "preposition"},
	} {
		k := Tokens(tt.text)
		r := NewReader()
		r.Learn(k)
		r.Tag(k)
		at := slices.IndexFunc(k, func(t Token) bool { return t.Text == tt.word })
		if at < 0 || k[at].Class.String() != tt.want {
			t.Errorf("%s: %s at %d is no %s", tt.text, tt.word, at, tt.want)
		}
	}
}

func TestNumberTokens(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"in 1963-64 and 1914–18, 1914–1918", "in|1963-64|and|1914–18|,|1914–1918"},
		{"a range of 5.25–5.5 per cent", "a|range|of|5.25–5.5|per|cent"},
		{"£62 million, 330-megawatt, No. 3", "£62|million|,|330-megawatt|,|No.|3"},
		{"Hale v. Hart [1932] AC 562", "Hale|v.|Hart|[|1932|]|AC|562"},
		{"ten and a half days", "ten|and|a|half|days"},
		{"in Collier's in the U.S. market", "in|Collier|'s|in|the|U.S.|market"},
	} {
		var got []string
		for _, k := range Tokens(tt.text) {
			got = append(got, k.Text)
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%q: %s", tt.text, s)
		}
	}
	for w, want := range map[string]bool{"1914": true, "1930s": true, "1914–18": true, "1963-64": true, "1914-1918": true, "1914-x": false, "5.25–5.5": false, "3000": false, "19145": false, "1914-5": false} {
		if Year(w) != want {
			t.Errorf("%s is a year: %v", w, !want)
		}
	}
}
