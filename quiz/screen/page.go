package screen

import (
	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// pageHints are the keys of a page that is only read.
func pageHints() []keyHint { return []keyHint{{"q", "closes"}, {"arrows", "scroll"}} }

// page shows a page in place of the card until a key is pressed that doesn't
// scroll it, and returns that key. Space scrolls as long as there is more.
func (f *full) page(title string, body func(width int) []ink.Line, hints []keyHint) (tty.Key, error) {
	card := f.view
	defer func() { f.view = card }()
	f.view = view{}
	for {
		cols, _, width := f.size()
		s := &sheet{palette: f.Palette, width: width, lines: body(width)}
		if err := f.draw(ink.Line{ink.Styled(ink.Title, title)}, nil, s); err != nil {
			return 0, err
		}
		key, err := f.t.ReadKey(drawHints(hints).Truncate(cols-1, f.Palette).Render(f.Palette))
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
