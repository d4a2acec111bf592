package draft

import (
	"slices"
	"strings"
	"testing"
)

// TestArguments gives long sentences of several subjects to the rules for arguments.
// Each text must give the cards that are listed, and none that holds what stands
// behind a '-'.
func TestArguments(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string
	}{
		// Grounds and reasons.
		{"The court dismissed the appeal on the ground that the notice was late.", []string{"joined: On what ground did the court dismiss the appeal? | Because the notice was late."}},
		{"The board rejected the vaccine on the grounds that no trial had included children.", []string{"joined: On what grounds did the board reject the vaccine? | Because no trial had included children."}},
		{"Copper wire replaced iron wire for the simple reason that copper conducts better.", []string{"joined: Why did copper wire replace iron wire? | Because copper conducts better."}},
		{"The stone bridges outlived wooden bridges by reason of the weight of the arches.", []string{"joined: Why did the stone bridges outlive wooden bridges? | By reason of the weight of the arches."}},
		{"The penalty should be modest, not because the wrong is trivial but because a large fine ruins families.", []string{"because: Why should the penalty be modest? | Because a large fine ruins families.", "-Because the wrong is trivial."}},
		{"The council closed the pool, fearing that the pipes would burst.", []string{"reasoned: On what ground did the council close the pool? | That the pipes would burst."}},
		// The pronoun is the boatman, whom the question shows, not somebody named before.
		{"A traveller owes no toll. The court held that a boatman who had left the river was not liable, on the ground that he had caused no danger.", []string{"joined: A traveller owes no toll. On what ground did the court hold that a boatman who had left the river was not liable? | Because he had caused no danger.", "-Because a traveller"}},
		// Conditions.
		{"A seller may keep the deposit provided that the buyer broke the contract.", []string{"joined: On what condition may a seller keep the deposit? | Provided that the buyer broke the contract."}},
		{"A yeast ferments sugar only if oxygen is scarce.", []string{"joined: On what condition alone does a yeast ferment sugar? | Only if oxygen is scarce."}},
		{"A bystander owes no duty to a stranger unless some relationship exists between them.", []string{"condition: Except in what case does a bystander owe no duty to a stranger? | Unless some relationship exists between them.", "-exists between them?"}},
		{"The doctors reply that the drug works, provided that the dose is small.", []string{"joined: On what condition does the drug work? | Provided that the dose is small.", "-do the doctors reply"}},
		{"The youngest prince was given that name because the king admired poets.", []string{"-Because name"}},
		{"The council cannot close a school on the ground of cost.", []string{"-On what ground can"}},
		{"Insofar as rent controls deter builders, cities lose new homes.", []string{"condition: What follows insofar as rent controls deter builders? | Cities lose new homes."}},
		{"In so far as the glacier retreats, the lake behind the ice grows.", []string{"condition: What follows in so far as the glacier retreats? | The lake behind the ice grows."}},
		{"The state may tax water unless the constitution forbids it.", []string{"condition: Except in what case may the state tax water? | Unless the constitution forbids it."}},
		{"Without a written constitution, judges would lack a firm standard.", []string{"without: What would follow without a written constitution? | Judges would lack a firm standard."}},
		{"Even if rescuers are sometimes injured, the balance of benefit remains positive.", []string{"concession: The balance of benefit remains positive. In spite of what? | Even if rescuers are sometimes injured.", "-What follows if rescuers"}},
		// The author's own voice, and what is judged.
		{"I shall argue that the canal was a cause of the war.", []string{"thesis: What does the author argue? | That the canal was a cause of the war."}},
		{"My claim is that the doctor has learned to live with the habits.", []string{"thesis: What is the author's claim? | That the doctor has learned to live with the habits."}},
		{"By a public examination I mean a test that is set and marked outside the school.", []string{"meaning: What does the author mean by a public examination? | A test that is set and marked outside the school."}},
		{"It would be rash to conclude that examinations should go.", []string{"verdict: What, according to the essay, would it be rash to conclude? | That examinations should go."}},
		{"Had the formula been the law, an old woman would have gone without a remedy.", []string{"had: What would have followed had the formula been the law? | An old woman would have gone without a remedy."}},
		{"What made the decision famous was not the result but a passage in the speech.", []string{"freely: What made the decision famous, if not the result? | A passage in the speech."}},
		// In what case, instead of what, what not.
		{"Only when the bank failed did the council act.", []string{"onlyWhen: In what case alone did the council act? | Only when the bank failed."}},
		{"Instead of raising taxes, the sultan debased the coin.", []string{"instead: Instead of raising taxes, what did the sultan do? | Debased the coin."}},
		{"As long as the union paid for the army, the provinces stayed.", []string{"condition: What follows as long as the union paid for the army? | The provinces stayed."}},
		{"A court cannot undo the harm of a bad arrest.", []string{"cannot: What can a court not undo? | The harm of a bad arrest."}},
		{"A large lake warms slowly and so moderates the weather on its coasts.", []string{"andSo: A large lake warms slowly. With what result? | It moderates the weather on its coasts."}},
		{"Lined canals save water, but nothing guarantees a full river.", []string{"reserved: Lined canals save water. With what reservation? | Nothing guarantees a full river."}},
		// What a colon, a number or the next sentence gives.
		{"The verdict was mild: the captain lost one month of pay.", []string{"detail: The verdict was mild. How so? | The captain lost one month of pay."}},
		{"The dam failed for three reasons: poor soil, bad design and neglect.", []string{"which: The dam failed for three reasons. Which three? | poor soil; bad design; neglect"}},
		{"There were two reasons for the defeat of the Incas. The first was hunger in the camps. Second, the winter closed the passes.", []string{"steps: There were two reasons for the defeat of the Incas. Which two? | hunger in the camps; the winter closed the passes"}},
		{"Attempts at rescue began late. A Soviet scheme for Siberian water was abandoned in 1986 as too costly.", []string{"support: Attempts at rescue began late. What does the essay bring forward to show this? | A Soviet scheme for Siberian water was abandoned in 1986 as too costly."}},
		// Where no rule reads the clauses, a word parts the sentence.
		{"Of the 240 people who were inoculated, six died; among those who caught smallpox it was one in seven.", []string{"parted: Of the 240 people who were inoculated, six died. What does the essay set beside this? | Among those who caught smallpox it was one in seven."}},
		{"The box was no invention of the port; railroads had them. But within a generation, it seems, boxes emptied the piers of London.", []string{"turned: The box was no invention of the port; railroads had them. But what? | Within a generation, it seems, boxes emptied the piers of London."}},
		{"It opened in May, but nobody came to see it.", []string{"-parted"}},
		// A reason that belongs to the second of two verbs is asked of both.
		{"The judge trimmed the claim but upheld the order because the dam was unsafe.", []string{"because: The judge trimmed the claim but upheld the order. Why? | Because the dam was unsafe.", "-Why did the judge trim"}},
		// Results and conclusions.
		{"The union banned overtime, with the result that orders went abroad.", []string{"joined: With what result did the union ban overtime? | Orders went abroad."}},
		{"The empire taxed salt, thereby enriching smugglers on the coast.", []string{"outcome: The empire taxed salt. With what result? | Enriching smugglers on the coast."}},
		{"Glaciers store winter snow, which is why rivers flow in dry summers.", []string{"whichIsWhy: Glaciers store winter snow. | effect: Rivers flow in dry summers."}},
		{"Every voter has one ballot. It follows that rich voters gain no advantage.", []string{"follows: Every voter has one ballot. | effect: Rich voters gain no advantage."}},
		{"The more lives a vaccine saves, the more governments pay for it.", []string{"more: What follows the more lives a vaccine saves? | The more governments pay for it."}},
		{"Law requires certainty, and hence only perfect duties can bind a court.", []string{"therefore: Law requires certainty. | effect: Only perfect duties can bind a court."}},
		// What rests on what, and against what it stands.
		{"Democratic government depends on citizens who accept defeat.", []string{"needs: What does democratic government depend on? | Citizens who accept defeat."}},
		{"The defence of torture presupposes that victims always speak the truth.", []string{"needs: What does the defence of torture presuppose? | That victims always speak the truth."}},
		{"A perfect duty admits no exception; an imperfect duty leaves room for choice.", []string{"contrast: A perfect duty admits no exception. And what does the essay say of an imperfect duty? | An imperfect duty leaves room for choice."}},
		{"The critics argue that tariffs raise prices; defenders reply that tariffs protect wages.", []string{"contrast: The critics argue that tariffs raise prices. And what does the essay say of defenders? | Defenders reply that tariffs protect wages."}},
		// Two things set against each other in one clause.
		{"The old court was abolished not for sloth but for independence.", []string{"versus: The old court was abolished not for sloth but what? | For independence."}},
		{"The king feared less the army than the price of bread.", []string{"versus: The king feared less the army than what? | The price of bread."}},
		{"A single contract did more for the mills than half a century of speeches.", []string{"versus: A single contract did more for the mills than what? | Half a century of speeches."}},
		{"The bank lent more than 40 loans to the mills.", []string{"-than what"}},
		{"The colonial service was built to collect revenue, not to run schools.", []string{"versus: The colonial service was built to collect revenue, not to do what? | Run schools."}},
		{"Diplomacy explains the date of the edict, not its contents.", []string{"rather: What does Diplomacy explain, if not its contents? | The date of the edict."}},
		{"The deputies blamed the weather rather than the dam.", []string{"rather: What did the deputies blame, if not the dam? | The weather."}},
		// What something makes or would make of others, and what is said of all of a kind.
		{"The guarantee left investors with no reason for thrift.", []string{"effect: What did the guarantee leave investors with? | No reason for thrift."}},
		{"A wide pass let the armies cross the hills.", []string{"effect: What did a wide pass let the armies do? | Cross the hills."}},
		{"A law that merely closed the market would ruin more farmers than the drought.", []string{"would: What would a law that merely closed the market do? | Ruin more farmers than the drought."}},
		{"A tenant who may be gone next season has no reason to dig a drain.", []string{"ofAny: What does the essay say of a tenant who may be gone next season? | Has no reason to dig a drain."}},
		{"Only deep drains can save the fields of the delta.", []string{"only: What alone can save the fields of the delta? | Deep drains."}},
		{"The engineer told the council that cheap bricks break in frost.", []string{"said: What did the engineer tell the council? | That cheap bricks break in frost."}},
		{"Where clerks had time and money, the results were solid.", []string{"held: What was so, according to the essay, where clerks had time and money? | The results were solid."}},
		{"It would be lazy to blame the weather for the flood.", []string{"verdict: What, according to the essay, would it be lazy to do? | Blame the weather for the flood."}},
		{"It is therefore a mistake to judge a city by its afternoons.", []string{"verdict: What, according to the essay, is it a mistake to do? | Judge a city by its afternoons."}},
		// What one is bidden to do, and a condition inside a clause.
		{"Change the payment, and the clerks will do their work.", []string{"bidden: Change the payment. With what result, according to the essay? | The clerks will do their work."}},
		{"The economists proved that if a treasury borrows too much, the bank must print money.", []string{"within: The economists proved that if a treasury borrows too much, what? | The bank must print money."}},
		{"The rate must rise by more than prices, or else credit becomes cheaper.", []string{"parted: The rate must rise by more than prices. Or else what? | Credit becomes cheaper."}},
		{"The canals took so many years to dig that only rich towns could wait.", []string{"parted: The canals took so many years to dig that what? | Only rich towns could wait."}},
		// Sentences that stand against each other, or answer one another.
		{"About the plague, the doctors had a point. About the famine, the doctors were wrong.", []string{"mirror: About the plague, the doctors had a point. And about the famine? | The doctors were wrong.", "-And about the plague"}},
		{"The engineers had not grown cleverer. They had acquired a government with a reason to ask.", []string{"beside: The engineers had not grown cleverer. What instead? | They had acquired a government with a reason to ask."}},
		{"Money that is paid late is still money. News that is printed late is not news.", []string{"beside: Money that is paid late is still money. What does the essay set beside this? | News that is printed late is not news."}},
		{"Why did the old clock of the tower fail? Because every shock moved its weights a little.", []string{"posed: Why did the old clock of the tower fail? | Because every shock moved its weights a little."}},
		{"What if the bank of the town fails? A merchant buys it.", []string{"-posed"}},
		{"The fields were warmer than the town by day. At night, by contrast, the town kept its heat.", []string{"turned: The fields were warmer than the town by day. But what? | At night, by contrast, the town kept its heat."}},
		{"The reports praised the new law. To be sure, the land code misfired in Iraq.", []string{"turned: The reports praised the new law. With what reservation? | The land code misfired in Iraq."}},
		// Who held what, definitions in passing, lists of clauses, years of cases.
		{"Justice Hale ruled that a promise without payment binds nobody.", []string{"said: What did Justice Hale rule? | That a promise without payment binds nobody."}},
		{"Jurists separate misfeasance, which is the doing of harm, from omission.", []string{"definition: What is misfeasance? | The doing of harm."}},
		{"A valid testament must satisfy two conditions: the testator must be sane, and two witnesses must sign.", []string{"announced: Which two conditions must a valid testament satisfy? | The testator must be sane, and two witnesses must sign."}},
		{"In Marlow v Denning (1897) the judges protected the owner of the boat.", []string{"case: From which year is Marlow v Denning? | 1897"}},
		{"The Evidence Act (1872) admits confessions in some trials.", []string{"case: From which year is the Evidence Act? | 1872"}},
		{"The provinces objected that the tariff would ruin their mills.", []string{"said: What did the provinces object? | That the tariff would ruin their mills."}},
		{"Jeremy Bentham proposed such a rule as early as 1789.", []string{"-such"}},
	} {
		got := lines(t, tt.text)
		for _, want := range tt.want {
			if not, ok := strings.CutPrefix(want, "-"); ok {
				if i := slices.IndexFunc(got, func(s string) bool { return strings.Contains(s, not) }); i >= 0 {
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
