package draft

import _ "embed"

// Help is the page that `sabaq help draft` shows, in Markdown.
//
//go:embed help.md
var Help string
