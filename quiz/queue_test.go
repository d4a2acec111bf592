package quiz

import (
	"slices"
	"strings"
	"testing"
	"time"

	"sabaq/quiz/fsrs"
)

func TestOrderAndCuts(t *testing.T) {
	// risky makes reviews of falling risk: r0 is the most at risk.
	risky := func(w *world, n int) {
		for i, card := range names("r", n) {
			w.mem.seed(card, w.at.AddDate(0, 0, i-n-1), Reviewing, Due{Day: w.today() - 1})
		}
	}
	tests := []struct {
		name string
		opt  Options
		due  int
		want []string // the first cards asked
		all  int
	}{
		{"everything", Options{New: -1}, 6, nil, 6 + 10},
		{"a limit", Options{New: -1, Limit: 4}, 6, []string{"r0", "r1", "r2", "r3"}, 4},
		{"a limit that leaves room for new ones", Options{New: -1, Limit: 8}, 6, nil, 8},
		{"minutes", Options{New: -1, Budget: time.Minute}, 6, []string{"r0", "r1", "r2", "r3", "r4"}, 5},
		{"minutes that leave room for new ones", Options{New: -1, Budget: 3 * time.Minute}, 6, nil, 6 + 3},
		{"seconds", Options{New: -1, Budget: time.Second}, 6, []string{"r0"}, 1},
		{"seconds and only new ones", Options{New: -1, Budget: time.Second}, 0, []string{"n0"}, 1},
		{"no new ones", Options{New: 0}, 6, nil, 6},
		{"a number of new ones", Options{New: 13}, 6, nil, 6 + 13},
		{"below nothing", Options{New: -5, Limit: -1, Budget: -time.Hour, Ahead: -3}, 6, nil, 6 + 10},
		{"only some", Options{New: -1, Only: func(id string) bool { return strings.HasSuffix(id, "3") }}, 6, nil, 2 + 1},
	}
	for _, tt := range tests {
		w := newWorld(t).deck(1, append(names("n", 20), names("r", tt.due)...)...)
		w.opt = tt.opt
		risky(w, tt.due)
		s := w.start()
		if cards, _ := s.Waiting(); cards != tt.all {
			t.Errorf("%s: %d cards, want %d", tt.name, cards, tt.all)
		}
		w.set.Steps = nil
		w.opt.Budget, s.opt.Budget = 0, 0
		asked := w.finish(s, always(fsrs.Easy))
		if tt.want != nil && !slices.Equal(asked, tt.want) {
			t.Errorf("%s: asked %v, want %v", tt.name, asked, tt.want)
		}
		if len(asked) != tt.all {
			t.Errorf("%s: %d cards were asked", tt.name, len(asked))
		}
	}
}

func TestStepsAndALimit(t *testing.T) {
	w := newWorld(t).deck(1, slices.Concat(names("r", 5), []string{"ready", "later"})...)
	w.reviewing(-1, names("r", 5)...)
	at := w.at.Add(-5 * time.Minute)
	w.mem.seed("ready", at, Learning, Due{w.today(), at.Add(time.Minute).UnixMilli()})
	w.mem.seed("later", at, Learning, Due{w.today(), at.Add(10 * time.Minute).UnixMilli()})
	w.opt.Limit = 3
	asked := w.finish(w.start(), always(fsrs.Easy))
	if len(asked) != 3 || asked[0] != "ready" || slices.Contains(asked, "later") {
		t.Errorf("asked %v; a limit keeps the step that is ready and drops the one that isn't", asked)
	}
}

func TestBudgetEndsByTheLearnersOwnTimes(t *testing.T) {
	w := newWorld(t).deck(1, names("r", 50)...)
	w.reviewing(0, names("r", 50)...)
	w.opt.Budget = 2 * time.Minute
	s := w.start()
	for turn := w.next(s); turn != nil; turn = w.next(s) {
		w.at = w.at.Add(time.Hour) // tea
		if _, err := s.Answer(turn, fsrs.Easy, 0, 30*time.Second); err != nil {
			t.Fatal(err)
		}
	}
	if s.Summary.Answers != 4 {
		t.Errorf("%d answers of 30 seconds in two minutes", s.Summary.Answers)
	}
	// The next session knows the pace.
	w.mem.counts[w.today()] = DayCount{Answers: 100, TookMS: 100 * 30000}
	s = w.start()
	if cards, _ := s.Waiting(); cards != 4 || s.Estimate() != 2*time.Minute {
		t.Errorf("%d cards, estimated at %v", cards, s.Estimate())
	}
}

func TestSiblingsStayApart(t *testing.T) {
	w := newWorld(t).deck(1, "c.1", "c.2", "c.3", "d.1", "d.2", "e")
	w.reviewing(0, "d.1", "d.2")
	s := w.start()
	asked := w.finish(s, always(fsrs.Easy))
	slices.Sort(asked)
	if want := []string{"c.1", "d.1", "e"}; !slices.Equal(asked, want) {
		t.Errorf("asked %v, want %v", asked, want)
	}
	if cards, _ := w.start().Waiting(); cards != 0 {
		t.Errorf("%d siblings are asked later the same day", cards)
	}
	w.at = w.at.AddDate(0, 0, 1)
	asked = w.finish(w.start(), always(fsrs.Easy))
	slices.Sort(asked)
	if want := []string{"c.2", "d.2"}; !slices.Equal(asked, want) {
		t.Errorf("on the next day asked %v, want %v", asked, want)
	}
}

func TestACardInItsStepsGoesBeforeItsSiblings(t *testing.T) {
	w := newWorld(t).deck(1, "c.1", "c.2")
	w.reviewing(-3, "c.1")
	at := w.at.AddDate(0, 0, -1)
	w.mem.seed("c.2", at, Relearning, Due{w.today() - 1, at.Add(time.Minute).UnixMilli()})
	if asked := w.finish(w.start(), always(fsrs.Easy)); !slices.Equal(asked, []string{"c.2"}) {
		t.Errorf("asked %v", asked)
	}
}

func TestACardInTwoDecksIsAskedOnce(t *testing.T) {
	for _, cram := range []bool{false, true} {
		w := newWorld(t).deck(1, "a", "b", "c").deck(2, "b", "c", "d")
		w.reviewing(0, "b")
		w.opt.Cram = cram
		s := w.start()
		asked := w.finish(s, always(fsrs.Easy))
		slices.Sort(asked)
		if want := []string{"a", "b", "c", "d"}; !slices.Equal(asked, want) {
			t.Errorf("cram %v: asked %v, want %v", cram, asked, want)
		}
	}
}

func TestNewCardsPerDay(t *testing.T) {
	w := newWorld(t).deck(1, names("a", 100)...)
	run := func(answers int) int {
		s := w.start()
		for range answers {
			if w.next(s) == nil {
				break
			}
			w.answer(s, fsrs.Easy)
		}
		return int(w.mem.counts[w.today()].New)
	}
	if n := run(4); n != 4 {
		t.Errorf("%d new cards after four answers", n)
	}
	for range 3 {
		if n := run(100); n != 10 {
			t.Errorf("%d new cards on one day", n)
		}
	}
	w.opt.New = 12
	if n := run(100); n != 12 {
		t.Errorf("%d new cards where 12 were asked for", n)
	}
	w.opt.New = 5
	if n := run(100); n != 12 {
		t.Errorf("%d new cards where 5 are allowed and 12 were answered", n)
	}
	w.at = w.at.AddDate(0, 0, 1)
	w.opt.New = -1
	if n := run(100); n != 10 {
		t.Errorf("%d new cards on the next day", n)
	}
}

func TestCram(t *testing.T) {
	w := newWorld(t).deck(1, names("a", 6)...)
	w.reviewing(200, "a0", "a1")
	w.reviewing(0, "a2")
	w.opt.Cram = true
	before := w.mem.states["a0"]
	s := w.start()
	n := 0
	asked := w.finish(s, func(turn *Turn) fsrs.Rating {
		if turn.Plans != ([4]Plan{}) {
			t.Error("a cram has no plans")
		}
		if n++; n <= 2 {
			return fsrs.Again
		}
		return fsrs.Good
	})
	if len(asked) != 8 || !slices.Equal(asked[:2], asked[6:]) {
		t.Errorf("asked %v: all six and the missed ones again at the end", asked)
	}
	after := w.mem.states["a0"]
	before.LastEvent = after.LastEvent
	if before != after {
		t.Error("practice moved a card")
	}
	if c := w.mem.counts[w.today()]; c.Answers != 8 || c.New != 0 {
		t.Errorf("the day's count is %+v", c)
	}
	w.opt.Limit = 4
	if cards, _ := w.start().Waiting(); cards != 4 {
		t.Errorf("%d cards", cards)
	}
	w.opt.Limit, w.opt.Cram = 0, false
	buries := w.start()
	if err := buries.Bury(w.next(buries)); err != nil {
		t.Fatal(err)
	}
	w.opt.Cram = true
	if cards, _ := w.start().Waiting(); cards != 6 {
		t.Errorf("%d cards where one is buried", cards)
	}
}

func TestSameSeedSameOrder(t *testing.T) {
	run := func(seed uint64, cram bool) []string {
		w := newWorld(t).deck(1, names("a", 40)...)
		w.reviewing(0, names("a", 30)...)
		w.opt.Seed, w.opt.Cram = seed, cram
		return w.finish(w.start(), always(fsrs.Easy))
	}
	for _, cram := range []bool{false, true} {
		if !slices.Equal(run(7, cram), run(7, cram)) {
			t.Error("the same seed gave another order")
		}
		if slices.Equal(run(7, cram), run(8, cram)) {
			t.Error("another seed gave the same order")
		}
	}
}

func TestNewCardsAreSpreadAmongReviews(t *testing.T) {
	for reviews := range 12 {
		for fresh := range 12 {
			all := interleave(make([]item, reviews), slices.Repeat([]item{{fresh: true}}, fresh))
			n, longest, run := 0, 0, 0
			for _, it := range all {
				if it.fresh {
					n, run = n+1, 0
					continue
				}
				run++
				longest = max(longest, run)
			}
			if n != fresh || len(all) != reviews+fresh {
				t.Fatalf("%d and %d became %d of %d", reviews, fresh, n, len(all))
			}
			if most := (reviews + max(fresh, 1) - 1) / max(fresh, 1); longest > most+1 {
				t.Errorf("%d reviews, %d new: %d reviews in a row", reviews, fresh, longest)
			}
		}
	}
}

func TestByDeck(t *testing.T) {
	w := newWorld(t).deck(1, "a", "b").deck(2, "c", "d", "e")
	w.reviewing(0, "a", "c")
	s := w.start()
	w.next(s)
	if got, want := s.ByDeck(), []Waits{{1, 1}, {1, 2}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := s.Estimate(); got != (2+3*newCardAnswers)*assumedAnswer {
		t.Errorf("estimated %v", got)
	}
}
