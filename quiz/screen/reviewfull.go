package screen

import (
	"errors"
	"fmt"
	"io"

	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// reviewFull is a review in a terminal.
type reviewFull struct {
	*Review
	canvas
}

// Full shows the review in a terminal and closes it, then writes what it came to
// to out, where it stays. A signal ends it with that signal as the error; what was
// decided is saved then, too.
func (r *Review) Full(t *tty.Terminal, out io.Writer) error {
	defer t.Close()
	f := &reviewFull{Review: r, canvas: canvas{t: t, palette: r.Palette}}
	f.forward(0)
	var err error
	for err == nil {
		err = f.step()
	}
	cols, _, _ := f.size()
	if closed := t.Close(); closed != nil {
		err = closed
	}
	if errors.Is(err, errQuit) || errors.Is(err, tty.ErrEOF) {
		err = nil
	}
	end, closed := r.Desk.Close()
	err = errors.Join(err, closed)
	if errors.Is(err, tty.ErrHangup) {
		return err // nobody is there to read it
	}
	return errors.Join(err, r.Palette.Print(out, r.lastWords(end, min(cols, maxWidth))...))
}

// step draws the card and does what the person wants next.
func (f *reviewFull) step() error {
	c := f.card()
	if c == nil {
		return f.end()
	}
	if err := f.drawDraft(c); err != nil {
		return err
	}
	cols, _, _ := f.size()
	key, err := f.t.ReadKey(fit(nil, reviewHints(), "end", cols, f.palette).Render(f.palette))
	if err != nil || key == tty.Redraw || f.scroll(key) {
		return err
	}
	f.status = ""
	return f.press(c, key)
}

// press does what a key means at a card.
func (f *reviewFull) press(c *DraftCard, key tty.Key) error {
	v := verbOf(key)
	switch v {
	case 0:
		if _, types := key.Rune(); types {
			f.status = nothingHere(string(rune(key)))
		}
		return nil
	case toQuit:
		return errQuit
	case toHelp:
		_, err := f.page("Help", func(width int) []ink.Line { return ink.Markdown(reviewHelp(), width, f.palette) }, pageHints())
		return err
	case toPassage:
		return f.passage(c)
	}
	said, err := f.decide(v, f.t.Run)
	f.status, f.view = said, view{}
	f.t.Guard(rateGuard) // a key pressed twice must not decide about the next card
	return err
}

// passage shows the whole paragraph.
func (f *reviewFull) passage(c *DraftCard) error {
	if c.Passage == "" {
		f.status = noPassage
		return nil
	}
	_, err := f.sheetPage(fmt.Sprintf("Paragraph %d", c.Cards[0].Source), func(s *sheet) {
		s.add(ink.Highlight(c.Passage, c.Cards[0].Quotes, s.width, s.palette)...)
	}, pageHints())
	return err
}

// end tells that the last card was passed.
func (f *reviewFull) end() error {
	body := func(width int) []ink.Line { return ink.Wrap(ink.Plainly(f.atEnd()), width) }
	f.t.Guard(rateGuard)
	key, err := f.page("The end of the draft", body, reviewEndHints(f.open() > 0))
	if err != nil {
		return err
	}
	f.status, f.view = "", view{}
	switch v := verbOf(key); {
	case v == toQuit || v == toKeep && f.open() == 0:
		return errQuit
	case v == toKeep:
		f.forward(0)
	case v == toUndo || v == toBack:
		f.status, err = f.decide(v, nil)
	}
	return err
}

// drawDraft draws a card's screen: the passage beside the card where there is
// room for that, else below it.
func (f *reviewFull) drawDraft(c *DraftCard) error {
	cols, rows, width := f.size()
	title := ink.Line{ink.Styled(ink.Title, f.Title)}
	if cols >= spacious && c.Entry.Section != "" {
		title = append(title, ink.Styled(ink.Dim, "  "+c.Entry.Section))
	}
	room := max(rows-f.frameHeight(), 1)
	sheetOf := func(width int) *sheet { return &sheet{palette: f.palette, width: width, tight: rows < roomy} }
	beside := func(width, room int) []ink.Line {
		s := sheetOf(width)
		if s.beside(c, true); len(s.lines) > room {
			*s = *sheetOf(width)
			s.beside(c, false)
		}
		return s.lines
	}
	if cols < sideBySide {
		s := sheetOf(width)
		s.drafted(c)
		s.gap()
		s.add(beside(width, room-len(s.lines))...)
		return f.draw(title, ink.Plainly(f.progress()), s)
	}
	half := min((cols-2*margin(cols)-columnGap)/2, maxWidth)
	s := sheetOf(half)
	s.drafted(c)
	s.lines = columns(s.lines, beside(half, room), half)
	return f.draw(title, ink.Plainly(f.progress()), s)
}

// reviewHints are the keys at a card. Their digits are shown to whoever's keyboard
// sends no Latin letters.
func reviewHints() []keyHint {
	return []keyHint{{"1 k", "keep"}, {"2 e", "edit"}, {"3 d", "drop"}, {"4 c", "kind"}, {"5 s", "later"}, {"6 u", "undo"}, {"7 p", "passage"}}
}

// reviewEndHints are the keys behind the last card.
func reviewEndHints(open bool) []keyHint {
	if open {
		return []keyHint{{"enter", "those left"}, {"u", "undo"}, {"q", "ends"}}
	}
	return []keyHint{{"u", "undo"}, {"left", "back"}, {"enter", "ends"}, {"q", "ends"}}
}
