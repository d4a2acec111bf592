package tty

import (
	"os"

	"golang.org/x/term"
)

// Columns returns how wide the window of a terminal is, 0 where f is no
// terminal or doesn't tell.
func Columns(f *os.File) int {
	fd, err := descriptor(f)
	if err != nil {
		return 0
	}
	cols, _, err := term.GetSize(int(fd))
	if err != nil {
		return 0
	}
	return cols
}
