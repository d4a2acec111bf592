// Package english reads English sentences as far as rules can without a trained
// model: it splits text into sentences and words, tells verbs from nouns by
// form and neighbours, finds noun phrases and the clauses of a sentence, and
// puts verbs into other forms.
//
// The way through the package: text -> Split -> Tokens -> Tag -> Parse. What
// the rules can't tell is said: a [Sentence] that does not come out even is
// marked Doubtful, and a verb that no list has gets no base form. Whoever builds
// on a reading builds on the clear ones.
//
// A [Clause] holds its subject, its verb group and what follows them; Lead tells where
// what stands before the subject begins ([TimePhrase] finds phrases such as "six
// years later"), Also where a further predicate of the same subject does.
//
// The lexicon holds words of general English only. What a text itself tells, its
// names above all, is learned from the text (see [Reader.Learn]).
package english

// Class is the part of speech of a token.
type Class uint8

// The classes. Name is a proper noun, Relative a pronoun that begins a relative
// clause, Mark punctuation, and Particle the 'to' of an infinitive.
const (
	Other Class = iota
	Noun
	Name
	Pronoun
	Determiner
	Possessive // my, its, and the 's behind a noun
	Adjective
	Adverb
	Number
	Preposition
	Coordinator
	Subordinator
	Relative
	Verb
	Particle
	Mark
)

// String returns the class's name.
func (c Class) String() string {
	names := [...]string{"other", "noun", "name", "pronoun", "determiner", "possessive", "adjective", "adverb", "number", "preposition", "coordinator", "subordinator", "relative", "verb", "particle", "mark"}
	if int(c) < len(names) {
		return names[c]
	}
	return "?"
}

// Form is the form of a verb.
type Form uint8

// The forms of verbs.
const (
	NoForm     Form = iota
	Base            // go
	Third           // goes
	Past            // went
	Participle      // gone
	Gerund          // going
	Modal           // can
)

// Token is a word, a number, a mark, or the 's behind a noun.
type Token struct {
	Text       string
	Low        string // Text in lower case, with straight apostrophes
	Start, End int    // bytes of the sentence
	Class      Class
	Form       Form   // of verbs
	Lemma      string // of verbs: the base form, or "" where no list has it
	Finite     bool   // of verbs: carries the tense of its clause
	Aux        bool   // of verbs: helps another verb, or is a form of "be"
	Glued      bool   // no space before it
}

// Is reports whether the token is one of the given lower-case words.
func (t *Token) Is(words ...string) bool {
	for _, w := range words {
		if t.Low == w {
			return true
		}
	}
	return false
}

// Nominal reports whether the token can be the head of a noun phrase.
func (t *Token) Nominal() bool { return t.Class == Noun || t.Class == Name }
