package screen

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sabaq/quiz/exam"
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// What keys do to an answer: s is Space, e Enter, u and d the arrows, b Backspace.
func TestResponsePress(t *testing.T) {
	const placed = "An order counts once all have their place; 0 takes it back."
	tests := []struct {
		form exam.Form
		keys string
		want string // the slip of the last key, or the options picked, from 1
	}{
		{exam.Choose, "2", "[2]"},
		{exam.Choose, "23", "[3]"},
		{exam.Choose, "22", "[2]"},
		{exam.Choose, "20", "[]"},
		{exam.Choose, "2c", "[]"},
		{exam.Choose, "5", "There is no 5 here."},
		{exam.Choose, "ds", "[1]"},
		{exam.Choose, "de", "[1]"},
		{exam.Choose, "uue", "[3]"},
		{exam.Choose, "2de", "[3]"},
		{exam.Choose, "s", "[]"}, // shows the cursor first
		{exam.Choose, "ss", "[1]"},
		{exam.Choose, "۴", "[4]"},
		{exam.Choose, "2e", "on"},
		{exam.Choose, "e", "on"},
		{exam.Tick, "31", "[1 3]"},
		{exam.Tick, "313", "[1]"},
		{exam.Tick, "dsds", "[1 2]"},
		{exam.Tick, "310", "[]"},
		{exam.Tick, "3e", "on"},
		{exam.Tick, "de", "on"}, // enter ticks nothing
		{exam.Arrange, "3", "[]"},
		{exam.Arrange, "31", "[]"},
		{exam.Arrange, "312", "[3 1 2 4]"},
		{exam.Arrange, "312b", "[]"},
		{exam.Arrange, "312bb4", "[3 1 4 2]"},
		{exam.Arrange, "3124", "[]"},
		{exam.Arrange, "31e", placed},
		{exam.Arrange, "312e", "on"},
		{exam.Arrange, "e", "on"},
		{exam.Arrange, "bb", "[]"},
		{exam.Arrange, "3120", "[]"},
		{exam.Type, "1", "on"},
		{exam.Self, "d", "on"},
	}
	for _, tt := range tests {
		r := &response{item: exam.Item{Form: tt.form}, cursor: -1}
		if !r.typing() {
			r.item.Options = []string{"a", "b", "c", "d"}
		}
		got := ""
		for _, k := range tt.keys {
			key, named := map[rune]tty.Key{'s': tty.Space, 'e': tty.Enter, 'u': tty.Up, 'd': tty.Down, 'b': tty.Backspace}[k]
			if !named {
				key = tty.Key(k)
			}
			slip, ok := r.press(key)
			if got = slip; !ok {
				got = "on"
			}
		}
		if got == "" {
			chosen := slices.Clone(r.with("").Chosen)
			for i := range chosen {
				chosen[i]++
			}
			got = fmt.Sprint(chosen)
		}
		if got != tt.want {
			t.Errorf("%s %q: %s, want %s", tt.form, tt.keys, got, tt.want)
		}
	}
}

func TestCountdown(t *testing.T) {
	for left, want := range map[time.Duration]string{
		0: "0:00", 1: "0:01", time.Second: "0:01", time.Second + 1: "0:02", 59 * time.Second: "0:59", time.Minute: "1:00",
		time.Hour - time.Second: "59:59", time.Hour: "1:00:00", 25*time.Hour + 61*time.Second: "25:01:01",
	} {
		if got := countdown(left); got != want {
			t.Errorf("%v: %s, want %s", left, got, want)
		}
	}
}

// The strip shows the question that is shown and as many around it as there is
// room for, in any width.
func TestStrip(t *testing.T) {
	tests := []struct {
		items, current, cols int
		want                 string
	}{
		{5, 0, 40, " [-]-!#-              3 open, 1 flagged"},
		{5, 4, 80, "                                     2 answered, 3 open, 1 flagged"},
		{100, 50, 40, "> "},
		{100, 0, 40, " [-]"},
		{100, 99, 40, "[-]"},
		{100, 50, 12, "[-]"},
	}
	for _, tt := range tests {
		now := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
		rec := exam.Record{Version: 1, ID: strings.Repeat("0", 32), Fingerprint: strings.Repeat("0", 64), Started: now}
		for i := range tt.items {
			rec.Items = append(rec.Items, exam.Item{Card: fmt.Sprintf("c%d", i), Kind: "typed", Form: exam.Type})
		}
		if tt.items == 5 {
			rec.Items[2].Text, rec.Items[2].Flagged, rec.Items[3].Text = "a", true, "b"
		}
		s, err := exam.Resume(rec, exam.Cards(nil), func() time.Time { return now })
		if err != nil {
			t.Fatal(err)
		}
		s.Go(tt.current)
		e := &Exam{Sitting: s, Palette: ink.Palette{ASCII: true}}
		line := e.strip(tt.cols)
		if got := line.Text().String(); !strings.Contains(got, tt.want) || line.Width() > max(tt.cols-1, 0) || !strings.Contains(got, "[") {
			t.Errorf("%d of %d in %d columns: %q (%d), want %q in it", tt.current, tt.items, tt.cols, got, line.Width(), tt.want)
		}
	}
}
