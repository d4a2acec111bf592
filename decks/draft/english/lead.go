package english

// This file reads what stands before the subject of a clause: adverbs, phrases with a
// preposition, and phrases that say when without one.

// lead returns where the subject of a clause begins that itself begins at token i. A
// relative clause may have none of its own.
func (r *Reader) lead(t []Token, i, verb int, relative bool) int {
	s := r.adverbs(t, i, verb)
	for s < verb {
		next := s
		switch end := TimePhrase(t[:verb], s); {
		case end > s:
			next = end
		case t[s].Class == Preposition && linked(t, s, verb) > s:
			next = linked(t, s, verb)
		case t[s].Class == Preposition:
			p, ok := r.Whole(t, s+1, verb, true)
			if !ok {
				return s
			}
			next = p.End
			if next+1 < verb && t[next].Is("called", "named", "known") && !t[next].Finite {
				if q, ok := r.Whole(t, next+1, verb, true); ok {
					next = q.End // "with cells called bulbs the plant"
				}
			}
			if next >= verb && !relative {
				next = r.runTogether(t, s+1, verb)
			}
		default:
			return s
		}
		next = r.adverbs(t, next, verb)
		if next == verb && relative {
			return verb // "which in 1919 became"
		}
		if next <= s || next >= verb || !(t[next].Class == Preposition || startsNP(&t[next]) || amount(t, next)) {
			return s
		}
		s = next
	}
	return s
}

// adverbs returns the first token from i on that is no adverb or mark.
func (r *Reader) adverbs(t []Token, i, verb int) int {
	for i < verb && (t[i].Class == Adverb && !amount(t, i) && TimePhrase(t[:verb], i) == i || t[i].Class == Mark && !quoteMark(t[i].Text)) {
		i++
	}
	return i
}

// linked returns the token behind a phrase at i that only joins sentences, written
// without a comma: "as a result prices fell"; or i.
func linked(t []Token, i, verb int) int {
	for n := 4; n > 1; n-- {
		if i+n < verb && connective(t[i:i+n]) {
			return i + n
		}
	}
	return i
}

// runTogether returns where the subject begins inside a run of nouns and names that
// reads as one phrase behind a preposition: "in his speech Lord Reed said", "at the
// same time farmers left". It returns verb where that isn't clear.
func (r *Reader) runTogether(t []Token, i, verb int) int {
	if j := r.placed(t, i, verb); j > i {
		return j
	}
	for j := i + 1; j < verb; j++ {
		if !t[j].Nominal() || !t[j-1].Nominal() {
			continue
		}
		switch {
		case t[j-1].Class == Noun && t[j].Class == Name && !r.Person(t[j-1].Low) && !(t[j-1].Start > 0 && capital(t[j-1].Text)):
			return j
		case t[j-1].Class == Noun && t[j].Class == Noun && spell(t[j-1].Low) && r.Plural(t[j].Low) && !spell(t[j].Low):
			return j
		case t[j-1].Class == Noun && t[j].Class == Noun && j == verb-1 && t[i].Is("the") && !r.listed(t[j].Low):
			return j // "in the garden lovage"
		case t[j-1].Class == Name && t[j].Class == Noun && t[i].Is("the") && j == verb-1 && !demonym(t[j-1].Low):
			return j
		}
	}
	return verb
}

// placed returns where the subject begins in a run of two or three names behind "in":
// "in Israel Victor Lavy found". It returns i where that isn't clear.
func (r *Reader) placed(t []Token, i, verb int) int {
	if i == 0 || !t[i-1].Is("in", "at", "from") || verb-i < 2 || verb-i > 3 {
		return i
	}
	for j := i; j < verb; j++ {
		if t[j].Class != Name || r.listed(t[j].Low) {
			return i
		}
	}
	if verb-i == 3 && t[i].Is("hong", "san", "santa", "los", "las", "saudi", "sri", "costa", "puerto", "buenos", "rio", "sierra", "burkina", "el", "tel", "kuala", "phnom", "abu", "addis", "st", "st.", "saint", "mexico", "great", "united") {
		return i + 2
	}
	return i + 1
}

// listed reports whether the lists have a word.
func (r *Reader) listed(w string) bool {
	for _, w := range [...]string{w, Singular(w)} {
		if r.lex.in("noun", w) || r.lex.in("person", w) || r.lex.in("plural", w) || len(r.lex.readings(w)) > 0 || r.lex.adjective(w) || abstract(w) {
			return true
		}
	}
	return false
}

// limits reports whether an adverb in front of a subject belongs to what it says: "not
// everyone left".
func limits(t *Token) bool {
	return t.Class == Adverb && t.Is("not", "only", "even", "hardly", "scarcely", "barely", "almost", "nearly", "virtually", "practically", "merely", "just", "roughly", "about")
}

// free returns the word that begins a clause which is itself the subject of the verb
// behind its own ("what they bought was time", "whether it works is open"), or -1.
func (r *Reader) free(t []Token, mark, i, verb int) int {
	if i < len(t) && i < verb+1 && t[i].Is("what", "whatever", "whoever", "whichever") && t[i].Class != Determiner {
		return i
	}
	if mark == i-1 && mark >= 0 && t[mark].Class == Subordinator && t[mark].Is("whether", "how", "why", "whoever", "whichever") {
		return mark
	}
	return -1
}

// TimePhrase returns the token behind the phrase at token i that says when without a
// preposition, or i where none begins: "six years later", "more than four years
// earlier", "the very next day", "every seven minutes", "that autumn". Such a
// phrase is neither subject nor object where another noun phrase or the end of the
// clause follows.
func TimePhrase(t []Token, i int) int {
	if j := counted(t, i); j > i && j < len(t) && t[j].Is("later", "earlier", "ago", "afterwards", "afterward", "before", "previously", "after") {
		if !t[j].Is("before", "after") || j+1 == len(t) || t[j+1].Class == Mark || t[j+1].Class == Verb {
			return j + 1
		}
	}
	j := i
	each := j < len(t) && t[j].Is("every", "each", "this", "that", "one", "next", "last")
	for j < len(t) && t[j].Is("the", "this", "that", "every", "each", "one") && j == i {
		j++
	}
	for j < len(t) && t[j].Is("very", "next", "last", "following", "previous", "same", "preceding", "few", "couple", "other") || j < len(t) && t[j].Class == Number && each && j > i {
		each = each || !t[j].Is("very", "last", "few", "couple", "other")
		j++
	}
	if !each || j == i || j >= len(t) || !(spell(t[j].Low) || t[j].Is("time")) || t[j].Class == Verb {
		return i
	}
	if j+1 < len(t) && (t[j+1].Is("of", "in", "when", "that", "later", "after", "before", "ago") || t[j+1].Class == Possessive) {
		return i
	}
	return j + 1
}

// counted returns the token behind a span of time at i, "almost a year and a half",
// or i.
func counted(t []Token, i int) int {
	j := i
	for j < len(t) && (t[j].Class == Adverb || t[j].Is("than", "some", "over", "under", "about")) && j < i+3 {
		j++
	}
	n := j
	for j < len(t) && (t[j].Class == Number && !Year(t[j].Text) || j == n && t[j].Is("a", "an", "several", "many", "few") || j == n+1 && t[j].Is("few", "full", "mere") || t[j].Is("and") && j > n && j+1 < len(t) && t[j+1].Is("a") || t[j].Is("a", "half", "quarter") && j > n) {
		j++
	}
	if j == n || j >= len(t) || !spell(t[j].Low) {
		return i
	}
	j++
	if j+2 < len(t) && t[j].Is("and") && t[j+1].Is("a") && t[j+2].Is("half", "quarter") {
		j += 3
	}
	return j
}

// spell reports whether a noun names a span of time.
func spell(w string) bool {
	switch w {
	case "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "night", "nights", "morning", "mornings", "evening", "evenings", "afternoon", "afternoons",
		"week", "weeks", "weekend", "fortnight", "month", "months", "season", "seasons", "spring", "summer", "autumn", "winter", "year", "years", "decade", "decades",
		"century", "centuries", "generation", "generations", "time":
		return true
	}
	return weekday(w)
}

// weekday reports whether a lower-case word is the name of a day of the week.
func weekday(w string) bool {
	switch w {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}
