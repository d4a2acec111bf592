package score

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"sabaq/quiz"
)

func TestSelect(t *testing.T) {
	s := ordinary()
	running := record("e5", at(1, 1, 1, karachi))
	running.End, running.Ended = "", time.Time{}
	s.Sittings = append(s.Sittings, running)
	slices.Reverse(s.Sittings)
	slices.Reverse(s.Reviews)
	ids := func(s *Set) (ids []string) {
		for _, rec := range s.Sittings {
			ids = append(ids, rec.ID[:2])
		}
		for _, r := range s.Reviews {
			ids = append(ids, r.ID[17:])
		}
		return ids
	}
	for _, c := range []struct {
		name   string
		filter Filter
		want   []string
	}{
		{"all that has ended, in order", Filter{}, []string{"a1", "b2", "c3", "1", "3", "6", "8"}},
		{"from a sitting's very beginning", Filter{Since: at(10, 18, 5, kathman)}, []string{"b2", "c3", "1", "3", "6", "8"}},
		{"until a sitting's very beginning", Filter{Until: at(10, 18, 5, kathman)}, []string{"a1"}},
		{"between, in another zone", Filter{Since: at(10, 0, 0, time.UTC), Until: at(20, 2, 1, time.UTC)}, []string{"b2", "1"}},
		{"a deck", Filter{Deck: "Chess, first steps"}, []string{"c3"}},
		{"a deck's name is not a part", Filter{Deck: "river"}, nil},
		{"a learner has what is unnamed", Filter{Learner: "ayesha-07"}, []string{"a1", "b2", "c3", "1", "3", "6", "8"}},
		{"another learner", Filter{Learner: "bilal"}, nil},
	} {
		before := len(s.Sittings)
		got := s.Select(c.filter)
		if !slices.Equal(ids(got), c.want) || got.Learner != s.Learner {
			t.Errorf("%s: %v, want %v", c.name, ids(got), c.want)
		}
		if len(s.Sittings) != before || s.Sittings[0].ID != running.ID {
			t.Errorf("%s: the set itself changed", c.name)
		}
	}
	s.Learner = ""
	if got := ids(s.Select(Filter{Learner: "ayesha-07"})); !slices.Equal(got, []string{"a1", "b2"}) {
		t.Errorf("what is unnamed is nobody's: %v", got)
	}
}

// TestReviews follows a card through its edits and leaves out what was taken back.
func TestReviews(t *testing.T) {
	got := Reviews(events())
	var cards, was []string
	for _, r := range got {
		cards, was = append(cards, r.Card), append(was, r.Was)
		if err := r.validate(); err != nil {
			t.Errorf("%s: %v", r.ID, err)
		}
	}
	if want := []string{"riv-3", "riv-3", "riv-1", "riv-2"}; !slices.Equal(cards, want) {
		t.Errorf("cards %v, want %v", cards, want)
	}
	if want := []string{"~old", "~new", "", ""}; !slices.Equal(was, want) {
		t.Errorf("as they were: %v, want %v", was, want)
	}
	first := Review{
		ID: "deadbeef00010203-1", Clock: uint64(at(20, 7, 0, karachi).UnixMilli()) << 16, Card: "riv-3", Was: "~old",
		At: at(20, 7, 0, karachi), Day: "2026-11-20", Rating: "again", Proposed: "good", Took: 3450, Phase: "learning", Step: 1,
		Due: "2026-11-20", DueAt: at(20, 2, 10, time.UTC),
	}
	if !reflect.DeepEqual(got[0], first) {
		t.Errorf("%+v\nwant %+v", got[0], first)
	}
	if !got[3].Practised || got[3].Rating != "again" {
		t.Errorf("%+v", got[3])
	}
	if got := Reviews(nil); got != nil {
		t.Errorf("%v", got)
	}
}

// TestEditBack takes an edit back by another one: the reviews have their first id again.
func TestEditBack(t *testing.T) {
	list := events()[:3]
	back := quiz.Event{ID: quiz.EventID{Seq: 99}, Kind: quiz.Edited, Card: "~new", To: "~old"}
	for _, r := range Reviews(append(list, back)) {
		if r.Card != "~old" {
			t.Errorf("%s is of %s", r.ID, r.Card)
		}
	}
	taken := append(events()[:3], quiz.Event{ID: quiz.EventID{Seq: 99}, Kind: quiz.Undone, Target: list[1].ID})
	if got := Reviews(taken); got[0].Card != "~old" || got[1].Card != "~new" || got[0].Was != "" {
		t.Errorf("an edit that was undone: %+v", got)
	}
}
