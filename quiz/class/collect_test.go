package class

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"sabaq/quiz/exam"
)

const roster3 = "id,email,name\n17,amina@example.org,Amina Noor\n18,babar@example.org,Babar Khan\n19,c@example.org,\"Dil, Carim\"\n"

// ofKind returns the findings of a kind as "learners: text".
func ofKind(g *Gradebook, kind Kind) []string {
	var found []string
	for _, f := range g.Findings {
		if f.Kind == kind {
			found = append(found, strings.Join(f.Learners, "+")+": "+f.Text)
		}
	}
	return found
}

func TestPolicy(t *testing.T) {
	key := rivers(t)
	r := newRecords(key, 3)
	weak, strong, later := r.sat(noon, 0), r.sat(noon.Add(time.Hour), 1), r.sat(noon.Add(2*time.Hour), 1)
	middle := r.sat(noon.Add(3*time.Hour), 1)
	middle.Items[0].Text = "the Nile"
	in := source("a", file(t, key, "amina", weak, strong, later, middle))
	for policy, want := range map[Policy]string{First: weak.ID, Best: strong.ID, Last: middle.ID, "": strong.ID} {
		g := collect(t, Options{Key: key, Policy: policy}, in)
		if got := g.Learners[0].Counted(); got == nil || got.Sitting != want {
			t.Errorf("policy %q counts %v, want %s", policy, got, want)
		}
	}
	if _, err := Collect(t.Context(), nil, Options{Key: key, Policy: "worst"}); err == nil {
		t.Error("a policy that there is not is taken")
	}
	if _, err := Collect(t.Context(), nil, Options{}); err == nil {
		t.Error("no key, and no error")
	}
}

// Claimed scores change nothing.
func TestRemarked(t *testing.T) {
	key := rivers(t)
	rec := newRecords(key, 4).sat(noon, 0)
	honest := collect(t, Options{Key: key}, source("a", file(t, key, "amina", rec)))
	for i := range rec.Items {
		rec.Items[i].Points, rec.Items[i].Max, rec.Items[i].Right = 3, 3, true
	}
	g := collect(t, Options{Key: key}, source("a", file(t, key, "amina", rec)))
	a, b := honest.Learners[0].Counted(), g.Learners[0].Counted()
	if a.Totals != b.Totals || b.Points > 2 {
		t.Errorf("marked %+v, with a claim %+v", a.Totals, b.Totals)
	}
	if got := ofKind(g, OtherClaim); len(got) != 1 || !strings.HasPrefix(got[0], "amina: it claims 15 of 15 points; marked with this deck it has ") {
		t.Errorf("findings %q", got)
	}
	if got := ofKind(honest, OtherClaim); got != nil {
		t.Errorf("findings %q", got)
	}
}

// A corrected deck marks what was answered before the correction.
func TestCorrectedKey(t *testing.T) {
	old := rivers(t)
	rec := newRecords(old, 4).sat(noon, 1)
	corrected := keyOf(t, "rivers.md", strings.NewReplacer("- [ ] Oxus", "- [x] Oxus", "- [x] Kabul", "- [ ] Kabul").Replace(riverDeck))
	g := collect(t, Options{Key: corrected}, source("a", file(t, old, "amina", rec)))
	if a := g.Learners[0].Counted(); a.Max != 6 || a.Points != 4 || a.Wrong != 1 {
		t.Errorf("marked %+v", a.Totals)
	}
	if got := ofKind(g, OtherVersion); len(got) != 1 {
		t.Errorf("findings %q", g.Findings)
	}
	// The same with the cards gone: nothing of it is of this deck.
	other := keyOf(t, "other.md", "Q: What?\n= that\n<!-- id: o-1 -->\n")
	g = collect(t, Options{Key: other}, source("a", file(t, old, "amina", rec)))
	if g.Learners[0].Counted() != nil {
		t.Error("a sitting of another deck counts")
	}
	if got := ofKind(g, OtherDeck); len(got) != 1 || got[0] != `amina: none of its 5 questions is in this deck: it is of "rivers"` {
		t.Errorf("findings %q", got)
	}
}

func TestFindings(t *testing.T) {
	key := rivers(t)
	type in struct {
		learner string
		change  func(*exam.Record)
	}
	same := func(*exam.Record) {}
	base := newRecords(key, 5).sat(noon, 1)
	tests := []struct {
		name string
		in   []in
		kind Kind
		want []string
	}{
		{"all well", []in{{"17", same}}, Times, nil},
		{"unknown", []in{{"zafar", same}}, UnknownLearner, []string{"zafar: handed in, but nobody"}},
		{"nothing handed in", []in{{"17", same}, {"18", same}}, NoHandIn, []string{"19: nothing was handed in"}},
		{"exact id", []in{{"17", same}, {"amina@example.org", same}}, TakenFor, nil},
		{"folded address", []in{{"Amina@Example.org", same}}, TakenFor, []string{`17: handed in as "Amina@Example.org"`}},
		{"name", []in{{"babar  KHAN", same}}, TakenFor, []string{`18: handed in as "babar  KHAN"`}},
		{"name the other way round", []in{{"Carim Dil", same}}, TakenFor, []string{`19: handed in as "Carim Dil"`}},
		{"ended before it began", []in{{"17", func(r *exam.Record) { r.Ended = r.Started.Add(-time.Minute) }}}, Times, []string{"17: it ended before"}},
		{"too long", []in{{"17", func(r *exam.Record) { r.Ended = r.Started.Add(3 * time.Hour) }}}, Times, []string{"17: it took 3h0m0s of 1h0m0s allowed"}},
		{"in the future", []in{{"17", func(r *exam.Record) {
			r.Started, r.Ended = r.Started.AddDate(1, 0, 0), r.Ended.AddDate(1, 0, 0)
			for i := range r.Items {
				r.Items[i].At = time.Time{}
			}
		}}}, Times, []string{"17: it is dated in the future"}},
		{"answers outside", []in{{"17", func(r *exam.Record) { r.Items[1].At = r.Ended.Add(time.Hour) }}}, Times, []string{"17: 1 answer was given outside"}},
		{"long questions", []in{{"17", func(r *exam.Record) { r.Items[1].Took = 3600_000 }}}, Times, []string{"17: its questions took 1h0m4s"}},
		{"overlap", []in{{"17", same}, {"17", func(r *exam.Record) {
			r.ID = strings.Repeat("a", 32)
			r.Started = r.Started.Add(time.Second)
		}}}, Overlap, []string{"17: two sittings ran at the same time"}},
		{"one after another", []in{{"17", same}, {"17", func(r *exam.Record) {
			r.ID = strings.Repeat("a", 32)
			r.Started, r.Ended = r.Ended, r.Ended.Add(time.Minute)
		}}}, Overlap, nil},
		{"two contents", []in{{"17", same}, {"17", func(r *exam.Record) { r.Title = "?" }}}, Conflict, []string{"17: handed in 2 times with different contents"}},
		{"shared", []in{{"17", same}, {"18", same}}, SharedSitting, []string{"17+18: handed in the same sitting"}},
		{"another paper", []in{{"17", same}, {"18", same}, {"19", func(r *exam.Record) { r.Items = r.Items[:2]; r.Penalty = .25 }}}, OtherPaper,
			[]string{"19: sat 2 questions, 60 minutes, penalty 0.25; most sat 5 questions, 60 minutes"}},
		{"made-up options", []in{{"17", func(r *exam.Record) { r.Items[2].Options = []string{"Kabul", "No"}; r.Items[2].Chosen = []int{0} }}}, NotAsAsked,
			[]string{"17: 1 question had other options, though it says"}},
		{"made-up cards", []in{{"17", func(r *exam.Record) { r.Items[2].Card = "x" }}}, NotAsAsked,
			[]string{"17: 1 question can't be marked with this deck, though"}},
		{"made-up wording", []in{{"17", func(r *exam.Record) { r.Items[0].Question = "Easy?" }}}, NotAsAsked,
			[]string{"17: 1 question was worded otherwise, though"}},
		{"other version", []in{{"17", func(r *exam.Record) { r.Fingerprint = strings.Repeat("b", 64) }}, {"18", func(r *exam.Record) { r.Fingerprint = strings.Repeat("b", 64) }}},
			OtherVersion, []string{"17+18: sat another version of the deck (bbbbbbbbbbbb...)"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var files []Source
			for i, in := range tt.in {
				rec := base
				rec.Items = slices.Clone(rec.Items)
				in.change(&rec)
				files = append(files, source(fmt.Sprint(i), file(t, key, in.learner, rec)))
			}
			g := collect(t, Options{Key: key, Roster: rosterOf(t, roster3), Now: noon.Add(4 * time.Hour)}, files...)
			got := ofKind(g, tt.kind)
			if len(got) != len(tt.want) {
				t.Fatalf("%s: %q\nwant %q", tt.kind, got, tt.want)
			}
			for i := range got {
				if !strings.HasPrefix(got[i], tt.want[i]) {
					t.Errorf("%q, want %q...", got[i], tt.want[i])
				}
			}
		})
	}
}

// A broken chain is said of the learner, and the sitting counts all the same; the same
// sitting with a whole chain mends it.
func TestBrokenChainCounts(t *testing.T) {
	key := rivers(t)
	data := file(t, key, "amina", newRecords(key, 6).sat(noon, 1))
	broken := source("b", data[:len(data)-10])
	g := collect(t, Options{Key: key}, broken)
	if g.Learners[0].Counted() == nil || len(ofKind(g, BrokenChain)) != 1 || len(g.Problems) != 2 {
		t.Errorf("%+v", g)
	}
	g = collect(t, Options{Key: key}, broken, source("a", data))
	if got := ofKind(g, BrokenChain); got != nil {
		t.Errorf("%q", got)
	}
}

func TestPenalty(t *testing.T) {
	key := rivers(t)
	rec := newRecords(key, 7).sat(noon, 0)
	penalty := 0.5
	for _, tt := range []struct {
		penalty *float64
		minus   float64
	}{{nil, 0}, {&penalty, 0.5*1 + 0.5*2}} {
		g := collect(t, Options{Key: key}, source("a", file(t, key, "amina", rec)))
		with := collect(t, Options{Key: key, Penalty: tt.penalty}, source("a", file(t, key, "amina", rec)))
		if got := g.Learners[0].Counted().Points - with.Learners[0].Counted().Points; got != tt.minus {
			t.Errorf("the penalty costs %v, want %v", got, tt.minus)
		}
	}
}

func TestCollectGoesOn(t *testing.T) {
	key := rivers(t)
	good := source("good", file(t, key, "amina", newRecords(key, 8).sat(noon, 1)))
	missing := Source{"gone", func() (io.ReadCloser, error) { return nil, errors.New("no such thing") }}
	var seen []int
	g := collect(t, Options{Key: key, Workers: 2, Progress: func(done, total int) {
		if total != 3 {
			t.Errorf("total %d", total)
		}
		seen = append(seen, done)
	}}, missing, good, source("junk", []byte("junk")))
	if g.Files != 3 || g.HandIns != 1 || len(g.Learners) != 1 || !slices.Equal(seen, []int{1, 2, 3}) {
		t.Errorf("%d files, %d hand-ins, %d learners, progress %v", g.Files, g.HandIns, len(g.Learners), seen)
	}
	if len(g.Problems) != 2 || g.Problems[0].String() != "gone: no such thing" || g.Problems[1].File != "junk" {
		t.Errorf("problems %q", g.Problems)
	}
}

func TestCollectInterrupted(t *testing.T) {
	key := rivers(t)
	data := file(t, key, "amina", newRecords(key, 9).sat(noon, 1))
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	opened := 0
	many := make([]Source, 1000)
	for i := range many {
		many[i] = Source{"f", func() (io.ReadCloser, error) {
			if opened++; opened == 3 {
				cancel()
			}
			return io.NopCloser(bytes.NewReader(data)), nil
		}}
	}
	g, err := Collect(ctx, many, Options{Key: key, Workers: 1})
	if !errors.Is(err, context.Canceled) || g != nil || opened != 3 {
		t.Errorf("%v, %v after %d files", g, err, opened)
	}
}
