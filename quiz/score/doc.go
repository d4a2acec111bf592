// Package score exports what was answered: sittings (exam.Record) and the
// reviews of study (quiz.Event), in forms that other programs and people read.
//
//	records, events -> Reviews -> Set -> Select(Filter) -> WriteCSV, WriteHTML, ...
//
// Every text in a Set is from outside: from a deck, from an answer, from a
// hand-in. What each form does to it stands at its writer: cells are cleaned and
// can't be formulas (cell.go), HTML goes through html/template (report.html), and JSON
// keeps every character but escapes those that a terminal would obey (json.go).
//
// A writer checks every write. It never leaves a document whole that isn't: on an
// error what came out lacks its end, and [WriteFile] keeps it from being a file.
package score

import _ "embed"

// Help is the page that `sabaq help scores` shows, in Markdown.
//
//go:embed help.md
var Help string
