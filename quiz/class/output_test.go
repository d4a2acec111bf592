package class

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"sabaq/quiz/exam"
	"sabaq/quiz/items"
)

// hostile is what learners call themselves when they are bored.
const hostile = `=HYPERLINK("http://x","<script>alert(1)</script>")`

// sample is a class with some of everything.
func sample(t testing.TB) *Gradebook {
	key := rivers(t)
	r := newRecords(key, 30)
	first, second := r.sat(noon, .4), r.sat(noon.Add(time.Hour), .8)
	broken := file(t, key, "19", r.sat(noon, .6))
	return collect(t, Options{Key: key, Roster: rosterOf(t, roster3+"20,d@example.org,\"@SUM(1;=2)\u202e\x1b[31m\"\n"), Now: noon.Add(24 * time.Hour)},
		source("a.jsonl", file(t, key, "17", first, second)), source("b.jsonl", broken[:len(broken)-9]),
		source("c.jsonl", file(t, key, hostile, r.sat(noon, 1))), source("d.jsonl", file(t, key, "d@example.org", r.sat(noon, .5))))
}

func TestOutputs(t *testing.T) {
	g := sample(t)
	for name, write := range map[string]func(*bytes.Buffer) error{
		"class.csv":  func(b *bytes.Buffer) error { return WriteCSV(b, g) },
		"class.json": func(b *bytes.Buffer) error { return WriteJSON(b, g) },
		"class.html": func(b *bytes.Buffer) error { return WriteHTML(b, g) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		golden(t, name, b.Bytes())
	}
}

func TestCSVIsSafe(t *testing.T) {
	var b bytes.Buffer
	if err := WriteCSV(&b, sample(t)); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	titles := rows[0]
	for _, row := range rows[1:] {
		for i, cell := range row {
			if strings.ContainsAny(cell, "\x1b\u202e\r\n") || strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "@") || strings.Contains(cell, ";=") {
				t.Errorf("%s: %q", titles[i], cell)
			}
		}
	}
	if len(rows) != 6 || rows[5][0] != "'"+hostile || rows[5][4] != "no" || rows[4][1] != "'@SUM(1;'=2)" {
		t.Errorf("rows %q", rows)
	}
	for text, want := range map[string]string{"a": "a", "-1": "'-1", " =1": "' =1", "“=1": "'“=1", "＝1": "'＝1", "a\tb": "a b", "a=b": "a=b", "\t=1": "' =1", "\u00ad=1": "'=1", "": ""} {
		if got := safe(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// A terminal that the JSON is printed on obeys nothing of it, and it reads as the same.
func TestJSONIsSafe(t *testing.T) {
	text := asJSON(t, sample(t))
	if i := strings.IndexFunc(text, unseen); i >= 0 {
		t.Errorf("%q is in it", text[i:i+4])
	}
	var back Gradebook
	if err := json.Unmarshal([]byte(text), &back); err != nil || back.Learners[3].Name != "@SUM(1;=2)\u202e\x1b[31m" {
		t.Errorf("%v, %q", err, back.Learners[3].Name)
	}
	if got, err := encode("\U000e0041\u009b", ""); err != nil || string(got) != `"\udb40\udc41\u009b"` {
		t.Errorf("%s, %v", got, err)
	}
}

func TestHTMLIsSafe(t *testing.T) {
	var b bytes.Buffer
	if err := WriteHTML(&b, sample(t)); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<script", "http", "\x1b", "\u202e", "src=", "ZgotmplZ"} {
		if text := b.String(); strings.Contains(strings.ReplaceAll(text, "http://x", ""), bad) {
			t.Errorf("%q is in the page", bad)
		}
	}
}

func TestMoodle(t *testing.T) {
	g := graded(t)
	tests := []struct {
		by    Identifier
		scale Scale
		want  string
	}{
		{ByID, "", "ID number,Quiz\r\n17,6\r\n18,3.5\r\n"},
		{ByEmail, Percent, "Email address,Quiz\r\namina@example.org,100\r\nb@example.org,58.33\r\n"},
		{ByLogin, Points, "Username,Quiz\r\nanoor,6\r\nbkhan,3.5\r\n"},
	}
	for _, tt := range tests {
		var b bytes.Buffer
		if left, err := WriteMoodle(&b, g, tt.by, "Quiz", tt.scale); err != nil || left != nil || b.String() != tt.want {
			t.Errorf("by %s: %q, %v, %v", tt.by, b.String(), left, err)
		}
	}

	key := rivers(t)
	rec := newRecords(key, 31)
	g = collect(t, Options{Key: key, Roster: rosterOf(t, "id,email\n=1,a@x\n18,\n19,c@x\n")}, source("a", file(t, key, "=1", rec.sat(noon, 1))),
		source("b", file(t, key, "18", rec.sat(noon, 1))), source("c", file(t, key, "stranger", rec.sat(noon, 1))))
	var b bytes.Buffer
	if left, err := WriteMoodle(&b, g, ByID, "", ""); err != nil || !slices.Equal(left, []string{"=1"}) || b.String() != "ID number,rivers\r\n18,6\r\n" {
		t.Errorf("%q, %v, %v", b.String(), left, err)
	}
	b.Reset()
	if left, err := WriteMoodle(&b, g, ByLogin, "", ""); err == nil || len(left) != 2 || b.Len() > 0 {
		t.Errorf("%q, %v, %v", b.String(), left, err)
	}
	for _, bad := range []struct {
		by    Identifier
		scale Scale
	}{{"name", ""}, {ByID, Possible}, {ByID, "stars"}} {
		if _, err := WriteMoodle(&b, g, bad.by, "", bad.scale); err == nil || b.Len() > 0 {
			t.Errorf("%v is taken", bad)
		}
	}
	g = collect(t, Options{Key: key}, source("a", file(t, key, "17", rec.sat(noon, 1))))
	if _, err := WriteMoodle(&b, g, ByID, "", ""); err == nil {
		t.Error("without a roster")
	}
}

func TestMatrix(t *testing.T) {
	key := rivers(t)
	r := newRecords(key, 32)
	a, b := r.sat(noon, 1), r.sat(noon, 1)
	a.Items = slices.Delete(a.Items, 1, 2)
	b.Items[0].Response = exam.Response{}
	b.Items[2].Options = []string{"Oxus", "nile", "Kabul", "Helmand"}
	b.Items[2].Chosen = []int{1}
	b.Items[4].Card = "gone"
	g := collect(t, Options{Key: key, Roster: rosterOf(t, "id\n17\n18\n19\n")}, source("a", file(t, key, "17", a)), source("b", file(t, key, "18", b)), source("c", file(t, key, "x", b)))
	m := g.Matrix()
	var names []string
	for _, it := range m.Items {
		names = append(names, it.Card)
	}
	if !slices.Equal(names, []string{"r-1", "r-2", "r-3", "r-4", "r-5"}) || m.Items[2].Line != 10 || m.Items[2].File != "rivers.md" || m.Items[2].Max != 2 ||
		*m.Items[2].Guess != .25 || *m.Items[1].Guess != .5 || *m.Items[0].Guess != 0 || m.Items[3].Guess != nil {
		t.Errorf("items %+v", m.Items)
	}
	if want := []items.Option{{Text: "Helmand"}, {Text: "Kabul", Key: true}, {Text: "Oxus"}, {Text: "Nile"}}; !reflect.DeepEqual(m.Items[2].Options, want) {
		t.Errorf("options %v", m.Items[2].Options)
	}
	want := []items.Learner{
		{Name: "17", Answers: []items.Answer{{Asked: true, Given: true, Points: 1}, {}, {Asked: true, Given: true, Points: 2, Chosen: []int{1}},
			{Asked: true, Given: true, Points: 1}, {Asked: true, Given: true, Points: 1}}},
		{Name: "18", Answers: []items.Answer{{Asked: true}, {Asked: true, Given: true, Points: 1, Chosen: []int{0}}, {Asked: true, Given: true, Chosen: []int{3}},
			{Asked: true, Given: true, Points: 1}, {}}},
	}
	if !reflect.DeepEqual(m.Learners, want) {
		t.Errorf("learners %+v", m.Learners)
	}
	if report := items.Analyse(m); report.Test.Learners != 2 || report.Items[2].Asked != 2 {
		t.Errorf("report %+v", report.Test)
	}
}

// A writer that fails makes an error, and gets all in one piece or nothing.
func TestWriteErrors(t *testing.T) {
	g := graded(t)
	full := errors.New("no space left")
	for name, write := range map[string]func(w *failing) error{
		"csv":    func(w *failing) error { return WriteCSV(w, g) },
		"json":   func(w *failing) error { return WriteJSON(w, g) },
		"html":   func(w *failing) error { return WriteHTML(w, g) },
		"moodle": func(w *failing) error { _, err := WriteMoodle(w, g, ByID, "", ""); return err },
		"hand-in": func(w *failing) error {
			return WriteHandIn(w, Header{Learner: "a"}, []exam.Record{newRecords(rivers(t), 1).sat(noon, 1)})
		},
	} {
		w := &failing{err: full}
		if err := write(w); !errors.Is(err, full) || w.calls != 1 {
			t.Errorf("%s: %v after %d writes", name, err, w.calls)
		}
	}
}

type failing struct {
	err   error
	calls int
}

func (w *failing) Write([]byte) (int, error) { w.calls++; return 0, w.err }
