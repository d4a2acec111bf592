package screen

import (
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// pageHints are the keys of a page that is only read.
func pageHints() []keyHint { return []keyHint{{"q", "closes"}, {"arrows", "scroll"}} }

// page shows a page in place of the card until a key is pressed that doesn't
// scroll it, and returns that key. Space scrolls as long as there is more.
func (f *canvas) page(title string, body func(width int) []ink.Line, hints []keyHint) (tty.Key, error) {
	return f.sheetPage(title, func(s *sheet) { s.lines = body(s.width) }, hints)
}

// sheetPage is page for a sheet that knows where it must be looked at.
func (f *canvas) sheetPage(title string, draw func(*sheet), hints []keyHint) (tty.Key, error) {
	under, base := f.view, f.base
	defer func() { f.view, f.base = under, base }()
	f.view, f.base = view{}, nil
	for {
		cols, _, width := f.size()
		s := &sheet{palette: f.palette, width: width}
		draw(s)
		if err := f.draw(ink.Line{ink.Styled(ink.Title, title)}, nil, s); err != nil {
			return 0, err
		}
		key, err := f.t.ReadKey(fitPage(hints, cols, f.palette).Render(f.palette))
		if err != nil {
			return 0, err
		}
		if key == tty.Space && f.top+f.height < len(s.lines) {
			key = tty.PgDn
		}
		if key != tty.Redraw && !f.scroll(key) {
			return key, nil
		}
	}
}

// retry waits for the learner while the progress file can't be used.
func (f *canvas) retry(why error) error {
	said := func(width int) []ink.Line {
		return ink.Wrap(ink.Plainly("The progress file can't be used now: "+why.Error()), width)
	}
	key, err := f.page("One moment", said, []keyHint{{"any key", "tries again"}, {"q", "ends"}})
	if err == nil && commandKey(key) == quit {
		err = errQuit
	}
	return err
}
