// Package class gathers what a class hands in: many learners' sittings of one
// deck, marked again with the instructor's copy of it, become one table, a column
// of a gradebook and a matrix for item statistics.
//
//	learner:     records -> WriteHandIn -> a file
//	instructor:  files -> Find -> Collect (read, mark again, merge) -> Gradebook
//	             Gradebook -> WriteCSV, WriteJSON, WriteHTML, WriteMoodle, Fill, Matrix
//
// # What the chain of a hand-in shows
//
// Every line of a hand-in carries a hash of itself and of the line before it, and
// the last line says how many there were. So accidents show (a file cut off on its
// way, a line lost by a mail program, two files mixed), and careless edits show (a
// score set higher in an editor, a sitting taken out).
//
// It does not show who sat, nor that the learner had no help, nor that the clock of
// their machine was right; and whoever reads this package can write a file whose
// chain is whole. A learner owns the machine. That is why claimed scores are never
// used: the answers are marked again, and what remains to be believed is that they
// were given. The other observations (impossible times, the same wrong answers
// twice) are reasons to ask, not proof of anything.
//
// # Promises
//
// The same hand-ins give the same table: in any order, given twice, split over
// devices, with any number of workers. Nothing that was handed in is dropped without
// a word. Texts in a Gradebook are as they came: whoever shows them on a terminal
// must pass them through quiz/screen/ink first; the CSV and HTML written here are safe.
package class
