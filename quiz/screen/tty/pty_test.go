//go:build linux || darwin

package tty

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
	"golang.org/x/sys/unix"
	"golang.org/x/term"
)

// roleVar makes the test binary play a program on a terminal instead of running
// the tests.
const roleVar = "TTY_TEST_ROLE"

func TestMain(m *testing.M) {
	if role := os.Getenv(roleVar); role != "" {
		os.Exit(play(role))
	}
	os.Exit(m.Run())
}

// A person sits at a pseudo-terminal on which a program runs. Nothing here
// waits for time to pass: it waits for what the program writes.
type person struct {
	t      *testing.T
	master *os.File
	slave  *os.File
	cmd    *exec.Cmd
	before *term.State

	mu   sync.Mutex
	more *sync.Cond
	out  []byte
	seen int // what expect has passed
	over bool
}

// sit starts a role on a terminal of 40 columns and 10 rows.
func sit(t *testing.T, role string, env ...string) *person {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	// pty asks for the descriptor by Fd, which makes reads block so that no
	// Close can end them.
	fd, err := descriptor(master)
	if err == nil {
		err = syscall.SetNonblock(int(fd), true)
	}
	if err != nil {
		t.Fatal(err)
	}
	p := &person{t: t, master: master, slave: slave, before: stateOf(t, slave)}
	p.more = sync.NewCond(&p.mu)
	p.resize(40, 10)
	p.cmd = exec.Command(os.Args[0])
	p.cmd.Env = append(os.Environ(), append([]string{roleVar + "=" + role, "TERM=xterm-256color"}, env...)...)
	p.cmd.Stdin, p.cmd.Stdout, p.cmd.Stderr = slave, slave, slave
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go p.watch()
	t.Cleanup(func() {
		_ = p.cmd.Process.Kill()
		_, _ = p.cmd.Process.Wait()
		_ = master.Close()
		_ = slave.Close()
	})
	return p
}

func stateOf(t *testing.T, f *os.File) *term.State {
	t.Helper()
	fd, err := descriptor(f)
	if err != nil {
		t.Fatal(err)
	}
	state, err := term.GetState(int(fd))
	if err != nil {
		t.Fatal(err)
	}
	return state
}

func (p *person) watch() {
	buf := make([]byte, 4096)
	for {
		n, err := p.master.Read(buf)
		p.mu.Lock()
		p.out = append(p.out, buf[:n]...)
		p.over = err != nil
		p.more.Broadcast()
		p.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// expect waits until the program has written text, after what was expected
// before.
func (p *person) expect(text string) {
	p.t.Helper()
	late := false
	watchdog := time.AfterFunc(20*time.Second, func() {
		p.mu.Lock()
		late = true
		p.more.Broadcast()
		p.mu.Unlock()
	})
	defer watchdog.Stop()
	p.mu.Lock()
	defer p.mu.Unlock()
	for {
		if i := bytes.Index(p.out[p.seen:], []byte(text)); i >= 0 {
			p.seen += i + len(text)
			return
		}
		if late || p.over {
			p.t.Fatalf("waited for %q, saw %q", text, p.out[p.seen:])
		}
		p.more.Wait()
	}
}

func (p *person) send(keys string) {
	p.t.Helper()
	if _, err := p.master.WriteString(keys); err != nil {
		p.t.Fatal(err)
	}
}

func (p *person) resize(cols, rows uint16) {
	p.t.Helper()
	fd, err := descriptor(p.master)
	if err == nil {
		err = unix.IoctlSetWinsize(int(fd), unix.TIOCSWINSZ, &unix.Winsize{Col: cols, Row: rows})
	}
	if err != nil {
		p.t.Fatal(err)
	}
}

func (p *person) signal(s os.Signal) {
	p.t.Helper()
	if err := p.cmd.Process.Signal(s); err != nil {
		p.t.Fatal(err)
	}
}

// leaves waits for the end of the program and checks how it left the terminal.
func (p *person) leaves(code int) {
	p.t.Helper()
	var exit *exec.ExitError
	if err := p.cmd.Wait(); err != nil && !errors.As(err, &exit) {
		p.t.Fatal(err)
	}
	if got := p.cmd.ProcessState.ExitCode(); got != code {
		p.t.Errorf("exit code %d (%v), want %d", got, p.cmd.ProcessState, code)
	}
	if after := stateOf(p.t, p.slave); !reflect.DeepEqual(p.before, after) {
		p.t.Errorf("the modes of the terminal were %v and are %v", p.before, after)
	}
	// The master has all output of a program that is gone, and this after it.
	if _, err := p.slave.WriteString("that is all"); err != nil {
		p.t.Fatal(err)
	}
	p.expect("that is all")
	p.mu.Lock()
	defer p.mu.Unlock()
	for on, off := range map[string]string{"\x1b[?1049h": "\x1b[?1049l", "\x1b[?25l": "\x1b[?25h", "\x1b[?2004h": "\x1b[?2004l", "\x1b[?7l": "\x1b[?7h"} {
		if bytes.LastIndex(p.out, []byte(on)) > bytes.LastIndex(p.out, []byte(off)) {
			p.t.Errorf("%q was left on", on)
		}
	}
}

// screen returns the rows that the window shows.
func (p *person) screen() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	v := vt10x.New(vt10x.WithSize(40, 10))
	_, _ = v.Write(p.out[:p.seen])
	rows := strings.Split(strings.TrimRight(v.String(), "\n"), "\n")
	for i := range rows {
		rows[i] = strings.TrimRight(rows[i], " ")
	}
	return rows
}

func (p *person) shows(want ...string) {
	p.t.Helper()
	got := p.screen()
	for len(want) < len(got) {
		want = append(want, "")
	}
	if !reflect.DeepEqual(got, want) {
		p.t.Errorf("the window shows\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// play is the program on the terminal.
func play(role string) int {
	if role == "shell" {
		return playShell()
	}
	if role == "guest" {
		return playGuest()
	}
	options := Options{Stdin: os.Stdin, Stdout: os.Stdout}
	if role == "stuck" {
		// An hour between any two looks at the clock.
		var hours atomic.Int64
		options.Now = func() time.Time { return time.Unix(hours.Add(3600), 0) }
	}
	t, err := Open(options)
	if err != nil {
		fmt.Println("refused:", err)
		return 3
	}
	defer t.Close()
	switch role {
	case "keys":
		err = playKeys(t)
	case "panic":
		if _, err = t.ReadKey("ready"); err == nil {
			panic("on purpose")
		}
	case "line":
		err = playLine(t)
	case "run":
		err = playRun(t)
	case "live":
		err = playLive(t)
	case "stuck":
		_ = t.Draw([]string{"busy"})
		<-make(chan struct{})
	}
	return ExitCode(err)
}

// playKeys names each key until q.
func playKeys(t *Terminal) error {
	last := "none"
	for {
		cols, rows := t.Size()
		if err := t.Draw([]string{fmt.Sprintf("window %dx%d", cols, rows), "last key: " + last}); err != nil {
			return err
		}
		k, err := t.ReadKey("[q ends " + last + "]")
		if err != nil || k == 'q' {
			return err
		}
		last = k.String()
	}
}

// playLine asks for lines until "end".
func playLine(t *Terminal) error {
	text, report := "", "none"
	for {
		if err := t.Draw([]string{"type", report}); err != nil {
			return err
		}
		got, err := t.ReadLine("\x1b[1manswer:\x1b[0m ", text)
		switch {
		case errors.Is(err, ErrRedraw), errors.Is(err, ErrBack):
			text, report = got, fmt.Sprintf("<%v %q>", err, got)
		case err != nil || got == "end":
			return err
		default:
			text, report = "", fmt.Sprintf("<%q>", got)
		}
	}
}

// errDone ends what is live.
var errDone = errors.New("it is done")

// playLive counts in the first line what stands in the entry, and ends both prompts
// from there.
func playLive(t *Terminal) error {
	if err := t.Draw([]string{"top", "body"}); err != nil {
		return err
	}
	t.Live(time.Millisecond, func(entry string) (string, error) {
		if entry == "over" {
			return "", errDone
		}
		return fmt.Sprintf("\x1b[1m%d in it", len(entry)), nil
	})
	got, err := t.ReadLine("answer: ", "")
	if !errors.Is(err, errDone) || got != "over" {
		return fmt.Errorf("%q, %w", got, err)
	}
	ends := false
	t.Live(time.Millisecond, func(entry string) (string, error) {
		if ends {
			return "", errDone
		}
		return "a key" + entry, nil
	})
	k, err := t.ReadKey("[key]")
	if err != nil || k != 'x' {
		return fmt.Errorf("%v, %w", k, err)
	}
	ends = true
	if _, err = t.ReadKey("[none]"); !errors.Is(err, errDone) {
		return err
	}
	t.Live(0, nil)
	_, err = t.ReadKey("[still]")
	return err
}

// playRun gives the terminal to a guest at each key.
func playRun(t *Terminal) error {
	report := "none"
	for {
		if err := t.Draw([]string{"host", report}); err != nil {
			return err
		}
		if k, err := t.ReadKey("[" + report + "]"); err != nil || k == 'q' {
			return err
		}
		guest := exec.Command(cmp.Or(os.Getenv("GUEST"), os.Args[0]))
		guest.Env = append(os.Environ(), roleVar+"=guest")
		report = fmt.Sprint("guest: ", t.Run(guest))
	}
}

// playGuest is an editor of sorts: one line on a terminal that echoes.
func playGuest() int {
	fmt.Print("guest reads\n")
	line := make([]byte, 100)
	n, err := os.Stdin.Read(line)
	if err != nil {
		return 1
	}
	if text := strings.TrimSpace(string(line[:n])); text != "" {
		fmt.Printf("guest got %q\n", text)
		return 4
	}
	return 0
}

// playShell runs the role "keys" as a job, tells when it stops and goes on with
// it when asked to.
func playShell() int {
	fd, _ := descriptor(os.Stdin)
	before, err := term.GetState(int(fd))
	if err != nil {
		return 1
	}
	job := exec.Command(os.Args[0])
	job.Env = append(os.Environ(), roleVar+"=keys")
	job.Stdin, job.Stdout = os.Stdin, os.Stdout
	job.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Foreground: true, Ctty: int(fd)}
	if err := job.Start(); err != nil {
		return 1
	}
	for {
		var status syscall.WaitStatus
		if _, err := syscall.Wait4(job.Process.Pid, &status, syscall.WUNTRACED, nil); err != nil {
			return 1
		}
		if !status.Stopped() {
			return status.ExitStatus()
		}
		now, _ := term.GetState(int(fd))
		fmt.Printf("shell: job stopped by %v, modes as found: %v\r\n", status.StopSignal(), reflect.DeepEqual(before, now))
		// The job stays in the foreground, for it alone reads this terminal.
		_ = syscall.Kill(-job.Process.Pid, syscall.SIGCONT)
	}
}
