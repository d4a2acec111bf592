//go:build unix

package tty

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"
)

// surveyReads says whether survey reads what it is given.
const surveyReads = true

const openFlags = os.O_RDWR | syscall.O_NOCTTY

// stopWait is how long to wait for being stopped by Ctrl-Z. No shell waits for
// a program that is the window's first one, and the system then stops nothing.
const stopWait = 100 * time.Millisecond

func canDraw(name string) bool { return name != "" && name != "dumb" }

// openDevice opens the controlling terminal a second time, so that the modes
// of the descriptors that the shell shares with us stay untouched.
func openDevice(stdin *os.File) (in, out *os.File, err error) {
	f, err := openWithDeadlines("/dev/tty")
	if err == nil {
		return f, f, nil
	}
	if stdin == nil {
		return nil, nil, err
	}
	// Not every system can wait on /dev/tty, and not every process has a
	// controlling terminal; then the device's own name serves.
	name, err := deviceName(stdin)
	if err != nil {
		return nil, nil, err
	}
	f, err = openWithDeadlines(name)
	return f, f, err
}

func openWithDeadlines(name string) (*os.File, error) {
	f, err := os.OpenFile(name, openFlags, 0)
	if err != nil {
		return nil, err
	}
	if _, err := newInput(f); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// newInput refuses a file whose reads no deadline ends, for nothing would wake
// them on a signal.
func newInput(f *os.File) (input, error) {
	if err := f.SetReadDeadline(time.Time{}); err != nil {
		return nil, fmt.Errorf("%s: %w", f.Name(), err)
	}
	return f, nil
}

// deviceName looks a terminal up by its device number.
func deviceName(f *os.File) (string, error) {
	want, ok := deviceNumber(f.Stat())
	if !ok {
		return "", errors.New("standard input is not a device")
	}
	for _, pattern := range []string{"/dev/pts/*", "/dev/tty*"} {
		names, _ := filepath.Glob(pattern) // its only error is a bad pattern
		for _, name := range names {
			if got, ok := deviceNumber(os.Stat(name)); ok && got == want {
				return name, nil
			}
		}
	}
	return "", errors.New("standard input has no name under /dev")
}

func deviceNumber(info os.FileInfo, err error) (uint64, bool) {
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return 0, false
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, false
	}
	return uint64(stat.Rdev), true
}

// watched are the signals that a Terminal listens to. One that was ignored when
// the program began, as under nohup, stays ignored.
func watched() []os.Signal {
	list := []os.Signal{syscall.SIGWINCH, syscall.SIGCONT}
	for _, s := range []os.Signal{syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			list = append(list, s)
		}
	}
	return list
}

// heed acts on a signal, on the goroutine that listens.
func (t *Terminal) heed(s os.Signal) {
	switch s {
	case syscall.SIGWINCH:
		t.keys.wake(Redraw)
	case syscall.SIGCONT:
		t.keys.wake(continued)
	default:
		t.endBy(s.(syscall.Signal))
	}
}

// die lets the signal have its own way: the terminal is given back and the
// process ends by it.
func die(s syscall.Signal) {
	signal.Reset(s)
	_ = syscall.Kill(os.Getpid(), s)
}

// suspend hands the terminal to the shell, as Ctrl-Z asks, and takes it back
// when the shell says to continue.
func (t *Terminal) suspend() error {
	if err := t.release(); err != nil {
		return err
	}
	proceed := make(chan os.Signal, 1)
	signal.Notify(proceed, syscall.SIGCONT)
	defer signal.Stop(proceed)
	// To the whole job, as the terminal itself would do it.
	if err := syscall.Kill(0, syscall.SIGTSTP); err != nil {
		return errors.Join(fmt.Errorf("stop: %w", err), t.take())
	}
	select {
	case <-proceed:
	case <-time.After(stopWait):
	}
	return t.take()
}
