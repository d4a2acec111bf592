package main

import (
	"os"

	"sabaq/quiz/screen/ink"
	"sabaq/quiz/screen/tty"
)

// terminal opens the terminal for a session. It refuses with an error that
// wraps tty.ErrPlain where there is none to draw on.
func (a *app) terminal() (*tty.Terminal, error) {
	in, inOK := a.in.(*os.File)
	out, outOK := a.console.(*os.File)
	if !inOK || !outOK {
		return nil, tty.ErrPlain
	}
	return tty.Open(tty.Options{Stdin: in, Stdout: out, Getenv: a.env, Now: a.now})
}

// palette decides how reports on standard output are drawn.
func (a *app) palette() ink.Palette {
	f, ok := a.console.(*os.File)
	return ink.PaletteFor(a.env, ok && tty.IsTerminal(f))
}

// width is how wide reports are drawn.
func (a *app) width() int {
	if f, ok := a.console.(*os.File); ok && tty.IsTerminal(f) {
		if cols := tty.Columns(f); cols > 0 {
			return cols
		}
	}
	return 80
}
