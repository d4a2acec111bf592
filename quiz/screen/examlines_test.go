package screen_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"sabaq/quiz/exam"
	"sabaq/quiz/screen/ink"
)

func TestExamLines(t *testing.T) {
	tests := []struct {
		name, cards string
		input       []string
	}{
		{"whole", "", []string{
			"it is long", "it is high", "", "", "", "the MacMahon line", "2640", "= the Khyber", "2", "1 3", "True", "2",
			"water", "a wall", "", "Torkham", "Chaman", "3 1 2 4", "", "", "", "0", "1", "1", "", "", "", "", "", "", "", ""}},
		{"choose", "choice true", []string{"9", "1 2", "which", "3", "p", "", "false", "", "c", "2", "h", "hand in", "", ""}},
		{"commands", "choice several true", []string{"f", "g", "g 3", "o", "1", "g 2", "o", "g 7", "٢ ٣", "x", "p", "f", "?", "q"}},
		{"typed", "typed cloze.1", []string{"n", "p", "=n", "p", "c", "G 20", "=", "h", "", "h", "1", "", ""}},
		{"list", "all order", []string{"water", "n", "p", "salt", "fire", "tea", "c", "c", "a wall", "", "1 2", "1 2 3 4", "3", "", "h", "1", "q"}},
		{"self", "basic claim.because", []string{"mine", "", "yours", "", "0", "1", "2", "x", "1", "", "", ""}},
		{"end-of-input", "choice true", []string{"3"}},
		{"nothing-said", "choice", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := newHall(t, kinds)
			h.setup.Minutes, h.setup.Pass, h.setup.Penalty = 90, 60, 0.25
			got := h.byLines(h.sitting(strings.Fields(tt.cards)...), tt.input...)
			if i := strings.IndexFunc(got, func(r rune) bool { return r < ' ' && r != '\n' }); i >= 0 {
				t.Errorf("a control character: %q", got[i:min(i+20, len(got))])
			}
			golden(t, "examlines/"+tt.name, got)
		})
	}
}

// What the program says before the sitting is handed in tells nothing of what is
// right: an answer that is right and one that is wrong are taken with the same words.
func TestExamLinesTellNothing(t *testing.T) {
	var said []string
	for _, answer := range []string{"Durand", "Durant line", "MacMahon", "Dxr"} {
		h := newHall(t, kinds)
		said = append(said, strings.ReplaceAll(h.byLines(h.sitting("typed", "choice"), answer), answer, "ANSWER"))
	}
	for _, s := range said {
		if s != said[0] {
			t.Errorf("%s\nand\n%s", said[0], s)
		}
	}
}

// The end of the input leaves the sitting as it is, and it goes on there.
func TestExamLinesResumed(t *testing.T) {
	h := newHall(t, kinds)
	h.setup.Minutes = 10
	if got := h.byLines(h.sitting("typed", "choice", "all"), "Durand", "", "water"); !strings.Contains(got, "sabaq quiz deck --resume") {
		t.Errorf("it isn't said how to go on:\n%s", got)
	}
	h.later(4*time.Minute + 30*time.Second)
	got := h.byLines(h.resume(), "3", "a wall", "", "h", "1", "", "")
	for _, want := range []string{"Question 2 of 3, 5 min 30 s left.", "1  water", "Line 2", "2.67 of 3 points"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing:\n%s", want, got)
		}
	}
	if h.kept.End != exam.HandedIn || h.answers() != "Durand | 3 | water/a wall" {
		t.Errorf("kept %s, ended %q", h.answers(), h.kept.End)
	}
}

// slow is an input whose person takes some time for each line.
type slow struct {
	lines []string
	takes func(line string)
}

func (s *slow) Read(p []byte) (int, error) {
	if len(s.lines) == 0 {
		return 0, io.EOF
	}
	line := s.lines[0]
	s.lines = s.lines[1:]
	s.takes(line)
	return copy(p, line+"\n"), nil
}

// A line that comes when the time is up is no answer, and little time is told.
func TestExamLinesTooLate(t *testing.T) {
	h := newHall(t, kinds)
	h.setup.Minutes = 6
	in := &slow{lines: []string{"3", "1", "2", "", "", ""}, takes: func(string) { h.later(2*time.Minute + time.Second) }}
	var out bytes.Buffer
	if err := h.exam(h.sitting("choice", "true", "false"), ink.Palette{}).Lines(in, &out); err != nil {
		t.Fatal(err)
	}
	golden(t, "examlines/too-late", out.String())
	if h.answers() != "3 | 1 | -" || h.kept.End != exam.TimeUp {
		t.Errorf("kept %s, ended %q", h.answers(), h.kept.End)
	}
}

// The clock hands in while a line is waited for, and what was being typed then is
// neither an answer nor a mark.
func TestExamLinesTimeUp(t *testing.T) {
	h := newHall(t, kinds)
	h.setup.Minutes = 6
	e := h.exam(h.sitting("basic", "choice"), ink.Palette{})
	read, write := io.Pipe()
	defer write.Close()
	told := &watched{more: make(chan string, 100)}
	e.Alarm(func(d time.Duration) <-chan time.Time {
		alarm := make(chan time.Time, 1)
		if told.saw("Question 2") { // then time goes by
			h.later(d)
			alarm <- h.now()
		}
		return alarm
	})
	done := make(chan error, 1)
	go func() { done <- e.Lines(read, told) }()
	for _, line := range []string{"high up\n", "\n"} {
		_, _ = io.WriteString(write, line)
	}
	told.until(t, "Points, 0 to 1")
	_, _ = io.WriteString(write, "1\n") // was meant for question 2
	told.until(t, "doesn't count")
	_, _ = io.WriteString(write, "0\n\n\n\n")
	if err := <-done; err != nil {
		t.Error(err)
	}
	golden(t, "examlines/time-up", told.String())
	if it := h.kept.Items[0]; h.kept.End != exam.TimeUp || !it.Judged || it.Points != 0 || h.answers() != "high up | -" {
		t.Errorf("kept %s, ended %q: %+v", h.answers(), h.kept.End, it)
	}
}

// What can't be saved is said so, and isn't taken as answered.
func TestExamLinesUnsaved(t *testing.T) {
	h := newHall(t, kinds)
	h.failing(errBusy)
	got := h.byLines(h.sitting("choice", "true"), "2", "3", "q")
	if !strings.Contains(got, "Not saved: another program holds it. Try again.") || h.answers() != "3 | -" {
		t.Errorf("kept %s:\n%s", h.answers(), got)
	}
	h = newHall(t, kinds)
	gone := errors.New("the disk is gone")
	h.failing(gone)
	var out bytes.Buffer
	if err := h.exam(h.sitting("choice"), ink.Palette{}).Lines(strings.NewReader("2\n"), &out); !errors.Is(err, gone) {
		t.Errorf("it ended with %v", err)
	}
}

// Long lines are cut, more than an answer may hold is refused, and nothing of it
// reaches the output raw.
func TestExamLinesHostileInput(t *testing.T) {
	h := newHall(t, kinds)
	long := strings.Repeat("long ", 3000)
	got := h.byLines(h.sitting("all", "typed"), "\x1b]52;c;aGk=\x07\x1b[2J"+long, "x", long, "", long)
	if strings.ContainsAny(got, "\x1b\x07") || !strings.Contains(got, "Not taken: ") {
		t.Errorf("%q", got[:min(len(got), 400)])
	}
	if err := h.kept.Validate(); err != nil {
		t.Error(err)
	}
}
