package decks

import (
	"fmt"
	"strings"
	"testing"
)

// TestCodes gives every code an input that earns it, and checks where it points.
// The rest of each file must be read: the deck ends in one good card.
func TestCodes(t *testing.T) {
	const good = "\n---\nQ: still here?\nA: yes\n"
	tests := []struct {
		in   string
		want string // "code line:col" of each, in order
	}{
		{"---\ndeck: [a\n---\n", "E102 2:1"},
		{"---\ndeck: *a\n---\n", "E102 2:1"},
		{"---\n- a\n- b\n---\n", "E102 2:1"},
		{"---\na: " + strings.Repeat("[", 100) + "\n---\n", "E102 2:1"},
		{"+++\ndeck = " + strings.Repeat("{a=", 100) + "\n+++\n", "E102 2:1"},
		{"+++\n" + strings.Repeat("a.", 100) + "a=1\n+++\n", "E102 2:1"},
		{"---\ndeck: \xff\n---\n", "E102 1:1"},
		{"+++\ndeck = \"x\"\n", "E103 1:1"},
		{"---\ndeck: x\n\nQ: a\nA: b\n", "E103 1:1"},
		{"---\n" + strings.Repeat("# filler\n", 2000) + "---\n", "E106 1:1"},
		{"Q: a\xffb\nA: c\n", "E104 1:1"},
		{"Q: ab\nA: \x00c\n", "E104 2:1"},
		{"Q: a\nA: " + strings.Repeat("b\n", maxEntry/2) + "\n", "E108 1:1"},
		{"Q: a\nA: " + strings.Repeat("b", maxEntry) + "\n", "E108 1:1"},
		{"Q: a\nA: b\n" + strings.Repeat("\n", maxEntry) + "far away\n", "E108 1:1"},
		{"Q: a\nA:\n" + strings.Repeat("b", maxLine+1) + "\n", "E109 3:1"},
		{"Q: a\nA:\n" + strings.Repeat("> ", maxNesting+1) + "\n", "E110 3:1"},
		{"Q: a\nA:\n" + strings.Repeat("- ", maxNesting+1) + "\n", "E110 3:1"},
		{"Q: a\nA:\n" + strings.Repeat("1. ", maxNesting+1) + "x\n", "E110 3:1"},
		{"\nQ: a\nb\n", "E120 2:1"},
		{"Q: a\n---\nA: b\n", "E120 1:1|E121 3:1"},
		{"\nA: b\n", "E121 2:1"},
		{"Q: a\nA: b\n  A: c\nA: d\n", "E122 4:1"},
		{"T: a\nA: b\n", "E122 2:1"},
		{"Q: a\n= b\nsrc: 1\nA: c\n", "W217 2:1|W212 3:1"},
		{"Q:\nA: b\n", "E123 1:1"},
		{"Q: a\nA:\n", "E123 2:1"},
		{"Q: a\nA:\nhint: b\n", "E123 2:1"},
		{"T:\n", "E123 1:1"},
		{"C:\n", "E123 1:1"},
		{"CLAIM: a\nbecause:\neffect: b\n", "E123 2:1"},
		{"C: no gap, only \\[brackets\\]\n", "E130 1:1"},
		{"C: an\n[]\n", "E131 2:1"},
		{"C: an [ ::hint] gap\n", "E131 1:7"},
		{"C: {{c1::a\n", "E132 1:4"},
		{"C: x {{c1::a {{c2::b}} c}}\n", "E132 1:14"},
		{"C: {{c0::a}}\n", "E132 1:4"},
		{"C: {{c51::a}}\n", "E132 1:4"},
		{"C: " + strings.Repeat("[a] ", maxGaps+1) + "\n", "E133 1:1"},
		{"C: " + strings.Repeat("[a] ", 40) + strings.Repeat("b ", 4000) + "\n", "E133 1:1"},
		{"Q: a\n= 12..10\n", "E140 2:1"},
		{"Q: a\n= 1 +- -2\n", "E140 2:1"},
		{"Q: a\n- [ ] b\n- [ ] c\n", "E150 1:1"},
		{"Q: a\n- [x] b\n", "E151 1:1"},
		{"Q: a\n- [x] b\n- [ ] c\n- [ ] b\n", "E152 1:1"},
		{"ALL: a\n- b\n- b\n", "E152 1:1"},
		{"Q: a\n- [x] b\n- [ ]\n", "E153 3:1"},
		{"Q: a\n=\n", "E153 2:1"},
		{"ALL: a\n- b\n-\n", "E153 3:1"},
		{"ALL: a\n" + manyItems("- ") + "\n", "E154 1:1"},
		{"Q: a\n" + manyItems("= ") + "\n", "E154 1:1"},
		{"Q: a\n" + manyItems("- [x] ") + "\n", "E154 1:1"},
		{"CLAIM: a\n" + manyItems("effect: ") + "\n", "E154 1:1"},
		{"ALL: a\n", "E160 1:1"},
		{"ORDER: a\n1. b\n", "E160 1:1"},
		{"ALL 3: a\n- b\n- c\n", "E161 1:1"},
		{"ALL 0: a\n- b\n- c\n", "E161 1:1"},
		{"CLAIM: a\nhint: b\n", "E170 1:1"},
		{"T: a\n<!-- id: b c -->\n", "E180 2:1"},
		{"T: a\n<!-- id: -->\n", "E180 2:1"},
		{"T: a\n<!-- id: " + strings.Repeat("x", 41) + " -->\n", "E180 2:1"},
		{"T: a\n<!-- id: x -->\n<!-- id: y -->\n", "E181 3:1"},
		{"T: a\n<!-- id: x -->\n\nT: b\n<!-- id: x -->\n", "E182 4:1"},
		{"---\ntitle: x\n---\n", "W201 2:1"},
		{"---\ndeck: x\nsource: {author: y}\n---\n", "W201 3:1"},
		{"---\ndeck: [x]\n---\n", "W202 2:1"},
		{"---\ntags: [a b, 'c!']\n---\n", "W202 2:1"},
		{"---\nignore: [W301, E120]\n---\n", "W202 2:1"},
		{"---\nignore: {}\n---\n", "W202 2:1"},
		{"---\nsource: {file: ../x}\n---\n", "W202 2:1"},
		{"---\nsource: {sha256: abc}\n---\n", "W202 2:1"},
		{"---\nsource: 1\nattribution: " + strings.Repeat("x", 201) + "\n---\n", "W202 3:1"},
		{"Q: a\nA: b\nHint: c\n", "W210 3:1"},
		{"Q: a\nA: b\nsrc ¶4\n", "W210 3:1"},
		{"Q: a\nA: b\nhint: c\nHints: d\n", "W210 4:1"},
		{"T: a\nhint: c\nbecause: d\n", "W210 3:1"},
		{"Q: a\nAns: b\n", "E120 1:1"},
		{"notes\nAns: b\n", "W210 2:1"},
		{"Q: a\n-[x] b\n- [] c\n", "W210 2:1|W210 3:1"},
		{"hint: a\n", "W211 1:1"},
		{"<!-- id: a -->\n", "W211 1:1"},
		{"<!-- ignore: W301 -->\n", "W211 1:1"},
		{"Q: a\nhint: b\nA: c\n", "W212 2:1"},
		{"T: a\nwhy: b\nc\n", "W213 3:1"},
		{"ALL: a\n- b\nc\n", "W213 3:1"},
		{"Q: a\n= b\nc\n", "W213 3:1"},
		{"ALL: a\n- b\nwhy: c\n- d\n", "W213 4:1"},
		{"T: a\nwhy: b\nT: c\n", "W214 3:1"},
		{"notes\nT: c\n", "W214 2:1"},
		{"Q: a\n#b\nA: c\n", "W215 2:1"},
		{"Q: a\nA: c <!-- id: d -->\n", "W216 2:1"},
		{"Q: a\n- [x] b\nA: c\n", "W217 2:1"},
		{"T: a\nsrc: four\n", "W220 2:1"},
		{"T: a\nweight: 4\n", "W220 2:1"},
		{"T: a\nuntil: 2027-02-30\n", "W220 2:1"},
		{"Q: a\nA: b\nreverse: maybe\n", "W220 3:1"},
		{"T: a\ntags: b!c\n", "W220 2:1"},
		{"T: a\n<!-- ignore: E120 -->\n", "W220 2:1"},
		{"T: a\n<!-- ignore: -->\n", "W220 2:1"},
		{"T: a\nsrc: 1\nsrc: 2\n", "W221 3:1"},
		{"T: a\nwhy:\n", "W222 2:1"},
		{"T: a\nreverse: yes\n", "W223 2:1"},
		{"Q: a\nA: b\n```go\nc\n", "W230 3:1"},
		{"~~~\n", "W230 1:1"},
		{"<!-- a\n", "W231 1:1"},
		{"```\na\n```go\nb\n```\n", "W232 1:1"},
		{"<!-- a\n<!-- b -->\n", "W232 1:1"},
		{"C: [a] and ] or [\n", "W240 1:12|W240 1:17"},
		{"C: x [a [b] c]\n", "W241 1:6"},
		{"Q: a\nA: b\n\nQ:  a\nA:\tb\n", "W250 4:1"},
		{"ORDER: a\n1. b\n3. c\n", "W251 3:1"},
		{"# " + strings.Repeat("x", maxHeading+1) + "\n", "W252 1:1"},
		{"notes \xff\n", "W253 1:1"},
	}
	seen := map[string]bool{}
	for _, tt := range tests {
		deck, problems := Parse("x.md", []byte(tt.in+good))
		var got []string
		for _, d := range problems {
			got = append(got, fmt.Sprintf("%s %d:%d", d.Code, d.Pos.Line, d.Pos.Col))
			seen[d.Code] = true
			if d.Message == "" || strings.HasSuffix(d.Message, ".") || d.File != "x.md" {
				t.Errorf("%.60q: a diagnostic without a message or file: %#v", tt.in, d)
			}
			if (d.Severity == Error) != (d.Code[0] == 'E') {
				t.Errorf("%s has severity %s", d.Code, d.Severity)
			}
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%.60q: %s, want %s\n%v", tt.in, s, tt.want, problems)
		}
		if n := len(deck.Cards); n == 0 || deck.Cards[n-1].Question != "still here?" {
			t.Errorf("%.60q: the good card is not read", tt.in)
		}
	}

	_, problems := Parse("x.md", make([]byte, maxFile+1))
	seen[only(t, problems, "E101")] = true
	_, problems = Parse("x.md", []byte("\xff\xfeQ\x00:\x00"))
	seen[only(t, problems, "E105")] = true
	deck, problems := Parse("x.md", []byte(manyCards(maxCards+5)))
	seen[only(t, problems, "E107")] = true
	if len(deck.Cards) > maxCards || len(deck.Cards) < maxCards-2 {
		t.Errorf("%d cards", len(deck.Cards))
	}
	_, problems = Parse("x.md", []byte(strings.Repeat("A: b\n", 5000)))
	if len(problems) != maxReports+1 || problems[maxReports].Message != "4000 more problems are not listed" {
		t.Errorf("%d problems, the last: %v", len(problems), problems[len(problems)-1])
	}
	seen[problems[len(problems)-1].Code] = true

	for _, c := range Codes() {
		if !seen[c.Code] {
			t.Errorf("no test for %s (%s)", c.Code, c.Title)
		}
		delete(seen, c.Code)
		if CodeTitle(c.Code) != c.Title || c.Title == "" {
			t.Errorf("%s has the title %q", c.Code, CodeTitle(c.Code))
		}
	}
	for code := range seen {
		t.Errorf("%s is not in the table", code)
	}
}

func only(t *testing.T, problems []Diagnostic, code string) string {
	t.Helper()
	if codes := codesOf(problems); codes != code {
		t.Errorf("problems %.200s, want %s", codes, code)
	}
	return code
}

func manyItems(marker string) string {
	var b strings.Builder
	for i := range maxOptions + 1 {
		fmt.Fprintf(&b, "%sitem %d\n", marker, i)
	}
	return b.String()
}

func manyCards(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "T: %d\n\n", i)
	}
	return b.String()
}

func TestDiagnosticString(t *testing.T) {
	_, problems := Parse("dir/x.md", []byte("notes\n\nQ: héllo\n"))
	if got := problems[0].String(); got != "dir/x.md:3:1: error E120: question has no answer" {
		t.Error(got)
	}
	_, problems = Parse("x.md", []byte("C: é [a] ]\n"))
	if d := problems[0]; d.Pos != (Pos{Line: 1, Col: 10, Offset: 10, Length: 1}) || d.Text != "C: é [a] ]" {
		t.Errorf("%+v", d)
	}
}
