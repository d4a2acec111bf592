package tty

import (
	"bytes"
	"time"
	"unicode"
	"unicode/utf8"
)

const (
	esc = 0x1b

	// The first byte of a sequence is also what the Esc key sends. A terminal
	// writes the rest at once, so a short silence means the key; a sequence
	// that has clearly begun is given longer, for a slow line.
	escWait      = 50 * time.Millisecond
	sequenceWait = 500 * time.Millisecond

	maxSequence = 256     // bytes; a longer one is broken
	maxReply    = 4096    // bytes of an answer to a query (OSC, DCS)
	maxPaste    = 1 << 16 // bytes kept of a paste; the rest is dropped
)

const pasteEnd = "\x1b[201~"

// A Decoder turns the bytes of a terminal into whole keys. It does no input of
// its own and knows no clock: Feed it what was read, take keys by Next until
// there is none, and when Wait says that a key is half there, call Flush after
// that much silence. Cutting the input in other places changes no key.
//
// The zero value is ready for use.
type Decoder struct {
	buf     []byte // bytes not yet decoded
	late    []byte // what the last Flush gave up: its end may still come
	pasting bool
	pasted  []byte
}

// Feed adds bytes as they were read.
func (d *Decoder) Feed(p []byte) {
	if len(p) == 0 {
		return
	}
	if late := d.late; late != nil {
		d.late = nil
		if continues(late, p) {
			d.buf = append(d.buf, late...)
		}
	}
	d.buf = append(d.buf, p...)
}

// continues reports whether p is the second half of a sequence that a slow
// line tore apart, so that the 2 of a late "[1;2C" isn't taken for a key.
func continues(late, p []byte) bool {
	switch {
	case len(late) > 2:
		return true
	case len(late) == 2: // "ESC [" or "ESC O": Alt and that key, unless more than one byte follows
		return len(p) > 1
	}
	return len(p) > 1 && p[0] == '[' || len(p) == 2 && p[0] == 'O' && bytes.IndexByte([]byte("ABCDFHMPQRS"), p[1]) >= 0
}

// Next returns the next whole key; ok is false when there is none yet.
func (d *Decoder) Next() (k Key, ok bool) {
	for len(d.buf) > 0 {
		if d.pasting {
			return d.paste()
		}
		k, n := decode(d.buf)
		if n == 0 {
			return 0, false
		}
		d.drop(n)
		if k != pasteStart {
			return k, true
		}
		d.pasting, d.pasted = true, nil
	}
	return 0, false
}

// Wait returns how long to wait for the rest of a key that has begun, 0 when
// none has.
func (d *Decoder) Wait() time.Duration {
	switch {
	case d.pasting || len(d.buf) == 0:
		return 0
	case d.buf[0] == esc && len(bytes.Trim(d.buf, "\x1b")) == 0:
		return escWait
	}
	return sequenceWait
}

// Flush ends the wait: what has begun is all that comes. A lone Esc is then
// the Esc key and anything else is Ignored.
func (d *Decoder) Flush() (k Key, ok bool) {
	if d.pasting || len(d.buf) == 0 {
		return 0, false
	}
	k = Ignored
	switch partial := d.buf; {
	case len(bytes.Trim(partial, "\x1b")) == 0:
		k, d.late = Esc, []byte{esc}
	case len(partial) > 1 && partial[0] == esc && (partial[1] == '[' || partial[1] == 'O'):
		d.late = bytes.Clone(partial)
	}
	d.drop(len(d.buf))
	return k, true
}

// Pasted returns the text of the Paste that Next returned last, as it came: up
// to 64 KiB of any bytes.
func (d *Decoder) Pasted() string { return string(d.pasted) }

// paste takes text up to the closing marker. Ctrl-C gets out of a paste whose
// end never comes.
func (d *Decoder) paste() (Key, bool) {
	end, skip, k := bytes.Index(d.buf, []byte(pasteEnd)), len(pasteEnd), Paste
	if i := bytes.IndexByte(d.buf, byte(CtrlC)); i >= 0 && (end < 0 || i < end) {
		end, skip, k = i, 0, Ignored
	}
	more := end < 0
	if more {
		end, skip = len(d.buf)-markerBegun(d.buf), 0
	}
	d.pasted = append(d.pasted, d.buf[:min(end, maxPaste-len(d.pasted))]...)
	d.drop(end + skip)
	if more {
		return 0, false
	}
	d.pasting = false
	return k, true
}

// markerBegun returns how many bytes at the end of b may begin the closing
// marker.
func markerBegun(b []byte) int {
	for n := min(len(b), len(pasteEnd)-1); n > 0; n-- {
		if bytes.HasSuffix(b, []byte(pasteEnd[:n])) {
			return n
		}
	}
	return 0
}

func (d *Decoder) drop(n int) {
	d.buf = d.buf[n:]
	if len(d.buf) == 0 {
		d.buf = nil
	}
}

// decode reads the first key of b and the number of its bytes; 0 bytes means
// that its end is not there yet.
func decode(b []byte) (Key, int) {
	switch c := b[0]; {
	case c == esc:
		return decodeEsc(b)
	case c == 0x9b: // CSI and SS3 as one byte, where no character can begin
		return decodeCSI(b, 1)
	case c == 0x8f:
		return decodeSS3(b, 1)
	case c < utf8.RuneSelf:
		return ascii(c), 1
	}
	if !utf8.FullRune(b) {
		return 0, 0
	}
	r, n := utf8.DecodeRune(b)
	if r == utf8.RuneError && n == 1 || unicode.IsControl(r) {
		return Ignored, n
	}
	return Key(r), n
}

func ascii(c byte) Key {
	switch c {
	case '\n':
		return Enter
	case '\b':
		return Backspace
	}
	return Key(c)
}

// decodeEsc reads what begins with ESC.
func decodeEsc(b []byte) (Key, int) {
	if len(b) == 1 {
		return 0, 0
	}
	switch c := b[1]; {
	case c == '[':
		return decodeCSI(b, 2)
	case c == 'O':
		return decodeSS3(b, 2)
	case c == ']' || c == 'P' || c == '_' || c == '^' || c == 'X':
		return decodeReply(b)
	case c == esc: // Alt and a sequence, or Esc twice
		if len(b) == 2 {
			return 0, 0
		}
		if b[2] != '[' && b[2] != 'O' {
			return Esc, 1
		}
		k, n := decodeEsc(b[1:])
		switch {
		case n == 0:
			return 0, 0
		case k == pasteStart: // Esc, and then a paste, which must stay one
			return Esc, 1
		}
		return modified(k, modAlt), n + 1
	case c < 0x20: // Esc, and then Enter or Ctrl-C in the same breath
		return Esc, 1
	case c == byte(Backspace):
		return CtrlW, 2
	}
	k, n := decode(b[1:])
	if n == 0 {
		return 0, 0
	}
	return chord(rune(k), 0, modAlt), n + 1
}

// decodeCSI reads a control sequence whose parameters begin at b[start].
func decodeCSI(b []byte, start int) (Key, int) {
	for i := start; i < len(b); i++ {
		switch c := b[i]; {
		case c < 0x20 || c > 0x7e, i-start >= maxSequence:
			return Ignored, i // broken: this byte is a key of its own
		case i == start && c == 'M': // a mouse report, and three bytes of position
			return decodeMouse(b, i+1)
		case i == start && c == '[': // F1 to F5 on the Linux console: one byte more
			if i+1 == len(b) {
				return 0, 0
			}
			if b[i+1] >= 'A' && b[i+1] <= 'E' {
				return Ignored, i + 2
			}
			return Ignored, i + 1
		case c >= 0x40, c == '$' && allDigits(b[start:i]): // rxvt ends Shift-Home with $
			return csiKey(string(b[start:i]), c), i + 1
		}
	}
	return 0, 0
}

func decodeMouse(b []byte, start int) (Key, int) {
	for i := start; i < start+3; i++ {
		if i == len(b) {
			return 0, 0
		}
		if b[i] < 0x20 {
			return Ignored, i
		}
	}
	return Ignored, start + 3
}

// decodeSS3 reads ESC O and what follows it: one letter, which some terminals
// put a modifier's number before.
func decodeSS3(b []byte, start int) (Key, int) {
	for i := start; i < len(b); i++ {
		switch c := b[i]; {
		case c < 0x20 || c > 0x7e, i-start >= maxSequence:
			return Ignored, i
		case c >= '0' && c <= '9' || c == ';':
			continue
		case i > start:
			return Ignored, i + 1
		default:
			return ss3Key(c), i + 1
		}
	}
	return 0, 0
}

// decodeReply skips a string that the terminal sends as an answer: ESC ] or
// ESC P and text up to BEL or ESC \.
func decodeReply(b []byte) (Key, int) {
	for i := 2; i < len(b); i++ {
		switch c := b[i]; {
		case c == '\a':
			return Ignored, i + 1
		case c == esc:
			if i+1 == len(b) {
				return 0, 0
			}
			if b[i+1] == '\\' {
				return Ignored, i + 2
			}
			return Ignored, i
		case c < 0x20 || i >= maxReply:
			return Ignored, i
		}
	}
	return 0, 0
}

func allDigits(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(b) > 0
}
