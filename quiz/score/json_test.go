package score

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"sabaq/quiz/exam"
)

// TestJSON reads the document back: sittings and reviews are all there, with their totals.
func TestJSON(t *testing.T) {
	for name, s := range map[string]*Set{"ordinary": ordinary(), "hostile": hostile(), "empty": {}} {
		var doc struct {
			Version  int
			Learner  *string
			Sittings []struct {
				exam.Record
				Totals *exam.Totals
				Took   int64 `json:"took_ms"`
			}
			Reviews []Review
		}
		dec := json.NewDecoder(bytes.NewReader(write(t, format(t, "json"), s)))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&doc); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if doc.Version != Version || doc.Learner == nil || *doc.Learner != s.Learner || len(doc.Sittings) != len(s.Sittings) || len(doc.Reviews) != len(s.Reviews) {
			t.Errorf("%s: version %d, %d sittings, %d reviews", name, doc.Version, len(doc.Sittings), len(doc.Reviews))
		}
		for i, got := range doc.Sittings {
			if got.Totals == nil || *got.Totals != exam.Total(s.Sittings[i]) || got.Took != took(&s.Sittings[i]) {
				t.Errorf("%s: sitting %d: %+v", name, i, got.Totals)
			}
			same(t, valid(&Set{Sittings: s.Sittings[i : i+1]}), &Set{Sittings: []exam.Record{got.Record}})
		}
	}
}

// same compares two sets: times by moment and UTC offset.
func same(t *testing.T, want, got *Set) {
	t.Helper()
	if !reflect.DeepEqual(fixed(want), fixed(got)) {
		t.Errorf("not the same:\n%+v\n%+v", want, got)
	}
}

// fixed returns the set with every time in a zone that is known by its offset alone, and
// an empty list as none.
func fixed(s *Set) *Set {
	in := func(at *time.Time) {
		if _, offset := at.Zone(); !at.IsZero() {
			*at = time.Unix(at.Unix(), int64(at.Nanosecond())).In(time.FixedZone("", offset))
		}
	}
	out := &Set{Learner: s.Learner}
	for _, rec := range s.Sittings {
		in(&rec.Started)
		in(&rec.Ended)
		rec.Items = append([]exam.Item(nil), rec.Items...)
		for j := range rec.Items {
			it := &rec.Items[j]
			in(&it.At)
			it.Tags = append([]string(nil), it.Tags...)
			it.Options = append([]string(nil), it.Options...)
			it.Chosen = append([]int(nil), it.Chosen...)
		}
		out.Sittings = append(out.Sittings, rec)
	}
	for _, r := range s.Reviews {
		in(&r.At)
		in(&r.DueAt)
		out.Reviews = append(out.Reviews, r)
	}
	return out
}

// valid returns the set with U+FFFD for each byte that is no UTF-8, as JSON has it.
func valid(s *Set) *Set {
	text := func(s *string) { *s = string([]rune(*s)) }
	out := fixed(s)
	for i := range out.Sittings {
		rec := &out.Sittings[i]
		text(&rec.Learner)
		text(&rec.Deck)
		text(&rec.Title)
		text((*string)(&rec.End))
		for j := range rec.Items {
			it := &rec.Items[j]
			for _, p := range []*string{&it.Section, &it.Question, &it.Correct, &it.Lead, &it.Kind, &it.Card, &it.Text} {
				text(p)
			}
			for k := range it.Options {
				text(&it.Options[k])
			}
			for k := range it.Tags {
				text(&it.Tags[k])
			}
		}
	}
	return out
}

// proper is a set that a reader accepts, with hostile texts where any text may be.
func proper() *Set {
	s := ordinary()
	for i, text := range nasty() {
		if len(text) > 1000 || strings.Contains(text, "\xff") {
			continue
		}
		rec := record("f6", at(5, 5, i, karachi))
		rec.Learner, rec.Deck, rec.Title = text, text, text
		for j := range rec.Items {
			it := &rec.Items[j]
			it.Section, it.Question, it.Correct, it.Lead = text, text, text, text
			if it.Text != "" {
				it.Text = text
			}
		}
		s.Sittings = append(s.Sittings, rec)
		r := s.Reviews[0]
		r.Deck, r.Section, r.Question, r.Card = text, text, text, "="+text
		s.Reviews = append(s.Reviews, r)
	}
	return s
}

// TestJSONLRoundTrip reads back what was written: equal, and the same bytes again.
func TestJSONLRoundTrip(t *testing.T) {
	s := proper()
	data := write(t, format(t, "jsonl"), s)
	if lines := bytes.Count(data, []byte("\n")); lines != len(s.Sittings)+len(s.Reviews) {
		t.Errorf("%d lines", lines)
	}
	got, err := ReadJSONL(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	s.Learner = "" // is in none of the lines
	same(t, s, got)
	if again := write(t, format(t, "jsonl"), got); !bytes.Equal(data, again) {
		t.Error("written again it is another file")
	}
}

func TestReadJSONLRefuses(t *testing.T) {
	good := string(write(t, format(t, "jsonl"), &Set{Sittings: ordinary().Sittings[:1], Reviews: ordinary().Reviews[:1]}))
	first, second, _ := strings.Cut(strings.TrimSpace(good), "\n")
	for _, c := range []struct{ in, want string }{
		{first + "\n{", "line 2: not a sitting or review"},
		{"\n\n[]", "line 3: not a sitting or review"},
		{"{}", "line 1: the line has no version"},
		{`{"version":1}`, "line 1: the line has neither"},
		{`{"version":2,"more":[]}`, "newer version"},
		{`{"version":2,"review":` + second[len(`{"version":1,"review":`):], "newer version"},
		{strings.Replace(first, `"version":1,"id"`, `"version":2,"id"`, 1), "newer version"},
		{strings.Replace(first, `"seed"`, `"seeds"`, 1), "unknown field"},
		{strings.Replace(first, `"id":"a1`, `"id":"xx`, 1), "line 1: the record's id is not 32"},
		{strings.Replace(first, `"points":1,`, `"points":1e300,`, 1), "line 1: question 1: its points are none"},
		{first + " " + second, "line 1: something follows"},
		{strings.Replace(second, `"again"`, `"never"`, 1), `line 1: the review's rating is none: "never"`},
		{strings.Replace(second, `"2026-11-20"`, `"2026-02-30"`, 1), "line 1: the review's day is no date"},
		{strings.Replace(second, `"card":"riv-3"`, `"card":""`, 1), "line 1: the review names no card"},
		{strings.Replace(second, `"took_ms":3450`, `"took_ms":-1`, 1), "line 1: the review took less"},
		{strings.Repeat(" ", 25<<20), "line 1: is over 24 MB"},
	} {
		s, err := ReadJSONL(strings.NewReader(c.in))
		if err == nil || !strings.Contains(err.Error(), c.want) || s != nil {
			t.Errorf("%.60q: %v, want %q", c.in, err, c.want)
		}
	}
	if _, err := ReadJSONL(strings.NewReader(`{"version":7}`)); !errors.Is(err, exam.ErrVersion) {
		t.Errorf("a newer version: %v", err)
	}
	if s, err := ReadJSONL(strings.NewReader("\n" + first + "\r\n\n" + second)); err != nil || len(s.Sittings) != 1 || len(s.Reviews) != 1 {
		t.Errorf("empty lines, and none at the end: %v", err)
	}
}

// FuzzReadJSONL: what is accepted is written to a file that reads the same, and every format takes it.
func FuzzReadJSONL(f *testing.F) {
	f.Add(write(f, format(f, "jsonl"), &Set{Sittings: ordinary().Sittings[2:], Reviews: ordinary().Reviews[:2]}))
	f.Add([]byte(`{"version":1,"review":{"id":"-","card":"=","at":"0001-01-01T00:00:01-23:59","day":"0000-01-01","rating":"easy"}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := ReadJSONL(bytes.NewReader(data))
		if err != nil {
			return
		}
		once := write(t, format(t, "jsonl"), s)
		again, err := ReadJSONL(bytes.NewReader(once))
		if err != nil {
			t.Fatalf("%v: of %s", err, once)
		}
		same(t, s, again)
		if twice := write(t, format(t, "jsonl"), again); !bytes.Equal(once, twice) {
			t.Fatalf("%s\n%s", once, twice)
		}
		for _, format := range Formats() {
			out := write(t, format, s)
			switch format.Name {
			case "xapi":
				checkStatements(t, out)
			case "html":
				checkHTML(t, out)
			}
		}
	})
}
