package class

import _ "embed"

// Help is the page that `sabaq help class` shows, in Markdown.
//
//go:embed help.md
var Help string
