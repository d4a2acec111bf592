package tty

import (
	"os"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/windows"
)

// surveyReads says whether survey reads what it is given: here it would read
// the console by itself, past our keyboard.
const surveyReads = false

const openFlags = os.O_RDWR

func canDraw(name string) bool { return name != "dumb" }

func openDevice(*os.File) (in, out *os.File, err error) {
	if in, err = os.OpenFile("CONIN$", openFlags, 0); err != nil {
		return nil, nil, err
	}
	if out, err = os.OpenFile("CONOUT$", openFlags, 0); err != nil {
		_ = in.Close()
		return nil, nil, err
	}
	fd, err := descriptor(out)
	if err == nil {
		err = addMode(windows.Handle(fd), windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING)
	}
	if err != nil {
		_ = closeDevice(in, out)
		return nil, nil, err
	}
	return in, out, nil
}

func addMode(h windows.Handle, bits uint32) error {
	var mode uint32
	if err := windows.GetConsoleMode(h, &mode); err != nil {
		return err
	}
	return windows.SetConsoleMode(h, mode|bits)
}

// A console gives deadlines to the reads of a console, which has none: it waits
// for input and for an event that a passed deadline sets.
type console struct {
	file  *os.File
	input windows.Handle
	woken windows.Handle

	mu       sync.Mutex
	deadline time.Time
}

func newInput(f *os.File) (input, error) {
	fd, err := descriptor(f)
	if err != nil {
		return nil, err
	}
	event, err := windows.CreateEvent(nil, 1, 0, nil)
	if err != nil {
		return nil, err
	}
	return &console{file: f, input: windows.Handle(fd), woken: event}, nil
}

func (c *console) SetReadDeadline(at time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.deadline = at
	if !at.IsZero() && !at.After(time.Now()) {
		return windows.SetEvent(c.woken)
	}
	return windows.ResetEvent(c.woken)
}

func (c *console) Read(p []byte) (int, error) {
	c.mu.Lock()
	wait := uint32(windows.INFINITE)
	if !c.deadline.IsZero() {
		wait = uint32(max(time.Until(c.deadline), 0) / time.Millisecond)
	}
	c.mu.Unlock()
	which, err := windows.WaitForMultipleObjects([]windows.Handle{c.woken, c.input}, false, wait)
	if err != nil {
		return 0, err
	}
	if which != windows.WAIT_OBJECT_0+1 {
		return 0, os.ErrDeadlineExceeded
	}
	return c.file.Read(p)
}

func watched() []os.Signal { return []os.Signal{os.Interrupt, syscall.SIGTERM} }

func (t *Terminal) heed(s os.Signal) { t.endBy(s.(syscall.Signal)) }

func die(s syscall.Signal) { os.Exit(128 + int(s)) }

// suspend does nothing: there is no job control here.
func (t *Terminal) suspend() error { return nil }
