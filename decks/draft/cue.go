package draft

import "sabaq/decks/draft/english"

// cue is a word that parts a sentence into what is shown and what is asked for.
type cue struct {
	ask    string // what asks for what stands behind it
	keep   bool   // the word belongs to the answer
	phrase bool   // a phrase may stand behind it, where else a clause has to
}

// cueAt returns the cue at token i of a sentence, i > 0, and the first token behind it.
func cueAt(t []english.Token, i int) (cue, int, bool) {
	for _, kind := range [...]func([]english.Token, int) (cue, int){phraseCue, reasonCue, resultCue, caseCue, otherCue, markCue} {
		if c, from := kind(t, i); c.ask != "" {
			return c, from, true
		}
	}
	return cue{}, 0, false
}

// is reports whether token i is there and is one of the words.
func is(t []english.Token, i int, words ...string) bool { return i < len(t) && t[i].Is(words...) }

// verbAt reports whether a verb stands at token i; finite says that it has to be finite.
func verbAt(t []english.Token, i int, finite bool) bool {
	return i < len(t) && t[i].Class == english.Verb && (t[i].Finite || !finite)
}

// behindComma reports whether token i stands behind a comma, a semicolon or a dash.
func behindComma(t []english.Token, i int) bool { return t[i-1].Is(",", ";", "—", "–") }

// phraseCue is a cue with a phrase behind it.
func phraseCue(t []english.Token, i int) (cue, int) {
	switch {
	case t[i].Is("as") && is(t, i+1, "too") && passiveBefore(t, i):
		return cue{"Why so?", true, true}, i + 1
	case behindComma(t, i) && t[i].Is("only") && is(t, i+1, "to") && verbAt(t, i+2, false):
		return cue{"only to do what?", false, true}, i + 2
	case t[i].Is("despite"):
		return cue{"In spite of what, according to the essay?", true, true}, i + 1
	case t[i].Is("because") && is(t, i+1, "of"):
		return cue{"Because of what?", true, true}, i + 1
	case t[i].Is("in") && is(t, i+1, "order"), t[i].Is("so") && is(t, i+1, "as") && is(t, i+2, "to") && t[i-1].Class != english.Adverb:
		return cue{"To what end?", true, true}, i + 1
	case t[i].Is("at") && is(t, i+1, "the") && is(t, i+2, "price", "cost", "expense") && is(t, i+3, "of"):
		return cue{"at what price?", true, true}, i + 1
	}
	return cue{}, 0
}

// reasonCue is a cue with a reason behind it.
func reasonCue(t []english.Token, i int) (cue, int) {
	why := cue{ask: "Why?", keep: true}
	comma := behindComma(t, i)
	switch {
	case t[i].Is("because") && t[i-1].Is("but"):
		return cue{ask: "But why?", keep: true}, i + 1
	case t[i].Is("because") && !t[i-1].Is("not", "only", "just", "merely"):
		return why, i + 1
	case comma && t[i].Is("since") && i+1 < len(t) && t[i+1].Class != english.Number && !t[i+1].Is("then", "the", "when"):
		return why, i + 1
	case comma && t[i].Is("for") && i+3 < len(t):
		subject := t[i+1].Is("it", "he", "she", "they", "there", "this", "nobody", "nothing", "no")
		if subject || t[i+1].Class == english.Determiner && !t[i+1].Is("every", "each", "all", "some", "any", "that") && finiteSoon(t, i+2) {
			return why, i + 1
		}
	}
	return cue{}, 0
}

// resultCue is a cue with a result behind it.
func resultCue(t []english.Token, i int) (cue, int) {
	result := cue{ask: "With what result?"}
	comma := behindComma(t, i)
	drawn := func(i int) bool {
		return is(t, i, "so", "therefore", "thus", "hence", "thereby", "consequently", "accordingly")
	}
	switch {
	case t[i].Is("and") && drawn(i+1) && (comma || verbAt(t, i+2, true)):
		return result, i + 2
	case t[i-1].Is(";") && drawn(i) && !verbAt(t, i+1, false):
		return result, i + 1
	case comma && t[i].Is("so") && is(t, i+1, "that"):
		return result, i + 2
	case comma && t[i].Is("so") && i+1 < len(t) && (t[i+1].Class == english.Determiner || t[i+1].Class == english.Pronoun || t[i+1].Nominal()):
		return result, i + 1
	case comma && t[i].Is("and") && is(t, i+1, "that", "this") && verbAt(t, i+2, true) && t[i+2].Lemma != "be":
		return result, i + 1
	case comma && t[i].Is("whereupon"):
		return cue{ask: "What then?"}, i + 1
	case t[i].Is("that") && (t[i].Class != english.Determiner || is(t, i+1, "only", "the", "no", "even")) && degreeBefore(t, i):
		return cue{ask: "that what?"}, i + 1
	}
	return cue{}, 0
}

// caseCue is a cue with a condition, an exception or a time behind it.
func caseCue(t []english.Token, i int) (cue, int) {
	comma, joins := behindComma(t, i), t[i].Class == english.Subordinator
	switch {
	case t[i].Is("if") && joins && !comma && !t[i-1].Is("as", "even", "only", "what", "see", "ask", "asked", "wonder", "know", "than", "but", "that", "and", "or", "more", "less"):
		return cue{ask: "In what case?", keep: true}, i + 1
	case t[i].Is("so", "as") && is(t, i+1, "long") && is(t, i+2, "as"):
		return cue{ask: "On what condition?", keep: true}, i + 1
	case t[i].Is("unless"):
		return cue{ask: "Except in what case?", keep: true}, i + 1
	case comma && t[i].Is("or") && is(t, i+1, "else"):
		return cue{ask: "Or else what?"}, i + 2
	case t[i].Is("but") && is(t, i+1, "only") && is(t, i+2, "once", "if", "when", "where", "after", "because"):
		return cue{ask: "But only in what case?"}, i + 1
	case t[i].Is("once") && joins && !comma:
		return cue{ask: "once what?"}, i + 1
	case t[i].Is("until", "before") && joins && !comma && deniedBefore(t, i):
		return cue{ask: t[i].Low + " what?"}, i + 1
	}
	return cue{}, 0
}

// otherCue is a cue with something behind it that is held against, or set beside, what stands before.
func otherCue(t []english.Token, i int) (cue, int) {
	comma := behindComma(t, i)
	but := cue{ask: "But what?"}
	switch {
	case t[i].Is("yet") && !comma && verbAt(t, i+1, true):
		return but, i + 1
	case t[i-1].Is(";") && t[i].Is("however", "nevertheless", "still"):
		return but, i + 1
	case !comma:
	case t[i].Is("but", "yet") && i+2 < len(t) && !t[i+1].Is("also", "not", "only"):
		return but, i + 1
	case t[i].Is("and") && is(t, i+1, "yet"):
		return but, i + 2
	case t[i].Is("although", "though"), t[i].Is("even") && is(t, i+1, "though"):
		return cue{ask: "In spite of what?", keep: true}, i + 1
	case t[i].Is("whereas"), t[i].Is("while") && !verbAt(t, i+1, false):
		return cue{ask: "What does the essay set against this?"}, i + 1
	case t[i].Is("and") && is(t, i+1, "it", "they") && verbAt(t, i+2, false) && is(t, i+3, "not"):
		return cue{ask: "With what reservation?"}, i + 1
	case t[i].Is("and") && i+2 < len(t) && !t[i+1].Is("then", "that", "which", "who") && (t[i+1].Class == english.Determiner || t[i+1].Class == english.Possessive || t[i+1].Nominal()) && finiteSoon(t, i+2):
		return cue{ask: asksBeside}, i + 1
	}
	return cue{}, 0
}

// markCue is a semicolon or a colon with something behind it.
func markCue(t []english.Token, i int) (cue, int) {
	switch {
	case t[i].Class == english.Mark:
	case t[i-1].Is(";"):
		return cue{ask: asksBeside}, i
	case t[i-1].Is(":"):
		return cue{ask: "How so?"}, i
	}
	return cue{}, 0
}

// degreeBefore reports whether a word not far before token i wants what stands behind it: "so many
// years that".
func degreeBefore(t []english.Token, i int) bool {
	for j := i - 2; j >= max(0, i-7) && t[j].Class != english.Mark; j-- {
		if t[j].Is("such") && !t[j+1].Is("that", "as") {
			return true
		}
		if next := &t[j+1]; t[j].Is("so") && (next.Class == english.Adjective || next.Class == english.Adverb || next.Is("many", "much", "few", "little")) {
			return true
		}
	}
	return false
}

// passiveBefore reports whether something was done to what a clause speaks of before token i: "was
// abandoned in 1986 as too costly".
func passiveBefore(t []english.Token, i int) bool {
	for j := i - 1; j > 0 && t[j].Class != english.Mark; j-- {
		if t[j].Class == english.Verb {
			return t[j].Form == english.Participle && t[j-1].Lemma == "be"
		}
	}
	return false
}

// deniedBefore reports whether a clause says no before token i: "no loan until".
func deniedBefore(t []english.Token, i int) bool {
	for j := i - 1; j >= 0 && t[j].Class != english.Mark && t[j].Class != english.Subordinator; j-- {
		if t[j].Is("not", "no", "never", "nobody", "nothing", "cannot") {
			return true
		}
	}
	return false
}

// finiteSoon reports whether a finite verb stands within a few words, before any mark.
func finiteSoon(t []english.Token, i int) bool {
	for j := i; j < min(i+7, len(t)) && t[j].Class != english.Mark; j++ {
		if t[j].Class == english.Verb && t[j].Finite {
			return true
		}
	}
	return false
}
