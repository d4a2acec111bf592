//go:build linux || darwin

package tty

import (
	"errors"
	"os"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/term"
)

func TestKeysOnTerminal(t *testing.T) {
	p := sit(t, "keys")
	p.expect("[q ends none]")
	p.shows("window 40x10", "last key: none", "[q ends none]")
	for _, key := range []struct{ send, name string }{
		{"\x1b[A", "up"},
		{"\x1b[1;2C\x1b[Z", "shift-tab"},
		{"\x1b[M !!\x1b[I\x1b[O\x1bOP\x1bx2", "2"},
		{"\x1b[200~1 2\r\x1b[201~3", "3"},
		{"\x1b", "esc"},
		{"۴", "۴"},
		{"\r", "enter"},
		{"\x0c", "redraw"},
		{"\x13", "ctrl-s"}, // no flow control: the window doesn't freeze
	} {
		p.send(key.send)
		p.expect("[q ends " + key.name + "]")
	}
	p.shows("window 40x10", "last key: ctrl-s", "[q ends ctrl-s]")
	p.send("q")
	p.leaves(0)
}

// The first line goes on changing, and neither the entry nor its cursor moves.
func TestLive(t *testing.T) {
	p := sit(t, "live")
	p.expect("0 in it")
	p.send("ovr\x1b[D")
	p.expect("3 in it")
	p.shows("3 in it", "body", "answer: ovr")
	p.send("e")
	p.expect("[key]")
	p.expect("a key")
	p.shows("a key", "body", "[key]")
	p.send("x")
	p.expect("[still]")
	p.signal(syscall.SIGTERM)
	p.leaves(143)
}

// Keys typed before a prompt are there when it comes.
func TestTypeAhead(t *testing.T) {
	p := sit(t, "keys")
	p.expect("[q ends none]")
	p.send("ab\x1b[Bcq")
	for _, name := range []string{"a", "b", "down", "c"} {
		p.expect("[q ends " + name + "]")
	}
	p.leaves(0)
}

func TestWaysOut(t *testing.T) {
	tests := []struct {
		name string
		role string
		wait string
		do   func(*person)
		code int
	}{
		{"Ctrl-C", "keys", "[q", func(p *person) { p.send("\x03") }, 130},
		{"Ctrl-D", "keys", "[q", func(p *person) { p.send("\x04") }, 1},
		{"SIGINT", "keys", "[q", func(p *person) { p.signal(syscall.SIGINT) }, 130},
		{"SIGTERM", "keys", "[q", func(p *person) { p.signal(syscall.SIGTERM) }, 143},
		{"SIGHUP", "keys", "[q", func(p *person) { p.signal(syscall.SIGHUP) }, 129},
		{"SIGHUP thrice", "keys", "[q", func(p *person) {
			for range 3 {
				p.signal(syscall.SIGHUP)
			}
		}, 129},
		{"SIGTERM amid a sequence", "keys", "[q", func(p *person) { p.send("\x1b[1;"); p.signal(syscall.SIGTERM) }, 143},
		{"panic", "panic", "ready", func(p *person) { p.send("x") }, 2},
		{"Ctrl-C in a line", "line", "answer:", func(p *person) { p.send("abc\x03") }, 130},
		{"Ctrl-D in an empty line", "line", "answer:", func(p *person) { p.send("\x04") }, 1},
		{"SIGTERM in a line", "line", "answer:", func(p *person) { p.signal(syscall.SIGTERM) }, 143},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := sit(t, tt.role)
			p.expect(tt.wait)
			tt.do(p)
			p.leaves(tt.code)
		})
	}
}

// A window that takes no more output doesn't hold the program when it is told
// to end.
func TestFlowStopped(t *testing.T) {
	master, slave, err := pty.Open()
	if err != nil {
		t.Skip(err)
	}
	defer master.Close()
	defer slave.Close()
	before := stateOf(t, slave)
	term, err := OpenOn(slave, slave, Options{Getenv: func(string) string { return "xterm" }})
	if err != nil {
		t.Fatal(err)
	}
	// Nobody reads: fill what the system holds, to the last byte. It may make
	// room once more by moving what it holds, so it must refuse ten times in a row.
	for refused := 0; refused < 10; {
		size := 4096
		if refused > 0 {
			size = 1
		}
		if err := slave.SetWriteDeadline(time.Now().Add(10 * time.Millisecond)); err != nil {
			t.Fatal(err)
		}
		switch _, err := slave.Write(make([]byte, size)); {
		case errors.Is(err, os.ErrDeadlineExceeded):
			refused++
		case err == nil:
			refused = 0
		default:
			t.Fatal(err)
		}
	}
	if err := slave.SetWriteDeadline(time.Time{}); err != nil {
		t.Fatal(err)
	}
	drawn := make(chan error)
	go func() { drawn <- term.Draw([]string{"frame"}) }()
	term.endBy(syscall.SIGTERM)
	if err := <-drawn; !errors.Is(err, ErrTerminated) {
		t.Errorf("drawing gives %v, want %v", err, ErrTerminated)
	}
	if err := term.Close(); !errors.Is(err, ErrHangup) {
		t.Errorf("closing gives %v, want %v", err, ErrHangup)
	}
	if after := stateOf(t, slave); *after != *before {
		t.Error("the modes of the terminal were changed")
	}
}

// A program that reaches no prompt dies by the second signal, and still leaves
// the terminal as it was found.
func TestStuck(t *testing.T) {
	p := sit(t, "stuck")
	p.expect("busy")
	p.signal(syscall.SIGTERM)
	p.signal(syscall.SIGHUP)
	p.leaves(-1)
	if status := p.cmd.ProcessState.Sys().(syscall.WaitStatus); !status.Signaled() {
		t.Errorf("ended by %v, want a signal", p.cmd.ProcessState)
	}
}

// A closed window ends the program, and doesn't leave it spinning.
func TestHangup(t *testing.T) {
	for _, role := range []string{"keys", "line"} {
		p := sit(t, role)
		p.expect("\x1b[?2026l")
		if err := p.master.Close(); err != nil {
			t.Fatal(err)
		}
		_ = p.cmd.Wait()
		if got := p.cmd.ProcessState.ExitCode(); got != 129 {
			t.Errorf("%s: exit code %d (%v), want 129", role, got, p.cmd.ProcessState)
		}
	}
}

func TestResize(t *testing.T) {
	p := sit(t, "keys")
	p.expect("[q ends none]")
	p.resize(33, 12)
	p.expect("window 33x12")
	p.expect("[q ends redraw]")
	p.resize(0, 0)
	p.expect("window 80x24") // of a window that doesn't tell
	p.send("q")
	p.leaves(0)
}

// Ctrl-Z gives the shell its terminal, and fg brings the screen back.
func TestSuspend(t *testing.T) {
	p := sit(t, "shell")
	p.expect("[q ends none]")
	p.send("\x1a")
	p.expect("\x1b[?1049l")
	p.expect("shell: job stopped by stopped, modes as found: true")
	p.expect("\x1b[?1049h")
	p.expect("[q ends redraw]")
	p.send("a")
	p.expect("[q ends a]")
	p.send("q")
	p.leaves(0)
}

// Where no shell waits, the system stops nothing and neither does Ctrl-Z.
func TestSuspendOrphan(t *testing.T) {
	p := sit(t, "keys")
	p.expect("[q ends none]")
	p.send("\x1a")
	p.expect("\x1b[?1049l")
	p.expect("\x1b[?1049h")
	p.expect("[q ends redraw]")
	p.send("q")
	p.leaves(0)
}

// Stopped and continued from outside, the terminal is taken anew.
func TestContinue(t *testing.T) {
	p := sit(t, "keys")
	p.expect("[q ends none]")
	p.signal(syscall.SIGSTOP)
	p.signal(syscall.SIGCONT)
	p.expect("\x1b[?1049h")
	p.expect("[q ends redraw]")
	p.send("\x03")
	p.leaves(130)
}

// Continued between two prompts, by a shell that has set its own modes, the
// terminal is raw again when the next prompt ends.
func TestContinueBetweenPrompts(t *testing.T) {
	master, slave, err := pty.Open()
	if err != nil {
		t.Skip(err)
	}
	defer master.Close()
	defer slave.Close()
	found := stateOf(t, slave)
	screen, err := OpenOn(slave, slave, Options{Getenv: func(string) string { return "xterm" }})
	if err != nil {
		t.Fatal(err)
	}
	defer screen.Close()
	raw := stateOf(t, slave)
	if err := term.Restore(int(screen.inFd), found); err != nil {
		t.Fatal(err)
	}
	screen.keys.wake(continued)
	if k, err := screen.ReadKey("ready"); k != Redraw || err != nil {
		t.Errorf("got %v, %v", k, err)
	}
	if now := stateOf(t, slave); *now != *raw {
		t.Errorf("the modes are %v, want %v", now, raw)
	}
}

func TestRun(t *testing.T) {
	p := sit(t, "run")
	p.expect("[none]")
	p.send("e")
	p.expect("\x1b[?1049l")
	p.expect("guest reads\r\n") // on a terminal that is not raw
	p.send("hello\r")
	p.expect("hello\r\n") // echoed
	p.expect(`guest got "hello"`)
	p.expect("\x1b[?1049h")
	p.expect("[guest: exit status 4]")
	p.send("e")
	p.expect("guest reads")
	p.send("\x03") // ends the guest, not the host
	p.expect("[guest: signal: interrupt]")
	p.send("e")
	p.expect("guest reads")
	p.send("\r")
	p.expect("[guest: <nil>]")
	// The deadlines of the keyboard still work.
	p.signal(syscall.SIGTERM)
	p.leaves(143)
}

func TestRunSignalled(t *testing.T) {
	p := sit(t, "run")
	p.expect("[none]")
	p.send("e")
	p.expect("guest reads")
	p.signal(syscall.SIGTERM) // passed on
	p.leaves(143)
}

// A program that isn't there leaves the screen in force.
func TestRunMissing(t *testing.T) {
	p := sit(t, "run", "GUEST=/no/such/program")
	p.expect("[none]")
	p.send("e")
	p.expect("[guest: fork/exec /no/such/program: no such file or directory]")
	p.send("q")
	p.leaves(0)
}

func TestOpenRefuses(t *testing.T) {
	for _, name := range []string{"dumb", ""} {
		p := sit(t, "keys", "TERM="+name)
		p.expect("refused: no screen: TERM is")
		p.leaves(3)
	}
	file, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, o := range []Options{{Stdin: file}, {Stdout: file}} {
		if _, err := Open(o); !errors.Is(err, ErrPlain) {
			t.Errorf("opened, or refused without ErrPlain: %v", err)
		}
	}
	if _, err := OpenOn(file, file, Options{Getenv: func(string) string { return "xterm" }}); !errors.Is(err, ErrPlain) {
		t.Errorf("opened %s, or refused without ErrPlain: %v", file.Name(), err)
	}
}

func TestDeviceName(t *testing.T) {
	_, slave, err := pty.Open()
	if err != nil {
		t.Skip(err)
	}
	defer slave.Close()
	if got, err := deviceName(slave); err != nil || got != slave.Name() {
		t.Errorf("got %q, %v, want %q", got, err, slave.Name())
	}
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	if got, err := deviceName(null); err == nil {
		t.Errorf("%s is the terminal %q", null.Name(), got)
	}
}

// Two Terminals in turn on one given file, which stays open.
func TestOpenOn(t *testing.T) {
	master, slave, err := pty.Open()
	if err != nil {
		t.Skip(err)
	}
	defer master.Close()
	defer slave.Close()
	before := stateOf(t, slave)
	for range 2 {
		term, err := OpenOn(slave, slave, Options{Getenv: func(string) string { return "xterm" }})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := master.WriteString("7\x03"); err != nil {
			t.Fatal(err)
		}
		if k, err := term.ReadKey("ready"); k != '7' || err != nil {
			t.Errorf("got %v, %v", k, err)
		}
		if k, err := term.ReadKey("ready"); !errors.Is(err, ErrInterrupted) {
			t.Errorf("got %v, %v", k, err)
		}
		if err := errors.Join(term.Close(), term.Close()); err != nil {
			t.Error(err)
		}
	}
	if after := stateOf(t, slave); *after != *before {
		t.Error("the modes of the terminal were changed")
	}
}
