package ink

// Style says what a piece of text is, not what it looks like: a [Palette]
// decides that. Styles are combined with |.
type Style uint32

// The styles. Where two of one piece ask for a colour, the later in this list
// has it.
const (
	Title  Style = 1 << iota // a heading, a deck's name
	Dim                      // of less weight: rules, counts, asides
	Strong                   // **strong**
	Emph                     // *emphasis*
	Strike                   // ~~struck out~~
	Code                     // code and other literal text
	Link                     // a link's text
	Quote                    // the bar in front of a quotation
	Mark                     // a phrase marked in a passage
	Gap                      // the gap of a cloze; its spaces don't end a line
	Key                      // a key to press
	Right                    // a right answer
	Wrong                    // a wrong answer
	Again                    // the four grades
	Hard
	Good
	Easy
)

// look is what a style gives a piece of text: SGR attributes, and a colour
// of the sixteen, for each of the two modes that have escapes.
type look struct {
	style  Style
	attrs  string // one digit an attribute
	colour string
	mono   string // attributes instead of attrs where there is no colour
}

// looks keeps to colours that can be read on a light and on a dark background
// (not yellow, not blue), and to attributes that old terminals know: emphasis
// is underlined because italics show as nothing on the Linux console.
var looks = [...]look{
	{Title, "1", "", "1"},
	{Dim, "2", "", "2"},
	{Strong, "1", "", "1"},
	{Emph, "4", "", "4"},
	{Strike, "29", "", "29"},
	{Code, "", "36", "1"},
	{Link, "4", "36", "4"},
	{Quote, "2", "", "2"},
	{Mark, "", "30;43", "7"},
	{Gap, "1", "36", "14"},
	{Key, "1", "", "1"},
	{Right, "1", "32", "1"},
	{Wrong, "1", "31", "1"},
	{Again, "", "31", ""},
	{Hard, "", "35", ""},
	{Good, "", "32", ""},
	{Easy, "", "36", ""},
}

// appendSGR appends the escape sequence that begins style in the given mode,
// nothing where the style shows nothing.
func appendSGR(out []byte, style Style, mode Mode) []byte {
	if style == 0 || mode == Plain {
		return out
	}
	var attrs [10]bool
	colour := ""
	for _, l := range looks {
		if style&l.style == 0 {
			continue
		}
		digits := l.mono
		if mode == Colour {
			digits = l.attrs
			if l.colour != "" {
				colour = l.colour
			}
		}
		for i := range len(digits) {
			attrs[digits[i]-'0'] = true
		}
	}
	start := len(out)
	out = append(out, "\x1b["...)
	for code, on := range attrs {
		if on {
			out = append(out, '0'+byte(code), ';')
		}
	}
	if colour != "" {
		out = append(append(out, colour...), ';')
	}
	if len(out) == start+2 {
		return out[:start]
	}
	out[len(out)-1] = 'm'
	return out
}
