package check

import (
	"embed"
	"strings"
)

// explanations are Markdown files with one section a code: a heading `## E120`,
// why it matters, a deck that gives exactly this code, and one that gives none.
//
//go:embed explain/*.md
var explanations embed.FS

// Explain returns what a diagnostic's code means, in Markdown: why it matters, a
// card that has the problem, a card that hasn't, and where the rule comes from.
// ok is false for what is no code.
func Explain(code string) (text string, ok bool) {
	name := title(code)
	if name == "" {
		return "", false
	}
	for _, file := range explainFiles() {
		if body, ok := section(file, code); ok {
			if strings.Contains(body, "⟨") {
				body += legend
			}
			return "# " + code + ": " + name + "\n\n" + body, true
		}
	}
	return "", false
}

// legend says how examples are abbreviated that would fill a window.
const legend = "\n⟨x × 9000⟩ stands for 9000 times x; ⏎ for a line break in it, № for the number of the repetition. " +
	"⟨byte ff⟩ stands for that byte.\n"

func explainFiles() []string {
	var files []string
	list, _ := explanations.ReadDir("explain") // embedded: it is there
	for _, f := range list {
		data, _ := explanations.ReadFile("explain/" + f.Name())
		files = append(files, string(data))
	}
	return files
}

// section returns what stands under the heading of a code.
func section(file, code string) (string, bool) {
	_, rest, ok := strings.Cut("\n"+file, "\n## "+code+"\n")
	if !ok {
		return "", false
	}
	body, _, _ := strings.Cut(rest, "\n## ")
	return strings.TrimSpace(body) + "\n", true
}
