package items

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"sabaq/quiz/screen/ink"
)

func written(t testing.TB, r *Report) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := WriteJSON(&out, r); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestJSON(t *testing.T) {
	want := Analyse(troubled(30))
	data := written(t, want)
	golden(t, "report.json", data)
	got, err := ReadReport(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("read back as\n%s", written(t, got))
	}
	if err := WriteJSON(fullDisk{}, want); err == nil {
		t.Error("a full disk goes unnoticed")
	}
}

// TestFieldNames keeps the names that programs read by.
func TestFieldNames(t *testing.T) {
	r := class30(t)
	for _, name := range []string{
		"facility", "sd", "discrimination_index", "discriminative_efficiency", "effective_weight", "intended_weight", "random_guess", "flags",
	} {
		if _, ok := fields(t, r.Items[7])[name]; !ok {
			t.Errorf("an item has no %s", name)
		}
	}
	if x, ok := fields(t, r.Items[7])["discrimination_index"]; x != nil || !ok {
		t.Errorf("an undefined figure is %v", x)
	}
}

func TestReadReportErrors(t *testing.T) {
	for _, c := range []struct{ name, json, want string }{
		{"nothing", "", "class report: byte 0: is no JSON"},
		{"no JSON", "learner,q1\n", "class report: byte 1: is no JSON"},
		{"cut", `{"version": 1, "items": [`, "is no JSON"},
		{"two", `{"version": 1} {}`, "is no JSON"},
		{"another JSON", `{"name": "x"}`, "class report: has no version: is it a class report?"},
		{"null", `null`, "has no version"},
		{"a list", `[]`, "class report: byte 1: the report is a JSON array, which it can't be"},
		{"newer", `{"version": 2}`, "class report: version 2 is newer than this program's 1"},
		{"a word for a number", `{"version": 1, "items": [{"facility": "high"}]}`, "items.facility is a JSON string, which it can't be"},
		{"infinity", `{"version": 1, "items": [{"facility": 1e999}]}`, "is a JSON number 1e999, which it can't be"},
		{"a line below 0", `{"version": 1, "items": [{"line": -1}]}`, "item 1 stands in line -1"},
		{"a count below 0", `{"version": 1, "items": [{"asked": -1}]}`, "item 1 has a number of learners that is not from 0 to 9999999"},
		{"a bar below 0", `{"version": 1, "test": {"histogram": [{"learners": -1}]}}`, "bar 1 of the histogram has a number of learners"},
		{"a bar far out", `{"version": 1, "test": {"histogram": [{"from": -1000}]}}`, "bar 1 of the histogram stands beyond 999 percent"},
		{"many items", `{"version": 1, "items": [` + strings.Repeat("{},", maxItems) + `{}]}`, "over 2000 items"},
		{"many bars", `{"version": 1, "test": {"histogram": [` + strings.Repeat("{},", maxBinsRead) + `{}]}}`, "over 100 bars"},
		{"many options", `{"version": 1, "items": [{"options": [` + strings.Repeat("{},", maxOptions) + `{}]}]}`, "over 1000 options"},
		{"many flags", `{"version": 1, "items": [{"flags": [` + strings.Repeat("{},", maxFlags) + `{}]}]}`, "over 100 flags"},
		{"deep", strings.Repeat("[", 20_000), "is no JSON"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ReadReport(strings.NewReader(c.json))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %q", err, c.want)
			}
		})
	}
	if _, err := ReadReport(strings.NewReader(`{"version": 1, "later": {}, "items": []}`)); err != nil {
		t.Errorf("a field of a later program: %v", err)
	}
	if _, err := ReadReport(&repeater{}); err == nil || !strings.Contains(err.Error(), "over 64 MB") {
		t.Errorf("an endless file: %v", err)
	}
}

func TestWarnings(t *testing.T) {
	r := Analyse(troubled(30))
	got := Warnings(r)
	flags := 0
	for _, item := range r.Items {
		flags += len(item.Flags)
	}
	if len(got) != flags || flags == 0 {
		t.Fatalf("%d warnings of %d flags", len(got), flags)
	}
	want := Warning{"mis-keyed", "card-8", "pk.md", 26, Miskeyed, r.Items[7].Flags[0].Message}
	if got[0] != want {
		t.Errorf("first warning %+v, want %+v", got[0], want)
	}
	if few := Warnings(Analyse(troubled(9))); len(few) != 0 {
		t.Errorf("nine learners make warnings: %+v", few)
	}
}

// FuzzReadReport shows that a report from outside can be drawn without harm.
func FuzzReadReport(f *testing.F) {
	f.Add(written(f, Analyse(troubled(12))))
	f.Add([]byte(`{"version":1,"test":{"learners":10,"max":1e308,"mean":-1e308,"histogram":[{"from":-999,"to":-998.9999,"learners":9999999}]},"items":[{"asked":9999999,"facility":-1e308,"discrimination_index":1e308,"flags":[{"code":"\u001b","message":"\u001b[2J"}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := ReadReport(bytes.NewReader(data))
		if err != nil {
			return
		}
		Warnings(r)
		p := ink.Palette{}
		for _, width := range []int{40, 80} {
			for _, line := range Text(r, width, p) {
				s := line.Render(p)
				if strings.ContainsAny(s, "\x1b\n\u202e") || ink.Cells(s) > width {
					t.Fatalf("line %q", s)
				}
			}
		}
		var out bytes.Buffer
		if err := HTML(&out, r); err != nil {
			t.Fatal(err)
		}
		if page := out.String(); strings.Contains(page, "<script") || strings.Contains(page, "ZgotmplZ") {
			t.Fatalf("page %s", page)
		}
		again, err := ReadReport(bytes.NewReader(written(t, r)))
		if err != nil || !bytes.Equal(written(t, again), written(t, r)) {
			t.Fatalf("read back otherwise: %v", err)
		}
	})
}
