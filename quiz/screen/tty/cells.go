package tty

import "github.com/charmbracelet/x/ansi"

// clusters cuts plain text into what a person sees as characters: a letter with
// its marks, an emoji with its parts.
func clusters(s string) []string {
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

// cells returns how many columns the text takes; styling takes none.
func cells(s string) int { return ansi.StringWidth(s) }

// cut shortens text, styled or not, to so many columns.
func cut(s string, cols int) string { return ansi.Truncate(s, max(cols, 0), "...") }
