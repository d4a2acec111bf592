// Package ink makes text safe for a terminal and draws it: the one place where
// what came from outside (a deck, an import, a file name, a learner's name)
// becomes something that may be written to a screen.
//
// The rule of the house: whatever reaches the terminal is a [Text], a [Line] of
// them, or an escape sequence that this program chose. A Text can only be made
// by [Clean] and its siblings, so code that would print a string from outside
// does not compile against a function that asks for a Text.
//
//	bytes -> Clean ----> Text --> Span (a Text and its Style) --> Line --> Print
//	      \-> Markdown, Cloze, Excerpt, Highlight -----------> []Line /
//
// What Clean does, for any bytes, in time linear in their length:
//
//	removed    escape sequences as a whole, in their seven and eight bit forms:
//	           CSI, OSC, DCS, SOS, PM, APC with their strings, and the short ones;
//	           every other C0 and C1 control, DEL; bidi controls (U+061C, U+200E/F,
//	           U+202A-E, U+2066-9); invisible and format characters (U+00AD, U+034F,
//	           U+200B, U+2060-F, U+FEFF, fillers, annotations, tags U+E0000-FFF);
//	           variation selectors other than the one that makes a symbol an emoji;
//	           a ninth combining mark on one base character
//	replaced   invalid UTF-8 and noncharacters by U+FFFD, a line break or a tab by
//	           a space, other spaces by a space (no-break ones by U+00A0), and a mark
//	           that has no base gets U+25CC to stand on
//	kept       everything that is seen: all scripts (right to left ones too),
//	           symbols, emoji with their joiners, private use and characters that
//	           this version of Unicode does not know; U+200C and U+200D once, after
//	           a visible character (Persian and emoji need them)
//	cut        after 64 KiB, with three dots
//
// A string sequence without its end on the same line loses its first two
// characters only, so that a stray ESC ] cannot swallow the rest of a card.
//
// Width has one rule everywhere: grapheme clusters, wide ones two cells, as
// charmbracelet/x/ansi counts them. No Line that Wrap, Markdown or Truncate
// returns is wider than it was told, from 10 cells up.
//
// In a locale that is not UTF-8 the package's own drawing keeps to ASCII, but a
// deck's text stays as it is written: a card in Urdu has no ASCII form, and the
// terminal that says LC_ALL=C mostly reads UTF-8 all the same. A terminal that
// does not would take the second byte of some letters for a C1 control; no
// program can tell the two apart.
package ink
