package decks

import (
	"strings"
	"testing"
)

func TestRecast(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"typed", "Q: When?\n= 1956\nsrc: ¶2\n> in 1956\nweight: 3", "Q: When?\nA: 1956\nsrc: ¶2\n> in 1956\nweight: 3"},
		{"typed, with alternatives", "Q: Who?\n= Nasser\n= Gamal Abdel Nasser", "Q: Who?\nA: Nasser, or Gamal Abdel Nasser"},
		{"a number", "Q: How many?\n= 10..12\nhint: h", "Q: How many?\nA: 10..12\nhint: h"},
		{"basic", "Q: When?\nA: In 1956.\nsrc: ¶2\n> in 1956\n<!-- id: x -->", "Q: When?\n= In 1956\nsrc: ¶2\n> in 1956\n<!-- id: x -->"},
		{"basic, stops inside", "Q: Who?\nA: Harry S. Truman Jr.", "Q: Who?\n= Harry S. Truman Jr."},
		{"basic over lines", "Q: Where,\nand why?\nA: Here", "Q: Where,\nand why?\n= Here"},
		{"choice", "Q: When?\n- [ ] 1947\n- [x] 1956 <!-- yes -->\n- [ ] never,\n  ever\nsrc: 1", "Q: When?\n= 1956\nsrc: 1"},
		{"several right", "Q: Who came?\r\n- [x] France\r\n- [ ] Spain\r\n- [x] Britain", "ALL: Who came?\r\n- France\r\n- Britain"},
	} {
		got, err := Recast(test.in)
		if err != nil || got != test.want {
			t.Errorf("%s: %v\n got %q\nwant %q", test.name, err, got, test.want)
		}
	}
}

func TestRecastRefuses(t *testing.T) {
	for name, in := range map[string]string{
		"cloze": "C: [a] b", "statement": "T: a", "list": "ALL: a\n- b\n- c", "order": "ORDER: a\n1. b\n2. c", "claim": "CLAIM: a\nbecause: b",
		"long answer": "Q: Why?\nA: " + strings.Repeat("word ", 20), "marked answer": "Q: a\nA: *b*", "answer over lines": "Q: a\nA: b\nc",
		"alternatives": "Q: a\nA: b, or c", "a list in a line": "Q: a\nA: roads and schools",
		"both ways": "Q: a\nA: b\nreverse: yes", "a range as text": "Q: a\nA: 1..2",
		"leaning question": "Q: Which of these?\n- [x] a\n- [ ] b", "long option": "Q: Why?\n- [x] " + strings.Repeat("word ", 20) + "\n- [ ] b",
		"a quotation would become the answer": "Q: a\n= b\n> c", "two cards": "T: a\n\nT: b", "notes": "a", "nothing": "",
	} {
		if got, err := Recast(in); err == nil {
			t.Errorf("%s: became %q", name, got)
		}
	}
}

func FuzzRecast(f *testing.F) {
	for _, data := range inputs(f) {
		for part := range strings.SplitSeq(string(data), "\n\n") {
			f.Add(part)
		}
	}
	f.Fuzz(func(t *testing.T, entry string) {
		if len(entry) > 16<<10 {
			return
		}
		text, err := Recast(entry)
		if err != nil {
			return
		}
		was, _ := Parse("", []byte(entry))
		now, problems := Parse("", []byte(text))
		if len(now.Entries) != 1 || countErrors(problems) > 0 {
			t.Fatalf("%q became %q", entry, text)
		}
		a, b := &was.Entries[0], &now.Entries[0]
		if a.Question != b.Question || a.ID != b.ID || !sameFields(a.Fields, b.Fields) || a.Kind == b.Kind {
			t.Errorf("%q became %q", entry, text)
		}
	})
}
