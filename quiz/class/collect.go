package class

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Policy says which of a learner's sittings counts.
type Policy string

// Policies. Sittings are in the order in which they began; of equally good ones the
// first is the best.
const (
	First Policy = "first"
	Best  Policy = "best"
	Last  Policy = "last"
)

// Policies lists the policies, for a flag's help.
func Policies() []Policy { return []Policy{First, Best, Last} }

// sameWrong is the default of Options.SameWrong.
const sameWrong = 5

// Options of Collect. Only Key is needed.
type Options struct {
	Roster    *Roster  // nil: whoever handed in is a learner
	Key       Key      // marks the answers
	Policy    Policy   // empty: Best
	Penalty   *float64 // share of an item's points that a wrong choice costs, 0 to 1; nil: as each sitting was begun with
	Now       time.Time
	SameWrong int                   // wrong answers that two learners must share to be mentioned; 0: 5
	Workers   int                   // 0: as many as processors
	Progress  func(done, total int) // files, after each; called by the goroutine that called Collect
}

// Collect reads the hand-ins, marks their answers with the key, whatever score they
// claim, and makes one table of them: the same for the same hand-ins, in whatever order,
// number of copies and split over files they come. A file that can't be read is a
// problem in the Gradebook and stops nothing. The error is that of the options, or of the
// context, and then there is no Gradebook.
func Collect(ctx context.Context, sources []Source, opt Options) (*Gradebook, error) {
	if opt.Key.Deck == nil || len(opt.Key.Deck.Cards) == 0 {
		return nil, errors.New("the deck to mark with has no card")
	}
	switch opt.Policy {
	case "":
		opt.Policy = Best
	case First, Best, Last:
	default:
		return nil, fmt.Errorf("no policy is called %q: there are first, best and last", opt.Policy)
	}
	if opt.SameWrong <= 0 {
		opt.SameWrong = sameWrong
	}
	if opt.Workers <= 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	all, read, err := gather(ctx, sources, opt)
	if err != nil {
		return nil, err
	}
	g := newGradebook(all, opt)
	g.Files = len(sources)
	for _, f := range read {
		g.HandIns += f.handIns
		g.Problems = append(g.Problems, f.problems...)
	}
	return g, ctx.Err()
}

// fileRead is what a file came to, beside its sittings.
type fileRead struct {
	at       int // in sources
	handIns  int
	problems []Problem
}

// gather reads the sources. Each worker has a pile of its own; merged, they are the
// same pile however the files were dealt out.
func gather(ctx context.Context, sources []Source, opt Options) (pile, []fileRead, error) {
	mark := newMarker(opt)
	piles := make([]pile, min(opt.Workers, max(len(sources), 1)))
	results := make(chan fileRead)
	var next atomic.Int64
	var workers sync.WaitGroup
	for w := range piles {
		piles[w] = make(pile)
		workers.Go(func() {
			for {
				at := int(next.Add(1)) - 1
				if at >= len(sources) || ctx.Err() != nil {
					return
				}
				result := piles[w].read(ctx, sources[at], mark, opt.Roster)
				result.at = at
				results <- result
			}
		})
	}
	go func() {
		workers.Wait()
		close(results)
	}()
	read := make([]fileRead, len(sources))
	done := 0
	for result := range results {
		read[result.at] = result
		done++
		if opt.Progress != nil {
			opt.Progress(done, len(sources))
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	for _, p := range piles[1:] {
		piles[0].merge(p)
	}
	return piles[0], read, nil
}

// read adds a file to the pile.
func (p pile) read(ctx context.Context, source Source, mark *marker, roster *Roster) fileRead {
	fail := func(err error) fileRead {
		return fileRead{problems: []Problem{{File: source.Name, Text: strings.TrimPrefix(reason(err), source.Name+": ")}}}
	}
	f, err := source.Open()
	if err != nil {
		return fail(err)
	}
	handIns, problems, err := ReadHandIns(source.Name, f)
	f.Close() // it was only read
	if err != nil {
		return fail(err)
	}
	for i := range handIns {
		if ctx.Err() != nil {
			break
		}
		p.add(&handIns[i], mark, roster)
	}
	return fileRead{handIns: len(handIns), problems: problems}
}

func (p pile) add(h *HandIn, mark *marker, roster *Roster) {
	name := strings.TrimSpace(h.Learner)
	who := whose{at: -1, name: name}
	if roster != nil {
		if at := roster.find(name); at >= 0 {
			who = whose{at: at}
		}
	}
	g := p.of(who)
	g.names[name] = true
	for i := range h.Sittings {
		if !h.Sittings[i].Ended.IsZero() {
			g.add(mark.mark(&h.Sittings[i], h.hashes[i], h.Intact))
		}
	}
}
