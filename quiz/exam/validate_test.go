package exam

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"sabaq/decks"
)

// whole returns a sitting's record with an answer of every form.
func whole(t testing.TB) Record {
	t.Helper()
	c := newClock()
	s := begin(t, c, Plan{Sort: true, Self: true})
	for i := range s.Len() {
		s.Go(i)
		c.pass(time.Second)
		switch it := s.Item(i); it.Form {
		case Choose:
			must(t, s.Answer(Response{Chosen: []int{1}}))
		case Tick:
			must(t, s.Answer(Response{Chosen: []int{0, 2}}))
		case Arrange:
			must(t, s.Answer(Response{Chosen: []int{2, 0, 1}}))
		default:
			must(t, s.Answer(Response{Text: "Indus"}))
		}
	}
	must(t, s.HandIn())
	return s.Record()
}

func TestRecordRoundTrip(t *testing.T) {
	rec := whole(t)
	text, err := json.Marshal(rec)
	must(t, err)
	got, err := Decode(bytes.NewReader(text))
	must(t, err)
	// Times compare by what they are, not by how their zone is held.
	second, err := json.Marshal(got)
	must(t, err)
	if !bytes.Equal(text, second) {
		t.Errorf("written %s\nread and written %s", text, second)
	}
	if !strings.Contains(string(text), `"started":"2026-11-22T09:00:00+05:00"`) {
		t.Error("the record's times have no offset")
	}
	again, problems := Remark(got, Cards(rivers(t)))
	if len(problems) != 0 || Total(again) != Total(rec) {
		t.Errorf("marked again: %+v, %v, was %+v", Total(again), problems, Total(rec))
	}
	for i := range again.Items {
		if !reflect.DeepEqual(again.Items[i].Mark, rec.Items[i].Mark) || again.Items[i].Correct != rec.Items[i].Correct {
			t.Errorf("%s: %+v, was %+v", again.Items[i].Card, again.Items[i], rec.Items[i])
		}
	}
}

func TestValidate(t *testing.T) {
	choose, order, tick := 1, 8, 2 // r-bbbb, r-gggg, r-cccc
	for name, c := range map[string]struct {
		break_ func(*Record)
		want   string
	}{
		"newer":         {func(r *Record) { r.Version = 2 }, "newer version"},
		"no version":    {func(r *Record) { r.Version = 0 }, "no version"},
		"id":            {func(r *Record) { r.ID = "../../x" }, "id"},
		"id in caps":    {func(r *Record) { r.ID = strings.Repeat("A", 32) }, "id"},
		"fingerprint":   {func(r *Record) { r.Fingerprint = "" }, "fingerprint"},
		"learner":       {func(r *Record) { r.Learner = strings.Repeat("x", maxName+1) }, "name"},
		"title":         {func(r *Record) { r.Title = strings.Repeat("x", maxName+1) }, "name"},
		"no start":      {func(r *Record) { r.Started = time.Time{} }, "began"},
		"year 10000":    {func(r *Record) { r.Started = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) }, "began"},
		"ended, no how": {func(r *Record) { r.End = "" }, "ended"},
		"runs, but how": {func(r *Record) { r.Ended = time.Time{} }, "ended"},
		"how":           {func(r *Record) { r.End = "cheated" }, "ended"},
		"minutes NaN":   {func(r *Record) { r.Minutes = math.NaN() }, "time allowed"},
		"minutes":       {func(r *Record) { r.Minutes = -1 }, "time allowed"},
		"minutes inf":   {func(r *Record) { r.Minutes = math.Inf(1) }, "time allowed"},
		"pass":          {func(r *Record) { r.Pass = 101 }, "passing"},
		"penalty":       {func(r *Record) { r.Penalty = -0.1 }, "penalty"},
		"many items": {func(r *Record) {
			for i := range MaxItems {
				it := r.Items[0]
				it.Card = "x-" + strconv.Itoa(i)
				r.Items = append(r.Items, it)
			}
		}, "at most 1000"},
		"a card twice":   {func(r *Record) { r.Items[1] = r.Items[0] }, "question 2: its card was asked before"},
		"card":           {func(r *Record) { r.Items[0].Card = "a b" }, "question 1: its card"},
		"no card":        {func(r *Record) { r.Items[0].Card = "" }, "its card"},
		"kind":           {func(r *Record) { r.Items[0].Kind = "essay" }, "kind"},
		"form":           {func(r *Record) { r.Items[0].Form = "shout" }, "form"},
		"question":       {func(r *Record) { r.Items[0].Question = strings.Repeat("x", maxText+1) }, "a text"},
		"section":        {func(r *Record) { r.Items[0].Section = strings.Repeat("x", maxName+1) }, "section"},
		"tags":           {func(r *Record) { r.Items[0].Tags = make([]string, maxTags+1) }, "tags"},
		"tag":            {func(r *Record) { r.Items[0].Tags = []string{strings.Repeat("x", maxTag+1)} }, "tag"},
		"options":        {func(r *Record) { r.Items[choose].Options = make([]string, MaxOptions+1) }, "options"},
		"option":         {func(r *Record) { r.Items[choose].Options[0] = strings.Repeat("x", maxText+1) }, "option"},
		"same options":   {func(r *Record) { r.Items[choose].Options[0] = r.Items[choose].Options[1] }, "the same"},
		"need":           {func(r *Record) { r.Items[0].Need = -1 }, "points that no list has"},
		"at":             {func(r *Record) { r.Items[0].At = time.Date(-5, 1, 1, 0, 0, 0, 0, time.UTC) }, "time of its answer"},
		"took":           {func(r *Record) { r.Items[0].Took = -1 }, "took"},
		"took long":      {func(r *Record) { r.Items[0].Took = math.MaxInt64 }, "took"},
		"points NaN":     {func(r *Record) { r.Items[0].Points = math.NaN() }, "points"},
		"max inf":        {func(r *Record) { r.Items[0].Max = math.Inf(1) }, "points"},
		"max below 0":    {func(r *Record) { r.Items[0].Max = -1 }, "points"},
		"text":           {func(r *Record) { r.Items[0].Text = strings.Repeat("x", MaxAnswer+1) }, "at most 4 KB"},
		"text to choose": {func(r *Record) { r.Items[choose].Text = "1960" }, "choosing"},
		"chosen to type": {func(r *Record) { r.Items[0].Chosen = []int{0} }, "typing"},
		"chosen outside": {func(r *Record) { r.Items[choose].Chosen = []int{3} }, "no option 4"},
		"chosen below":   {func(r *Record) { r.Items[choose].Chosen = []int{math.MinInt} }, "no option"},
		"chosen two":     {func(r *Record) { r.Items[choose].Chosen = []int{0, 1} }, "more options"},
		"ticks twice":    {func(r *Record) { r.Items[tick].Chosen = []int{1, 1} }, "ascending"},
		"no permutation": {func(r *Record) { r.Items[order].Chosen = []int{0, 1, 1} }, "each of the items once"},
		"part of it":     {func(r *Record) { r.Items[order].Chosen = []int{0, 1} }, "each of the items once"},
	} {
		rec := whole(t)
		c.break_(&rec)
		err := rec.Validate()
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	rec := whole(t)
	must(t, rec.Validate())
	rec.Version = 2
	if err := rec.Validate(); !errors.Is(err, ErrVersion) {
		t.Errorf("version 2: %v", err)
	}
}

func TestDecodeRefused(t *testing.T) {
	text, err := json.Marshal(whole(t))
	must(t, err)
	for name, in := range map[string]string{
		"nothing":     "",
		"null":        "null",
		"a list":      "[]",
		"two records": string(text) + string(text),
		"cut":         string(text[:len(text)/2]),
		"infinite":    strings.Replace(string(text), `"minutes":10`, `"minutes":1e999`, 1),
		"deep":        strings.Repeat("[", 100_000),
		"large":       `{"x":"` + strings.Repeat("x", MaxRecord) + `"}`,
	} {
		if _, err := Decode(strings.NewReader(in)); err == nil {
			t.Errorf("%s: read", name)
		}
	}
	if _, err := Decode(strings.NewReader(strings.Replace(string(text), "{", `{"later":1,`, 1))); err != nil {
		t.Errorf("a field of later: %v", err)
	}
}

// FuzzRecord checks that no record from outside does harm: what is sound can be
// marked, summed, resumed, written and read again to the same.
func FuzzRecord(f *testing.F) {
	rec := whole(f)
	cards := Cards(rivers(f))
	seed := func(rec Record) {
		text, err := json.Marshal(rec)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	for i := range rec.Items { // short ones: the fuzzer shrinks what it finds byte by byte
		one := rec
		one.Items = rec.Items[i : i+1]
		seed(one)
	}
	rec.Ended, rec.End, rec.Items = time.Time{}, "", rec.Items[:3]
	seed(rec)
	f.Add([]byte(`{"version":1,"items":[{"form":"choose","chosen":[9],"points":1e308}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var raw Record
		if json.Unmarshal(data, &raw) != nil {
			return
		}
		// Even what Validate refuses must not panic or make a NaN.
		checkMarked(t, raw, cards)
		rec, err := Decode(bytes.NewReader(data))
		if (err == nil) != (raw.Validate() == nil) && len(data) <= MaxRecord {
			t.Fatalf("Decode says %v, Validate %v", err, raw.Validate())
		}
		if err != nil {
			return
		}
		marked := checkMarked(t, rec, cards)
		if err := marked.Validate(); err != nil {
			t.Fatalf("marked, it is unsound: %v", err)
		}
		text, err := json.Marshal(marked)
		if err != nil {
			t.Fatal(err)
		}
		back, err := Decode(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if again, _ := Remark(back, cards); Total(again) != Total(marked) {
			t.Fatalf("%+v, read again %+v", Total(marked), Total(again))
		}
		if len(rec.Items) == 0 {
			return
		}
		s, err := Resume(rec, cards, newClock().now)
		if err != nil {
			t.Fatal(err)
		}
		s.NextOpen()
		_ = s.Answer(Response{Text: "x"})
		_ = s.Judge(s.Current(), 1)
		_ = s.HandIn()
		kept := s.Record()
		if err := kept.Validate(); err != nil || !s.Over() {
			t.Fatalf("handed in, it is unsound: %v", err)
		}
	})
}

// checkMarked marks a record and checks the marks.
func checkMarked(t *testing.T, rec Record, cards func(string) *decks.Card) Record {
	marked, _ := Remark(rec, cards)
	points, penalty := 0.0, share(rec.Penalty)
	for i := range marked.Items {
		it := &marked.Items[i]
		if !(it.Points <= it.Max && it.Points >= -penalty*it.Max && it.Max <= maxWeight) || it.Void && it.Max != 0 {
			t.Fatalf("item %d: %+v", i, it.Mark)
		}
		if !it.Self {
			points += it.Points
		}
	}
	total := Total(marked)
	if math.Abs(total.Points-points) > 1e-9 || math.IsNaN(total.Percent) || math.Abs(total.Percent) > 100+1e-9 {
		t.Fatalf("%+v, the sum is %v", total, points)
	}
	for _, x := range []float64{Total(rec).Percent, Total(rec).Points} {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			t.Fatalf("unmarked: %+v", Total(rec))
		}
	}
	return marked
}
