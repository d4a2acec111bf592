// Package tty holds the terminal and the keyboard: whole keys, prompts, line
// entry and a screen drawn without flicker. It knows nothing of cards or
// sessions, and it is the one home of survey and of x/term.
//
// The rules of its talking with a person:
//
//   - It talks to the terminal itself, never to standard output, and draws on
//     the alternate screen: what stood in the window before stands there after.
//   - Between Open and Close the terminal is in raw mode, so that what is typed
//     ahead isn't echoed, and the same reader serves every prompt, so that it
//     isn't lost either.
//   - A key is whole. No arrow, mouse report or paste is ever taken for the
//     digits in its spelling.
//   - Ctrl-C, Ctrl-D, Ctrl-Z and signals work in every prompt, and every way out
//     leaves the terminal as it was found, provided that Close runs: defer it
//     right after Open, and end the program by returning.
//   - Strings that are given to it go to the terminal as they are: make them
//     safe before. They may be styled, must be one line each, and are cut at the
//     window's edge.
//
// There is no checklist here: survey's MultiSelect cuts its items at the window's
// edge and can't be drawn again when the window changes its size. Draw the list
// as part of the frame and tick by ReadKey.
package tty

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/term"
)

// Size of a window that doesn't tell its own.
const (
	defaultCols = 80
	defaultRows = 24
)

// Options say what a Terminal needs to know of its surroundings. The zero value
// asks for no standard file, reads the environment and the clock.
type Options struct {
	// Stdin and Stdout must be terminals for a screen to make sense; a nil one
	// isn't looked at.
	Stdin, Stdout *os.File

	Getenv func(string) string // for TERM; nil means os.Getenv
	Now    func() time.Time    // for Guard and signals, from any goroutine; nil means time.Now
}

// A Terminal is the screen and the keyboard of one person. Its methods are for
// one goroutine.
type Terminal struct {
	in, out *os.File
	inFd    uintptr
	outFd   uintptr
	owned   bool // opened here, so closed here
	keys    keyboard
	signals chan os.Signal
	stopped chan struct{}
	child   atomic.Pointer[os.Process] // has the terminal during Run
	found   *term.State
	closed  bool

	top   string // the first line of the window, where one was drawn
	drawn bool
	entry string // what stands in the line entry that waits

	mu    sync.Mutex // the signal goroutine may release too
	taken bool       // raw mode and the alternate screen are on
}

// Open takes the terminal that controls the process. It refuses with an error
// that wraps ErrPlain where there is none, where a standard file of the options
// isn't one, and where TERM says that it can't draw.
func Open(o Options) (*Terminal, error) {
	if o.Stdin != nil && !IsTerminal(o.Stdin) {
		return nil, plain("standard input is not a terminal")
	}
	if o.Stdout != nil && !IsTerminal(o.Stdout) {
		return nil, plain("standard output is not a terminal")
	}
	in, out, err := openDevice(o.Stdin)
	if err != nil {
		return nil, plain(err.Error())
	}
	t, err := OpenOn(in, out, o)
	if err != nil {
		_ = closeDevice(in, out)
		return nil, err
	}
	t.owned = true
	return t, nil
}

// OpenOn takes a given terminal, which stays open at Close; in and out may be
// the same file. Its errors are those of Open.
func OpenOn(in, out *os.File, o Options) (*Terminal, error) {
	if o.Getenv == nil {
		o.Getenv = os.Getenv
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if name := o.Getenv("TERM"); !canDraw(name) {
		return nil, plain(fmt.Sprintf("TERM is %q", name))
	}
	reader, err := newInput(in)
	if err != nil {
		return nil, plain(err.Error())
	}
	t := &Terminal{
		in: in, out: out,
		keys:    keyboard{in: reader, now: o.Now},
		signals: make(chan os.Signal, 8),
		stopped: make(chan struct{}),
	}
	if t.inFd, err = descriptor(in); err == nil {
		t.outFd, err = descriptor(out)
	}
	if err != nil {
		return nil, plain(err.Error())
	}
	if t.found, err = term.GetState(int(t.inFd)); err != nil {
		return nil, plain("not a terminal")
	}
	signal.Notify(t.signals, watched()...)
	go t.listen()
	if err := t.take(); err != nil {
		_ = t.Close()
		return nil, err
	}
	return t, nil
}

// Close gives the terminal back as it was found. It may be called again.
func (t *Terminal) Close() error {
	if t.closed {
		return nil
	}
	t.closed = true
	err := t.release()
	// A program that was told to end isn't to be killed on its way out by the
	// second SIGHUP of a closing window, so then signals are listened to on.
	if t.keys.ended(nil) == nil {
		signal.Stop(t.signals)
		close(t.stopped)
	}
	if t.owned {
		if closing := closeDevice(t.in, t.out); err == nil {
			err = closing
		}
	}
	return err
}

// Size returns the columns and rows of the window, 80 and 24 where it doesn't
// tell.
func (t *Terminal) Size() (cols, rows int) {
	cols, rows, err := term.GetSize(int(t.outFd))
	if err != nil || cols <= 0 || rows <= 0 {
		return defaultCols, defaultRows
	}
	return cols, rows
}

// Guard drops what was typed ahead and what comes within d from now, so that a
// key meant for the last screen doesn't answer this one. Call it between Draw
// and the prompt; d must be more than the time between these. Ctrl-C, Ctrl-D
// and Ctrl-Z still work.
func (t *Terminal) Guard(d time.Duration) { t.keys.guard(d) }

// IsTerminal reports whether f is a terminal. Unlike a question by f.Fd it
// leaves the file's deadlines working.
func IsTerminal(f *os.File) bool {
	fd, err := descriptor(f)
	return err == nil && term.IsTerminal(int(fd))
}

// descriptor returns f's descriptor without a call of Fd, which puts the file
// into blocking mode: no deadline would then wake a read.
func descriptor(f *os.File) (uintptr, error) {
	conn, err := f.SyscallConn()
	if err != nil {
		return 0, err
	}
	var fd uintptr
	if err := conn.Control(func(n uintptr) { fd = n }); err != nil {
		return 0, err
	}
	return fd, nil
}

func closeDevice(in, out *os.File) error {
	err := in.Close()
	if out != in {
		if closing := out.Close(); err == nil {
			err = closing
		}
	}
	return err
}

const (
	// The alternate screen, paste markers on, and no wrapping at the edge: a
	// line that is too long is cut there and moves no other line.
	takeScreen = "\x1b[?1049h\x1b[?2004h\x1b[?7l\x1b[?25l\x1b[H\x1b[2J"
	// The same backwards; the main screen last, for it brings back its cursor.
	releaseScreen = "\x1b[0m\x1b[?7h\x1b[?2004l\x1b[?25h\x1b[?1049l"
)

// take enters raw mode and the alternate screen. When the program was stopped
// from outside it is in force already and is made good.
func (t *Terminal) take() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.taken {
		_ = t.print(releaseScreen) // an error comes again below
	}
	if _, err := term.MakeRaw(int(t.inFd)); err != nil {
		return gone(err)
	}
	t.taken = true
	return t.print(takeScreen)
}

// release undoes take; when take isn't in force it does nothing.
func (t *Terminal) release() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.taken {
		return nil
	}
	t.taken = false
	_ = t.out.SetWriteDeadline(time.Now().Add(lastWords)) // not every system can
	err := t.print(releaseScreen)
	_ = t.out.SetWriteDeadline(time.Time{})
	if restoring := term.Restore(int(t.inFd), t.found); err == nil && restoring != nil {
		err = gone(restoring)
	}
	return err
}

// show writes to the screen, unless the program was told to end: the terminal
// may have been given back then.
func (t *Terminal) show(s string) error {
	if err := t.keys.ended(nil); err != nil {
		return err
	}
	return t.keys.ended(t.print(s))
}

func (t *Terminal) print(s string) error {
	_, err := io.WriteString(t.out, s)
	if err = gone(err); err == ErrHangup {
		t.keys.finish(ErrHangup, 0)
	}
	return err
}

// key waits for a key and does itself what every prompt does alike.
func (t *Terminal) key() (Key, error) {
	k, err := t.keys.next()
	if err != nil {
		return 0, err
	}
	switch k {
	case CtrlC:
		return 0, ErrInterrupted
	case CtrlL:
		return Redraw, nil
	case CtrlZ:
		return Redraw, t.suspend()
	case continued:
		return Redraw, t.take()
	}
	return k, nil
}
