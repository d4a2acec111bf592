package screen

import "strings"

// examHelp is the part of the help page about scored quizzes.
func examHelp() string {
	const head = "## In a scored quiz\n\n"
	_, text, _ := strings.Cut(KeysHelp, head)
	text, _, _ = strings.Cut(text, "\n## ")
	return text
}
