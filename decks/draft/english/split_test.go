package english

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestSplit(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"One. Two.", "One.|Two."},
		{"Trade with the U.S. fell. It rose in 1997. Then it fell.", "Trade with the U.S. fell.|It rose in 1997.|Then it fell."},
		{"It lies in the U.S. The rest is in Canada.", "It lies in the U.S.|The rest is in Canada."},
		{"The U.S. Congress met. The U.S. Role grew.", "The U.S. Congress met.|The U.S. Role grew."},
		{"They met Windows 2.0. Conversely, the rest left.", "They met Windows 2.0.|Conversely, the rest left."},
		{"It cost 3.5 million. Nobody paid.", "It cost 3.5 million.|Nobody paid."},
		{"It fell to 6.3. Withdraw it, and it ends.", "It fell to 6.3.|Withdraw it, and it ends."},
		{"A clerk, H. C. Gupta, left with P. V. Rao. He wrote c. 1900.", "A clerk, H. C. Gupta, left with P. V. Rao.|He wrote c. 1900."},
		{"J. R. R. Tolkien wrote it. He was Dr. Tolkien.", "J. R. R. Tolkien wrote it.|He was Dr. Tolkien."},
		{"It holds vitamin C. The rest is water.", "It holds vitamin C.|The rest is water."},
		{"Some, e.g. the king, left. See No. 5 and Fig. 3. No. He stayed.", "Some, e.g. the king, left.|See No. 5 and Fig. 3.|No.|He stayed."},
		{"He said, \"Go.\" She went. 'Stop!' cried he.", "He said, \"Go.\"|She went.|'Stop!' cried he."},
		{"“Go!” he said. (It was late.) They left.", "“Go!” he said.|(It was late.)|They left."},
		{"Wait... what? Yes... No.", "Wait... what?|Yes...|No."},
		{"It began at 9 a.m. and ended at 5 p.m. It was long.", "It began at 9 a.m. and ended at 5 p.m.|It was long."},
		{"Acme Inc. sold it. Smith v. Jones was heard.", "Acme Inc. sold it.|Smith v. Jones was heard."},
		{"It is true.[3] It is old.[12]", "It is true.[3]|It is old.[12]"},
		{"A line\nthat goes on. And\nanother.", "A line\nthat goes on.|And\nanother."},
		{"no stop", "no stop"},
		{"See example.com for it. Done", "See example.com for it.|Done"},
		{"  ", ""},
		{"…", "…"},
	} {
		var got []string
		for _, s := range Split(tt.text) {
			got = append(got, tt.text[s.Start:s.End])
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%q\ngot  %q\nwant %q", tt.text, s, tt.want)
		}
	}
}

// FuzzSplit checks that sentences and tokens hold all of a text but its white space.
func FuzzSplit(f *testing.F) {
	f.Add("Dr. J. R. of the U.S. paid $2.5 million. \"Why?\" 'Yes.' (No.) It's the cats' [3].")
	f.Add("e.g. 1914-1918 … — a\xffb \u00a0 x.")
	f.Add("0()pAid")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			return
		}
		r := NewReader()
		at := 0
		for _, s := range Split(text) {
			if s.Start < at || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("%v behind %d in %q", s, at, text)
			}
			blank(t, text[at:s.Start])
			at = s.End
			sentence := text[s.Start:s.End]
			parsed := r.Parse(sentence)
			in := 0
			for _, k := range parsed.Tokens {
				if k.Start < in || k.End <= k.Start || sentence[k.Start:k.End] != k.Text {
					t.Fatalf("token %+v in %q", k, sentence)
				}
				blank(t, sentence[in:k.Start])
				in = k.End
			}
			blank(t, sentence[in:])
			for i := range parsed.Units {
				u := &parsed.Units[i]
				if u.Start >= u.End || u.End > len(parsed.Tokens) {
					t.Fatalf("unit %+v of %d tokens in %q", u, len(parsed.Tokens), sentence)
				}
				if c := u.Main; c != nil && !(c.Subject.Start <= c.Subject.End && c.Verb < c.Rest && c.Main < c.Rest && c.Rest <= c.Sub && c.Sub <= c.End && c.Subject.Head < c.Verb && c.Lead <= c.Start && c.Rest <= c.First(parsed.Tokens) && c.First(parsed.Tokens) <= c.End && (c.Also < 0 || c.Rest <= c.Also && c.Also < u.End)) {
					t.Fatalf("clause %+v in %q", c, sentence)
				}
			}
		}
		blank(t, text[at:])
	})
}

func blank(t *testing.T, s string) {
	t.Helper()
	if strings.TrimFunc(s, unicode.IsSpace) != "" {
		t.Fatalf("%q is in no piece", s)
	}
}

func TestTokens(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"The king's men didn't pay £2.5 million.", "The|king|'s|men|didn't|pay|£2.5|million|."},
		{"U.S.-led forces' camps (45%) in the 1990s", "U.S.-led|forces|'|camps|(|45%|)|in|the|1990s"},
		{"“Go,” he said — at 9 a.m.", "“|Go|,|”|he|said|—|at|9|a.m."},
		{"a 20-year-old well-being", "a|20-year-old|well-being"},
		{"1,234.5, then", "1,234.5|,|then"},
	} {
		var got []string
		for _, k := range Tokens(tt.text) {
			got = append(got, k.Text)
		}
		if want := strings.Split(tt.want, "|"); !slices.Equal(got, want) {
			t.Errorf("%q: %q", tt.text, got)
		}
	}
}
