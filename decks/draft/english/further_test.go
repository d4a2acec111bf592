package english

import "testing"

// TestAlso checks where a second predicate of the same subject begins: what stands
// before it is the first one's, the words behind are the coordinator's.
func TestAlso(t *testing.T) {
	for _, tt := range []struct{ text, first, also string }{
		// Finite verbs joined.
		{"The baker closed the shop and sold the oven.", "closed the shop", "and sold the oven"},
		{"The baker closed the shop, but kept the oven.", "closed the shop", "but kept the oven"},
		{"The river rises in the hills and feeds the lake.", "rises in the hills", "and feeds the lake"},
		{"The rivers rise in the hills and feed the lake.", "rise in the hills", "and feed the lake"},
		{"The wheel turns slowly and so drives the mill.", "turns slowly", "and so drives the mill"},
		{"The town lost its mill in 1931 and has never recovered.", "lost its mill in 1931", "and has never recovered"},
		{"The town lost its mill and, in May 1931, closed its school.", "lost its mill", "and, in May 1931, closed its school"},
		{"The firm hired a clerk, and in return paid no tax.", "hired a clerk", "and in return paid no tax"},
		{"The law is old but still binds the courts.", "is old", "but still binds the courts"},
		{"The clerk did not resign but asked for leave.", "did not resign", "but asked for leave"},
		{"The engine was cheap and could be mended.", "was cheap", "and could be mended"},
		{"The judge wrote nothing or forgot it.", "wrote nothing", "or forgot it"},
		// Series: the comma before the second.
		{"The widow sold the farm in 1902, bought a shop, and married her clerk.", "sold the farm in 1902", ", bought a shop, and married her clerk"},
		{"The shell opens, fills and closes.", "opens", ", fills and closes"},
		{"The clerk wrote to the king, praised the work, but received no reply.", "wrote to the king", ", praised the work, but received no reply"},
		{"The river floods every summer and leaves a layer of silt.", "floods every summer", "and leaves a layer of silt"},
		// The same helping verb.
		{"Courts may distinguish a case, limit it or overrule it.", "may distinguish a case", ", limit it or overrule it"},
		{"The guard may close the gates and flush the drain.", "may close the gates", "and flush the drain"},
		{"The letters were leaked and printed.", "were leaked", "and printed"},
		{"The letters were leaked by a clerk and printed in Rome.", "were leaked by a clerk", "and printed in Rome"},
		{"The guild had bought the mill and rented the field.", "had bought the mill", "and rented the field"},
		{"The guild was buying mills and selling fields.", "was buying mills", "and selling fields"},
		{"The plates were washed, dried and packed.", "were washed", ", dried and packed"},
		{"The crew did not paint the hull or mend the sails.", "did not paint the hull", "or mend the sails"},
		// A clause in between that can't have it.
		{"The mayor closed the mills which pollute the river, and taxed the rest.", "closed the mills which pollute the river", "and taxed the rest"},
		{"The mayor praises those who were ill and blames the rest.", "praises those who were ill", "and blames the rest"},
		{"The team surveyed the lake, which lies in the north, and found no fish.", "surveyed the lake", "and found no fish"},
		{"The report says that prices rose, and blames the bank.", "says that prices rose", "and blames the bank"},
		{"The mayor closed the mill but kept the shop because rents fell.", "closed the mill", "but kept the shop because rents fell"},
		// Joined objects and others are no predicates.
		{"The baker sold bread and cakes.", "sold bread and cakes", ""},
		{"The mill made new and used parts.", "made new and used parts", ""},
		{"The town lost mills, schools and inns.", "lost mills, schools and inns", ""},
		{"The mayor was tired and ill.", "was tired and ill", ""},
		{"The bank promised to lend and borrow.", "promised to lend and borrow", ""},
		{"The guards may ask the clerk to stop and wait.", "may ask the clerk to stop and wait", ""},
		// Another subject.
		{"The mill closed, and the workers left.", "closed", ""},
		{"The mill closed, and with it went the trade of the valley.", "closed", ""},
		{"The mill closed, and so did the school.", "closed", ""},
		{"The court has no sheriff, nor does it want one.", "has no sheriff", ""},
		{"The mill closed; sold and stripped, it fell down.", "closed", ""},
		// It is left open whose it is.
		{"The mayor said that the clerk lied and left.", "said that the clerk lied and left", ""},
		{"The mill fed the lake, which shrank, and split.", "fed the lake", ""},
	} {
		r := NewReader()
		r.Learn(Tokens(tt.text))
		s := r.Parse(tt.text)
		if len(s.Units) == 0 || s.Units[0].Main == nil {
			t.Errorf("%s: no clause", tt.text)
			continue
		}
		c, k := s.Units[0].Main, s.Tokens
		say := func(a, b int) string { return tt.text[k[a].Start:k[b-1].End] }
		also := ""
		if c.Also >= 0 {
			also = say(c.Also, len(k)-1)
		}
		if first := say(c.Verb, c.First(k)); first != tt.first || also != tt.also {
			t.Errorf("%s\ngot  %q %q\nwant %q %q", tt.text, first, also, tt.first, tt.also)
		}
	}
}

// TestAlsoInside checks clauses that are not the main one.
func TestAlsoInside(t *testing.T) {
	for _, tt := range []struct{ text, also string }{
		{"While the river comes from the hills and reaches the sea, the lake dries.", "and"},
		{"The law failed, because it cost much and helped nobody.", "and"},
		{"He took a loan, which costs nothing and concedes nothing.", "and"},
		{"When the king fell, the town and the abbey rejoiced.", ""},
	} {
		r := NewReader()
		s := r.Parse(tt.text)
		u := &s.Units[0]
		got := ""
		for _, list := range [...][]Segment{u.Fronted, u.Between, u.Trailing} {
			for i := range list {
				if c := list[i].Clause; c != nil && c.Also >= 0 {
					got += s.Tokens[c.Also].Low
				}
			}
		}
		if got != tt.also || u.Doubtful {
			t.Errorf("%s: %q, doubtful %v", tt.text, got, u.Doubtful)
		}
	}
}
