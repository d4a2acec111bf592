package tty

import (
	"fmt"
	"unicode"
)

// A Key is one press of a key: the rune that it types, the control character
// that it sends, or one of the constants below. A key is always whole: an
// arrow with Shift held, a mouse report or a sequence that nobody knows is one
// Key, never the letters and digits it is spelled with.
type Key rune

// Keys that send a control character.
const (
	CtrlA     Key = 0x01
	CtrlC     Key = 0x03
	CtrlD     Key = 0x04
	CtrlE     Key = 0x05
	CtrlK     Key = 0x0b
	CtrlL     Key = 0x0c
	CtrlU     Key = 0x15
	CtrlW     Key = 0x17
	CtrlZ     Key = 0x1a
	Tab       Key = '\t'
	Enter     Key = '\r'
	Esc       Key = 0x1b
	Space     Key = ' '
	Backspace Key = 0x7f
)

// Keys that type nothing, and what else a terminal reports.
const (
	// Ignored stands for every key and report that has no meaning here: F-keys,
	// Alt and a letter, the mouse, focus, answers to queries nobody made.
	Ignored Key = -iota
	Up
	Down
	Left
	Right
	Home
	End
	PgUp
	PgDn
	Insert
	Delete
	BackTab   // Shift-Tab
	WordLeft  // Ctrl-Left, Alt-Left, Alt-B
	WordRight // Ctrl-Right, Alt-Right, Alt-F
	Paste     // text between bracketed-paste markers: see Decoder.Pasted

	// Redraw says that the screen no longer shows what was drawn: the window
	// changed its size, the program came back from the shell, or Ctrl-L was
	// pressed. Draw again and go on.
	Redraw

	pasteStart // the marker, seen only inside the decoder
	continued  // SIGCONT: the modes of the terminal must be set again
)

// Digit returns the value of a decimal digit in any script, Persian, Urdu and
// Devanagari among them, so that a keyboard that sends no Latin digit can
// still grade a card.
func (k Key) Digit() (value int, ok bool) {
	r := rune(k)
	if r >= '0' && r <= '9' {
		return int(r - '0'), true
	}
	if r <= unicode.MaxASCII {
		return 0, false
	}
	// Unicode encodes decimal digits in runs of ten that begin with zero, and a
	// range of the table holds one or more whole runs.
	for _, span := range unicode.Nd.R16 {
		if r >= rune(span.Lo) && r <= rune(span.Hi) {
			return int(r-rune(span.Lo)) % 10, true
		}
	}
	for _, span := range unicode.Nd.R32 {
		if r >= rune(span.Lo) && r <= rune(span.Hi) {
			return int(r-rune(span.Lo)) % 10, true
		}
	}
	return 0, false
}

// Rune returns the rune that the key types, and whether it types one.
func (k Key) Rune() (rune, bool) {
	return rune(k), k >= Space && k != Backspace
}

// String names the key as a help page would: "q", "space", "ctrl-w", "page up".
func (k Key) String() string {
	switch k {
	case Tab:
		return "tab"
	case Enter:
		return "enter"
	case Esc:
		return "esc"
	case Space:
		return "space"
	case Backspace:
		return "backspace"
	}
	if k < Ignored {
		names := [...]string{"up", "down", "left", "right", "home", "end", "page up", "page down", "insert", "delete",
			"shift-tab", "word left", "word right", "paste", "redraw"}
		if i := int(-k) - 1; i < len(names) {
			return names[i]
		}
	}
	switch r := rune(k); {
	case k > Ignored && k <= CtrlZ:
		return fmt.Sprintf("ctrl-%c", r+'a'-1)
	case unicode.IsGraphic(r):
		return string(r)
	}
	return "another key"
}
