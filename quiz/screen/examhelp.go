package screen

import "strings"

// examHelp is the part of the help page about scored quizzes.
func examHelp() string { return helpPart("In a scored quiz") }

// helpPart is what the help page says under a heading.
func helpPart(heading string) string {
	_, text, _ := strings.Cut(KeysHelp, "## "+heading+"\n\n")
	text, _, _ = strings.Cut(text, "\n## ")
	return text
}
