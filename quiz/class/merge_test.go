package class

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"sabaq/quiz/exam"
)

// handedIn is one learner's sittings on one device.
type handedIn struct {
	learner string
	records []exam.Record
	broken  bool
}

// crowd makes hand-ins with everything that merging has to cope with: sittings on
// several devices, the same one twice, one with two contents, one under two names,
// broken chains, unknown learners.
func crowd(t testing.TB, key Key, rng *rand.Rand) []handedIn {
	r := newRecords(key, rng.Uint64())
	names := []string{"17", "AMINA", "babar@example.org", "Babar", "carim", "nobody", "Nobody "[:6]}
	var all []handedIn
	var last exam.Record
	for range 3 + rng.IntN(6) {
		h := handedIn{learner: names[rng.IntN(len(names))], broken: rng.IntN(5) == 0}
		for range 1 + rng.IntN(4) {
			rec := r.sat(noon.Add(time.Duration(rng.IntN(300))*time.Minute), rng.Float64())
			switch rng.IntN(6) {
			case 0: // the same sitting as before, perhaps of somebody else
				if last.ID != "" {
					rec = last
				}
			case 1: // the same with another content
				if last.ID != "" {
					rec = answersOf(last, r.sat(noon, rng.Float64()))
				}
			}
			last = rec
			if !slices.ContainsFunc(h.records, func(in exam.Record) bool { return in.ID == rec.ID }) {
				h.records = append(h.records, rec)
			}
		}
		all = append(all, h)
	}
	return all
}

// sources writes hand-ins as files, a broken chain where there shall be one.
func sources(t testing.TB, key Key, all []handedIn) []Source {
	var out []Source
	for i, h := range all {
		data := file(t, key, h.learner, h.records...)
		if h.broken {
			data = data[:len(data)-20]
		}
		out = append(out, source(fmt.Sprintf("%d.jsonl", i), data))
	}
	return out
}

// TestMerge proves that a table doesn't depend on how hand-ins come: in any order
// (commutative), in any number of copies (idempotent), split over devices and workers in
// any way (associative).
func TestMerge(t *testing.T) {
	key := rivers(t)
	roster := rosterOf(t, "id,email,name\n17,amina@example.org,Amina\n18,babar@example.org,Babar Khan\n19,c@example.org,Carim\n")
	for seed := range uint64(150) {
		rng := rand.New(rand.NewPCG(seed, 2))
		all := crowd(t, key, rng)
		opt := Options{Key: key, Policy: Policies()[seed%3], Workers: 1}
		if seed%2 == 0 {
			opt.Roster = roster
		}
		// Problems name files, and files are what differs here.
		table := func(sources []Source, workers int) string {
			opt := opt
			opt.Workers = workers
			g := collect(t, opt, sources...)
			g.Problems = nil
			return asJSON(t, g)
		}
		files := sources(t, key, all)
		want := table(files, 1)

		for round := range 4 {
			var dealt []handedIn
			for _, h := range all {
				if h.broken { // splitting mends the chain of what comes first
					dealt = append(dealt, h)
					continue
				}
				rest := h.records
				for len(rest) > 0 {
					n := 1 + rng.IntN(len(rest))
					dealt = append(dealt, handedIn{learner: h.learner, records: rest[:n]})
					rest = rest[n:]
				}
			}
			for range rng.IntN(4) {
				dealt = append(dealt, dealt[rng.IntN(len(dealt))])
			}
			rng.Shuffle(len(dealt), func(a, b int) { dealt[a], dealt[b] = dealt[b], dealt[a] })
			if got := table(sources(t, key, dealt), 1+rng.IntN(4)); got != want {
				t.Fatalf("seed %d, round %d: the table is\n%s\nwas\n%s", seed, round, got, want)
			}
		}
		if seed == 0 {
			if other := table(files[1:], 1); other == want {
				t.Error("a hand-in less makes no difference")
			}
		}
	}
}

// The algebra itself: (a + b) + c = a + (b + c), a + b = b + a, a + a = a.
func TestPileLaws(t *testing.T) {
	key := rivers(t)
	mark := newMarker(Options{Key: key})
	for seed := range uint64(100) {
		rng := rand.New(rand.NewPCG(seed, 3))
		files := sources(t, key, crowd(t, key, rng))
		make3 := func() (piles [3]pile) { // fresh ones each time, because merge changes them
			for i := range piles {
				piles[i] = make(pile)
			}
			for i, f := range files {
				piles[i%3].read(t.Context(), f, mark, nil)
			}
			return piles
		}
		sum := func(piles ...pile) string {
			for _, p := range piles[1:] {
				piles[0].merge(p)
			}
			return asJSON(t, newGradebook(piles[0], Options{Key: key, Policy: Best, SameWrong: 5}))
		}
		p := make3()
		want := sum(p[0], p[1], p[2])
		p = make3()
		p[1].merge(p[2])
		if got := sum(p[0], p[1]); got != want {
			t.Fatalf("seed %d: not associative", seed)
		}
		p = make3()
		if got := sum(p[2], p[1], p[0]); got != want {
			t.Fatalf("seed %d: not commutative", seed)
		}
		p, q := make3(), make3()
		if got := sum(p[0], p[1], p[2], p[0], q[1], q[2], q[0]); got != want {
			t.Fatalf("seed %d: not idempotent", seed)
		}
	}
}
