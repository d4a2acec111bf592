package decks

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// later returns the behind of Move that knows statements in the order of a list.
func later(order, of string) func(*Entry) bool {
	return func(e *Entry) bool { return strings.Index(order, e.Question) > strings.Index(order, of) }
}

func TestMove(t *testing.T) {
	const front = "---\ndeck: x\nstatus: draft\ntags: [t]\n---\n"
	const draft = front + "\nT: a\n\n# One\n\nnotes\n\nT: b\n\nT: c\n\n## Part\n\nT: d\n\n# Two\n\nT: e\n"
	for _, test := range []struct {
		name, draft, deck string
		i                 int
		wantDraft, want   string
	}{
		{"a new deck", draft, "", 0,
			front + "\n# One\n\nnotes\n\nT: b\n\nT: c\n\n## Part\n\nT: d\n\n# Two\n\nT: e\n", "---\ndeck: x\ntags: [t]\n---\n\nT: a\n"},
		{"a heading goes along", draft, "", 1,
			front + "\nT: a\n\n# One\n\nnotes\n\nT: c\n\n## Part\n\nT: d\n\n# Two\n\nT: e\n", "---\ndeck: x\ntags: [t]\n---\n\n# One\n\nT: b\n"},
		{"two headings go along", draft, "T: z\n", 3, "", "T: z\n\n# One\n\n## Part\n\nT: d\n"},
		{"before what is behind it", draft, "T: z\n\n# One\n\nT: c\n", 1, "", "T: z\n\n# One\n\nT: b\n\nT: c\n"},
		{"behind what is before it", draft, "# One\n\nT: b\n\n---\n\n# Two\n", 2, "", "# One\n\nT: b\n\n---\n\nT: c\n\n# Two\n"},
		{"above the first heading", draft, "notes\n\n# Two\n\nT: e\n", 0, "", "notes\n\nT: a\n\n# Two\n\nT: e\n"},
		{"a section before a later one", draft, "# Two\n\nT: e\n", 1, "", "# One\n\nT: b\n\n# Two\n\nT: e\n"},
		{"a byte order mark stays first", draft, "\uFEFF# Two\n\nT: e\n", 1, "", "\uFEFF# One\n\nT: b\n\n# Two\n\nT: e\n"},
		{"a part of a section that is there", draft, "# One\n\nT: b\n\n# Two\n\nT: e\n", 3, "", "# One\n\nT: b\n\n## Part\n\nT: d\n\n# Two\n\nT: e\n"},
		{"a section above its part", draft, "# One\n## Part\n\nT: d\n", 1, "", "# One\n\nT: b\n\n## Part\n\nT: d\n"},
		{"behind sections of one's own", draft, "# Mine\n\nT: m\n", 4,
			front + "\nT: a\n\n# One\n\nnotes\n\nT: b\n\nT: c\n\n## Part\n\nT: d\n\n# Two\n", "# Mine\n\nT: m\n\n# Two\n\nT: e\n"},
		{"headings that nest otherwise", draft, "### One\n\nT: b\n", 3, "", "### One\n\nT: b\n\n# One / Part\n\nT: d\n"},
		{"line ends of the deck", front + "\nQ: q\r\nA: b\r\n", "T: z\r\n", 0, front, "T: z\r\n\r\nQ: q\r\nA: b\r\n"},
		{"a draft of CRLF", strings.ReplaceAll(front+"T: a\nsrc: 1", "\n", "\r\n"), "", 0,
			strings.ReplaceAll(front, "\n", "\r\n"), "---\r\ndeck: x\r\ntags: [t]\r\n---\r\n\r\nT: a\r\nsrc: 1\r\n"},
		{"front matter that says nothing else", "---\nstatus: draft\n---\nT: a\n", "", 0, "---\nstatus: draft\n---\n", "T: a\n"},
		{"TOML", "+++\nstatus = \"draft\"\nname = \"x\"\n+++\nT: a\n", "", 0, "+++\nstatus = \"draft\"\nname = \"x\"\n+++\n", "+++\nname = \"x\"\n+++\n\nT: a\n"},
		{"a key that only looks like it", "---\ndeck: my status\n'status': draft # so far\n---\nT: a\n", "", 0, "---\ndeck: my status\n'status': draft # so far\n---\n", "---\ndeck: my status\n---\n\nT: a\n"},
	} {
		d, _ := Parse("", []byte(test.draft))
		gotDraft, got, err := Move([]byte(test.draft), []byte(test.deck), test.i, later("abcde", d.Entries[test.i].Question))
		if err != nil || string(got) != test.want || test.wantDraft != "" && string(gotDraft) != test.wantDraft {
			t.Errorf("%s: %v\n got %q\nwant %q\nleft %q\nwant %q", test.name, err, got, test.want, gotDraft, test.wantDraft)
		}
		checkMove(t, []byte(test.draft), []byte(test.deck), test.i)
	}
}

// A whole draft that is moved, in whatever order, becomes the same deck.
func TestMoveAll(t *testing.T) {
	const whole = "---\nstatus: draft\n---\n\nT: a\n\n# One\n\nT: b\n\nT: c\n\n## Part\n\nT: d\n\n# Two\n\n## Part\n\nT: e\n\nT: f\n"
	for _, order := range []string{"abcdef", "fedcba", "dafbec", "ecbadf"} {
		draft, deck := []byte(whole), []byte(nil)
		for _, name := range order {
			d, _ := Parse("", draft)
			i := slices.IndexFunc(d.Entries, func(e Entry) bool { return e.Question == string(name) })
			var err error
			if draft, deck, err = Move(draft, deck, i, later("abcdef", string(name))); err != nil {
				t.Fatalf("%s: %c: %v", order, name, err)
			}
		}
		if want := strings.TrimPrefix(whole, "---\nstatus: draft\n---\n\n"); string(deck) != want {
			t.Errorf("%s: got %q, want %q", order, deck, want)
		}
		if !Vacant(draft) {
			t.Errorf("%s: left %q", order, draft)
		}
	}
}

func TestMoveRefuses(t *testing.T) {
	never := func(*Entry) bool { return false }
	for _, test := range []struct {
		draft, deck string
		i           int
		want        error
	}{
		{"---\nstatus: draft\n---\nT: a\n", "", 1, ErrNoEntry},
		{"---\nstatus: draft\n---\nT: a\n", "", -1, ErrNoEntry},
		{"---\nstatus: draft\n---\nT: a\n", "T:  a\n", 0, ErrTwice},
		{"---\nstatus: draft\n---\nT: a\n<!-- id: x -->\n", "T: b\n<!-- id: x -->\n", 0, ErrNoPlace},
		{"---\n{status: draft, deck: x}\n---\nT: a\n", "", 0, ErrStatus},
		{"T: a\n<!-- id: x -->\n\nT: b\n<!-- id: x -->\n", "T: z\n", 0, ErrStuck}, // the second would come alive
	} {
		if _, got, err := Move([]byte(test.draft), []byte(test.deck), test.i, never); !errors.Is(err, test.want) {
			t.Errorf("%q: %v, want %v: %q", test.draft, err, test.want, got)
		}
	}
}

func TestRemove(t *testing.T) {
	for _, test := range []struct {
		name, in string
		i        int
		want     string
	}{
		{"the first", "T: a\n\nT: b\n", 0, "T: b\n"},
		{"the last", "T: a\n\nT: b\n", 1, "T: a\n"},
		{"the last, without a line end", "T: a\n\nT: b", 1, "T: a\n"},
		{"one between", "T: a\n\nT: b\n\n\nT: c\n", 1, "T: a\n\nT: c\n"},
		{"one right below another", "Q: a\nA: b\nQ: c\nA: d\n\nQ: e\nA: f\n", 1, "Q: a\nA: b\n\nQ: e\nA: f\n"},
		{"the only one", "T: a\n", 0, ""},
		{"front matter", "---\ndeck: x\n---\n\nT: a\n", 0, "---\ndeck: x\n---\n"},
		{"notes stay", "Notes\n\nT: a\nsrc: 1\n\nmore\n", 0, "Notes\n\nmore\n"},
		{"notes would become an answer", "Q: a\nA: b\n\nT: c\nsrc: 1\n\nnotes\n", 1, "Q: a\nA: b\n\n---\n\nnotes\n"},
		{"its id goes along", "T: a\nsrc: 1\n<!-- id: x -->\n\nnotes\n", 0, "notes\n"},
		{"the second of two alike", "T: a\n\nT: a\n", 1, "T: a\n"},
		{"CRLF and a byte order mark", "\uFEFFT: a\r\n\r\nT: b\r\n", 0, "\uFEFFT: b\r\n"},
		{"blanks at line ends", "T: a  \n \t\nT: b\n", 0, "T: b\n"},
	} {
		got, err := Remove([]byte(test.in), test.i)
		if err != nil || string(got) != test.want {
			t.Errorf("%s: %v\n got %q\nwant %q", test.name, err, got, test.want)
		}
	}
	if _, err := Remove([]byte("T: a\n"), 1); !errors.Is(err, ErrNoEntry) {
		t.Error(err)
	}
}

func TestReplace(t *testing.T) {
	const deck = "---\ndeck: x\n---\n# A\n\nT: a\n\nT: b\nsrc: 1\n\nnotes\n"
	for _, test := range []struct {
		name, in string
		i        int
		text     string
		want     string
		n        int
		err      error
	}{
		{"one by one", deck, 0, "F: a\n", "---\ndeck: x\n---\n# A\n\nF: a\n\nT: b\nsrc: 1\n\nnotes\n", 1, nil},
		{"one by two", "T: a\r\n", 0, "T: b\n\nT: c\n", "T: b\r\n\r\nT: c\r\n", 2, nil},
		{"nothing", deck, 0, " \n", "", 0, ErrNotOne},
		{"notes", deck, 0, "notes", "", 0, ErrNotOne},
		{"notes above", deck, 0, "notes\n\nT: c", "", 0, ErrNotOne},
		{"a broken one", deck, 0, "T: c\n\nQ: d", "", 0, ErrNotOne},
		{"it would swallow the notes", deck, 1, "Q: b\nA: c", "---\ndeck: x\n---\n# A\n\nT: a\n\nQ: b\nA: c\n\n---\n\nnotes\n", 1, nil},
		{"a heading", deck, 0, "T: a\n\n# B\n\nT: c", "", 0, ErrNoPlace},
		{"an open comment", deck + "\nT: c\n-->\n", 0, "T: a\nwhy: x\n<!-- open", "", 0, ErrNoPlace},
		{"an id that is taken", deck + "\nT: c\n<!-- id: x -->\n", 0, "T: a\n<!-- id: x -->", "", 0, ErrNoPlace},
		{"none", deck, 5, "T: x", "", 0, ErrNoEntry},
	} {
		got, n, err := Replace([]byte(test.in), test.i, test.text)
		if !errors.Is(err, test.err) || string(got) != test.want || n != test.n {
			t.Errorf("%s: %v, %d\n got %q\nwant %q", test.name, err, n, got, test.want)
		}
	}
}

func TestVacant(t *testing.T) {
	for text, want := range map[string]bool{
		"": true, "\uFEFF---\nstatus: draft\n---\n\n# A\n\n---\n \n## B": true, "---\n---\n": true,
		"T: a": false, "Q: broken": false, "notes": false, "# A\n\n<!-- c -->\n": false, "---\nstatus: draft\n": false, "\xff\xfe": false,
	} {
		if got := Vacant([]byte(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// checkMove tests what holds for whatever is moved.
func checkMove(t *testing.T, draft, deck []byte, i int) {
	t.Helper()
	was, _ := Parse("", draft)
	had, _ := Parse("", deck)
	newDraft, newDeck, err := Move(draft, deck, i, func(e *Entry) bool { return len(e.Question)%2 == 0 })
	if err != nil {
		return
	}
	e := &was.Entries[i]
	left, _ := Parse("", newDraft)
	has, _ := Parse("", newDeck)
	if len(left.Entries) != len(was.Entries)-1 || len(has.Entries) != len(had.Entries)+1 || has.Draft && len(deck) == 0 {
		t.Fatalf("moving %d of %q to %q gave %q and %q", i, draft, deck, newDraft, newDeck)
	}
	moved := slices.IndexFunc(has.Entries, func(h Entry) bool { return h.TextID == e.TextID && h.ID == e.ID && h.Section == e.Section })
	if moved < 0 {
		t.Fatalf("%q is not in %q", e.Question, newDeck)
	}
	p := has.Entries[moved].Pos
	unix := func(b []byte) string { return strings.ReplaceAll(string(b), "\r\n", "\n") }
	if a, b := unix(draft[e.Pos.Offset:e.Pos.Offset+e.Pos.Length]), unix(newDeck[p.Offset:p.Offset+p.Length]); a != b {
		t.Fatalf("%q became %q", a, b)
	}
	if !around(string(deck), string(newDeck)) && len(deck) > 0 {
		t.Errorf("%q became %q", deck, newDeck)
	}
	rest := string(newDraft)
	if !around(rest, string(draft)) && !around(strings.Replace(rest, "---", "", 1), string(draft)) && !strings.Contains(rest, "---\n\n") && !strings.Contains(rest, "---\r\n\r\n") {
		t.Errorf("%q became %q", draft, newDraft)
	}
}

// around reports whether the longer text is the shorter one with something put
// in at one place.
func around(short, long string) bool {
	n := 0
	for n < len(short) && n < len(long) && short[n] == long[n] {
		n++
	}
	for cut := n; cut >= 0; cut-- {
		if strings.HasSuffix(long, short[cut:]) && len(long) >= len(short) {
			return true
		}
	}
	return false
}

func FuzzMove(f *testing.F) {
	for _, data := range inputs(f) {
		parts := strings.Split(string(data), "\n\n")
		for at := range parts {
			f.Add([]byte("---\nstatus: draft\n---\n"+strings.Join(parts[at:min(at+3, len(parts))], "\n\n")), []byte(parts[max(0, at-1)]), 0)
		}
	}
	f.Add([]byte("---\nstatus: draft\n---\n# A\n## B\nT: a\n\nT: b\n\n# C\n"), []byte("### A\nT: c\n# C\n"), 1)
	f.Fuzz(func(t *testing.T, draft, deck []byte, i int) {
		if len(draft)+len(deck) > 32<<10 {
			return
		}
		checkMove(t, draft, deck, i)
	})
}

func FuzzReplace(f *testing.F) {
	for _, data := range inputs(f) {
		for part := range strings.SplitSeq(string(data), "\n\n") {
			f.Add([]byte("T: a\nsrc: 1\n\n"+part), 0, part)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, i int, text string) {
		if len(data)+len(text) > 32<<10 {
			return
		}
		got, n, err := Replace(data, i, text)
		if err != nil {
			return
		}
		was, _ := Parse("", data)
		now, _ := Parse("", got)
		p := was.Entries[i].Pos
		above, below := string(data[:p.Offset]), string(data[p.Offset+p.Length:])
		if len(now.Entries) != len(was.Entries)-1+n || !strings.HasPrefix(string(got), above) || !strings.HasSuffix(string(got), below) {
			t.Errorf("%q in %q became %q", text, data, got)
		}
	})
}

func BenchmarkMove(b *testing.B) {
	draft := append([]byte("---\nstatus: draft\n---\n"), ordinary(40_000)...)
	deck := []byte("T: there\n")
	b.SetBytes(int64(len(draft) + len(deck)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Move(draft, deck, 20, func(*Entry) bool { return false }); err != nil {
			b.Fatal(err)
		}
	}
}
