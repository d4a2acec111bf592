package decks

// Deck is one parsed file.
type Deck struct {
	Name        string   // how a person names it on the command line: the file name without .md
	Title       string   // `deck:` (or hashcards' `name`) of the front matter, else Name
	Path        string   // as given to Parse; shown in messages, never opened again by this package
	Source      Source   // zero where the deck names none
	Attribution string   // shown with cards marked `claim`
	Tags        []string // tags that every card carries
	Version     string   // of the deck, as its author counts, or ""
	MinSabaq    string   // the oldest version of the program that reads it, or ""
	Draft       bool     // `status: draft`: nobody has looked it over yet, and it is not studied by itself
	Ignore      []string // codes of warnings that the front matter silences for the whole deck, sorted
	Front       Pos      // the front matter with its delimiters; zero where there is none
	Entries     []Entry  // what the author wrote, without the entries that have errors
	Cards       []Card   // all entries expanded, in file order; equal ids (an entry written twice) appear once
}

// Source says which text the deck was written from.
type Source struct {
	Title  string
	File   string // a file name beside the deck (no directories), or ""
	SHA256 string // lower-case hex of the text's bytes, or ""
}

// Pos is a place in a deck file. Line and Col count from 1, Col in runes; Offset
// and Length are bytes of the file and cover the whole entry where Pos is an entry's.
type Pos struct {
	Line, Col      int
	Offset, Length int
}

// Severity of a diagnostic.
type Severity uint8

// Severities. An Error means that the entry (or the file) gives no cards; in the
// front matter, that what it says is not used.
const (
	Warning Severity = iota + 1
	Error
)

// Diagnostic is one problem found in a deck, as a compiler would report it.
type Diagnostic struct {
	File     string
	Pos      Pos
	Severity Severity
	Code     string // "E104": stable, documented in the format reference
	Message  string // lower case, no full stop: what is wrong
	Hint     string // what to do next, or ""
	Text     string // the line it points at, raw; whoever prints it cleans it
}
