package fsrs

import (
	"context"
	"sync"
	"sync/atomic"
)

// wanted is what a pass computes: each also what the one before it does.
type wanted uint8

const (
	wantLoss wanted = iota
	wantGradient
	wantFisher
)

// tracer follows a model through chunks of a part.
type tracer interface {
	set(m Model)
	run(p *portion, c chunk, s *sums, want wanted)
}

// pass computes sums over a part, again and again with other parameters. Its memory is allocated once.
type pass struct {
	portion *portion
	tracers []tracer // one a worker
	chunks  []sums   // of each chunk, so that they can be added in order
	total   sums
}

func newPass(p *portion, k kind, workers int) *pass {
	workers = max(1, min(workers, len(p.chunks)))
	x := &pass{portion: p, total: newSums(k.size)}
	for range workers {
		x.tracers = append(x.tracers, k.tracer(p.depth))
	}
	for range p.chunks {
		x.chunks = append(x.chunks, newSums(k.size))
	}
	return x
}

// run returns the sums with the parameters of m; they stand until the next run. After a cancellation they mean nothing.
func (x *pass) run(ctx context.Context, m Model, want wanted) (*sums, error) {
	var next atomic.Int32
	work := func(t tracer) {
		t.set(m)
		for ctx.Err() == nil {
			i := int(next.Add(1)) - 1
			if i >= len(x.chunks) {
				return
			}
			x.chunks[i].clear()
			t.run(x.portion, x.portion.chunks[i], &x.chunks[i], want)
		}
	}
	var others sync.WaitGroup
	for _, t := range x.tracers[1:] {
		others.Go(func() { work(t) })
	}
	work(x.tracers[0])
	others.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	x.total.clear()
	for i := range x.chunks {
		x.total.add(&x.chunks[i])
	}
	return &x.total, nil
}
