// Package exam is the scored sitting, apart from the schedule: a paper drawn
// from a deck by a seed, answers given in any order against a clock, points.
//
//	cards -> Draw -> Paper -> Sitting (answer, skip, flag, hand in) -> Record -> Total
//	                   |                                                |   ^
//	                   `-> Markdown, HTML                        Remark `---'
//
// A Record holds the raw answers, so that Remark gives the same marks anywhere
// and other marks with a corrected deck. While a sitting runs, its Record is its
// whole state; it holds neither right answers nor points.
//
// How each kind of card is asked:
//
//	typed, cloze   type     its accepted answers
//	true or false  choose   true, false
//	choice         choose   its options; tick, where several are right
//	all            tick     its points among as many of other lists in the section,
//	                        where those look like them; else list, typed
//	order          arrange  its items
//	claim          choose   its facet among those of three other claims, where there
//	                        are that many of the same facet and a like length; else self
//	basic          self     in one's own words
//
// What is marked by the learner (self) is asked only where the Plan says so, and
// counts apart. What looks alike is judged by words, not by meaning: an author who
// finds a wrong option right gives the card options of its own.
//
// Text in records and papers is as the deck and the learner wrote it; whoever shows
// it passes it through quiz/screen/ink, as Markdown and HTML here do.
package exam
