package mark

import "strings"

// distinct reports whether two words that are a slip or two apart are known to be
// different words: one has another prefix, one is the people of the other, or
// both stand in the list of words that are taken for each other.
func distinct(a, b string) bool {
	return prefixed(a, b) || people(a, b) || people(b, a) || confused(a, b)
}

// prefixed reports whether only a prefix tells two words apart: usual and unusual,
// increase and decrease, interstate and intrastate.
func prefixed(a, b string) bool {
	prefixes := [...]string{"", "un", "in", "im", "il", "ir", "non", "dis", "de", "mis", "anti", "counter", "pre", "pro", "per",
		"re", "ex", "extra", "inter", "intra", "intro", "hyper", "hypo", "macro", "micro", "endo", "exo"}
	for _, p := range prefixes {
		rest, ok := strings.CutPrefix(a, p)
		if !ok || len(rest) < 4 {
			continue
		}
		q, ok := strings.CutSuffix(b, rest)
		if !ok || q == p || negates(p) && negates(q) || p+q == "perpre" || p+q == "preper" {
			continue // inpossible is impossible misspelt, and perserve preserve
		}
		for _, other := range prefixes {
			if q == other {
				return true
			}
		}
	}
	return false
}

// negates reports whether p is a form of the prefix in-.
func negates(p string) bool { return p == "in" || p == "im" || p == "il" || p == "ir" }

// people reports whether b is the people or language of the place a.
func people(a, b string) bool {
	rest, ok := strings.CutPrefix(b, a)
	if !ok {
		return false
	}
	switch rest {
	case "n": // India, Indian; but Balochista is Balochistan cut short
		return strings.HasSuffix(a, "ia") || strings.HasSuffix(a, "ica") || strings.HasSuffix(a, "ea") || strings.HasSuffix(a, "bya")
	case "i": // Iraq, Iraqi; Afghan, Afghani
		return !vowel(rune(a[len(a)-1]))
	}
	return false
}

// confused reports whether two words stand in the same line of confusedWords.
func confused(a, b string) bool {
	for _, line := range confusedWords() {
		if inLine(line, a) && inLine(line, b) {
			return true
		}
	}
	return false
}

func inLine(line, word string) bool {
	for line != "" {
		var next string
		next, line, _ = strings.Cut(line, " ")
		if next == word {
			return true
		}
	}
	return false
}

// confusedWords lists words within a slip or two of each other that mean different
// things, above all in answers on politics, law, history and geography. It can't be
// whole: a wrong "right" that it misses is a line to add.
func confusedWords() []string {
	return []string{
		"accept except", "adverse averse", "angel angle", "ascent assent", "back black block", "battle bottle",
		"bloc block", "board broad", "breath breadth", "calm clam", "career carrier", "case cause", "casual causal",
		"clash crash crush", "cooperation corporation", "collision collusion", "complaint compliant", "conform confirm",
		"confident confidant", "conscience conscious", "contact contract contrast", "country county", "dairy diary",
		"decent descent dissent", "defuse diffuse", "desert dessert", "dictate dedicate", "draft drift",
		"economical economic", "evolution devolution", "exist exit", "faction fiction fraction friction",
		"fight flight fright", "form from", "formally formerly", "founder funder", "historic historical", "hostel hostile",
		"later latter", "martial marital", "mediate meditate", "mediation meditation", "mediator meditator",
		"message massage", "moral morale mortal", "nation notion", "oppose oppress", "paktia paktika", "paktya paktika",
		"paktiya paktika", "party parity", "patrol petrol", "perpetrate perpetuate", "persecute prosecute",
		"persecution prosecution", "personal personnel", "portion potion", "precedent president",
		"preposition proposition", "price prize", "profession procession", "quiet quite", "ration ratio",
		"region reign resign", "resolution revolution", "respectful respective", "sacred scared", "secession succession",
		"sever severe", "slovakia slovenia", "social special", "stand strand", "state statue status statute",
		"sting string", "strike stroke stride", "stripe strip", "than then", "though thought through tough thorough",
		"threat treat", "thrust trust", "tired tried", "track trick truck", "trail trial", "treaties treatise",
		"tunis tunisia", "united untied", "vary wary", "vest west", "vine wine", "waive wave", "where were",
	}
}
