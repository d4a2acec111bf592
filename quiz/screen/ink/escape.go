package ink

import "unicode/utf8"

// escapeLength returns how many bytes at the start of s, one line's rest, are an
// escape sequence (ECMA-48) or a C1 control, 0 if none are. A lone ESC is a
// sequence of one byte. Bytes 0x80 to 0x9F count as controls only where they are
// not part of a character; those that introduce nothing are left to become
// U+FFFD.
func escapeLength(s string) int {
	code, n := introducer(s)
	switch code {
	case 0:
		return n
	case '[':
		return n + controlLength(s[n:])
	case ']', 'P', 'X', '^', '_': // OSC, DCS, SOS, PM, APC
		return n + stringLength(s[n:])
	}
	return n
}

// introducer returns the letter that follows ESC in the seven bit form of the
// control at the start of s, and the control's length. A complete short
// sequence has the letter 0, and no control the length 0.
func introducer(s string) (code byte, n int) {
	switch b := s[0]; {
	case b == 0x1b:
		return escape(s)
	case b == 0xc2 && len(s) > 1 && s[1] >= 0x80 && s[1] <= 0x9f: // U+0080 to U+009F
		return s[1] - 0x40, 2
	case b >= 0x80 && b <= 0x9f: // as one byte: never the start of a character
		switch letter := b - 0x40; letter {
		case '[', ']', 'P', 'X', '^', '_':
			return letter, 1
		}
	}
	return 0, 0
}

// escape reads what follows an ESC: intermediate bytes and a final one.
func escape(s string) (code byte, n int) {
	n = 1
	for n < len(s) && s[n] >= ' ' && s[n] <= '/' {
		n++
	}
	if n == len(s) || s[n] < '0' || s[n] > '~' {
		return 0, 1
	}
	if n == 1 && s[1] >= '@' && s[1] <= '_' {
		return s[1], 2
	}
	return 0, n + 1
}

// controlLength returns the length of a CSI sequence after its introducer:
// parameters, intermediates, a final byte. What is malformed ends where it
// stops being one.
func controlLength(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '?' {
		n++
	}
	for n < len(s) && s[n] >= ' ' && s[n] <= '/' {
		n++
	}
	if n < len(s) && s[n] >= '@' && s[n] <= '~' {
		n++
	}
	return n
}

// stringLength returns the length of a control string after its introducer, its
// end included, or 0 when no control character ends it on this line. The next
// introducer is one of those, so a line of a thousand strings that don't end is
// still read once.
func stringLength(s string) int {
	for i := 0; i < len(s); {
		b := s[i]
		if b < ' ' && b != '\t' || b == 0x7f {
			return i + endLength(s[i:])
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r >= 0x80 && r <= 0x9f || r == utf8.RuneError && n == 1 && b <= 0x9f {
			return i + endLength(s[i:])
		}
		i += n
	}
	return 0
}

// endLength returns how much of s ends a control string: BEL, ST in its three
// forms, CAN and SUB do; any other control breaks it off and is read anew.
func endLength(s string) int {
	switch {
	case s[0] == 0x07, s[0] == 0x18, s[0] == 0x1a, s[0] == 0x9c:
		return 1
	case len(s) > 1 && (s[:2] == "\x1b\\" || s[:2] == "\xc2\x9c"):
		return 2
	}
	return 0
}
