package store

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sabaq/quiz"
	"sabaq/quiz/fsrs"
)

// Damage is tried in a process of its own: what the guards miss ends that process, not the test.

var mutations = flag.Int("mutations", 450, "damaged files that TestDamage tries")

// sample makes a file with a bit of everything, of about so many cards.
func sample(t testing.TB, f *File, c *clock, cards int) []quiz.DeckID {
	t.Helper()
	rnd := rand.New(rand.NewPCG(3, 3))
	info := deckInfo("one")
	info.Front = bytes.Repeat([]byte("front matter "), 800) // overflow pages
	one, two := refs("q", cards), append(refs("r", cards/2), refs("q", cards/3)...)
	decks := []quiz.DeckID{mustIndex(t, f, info, one), mustIndex(t, f, deckInfo("two"), two), mustIndex(t, f, deckInfo("three"), refs("s", 30))}
	for i := range 250 {
		card := one[rnd.IntN(min(cards, 120))].ID
		ev := c.answer(card, fsrs.Rating(1+rnd.IntN(4)), quiz.Day(rnd.IntN(4)))
		if i%9 == 0 {
			ev = c.event(quiz.Suspended, card)
		}
		before := stateOf(t, f, card)
		written, _ := mustRecord(t, f, ev)
		if i%11 == 0 {
			if err := f.Undo(written, before); err != nil {
				t.Fatal(err)
			}
		}
		c.now = c.now.Add(20 * time.Minute)
	}
	if err := f.Forget(decks[2]); err != nil { // free pages
		t.Fatal(err)
	}
	return decks[:2]
}

// probes asks a file many questions, each on its own; an answer is text, or an error.
func probes(f *File, c *clock, decks []quiz.DeckID, tell func(name, answer string, err error)) {
	ask := func(name string, fn func(*View, *strings.Builder) error) {
		var b strings.Builder
		err := f.Look(func(v *View) error { return fn(v, &b) })
		tell(name, b.String(), err)
	}
	ask("decks", func(v *View, b *strings.Builder) error {
		infos, err := v.Decks()
		fmt.Fprint(b, infos)
		return err
	})
	ask("load", func(v *View, b *strings.Builder) error {
		load, err := v.Load(c.day()-10, 30)
		fmt.Fprint(b, load)
		return err
	})
	ask("counts", func(v *View, b *strings.Builder) error {
		for d := c.day() - 10; d <= c.day(); d++ {
			n, err := v.Count(d)
			if err != nil {
				return err
			}
			fmt.Fprint(b, n)
		}
		return nil
	})
	ask("find", func(v *View, b *strings.Builder) error {
		cards, err := v.Find("q00", 0)
		fmt.Fprint(b, cards)
		return err
	})
	for _, deck := range decks {
		ask(fmt.Sprint("overview ", deck), func(v *View, b *strings.Builder) error {
			n, err := v.DeckCounts(deck, c.day())
			fmt.Fprint(b, n)
			return err
		})
		ask(fmt.Sprint("due ", deck), func(v *View, b *strings.Builder) error {
			return v.Due(deck, c.day()+30, func(c quiz.DueCard) bool { fmt.Fprint(b, c); return true })
		})
		ask(fmt.Sprint("new ", deck), func(v *View, b *strings.Builder) error {
			n := 0
			return v.New(deck, c.day(), func(card string) bool { fmt.Fprint(b, card); n++; return n < 300 })
		})
	}
	for i := range 40 {
		card := refs("q", 3*i+1)[3*i].ID
		ask("card "+card, func(v *View, b *strings.Builder) error {
			s, err := v.State(card)
			if err != nil {
				return err
			}
			ref, ok, err := v.Ref(decks[0], card)
			fmt.Fprint(b, s, ref, ok)
			return err
		})
	}
	var b strings.Builder
	err := f.Events(context.Background(), func(ev quiz.Event) error { fmt.Fprint(&b, ev.ID, ev.Card, ev.Due); return nil })
	tell("events", b.String(), err)
}

// mutate damages a file in one of the ways that files are damaged in.
func mutate(rnd *rand.Rand, b []byte) (mutated []byte, what string) {
	b = bytes.Clone(b)
	const page = 4096
	at := rnd.IntN(len(b))
	switch rnd.IntN(10) {
	case 0:
		return b[:at], fmt.Sprintf("cut off at %d", at)
	case 1:
		clear(b[at/page*page:][:page])
		return b, fmt.Sprintf("page %d zeroed", at/page)
	case 2:
		other := rnd.IntN(len(b)/page) * page
		at = at / page * page
		tmp := bytes.Clone(b[at : at+page])
		copy(b[at:], b[other:other+page])
		copy(b[other:], tmp)
		return b, fmt.Sprintf("pages %d and %d swapped", at/page, other/page)
	case 3:
		other := rnd.IntN(len(b)/page) * page
		copy(b[at/page*page:][:page], b[other:])
		return b, fmt.Sprintf("page %d over page %d", other/page, at/page)
	case 4: // in the beginning of a page, where the counters and pointers are
		at = at/page*page + rnd.IntN(200)
	case 5:
		at = rnd.IntN(2*page) / page * page
		at += rnd.IntN(80)
	case 6:
		end := min(len(b), at+1+rnd.IntN(600))
		for i := at; i < end; i++ {
			b[i] = byte(rnd.Uint32())
		}
		return b, fmt.Sprintf("noise from %d to %d", at, end)
	}
	bit := rnd.IntN(8)
	b[at] ^= 1 << bit
	return b, fmt.Sprintf("bit %d of byte %d (%d in page %d) turned over", bit, at, at%page, at/page)
}

func TestDamage(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	seed := *seedFlag
	if seed == 0 {
		seed = rand.Uint64() >> 32
	}
	// The larger file is one that is too large to have its leaf pages looked at each time.
	for _, cards := range []int{150, 12_000} {
		t.Run(fmt.Sprintf("cards=%d,seed=%d", cards, seed), func(t *testing.T) {
			n := *mutations
			if cards > 1000 {
				n /= 15
			}
			dir := memoryDir(t)
			out, err := inChild(t, "damage", dir, fmt.Sprint(seed), fmt.Sprint(n), fmt.Sprint(cards)).CombinedOutput()
			if err != nil || !bytes.Contains(out, []byte("all tried")) {
				lines := bytes.Split(bytes.TrimSpace(out), []byte("\n"))
				t.Errorf("%v: run again with -run TestDamage -seed %d\n%s", err, seed, bytes.Join(lines[max(0, len(lines)-60):], []byte("\n")))
			}
			for line := range strings.Lines(string(out)) {
				if strings.HasPrefix(line, "wrong") || strings.HasPrefix(line, "all tried") {
					t.Log(strings.TrimSpace(line))
				}
			}
		})
	}
}

// memoryDir is a folder on a file system that syncs at once, where there is one.
func memoryDir(t testing.TB) string {
	dir, err := os.MkdirTemp("/dev/shm", "sabaq-test-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// inChild runs one of the functions of children in a process of its own.
func inChild(t testing.TB, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(t.Context(), os.Args[0], append([]string{"-test.run=^TestChild$", "-test.timeout=5m", "-child=" + name}, args...)...)
	return cmd
}

var child = flag.String("child", "", "used by tests that run a part of themselves in another process")

func TestChild(t *testing.T) {
	switch *child {
	case "":
		t.Skip("only for other tests")
	case "damage":
		damageChild(t, flag.Args())
	case "writer":
		writerChild(t, flag.Args())
	default:
		t.Fatalf("no child %q", *child)
	}
}

// damageChild damages copies of a file and asks each what the sound one was asked.
func damageChild(t *testing.T, args []string) {
	dir := args[0]
	var seed uint64
	var n, cards int
	fmt.Sscan(args[1], &seed)
	fmt.Sscan(args[2], &n)
	fmt.Sscan(args[3], &cards)
	c := newClock()
	f := New(filepath.Join(dir, "progress.db"), c.options())
	decks := sample(t, f, c, cards)
	right := map[string]string{}
	probes(f, c, decks, func(name, answer string, err error) {
		if err != nil {
			t.Fatal(name, err)
		}
		right[name] = answer
	})
	sound, err := os.ReadFile(f.Path())
	if err != nil {
		t.Fatal(err)
	}
	noticed := 0
	for i := range n {
		rnd := rand.New(rand.NewPCG(seed, uint64(i)))
		b, what := mutate(rnd, sound)
		fmt.Printf("%d: %s\n", i, what)
		path := filepath.Join(dir, fmt.Sprintf("try%d", i), "progress.db")
		os.Mkdir(filepath.Dir(path), 0o700)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		opt := c.options()
		opt.Busy = time.Millisecond
		bad := New(path, opt)
		seen := false
		judge := func(when string) func(name, answer string, err error) {
			return func(name, answer string, err error) {
				switch {
				case errors.Is(err, ErrDamaged), errors.Is(err, ErrNewer):
					seen = true
				case err != nil:
					t.Errorf("wrong: %d: %s: %s %s: %v", i, what, name, when, err)
				case answer != right[name]:
					t.Errorf("wrong: %d: %s: %s %s: %.300s, want %.300s", i, what, name, when, answer, right[name])
				}
			}
		}
		probes(bad, c, decks, judge("read"))
		// A change to a damaged file does no harm to what can still be read.
		_, _, err := bad.Record(c.answer("q0141", fsrs.Good, 40), stateOrZero(bad, "q0141").LastEvent)
		if err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNewer) && !errors.Is(err, quiz.ErrMoved) {
			t.Errorf("wrong: %d: %s: Record: %v", i, what, err)
		}
		if err != nil {
			seen = true
			probes(bad, c, decks, judge("after Record"))
		}
		report, err := bad.Check(t.Context(), nil)
		if err != nil && !errors.Is(err, ErrNewer) {
			t.Errorf("wrong: %d: %s: Check: %v", i, what, err)
		} else if err == nil && seen && report.Clean() {
			t.Errorf("wrong: %d: %s: Check sees nothing", i, what)
		}
		if seen {
			noticed++
		}
		if _, err := bad.Rebuild(t.Context(), nil); err == nil {
			mustBeClean(t, bad)
		} else if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNewer) {
			t.Errorf("wrong: %d: %s: Rebuild: %v", i, what, err)
		}
		os.RemoveAll(filepath.Dir(path))
	}
	fmt.Printf("all tried: %d damaged files, noticed in %d\n", n, noticed)
}

func stateOrZero(f *File, card string) (s quiz.CardState) {
	f.View(func(v quiz.View) (err error) {
		s, err = v.State(card)
		return err
	})
	return s
}
