package tty

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// A Signal is the error of a prompt that was ended from outside, by number.
// Ctrl-C counts as SIGINT and a closed window as SIGHUP, whether or not the
// signal came. Compare with errors.Is.
type Signal int

// The signals that end a prompt.
const (
	ErrHangup      Signal = 1
	ErrInterrupted Signal = 2
	ErrTerminated  Signal = 15
)

// Error names what happened.
func (s Signal) Error() string {
	switch s {
	case ErrHangup:
		return "the terminal was closed"
	case ErrInterrupted:
		return "interrupted"
	case ErrTerminated:
		return "terminated"
	}
	return fmt.Sprintf("ended by signal %d", int(s))
}

// Errors of prompts. A prompt also returns a Signal or an error of writing to the
// terminal.
var (
	// ErrPlain is wrapped by every refusal of Open: there is no screen to draw
	// on, and the caller talks line by line instead.
	ErrPlain = errors.New("no screen")

	// ErrEOF: Ctrl-D, no more input from this person.
	ErrEOF = errors.New("end of input")

	// ErrBack: Esc in a line entry, back to where the person came from.
	ErrBack = errors.New("entry left")

	// ErrRedraw: a line entry must be drawn anew, see Redraw. What was entered
	// so far isn't lost; ask again with it.
	ErrRedraw = errors.New("the screen must be drawn again")
)

// ExitCode returns the exit status that a shell expects after err: 128 and the
// signal's number (130 for Ctrl-C, 143 and 129 for SIGTERM and SIGHUP), else 1,
// and 0 for nil.
func ExitCode(err error) int {
	var s Signal
	switch {
	case err == nil:
		return 0
	case errors.As(err, &s):
		return 128 + int(s)
	}
	return 1
}

func plain(why string) error { return fmt.Errorf("%w: %s", ErrPlain, why) }

// gone turns the ways in which a system says that a terminal went away into
// ErrHangup and leaves other errors as they are.
func gone(err error) error {
	for _, end := range []error{io.EOF, syscall.EIO, syscall.ENXIO, fs.ErrClosed, os.ErrDeadlineExceeded} {
		if errors.Is(err, end) {
			return ErrHangup
		}
	}
	return err
}
