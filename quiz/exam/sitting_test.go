package exam

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
	"time"
)

// begin begins a sitting of rivers.md with ten minutes.
func begin(t testing.TB, c *clock, plan Plan) *Sitting {
	t.Helper()
	cards := rivers(t)
	s, err := Begin(draw(t, cards, plan), Cards(cards), setup(), c.now, sixteen())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// again writes a sitting's record, reads it and resumes.
func again(t testing.TB, s *Sitting, c *clock) *Sitting {
	t.Helper()
	text, err := json.Marshal(s.Record())
	if err != nil {
		t.Fatal(err)
	}
	rec, err := Decode(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	s, err = Resume(rec, Cards(rivers(t)), c.now)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// at shows the question of a card.
func at(t testing.TB, s *Sitting, card string) *Item {
	t.Helper()
	for i := range s.Len() {
		if it := s.Item(i); it.Card == card {
			s.Go(i)
			return &it
		}
	}
	t.Fatalf("no question of %s", card)
	return nil
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestSitting(t *testing.T) {
	c := newClock()
	s := begin(t, c, Plan{Sort: true, Self: true})
	rec := s.Record()
	if rec.ID != "30313233343536373839616263646566" || rec.Learner != "Zarghuna" || !rec.Started.Equal(c.at) || !rec.Ended.IsZero() || rec.End != "" {
		t.Errorf("it begins as %+v", rec)
	}
	for i := range s.Len() {
		if it := s.Item(i); it.Correct != "" || it.Points != 0 || it.Max == 0 {
			t.Errorf("while it runs, %s says %q, %+v", it.Card, it.Correct, it.Mark)
		}
	}
	must(t, s.Answer(Response{Text: "Chenab"}))
	must(t, s.Answer(Response{Text: "Indus"}))
	it := at(t, s, "r-cccc")
	ticks := pick(t, it, "Kunar", "Helmand")
	slices.Reverse(ticks)
	must(t, s.Answer(Response{Chosen: append(ticks, ticks[0])})) // in any order, one twice
	it = at(t, s, "r-bbbb")
	must(t, s.Answer(Response{Chosen: pick(t, it, "1947")}))
	must(t, s.Flag(true))
	must(t, s.Clear())
	at(t, s, "r-dddd")
	must(t, s.Answer(Response{Chosen: []int{0}}))
	at(t, s, "r-ffff")
	must(t, s.Answer(Response{Text: "slow water drops what it carries"}))
	if got := s.Flagged(); !slices.Equal(got, []int{1}) {
		t.Errorf("flagged: %v", got)
	}
	if got := s.Open(); len(got) != s.Len()-4 || slices.Contains(got, 0) {
		t.Errorf("open: %v", got)
	}
	if err := s.Judge(0, 1); !errors.Is(err, ErrRunning) {
		t.Errorf("judging while it runs: %v", err)
	}
	c.pass(time.Minute)
	must(t, s.HandIn())
	rec = s.Record()
	if rec.End != HandedIn || !rec.Ended.Equal(c.at) || len(s.Problems()) != 0 {
		t.Errorf("handed in at %v: %s at %v, %v", c.at, rec.End, rec.Ended, s.Problems())
	}
	want := Totals{
		Points: 6, Max: 21, Percent: 100 * 6.0 / 21, Items: 14, Right: 3, Skipped: 11, SelfItems: 4,
	}
	if got := s.Totals(); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if it := s.Item(0); it.Correct != "the Indus" || !it.Right || !it.Given {
		t.Errorf("afterwards: %+v", it)
	}
	for _, err := range []error{s.Answer(Response{Text: "x"}), s.Clear(), s.Flag(false), s.HandIn()} {
		if !errors.Is(err, ErrOver) {
			t.Errorf("afterwards: %v", err)
		}
	}
	at(t, s, "r-ffff")
	must(t, s.Judge(s.Current(), .5))
	if err := s.Judge(0, 1); !errors.Is(err, ErrNotSelf) {
		t.Errorf("judging a typed answer: %v", err)
	}
	for _, err := range []error{s.Judge(-1, 1), s.Judge(99, 1), s.Judge(s.Current(), math.NaN())} {
		if err == nil {
			t.Error("judged what can't be")
		}
	}
	s = again(t, s, c)
	got := s.Totals()
	if got.SelfJudged != 1 || got.SelfPoints != .5 || got.SelfMax != 1 || got.Points != 6 {
		t.Errorf("judged and kept: %+v", got)
	}
}

func TestNavigation(t *testing.T) {
	s := begin(t, newClock(), Plan{Sort: true})
	if s.Prev() || !s.Next() || s.Current() != 1 || s.Go(-1) || s.Go(s.Len()) || s.Current() != 1 {
		t.Errorf("at %d", s.Current())
	}
	if !s.Go(s.Len()-1) || s.Next() || !s.NextOpen() || s.Current() != 0 {
		t.Errorf("after the last: %d", s.Current())
	}
	must(t, s.Answer(Response{Text: "x"}))
	if s.NextFlagged() {
		t.Error("there is nothing flagged")
	}
	s.Go(3)
	must(t, s.Flag(true))
	s.Go(5)
	if !s.NextFlagged() || s.Current() != 3 || s.NextFlagged() {
		t.Errorf("flagged: %d", s.Current())
	}
	s.Go(s.Len() - 1)
	if !s.NextOpen() || s.Current() != 1 {
		t.Errorf("the first open one after the last: %d", s.Current())
	}
	if it := s.Item(99); it.Card != "" {
		t.Errorf("item 99: %+v", it)
	}
}

func TestAnswerRefused(t *testing.T) {
	s := begin(t, newClock(), Plan{Sort: true})
	for _, c := range []struct {
		card string
		r    Response
	}{
		{"r-aaaa", Response{Chosen: []int{0}}},
		{"r-aaaa", Response{Text: strings.Repeat("x", MaxAnswer+1)}},
		{"r-bbbb", Response{Text: "1960"}},
		{"r-bbbb", Response{Chosen: []int{0, 1}}},
		{"r-bbbb", Response{Chosen: []int{3}}},
		{"r-bbbb", Response{Chosen: []int{-1}}},
		{"r-cccc", Response{Chosen: []int{5}}},
		{"r-gggg", Response{Chosen: []int{0, 1}}},
		{"r-gggg", Response{Chosen: []int{0, 1, 1}}},
		{"r-gggg", Response{Chosen: []int{0, 1, 2, 3}}},
	} {
		at(t, s, c.card)
		if err := s.Answer(c.r); err == nil || s.Item(s.Current()).Given {
			t.Errorf("%s takes %+v", c.card, c.r)
		}
	}
	at(t, s, "r-aaaa")
	must(t, s.Answer(Response{Text: strings.Repeat("\xff-", MaxAnswer/4)})) // 4 bytes a pair, once it is UTF-8
	if s = again(t, s, newClock()); !s.Item(0).Given {
		t.Error("an answer that isn't UTF-8 is lost")
	}
	at(t, s, "r-aaaa")
	must(t, s.Answer(Response{Text: " \n "}))
	if it := s.Item(s.Current()); it.Given || it.Text != "" {
		t.Errorf("a blank answer: %+v", it)
	}
}

func TestClock(t *testing.T) {
	c := newClock()
	s := begin(t, c, Plan{Sort: true})
	c.pass(90 * time.Second)
	if left, ok := s.TimeLeft(); !ok || left != 510*time.Second {
		t.Errorf("left: %v", left)
	}
	s.Next()
	c.pass(30*time.Second + 400*time.Microsecond)
	must(t, s.Answer(Response{Chosen: []int{0}}))
	for range 10 { // fractions of a millisecond are not lost by looking often
		c.pass(1200 * time.Microsecond)
		s.Record()
	}
	rec := s.Record()
	if rec.Items[0].Took != 90_000 || rec.Items[1].Took != 30_012 || !rec.Items[1].At.Equal(c.at.Add(-12*time.Millisecond).Truncate(time.Millisecond)) {
		t.Errorf("took %d and %d, answered at %v", rec.Items[0].Took, rec.Items[1].Took, rec.Items[1].At)
	}
	c.pass(-time.Hour) // set back: no time is won, none counted
	if left, _ := s.TimeLeft(); left != 480*time.Second-12*time.Millisecond {
		t.Errorf("left with the clock set back: %v", left)
	}
	c.pass(time.Hour + 7*time.Minute)
	s.Go(2)
	c.pass(time.Hour) // the time is up, and nobody looked
	if err := s.Answer(Response{Chosen: []int{1}}); !errors.Is(err, ErrOver) {
		t.Errorf("an answer after the time: %v", err)
	}
	rec = s.Record()
	if rec.End != TimeUp || !rec.Ended.Equal(rec.Started.Add(10*time.Minute)) || rec.Items[2].Given {
		t.Errorf("time up: %s at %v, %+v", rec.End, rec.Ended, rec.Items[2])
	}
	var took int64
	for _, it := range rec.Items {
		took += it.Took
	}
	if took != 600_000 {
		t.Errorf("the items took %d ms of 600,000", took)
	}
	if left, ok := s.TimeLeft(); left != 0 || !ok {
		t.Errorf("left: %v, %v", left, ok)
	}
}

func TestNoLimit(t *testing.T) {
	c := newClock()
	cards := rivers(t)
	set := setup()
	set.Minutes = 0
	s, err := Begin(draw(t, cards, Plan{}), Cards(cards), set, c.now, sixteen())
	must(t, err)
	c.pass(1000 * time.Hour)
	if _, ok := s.TimeLeft(); ok || s.Over() {
		t.Error("a sitting without a limit is over")
	}
}

func TestResume(t *testing.T) {
	c := newClock()
	s := begin(t, c, Plan{Sort: true})
	c.pass(time.Minute)
	must(t, s.Answer(Response{Text: "Indus"}))
	s.Next()
	must(t, s.Flag(true))
	c.pass(time.Minute)
	kept := s.Record()
	c.pass(5 * time.Minute) // dead
	s, err := Resume(kept, Cards(rivers(t)), c.now)
	must(t, err)
	if left, _ := s.TimeLeft(); left != 3*time.Minute {
		t.Errorf("left after five minutes dead: %v", left)
	}
	if s.Current() != 1 || !s.Item(1).Flagged || !s.Item(0).Given || s.Item(0).Text != "Indus" {
		t.Errorf("resumed at %d: %+v", s.Current(), s.Item(0))
	}
	c.pass(time.Minute)
	rec := s.Record()
	if rec.Items[0].Took != 60_000 || rec.Items[1].Took != 120_000 {
		t.Errorf("dead time counts for an item: %d, %d", rec.Items[0].Took, rec.Items[1].Took)
	}
	c.pass(-30 * time.Minute) // resumed with the clock set back before it began
	back, err := Resume(kept, Cards(rivers(t)), c.now)
	must(t, err)
	if left, _ := back.TimeLeft(); left != 9*time.Minute { // the last answer was after one
		t.Errorf("left with the clock set back: %v", left)
	}
	c.pass(time.Hour)
	late, err := Resume(kept, Cards(rivers(t)), c.now)
	must(t, err)
	rec = late.Record()
	if !late.Over() || rec.End != TimeUp || !rec.Ended.Equal(rec.Started.Add(10*time.Minute)) || rec.Items[0].Points != 2 {
		t.Errorf("resumed late: %s at %v, %+v", rec.End, rec.Ended, rec.Items[0].Mark)
	}
	if rec.Items[0].Took != 60_000 || rec.Items[1].Took != 60_000 {
		t.Errorf("resumed late, the items took %d and %d", rec.Items[0].Took, rec.Items[1].Took)
	}
	// Marks and right answers in a running record are nobody's.
	kept.Items[1].Points, kept.Items[1].Correct, kept.Items[1].Given = 1, "1960", true
	c.at = kept.Started
	s, err = Resume(kept, Cards(rivers(t)), c.now)
	must(t, err)
	if it := s.Item(1); it.Points != 0 || it.Correct != "" || it.Given {
		t.Errorf("claims are kept: %+v", it)
	}
}

// TestEdited hands in a sitting whose deck was edited meanwhile.
func TestEdited(t *testing.T) {
	c := newClock()
	cards := rivers(t)
	s, err := Begin(draw(t, cards, Plan{Sort: true}), Cards(cards), setup(), c.now, sixteen())
	must(t, err)
	rec := s.Record()
	s, err = Resume(rec, Cards(cards[1:]), c.now)
	must(t, err)
	must(t, s.Answer(Response{Text: "Indus"}))
	must(t, s.HandIn())
	if p := s.Problems(); len(p) != 1 || p[0].Change != CardUnknown || s.Totals().Void != 1 {
		t.Errorf("%v, %+v", p, s.Totals())
	}
	if got, want := s.Problems()[0].String(), "question 1 (r-aaaa): the deck has no such card"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestBeginRefused(t *testing.T) {
	c := newClock()
	cards := rivers(t)
	paper := draw(t, cards, Plan{})
	for name, change := range map[string]func(*Setup){
		"fingerprint": func(s *Setup) { s.Fingerprint = "x" },
		"minutes":     func(s *Setup) { s.Minutes = math.NaN() },
		"penalty":     func(s *Setup) { s.Penalty = 25 },
		"pass":        func(s *Setup) { s.Pass = 101 },
		"learner":     func(s *Setup) { s.Learner = strings.Repeat("x", 2000) },
	} {
		set := setup()
		change(&set)
		if _, err := Begin(paper, Cards(cards), set, c.now, sixteen()); err == nil {
			t.Errorf("%s: begun", name)
		}
	}
	if _, err := Begin(paper, Cards(cards), setup(), c.now, strings.NewReader("short")); err == nil {
		t.Error("begun without an id")
	}
	if _, err := Begin(&Paper{}, Cards(cards), setup(), c.now, sixteen()); err == nil {
		t.Error("begun without a question")
	}
	if paper.Items[0].Correct == "" {
		t.Error("beginning takes the paper's key away")
	}
}
