package screen

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"sabaq/quiz/exam"
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// examFull is a sitting in a terminal.
type examFull struct {
	*Exam
	canvas
	r     *response // to the question that is shown
	keys  bool      // a question that is answered by typing takes a key
	entry bool      // the line entry waits
	draft string    // what stood in it last
}

// Full shows the sitting in a terminal and closes it, then writes the result to
// out, where it stays, or how to go on with the sitting. A signal ends it with that
// signal as the error; what was answered is saved then, too.
func (e *Exam) Full(t *tty.Terminal, out io.Writer) error {
	defer t.Close()
	e.begin()
	f := &examFull{Exam: e, canvas: canvas{t: t, palette: e.Palette}}
	err := e.run(f)
	cols, _, _ := f.size()
	if closed := t.Close(); err == nil {
		err = closed
	}
	if errors.Is(err, errQuit) || errors.Is(err, tty.ErrEOF) {
		err = nil
	}
	if errors.Is(err, tty.ErrHangup) {
		return err // nobody is there to read it
	}
	return errors.Join(err, e.Palette.Print(out, e.lastWords(min(cols, maxWidth))...))
}

// sit takes answers until the sitting is over.
func (f *examFull) sit() error {
	f.live, f.status = f.timed, f.rules()
	f.t.Live(f.every, f.beat)
	defer func() {
		f.live, f.base, f.status = nil, nil, ""
		f.t.Live(0, nil)
	}()
	for !f.Sitting.Over() {
		if err := f.step(); err != nil && !errors.Is(err, exam.ErrOver) {
			return err
		}
	}
	return nil
}

// beat draws the clock, saves what stands in the entry and notices the end.
func (f *examFull) beat(entry string) (string, error) {
	if f.entry {
		if _, err := f.save(f.r.with(entry)); err != nil {
			return "", err
		}
	}
	if f.Sitting.Over() {
		return "", exam.ErrOver
	}
	cols, _, _ := f.size()
	return f.topLine(f.title, f.right, cols).Render(f.palette), nil
}

// step draws the question and does what the learner wants next.
func (f *examFull) step() error {
	if f.r == nil || f.r.number != f.Sitting.Current() {
		f.r, f.view, f.keys = f.current(), view{}, false
		f.draft = f.r.text
	}
	if err := f.drawQuestion(); err != nil {
		return err
	}
	if f.r.typing() && !f.keys {
		return f.typeIn()
	}
	cols, _, _ := f.size()
	key, err := f.t.ReadKey(fit(nil, f.r.hints(), "leave", cols, f.palette).Render(f.palette))
	if err != nil || key == tty.Redraw {
		return err
	}
	listing := len(f.r.item.Options) > 0
	if (!listing || key != tty.Up && key != tty.Down) && f.scroll(key) {
		return nil
	}
	f.status, f.moved = "", false
	return f.press(key)
}

// drawQuestion draws the question's screen.
func (f *examFull) drawQuestion() error {
	cols, rows, width := f.size()
	title := ink.Line{ink.Styled(ink.Title, f.deck)}
	if cols >= spacious && f.r.item.Section != "" {
		title = append(title, ink.Styled(ink.Dim, "  "+f.r.item.Section))
	}
	place := fmt.Sprintf("%d of %d", f.r.number+1, f.Sitting.Len())
	if f.r.item.Flagged {
		place = "flagged, " + place
	}
	f.base = []ink.Line{f.strip(cols)}
	s := &sheet{palette: f.palette, width: width, tight: rows < roomy}
	s.asked(f.r)
	if f.r.typing() && !f.keys {
		without := s.lines
		s.gap()
		s.aside(f.entryNote())
		if len(s.lines) > rows-f.frameHeight() {
			s.lines = without
		}
	}
	return f.draw(title, ink.Plainly(place), s)
}

// entryNote says how a typed answer is given.
func (f *examFull) entryNote() string {
	goesOn := "Enter goes on."
	switch {
	case f.r.complete():
		goesOn = "That is all that counts. Enter goes on."
	case f.r.several():
		goesOn = "Enter begins the next line, and goes on where there is none."
	}
	return goesOn + " Esc, then a key: p back, ? help."
}

// typeIn takes a typed answer. However the entry is left, what stands in it counts.
func (f *examFull) typeIn() error {
	f.entry = true
	text, err := f.t.ReadLine(ink.Line{ink.Styled(ink.Key, " > ")}.Render(f.palette), f.draft)
	f.entry, f.draft = false, text
	if errors.Is(err, tty.ErrRedraw) || errors.Is(err, exam.ErrOver) {
		return leaving(err)
	}
	f.status = ""
	entry := strings.TrimSpace(text)
	if f.r.complete() && entry != "" {
		f.draft, f.status = "", f.r.enter(entry)
		return leaving(err)
	}
	slip, saving := f.give(f.r, entry)
	if slip != "" || saving != nil {
		f.status = slip
		return errors.Join(leaving(err), saving)
	}
	if f.r.several() {
		f.draft = ""
		if entry != "" {
			f.r.lines = append(f.r.lines, entry)
		}
	}
	switch {
	case errors.Is(err, tty.ErrBack):
		f.keys = true
	case err != nil:
		return err
	case !f.r.several() || entry == "":
		return f.next()
	}
	return nil
}

// leaving returns err unless it only ends an entry.
func leaving(err error) error {
	if errors.Is(err, tty.ErrBack) || errors.Is(err, tty.ErrRedraw) {
		return nil
	}
	return err
}

// press does what a key means.
func (f *examFull) press(key tty.Key) error {
	if r, types := key.Rune(); types {
		key = tty.Key(unicode.ToLower(r)) // the caps lock is often on unseen
	}
	if f.keys {
		f.keys = false // one key, then the entry again
		if key == 'a' || key == tty.Esc {
			return nil
		}
	}
	if f.r.several() && key == tty.Backspace && len(f.r.lines) > 0 {
		last := len(f.r.lines) - 1
		f.draft, f.r.lines = f.r.lines[last], f.r.lines[:last]
		return nil
	}
	slip, ok := f.r.press(key)
	if !ok {
		return f.command(key)
	}
	f.draft = f.r.text
	if slip == "" {
		var err error
		if slip, err = f.give(f.r, f.draft); err != nil {
			return err
		}
	}
	f.status = slip
	return nil
}

// command does what a key means at any question.
func (f *examFull) command(key tty.Key) (err error) {
	switch key {
	case 'n', tty.Right, tty.Enter:
		return f.next()
	case 'p', tty.Left:
		if !f.Sitting.Prev() {
			return f.list(0)
		}
	case 'o':
		if !f.Sitting.NextOpen() {
			f.status = "No other question is open."
		}
	case 'f':
		f.status, err = f.flag(f.r.number)
		f.r.item = f.Sitting.Item(f.r.number)
	case 'g':
		return f.list(f.r.number)
	case 'h':
		return f.handIn()
	case '?':
		_, err = f.page("Help", f.helpPage, pageHints())
	case 'q':
		return errQuit
	default:
		if _, types := key.Rune(); types {
			f.status = nothingHere(string(rune(key)))
		}
	}
	return err
}

// next goes on; behind the last question stands the list, at handing in.
func (f *examFull) next() error {
	if f.Sitting.Next() {
		return nil
	}
	return f.list(f.Sitting.Len())
}

func (f *examFull) helpPage(width int) []ink.Line {
	return ink.Markdown(examHelp(), width, f.palette)
}
