package tty

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// keysOf decodes input that comes in these pieces, and then silence.
func keysOf(pieces ...string) []Key {
	var d Decoder
	var keys []Key
	for _, p := range pieces {
		d.Feed([]byte(p))
		for k, ok := d.Next(); ok; k, ok = d.Next() {
			keys = append(keys, k)
		}
	}
	for d.Wait() > 0 {
		k, _ := d.Flush()
		keys = append(keys, k)
	}
	return keys
}

func TestDecoderKeys(t *testing.T) {
	tests := []struct {
		name, in string
		want     []Key
	}{
		{"letters", "q?1", []Key{'q', '?', '1'}},
		{"enter by CR and LF", "\r\n", []Key{Enter, Enter}},
		{"both backspaces", "\x7f\b", []Key{Backspace, Backspace}},
		{"controls", "\x01\x03\x04\x1a\t ", []Key{CtrlA, CtrlC, CtrlD, CtrlZ, Tab, Space}},
		{"NUL", "\x00", []Key{Ignored}},
		{"arrows", "\x1b[A\x1b[B\x1b[C\x1b[D", []Key{Up, Down, Right, Left}},
		{"application arrows", "\x1bOA\x1bOB\x1bOC\x1bOD", []Key{Up, Down, Right, Left}},
		{"home and end", "\x1b[H\x1b[F\x1bOH\x1bOF\x1b[1~\x1b[4~\x1b[7~\x1b[8~", []Key{Home, End, Home, End, Home, End, Home, End}},
		{"pages and editing", "\x1b[2~\x1b[3~\x1b[5~\x1b[6~", []Key{Insert, Delete, PgUp, PgDn}},
		{"number pad", "\x1bOp\x1bOq\x1bOy\x1bOM", []Key{'0', '1', '9', Enter}},

		{"Shift-Right is not 2", "\x1b[1;2C", []Key{Ignored}},
		{"Shift-Right of rxvt", "\x1b[c", []Key{Ignored}},
		{"Alt-Left is not 3", "\x1b[1;3D", []Key{WordLeft}},
		{"Alt-Left with two escapes", "\x1b\x1b[D", []Key{WordLeft}},
		{"Alt-Up with two escapes", "\x1b\x1bOA", []Key{Ignored}},
		{"Ctrl-Right", "\x1b[1;5C\x1bOc", []Key{WordRight, WordRight}},
		{"Ctrl-Right of old terminals", "\x1b[5C", []Key{Ignored}},
		{"Num Lock changes no arrow", "\x1b[1;129A", []Key{Up}},
		{"mouse of X10", "\x1b[M !!", []Key{Ignored}},
		{"mouse of X10 on digits", "\x1b[M112", []Key{Ignored}},
		{"mouse SGR", "\x1b[<0;12;3M\x1b[<0;12;3m", []Key{Ignored, Ignored}},
		{"mouse of urxvt", "\x1b[32;12;3M1", []Key{Ignored, '1'}},
		{"focus", "\x1b[I\x1b[O1", []Key{Ignored, Ignored, '1'}},
		{"Shift-Tab", "\x1b[Z1", []Key{BackTab, '1'}},
		{"F1 to F4", "\x1bOP\x1bOQ\x1bOR\x1bOS1", []Key{Ignored, Ignored, Ignored, Ignored, '1'}},
		{"F1 elsewhere", "\x1b[11~\x1b[P\x1b[1;2P\x1bO2P1", []Key{Ignored, Ignored, Ignored, Ignored, '1'}},
		{"F1 to F5 on the console", "\x1b[[A\x1b[[E1", []Key{Ignored, Ignored, '1'}},
		{"F5 and F12 with Shift", "\x1b[15;2~\x1b[24~1", []Key{Ignored, Ignored, '1'}},
		{"Shift-Home of rxvt", "\x1b[7$1", []Key{Ignored, '1'}},
		{"Alt-letter", "\x1bq\x1b1\x1b?", []Key{Ignored, Ignored, Ignored}},
		{"Alt and a letter of two bytes", "\x1bé1", []Key{Ignored, '1'}},
		{"Alt moves by words", "\x1bb\x1bf\x1b\x7f", []Key{WordLeft, WordRight, CtrlW}},
		{"cursor report", "\x1b[24;80R1", []Key{Ignored, '1'}},
		{"device report", "\x1b[?62;1;2c1", []Key{Ignored, '1'}},
		{"mode report", "\x1b[?2026;2$y1", []Key{Ignored, '1'}},
		{"colour report", "\x1b]11;rgb:1/2/3\a\x1b]11;rgb:1/2/3\x1b\\1", []Key{Ignored, Ignored, '1'}},
		{"version report", "\x1bP>|xterm(1)\x1b\\1", []Key{Ignored, '1'}},
		{"report cut short by a key", "\x1b]11;\x03", []Key{Ignored, CtrlC}},
		{"control sequence of one byte", "\x9b1;2C\x8fP1", []Key{Ignored, Ignored, '1'}},

		{"kitty letters", "\x1b[97u\x1b[97;2u\x1b[97:65;2u\x1b[49u", []Key{'a', 'A', 'A', '1'}},
		{"kitty Shift-1 is not 1", "\x1b[49;2u\x1b[49:33;2u\x1b[49;2;33u", []Key{Ignored, '!', '!'}},
		{"kitty controls", "\x1b[99;5u\x1b[122;5u\x1b[13u\x1b[27u\x1b[127u\x1b[9;2u", []Key{CtrlC, CtrlZ, Enter, Esc, Backspace, BackTab}},
		{"kitty alt, super", "\x1b[49;3u\x1b[49;9u\x1b[98;3u", []Key{Ignored, Ignored, WordLeft}},
		{"kitty release is no key", "\x1b[49;1:3u\x1b[1;1:3A\x1b[49;1:2u", []Key{Ignored, Ignored, '1'}},
		{"kitty number pad", "\x1b[57399u\x1b[57400u\x1b[57408u\x1b[57414u\x1b[57419u", []Key{'0', '1', '9', Enter, Up}},
		{"kitty lone modifier", "\x1b[57441;2u", []Key{Ignored}},
		{"kitty Caps Lock", "\x1b[49;65u", []Key{'1'}},
		{"modifyOtherKeys", "\x1b[27;5;99~\x1b[27;2;49~\x1b[27;3;49~", []Key{CtrlC, '1', Ignored}},
		{"no such rune", "\x1b[1114112u\x1b[-1u\x1b[u\x1b[55296u", []Key{Ignored, Ignored, Ignored, Ignored}},

		{"other scripts", "é۳ی中", []Key{'é', '۳', 'ی', '中'}},
		{"not UTF-8", "\xff\xc3(\x80", []Key{Ignored, Ignored, '(', Ignored}},
		{"control of two bytes", "\u0085", []Key{Ignored}},
		{"half a rune", "\xd8", []Key{Ignored}},

		{"lone Esc", "\x1b", []Key{Esc}},
		{"Esc twice", "\x1b\x1b", []Key{Esc}},
		{"Esc, Enter", "\x1b\r", []Key{Esc, Enter}},
		{"Esc, Ctrl-C", "\x1b\x03", []Key{Esc, CtrlC}},
		{"half a sequence", "\x1b[1;", []Key{Ignored}},
		{"sequence broken by a key", "\x1b[1;\x03\x1b[\r", []Key{Ignored, CtrlC, Ignored, Enter}},
		{"sequence broken by another", "\x1b[1;\x1b[A", []Key{Ignored, Up}},
		{"sequence without end", "\x1b[" + strings.Repeat("1", maxSequence) + "q", []Key{Ignored, 'q'}},

		{"paste", "a\x1b[200~1\r3q\x1b[31m\x1b[201~b", []Key{'a', Paste, 'b'}},
		{"Esc and a paste", "\x1b\x1b[200~1\x1b[201~", []Key{Esc, Paste}},
		{"empty paste", "\x1b[200~\x1b[201~", []Key{Paste}},
		{"end of no paste", "\x1b[201~1", []Key{Ignored, '1'}},
		{"Ctrl-C out of a paste", "\x1b[200~111\x03q", []Key{Ignored, CtrlC, 'q'}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := keysOf(tt.in); !slices.Equal(got, tt.want) {
				t.Errorf("%q gives %v, want %v", tt.in, got, tt.want)
			}
			// The same input in pieces of one byte is the same keys.
			var single []string
			for i := range len(tt.in) {
				single = append(single, tt.in[i:i+1])
			}
			if got := keysOf(single...); !slices.Equal(got, tt.want) {
				t.Errorf("%q byte by byte gives %v, want %v", tt.in, got, tt.want)
			}
		})
	}
}

func TestDecoderPasted(t *testing.T) {
	var d Decoder
	d.Feed([]byte("\x1b[200~one\r\n\x1b[20"))
	if k, ok := d.Next(); ok {
		t.Fatalf("a key %v before the paste ended", k)
	}
	if d.Wait() != 0 {
		t.Error("silence would end a paste that a slow line delivers in parts")
	}
	d.Feed([]byte("1~"))
	if k, _ := d.Next(); k != Paste || d.Pasted() != "one\r\n" {
		t.Errorf("got %v with %q", k, d.Pasted())
	}

	d.Feed([]byte("\x1b[200~" + strings.Repeat("x", 3*maxPaste) + "\x1b[201~"))
	if k, _ := d.Next(); k != Paste || len(d.Pasted()) != maxPaste {
		t.Errorf("got %v with %d bytes, want %d", k, len(d.Pasted()), maxPaste)
	}
}

// A slow line may tear a sequence apart for longer than the wait. Its end must
// not turn into keys then.
func TestDecoderLate(t *testing.T) {
	tests := []struct {
		early, late string
		want        []Key
	}{
		{"\x1b", "[1;2C", []Key{Esc, Ignored}},
		{"\x1b", "[C", []Key{Esc, Right}},
		{"\x1b", "OP", []Key{Esc, Ignored}},
		{"\x1b[", "1;2C", []Key{Ignored, Ignored}},
		{"\x1b[1;", "2C3", []Key{Ignored, Ignored, '3'}},
		{"\x1b[1;3", "D", []Key{Ignored, WordLeft}},
		{"\x1b[<0;1", "2;3M", []Key{Ignored, Ignored}},
		{"\x1b[M 1", "2", []Key{Ignored, Ignored}},
		{"\x1b[20", "0~12\x1b[201~", []Key{Ignored, Paste}},
		// A person who pressed Esc, or Alt and a bracket, goes on typing.
		{"\x1b", "1", []Key{Esc, '1'}},
		{"\x1b", "[", []Key{Esc, '['}},
		{"\x1b", "O", []Key{Esc, 'O'}},
		{"\x1b", "OK", []Key{Esc, 'O', 'K'}},
		{"\x1b[", "1", []Key{Ignored, '1'}},
		{"\x1b]", "1", []Key{Ignored, '1'}},
		{"\xd8", "1", []Key{Ignored, '1'}},
	}
	for _, tt := range tests {
		var d Decoder
		d.Feed([]byte(tt.early))
		if k, ok := d.Next(); ok {
			t.Errorf("%q alone gives %v", tt.early, k)
		}
		k, ok := d.Flush()
		if !ok {
			t.Errorf("%q: nothing to flush", tt.early)
		}
		got := []Key{k}
		d.Feed([]byte(tt.late))
		for k, ok := d.Next(); ok; k, ok = d.Next() {
			got = append(got, k)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q, silence, %q gives %v, want %v", tt.early, tt.late, got, tt.want)
		}
	}
}

func TestDecoderWait(t *testing.T) {
	for in, want := range map[string]time.Duration{
		"":               0,
		"q":              0,
		"\x1b":           escWait,
		"\x1b\x1b":       escWait,
		"\x1b[1":         sequenceWait,
		"\xd8":           sequenceWait,
		"\x1b[200~paste": 0,
	} {
		var d Decoder
		d.Feed([]byte(in))
		for _, ok := d.Next(); ok; {
			_, ok = d.Next()
		}
		if got := d.Wait(); got != want {
			t.Errorf("%q waits %v, want %v", in, got, want)
		}
	}
}

func FuzzDecoder(f *testing.F) {
	for _, seed := range []string{"q1\r", "\x1b[1;2C", "\x1b[M !!", "\x1b\x1b[D", "\x1b[200~x\x1b[201~", "\x1bOP", "\x1b[49:33;2u",
		"\x1b]0;x\x1b\\", "\x1b[[A", "\xe0\xa4\x95", "\x1b[27;5;99~", "\x9b7$", "\x1b[200~\x1b[20\x03"} {
		f.Add([]byte(seed), uint8(3))
	}
	f.Fuzz(func(t *testing.T, in []byte, size uint8) {
		var whole, cut Decoder
		var keys []Key
		var texts []string
		whole.Feed(in)
		for k, ok := whole.Next(); ok; k, ok = whole.Next() {
			keys, texts = append(keys, k), append(texts, whole.Pasted())
		}
		if len(keys) > len(in) {
			t.Fatalf("%d keys of %d bytes", len(keys), len(in))
		}
		// Where the input is cut changes nothing.
		i := 0
		for piece := range slices.Chunk(in, int(size)%7+1) {
			cut.Feed(piece)
			for k, ok := cut.Next(); ok; k, ok = cut.Next() {
				if i >= len(keys) || k != keys[i] || k == Paste && cut.Pasted() != texts[i] {
					t.Fatalf("key %d is %v in pieces, %v at once", i, k, keys)
				}
				i++
			}
		}
		if i != len(keys) || cut.Wait() != whole.Wait() {
			t.Fatalf("%d keys in pieces, %d at once", i, len(keys))
		}
		for _, k := range keys {
			if k <= pasteStart {
				t.Fatalf("%q gives %d, which is no key", in, k)
			}
			_ = k.String()
		}
		// After the silence nothing is left to wait for.
		if _, ok := whole.Flush(); ok != (cut.Wait() > 0) || whole.Wait() != 0 {
			t.Fatalf("%q: flush leaves a wait", in)
		}
	})
}

// No control sequence types what stands in its parameters, unless it is one of
// the forms whose very purpose that is: a character in kitty's protocol or in
// xterm's, and the mark before a paste. Their numbers may have leading zeros.
func FuzzSequenceTypesNothing(f *testing.F) {
	f.Add("1;2", byte('C'))
	f.Add("49", byte('x'))
	f.Add("0200", byte('>'))
	f.Fuzz(func(t *testing.T, params string, final byte) {
		params = strings.Map(func(r rune) rune {
			if r >= '0' && r <= '?' {
				return r
			}
			return -1
		}, params)
		final = 0x40 + final%0x3f
		first, _, _ := strings.Cut(params, ";")
		first, _, _ = strings.Cut(first, ":")
		number, _ := strconv.Atoi(first)
		types := final == 'u' || final == '~' && (number == 27 || number == 200)
		if len(params) > 40 || types {
			return
		}
		if params == "" && (final == 'M' || final == '[') {
			return
		}
		keys := keysOf("\x1b[" + params + string(rune(final)))
		if len(keys) != 1 || keys[0] > Ignored {
			t.Errorf("CSI %s %c gives %v", params, final, keys)
		}
	})
}

func TestKeyDigit(t *testing.T) {
	for text, want := range map[string]int{"0": 0, "7": 7, "۳": 3, "٣": 3, "३": 3, "৯": 9, "3": 3, "𝟗": 9, "𝟘": 0} {
		for _, r := range text {
			if got, ok := Key(r).Digit(); !ok || got != want {
				t.Errorf("%q is %d, %v, want %d", r, got, ok, want)
			}
		}
	}
	for _, k := range []Key{'a', 'ی', '²', '½', '一', Space, Up, Ignored, Redraw, '/', ':'} {
		if d, ok := k.Digit(); ok {
			t.Errorf("%v is the digit %d", k, d)
		}
	}
}

func TestKeyString(t *testing.T) {
	for k, want := range map[Key]string{'q': "q", 'ی': "ی", Space: "space", Enter: "enter", Esc: "esc", CtrlW: "ctrl-w", Up: "up",
		PgDn: "page down", Redraw: "redraw", Paste: "paste", BackTab: "shift-tab", Ignored: "another key", '\u200c': "another key"} {
		if got := k.String(); got != want {
			t.Errorf("%d is named %q, want %q", k, got, want)
		}
	}
}
