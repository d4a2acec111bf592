//go:build linux || darwin

package screen_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"sabaq/quiz/exam"
	"sabaq/quiz/screen/ink"
)

// sit puts a person before a sitting and waits for its first frame.
func (h *hall) sit(s *exam.Sitting, cols, rows int, p ink.Palette) *person {
	h.t.Helper()
	you := before(h.t, h.at, cols, rows, h.exam(s, p).Full)
	you.until("the first frame", func() bool { return you.frames > 0 && you.ready() })
	return you
}

// does presses keys, or types what is behind "type:" and ends it with Enter.
func (p *person) does(do string) {
	p.t.Helper()
	if text, ok := strings.CutPrefix(do, "on:"); ok {
		p.typeOn(text)
	} else if text, ok := strings.CutPrefix(do, "type:"); ok && text != "" {
		p.enter(text)
	} else if ok {
		p.press("\r")
	} else {
		p.press(do)
	}
}

// Each form of question is drawn as it is asked, answered, handed in and reviewed.
func TestExamFrames(t *testing.T) {
	const right, left, down, esc = "\x1b[C", "\x1b[D", "\x1b[B", "\x1b"
	tests := []struct {
		name, cards string
		does        []string
	}{
		{"choose", "choice several true", []string{"2", down, "f", "\r", "\r", "1", "3", "\r", "1", "\r", "h", "2"}},
		{"choose-right", "choice", []string{"3", "h", "1"}},
		{"arrange", "order", []string{"2", down, "1", "\x7f", "\r", "1", "3", left, "h", "1", "\r"}},
		{"type", "typed cloze.2", []string{"type:the MacMahon line", "type:Khyber", "h", "1", "\r"}},
		{"list", "all", []string{"type:water", "type:a wall", esc, "\x7f", "on: of stone", "type:salt", "type:more", esc, "h", "1", "\r", "s"}},
		{"self", "basic claim.because", []string{"type:it is long", "type:and high", "type:", "type:", "h", "1", "9", "1", "\r"}},
		{"help", "choice", []string{"?"}},
	}
	for _, size := range [][2]int{{80, 24}, {40, 10}, {120, 40}} {
		for _, tt := range tests {
			name := fmt.Sprintf("%s-%dx%d", tt.name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				h := newHall(t, kinds)
				h.setup.Minutes, h.setup.Pass, h.setup.Penalty = 20, 50, 0.25
				sitting := h.sitting(strings.Fields(tt.cards)...)
				h.later(2*time.Minute + 30*time.Second)
				p := h.sit(sitting, size[0], size[1], mono)
				var all strings.Builder
				fmt.Fprintf(&all, "=== asked\n%s", p.screen())
				for _, do := range tt.does {
					p.does(do)
					fmt.Fprintf(&all, "=== %q\n%s", do, p.screen())
				}
				golden(t, "examframes/"+name, all.String())
			})
		}
	}
}
