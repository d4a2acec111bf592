package decks

// Limits, checked before the work that they bound. Deck files come from
// anywhere, and some Markdown costs a renderer far more than its size.
const (
	maxFile    = 10 << 20  // bytes of a deck file
	maxFront   = 16 << 10  // bytes of front matter
	maxEntry   = 16 << 10  // bytes of one entry, from its marker to its last field
	maxLine    = 8 << 10   // bytes of one line of an entry
	maxNesting = 16        // block quotes or list markers inside each other on one line
	maxCards   = 250_000   // cards of one deck
	maxGaps    = 50        // cards of one cloze
	maxCloze   = 256 << 10 // bytes of all questions that one cloze makes
	maxOptions = 26        // options of a choice, items of a list
	maxTags    = 20        // tags of a deck, and of an entry
	maxTag     = 64        // bytes of a tag
	maxIgnored = 50        // codes that a deck or an entry silences
	maxHeading = 100       // bytes of a heading, as far as a section's name goes
	maxValue   = 64        // bytes of a number, and of a front matter value that names something
	maxID      = 40        // bytes of a stamped id
	maxReports = 1000      // diagnostics of one file
	maxShown   = 200       // bytes of a line repeated in a diagnostic
)
