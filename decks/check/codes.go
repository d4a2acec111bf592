package check

import (
	"slices"
	"strings"

	"sabaq/decks"
)

// Codes of diagnostics, besides the parser's. A code keeps its meaning for ever;
// a retired one is not given out again.
const (
	codeQuote     = "E301"
	codeParagraph = "E302"
	codeSource    = "E303"
	codeElsewhere = "E304"

	codeLong      = "W301"
	codeList      = "W302"
	codeYesNo     = "W303"
	codeGiven     = "W304"
	codeHint      = "W305"
	codeAbove     = "W306"
	codeLength    = "W307"
	codeType      = "W308"
	codeCue       = "W309"
	codeNegative  = "W310"
	codeFalseNot  = "W311"
	codeFunction  = "W312"
	codeAdjacent  = "W313"
	codeManyGaps  = "W314"
	codePronoun   = "W315"
	codePoints    = "W316"
	codeUntil     = "W317"
	codeAmbiguous = "W401"
	codeNear      = "W402"
	codePosition  = "W403"
	codeTruth     = "W404"
	codeWeight    = "W405"
	codeUnknown   = "W406"
	codeMiskeyed  = "W501"
	codeInverted  = "W502"
	codeWeak      = "W503"
	codeGuessed   = "W504"
	codeHard      = "W505"
	codeEasy      = "W506"
	codeUnused    = "W507"
	codeSame      = "W508"
)

// own is what this package adds to the parser's codes.
func own() []decks.Code {
	return []decks.Code{
		{Code: codeQuote, Title: "a quotation is not in the source"},
		{Code: codeParagraph, Title: "the source has no such paragraph"},
		{Code: codeSource, Title: "the source is not the text that the deck was made from"},
		{Code: codeElsewhere, Title: "a quotation stands in another paragraph"},
		{Code: codeLong, Title: "an answer is long"},
		{Code: codeList, Title: "an answer is a list"},
		{Code: codeYesNo, Title: "a question can be answered by yes or no"},
		{Code: codeGiven, Title: "a card gives its answer away"},
		{Code: codeHint, Title: "a hint gives the answer away"},
		{Code: codeAbove, Title: "an option is `all of the above` or the like"},
		{Code: codeLength, Title: "the right option is told by its length"},
		{Code: codeType, Title: "one option is of another type than the others"},
		{Code: codeCue, Title: "the question's wording points at the right option"},
		{Code: codeNegative, Title: "a choice asks in the negative without showing it"},
		{Code: codeFalseNot, Title: "a false statement says not"},
		{Code: codeFunction, Title: "a gap hides a word that means nothing by itself"},
		{Code: codeAdjacent, Title: "two gaps stand side by side"},
		{Code: codeManyGaps, Title: "a text has many gaps"},
		{Code: codePronoun, Title: "a question leans on another"},
		{Code: codePoints, Title: "a list is long"},
		{Code: codeUntil, Title: "a fact is past its date"},
		{Code: codeAmbiguous, Title: "two cards ask the same and want different answers"},
		{Code: codeNear, Title: "two cards are nearly the same"},
		{Code: codePosition, Title: "the right option stands mostly in the same place"},
		{Code: codeTruth, Title: "nearly all statements are true, or false"},
		{Code: codeWeight, Title: "every card has the greatest weight"},
		{Code: codeUnknown, Title: "an ignored code is none"},
		{Code: codeMiskeyed, Title: "in class: the key is probably not the right option"},
		{Code: codeInverted, Title: "in class: the better learners did worse"},
		{Code: codeWeak, Title: "in class: it hardly tells who knows from who doesn't"},
		{Code: codeGuessed, Title: "in class: no better than guessing"},
		{Code: codeHard, Title: "in class: hardly anyone earned its points"},
		{Code: codeEasy, Title: "in class: nearly everyone earned its points"},
		{Code: codeUnused, Title: "in class: nobody took an option"},
		{Code: codeSame, Title: "in class: all earned the same"},
	}
}

// Codes returns every code that a check can give, the parser's too: errors first,
// then warnings, in order.
func Codes() []decks.Code {
	all := append(decks.Codes(), own()...)
	slices.SortFunc(all, func(a, b decks.Code) int { return strings.Compare(a.Code, b.Code) })
	return all
}

// title returns what a code stands for, or "".
func title(code string) string {
	for _, c := range own() {
		if c.Code == code {
			return c.Title
		}
	}
	return decks.CodeTitle(code)
}
