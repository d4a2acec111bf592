package decks

import _ "embed"

// FormatHelp is the format reference for people, in Markdown.
//
//go:embed format.md
var FormatHelp string
