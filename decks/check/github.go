package check

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"

	"sabaq/decks"
)

// GitHub writes diagnostics as workflow commands, one a line, which a GitHub
// workflow shows beside the lines of the file. File names should be relative to
// the repository's root.
func GitHub(w io.Writer, found []decks.Diagnostic) error {
	b := bufio.NewWriter(w)
	for i := range found {
		d := &found[i]
		message := d.Message
		if d.Hint != "" {
			message += "\n" + d.Hint
		}
		fmt.Fprintf(b, "::%s file=%s,line=%d,col=%d,title=%s::%s\n",
			d.Severity, property(slashed(d.File)), max(d.Pos.Line, 1), max(d.Pos.Col, 1), property(d.Code+": "+title(d.Code)), data(message))
	}
	return b.Flush()
}

// data escapes a command's text. What a terminal would obey is replaced: such
// output is read in terminals, too.
func data(s string) string {
	s = strings.Map(func(r rune) rune {
		if r != '\n' && r != '\r' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// property escapes a command's property, which ends at a comma or colon.
func property(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(data(s))
}

// slashed returns a path with forward slashes.
func slashed(path string) string { return strings.ReplaceAll(path, `\`, "/") }
