package decks

// Entry is what the author wrote at one place of the file: a marker line, its
// parts and its fields. It is what a writer or formatter works on; the cards it
// stands for are in [Deck.Cards]. Texts are Markdown with the lines' ends
// trimmed, comments and field lines left out.
//
// Only entries without errors are in [Deck.Entries]: a formatter that copies
// every byte outside their Pos leaves broken ones as they are.
type Entry struct {
	Kind     Kind
	ID       string // stamped id, or ""
	TextID   string // '~' and 16 base-32 digits: the name of the entry's kind and text
	Section  string // headings above, outermost first, joined by " / "
	Question string // question, statement, claim, stem, or the cloze text with its brackets
	Answer   string // Basic
	True     bool   // TrueFalse
	Accept   []Accept
	Choices  []Option
	Items    []string
	Need     int      // All: the N of `ALL N:`, or 0 where the deck gives none
	Facets   []Field  // Claim: because, evidence, effect, counter, assumes; in the deck's order
	Fields   []Field  // in the deck's order; a quotation's name is ">"
	Ignore   []string // codes of warnings that an `<!-- ignore: W301 -->` line silences for this entry
	Pos      Pos      // from the marker to the end of the last part, line end not included
}

// Field is one named line of an entry with its continuation lines.
type Field struct {
	Name string // "hint", "src", ... or ">"
	Text string // the value, continuation lines joined
	Pos  Pos    // covers the name and the value
}

// Field returns the texts of the entry's fields with that name, in order.
func (e *Entry) Field(name string) []string {
	var texts []string
	for i := range e.Fields {
		if e.Fields[i].Name == name {
			texts = append(texts, e.Fields[i].Text)
		}
	}
	return texts
}
