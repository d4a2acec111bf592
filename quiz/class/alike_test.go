package class

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sabaq/quiz/exam"
)

// answersOf copies the answers of one sitting into another.
func answersOf(rec, from exam.Record) exam.Record {
	rec.Items = slices.Clone(rec.Items)
	for i := range rec.Items {
		rec.Items[i].Options, rec.Items[i].Response, rec.Items[i].Mark = from.Items[i].Options, from.Items[i].Response, from.Items[i].Mark
	}
	return rec
}

func TestAlike(t *testing.T) {
	key := manyCards(t, 40)
	r := newRecords(key, 10)
	sit := func(skill float64) exam.Record {
		return r.sat(noon.Add(time.Duration(r.rng.IntN(1e6))*time.Second), skill)
	}
	class := func(change func(recs []exam.Record)) []Source {
		recs := make([]exam.Record, 30)
		for i := range recs {
			recs[i] = sit(.6)
		}
		change(recs)
		var files []Source
		for i := range recs {
			files = append(files, source(fmt.Sprint(i), file(t, key, fmt.Sprintf("l%02d", i), recs[i])))
		}
		return files
	}
	found := func(files []Source) []string {
		var learners []string
		for _, f := range ofKind(collect(t, Options{Key: key}, files...), SameWrong) {
			learners = append(learners, f[:strings.Index(f, ":")])
		}
		return learners
	}
	tests := []struct {
		name   string
		change func([]exam.Record)
		want   []string
	}{
		{"everybody by themselves", func([]exam.Record) {}, nil},
		{"one copied", func(recs []exam.Record) { recs[7] = answersOf(recs[7], recs[3]) }, []string{"l03+l07"}},
		{"six with one set of answers", func(recs []exam.Record) {
			for _, i := range []int{4, 9, 11, 20, 28} {
				recs[i] = answersOf(recs[i], recs[2])
			}
		}, []string{"l02+l04+l09+l11+l20+l28"}},
		{"copied, one answer changed", func(recs []exam.Record) {
			recs[7] = answersOf(recs[7], recs[3])
			for i := range recs[7].Items {
				if it := &recs[7].Items[i]; it.Form == exam.Type && !it.Right {
					it.Text = "something of my own"
					return
				}
			}
		}, []string{"l03+l07"}},
		{"all right", func(recs []exam.Record) {
			for i := range recs {
				recs[i] = answersOf(recs[i], sit(1))
			}
		}, nil},
		{"a misconception of the class", func(recs []exam.Record) {
			wrong := sit(0)
			for i := range recs {
				recs[i] = answersOf(recs[i], sit(1))
				if i%2 == 0 {
					for n := range 10 {
						recs[i].Items[n].Options, recs[i].Items[n].Response = wrong.Items[n].Options, wrong.Items[n].Response
					}
				}
			}
		}, nil},
		{"four wrong answers are few", func(recs []exam.Record) {
			wrong := sit(0)
			for _, i := range []int{3, 7} {
				recs[i] = answersOf(recs[i], sit(1))
				for n := range 4 {
					recs[i].Items[n].Options, recs[i].Items[n].Response = wrong.Items[n].Options, wrong.Items[n].Response
				}
			}
		}, nil},
		{"skipped together", func(recs []exam.Record) {
			for _, i := range []int{3, 7} {
				recs[i] = answersOf(recs[i], sit(1))
				for n := range 20 {
					recs[i].Items[n].Response = exam.Response{}
				}
			}
		}, nil},
	}
	for _, tt := range tests {
		if got := found(class(tt.change)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// The look-up by rare answers finds what comparing all pairs finds.
func TestAlikeFindsAllPairs(t *testing.T) {
	key := manyCards(t, 40)
	r := newRecords(key, 11)
	var results []Result
	mark := newMarker(Options{Key: key})
	var recs []exam.Record
	for i := range 60 {
		rec := r.sat(noon, .5)
		if i > 0 { // a part of somebody else's answers
			from := recs[r.rng.IntN(len(recs))]
			for n := range r.rng.IntN(41) {
				rec.Items[n].Options, rec.Items[n].Response = from.Items[n].Options, from.Items[n].Response
			}
		}
		recs = append(recs, rec)
		results = append(results, Result{Learner: Learner{ID: fmt.Sprintf("l%02d", i)}, counted: mark.mark(&rec, [32]byte{}, true)})
	}
	for least := 1; least < 12; least++ {
		want := make(map[string]bool)
		papers := comparable(results, least)
		for i := range papers {
			for j := range i {
				same := common(papers[i].wrong, papers[j].wrong)
				if of := len(papers[i].wrong) + len(papers[j].wrong) - same; same >= least && float64(same) >= alikeShare*float64(of) {
					want[papers[j].learner+"+"+papers[i].learner] = true
				}
			}
		}
		got := make(map[string]bool)
		for _, f := range alike(results, least) {
			slices.Sort(f.Learners)
			for i := range f.Learners {
				for j := range i {
					got[f.Learners[j]+"+"+f.Learners[i]] = true
				}
			}
		}
		if len(want) == 0 || len(got) < len(want) {
			t.Errorf("at least %d: %d pairs found, %d are there", least, len(got), len(want))
		}
		for pair := range want {
			if !got[pair] {
				t.Errorf("at least %d: %s not found", least, pair)
			}
		}
	}
}
