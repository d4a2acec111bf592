package tty

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
	"time"
)

// lastWords is how long a write to the terminal may still take once the program
// has been told to end: a window whose output is held up must not hold it too.
const lastWords = time.Second

// Run gives the terminal to a program, such as an editor, and takes it back
// when that ends. Standard files that the command doesn't set are the terminal.
// Ctrl-C meanwhile is the program's own affair; SIGTERM and SIGHUP are passed
// on to it, and Run then returns the Signal. Draw again afterwards.
func (t *Terminal) Run(cmd *exec.Cmd) error {
	// A file of its own, for a child's files are made to block and deadlines
	// would stop working.
	own, out, err := t.reopen()
	if err != nil {
		return err
	}
	defer closeDevice(own, out)
	if cmd.Stdin == nil {
		cmd.Stdin = own
	}
	if cmd.Stdout == nil {
		cmd.Stdout = out
	}
	if cmd.Stderr == nil {
		cmd.Stderr = out
	}
	if err := t.release(); err != nil {
		return err
	}
	defer t.quietQuit()()
	err = t.wait(cmd)
	return t.keys.ended(errors.Join(err, t.take()))
}

// wait runs the command, known meanwhile as the child to whom signals go.
func (t *Terminal) wait(cmd *exec.Cmd) error {
	if err := cmd.Start(); err != nil {
		return err
	}
	t.child.Store(cmd.Process)
	defer t.child.Store(nil)
	if err := t.keys.ended(nil); err != nil { // a signal came before the child was known
		_ = cmd.Process.Signal(syscall.SIGTERM)
	}
	return cmd.Wait()
}

func (t *Terminal) reopen() (in, out *os.File, err error) {
	if in, err = os.OpenFile(t.in.Name(), os.O_RDWR, 0); err != nil || t.in == t.out {
		return in, in, err
	}
	if out, err = os.OpenFile(t.out.Name(), os.O_RDWR, 0); err != nil {
		_ = in.Close()
		return nil, nil, err
	}
	return in, out, nil
}

// listen hands signals on until Close.
func (t *Terminal) listen() {
	for {
		select {
		case <-t.stopped:
			return
		case s := <-t.signals:
			t.heed(s)
		}
	}
}

// endBy ends the prompts by a signal. When an earlier one has brought nothing
// about, because no prompt runs and the program is stuck, the process ends at
// once, with the terminal as it was found. A closing window sends SIGHUP twice
// or more, so it is given time first.
func (t *Terminal) endBy(s syscall.Signal) {
	child := t.child.Load()
	if child != nil {
		if s == syscall.SIGINT {
			return
		}
		_ = child.Signal(s) // it may have ended just now
	}
	_ = t.out.SetWriteDeadline(time.Now().Add(lastWords))
	if stuck := t.keys.finish(Signal(s), lastWords); stuck && child == nil {
		_ = t.release()
		die(s)
	}
}
