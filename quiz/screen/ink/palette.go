package ink

import "strings"

// Mode is how much a terminal can show.
type Mode uint8

const (
	Plain  Mode = iota // no escape at all: a dumb terminal, a pipe, a screen reader
	Mono               // attributes (bold, underlined, reversed) but no colour
	Colour             // the sixteen ANSI colours
)

// Palette is how text is drawn, decided once at the start of the program. The
// zero Palette draws plain UTF-8.
//
// In Plain mode emphasis, code and marked phrases are told by characters
// (*emph*, **strong**, ~~struck~~, `code`, [marked]), and drawing keeps to ASCII
// as it does with ASCII set.
type Palette struct {
	Mode  Mode
	ASCII bool // the locale is not UTF-8
}

// PaletteFor decides from the environment: Plain when the output is no
// terminal or TERM says that it is dumb, Mono when NO_COLOR is set (it forbids
// colour, not bold: https://no-color.org), and ASCII by the first of LC_ALL,
// LC_CTYPE and LANG that is set.
func PaletteFor(getenv func(string) string, terminal bool) Palette {
	p := Palette{Mode: Colour, ASCII: !isUTF8(getenv)}
	switch term := getenv("TERM"); {
	case !terminal, term == "", term == "dumb":
		p.Mode = Plain
	case getenv("NO_COLOR") != "":
		p.Mode = Mono
	}
	return p
}

// isUTF8 follows POSIX: the first variable that is set decides, and none set
// means the C locale.
func isUTF8(getenv func(string) string) bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if value := getenv(name); value != "" {
			value = strings.ToLower(value)
			return strings.Contains(value, "utf-8") || strings.Contains(value, "utf8")
		}
	}
	return false
}

// Pick returns the form of a sign that the palette may draw: p.Pick("✓", "ok").
func (p Palette) Pick(sign, ascii string) Text {
	if p.ASCII || p.Mode == Plain {
		return Clean(ascii)
	}
	return Clean(sign)
}

func (p Palette) ellipsis() Text { return p.Pick("…", "...") }

// fence returns the characters that tell a style in Plain mode.
func (p Palette) fence(style Style) (before, after string) {
	if p.Mode != Plain {
		return "", ""
	}
	switch style {
	case Emph:
		return "*", "*"
	case Strong:
		return "**", "**"
	case Strike:
		return "~~", "~~"
	case Code:
		return "`", "`"
	case Mark:
		return "[", "]"
	}
	return "", ""
}
