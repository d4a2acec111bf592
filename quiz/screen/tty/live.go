package tty

import "time"

// Live keeps the first line of the window alive while a prompt waits: each time
// that so much time has passed, line is called, on the goroutine of the prompt,
// and what it returns, one safe line, is shown in place of what Draw showed there.
// The prompt, its cursor and what is typed in the meantime stay as they are. line
// is told the text that stands in a line entry, "" in other prompts. Its error ends
// the prompt, which returns it. A nil line ends the calls.
func (t *Terminal) Live(every time.Duration, line func(entry string) (string, error)) {
	if line == nil {
		t.keys.beat = nil
		return
	}
	t.keys.every, t.keys.due = every, time.Now().Add(every)
	t.keys.beat = func() error {
		top, err := line(t.entry)
		if err != nil || !t.drawn || top == t.top {
			return err
		}
		t.top = top
		return t.show(saveCursor + "\x1b[H" + clearLine + top + restoreCursor)
	}
}

// Save and restore the cursor's place, and with it the attributes of what is
// written there.
const (
	saveCursor    = "\x1b7"
	restoreCursor = "\x1b[0m\x1b8"
)
