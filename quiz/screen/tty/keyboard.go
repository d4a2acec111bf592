package tty

import (
	"errors"
	"io"
	"os"
	"sync"
	"time"
)

// input is the reading side of a terminal.
type input interface {
	io.Reader
	SetReadDeadline(time.Time) error
}

// A keyboard reads whole keys for as long as a Terminal lives, so that what is
// typed ahead of a prompt is kept. What happens elsewhere, a signal or a new
// window size, is told by wake, which ends a waiting read by a deadline that
// has passed.
type keyboard struct {
	in   input
	dec  Decoder
	now  func() time.Time
	read time.Time // when the last bytes came
	deaf time.Time // keys that came before it are dropped

	beat  func() error // called every so often while a key is waited for; nil = never
	every time.Duration
	due   time.Time // when it is called next

	mu    sync.Mutex
	end   Signal    // ends every prompt from now on; 0 while none came
	endAt time.Time // when it came
	news  Key       // Redraw or continued, told before any key; Ignored is none
}

// next waits for a key that means something, for news, or for the end.
func (k *keyboard) next() (Key, error) {
	for {
		if news, err := k.takeNews(); news != Ignored || err != nil {
			return news, err
		}
		key, ok := k.dec.Next()
		if !ok {
			silent, err := k.fill()
			if err != nil {
				return 0, err
			}
			if silent {
				key, ok = k.dec.Flush()
			}
		}
		if ok && key != Ignored && k.hears(key) {
			return key, nil
		}
	}
}

// fill reads what has been typed. It is silent when a key that has begun got no
// further in the time given to it.
func (k *keyboard) fill() (silent bool, err error) {
	deadline, beating := k.deadline(time.Now())
	// Under the lock, so that no wake falls between the look and the deadline.
	k.mu.Lock()
	woken := k.end != 0 || k.news != Ignored
	if !woken {
		err = k.in.SetReadDeadline(deadline)
	}
	k.mu.Unlock()
	if woken || err != nil {
		return false, gone(err)
	}
	var buf [4096]byte
	n, err := k.in.Read(buf[:])
	if n > 0 {
		k.read = k.now()
		k.dec.Feed(buf[:n])
		return false, nil
	}
	if errors.Is(err, os.ErrDeadlineExceeded) {
		if k.woken() {
			return false, nil
		}
		if beating {
			err = k.beat()
			k.due = time.Now().Add(k.every) // from its end, so that keys are read in between
			return false, err
		}
		return true, nil
	}
	if err = gone(err); err == ErrHangup {
		k.finish(ErrHangup, 0)
	}
	return false, err
}

// deadline returns until when to read, zero for ever: as long as a key that has
// begun may take, or until the next beat.
func (k *keyboard) deadline(now time.Time) (at time.Time, beating bool) {
	if wait := k.dec.Wait(); wait > 0 {
		at = now.Add(wait)
	}
	if k.beat != nil && (at.IsZero() || k.due.Before(at)) {
		return k.due, true
	}
	return at, false
}

// woken reports whether there is something that no key tells.
func (k *keyboard) woken() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.end != 0 || k.news != Ignored
}

func (k *keyboard) takeNews() (Key, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.end != 0 {
		return 0, k.end
	}
	news := k.news
	k.news = Ignored
	return news, nil
}

// wake tells news to whoever waits for a key, now or later. Continued says more
// than Redraw and isn't replaced by it.
func (k *keyboard) wake(news Key) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.news != continued {
		k.news = news
	}
	_ = k.in.SetReadDeadline(time.Unix(1, 0)) // a closed file needs no waking
}

// finish ends the running prompt and every later one. It reports that the
// program is stuck when it should have ended so long ago.
func (k *keyboard) finish(s Signal, long time.Duration) (stuck bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.end != 0 {
		return k.now().Sub(k.endAt) >= long
	}
	k.end, k.endAt = s, k.now()
	_ = k.in.SetReadDeadline(time.Unix(1, 0))
	return false
}

// ended returns the signal that ended the prompts, or else err.
func (k *keyboard) ended(err error) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.end != 0 {
		return k.end
	}
	return err
}

// guard drops the keys that came before now or come in less than d from now.
func (k *keyboard) guard(d time.Duration) { k.deaf = k.now().Add(d) }

// hears reports whether the key is one that a person can mean by now. The ways
// out are always open.
func (k *keyboard) hears(key Key) bool {
	return !k.read.Before(k.deaf) || key == CtrlC || key == CtrlD || key == CtrlZ
}
