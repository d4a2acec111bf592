//go:build linux || darwin

package screen_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"sabaq/quiz/exam"
	"sabaq/quiz/screen/tty"
)

const (
	upKey   = "\x1b[A"
	downKey = "\x1b[B"
)

// always puts a person before a sitting whose screen looks at the clock all the time.
func (h *hall) always(s *exam.Sitting, cols, rows int) *person {
	h.t.Helper()
	e := h.exam(s, mono)
	e.Often(time.Millisecond)
	you := before(h.t, h.now(), cols, rows, e.Full)
	you.until("the first frame", func() bool { return you.frames > 0 && you.ready() })
	return you
}

// shows waits for something to be in the window.
func (p *person) shows(text string) *person {
	p.t.Helper()
	p.until(text, func() bool { return strings.Contains(p.window.String(), text) })
	return p
}

// wants compares what was kept last.
func (h *hall) wants(answers string) {
	h.t.Helper()
	if got := h.answers(); got != answers {
		h.t.Errorf("kept %s, want %s", got, answers)
	}
}

// A whole sitting by digits of other scripts, space, enter and arrows: no letter is
// pressed but those of the answers.
func TestExamWithoutLetters(t *testing.T) {
	h := newHall(t, kinds)
	p := h.sit(h.sitting("basic", "typed", "choice", "several", "any", "order"), 80, 24, mono)
	p.press("\r").sees("Which line was drawn", "2 of 6") // nothing typed goes on
	p.enter("Durand").sees("Which of these crosses")
	p.press(downKey, " ", "\r").sees("neighbours")
	p.press("۱", "٢", "۴", "\r").sees("Name two crossings")
	p.enter("Torkham").enter("Chaman").sees("That is all that counts").press("\r")
	p.press("۳", "۱", "۲").sees("4  [4]").press("\r")
	p.sees("All questions", "Hand in")
	p.press(upKey, upKey, upKey, " ").sees("Question 4 is flagged.")
	p.press("۱", "\r").sees("Which factors").enter("high up").press("\r").sees("2 of 6")
	p.press("\r", "\r", "\r", "\r").sees("Put these in order")
	p.press("۰").sees("1 open").press("۴", "۳", "۲", "\r") // an order taken back, and another one
	p.press("\r").sees("Hand in?", "6 of 6 answered, 1 flagged (4).").press("\r").sees("Put these in order")
	h.wants("high up | Durand | 1 | 124! | Torkham/Chaman | 4321")
	p.press("\r", "\r", "۱").sees("Mark it yourself").press("۱").sees("The result").press("\r").sees("Mistake 1 of")
	if err := p.leaves("\x03"); !errors.Is(err, tty.ErrInterrupted) {
		t.Errorf("it ended with %v", err)
	}
	if h.kept.End != exam.HandedIn || !h.kept.Items[0].Judged {
		t.Errorf("kept %+v", h.kept.Items[0])
	}
}

// Leaving in any way keeps everything, what stands in the entry included, and the
// sitting goes on at the first question that is open.
func TestExamLeave(t *testing.T) {
	for name, way := range map[string]struct {
		keys string
		err  error
	}{
		"q": {"\x1bq", nil}, "the list": {"\x1bg" + upKey + "\r", nil}, "Ctrl-D": {"\x04", nil}, "Ctrl-C": {"\x03", tty.ErrInterrupted},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHall(t, kinds)
			h.setup.Minutes = 30
			p := h.sit(h.sitting("typed", "choice", "true"), 80, 24, mono)
			p.enter("Durand").press("1", "p").sees(" > Durand")
			h.later(10 * time.Minute)
			if name == "Ctrl-D" {
				p.send("\x15") // it leaves an empty entry only
				p.until("an empty entry", func() bool { return !strings.Contains(p.window.String(), "> Durand") })
			} else {
				p.send(" line")
				p.shows("> Durand line ")
			}
			keys := way.keys
			if name == "the list" || name == "q" {
				p.press("\x1b")
				keys = strings.TrimPrefix(keys, "\x1b")
			}
			if err := p.leaves(keys); !errors.Is(err, way.err) {
				t.Errorf("it ended with %v", err)
			}
			said := p.report.String()
			for _, want := range []string{"The clock runs on: 20 min 0 s left.", "sabaq quiz deck --resume"} {
				if !strings.Contains(said, want) {
					t.Errorf("%q isn't in the last words:\n%s", want, said)
				}
			}
			first, open := "Durand line", "3 of 3"
			if name == "Ctrl-D" {
				first, open = "-", "1 of 3"
			}
			h.wants(first + " | 1 | -")
			h.sit(h.resume(), 80, 24, mono).sees(open, "20:00 left")
		})
	}
}

// A kill loses nothing that was answered, and of what is being typed nothing that
// stood there at the last look at the clock.
func TestExamKilled(t *testing.T) {
	h := newHall(t, kinds)
	p := h.always(h.sitting("typed", "choice", "all"), 80, 24)
	p.enter("Durand").press("1", "f", "n").enter("water").send("a wa")
	h.keeps("Durand | 1! | water/a wa")
	p.shows("> a wa").sees("1  water").doesntSee("2  a wa")
	killed := h.resume()
	if got := killed.Item(2).Text; got != "water\na wa" || !killed.Item(1).Flagged {
		t.Errorf("after the kill: %q", got)
	}
	// What is deleted from the entry is no line any more.
	p.press("\x15\x0c")
	h.keeps("Durand | 1! | water")
}

// The clock is drawn while nothing is pressed, and neither moves the cursor of the
// entry nor eats a key; it warns twice, and hands in what stands there.
func TestExamTimeUp(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 10}} {
		h := newHall(t, kinds)
		h.setup.Minutes = 6
		p := h.always(h.sitting("typed", "choice", "true"), size[0], size[1])
		p.press("\r", "1").sees("6:00")
		p.press("p")
		p.send("Duran line\x1b[D\x1b[D\x1b[D\x1b[D\x1b[D")
		p.shows("> Duran line")
		h.later(time.Minute)
		p.shows("5 minutes left!").shows("5:00")
		p.send("d")
		p.shows("> Durand line")
		h.later(time.Minute)
		p.shows("4:00").doesntSee("left!")
		h.later(3*time.Minute + 10*time.Second)
		p.shows("1 minute left!").shows("0:50")
		h.keeps("Durand line | 1 | -")
		h.later(50 * time.Second)
		p.shows("The time is up")
		if err := p.press("\r").sees("The result", "min, handed").leaves("q"); err != nil {
			t.Error(err)
		}
		h.wants("Durand line | 1 | -")
		if h.kept.End != exam.TimeUp || !strings.Contains(p.report.String(), "min, handed") {
			t.Errorf("ended by %q:\n%s", h.kept.End, p.report.String())
		}
	}
}

// The clock also ends what is drawn over a question.
func TestExamTimeUpOnPages(t *testing.T) {
	for _, page := range []string{"g", "h", "?"} {
		h := newHall(t, kinds)
		h.setup.Minutes = 6
		p := h.always(h.sitting("choice", "true"), 80, 24)
		p.press("3", page)
		h.later(6 * time.Minute)
		p.shows("The time is up")
		h.wants("3 | -")
	}
}

// A sitting whose time was up before it was gone on with is only looked at.
func TestExamTooLate(t *testing.T) {
	h := newHall(t, kinds)
	h.setup.Minutes = 6
	p := h.sit(h.sitting("choice", "true"), 80, 24, mono)
	p.press("3")
	if err := p.leaves("q"); err != nil {
		t.Fatal(err)
	}
	h.later(time.Hour)
	p = h.sit(h.resume(), 80, 24, mono)
	p.sees("The result", "1 right, 0 partly, 0 wrong, 1 skipped", "6 min 0 s of 6 min, handed in by the clock")
}

// What can't be saved isn't shown as answered, and can be answered again.
func TestExamUnsaved(t *testing.T) {
	h := newHall(t, kinds)
	p := h.sit(h.sitting("typed", "choice", "order"), 80, 24, mono)
	h.failing(errBusy)
	p.enter("Durand").sees("Not saved: another program holds it. Try again.", "> Durand", "0 answered")
	p.press("\r").sees("2 of 3", "1 answered")
	h.failing(errBusy)
	p.press("2").sees("Not saved", "2  ( )").press("2").sees("2  (x)").doesntSee("Not saved")
	h.failing(errBusy)
	p.press("f").sees("Not saved").doesntSee("flagged").press("n", "1", "2")
	h.failing(errBusy)
	p.press("3").sees("Not saved", "2  [2]", "3  [ ]").press("3").sees("4  [4]")
	h.wants("Durand | 2 | 1234")
	// Handing in waits for the file.
	p.press("h")
	h.failing(errBusy)
	p.press("1").sees("can't be used now").press(" ").sees("The result")
	if h.kept.End != exam.HandedIn {
		t.Errorf("kept %+v", h.kept)
	}

	h = newHall(t, kinds)
	gone := errors.New("the disk is gone")
	p = h.sit(h.sitting("choice", "true"), 80, 24, mono)
	p.press("2")
	h.failing(gone)
	if err := p.leaves("1"); !errors.Is(err, gone) {
		t.Errorf("it ended with %v", err)
	}
	h.wants("2 | -")
}

// No window is too small to leave the sitting in it, and no size breaks a frame.
func TestExamEverySize(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {2, 3}, {10, 3}, {17, 5}, {20, 16}, {39, 9}, {60, 4}, {200, 60}} {
		h := newHall(t, kinds)
		h.setup.Minutes = 5
		e := h.exam(h.sitting(), mono)
		p := before(t, h.at, size[0], size[1], e.Full)
		p.blind = true
		p.until("a frame", func() bool { return p.frames > 0 })
		p.press("\x1b", "n", "\x1b", "g", "5", "f", "\r", "\x1b", "h", "2", "\x1b", "?", "x", "\x1b")
		if err := p.leaves("q"); err != nil {
			t.Errorf("%v: %v", size, err)
		}
	}
}

// What a deck brings along reaches no terminal.
func TestExamHostile(t *testing.T) {
	const bad = "\x1b]52;c;aGk=\x07\x1b[2J\u202e\u009b31m"
	deck := "---\ndeck: D\n---\n\nQ: one" + bad + "?\n- [ ] a" + bad + "\n- [x] b" + bad + " <!-- yes" + bad + " -->\n- [ ] c\nwhy: w" + bad + "\n<!-- id: c -->\n\nQ: two" + bad + "?\n= x" + bad + "\n<!-- id: t -->\n"
	h := newHall(t, deck)
	h.setup.Title = "T" + bad
	p := h.sit(h.sitting(), 80, 24, mono)
	p.press("1", "g", "2", "\r").send("y\x1b[200~\x1b]52;c;aGk=\x07\x1b[201~z")
	p.shows("> y")
	p.press("\r", "h", "1").sees("The result").press("\r").sees("Mistake 1 of 2", "you").press("\r")
	if err := p.leaves("q"); err != nil {
		t.Error(err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, sign := range []string{"\x1b]", "\x1b[2J\x1b", "\u202e", "\u009b", "\x07"} {
		if strings.Contains(strings.TrimPrefix(string(p.raw), "\x1b[?1049h\x1b[?2004h\x1b[?7l\x1b[?25l\x1b[H\x1b[2J"), sign) || strings.Contains(p.report.String(), sign) {
			t.Errorf("%q reached the terminal", sign)
		}
	}
}
