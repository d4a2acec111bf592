package tty

import (
	"strconv"
	"strings"
	"unicode"
)

// Modifiers as terminals number them: a parameter of 1 and these bits.
const (
	modShift = 1
	modAlt   = 2
	modCtrl  = 4
	modLocks = 64 | 128 // Caps Lock and Num Lock change no key here
)

// csiKey gives the meaning of CSI, parameters, final byte. The forms are those
// of xterm's control sequences (ctlseqs, with modifyOtherKeys), of rxvt and the
// Linux console, and of kitty's keyboard protocol.
func csiKey(params string, final byte) Key {
	if strings.ContainsAny(params, "<=>? !\"#$%&'()*+,-./") {
		return Ignored // private: mouse reports, answers to queries
	}
	fields := strings.Split(params, ";")
	field := func(i, sub, missing int) int {
		if i < len(fields) {
			parts := strings.Split(fields[i], ":")
			if sub < len(parts) {
				if n, err := strconv.Atoi(parts[sub]); err == nil {
					return n
				}
			}
		}
		return missing
	}
	const eventReleased = 3
	if field(1, 1, 1) == eventReleased {
		return Ignored
	}
	mods := (field(1, 0, 1) - 1) &^ modLocks
	switch final {
	case 'u':
		return chord(rune(field(0, 0, 0)), shiftedRune(field(0, 1, 0), field(2, 0, 0)), mods)
	case '~':
		switch field(0, 0, 0) {
		case 27: // modifyOtherKeys: 27; modifiers; character
			r := rune(field(2, 0, 0))
			return chord(r, r, mods)
		case 200:
			return pasteStart
		}
		return modified(tildeKey(field(0, 0, 0)), mods)
	case 'Z':
		return BackTab
	}
	if field(0, 0, 1) != 1 { // such as rxvt's "5C"
		return Ignored
	}
	return modified(cursorKey(final), mods)
}

// shiftedRune is what Shift makes of a key, as kitty reports it in one of two
// places; 0 where it doesn't.
func shiftedRune(alternate, text int) rune {
	if text != 0 {
		return rune(text)
	}
	return rune(alternate)
}

// ss3Key gives the meaning of ESC O and a letter: the cursor keys in another
// mode, F1 to F4, and the keys of the number pad.
func ss3Key(c byte) Key {
	switch {
	case c == 'M':
		return Enter
	case c >= 'p' && c <= 'y':
		return Key(c - 'p' + '0')
	case c == 'c':
		return WordRight
	case c == 'd':
		return WordLeft
	}
	return cursorKey(c)
}

func cursorKey(final byte) Key {
	switch final {
	case 'A':
		return Up
	case 'B':
		return Down
	case 'C':
		return Right
	case 'D':
		return Left
	case 'F':
		return End
	case 'H':
		return Home
	}
	return Ignored
}

func tildeKey(number int) Key {
	switch number {
	case 1, 7:
		return Home
	case 2:
		return Insert
	case 3:
		return Delete
	case 4, 8:
		return End
	case 5:
		return PgUp
	case 6:
		return PgDn
	}
	return Ignored
}

// modified is a key that types nothing with modifiers held: Alt or Ctrl moves
// by words, all else is Ignored, for a shifted arrow is not an arrow.
func modified(k Key, mods int) Key {
	switch {
	case mods == 0:
		return k
	case k == Left && (mods == modAlt || mods == modCtrl):
		return WordLeft
	case k == Right && (mods == modAlt || mods == modCtrl):
		return WordRight
	}
	return Ignored
}

// chord is a key that types r, with modifiers held. shifted is what Shift makes
// of it, 0 when the terminal didn't say.
func chord(r, shifted rune, mods int) Key {
	if k, ok := padKey(r); ok {
		return modified(k, mods)
	}
	if r <= 0 || r > unicode.MaxRune || unicode.Is(unicode.Co, r) {
		return Ignored
	}
	switch {
	case r < ' ' || r == rune(Backspace): // Esc, Enter, Tab, Backspace
		switch k := ascii(byte(r)); {
		case k == Tab && mods == modShift:
			return BackTab
		case k == Backspace && (mods == modAlt || mods == modCtrl):
			return CtrlW
		case mods == 0 || mods == modShift:
			return k
		}
	case mods == modCtrl:
		if l := unicode.ToLower(r); l >= 'a' && l <= 'z' {
			return ascii(byte(l) & 0x1f)
		}
	case mods == modAlt && (r == 'b' || r == 'B'):
		return WordLeft
	case mods == modAlt && (r == 'f' || r == 'F'):
		return WordRight
	case mods == modShift && r != ' ':
		switch _, digit := Key(r).Digit(); {
		case shifted > ' ':
			r = shifted
		case digit: // Shift and 1 types something, but not 1
			return Ignored
		default:
			r = unicode.ToUpper(r)
		}
		fallthrough
	case mods == 0 || mods == modShift:
		if unicode.IsGraphic(r) {
			return Key(r)
		}
	}
	return Ignored
}

// padKey reads kitty's numbers for the keys of the number pad.
func padKey(r rune) (Key, bool) {
	const pad0, padEnter, padLeft = 57399, 57414, 57417
	keys := [...]Key{Left, Right, Up, Down, PgUp, PgDn, Home, End, Insert, Delete}
	switch {
	case r >= pad0 && r <= pad0+9:
		return Key('0' + r - pad0), true
	case r == padEnter:
		return Enter, true
	case r >= padLeft && r < padLeft+rune(len(keys)):
		return keys[r-padLeft], true
	}
	return 0, false
}
