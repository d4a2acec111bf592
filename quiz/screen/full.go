package screen

import (
	"errors"
	"io"
	"os/exec"
	"strings"
	"time"
	"unicode"

	"sabaq/decks"
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// rateGuard is how long after the answer appears a key doesn't rate: it was
// meant for what was on the screen before.
const rateGuard = 150 * time.Millisecond

// full is a session in a terminal.
type full struct {
	*Study
	canvas
	keys  bool   // a typed card takes a key in place of its answer
	draft string // what was typed so far
}

// Full runs the session in a terminal and closes it, then writes the report to
// out, where it stays. A signal ends it with that signal as the error.
func (s *Study) Full(t *tty.Terminal, out io.Writer) error {
	defer t.Close()
	s.began = s.Now()
	f := &full{Study: s, canvas: canvas{t: t, palette: s.Palette}}
	err := s.run(f)
	cols, _, _ := f.size()
	if closed := t.Close(); err == nil {
		err = closed
	}
	quit := err != nil
	if errors.Is(err, errQuit) || errors.Is(err, tty.ErrEOF) {
		err = nil
	}
	if errors.Is(err, tty.ErrHangup) {
		return err // nobody is there to read a report
	}
	return errors.Join(err, s.Palette.Print(out, Report(s.ending(quit), min(cols, maxWidth), s.Palette)...))
}

// last shows the report while the last answer can still be taken back, and
// reports whether it was.
func (f *full) last() (undone bool, err error) {
	for {
		f.t.Guard(rateGuard)
		report := func(width int) []ink.Line { return Report(f.ending(false), width, f.Palette) }
		key, err := f.page("The end", report, []keyHint{{"enter", "ends"}, {"u", "undo"}})
		if err != nil || commandKey(key) != undo {
			return false, err
		}
		r, err := f.undo()
		f.status = r.say
		if err != nil || r.leave {
			return r.leave, err
		}
	}
}

// ask takes a card from its question to its rating.
func (f *full) ask(a *attempt) error {
	f.keys, f.draft, f.view = false, "", view{}
	// A rating pressed twice must not answer the next card, nor what was typed in
	// the editor rate this one.
	if a.stage != asking || a.atOnce() && f.Session.Summary.Answers > 0 {
		f.t.Guard(rateGuard)
	}
	for {
		stage := a.stage
		leave, err := f.step(a)
		if leave || err != nil {
			return err
		}
		if a.stage != stage {
			f.moved = false
			f.t.Guard(rateGuard)
		}
	}
}

// atOnce reports whether a single digit answers the card.
func (a *attempt) atOnce() bool {
	return a.card.Kind == decks.TrueFalse || a.card.Kind == decks.Choice && !a.severalRight()
}

// entering reports whether the learner types the answer now.
func (f *full) entering(a *attempt) bool { return a.stage == asking && a.typing() && !f.keys }

// step draws the card and does what the learner wants next; leave is true when
// the card is left.
func (f *full) step(a *attempt) (leave bool, err error) {
	if err := f.drawCard(a); err != nil {
		return false, err
	}
	if f.entering(a) {
		return false, f.typeIn(a)
	}
	cols, _, _ := f.size()
	key, err := f.t.ReadKey(f.footer(a, cols).Render(f.Palette))
	if err != nil || key == tty.Redraw {
		return false, err
	}
	if (!a.listing() || key != tty.Up && key != tty.Down) && f.scroll(key) {
		return false, nil
	}
	f.status = "" // what the key calls may be drawn over the card
	r, err := f.press(a, key)
	f.status = r.say
	return r.leave, err
}

// typeIn takes a typed answer; Esc leaves the entry for the keys.
func (f *full) typeIn(a *attempt) error {
	text, err := f.t.ReadLine(ink.Line{ink.Styled(ink.Key, " > ")}.Render(f.Palette), f.draft)
	f.draft = text
	switch {
	case errors.Is(err, tty.ErrRedraw):
		return nil
	case errors.Is(err, tty.ErrBack):
		f.keys, f.status = true, ""
		return nil
	case err != nil:
		return err
	}
	f.status = a.enter(strings.TrimSpace(text))
	return nil
}

// press does what a key means now.
func (f *full) press(a *attempt, key tty.Key) (reply, error) {
	if r, types := key.Rune(); types {
		key = tty.Key(unicode.ToLower(r)) // the caps lock is often on unseen
	}
	if a.stage != answered {
		f.moved = false // the cursor decides again what is seen
		if f.keys {
			f.keys = false // one key, then the entry again
			if key == 'a' || key == tty.Esc {
				return reply{}, nil
			}
		}
		if slip, ok := a.press(key); ok {
			return reply{say: slip}, nil
		}
		return f.command(a, key)
	}
	if r, ok := ratingKey(key); ok {
		return f.rate(a, r)
	}
	switch {
	case key == tty.Space || key == tty.Enter:
		return f.rate(a, a.suggested())
	case key == 't' && a.card.Kind == decks.All:
		a.tickAgain()
		return reply{}, nil
	}
	return f.command(a, key)
}

// command does what a key means at any time.
func (f *full) command(a *attempt, key tty.Key) (reply, error) {
	var err error
	switch commandKey(key) {
	case quit:
		return reply{}, errQuit
	case help:
		_, err = f.page("Help", f.helpPage, pageHints())
	case info:
		return f.info(a)
	case undo:
		return f.undo()
	case bury:
		return f.bury(a)
	case suspend:
		return f.suspend(a)
	case edit:
		return f.editCard(f, a)
	case hint:
		return reply{say: "The answer is shown already."}, nil
	case passage:
		switch {
		case a.stage != answered:
			return reply{say: a.early()}, nil
		case a.passage == "" && a.card.Source > 0:
			return reply{say: noPassage}, nil
		}
		a.whole, f.moved = !a.whole, false
	default:
		if _, types := key.Rune(); types {
			return reply{say: a.meaningless(string(rune(key)))}, nil
		}
	}
	return reply{}, err
}

func (f *full) helpPage(width int) []ink.Line { return ink.Markdown(KeysHelp, width, f.Palette) }

// info shows where the card stands.
func (f *full) info(a *attempt) (reply, error) {
	st, err := f.Standing(a.turn)
	if err != nil {
		return f.unread(err)
	}
	_, err = f.page("This card", func(width int) []ink.Line {
		return Standing(a.card, st, f.Now().Location(), width, f.Palette)
	}, pageHints())
	return reply{}, err
}

// edit runs an editor in the terminal.
func (f *full) edit(cmd *exec.Cmd) error { return f.t.Run(cmd) }
