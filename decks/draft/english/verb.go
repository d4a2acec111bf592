package english

import "strings"

// ThirdPerson returns the form of a verb for he, she and it.
func (r *Reader) ThirdPerson(base string) string {
	switch base {
	case "be":
		return "is"
	case "have":
		return "has"
	}
	switch n := len(base); {
	case base == "":
		return ""
	case sibilant(base):
		return base + "es"
	case n > 1 && base[n-1] == 'y' && !vowel(base[n-2]):
		return base[:n-1] + "ies"
	}
	return base + "s"
}

func vowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

// intransitive reports whether a form in -ing is of a verb that takes no object, so
// that it belongs to the noun behind it.
func (r *Reader) intransitive(w string) bool {
	switch w {
	case "rising", "growing", "increasing", "declining", "falling", "existing", "remaining", "emerging", "living", "working", "competing", "ruling", "following", "surviving", "prevailing", "opposing", "warring", "neighbouring", "neighboring", "developing", "shrinking", "ageing", "aging", "dying", "ongoing", "overwhelming", "striking", "leading", "outstanding", "lasting":
		return true
	}
	return false
}

// Speech reports whether a verb is one of saying, thinking or showing, which
// takes a clause with "that".
func (r *Reader) Speech(base string) bool { return r.lex.in("speech", base) }

// Person reports whether a noun, singular or plural, names a kind of human
// being.
func (r *Reader) Person(noun string) bool {
	w := strings.ToLower(noun)
	if r.lex.in("person", w) {
		return true
	}
	return Singular(w) != w && r.lex.in("person", Singular(w))
}

// Plural reports whether a noun stands in the plural, as far as its form tells.
func (r *Reader) Plural(noun string) bool {
	w := strings.ToLower(noun)
	switch {
	case r.lex.in("plural", w):
		return true
	case r.lex.in("noun", w) || r.lex.in("person", w):
		return false
	case strings.HasSuffix(w, "ics") && (r.lex.in("noun", w[:len(w)-1]) || r.lex.in("person", w[:len(w)-1])):
		return true
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"), strings.HasSuffix(w, "ics"):
		return false
	}
	return strings.HasSuffix(w, "s") && len(w) > 3
}

// Singular returns the singular of a regular plural, or the word itself.
func Singular(w string) string {
	irregular := [...][2]string{{"women", "woman"}, {"men", "man"}, {"children", "child"}, {"people", "person"}, {"feet", "foot"}, {"teeth", "tooth"}, {"mice", "mouse"}, {"bacteria", "bacterium"}, {"criteria", "criterion"}, {"phenomena", "phenomenon"}, {"crises", "crisis"}, {"hypotheses", "hypothesis"}, {"analyses", "analysis"}, {"larvae", "larva"}, {"algae", "alga"}, {"nuclei", "nucleus"}, {"fungi", "fungus"}, {"mitochondria", "mitochondrion"}}
	for _, p := range irregular {
		if head, ok := strings.CutSuffix(w, p[0]); ok {
			return head + p[1]
		}
	}
	n := len(w)
	switch {
	case n < 4 || strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is"):
		return w
	case strings.HasSuffix(w, "ies"):
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "ves") && (strings.HasSuffix(w, "lves") || strings.HasSuffix(w, "leaves")):
		return w[:n-3] + "f"
	case strings.HasSuffix(w, "es") && sibilant(w[:n-2]) && !strings.HasSuffix(w, "ses") && !strings.HasSuffix(w, "zes"):
		return w[:n-2]
	case strings.HasSuffix(w, "sses"):
		return w[:n-2]
	case strings.HasSuffix(w, "s"):
		return w[:n-1]
	}
	return w
}

// Bids reports whether token i can be read as a verb that bids, with its object behind it:
// "change the payment".
func (r *Reader) Bids(t []Token, i int) bool {
	if i+2 >= len(t) || !r.MayBid(&t[i]) {
		return false
	}
	next := &t[i+1]
	if next.Is("away", "out", "up", "off") {
		next = &t[i+2]
	}
	return (next.Class == Determiner || next.Class == Possessive) && !next.Is("that")
}

// MayBid reports whether a word can be a verb in its plain form.
func (r *Reader) MayBid(t *Token) bool { return r.may(t)&canBase != 0 && !r.lex.closed(t.Low) }
