package screen_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"sabaq/quiz/screen/ink"
)

// byLines runs a session on lines of input.
func (w *world) byLines(input ...string) string {
	w.t.Helper()
	var out bytes.Buffer
	in := strings.NewReader(strings.Join(input, "\n") + "\n")
	if len(input) == 0 {
		in = strings.NewReader("")
	}
	if err := w.study(ink.Palette{Mode: ink.Colour}).Lines(in, &out); err != nil {
		w.t.Fatal(err)
	}
	return out.String()
}

func TestLines(t *testing.T) {
	tests := []struct {
		name, card string
		input      []string
	}{
		{"basic", "basic", []string{"p", "h", "3", "what", "", "p", "h", "7", "3"}},
		{"code", "code", []string{"", ""}},
		{"typed", "typed", []string{"the Durrand line", ""}},
		{"typed-wrong", "typed", []string{"the MacMahon line", "4"}},
		{"typed-unknown", "typed", []string{"h", "", "2"}},
		{"cloze", "cloze.2", []string{"Bolan", "1", "the Khyber", "3", "", "4"}},
		{"choice", "choice", []string{"9", "1 2", "one", "2", ""}},
		{"choice-right", "choice", []string{"٣", "۳"}},
		{"choice-unknown", "choice", []string{"0", ""}},
		{"several", "several", []string{"1 2", "3"}},
		{"several-all", "several", []string{"245", "3"}},
		{"true", "true", []string{"maybe", "t", "3"}},
		{"false", "false", []string{"1", ""}},
		{"all", "all", []string{"", "t 9", "t 1 3", ""}},
		{"any", "any", []string{"", "t 1 3", ""}},
		{"order", "order", []string{"1 2", "3 1 4 2", ""}},
		{"order-wrong", "order", []string{"1234", "1"}},
		{"claim", "claim.because", []string{"", "3"}},
		{"info", "basic", []string{"i", "", "i", "q"}},
		{"help", "basic", []string{"?", "q"}},
		{"edit", "basic", []string{"e", "q"}},
		{"bury", "basic", []string{"b", "u", "-"}},
		{"suspend", "basic", []string{"s", "u", "", "@"}},
		{"undo", "basic", []string{"u", "", "4", "u", "", "1", "", "u", "", "4"}},
		{"quit", "basic", []string{"q"}},
		{"end-of-input", "basic", []string{""}},
		{"nothing-said", "basic", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t, kinds)
			w.passages = map[int]string{2: source}
			w.options.Only = func(id string) bool { return id == tt.card }
			got := w.byLines(tt.input...)
			if i := strings.IndexFunc(got, func(r rune) bool { return r < ' ' && r != '\n' }); i >= 0 {
				t.Errorf("a control character: %q", got[i:min(i+20, len(got))])
			}
			golden(t, "lines/"+tt.name, got)
		})
	}
}

// A session of all kinds is driven to its end by a pipe, and everything is saved.
func TestLinesToTheEnd(t *testing.T) {
	w := newWorld(t, kinds)
	var input []string
	for range 80 {
		input = append(input, "", "4") // the second is an empty attempt's rating, or a second look
	}
	got := w.byLines(input...)
	if !strings.Contains(got, "Done: 13 cards in 0 s.") {
		t.Errorf("the report is missing:\n%s", got[max(0, len(got)-400):])
	}
	for _, c := range w.cards {
		if s := w.state(c.ID); c.ID != "cloze.1" && c.ID != "cloze.2" && !strings.HasPrefix(c.ID, "claim.") && s.Reps == 0 {
			t.Errorf("%s was not answered", c.ID)
		}
	}
}

// Nothing waiting is no reason to read the input.
func TestLinesWithNothingToDo(t *testing.T) {
	w := newWorld(t, kinds)
	w.options.Only = func(string) bool { return false }
	golden(t, "lines/caught-up", w.byLines("q"))
}

// Long lines are cut, not refused, and what is typed never reaches the output raw.
func TestLinesHostileInput(t *testing.T) {
	w := newWorld(t, kinds)
	w.options.Only = func(id string) bool { return id == "typed" }
	got := w.byLines("\x1b]52;c;aGk=\x07\x1b[2J"+strings.Repeat("long ", 5000), "3")
	if strings.ContainsAny(got, "\x1b\x07") || !strings.Contains(got, "Not right.") {
		t.Errorf("%q", got[:min(len(got), 400)])
	}
}

// Errors of the progress file that may pass lose nothing; others end the session
// with what was saved before.
func TestLinesUnsaved(t *testing.T) {
	w := newWorld(t, kinds)
	w.options.Only = func(id string) bool { return id == "basic" || id == "code" }
	w.progress.record = errBusy
	got := w.byLines("", "3", "3", "q")
	if !strings.Contains(got, "Not saved: another program holds it. Try again.") || w.state("basic").Reps != 1 {
		t.Errorf("%d answers saved; %s", w.state("basic").Reps, got)
	}

	w = newWorld(t, kinds)
	w.options.Only = func(id string) bool { return id == "basic" || id == "code" }
	fatal := errors.New("the disk is gone")
	study := w.study(ink.Palette{})
	var out bytes.Buffer
	in := readers{strings.NewReader("\n3\n\n"), func() { w.progress.record = fatal }, strings.NewReader("3\n")}
	if err := study.Lines(&in, &out); !errors.Is(err, fatal) {
		t.Errorf("ended with %v", err)
	}
	if w.state("basic").Reps != 1 || !strings.Contains(out.String(), "Saved: 1 card") {
		t.Errorf("%d answers saved; %s", w.state("basic").Reps, out.String())
	}
}

// While the file can't be read, the learner decides how long to wait.
func TestLinesUnread(t *testing.T) {
	for _, give := range []bool{true, false} {
		w := newWorld(t, kinds)
		study := w.study(ink.Palette{})
		w.progress.view = errBusy
		var out bytes.Buffer
		answer := "\n"
		if give {
			answer = "q\n"
		}
		if err := study.Lines(strings.NewReader(answer), &out); err != nil {
			t.Error(err)
		}
		if !strings.Contains(out.String(), "can't be used now: another program") || strings.Contains(out.String(), "Card 1") == give {
			t.Error(out.String())
		}
	}
}

// readers reads one reader after the other and calls what stands between them.
type readers struct {
	first *strings.Reader
	then  func()
	last  *strings.Reader
}

func (r *readers) Read(p []byte) (int, error) {
	if r.first.Len() > 0 {
		return r.first.Read(p)
	}
	if r.then != nil {
		r.then()
		r.then = nil
	}
	return r.last.Read(p)
}

// A card that comes back says so, and is not counted again.
func TestLinesAgain(t *testing.T) {
	w := newWorld(t, kinds)
	w.options.Only = func(id string) bool { return id == "basic" || id == "code" }
	study := w.study(ink.Palette{})
	w.at = w.at.Add(time.Second)
	var out bytes.Buffer
	if err := study.Lines(strings.NewReader("\n1\n\n4\n\n4\n\n"), &out); err != nil {
		t.Fatal(err)
	}
	for _, head := range []string{"Card 1 of 2, Borders.", "Card 2 of 2, Borders.", "Again, 2 of 2 met, Borders."} {
		if !strings.Contains(out.String(), head) {
			t.Errorf("%q is missing:\n%s", head, out.String())
		}
	}
}

func TestLinesCram(t *testing.T) {
	w := newWorld(t, kinds)
	w.options.Cram = true
	w.options.Only = func(id string) bool { return id == "basic" }
	golden(t, "lines/cram", w.byLines("", "1", "", "3", ""))
	if w.state("basic").Reps != 0 {
		t.Error("a cram changed the schedule")
	}
}
