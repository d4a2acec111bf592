package tty

import (
	"errors"
	"io"
	"os"
	"slices"
	"testing"
	"time"
)

// script is a terminal whose person follows a script: each step is one read.
type script struct {
	steps    []step
	clock    time.Time
	deadline time.Time
}

type step struct {
	after time.Duration // on the script's clock
	in    string
	err   error
	first func() // runs while the read waits
}

func (s *script) SetReadDeadline(at time.Time) error {
	s.deadline = at
	return nil
}

func (s *script) Read(p []byte) (int, error) {
	if len(s.steps) == 0 {
		return 0, io.EOF
	}
	next := s.steps[0]
	s.steps = s.steps[1:]
	s.clock = s.clock.Add(next.after)
	if next.first != nil {
		next.first()
	}
	return copy(p, next.in), next.err
}

func keyboardOf(steps ...step) (*keyboard, *script) {
	s := &script{steps: steps, clock: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)}
	return &keyboard{in: s, now: func() time.Time { return s.clock }}, s
}

func (k *keyboard) all(t *testing.T) (keys []Key, err error) {
	t.Helper()
	for range 100 {
		key, err := k.next()
		if err != nil {
			return keys, err
		}
		keys = append(keys, key)
	}
	t.Fatal("keys without end")
	return nil, nil
}

func TestKeyboardSilence(t *testing.T) {
	k, s := keyboardOf(
		step{in: "\x1b"}, step{err: os.ErrDeadlineExceeded},
		step{in: "1"}, // waits without a deadline again
		step{in: "\x1b["}, step{in: "A"},
	)
	start := time.Now()
	var waited []bool
	got, err := []Key(nil), error(nil)
	for range 3 {
		var key Key
		key, err = k.next()
		if err != nil {
			break
		}
		got, waited = append(got, key), append(waited, !s.deadline.IsZero())
	}
	if want := []Key{Esc, '1', Up}; err != nil || !slices.Equal(got, want) {
		t.Fatalf("got %v, %v, want %v", got, err, want)
	}
	if want := []bool{true, false, true}; !slices.Equal(waited, want) {
		t.Errorf("deadlines were set %v, want %v", waited, want)
	}
	if late := s.deadline.Sub(start); late < sequenceWait || late > sequenceWait+time.Minute {
		t.Errorf("the deadline of half a sequence is %v away", late)
	}
	if _, err := k.next(); !errors.Is(err, ErrHangup) {
		t.Errorf("end of input gives %v, want %v", err, ErrHangup)
	}
}

func TestKeyboardGuard(t *testing.T) {
	k, _ := keyboardOf(
		step{in: "12", after: time.Millisecond},                  // typed ahead, still in the buffer at the guard
		step{in: "3\x1b[A", after: 149 * time.Millisecond},       // too early
		step{in: "\x04\x1a", after: 0},                           // the ways out are open
		step{in: "4", after: 1 * time.Millisecond},               // just in time
		step{in: "5", after: time.Hour},                          // any time
		step{err: io.EOF, after: 0},                              //
		step{in: "never", err: errors.New("read after the end")}, //
	)
	if key, err := k.next(); key != '1' || err != nil {
		t.Fatalf("got %v, %v", key, err)
	}
	k.guard(150 * time.Millisecond)
	got, err := k.all(t)
	if want := []Key{CtrlD, CtrlZ, '4', '5'}; !slices.Equal(got, want) || !errors.Is(err, ErrHangup) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
}

// What is called while a key is waited for eats none, not even one that is half
// there, and its error ends the wait.
func TestKeyboardBeat(t *testing.T) {
	k, _ := keyboardOf(
		step{err: os.ErrDeadlineExceeded},
		step{in: "1\x1b["},
		step{err: os.ErrDeadlineExceeded},
		step{in: "A2"},
		step{err: os.ErrDeadlineExceeded},
	)
	start := time.Now()
	beats, stop := 0, errors.New("stop")
	// Always due: then each wait that ends without input is one for it.
	k.every, k.due = -time.Hour, start
	k.beat = func() error {
		if beats++; beats == 3 {
			return stop
		}
		return nil
	}
	got, err := k.all(t)
	if want := []Key{'1', Up, '2'}; !slices.Equal(got, want) || !errors.Is(err, stop) || beats != 3 {
		t.Errorf("got %v, %v after %d beats, want %v and its error", got, err, beats, want)
	}
	// The next one is due so long after the end of the last.
	k, _ = keyboardOf(step{err: os.ErrDeadlineExceeded}, step{err: io.EOF})
	k.every, k.due, k.beat = time.Hour, start, func() error { return nil }
	if _, err := k.next(); !errors.Is(err, ErrHangup) || k.due.Before(start.Add(time.Hour)) {
		t.Errorf("%v, the next one is due in %v", err, k.due.Sub(start))
	}
	// A signal comes first.
	k, _ = keyboardOf(step{first: func() { k.finish(ErrTerminated, time.Second) }, err: os.ErrDeadlineExceeded})
	k.every, k.due, k.beat = time.Hour, start, func() error { return stop }
	if _, err := k.next(); !errors.Is(err, ErrTerminated) {
		t.Errorf("a signal gives %v", err)
	}
}

func TestKeyboardNews(t *testing.T) {
	var k *keyboard
	k, s := keyboardOf(
		step{first: func() { k.wake(Redraw) }, err: os.ErrDeadlineExceeded},
		step{in: "\x1b["},
		// Woken while a sequence is half there: that is no silence.
		step{first: func() { k.wake(continued); k.wake(Redraw) }, err: os.ErrDeadlineExceeded},
		step{in: "A12"},
		step{first: func() { k.finish(ErrTerminated, time.Second) }, err: os.ErrDeadlineExceeded},
	)
	got, err := k.all(t)
	if want := []Key{Redraw, continued, Up, '1', '2'}; !slices.Equal(got, want) || !errors.Is(err, ErrTerminated) {
		t.Errorf("got %v, %v, want %v and the signal", got, err, want)
	}
	if !s.deadline.Equal(time.Unix(1, 0)) {
		t.Errorf("the read was not woken: deadline %v", s.deadline)
	}
	if _, err := k.next(); !errors.Is(err, ErrTerminated) {
		t.Errorf("a later prompt gives %v", err)
	}
}

// A signal between two prompts ends the next one before it reads.
func TestKeyboardEndedBefore(t *testing.T) {
	k, s := keyboardOf(step{in: "1"})
	k.finish(ErrHangup, time.Second)
	if key, err := k.next(); !errors.Is(err, ErrHangup) {
		t.Errorf("got %v, %v", key, err)
	}
	if len(s.steps) != 1 {
		t.Error("read after the end")
	}
}

func TestKeyboardStuck(t *testing.T) {
	k, s := keyboardOf()
	if k.finish(ErrHangup, time.Second) {
		t.Error("stuck at the first signal")
	}
	s.clock = s.clock.Add(time.Second - 1)
	if k.finish(ErrHangup, time.Second) {
		t.Error("stuck at the second signal of a closing window")
	}
	s.clock = s.clock.Add(1)
	if !k.finish(ErrTerminated, time.Second) {
		t.Error("not stuck though it runs on for a second")
	}
	if err := k.ended(nil); !errors.Is(err, ErrHangup) {
		t.Errorf("ended by %v, want the first signal", err)
	}
}

func TestKeyboardReadError(t *testing.T) {
	broken := errors.New("broken")
	k, _ := keyboardOf(step{err: broken})
	if _, err := k.next(); !errors.Is(err, broken) {
		t.Errorf("got %v, want the error of the read", err)
	}
}

func TestExitCode(t *testing.T) {
	for err, want := range map[error]int{nil: 0, ErrInterrupted: 130, ErrHangup: 129, ErrTerminated: 143, ErrEOF: 1,
		errors.Join(io.EOF, ErrTerminated): 143} {
		if got := ExitCode(err); got != want {
			t.Errorf("%v exits %d, want %d", err, got, want)
		}
	}
}
