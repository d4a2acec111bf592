//go:build linux || darwin

package screen_test

import (
	"fmt"
	"strings"
	"testing"

	"sabaq/quiz/screen/ink"
)

// alone sits a person before a single card.
func alone(t *testing.T, card string, cols, rows int, p ink.Palette) *person {
	t.Helper()
	w := newWorld(t, kinds)
	w.passages = map[int]string{2: source}
	w.options.Only = func(id string) bool { return id == card }
	return w.sit(cols, rows, p)
}

// Each kind of card is drawn before, between and after what the learner does.
// A "\r" alone enters what was typed.
func TestFrames(t *testing.T) {
	tests := []struct {
		name, card string
		does       []string
	}{
		{"basic", "basic", []string{"h", " ", "p"}},
		{"code", "code", []string{" "}},
		{"urdu", "urdu", []string{" "}},
		{"typed", "typed", []string{"type:the Durrand line"}},
		{"typed-wrong", "typed", []string{"type:the MacMahon line"}},
		{"typed-right", "typed", []string{"type:durand"}},
		{"typed-keys", "typed", []string{"\x1b", "h", "type:"}},
		{"cloze", "cloze.2", []string{"type:the Khyber"}},
		{"choice-wrong", "choice", []string{"2"}},
		{"choice-right", "choice", []string{"\x1b[B", "\x1b[B", "\x1b[B", " "}},
		{"choice-unknown", "choice", []string{"0"}},
		{"several", "several", []string{"1", "2", "\x1b[A", " ", "\r"}},
		{"several-unknown", "several", []string{"\r"}},
		{"true", "true", []string{"2"}},
		{"false", "false", []string{"f"}},
		{"false-unknown", "false", []string{" "}},
		{"all", "all", []string{" ", "2", " ", "\r"}},
		{"all-none", "all", []string{" ", "\r", "t"}},
		{"all-skip", "all", []string{" ", "\x1b"}},
		{"any", "any", []string{" ", "1", "3", "\r"}},
		{"order", "order", []string{"1", "2", "3", "\r"}},
		{"order-unknown", "order", []string{"0"}},
		{"claim", "claim.because", []string{" "}},
		{"help", "basic", []string{"?"}},
		{"info", "basic", []string{"i"}},
	}
	for _, size := range [][2]int{{80, 24}, {40, 10}, {120, 40}} {
		for _, tt := range tests {
			if size[0] == 120 && !strings.Contains("basic several all help info", tt.name) {
				continue // they look as they do at 80x24
			}
			name := fmt.Sprintf("%s-%dx%d", tt.name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				p := alone(t, tt.card, size[0], size[1], mono)
				var all strings.Builder
				snap := func(after string) {
					fmt.Fprintf(&all, "=== %s\n%s", after, p.screen())
				}
				snap("asked")
				for _, do := range tt.does {
					if text, ok := strings.CutPrefix(do, "type:"); ok && text != "" {
						p.enter(text)
					} else if ok {
						p.press("\r")
					} else {
						p.press(do)
					}
					snap(fmt.Sprintf("%q", do))
				}
				golden(t, "frames/"+name, all.String())
			})
		}
	}
}
