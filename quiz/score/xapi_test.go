package score

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"sabaq/quiz/exam"
)

// The rules of xAPI 1.0.3, part two, that our statements can break.
var (
	uuidForm     = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	durationForm = regexp.MustCompile(`^PT\d+(\.\d{1,2})?S$`)
	optionForm   = regexp.MustCompile(`^o-[0-9a-f]{12}$`)
)

// statements reads what WriteXAPI wrote.
func statements(t *testing.T, data []byte) []statement {
	t.Helper()
	var list []statement
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&list); err != nil {
		t.Fatal(err)
	}
	return list
}

func checkStatements(t *testing.T, data []byte) {
	t.Helper()
	for i, st := range statements(t, data) {
		if err := broken(&st); err != nil {
			t.Fatalf("statement %d (%s): %v", i, st.Verb.ID, err)
		}
	}
	if hasNull(data) {
		t.Fatal("a value is null, which is forbidden outside extensions")
	}
}

// hasNull reports whether a value in a JSON document is null.
func hasNull(data []byte) bool {
	dec := json.NewDecoder(bytes.NewReader(data))
	for {
		token, err := dec.Token()
		if err != nil {
			return false
		}
		if token == nil {
			return true
		}
	}
}

// broken returns the first rule that a statement breaks.
func broken(st *statement) error {
	verb, ours := strings.CutPrefix(st.Verb.ID, "http://adlnet.gov/expapi/verbs/")
	_, timeErr := time.Parse(time.RFC3339, st.Timestamp)
	switch {
	case !uuidForm.MatchString(st.ID):
		return fmt.Errorf("id %s", st.ID)
	case st.Actor.ObjectType != "Agent" || !isIRI(st.Actor.Account.HomePage) || st.Actor.Account.Name == "":
		return fmt.Errorf("actor %+v", st.Actor)
	case !ours || !slices.Contains([]string{"attempted", "answered", "completed", "passed", "failed", "interacted"}, verb) || st.Verb.Display["en"] != verb:
		return fmt.Errorf("verb %+v", st.Verb)
	case timeErr != nil || strings.HasSuffix(st.Timestamp, "-00:00"):
		return fmt.Errorf("timestamp %s", st.Timestamp)
	}
	if err := brokenActivity(&st.Object); err != nil {
		return err
	}
	if c := st.Context; c != nil {
		if c.Registration != "" && !uuidForm.MatchString(c.Registration) {
			return fmt.Errorf("registration %s", c.Registration)
		}
		if c.Activities != nil {
			for i := range c.Activities.Parent {
				if err := brokenActivity(&c.Activities.Parent[i]); err != nil {
					return err
				}
			}
		}
	}
	if st.Result != nil {
		return brokenResult(st.Result)
	}
	return nil
}

func brokenResult(r *result) error {
	if s := r.Score; s != nil && !(s.Scaled >= -1 && s.Scaled <= 1 && s.Min <= s.Raw && s.Raw <= s.Max && s.Min < s.Max) {
		return fmt.Errorf("score %+v", *s)
	}
	if r.Duration != "" && !durationForm.MatchString(r.Duration) {
		return fmt.Errorf("duration %s", r.Duration)
	}
	for key := range r.Extensions {
		if !isIRI(key) {
			return fmt.Errorf("extension %s", key)
		}
	}
	return nil
}

func brokenActivity(a *activity) error {
	if a.ObjectType != "Activity" || !isIRI(a.ID) {
		return fmt.Errorf("activity %+v", a)
	}
	d := a.Definition
	if d == nil || !isIRI(d.Type) {
		return fmt.Errorf("definition %+v", d)
	}
	if d.Interaction == "" && (d.Correct != nil || d.Choices != nil) {
		return fmt.Errorf("%+v has no type of interaction", d)
	}
	if (len(d.Choices) > 0) != (d.Interaction == choice || d.Interaction == sequencing) {
		return fmt.Errorf("%s has %d choices", d.Interaction, len(d.Choices))
	}
	seen := map[string]bool{}
	for _, c := range d.Choices {
		if !optionForm.MatchString(c.ID) || seen[c.ID] {
			return fmt.Errorf("choice %s", c.ID)
		}
		seen[c.ID] = true
	}
	for _, m := range []language{d.Name, d.Description} {
		for tag, text := range m {
			if tag != "und" || text == "" {
				return fmt.Errorf("language %s: %q", tag, text)
			}
		}
	}
	for _, pattern := range d.Correct {
		for _, one := range strings.Split(pattern, delimiter) {
			switch {
			case d.Interaction == trueFalse && one != "true" && one != "false",
				(d.Interaction == choice || d.Interaction == sequencing) && !seen[one],
				strings.HasPrefix(one, "{"):
				return fmt.Errorf("pattern %q of %s", pattern, d.Interaction)
			}
		}
	}
	return nil
}

// isIRI reports whether s is an absolute IRI with nothing in it that has to be escaped.
func isIRI(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.IsAbs() && u.Host != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return r <= ' ' || r > '~' || strings.ContainsRune(`"<>\^{|}`+"`", r)
	})
}

func TestXAPI(t *testing.T) {
	for _, s := range []*Set{ordinary(), hostile(), proper(), {}} {
		checkStatements(t, write(t, format(t, "xapi"), s))
	}
}

// TestXAPIStatements checks the statements of one sitting, one by one.
func TestXAPIStatements(t *testing.T) {
	s := ordinary()
	s.Sittings, s.Reviews = s.Sittings[:1], s.Reviews[:1]
	list := statements(t, write(t, format(t, "xapi"), s))
	type want struct {
		verb        string
		interaction interaction
		correct     string
		response    string
		success     string // yes, no or nothing
		score       string
	}
	id := func(texts ...string) string { return optionIDs(texts) }
	wants := []want{
		{"attempted", "", "", "", "", ""},
		{"answered", fillIn, "the Indus", "the Indus", "yes", "1 of 0..1"},
		{"answered", choice, id("the Helmand"), id("the Indus"), "no", "-0.5 of -0.5..2"},
		{"answered", trueFalse, "true", "true", "yes", "1 of -0.25..1"},
		{"answered", choice, id("the Kabul", "the Kunar"), id("the Kabul", "the Kunar"), "yes", "1 of 0..1"},
		{"answered", fillIn, "", "khyber[,]the Alps", "no", "1.5 of 0..3"},
		{"answered", sequencing, id("Khyber", "Gomal", "Bolan"), id("Khyber", "Bolan", "Gomal"), "no", "0.6667 of 0..1"},
		{"answered", longFillIn, "", "money", "no", "1 of 0..2"},
		{"answered", longFillIn, "", "they like to", "", ""},
		{"answered", fillIn, "Sistan basin", "sea", "", ""}, // void
		{"completed", "", "", "", "", "4.6667 of -0.75..10"},
		{"failed", "", "", "", "no", "4.6667 of -0.75..10"},
		{"interacted", "", "", "again", "no", ""},
	}
	if len(list) != len(wants) {
		t.Fatalf("%d statements, want %d", len(list), len(wants))
	}
	for i, w := range wants {
		st := &list[i]
		got := want{verb: strings.TrimPrefix(st.Verb.ID, "http://adlnet.gov/expapi/verbs/"), interaction: st.Object.Definition.Interaction,
			correct: strings.Join(st.Object.Definition.Correct, " or ")}
		if r := st.Result; r != nil {
			if r.Response != nil {
				got.response = *r.Response
			}
			if r.Success != nil {
				got.success = yesNo(*r.Success)
			}
			if r.Score != nil {
				got.score = fmt.Sprintf("%v of %v..%v", r.Score.Raw, r.Score.Min, r.Score.Max)
			}
		}
		if got != w {
			t.Errorf("statement %d:\n%+v, want\n%+v", i, got, w)
		}
		if st.Actor.Account.Name != "ayesha-07" {
			t.Errorf("statement %d is of %s", i, st.Actor.Account.Name)
		}
	}
	if done := list[10].Result; done.Completion == nil || !*done.Completion || done.Duration != "PT237.72S" {
		t.Errorf("completed: %+v", done)
	}
	if got := list[1]; got.Timestamp != "2026-11-03T09:15:44.250+05:00" || got.Object.ID != base+"decks/rivers/cards/riv-1/fill-in" || got.Context.Activities.Parent[0].ID != base+"decks/rivers" {
		t.Errorf("answered: %+v", got)
	}
}

// TestXAPIIDs: the same again gives the same ids; anything else gives others.
func TestXAPIIDs(t *testing.T) {
	ids := func(s *Set) map[string]bool {
		all := map[string]bool{}
		list := statements(t, write(t, format(t, "xapi"), s))
		for _, st := range list {
			all[st.ID] = true
		}
		if len(all) != len(list) {
			t.Errorf("%d ids for %d statements", len(all), len(list))
		}
		return all
	}
	first := ids(ordinary())
	part := ordinary()
	part.Sittings = part.Sittings[1:2]
	for id := range ids(part) {
		if !first[id] {
			t.Errorf("%s is new, though it was there", id)
		}
	}
	other := ordinary()
	other.Learner = "bilal"
	for i := range other.Sittings {
		other.Sittings[i].Learner = "bilal"
	}
	for id := range ids(other) {
		if first[id] {
			t.Errorf("%s is of two learners", id)
		}
	}
	if uuid("a", "b") == uuid("ab") || uuid("a", "b") == uuid("a", "b", "") || uuid("1:a") == uuid("a") {
		t.Error("parts run together")
	}
	// Version 5 of the parts as written out, computed with another program (Python's uuid.uuid5).
	if got, want := uuid("statement", "x"), "0c2dbd4e-e01c-51be-a5fe-bf2df10faba3"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestXAPIShuffled: another order of the options gives the same definition and the same response.
func TestXAPIShuffled(t *testing.T) {
	it := items(at(1, 1, 1, time.UTC))[1]
	other := it
	other.Options = []string{it.Options[2], it.Options[0], it.Options[1]}
	other.Chosen = []int{1}
	a, _ := json.Marshal(itemActivity("d", &it))
	b, _ := json.Marshal(itemActivity("d", &other))
	if !bytes.Equal(a, b) || *itemResult(&it, 0).Response != *itemResult(&other, 0).Response {
		t.Errorf("%s\n%s", a, b)
	}
}

func TestPattern(t *testing.T) {
	for _, c := range []struct {
		name string
		it   exam.Item
		want []string
	}{
		{"an option that isn't there", exam.Item{Form: exam.Choose, Options: []string{"a", "b"}, Correct: "c"}, nil},
		{"some of many", exam.Item{Form: exam.Tick, Need: 1, Options: []string{"a", "b", "c"}, Correct: "- a\n- b"}, nil},
		{"all of them", exam.Item{Form: exam.Tick, Need: 2, Options: []string{"a", "b", "c"}, Correct: "- a\n- b"}, []string{optionIDs([]string{"a", "b"})}},
		{"one to tick", exam.Item{Form: exam.Tick, Options: []string{"a", "b"}, Correct: "b"}, []string{optionID("b")}},
		{"several lines in a point", exam.Item{Form: exam.Arrange, Options: []string{"a\nx", "b"}, Correct: "1. b\n2. a\n   x"}, []string{optionIDs([]string{"b", "a\nx"})}},
		{"delimiters", exam.Item{Form: exam.Type, Correct: "{lang=en}a[,]b"}, []string{" {lang=en}a[ , ]b"}},
		{"nothing", exam.Item{Form: exam.Type}, nil},
	} {
		if got := interactionOf(&c.it).pattern(&c.it); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestListed(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"", nil}, {"a", nil}, {"a\n- b", nil}, {"- a", []string{"a"}}, {"- a\n- b", []string{"a", "b"}}, {"- a\n  b\n- c", []string{"a\nb", "c"}},
		{"- a\nb", nil}, {"1. a\n2. b", []string{"a", "b"}}, {"1. a\n3. b", nil}, {"2. a", nil}, {"1. a\n   - b\n2. c", []string{"a\n- b", "c"}},
	} {
		if got := listed(c.in); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

func TestISODuration(t *testing.T) {
	for ms, want := range map[int64]string{0: "PT0S", -1: "PT0S", 9: "PT0S", 10: "PT0.01S", 1230: "PT1.23S", 1239: "PT1.23S", 60000: "PT60S", 100: "PT0.1S"} {
		if got := isoDuration(ms); got != want {
			t.Errorf("%d ms: %s, want %s", ms, got, want)
		}
	}
}

func TestScoreOf(t *testing.T) {
	if got := scoreOf(-2, -0.5, 2); got != nil {
		t.Errorf("below the least: %+v", got)
	}
	if got := scoreOf(1, 0, 0); got != nil {
		t.Errorf("nothing to earn: %+v", got)
	}
	if got := *scoreOf(2.0/3, 0, 2); got != (xapiScore{0.3333, 0.6667, 0, 2}) {
		t.Errorf("%+v", got)
	}
}
