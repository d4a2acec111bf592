package english

import "strings"

// Phrase is a noun phrase: its tokens, and the one that is its head.
type Phrase struct {
	Start, End int // tokens
	Head       int
	Plural     bool
}

// NounPhrase returns the noun phrase that begins at token i: determiners,
// adjectives, nouns, names and possessives up to the head, without what is added
// behind it. ok is false where none begins.
func (r *Reader) NounPhrase(t []Token, i int) (Phrase, bool) {
	p := Phrase{Start: i, Head: -1}
	for ; i < len(t); i++ {
		switch t[i].Class {
		case Determiner:
			if p.Head >= 0 || i > p.Start && !t[i-1].Is("all", "both", "half", "such") && t[i-1].Class != Determiner && t[i-1].Class != Number && t[i-1].Class != Adverb {
				return r.close(t, p, i)
			}
		case Possessive:
			if t[i].Low == "'s" || t[i].Low == "'" || t[i].Low == "’" {
				if p.Head >= 0 && (i+1 == len(t) || !startsNP(&t[i+1]) && t[i+1].Class != Adverb || t[i+1].Class == Pronoun) {
					return r.close(t, p, i+1) // "in Collier's that"
				}
				p.Head = -1 // what comes is the head
				continue
			}
			if p.Head >= 0 || i > p.Start && !t[i-1].Is("all", "both", "half") {
				return r.close(t, p, i)
			}
		case Adjective:
			if p.Head >= 0 && counts(t, p.Head, i) {
				p.Head = -1 // "the three eastern rivers"
				continue
			}
			if p.Head >= 0 {
				return r.close(t, p, i)
			}
		case Number:
			if p.Head >= 0 && !(month(t[i-1].Low) || r.numeral(&t[i-1]) || t[i-1].Class == Name && !Year(t[i].Text)) {
				return r.close(t, p, i)
			}
			p.Head = i
		case Noun, Name:
			if p.Head > p.Start && month(t[p.Head].Low) && t[p.Head-1].Class == Number || p.Head == p.Start && p.Head > 0 && month(t[p.Head].Low) && t[p.Head-1].Is("in") {
				return r.close(t, p, i)
			}
			if p.Head >= 0 && t[p.Head].Class == Number && Year(t[p.Head].Text) && p.Head > p.Start {
				return r.close(t, p, i) // "in May 1940 Churchill"
			}
			if p.Head == p.Start && p.Start > 0 && t[p.Head].Class == Number && Year(t[p.Head].Text) && t[p.Start-1].Is("in", "before", "after", "by", "since", "until", "during", "from", "to") {
				return r.close(t, p, i)
			}
			if p.Head >= 0 && t[p.Head].Class == Number && Year(t[p.Head].Text) && t[i].Class == Name {
				return r.close(t, p, i)
			}
			if p.Head >= 0 && weekday(t[p.Head].Low) && !spell(t[i].Low) {
				return r.close(t, p, i) // "on Monday Churchill"
			}
			p.Head = i
		case Pronoun:
			if i == p.Start {
				p.Head, i = i, i+1
			}
			return r.close(t, p, i)
		case Adverb:
			// "a very old law", "nearly 300 men"
			if p.Head < 0 && i+2 < len(t) && amount(t, i) {
				continue
			}
			if p.Head >= 0 || i+1 >= len(t) || t[i+1].Class != Adjective && t[i+1].Class != Number && !(t[i+1].Class == Adverb) || i == p.Start && t[i+1].Class == Adjective {
				return r.close(t, p, i)
			}
		case Coordinator:
			if p.Head >= 0 && p.Head == i-1 && t[p.Head].Class == Number && i+2 < len(t) && t[i+1].Is("a") && fraction(t[i+2].Low) {
				i += 2 // "ten and a half days"
				p.Head = i
				continue
			}
			// "public and private money": adjectives joined before the noun.
			if p.Head < 0 && i > p.Start && t[i-1].Class == Adjective && i+1 < len(t) && (t[i+1].Class == Adjective) {
				continue
			}
			return r.close(t, p, i)
		case Mark:
			if quoteMark(t[i].Text) && p.Head < 0 && i+1 < len(t) {
				continue
			}
			if quoteMark(t[i].Text) && p.Head >= 0 && !t[i].Is("“", "‘") && opened(t[p.Start:i]) {
				return r.close(t, p, i+1)
			}
			// The comma between two adjectives.
			if t[i].Is(",") && p.Head < 0 && i > p.Start && t[i-1].Class == Adjective && i+1 < len(t) && t[i+1].Class == Adjective {
				continue
			}
			return r.close(t, p, i)
		case Preposition:
			// Inside a name: "Bank of England".
			if t[i].Is("of") && p.Head >= 0 && t[p.Head].Class == Name && i+1 < len(t) {
				j := i + 1
				if t[j].Is("the") {
					j++
				}
				if j < len(t) && t[j].Class == Name {
					i = j
					for i+1 < len(t) && t[i+1].Class == Name {
						i++
					}
					continue
				}
			}
			return r.close(t, p, i)
		default:
			return r.close(t, p, i)
		}
	}
	return r.close(t, p, i)
}

// counts reports whether the head so far only counts, or is capitalised like a name
// but describes ("the Canadian foreign minister"), because a noun follows the
// adjectives from i on.
func counts(t []Token, head, i int) bool {
	h := &t[head]
	if head != i-1 || h.Class == Number && (Year(h.Text) || strings.HasSuffix(h.Text, "%")) || h.Class == Name && !demonym(h.Low) || h.Class != Number && h.Class != Name {
		return false
	}
	for i < len(t) && t[i].Class == Adjective {
		i++
	}
	return i < len(t) && (t[i].Class == Noun || t[i].Class == Name && h.Class == Number)
}

// demonym reports whether a capitalised word is the adjective of a place or people,
// as far as its ending tells.
func demonym(w string) bool {
	for _, e := range [...]string{"ian", "ean", "can", "ish", "ese", "ench", "utch", "eek", "iss", "elsh", "ic", "rman", "oman", "aeli", "aqi", "stani", "abi", "gali"} {
		if strings.HasSuffix(w, e) && len(w) > len(e)+1 {
			return true
		}
	}
	return false
}

func (r *Reader) numeral(t *Token) bool {
	return t.Class == Number && (r.lex.in("number", t.Low) || !Year(t.Text))
}

// opened reports whether an odd number of plain or an opening quote stands among
// the tokens.
func opened(t []Token) bool {
	n := 0
	for i := range t {
		if t[i].Class == Mark && quoteMark(t[i].Text) {
			n++
		}
	}
	return n%2 == 1
}

func quoteMark(s string) bool {
	switch s {
	case "\"", "“", "”", "‘", "’", "'":
		return true
	}
	return false
}

func (r *Reader) close(t []Token, p Phrase, end int) (Phrase, bool) {
	p.End = end
	if p.Head < 0 {
		// "the poor", "these": a phrase without a noun.
		last := end - 1
		if last < p.Start || t[last].Class != Adjective && t[last].Class != Determiner || t[p.Start].Class == Adjective {
			return p, false
		}
		p.Head = last
	}
	h := &t[p.Head]
	switch {
	case h.Class == Name:
		p.Plural = h.Low != "united" && strings.HasSuffix(h.Low, "s") && (t[p.Start].Is("the") || r.Plural(h.Low)) && !strings.HasSuffix(h.Low, "ss") && !statesName(t[p.Start:p.End])
		if p.Plural && !t[p.Start].Is("the", "these", "those", "many", "most", "some") {
			p.Plural = r.lower[h.Low] > 0
		}
	case h.Class == Pronoun:
		p.Plural = h.Is("they", "we", "these", "those", "others", "many", "some", "few", "several", "both", "all", "most", "them", "us", "ours", "theirs")
	case h.Class == Number:
		p.Plural = !Year(h.Text) && !h.Is("one")
	case h.Class == Adjective:
		p.Plural = t[p.Start].Is("the", "many") && !h.Is("first", "second", "third", "last", "latter", "former", "next", "other")
	default:
		p.Plural = r.Plural(h.Low)
	}
	return p, true
}

// statesName reports whether a plural form is the name of one thing.
func statesName(t []Token) bool {
	for i := range t {
		if t[i].Is("united", "nations", "netherlands", "philippines", "straits", "states", "alps", "andes") {
			return t[i].Is("united", "nations") || t[i].Is("states") && len(t) > 1
		}
	}
	return false
}

// month reports whether a lower-case word is the name of a month.
func month(w string) bool {
	switch w {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december":
		return true
	}
	return false
}

// Whole returns the noun phrase at token i with what belongs to it: phrases with
// "of" and other prepositions that nouns take, joined by "and" where and says so.
// The clause ends before limit.
func (r *Reader) Whole(t []Token, i, limit int, and bool) (Phrase, bool) {
	p, ok := r.NounPhrase(t[:limit], i)
	if !ok {
		return p, false
	}
	for p.End < limit {
		n := &t[p.End]
		switch {
		case n.Is("of") && n.Class == Preposition, n.Class == Preposition && n.Is("between", "among") && p.End == p.Head+1:
			q, ok := r.Whole(t, p.End+1, limit, n.Is("between") || and)
			if !ok {
				return p, true
			}
			p.End = q.End
		case and && n.Class == Coordinator && n.Is("and", "or") && p.End+1 < limit:
			q, ok := r.NounPhrase(t[:limit], p.End+1)
			if !ok || q.End < limit && t[q.End].Class == Verb && t[q.End].Finite {
				return p, true
			}
			p.End, p.Plural = q.End, p.Plural || n.Is("and")
		default:
			return p, true
		}
	}
	return p, true
}
