package english

// Common reports whether a lower-case noun, singular or plural, is one of general
// English: the lists have it. Terms of a subject mostly aren't there.
func (r *Reader) Common(low string) bool {
	for _, w := range [...]string{low, Singular(low)} {
		if r.lex.in("noun", w) || r.lex.in("person", w) || r.lex.in("plural", w) || r.lex.in("number", w) || r.lex.adjective(w) || len(r.lex.readings(w)) > 0 {
			return true
		}
	}
	return false
}
