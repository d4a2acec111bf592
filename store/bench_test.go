package store

import (
	"context"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
)

// The benchmarks run on a file of 100,000 cards in ten decks and 1,000,000 reviews. It is made once, in
// some seconds, in the folder that SABAQ_BENCH_DIR names, and kept there for the next run; without it in a
// temporary folder:
//
//	SABAQ_BENCH_DIR=/tmp/sabaq-bench go test ./store -run '^$' -bench . -benchmem
//
// The folder then holds the deck files too, for the benchmarks of cmd/sabaq.

const (
	benchCards   = 100_000
	benchDecks   = 10
	benchReviews = 1_000_000
)

var bench struct {
	once sync.Once
	dir  string
	path string
	err  error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if bench.dir != "" {
		os.RemoveAll(bench.dir)
	}
	os.Exit(code)
}

// benchRefs returns the cards of all decks, and benchText what stands in one's file.
func benchRefs() []quiz.CardRef {
	out := make([]quiz.CardRef, 0, benchCards)
	for d := range benchDecks {
		_, refs := benchText(d)
		out = append(out, refs...)
	}
	return out
}

func benchText(deck int) (text []byte, refs []quiz.CardRef) {
	text = []byte("# The Durand Line\n")
	line := 1
	for i := range benchCards / benchDecks {
		id := fmt.Sprintf("b%015x", uint64(deck*benchCards+i+1)*0x9E3779B97F4A7C15>>4)
		text = append(text, '\n')
		ref := quiz.CardRef{ID: id, Section: "The Durand Line", Line: line + 2, Offset: len(text)}
		text = fmt.Appendf(text, "Q: What is asked by card %d of deck %d?\nA: Its number, which is %d.\n<!-- id: %s -->", i, deck, i, id)
		ref.Length = len(text) - ref.Offset
		text = append(text, '\n')
		line += 4
		refs = append(refs, ref)
	}
	return text, refs
}

// benchDeck writes a deck's file and says what the progress file knows of it.
func benchDeck(dir string, deck int, text []byte) (DeckInfo, error) {
	path := filepath.Join(dir, "decks", fmt.Sprintf("deck%d.md", deck))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return DeckInfo{}, err
	}
	if err := os.WriteFile(path, text, 0o600); err != nil {
		return DeckInfo{}, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return DeckInfo{}, err
	}
	name := fmt.Sprint("deck", deck)
	return DeckInfo{
		Key: path, Name: name, Title: "Deck " + name, Size: info.Size(), ModTime: info.ModTime().UnixNano(),
		Sum: sha256.Sum256(text), Front: []byte("{}"), Version: 1,
	}, nil
}

// benchFile returns the large file, and a clock that stands at the day after its last review.
func benchFile(b *testing.B) (*File, *clock) {
	b.Helper()
	c := newClock()
	bench.once.Do(func() {
		dir := os.Getenv("SABAQ_BENCH_DIR")
		if dir == "" {
			if dir, bench.err = os.MkdirTemp("", "sabaq-bench-"); bench.err != nil {
				return
			}
			bench.dir = dir
		}
		bench.path = filepath.Join(dir, "progress.db")
		if _, err := os.Stat(bench.path); err == nil {
			return
		}
		bench.err = buildBench(bench.path, c)
	})
	if bench.err != nil {
		b.Fatal(bench.err)
	}
	return New(bench.path, c.options()), c
}

// buildBench writes the log and decks as a rebuild does, without a transaction for each.
func buildBench(path string, c *clock) error {
	f := New(path, c.options())
	if err := f.create(); err != nil {
		return err
	}
	all := benchRefs()
	for d := range benchDecks {
		text, refs := benchText(d)
		info, err := benchDeck(filepath.Dir(path), d, text)
		if err != nil {
			return err
		}
		if _, err := f.Index(info, refs); err != nil {
			return err
		}
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	start := c.now.AddDate(-3, 0, 0)
	err := f.update(func(x *change) error {
		log, err := x.bucket(partLog).CreateBucketIfNotExists(x.head.device[:])
		if err != nil {
			return err
		}
		log.FillPercent = 1
		step := c.now.Sub(start) / benchReviews
		for i := range benchReviews {
			at := start.Add(time.Duration(i) * step)
			day := quiz.DayOf(at, rollover)
			x.head.seq++
			x.head.clock = x.head.clock.Tick(at)
			card := all[rnd.IntN(benchCards*9/10)].ID // a tenth stays new
			due := day + 1 + quiz.Day(rnd.IntN(400))
			if overdue := c.day() - due; overdue > 0 {
				due = c.day() + quiz.Day(rnd.IntN(30)) // the learner is up to date
			}
			ev := quiz.Event{
				ID: quiz.EventID{Device: x.head.device, Seq: x.head.seq}, Clock: x.head.clock, Kind: quiz.Answered, Card: card, At: at, Day: day,
				Rating: fsrs.Rating(1 + rnd.IntN(4)), Proposed: fsrs.Good, Took: 4 * time.Second, Phase: quiz.Reviewing, Due: quiz.Due{Day: due},
			}
			if err := log.Put(seqKey(ev.ID.Seq), sealEvent(&ev)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	_, err = f.Rebuild(context.Background(), nil)
	os.RemoveAll(f.backupDir())
	return err
}

// cpu reports the processor time for each step beside the time that passed, which on a busy
// machine says more of the machine.
func cpu(b *testing.B) func() {
	used := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			b.Fatal(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	begin := used()
	return func() { b.ReportMetric(float64(used()-begin)/float64(b.N), "cpu-ns/op") }
}

// BenchmarkOpen is an open, its guard and an empty look.
func BenchmarkOpen(b *testing.B) {
	f, _ := benchFile(b)
	b.ReportAllocs()
	defer cpu(b)()
	for b.Loop() {
		if err := f.Look(func(*View) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkGuard is the part of an open that looks the pages over.
func BenchmarkGuard(b *testing.B) {
	f, _ := benchFile(b)
	file, err := os.Open(f.Path())
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		b.Fatal(err)
	}
	for s, name := range []string{"caches", "tree", "all"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			defer cpu(b)()
			for b.Loop() {
				if err := inspect(file, info.Size(), scope(s)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkFirstCard is what passes between the start of a session and its first card:
// open, today's due cards of a deck, the state and place of the first.
func BenchmarkFirstCard(b *testing.B) {
	f, c := benchFile(b)
	b.ReportAllocs()
	defer cpu(b)()
	n := 0
	for b.Loop() {
		err := f.View(func(v quiz.View) error {
			first := ""
			n = 0
			if err := v.Due(1, c.day(), func(d quiz.DueCard) bool {
				if n++; first == "" {
					first = d.Card
				}
				return true
			}); err != nil {
				return err
			}
			if _, err := v.State(first); err != nil {
				return err
			}
			_, _, err := v.Ref(1, first)
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n), "due")
}

// BenchmarkOverview is the counts of all decks.
func BenchmarkOverview(b *testing.B) {
	f, c := benchFile(b)
	b.ReportAllocs()
	defer cpu(b)()
	for b.Loop() {
		err := f.Look(func(v *View) error {
			decks, err := v.Decks()
			if err != nil {
				return err
			}
			for _, d := range decks {
				if _, err := v.DeckCounts(d.ID, c.day()); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkState is one look-up inside a view.
func BenchmarkState(b *testing.B) {
	f, _ := benchFile(b)
	cards := benchRefs()
	err := f.View(func(v quiz.View) error {
		b.ReportAllocs()
		defer cpu(b)()
		i := 0
		for b.Loop() {
			i = (i + 7919) % len(cards)
			if _, err := v.State(cards[i].ID); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}

// BenchmarkRecord is one answer, durable.
func BenchmarkRecord(b *testing.B) {
	f, c := benchFile(b)
	cards := benchRefs()
	mustRecord(b, f, c.answer("warm", fsrs.Good, 1)) // with today's backup
	last := make([]quiz.EventID, len(cards))
	err := f.View(func(v quiz.View) error {
		for i := range cards {
			s, err := v.State(cards[i].ID)
			if err != nil {
				return err
			}
			last[i] = s.LastEvent
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	defer cpu(b)()
	i := 0
	for b.Loop() {
		i = (i + 7919) % len(cards)
		ev, _, err := f.Record(c.answer(cards[i].ID, fsrs.Good, 20), last[i])
		if err != nil {
			b.Fatal(err)
		}
		last[i] = ev.ID
	}
}

// BenchmarkIndex is a deck of 100,000 new cards, and the same again with a card added in front.
func BenchmarkIndex(b *testing.B) {
	cards := benchRefs()
	moved := append([]quiz.CardRef{{ID: "first"}}, cards...)
	for name, again := range map[string][]quiz.CardRef{"first": nil, "same": cards, "shifted": moved} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				f, _ := newFile(b)
				if again != nil {
					mustIndex(b, f, deckInfo("x"), cards)
				}
				b.StartTimer()
				if again == nil {
					again = cards
				}
				mustIndex(b, f, deckInfo("x"), again)
			}
		})
	}
}

// BenchmarkCheck replays the log and compares.
func BenchmarkCheck(b *testing.B) {
	f, _ := benchFile(b)
	for b.Loop() {
		r, err := f.Check(context.Background(), nil)
		if err != nil || !r.Clean() {
			b.Fatal(err, r)
		}
	}
}
