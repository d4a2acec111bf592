package draft

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// Errors of a command that [Shell] runs.
var (
	ErrTooSlow = errors.New("the command took too long and was stopped")
	ErrTooMuch = errors.New("the command wrote too much and was stopped")
)

// Limits of a command.
type Limits struct {
	Time  time.Duration // until it is stopped; 0 for 5 minutes
	Bytes int           // of its answer; 0 for 4 MB
}

const (
	maxTime   = 5 * time.Minute
	maxAnswer = 4 << 20
	keptNotes = 400 // bytes of what it said on stderr
)

// Shell returns a runner for a line of the system's shell, `sh` or on Windows `cmd`.
// The request is its standard input. The last of what it writes to standard error is
// part of the error when it fails; whoever prints that cleans it.
func Shell(line string, limits Limits) Runner {
	if limits.Time <= 0 {
		limits.Time = maxTime
	}
	if limits.Bytes <= 0 {
		limits.Bytes = maxAnswer
	}
	return func(ctx context.Context, request []byte) ([]byte, error) {
		ctx, cancel := context.WithTimeout(ctx, limits.Time)
		defer cancel()
		name, flag := "sh", "-c"
		if runtime.GOOS == "windows" {
			name, flag = "cmd", "/C"
		}
		cmd := exec.CommandContext(ctx, name, flag, line)
		cmd.WaitDelay = time.Second // children of the shell may hold the pipes open
		alone(cmd)
		out := &bounded{max: limits.Bytes, full: cancel}
		notes := &tail{}
		cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(request), out, notes
		err := cmd.Run()
		switch {
		case out.over:
			return nil, fmt.Errorf("%w: more than %d bytes", ErrTooMuch, limits.Bytes)
		case errors.Is(ctx.Err(), context.DeadlineExceeded):
			return nil, fmt.Errorf("%w: after %s%s", ErrTooSlow, limits.Time, notes.text())
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil && !brokenInput(err):
			return nil, fmt.Errorf("the command failed: %w%s", err, notes.text())
		}
		return out.b.Bytes(), nil
	}
}

// brokenInput reports whether a command only didn't read all of its input.
func brokenInput(err error) bool {
	var exit *exec.ExitError
	return !errors.As(err, &exit) && strings.Contains(err.Error(), "broken pipe")
}

// bounded keeps what is written up to a size, and calls full beyond it.
type bounded struct {
	b    bytes.Buffer
	max  int
	over bool
	full func()
}

func (w *bounded) Write(p []byte) (int, error) {
	if w.b.Len()+len(p) > w.max {
		w.over = true
		w.full()
		return 0, ErrTooMuch
	}
	return w.b.Write(p)
}

// tail keeps the end of what is written.
type tail struct{ b []byte }

func (w *tail) Write(p []byte) (int, error) {
	w.b = append(w.b, p[max(0, len(p)-keptNotes):]...)
	w.b = w.b[max(0, len(w.b)-keptNotes):]
	return len(p), nil
}

// text returns the end as an addition to an error.
func (w *tail) text() string {
	s := strings.TrimSpace(strings.ToValidUTF8(string(w.b), "?"))
	if s == "" {
		return ""
	}
	return ": it said: " + s
}
