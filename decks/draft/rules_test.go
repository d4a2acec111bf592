package draft

import (
	"slices"
	"strings"
	"testing"

	"sabaq/decks"
)

// lines returns the cards of a text as one line each: kind, question, answers.
func lines(t *testing.T, text string) []string {
	t.Helper()
	e, err := Read("text.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, c := range Draft(e, Options{}).Cards {
		line := c.Rule + ": " + c.Question
		switch c.Kind {
		case decks.Claim:
			for _, f := range c.Facets {
				line += " | " + f.Name + ": " + f.Text
			}
		case decks.All, decks.Order:
			line += " | " + strings.Join(c.Items, "; ")
		case decks.Cloze:
		default:
			line += " | " + c.Answer
		}
		list = append(list, line)
	}
	return list
}

// TestRules gives sentences of several subjects to the rules. Each text must give the
// cards that are listed, and none that begins as one behind a '-'.
func TestRules(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string
	}{
		// Dates.
		{"In 1904 Britain and France settled their colonial quarrels in a treaty.", []string{"when: In which year did Britain and France settle their colonial quarrels in a treaty? | 1904"}},
		{"The Berlin Wall fell on 9 November 1989.", []string{"when: When did the Berlin Wall fall? | 9 November 1989"}},
		{"By 1871 the Prussian army had occupied the north of France.", []string{"when: By when had the Prussian army occupied the north of France? | 1871"}},
		{"The office has been vacant since May 2003 in most districts.", []string{"when: Since when has the office been vacant in most districts? | May 2003"}},
		// Who and what.
		{"Alexander Fleming discovered penicillin in a London hospital.", []string{"who: Who discovered penicillin in a London hospital? | Alexander Fleming"}},
		{"Chloroplasts convert the energy of sunlight into chemical energy.", []string{"who: What converts the energy of sunlight into chemical energy? | chloroplasts"}},
		{"The Treaty of Tordesillas divided the lands outside Europe between Portugal and Spain.", []string{"who: Which treaty divided the lands outside Europe between Portugal and Spain? | the Treaty of Tordesillas"}},
		{"Norway rejected membership of the European Union in a referendum.", []string{"who: Which country rejected membership of the European Union in a referendum? | Norway"}},
		{"Inflation erodes the value of savings.", []string{"effect: What does inflation erode? | The value of savings."}},
		// Definitions, appositions, acronyms.
		{"A monopoly is a market with a single seller of a good.", []string{"definition: What is a monopoly? | A market with a single seller of a good."}},
		{"Ada Lovelace, an English mathematician, described the engine in 1843.", []string{"when: In which year did Ada Lovelace describe the engine? | 1843", "-apposition"}},
		{"The farmers sowed saxaul, a hardy shrub whose roots bind the soil.", []string{"apposition: What is saxaul? | A hardy shrub whose roots bind the soil."}},
		{"The minister consulted the World Trade Organization (WTO) before the vote.", []string{"acronym: What does WTO stand for? | World Trade Organization"}},
		// Lists.
		{"The state financed roads, hospitals, and schools.", []string{"enumeration: Which three things did the state finance? | roads; hospitals; schools"}},
		{"France, Italy and Spain signed the protocol at once.", []string{"enumeration: Which three countries signed the protocol at once? | France; Italy; Spain"}},
		// Cause and effect.
		{"Because the river froze, the mills stood still all winter.", []string{"because: Why did the mills stand still all winter? | Because the river froze."}},
		{"The bank raised interest rates because prices were rising.", []string{"because: Why did the bank raise interest rates? | Because prices were rising."}},
		{"Overgrazing led to the erosion of the hills.", []string{"effect: What did overgrazing lead to? | The erosion of the hills."}},
		{"As a result of the drought, the harvest failed in three provinces.", []string{"cause: Why did the harvest fail in three provinces? | As a result of the drought."}},
		{"The dam silted up, forcing farmers to leave the valley.", []string{"outcome: The dam silted up. With what result? | Forcing farmers to leave the valley."}},
		{"The famine forced thousands of families to emigrate to America.", []string{"effect: What did the famine force thousands of families to do? | To emigrate to America."}},
		{"The tax was so high that merchants moved to other ports.", []string{"degree: The tax was so high that what? | Merchants moved to other ports."}},
		{"The king sold offices. As a result, incompetent men governed the provinces.", []string{"therefore: The king sold offices. | effect: Incompetent men governed the provinces."}},
		{"Printers lowered the price of books. This led to a rise in literacy.", []string{"effect: Printers lowered the price of books. What did this lead to? | A rise in literacy."}},
		{"The rebels won by cutting the railway to the coast.", []string{"means: How did the rebels win? | By cutting the railway to the coast."}},
		// Conditions.
		{"If demand falls, firms dismiss workers.", []string{"condition: What follows if demand falls? | Firms dismiss workers."}},
		{"A contract is void if one party was forced to sign it.", []string{"condition: In what case is a contract void? | If one party was forced to sign it."}},
		{"When ice melts, the level of a glass of water stays the same.", []string{"happens: What happens when ice melts? | The level of a glass of water stays the same."}},
		// Contrast and concession.
		{"While frogs live in cold water, snakes prefer warm rocks.", []string{"contrast: Frogs live in cold water. By contrast, what does the essay say of snakes? | Snakes prefer warm rocks."}},
		{"Wages rose in the towns. However, rural incomes stagnated.", []string{"contrast: Wages rose in the towns. By contrast, what happened to rural incomes? | Rural incomes stagnated."}},
		{"Although the army was small, the general attacked the capital.", []string{"concession: The general attacked the capital. In spite of what? | The army was small."}},
		{"Despite heavy losses, the navy held the strait.", []string{"concession: What happened despite heavy losses? | The navy held the strait."}},
		{"Unlike viruses, bacteria reproduce on their own.", []string{"contrast: How do bacteria differ from viruses? | Bacteria reproduce on their own."}},
		{"Inflation is not a cause but a symptom of decline.", []string{"rather: If not a cause, what is inflation? | A symptom of decline."}},
		// Evidence, judgement, attribution.
		{"A survey of patients shows that the drug works.", []string{"evidence: The drug works. | evidence: A survey of patients."}},
		{"Parliament must protect the independence of judges.", []string{"duty: According to the essay, what must parliament do? | Protect the independence of judges."}},
		{"Adam Smith argued that markets coordinate the plans of strangers.", []string{"said: What did Adam Smith argue? | That markets coordinate the plans of strangers."}},
		{"The main reason for the defeat was the lack of supplies.", []string{"key: What was the main reason for the defeat? | The lack of supplies."}},
		// Clozes.
		{"The pipeline is 1,200 kilometres long and cost $3 billion.", []string{"cloze: The pipeline is [1,200 kilometres::number] long and cost [$3 billion::number]."}},
		{"She called the method \"controlled burning\" in her book.", []string{"-"}},
		// What stands alone only beside another sentence.
		{"It was sold in 1911 to a rich banker.", []string{"-"}},
		{"These measures failed in 1932 because nobody obeyed.", []string{"-"}},
		{"Marie Curie moved to Paris. She won the Nobel Prize in 1903.", []string{"when: In which year did Marie Curie win the Nobel Prize? | 1903"}},
		{"The Bank of England was founded in 1694. It lent the government £1.2 million.", []string{"cloze: The Bank of England was founded in 1694. It lent the government [£1.2 million::number]."}},
		{"What did the king want?", []string{"-"}},
	} {
		got := lines(t, tt.text)
		for _, want := range tt.want {
			if not, ok := strings.CutPrefix(want, "-"); ok {
				if i := slices.IndexFunc(got, func(s string) bool { return strings.HasPrefix(s, not) }); i >= 0 {
					t.Errorf("%s\nunwanted: %s", tt.text, got[i])
				}
				continue
			}
			if !slices.Contains(got, want) {
				t.Errorf("%s\nwant %s\ngot  %s", tt.text, want, strings.Join(got, "\n     "))
			}
		}
	}
}
