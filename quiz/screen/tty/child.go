package tty

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
	"time"
)

// lastWords is how long giving the terminal back may take, and any write once
// the program has been told to end: a window whose output is held up, as by
// Ctrl-S in a multiplexer, must not hold the program too.
const lastWords = time.Second

// afterChild is how long Ctrl-C and Ctrl-\ are still taken to have been meant for
// a child that has ended.
const afterChild = 250 * time.Millisecond

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
	err = t.wait(cmd)
	if ended := t.keys.ended(nil); ended != nil {
		return ended // the terminal is as it was found, and can stay so
	}
	return errors.Join(err, t.take())
}

// wait runs the command, known meanwhile as the child to whom signals go.
func (t *Terminal) wait(cmd *exec.Cmd) error {
	if err := cmd.Start(); err != nil {
		return err
	}
	t.child.Store(cmd.Process)
	// A little longer than it lives: the Ctrl-C that ended it may reach this
	// program after its end does.
	defer func() {
		time.AfterFunc(afterChild, func() { t.child.CompareAndSwap(cmd.Process, nil) })
	}()
	if t.keys.ended(nil) != nil { // a signal came before the child was known
		_ = cmd.Process.Signal(syscall.SIGTERM)
	}
	return cmd.Wait()
}

func (t *Terminal) reopen() (in, out *os.File, err error) {
	if in, err = os.OpenFile(t.in.Name(), openFlags, 0); err != nil || t.in == t.out {
		return in, in, err
	}
	if out, err = os.OpenFile(t.out.Name(), openFlags, 0); err != nil {
		_ = in.Close()
		return nil, nil, err
	}
	return in, out, nil
}

// listen hands signals on until Close, or to the end of the process.
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
// about, because the program is stuck, the process ends at once, with the
// terminal as it was found. A closing window sends SIGHUP twice or more, so the
// program is given time first.
func (t *Terminal) endBy(s syscall.Signal) {
	child := t.child.Load()
	if child != nil {
		if s == syscall.SIGINT || s == syscall.SIGQUIT {
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
