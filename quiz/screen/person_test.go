//go:build linux || darwin

package screen_test

import (
	"bytes"
	"io"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"

	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// A person sits before a terminal in which Full runs. Nothing here waits for
// time to pass: it waits for what is on the screen.
type person struct {
	t      *testing.T
	*world // of a session; nil in a sitting
	master *os.File
	clock  *clock
	report bytes.Buffer
	done   chan error

	mu     sync.Mutex
	more   *sync.Cond
	window vt10x.Terminal
	raw    []byte
	drawn  int // bytes of raw that the window has
	frames int // that were drawn
	late   bool
	blind  bool // the window is too small for a prompt that could be read
}

// clock is the terminal's clock. By itself it goes on by a second at each look,
// so that no guard holds a key up.
type clock struct {
	mu   sync.Mutex
	at   time.Time
	step time.Duration
	look chan struct{} // somebody looked
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	select {
	case c.look <- struct{}{}:
	default:
	}
	c.at = c.at.Add(c.step)
	return c.at
}

// stop makes the clock stand, so much later.
func (c *clock) stop(after time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at, c.step = c.at.Add(after), 0
}

// open opens a pseudo-terminal and takes it as Full wants it.
func open(t *testing.T, cols, rows int, now ...func() time.Time) (master *os.File, term *tty.Terminal) {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	size(t, master, cols, rows)
	options := tty.Options{Getenv: func(name string) string { return map[string]string{"TERM": "xterm-256color"}[name] }}
	if len(now) > 0 {
		options.Now = now[0]
	}
	term, err = tty.OpenOn(slave, slave, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		term.Close()
		slave.Close()
		master.Close()
	})
	return master, term
}

func size(t *testing.T, master *os.File, cols, rows int) {
	t.Helper()
	if err := pty.Setsize(master, &pty.Winsize{Rows: uint16(rows), Cols: uint16(cols)}); err != nil {
		t.Fatal(err)
	}
}

// sit starts a session in a window and waits for its first frame.
func (w *world) sit(cols, rows int, p ink.Palette) *person {
	w.t.Helper()
	you := w.look(cols, rows, p)
	you.until("the first frame", func() bool { return you.frames > 0 && you.ready() })
	return you
}

// look starts a session in a window.
func (w *world) look(cols, rows int, p ink.Palette) *person {
	w.t.Helper()
	you := before(w.t, w.at, cols, rows, w.study(p).Full)
	you.world = w
	return you
}

// before puts a person before a window in which something is shown.
func before(t *testing.T, at time.Time, cols, rows int, full func(*tty.Terminal, io.Writer) error) *person {
	t.Helper()
	you := &person{t: t, done: make(chan error, 1)}
	you.clock = &clock{at: at, step: time.Second, look: make(chan struct{}, 1)}
	you.more = sync.NewCond(&you.mu)
	you.window = vt10x.New(vt10x.WithSize(cols, rows))
	master, term := open(t, cols, rows, you.clock.now)
	you.master = master
	go you.watch()
	go func() {
		defer func() {
			if r := recover(); r != nil {
				you.done <- panicked{r}
			}
		}()
		you.done <- full(term, &you.report)
	}()
	return you
}

// panicked is a panic of Full as an error.
type panicked struct{ value any }

func (p panicked) Error() string { return "panicked" }

// frameEnd is what Draw writes behind a frame.
const frameEnd = "\x1b[?2026l"

func (p *person) watch() {
	buf := make([]byte, 4096)
	for {
		n, err := p.master.Read(buf)
		p.mu.Lock()
		p.raw = append(p.raw, buf[:n]...)
		p.frames = bytes.Count(p.raw, []byte(frameEnd))
		// The emulator drops a character that comes in two pieces.
		whole := len(p.raw)
		for back := 1; back < utf8.UTFMax && back <= whole; back++ {
			if tail := p.raw[whole-back:]; utf8.RuneStart(tail[0]) {
				if !utf8.FullRune(tail) {
					whole -= back
				}
				break
			}
		}
		p.window.Write(p.raw[p.drawn:whole])
		p.drawn = whole
		p.more.Broadcast()
		p.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// footer is how the last line of each screen ends once it was written.
var footer = regexp.MustCompile(`(^ >.*|\?  q|q end|scroll|q ends|u undo|q leave|q back|goes back|goes on)$`)

// ready reports whether the prompt under the frame was written.
func (p *person) ready() bool {
	if p.blind {
		return true
	}
	rows := p.rows()
	for i := len(rows) - 1; i >= 0; i-- {
		if rows[i] != "" {
			return footer.MatchString(rows[i])
		}
	}
	return false
}

// rows returns the lines of the window.
func (p *person) rows() []string {
	rows := strings.Split(strings.TrimRight(p.window.String(), "\n"), "\n")
	for i := range rows {
		rows[i] = strings.TrimRight(rows[i], " ")
	}
	return rows
}

// until waits for something to be on the screen.
func (p *person) until(what string, ok func() bool) {
	p.t.Helper()
	watchdog := time.AfterFunc(20*time.Second, func() {
		p.mu.Lock()
		p.late = true
		p.more.Broadcast()
		p.mu.Unlock()
	})
	defer watchdog.Stop()
	p.mu.Lock()
	defer p.mu.Unlock()
	for !ok() {
		if p.late {
			p.t.Fatalf("waited for %s; the window shows\n%s", what, strings.Join(p.rows(), "\n"))
		}
		p.more.Wait()
	}
}

// press sends one key after the other and waits each time for the next frame.
func (p *person) press(keys ...string) *person {
	p.t.Helper()
	for _, key := range keys {
		p.mu.Lock()
		before := p.frames
		p.mu.Unlock()
		p.send(key)
		p.until("a frame after "+key, func() bool { return p.frames > before && p.ready() })
	}
	return p
}

// send sends keys without waiting.
func (p *person) send(keys string) {
	p.t.Helper()
	if _, err := p.master.WriteString(keys); err != nil {
		p.t.Fatal(err)
	}
}

// unheard sends a key of which nothing comes, and waits until the program has
// read it: then it has looked at the clock.
func (p *person) unheard(key string) {
	p.t.Helper()
	select {
	case <-p.clock.look:
	default:
	}
	p.send(key)
	select {
	case <-p.clock.look:
	case <-time.After(20 * time.Second):
		p.t.Fatalf("%q was not read", key)
	}
}

// enter types an answer and ends it with Enter.
func (p *person) enter(text string) *person {
	p.t.Helper()
	p.send(text)
	p.until(text+" in the entry", func() bool { return strings.Contains(p.window.String(), " > "+text) })
	return p.press("\r")
}

// typeOn types the rest of an answer and ends it with Enter.
func (p *person) typeOn(text string) *person {
	p.t.Helper()
	p.send(text)
	p.until(text+" in the entry", func() bool { return strings.Contains(p.window.String(), text+" ") })
	return p.press("\r")
}

// screen returns what the window shows.
func (p *person) screen() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return strings.Join(p.rows(), "\n") + "\n"
}

// sees checks that the window shows each text.
func (p *person) sees(texts ...string) *person {
	p.t.Helper()
	shown := p.screen()
	for _, text := range texts {
		if !strings.Contains(shown, text) {
			p.t.Errorf("%q is not in the window:\n%s", text, shown)
		}
	}
	return p
}

// doesntSee checks that the window shows none of the texts.
func (p *person) doesntSee(texts ...string) *person {
	p.t.Helper()
	shown := p.screen()
	for _, text := range texts {
		if strings.Contains(shown, text) {
			p.t.Errorf("%q is in the window:\n%s", text, shown)
		}
	}
	return p
}

// resize changes the window's size and waits for what it shows then.
func (p *person) resize(cols, rows int) *person {
	p.t.Helper()
	p.mu.Lock()
	before := p.frames
	p.window.Resize(cols, rows)
	p.mu.Unlock()
	size(p.t, p.master, cols, rows)
	// The kernel tells the foreground group of a controlling terminal; this one
	// has none, so the key that asks for a new frame does.
	p.send("\x0c")
	p.until("a frame of the new size", func() bool { return p.frames > before && p.ready() })
	return p
}

// leaves sends keys that end the session and returns how it ended; the terminal
// must have been given back.
func (p *person) leaves(keys string) error {
	p.t.Helper()
	p.send(keys)
	var err error
	select {
	case err = <-p.done:
	case <-time.After(20 * time.Second):
		p.t.Fatalf("the session doesn't end; the window shows\n%s", p.screen())
	}
	p.until("the main screen", func() bool { return bytes.HasSuffix(p.raw, []byte("\x1b[?1049l")) })
	return err
}
