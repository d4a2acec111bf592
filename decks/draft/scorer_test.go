package draft_test

import (
	"slices"
	"strings"
	"testing"
)

// What follows measures the measures: a good deck passes each of them, and each of
// the things that can be wrong with a card is caught by its own.

const millText = `The mill at Arle was built in 1782 by Thomas Venn. It ground wheat, oats and barley for 14 villages. Because the river froze, the wheel stood still in winter. Although steam was dearer than water, Venn bought an engine from Boulton in 1796.
The Millers' Union (MU) was founded in 1801 in Bath. As evidence of its strength, wages rose by 30 per cent within 2 years. Oxley had founded a rival in 1811, and Carver a third in 1824.
`

const millInventory = `group: tuned
¶1 The mill at Arle
fact 3: 1782 | Venn <- mill | Arle, built | 1782 | Venn
fact 2: wheat oats barley <- mill | Arle, ground | grind
arg 3 cause: river | froze => wheel | still
arg 2 concession: dearer => engine
¶2 The Millers' Union
fact 3: Union | MU | 1801 | Bath <- Union | MU, founded | stand* for | 1801
arg 2 evidence: strength => wages | 30
`

const millGood = `
Q: When was the mill at Arle built?
= 1782
src: ¶1
> The mill at Arle was built in 1782 by Thomas Venn.

ALL: Which three grains did the mill at Arle grind?
- wheat
- oats
- barley
src: ¶1
> It ground wheat, oats and barley for 14 villages.

Q: Why did the wheel of the mill stand still in winter?
A: the river froze
src: ¶1
> Because the river froze, the wheel stood still in winter.

CLAIM: Venn bought an engine from Boulton in 1796.
counter: steam was dearer than water
src: ¶1
> Although steam was dearer than water, Venn bought an engine from Boulton in 1796.

C: The Millers' Union was founded in Bath in [1801].
src: ¶2
> The Millers' Union (MU) was founded in 1801 in Bath.

CLAIM: The Millers' Union had strength.
evidence: wages rose by 30 per cent within 2 years
src: ¶2
> As evidence of its strength, wages rose by 30 per cent within 2 years.

Q: In which year did Oxley found a rival of the union?
- [ ] 1801
- [x] 1811
- [ ] 1824
src: ¶2
> Oxley had founded a rival in 1811, and Carver a third in 1824.
`

func millEssay(t *testing.T) *essay {
	t.Helper()
	inv, err := readInventory(millInventory)
	if err != nil {
		t.Fatal(err)
	}
	return newEssay("mill.txt", []byte(millText), inv)
}

func TestGoodDeckScoresFull(t *testing.T) {
	s := measure(millEssay(t), []byte(millGood))
	if s.Cards != 8 || s.Choices != 1 {
		t.Errorf("%d cards, %d choices", s.Cards, s.Choices)
	}
	for name, list := range map[string][]string{
		"errors": s.Errors, "ungrounded": s.Ungrounded, "unanswerable": s.Unanswerable, "duplicates": s.Duplicates,
		"distractors": s.Distractors, "warnings": s.Warnings, "facts": s.Facts.Missed, "arguments": s.Arguments.Missed,
	} {
		if len(list) > 0 {
			t.Errorf("%s: %s", name, strings.Join(list, "\n"))
		}
	}
	if s.Facts.Have != 3 || s.Arguments.Have != 3 || s.Facts.HaveWeight != 8 {
		t.Errorf("recalled %+v, %+v", s.Facts, s.Arguments)
	}
	if list := s.problems("tuned"); len(list) > 0 {
		t.Errorf("a good deck is called poor: %q", list)
	}
}

func TestBadDeckFallsUnderEachFloor(t *testing.T) {
	const bad = `
Q: When was it built?
= 1783
src: ¶1
> The mill at Arle was built in 1783.

Q: When was the mill at Arle built?
= 1782
src: ¶1
> built in 1782

C: The mill at Arle was built in [1782].
src: ¶1
> built in 1782

Q: Who built the mill at Arle?
- [x] Thomas Venn
- [ ] 1801
- [ ] wheat
src: ¶1
> by Thomas Venn
`
	s := measure(millEssay(t), []byte(bad))
	list := strings.Join(s.problems("tuned"), "\n")
	for _, name := range []string{"errors", "grounded", "answerable", "facts", "arguments", "distractors", "duplicates", "warnings"} {
		if !strings.Contains(list, name+":") {
			t.Errorf("no complaint about %s in:\n%s", name, list)
		}
	}
	if empty := measure(millEssay(t), nil).problems("untouched"); !slices.Contains(empty, "no cards") {
		t.Errorf("an empty deck passes: %q", empty)
	}
}

const (
	src1 = "\nsrc: ¶1\n> The mill at Arle was built in 1782 by Thomas Venn.\n"
	src2 = "\nsrc: ¶2\n> Oxley had founded a rival in 1811, and Carver a third in 1824.\n"
)

// TestOneFlaw gives cards with one flaw to the measure that has to see it.
func TestOneFlaw(t *testing.T) {
	ground := func(s *score) []string { return s.Ungrounded }
	answer := func(s *score) []string { return s.Unanswerable }
	twice := func(s *score) []string { return s.Duplicates }
	options := func(s *score) []string { return s.Distractors }
	for _, c := range []struct {
		measure func(*score) []string
		want    string // in the complaint; "" for none
		deck    string
	}{
		{ground, "no such paragraph", "Q: Who built the mill at Arle?\n= Thomas Venn\n> by Thomas Venn"},
		{ground, "no quotation", "Q: Who built the mill at Arle?\n= Thomas Venn\nsrc: ¶1"},
		{ground, "is not in the paragraph", "Q: Who built the mill at Arle?\n= Thomas Venn\nsrc: ¶2\n> by Thomas Venn"},
		{ground, "is not in the paragraph", "Q: Who built the mill at Arle?\n= Thomas Venn\nsrc: ¶1\n> by  Thomas Venn"},
		{ground, `number "1783"`, "Q: When was the mill at Arle built?\n= 1783" + src1},
		{ground, `number "15"`, "Q: For how many villages did the mill at Arle work?\n= 15" + src1},
		{ground, `word "manchester"`, "Q: Where was the engine made?\n= Manchester" + src1},
		{ground, `word "ice"`, "Q: Why did the wheel at Arle stand still?\nA: ice on the river" + src1},
		{ground, `word "swans"`, "ALL: What did the mill at Arle grind?\n- wheat\n- swans" + src1},
		{ground, `word "haunted"`, "T: The mill at Arle was haunted." + src1},
		{ground, `question's number "1790"`, "Q: Who built the mill at Arle in 1790?\n= Thomas Venn" + src1},
		{ground, `question's name "Leeds"`, "Q: Who built the mill in Leeds?\n= Thomas Venn" + src1},
		{ground, `sentence's word "wheelstood"`, "C: The [river] froze, and the wheelstood still in winter." + src1},
		{ground, "", "C: The mill was built in 1782 by [Thomas Venn::T… V…] in Arle." + src1},
		{ground, "", "Q: How many years after the mill at Arle was built did Venn buy an engine?\n= 14" + src1},
		{ground, "", "Q: Who founded the MU's rival?\n= Oxley" + src2},
		{ground, "", "Q: How many grains did the mill grind?\n= three" + src1},

		{answer, "nothing before it", "Q: When was it built?\n= 1782" + src1},
		{answer, "nothing before he", "Q: What did he buy in 1796?\n= an engine" + src1},
		{answer, "nothing before It", "C: It ground [wheat], oats and barley." + src1},
		{answer, "nothing before its", "CLAIM: Evidence of its strength\nevidence: wages rose" + src2},
		{answer, "nothing for this", "Q: Who was responsible for this rise?\n= Thomas Venn" + src1},
		{answer, "nothing for These", "Q: These mills were built by whom?\n= Thomas Venn" + src1},
		{answer, "leans on the latter", "Q: When did the latter found a rival?\n= 1811" + src2},
		{answer, "leans on in the same year", "Q: Who founded a rival in the same year?\n= Oxley" + src2},
		{answer, "nothing for This", "C: This was built by [Thomas Venn] in Arle." + src1},
		{answer, "not English", "Q: Who was,, in 1782, the builder of the mill?\n= Venn" + src1},
		{answer, "not English", "C: The mill was built in [1782]by Thomas Venn." + src1},
		{answer, "no time for the next year", "Q: What was bought the next year in Arle?\n= an engine" + src1},
		{answer, "no time for later", "C: Ten years later the mill was built by [Thomas Venn]." + src1},
		{answer, "nothing for for it", "Q: What did Thomas Venn pay for it?\n= barley" + src1},
		{answer, "nothing for one until", "C: The [villages] would not have one until Venn came." + src1},
		{answer, `asks for "own"`, "C: Thomas Venn had a mill of his [own] in Arle." + src1},
		{answer, "breaks off", "Q: What did the union hold in Bath?\nA: The union held that." + src2},
		{answer, "breaks off", "C: The mill of [Thomas Venn] ground wheat, which" + src1},
		{answer, "begins with However", "C: However, the mill at Arle was built by [Thomas Venn]." + src1},
		{answer, "away", "Q: When was the mill of 1782 built at Arle?\n= 1782" + src1},
		{answer, "away", "C: Thomas Venn, its builder, was called [Venn] in Arle." + src1},
		{answer, "not a question", "Q: The builder of the mill at Arle\n= Thomas Venn" + src1},
		{answer, "not a question", "ALL: The mill at Arle ground\n- wheat\n- oats" + src1},
		{answer, "a question of 2 words", "Q: Who built?\n= Thomas Venn" + src1},
		{answer, "little beside the gap", "C: In Arle it was [1782]." + src1},
		{answer, "nothing for for it", "Q: What did Thomas Venn pay in Arle for it?\n= barley" + src1},
		{answer, "", "C: The mill was dear, for it was built by [Thomas Venn] in 1782." + src1},
		{answer, "nothing for those", "Q: How did those differ from the mill?\n= barley" + src1},
		{answer, "", "C: Mills that ground wheat paid 14, those without wheat [Thomas Venn]." + src1},
		{answer, "", "C: It would be rash to call the mill of [Thomas Venn] at Arle his own." + src1},
		{answer, "", "C: It took the union of Bath until 1801 to found a mill at [Arle]." + src1},
		{answer, "leans on the following", "Q: What did Venn buy the following year?\n= an engine" + src1},
		{answer, "", "C: The mill was built in 1782, and [Thomas Venn] left it the following year." + src1},
		{answer, "nothing before his", "Q: When his mill froze, what did Thomas Venn buy?\n= an engine" + src1},
		{answer, "nothing before his", "Q: In his mill, what did he grind?\n= wheat" + src1},
		{answer, "", "C: In his mill at Arle, [Thomas Venn] ground wheat." + src1},
		{answer, "breaks off", "Q: What did Thomas Venn think of Arle?\nA: He thought that." + src1},
		{answer, "", "Q: How much did Thomas Venn grind in Arle?\nA: A third of that." + src1},
		{answer, "", "Q: Why did Venn buy an engine, dear though it was?\nA: the river froze" + src1},
		{answer, "", "C: The wheel stood still for months: this was the rule in [winter]." + src1},
		{answer, "", "Q: How much of its wheat did the mill grind at the same time?\n= 14" + src1},
		{answer, "", "Q: What did Venn buy 14 years later than the mill?\n= an engine" + src1},
		{answer, "", "C: Neighbours are those \"closely [affected]\" who would then have a claim." + src1},
		{answer, "", "Q: What was it that made the wheel stand still?\nA: frost" + src1},
		{answer, "", "Q: Who built the mill, and who were those who followed this builder's mill?\n= Oxley" + src2},
		{answer, "", "CLAIM: The union was strong.\nevidence: wages rose" + src2},
		{answer, "", "ORDER: Put these founders in order, the earliest first.\n1. Oxley\n2. Carver" + src2},

		{twice, "as ", "Q: When was the mill at Arle built?\n= 1782" + src1 + "\nQ: In which year did Venn build the mill at Arle?\n= in 1782" + src1},
		{twice, "as ", "Q: Who built the mill at Arle in 1782?\n= Venn" + src1 + "\nC: The mill at Arle was built in 1782 by [Thomas Venn]." + src1},
		{twice, "as ", "T: The mill at Arle was built by Thomas Venn." + src1 + "\nF: The mill at Arle was built by Thomas Oxley." + src1},
		{twice, "", "Q: When did Oxley found a rival of the union?\n= 1811" + src2 + "\nQ: How did Oxley hurt the union?\nA: Oxley had founded a rival in 1811, and Carver a third in 1824." + src2},
		{twice, "", "Q: When was the mill at Arle built?\n= 1782" + src1 + "\nQ: Who built the mill at Arle?\n= Thomas Venn" + src1},
		{twice, "", "Q: When was the mill at Arle built?\n= 1782" + src1 + "\nQ: What is the year of Oxley's rival?\n= 1811" + src2},

		{options, "options of 2 shapes", choice("1801", "Bath", "1782")},
		{options, "options of 2 shapes", choice("Oxley", "Carver", "wheat")},
		{options, "options of 2 shapes", choice("1801", "30 per cent", "1782")},
		{options, "fewer than three", choice("1811", "1824")},
		{options, "0 right", "Q: In which year was a rival founded?\n- [x] 1811\n- [x] 1801\n- [ ] 1824" + src2},
		{options, "not from the text", choice("Oxley", "Carver", "Smith")},
		{options, "names the option", "Q: Whose rival was Carver in founding?\n- [x] Oxley\n- [ ] Carver\n- [ ] Venn" + src2},
		{options, "is right, too", choice("Thomas Venn", "Venn", "Oxley")},
		{options, "unlike length", choice("wheat", "oats", "the wheel stood still in winter, because the river froze")},
		{options, "lists", "Q: Which grain did the mill at Arle take?\n- [x] wheat\n- [ ] oats\n- [ ] villages\nsrc: ¶1\n> It ground wheat, oats and barley for 14 villages."},
		{options, "", choice("Oxley", "Carver", "Venn")},
	} {
		s := measure(millEssay(t), []byte(c.deck+"\n"))
		if s.Cards == 0 {
			t.Errorf("no card in %q: %q", c.deck, s.Errors)
		}
		got := strings.Join(c.measure(s), "\n")
		if c.want == "" && got != "" || c.want == "0 right" && !strings.Contains(got, "2 right") || c.want != "0 right" && !strings.Contains(got, c.want) {
			t.Errorf("%s\ngot  %q\nwant %q", c.deck, got, c.want)
		}
	}
}

// choice makes a card whose first option is right.
func choice(options ...string) string {
	text := "Q: Which of them was meant by the founders?"
	for i, o := range options {
		text += "\n- [" + map[bool]string{true: "x", false: " "}[i == 0] + "] " + o
	}
	return text + src2
}

// TestRecall gives single cards, and counts the facts and arguments they ask for.
func TestRecall(t *testing.T) {
	for _, c := range []struct {
		facts, arguments int
		deck             string
	}{
		{1, 0, "Q: Who built the mill at Arle?\n= Thomas Venn\nsrc: ¶1"},
		{1, 0, "Q: What happened in winter by the river?\nA: Venn built the mill of Arle.\nsrc: ¶1"}, // all of it is asked for
		{0, 0, "Q: When was it built?\nA: The mill was built in 1782.\nsrc: ¶1"},                     // not answerable
		{0, 0, "Q: Who built the mill at Arle?\n= Thomas Venn Smith\nsrc: ¶1"},                       // not grounded
		{1, 0, "Q: Which mill was built in 1782?\nA: the mill at Arle\nsrc: ¶1"},
		{0, 0, "Q: Who built the mill at Arle?\n= Thomas Venn\nsrc: ¶2"},   // another paragraph
		{0, 0, "Q: What was built by Venn?\nA: a house\nsrc: ¶1"},          // the mill is nowhere
		{0, 0, "Q: Who bought an engine from Boulton?\n= Venn\nsrc: ¶1"},   // the key of a fact, another fact
		{0, 0, "Q: Was the mill at Arle built in 1782?\nA: 1782\nsrc: ¶1"}, // the key is shown
		{1, 0, "C: The {{c1::MU}} was founded in 1801 in Bath.\nsrc: ¶2"},  // acronym
		{1, 0, "T: Thomas Venn built the mill at Arle in 1782.\nsrc: ¶1"},  // whole fact
		{0, 0, "F: Thomas Venn built the mill at Arle in 1783.\nsrc: ¶1"},  // false
		{0, 1, "Q: What followed when the river froze?\nA: the wheel stood still\nsrc: ¶1"},
		{0, 1, "C: Because [the river froze], the wheel stood still in winter.\nsrc: ¶1"},
		{0, 0, "Q: Why did the river freeze?\nA: the wheel stood still\nsrc: ¶1"},                                      // the effect for the cause
		{0, 1, "Q: Arle built it for a reason. The river froze. With what result?\nA: the wheel stood still\nsrc: ¶1"}, // what is shown doesn't ask
		{0, 1, "Q: What follows if the river's causes are froze?\nA: the wheel stood still\nsrc: ¶1"},
		{0, 0, "Q: The river froze at Arle. The wheel turned. What was the cause?\nA: the wheel stood still\nsrc: ¶1"},
		{0, 0, "Q: What is the effect of the wheel standing still?\nA: the river froze\nsrc: ¶1"},
		{0, 0, "Q: What of the wheel and the river?\nA: both were old\nsrc: ¶1"}, // both ends shown, none asked
		{0, 1, "CLAIM: The union had strength.\nevidence: wages rose\nsrc: ¶2"},
		{0, 0, "Q: Which claim do the wages support?\nA: the MU, a union\nsrc: ¶2"},
		{0, 0, "Q: What evidence is there of the rise in wages?\nA: its strength\nsrc: ¶2"}, // the claim for the evidence
	} {
		quote := map[bool]string{true: "\n> The mill at Arle\n", false: "\n> The Millers' Union\n"}[strings.HasSuffix(c.deck, "1")]
		s := measure(millEssay(t), []byte(c.deck+quote))
		if s.Facts.Have != c.facts || s.Arguments.Have != c.arguments {
			t.Errorf("%q recalls %d facts and %d arguments, want %d and %d", c.deck, s.Facts.Have, s.Arguments.Have, c.facts, c.arguments)
		}
	}
}
