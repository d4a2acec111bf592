//go:build linux || darwin

package screen_test

import (
	"bytes"
	"errors"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"

	"sabaq/decks"
	"sabaq/quiz"
	"sabaq/quiz/screen"
	"sabaq/quiz/screen/tty"
)

// three is a deck of three cards that say their names.
const three = "Q: one?\nA: eins\n<!-- id: a -->\n\nQ: two?\nA: zwei\n<!-- id: b -->\n\nQ: three?\nA: drei\n<!-- id: c -->\n"

func TestSession(t *testing.T) {
	w := newWorld(t, three)
	p := w.sit(80, 24, mono)
	p.sees("one?", "1 of 3").doesntSee("eins")
	p.press(" ").sees("eins", "[3 good 10m]")
	p.press("3").sees("two?", "2 of 3", "Saved: good. Next in 10 minutes.")
	p.press("x").sees(`"x" means nothing here`).doesntSee("Saved")
	p.press("2").sees("Look at the answer first").doesntSee("zwei")
	p.press("\r", "۴").sees("three?", "3 of 3", "Saved: easy.") // a Persian four
	p.press("0", "9").sees(`"9" means nothing here`)
	w.at = w.at.Add(time.Minute)
	p.press("1").sees("one?", "again, 3 of 3", "Saved: again. Next in 1 minute.")
	p.press(" ", " ").sees("three?", "again, 3 of 3").press(" ", "4")
	p.sees("The end", "Done: 3 cards in 1 min 0 s.", "first try", "2 of 3", "Worth another look", "three?", "enter ends")
	if err := p.leaves("\r"); err != nil {
		t.Error(err)
	}
	if report := p.report.String(); !strings.Contains(report, "Done: 3 cards in 1 min 0 s.") {
		t.Errorf("the report is %q", report)
	}
	for card, reps := range map[string]uint32{"a": 2, "b": 1, "c": 2} {
		if s := w.state(card); s.Reps != reps {
			t.Errorf("%s has %d answers, want %d", card, s.Reps, reps)
		}
	}
}

// Everything can be taken back, to the very beginning, and the progress file is
// as it was then.
func TestUndo(t *testing.T) {
	w := newWorld(t, three)
	p := w.sit(80, 24, mono)
	p.press("u").sees("one?", "Nothing to take back in this session.")
	p.press(" ", "4").sees("two?")
	p.press("b").sees("three?", "Put off to the next study day", "2 of 2")
	p.press("@").sees("The end", "Done: 1 card", "Suspended; u takes it back")
	p.press("u").sees("three?", "Taken back.", "2 of 2")
	p.press(" ", "u").sees("two?", "2 of 3")
	p.press("U").sees("one?", "1 of 3").doesntSee("eins") // with the caps lock on
	p.press("u").sees("Nothing to take back in this session.")
	for _, card := range []string{"a", "b", "c"} {
		if s := w.state(card); s.Reps != 0 || s.Suspended || s.Buried != 0 || s.Phase != quiz.New {
			t.Errorf("%s: %+v", card, s)
		}
	}
	// From here the session goes on as if nothing had been.
	p.press(" ", "4", " ", "4", "-").sees("The end", "2 of 2")
	p.press("u", "s", "u", " ", "4").sees("The end", "3 of 3")
	if err := p.leaves("q"); err != nil {
		t.Error(err)
	}
	if w.state("c").Reps != 1 {
		t.Error("the last answer is not in the file")
	}
}

// A rating that was meant for the screen before doesn't rate.
func TestGuard(t *testing.T) {
	w := newWorld(t, three)
	p := w.sit(80, 24, mono)
	p.clock.stop(0)
	p.press(" ").sees("eins")
	p.clock.stop(149 * time.Millisecond)
	p.unheard("3")
	p.clock.stop(time.Millisecond)
	p.press("u").sees("eins", "Nothing to take back")
	if s := w.state("a"); s.Reps != 0 {
		t.Error("a key in the first 150 ms rated the card")
	}
	p.press("3").sees("two?")
	if err := p.leaves("\x03"); !errors.Is(err, tty.ErrInterrupted) {
		t.Errorf("Ctrl-C ended it with %v", err)
	}
}

// A card that one digit answers isn't answered by the rating before it, pressed
// twice.
func TestGuardBeforeAtOnce(t *testing.T) {
	w := newWorld(t, "Q: one?\nA: eins\n\nT: It is so.\n")
	p := w.sit(80, 24, mono)
	p.press(" ")
	p.clock.stop(time.Second)
	p.press("2").sees("It is so.", "True or false?")
	p.clock.stop(100 * time.Millisecond)
	p.unheard("2")
	p.clock.stop(50 * time.Millisecond)
	p.press("h").sees("True or false?", "no hint")
	p.press("2").sees("Not right: it is true.")
}

func TestResize(t *testing.T) {
	w := newWorld(t, kinds)
	w.passages = map[int]string{2: source}
	p := w.sit(80, 24, mono)
	p.press(" ").sees("Three of them:")
	p.resize(40, 10).sees("Three of them:", "[3 10m]")
	p.resize(120, 40).sees("Which factors", "whoever keeps posts must")
	p.resize(80, 24).press("?").sees("Before the answer")
	p.resize(40, 10).sees("↓").press("q").sees("Three of them:")
	// A typed answer is not lost.
	w = newWorld(t, "Q: Who?\n= nobody at all\n")
	p = w.sit(80, 24, mono)
	p.send("nobody a")
	p.until("the text", func() bool { return strings.Contains(p.window.String(), " > nobody a") })
	p.resize(40, 10).sees(" > nobody a")
	p.typeOn("t all").sees("Right.")
}

// No window is too small to end the session in it, and no size breaks a frame.
func TestEverySize(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {2, 3}, {10, 3}, {17, 5}, {20, 16}, {39, 9}, {60, 4}, {200, 60}} {
		w := newWorld(t, kinds)
		p := w.look(size[0], size[1], mono)
		p.blind = true
		p.until("a frame", func() bool { return p.frames > 0 })
		p.press("h", " ", "\x1b[6~", "p", "?", "\x1b[B", "i", "x", "4")
		if err := p.leaves("q"); err != nil {
			t.Errorf("%v: %v", size, err)
		}
	}
}

func TestSavingFails(t *testing.T) {
	t.Run("for a moment", func(t *testing.T) {
		w := newWorld(t, three)
		p := w.sit(80, 24, mono)
		p.press(" ")
		for _, key := range []string{"3", "b", "s"} {
			w.progress.record = errBusy
			p.press(key).sees("eins", "Not saved: another program holds it. Try again.")
		}
		p.press("3").sees("two?")
		w.progress.undo = errBusy
		p.press("u").sees("two?", "Not taken back: another program holds it. Try again.")
		p.press("u").sees("one?", "Taken back.")
		w.progress.view = errBusy
		p.press("i").sees("Not read: another program holds it. Try again.")
	})
	t.Run("reading for a moment", func(t *testing.T) {
		w := newWorld(t, three)
		p := w.sit(80, 24, mono)
		p.press(" ")
		w.progress.view = errBusy
		p.press("4").sees("One moment", "can't be used now: another program holds it", "tries again")
		p.press(" ").sees("two?", "2 of 3").press(" ")
		w.progress.view = errBusy
		p.press("4")
		if err := p.leaves("q"); err != nil {
			t.Error(err)
		}
		if w.state("a").Reps != 1 || w.state("b").Reps != 1 {
			t.Error("answers were lost")
		}
	})
	t.Run("moved", func(t *testing.T) {
		w := newWorld(t, three)
		p := w.sit(80, 24, mono)
		p.press(" ")
		other := w.study(mono)
		turn, err := other.Session.Next()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := other.Session.Answer(turn, 4, 0, 0); err != nil {
			t.Fatal(err)
		}
		p.press("1").sees("two?", "answered elsewhere meanwhile")
		if w.state("a").Recent[0].Rating != 4 || w.state("a").Reps != 1 {
			t.Error("the other session's answer doesn't stand")
		}
	})
	t.Run("for good", func(t *testing.T) {
		w := newWorld(t, three)
		p := w.sit(80, 24, mono)
		p.press(" ", "4", " ")
		fatal := errors.New("the disk is gone")
		w.progress.record = fatal
		if err := p.leaves("4"); !errors.Is(err, fatal) {
			t.Errorf("ended with %v", err)
		}
		if !strings.Contains(p.report.String(), "Saved: 1 card") || w.state("a").Reps != 1 {
			t.Errorf("what was saved is not reported: %q", p.report.String())
		}
	})
}

// However a session ends, Full has given the terminal back; leaves sees to it.
func TestFullCloses(t *testing.T) {
	for name, end := range map[string]struct {
		keys string
		is   error
	}{
		"q": {"q", nil}, "Q": {"Q", nil}, "Ctrl-C": {"\x03", tty.ErrInterrupted}, "Ctrl-D": {"\x04", nil},
		"on a page": {"?\x03", tty.ErrInterrupted},
	} {
		p := newWorld(t, three).sit(80, 24, mono)
		if err := p.leaves(end.keys); !errors.Is(err, end.is) {
			t.Errorf("%s: %v, want %v", name, err, end.is)
		}
	}
	for name, w := range map[string]*world{"typing": newWorld(t, "Q: Who?\n= me\n"), "ticking": newWorld(t, "ALL: Who?\n- me\n- you\n")} {
		p := w.sit(80, 24, mono)
		if name == "ticking" {
			p.press(" ")
		}
		if err := p.leaves("\x03"); !errors.Is(err, tty.ErrInterrupted) {
			t.Errorf("%s: %v", name, err)
		}
	}
	t.Run("panic", func(t *testing.T) {
		w := newWorld(t, three)
		w.editor = func(*quiz.Turn) (*screen.Editing, error) { panic("on purpose") }
		if err := w.sit(80, 24, mono).leaves("e"); !errors.As(err, new(panicked)) {
			t.Errorf("ended with %v", err)
		}
	})
	t.Run("nothing to ask", func(t *testing.T) {
		w := newWorld(t, three)
		w.options.Only = func(string) bool { return false }
		_, term := open(t, 80, 24)
		var out bytes.Buffer
		if err := w.study(mono).Full(term, &out); err != nil || !strings.Contains(out.String(), "All done for today.") {
			t.Errorf("%v, %q", err, out.String())
		}
	})
}

// The card is edited and the session goes on with the new text, its history kept;
// where the answer was shown, it is shown again.
func TestEdit(t *testing.T) {
	if _, err := exec.LookPath("true"); err != nil {
		t.Skip("no program that does nothing here")
	}
	w := newWorld(t, three)
	texts := []string{strings.Replace(three, "one?", "uno?", 1), strings.Replace(three, "Q: one?\nA: eins\n<!-- id: a -->", "Q: How many?\nA: 1", 1)}
	w.editor = func(turn *quiz.Turn) (*screen.Editing, error) {
		text := texts[0]
		texts = texts[1:]
		return &screen.Editing{Cmd: exec.Command("true"), Done: func() (string, error) {
			w.write(text)
			if strings.Contains(text, "uno?") {
				return turn.Card.ID, nil
			}
			return w.cards[0].ID, nil
		}}, nil
	}
	p := w.sit(80, 24, mono)
	p.press("e").sees("uno?", "Edited.", "1 of 3").doesntSee("eins")
	p.press(" ", "1", " ", "4", " ", "4").sees("uno?", "again")
	p.press(" ", "e").sees("How many?", "[3 good", "Edited.")
	if id := w.cards[0].ID; w.state(id).Reps != 1 {
		t.Errorf("the history didn't follow to %s", id)
	}
	p.press("u").sees("three?") // under its old name nothing can be taken back; the others can
	w.editor = func(*quiz.Turn) (*screen.Editing, error) { return nil, errors.New("the built-in deck can't be edited") }
	p.press("e").sees("three?", "Not edited: the built-in deck can't be edited.")
	w.editor = func(*quiz.Turn) (*screen.Editing, error) {
		return &screen.Editing{Cmd: exec.Command(filepath.Join(t.TempDir(), "nowhere"))}, nil
	}
	p.press("e").sees("three?", "The editor failed")
	w.editor = func(*quiz.Turn) (*screen.Editing, error) {
		return &screen.Editing{Cmd: exec.Command("true"), Done: func() (string, error) { return "", errors.New("the card is gone") }}, nil
	}
	p.press("e").sees("three?", "Edited, but the card is gone.")
}

// In a window of ten lines the cursor is always in sight.
func TestCursorInSight(t *testing.T) {
	deck := "Q: Which?\n"
	for _, name := range strings.Fields("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu") {
		deck += "- [" + map[bool]string{true: "x", false: " "}[name == "mu"] + "] " + name + "\n"
	}
	p := newWorld(t, deck).sit(40, 10, mono)
	for range 25 {
		p.press("\x1b[B").sees("▸")
	}
	for range 25 {
		p.press("\x1b[A").sees("▸")
	}
	p.press("\x1b[5~").sees("Which?") // a page up goes away from it
	p.press("\x1b[B").sees("▸")
}

// The quoted phrase is marked in the passage, and a slip in what was typed, by
// more than a colour.
func TestMarks(t *testing.T) {
	for _, tt := range []struct {
		card, entry string
		want        []string
	}{
		{"basic", "", []string{"\x1b[7ma long border\x1b[0m"}},
		{"typed", "the Durrand line", []string{"Dur\x1b[1;4mr\x1b[0mand"}},
		{"typed", "the Duran line", []string{"Duran\x1b[1;4md\x1b[0m line"}},
	} {
		p := alone(t, tt.card, 80, 24, mono)
		if tt.entry != "" {
			p.enter(tt.entry)
		} else {
			p.press(" ")
		}
		p.mu.Lock()
		for _, want := range tt.want {
			if !bytes.Contains(p.raw, []byte(want)) {
				t.Errorf("%q is not in %q", want, p.raw)
			}
		}
		p.mu.Unlock()
	}
}

// Line mode on a terminal has the terminal's width, and an editor.
func TestLinesOnTerminal(t *testing.T) {
	w := newWorld(t, kinds)
	w.editor = func(turn *quiz.Turn) (*screen.Editing, error) {
		return &screen.Editing{Cmd: exec.Command("true"), Done: func() (string, error) {
			w.write(strings.Replace(kinds, "Three of them", "Now four", 1))
			return turn.Card.ID, nil
		}}, nil
	}
	master, slave, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	defer master.Close()
	size(t, master, 40, 10)
	if _, err := master.WriteString("\ne\nq\n"); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() {
		err := w.study(mono).Lines(slave, slave)
		slave.Close()
		done <- err
	}()
	shown, _ := io.ReadAll(master) // ends with the error of a terminal that was closed
	if err := <-done; err != nil {
		t.Error(err)
	}
	for _, text := range []string{"Edited.", "Now four:", "Nothing answered."} {
		if !bytes.Contains(shown, []byte(text)) {
			t.Errorf("%q is missing:\n%s", text, shown)
		}
	}
	for line := range bytes.Lines(shown) {
		if len(bytes.TrimSpace(line)) > 40 {
			t.Errorf("%q is wider than the window", line)
		}
	}
}

func TestDeckIsSafe(t *testing.T) {
	evil := "\x1b]52;c;aGk=\x07\x1b[2J\x9b31m\u202e"
	w := newWorld(t, three)
	w.cards = []decks.Card{{ID: "a", Kind: decks.Basic, Question: "Q" + evil, Answer: "A" + evil, Why: evil, Section: evil, Source: 1, Quotes: []string{evil}}}
	w.passages = map[int]string{1: "P" + evil}
	w.editor = func(*quiz.Turn) (*screen.Editing, error) { return nil, errors.New(evil) }
	p := w.sit(80, 24, mono)
	p.press("e", " ", "p", "i", "x")
	_ = p.leaves("q")
	p.mu.Lock()
	defer p.mu.Unlock()
	if bytes.Contains(p.raw, []byte("\x1b]52")) || bytes.Contains(p.raw, []byte("\x9b31m")) || bytes.Contains(p.raw, []byte("\u202e")) {
		t.Errorf("%q", p.raw)
	}
}
