package decks

// Codes of diagnostics. A code keeps its meaning for ever; a retired one is not
// given out again.
const (
	codeFileSize    = "E101"
	codeFront       = "E102"
	codeFrontOpen   = "E103"
	codeBytes       = "E104"
	codeEncoding    = "E105"
	codeFrontSize   = "E106"
	codeCards       = "E107"
	codeEntrySize   = "E108"
	codeLineSize    = "E109"
	codeNesting     = "E110"
	codeNoAnswer    = "E120"
	codeNoQuestion  = "E121"
	codeTwoAnswers  = "E122"
	codeEmpty       = "E123"
	codeNoGap       = "E130"
	codeEmptyGap    = "E131"
	codeGapGroup    = "E132"
	codeGaps        = "E133"
	codeNumber      = "E140"
	codeNoRight     = "E150"
	codeFewOptions  = "E151"
	codeSameItem    = "E152"
	codeEmptyItem   = "E153"
	codeManyItems   = "E154"
	codeFewItems    = "E160"
	codeNeed        = "E161"
	codeNoFacet     = "E170"
	codeBadID       = "E180"
	codeTwoIDs      = "E181"
	codeSameID      = "E182"
	codeKey         = "W201"
	codeValue       = "W202"
	codeNearMiss    = "W210"
	codeFieldAlone  = "W211"
	codeFieldEarly  = "W212"
	codeIndent      = "W213"
	codeBlankLine   = "W214"
	codeHash        = "W215"
	codeIDPlace     = "W216"
	codeBesides     = "W217"
	codeFieldValue  = "W220"
	codeFieldTwice  = "W221"
	codeFieldEmpty  = "W222"
	codeFieldKind   = "W223"
	codeFence       = "W230"
	codeComment     = "W231"
	codeInside      = "W232"
	codeBracket     = "W240"
	codeGapBracket  = "W241"
	codeTwice       = "W250"
	codeNumbering   = "W251"
	codeHeadingSize = "W252"
	codeNotesBytes  = "W253"
	codeMore        = "W290"
)

// Code is a diagnostic's code with what it stands for.
type Code struct {
	Code  string // "E120"
	Title string // lower case, no full stop
}

// Codes returns every code that [Parse] can give, in order.
func Codes() []Code {
	return []Code{
		{codeFileSize, "the file is too large"},
		{codeFront, "the front matter cannot be read"},
		{codeFrontOpen, "the front matter is not closed"},
		{codeBytes, "a card holds bytes that are not text"},
		{codeEncoding, "the file is not UTF-8"},
		{codeFrontSize, "the front matter is too large"},
		{codeCards, "the deck has too many cards"},
		{codeEntrySize, "a card is too large"},
		{codeLineSize, "a line is too long"},
		{codeNesting, "lists or quotations are nested too deep"},
		{codeNoAnswer, "a question has no answer"},
		{codeNoQuestion, "an answer has no question"},
		{codeTwoAnswers, "a card has a second answer, or one that it cannot have"},
		{codeEmpty, "a part of the card is empty"},
		{codeNoGap, "a cloze has no gap"},
		{codeEmptyGap, "a gap is empty"},
		{codeGapGroup, "a numbered gap is not closed, nested or wrongly numbered"},
		{codeGaps, "a cloze has too many gaps"},
		{codeNumber, "a number's range is not one"},
		{codeNoRight, "a choice has no right option"},
		{codeFewOptions, "a choice has fewer than two options"},
		{codeSameItem, "an option or item stands there twice"},
		{codeEmptyItem, "an option, item or accepted answer is empty"},
		{codeManyItems, "too many options, items or lines of one kind"},
		{codeFewItems, "a list has too few items"},
		{codeNeed, "ALL asks for more items than there are, or for none"},
		{codeNoFacet, "a claim has no because, evidence, effect, counter or assumes line"},
		{codeBadID, "an id has other characters than letters, digits, '-' and '_', or is too long"},
		{codeTwoIDs, "a card has two ids"},
		{codeSameID, "an id is used twice"},
		{codeKey, "the front matter has a key that is not known"},
		{codeValue, "a value of the front matter is not used"},
		{codeNearMiss, "a line looks like a marker or field, but is none"},
		{codeFieldAlone, "a field or id belongs to no card"},
		{codeFieldEarly, "a field stands before the answer"},
		{codeIndent, "a continuation line is not indented"},
		{codeBlankLine, "a marker needs a blank line before it"},
		{codeHash, "a line that begins with '#' is left out"},
		{codeIDPlace, "an id does not stand on a line of its own"},
		{codeBesides, "a card has A: and another form of answer"},
		{codeFieldValue, "a field's value is not understood"},
		{codeFieldTwice, "a field is given twice"},
		{codeFieldEmpty, "a field is empty"},
		{codeFieldKind, "a field does not apply to this kind of card"},
		{codeFence, "a code fence is not closed"},
		{codeComment, "a comment is not closed"},
		{codeInside, "a fence or comment seems to have swallowed another"},
		{codeBracket, "a bracket has no partner"},
		{codeGapBracket, "a gap holds brackets"},
		{codeTwice, "two cards have the same text"},
		{codeNumbering, "the numbers of a list do not run 1, 2, 3"},
		{codeHeadingSize, "a heading is shortened in the section's name"},
		{codeNotesBytes, "bytes between cards are not text"},
		{codeMore, "there are more problems than are listed"},
	}
}

// CodeTitle returns what a code stands for, or "".
func CodeTitle(code string) string {
	for _, c := range Codes() {
		if c.Code == code {
			return c.Title
		}
	}
	return ""
}
