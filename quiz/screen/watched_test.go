package screen_test

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"time"
)

// watched is an output that a test waits on.
type watched struct {
	mu   sync.Mutex
	text bytes.Buffer
	more chan string
}

func (w *watched) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.text.Write(p)
	select {
	case w.more <- "":
	default:
	}
	return len(p), nil
}

func (w *watched) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.text.String()
}

func (w *watched) saw(text string) bool { return strings.Contains(w.String(), text) }

// until waits for a text.
func (w *watched) until(t *testing.T, text string) {
	t.Helper()
	late := time.After(20 * time.Second)
	for !w.saw(text) {
		select {
		case <-w.more:
		case <-late:
			t.Fatalf("waited for %q in\n%s", text, w.String())
		}
	}
}
