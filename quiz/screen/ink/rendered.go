package ink

import "github.com/charmbracelet/x/ansi"

// The functions here work on text that is safe already, rendered lines and what a
// person types: for package tty, so that widths have one rule and one library.

// Clusters cuts unstyled text into what a person sees as characters: a letter
// with its marks, an emoji with its parts.
func Clusters(s string) []string {
	var list []string
	for s != "" {
		c, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		if c == "" {
			break
		}
		list = append(list, c)
		s = s[len(c):]
	}
	return list
}

// Cells returns how many columns a rendered line takes; styling takes none.
func Cells(s string) int { return ansi.StringWidth(s) }

// Cut shortens a rendered line to so many columns, three dots at the cut.
func Cut(s string, cols int) string { return ansi.Truncate(s, max(cols, 0), "...") }
